"""Walks through a record: what stands in it, and the way there."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from ..source import Where
from .fields import PUBLIC, Audience, Record, audience_of, key_of
from .values import PerLanguage, Reference


def texts_in(record: object, where: Where = (), audience: Audience | None = None) -> Iterator[tuple[Where, PerLanguage]]:
    """Every text per language in a record, in the order of its fields, with the way to it.

    With an audience: only what its readers see.
    """
    if isinstance(record, PerLanguage):
        yield where, record
    else:
        for step, value in _inside(record, audience):
            yield from texts_in(value, (*where, *step), audience)


def records_in(record: object, where: Where = ()) -> Iterator[tuple[Where, Record]]:
    """A record and every record inside it, with the way to each."""
    if isinstance(record, Record):
        yield where, record
    for step, value in _inside(record):
        yield from records_in(value, (*where, *step))


class Named(NamedTuple):
    """An id somewhere in a record: the way to it, what kinds of records it may name, and the id."""

    where: Where
    kinds: tuple[str, ...]
    id: str


def references_in(record: Record) -> Iterator[Named]:
    """Every id that a record itself holds (not those of records inside it)."""
    for name, key, kinds in _references_of(type(record)):
        value = getattr(record, name)
        if isinstance(value, str):
            yield Named((key,), kinds, value)
        elif isinstance(value, tuple):
            for index, id in enumerate(value):
                yield Named((key, index), kinds, id)
        elif isinstance(value, dict):
            for id in value:
                yield Named((key, id), kinds, id)


@cache
def _references_of(model: type[Record]) -> list[tuple[str, str, tuple[str, ...]]]:
    """The fields of a model that hold ids: name, key in YAML, kinds."""
    found = []
    for name, info in model.model_fields.items():
        reference = _reference_in(info.annotation) or next((each for each in info.metadata if isinstance(each, Reference)), None)
        if reference:
            found.append((name, key_of(name, info), reference.kinds))
    return found


def _reference_in(annotation: Any) -> Reference | None:
    if isinstance(annotation, Reference):
        return annotation
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        found = _reference_in(part)
        if found:
            return found
    return None


_HOLDERS = (Record, tuple, dict)
"""What can hold texts and records; anything else is passed over."""


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, Where, Audience | None], ...]:
    """The fields of a model that can hold texts or records: name, the step to it, and who may see it."""
    return tuple(
        (name, (key_of(name, info),), audience_of(info))
        for name, info in model.model_fields.items()
        if _holds(info.annotation)
    )


def _holds(annotation: Any) -> bool:
    """Whether a value of this type can have texts or records in it."""
    if isinstance(annotation, type):
        return issubclass(annotation, Record | PerLanguage)
    return any(_holds(part) for part in get_args(annotation))


def _inside(value: object, audience: Audience | None = None) -> Iterator[tuple[Where, object]]:
    """The steps into a value and what they lead to, as far as an audience may see."""
    if isinstance(value, Record):
        held = value.__dict__
        for name, step, meant_for in _fields(type(value)):
            if isinstance(held[name], _HOLDERS) and (audience is None or audience.may_see(meant_for)):
                yield step, held[name]
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, _HOLDERS) and (audience is None or audience.may_see(Audience(getattr(item, "audience", PUBLIC)))):
                yield (index,), item
    elif isinstance(value, dict) and not isinstance(value, PerLanguage):
        for key, item in value.items():
            if isinstance(item, _HOLDERS):
                yield (key,), item

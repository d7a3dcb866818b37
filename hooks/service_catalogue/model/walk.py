"""Walks through a record: what stands in it, and the way there."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, TypeAlias, get_args

from ..source import Where
from .fields import PUBLIC, Record, audience_of, key_of
from .values import PerLanguage, Reference, links_in

Line: TypeAlias = tuple[Where, str, str]
"""A text in one language: the way to it in its record, the language, the text."""


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


def references_to(kind: str, record: Record) -> set[str]:
    """The ids of one kind that a record names, at any depth."""
    found: set[str] = set()
    for name, _, kinds in _references_of(type(record)):
        if kind in kinds and (value := record.__dict__[name]):
            found.update((value,) if isinstance(value, str) else value)
    for name in _leading_to(kind, type(record)):
        value = record.__dict__[name]
        items = (value,) if isinstance(value, Record) else value.values() if isinstance(value, dict) else value or ()
        for item in items:
            found |= references_to(kind, item)
    return found


@cache
def _leading_to(kind: str, model: type[Record]) -> tuple[str, ...]:
    """The fields of a model that hold records which can name an id of this kind."""

    def leads(annotation: Any) -> bool:
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return any(kind in kinds for _, _, kinds in _references_of(annotation)) or bool(_leading_to(kind, annotation))
        return any(map(leads, get_args(annotation)))

    return tuple(name for name, info in model.model_fields.items() if leads(info.annotation))


class Walk(NamedTuple):
    """What stands in a record, in the order of its fields, with the ways to it.

    Every record by its kind (itself too), every text per language, those that everybody sees, every line
    of those, the lines that may hold a number or a mail address, every link in a text with the way to that
    text and its language, and every id that names another record (in `named` each once, with its kinds).
    """

    records: dict[type[Record], list[tuple[Where, Record]]]
    texts: list[tuple[Where, PerLanguage]]
    shown: list[PerLanguage]
    public: list[Line]
    numbered: list[Line]
    links: list[tuple[Where, str]]
    references: list[Named]
    named: set[tuple[tuple[str, ...], str]]


def walk(record: Record) -> Walk:
    """What stands in `record`, found in one go."""
    found = Walk({}, [], [], [], [], [], [], set())
    _into(record, (), True, found)
    found.named.update((each.kinds, each.id) for each in found.references)
    return found


def _into(value: Any, where: Where, shown: bool, found: Walk) -> None:
    if isinstance(value, PerLanguage):
        found.texts.append((where, value))
        if shown:
            found.shown.append(value)
        for language, text in value.items():
            place = (*where, language)
            for line in (text,) if isinstance(text, str) else text:
                if shown:
                    found.public.append((place, language, line))
                    if _NUMBERED.search(line):
                        found.numbered.append(found.public[-1])
            if isinstance(text, str) and "]" in text:
                found.links.extend((place, link) for link in links_in(text))
    elif isinstance(value, Record):
        found.records.setdefault(type(value), []).append((where, value))
        for named in references_in(value):
            found.references.append(Named((*where, *named.where), named.kinds, named.id))
        held = value.__dict__
        shown = shown and held.get("audience", PUBLIC) == PUBLIC
        for name, key, everybody in _fields(type(value)):
            if held[name]:
                _into(held[name], (*where, key), shown and everybody, found)
    elif isinstance(value, tuple | dict):
        for step, item in enumerate(value) if isinstance(value, tuple) else value.items():
            if isinstance(item, Record | tuple | dict):
                _into(item, (*where, step), shown, found)


_NUMBERED = re.compile(r"\d|@")


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model that can hold texts or records: name, key in YAML, and whether everybody may see it."""
    return tuple(
        (name, key_of(name, info), audience_of(info) is PUBLIC)
        for name, info in model.model_fields.items()
        if _holds(info.annotation)
    )


def _holds(annotation: Any) -> bool:
    """Whether a value of this type can have texts or records in it."""
    if isinstance(annotation, type):
        return issubclass(annotation, Record | PerLanguage)
    return any(map(_holds, get_args(annotation)))

"""A document → a record of the model, or problems that say in Dutch what is wrong where."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from ..problems import Problem
from ..source import Document, Where
from .fields import Record, key_of
from .nearby import MOST_HINTS, MOST_SHOWN, as_list, meant, nearest
from .values import quoted

R = TypeVar("R", bound=Record)


def validate(
    model: type[R], document: Document, languages: tuple[str, ...], data: Any = None, at: Where = ()
) -> tuple[R | None, list[Problem]]:
    """The record that `data` (default: the document's own) holds, and the problems found.

    `at` is the way to `data` inside the document. The record is None when there is a problem.
    """
    data = document.data if data is None else data
    try:
        return model.model_validate(data, context={"languages": languages}), []
    except ValidationError as error:
        return None, list(_problems(model, document, languages, error, at))


def _problems(
    model: type[Record], document: Document, languages: tuple[str, ...], error: ValidationError, at: Where
) -> Iterator[Problem]:
    faults = [(_place(fault["loc"]), fault) for fault in error.errors(include_url=False, include_input=True)]
    unknown = [where for (where, _), fault in faults if fault["type"] == "extra_forbidden"][:MOST_HINTS]
    misspelt = {(*where[:-1], nearest(str(where[-1]), _keys(model, where[:-1]))) for where in unknown}
    for (where, about_key), fault in faults:
        kind = fault["type"]
        if kind == "missing":
            if where not in misspelt and (*at, *where) not in document.left_out:
                spot = document.key((*at, *where[:-1]))
                yield document.problem(spot, f"ontbreekt; zo vul je het in: {_example(model, where)}", label_of(model, where))
        elif kind == "extra_forbidden":
            key = str(where[-1])
            hint = _other_key(key, _keys(model, where[:-1]), languages) if where in unknown else ""
            sentence = f"{quoted(key)} is geen veld van {_noun(model, where[:-1])}{hint}"
            yield document.problem(document.key((*at, *where)), sentence)
        else:
            spot = document.key((*at, *where)) if about_key else document.value((*at, *where))
            label = label_of(model, where[:-1] if about_key else where)
            yield document.problem(spot, _sentence(kind, fault, model, where), label)


def _other_key(key: str, allowed: list[str], languages: tuple[str, ...]) -> str:
    if key in languages:
        return "; spring de tekst van een taal in, onder de naam van zijn veld"
    if len(allowed) > MOST_SHOWN and nearest(key, allowed) is None:
        return "; alle velden staan uitgelegd in catalogue/example.yml"
    return f"; {meant(key, allowed)}"


def _place(loc: tuple[str | int, ...]) -> tuple[Where, bool]:
    """The way to a value, and whether the fault is in its key."""
    about_key = bool(loc) and loc[-1] == "[key]"
    return tuple(step for step in loc if step != "[key]"), about_key


def _sentence(kind: str, fault: Any, model: type[Record], where: Where) -> str:
    if kind == "wrong":
        return fault["ctx"]["sentence"]
    if kind in ("tuple_type", "list_type"):
        return as_list(fault["input"], _first_of_example(model, where))
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        keys, found = _keys(model, where), fault["input"]
        first, text = keys[0], found if isinstance(found, str) and len(found) <= 40 and found not in keys else "…"
        if where and isinstance(where[-1], int):
            return f'hier ontbreekt de naam van een veld, zoals "- {first}: {text}"'
        if not where:
            return f'hier horen velden met hun naam ervoor, zoals "{first}: {text}"'
        dash = ", zonder streepje" if isinstance(fault["input"], list) else ""
        return f"hier horen velden onder, ingesprongen{dash}, zoals {_example(model, where)}"
    return f"dit kan hier niet; zo vul je het in: {_example(model, where)}"


def label_of(model: type[Record], where: Where) -> str:
    """The Dutch label of the field at `where`: the nearest declared one, with the language it stands in."""
    label, language = "", ""
    for step, info, _ in _walk(model, where):
        if info is not None:
            label, language = info.title or "", ""
        elif isinstance(step, str):
            language = step
    return f"{label} ({language})" if language else label


def _walk(model: type[Record], where: Where) -> Iterator[tuple[str | int, FieldInfo | None, type[Record] | None]]:
    """Each step of the way with the field it names (None inside lists and languages) and the record it leads to."""
    here: type[Record] | None = model
    inner: Any = model
    for step in where:
        info = _fields(here).get(str(step)) if here is not None and isinstance(step, str) else None
        if info is not None:
            inner = info.annotation
        here = record_in(inner) if info is not None or isinstance(step, int) else here
        yield step, info, here


@cache
def _fields(model: type[Record]) -> dict[str, FieldInfo]:
    return {key_of(name, info): info for name, info in model.model_fields.items()}


def record_in(annotation: Any) -> type[Record] | None:
    """The record that an annotation holds: itself, or inside a list, a mapping or an optional."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for part in get_args(annotation):
        found = record_in(part)
        if found:
            return found
    return None


def _level(model: type[Record], where: Where) -> type[Record]:
    here = model
    for _, _, record in _walk(model, where):
        here = record or here
    return here


def _keys(model: type[Record], where: Where) -> list[str]:
    return list(_fields(_level(model, where)))


def _noun(model: type[Record], where: Where) -> str:
    return _level(model, where).noun


def _example(model: type[Record], where: Where) -> str:
    """An example of the field at `where`, as it is typed."""
    key, info = "", None
    for step, found, _ in _walk(model, where):
        if found is not None:
            key, info = str(step), found
    if info is None or not info.examples:
        return "zoals in example.yml"
    return f"{key}: {as_typed(info.examples[0])}"


def _first_of_example(model: type[Record], where: Where) -> str:
    """The first item of the example of a list, as it is typed after its dash."""
    info = next((found for _, found, _ in reversed(list(_walk(model, where))) if found is not None), None)
    first = info.examples[0][0] if info and info.examples and isinstance(info.examples[0], list) else "…"
    return as_typed(first).strip("{}")


def as_typed(value: Any) -> str:
    """A value on one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_typed(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_typed(item) for item in value) + "]"
    return value if value.replace("-", "").replace(".", "").isalnum() else json.dumps(value, ensure_ascii=False)

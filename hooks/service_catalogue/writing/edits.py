"""What can be done at a place of an entry, and what the entry has to say afterwards."""

import copy
from dataclasses import dataclass
from typing import Any, TypeAlias

from ..source import Where


class CannotWrite(Exception):
    """Why nothing was written: one sentence in Dutch."""


@dataclass(frozen=True)
class Set:
    """The field at `where` gets a value, be it there already or not (texts, lists and dicts of texts)."""

    where: Where
    value: Any


@dataclass(frozen=True)
class Remove:
    """The field or item at `where` goes, and what would be left empty around it."""

    where: Where


@dataclass(frozen=True)
class Append:
    """The list at `where` gets one more item at its end, unless it has that text; a list that is not there yet begins with it."""

    where: Where
    value: Any


Edit: TypeAlias = Set | Remove | Append


def resolved(data: Any, where: Where) -> Where:
    """A way whose items of lists are told by their id, as ``("contact_points", "onthaal", "phone")``, with their numbers."""
    found: list[str | int] = []
    for step in where:
        if isinstance(data, list) and isinstance(step, str):
            ids = [item.get("id") if isinstance(item, dict) else None for item in data]
            if step not in ids:
                known = ", ".join(id for id in ids if id) or "geen enkele"
                raise CannotWrite(f'hier is geen "{step}"; wel: {known}')
            step = ids.index(step)
        found.append(step)
        inside = isinstance(data, list) and isinstance(step, int) and step < len(data) or isinstance(data, dict) and step in data
        data = data[step] if inside else None
    return tuple(found)


def apply(data: Any, edit: Edit, where: Where) -> None:
    """The same edit on plain data: what the file has to say afterwards."""
    at = data
    for depth, step in enumerate(where[:-1]):
        if isinstance(at, dict) and step not in at and not isinstance(edit, Remove):
            at[step] = {}
        at = _inside(at, step, where[: depth + 1])
    last = where[-1]
    if isinstance(edit, Append):
        if isinstance(at, dict):
            at.setdefault(last, [])
        items = _inside(at, last, where)
        if not isinstance(items, list):
            raise CannotWrite(f"hier staat geen lijst: {told(where)}")
        if isinstance(edit.value, str) and edit.value in items:
            raise CannotWrite(f'"{edit.value}" staat er al')
        items.append(copy.deepcopy(edit.value))
    elif isinstance(edit, Set):
        if isinstance(at, list) and not (isinstance(last, int) and last < len(at)) or isinstance(at, str):
            raise CannotWrite(f"hier staat niets: {told(where)}")
        at[last] = copy.deepcopy(edit.value)
    else:
        _inside(at, last, where)
        del at[last]
        if not at and len(where) > 1:
            apply(data, Remove(where[:-1]), where[:-1])
        elif not at:
            raise CannotWrite("dit is het enige dat in het bestand staat; verwijder het bestand zelf")


def _inside(at: Any, step: str | int, where: Where) -> Any:
    try:
        return at[step]
    except (KeyError, IndexError, TypeError):
        raise CannotWrite(f"hier staat niets: {told(where)}") from None


def told(where: Where) -> str:
    return ".".join(str(step + 1 if isinstance(step, int) else step) for step in where)

"""The order in which an editor expects the fields of a record: that of the model, at any depth."""

from collections.abc import Sequence
from typing import Any, get_args

from ..model.fields import Record, key_of
from ..model.values import PerLanguage
from ..source import Where
from .splicing import Order


def order_of(model: type[Record], languages: Sequence[str]) -> Order:
    """The keys at each place of a record of this kind: its fields, or the languages of a text."""

    def order(where: Where) -> Sequence[str]:
        kind = _kind_at(model, where)
        if kind is None:
            return ()
        return [key_of(name, info) for name, info in kind.model_fields.items()] if issubclass(kind, Record) else languages

    return order


def _kind_at(model: type[Record], where: Where) -> type[Record] | type[PerLanguage] | None:
    """The kind of record, or of text, that stands at a place; None for what has no order of its own."""
    kind: Any = model
    for step in where:
        if isinstance(step, int):
            continue  # an item is what its list holds
        if not issubclass(kind, Record):
            return None
        info = next((info for name, info in kind.model_fields.items() if key_of(name, info) == step), None)
        if info is None:
            # By language, or by an id: what the mapping holds stands one step deeper.
            continue
        found = _record_in(info.annotation)
        if found is None:
            return None
        kind = found
    return kind


def _record_in(annotation: Any) -> type[Record] | type[PerLanguage] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record | PerLanguage):
        return annotation
    return next((found for part in get_args(annotation) if (found := _record_in(part))), None)

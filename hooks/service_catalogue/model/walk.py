"""Walks through a record: what stands in it, and the way there."""

from collections.abc import Iterator

from ..source import Where
from .fields import Record, key_of
from .values import PerLanguage


def texts_in(record: object, where: Where = ()) -> Iterator[tuple[Where, PerLanguage]]:
    """Every text per language in a record, in the order of its fields, with the way to it."""
    if isinstance(record, PerLanguage):
        yield where, record
    elif isinstance(record, Record):
        for name, info in type(record).model_fields.items():
            yield from texts_in(getattr(record, name), (*where, key_of(name, info)))
    elif isinstance(record, tuple):
        for index, item in enumerate(record):
            yield from texts_in(item, (*where, index))

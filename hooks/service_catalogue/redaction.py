"""Catalogue → what one audience may see of it on one day: whatever is made of it holds nothing else.

Redaction happens here and nowhere else.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any, get_args

from .catalogue import Catalogue
from .memory import Memory
from .model.fields import Audience, Record, audience_of
from .model.offer import Offer, Referral
from .model.organisation import ContactPoint, Person
from .model.shared import Support
from .model.values import PerLanguage
from .model.vocabulary import Source
from .model.walk import references_to


def redact(catalogue: Catalogue, audience: Audience, day: date) -> Catalogue:
    """The catalogue without what `audience` may not see on `day`, and without the files it came from.

    A hidden field is as if it were not filled in; a hidden contact point does not exist; a person's
    name is gone when its date has passed.
    """
    return _Redaction(catalogue, audience, day).redacted()


class _Redaction:
    def __init__(self, catalogue: Catalogue, audience: Audience, day: date):
        self.catalogue, self.audience, self.day = catalogue, audience, day
        points = catalogue.contact_points.items()
        self.hidden = frozenset(id for id, point in points if not audience.may_see(Audience(point.audience)))
        """The contact points that do not exist for this audience."""
        self.memory = catalogue.memory.inner((audience, day, self.hidden))

    def redacted(self) -> Catalogue:
        kept = {each.name: self._collection(getattr(self.catalogue, each.name)) for each in fields(self.catalogue)}
        alone = replace(self.catalogue, **kept | {"documents": {}, "origins": {}, "broken": set(), "memory": self.memory.inner("seen")})
        alone = replace(alone, sources=_named_sources(alone))
        return replace(alone, digest=_digest(alone))

    def _collection(self, value: Any) -> Any:
        """A field of the catalogue: records by id, or by kind and id, or what holds no records."""
        if not isinstance(value, dict):
            return self._once(value)
        items = {key: item for key, item in value.items() if not self._gone(item)}
        return {key: self._collection(item) if isinstance(item, dict) else self._once(item) for key, item in items.items()}

    def _once(self, value: Any) -> Any:
        return self.memory.of("redacted", value, lambda: self._record(value)) if isinstance(value, Record) else self._seen(value)

    def _gone(self, value: Any) -> bool:
        return isinstance(value, ContactPoint) and value.id in self.hidden

    def _seen(self, value: Any) -> Any:
        if isinstance(value, Record):
            return self._record(value)
        if isinstance(value, tuple):
            return tuple(self._seen(item) for item in value if not self._gone(item))
        if isinstance(value, dict) and not isinstance(value, PerLanguage):
            return {key: self._seen(item) for key, item in value.items() if not self._gone(item)}
        return value

    def _record(self, record: Record) -> Record:
        held, changes = record.__dict__, {}
        unseen, inside = _plan(type(record), self.audience)
        for name, empty in unseen.items():
            if held[name] != empty:
                changes[name] = empty
        for name in inside:
            value = held[name]
            if not value:
                continue
            if isinstance(value, Person) and value.review_by < self.day:
                kept = None
            else:
                kept = self._seen(value)
                if isinstance(kept, Referral) and kept == Referral():
                    kept = None  # all of it was hidden: an empty part would tell that there is one
            if kept is not value:
                changes[name] = kept
        if isinstance(record, Offer | Referral) and self.hidden.intersection(record.contact):
            changes["contact"] = tuple(id for id in record.contact if id not in self.hidden)
        if unseen and "sources" in held:
            changes["sources"] = _without(changes.get("sources", held["sources"]), unseen)
        return record.model_copy(update=changes) if changes else record


@cache
def _plan(model: type[Record], audience: Audience) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Of a model: the fields that an audience may not see, each as it is when nobody fills it in; and those to look into."""
    fields = model.model_fields.items()
    unseen = {name: info.get_default() for name, info in fields if not _may_see(audience, audience_of(info))}
    return unseen, tuple(name for name, info in fields if name not in unseen and _may_change(info.annotation, audience))


def _may_see(audience: Audience, declared: Audience | None) -> bool:
    return declared is not None and audience.may_see(declared)


def _may_change(annotation: Any, audience: Audience) -> bool:
    """Whether a value of this type has anything in it that not everybody sees, or that goes with time."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation in (ContactPoint, Offer, Person, Referral) or any(_plan(annotation, audience))
    return any(_may_change(part, audience) for part in get_args(annotation))


def _named_sources(catalogue: Catalogue) -> dict[str, Source]:
    """The sources of something that is seen; what was hidden may have had others."""
    shown = (*catalogue.offers.values(), *catalogue.organisations.values(), *catalogue.glossary.values(), catalogue.settings)
    used: set[str] = set()
    for entry in shown:
        used |= catalogue.memory.of("sources", entry, lambda entry=entry: references_to("sources", entry))
    return {id: source for id, source in catalogue.sources.items() if id in used}


def _digest(catalogue: Catalogue) -> str:
    """Of everything that a redacted catalogue says, and of nothing else: not even by a name may it tell that something is hidden."""
    digest = hashlib.sha256()
    _add(digest, {each.name: getattr(catalogue, each.name) for each in fields(catalogue) if each.name not in ("memory", "unread")}, catalogue.memory)
    return digest.hexdigest()


def _add(digest: Any, value: Any, memory: Memory) -> None:
    if isinstance(value, Record):
        digest.update(memory.of("digest", value, lambda: value.model_dump_json().encode()))
    elif isinstance(value, dict):
        for key, item in value.items():
            digest.update(repr(key).encode())
            _add(digest, item, memory)
    else:
        digest.update(repr(value).encode())


def _without(sources: Iterable[Support], unseen: Iterable[str]) -> tuple[Support, ...]:
    """The sources without the hidden fields they support, and without those that support nothing else."""
    kept = []
    for support in sources:
        shown = tuple(path for path in support.supports if path.split(".")[0] not in unseen)
        if shown:
            kept.append(support if len(shown) == len(support.supports) else support.model_copy(update={"supports": shown}))
    return tuple(kept)

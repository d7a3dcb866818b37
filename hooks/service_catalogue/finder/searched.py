"""What of an offer the finder searches, and how much each text weighs."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..edition import Edition
from ..model.values import PerLanguage, Phone
from ..text import language_name
from ..views import OfferView


class Searched(NamedTuple):
    """A text of an offer: in which field it stands, how much that weighs, its language.

    A name is also found when it is written as one word.
    """

    field: str
    weight: float
    text: str
    language: str
    is_name: bool = False


def searched(offer: OfferView) -> Iterator[Searched]:
    """Every text of an offer that is searched, in the edition's language and under its own name in the default one."""
    edition, record = offer.edition, offer.record
    catalogue, default = edition.catalogue, edition.default

    def texts(field: str, weight: float, *values: PerLanguage | None) -> Iterator[Searched]:
        for value in values:
            if value:
                language = edition.language if edition.language in value else default
                yield Searched(field, weight, _bare(value[language]), language)

    for each in (record, *edition.predecessors.get(offer.id, ())):
        for language in dict.fromkeys((edition.language, default)):
            if language in each.name:
                yield Searched("name", 4, each.name[language], language, True)
        for alias in each.aliases:
            yield Searched("alias", 4, alias.name, default, True)
    for language, words in (record.search_words or {}).items():
        if language in (edition.language, default):
            for each in words:
                yield Searched("words", 3, each, language, True)
    for theme in record.themes:
        yield from texts("themes", 3, catalogue.vocabularies["themes"][theme].name)
    yield from texts("summary", 2, record.summary)
    for side in record.sides:
        yield from texts("sides", 2, side.name)
        yield from texts("for_whom", 1, side.for_whom)
    yield from texts("for_whom", 1, record.for_whom)
    yield from texts("description", 1, record.description, record.how_to_start, record.where, record.when_text, record.notes)
    kind = catalogue.vocabularies["kinds"][record.kind] if record.kind else None
    phase = catalogue.vocabularies["phases"][record.phase] if record.phase else None
    yield from texts("kind", 1, kind and kind.name, phase and phase.name, phase and phase.official)
    for id in (record.provider, *record.partners):
        if id:
            yield from texts("provider", 1.5, catalogue.organisations[id].name)
            for alias in catalogue.organisations[id].aliases:
                yield Searched("provider", 1.5, alias.name, default)
    for id in record.places:
        place = catalogue.places[id]
        yield from texts("place", 1.5, place.name)
        yield Searched("place", 1.5, " ".join(part for part in (place.street, place.postcode, place.city) if part), default)
    for spoken in record.languages:
        yield Searched("languages", 1.5, language_name(spoken.code, edition.language), edition.language)
    for id in (*record.contact, *(record.referral.contact if record.referral else ())):
        point = catalogue.contact_points[id]
        yield from texts("contact", 1, point.role)
        if point.phone and id != catalogue.settings.call:
            yield Searched("phone", 4, spellings(point.phone), default)


def _bare(markdown: str) -> str:
    """A text without the addresses of its links; what else is a sign is no word anyway."""
    return _LINK.sub(r"\1", markdown) if "](" in markdown else markdown


_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@cache
def spellings(phone: Phone) -> str:
    """A phone number in digits as people type it: as it is shown, with its country, and without its zone."""
    zone, _, rest = phone.partition(" ")
    return " ".join(sorted({re.sub(r"\D", "", digits) for digits in (phone, phone.link, rest or zone)}))


def rank(offer: OfferView) -> tuple[int, int, str]:
    """What goes before at equal fit: running before paused, then checked before unchecked and due before neither, then the name."""
    status = {"running": 0, None: 1, "paused": 2}.get(offer.record.status, 3)
    checked = 2 if offer.last_checked is None else 1 if offer.due else 0
    return status, checked, offer.called.casefold()


def current(edition: Edition) -> list[OfferView]:
    """The offers that the finder holds, in the order that decides at equal fit."""
    return sorted((offer for offer in edition.offers if offer.record.status != "ended"), key=rank)

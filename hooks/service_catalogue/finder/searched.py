"""What of an offer the finder searches, and how much each text weighs."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..edition import Edition
from ..model.values import Phone
from ..text import Text, language_name
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
    for each in (record, *edition.predecessors.get(offer.id, ())):
        for language in dict.fromkeys((edition.language, edition.default)):
            if language in each.name:
                yield Searched("name", 4, each.name[language], language, True)
        for alias in each.aliases:
            yield Searched("alias", 4, alias.name, edition.default, True)
    for language, words in (record.search_words or {}).items():
        if language in (edition.language, edition.default):
            for each in words:
                yield Searched("words", 3, each, language, True)
    for theme in offer.themes:
        yield from _texts("themes", 3, theme.name)
    yield from _texts("summary", 2, offer.summary)
    for side in offer.sides:
        yield from _texts("sides", 2, side.name)
        yield from _texts("for_whom", 1, side.for_whom)
    yield from _texts("for_whom", 1, offer.for_whom)
    yield from _texts("description", 1, offer.description, offer.how_to_start, offer.where, offer.when_text, offer.notes)
    yield from _texts("kind", 1, offer.kind and offer.kind.name, offer.phase and offer.phase.name, offer.phase and offer.phase.official)
    for organisation in filter(None, (offer.provider, *offer.partners)):
        yield from _texts("provider", 1.5, organisation.name)
        for alias in organisation.aliases:
            yield Searched("provider", 1.5, alias.name, edition.default)
    for place in offer.places:
        yield from _texts("place", 1.5, place.name)
        parts = (place.street, place.postcode, place.city)
        yield Searched("place", 1.5, " ".join(str(part) for part in parts if part), edition.default)
    for language in offer.languages:
        yield Searched("languages", 1.5, language_name(language.code, edition.language), edition.language)
    for point in (*offer.contact, *offer.referral_contact):
        yield from _texts("contact", 1, point.role)
        if point.phone and not point.is_call:
            yield Searched("phone", 4, " ".join(sorted(spellings(point.phone))), edition.default)


def _texts(field: str, weight: float, *texts: Text | None) -> Iterator[Searched]:
    for text in texts:
        if text:
            yield Searched(field, weight, text.plain, text.language)


def spellings(phone: Phone) -> set[str]:
    """A phone number in digits as people type it: as it is shown, with its country, and without its zone."""
    zone, _, rest = phone.partition(" ")
    return {re.sub(r"\D", "", digits) for digits in (phone, phone.link, rest or zone)}


def rank(offer: OfferView) -> tuple[int, int, str]:
    """What goes before at equal fit: running before paused, then checked before unchecked and due before neither, then the name."""
    status = {"running": 0, None: 1, "paused": 2}.get(offer.record.status, 3)
    checked = 2 if offer.last_checked is None else 1 if offer.due else 0
    return status, checked, offer.name.plain.casefold()


def current(edition: Edition) -> list[OfferView]:
    """The offers that the finder holds, in the order that decides at equal fit."""
    return sorted((offer for offer in edition.offers if offer.record.status != "ended"), key=rank)

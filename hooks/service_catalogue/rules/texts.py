"""What everybody reads is plain, and says nothing else than the contact does."""

import re
from collections.abc import Iterator
from datetime import date

from ..catalogue import Catalogue, Origin
from ..model.fields import PUBLIC
from ..model.offer import Offer
from ..model.organisation import Organisation
from ..model.values import Phone, quoted
from ..model.walk import texts_in
from ..problems import Level, Problem
from ..source import Where

PLAIN_FIELDS = ("summary", "description", "for_whom", "sides", "how_to_start", "where", "when_text", "duration", "group_size", "cost", "open_questions")  # fmt: skip
"""The fields of an offer that are written for everybody."""

# Nine digits or more after a 0 or +: longer than a date, and not written as an enterprise number.
_NUMBER = re.compile(r"(?<![\d.])(?!0\d{3}\.\d{3}\.\d{3}\b)(?:\+|0)\d?(?:[ ./()-]{0,2}\d){7,}")
_MAIL = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+")


def _lines(record: Offer | Organisation) -> Iterator[tuple[Where, str, str]]:
    """Every text that everybody sees: the way to it, its language, the text."""
    for where, texts in texts_in(record, audience=PUBLIC):
        for language, text in texts.items():
            for line in (text,) if isinstance(text, str) else text:
                yield (*where, language), language, line


def numbers_in_text_are_those_of_the_contact(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A phone number or mail address in a text is one that the contact has too."""
    for record, origin, numbers, mails in _contacts(catalogue):
        for where, _, text in _lines(record):
            if "contact_points" in where:
                continue
            for found in _NUMBER.findall(text):
                if not _dials(found, numbers):
                    yield origin.problem(where, f"{quoted(found)} staat niet bij het contact; zet een nummer bij een contactpunt en noem het hier niet")
            for found in _MAIL.findall(text):
                if found.casefold() not in mails:
                    yield origin.problem(where, f"{quoted(found)} staat niet bij het contact; zet een mailadres bij een contactpunt en noem het hier niet")


def _contacts(catalogue: Catalogue) -> Iterator[tuple[Offer | Organisation, Origin, set[str], set[str]]]:
    """Each offer and organisation with the numbers (as links) and mail addresses it may name."""
    points = catalogue.contact_points
    urgent = {_digits(each.number) for each in catalogue.settings.urgent}
    for slug, offer in catalogue.offers.items():
        route = catalogue.routes.get(offer.route) if offer.route else None
        ids = [*offer.contact, *(offer.referral.contact if offer.referral else ()), catalogue.settings.call, *([route.contact] if route else [])]
        own = [points[id] for id in ids if id in points]
        yield offer, catalogue.origins["offers", slug], urgent | _numbers(own), _mails(own)
    for slug, organisation in catalogue.organisations.items():
        own = [*organisation.contact_points, *(points[id] for id in [catalogue.settings.call] if id in points)]
        yield organisation, catalogue.origins["organisations", slug], urgent | _numbers(own), _mails(own)


def _dials(found: str, numbers: set[str]) -> bool:
    """Whether a number in a text is one of `numbers` (digits), at home or with its country before it."""
    digits = re.sub(r"\D", "", found)
    return digits in numbers or any(number.endswith(digits.removeprefix("0")) for number in numbers)


def _numbers(points: list) -> set[str]:
    return {_digits(point.phone) for point in points if point.phone}


def _digits(phone: Phone) -> str:
    return re.sub(r"\D", "", phone.link)


def _mails(points: list) -> set[str]:
    return {point.email.casefold() for point in points if point.email}


def addresses_in_text_are_those_of_the_places(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A street with a number in a text has the number that its place has."""
    known: dict[str, set[str]] = {}
    for place in catalogue.places.values():
        if place.street:
            known.setdefault(place.street.casefold(), set()).add((place.number or "").casefold())
    if not known:
        return
    pattern = re.compile(rf"({'|'.join(map(re.escape, known))})\s+(\d+\s?[a-z]?)\b", re.IGNORECASE)
    for kind in ("offers", "organisations"):
        for slug, record in getattr(catalogue, kind).items():
            for where, _, text in _lines(record):
                for street, number in pattern.findall(text):
                    if number.replace(" ", "").casefold() not in known[street.casefold()]:
                        sentence = f"{quoted(f'{street} {number}')} is niet het adres dat bij de plaats staat; noem hier geen adres, maar de plaats"
                        yield catalogue.origins[kind, slug].problem(where, sentence)


def texts_for_everybody_have_no_jargon(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """Words of the trade stand in the part for social workers, not in what everybody reads."""
    jargon = catalogue.settings.plain_language.jargon or {}
    patterns = {
        language: re.compile(rf"\b({'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b", re.IGNORECASE)
        for language, words in jargon.items()
    }
    for slug, offer in catalogue.offers.items():
        for where, language, text in _lines(offer):
            if where[0] in PLAIN_FIELDS and language in patterns:
                for word in dict.fromkeys(patterns[language].findall(text)):
                    sentence = f"{quoted(word)} is een vakwoord; zeg het met gewone woorden, of zet het bij de hulpverleners"
                    yield catalogue.origins["offers", slug].problem(where, sentence, Level.WARNING)


RULES = (
    numbers_in_text_are_those_of_the_contact,
    addresses_in_text_are_those_of_the_places,
    texts_for_everybody_have_no_jargon,
)

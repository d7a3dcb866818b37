"""What everybody reads says nothing else than the contact and the places do."""

import re
from collections.abc import Container, Iterator
from datetime import date

from ..catalogue import Catalogue, Line, Origin
from ..model.values import Phone, quoted
from ..problems import Problem

# Nine digits or more after a 0 or +: longer than a date, and not written as an enterprise number.
_NUMBER = re.compile(r"(?<![\d.])(?!0\d{3}\.\d{3}\.\d{3}\b)(?:\+|0)\d?(?:[ ./()-]{0,2}\d){7,}")
_HINT = re.compile(r"(?:\d[ ./()-]{0,2}){6}\d|@")
"""What every number and mail address has; most texts have neither."""
_MAIL = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+")


def numbers_in_text_are_those_of_the_contact(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A phone number or mail address in a text is one that the contact has too."""
    for origin, lines, numbers, mails in _contacts(catalogue):
        for where, _, text in lines:
            for found in _NUMBER.findall(text):
                if not _dials(found, numbers):
                    yield origin.problem(where, f"{quoted(found)} staat niet bij het contact; zet een nummer bij een contactpunt en noem het hier niet")
            for found in _MAIL.findall(text):
                if found.casefold() not in mails:
                    yield origin.problem(where, f"{quoted(found)} staat niet bij het contact; zet een mailadres bij een contactpunt en noem het hier niet")


def _contacts(catalogue: Catalogue) -> Iterator[tuple[Origin, list[Line], set[str], set[str]]]:
    """Each offer and organisation that may name some: its texts, and the numbers (digits) and mail addresses it may name."""
    points = catalogue.contact_points
    urgent = {_digits(each.number) for each in catalogue.settings.urgent}
    for slug, offer in catalogue.offers.items():
        lines = _hinting(catalogue, "offers", slug)
        if not lines:
            continue
        route = catalogue.routes.get(offer.route) if offer.route else None
        ids = [*offer.contact, *(offer.referral.contact if offer.referral else ()), catalogue.settings.call, *([route.contact] if route else [])]
        own = [points[id] for id in ids if id in points]
        yield catalogue.origins["offers", slug], lines, urgent | _numbers(own), _mails(own)
    for slug, organisation in catalogue.organisations.items():
        own = [*organisation.contact_points, *(points[id] for id in [catalogue.settings.call] if id in points)]
        yield catalogue.origins["organisations", slug], _hinting(catalogue, "organisations", slug), urgent | _numbers(own), _mails(own)


def _hinting(catalogue: Catalogue, kind: str, id: str) -> list[Line]:
    """The texts that may hold a number or an address, less those of contact points."""
    return [line for line in catalogue.numbered_texts(kind, id) if "contact_points" not in line[0] and _HINT.search(line[2])]


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
    longest = max(len(street.split()) for street in known)
    last_words = {street.split()[-1] for street in known}
    for entry in catalogue.origins:
        for where, _, text in catalogue.numbered_texts(*entry) if entry[0] in ("offers", "organisations") else ():
            for street, number in _addresses(text, known, last_words, longest):
                if number.replace(" ", "").casefold() not in known[street.casefold()]:
                    sentence = f"{quoted(f'{street} {number}')} is niet het adres dat bij de plaats staat; noem hier geen adres, maar de plaats"
                    yield catalogue.origins[entry].problem(where, sentence)


# What stands before a number: looked up word by word, since one pattern of all streets is slow where there are thousands.
_HOUSE_NUMBER = re.compile(r"(?<=\w)\s+(\d+\s?[a-z]?)\b", re.IGNORECASE)
_STREET_WORD = re.compile(r"[^\s()\[\]\"“”,;:]+")


def _addresses(text: str, streets: Container[str], last_words: Container[str], longest: int) -> Iterator[tuple[str, str]]:
    """Each of the streets in a text with the number behind it; `longest` is how many words a street has at most."""
    for line in text.splitlines():
        words, before = list(_STREET_WORD.finditer(line)), 0
        for found in _HOUSE_NUMBER.finditer(line):
            while before < len(words) and words[before].start() < found.start():
                before += 1
            if not before or words[before - 1][0].casefold() not in last_words:
                continue
            for word in words[max(0, before - longest) : before]:
                street = " ".join(line[word.start() : found.start()].split())
                if street.casefold() in streets:
                    yield street, found[1]
                    break



RULES = (
    numbers_in_text_are_those_of_the_contact,
    addresses_in_text_are_those_of_the_places,
)

"""What an entry names exists, and leads somewhere."""

import re
from collections.abc import Iterator
from datetime import date

from ..catalogue import Catalogue, Origin
from ..model.nearby import meant
from ..model.values import quoted
from ..problems import Problem
from ..source import Where

# What each reference of a record names: the way to it ("*" is each item of a list) and the kind.
_REFERENCES: dict[str, tuple[tuple[Where, str], ...]] = {
    "offers": (
        (("kind",), "kinds"),
        (("part_of",), "offers"),
        (("phase",), "phases"),
        (("themes", "*"), "themes"),
        (("provider",), "organisations"),
        (("partners", "*"), "organisations"),
        (("successor",), "offers"),
        (("next", "*"), "offers"),
        (("route",), "routes"),
        (("contact", "*"), "contact_points"),
        (("places", "*"), "places"),
        (("access", "*"), "access"),
        (("referral", "by", "*"), "referrers"),
        (("referral", "contact", "*"), "contact_points"),
        (("eligibility", "*", "criterion"), "criteria"),
        (("sides", "*", "eligibility", "*", "criterion"), "criteria"),
        (("last_seen", "source"), "sources"),
        (("sources", "*", "source"), "sources"),
    ),
    "organisations": (
        (("part_of",), "organisations"),
        (("history", "*", "source"), "sources"),
        (("contact_points", "*", "source"), "sources"),
        (("places", "*", "source"), "sources"),
        (("places", "*", "access", "*"), "access"),
        (("sources", "*", "source"), "sources"),
    ),
    "routes": ((("contact",), "contact_points"), (("come_by_contact",), "contact_points")),
    "criteria": ((("instead", "*", "contact"), "contact_points"),),
    "glossary": ((("sources", "*", "source"), "sources"),),
}

_NAMES = {
    "offers": "geen aanbod (een bestand in offers/)",
    "organisations": "geen organisatie (een bestand in organisations/)",
    "contact_points": "geen contactpunt van een organisatie",
    "places": "geen plaats van een organisatie",
    "sources": "geen bron uit sources.yml",
    "routes": "geen weg uit routes.yml",
    "glossary": "geen woord uit glossary.yml",
}


def references_exist(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """What an entry names by id stands in the catalogue."""
    for (kind, _), origin in list(catalogue.origins.items()):
        data = _data(origin)
        for pattern, target in _REFERENCES.get(kind, ()):
            for where, id in _follow(data, pattern):
                yield from _exists(catalogue, origin, where, target, id)


def settings_name_contact_points(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """The call number and the fallback of the settings are contact points."""
    document = catalogue.documents["catalogue/settings.yml"]
    origin = Origin(document, (), type(catalogue.settings))
    for key in ("call", "fallback_contact"):
        yield from _exists(catalogue, origin, (key,), "contact_points", getattr(catalogue.settings, key))
    point = catalogue.contact_points.get(catalogue.settings.call)
    if point is not None and (point.phone is None or point.audience != "public"):
        yield origin.problem(("call",), f'"{catalogue.settings.call}" heeft geen openbaar telefoonnummer')


def links_in_text_resolve(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """`aanbod:` and `woord:` links name an offer and a glossary word."""
    for origin in catalogue.origins.values():
        yield from _links(catalogue, origin, origin.model, _data(origin), ())


_LINK = re.compile(r"\((aanbod|woord):([a-z0-9-]+)")
_TARGETS = {"aanbod": "offers", "woord": "glossary"}


def _links(catalogue: Catalogue, origin: Origin, model: object, data: object, where: Where) -> Iterator[Problem]:
    if isinstance(data, str):
        for scheme, id in _LINK.findall(data):
            yield from _exists(catalogue, origin, where, _TARGETS[scheme], id)
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _links(catalogue, origin, model, value, (*where, key))


def no_circles(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """Following `part_of`, `successor` or `next` never leads back to where one started."""
    for kind, field in (("offers", "part_of"), ("offers", "successor"), ("offers", "next"), ("organisations", "part_of")):
        records = getattr(catalogue, kind)
        for id in records:
            way = _way_back(records, field, id)
            if way:
                shown = " → ".join((id, *way))
                yield catalogue.origins[kind, id].problem((field,), f"dit loopt in een kring: {shown}")


def _way_back(records: dict[str, object], field: str, start: str) -> list[str]:
    """The ids on a way from `start` back to itself; empty when there is none."""
    seen: set[str] = set()
    todo = [(start, [])]
    while todo:
        here, way = todo.pop()
        value = getattr(records.get(here), field, None) or ()
        for following in (value,) if isinstance(value, str) else value:
            if following == start:
                return [*way, following]
            if following not in seen:
                seen.add(following)
                todo.append((following, [*way, following]))
    return []


def _exists(catalogue: Catalogue, origin: Origin, where: Where, kind: str, id: str) -> Iterator[Problem]:
    if not catalogue.knows(kind, id):
        what = _NAMES.get(kind, f"geen term uit vocabularies/{kind}.yml")
        yield origin.problem(where, f"{quoted(id)} is {what}; {meant(id, catalogue.ids(kind))}")


def _data(origin: Origin) -> object:
    data = origin.document.data
    for step in origin.at:
        data = data[step]
    return data


def _follow(data: object, pattern: Where, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """The places and texts that a pattern leads to."""
    if not pattern:
        if isinstance(data, str):
            yield where, data.strip()
        return
    step, rest = pattern[0], pattern[1:]
    if step == "*":
        for index, item in enumerate(data if isinstance(data, list) else ()):
            yield from _follow(item, rest, (*where, index))
    elif isinstance(data, dict) and step in data:
        yield from _follow(data[step], rest, (*where, step))


RULES = (references_exist, settings_name_contact_points, links_in_text_resolve, no_circles)

"""What an entry names exists, and leads somewhere."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ..catalogue import Catalogue, Origin, home
from ..model.fields import Record
from ..model.nearby import MOST_HINTS, meant
from ..model.values import quoted
from ..problems import Problem
from ..source import Where

_NAMES = {
    "offers": "geen aanbod (een bestand in offers/)",
    "organisations": "geen organisatie (een bestand in organisations/)",
    "contact_points": "geen contactpunt van een organisatie",
    "places": "geen plaats van een organisatie",
    "sources": "geen bron uit sources.yml",
    "routes": "geen weg uit routes.yml",
    "glossary": "geen woord uit glossary.yml",
    "urgent": "geen soort hulp uit urgent.yml",
}


def references_exist(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """What an entry names by id stands in the catalogue."""
    known = _Known(catalogue)
    missing = {pair for pair in catalogue.named() if not known.has(*pair)}
    for named, origin in catalogue.references() if missing else ():
        if (named.kinds, named.id) in missing:
            yield known.lack(origin, named.where, named.kinds, named.id)


def links_in_text_resolve(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """`aanbod:` and `woord:` links name an offer and a glossary word."""
    known = _Known(catalogue)
    for link, where, origin in catalogue.links():
        scheme, _, id = link.partition(":")
        if scheme in _TARGETS and not known.has((_TARGETS[scheme],), id):
            yield known.lack(origin, where, (_TARGETS[scheme],), id)


_TARGETS = {"aanbod": "offers", "woord": "glossary"}


def the_call_number_can_be_called(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """The contact point with the site's one number has one, for everybody."""
    settings, origin = catalogue.settings, catalogue.origins["settings", "settings"]
    point = catalogue.contact_points.get(settings.call)
    if point is not None and (point.phone is None or point.audience != "public"):
        yield origin.problem(("call",), f"{quoted(settings.call)} heeft geen telefoonnummer dat iedereen mag zien")


def routes_can_be_called(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """The contact point that a route says to call has a number."""
    for id, route in catalogue.routes.items():
        point = catalogue.contact_points.get(route.contact)
        if point is not None and point.phone is None:
            yield catalogue.origins["routes", id].problem(("contact",), f"{quoted(route.contact)} heeft geen telefoonnummer; kies een contactpunt dat men kan bellen")


def the_public_way_is_public(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """Where everybody is sent to is a contact point that everybody may see.

    Only the lists of contact points of an offer may name one for referrers: there it is left out.
    """
    for named, origin in catalogue.references():
        point = catalogue.contact_points.get(named.id) if "contact_points" in named.kinds else None
        if point is not None and point.audience != "public" and "contact" not in named.where[-2:-1]:
            yield origin.problem(named.where, f"{quoted(named.id)} is alleen voor hulpverleners; kies een contactpunt voor iedereen")


def no_circles(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """Following `part_of`, `successor` or `next` never leads back to where one started."""
    for kind, name in (("offers", "part_of"), ("offers", "successor"), ("offers", "next"), ("organisations", "part_of")):
        records = getattr(catalogue, kind)
        for id in _without_end(records, name):
            way = _way_back(records, name, id)
            if way:
                shown = " → ".join((id, *way))
                yield catalogue.origins[kind, id].problem((name,), f"dit loopt in een kring: {shown}")


def _followers(records: dict[str, object], name: str, id: str) -> tuple[str, ...]:
    value = getattr(records.get(id), name, None) or ()
    return (value,) if isinstance(value, str) else value


def _without_end(records: dict[str, object], name: str) -> list[str]:
    """The ids from which some way never ends: nearly always none, which is told without walking every way."""
    before: dict[str, list[str]] = {}
    left = {id: len({each for each in _followers(records, name, id) if each in records}) for id in records}
    for id in records:
        for each in set(_followers(records, name, id)):
            before.setdefault(each, []).append(id)
    ends = [id for id, count in left.items() if not count]
    while ends:
        for id in before.get(ends.pop(), ()):
            left[id] -= 1
            if not left[id]:
                ends.append(id)
    return [id for id, count in left.items() if count]


def _way_back(records: dict[str, object], name: str, start: str) -> list[str]:
    """The ids on a way from `start` back to itself; empty when there is none."""
    seen: set[str] = set()
    todo: list[tuple[str, list[str]]] = [(start, [])]
    while todo:
        here, way = todo.pop()
        for following in _followers(records, name, here):
            if following == start:
                return [*way, following]
            if following not in seen:
                seen.add(following)
                todo.append((following, [*way, following]))
    return []


class _Known:
    """What may be named, and what was meant where a name is wrong: looked up once, for the first wrong ones of a file."""

    def __init__(self, catalogue: Catalogue):
        self.catalogue = catalogue
        self.ids: dict[tuple[str, ...], list[str]] = {}
        self.names: dict[tuple[str, ...], dict[str, str]] = {}
        self.hinted: Counter[str] = Counter()

    def has(self, kinds: tuple[str, ...], id: str) -> bool:
        return any(self.catalogue.knows(kind, id) for kind in kinds)

    def lack(self, origin: Origin, where: Where, kinds: tuple[str, ...], id: str) -> Problem:
        """The problem that no record of these kinds has this id."""
        self.hinted[origin.document.path] += 1
        what = " en ".join(_NAMES.get(kind, f"geen term uit vocabularies/{kind}.yml") for kind in kinds)
        hint = f"; {self._meant(kinds, id)}" if self.hinted[origin.document.path] <= MOST_HINTS else ""
        return origin.problem(where, f"{quoted(id)} is {what}{hint}")

    def _meant(self, kinds: tuple[str, ...], id: str) -> str:
        if "," in id:
            return "zet elk op een eigen regel met een streepje en een spatie ervoor"
        if kinds not in self.ids:
            every = [(kind, each) for kind in kinds for each in self.catalogue.ids(kind)]
            self.ids[kinds] = [each for _, each in every]
            self.names[kinds] = {name: each for kind, each in every for name in _names(home(self.catalogue, kind).get(each))}
        return meant(id, self.ids[kinds], self.names[kinds])


def _names(record: Record | None) -> Iterator[str]:
    """What people call a record, in every language, or know it by."""
    for key in ("name", "title", "term", "role", "phone", "email"):
        value = getattr(record, key, None)
        yield from value.values() if isinstance(value, dict) else filter(None, [value])
    for alias in getattr(record, "aliases", ()):
        yield alias.name


RULES = (
    references_exist,
    links_in_text_resolve,
    the_call_number_can_be_called,
    routes_can_be_called,
    the_public_way_is_public,
    no_circles,
)

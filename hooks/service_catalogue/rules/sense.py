"""What an entry says by itself makes sense: dates in order, ids once, an end with a reason."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from ..catalogue import Catalogue, Origin
from ..model.fields import Record, key_of
from ..model.nearby import meant
from ..model.offer import Session
from ..model.shared import Period
from ..model.values import quoted
from ..periods import first_day, last_day
from ..problems import Level, Problem


def an_end_has_a_reason(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """An offer that ended says what came in its place, or why."""
    for slug, offer in catalogue.offers.items():
        if offer.status == "ended" and not offer.successor and not offer.status_reason:
            sentence = 'wat gestopt is, zegt wat in de plaats kwam ("successor") of waarom ("status_reason"); vul een van de twee in'
            yield catalogue.origins["offers", slug].problem(("status",), sentence)


def dates_run_forward(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """Nothing ends before it begins, and nothing is changed before it is made."""
    for each, where, origin in catalogue.records(Period):
        if each.from_ and each.to and first_day(each) > last_day(each):
            yield origin.problem((*where, "to"), f"{each.to} ligt vóór {each.from_}; wissel ze om")
    for each, where, origin in catalogue.records(Session):
        if each.from_ and each.to and each.from_ >= each.to:
            yield origin.problem((*where, "to"), f"{each.to} uur ligt niet na {each.from_} uur; wissel ze om")
    for record, origin in catalogue.entries():
        created, modified = getattr(record, "created", None), getattr(record, "modified", None)
        if created and modified and modified < created:
            yield origin.problem(("modified",), f"{modified} ligt vóór de dag waarop dit gemaakt is ({created})")


def ids_inside_are_unique(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """The sides of an offer, and the answers to a question, have ids of their own."""
    for slug, offer in catalogue.offers.items():
        yield from _repeated(catalogue.origins["offers", slug], "sides", [side.id for side in offer.sides])
    for id, criterion in catalogue.criteria.items():
        yield from _repeated(catalogue.origins["criteria", id], "choices", [choice.id for choice in criterion.choices])


def former_ids_are_free(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A former id of an offer is no other offer's id, nor its former one: a list that was kept finds one offer by it."""
    taken: dict[str, str] = {}
    for slug, offer in catalogue.offers.items():
        for index, id in enumerate(offer.former_ids):
            other = id if id in catalogue.offers else taken.get(id)
            if other:
                sentence = f"{quoted(id)} leidt al naar {other}; kies wat dit bestand vroeger zelf heette"
                yield catalogue.origins["offers", slug].problem(("former_ids", index), sentence)
            taken.setdefault(id, slug)


def _repeated(origin: Origin, key: str, ids: list[str]) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for index, id in enumerate(ids):
        if seen[id]:
            yield origin.problem((key, index, "id"), f"{quoted(id)} staat hier al; kies een andere id")
        seen[id] += 1


def sources_support_fields(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """What a source is said to support is a field, and stands in the entry."""
    for record, origin in catalogue.entries():
        keys = _names(type(record))
        for index, support in enumerate(getattr(record, "sources", ())):
            for number, path in enumerate(support.supports):
                where = ("sources", index, "supports", number)
                key = path.split(".")[0]
                if key not in keys:
                    yield origin.problem(where, f"{quoted(key)} is geen veld van {record.noun}; {meant(key, keys)}")
                elif not getattr(record, keys[key]) and not origin.left_out((key,)):
                    yield origin.problem(where, f"{quoted(key)} staat niet in dit bestand; vul het in, of verwijder deze regel", Level.WARNING)


@cache
def _names(model: type[Record]) -> dict[str, str]:
    """The fields of a model: the key in YAML with the name."""
    return {key_of(name, info): name for name, info in model.model_fields.items()}


def no_copy_is_left_unchanged(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """Two offers, or two organisations, have neither one name nor one summary: such a one was copied."""
    default = catalogue.default_language
    for kind, key in (("offers", "name"), ("offers", "summary"), ("organisations", "name")):
        seen: dict[str, str] = {}
        for id, record in getattr(catalogue, kind).items():
            text = (getattr(record, key) or {}).get(default)
            first = seen.setdefault(text, id) if text else id
            if first != id:
                sentence = f"dit staat ook zo in {kind}/{first}.yml; is een van de twee een kopie, vul daar dan in wat anders is"
                yield catalogue.origins[kind, id].problem((key, default), sentence, Level.WARNING)


RULES = (an_end_has_a_reason, dates_run_forward, former_ids_are_free, ids_inside_are_unique, no_copy_is_left_unchanged, sources_support_fields)

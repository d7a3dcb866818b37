"""What a list of offers can be narrowed by: themes, kinds and whatever else the vocabularies bring.

Never the criteria: facts about a person belong in the matching form alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..edition import Edition
from ..text import language_name
from ..views import OfferView


@dataclass(frozen=True)
class Facet:
    """A question about offers; `values` holds each answer's id, its label and the numbers of the offers that have it."""

    id: str
    name: str
    values: list[tuple[str, str, list[int]]]


def facets(edition: Edition, offers: list[OfferView]) -> list[Facet]:
    """The facets that split the list, their answers in the order of the vocabulary."""
    t = edition.t

    def terms(name: str) -> list[tuple[str, str]]:
        return [(term.id, term.name.plain) for term in edition.terms(name)]

    def spoken() -> list[tuple[str, str]]:
        codes = {each.code for offer in offers for each in offer.record.languages}
        return sorted(((code, language_name(code, edition.language)) for code in codes), key=lambda pair: pair[1])

    organisations = [(id, view.name.plain) for id, view in edition.organisations.items()]
    made = [
        _facet("themes", t("facet.themes"), offers, terms("themes"), lambda offer: offer.record.themes),
        _facet("kinds", t("facet.kinds"), offers, terms("kinds"), lambda offer: (offer.record.kind,)),
        _facet("providers", t("facet.providers"), offers, sorted(organisations, key=lambda pair: pair[1].casefold()), lambda offer: (offer.record.provider,)),
        _facet("phases", t("facet.phases"), offers, terms("phases"), lambda offer: (offer.record.phase,)),
        _facet("languages", t("facet.languages"), offers, spoken(), lambda offer: [each.code for each in offer.record.languages]),
        _facet(
            "status",
            t("facet.status"),
            offers,
            [(id, t(f"status.{id}").unescape()) for id in ("running", "paused", "unknown")],
            lambda offer: (offer.record.status or "unknown",),
        ),
    ]
    return [facet for facet in made if len({tuple(numbers) for _, _, numbers in facet.values}) > 1]


def _facet(
    id: str, name: object, offers: list[OfferView], values: list[tuple[str, str]], of: Callable[[OfferView], Iterable[str | None]]
) -> Facet:
    numbers: dict[str, list[int]] = {}
    for number, offer in enumerate(offers):
        for value in dict.fromkeys(of(offer)):
            if value:
                numbers.setdefault(value, []).append(number)
    found = [(value, label, numbers[value]) for value, label in values if value in numbers]
    return Facet(id, str(getattr(name, "unescape", lambda: name)()), found)

"""What one audience may see, in one language, on one day: everything after this sees nothing else.

A static site has no login: what reaches a template is published. So this begins with a catalogue
that is redacted already.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from string import Formatter
from typing import Any

from babel.dates import format_date
from markupsafe import Markup, escape

from . import text
from .addresses import Addresses
from .catalogue import Catalogue
from .explaining import Explainer
from .model.fields import Audience
from .model.offer import Offer
from .model.values import PerLanguage, Prose, WordLists
from .text import State, Text
from .views import ContactView, NumberView, OfferView, OrganisationView, UrgentView, View


WHOLE_LIST = 200
"""So many offers a page may list; of more it shows the ways to a part of them (`paging`)."""


class Wording:
    """The labels of one language: ``t("offer.what")``, with the places in them filled in as HTML."""

    def __init__(self, labels: dict[str, str], language: str):
        self.labels = labels
        self.language = language
        self._plain: dict[str, Markup] = {}
        self._pieces: dict[str, list[tuple[str, str | None]]] = {}

    def __call__(self, key: str, **filled: object) -> Markup:
        """The label; KeyError when there is none, or nothing for a place in it, which stops the build."""
        if filled:
            return Markup("".join([words if name is None else f"{words}{escape(filled[name])}" for words, name in self._in_pieces(key)]))
        if key not in self._plain:
            self._plain[key] = escape(self.labels[key])
        return self._plain[key]

    def _in_pieces(self, key: str) -> list[tuple[str, str | None]]:
        """The words of a label as HTML, with the name of the place behind each: a label is read once, and filled in often."""
        if key not in self._pieces:
            parsed = Formatter().parse(self.labels[key])
            self._pieces[key] = [(str(escape(words)), name) for words, name, _, _ in parsed]
        return self._pieces[key]

    def date(self, day: date) -> str:
        """A date in words: ``3 maart 2026``."""
        return format_date(day, "long", locale=self.language.replace("-", "_"))


@dataclass
class Edition:
    """The redacted catalogue in one language; `addresses` are the site's pages."""

    catalogue: Catalogue
    audience: Audience
    language: str
    day: date
    addresses: Addresses
    urgent_data: str = ""
    """The address of the file with the words of who is in danger; "" where there are none."""
    kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What is the same on many pages (the shell's)."""

    @cached_property
    def default(self) -> str:
        return self.catalogue.default_language

    @cached_property
    def t(self) -> Wording:
        return Wording(self.catalogue.wording[self.language], self.language)

    @cached_property
    def settings(self) -> View:
        return View(self.catalogue.settings, self)

    @cached_property
    def urgent(self) -> list[UrgentView]:
        """The kinds of help for who is in danger, in the order of their file."""
        return [UrgentView(record, self, id) for id, record in self.catalogue.urgent.items()]

    @cached_property
    def urgent_numbers(self) -> dict[str, NumberView]:
        """The numbers for who is in danger, by number, in the order of the settings."""
        return {each.number: NumberView(each, self) for each in self.catalogue.settings.urgent}

    @property
    def is_internal(self) -> bool:
        return self.audience is Audience.REFERRERS

    @property
    def noindex(self) -> bool:
        return self.is_internal or self.catalogue.settings.stage != "live"

    @cached_property
    def offers_key(self) -> str:
        """The key of the list of offers."""
        return self.keys["offers"]

    @cached_property
    def keys(self) -> dict[str, str]:
        """The keys of the pages that have no prose, by what they are: ``offers``, ``matching``, ``table``, ``list``, ``urgent``."""
        return self.catalogue.settings.addresses.keys()

    @property
    def referrers_contact(self) -> ContactView | None:
        """The one contact point for who refers clients."""
        id = self.catalogue.settings.referrers_contact
        return self.contact(id) if id in self.catalogue.contact_points else None

    @cached_property
    def criteria(self) -> list[View]:
        """The questions about a person, with their answers as views."""
        return [View(criterion, self) for criterion in self.catalogue.criteria.values()]

    def text(self, value: PerLanguage | None, state: Any = lambda language: State.ORIGINAL) -> Any:
        """The text in this edition's language, else in the default one; a list of them for a list of lines."""
        if value is None:
            return None
        language = self.language if self.language in value else self.default
        found = value[language]
        if isinstance(value, WordLists):
            return [self._made(text.line(item), language, state) for item in found]
        return self._made(text.prose(found) if isinstance(value, Prose) else text.line(found), language, state)

    def _made(self, html: Markup, language: str, state: Any) -> Text:
        return Text(html, language, state(language), language != self.language)

    @cached_property
    def is_large(self) -> bool:
        """Whether no page may list all offers: it would take too long to load."""
        return len(self.catalogue.offers) > WHOLE_LIST

    @cached_property
    def checked(self) -> int:
        """How many offers were checked by somebody."""
        return sum(self.fresh(id).last_checked is not None for id in self.catalogue.offers)

    @cached_property
    def unknown(self) -> int:
        """Of how many offers something is not known."""
        remember = self.catalogue.memory.of
        return sum(remember("unknown", offer.record, lambda: bool(offer.unknown or offer.open_questions)) for offer in map(self.fresh, self.catalogue.offers))

    @cached_property
    def offers(self) -> list[OfferView]:
        """Every offer, by name."""
        views = [OfferView(record, self, id) for id, record in self.catalogue.offers.items()]
        return sorted(views, key=lambda view: view.called.casefold())

    @cached_property
    def parts(self) -> dict[str, list[OfferView]]:
        """The offers that are part of another, by that other's id."""
        found: dict[str, list[OfferView]] = {}
        for offer in self.offers:
            if offer.record.part_of:
                found.setdefault(offer.record.part_of, []).append(offer)
        return found

    @cached_property
    def predecessors(self) -> dict[str, list[Offer]]:
        """The ended offers by the id of what came in their place."""
        found: dict[str, list[Offer]] = {}
        for offer in self.catalogue.offers.values():
            if offer.status == "ended" and offer.successor:
                found.setdefault(offer.successor, []).append(offer)
        return found

    @cached_property
    def _offers_by_id(self) -> dict[str, OfferView]:
        return {view.id: view for view in self.offers}

    def offer(self, id: str) -> OfferView:
        return self._offers_by_id[id]

    def fresh(self, id: str) -> OfferView:
        """The offer as a view of its own: what is made for its page is forgotten with it."""
        return OfferView(self.catalogue.offers[id], self, id)

    @cached_property
    def organisations(self) -> dict[str, OrganisationView]:
        return {id: OrganisationView(record, self, id) for id, record in self.catalogue.organisations.items()}

    @cached_property
    def organisation_roots(self) -> list[OrganisationView]:
        """The organisations that are part of no other, first the one that holds the site's number."""
        settings, roots = self.catalogue.settings, [each for each in self.organisations.values() if not each.record.part_of]
        return sorted(roots, key=lambda each: all(point.id != settings.call for point in each.record.contact_points))

    @cached_property
    def words(self) -> list[View]:
        """The difficult words, by word."""
        views = [View(word, self) for word in self.catalogue.glossary.values()]
        return sorted(views, key=lambda view: view.term.plain.casefold())

    @cached_property
    def sources(self) -> list[View]:
        """The sources of something that this audience sees, in the order of their file."""
        return [View(source, self) for source in self.catalogue.sources.values()]

    @cached_property
    def explainer(self) -> Explainer:
        return Explainer(self.catalogue.glossary.values(), self.language)

    def term(self, vocabulary: str, id: str | None) -> View | None:
        return self._terms(vocabulary)[id] if id else None

    def terms(self, vocabulary: str) -> list[View]:
        return list(self._terms(vocabulary).values())

    @cached_property
    def _vocabularies(self) -> dict[str, dict[str, View]]:
        return {}

    def _terms(self, vocabulary: str) -> dict[str, View]:
        if vocabulary not in self._vocabularies:
            terms = self.catalogue.vocabularies.get(vocabulary, {})
            self._vocabularies[vocabulary] = {id: View(term, self) for id, term in terms.items()}
        return self._vocabularies[vocabulary]

    def contact(self, id: str) -> ContactView:
        return ContactView(self.catalogue.contact_points[id], self)

    @cached_property
    def call(self) -> ContactView:
        """The contact point with the one number of the site."""
        return self.contact(self.catalogue.settings.call)

    def by_kind(self) -> list[tuple[View | None, list[OfferView]]]:
        """The offers that are not ended, grouped by kind in the vocabulary's order; those without one last."""
        groups: list[tuple[View | None, list[OfferView]]] = [
            (kind, [offer for offer in self._current if offer.record.kind == kind.id]) for kind in self.terms("kinds")
        ]
        groups.append((None, [offer for offer in self._current if offer.record.kind is None]))
        return [(kind, offers) for kind, offers in groups if offers]

    @cached_property
    def _current(self) -> list[OfferView]:
        """The offers that are not ended: in the order of kinds, by name, each followed by its parts."""
        kinds = list(self.catalogue.vocabularies.get("kinds", {}))
        current = [offer for offer in self.offers if offer.record.status != "ended"]
        current.sort(key=lambda offer: kinds.index(offer.record.kind) if offer.record.kind in kinds else len(kinds))
        ids, ordered = {offer.id for offer in current}, {}

        def put(offer: OfferView) -> None:
            if ordered.setdefault(offer.id, offer) is offer:
                for part in offer.parts:
                    if part.id in ids:
                        put(part)

        for offer in current:
            if offer.record.part_of not in ids:
                put(offer)
        return list(ordered.values())

    def by_phase(self) -> list[tuple[View, list[OfferView]]]:
        """Every phase in order with the offers in it; an offer that is part of another stands under that one."""
        return [
            (phase, [offer for offer in self._current if offer.record.phase == phase.id and not offer.record.part_of])
            for phase in self.terms("phases")
        ]

    def by_theme(self) -> list[tuple[View, list[OfferView]]]:
        """The themes that have offers, in order, with those offers."""
        groups = [(theme, [offer for offer in self._current if theme.id in offer.record.themes]) for theme in self.terms("themes")]
        return [(theme, offers) for theme, offers in groups if offers]

"""What one audience may see, in one language, on one day: everything after this sees nothing else.

Redaction happens here and nowhere else. A static site has no login: what reaches a template is
published.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from typing import Any

from babel.dates import format_date
from markupsafe import Markup, escape

from . import text
from .addresses import Addresses
from .catalogue import Catalogue
from .model.fields import Audience, Record, asked_of, audience_of
from .model.offer import Offer, Referral
from .model.organisation import ContactPoint, Person
from .model.shared import Support
from .model.values import PerLanguage, Phone, Prose, WordLists
from .periods import older_than, span
from .text import State, Text
from .translations import fingerprint


def redact(catalogue: Catalogue, audience: Audience, day: date) -> Catalogue:
    """The catalogue without what `audience` may not see on `day`, and without the files it came from.

    A hidden field is as if it were not filled in; a hidden contact point does not exist; a person's
    name is gone when its date has passed.
    """
    hidden = {id for id, point in catalogue.contact_points.items() if not audience.may_see(Audience(point.audience))}

    def seen(value: Any) -> Any:
        if isinstance(value, Record):
            return _redacted(value)
        if isinstance(value, tuple):
            return tuple(seen(item) for item in value if not gone(item))
        if isinstance(value, dict) and not isinstance(value, PerLanguage):
            return {key: seen(item) for key, item in value.items() if not gone(item)}
        return value

    def gone(value: Any) -> bool:
        return isinstance(value, ContactPoint) and value.id in hidden

    def _redacted(record: Record) -> Record:
        changes: dict[str, Any] = {}
        unseen: set[str] = set()
        for name, info in type(record).model_fields.items():
            value = getattr(record, name)
            declared = audience_of(info)
            if declared is None or not audience.may_see(declared):
                unseen.add(name)
                kept = info.get_default()
            elif isinstance(value, Person) and value.review_by < day:
                kept = None
            else:
                kept = seen(value)
            if kept is not value:
                changes[name] = kept
        if isinstance(record, Offer | Referral) and hidden.intersection(record.contact):
            changes["contact"] = tuple(id for id in record.contact if id not in hidden)
        if unseen and hasattr(record, "sources"):
            changes["sources"] = _without(changes.get("sources", record.sources), unseen)
        return record.model_copy(update=changes) if changes else record

    kept = {each.name: seen(getattr(catalogue, each.name)) for each in fields(catalogue)}
    return replace(catalogue, **kept | {"documents": {}, "origins": {}, "broken": set()})


def _without(sources: Iterable[Support], unseen: set[str]) -> tuple[Support, ...]:
    """The sources without the hidden fields they support, and without those that support nothing else."""
    kept = []
    for support in sources:
        shown = tuple(path for path in support.supports if path.split(".")[0] not in unseen)
        if shown:
            kept.append(support.model_copy(update={"supports": shown}))
    return tuple(kept)


class Wording:
    """The labels of one language: ``t("offer.what")``, with the places in them filled in as HTML."""

    def __init__(self, labels: dict[str, str], language: str):
        self.labels = labels
        self.language = language

    def __call__(self, key: str, **filled: object) -> Markup:
        """The label; KeyError when there is none, which stops the build."""
        label = escape(self.labels[key])
        return label.format(**filled) if filled else label

    def has(self, key: str) -> bool:
        return key in self.labels

    def date(self, day: date) -> str:
        """A date in words: ``3 maart 2026``."""
        return format_date(day, "long", locale=self.language.replace("-", "_"))


class View:
    """A record as it is read: its own field names, each text as a `Text`, each reference followed."""

    def __init__(self, record: Any, edition: "Edition", id: str = "", within: "View | None" = None):
        self.record = record
        self.edition = edition
        self.id = id or getattr(record, "id", "")
        self._within = within

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in type(self.record).model_fields:
            raise AttributeError(name)
        value = self._seen(getattr(self.record, name))
        self.__dict__[name] = value
        return value

    def _seen(self, value: Any) -> Any:
        if isinstance(value, PerLanguage):
            return self.edition.text(value, self.state_in)
        if isinstance(value, tuple):
            return [self._seen(item) for item in value]
        if isinstance(value, Record):
            return View(value, self.edition, within=self)
        return value

    def state_in(self, language: str) -> State:
        """How sure the translation of this record, or of the one it stands in, into `language` is."""
        if language == self.edition.default:
            return State.ORIGINAL
        if self._within:
            return self._within.state_in(language)
        translation = getattr(self.record, "translations", {}).get(language)
        return State(translation.state) if translation else State.DRAFT


@dataclass
class Edition:
    """The redacted catalogue in one language; `addresses` are the site's pages."""

    catalogue: Catalogue
    audience: Audience
    language: str
    day: date
    addresses: Addresses

    @property
    def default(self) -> str:
        return self.catalogue.default_language

    @cached_property
    def t(self) -> Wording:
        return Wording(self.catalogue.wording[self.language], self.language)

    @property
    def settings(self) -> View:
        return View(self.catalogue.settings, self)

    @property
    def is_internal(self) -> bool:
        return self.audience is Audience.REFERRERS

    @property
    def noindex(self) -> bool:
        return self.is_internal or self.catalogue.settings.stage != "live"

    @property
    def offers_key(self) -> str:
        """The key of the list of offers."""
        return f"{self.catalogue.settings.addresses.offers}/"

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
    def offers(self) -> list["OfferView"]:
        """Every offer, by name."""
        views = [OfferView(record, self, id) for id, record in self.catalogue.offers.items()]
        return sorted(views, key=lambda view: view.name.plain.casefold())

    @cached_property
    def _offers_by_id(self) -> dict[str, "OfferView"]:
        return {view.id: view for view in self.offers}

    def offer(self, id: str) -> "OfferView":
        return self._offers_by_id[id]

    @cached_property
    def organisations(self) -> dict[str, View]:
        return {id: OrganisationView(record, self, id) for id, record in self.catalogue.organisations.items()}

    @cached_property
    def words(self) -> list[View]:
        """The difficult words, by word."""
        views = [View(word, self) for word in self.catalogue.glossary.values()]
        return sorted(views, key=lambda view: view.term.plain.casefold())

    @property
    def sources(self) -> list[View]:
        return [View(source, self) for source in self.catalogue.sources.values()]

    def term(self, vocabulary: str, id: str | None) -> View | None:
        return View(self.catalogue.vocabularies[vocabulary][id], self) if id else None

    def terms(self, vocabulary: str) -> list[View]:
        return [View(term, self) for term in self.catalogue.vocabularies.get(vocabulary, {}).values()]

    def contact(self, id: str) -> "ContactView":
        return ContactView(self.catalogue.contact_points[id], self)

    @property
    def call(self) -> "ContactView":
        """The contact point with the one number of the site."""
        return self.contact(self.catalogue.settings.call)

    def by_kind(self) -> list[tuple[View | None, list["OfferView"]]]:
        """The offers that are not ended, grouped by kind in the vocabulary's order; those without one last."""
        groups: list[tuple[View | None, list[OfferView]]] = [
            (kind, [offer for offer in self._current if offer.record.kind == kind.id]) for kind in self.terms("kinds")
        ]
        groups.append((None, [offer for offer in self._current if offer.record.kind is None]))
        return [(kind, offers) for kind, offers in groups if offers]


    @cached_property
    def _current(self) -> list["OfferView"]:
        """The offers that are not ended, by name."""
        return [offer for offer in self.offers if offer.record.status != "ended"]

    def by_phase(self) -> list[tuple[View, list["OfferView"]]]:
        """Every phase in order with the offers in it; an offer that is part of another stands under that one."""
        return [
            (phase, [offer for offer in self._current if offer.record.phase == phase.id and not offer.record.part_of])
            for phase in self.terms("phases")
        ]

    def by_theme(self) -> list[tuple[View, list["OfferView"]]]:
        """The themes that have offers, in order, with those offers."""
        groups = [(theme, [offer for offer in self._current if theme.id in offer.record.themes]) for theme in self.terms("themes")]
        return [(theme, offers) for theme, offers in groups if offers]


class ContactView(View):
    """A contact point; `is_live` tells whether its number and mail may be pressed."""

    @property
    def is_call(self) -> bool:
        return self.id == self.edition.catalogue.settings.call

    @cached_property
    def is_live(self) -> bool:
        """Whether its data are recent or checked; old ones are text with their period, never a button."""
        if self.is_call or self.record.checked:
            return True
        return self.record.as_of is not None and not older_than(
            self.record.as_of, self.edition.catalogue.settings.old_source_after, self.edition.day
        )

    @property
    def phone(self) -> Phone | None:
        return self.record.phone

    @property
    def has_something(self) -> bool:
        """Whether it says how to get there at all; a bare role does not."""
        record = self.record
        return any((record.phone, record.email, record.url, record.how, record.hours))


class OrganisationView(View):
    @cached_property
    def contact_points(self) -> list[ContactView]:
        return [ContactView(point, self.edition) for point in self.record.contact_points]

    @cached_property
    def part_of(self) -> View | None:
        return self.edition.organisations[self.record.part_of] if self.record.part_of else None


class OfferView(View):
    """An offer, with everything it names."""

    @cached_property
    def key(self) -> str:
        """The key of its page."""
        return f"{self.edition.offers_key}{self.id}/"

    @cached_property
    def kind(self) -> View | None:
        return self.edition.term("kinds", self.record.kind)

    @cached_property
    def phase(self) -> View | None:
        return self.edition.term("phases", self.record.phase)

    @cached_property
    def themes(self) -> list[View | None]:
        return [self.edition.term("themes", id) for id in self.record.themes]

    @cached_property
    def provider(self) -> View | None:
        return self.edition.organisations[self.record.provider] if self.record.provider else None

    @cached_property
    def partners(self) -> list[View]:
        return [self.edition.organisations[id] for id in self.record.partners]

    @cached_property
    def part_of(self) -> "OfferView | None":
        return self.edition.offer(self.record.part_of) if self.record.part_of else None

    @cached_property
    def parts(self) -> list["OfferView"]:
        return [offer for offer in self.edition.offers if offer.record.part_of == self.id]

    @cached_property
    def next(self) -> list["OfferView"]:
        return [self.edition.offer(id) for id in self.record.next]

    @cached_property
    def contact(self) -> list[ContactView]:
        return [self.edition.contact(id) for id in self.record.contact]

    @cached_property
    def route(self) -> "RouteView | None":
        return RouteView(self.edition.catalogue.routes[self.record.route], self) if self.record.route else None

    @cached_property
    def places(self) -> list[View]:
        return [View(self.edition.catalogue.places[id], self.edition) for id in self.record.places]

    @cached_property
    def referrers(self) -> list[View | None]:
        ids = self.record.referral.by if self.record.referral else ()
        return [self.edition.term("referrers", id) for id in ids]

    @cached_property
    def referral_contact(self) -> list[ContactView]:
        """Whom only a referrer needs to reach."""
        return [self.edition.contact(id) for id in self.record.referral.contact] if self.record.referral else []

    @cached_property
    def has_translation(self) -> bool:
        """Whether it has a page of its own in this language: its name and summary are there."""
        return is_translated(self.record, self.edition.language)

    @cached_property
    def last_checked(self) -> date | None:
        return max((check.date for check in self.record.checked), default=None)

    @cached_property
    def age(self) -> Markup | None:
        """The years that the sources of what it is and for whom cover: ``rond 2014–2017``."""
        told = {"summary", "description", "for_whom", "eligibility"}
        periods = [
            self.edition.catalogue.sources[support.source].period
            for support in self.record.sources
            if told & {path.split(".")[0] for path in support.supports}
        ]
        return span([period for period in periods if period], self.edition.t)

    @cached_property
    def unknown(self) -> list[Markup]:
        """What a visitor asks and no field answers, in the order of the model."""
        return [
            self.edition.t(f"unknown.{name}")
            for name, info in type(self.record).model_fields.items()
            if asked_of(info) and not any(getattr(self.record, answer) for answer in asked_of(info))
        ]

    @cached_property
    def used_sources(self) -> list[View]:
        """Its sources, once each, in the order of the entry."""
        ids = dict.fromkeys(support.source for support in self.record.sources)
        if self.record.last_seen:
            ids[self.record.last_seen.source] = None
        return [View(self.edition.catalogue.sources[id], self.edition) for id in ids]

    def state_in(self, language: str) -> State:
        translation = self.record.translations.get(language)
        if translation and translation.of != fingerprint(self.record, language, self.edition.default):
            return State.OUTDATED
        return super().state_in(language)


class RouteView(View):
    """The usual way to begin, for one offer."""

    def __init__(self, record: Any, offer: OfferView):
        super().__init__(record, offer.edition)
        self.offer = offer

    @cached_property
    def contact(self) -> ContactView:
        return self.edition.contact(self.record.contact)

    @cached_property
    def come_by_contact(self) -> ContactView | None:
        return self.edition.contact(self.record.come_by_contact) if self.record.come_by_contact else None

    def say(self, language: str) -> Markup | None:
        """The sentence for on the phone, in `language`, with the offer's name in it."""
        sentence = (self.record.say or {}).get(language)
        if sentence is None:
            return None
        names = self.offer.record.name
        name = Markup("<strong>{}</strong>").format(names.get(language, names[self.edition.default]))
        return escape(sentence).replace("{name}", name)


def is_translated(offer: Offer, language: str) -> bool:
    return language in offer.name and (offer.summary is None or language in offer.summary)

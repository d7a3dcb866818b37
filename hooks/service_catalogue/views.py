"""Records as they are read: each text in the edition's language, each reference followed.

An edition makes them; templates see nothing else of the catalogue.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from .freshness import checked_on, due
from .model.fields import Record, asked_of
from .model.offer import Offer
from .model.organisation import ContactPoint
from .model.urgent import UrgentNumber
from .model.values import PerLanguage, Phone
from .periods import days_in, older_than, span
from .text import State, language_word
from .translations import fingerprint

if TYPE_CHECKING:
    from .edition import Edition


class View:
    """A record as it is read: its own field names, each text as a `Text`, each reference followed."""

    def __init__(self, record: Any, edition: "Edition", id: str = "", within: "View | None" = None):
        self.record = record
        self.edition = edition
        self.id = id or record.__dict__.get("id", "")
        self._within = within
        self._states: dict[str, State] = {}

    def __getattr__(self, name: str) -> Any:
        held = self.record.__dict__  # a record's fields and nothing else; asking pydantic for them takes longer
        if name not in held:
            raise AttributeError(f"{type(self.record).__name__} has no {name}")
        value = self.__dict__[name] = self._seen(held[name])
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
        if language not in self._states:
            self._states[language] = self._state(language)
        return self._states[language]

    def _state(self, language: str) -> State:
        translation = self.record.__dict__.get("translations", {}).get(language)
        if translation is None:
            return State.DRAFT
        if translation.of != fingerprint(self.record, language, self.edition.default):
            return State.OUTDATED
        return State(translation.state)

    @cached_property
    def used_sources(self) -> list["View"]:
        """Its sources, once each, in the order of the entry; that of the last sign of life at the end."""
        ids = dict.fromkeys(support.source for support in self.record.sources)
        last_seen = self.record.__dict__.get("last_seen")
        if last_seen:
            ids[last_seen.source] = None
        return [View(self.edition.catalogue.sources[id], self.edition) for id in ids]


class ContactView(View):
    """A contact point; `is_live` tells whether its number may be pressed, `is_current` the same of its mail."""

    @property
    def is_call(self) -> bool:
        return self.id == self.edition.catalogue.settings.call

    @cached_property
    def is_current(self) -> bool:
        """Whether its data are recent or checked; old ones are text with their period, never a button."""
        if self.record.checked:
            return True
        return self.record.as_of is not None and not older_than(
            self.record.as_of, self.edition.catalogue.settings.old_source_after, self.edition.day
        )

    @property
    def is_live(self) -> bool:
        """The site's one number is pressed even when nobody checked it: without it nobody would be called."""
        return self.is_call or self.is_current

    @property
    def can_be_called(self) -> bool:
        return self.record.phone is not None and self.is_live

    @property
    def can_be_reached(self) -> bool:
        """Whether there is something to press: a number, a mail or an address."""
        return bool(self.can_be_called or self.record.url or (self.record.email and self.is_current))

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
    def parts(self) -> list["OrganisationView"]:
        return [each for each in self.edition.organisations.values() if each.record.part_of == self.id]


class OfferView(View):
    """An offer, with everything it names."""

    @property
    def called(self) -> str:
        """Its name as plain text, without making more of it: lists are put in order by it."""
        name = self.record.name
        return " ".join((name.get(self.edition.language) or name[self.edition.default]).split())

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
        return self.edition.parts.get(self.id, [])

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
    def call(self) -> ContactView:
        """Whom to call to begin: whom the usual way names, else its own contact whose number is recent, else the site's."""
        own = (point for point in self.contact if point.can_be_called)
        return self.route.contact if self.route else next(own, self.edition.call)

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
    def has_workers_part(self) -> bool:
        """Whether there is anything in the part for social workers."""
        record = self.record
        return bool(self.capacity or record.notes or record.referral or any(rule.because for rule in record.eligibility))

    @cached_property
    def has_translation(self) -> bool:
        """Whether it has a page of its own in this language: its name and summary are there."""
        return is_translated(self.record, self.edition.language)

    @cached_property
    def last_checked(self) -> date | None:
        """The day since which what it is and whom to call can be relied on; None while that is unchecked."""
        return checked_on(self.record, self._first_contact)

    @cached_property
    def due(self) -> dict[str, date]:
        """The parts that were checked too long ago, with the day of that check."""
        return due(self.record, self.edition.catalogue.settings, self.edition.day, self._first_contact)

    @property
    def _first_contact(self) -> ContactPoint | None:
        return self.contact[0].record if self.contact else None

    @cached_property
    def capacity(self) -> View | None:
        """Whether there is room; older than its half-life it is not known."""
        capacity = self.record.capacity
        half_life = self.edition.catalogue.settings.half_life.capacity
        if capacity is None or self.edition.day - capacity.date > timedelta(days=days_in(half_life)):
            return None
        return View(capacity, self.edition, within=self)

    @cached_property
    def access(self) -> list[View | None]:
        return [self.edition.term("access", id) for id in self.record.access]

    @cached_property
    def age(self) -> Markup | None:
        """The years that the sources of what it is and for whom cover: ``rond 2014–2017``."""
        told = {"summary", "description", "for_whom", "eligibility"}
        return self._span(told.__contains__)

    def rule_age(self, criterion: str) -> Markup | None:
        """The years that the sources of the condition on a criterion cover."""
        return self._span(lambda path: path in ("eligibility", f"eligibility.{criterion}"))

    def _span(self, tells: Callable[[str], bool]) -> Markup | None:
        periods = [
            self.edition.catalogue.sources[support.source].period
            for support in self.record.sources
            if any(tells(path) for path in support.supports)
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


class RouteView(View):
    """The usual way to begin, for one offer."""

    def __init__(self, record: Any, offer: OfferView):
        super().__init__(record, offer.edition)
        self.offer = offer

    @cached_property
    def contact(self) -> ContactView:
        """Whom to call: the route's contact point, or the site's one number where that is too old to press."""
        own = self.edition.contact(self.record.contact)
        return own if own.is_live else self.edition.call

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


class UrgentView(View):
    """A kind of help for who is in danger, in one language."""

    @cached_property
    def steps(self) -> list["StepView"]:
        """Whom to call, in the order that fits the language."""
        language = self.edition.language
        ordered = sorted(self.record.steps, key=lambda step: language not in step.first_for)
        return [StepView(step, self.edition, within=self) for step in ordered]


class StepView(View):
    """One of its steps: a number, or a contact point."""

    @cached_property
    def line(self) -> "NumberView | None":
        """What the settings say of its number."""
        numbers = self.edition.urgent_numbers
        return numbers.get(self.record.number) if self.record.number else None

    @cached_property
    def contact(self) -> ContactView | None:
        return self.edition.contact(self.record.contact) if self.record.contact else None

    @property
    def phone(self) -> Phone | None:
        return self.line.record.number if self.line else self.contact.phone if self.contact else None

    @property
    def called(self) -> Any:
        """What it is called: for what one calls it, or whose contact point it is."""
        return self.line.name if self.line else self.contact.role if self.contact else None


class NumberView(View):
    """An urgent number with what is known of it."""

    record: UrgentNumber

    @property
    def spoken(self) -> list[str]:
        """The languages in which one is answered, where a reader would not take that for granted: the names of them."""
        edition = self.edition
        is_plain = edition.language == edition.default and edition.default in self.record.speaks
        return [] if is_plain else [language_word(code, edition.language) for code in self.record.speaks]


def is_translated(offer: Offer, language: str) -> bool:
    return language in offer.name and (offer.summary is None or language in offer.summary)

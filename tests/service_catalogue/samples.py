"""Small made-up catalogues for unit tests: a village with one organisation, made from YAML text.

`catalogue` makes one from the pieces below, each of which a test may replace; `edition`, `offer` and
`page` show it to somebody on a day.
"""

from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeVar

import yaml
from service_catalogue.addresses import Addresses
from service_catalogue.catalogue import Catalogue
from service_catalogue.edition import Edition
from service_catalogue.model.fields import Audience, Record
from service_catalogue.model.offer import Offer
from service_catalogue.model.organisation import Organisation
from service_catalogue.model.settings import Settings
from service_catalogue.model.urgent import Urgent, UrgentWords
from service_catalogue.model.vocabulary import Route, Source, Term
from service_catalogue.redaction import redact
from service_catalogue.views import OfferView, is_translated

LANGUAGES = ("en", "fr", "nl")
DAY = date(2026, 11, 22)

SETTINGS = """
site_name: {nl: Dorpsgids, fr: Guide du village}
default_language: nl
call: onthaal
fallback_contact: onthaal
"""

ORGANISATION = """
name: {nl: De Linde}
contact_points:
  - id: onthaal
    role: {nl: Onthaal, fr: Accueil}
    phone: 012 34 56 78
"""

SOURCES = """
- {id: folder, title: De folder, period: {from: "2014", to: "2017", text: {nl: 2014–2017}}}
- {id: affiche, title: De affiche, period: {from: "2019", to: "2019", text: {nl: "2019"}}}
- {id: website, title: De website, period: {from: "2016", text: {nl: 2016 of later}}}
- {id: gesprek, title: Een gesprek}
"""

TERMS = """
kinds:
  - {id: groep, name: {nl: Groep}}
  - {id: cursus, name: {nl: Cursus}}
  - {id: feest, name: {nl: Feest}}
phases:
  - {id: begin, name: {nl: Beginnen}}
  - {id: vervolg, name: {nl: Verdergaan}}
themes:
  - {id: muziek, name: {nl: Muziek}}
  - {id: stof, name: {nl: Stof}}
  - {id: leegte, name: {nl: Leegte}}
referrers:
  - {id: huisarts, name: {nl: Huisarts}}
"""

R = TypeVar("R", bound=Record)

NAME = {"nl": "Koor", "fr": "Chorale"}
"""The name of the offer under test, where it gives none itself."""


def plain(text: str) -> Any:
    """YAML as data in which every value is text, as the package reads it."""
    return yaml.load(dedent(text), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or {}


def record(model: type[R], data: Any) -> R:
    return model.model_validate(plain(data) if isinstance(data, str) else data, context={"languages": LANGUAGES})


def catalogue(
    offers: dict[str, str] | None = None,
    settings: str = "",
    organisation: str = ORGANISATION,
    sources: str = SOURCES,
    routes: str = "",
    terms: str = TERMS,
    urgent: str = "",
    urgent_words: dict[str, str] | None = None,
) -> Catalogue:
    """A catalogue of offers by slug; `settings` is added to the sample's own, `urgent_words` stand there by language."""
    made = Catalogue(record(Settings, plain(SETTINGS) | plain(settings)), LANGUAGES)
    made.offers = {slug: record(Offer, {"name": NAME} | plain(text)) for slug, text in (offers or {}).items()}
    home = record(Organisation, organisation)
    made.organisations = {"linde": home}
    made.contact_points = {point.id: point for point in home.contact_points}
    made.places = {place.id: place for place in home.places}
    made.sources = _by_id(Source, plain(sources))
    made.routes = _by_id(Route, plain(routes))
    made.urgent = _by_id(Urgent, plain(urgent) or [])
    made.urgent_words = {language: record(UrgentWords, text) for language, text in (urgent_words or {}).items()}
    made.vocabularies = {name: _by_id(Term, items) for name, items in plain(terms).items()}
    made.wording = {language: dict(labels(language)) for language in LANGUAGES}
    return made


def _by_id(model: type[R], items: list[Any]) -> dict[str, R]:
    return {each.id: each for each in (record(model, item) for item in items)}


@cache
def labels(language: str) -> dict[str, str]:
    """The project's own labels, so that a new one needs no second place; tests name them by key."""
    file = Path(__file__).parents[2] / "catalogue" / "wording" / f"{language}.yml"
    groups = plain(file.read_text(encoding="utf-8"))
    return {f"{group}.{key}": text for group, each in groups.items() for key, text in each.items()}


def edition(
    made: Catalogue, language: str = "nl", audience: Audience = Audience.PUBLIC, day: date = DAY
) -> Edition:
    """What somebody sees of a catalogue; the site has a home page, a list and the offers."""
    seen = redact(made, audience, day)
    addresses = Addresses(seen.default_language)
    for each in LANGUAGES:
        addresses.add("", each)
        addresses.add("aanbod/", each)
        for slug, offer in seen.offers.items():
            if is_translated(offer, each):
                addresses.add(f"aanbod/{slug}/", each)
    return Edition(seen, audience, language, day, addresses)


def offer(
    text: str, language: str = "nl", audience: Audience = Audience.PUBLIC, day: date = DAY, **pieces: str
) -> OfferView:
    """The one offer of a catalogue, as somebody sees it."""
    return edition(catalogue({"koor": text}, **pieces), language, audience, day).offer("koor")

"""An organisation with its contact points and places (`catalogue/organisations/<slug>.yml`)."""

from typing import ClassVar

from .fields import PUBLIC, REQUIRED, Record, field
from .shared import Alias, Check, Identifier, Period, Support, Translation
from .values import Day, Degrees, Email, Language, Line, Phone, Postcode, Prose, Slug, Url, Words, choice, reference


class Person(Record):
    """A person's name, published only as long as that person agreed to."""

    noun: ClassVar[str] = "een persoon"

    name: Line = field(PUBLIC, "Naam", "De naam van de persoon, alleen met zijn of haar akkoord.", "An Voorbeeld", default=REQUIRED)
    agreed_on: Day = field(PUBLIC, "Akkoord op", "De dag waarop de persoon akkoord ging.", "2026-11-21", default=REQUIRED)
    review_by: Day = field(PUBLIC, "Opnieuw vragen tegen", "Na deze dag verdwijnt de naam vanzelf.", "2027-11-21", default=REQUIRED)


class ContactPoint(Record):
    noun: ClassVar[str] = "een contactpunt"

    id: Slug = field(PUBLIC, "Id", "Korte naam, uniek over alle organisaties.", "algemeen-nummer", default=REQUIRED)
    role: Words = field(PUBLIC, "Functie", "Wie of wat dit is. Geen naam van een persoon.", {"nl": "Algemeen nummer"}, default=REQUIRED)
    phone: Phone | None = field(PUBLIC, "Telefoon", "Een Belgisch of buitenlands nummer.", "02 200 00 00")
    email: Email | None = field(PUBLIC, "Mailadres", "Een gedeelde mailbox, geen adres van een persoon.", "info@voorbeeld.be")
    url: Url | None = field(PUBLIC, "Website", "Een adres dat met https:// begint.", "https://www.voorbeeld.be")
    hours: Words | None = field(PUBLIC, "Uren", "Wanneer er iemand is.", {"nl": "op werkdagen van 9 tot 17 uur"})
    how: Words | None = field(PUBLIC, "Hoe", "Wat iemand doet om hier terecht te komen.", {"nl": "Bel je eigen gemeente."})
    as_of: Period | None = field(PUBLIC, "Van wanneer", "De periode waaruit deze gegevens komen.", {"text": {"nl": "2017"}})
    source: reference("sources") | None = field(PUBLIC, "Bron", "Een id uit sources.yml.", "S6")
    audience: choice("public", "referrers") = field(PUBLIC, "Voor wie zichtbaar", "public = iedereen; referrers = alleen de uitgave voor hulpverleners.", "public", default="public")
    person: Person | None = field(PUBLIC, "Persoon", "Een naam, alleen met akkoord en twee datums.", {"name": "An Voorbeeld", "agreed_on": "2026-11-21", "review_by": "2027-11-21"})
    checked: tuple[Check, ...] = field(PUBLIC, "Nagekeken", "Wie dit nakeek, en wanneer.", [{"date": "2026-11-21", "by": "onthaalmedewerker"}], default=())


class Spot(Record):
    noun: ClassVar[str] = "een ligging"

    latitude: Degrees = field(PUBLIC, "Breedte", "In graden.", "51.0712", default=REQUIRED)
    longitude: Degrees = field(PUBLIC, "Lengte", "In graden.", "3.7156", default=REQUIRED)


class Place(Record):
    noun: ClassVar[str] = "een plaats"

    id: Slug = field(PUBLIC, "Id", "Korte naam, uniek over alle organisaties.", "buurthuis", default=REQUIRED)
    name: Words | None = field(PUBLIC, "Naam", "Hoe mensen deze plaats noemen.", {"nl": "Buurthuis"})
    street: Line | None = field(PUBLIC, "Straat", "Zonder nummer.", "Dorpsstraat")
    number: Line | None = field(PUBLIC, "Huisnummer", "Alleen wanneer het zeker is.", "12")
    postcode: Postcode | None = field(PUBLIC, "Postcode", "Vier cijfers.", "1000")
    city: Line | None = field(PUBLIC, "Gemeente", "De gemeente.", "Voorbeelddorp")
    directions: Prose | None = field(PUBLIC, "De weg", "Hoe je er geraakt.", {"nl": "Het gebouw staat rechts."})
    access: tuple[reference("access"), ...] = field(PUBLIC, "Toegang", "Ids uit vocabularies/access.yml.", ["rolstoel"], default=())
    position: Spot | None = field(PUBLIC, "Ligging", "Breedte en lengte.", {"latitude": "51.0712", "longitude": "3.7156"})
    as_of: Period | None = field(PUBLIC, "Van wanneer", "De periode waaruit dit adres komt.", {"text": {"nl": "2014–2017"}})
    source: reference("sources") | None = field(PUBLIC, "Bron", "Een id uit sources.yml.", "S1")
    checked: tuple[Check, ...] = field(PUBLIC, "Nagekeken", "Wie dit nakeek, en wanneer.", [{"date": "2026-11-21", "by": "onthaalmedewerker"}], default=())


class HistoryEntry(Record):
    noun: ClassVar[str] = "een stukje geschiedenis"

    when: Period = field(PUBLIC, "Wanneer", "De periode.", {"text": {"nl": "vanaf 2016"}}, default=REQUIRED)
    text: Words = field(PUBLIC, "Wat gebeurde er", "Eén zin.", {"nl": "Twee diensten werden één."}, default=REQUIRED)
    source: reference("sources") | None = field(PUBLIC, "Bron", "Een id uit sources.yml.", "S1")


class Organisation(Record):
    noun: ClassVar[str] = "een organisatie"

    name: Words = field(PUBLIC, "Naam", "De naam van de organisatie.", {"nl": "Stad Voorbeeld"}, default=REQUIRED)
    aliases: tuple[Alias, ...] = field(PUBLIC, "Andere namen", "Vroegere namen en afkortingen.", [{"name": "de Stad"}], default=())
    part_of: reference("organisations") | None = field(PUBLIC, "Deel van", "De organisatie waar deze een deel van is.", "stad-voorbeeld")
    history: tuple[HistoryEntry, ...] = field(PUBLIC, "Geschiedenis", "Zinnen met hun periode.", [{"when": {"text": {"nl": "2016"}}, "text": {"nl": "De dienst start."}}], default=())
    description: Prose | None = field(PUBLIC, "Wat doet ze?", "Wat de organisatie doet, in gewone woorden.", {"nl": "De dienst helpt mensen."})
    url: Url | None = field(PUBLIC, "Website", "Een adres dat met https:// begint.", "https://www.voorbeeld.be")
    contact_points: tuple[ContactPoint, ...] = field(PUBLIC, "Contactpunten", "Nummers en mailboxen, met een id.", [{"id": "algemeen-nummer", "role": {"nl": "Algemeen nummer"}}], default=())
    places: tuple[Place, ...] = field(PUBLIC, "Plaatsen", "Adressen, met een id.", [{"id": "buurthuis", "street": "Dorpsstraat"}], default=())
    identifiers: tuple[Identifier, ...] = field(PUBLIC, "Kenmerken", "Nummers in andere stelsels.", [{"scheme": "KBO", "value": "0123456789"}], default=())
    sources: tuple[Support, ...] = field(PUBLIC, "Bronnen", "Waar de informatie vandaan komt.", [{"source": "S1", "supports": ["description"]}], default=())
    checked: tuple[Check, ...] = field(PUBLIC, "Nagekeken", "Wie dit nakeek, en wanneer.", [{"date": "2026-11-21", "by": "diensthoofd"}], default=())
    translations: dict[Language, Translation] = field(PUBLIC, "Vertalingen", "Gezet door een commando.", {"fr": {"of": "3f2a9c41d07b", "state": "draft", "date": "2026-11-21"}}, default={})

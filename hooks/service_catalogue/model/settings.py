"""What holds for the whole site (`catalogue/settings.yml`), and the front matter of hand-written pages."""

from typing import ClassVar

from .fields import PUBLIC, REQUIRED, Record, field
from .urgent import UrgentNumber
from .values import Duration, Email, EmailOrUrl, EnterpriseNumber, Expiry, LanguageCode, Line, Number, Slug, Url, WordLists, Words, choice, pattern_type, reference

Address = pattern_type(
    r"([a-z0-9-]+/)*",
    'is geen adres: schrijf het zoals "contact/", met een schuine streep op het einde',
    str,
)


BODIES = ("home", "steps", "words", "about", "contact", "referrers")
"""The templates that a hand-written page may name; its own prose stands at their top."""


class Owner(Record):
    noun: ClassVar[str] = "een eigenaar"

    name: Line | None = field(PUBLIC, "Naam", "Wie deze site uitgeeft.", "Stad Voorbeeld")
    address: Line | None = field(PUBLIC, "Adres", "Het postadres.", "Dorpsstraat 1, 1000 Voorbeelddorp")
    email: Email | None = field(PUBLIC, "Mailadres", "Een gedeelde mailbox.", "info@voorbeeld.be")
    enterprise_number: EnterpriseNumber | None = field(PUBLIC, "Ondernemingsnummer", "Het KBO-nummer.", "0123.456.789")


class Addresses(Record):
    noun: ClassVar[str] = "adressen"

    offers: Slug = field(PUBLIC, "Aanbod", "Het stuk van het adres voor de lijst en het aanbod.", "aanbod", default="aanbod")
    referrers: Slug = field(PUBLIC, "Hulpverleners", "Het stuk voor de bladzijden van hulpverleners.", "hulpverleners", default="hulpverleners")
    matching: Slug = field(PUBLIC, "Past dit?", "Het stuk daarachter, voor het formulier.", "past-dit", default="past-dit")
    table: Slug = field(PUBLIC, "Tabel", "Het stuk daarachter, voor de tabel.", "tabel", default="tabel")
    list: Slug = field(PUBLIC, "Mijn lijst", "Het stuk voor de bewaarde lijst.", "mijn-lijst", default="mijn-lijst")
    urgent: Slug = field(PUBLIC, "Dringende hulp", "Het stuk voor de bladzijde met dringende hulp.", "dringend", default="dringend")

    def keys(self) -> dict[str, str]:
        """The keys of the pages that have no prose: those of the offers lie below the first."""
        return {
            "offers": f"{self.offers}/",
            "matching": f"{self.referrers}/{self.matching}/",
            "table": f"{self.referrers}/{self.table}/",
            "list": f"{self.list}/",
            "urgent": f"{self.urgent}/",
        }


class HalfLives(Record):
    noun: ClassVar[str] = "houdbaarheid"

    capacity: Duration = field(PUBLIC, "Vrije plaatsen", "Hoelang vrije plaatsen geldig blijven.", "14 days", default="14 days")
    contact: Duration = field(PUBLIC, "Contact", "Hoelang contactgegevens geldig blijven.", "6 months", default="6 months")
    when_where: Duration = field(PUBLIC, "Waar en wanneer", "Hoelang plaats en uren geldig blijven.", "6 months", default="6 months", alias="when-where")
    eligibility: Duration = field(PUBLIC, "Voorwaarden", "Hoelang voorwaarden geldig blijven.", "12 months", default="12 months")
    referral: Duration = field(PUBLIC, "Verwijzen", "Hoelang de verwijzing geldig blijft.", "12 months", default="12 months")
    cost: Duration = field(PUBLIC, "Prijs", "Hoelang de prijs geldig blijft.", "12 months", default="12 months")
    description: Duration = field(PUBLIC, "Beschrijving", "Hoelang de beschrijving geldig blijft.", "24 months", default="24 months")
    organisation: Duration = field(PUBLIC, "Organisatie", "Hoelang een organisatie geldig blijft.", "12 months", default="12 months")
    glossary: Duration = field(PUBLIC, "Moeilijke woorden", "Hoelang een uitleg geldig blijft.", "24 months", default="24 months")

    def of(self, part: str) -> str:
        """The half-life of a part of an offer, by the part's name."""
        return getattr(self, part.replace("-", "_"))


class ListExpiry(Record):
    noun: ClassVar[str] = "het verlopen van de lijst"

    public: Expiry = field(PUBLIC, "Openbaar", "Hoelang een lijst blijft op de openbare site.", "30 days", default="30 days")
    referrers: Expiry = field(PUBLIC, "Hulpverleners", "Hoelang een lijst blijft in de uitgave voor hulpverleners.", "end of the day", default="end of the day")


class PlainLanguage(Record):
    noun: ClassVar[str] = "gewone taal"

    jargon: WordLists | None = field(PUBLIC, "Vakwoorden", "Woorden die niet in een tekst voor iedereen horen.", {"nl": ["toeleiding"]})
    longest_sentence: Number | None = field(PUBLIC, "Langste zin", "Hoeveel woorden een zin voor iedereen hoogstens heeft.", "20")
    passive: WordLists | None = field(PUBLIC, "Woorden van de lijdende vorm", "Woorden waaraan men een zin herkent die niet zegt wie iets doet.", {"nl": ["wordt", "worden"]})
    most_passive: Number = field(PUBLIC, "Lijdende zinnen", "Hoeveel zulke zinnen één tekst hoogstens heeft.", "1", default=1)


class Settings(Record):
    noun: ClassVar[str] = "de instellingen"

    site_name: Words = field(PUBLIC, "Naam van de site", "De naam in de kop van elke pagina.", {"nl": "Wegwijzer"}, default=REQUIRED)
    tagline: Words | None = field(PUBLIC, "Wat is dit?", "Eén zin die zegt wat deze site is.", {"nl": "Wil je iets doen? Kijk hier."})
    stage: choice("proef", "live") = field(PUBLIC, "Toestand", "proef = zoekmachines blijven weg en de voet zegt dat het een proef is; live = echt.", "proef", default="proef")
    stage_notice: Words | None = field(PUBLIC, "Zin bij een proef", "Deze zin staat in de voet zolang de toestand proef is.", {"nl": "Proefversie."})
    default_language: LanguageCode = field(PUBLIC, "Standaardtaal", "De taal waarin alles er moet zijn.", "nl", default=REQUIRED)
    owner: Owner | None = field(PUBLIC, "Eigenaar", "Wie deze site uitgeeft.", {"name": "Stad Voorbeeld"})
    addresses: Addresses = field(PUBLIC, "Adressen", "De stukken van de adressen. Verander ze niet meer na publicatie.", {"offers": "aanbod"}, default=Addresses())
    menu: tuple[Address, ...] = field(PUBLIC, "Menu", "De adressen in het menu, in volgorde.", ["aanbod/", "contact/"], default=())
    foot: tuple[Address, ...] = field(PUBLIC, "Voet", "De adressen onderaan elke pagina, in volgorde.", ["over/"], default=())
    call: reference("contact_points") = field(PUBLIC, "Belnummer", "Het contactpunt met het ene nummer van de site.", "algemeen-nummer", default=REQUIRED)
    fallback_contact: reference("contact_points") = field(PUBLIC, "Als niets anders past", "Het contactpunt als er geen ander is.", "algemeen-nummer", default=REQUIRED)
    referrers_contact: reference("contact_points") | None = field(PUBLIC, "Aanspreekpunt voor hulpverleners", "Het ene contactpunt voor wie cliënten doorverwijst.", "algemeen-nummer")
    errors_to: EmailOrUrl | None = field(PUBLIC, "Fouten melden aan", "Een mailbox of webadres. Zonder deze regel is er geen knop.", "fouten@voorbeeld.be")
    half_life: HalfLives = field(PUBLIC, "Houdbaarheid", "Na hoelang een deel opnieuw nagekeken moet worden.", {"contact": "6 months"}, default=HalfLives())
    check_every: dict[reference("kinds"), Duration] = field(PUBLIC, "Nakijken per soort", "Per soort aanbod: na hoelang alles nagekeken moet worden.", {"groep": "6 months"}, default={})
    old_source_after: Duration = field(PUBLIC, "Oude bron na", "Na hoelang een bron oud heet.", "36 months", default="36 months")
    list_expires: ListExpiry = field(PUBLIC, "Lijst verloopt", "Hoelang een bewaarde lijst blijft.", {"public": "30 days"}, default=ListExpiry())
    plain_language: PlainLanguage = field(PUBLIC, "Gewone taal", "Wat een tekst voor iedereen moeilijk maakt.", {"jargon": {"nl": ["toeleiding"]}}, default=PlainLanguage())
    urgent: tuple[UrgentNumber, ...] = field(PUBLIC, "Dringende nummers", "De nummers voor wie dringend hulp nodig heeft.", [{"number": "112", "name": {"nl": "levensgevaar"}}], default=())
    leave_to: Url | None = field(PUBLIC, "Snel weg naar", "Het onschuldige adres achter de knop om de site meteen te verlaten.", "https://www.voorbeeld.be")
    filler_words: WordLists | None = field(PUBLIC, "Vulwoorden", "Woorden die bij het zoeken niets zeggen.", {"nl": ["ik", "een", "voor"]})


class FrontMatter(Record):
    """The lines at the top of a hand-written page (`docs/<language>/<page>.md`)."""

    noun: ClassVar[str] = "de kop van een pagina"

    title: Line = field(PUBLIC, "Titel", "De titel van de pagina.", "Contact", default=REQUIRED)
    menu: Line | None = field(PUBLIC, "Menu", "De korte naam in het menu.", "Contact")
    description: Line | None = field(PUBLIC, "Beschrijving", "Eén zin voor zoekmachines.", "Zo bereik je ons.")
    body: choice(*BODIES) | None = field(PUBLIC, "Sjabloon", "Het sjabloon dat onder de tekst komt.", "contact")

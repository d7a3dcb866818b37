"""An offer: one thing that people can do, join or get help with (`catalogue/offers/<slug>.yml`)."""

from typing import ClassVar

from .fields import PUBLIC, REFERRERS, REQUIRED, Record, field
from .shared import Alias, Identifier, LastSeen, PartialCheck, Support, Translation
from .values import (
    Amount,
    Day,
    Language,
    LanguageCode,
    Line,
    Number,
    Prose,
    Slug,
    Summary,
    Time,
    WordLists,
    Words,
    YesNoUnknown,
    choice,
    reference,
)

WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


class Rule(Record):
    """A condition on one criterion; an offer's rules all hold together, the words in `is` one by one."""

    noun: ClassVar[str] = "een voorwaarde"

    criterion: reference("criteria") = field(PUBLIC, "Kenmerk", "Een id uit vocabularies/criteria.yml.", "age", default=REQUIRED)
    is_: tuple[Slug, ...] = field(PUBLIC, "Is", "De antwoorden die passen: ids van keuzes van het kenmerk.", ["ja"], default=(), alias="is")
    min: Number | None = field(PUBLIC, "Vanaf", "Het kleinste getal dat past.", "18")
    max: Number | None = field(PUBLIC, "Tot en met", "Het grootste getal dat past.", "64")
    ask: tuple[Line, ...] = field(PUBLIC, "Navragen bij", "Antwoorden of getallen waarbij de bron niet duidelijk is.", ["65"], default=())
    because: Words | None = field(PUBLIC, "Uitleg", "De zin die de lezer ziet bij deze voorwaarde.", {"nl": "Dit is voor mensen van 18 tot 65 jaar."})
    otherwise: choice("exclude", "ask") = field(PUBLIC, "Anders", "exclude = past niet (zonder deze regel); ask = eerst navragen.", "ask", default="exclude")
    instead: reference("offers", "contact_points") | None = field(PUBLIC, "Waar dan wel", "Een ander aanbod of een contactpunt. Zonder deze regel: wat bij het kenmerk staat.", "algemeen-nummer")


class Side(Record):
    noun: ClassVar[str] = "een kant van het aanbod"

    id: Slug = field(PUBLIC, "Id", "Korte naam van deze kant, uniek in dit bestand.", "gids-worden", default=REQUIRED)
    name: Words = field(PUBLIC, "Naam", "Zo heet deze kant op de pagina.", {"nl": "Wil je gids worden?"}, default=REQUIRED)
    for_whom: Prose | None = field(PUBLIC, "Voor wie?", "Voor wie deze kant is.", {"nl": "Je regelt zelf goed je papieren."})
    eligibility: tuple[Rule, ...] = field(PUBLIC, "Voorwaarden", "Wat alleen voor deze kant geldt.", [{"criterion": "can-engage", "is": ["ja"]}], default=())
    how: Prose | None = field(PUBLIC, "Hoe begin je?", "Hoe je aan deze kant begint.", {"nl": "Zeg dat je gids wil worden."})


class Referral(Record):
    noun: ClassVar[str] = "een verwijzing"

    by: tuple[reference("referrers"), ...] = field(PUBLIC, "Wie verwijst", "Ids uit vocabularies/referrers.yml.", ["huisarts"], default=())
    self: YesNoUnknown | None = field(PUBLIC, "Zelf aanmelden", "Mag iemand zich zelf aanmelden?", "unknown")
    contact: tuple[reference("contact_points"), ...] = field(PUBLIC, "Contact voor verwijzers", "Ids van contactpunten die alleen een verwijzer nodig heeft.", ["algemeen-nummer"], default=())
    share: WordLists | None = field(PUBLIC, "Wat je deelt", "Wat een hulpverlener doorgeeft, alleen met akkoord van de cliënt.", {"nl": ["naam en telefoonnummer"]})
    no_answer: Prose | None = field(PUBLIC, "Geen antwoord", "Wat de hulpverlener doet als er geen antwoord komt.", {"nl": "Bel na een week opnieuw."})
    steps: WordLists | None = field(PUBLIC, "Stappen", "Wat de hulpverlener doet, in volgorde.", {"nl": ["Bel met het aanspreekpunt."]})
    bring: WordLists | None = field(PUBLIC, "Meebrengen", "Wat iemand meebrengt.", {"nl": ["identiteitskaart"]})
    after: Prose | None = field(PUBLIC, "Wat daarna gebeurt", "Wat er na de aanmelding gebeurt, en wat de verwijzer hoort.", {"nl": "De begeleider belt je terug."})


class Session(Record):
    noun: ClassVar[str] = "een vast moment"

    days: tuple[choice(*WEEKDAYS), ...] = field(PUBLIC, "Dagen", "mo, tu, we, th, fr, sa of su.", ["tu", "th"], default=REQUIRED)
    from_: Time | None = field(PUBLIC, "Van", "Beginuur.", "9:30", alias="from")
    to: Time | None = field(PUBLIC, "Tot", "Einduur.", "11:30")
    note: Words | None = field(PUBLIC, "Opmerking", "Wat men over dit moment moet weten.", {"nl": "niet in de schoolvakantie"})


class Cost(Record):
    noun: ClassVar[str] = "een prijs"

    amount: Amount | None = field(PUBLIC, "Bedrag", "Alleen het getal; 0 betekent gratis.", "0")
    currency: choice("EUR") = field(PUBLIC, "Munt", "EUR.", "EUR", default="EUR")
    note: Words | None = field(PUBLIC, "Opmerking", "Wat er over de prijs te zeggen is.", {"nl": "Koffie is inbegrepen."})


class SpokenLanguage(Record):
    noun: ClassVar[str] = "een taal"

    code: LanguageCode = field(PUBLIC, "Taal", "De code van de taal.", "nl", default=REQUIRED)
    note: Words | None = field(PUBLIC, "Opmerking", "Hoe goed je de taal moet kennen, of wie ze spreekt.", {"nl": "een beetje is genoeg"})


class Capacity(Record):
    noun: ClassVar[str] = "een aantal vrije plaatsen"

    state: choice("room", "waitlist", "full", "assessment-first") = field(REFERRERS, "Toestand", "room = plaats vrij, waitlist = wachtlijst, full = vol, assessment-first = eerst een gesprek.", "room", default=REQUIRED)
    date: Day = field(REFERRERS, "Datum", "De dag waarop dit zo was.", "2026-11-21", default=REQUIRED)
    note: Words | None = field(REFERRERS, "Opmerking", "Wat een verwijzer erbij moet weten.", {"nl": "drie plaatsen vanaf januari"})


class Offer(Record):
    noun: ClassVar[str] = "een aanbod"

    name: Words = field(PUBLIC, "Naam", "De naam zoals mensen hem kennen.", {"nl": "Wandelgroep"}, default=REQUIRED)
    aliases: tuple[Alias, ...] = field(PUBLIC, "Andere namen", "Vroegere namen en afkortingen. De zoekfunctie vindt ze.", [{"name": "Wandelclub"}], default=())
    status: choice("running", "paused", "ended") | None = field(PUBLIC, "Loopt het nog?", "running, paused of ended. Weet je het niet? Laat de regel weg.", "running", asked=("status",))
    status_reason: Words | None = field(PUBLIC, "Reden", "Waarom het stil ligt of gestopt is.", {"nl": "Er is geen begeleider meer."})
    last_seen: LastSeen | None = field(PUBLIC, "Laatst vermeld", "Het laatste openbare teken van leven.", {"when": {"text": {"nl": "winter 2022–2023"}}, "source": "S23"})
    successor: reference("offers") | None = field(PUBLIC, "Opvolger", "Het aanbod dat in de plaats kwam: de naam van zijn bestand.", "wandelgroep")
    kind: reference("kinds") | None = field(PUBLIC, "Soort", "Een id uit vocabularies/kinds.yml.", "groep")
    part_of: reference("offers") | None = field(PUBLIC, "Deel van", "Het aanbod waar dit een deel van is.", "groepen")
    phase: reference("phases") | None = field(PUBLIC, "Stap", "Een id uit vocabularies/phases.yml.", "meedoen")
    themes: tuple[reference("themes"), ...] = field(PUBLIC, "Waarover?", "Ids uit vocabularies/themes.yml.", ["papieren"], default=())
    provider: reference("organisations") | None = field(PUBLIC, "Wie organiseert het?", "De naam van het bestand van de organisatie.", "stad-voorbeeld")
    partners: tuple[reference("organisations"), ...] = field(PUBLIC, "Partners", "Organisaties die meewerken.", ["stad-voorbeeld"], default=())
    summary: Summary | None = field(PUBLIC, "Samenvatting", "Eén zin van hoogstens 160 tekens, met een punt op het einde.", {"nl": "Vrijwilligers helpen andere cliënten, bijvoorbeeld met een aanvraag."})
    description: Prose | None = field(PUBLIC, "Wat is het?", "Gewone tekst in korte zinnen.", {"nl": "Een vrijwilliger gaat met je mee."})
    for_whom: Prose | None = field(PUBLIC, "Voor wie?", "Voor wie het is, in gewone woorden.", {"nl": "Je woont in deze gemeente."}, asked=("for_whom",))
    eligibility: tuple[Rule, ...] = field(PUBLIC, "Voorwaarden", "Wat moet kloppen voor wie wil meedoen. Hiermee werkt het zoeken voor een cliënt.", [{"criterion": "age", "min": "18"}], default=())
    eligibility_known: choice("described", "partial", "unknown") = field(PUBLIC, "Voorwaarden gekend?", "described = de maker beschreef voor wie het is; partial = een deel; unknown = niet.", "partial", default="partial")
    sides: tuple[Side, ...] = field(PUBLIC, "Kanten", "Voor een aanbod met twee kanten: een gids zoeken, of gids worden.", [{"id": "gids-worden", "name": {"nl": "Wil je gids worden?"}}], default=())
    referral: Referral | None = field(PUBLIC, "Verwijzen", "Wie verwijst en hoe.", {"by": ["huisarts"]})
    route: reference("routes") | None = field(PUBLIC, "Gewone weg", "Een id uit routes.yml: hoe mensen beginnen.", "standaard")
    how_to_start: Prose | None = field(PUBLIC, "Hoe begin je?", "Alleen wat bij dit aanbod anders is dan de gewone weg.", {"nl": "Je maatschappelijk werker verwijst je door."})
    contact: tuple[reference("contact_points"), ...] = field(PUBLIC, "Contact", "Ids van contactpunten. Het eerste staat bovenaan.", ["algemeen-nummer"], default=())
    places: tuple[reference("places"), ...] = field(PUBLIC, "Plaatsen", "Ids van plaatsen uit een organisatie.", ["buurthuis"], default=())
    where: Prose | None = field(PUBLIC, "Waar?", "Waar het is, in gewone woorden.", {"nl": "In het buurthuis."}, asked=("where", "places"))
    when: tuple[Session, ...] = field(PUBLIC, "Vaste momenten", "Dagen en uren.", [{"days": ["tu"], "from": "9:30", "to": "11:30"}], default=())
    starts: tuple[Day, ...] = field(PUBLIC, "Startdata", "Dagen waarop een nieuwe reeks begint.", ["2027-02-01"], default=())
    when_text: Prose | None = field(PUBLIC, "Wanneer?", "Wanneer het is, in gewone woorden.", {"nl": "Elke dinsdag, behalve in de vakantie."}, asked=("when_text", "when", "starts"))
    duration: Words | None = field(PUBLIC, "Hoelang duurt het?", "Hoelang het duurt.", {"nl": "zes keer"}, asked=("duration",))
    group_size: Words | None = field(PUBLIC, "Met hoeveel?", "Hoe groot de groep is.", {"nl": "8 tot 12 mensen"})
    cost: Cost | None = field(PUBLIC, "Wat kost het?", "De prijs. 0 betekent gratis.", {"amount": "0"}, asked=("cost",))
    languages: tuple[SpokenLanguage, ...] = field(PUBLIC, "Talen", "Talen die men er spreekt.", [{"code": "nl"}], default=(), asked=("languages",))
    interpreter: YesNoUnknown | None = field(PUBLIC, "Tolk", "Kan er een tolk bij zijn?", "unknown")
    access: tuple[reference("access"), ...] = field(PUBLIC, "Toegang", "Ids uit vocabularies/access.yml.", ["rolstoel"], default=())
    next: tuple[reference("offers"), ...] = field(PUBLIC, "Wat kan daarna?", "Aanbod dat hierna kan.", ["wandelgroep"], default=())
    search_words: WordLists | None = field(PUBLIC, "Zoekwoorden", "Woorden waarmee mensen dit zoeken.", {"nl": ["formulier", "papieren"]})
    capacity: Capacity | None = field(REFERRERS, "Vrije plaatsen", "Alleen voor hulpverleners: is er plaats?", {"state": "room", "date": "2026-11-21"})
    notes: Prose | None = field(REFERRERS, "Tips voor hulpverleners", "Alleen voor hulpverleners.", {"nl": "Bel best in de voormiddag."})
    open_questions: tuple[Words, ...] = field(PUBLIC, "Open vragen", "Wat een bezoeker wil weten en niemand zeker weet.", [{"nl": "of je cliënt moet zijn"}], default=())
    sources: tuple[Support, ...] = field(PUBLIC, "Bronnen", "Waar de informatie vandaan komt.", [{"source": "S2", "supports": ["summary"]}], default=())
    checked: tuple[PartialCheck, ...] = field(PUBLIC, "Nagekeken", "Wie dit nakeek, en wanneer. Zonder deze regel: nog niet nagekeken.", [{"date": "2026-11-21", "by": "trajectbegeleider"}], default=())
    created: Day | None = field(PUBLIC, "Gemaakt", "De dag waarop dit bestand gemaakt is.", "2026-11-21")
    modified: Day | None = field(PUBLIC, "Gewijzigd", "De dag van de laatste wijziging.", "2026-11-21")
    former_ids: tuple[Slug, ...] = field(PUBLIC, "Vroegere ids", "Hoe dit bestand vroeger heette. Bewaarde en gedeelde lijsten vinden het zo terug.", ["wandelclub"], default=())
    identifiers: tuple[Identifier, ...] = field(PUBLIC, "Kenmerken", "Nummers in andere stelsels.", [{"scheme": "Sociale Kaart", "value": "1234567"}], default=())
    translations: dict[Language, Translation] = field(PUBLIC, "Vertalingen", "Van welke Nederlandse tekst de vertaling gemaakt is. Gezet door een commando.", {"fr": {"of": "3f2a9c41d07b", "state": "draft", "date": "2026-11-21"}}, default={})

    def rules(self, side: Side | None = None) -> dict[str, Rule]:
        """The conditions by criterion: the offer's own, and those of a side, which win on the same criterion."""
        return {rule.criterion: rule for rule in (*self.eligibility, *(side.eligibility if side else ()))}

"""The lists that offers choose from: terms, criteria, routes, sources and difficult words."""

from typing import ClassVar

from .fields import PUBLIC, REQUIRED, Record, field
from .shared import Check, Period, Support
from .values import Flag, Line, Number, Prose, Slug, SourceId, Url, WordLists, Words, choice, reference

PICTOGRAMS = (
    "alarm", "ball", "book", "coin", "copy", "hand", "home", "mail", "paper", "people", "phone",
    "print", "question", "search", "share", "sound", "star", "talk", "tools", "way", "work",
)  # fmt: skip
"""The drawings in `templates/pictograms/`."""


class Term(Record):
    """A term of a vocabulary (`catalogue/vocabularies/<name>.yml`); the order in the file is the order on pages."""

    noun: ClassVar[str] = "een term"

    id: Slug = field(PUBLIC, "Id", "Korte naam, uniek in deze lijst.", "groep", default=REQUIRED)
    name: Words = field(PUBLIC, "Naam", "Zo staat de term op de pagina.", {"nl": "Groep"}, default=REQUIRED)
    official: Words | None = field(PUBLIC, "Officiële naam", "De naam in beleidsteksten.", {"nl": "groepswerking"})
    explanation: Words | None = field(PUBLIC, "Uitleg", "Eén zin.", {"nl": "Je doet iets samen met anderen."})
    pictogram: choice(*PICTOGRAMS) | None = field(PUBLIC, "Tekening", "De naam van een tekening die naast de naam staat.", "ball")
    reserve: Flag = field(PUBLIC, "Reserve", "true = nog nergens gebruikt, en dat is de bedoeling.", "true", default=False)
    home: Flag = field(PUBLIC, "Op de startpagina", "true = een ingang op de startpagina.", "true", default=False)


class Choice(Record):
    noun: ClassVar[str] = "een antwoord"

    id: Slug = field(PUBLIC, "Id", "Korte naam, uniek in deze vraag.", "ja", default=REQUIRED)
    name: Words = field(PUBLIC, "Antwoord", "Zo staat het antwoord in het formulier.", {"nl": "Ja"}, default=REQUIRED)


class Instead(Record):
    noun: ClassVar[str] = "een doorverwijzing"

    answer: Slug = field(PUBLIC, "Antwoord", 'Bij welk antwoord; "any" = elk antwoord.', "any", default=REQUIRED)
    contact: reference("contact_points") = field(PUBLIC, "Contactpunt", "Het contactpunt waar iemand dan terecht kan.", "algemeen-nummer", default=REQUIRED)


class Criterion(Record):
    """A question about the person, and how an offer's silence about it counts."""

    noun: ClassVar[str] = "een kenmerk"

    id: Slug = field(PUBLIC, "Id", "Korte naam, uniek in deze lijst.", "age", default=REQUIRED)
    name: Words | None = field(PUBLIC, "Naam", "De korte naam, voor een tabel.", {"nl": "Leeftijd"})
    question: Words = field(PUBLIC, "Vraag", "De vraag in het formulier.", {"nl": "Hoe oud is de persoon?"}, default=REQUIRED)
    kind: choice("number", "choice", "wish") = field(PUBLIC, "Soort vraag", "number = een getal; choice = kiezen; wish = een wens, die alleen de volgorde bepaalt.", "number", default="choice")
    choices: tuple[Choice, ...] = field(PUBLIC, "Antwoorden", 'De antwoorden. "Weet ik niet" is er altijd bij.', [{"id": "ja", "name": {"nl": "Ja"}}], default=())
    choices_from: Slug | None = field(PUBLIC, "Antwoorden uit", "De naam van een andere lijst waarvan de termen de antwoorden zijn.", "themes")
    unstated: choice("ask", "ignore") = field(PUBLIC, "Als een aanbod zwijgt", "ask = eerst navragen; ignore = telt niet.", "ignore", default="ignore")
    ask_outside: tuple[Number, ...] = field(PUBLIC, "Navragen buiten", "Bij getallen: twee grenzen; daarbuiten wordt een zwijgend aanbod nagevraagd.", ["18", "64"], default=())
    possible: tuple[Number, ...] = field(PUBLIC, "Mogelijke getallen", "Bij getallen: het kleinste en het grootste dat kan. Wat daarbuiten ligt, is een vergissing.", ["0", "120"], default=())
    instead: tuple[Instead, ...] = field(PUBLIC, "Waar dan wel", "Waar iemand terecht kan die niet past.", [{"answer": "any", "contact": "algemeen-nummer"}], default=())


class Source(Record):
    """Where facts come from (`catalogue/sources.yml`)."""

    noun: ClassVar[str] = "een bron"

    id: SourceId = field(PUBLIC, "Id", "Korte naam, uniek in dit bestand.", "S1", default=REQUIRED)
    title: Line = field(PUBLIC, "Titel", "De titel van de tekst.", "Wandelen in de wijk", default=REQUIRED)
    publisher: Line | None = field(PUBLIC, "Uitgever", "Wie het publiceerde.", "Stad Voorbeeld")
    period: Period | None = field(PUBLIC, "Periode", "Van wanneer de tekst is.", {"from": "2014", "to": "2017", "text": {"nl": "2014–2017"}})
    url: Url | None = field(PUBLIC, "Adres", "Waar de tekst te lezen is.", "https://www.voorbeeld.be/tekst")


class Route(Record):
    """The usual way to begin, shared by offers (`catalogue/routes.yml`)."""

    noun: ClassVar[str] = "een gewone weg"

    id: Slug = field(PUBLIC, "Id", "Korte naam, uniek in dit bestand.", "standaard", default=REQUIRED)
    first: choice("own-worker", "call") = field(PUBLIC, "Eerste deur", "Welke deur vooropstaat: own-worker of call.", "own-worker", default="own-worker")
    contact: reference("contact_points") = field(PUBLIC, "Contactpunt", "Het contactpunt dat gebeld wordt.", "algemeen-nummer", default=REQUIRED)
    own_worker_question: Words | None = field(PUBLIC, "Vraag: eigen hulpverlener", "De vraag bij de eerste deur.", {"nl": "Heb je al een begeleider?"})
    own_worker: Words | None = field(PUBLIC, "Eigen hulpverlener", "Wat je dan doet.", {"nl": "Vraag het aan hem of haar."})
    call_question: Words | None = field(PUBLIC, "Vraag: bellen", "De vraag bij de tweede deur.", {"nl": "Nog niet?"})
    call: Words | None = field(PUBLIC, "Bellen", "Wat er bij het nummer staat.", {"nl": "Iemand belt je terug."})
    say: Words | None = field(PUBLIC, "Wat je zegt", 'De zin voor aan de telefoon; {name} is de naam van het aanbod.', {"nl": "Ik heb een vraag over {name}."})
    interpreter: Words | None = field(PUBLIC, "Tolk", "Wat wie een tolk nodig heeft moet weten.", {"nl": "Tolk nodig? Zeg het als je belt."})
    come_by: Words | None = field(PUBLIC, "Langsgaan", "Voor wie liever langsgaat.", {"nl": "Liever langsgaan?"})
    come_by_contact: reference("contact_points") | None = field(PUBLIC, "Contactpunt bij langsgaan", "Waar men dan heen gaat.", "buurthuis")


class Word(Record):
    """A difficult word and its explanation (`catalogue/glossary.yml`)."""

    noun: ClassVar[str] = "een moeilijk woord"

    id: Slug = field(PUBLIC, "Id", "Korte naam, uniek in dit bestand.", "leefloon", default=REQUIRED)
    term: Words = field(PUBLIC, "Woord", "Het woord zelf.", {"nl": "leefloon"}, default=REQUIRED)
    forms: WordLists | None = field(PUBLIC, "Vormen", "Andere vormen van het woord.", {"nl": ["leeflonen"]})
    explanation: Prose = field(PUBLIC, "Uitleg", "Eén zin.", {"nl": "Geld dat je elke maand kan krijgen."}, default=REQUIRED)
    sources: tuple[Support, ...] = field(PUBLIC, "Bronnen", "Waar de uitleg vandaan komt.", [{"source": "S5", "supports": ["explanation"]}], default=())
    checked: tuple[Check, ...] = field(PUBLIC, "Nagekeken", "Wie dit nakeek, en wanneer.", [{"date": "2026-11-21", "by": "redactie"}], default=())

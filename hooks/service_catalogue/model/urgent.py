"""Who is in danger: what help there is (`catalogue/urgent.yml`), and the words that call for it (`catalogue/urgent_words/`)."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import PlainValidator, WithJsonSchema

from .fields import PUBLIC, REQUIRED, Record, field
from .shared import Check
from .values import LINE_SCHEMA, Flag, LanguageCode, Line, Phone, Slug, WordLists, Words, choice, line_of, quoted, reference, wrong


class UrgentNumber(Record):
    """A number of `settings.yml` for who needs help at once: all that is known of it stands here, once."""

    noun: ClassVar[str] = "een dringend nummer"

    number: Phone = field(PUBLIC, "Nummer", "Het nummer.", "112", default=REQUIRED)
    name: Words = field(PUBLIC, "Waarvoor", "Waarvoor men dit nummer belt.", {"nl": "levensgevaar"}, default=REQUIRED)
    hours: Words | None = field(PUBLIC, "Uren", "Wanneer men kan bellen. Tot iemand het nakeek, zegt de pagina dat erbij.", {"nl": "Van 9 tot 17 uur."})
    limit: Words | None = field(PUBLIC, "Grens", "Wat men vooraf moet weten.", {"nl": "Voor een tweede nacht heb je een hulpverlener nodig."})
    speaks: tuple[LanguageCode, ...] = field(PUBLIC, "Talen", "De talen waarin men antwoordt, als dat ertoe doet.", ["nl"], default=())
    source: reference("sources") | None = field(PUBLIC, "Bron", "Een id uit sources.yml.", "S1")
    checked: tuple[Check, ...] = field(PUBLIC, "Nagekeken", "Wie dit nakeek, en wanneer.", [{"date": "2026-11-21", "by": "redactie"}], default=())


class UrgentStep(Record):
    noun: ClassVar[str] = "een stap"

    number: Phone | None = field(PUBLIC, "Nummer", "Een nummer dat bij de dringende nummers van settings.yml staat.", "112")
    contact: reference("contact_points") | None = field(PUBLIC, "Contactpunt", "In de plaats van een nummer: een contactpunt.", "algemeen-nummer")
    lead: Words | None = field(PUBLIC, "Wanneer", "De korte vraag voor het nummer.", {"nl": "Nu in gevaar?"})
    first_for: tuple[LanguageCode, ...] = field(PUBLIC, "Eerst voor", "De talen waarvoor deze stap vooropstaat.", ["fr"], default=())


class Urgent(Record):
    """A kind of danger, and the help that fits: the first two steps are shown at once, the rest folds."""

    noun: ClassVar[str] = "een soort dringende hulp"

    id: Slug = field(PUBLIC, "Id", "Korte naam, uniek in dit bestand. De eerste in het bestand gaat voor.", "bed", default=REQUIRED)
    title: Words = field(PUBLIC, "Titel", "Zo heet dit blok.", {"nl": "Een bed voor vannacht"}, default=REQUIRED)
    said: Words = field(PUBLIC, "Gezegd", "Hetzelfde, zoals het achter het nummer gezegd wordt aan wie het scherm niet ziet.", {"nl": "een bed voor vannacht"}, default=REQUIRED)
    steps: tuple[UrgentStep, ...] = field(PUBLIC, "Stappen", "Wie men belt, in volgorde. De eerste twee staan er meteen.", [{"number": "112"}], default=REQUIRED)
    notes: WordLists | None = field(PUBLIC, "Erbij", "Korte zinnen onder de nummers.", {"nl": ["Je mag ook anoniem bellen."]})
    say: Words | None = field(PUBLIC, "Wat je zegt", "De zin voor aan de telefoon.", {"nl": "Ik heb niets te eten. Wie kan mij helpen?"})
    alarm: Flag = field(PUBLIC, "Alarm", "true = de kleur van alarm: alleen voor wat nu levensgevaar is.", "true", default=False)
    leave: Flag = field(PUBLIC, "Snel weg", "true = ernaast staat een knop om de site meteen te verlaten.", "true", default=False)


_ITEM = r"(?:<[a-z]+>|[\w'’.-]*\w[\w'’.-]*\*?)"


def _phrase(value: Any) -> str:
    """A line of pieces: words, groups in angle brackets, alternatives with a stroke, a beginning with a star."""
    text = line_of(value)
    pieces = text.removeprefix("=").split()
    for piece in pieces:
        if not re.fullmatch(rf"!?{_ITEM}(?:\|{_ITEM})*", piece):
            raise wrong(f'{quoted(piece)} kan hier niet: schrijf woorden met een spatie ertussen, zoals "<geen> bed|kamer"; hoe dat werkt, staat bovenaan nl.yml')
    if all(piece.startswith("!") for piece in pieces):
        raise wrong(f"{quoted(text)} noemt geen woord dat er moet staan; zet er een bij")
    return text


Phrase = Annotated[str, PlainValidator(_phrase), WithJsonSchema(LINE_SCHEMA)]


class WordGroup(Record):
    noun: ClassVar[str] = "een groep woorden"

    id: Slug = field(PUBLIC, "Id", "De naam van de groep: zo staat ze tussen < en > in een regel.", "geen", default=REQUIRED)
    words: Line = field(PUBLIC, "Woorden", "De woorden, met een spatie ertussen, ook hoe men ze fout of als gesproken typt.", "geen gn geene", default=REQUIRED)


class UrgentPhrases(Record):
    noun: ClassVar[str] = "zinnen bij een soort hulp"

    kind: reference("urgent") = field(PUBLIC, "Soort", "Een id uit urgent.yml.", "bed", default=REQUIRED)
    call: tuple[Phrase, ...] = field(PUBLIC, "Roept om hulp", "Wie dit typt, krijgt de hulp eerst.", ["waar slapen"], default=())
    topic: tuple[Phrase, ...] = field(PUBLIC, "Onderwerp", "Hulp eerst voor iedereen; voor hulpverleners één regel.", ["dakloos|dakloze"], default=())
    hint: tuple[Phrase, ...] = field(PUBLIC, "Eén regel", "Eén regel met het nummer; het aanbod blijft voorop.", ["depressie"], default=())


class UrgentWords(Record):
    """The words of one language (`catalogue/urgent_words/<language>.yml`), also of one without pages."""

    noun: ClassVar[str] = "de woorden van wie in gevaar is"

    state: choice("draft", "reviewed") = field(PUBLIC, "Toestand", "draft = nog niet nagelezen door een moedertaalspreker; reviewed = wel.", "draft", default=REQUIRED)
    groups: tuple[WordGroup, ...] = field(PUBLIC, "Groepen", "Woorden die hier hetzelfde betekenen.", [{"id": "geen", "words": "geen gn"}], default=())
    kinds: tuple[UrgentPhrases, ...] = field(PUBLIC, "Soorten", "Per soort hulp: wat mensen typen.", [{"kind": "bed", "call": ["waar slapen"]}], default=REQUIRED)
    quiet: tuple[Phrase, ...] = field(PUBLIC, "Geen gevaar", "Wie dit typt, is niet in gevaar.", ["verveel* dood"], default=())
    context: Line | None = field(PUBLIC, "Omgeving", "Woorden waarnaast een onderwerp gewoon een onderwerp is.", "film cursus")
    about: Line | None = field(PUBLIC, "Erover", "Woorden van wie over gevaar leest, leert of wil helpen.", "vrijwilliger opleiding")
    everyday: Line | None = field(PUBLIC, "Alledaags", "Gewone woorden van deze taal die in een andere taal gevaar zijn.", "die brand")
    glued: Line | None = field(PUBLIC, "Vastgeplakt", 'Letters die men aan een woord plakt: "kheb".', "k t")
    tailed: Line | None = field(PUBLIC, "Achteraan geplakt", 'Letters die men achter een woord plakt: "leefk".', "k")
    fillers: Line | None = field(PUBLIC, "Vulwoorden", "Woorden die niets zeggen.", "ik de een")
    not_slips: Line | None = field(PUBLIC, "Geen tikfout", "Gewone woorden die op een woord van gevaar lijken.", "gestaakt politiek")

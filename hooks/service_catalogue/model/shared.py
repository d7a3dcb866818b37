"""The parts that several kinds of entries have: names with years, periods, sources, checks."""

from typing import ClassVar

from .fields import PUBLIC, REQUIRED, Record, field
from .values import Day, Line, Moment, Words, Year, choice, reference

PARTS = ("description", "eligibility", "referral", "contact", "when-where", "cost")
"""What of an offer can be checked by itself."""


class Alias(Record):
    noun: ClassVar[str] = "een andere naam"

    name: Line = field(PUBLIC, "Naam", "Een vroegere naam of een afkorting. De zoekfunctie vindt ze.", "Wandelclub", default=REQUIRED)
    until: Year | None = field(PUBLIC, "Tot", "Het laatste jaar waarin deze naam gebruikt werd.", "2017")


class Period(Record):
    """A stretch of time as people say it; `from_` and `to` (years or dates) only sort."""

    noun: ClassVar[str] = "een periode"

    from_: Moment | None = field(PUBLIC, "Van", "Jaar of datum waarop de periode begint.", "2014", alias="from")
    to: Moment | None = field(PUBLIC, "Tot", "Jaar of datum waarop de periode eindigt.", "2017")
    text: Words = field(PUBLIC, "Tekst", "Zo staat de periode op de pagina.", {"nl": "rond 2014–2017"}, default=REQUIRED)

    @property
    def order(self) -> str:
        """What periods are sorted by: the end, else the start."""
        return str(self.to or self.from_ or "")


class LastSeen(Record):
    noun: ClassVar[str] = "een teken van leven"

    when: Period = field(PUBLIC, "Wanneer", "De periode waarin het laatst vermeld werd.", {"text": {"nl": "winter 2022–2023"}}, default=REQUIRED)
    source: reference("sources") = field(PUBLIC, "Bron", "De bron waarin het staat: een id uit sources.yml.", "S23", default=REQUIRED)


class Support(Record):
    """One source and the fields it supports."""

    noun: ClassVar[str] = "een bronvermelding"

    source: reference("sources") = field(PUBLIC, "Bron", "Een id uit sources.yml.", "S2", default=REQUIRED)
    supports: tuple[Line, ...] = field(PUBLIC, "Velden", "Welke velden van dit bestand op deze bron steunen.", ["summary", "for_whom"], default=REQUIRED)


class Check(Record):
    noun: ClassVar[str] = "een controle"

    date: Day = field(PUBLIC, "Datum", "De dag waarop iemand dit nakeek.", "2026-11-21", default=REQUIRED)
    by: Line = field(PUBLIC, "Door", "De functie van wie het nakeek. Geen naam van een persoon.", "trajectbegeleider", default=REQUIRED)


class PartialCheck(Check):
    what: tuple[choice(*PARTS), ...] = field(PUBLIC, "Wat", "Welke delen zijn nagekeken. Zonder deze regel: alles.", ["contact"], default=())


class Identifier(Record):
    noun: ClassVar[str] = "een kenmerk"

    scheme: Line = field(PUBLIC, "Stelsel", "Waar dit kenmerk bij hoort: Sociale Kaart, IPDC, KBO …", "Sociale Kaart", default=REQUIRED)
    value: Line = field(PUBLIC, "Waarde", "Het kenmerk zelf.", "1234567", default=REQUIRED)


class Translation(Record):
    noun: ClassVar[str] = "een vertaling"

    of: Line = field(PUBLIC, "Van tekst", "Vingerafdruk van de Nederlandse tekst die vertaald is. Gezet door het commando, niet met de hand.", "3f2a9c41d07b", default=REQUIRED)
    state: choice("draft", "reviewed") = field(PUBLIC, "Toestand", "draft = nog niet nagelezen door een moedertaalspreker; reviewed = wel.", "draft", default=REQUIRED)
    date: Day = field(PUBLIC, "Datum", "De dag van de vertaling.", "2026-11-21", default=REQUIRED)



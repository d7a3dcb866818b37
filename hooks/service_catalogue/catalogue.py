"""Everything the data says, in one value, with where each piece of it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from .memory import Memory
from .model.fields import Record
from .model.offer import Offer
from .model.organisation import ContactPoint, Organisation, Place
from .model.settings import Settings
from .model.urgent import Urgent, UrgentWords
from .model.validate import label_of
from .model.values import PerLanguage
from .model.vocabulary import Criterion, Route, Source, Term, Word
from .model.walk import Line, Named, Walk, walk
from .problems import Level, Problem
from .source import Document, Where

PARTS = ("contact_points", "places")
"""What stands inside organisations and is named by its own id."""


R = TypeVar("R", bound=Record)


class Origin(NamedTuple):
    """Where a record comes from: its document, the way to it inside, and its kind."""

    document: Document
    at: Where
    model: type[Record]

    def problem(self, where: Where, sentence: str, level: Level = Level.ERROR, *, key: bool = False) -> Problem:
        """A problem at a value of this record (at its key with `key`), with the field's label."""
        full = (*self.at, *where)
        position = self.document.key(full) if key else self.document.value(full)
        return self.document.problem(position, sentence, label_of(self.model, where), level)

    def left_out(self, where: Where) -> bool:
        """Whether something stood at this place that a problem already names."""
        return (*self.at, *where) in self.document.left_out


@dataclass
class Catalogue:
    """Everything the data says. Mappings go from id to record, in the order of the files.

    Contact points and places stand here once more by their own ids, since offers share them.
    """

    settings: Settings
    languages: tuple[str, ...]
    offers: dict[str, Offer] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    contact_points: dict[str, ContactPoint] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    vocabularies: dict[str, dict[str, Term]] = field(default_factory=dict)
    criteria: dict[str, Criterion] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    routes: dict[str, Route] = field(default_factory=dict)
    glossary: dict[str, Word] = field(default_factory=dict)
    urgent: dict[str, Urgent] = field(default_factory=dict)
    urgent_words: dict[str, UrgentWords] = field(default_factory=dict)
    """By the code of the language, also of those without pages."""
    synonyms: dict[str, list[list[str]]] = field(default_factory=dict)
    wording: dict[str, dict[str, str]] = field(default_factory=dict)
    digest: str = ""
    """Of all that it says, once it is redacted: another one when anything in it is other."""
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)
    documents: dict[str, Document] = field(default_factory=dict)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    """Kind and id of what is there but could not be used; a problem already says why."""
    unread: set[str] = field(default_factory=set)
    """The kinds of which not every id could be read, so that nobody can say what is missing."""

    @property
    def default_language(self) -> str:
        return self.settings.default_language

    def knows(self, kind: str, id: str) -> bool:
        """Whether a record stands in the data, usable or not, or may stand in what can't be read."""
        return (kind, id) in self.origins or (kind, id) in self.broken or kind in self.unread

    def record(self, kind: str, id: str) -> Record:
        return self.settings if kind == "settings" else home(self, kind)[id]

    def entries(self) -> Iterator[tuple[Record, Origin]]:
        """Every record that stands by itself, with where it comes from; parts of organisations stand inside them."""
        for (kind, id), origin in self.origins.items():
            if kind not in PARTS:
                yield self.record(kind, id), origin

    def walk(self, record: Record) -> Walk:
        """What stands in a record that stands by itself; each is walked through once for all rules."""
        return self.memory.of("walk", record, lambda: walk(record))

    def records(self, *kinds: type[R]) -> Iterator[tuple[R, Where, Origin]]:
        """Every record of these kinds at every depth, with the way to it and where that begins."""
        for record, origin in self.entries():
            for kind, found in self.walk(record).records.items():
                if issubclass(kind, kinds):
                    for where, inner in found:
                        yield inner, where, origin

    def references(self) -> Iterator[tuple[Named, Origin]]:
        """Every id that an entry names, with the way to it and where that begins."""
        for record, origin in self.entries():
            for named in self.walk(record).references:
                yield named, origin

    def named(self) -> set[tuple[tuple[str, ...], str]]:
        """Every id that any entry names, with the kinds of records that it may be of, each once."""
        return set().union(*(self.walk(record).named for record, _ in self.entries()))

    def links(self) -> Iterator[tuple[str, Where, Origin]]:
        """Every link in a text, with the way to the text and where that begins."""
        for record, origin in self.entries():
            for where, link in self.walk(record).links:
                yield link, where, origin

    def texts(self) -> Iterator[tuple[Where, PerLanguage, Origin]]:
        """Every text per language, with the way to it and where that begins."""
        for record, origin in self.entries():
            for where, texts in self.walk(record).texts:
                yield where, texts, origin

    def public_texts(self, kind: str, id: str) -> list[Line]:
        """Every text of an offer or organisation that everybody sees."""
        return self.walk(self.record(kind, id)).public

    def numbered_texts(self, kind: str, id: str) -> list[Line]:
        """Those with a digit or a mail address: most have neither."""
        return self.walk(self.record(kind, id)).numbered

    def ids(self, kind: str) -> list[str]:
        return [each for collection, each in self.origins if collection == kind]


def home(catalogue: Catalogue, kind: str) -> dict[str, Any]:
    """The mapping that holds the records of a kind: a field of the catalogue, or one of its vocabularies."""
    own = getattr(catalogue, kind, None)
    return own if isinstance(own, dict) else catalogue.vocabularies.setdefault(kind, {})

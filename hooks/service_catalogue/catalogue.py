"""All of it, read and checked: every file of `catalogue/` in one value, and the problems found on the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from . import source
from .model.fields import Record
from .model.offer import Offer
from .model.organisation import ContactPoint, Organisation, Place
from .model.settings import Settings
from .model.validate import label_of, validate
from .model.vocabulary import Criterion, Route, Source, Term, Word
from .problems import Level, Problem, errors, in_order
from .source import Document, Where

LISTS: dict[str, type[Record]] = {"sources": Source, "routes": Route, "glossary": Word}
"""Files that hold a list of records with an `id`."""

FOLDERS: dict[str, type[Record]] = {"offers": Offer, "organisations": Organisation}
"""Folders that hold a file per record; the file's name is its id."""

PARTS = ("contact_points", "places")
"""What stands inside organisations and is named by its own id."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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
    synonyms: dict[str, list[list[str]]] = field(default_factory=dict)
    wording: dict[str, dict[str, str]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    """Kind and id of what is there but could not be used; a problem already says why."""

    @property
    def default_language(self) -> str:
        return self.settings.default_language

    def knows(self, kind: str, id: str) -> bool:
        """Whether a record stands in the data, usable or not."""
        return (kind, id) in self.origins or (kind, id) in self.broken

    def record(self, kind: str, id: str) -> Record:
        return self.settings if kind == "settings" else _home(self, kind)[id]

    def entries(self) -> Iterator[tuple[Record, Origin]]:
        """Every record that stands by itself, with where it comes from; parts of organisations stand inside them."""
        for (kind, id), origin in self.origins.items():
            if kind not in PARTS:
                yield self.record(kind, id), origin

    def ids(self, kind: str) -> list[str]:
        return [each for collection, each in self.origins if collection == kind]


def read(root: Path) -> tuple[Catalogue | None, list[Problem]]:
    """What could be read of `root`/catalogue, before any rule, and the problems of reading it.

    There is no catalogue when its settings can't be used, since all else hangs on them.
    """
    reader = _Reader(root)
    catalogue = reader.read()
    return catalogue, reader.problems


def load(root: Path, day: date) -> tuple[Catalogue | None, list[Problem]]:
    """The catalogue in `root`/catalogue and all problems, in order; no catalogue when there is an error.

    `day` is the day for which what grows old is judged.
    """
    from .rules import RULES  # the rules stand after this module in the street

    catalogue, problems = read(root)
    if catalogue is not None:
        problems = problems + [found for rule in RULES for found in rule(catalogue, day)]
    problems = in_order(problems)
    usable = catalogue is not None and not errors(problems)
    return (catalogue if usable else None), problems


class _Reader:
    """Reads the files one by one and gathers what they hold."""

    def __init__(self, root: Path):
        self.root = root
        self.folder = root / "catalogue"
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.languages: tuple[str, ...] = ()
        self.broken: set[tuple[str, str]] = set()

    def read(self) -> Catalogue | None:
        """What could be read; None when the settings can't be used, since all else hangs on them."""
        wording = self._wording()
        settings = self._settings()
        catalogue = Catalogue(settings or _NO_SETTINGS, self.languages, wording=wording)
        catalogue.documents, catalogue.broken = self.documents, self.broken
        if settings:
            document = self.documents["catalogue/settings.yml"]
            catalogue.origins["settings", "settings"] = Origin(document, (), Settings)
        for kind, model in FOLDERS.items():
            for file in self._files(self.folder / kind):
                self._add(catalogue, kind, file.stem, self._document(file), (), model)
        for kind, model in LISTS.items():
            self._list(catalogue, kind, self.folder / f"{kind}.yml", model)
        for file in self._files(self.folder / "vocabularies"):
            if file.stem != "criteria":
                catalogue.vocabularies[file.stem] = {}
            self._list(catalogue, file.stem, file, Criterion if file.stem == "criteria" else Term)
        self._synonyms(catalogue)
        return catalogue if settings else None

    def _files(self, folder: Path) -> Iterator[Path]:
        """The YAML files of a folder by name; anything else in it is a problem."""
        if not folder.is_dir():
            return
        for file in sorted(folder.iterdir()):
            path = file.relative_to(self.root).as_posix()
            if file.name.startswith("."):
                continue
            if file.suffix != ".yml" or not file.is_file():
                self._say(path, f'"{file.name}" hoort hier niet: een bestand eindigt hier op .yml')
            elif not _SLUG.fullmatch(file.stem):
                self._say(
                    path,
                    f'"{file.name}" kan geen naam zijn: gebruik kleine letters, cijfers en streepjes, zoals "wandel-groep.yml"',
                )
            else:
                yield file

    def _say(self, path: str, sentence: str) -> None:
        self.problems.append(Problem(path, 1, 1, Level.ERROR, "", sentence))

    def _document(self, file: Path) -> Document:
        document = source.read(file, self.root)
        self.documents[document.path] = document
        self.problems += document.problems
        return document

    def _settings(self) -> Settings | None:
        file = self.folder / "settings.yml"
        if not file.is_file():
            self._say("catalogue/settings.yml", "dit bestand ontbreekt; het zegt wat voor de hele site geldt")
            return None
        document = self._document(file)
        if document.data is None:
            return None
        settings, problems = validate(Settings, document, self.languages)
        self.problems += problems
        return settings

    def _wording(self) -> dict[str, dict[str, str]]:
        files = list(self._files(self.folder / "wording"))
        self.languages = tuple(file.stem for file in files)
        wording = {}
        for file in files:
            document = self._document(file)
            if isinstance(document.data, dict):
                wording[file.stem] = dict(_flat(document.data))
        if not files:
            self._say("catalogue/wording", "hier hoort per taal een bestand met de woorden van de pagina's, zoals nl.yml")
        return wording

    def _synonyms(self, catalogue: Catalogue) -> None:
        for file in self._files(self.folder / "synonyms"):
            document = self._document(file)
            groups = document.data
            if document.problems:
                continue
            good = isinstance(groups, list) and all(
                isinstance(group, list) and all(isinstance(word, str) for word in group) for group in groups
            )
            if good:
                catalogue.synonyms[file.stem] = groups
            else:
                self._say(document.path, "hier hoort een lijst van groepen woorden, elk zoals: - [geld, centen, euro]")

    def _list(self, catalogue: Catalogue, kind: str, file: Path, model: type[Record]) -> None:
        if not file.is_file():
            return
        document = self._document(file)
        if document.data is None:
            return
        if not isinstance(document.data, list):
            self._say(document.path, 'hier hoort een lijst: elk begint met "- id: …"')
            return
        for index, item in enumerate(document.data):
            id = item.get("id") if isinstance(item, dict) else None
            self._add(catalogue, kind, id, document, (index,), model)

    def _add(
        self, catalogue: Catalogue, kind: str, id: Any, document: Document, at: Where, model: type[Record]
    ) -> None:
        data = document.data
        for step in at:
            data = data[step]
        record, problems = (None, []) if data is None else validate(model, document, self.languages, data, at)
        self.problems += problems
        if record is None:
            self._note_broken(kind, id, data)
        elif (kind, id) in catalogue.origins:
            first = catalogue.origins[kind, id]
            line = first.document.value((*first.at, "id")).line
            self.problems.append(
                Origin(document, at, model).problem(("id",), f'"{id}" bestaat al op regel {line}; kies een andere id')
            )
        else:
            catalogue.origins[kind, id] = Origin(document, at, model)
            _home(catalogue, kind)[id] = record
            if isinstance(record, Organisation):
                self._parts(catalogue, record, document)

    def _parts(self, catalogue: Catalogue, organisation: Organisation, document: Document) -> None:
        """An organisation's contact points and places, once more by their own ids."""
        for kind in PARTS:
            for index, part in enumerate(getattr(organisation, kind)):
                origin = Origin(document, (kind, index), type(part))
                first = catalogue.origins.setdefault((kind, part.id), origin)
                if first is origin:
                    _home(catalogue, kind)[part.id] = part
                else:
                    place = f"{first.document.path}, regel {first.document.value((*first.at, 'id')).line}"
                    self.problems.append(origin.problem(("id",), f'"{part.id}" bestaat al in {place}; kies een andere id'))

    def _note_broken(self, kind: str, id: Any, data: Any) -> None:
        """Remember what a record that can't be used would have offered others to refer to."""
        if isinstance(id, str):
            self.broken.add((kind, id))
        if kind == "organisations" and isinstance(data, dict):
            for part_kind in PARTS:
                for part in data.get(part_kind) or ():
                    if isinstance(part, dict) and isinstance(part.get("id"), str):
                        self.broken.add((part_kind, part["id"]))


_NO_SETTINGS: Any = None


def _home(catalogue: Catalogue, kind: str) -> dict[str, Any]:
    """The mapping that holds the records of a kind: a field of the catalogue, or one of its vocabularies."""
    own = getattr(catalogue, kind, None)
    return own if isinstance(own, dict) else catalogue.vocabularies.setdefault(kind, {})


def _flat(data: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Nested labels as pairs of a dotted key and its text."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        elif isinstance(value, str):
            yield f"{before}{key}", value

"""Files → Catalogue: every file of `catalogue/` read, typed and put in its place; what can't be is a problem."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import source
from .catalogue import PARTS, Catalogue, Origin, home
from .memory import Memory
from .model.fields import Record
from .model.nearby import meant, meant_slug
from .model.offer import Offer
from .model.organisation import Organisation
from .model.settings import Settings
from .model.urgent import Urgent, UrgentWords
from .model.validate import validate
from .model.values import SLUG
from .model.vocabulary import Criterion, Route, Source, Term, Word
from .problems import Level, Problem
from .source import Document, Where

LISTS: dict[str, type[Record]] = {"sources": Source, "routes": Route, "glossary": Word, "urgent": Urgent}
"""Files that hold a list of records with an `id`."""

FOLDERS: dict[str, type[Record]] = {"offers": Offer, "organisations": Organisation, "urgent_words": UrgentWords}
"""Folders that hold a file per record; the file's name is its id."""

_SLUG = re.compile(SLUG)

_FOLDERS = {*FOLDERS, "vocabularies", "synonyms", "wording"}

_NO_SETTINGS: Any = None


def read(root: Path, memory: Memory | None = None) -> tuple[Catalogue | None, list[Problem]]:
    """What could be read of `root`/catalogue, before any rule, and the problems of reading it.

    With a `memory` of the last time, a file whose bytes are the same is not read again.

    There is no catalogue when its settings can't be used, since all else hangs on them.
    """
    reader = _Reader(root, memory or Memory())
    catalogue = reader.read()
    return catalogue, reader.problems


class _Reader:
    """Reads the files one by one and gathers what they hold."""

    def __init__(self, root: Path, memory: Memory):
        self.root = root
        self.memory = memory
        self.folder = root / "catalogue"
        self.problems: list[Problem] = []
        self.documents: dict[str, Document] = {}
        self.languages: tuple[str, ...] = ()
        self.broken: set[tuple[str, str]] = set()
        self.unread: set[str] = set()

    def read(self) -> Catalogue | None:
        """What could be read; None when the settings can't be used, since all else hangs on them."""
        wording = self._wording()
        settings = self._settings()
        catalogue = Catalogue(settings or _NO_SETTINGS, self.languages, wording=wording, memory=self.memory)
        catalogue.documents, catalogue.broken, catalogue.unread = self.documents, self.broken, self.unread
        if settings:
            document = self.documents["catalogue/settings.yml"]
            catalogue.origins["settings", "settings"] = Origin(document, (), Settings)
        for kind, model in FOLDERS.items():
            for file in self._files(self.folder / kind):
                document = self._document(file)
                self._add(catalogue, kind, file.stem, document, (), model)
                if (kind, file.stem) in catalogue.origins:
                    document.forget(file)
        for kind, model in LISTS.items():
            self._list(catalogue, kind, self.folder / f"{kind}.yml", model)
        for file in self._files(self.folder / "vocabularies"):
            if file.stem != "criteria":
                if isinstance(getattr(catalogue, file.stem, None), dict):
                    self._say(file.relative_to(self.root).as_posix(), f'"{file.name}" kan hier niet zo heten; kies een andere naam')
                    continue
                catalogue.vocabularies[file.stem] = {}
            self._list(catalogue, file.stem, file, Criterion if file.stem == "criteria" else Term)
        self._synonyms(catalogue)
        self._strangers()
        return catalogue if settings else None

    def _files(self, folder: Path) -> Iterator[Path]:
        """The YAML files of a folder by name; anything else in it is a problem."""
        if not folder.is_dir():
            return
        here = folder.relative_to(self.root).as_posix()
        for file in sorted(folder.iterdir()):
            if file.name.startswith("."):
                continue
            path = f"{here}/{file.name}"
            named_right = file.suffix == ".yml" and file.is_file() and _SLUG.fullmatch(file.stem)
            if not named_right:
                self.unread |= _offered(folder.name if folder.name in FOLDERS else file.stem.casefold())
            if file.suffix != ".yml" or not file.is_file():
                self._say(path, f'"{file.name}" hoort hier niet: een bestand eindigt hier op .yml')
            elif not named_right:
                hint = meant_slug(file.stem, file.suffix)
                self._say(path, f'"{file.name}" kan geen naam zijn: gebruik kleine letters, cijfers en streepjes{hint}')
            else:
                yield file

    def _strangers(self) -> None:
        """Files and folders that nothing reads are most likely misspelt."""
        known = {"settings", "example", *LISTS}
        for file in sorted(self.folder.glob("*")):
            path, here = file.relative_to(self.root).as_posix(), (_FOLDERS if file.is_dir() else {f"{each}.yml" for each in known})
            if not file.name.startswith(".") and (file.is_dir() or file.suffix in (".yml", ".yaml")) and file.name not in here:
                self._say(path, f'"{file.name}" hoort hier niet; {meant(file.name, here)}')

    def _say(self, path: str, sentence: str) -> None:
        self.problems.append(Problem(path, 1, 1, Level.ERROR, "", sentence))

    def _document(self, file: Path) -> Document:
        document = source.read(file, self.root, self.memory)
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
                for where in _not_text(document.data):
                    problem = document.problem(document.value(where), "hier hoort één tekst, geen lijst", ".".join(map(str, where)))
                    self.problems.append(problem)
            elif document.data is not None:
                self._say(document.path, 'hier horen woorden met hun naam ervoor, zoals "home: Start"')
        if not files:
            self._say("catalogue/wording", "hier hoort per taal een bestand met de woorden van de pagina's, zoals nl.yml")
        return wording

    def _synonyms(self, catalogue: Catalogue) -> None:
        for file in self._files(self.folder / "synonyms"):
            document = self._document(file)
            groups = document.data
            if document.problems:
                continue
            catalogue.synonyms[file.stem] = groups
            wrong = [
                (index,)
                for index, group in enumerate(groups if isinstance(groups, list) else ())
                if not isinstance(group, list) or not all(isinstance(word, str) for word in group)
            ]
            for where in wrong if isinstance(groups, list) else [()]:
                sentence = "hier hoort een groep woorden tussen haken, zoals: - [geld, centen, euro]"
                self.problems.append(document.problem(document.value(where), sentence))

    def _list(self, catalogue: Catalogue, kind: str, file: Path, model: type[Record]) -> None:
        if not file.is_file():
            return
        document = self._document(file)
        if not isinstance(document.data, list) or (-1,) in document.left_out:
            self.unread.add(kind)
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
        is_empty = data is None and not document.forgotten
        record, problems = (None, []) if is_empty else self._record(model, document, data, at)
        self.problems += problems
        if record is None:
            self._note_broken(kind, id, data)
            return
        id = getattr(record, "id", id)
        if (kind, id) in catalogue.origins:
            first = catalogue.origins[kind, id]
            line = first.document.value((*first.at, "id")).line
            self.problems.append(
                Origin(document, at, model).problem(("id",), f'"{id}" bestaat al op regel {line}; kies een andere id')
            )
        else:
            catalogue.origins[kind, id] = Origin(document, at, model)
            home(catalogue, kind)[id] = record
            if isinstance(record, Organisation):
                self._parts(catalogue, record, document)

    def _record(self, model: type[Record], document: Document, data: Any, at: Where) -> tuple[Record | None, list[Problem]]:
        name, content = f"{document.path} {at}", (document.digest, self.languages)
        return self.memory.at(name, content, lambda: validate(model, document.recall(), self.languages, data, at))

    def _parts(self, catalogue: Catalogue, organisation: Organisation, document: Document) -> None:
        """An organisation's contact points and places, once more by their own ids."""
        for kind in PARTS:
            if {(kind,), (kind, -1)} & document.left_out:
                self.unread.add(kind)
            for index, part in enumerate(getattr(organisation, kind)):
                origin = Origin(document, (kind, index), type(part))
                first = catalogue.origins.setdefault((kind, part.id), origin)
                if first is origin:
                    home(catalogue, kind)[part.id] = part
                else:
                    home(catalogue, kind).pop(part.id, None)  # nobody knows which of the two is meant
                    place = f"{first.document.path}, regel {first.document.value((*first.at, 'id')).line}"
                    self.problems.append(origin.problem(("id",), f'"{part.id}" bestaat al in {place}; kies een andere id'))

    def _note_broken(self, kind: str, id: Any, data: Any) -> None:
        """Remember what a record that can't be used would have offered others to refer to."""
        if isinstance(id, str):
            self.broken.add((kind, id))
        else:
            self.unread.add(kind)
        if kind == "organisations":
            for part_kind in PARTS:
                parts = data.get(part_kind, []) if isinstance(data, dict) else None
                ids = [part.get("id") for part in parts if isinstance(part, dict)] if isinstance(parts, list) else [None]
                self.broken |= {(part_kind, id) for id in ids if isinstance(id, str)}
                if not all(isinstance(id, str) for id in ids):
                    self.unread.add(part_kind)


def _offered(kind: str) -> set[str]:
    """The kinds of records that a file of this kind holds."""
    return {kind, *PARTS} if kind == "organisations" else {kind}


def _flat(data: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    """Nested labels as pairs of a dotted key and its text."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        elif isinstance(value, str):
            yield f"{before}{key}", value


def _not_text(data: dict[str, Any], before: Where = ()) -> Iterator[Where]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _not_text(value, (*before, key))
        elif not isinstance(value, str):
            yield (*before, key)

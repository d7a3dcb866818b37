"""YAML files → plain data: every value stays text, every value keeps its place, every fault is a problem.

Reads the events of libyaml itself instead of PyYAML's objects: that is faster, refuses what an
entry has no use for (anchors, tags, a second document) and knows the line and column of each value.
"""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple, TypeAlias

import yaml

from .memory import Memory
from .problems import Level, Problem
from .yaml_faults import told

LARGEST_FILE = 256 * 1024
DEEPEST = 12

Where: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and list indices, as ``("eligibility", 0, "min")``."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML was built with it; some fifteen times slower without."""

# What no text needs and what editors can't see: C0 and C1 controls, line and paragraph
# separators (YAML counts them as lines, editors don't), and marks that reorder or hide text.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\ufeff]")
_INDENT = re.compile("^ *(?P<bad>[\t\u00a0])", re.MULTILINE)
_SOMETHING = re.compile(r"^(?!#|---|\.\.\.)\s*[^\s#]", re.MULTILINE)
_EMPTY = {"~", "null", "Null", "NULL"}
_CURLY = re.compile("[“„‘](.+)[”“’]", re.DOTALL)


class Position(NamedTuple):
    """A place in a file; both count from 1, columns in characters."""

    line: int
    column: int


@dataclass(slots=True)
class Document:
    """One file as read: its data (text, lists and mappings; None when unreadable) and where each value stands."""

    path: str
    data: Any = None
    values: dict[Where, Any] = field(default_factory=dict)
    keys: dict[Where, Any] = field(default_factory=dict)
    """Where values and keys begin, as libyaml's marks: most files are read without anybody asking."""
    left_out: set[Where] = field(default_factory=set)
    """What stands in the file but not in `data`, because a problem already names it."""
    problems: list[Problem] = field(default_factory=list)
    digest: bytes = b""
    """Of the file's bytes."""
    forgotten: Path | None = None
    """Where data and places can be read again, after `forget`."""

    def forget(self, file: Path) -> None:
        """Let go of the data and the places: most of what a large catalogue would hold, and few of the places are ever asked for."""
        self.forgotten, self.data, self.values, self.keys = file, None, {}, {}

    def recall(self) -> "Document":
        """The same document, with its data and places."""
        if self.forgotten:
            again = parse(self.forgotten.read_bytes(), self.path)
            self.forgotten, self.data, self.values, self.keys = None, again.data, again.values, again.keys
        return self

    def key(self, where: Where) -> Position:
        """Where the key of a value stands; the value itself in a list; the nearest that has a place."""
        self.recall()
        mark = self.keys.get(where)
        return _position(mark) if mark else self.value(where)

    def value(self, where: Where) -> Position:
        """Where a value stands, else the key of the nearest one around it."""
        self.recall()
        for length in range(len(where), -1, -1):
            place = self.values if length == len(where) else self.keys
            found = place.get(where[:length]) or self.values.get(where[:length])
            if found:
                return _position(found)
        return Position(1, 1)

    def problem(
        self, position: Position, sentence: str, label: str = "", level: Level = Level.ERROR
    ) -> Problem:
        return Problem(self.path, position.line, position.column, level, label, sentence)


def read(file: Path, root: Path, known: Memory | None = None) -> Document:
    """The document in `file`; its path is told from `root`, with slashes. What is `known` of the same bytes holds."""
    path = file.relative_to(root).as_posix()
    try:
        content = file.read_bytes()
    except OSError as error:
        return _unreadable(path, Position(1, 1), f"dit bestand kan niet gelezen worden ({error.strerror})")
    digest = hashlib.sha256(content).digest()

    def parsed() -> Document:
        document = parse(content, path)
        document.digest = digest
        return document

    return known.at(path, digest, parsed) if known else parsed()


def parse(content: bytes, path: str) -> Document:
    """The document in the bytes of one file; faults become `Document.problems`, never exceptions."""
    if len(content) > LARGEST_FILE:
        size, most = len(content) // 1024, LARGEST_FILE // 1024
        return _unreadable(path, Position(1, 1), f"dit bestand is {size} KB groot; {most} KB is het meeste dat mag")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _with_newlines(content[: error.start].decode("utf-8-sig", "replace"))
        return _unreadable(
            path,
            _end_of(before),
            "hier staat een teken dat niet in UTF-8 bewaard is; bewaar het bestand opnieuw als UTF-8",
        )
    text = _with_newlines(text)
    if wrong := _CONTROL.search(text):
        return _unreadable(path, _end_of(text[: wrong.start()]), _invisible(wrong))
    if wrong := _INDENT.search(text):
        what = "een tab" if wrong["bad"] == "\t" else "een harde spatie"
        return _unreadable(
            path,
            _end_of(text[: wrong.start("bad")]),
            f"deze regel begint met {what}; spring in met gewone spaties, twee per niveau",
        )
    if not _SOMETHING.search(text):
        return _unreadable(path, Position(1, 1), "dit bestand is leeg; vul het in of verwijder het")
    return _Builder(path, text).build()


def _unreadable(path: str, position: Position, sentence: str) -> Document:
    document = Document(path)
    document.problems.append(document.problem(position, sentence))
    return document


def _with_newlines(text: str) -> str:
    """A text whose lines end as they do on Linux, whatever wrote it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _end_of(text: str) -> Position:
    return Position(text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)


def _invisible(sign: re.Match[str]) -> str:
    return f"hier staat een onzichtbaar teken (U+{ord(sign.group()):04X}) dat niet mag; wis het en typ de tekst opnieuw"


class _Stop(Exception):
    """The rest of the file can't be read."""


class _Builder:
    """Follows the events of one document and builds its data."""

    def __init__(self, path: str, text: str):
        self.document = Document(path)
        self.text = text
        self.loader = _LOADER(text)
        self.next = self.loader.get_event

    def build(self) -> Document:
        document = self.document
        try:
            self.next()  # the stream's start
            self.next()  # the document's start
            data = self._value(self.next(), ())
            self.next()  # the document's end
            after = self.next()
            if isinstance(after, yaml.DocumentStartEvent):
                self._problem(after, 'hier begint een tweede document ("---"); zet één document in een bestand')
            document.data = data
        except _Stop:
            pass
        except yaml.MarkedYAMLError as error:
            line, column, sentence = told(error, self.text)
            document.problems.append(document.problem(Position(line + 1, column + 1), sentence))
        except yaml.YAMLError:
            document.problems.append(document.problem(Position(1, 1), "dit bestand is geen leesbare YAML"))
        finally:
            self.loader.dispose()
        return document

    def _problem(self, event: Any, sentence: str) -> None:
        at_the_end = event.start_mark.index >= len(self.text)
        position = _end_of(self.text.rstrip()) if at_the_end else _position(event.start_mark)
        self.document.problems.append(self.document.problem(position, sentence))

    def _value(self, event: Any, where: Where) -> Any:
        """The value that begins with `event`; None when a problem already says why there is none."""
        self.document.values[where] = event.start_mark
        if event.anchor or event.tag:
            sentence = f'"{_sign(event)}" betekent hier iets dat we niet gebruiken; wis het, of zet de hele tekst tussen aanhalingstekens'
            self._problem(event, sentence)
            self._skip(event)
            return None
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if len(where) >= DEEPEST:
            self._problem(event, f"dit staat meer dan {DEEPEST} niveaus diep; zo diep gaat geen enkel veld")
            raise _Stop
        named = len(self.document.left_out)
        items = self._list(where) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(where)
        if not items and len(self.document.left_out) == named:
            self._problem(event, "leeg: vul in of verwijder de regel")
            return None
        return items

    def _scalar(self, event: Any) -> str | None:
        text, plain = event.value, not event.style
        if not text.strip() or (plain and text in _EMPTY):
            self._problem(event, self._empty(event))
            return None
        if event.style == '"' and (escaped := _CONTROL.search(text)):
            self._problem(event, _invisible(escaped))
            return None
        if plain and text[0] in "“„‘" and (curly := _CURLY.fullmatch(text)):
            typed = f'"{curly[1]}"' if len(text) <= 40 and '"' not in text else '"…"'
            self._problem(event, f"deze gekrulde aanhalingstekens zouden op de pagina staan; wis ze, of typ rechte: {typed}")
            return None
        return text

    def _empty(self, event: Any) -> str:
        if event.style in ("|", ">"):
            return "leeg: de tekst hoort hieronder, verder ingesprongen dan deze regel"
        if not event.style and self.text[event.start_mark.index :][:1] in (",", "}"):
            return "hier staat niets; staat er een komma in de tekst, zet de hele tekst dan tussen aanhalingstekens"
        return "leeg: vul in of verwijder de regel"

    def _list(self, where: Where) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            value = self._value(event, (*where, len(items)))
            if value is None:
                self.document.left_out.add((*where, -1))  # no index of its own: the next item takes it
            else:
                items.append(value)
        return items

    def _mapping(self, where: Where) -> dict[str, Any]:
        items: dict[str, Any] = {}
        keys = self.document.keys
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = intern(self._key(event))  # a large catalogue says "nl" a million times
            place = (*where, key)
            if place in keys:
                self._problem(event, f'"{key}" staat hier twee keer, ook op regel {keys[place].line + 1}; houd er één')
                self._skip(self.next())
                continue
            keys[place] = event.start_mark
            fault = _fault_in(event)
            if fault:
                self._problem(event, fault)
            value = self._skip(self.next()) if fault else self._value(self.next(), place)
            if value is None:
                self.document.left_out.add(place)
            else:
                items[key] = value
        return items

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._problem(event, 'hier hoort een veldnaam met een dubbele punt, zoals "name:"')
            raise _Stop
        return event.value

    def _skip(self, event: Any) -> None:
        """Pass over a whole value without building it."""
        depth = 0
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth == 0:
                return
            event = self.next()


def _fault_in(key: Any) -> str | None:
    """Why a key is not just a name."""
    if key.anchor or key.tag:
        return f'"{_sign(key)}" betekent hier iets dat we niet gebruiken; wis het'
    if key.value == "<<":
        return '"<<" voegt een ander stuk in; dat gebruiken we niet, schrijf de velden voluit'
    return None if key.value.strip() else 'hier ontbreekt de veldnaam vóór de dubbele punt, zoals "name:"'


def _sign(event: Any) -> str:
    """The anchor, alias or tag that an event has, as it is typed."""
    if event.anchor:
        return f"{'*' if isinstance(event, yaml.AliasEvent) else '&'}{event.anchor}"
    return event.tag.replace("tag:yaml.org,2002:", "!!")


def _position(mark: Any) -> Position:
    return Position(mark.line + 1, mark.column + 1)

"""Fills everything that only referrers may see with texts that exist nowhere else, by walking the model.

What is filled is known from the fields' own declarations, so that a field made tomorrow is filled as well;
a field of a type that this can't fill is an error.
"""

import copy
import hashlib
import types
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from service_catalogue import reading
from service_catalogue.model import values
from service_catalogue.model.fields import PUBLIC, Audience, Record, audience_of, key_of
from service_catalogue.model.offer import Offer
from service_catalogue.model.organisation import ContactPoint, Organisation
from service_catalogue.model.settings import Settings
from service_catalogue.model.vocabulary import Criterion, Source, Term

from tests import leaks
from tests.site.reading import TODAY

NEW_POINT = "hidden-contact-{}"
NEW_SOURCE = "hidden-source"


# What is no text can't be looked for; the comparison with a site without it tells of these.
NUMBERS = {"Number": "987", "Amount": "987.65", "Year": "1931", "Time": "04:47", "Duration": "987 days", "LanguageCode": "nl", "Flag": "true"}

KINDS = ("Line", "Slug", "SourceId", "Email", "Url", "Day", "Moment", *NUMBERS)
"""The names of the types of values that can be filled."""


class CannotFill(Exception):
    """A field of a type that the filler does not know."""


@dataclass
class Canaries:
    """What was planted: each folded piece to look for, with the places it was put; the fields that were filled."""

    languages: tuple[str, ...]
    ids: dict[str, str] = field(default_factory=dict)
    """An id of each kind, for fields that name a record."""
    needles: dict[str, set[str]] = field(default_factory=dict)
    filled: set[tuple[type[Record], str]] = field(default_factory=set)
    count: int = 0

    def fill(self, model: type[Record], data: dict[str, Any], where: str, hidden: bool = False) -> dict[str, Any]:
        """`data` of a record, with every field that is not public (every field at all, when `hidden`) filled."""
        hidden = hidden or (model is ContactPoint and data.get("audience", PUBLIC) != PUBLIC)
        for name, info in model.model_fields.items():
            key, annotation = key_of(name, info), annotation_of(model, name)
            if model is ContactPoint and key in ("id", "audience") and key in data:
                continue
            if hidden or audience_of(info) is not PUBLIC:
                data[key] = self.value(annotation, f"{where}: {key}", key)
                self.filled.add((model, name))
                continue
            inner = record_in(annotation)
            if inner and key not in data and any(hidden_fields(inner)):
                # Only then is it worth making one; else what an entry says stays as it is.
                made = {
                    key_of(each, its): copy.deepcopy(its.examples[0])
                    for each, its in inner.model_fields.items()
                    if its.is_required() and audience_of(its) is PUBLIC
                }
                holder = typing.get_origin(plain(annotation))
                data[key] = [made] if holder is tuple else {self.languages[-1]: made} if holder is dict else made
            if inner and key in data:
                for item in _held(annotation, data[key]):
                    self.fill(inner, item, f"{where}: {key}")
        return data

    def value(self, annotation: Any, where: str, key: str = "") -> Any:
        """Something unmistakable of the type, as it is typed in YAML."""
        annotation = plain(annotation)
        if isinstance(annotation, type) and issubclass(annotation, values.PerLanguage):
            return {language: self._texts(annotation, f"{where} ({language})") for language in self.languages}
        if isinstance(annotation, type) and issubclass(annotation, Record):
            return self.fill(annotation, {}, where, hidden=True)
        if annotation is values.Phone:
            return self.phone(where)
        if typing.get_origin(annotation) is tuple:
            item = typing.get_args(annotation)[0]
            return [self.value(item, where)] if _words_of(item) else [self.value(item, where), self.value(item, where)]
        if typing.get_origin(annotation) is dict:
            of_key, of_value = typing.get_args(annotation)
            made = [self.languages[-1]] if of_key is str else [self.value(of_key, where)]
            return {each: self.value(of_value, where) for each in made}
        return self._scalar(annotation, where, key)

    def _scalar(self, annotation: Any, where: str, key: str) -> str:
        metadata = getattr(annotation, "__metadata__", ())
        reference = next((each for each in metadata if isinstance(each, values.Reference)), None)
        if reference:
            return self.ids.get(reference.kinds[0], "none")
        if words := _words_of(annotation):
            longest = max(words, key=len)
            self.note(leaks.pieces(longest), where)
            return longest
        kind = next((name for name in KINDS if annotation == getattr(values, name)), None)
        if kind is None:
            raise CannotFill(f"{where}: teach tests/site/canaries.py to fill {annotation}")
        return {
            "Line": lambda: self.text(where),
            "Slug": lambda: self.slug(where),
            "SourceId": lambda: self.slug(where),
            "Email": lambda: f"{self.slug(where)}@{self.slug(where)}.example.org",
            "Url": lambda: f"https://{self.slug(where)}.example.net/{self.slug(where)}",
            "Day": lambda: self.day(where, future=key == "review_by").isoformat(),
            "Moment": lambda: self.day(where).isoformat(),
            **{name: lambda: NUMBERS[kind] for name in NUMBERS},
        }[kind]()

    def _texts(self, kind: type[values.PerLanguage], where: str) -> Any:
        if kind.is_list:
            return [self.text(where), self.text(where)]
        return f"{self.text(where)}." if kind is values.Summary else self.text(where)

    def text(self, where: str) -> str:
        """A few words that no language has, one of them with an accent."""
        words = [self.slug(where) for _ in range(3)]
        return f"{words[0][:4]}é{words[0][5:]} {words[1]} {words[2]}"

    def slug(self, where: str) -> str:
        digest = hashlib.sha256(str(self.later()).encode()).digest()
        word = "".join(chr(ord("a") + each % 26) for each in digest[:12])
        # As in `text`, so that a piece is the same with its accent taken off.
        word = f"{word[:4]}e{word[5:]}"
        self.note(leaks.pieces(word), where)
        return word

    def phone(self, where: str) -> str:
        number = f"0479 {87_0000 + self.later() % 10000:06}"
        self.note(leaks.phone_pieces(number), where)
        return number

    def day(self, where: str, future: bool = False) -> date:
        """A day on which nothing else happens; recent, since what has grown old is shown nowhere."""
        made = date(2061, 8, 17) if future else TODAY - timedelta(days=13)
        self.note(leaks.date_pieces(made, self.languages), where)
        return made

    def later(self) -> int:
        self.count += 1
        return self.count

    def note(self, pieces: set[str], where: str) -> None:
        for piece in pieces:
            self.needles.setdefault(piece, set()).add(where)

    def found(self, site: Path) -> dict[str, list[str]]:
        """Which canaries stand in which files of a site, told by the places they were put."""
        found = leaks.search(site, self.needles)
        return {name: sorted(set().union(*(self.needles[each] for each in pieces))) for name, pieces in found.items()}


def _words_of(annotation: Any) -> list[str]:
    """The fixed words of a choice; empty for another type."""
    for each in getattr(plain(annotation), "__metadata__", ()):
        words = getattr(each, "json_schema", {}).get("enum", ())
        if words and all(isinstance(word, str) for word in words):
            return list(words)
    return []


def annotation_of(model: type[Record], name: str) -> Any:
    return typing.get_type_hints(model, include_extras=True)[name]


def plain(annotation: Any) -> Any:
    """A type without the None that makes it optional."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return next(each for each in typing.get_args(annotation) if each is not type(None))
    return annotation


def record_in(annotation: Any) -> type[Record] | None:
    """The record that a field holds: itself, or in a list or mapping."""
    annotation = plain(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for each in typing.get_args(annotation) if (found := record_in(each))), None)


def hidden_fields(model: type[Record]) -> Iterator[tuple[type[Record], str]]:
    """The fields of a record, and of those inside it, that are not public."""
    for name, info in model.model_fields.items():
        if audience_of(info) is not PUBLIC:
            yield model, name
        inner = record_in(annotation_of(model, name))
        if inner and inner is not model:
            yield from hidden_fields(inner)


def records() -> list[type[Record]]:
    """Every kind of record there is."""
    found, todo = [], [Record]
    while todo:
        below = [each for each in todo.pop().__subclasses__() if each.__module__.startswith("service_catalogue.")]
        found += below
        todo += below
    return found


def _held(annotation: Any, data: Any) -> Iterable[dict[str, Any]]:
    """The records in the YAML of a field: itself, or those in its list or mapping."""
    holder = typing.get_origin(plain(annotation))
    return data.values() if holder is dict else data if holder is tuple else [data]


def _entries(data: Any) -> list[dict[str, Any]]:
    """The entries of a file: those of its list, or the one that the file is."""
    return data if isinstance(data, list) else [data]


def plant(project: Path) -> Canaries:
    """Fill what is for referrers in every entry of a project, and add some where there is none yet."""
    folder = project / "catalogue"
    canaries = Canaries(tuple(sorted(file.stem for file in (folder / "wording").iterdir())))
    canaries.ids = {"sources": NEW_SOURCE}
    hidden = sorted({key_of(name, model.model_fields[name]) for model, name in hidden_fields(Offer) if model is Offer})
    new_points = []
    for file, model, data in _files(folder):
        name = file.relative_to(folder).as_posix()
        if model is Source:
            public = canaries.fill(Source, {}, f"{name}: {NEW_SOURCE}", hidden=True)
            data.append(public | {"id": NEW_SOURCE})
        if model is Organisation:
            new_points.append(NEW_POINT.format(file.stem))
            data.setdefault("contact_points", []).append({"id": new_points[-1], "audience": Audience.REFERRERS.value})
        for index, record in enumerate(_entries(data)):
            canaries.fill(model, record, f"{name}: {record.get('id', index)}")
        _write(file, data)
    for file, model, data in _files(folder):
        if model is Offer:
            # First, so that it would be the one in the contact box.
            for holder in (data, data.setdefault("referral", {})):
                holder["contact"] = [*new_points, *holder.get("contact", ())]
            data.setdefault("sources", []).insert(0, {"source": NEW_SOURCE, "supports": hidden})
            _write(file, data)
    return canaries


def clear(project: Path) -> None:
    """Take everything that is for referrers out of every entry of a project."""
    folder = project / "catalogue"
    gone = set()
    for file, model, data in _files(folder):
        if model is Organisation:
            points = data.get("contact_points", [])
            gone |= {point["id"] for point in points if point.get("audience", PUBLIC) != PUBLIC}
            data["contact_points"] = [point for point in points if point["id"] not in gone]
        for record in _entries(data):
            _clear(model, record)
        _write(file, data)
    for file, model, data in _files(folder):
        if model is Offer:
            for holder in (data, data.get("referral", {})):
                holder["contact"] = [id for id in holder.get("contact", ()) if id not in gone]
        _write(file, _without_empty(data))


def _clear(model: type[Record], record: dict[str, Any]) -> None:
    for name, info in model.model_fields.items():
        key, annotation = key_of(name, info), annotation_of(model, name)
        if audience_of(info) is not PUBLIC:
            record.pop(key, None)
            for support in record.get("sources", ()):
                support["supports"] = [each for each in support["supports"] if each.partition(".")[0] != key]
        elif key in record and (inner := record_in(annotation)):
            for item in _held(annotation, record[key]):
                _clear(inner, item)


def _without_empty(data: Any) -> Any:
    """An empty list or mapping is refused in an entry: an editor takes the line out."""
    if isinstance(data, dict):
        return {key: kept for key, value in data.items() if (kept := _without_empty(value)) not in ([], {})}
    return [_without_empty(each) for each in data] if isinstance(data, list) else data


def _files(folder: Path) -> Iterator[tuple[Path, type[Record], Any]]:
    """Each file of records with what its records are and its data, all values as text."""
    known = [(folder / "settings.yml", Settings)]
    known += [(folder / f"{kind}.yml", model) for kind, model in reading.LISTS.items()]
    for file in sorted((folder / "vocabularies").iterdir()):
        known.append((file, Criterion if file.stem == "criteria" else Term))
    for kind, model in reading.FOLDERS.items():
        known += [(file, model) for file in sorted((folder / kind).iterdir())]
    for file, model in known:
        yield file, model, yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)


def _write(file: Path, data: Any) -> None:
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")

"""The files in tests/entries, each laid over a small made-up catalogue, and what is found there.

Which file says what, and how to add one: tests/entries/README.md.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service_catalogue.examine import examine
from service_catalogue.memory import Memory
from service_catalogue.problems import Problem

ENTRIES = Path(__file__).parent / "entries"
BASE = ENTRIES / "base"
DAY = date(2026, 11, 22)

_VOCABULARIES = ("kinds", "phases", "themes", "referrers", "access", "criteria")
LISTS = {name: f"catalogue/{name}.yml" for name in ("sources", "routes", "glossary", "urgent")} | {
    name: f"catalogue/vocabularies/{name}.yml" for name in _VOCABULARIES
}
"""Folders whose files come before the base's own list, so that what the base names is still there."""

ALONE = {"settings": "catalogue/settings.yml", "wording": "catalogue/wording/fr.yml", "synonyms": "catalogue/synonyms/nl.yml"}
"""Folders whose files take the place of the base's own file."""

EXPECTED = re.compile(r"(?P<place>\d+:\d+) (?P<rest>(?:fout|let op): .*)")
_NOT_IN_SCHEMA = "niet in het schema: "


@dataclass(frozen=True)
class Case:
    """One file, or one folder of files that belong together."""

    path: Path

    @property
    def name(self) -> str:
        """The way to it without valid or invalid: the same for a broken file and its sound neighbour."""
        return self.path.relative_to(ENTRIES).as_posix().partition("/")[2]

    @property
    def kind(self) -> str:
        """What the file is: the name of its folder where that is a kind of file, else an offer."""
        folder = self.path.parent.name
        return folder if folder in (*LISTS, *ALONE, "organisations", "pages", "urgent_words") else "offers"

    @property
    def place(self) -> str:
        """Where a single file is laid."""
        if self.kind == "pages":
            return f"docs/nl/{self.path.name}"
        return {**LISTS, **ALONE}.get(self.kind) or f"catalogue/{self.kind}/{self.path.name}"

    def files(self) -> dict[str, bytes | None]:
        """What is laid over the base, by path; None where the base's own file is taken away."""
        if self.path.is_file():
            more = (BASE / LISTS[self.kind]).read_bytes() if self.kind in LISTS else b""
            return {self.place: self.path.read_bytes() + more}
        return {
            place.removesuffix(".weg"): None if place.endswith(".weg") else file.read_bytes()
            for place, file in self._inside()
            if file.suffix != ".expected"
        }

    def expected(self) -> list[str]:
        """The problems that its files say they have, as `check` prints them."""
        if self.path.is_file():
            beside = self.path.with_name(f"{self.path.name}.expected")
            said = [(self.place, beside if beside.is_file() else self.path)]
        else:
            said = [(place.removesuffix(".expected"), file) for place, file in self._inside()]
        return [
            f"{place}:{found['place']}: {found['rest']}"
            for place, file in said
            for line in _first_lines(file)
            if (found := EXPECTED.fullmatch(line))
        ]

    @property
    def not_in_schema(self) -> str:
        """Why no schema can say what is wrong with it; empty where one can."""
        lines = _first_lines(self.path)
        return next((line.removeprefix(_NOT_IN_SCHEMA) for line in lines if line.startswith(_NOT_IN_SCHEMA)), "")

    def _inside(self) -> Iterator[tuple[str, Path]]:
        for file in sorted(self.path.rglob("*")):
            if file.is_file():
                yield file.relative_to(self.path).as_posix(), file


def _first_lines(file: Path) -> list[str]:
    """The comments at the top of a file without their marks; all lines of what was written beside one."""
    text = file.read_bytes().decode("utf-8-sig", "replace")
    if file.suffix == ".expected":
        return text.splitlines()
    found = []
    for line in text.splitlines():
        if line.startswith("# "):
            found.append(line[2:])
        elif line != "---":
            break
    return found


def cases(folder: str) -> list[Case]:
    """All cases under a folder of tests/entries; a folder that holds `catalogue` or `docs` is one case."""
    return [Case(path) for path in sorted(_paths(ENTRIES / folder))]


def _paths(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and not ((path / "catalogue").is_dir() or (path / "docs").is_dir()):
            yield from _paths(path)
        elif path.is_dir() or path.suffix in (".yml", ".md"):
            yield path


class Ground:
    """A copy of the base in which files can be laid and taken away again."""

    def __init__(self, to: Path):
        self.root = shutil.copytree(BASE, to)
        self.memory = Memory()
        """As `serve` has: the base is read once, and a file that changed anew."""

    @contextmanager
    def with_files(self, files: dict[str, bytes | None]) -> Iterator[Path]:
        """The root, as long as these files lie in it."""
        try:
            for path, content in files.items():
                file = self.root / path
                if content is None:
                    file.unlink()
                else:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(content)
            yield self.root
        finally:
            for path in files:
                self._restore(path)

    def _restore(self, path: str) -> None:
        if (BASE / path).is_file():
            shutil.copy(BASE / path, self.root / path)
        else:
            (self.root / path).unlink(missing_ok=True)
        folder = (self.root / path).parent
        if not (BASE / path).parent.is_dir() and not any(folder.iterdir()):
            folder.rmdir()

    def problems(self, files: dict[str, bytes | None], day: date = DAY) -> list[Problem]:
        """What `check` finds with these files laid over the base."""
        with self.with_files(files) as root:
            self.memory.turn()
            return examine(root, root / "docs", day, self.memory)[2]

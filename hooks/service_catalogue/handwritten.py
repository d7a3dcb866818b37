"""The hand-written pages (`docs/<language>/<page>.md`): their front matter, checked like an entry.

Their prose is converted by MkDocs, which checks the links in it; what stands around it comes from here.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from . import source
from .model.settings import FrontMatter
from .model.validate import validate
from .problems import Level, Problem

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class HandWritten:
    """A page of prose. `key` is its address without the language, as in `addresses.Addresses`."""

    language: str
    key: str
    path: str
    front: FrontMatter


def read_pages(docs: Path, root: Path, languages: tuple[str, ...]) -> tuple[list[HandWritten], list[Problem]]:
    """The hand-written pages of every language, and what is wrong with their front matter."""
    pages: list[HandWritten] = []
    problems: list[Problem] = []
    for language in languages:
        folder = docs / language
        for file in sorted(folder.rglob("*.md")):
            path = file.relative_to(root).as_posix()
            found = _FRONT_MATTER.match(file.read_text(encoding="utf-8", errors="replace"))
            if not found:
                sentence = 'deze pagina begint niet met een kop: zet bovenaan "---", "title: …" en "---", elk op een regel'
                problems.append(Problem(path, 1, 1, Level.ERROR, "", sentence))
                continue
            # The line of dashes stays, so that lines are counted as in the file.
            document = source.parse(("---\n" + found[1]).encode(), path)
            problems += document.problems
            if document.data is None:
                continue
            front, wrong = validate(FrontMatter, document, languages)
            problems += wrong
            if front:
                pages.append(HandWritten(language, _key(file.relative_to(folder)), path, front))
    return pages, problems


def _key(file: Path) -> str:
    """`index.md` → ``""``, `contact.md` → ``"contact/"``, as MkDocs gives addresses."""
    parts = file.with_suffix("").parts
    if parts[-1] == "index":
        parts = parts[:-1]
    return "".join(f"{part}/" for part in parts)

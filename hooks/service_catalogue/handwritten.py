"""The hand-written pages (`docs/<language>/<page>.md`): their front matter, checked like an entry.

Their prose is converted by MkDocs, which checks the links in it; what stands around it comes from here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from . import source
from .catalogue import Catalogue
from .model.nearby import meant
from .model.settings import FrontMatter
from .model.validate import validate
from .model.values import quoted
from .problems import Level, Problem

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(\n|\Z)", re.DOTALL)
_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class HandWritten:
    """A page of prose. `key` is its address without the language, as in `addresses.Addresses`.

    `names` holds everything in it that may be the name of a page.
    """

    language: str
    key: str
    path: str
    front: FrontMatter
    names: frozenset[str] = frozenset()


def read_pages(docs: Path, root: Path, languages: tuple[str, ...]) -> tuple[list[HandWritten], list[Problem]]:
    """The hand-written pages of every language, and what is wrong with their front matter."""
    pages: list[HandWritten] = []
    problems: list[Problem] = []
    for language in languages:
        folder = docs / language
        for file in sorted(folder.rglob("*.md")):
            path = file.relative_to(root).as_posix()
            try:
                text = file.read_text(encoding="utf-8-sig")
            except UnicodeDecodeError:
                problems += source.read(file, root).problems  # says at which letter
                continue
            found = _FRONT_MATTER.match(text)
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
                pages.append(HandWritten(language, _key(file.relative_to(folder)), path, front, names_in(text)))
    return pages, problems


def names_in(text: str) -> frozenset[str]:
    """Everything in a text that a page's address may be made of."""
    return frozenset(_NAME.findall(unquote(text)))


def menu_leads_to_pages(catalogue: Catalogue, pages: list[HandWritten]) -> Iterator[Problem]:
    """Every address in the menu and the foot is that of a page in the default language."""
    default = catalogue.default_language
    keys = {page.key for page in pages if page.language == default} | set(catalogue.settings.addresses.keys().values())
    origin = catalogue.origins["settings", "settings"]
    settings = catalogue.settings
    for where, key in [(("menu", index), key) for index, key in enumerate(settings.menu)] + [
        (("foot", index), key) for index, key in enumerate(settings.foot)
    ]:
        if key not in keys:
            yield origin.problem(where, f"er is geen pagina met het adres {quoted(key)}; {meant(key, keys - {''})}")
    if "" not in keys:
        sentence = f"docs/{default}/index.md ontbreekt; dat is de startpagina"
        yield Problem(f"docs/{default}", 1, 1, Level.ERROR, "", sentence)


def _key(file: Path) -> str:
    """`index.md` → ``""``, `contact.md` → ``"contact/"``, as MkDocs gives addresses."""
    parts = file.with_suffix("").parts
    if parts[-1] == "index":
        parts = parts[:-1]
    return "".join(f"{part}/" for part in parts)

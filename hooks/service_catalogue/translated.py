"""Writes down which source text a translation was made from, and leaves the rest of the file as it is."""

import re
from datetime import date
from pathlib import Path

from . import source
from .catalogue import Catalogue
from .problems import Problem
from .source import Document
from .translations import fingerprint


_VALUE = re.compile(r"(:\s+)\S+")


class CannotWrite(Exception):
    """Why nothing was written: one sentence in Dutch."""


def note_translation(catalogue: Catalogue, root: Path, slug: str, language: str, state: str, day: date) -> Path:
    """Write `translations.<language>` of an offer or organisation; returns the file that changed."""
    kind = next((each for each in ("offers", "organisations") if slug in getattr(catalogue, each)), None)
    if kind is None:
        raise CannotWrite(f'er is geen aanbod of organisatie "{slug}"')
    if language not in catalogue.languages or language == catalogue.default_language:
        others = ", ".join(each for each in catalogue.languages if each != catalogue.default_language)
        raise CannotWrite(f'"{language}" is geen taal waarin vertaald wordt; kies uit: {others}')
    if not any(language in texts for _, texts in catalogue.walk(catalogue.record(kind, slug)).texts):
        raise CannotWrite(f'"{slug}" heeft nog geen tekst in de taal "{language}"; schrijf die eerst')
    document = catalogue.origins[kind, slug].document.recall()
    file = root / document.path
    content = file.read_bytes()
    text = content.decode("utf-8")
    mark = fingerprint(catalogue.record(kind, slug), language, catalogue.default_language)
    changed = _with(text, document, language, {"of": f'"{mark}"', "state": state, "date": str(day)})
    _check(source.parse(changed.encode(), document.path), document, language, mark)
    file.write_bytes(changed.encode())
    return file


def _with(text: str, document: Document, language: str, values: dict[str, str]) -> str:
    """The text of the file with the block of one language written anew, replaced or added."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += newline
    children = [where for where in document.keys if len(where) == 2 and where[0] == "translations"]
    indent = " " * (document.key(children[0]).column - 1) if children else "  "
    block = [f"{indent}{language}:{newline}", *(f"{indent}  {key}: {value}{newline}" for key, value in values.items())]
    if ("translations",) not in document.keys:
        return "".join([*lines, f"translations:{newline}", *block])
    if not children or document.key(children[0]).line == document.key(("translations",)).line:
        raise CannotWrite(f'in {document.path} staat "translations" op één regel; verwijder die regel en probeer opnieuw')
    if ("translations", language) not in document.keys:
        start = end = document.key(("translations",)).line
    else:
        start = document.key(("translations", language)).line - 1
        own = [document.key(("translations", language, key)).line - 1 for key in values]
        if len({start, *own}) == len(own) + 1:  # each on a line of its own: what else stands there stays
            for at, value in zip(own, values.values(), strict=True):
                lines[at] = _VALUE.sub(rf"\g<1>{value}", lines[at], count=1)
            return "".join(lines)
        end = start + 1
        while end < len(lines) and _inside(lines[end], len(indent)):
            end += 1
        while not lines[end - 1].strip():  # empty lines after a block are not part of it
            end -= 1
    return "".join([*lines[:start], *block, *lines[end:]])


def _inside(line: str, indent: int) -> bool:
    """Whether a line belongs to a block whose key stands at `indent`."""
    return not line.strip() or len(line) - len(line.lstrip(" ")) > indent


def _check(after: Document, before: Document, language: str, mark: str) -> None:
    """What is written reads back as it was, with the one change; else nothing is written."""
    problems: list[Problem] = after.problems
    old, new = (dict(each.data or {}) for each in (before, after))
    others = {key: value for key, value in (old.pop("translations", None) or {}).items() if key != language}
    written = dict(new.pop("translations", None) or {})
    own = written.pop(language, {})
    if problems or old != new or others != written or own.get("of") != mark:
        raise CannotWrite(f"{before.path} kon niet veilig gewijzigd worden; zet de vertaling er met de hand in")

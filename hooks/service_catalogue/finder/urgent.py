"""Who is in danger: the words of every language and the help that fits, as the one file that `theme/assets/urgent.js` works with.

It holds all languages at once: who is in need types his own, on whatever page he is.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ..edition import Edition
from ..model.urgent import UrgentWords
from ..outputs import Output, data_file
from ..views import UrgentView
from .folding import fold, words
from .stems import SOUNDS

BEGIN = "assets/urgent/words-"
LIKENESS = Path(__file__).with_name("likeness.json")
"""What calls for help are like; `make learn` writes it."""
CALL, HINT = 2, 1
"""How loud an answer is: the help first, or one line. The script's own names for them are the same."""

SPOKEN = {"nl": (("y", "ij"),), "fr": (("ss", "s"), ("ce", "se"), ("ci", "si"), ("oi", "wa"), ("oua", "wa"), ("est", "e"))}
"""More letters that sound alike, for who writes as he speaks; the finder's own come after them."""
SILENT = {"nl": ("en", "e"), "fr": ("ent", "ait", "ais", "aient", "er", "ez", "es", "ee", "e", "s", "t", "x", "d")}
"""What is not heard at the end of a word."""


def address_of(version: str) -> str:
    """Where the file is."""
    return f"{BEGIN}{version}.json"


def files(editions: dict[str, Edition], block: Callable[[Edition, UrgentView], dict[str, str]], version: str) -> Iterator[Output]:
    """The file, for editions of one audience by language; `block` gives the finished pieces of a kind of help in one of them."""
    blocks = {language: {each.id: block(edition, each) for each in edition.urgent} for language, edition in editions.items()}
    yield data_file(address_of(version), data(next(iter(editions.values()))) | {"blocks": blocks})


def data(edition: Edition) -> dict[str, Any]:
    """What recognises: the kinds of help, the words per language, and the names of offers that have such words in them."""
    catalogue = edition.catalogue
    kinds = list(catalogue.urgent)
    languages = {language: _language(language, each, kinds, edition.is_internal) for language, each in catalogue.urgent_words.items()}
    return {
        "kinds": kinds,
        "names": _names(edition, languages.values()),
        "languages": languages,
        "likeness": _likeness(kinds) | {"strength": HINT if edition.is_internal else CALL},
    }


def _likeness(kinds: list[str]) -> dict[str, Any]:
    """What was learned, of the kinds of help that there are."""
    learned = json.loads(LIKENESS.read_text(encoding="utf-8"))
    del learned["made_from"]
    return learned | {"kinds": {kind: each for kind, each in learned["kinds"].items() if kind in kinds}}


def _language(name: str, listed: UrgentWords, kinds: list[str], is_internal: bool) -> dict[str, Any]:
    own = name.partition("-")[0]
    return {
        "groups": {group.id: _words(group.words) for group in listed.groups},
        "lines": [
            [kinds.index(each.kind), strength, int(is_topic), _folded(phrase)]
            for each in listed.kinds
            for phrases, strength, is_topic in ((each.call, CALL, False), (each.topic, HINT if is_internal else CALL, True), (each.hint, HINT, False))
            for phrase in phrases
        ],
        "quiet": [_folded(phrase) for phrase in listed.quiet],
        "context": _words(listed.context),
        "about": _words(listed.about),
        "everyday": _words(listed.everyday),
        "fillers": _words(listed.fillers),
        "glued": _words(listed.glued),
        "tailed": _words(listed.tailed),
        "real": _words(listed.not_slips),
        "sounds": [*SPOKEN.get(own, ()), *SOUNDS.get(own, ())],
        "silent": SILENT.get(own, ()),
    }


def _words(text: str | None) -> str:
    """Words as they are compared, each once, with a space between them."""
    return " ".join(dict.fromkeys(map(fold, words(text or ""))))


def _folded(phrase: str) -> str:
    """A line of pieces with its words as they are compared; groups and signs stay."""
    start = "=" if phrase.startswith("=") else ""
    return start + " ".join(_piece(piece) for piece in phrase.removeprefix("=").split())


def _piece(piece: str) -> str:
    start = "!" if piece.startswith("!") else ""
    return start + "|".join(part if part.startswith("<") else _word(part) for part in piece.removeprefix("!").split("|"))


def _word(part: str) -> str:
    return "".join(map(fold, words(part))) + ("*" if part.endswith("*") else "")


def _names(edition: Edition, languages: Iterable[dict[str, Any]]) -> list[str]:
    """The names of offers with a word in them that calls by itself: who types two of its words looks for the offer.

    Each as its words as they are compared.
    """
    alone = {word for each in languages for word in _alone(each)}
    begins = tuple(word[:-1] for word in alone if word.endswith("*"))
    found: dict[str, None] = {}
    for record in edition.catalogue.offers.values():
        for name in (*record.name.values(), *(alias.name for alias in record.aliases)):
            said = [fold(word) for word in words(name)]
            if len(said) > 1 and any(word in alone or word.startswith(begins) for word in said):
                found[" ".join(said)] = None
    return list(found)


def _alone(language: dict[str, Any]) -> Iterator[str]:
    """The words of a language that are a line by themselves."""
    for *_, line in language["lines"]:
        if " " not in line and not line.startswith("="):
            yield from line.split("|")

"""The phrases to learn from, and the pieces of words that they are compared by."""

import hashlib
import re
from collections.abc import Iterable
from functools import cache

from service_catalogue.finder.folding import fold, words

from .measure import HERE, phrases

LOCAL = re.compile(r"\b(gent(se|enaar|enaars)?|gand|gantois\w*|ghent|ocmw|cpas|pcsw|maact|caw)\b", re.IGNORECASE)
"""Names of a place and its services say nothing of danger, and another place has others."""
LONGEST = 5
"""Letters of a piece, spaces around the word included."""


@cache
def training() -> list[tuple[str, str]]:
    """Every phrase to learn from, with its kind or ``none``: a blind set counts once it was measured."""
    found = [(each.text, each.kind) for each in phrases()]
    for file in sorted((HERE / "learned_from").glob("*.txt")):
        found += [(text, kind) for kind, text in (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())]
    bare = [(LOCAL.sub("", text).strip(), kind) for text, kind in found]
    return [(text, kind) for text, kind in bare if text]


def digest(found: Iterable[tuple[str, str]]) -> str:
    """Tells whether the file was made from these phrases."""
    return hashlib.sha256("\n".join(f"{kind}\t{text}" for text, kind in found).encode()).hexdigest()[:16]


def pieces(text: str) -> set[str]:
    """Its words, each two of them side by side, and all that stands side by side in a word: ``" want "``, ``"i want"``, ``"wan"``."""
    said = [fold(word) for word in words(text)]
    found = {f"{one} {other}" for one, other in zip(said, said[1:], strict=False)}
    for word in said:
        whole = f" {word} "
        found.add(whole)
        found.update(
            piece
            for length in range(2, LONGEST + 1)
            for at in range(len(whole) - length + 1)
            if len((piece := whole[at : at + length]).strip()) > 1
        )
    return found

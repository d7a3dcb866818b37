"""What words have in common: their stem, and the words that a compound is made of."""

from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any

import Stemmer
from babel import Locale

from .folding import fold

LINKS = {"nl": ("", "s", "e", "en", "n"), "de": ("", "s", "es", "n", "en", "e"), "da": ("", "s", "e"), "sv": ("", "s"), "nb": ("", "s", "e")}
"""What stands between the halves of a compound, in languages that write them as one word."""

SOUNDS = {
    "nl": (
        ("sch", "s"), ("ch", "g"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("tj", "t"), ("qu", "k"), ("c", "k"), ("x", "ks"), ("y", "i"),
        ("ij", "ei"), ("au", "ou"), ("oe", "u"), ("ie", "i"), ("z", "s"), ("v", "f"), ("d", "t"),
    ),
    "fr": (
        ("eau", "o"), ("au", "o"), ("ph", "f"), ("th", "t"), ("qu", "k"), ("c", "k"), ("y", "i"), ("ai", "e"), ("ei", "e"), ("en", "an"),
        ("em", "an"), ("am", "an"), ("h", ""), ("z", "s"),
    ),
    "en": (("ph", "f"), ("gh", ""), ("th", "t"), ("wr", "r"), ("kn", "n"), ("c", "k"), ("y", "i"), ("ee", "i"), ("ea", "i"), ("oo", "u"), ("z", "s")),
}  # fmt: skip
"""Letters that sound alike, for who writes a word as it is heard; doubled letters count as one everywhere."""

ALIKE = {"nl": ("ck", "sz", "fv", "ij", "gc", "td"), "fr": ("ckq", "sc", "fp", "eéh"), "en": ("ckq", "sc", "fp", "kn", "wr")}
"""First letters that are taken for each other."""

BEGINNINGS = {"nl": ("ge",), "de": ("ge",)}
"""What a word begins with that one of its family lacks: "gekookt", "koken"."""

SHORTEST_COMPOUND, SHORTEST_HALF, SHORTEST_UNKNOWN_HALF = 8, 4, 6
MOST_ENDINGS = 160


class Stems:
    """The stems of one language, for the words of one catalogue.

    Every word that is asked for is remembered: what they have in common tells the script how to stem a
    word that stands nowhere in the catalogue (`endings`), so that it needs no stemmer of its own.
    """

    def __init__(self, language: str):
        own = language.partition("-")[0]
        self.links, self.sounds, self.alike, self.beginnings = (table.get(own, ()) for table in (LINKS, SOUNDS, ALIKE, BEGINNINGS))
        self._algorithm = Locale.parse(language, sep="-").get_language_name("en").lower()
        self._stems: dict[str, str] = {}
        self._learned: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of a word in small letters, folded."""
        known = self._stems.get(word)
        if known is None:
            self._stems[word] = known = _stemmed(word, self._algorithm)
        return known

    def learn(self, words: Iterable[str]) -> None:
        """Take the endings of these words too, without counting them among the words of the catalogue."""
        for word in words:
            if word not in self._learned:
                self._learned[word] = _stemmed(word, self._algorithm)

    def endings(self) -> list[tuple[str, str]]:
        """How words end and what of that their stem keeps, the commonest first: ``("en", "")``."""
        seen: Counter[tuple[str, str]] = Counter()
        for word, stem in (self._learned | self._stems).items():
            form = fold(word)
            same = next((at for at, (one, other) in enumerate(zip(form, stem, strict=False)) if one != other), min(len(form), len(stem)))
            if 2 <= same < len(form):
                seen[form[same:], stem[same:]] += 1
        return sorted((pair for pair, times in seen.most_common(MOST_ENDINGS) if times > 1), key=lambda pair: (-len(pair[0]), pair))

    @property
    def known_words(self) -> Iterable[str]:
        """Every word that was asked for."""
        return self._stems

    @cached_property
    def _known(self) -> set[str]:
        return {form for form in map(fold, self._stems) if len(form) >= SHORTEST_HALF}

    @cached_property
    def _heads(self) -> set[str]:
        """What a compound may begin with."""
        return self._known | {stem for stem in self._stems.values() if len(stem) >= SHORTEST_HALF}

    def halves(self, words: Iterable[str]) -> dict[str, list[str]]:
        """The compounds among `words` with the folded words they are made of; called when all words are known.

        Both halves are words of the catalogue, or the first is and the second is long enough to be one.
        """
        found = {}
        for word in words:
            form = fold(word)
            parts = self._split(form, self.stem(word)) if self.links and len(form) >= SHORTEST_COMPOUND and form.isalpha() else []
            if parts:
                found[word] = parts
        return found

    def _split(self, form: str, own: str) -> list[str]:
        """The halves of a word; `own` is its stem, which with an ending behind it is no compound."""
        best: list[str] = []
        for at in range(len(form) - SHORTEST_HALF, SHORTEST_HALF - 1, -1):
            tail = form[at:]
            head = self._head(form[:at])
            if head is None:
                continue
            if tail in self._known:
                return [part for half in (head, tail) for part in self._split(half, self.stem(half)) or [half]]
            if len(tail) >= SHORTEST_UNKNOWN_HALF and not best and head != own:
                best = [head, tail]
        return best

    def _head(self, text: str) -> str | None:
        """The word that `text` is, or the stem of one ("kook" in "kookploeg"), less what links it to the next."""
        bare = (text.removesuffix(link) if text.endswith(link) else "" for link in self.links)
        return next((each for each in bare if each in self._heads), None)


@cache
def _stemmer(algorithm: str) -> Any:
    return Stemmer.Stemmer(algorithm) if algorithm in Stemmer.algorithms() else None


@cache  # every edition has words of the default language
def _stemmed(word: str, algorithm: str) -> str:
    form, stemmer = fold(word), _stemmer(algorithm)
    stem = fold(stemmer.stemWord(word)) if stemmer and word.isalpha() else form
    # The script looks for a word among those that begin as it does, so a stem does too ("gezwommen").
    return stem if stem[:2] == form[:2] else form

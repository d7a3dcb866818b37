"""Which words stand in which offers and how much they say there: the finder's index of one edition, before it is cut into files."""

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ..edition import Edition
from ..views import OfferView
from .folding import fold, joined, words
from .searched import Searched, current, searched
from .stems import Stems

HALF = 0.6
"""How much the halves of a compound weigh beside the whole word."""
LEVELS = 26
"""How finely it is told what a word says in an offer."""
SQUARE_ROOTS = tuple(map(math.sqrt, range(5)))
LONG = ("summary", "for_whom", "description", "contact")
"""The fields in which every word of the language may stand."""
SHORT = 5
"""Letters of a word that is one or two mistakes from many others."""
COMMON = 3.0
"""The weight at which half of what a word can say in an offer is said."""


class Levels(Mapping[int, int]):
    """From the numbers of offers, growing, to a level of 1 to 26; packed in five bytes each, where a dict takes a hundred."""

    def __init__(self) -> None:
        self._numbers, self._levels = array("I"), bytearray()

    def add(self, number: int, level: int) -> None:
        self._numbers.append(number)
        self._levels.append(level)

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __getitem__(self, number: int) -> int:
        at = bisect_left(self._numbers, number)
        if at == len(self._numbers) or self._numbers[at] != number:
            raise KeyError(number)
        return self._levels[at]

    def pairs(self) -> Iterator[tuple[int, int]]:
        return zip(self._numbers, self._levels, strict=True)


@dataclass
class Index:
    """`offers` in the order that decides at equal fit; their place in it is their number.

    `postings` goes from stem to how much it says in which offers; `forms` from stem to the
    words that have it, in small letters, the commonest first, or the name that was written as one word.
    """

    offers: list[OfferView]
    postings: dict[str, Levels] = field(default_factory=dict)
    forms: dict[str, dict[str, None]] = field(default_factory=dict)
    endings: list[tuple[str, str]] = field(default_factory=list)
    links: tuple[str, ...] = ()
    sounds: tuple[tuple[str, str], ...] = ()
    alike: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    synonyms: list[list[list[str]]] = field(default_factory=list)
    """Groups of words that mean the same; of each the text as an editor wrote it and then its stems."""
    fillers: list[str] = field(default_factory=list)
    plain: set[str] = field(default_factory=set)
    """Stems of short words that stand in long texts only: nobody who types something else means them."""


class Counted(NamedTuple):
    """A text with its words as numbers, how often each stands there (255 at most), and how many there are.

    Packed, since a large catalogue has tens of millions of words.
    """

    said: Searched
    words: "array[int]"
    times: bytes
    total: int


Parts: TypeAlias = list[tuple[tuple[str, float], ...]]
"""What each word counts for: its stem, and the stems of the words it is made of, each with a share."""


class _Words:
    """The words of all texts by language: how often each is used, its stem, and what a compound is made of."""

    def __init__(self) -> None:
        self.stems: dict[str, Stems] = {}
        self.numbers: dict[str, dict[str, int]] = {}
        self.uses: dict[str, list[int]] = {}
        self.halves: dict[str, dict[str, list[str]]] = {}
        self.parts: dict[str, Parts] = {}

    def of(self, language: str) -> Stems:
        if language not in self.stems:
            self.stems[language], self.numbers[language], self.uses[language] = Stems(language), {}, []
        return self.stems[language]

    def count(self, said: Searched) -> Counted:
        """The words of a text."""
        self.of(said.language)
        numbers, uses = self.numbers[said.language], self.uses[said.language]
        found = _times(said.text)
        for word, times in found.items():
            number = numbers.setdefault(word, len(uses))
            if number == len(uses):
                uses.append(times)
            else:
                uses[number] += times
        return Counted(said, array("I", map(numbers.__getitem__, found)), bytes([each if each < 256 else 255 for each in found.values()]), found.total())

    def know(self) -> None:
        """Stem every word; afterwards compounds are known."""
        for language, numbers in self.numbers.items():
            stem = self.stems[language].stem
            for word in numbers:
                stem(word)
            self.halves[language] = halves = self.stems[language].halves(list(self.stems[language].known_words))
            self.parts[language] = [((stem(word), 1.0), *((stem(half), HALF) for half in halves.get(word, ()))) for word in numbers]

    def commonest(self, language: str) -> list[str]:
        uses = self.uses[language]
        return sorted(self.numbers[language], key=lambda word: -uses[self.numbers[language][word]])


@lru_cache(maxsize=1024)  # themes, kinds, organisations and places come back in many offers
def _times(text: str) -> Counter[str]:
    """The words of a text with how often each stands in it."""
    return Counter(words(text))


def index(edition: Edition) -> Index:
    """The index of an edition."""
    offers, known = current(edition), _Words()
    own = known.of(edition.language)
    settings = edition.catalogue.settings
    fillers = (settings.filler_words or {}).get(edition.language, ())
    made = Index(offers, links=own.links, sounds=own.sounds, alike=own.alike, beginnings=own.beginnings)
    made.fillers = sorted({fold(word) for text in fillers for word in words(text)})
    _synonyms(made, edition, known)
    _learn(edition, known)
    texts = [[known.count(each) for each in searched(offer)] for offer in offers]
    known.know()
    lengths = _usual_lengths(texts)
    for number, offer in enumerate(texts):
        for stem, weight in _weights(offer, known.parts, lengths).items():
            found = made.postings.get(stem)
            if found is None:
                found = made.postings[stem] = Levels()
            found.add(number, round(LEVELS * weight / (weight + COMMON)) or 1)
    _forms(made, known, texts)
    _plain(made, known, texts)
    made.endings = own.endings()
    return made


def _learn(edition: Edition, known: _Words) -> None:
    """Let the edition's language be learned from its labels and explanations too: few offers show few endings."""
    stems = known.of(edition.language)
    labels = edition.catalogue.wording[edition.language].values()
    explanations = (word.explanation.get(edition.language, "") for word in edition.catalogue.glossary.values())
    for text in (*labels, *explanations):
        stems.learn(words(text))


def _usual_lengths(offers: list[list[Counted]]) -> dict[str, float]:
    """How many words a field has on average, where it has any."""
    count: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for texts in offers:
        for each in texts:
            count[each.said.field] += 1
            total[each.said.field] += each.total
    return {name: max(1, total[name] / count[name]) for name in count}


def _weights(texts: list[Counted], parts: dict[str, Parts], lengths: dict[str, float]) -> dict[str, float]:
    """How much each stem weighs in an offer, by the fields it stands in: more in short ones, hardly more when repeated.

    Within a field the best text counts, so that five search words with one word in them are not five times it.
    """
    fields: dict[str, dict[str, float]] = {}
    for said, found, counts, total in texts:
        of = parts[said.language]
        usual = said.weight / (0.6 + 0.4 * total / lengths[said.field])
        best = fields.setdefault(said.field, {})
        for word, times in zip(found, counts, strict=True):
            weight = usual * SQUARE_ROOTS[times if times < 4 else 4]
            for stem, share in of[word]:
                if weight * share > best.get(stem, 0):
                    best[stem] = weight * share
        if said.is_name and total > 1:
            fields.setdefault("joined", {})[joined(said.text)] = said.weight * 2
    weights: dict[str, float] = {}
    for best in fields.values():
        for stem, weight in best.items():
            weights[stem] = weights.get(stem, 0) + weight
    return weights


def _forms(made: Index, known: _Words, offers: Iterable[list[Counted]]) -> None:
    """The words that have each stem, and the names that are also written as one word."""
    for language, stems in known.stems.items():
        stem, halves = stems.stem, known.halves[language]
        for word in known.commonest(language):
            made.forms.setdefault(stem(word), {})[word] = None
            for half in halves.get(word, ()):
                made.forms.setdefault(stem(half), {}).setdefault(half)
    for texts in offers:
        for each in texts:
            if each.said.is_name and each.total > 1:
                made.forms.setdefault(joined(each.said.text), {}).setdefault(" ".join(words(each.said.text)))


def _plain(made: Index, known: _Words, offers: Iterable[list[Counted]]) -> None:
    """Find the short words that no name, theme, search word or synonym has."""
    telling = {stem for group in made.synonyms for text in group for stem in text[1:]}
    for said, found, _, _ in (each for texts in offers for each in texts if each.said.field not in LONG):
        of = known.parts[said.language]
        telling.update(stem for word in found for stem, _ in of[word])
    made.plain = {stem for stem, forms in made.forms.items() if stem not in telling and all(len(form) <= SHORT for form in forms)}


def _synonyms(made: Index, edition: Edition, known: _Words) -> None:
    """The groups of the edition's language and of the default one, whose words stand in what is not translated.

    Their words are known to the script, also those that stand in no offer.
    """
    for language in dict.fromkeys((edition.language, edition.default)):
        stems = known.of(language)
        for group in edition.catalogue.synonyms.get(language, ()):
            made.synonyms.append([[text, *_content(text, stems, made.fillers)] for text in group])
            for text in group:
                for word in words(text):
                    made.forms.setdefault(stems.stem(word), {}).setdefault(word)


def _content(text: str, stems: Stems, fillers: Iterable[str]) -> list[str]:
    """The stems of a text without the words that say nothing, where others are left."""
    said = words(text)
    telling = [word for word in said if fold(word) not in fillers]
    return [stems.stem(word) for word in (telling or said)]

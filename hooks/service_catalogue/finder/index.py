"""Which words stand in which offers and how much they say there: the finder's index of one edition, before it is cut into files."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

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
COMMON = 3.0
"""The weight at which half of what a word can say in an offer is said."""


@dataclass
class Index:
    """`offers` in the order that decides at equal fit; their place in it is their number.

    `postings` goes from stem to the numbers of offers with a level of 1 to 26; `forms` from stem to the
    words that have it, in small letters, the commonest first, or the name that was written as one word.
    """

    offers: list[OfferView]
    postings: dict[str, dict[int, int]] = field(default_factory=dict)
    forms: dict[str, dict[str, None]] = field(default_factory=dict)
    endings: list[tuple[str, str]] = field(default_factory=list)
    links: tuple[str, ...] = ()
    sounds: tuple[tuple[str, str], ...] = ()
    alike: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    synonyms: list[list[list[str]]] = field(default_factory=list)
    """Groups of words that mean the same; of each the text as an editor wrote it and then its stems."""
    urgent: list[list[tuple[str, str]]] = field(default_factory=list)
    """Words that together call for help, each with its stem."""
    fillers: list[str] = field(default_factory=list)


Texts: TypeAlias = list[tuple[Searched, list[str]]]
"""The texts of one offer, each with its words."""


class _Words:
    """The words of all texts by language: how often each is used, its stem, and what a compound is made of."""

    def __init__(self) -> None:
        self.stems: dict[str, Stems] = {}
        self.uses: dict[str, Counter[str]] = {}
        self.halves: dict[str, dict[str, list[str]]] = {}

    def of(self, language: str) -> Stems:
        if language not in self.stems:
            self.stems[language], self.uses[language] = Stems(language), Counter()
        return self.stems[language]

    def read(self, offers: Iterable[Texts]) -> None:
        """Count and stem the words of all offers; afterwards compounds are known."""
        for each, found in (text for texts in offers for text in texts):
            self.of(each.language)
            self.uses[each.language].update(found)
        for language, uses in self.uses.items():
            for word in uses:
                self.stems[language].stem(word)
        self.halves = {language: stems.halves(list(stems.known_words)) for language, stems in self.stems.items()}


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
    texts = [[(each, words(each.text)) for each in searched(offer)] for offer in offers]
    known.read(texts)
    lengths = _usual_lengths(texts)
    for number, offer in enumerate(texts):
        for stem, weight in _weights(offer, known, lengths).items():
            made.postings.setdefault(stem, {})[number] = max(1, round(LEVELS * weight / (weight + COMMON)))
    _forms(made, known, texts)
    made.endings = own.endings()
    urgent = settings.urgent_words or {}
    languages = dict.fromkeys((edition.language, edition.default))
    made.urgent = [_pairs(text, known.of(each), made.fillers, at_least=2) for each in languages for text in urgent.get(each, ())]
    return made


def _learn(edition: Edition, known: _Words) -> None:
    """Let the edition's language be learned from its labels and explanations too: few offers show few endings."""
    stems = known.of(edition.language)
    labels = edition.catalogue.wording[edition.language].values()
    explanations = (word.explanation.get(edition.language, "") for word in edition.catalogue.glossary.values())
    for text in (*labels, *explanations):
        stems.learn(words(text))


def _usual_lengths(offers: list[Texts]) -> dict[str, float]:
    """How many words a field has on average, where it has any."""
    count: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for each, found in (text for texts in offers for text in texts):
        count[each.field] += 1
        total[each.field] += len(found)
    return {name: max(1, total[name] / count[name]) for name in count}


def _weights(texts: Texts, known: _Words, lengths: dict[str, float]) -> dict[str, float]:
    """How much each stem weighs in an offer, by the fields it stands in: more in short ones, hardly more when repeated.

    Within a field the best text counts, so that five search words with one word in them are not five times it.
    """
    fields: dict[str, dict[str, float]] = {}
    for each, found in texts:
        stem, halves = known.stems[each.language].stem, known.halves[each.language]
        usual = each.weight / (0.6 + 0.4 * len(found) / lengths[each.field])
        best = fields.setdefault(each.field, {})
        for word, times in Counter(found).items():
            weight = usual * SQUARE_ROOTS[min(times, 4)]
            for part, share in ((stem(word), weight), *((stem(half), weight * HALF) for half in halves.get(word, ()))):
                if share > best.get(part, 0):
                    best[part] = share
        if each.is_name and len(found) > 1:
            fields.setdefault("joined", {})[joined(each.text)] = each.weight * 2
    weights: dict[str, float] = {}
    for best in fields.values():
        for stem, weight in best.items():
            weights[stem] = weights.get(stem, 0) + weight
    return weights


def _forms(made: Index, known: _Words, offers: Iterable[Texts]) -> None:
    """The words that have each stem, and the names that are also written as one word."""
    for language, uses in known.uses.items():
        stem, halves = known.stems[language].stem, known.halves[language]
        for word, _ in uses.most_common():
            made.forms.setdefault(stem(word), {})[word] = None
            for half in halves.get(word, ()):
                made.forms.setdefault(stem(half), {}).setdefault(half)
    for each, found in (text for texts in offers for text in texts):
        if each.is_name and len(found) > 1:
            made.forms.setdefault(joined(each.text), {}).setdefault(" ".join(found))


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


def _pairs(text: str, stems: Stems, fillers: Iterable[str], at_least: int = 1) -> list[tuple[str, str]]:
    """The words of a text with their stems, without those that say nothing where enough others are left."""
    said = words(text)
    telling = [word for word in said if fold(word) not in fillers]
    return [(fold(word), stems.stem(word)) for word in (telling if len(telling) >= at_least else said)]


def _content(text: str, stems: Stems, fillers: Iterable[str]) -> list[str]:
    """The stems of a text without the words that say nothing."""
    return [stem for _, stem in _pairs(text, stems, fillers)]

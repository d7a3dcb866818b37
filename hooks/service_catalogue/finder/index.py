"""Which words stand in which offers and how much they say there: the finder's index of one edition, before it is cut into files."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from ..edition import Edition
from ..views import OfferView
from .folding import fold, joined, words
from .searched import Searched, current, searched
from .stems import Stems

HALF = 0.6
"""How much the halves of a compound weigh beside the whole word."""
LEVELS = 26
"""How finely it is told what a word says in an offer."""
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
    synonyms: list[list[list[str]]] = field(default_factory=list)
    """Groups of words that mean the same; of each the text as an editor wrote it and then its stems."""
    urgent: list[list[str]] = field(default_factory=list)
    fillers: list[str] = field(default_factory=list)


class _Words:
    """The words of all texts by language, each with its stem; the same word is looked at once."""

    def __init__(self) -> None:
        self.stems: dict[str, Stems] = {}

    def of(self, language: str) -> Stems:
        if language not in self.stems:
            self.stems[language] = Stems(language)
        return self.stems[language]


def index(edition: Edition) -> Index:
    """The index of an edition."""
    offers, known = current(edition), _Words()
    own = known.of(edition.language)
    settings = edition.catalogue.settings
    fillers = (settings.filler_words or {}).get(edition.language, ())
    made = Index(offers, links=own.links, sounds=own.sounds, alike=own.alike, fillers=sorted({fold(word) for text in fillers for word in words(text)}))
    texts = [[(each, words(each.text)) for each in searched(offer)] for offer in offers]
    uses: Counter[tuple[str, str]] = Counter()
    for each, found in (pair for offer in texts for pair in offer):
        for word in found:
            uses[each.language, word] += 1
    for language, word in uses:
        known.of(language).stem(word)
    _synonyms(made, edition, known)
    halves = {language: stems.halves(list(stems.known_words)) for language, stems in known.stems.items()}
    lengths = _usual_lengths(texts)
    for number, offer in enumerate(texts):
        weights = _weights(offer, known, halves, lengths)
        for stem, weight in weights.items():
            level = max(1, min(LEVELS, round(LEVELS * weight / (weight + COMMON))))
            made.postings.setdefault(stem, {})[number] = level
    _forms(made, uses, known, halves, texts)
    made.endings = own.endings()
    languages = dict.fromkeys((edition.language, edition.default))
    urgent = settings.urgent_words or {}
    made.urgent = [_content(text, known.of(each), made.fillers) for each in languages for text in urgent.get(each, ())]
    return made


def _usual_lengths(texts: list[list[tuple[Searched, list[str]]]]) -> dict[str, float]:
    """How many words a field has on average, where it has any."""
    count: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for each, found in (pair for offer in texts for pair in offer):
        count[each.field] += 1
        total[each.field] += len(found)
    return {name: max(1, total[name] / count[name]) for name in count}


def _weights(
    texts: list[tuple[Searched, list[str]]], known: _Words, halves: dict[str, dict[str, list[str]]], lengths: dict[str, float]
) -> dict[str, float]:
    """How much each stem weighs in an offer, by the fields it stands in: more in short ones, hardly more when repeated."""
    weights: dict[str, float] = {}
    best: dict[tuple[str, str], float] = {}

    def add(name: str, stem: str, weight: float) -> None:
        # Within a field the best text counts, so that five search words with one word in them are not five times it.
        if weight > best.get((name, stem), 0):
            weights[stem] = weights.get(stem, 0) + weight - best.get((name, stem), 0)
            best[name, stem] = weight

    for each, found in texts:
        stems, compounds = known.of(each.language), halves[each.language]
        usual = each.weight / (0.6 + 0.4 * len(found) / lengths[each.field])
        for word, times in Counter(found).items():
            weight = usual * math.sqrt(min(times, 4))
            add(each.field, stems.stem(word), weight)
            for half in compounds.get(word, ()):
                add(each.field, stems.stem(half), weight * HALF)
        if each.is_name and len(found) > 1:
            add(f"{each.field} joined", joined(each.text), each.weight * 2)
    return weights


def _forms(
    made: Index,
    uses: Counter[tuple[str, str]],
    known: _Words,
    halves: dict[str, dict[str, list[str]]],
    texts: list[list[tuple[Searched, list[str]]]],
) -> None:
    for (language, word), _ in uses.most_common():
        stems = known.of(language)
        made.forms.setdefault(stems.stem(word), {})[word] = None
        for half in halves[language].get(word, ()):
            made.forms.setdefault(stems.stem(half), {}).setdefault(half)
    for each, found in (pair for offer in texts for pair in offer):
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


def _content(text: str, stems: Stems, fillers: Iterable[str]) -> list[str]:
    """The stems of a text without the words that say nothing."""
    said = [word for word in words(text) if fold(word) not in fillers]
    return [stems.stem(word) for word in said or words(text)]

"""The finder's index as files: one for a small catalogue; for a large one many, of which a search fetches the few it needs."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Any

from ..edition import WHOLE_LIST, Edition
from ..outputs import Output, data_file, packed
from .facets import facets
from .index import Index, Levels, index

SMALL = 60_000
"""Characters of an index that stays in one piece."""
WORDS_CUT, POSTINGS_CUT, CARDS_CUT = 10_000, 2_400, 6
"""How large the pieces are: characters of words and of postings, cards."""

FOLDER = "assets/finder/"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def address_of(language: str, version: str) -> str:
    """Where the index of a language begins; all its files do so too, less the ending."""
    return f"{FOLDER}{language}-{version}.json"


def files(edition: Edition, card: Callable[[Any], str], version: str) -> Iterator[Output]:
    """All files of the index of an edition; `card` gives the HTML of an offer's card, `version` is part of their names."""
    made = index(edition)
    large = edition.is_large  # the page of the finder holds the cards of a small catalogue itself
    narrowed = facets(edition, made.offers)
    words = list(_cut(sorted((stem, _word(stem, made)) for stem in made.forms), 2, WORDS_CUT))
    postings = list(_cut(sorted((stem, _postings(found)) for stem, found in made.postings.items()), None, POSTINGS_CUT))
    block = CARDS_CUT if large else WHOLE_LIST

    def pieces() -> Iterator[tuple[str, Any]]:
        yield from ((f"words-{at}", [said for _, said in lines]) for at, (_, lines) in enumerate(words))
        yield from ((f"postings-{at}", dict(lines)) for at, (_, lines) in enumerate(postings))
        yield from ((f"facets-{at}", [[id, label, gaps(of)] for id, label, of in facet.values]) for at, facet in enumerate(narrowed))
        for at in range(0, len(made.offers), block):
            yield f"cards-{at // block}", [[offer.id, card(offer)] if large else [offer.id] for offer in made.offers[at : at + block]]

    address = address_of(edition.language, version)
    main = {
        "count": len(made.offers),
        "block": block,
        "fillers": made.fillers,
        "endings": made.endings,
        "links": made.links,
        "sounds": made.sounds,
        "alike": made.alike,
        "beginnings": made.beginnings,
        "synonyms": made.synonyms,
        "facets": [{"id": facet.id, "name": facet.name} for facet in narrowed],
        "words": [first for first, _ in words],
        "postings": [first for first, _ in postings],
    }
    if not large and len(packed(small := dict(pieces()))) < SMALL:
        yield data_file(address, main | {"inline": small})
        return
    beginning = address.removeprefix(FOLDER).removesuffix(".json") + "-"
    yield data_file(address, main | {"pieces": beginning})
    for name, piece in pieces():
        yield data_file(f"{FOLDER}{beginning}{name}.json", piece)


def _word(stem: str, made: Index) -> str:
    """A stem, how many offers have it, and the words with that stem where there are others: ``groep|c|groep|groepen``.

    An exclamation mark before the number says that nobody who types something else means it.
    """
    forms = list(made.forms[stem])
    count = base36(len(made.postings.get(stem, ())))
    return "|".join((stem, f"!{count}" if stem in made.plain else count, *([] if forms == [stem] else forms)))


def _postings(found: Levels) -> str:
    """The numbers of offers, each as the step from the one before, and behind it the level as a capital letter."""
    steps, last = [], -1
    for number, level in found.pairs():
        steps.append(f"{base36(number - last - 1)}{chr(ord('A') + level - 1)}")
        last = number
    return "".join(steps)


def gaps(numbers: Iterable[int]) -> str:
    """Numbers in order, each as the step from the one before."""
    last, steps = -1, []
    for number in numbers:
        steps.append(base36(number - last - 1))
        last = number
    return ",".join(steps)


@cache
def base36(number: int) -> str:
    """A whole number in as few small letters and digits as can be."""
    text = ""
    while number > 35:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return _DIGITS[number] + text


def _cut(lines: list[tuple[str, str]], letters: int | None, size: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The lines in pieces of about `size` characters, each with how its words begin; what begins alike stays together."""
    piece: list[tuple[str, str]] = []
    first, length = "", 0
    for begin, alike in groupby(lines, lambda line: line[0][:letters]):
        group = list(alike)
        longer = sum(len(stem) + len(said) for stem, said in group)
        if piece and length + longer > size:
            yield first, piece
            piece, length, first = [], 0, begin
        piece += group
        length += longer
    if piece:
        yield first, piece

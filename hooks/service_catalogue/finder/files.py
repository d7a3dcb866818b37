"""The finder's index as files: one for a small catalogue; for a large one many, of which a search fetches the few it needs."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from ..edition import Edition
from ..outputs import Output
from .facets import facets
from .index import Index, index

WHOLE_LIST = 200
"""The page of the finder holds the cards of up to so many offers itself; beyond that they are in the index."""
SMALL = 60_000
"""Characters of an index that stays in one piece."""
WORDS_CUT, POSTINGS_CUT, CARDS_CUT = 24_000, 12_000, 16
"""How large the pieces are: characters of words and of postings, cards."""

FOLDER = "assets/finder/"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def files(edition: Edition, card: Callable[[Any], str]) -> tuple[str, list[Output]]:
    """The address of the index of an edition, and all its files; `card` gives the HTML of an offer's card."""
    made = index(edition)
    large = len(made.offers) > WHOLE_LIST
    cards = [[offer.id, card(offer)] if large else [offer.id] for offer in made.offers]
    narrowed = [
        {"id": each.id, "name": each.name, "values": [[id, label, gaps(numbers)] for id, label, numbers in each.values]}
        for each in facets(edition, made.offers)
    ]
    words = sorted((stem, _word(stem, made)) for stem in made.forms)
    postings = sorted((stem, _postings(found)) for stem, found in made.postings.items())
    is_small = sum(len(stem) + len(said) for stem, said in (*words, *postings)) < SMALL and not large
    outputs: list[Output] = []

    def piece(kind: str, content: Any) -> Any:
        if is_small:
            return content
        outputs.append(_file(f"{edition.language}-{kind}", content))
        return outputs[-1].address.removeprefix(FOLDER)

    main = {
        "count": len(made.offers),
        "fillers": made.fillers,
        "endings": made.endings,
        "links": made.links,
        "synonyms": made.synonyms,
        "urgent": made.urgent,
        "facets": piece("facets", narrowed),
        "words": [[first, piece("words", [said for _, said in lines])] for first, lines in _cut(words, 2, WORDS_CUT)],
        "postings": [[first, piece("postings", dict(lines))] for first, lines in _cut(postings, 3, POSTINGS_CUT)],
        "cards": [piece("cards", cards[at : at + CARDS_CUT]) for at in range(0, len(cards), CARDS_CUT)] if large else [cards],
        "block": CARDS_CUT if large else WHOLE_LIST,
    }
    whole = _file(edition.language, main)
    return whole.address, [whole, *outputs]


def _file(name: str, content: Any) -> Output:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return Output(f"{FOLDER}{name}-{hashlib.sha256(data).hexdigest()[:10]}.json", data)


def _word(stem: str, made: Index) -> str:
    """A stem, how many offers have it, and the words with that stem where there are others: ``groep|c|groep|groepen``."""
    forms = list(made.forms[stem])
    return "|".join((stem, base36(len(made.postings.get(stem, ()))), *([] if forms == [stem] else forms)))


def _postings(found: dict[int, int]) -> str:
    """The numbers of offers, each as the step from the one before, and behind it the level as a capital letter."""
    steps, last = [], -1
    for number, level in found.items():
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


def base36(number: int) -> str:
    """A whole number in as few small letters and digits as can be."""
    text = ""
    while number > 35:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return _DIGITS[number] + text


def _cut(lines: list[tuple[str, str]], letters: int, size: int) -> Iterator[tuple[str, list[tuple[str, str]]]]:
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

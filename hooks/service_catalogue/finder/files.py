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
WORDS_CUT, POSTINGS_CUT, CARDS_CUT = 24_000, 4_000, 6
"""How large the pieces are: characters of words and of postings, cards."""

FOLDER = "assets/finder/"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def files(edition: Edition, card: Callable[[Any], str]) -> tuple[str, list[Output]]:
    """The address of the index of an edition, and all its files; `card` gives the HTML of an offer's card."""
    made = index(edition)
    large = len(made.offers) > WHOLE_LIST
    narrowed = facets(edition, made.offers)
    words = list(_cut(sorted((stem, _word(stem, made)) for stem in made.forms), 2, WORDS_CUT))
    postings = list(_cut(sorted((stem, _postings(found)) for stem, found in made.postings.items()), None, POSTINGS_CUT))
    cards = [[offer.id, card(offer)] if large else [offer.id] for offer in made.offers]
    block = CARDS_CUT if large else WHOLE_LIST
    pieces: dict[str, Any] = {}
    pieces |= {f"words-{at}": [said for _, said in lines] for at, (_, lines) in enumerate(words)}
    pieces |= {f"postings-{at}": dict(lines) for at, (_, lines) in enumerate(postings)}
    pieces |= {f"facets-{at}": [[id, label, gaps(numbers)] for id, label, numbers in facet.values] for at, facet in enumerate(narrowed)}
    pieces |= {f"cards-{at // block}": cards[at : at + block] for at in range(0, len(cards), block)}
    written = {name: _json(piece) for name, piece in pieces.items()}
    is_small = not large and sum(map(len, written.values())) < SMALL
    version = f"{edition.language}-{_hash(*written.values())}-"
    main = _json(
        {
            "count": len(made.offers),
            "block": block,
            "fillers": made.fillers,
            "endings": made.endings,
            "links": made.links,
            "sounds": made.sounds,
            "alike": made.alike,
            "beginnings": made.beginnings,
            "synonyms": made.synonyms,
            "urgent": made.urgent,
            "facets": [{"id": facet.id, "name": facet.name} for facet in narrowed],
            "words": [first for first, _ in words],
            "postings": [first for first, _ in postings],
            **({"inline": pieces} if is_small else {"pieces": version}),
        }
    )
    address = f"{FOLDER}{edition.language}-{_hash(main)}.json"
    rest = [] if is_small else [Output(f"{FOLDER}{version}{name}.json", data) for name, data in written.items()]
    return address, [Output(address, main), *rest]


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _hash(*contents: bytes) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(content)
    return digest.hexdigest()[:10]


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

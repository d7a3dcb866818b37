"""A list too long for a page, in parts: by kind, by first letter, and at most a hundred offers together.

No page grows with the catalogue: where all offers would stand, a large one has the ways to these parts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from .edition import Edition
from .finder.folding import fold
from .views import OfferView, View

TOGETHER = 100
"""Offers on one page."""
OTHER = "_"
"""Stands for a kind in addresses where offers have none: no id looks like it."""


@dataclass(frozen=True)
class Part:
    """Some of the offers of a kind: those that begin with a letter, or the `number`th hundred of the `of` there are of those."""

    kind: View | None
    letter: str
    number: int
    of: int
    ids: tuple[str, ...]

    @property
    def path(self) -> str:
        """What its page's key has behind the key of the whole list."""
        return f"{self.kind.id if self.kind else OTHER}/{self.letter.lower()}{f'-{self.number}' if self.number > 1 else ''}/"

    @property
    def label(self) -> str:
        return self.letter if self.of == 1 else f"{self.letter} {self.number}"


Groups: TypeAlias = list[tuple[View | None, list[Part]]]
"""The parts of each kind."""


def by_kind(edition: Edition) -> Groups:
    """The parts of the whole list, in the order of the vocabulary and then by name; none where one page may hold all."""
    return [(kind, list(_of_kind(kind, offers))) for kind, offers in edition.by_kind()] if edition.is_large else []


def _of_kind(kind: View | None, offers: list[OfferView]) -> Iterator[Part]:
    by_name = sorted((letter_of(offer.called), offer.called.casefold(), offer.id) for offer in offers)
    for letter, some in groupby(by_name, lambda each: each[0]):
        ids = [id for _, _, id in some]
        pages = [tuple(ids[at : at + TOGETHER]) for at in range(0, len(ids), TOGETHER)]
        for number, page in enumerate(pages, 1):
            yield Part(kind, letter, number, len(pages), page)


def letter_of(name: str) -> str:
    """The letter under which a name stands: without accents and large; "0-9" for what begins with no letter."""
    first = next((each for each in name if each.isalnum()), "")
    folded = fold(first)[:1] or first
    return folded.upper() if folded.isalpha() else "0-9"

"""Everything that people write, read and checked: the catalogue, the hand-written pages and all problems.

Check and build both begin here, so that they say the same.
"""

from datetime import date
from pathlib import Path

from .catalogue import Catalogue
from .handwritten import HandWritten, menu_leads_to_pages, read_pages
from .memory import Memory
from .problems import Problem, errors, in_order
from .reading import read
from .rules import RULES


def load(root: Path, day: date) -> tuple[Catalogue | None, list[Problem]]:
    """The catalogue in `root`/catalogue and all problems, in order; no catalogue when there is an error.

    `day` is the day for which what grows old is judged.
    """
    catalogue, problems = _read_and_judged(root, day)
    return (None if errors(problems) else catalogue), in_order(problems)


def examine(root: Path, docs: Path, day: date, memory: Memory | None = None) -> tuple[Catalogue | None, list[HandWritten], list[Problem]]:
    """The catalogue, the hand-written pages in `docs`, and all problems; no catalogue when there is an error."""
    catalogue, problems = _read_and_judged(root, day, memory)
    pages: list[HandWritten] = []
    if catalogue is not None:
        pages, more = read_pages(docs, root, catalogue.languages)
        if not errors(more):
            more += menu_leads_to_pages(catalogue, pages)
        problems = [*problems, *more]
    return (None if errors(problems) else catalogue), pages, in_order(problems)


def _read_and_judged(root: Path, day: date, memory: Memory | None = None) -> tuple[Catalogue | None, list[Problem]]:
    catalogue, problems = read(root, memory)
    if catalogue is not None:
        problems = problems + [found for rule in RULES for found in rule(catalogue, day)]
        if memory is None:  # nobody looks at it again: what rules walked through is a third of a large catalogue
            catalogue.memory.forget()
    return catalogue, problems

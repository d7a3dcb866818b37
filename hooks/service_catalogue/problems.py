"""What was found in the data: a problem with its place, its field and one sentence in Dutch."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is; the value is the word an editor reads."""

    ERROR = "fout"
    WARNING = "let op"


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One finding about the data.

    ``line`` and ``column`` count from 1, in characters; both are 0 where a whole file is meant.
    ``field`` is the Dutch label of the field, empty where the finding is about no field.
    """

    file: str
    line: int
    column: int
    level: Level
    field: str
    sentence: str

    def __str__(self) -> str:
        label = f"{self.field}: " if self.field else ""
        return f"{self.file}:{self.line}:{self.column}: {self.level}: {label}{self.sentence}"

    @property
    def is_error(self) -> bool:
        return self.level is Level.ERROR


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by place, none twice."""
    return sorted(set(problems))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.is_error]


def count(problems: Iterable[Problem]) -> str:
    """How many problems there are, as an editor reads it: ``2 fouten, 1 keer "let op"``."""
    problems = list(problems)
    wrong = len(errors(problems))
    notes = len(problems) - wrong
    said = f"{wrong} {'fout' if wrong == 1 else 'fouten'}"
    return said + (f', {notes} keer "let op"' if notes else "")

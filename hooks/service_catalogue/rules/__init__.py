"""What must hold between entries: one small function a rule, named after it.

A rule takes the catalogue and the day, and yields a problem for each place where it does not hold.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from ..catalogue import Catalogue
from ..problems import Problem
from . import eligibility, freshness, languages, plain, references, sense, texts, urgent, vocabularies

Rule: TypeAlias = Callable[[Catalogue, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *languages.RULES,
    *eligibility.RULES,
    *vocabularies.RULES,
    *sense.RULES,
    *freshness.RULES,
    *texts.RULES,
    *plain.RULES,
    *urgent.RULES,
)

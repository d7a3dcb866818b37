"""How calls for help differ from everyday searches, learned from phrases: a weight for each piece of a word, in one small file.

The lists of `catalogue/urgent_words/` are what editors can read and are sure of; what nobody thought of listing is
told by its likeness to what others typed. `theme/assets/likeness.js` reads the file and works out the same numbers.
"""

import json
import math
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from service_catalogue.finder.urgent import LIKENESS
from sklearn.linear_model import LogisticRegression

from .measure import NONE
from .phrases import LONGEST, digest, pieces, training

LANGUAGES = ("nl", "fr", "en")
"""Those whose calls it knows; of others it knows everyday searches, so as not to be loud there."""
SEEN = 2
"""A piece that fewer phrases have says nothing of others."""
CALLING, KINDLY = 20_000, 5_000
"""How many pieces weigh whether it is a call, and how many of those also of which kind."""
STRICTNESS, KIND_STRICTNESS = 1, 10
"""The inverse of the regularisation: tried from 0.3 to 60 on phrases by other writers; between 1 and 5 little differs."""
HALF_TYPED = 0.05
"""How much the beginning of an everyday phrase weighs beside a whole one: the more, the less often help is shown to who
still types, and the less often to who needs it (0.2 halves the first and costs 1 % of the second)."""
LEVELS, KIND_LEVELS = 40, 12
"""Weights are whole numbers up to these, either way."""
ZERO = ord("0") + LEVELS
"""The letter of the weight 0 in the file."""


def main() -> None:
    """Writes the file anew from the phrases beside this module and those of `judged.yml`."""
    LIKENESS.write_text(json.dumps(learned(training()), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def learned(found: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The weights, as `theme/assets/likeness.js` reads them."""
    said = [pieces(text) for text, _ in found]
    counted = Counter(piece for each in said for piece in each)
    rarity = {piece: math.log(len(found) / count) + 1 for piece, count in counted.items() if count >= SEEN}
    begun = [(_beginning(text), kind) for text, kind in found if kind == NONE]
    weight = np.array([1.0] * len(found) + [HALF_TYPED] * len(begun))
    said += [pieces(text) for text, _ in begun]
    calls = np.array([kind != NONE for _, kind in (*found, *begun)])
    model = LogisticRegression(C=STRICTNESS, max_iter=300)
    everything = sorted(rarity)
    best = _heaviest(everything, model.fit(_matrix(said, everything, rarity), calls, weight).coef_, CALLING)
    # Which kind it is, of what calls only.
    due = [each for each, is_call in zip(said, calls, strict=True) if is_call]
    kinds = np.array([kind for _, kind in found if kind != NONE])
    of_kind = LogisticRegression(C=KIND_STRICTNESS, max_iter=300)
    telling = _heaviest(best, of_kind.fit(_matrix(due, best, rarity), kinds).coef_, KINDLY)
    of_kind.fit(_matrix(due, telling, rarity), kinds)
    order = telling + sorted(set(best) - set(telling))
    model.fit(_matrix(said, order, rarity), calls, weight)
    scale = np.array([rarity[piece] for piece in order])
    unit, weights = _whole(model.coef_[0] * scale, LEVELS)
    kind_unit, kind_weights = _whole(of_kind.coef_ * scale[: len(telling)], KIND_LEVELS)
    return {
        "made_from": digest(found),
        "longest": LONGEST,
        "zero": ZERO,
        "languages": LANGUAGES,
        "telling": _packed(telling),
        "others": _packed(order[len(telling) :]),
        "base": round(float(model.intercept_[0]), 4),
        "unit": unit,
        "weights": _letters(weights),
        "kinds": {
            kind: {"base": round(float(base), 4), "unit": kind_unit, "weights": _letters(row)}
            for kind, base, row in zip(of_kind.classes_, of_kind.intercept_, kind_weights, strict=True)
        },
    }


def _beginning(text: str) -> str:
    """What stands in the field while it is typed: as much as chance says, the same each time."""
    return text[: 1 + zlib.crc32(text.encode()) % len(text)]


def _matrix(said: Sequence[set[str]], known: Sequence[str], rarity: dict[str, float]) -> csr_matrix:
    """A row a phrase, a column a known piece; a long phrase weighs no more than a short one."""
    column = {piece: at for at, piece in enumerate(known)}
    rows, columns, values = [], [], []
    for at, each in enumerate(said):
        there = [piece for piece in each if piece in column]
        rows += [at] * len(there)
        columns += [column[piece] for piece in there]
        values += [rarity[piece] / math.sqrt(len(there)) for piece in there]
    return csr_matrix((values, (rows, columns)), shape=(len(said), len(known)))


def _heaviest(known: Sequence[str], weights: NDArray[np.float64], count: int) -> list[str]:
    """The pieces that matter most, in the order of the alphabet."""
    heaviness = weights.max(axis=0) - weights.min(axis=0) if len(weights) > 1 else np.abs(weights[0])
    return sorted(known[at] for at in np.argsort(-heaviness, kind="stable")[:count])


def _whole(weights: NDArray[np.float64], levels: int) -> tuple[float, NDArray[np.int64]]:
    unit = float(np.abs(weights).max()) / levels
    return round(unit, 6), np.rint(weights / unit).astype(int)


def _letters(weights: Iterable[int]) -> str:
    return "".join(chr(ZERO + each) for each in weights)


def _packed(known: Iterable[str]) -> str:
    """Pieces in the order of the alphabet, each as a capital (how much of the one before it begins with) and the rest."""
    made, before = [], ""
    for piece in known:
        same = 0
        while same < min(len(before), len(piece), 25) and before[same] == piece[same]:
            same += 1
        made.append(chr(ord("A") + same) + piece[same:])
        before = piece
    return "".join(made)


if __name__ == "__main__":
    main()

"""How well danger is recognised in what people type: the phrases of `judged.yml`, asked of this catalogue's own lists in a browser."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page
from service_catalogue.edition import Edition
from service_catalogue.finder import urgent

from bench.search import ours

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NONE = "none"

ASK = """async ([base, data, asked]) => {
  const { Recogniser, CALL } = await import(new URL("assets/urgent.js", base));
  const recognisers = {};
  return asked.map(([text, page]) => {
    const recognise = recognisers[page] || (recognisers[page] = Recogniser(data, page));
    const found = recognise(text);
    return found && { kind: found.kind, language: found.language, isCall: found.strength === CALL };
  });
}"""


@dataclass(frozen=True)
class Phrase:
    """What somebody types; `kind` is the help that is due, or ``none``; `set` says who wrote it (see the head of judged.yml)."""

    text: str
    language: str
    kind: str
    set: str


@dataclass(frozen=True)
class Answer:
    """What the recogniser says of a phrase: `shown` is the kind of the block that comes first, `hint` that of a line."""

    phrase: Phrase
    shown: str | None
    hint: str | None
    fits: bool


def phrases(file: Path = HERE / "judged.yml") -> list[Phrase]:
    groups = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [Phrase(str(text), each["language"], each["kind"], each["set"]) for each in groups for text in each["phrases"]]


def editions(catalogue: Path = ROOT / "catalogue") -> dict[str, Edition]:
    return ours.editions_of(catalogue)


def answers(page: Page, base: str, found: dict[str, Edition], asked: Sequence[Phrase], on: str | None = None) -> list[Answer]:
    """What is said of each phrase on a page in its own language, or in `on`; `base` serves the scripts under assets/."""
    data = urgent.data(next(iter(found.values())))
    page.goto(base)
    said = page.evaluate(ASK, [base, data, [[each.text, on or each.language] for each in asked]])
    return [_answer(found, phrase, each) for phrase, each in zip(asked, said, strict=True)]


def _answer(found: dict[str, Edition], phrase: Phrase, said: dict[str, Any] | None) -> Answer:
    if said is None:
        return Answer(phrase, None, None, phrase.kind == NONE)
    if not said["isCall"]:
        return Answer(phrase, None, said["kind"], False)
    edition = found.get(said["language"]) or found[phrase.language]
    views = {view.id: view for view in edition.urgent}
    first = views[said["kind"]].steps[0].phone
    due = [step.phone for step in views[phrase.kind].steps] if phrase.kind in views else []
    return Answer(phrase, said["kind"], None, first in due)


def rates(said: Iterable[Answer]) -> dict[str, float | int]:
    """Of phrases that must call: how many were shown help, and the fitting number first; of everyday ones: how many were left alone."""
    said = list(said)
    due = [each for each in said if each.phrase.kind != NONE]
    everyday = [each for each in said if each.phrase.kind == NONE]
    return {
        "phrases": len(due),
        "shown": sum(each.shown is not None for each in due),
        "fitting number first": sum(each.fits for each in due),
        "everyday": len(everyday),
        "left alone": sum(each.shown is None and each.hint is None for each in everyday),
    }


def rows(said: Sequence[Answer]) -> list[tuple[str, dict[str, str]]]:
    """A line per set, per set and language, and per language and kind over all sets."""
    made = []
    languages, kinds = (dict.fromkeys(getattr(each.phrase, name) for each in said) for name in ("language", "kind"))
    for name in dict.fromkeys(each.phrase.set for each in said):
        made.append((name, [each for each in said if each.phrase.set == name]))
        made += [(f"{name}, {language}", [each for each in said if (each.phrase.set, each.phrase.language) == (name, language)]) for language in languages]
    made += [(f"{language} {kind}", [each for each in said if (each.phrase.language, each.phrase.kind) == (language, kind)]) for language in languages for kind in kinds]
    return [(name, _cells(rates(these))) for name, these in made if these]


def _cells(found: dict[str, float | int]) -> dict[str, str]:
    def of(part: str, whole: str) -> str:
        return f"{found[part]} of {found[whole]} ({100 * found[part] / found[whole]:.1f} %)" if found[whole] else "–"

    return {"shown": of("shown", "phrases"), "fitting number first": of("fitting number first", "phrases"), "left alone": of("left alone", "everyday")}


def misses(said: Sequence[Answer]) -> list[str]:
    """Each phrase that was not answered as it should be."""
    wrong = [each for each in said if not each.fits]
    return [f"{each.phrase.set} {each.phrase.language} {each.phrase.kind} “{each.phrase.text}”: {each.shown or each.hint or 'nothing'}" for each in wrong]

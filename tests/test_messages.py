"""Every message is one line in plain Dutch: where, which field, what was found, what is allowed.

The messages are those of every file in tests/entries/invalid, so that a new one is held to this too.
"""

import re

import pytest
import service_catalogue.__main__ as command
from service_catalogue import site
from service_catalogue.examine import examine
from service_catalogue.problems import Problem

from tests.entry_cases import Case, Ground, cases

CASES = [case for case in cases("invalid")]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[Case, list[Problem]]:
    ground = Ground(tmp_path_factory.mktemp("messages") / "base")
    return {case: ground.problems(case.files()) for case in CASES}


@pytest.fixture(scope="module")
def problems(found) -> list[Problem]:
    return [problem for each in found.values() for problem in each]


def holds_for_all(problems: list[Problem], test) -> None:
    failing = sorted({str(problem) for problem in problems if not test(problem)})
    assert not failing, "\n".join(failing)


def test_each_is_one_line_with_its_place_its_level_its_field_and_a_sentence(problems):
    line = re.compile(r"[\w./ -]+:\d+:\d+: (fout|let op): [^\n]+")
    holds_for_all(problems, lambda problem: line.fullmatch(str(problem)) and problem.line > 0 and problem.column > 0)


def test_each_is_short_enough_to_be_read(problems):
    holds_for_all(problems, lambda problem: len(problem.sentence) <= 260)


def test_none_is_told_twice_and_none_is_about_what_is_right_above_it(found):
    for case, each in found.items():
        places = [(problem.file, problem.line, problem.column, problem.field, problem.sentence) for problem in each]
        assert len(places) == len(set(places)), case.name


ENGLISH = re.compile(r"\b(the|expected|invalid|error|must|should|value|found|string|required|null|mapping|sequence|scalar|token|indent)\b")
PROGRAMMERS = re.compile(r"\b(YAML|syntax|parse\w*|string|boolean|array|regex|schema|None|dict|validat\w*|key|index)\b")


def test_none_needs_english_or_knows_a_programmers_word(problems):
    """But for the names of files, and the words that are typed, which stand between quotes."""
    typed = re.compile(r"\"[^\"]*\"|'[^']*'|[\w/-]+\.\w+")
    for test in (ENGLISH, PROGRAMMERS):
        holds_for_all(problems, lambda problem, test=test: not test.search(typed.sub("", problem.sentence)))


def test_none_ends_as_a_sentence_or_begins_with_a_capital(problems):
    """They stand behind a colon, and an editor's tool puts more behind them."""
    holds_for_all(problems, lambda problem: problem.sentence[-1] not in ".;,:" and not re.match("[A-Z][a-z]", problem.sentence))


def test_each_says_what_to_do(problems):
    """A word that tells what to type, choose, erase, look at; or what was meant."""
    mends = re.compile(
        r"schrijf|hier horen|gebruik|vul|kies|zet|wis|verwijder|typ|bedoelde je|spring|houd|maak|bewaar|hoort|ontbreekt|wissel|kijk|noem|lees|staan uitgelegd|laat|"
        r"opnieuw|zo diep gaat|kan geen|loopt in een kring|eindigt niet|ligt vóór|past|geen (wens|veld|aanbod|bron|plaats)|heeft geen|zeg|is geen"
    )
    holds_for_all(problems, lambda problem: mends.search(problem.sentence))


def test_what_is_wrong_in_a_field_carries_its_label(problems):
    """Only what is wrong with a file, a line or an unknown name has none."""
    nameless = re.compile(
        r"is geen veld van|hoort hier niet|kan geen naam zijn|ontbreekt|leeg|staat hier twee keer|betekent hier|hier horen velden|"
        r"hier hoort een|regel|tekst|teken|lijst|streepje|springt|document|niveaus|bestand|dubbele punt|accolades|deze vraag|pagina|een \\\\|voegt|veldnaam|niets"
    )
    holds_for_all(problems, lambda problem: problem.field or nameless.search(problem.sentence))


def test_an_entry_that_failed_is_not_reported_by_those_that_name_it(tmp_path):
    """Each kind of entry, broken in turn: nothing is said of any file but its own."""
    ground = Ground(tmp_path / "base")
    for path in ("offers/wandelgroep", "organisations/dorpshuis", "sources", "routes", "glossary", *(f"vocabularies/{name}" for name in ("kinds", "phases", "themes", "referrers", "access", "criteria"))):
        file = f"catalogue/{path}.yml"
        for content in (b"geen velden", b"- geen velden", b'name: "', b"\xff", b"\tx", b""):
            assert {problem.file for problem in ground.problems({file: content})} == {file}, (path, content)


def test_one_broken_file_hides_no_other(tmp_path):
    ground = Ground(tmp_path / "base")
    broken = {f"catalogue/offers/a{at}.yml": b"name: x" for at in range(30)} | {"catalogue/sources.yml": b"x"}
    assert {problem.file for problem in ground.problems(broken)} == set(broken)


def test_the_build_and_the_check_say_the_same():
    """Both begin at one function."""
    assert site.examine is command.examine is examine

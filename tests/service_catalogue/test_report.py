"""How a problem is told: one line, the place in the file, an annotation, JSON."""

import json

import pytest
from service_catalogue.problems import Level, Problem, count, errors, in_order
from service_catalogue.report import WIDEST, as_annotation, as_json, pointed

WRONG = Problem("catalogue/offers/koor.yml", 12, 9, Level.ERROR, "Telefoon", '"09 26" is geen telefoonnummer')
NOTE = Problem("catalogue/offers/koor.yml", 3, 1, Level.WARNING, "", "dit is oud")


def test_a_problem_is_one_line_that_a_terminal_makes_a_link_of():
    assert str(WRONG) == 'catalogue/offers/koor.yml:12:9: fout: Telefoon: "09 26" is geen telefoonnummer'
    assert str(NOTE) == "catalogue/offers/koor.yml:3:1: let op: dit is oud"


def test_problems_are_told_by_place_and_none_twice():
    other = Problem("catalogue/offers/band.yml", 20, 1, Level.ERROR, "", "x")
    assert in_order([WRONG, NOTE, other, WRONG]) == [other, NOTE, WRONG]
    assert errors([WRONG, NOTE]) == [WRONG]


@pytest.mark.parametrize(
    ("problems", "said"),
    [([], "0 fouten"), ([WRONG], "1 fout"), ([WRONG, WRONG], "2 fouten"), ([NOTE], '0 fouten, 1 keer "let op"')],
)
def test_how_many_there_are_is_told_in_words(problems, said):
    assert count(problems) == said


def test_the_mark_stands_under_the_place():
    lines = ["name:", "  nl: Koor"]
    assert pointed(Problem("x", 2, 7, Level.ERROR, "", "x"), lines) == "      nl: Koor\n          ^\n"
    assert pointed(Problem("x", 1, 1, Level.ERROR, "", "x"), lines) == "    name:\n    ^\n"


def test_of_a_long_line_only_what_is_around_the_place_is_shown():
    line = "a" * 500 + "!" + "b" * 500
    shown, mark, _ = pointed(Problem("x", 1, 501, Level.ERROR, "", "x"), [line]).split("\n")
    assert len(shown) == 4 + WIDEST
    assert shown[mark.index("^")] == "!"


def test_a_tab_is_as_wide_as_any_character():
    shown, mark, _ = pointed(Problem("x", 1, 3, Level.ERROR, "", "x"), ["\t\tx: y"]).split("\n")
    assert shown[mark.index("^")] == "x"


@pytest.mark.parametrize("line", [0, 3, 99])
def test_a_place_that_the_file_does_not_have_gets_no_mark(line):
    assert pointed(Problem("x", line, 1, Level.ERROR, "", "x"), ["a", "b"]) == ""


def test_an_annotation_stands_beside_the_changed_line():
    assert as_annotation(WRONG) == '::error file=catalogue/offers/koor.yml,line=12,col=9::Telefoon: "09 26" is geen telefoonnummer'
    assert as_annotation(NOTE) == "::warning file=catalogue/offers/koor.yml,line=3,col=1::dit is oud"


def test_an_annotation_ends_no_command_and_begins_no_other():
    odd = Problem("a,b:c.yml", 1, 1, Level.ERROR, "", "100% zeker\n::stop::")
    assert as_annotation(odd) == "::error file=a%2Cb%3Ac.yml,line=1,col=1::100%25 zeker%0A::stop::"


def test_json_says_the_same_with_names():
    assert json.loads(as_json([NOTE])) == [
        {"file": "catalogue/offers/koor.yml", "line": 3, "column": 1, "level": "let op", "field": "", "sentence": "dit is oud"}
    ]
    assert '"fout"' in as_json([WRONG]) and "\\u" not in as_json([Problem("x", 1, 1, Level.ERROR, "", "één")])

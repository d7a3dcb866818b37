"""Reading: every value stays text and keeps its place. What is refused, with which words: tests/entries/invalid/reading."""

import pytest
from service_catalogue.source import DEEPEST, LARGEST_FILE, Document, Position, parse, read


def document(text: str | bytes) -> Document:
    return parse(text.encode() if isinstance(text, str) else text, "x.yml")


@pytest.mark.parametrize("text", ["no", "on", "true", "9:30", "09", "1_000", "0x1A", "1e3", "2026-11-21", ".5", "Infinity"])
def test_every_value_stays_the_text_that_was_typed(text):
    assert document(f"a: {text}\nb: [{text}]\n").data == {"a": text, "b": [text]}


def test_an_empty_word_in_quotes_is_a_text():
    assert document("a: '~'\nb: \"null\"\n").data == {"a": "~", "b": "null"}


def test_every_value_and_key_keeps_its_place():
    read_ = document("# opmerking\na:\n  - b: één\n    c: twee\n")
    assert read_.value(("a", 0, "c")) == Position(4, 8)
    assert read_.key(("a", 0, "c")) == Position(4, 5)
    assert read_.key(("a", 0)) == Position(3, 5), "an item of a list has no key"
    assert read_.key(()) == Position(2, 1)


def test_columns_count_characters():
    assert document("{été: 💬, b: x}\n").key(("b",)) == Position(1, 10)


def test_a_place_that_is_not_there_is_that_of_what_is_around_it():
    read_ = document("a:\n  b: x\n")
    assert read_.value(("a", "c", 3)) == Position(1, 1)
    assert read_.value(("a", "b", "c")) == Position(2, 3)
    assert read_.value(("z",)) == Position(1, 1)


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_end_as_they_do_on_any_system(ending):
    read_ = document(f"a: x{ending}b: |{ending}  een{ending}  twee{ending}")
    assert read_.data == {"a": "x", "b": "een\ntwee\n"}
    assert read_.key(("b",)) == Position(2, 1)


def test_a_byte_order_mark_is_no_letter():
    read_ = document(b"\xef\xbb\xbfa: x\n")
    assert read_.data == {"a": "x"}
    assert read_.key(("a",)) == Position(1, 1)


def test_a_file_may_be_as_large_as_is_said_and_no_larger():
    text = "a: " + "x" * (LARGEST_FILE - 3)
    assert document(text).problems == []
    (problem,) = document(text + "x").problems
    assert (problem.line, problem.column) == (1, 1)
    assert problem.sentence == "dit bestand is 256 KB groot; 256 KB is het meeste dat mag"


@pytest.mark.parametrize(("before", "after"), [("[", "]"), ("{a: ", "}")])
def test_a_file_may_be_as_deep_as_is_said_and_no_deeper(before, after):
    assert document(before * DEEPEST + "x" + after * DEEPEST).problems == []
    (problem,) = document(before * (DEEPEST + 1) + "x" + after * (DEEPEST + 1)).problems
    assert "12 niveaus diep" in problem.sentence


def test_what_was_left_out_is_remembered_so_that_nobody_calls_it_missing():
    read_ = document("a:\n  b: ~\n  c: x\nd: [~, x]\n")
    assert read_.data == {"a": {"c": "x"}, "d": ["x"]}
    assert read_.left_out == {("a", "b"), ("d", -1)}


def test_a_fault_does_not_hide_those_after_it():
    problems = document("a: ~\nb: &x y\nb: z\nc:\n  - ~\n").problems
    assert [(problem.line, problem.column) for problem in problems] == [(1, 4), (2, 4), (3, 1), (5, 5)]


@pytest.mark.parametrize("text", ["", "\n\n", "# niets\n", "---\n", "---\n...\n", "\ufeff", " \n"])
def test_a_file_with_nothing_in_it_is_empty(text):
    (problem,) = document(text).problems
    assert problem.sentence == "dit bestand is leeg; vul het in of verwijder het"


def test_a_file_that_cannot_be_opened_is_a_problem_with_its_path(tmp_path):
    (problem,) = read(tmp_path / "catalogue" / "weg.yml", tmp_path).problems
    assert str(problem).startswith("catalogue/weg.yml:1:1: fout: dit bestand kan niet gelezen worden")


def test_a_fault_at_the_end_is_told_where_the_text_ends():
    """A place after the last line is a place that no text processor can go to."""
    for text in ("a: {b: x, c", "a: {b: x, c\n\n\n", "a: [x", 'a: "x\n\n', "a:\n  b"):
        for problem in document(text).problems:
            assert problem.line <= len(text.rstrip().split("\n")), text

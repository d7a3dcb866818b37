"""The words of who is in danger as the script gets them, and the help that fits per language."""

import pytest
from service_catalogue.finder import urgent
from service_catalogue.model.fields import Audience

from tests.service_catalogue import samples

NUMBERS = """
urgent:
  - {number: "112", name: {nl: Levensgevaar.}}
  - {number: "1813", name: {nl: Praten.}, speaks: [nl]}
  - {number: "0800 32 123", name: {nl: In het Frans.}, speaks: [fr]}
"""
KINDS = """
- {id: now, title: {nl: Nu}, said: {nl: nu}, steps: [{number: "112"}]}
- id: life
  title: {nl: Leven}
  said: {nl: leven}
  steps: [{number: "1813"}, {number: "112"}, {number: "0800 32 123", first_for: [fr]}]
"""
WORDS = """
state: draft
groups: [{id: willen, words: Wil kwil wíl}]
kinds:
  - {kind: life, call: ["<willen> dood", "= help mij"], topic: [zelf|suïcide*], hint: [somber]}
  - {kind: now, topic: ["112"]}
quiet: [dood lachen]
glued: k t
everyday: Die de
"""


def edition(language="nl", audience=Audience.PUBLIC, offers=None):
    catalogue = samples.catalogue(offers, settings=NUMBERS, urgent=KINDS, urgent_words={"nl": WORDS})
    return samples.edition(catalogue, language, audience=audience)


def test_lines_keep_their_kind_their_strength_and_their_words_as_they_are_compared():
    data = urgent.data(edition())
    assert data["kinds"] == ["now", "life"], "in the order of the file: the first goes before"
    assert data["languages"]["nl"]["lines"] == [
        [1, urgent.CALL, 0, "<willen> dood"],
        [1, urgent.CALL, 0, "=help mij"],
        [1, urgent.CALL, 1, "zelf|suicide*"],
        [1, urgent.HINT, 0, "somber"],
        [0, urgent.CALL, 1, "112"],
    ]
    assert data["languages"]["nl"]["groups"] == {"willen": "wil kwil"}, "each word once, without accents"
    assert data["languages"]["nl"]["everyday"] == "die de"


def test_a_topic_is_one_line_for_referrers_and_a_sentence_still_calls():
    lines = urgent.data(edition(audience=Audience.REFERRERS))["languages"]["nl"]["lines"]
    assert {line: strength for _, strength, _, line in lines} == {
        "<willen> dood": urgent.CALL, "=help mij": urgent.CALL, "zelf|suicide*": urgent.HINT, "somber": urgent.HINT, "112": urgent.HINT,
    }  # fmt: skip


def test_what_was_learned_comes_along_of_the_kinds_that_there_are_and_is_one_line_for_referrers():
    likeness = urgent.data(edition())["likeness"]
    assert likeness["kinds"].keys() == {"now", "life"}
    assert likeness["strength"] == urgent.CALL and "made_from" not in likeness
    assert urgent.data(edition(audience=Audience.REFERRERS))["likeness"]["strength"] == urgent.HINT


def test_names_of_offers_that_hold_a_word_of_danger_come_along_and_no_others():
    offers = {"a": "{name: {nl: Zelf Doen}, aliases: [{name: Suïcidepreventie Nu}]}", "b": "{name: {nl: Samen Koken}}", "c": "{name: {nl: Zelf}}"}
    assert urgent.data(edition(offers=offers))["names"] == ["zelf doen", "suicidepreventie nu"]


def test_help_is_in_the_order_that_fits_the_language():
    def numbers(language):
        life = next(view for view in edition(language).urgent if view.id == "life")
        return [str(step.phone) for step in life.steps]

    assert numbers("nl") == numbers("en") == ["1813", "112", "0800 32 123"]
    assert numbers("fr") == ["0800 32 123", "1813", "112"]


@pytest.mark.parametrize(("language", "said"), [("nl", {"1813": [], "0800 32 123": ["Frans"]}), ("fr", {"1813": ["néerlandais"], "0800 32 123": ["français"]}), ("en", {"1813": ["Dutch"], "0800 32 123": ["French"]})])
def test_a_line_says_in_which_language_it_answers_where_one_would_not_take_that_for_granted(language, said):
    numbers = edition(language).urgent_numbers
    assert {number: numbers[number].spoken for number in said} == said
    assert numbers["112"].spoken == []

"""What an editor may have meant."""

import pytest
from service_catalogue.model.nearby import MOST_SHOWN, as_list, meant, meant_day, meant_slug, nearest


@pytest.mark.parametrize(
    ("word", "allowed", "found"),
    [
        ("sumary", ["summary", "sources"], "summary"),
        ("Summary ", ["summary", "sources"], "summary"),
        ("samenvatting", ["summary", "sources"], "summary"),
        ("Ja", ["yes", "no"], "yes"),
        ("dinsdag", ["mo", "tu"], "tu"),
        ("samenvatting", ["name"], None),
        ("xyz", ["summary", "sources"], None),
        ("", ["summary"], None),
        ("x" * 100_000, ["summary"], None),
    ],
)
def test_the_nearest_word_is_one_letter_or_one_language_away(word, allowed, found):
    assert nearest(word, allowed) == found


def test_a_wrong_word_gets_the_near_one_else_all_of_them():
    assert meant("groepen", ["groep", "cursus"]) == 'bedoelde je "groep"?'
    assert meant("feest", ["groep", "cursus"]) == "kies uit: cursus, groep"
    assert meant("feest", []) == "er is nog niets om uit te kiezen"


def test_of_many_words_only_some_are_shown():
    shown = meant("feest", [f"w{at:02}" for at in range(40)])
    assert shown.count(",") == MOST_SHOWN - 1
    assert shown.endswith("w11 …")


def test_what_people_call_something_leads_to_its_id():
    names = {"Hulp met papieren": "papieren", "Aide administrative": "papieren"}
    assert meant("hulp met papieren", ["geld", "papieren"], names) == 'bedoelde je "papieren"?'
    assert meant("Hulp bij papieren", ["geld", "papieren"], names) == 'bedoelde je "papieren"?'


@pytest.mark.parametrize("text", ["21/11/2026", "21-11-2026", "21.11.2026", "21 november 2026", "21 Nov 2026", "zaterdag 21 november 2026", "2026/11/21", "2026-11-21 10:00"])
def test_a_date_in_another_form_is_told_as_it_is_typed_here(text):
    assert meant_day(text) == '; bedoelde je "2026-11-21"?'


@pytest.mark.parametrize("text", ["31/02/2026", "21/13/2026", "21 brumaire 2026", "morgen", "2026", "21/11/26"])
def test_what_is_no_date_is_not_made_one(text):
    assert meant_day(text) == ""


def test_a_name_becomes_an_id():
    assert meant_slug("Café 't Hoekje") == '; bedoelde je "cafe-t-hoekje"?'
    assert meant_slug("!!!") == ""


@pytest.mark.parametrize(
    ("found", "example"),
    [
        ("papieren", '"- papieren"'),
        ("papieren, geld", '"- papieren"'),
        ("-papieren -geld", '"- papieren"'),
        ("• papieren • geld", '"- papieren"'),
        ("papieren geld", '"- x"'),
        ({"code": "nl"}, '"- code: …"'),
    ],
)
def test_how_to_make_a_list_of_what_was_found(found, example):
    assert as_list(found, "x").endswith(f"zoals {example}")

"""What the finder holds: which offers, in which order, and by which of their words they are found."""

from datetime import date

import pytest
from service_catalogue.finder.folding import fold, words
from service_catalogue.finder.index import LEVELS, index
from service_catalogue.finder.stems import Stems
from service_catalogue.model.fields import Audience

from tests.service_catalogue import samples

ORGANISATION = """
name: {nl: De Linde, fr: Le Tilleul}
aliases: [{name: Oude Eik, until: 2010}]
contact_points:
  - id: onthaal
    role: {nl: Onthaal}
    phone: 012 34 56 78
  - id: dirigent
    role: {nl: Zangleraar, fr: Maître de chant}
    phone: 0470 12 34 56
  - id: dokters
    role: {nl: Spreekuur}
    phone: 0472 65 43 21
    audience: referrers
places:
  - id: zaal
    name: {nl: Kapelzaal, fr: Salle de la chapelle}
    street: Muntstraat
    number: "7"
    postcode: "8599"
    city: Lindedorp
"""


def made(offers, language="nl", audience=Audience.PUBLIC, day=samples.DAY, **pieces):
    if isinstance(offers, str):
        offers = {"koor": offers}
    catalogue = samples.catalogue(offers, **{"organisation": ORGANISATION} | pieces)
    return index(samples.edition(catalogue, language, audience, day))


def found_by(index, text, language="nl"):
    """The offers that every word of a text leads to."""
    stems = Stems(language)
    each = [set(index.postings.get(stems.stem(word), ())) for word in words(text)]
    return [index.offers[number].id for number in sorted(set.intersection(*each))]


def order(offers, **more):
    return [offer.id for offer in made(offers, **more).offers]


# --- Which offers, in which order ---


def test_an_ended_offer_is_not_found_and_its_names_lead_to_what_came_in_its_place():
    offers = {
        "koor": "name: {nl: Zangkoor}",
        "fanfare": "{name: {nl: Fanfare}, aliases: [{name: Blaasclub}], status: ended, successor: koor, summary: {nl: Trompet spelen.}}",
        "circus": "{name: {nl: Circus}, status: ended}",
    }
    it = made(offers)
    assert [offer.id for offer in it.offers] == ["koor"]
    assert found_by(it, "Fanfare") == found_by(it, "Blaasclub") == ["koor"]
    assert found_by(it, "Circus") == found_by(it, "trompet") == [], "what it was is past"


def test_what_runs_goes_before_what_is_unknown_and_what_lies_still_comes_last():
    offers = {
        "a": "{name: {nl: Aap}, status: paused}",
        "b": "name: {nl: Beer}",
        "c": "{name: {nl: Cavia}, status: running}",
    }
    assert order(offers) == ["c", "b", "a"]


CHECKED = "contact: [onthaal]\nchecked: [{{date: {}, by: coördinator}}]"


def test_what_was_checked_goes_before_what_is_due_and_that_before_what_was_never_checked():
    offers = {
        "a": "name: {nl: Aap}",
        "b": "name: {nl: Beer}\n" + CHECKED.format("2019-01-01"),
        "c": "name: {nl: Cavia}\n" + CHECKED.format("2026-11-01"),
    }
    assert order(offers) == ["c", "b", "a"]
    assert order(offers, day=date(2036, 1, 1)) == ["b", "c", "a"], "in ten years both are due and their names decide"


def test_running_weighs_more_than_checked():
    offers = {"a": "{name: {nl: Aap}, status: running}", "b": "{name: {nl: Beer}, status: paused}\n"}
    offers["b"] = "name: {nl: Beer}\nstatus: paused\n" + CHECKED.format("2026-11-01")
    assert order(offers) == ["a", "b"]


def test_then_the_name_decides_whatever_its_capitals():
    offers = {"x": "name: {nl: Zeilen}", "y": "name: {nl: abseilen}", "z": "name: {nl: Boksen}"}
    assert order(offers) == ["y", "z", "x"]


# --- By which words ---

TEXTS = {
    "name: {nl: Zangclub}": "zangclub",
    "aliases: [{name: Vroegerkoor, until: 2010}]": "vroegerkoor",
    "search_words: {nl: [zingen]}": "zing",
    "themes: [muziek]": "muziek",
    "kind: feest": "feesten",
    "phase: vervolg": "verdergaan",
    "summary: {nl: Liedjes uit Mali.}": "mali",
    "description: {nl: We oefenen tweestemmig.}": "tweestemmig",
    "for_whom: {nl: Voor bakkers.}": "bakker",
    "sides: [{id: a, name: {nl: Wil je trommelen?}, for_whom: {nl: Slagwerkers.}}]": "trommelen slagwerker",
    "how_to_start: {nl: Stap gewoon binnenlopen.}": "binnenlopen",
    "where: {nl: Achter de watertoren.}": "watertoren",
    "when_text: {nl: Elke maandag.}": "maandag",
    "provider: linde": "linde",
    "partners: [linde]": "oude eik",
    "places: [zaal]": "kapelzaal muntstraat 8599 lindedorp",
    "languages: [{code: tr}]": "turks",
    "contact: [dirigent]": "zangleraar",
    "referral: {contact: [dirigent]}": "zangleraar",
}


@pytest.mark.parametrize(("text", "typed"), TEXTS.items(), ids=TEXTS)
def test_an_offer_is_found_by_what_it_says(text, typed):
    it = made({"koor": text, "ander": "name: {nl: Iets anders}"})
    assert found_by(it, typed) == ["koor"]


@pytest.mark.parametrize("digits", ["0470123456", "32470123456", "123456"])
def test_a_number_is_found_as_it_is_shown_with_its_country_and_without_its_zone(digits):
    assert found_by(made("contact: [dirigent]"), digits) == ["koor"]


def test_the_one_number_of_the_site_is_no_offers_own():
    it = made("contact: [onthaal]")
    assert found_by(it, "012345678") == []


def test_a_name_is_found_as_one_word():
    it = made("name: {nl: Perfect is saai}\naliases: [{name: Plan-Trekkers}]\nsearch_words: {nl: [vrije tijd]}")
    for joined in ("perfectissaai", "plantrekkers", "vrijetijd"):
        assert 0 in it.postings[joined], joined


def test_a_compound_is_found_by_its_halves():
    it = made({"koor": "summary: {nl: Wie doet vrijwilligerswerk?}", "b": "description: {nl: Een vrijwilliger aan het werk.}"})
    for half in ("vrijwilliger", "werk"):
        assert set(found_by(it, half)) == {"b", "koor"}, half


def test_a_whole_word_weighs_more_than_half_of_a_compound():
    it = made({"a": "summary: {nl: Wij doen aan schuldbemiddeling.}", "b": "summary: {nl: Wij doen aan bemiddeling.}", "c": "summary: {nl: Een schuld.}"})
    levels = {it.offers[number].id: level for number, level in it.postings[Stems("nl").stem("bemiddeling")].items()}
    assert levels["b"] > levels["a"] > 0


def level(index, word, number=0):
    return index.postings[Stems("nl").stem(word)][number]


def test_a_name_weighs_more_than_a_search_word_that_more_than_a_summary_and_that_more_than_the_rest():
    it = made("name: {nl: Aap}\nsearch_words: {nl: [beer]}\nsummary: {nl: Cavia.}\ndescription: {nl: Duif.}")
    levels = [level(it, word) for word in ("aap", "beer", "cavia", "duif")]
    assert levels == sorted(levels, reverse=True) and len(set(levels)) == 4


def test_what_a_word_says_is_told_in_letters():
    it = made("name: {nl: Aap}\naliases: [{name: Aap}]\nsearch_words: {nl: [aap, aap noot]}\nsummary: {nl: Aap aap aap aap aap.}\ndescription: {nl: Noot en mies.}")
    levels = [level for numbers in it.postings.values() for level in numbers.values()]
    assert 1 <= min(levels) <= max(levels) <= LEVELS <= 26


def test_the_numbers_of_a_word_grow():
    it = made({slug: "summary: {nl: Samen zingen.}" for slug in "cadbe"})
    for numbers in it.postings.values():
        assert list(numbers) == sorted(numbers)


# --- In which language, for whom ---


def test_another_language_finds_its_own_words_and_the_default_ones_where_it_has_none():
    text = """
    name: {nl: Zangclub, fr: Chorale}
    summary: {nl: Samen oefenen., fr: Chanter ensemble.}
    for_whom: {nl: Voor bakkers.}
    search_words: {nl: [liedjes], fr: [chansons], en: [tunes]}
    """
    it = made(text, "fr")
    for typed, language in (("chorale", "fr"), ("chanter", "fr"), ("chansons", "fr"), ("zangclub", "nl"), ("bakker", "nl"), ("liedjes", "nl")):
        assert found_by(it, typed, language) == ["koor"], typed
    assert found_by(it, "oefenen") == found_by(it, "tunes", "en") == []
    assert found_by(made(text), "chorale", "fr") == [], "the Dutch edition is Dutch"


def test_the_referrers_edition_finds_what_only_they_see_and_the_public_one_does_not():
    text = "notes: {nl: Liefst in de voormiddag.}\nreferral: {contact: [dokters]}"
    public, theirs = made(text), made(text, audience=Audience.REFERRERS)
    for typed in ("voormiddag", "spreekuur", "0472654321"):
        assert found_by(public, typed) == []
        assert found_by(theirs, typed) == ["koor"]
    assert set(public.forms) < set(theirs.forms)


def test_the_conditions_of_an_offer_are_not_searched():
    it = made("eligibility: [{criterion: age, min: 18, because: {nl: Wegens verzekering.}}]")
    assert found_by(it, "verzekering") == []


# --- What the script gets to know ---


def test_every_word_of_an_offer_is_shown_as_it_is_written():
    it = made("name: {nl: Café}\nsummary: {nl: Groepen en groep.}")
    assert "café" in it.forms["cafe"]
    assert {"groepen", "groep"} <= set(it.forms[Stems("nl").stem("groep")])


def test_every_word_that_leads_somewhere_has_a_form_to_show_that_is_the_same_word():
    it = made("name: {nl: Zangclub Ça va}\nsummary: {nl: 'Schuldbemiddeling, schuld en begeleiding.'}\naliases: [{name: Oude naam}]")
    stems = Stems("nl")
    for stem in it.postings:
        assert it.forms[stem], stem
        for form in it.forms[stem]:
            assert stems.stem(form) == stem or fold(form.replace(" ", "")) == stem, (stem, form)


def test_no_piece_of_a_word_is_shown_as_one():
    """Else "Bedoelde je …?" would offer "ligers"."""
    text = "summary: {nl: 'Een vrijwilliger, vrijwilligers en vrijwilligerswerk.'}\ndescription: {nl: Ons werk.}"
    it = made(text)
    written = {fold(word) for word in words("koor groep de linde een vrijwilliger vrijwilligers en vrijwilligerswerk ons werk")}
    assert {fold(form) for forms in it.forms.values() for form in forms} - written == set()


def test_synonyms_are_those_of_the_editions_language_and_of_the_default_one():
    catalogue = samples.catalogue({"koor": ""}, organisation=ORGANISATION)
    catalogue.synonyms = {"nl": [["koren", "zang"]], "fr": [["chant", "voix haute"]], "en": [["song", "tune"]]}

    def texts(language):
        return [[member[0] for member in group] for group in index(samples.edition(catalogue, language)).synonyms]

    assert texts("nl") == [["koren", "zang"]]
    assert texts("fr") == [["chant", "voix haute"], ["koren", "zang"]]


def test_words_that_say_nothing_come_from_the_settings():
    settings = "filler_words: {nl: [ik, Één, m'n], fr: [le]}"
    assert {"ik", "een", "m", "n"} <= set(made("", settings=settings).fillers)
    assert "le" not in made("", settings=settings).fillers
    french = made("", "fr", settings=settings)
    assert "le" in french.fillers and "ik" not in french.fillers


def test_a_catalogue_without_settings_for_the_finder_or_offers_has_an_index():
    it = made({})
    assert (it.offers, it.postings, it.fillers, it.synonyms) == ([], {}, [], [])

"""What counts as the same word, in every script; tests/browser/test_search.py proves that the script says so too."""

import pytest
from service_catalogue.finder.folding import fold, joined, words

SAME = {
    "capitals": ("Koor", "KOOR", "koor"),
    "accents": ("café", "cafe", "CAFÉ", "cafe\u0301"),
    "letters that are one to whoever types": ("Straße", "STRASSE", "straẞe"),
    "ligatures": ("œuvre", "oeuvre", "Œuvre"),
    "ae": ("ærø", "aero", "ÆRØ"),
    "polish": ("Łódź", "lodz"),
    "turkish": ("İstanbul", "ISTANBUL", "Istanbul", "istanbul", "ıstanbul", "i\u0307stanbul"),
    "greek sigma at the end": ("ΟΔΟΣ", "οδος", "οδοσ", "Οδός"),
    "cyrillic": ("Ёлка", "елка", "ЕЛКА"),
    "arabic article": ("عمل", "العمل", "والعمل", "بالعمل", "للعمل", "كالعمل", "فالعمل"),
    "arabic vowels": ("مدرسة", "مَدْرَسَة"),
    "arabic stroke": ("مدرسة", "مـــدرســة"),
    "arabic ta marbuta": ("مدرسة", "مدرسه"),
    "arabic alef": ("أحمد", "إحمد", "احمد", "آحمد", "ٱحمد"),
    "arabic ya": ("مستشفى", "مستشفي", "مستشفی"),
    "arabic digits": ("112", "١١٢", "۱۱۲"),
    "persian kaf": ("کتاب", "كتاب"),
}


@pytest.mark.parametrize("spellings", SAME.values(), ids=SAME)
def test_spellings_of_one_word_are_the_same_word(spellings):
    assert {fold(each) for each in spellings} == {fold(spellings[0])}


@pytest.mark.parametrize("spellings", SAME.values(), ids=SAME)
def test_a_word_is_one_word_also_within_a_text(spellings):
    assert {tuple(map(fold, words(f"a {each} b"))) for each in spellings} == {("a", fold(spellings[0]), "b")}


def test_what_is_folded_is_small_and_bare():
    assert [fold(each) for each in ("Café", "Straße", "İstanbul", "والعمل", "Łódź")] == ["cafe", "strasse", "istanbul", "عمل", "lodz"]


@pytest.mark.parametrize("spellings", SAME.values(), ids=SAME)
def test_folding_what_is_folded_changes_nothing(spellings):
    for each in spellings:
        assert fold(fold(each)) == fold(each)


@pytest.mark.parametrize("word", ["الله", "بلد", "وال", "لله", "الف"])
def test_a_short_arabic_word_that_begins_like_the_article_is_not_cut_to_nothing(word):
    assert len(fold(word)) > 1


def test_other_words_stay_apart():
    told = ["groep", "groot", "koor", "kour", "maat", "maan", "عمل", "علم", "елка", "ёж"]
    assert len({fold(each) for each in told}) == len(told)


SPLIT = {
    "Hulp, bij geld?": ["hulp", "bij", "geld"],
    "dak- en thuisloos": ["dak", "en", "thuisloos"],
    "l'école d’été": ["l", "ecole", "d", "ete"],
    "o.c.m.w.": ["ocmw"],
    "O.C.M.W": ["ocmw"],
    "het o.c.m.w. van Gent.": ["het", "ocmw", "van", "gent"],
    "a.b. c.d.": ["ab", "cd"],
    "Einde. Begin": ["einde", "begin"],
    "ga.naar": ["ga", "naar"],
    "snake_case": ["snake", "case"],
    "artikel 60": ["artikel", "60"],
    "koor🎵zang": ["koor", "zang"],
    " \n\t…?!": [],
    "": [],
}


@pytest.mark.parametrize(("text", "found"), SPLIT.items(), ids=[repr(text) for text in SPLIT])
def test_a_text_is_split_into_its_words(text, found):
    assert [fold(word) for word in words(text)] == found


def test_a_name_is_also_one_word():
    assert joined("Perfect is saai") == "perfectissaai"
    assert joined("Plan-Trekkers") == joined("plan trekkers") == joined("PLANTREKKERS")
    assert joined("Café «De Linde»") == "cafedelinde"

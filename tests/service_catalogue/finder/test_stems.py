"""What words have in common: stems, the halves of compounds, and how to stem a word that nobody has seen."""

import pytest
from service_catalogue.finder.folding import fold
from service_catalogue.finder.stems import Stems

INFLECTED = {
    "nl": [("groep", "groepen"), ("vrijwilliger", "vrijwilligers"), ("wandelen", "wandel"), ("straten", "straat"), ("begeleider", "begeleiders")],
    "fr": [("groupe", "groupes"), ("activité", "activités"), ("bénévole", "bénévoles")],
    "en": [("group", "groups"), ("walking", "walks"), ("volunteer", "volunteering")],
    "de": [("Gruppe", "Gruppen")],
}


@pytest.mark.parametrize(("language", "pairs"), INFLECTED.items(), ids=INFLECTED)
def test_inflections_have_one_stem(language, pairs):
    stems = Stems(language)
    for one, other in pairs:
        assert stems.stem(one.lower()) == stems.stem(other.lower())


def test_other_words_have_other_stems():
    stems = Stems("nl")
    words = ["groep", "groot", "geld", "gids", "taal", "tafel"]
    assert len({stems.stem(word) for word in words}) == len(words)


VOCABULARY = {
    "nl": "gestorven geopend oefening sociale beginnen één café begeleiding opgeven thuis eens zelf ambulances",
    "fr": "activités œuvre êtes accompagnement bénévolat écrire naturellement être aînés",
    "en": "being generously running easily ageing skies",
    "de": "Übungen Straße Gespräche",
    "ar": "مكتبة العمل المدرسة",
    "tr": "evler İstanbul ışıklar",
    "el": "οδός άνθρωποι",
}


@pytest.mark.parametrize("language", ["nl", "fr", "en", "de", "ar", "tr", "el"])
def test_a_stem_begins_like_its_word(language):
    """The script looks for a word among those that begin alike."""
    stems = Stems(language)
    for word in VOCABULARY[language].lower().split():
        assert stems.stem(word)[:2] == fold(word)[:2], word


@pytest.mark.parametrize("language", ["nl", "fr", "en", "de", "ar", "tr", "el"])
def test_a_stem_is_folded(language):
    stems = Stems(language)
    for word in VOCABULARY[language].lower().split():
        assert fold(stems.stem(word)) == stems.stem(word)


def test_a_language_without_a_stemmer_has_words_and_no_stems():
    stems = Stems("vi")
    assert [stems.stem(word) for word in ("nhóm", "groups", "112")] == ["nhom", "groups", "112"]


def test_a_language_may_have_a_region():
    assert Stems("nl-BE").stem("groepen") == Stems("nl").stem("groepen")
    assert Stems("nl-BE").links == Stems("nl").links


def test_a_number_is_its_own_stem():
    stems = Stems("nl")
    assert [stems.stem(each) for each in ("0470123456", "60", "1s")] == ["0470123456", "60", "1s"]


# Compounds

PARTS = "vrijwilliger werk schuld bemiddeling voetbal ploeg groep begeleider groepen dorp huis tuin"


def halves(*compounds, language="nl", parts=PARTS):
    stems = Stems(language)
    for word in (*parts.split(), *compounds):
        stems.stem(word)
    return stems.halves(compounds)


COMPOUNDS = {
    "vrijwilligerswerk": ["vrijwilliger", "werk"],
    "schuldbemiddeling": ["schuld", "bemiddeling"],
    "schuldenbemiddeling": ["schuld", "bemiddeling"],
    "voetbalploeg": ["voetbal", "ploeg"],
    "groepsbegeleider": ["groep", "begeleider"],
    "dorpshuis": ["dorp", "huis"],
}


@pytest.mark.parametrize(("compound", "parts"), COMPOUNDS.items(), ids=COMPOUNDS)
def test_a_compound_has_its_halves(compound, parts):
    assert halves(compound) == {compound: parts}


def test_a_compound_with_a_compound_in_it_has_the_parts_of_both():
    assert halves("voetbalploeg", "voetbalploegbegeleider") ["voetbalploegbegeleider"] == ["voetbal", "ploeg", "begeleider"]


def test_half_of_a_compound_may_be_a_word_that_stands_nowhere_else():
    assert halves("schuldhulpverlening")["schuldhulpverlening"][0] == "schuld"


@pytest.mark.parametrize("word", ["werkt", "huizen", "wandelen", "onbekendewoorden", "dorp112huis", "werkwerk1"])
def test_a_word_that_is_no_compound_of_known_words_stays_whole(word):
    assert halves(word) == {}


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_languages_that_write_compounds_apart_split_no_words(language):
    assert halves("schuldbemiddeling", "vrijwilligerswerk", language=language) == {}


@pytest.mark.parametrize("word", ["vrijwilligers", "begeleiders", "bemiddelingen"])
def test_an_inflected_word_is_no_compound_of_its_own_stem(word):
    assert halves(word) == {}


def test_accents_don_t_keep_a_compound_together():
    assert halves("cafégroepen", parts="café groepen") == {"cafégroepen": ["cafe", "groepen"]}


# Words that nobody has seen

def learned(stems):
    """What the endings that were learned make of a word: every form that it may have been."""
    endings = stems.endings()

    def cut(word):
        return {word} | {word[: len(word) - len(end)] + kept for end, kept in endings if word.endswith(end)}

    return cut


SEEN = {
    "nl": "groepen mensen vragen boeken dagen vrienden cursussen activiteiten gidsen vrijwilligers begeleiders huisjes boekje winkels koffers tafels",
    "fr": "groupes activités bénévoles personnes jeunes enfants marchez allez travaillez",
    "en": "groups walks helps walking helping talking talked walked",
}
UNSEEN = {
    "nl": ["ploegen", "kranten", "spelers"],
    "fr": ["équipes", "parlez"],
    "en": ["teams", "playing", "played"],
}


@pytest.mark.parametrize("language", SEEN)
def test_what_was_learned_leads_an_unseen_word_to_the_stem_that_the_stemmer_would_give(language):
    stems = Stems(language)
    for word in SEEN[language].split():
        stems.stem(word)
    cut = learned(stems)
    for word in UNSEEN[language]:
        assert Stems(language).stem(word) in cut(fold(word)), word


def test_nothing_is_learned_from_an_ending_seen_once():
    stems = Stems("nl")
    stems.stem("groepen")
    assert stems.endings() == []
    stems.stem("boeken")
    assert ("en", "") in stems.endings()


def test_a_long_ending_is_tried_before_a_short_one():
    stems = Stems("nl")
    for word in "groepen boeken huisjes boekjes gidsen spelers begeleiders activiteiten moeilijkheden mogelijkheden".split():
        stems.stem(word)
    lengths = [len(end) for end, _ in stems.endings()]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(lengths)) > 1

"""What the finder finds for what people type, and in which order: search.js in a browser, over small made-up catalogues."""

import json
import re
import shutil
from itertools import count
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from service_catalogue import edition as editions
from service_catalogue.finder import files as cutting
from service_catalogue.finder import folding
from service_catalogue.finder.index import index
from service_catalogue.reading import read

from tests.browser.conftest import lay_ground
from tests.conftest import FROZEN, VILLAGE
from tests.service_catalogue import samples
from tests.site.reading import TODAY

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def ground(serve, tmp_path_factory):
    """A folder with the scripts, and its address: a test lays an index beside them."""
    folder = tmp_path_factory.mktemp("ground")
    lay_ground(folder)
    return folder, serve(folder)


def lay(folder, outputs):
    for output in outputs:
        file = folder / output.address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output.content)


VERSIONS = count()
"""Another name for each index, as for each build: browsers keep what they have by its name."""

SEARCH = """async ([index, texts, chosen]) => {
  const { openIndex } = await import(new URL("assets/search.js", index.base));
  const opened = await openIndex(new URL(index.address, index.base));
  const answers = [];
  for (const text of texts) answers.push(await opened.search(text, chosen, 50, true));
  return answers;
}"""


def answers(page, base, address, texts, chosen=None):
    """What is found for each text: the offers' ids in order, and what the script says of them."""
    found = page.evaluate(SEARCH, [{"base": base, "address": address}, list(texts), chosen or {}])
    for each in found:
        each["ids"] = [result["id"] for result in each["results"]]
    return [SimpleNamespace(**each) for each in found]


def asking(page, base, address):
    """What asks an index: a text to an answer, or several to as many; with what is chosen by name."""

    def search(*texts, **chosen):
        found = answers(page, base, address, texts, chosen)
        return found[0] if len(texts) == 1 else found

    return search


@pytest.fixture
def searching(page, ground):
    """Call it with offers to get what searches them: a text, or several, to an answer each."""
    folder, base = ground

    def searching(offers, language="nl", synonyms=None, **pieces):
        catalogue = samples.catalogue(offers, **{"organisation": ORGANISATION} | pieces)
        catalogue.synonyms = synonyms or {}
        version = f"v{next(VERSIONS)}"
        lay(folder, cutting.files(samples.edition(catalogue, language), lambda offer: f"<li>{offer.name}</li>", version))
        page.goto(base)
        return asking(page, base, cutting.address_of(language, version))

    return searching


def firsts(search, texts):
    """The first offer for each text, "" where there is none."""
    return dict(zip(texts, [(found.ids or [""])[0] for found in search(*texts, "")], strict=False))


# --- The script folds as the package does ---

LATIN = "abcdeéèëïñçšžßæœøłđðþÀÉÎÕŸÆŒØŁẞ"
SCRIPTS = (
    LATIN, "iİıIiI\u0307stanbul", "αάβγδσςΣΌώ", "абвгдёйЁЙїґ", "ابتةثأإآٱىيیكکلموفبـ", "\u064b\u064e\u0650\u0651\u0652\u0301\u0308\u0323",
    "٠١٢٣٩۰۱۹0123", "中文字かな한글", "🎵👨‍👩‍👧🏽",
)  # fmt: skip
BETWEEN = ["", " ", "-", "'", "’", ".", ",", " - ", "/", "_", "\n", "\u00ad"]
PREFIXES = ["", "ال", "وال", "بال", "لل", "كال", "فال", "و"]
ABBREVIATIONS = ["o.c.m.w.", "O.C.M.W", "a.b.", "e.g", "m'n", "l'été", "d’accord", "İ.B.", "σ.Σ.", "n.v. x.y."]
one_word = st.one_of(
    st.sampled_from(SCRIPTS).flatmap(lambda letters: st.text(letters, max_size=8)),
    st.builds(str.__add__, st.sampled_from(PREFIXES), st.text("ابتةعمليىمدرسة", max_size=6)),
    st.sampled_from(ABBREVIATIONS),
    st.text("".join(SCRIPTS), max_size=6),
)
one_text = st.lists(st.tuples(one_word, st.sampled_from(BETWEEN)), max_size=5).map(lambda parts: "".join(map("".join, parts)))

FOLDED = """async texts => {
  const { words } = await import("/assets/words.js");
  return texts.map((text) => words(text));
}"""


@settings(
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(texts=st.lists(one_text, min_size=60, max_size=60))
def test_the_script_splits_and_folds_every_text_as_the_package_does(page, ground, texts):
    if not page.url.startswith("http"):
        page.goto(ground[1])
    ours = [[folding.fold(word) for word in folding.words(text)] for text in texts]
    theirs = page.evaluate(FOLDED, texts)
    assert dict(zip(texts, theirs, strict=True)) == dict(zip(texts, ours, strict=True))


def test_the_script_reads_every_number_that_the_package_wrote(page, ground):
    offers = {f"a{at}": f"{{name: {{nl: Aap {at}}}, kind: {'groep' if at % 3 else 'feest'}}}" for at in range(60)}
    offers |= {f"b{at}": "{name: {nl: Beer}, summary: {nl: Beer en aap.}, kind: cursus}" for at in range(60)}
    edition = samples.edition(samples.catalogue(offers))
    outputs = list(cutting.files(edition, str, "v1"))
    given = index(edition)
    page.goto(ground[1])
    read = page.evaluate(
        """async ([main, stems]) => {
          const { Vocabulary, numbers } = await import("/assets/vocabulary.js");
          const words = Vocabulary(main);
          const found = await Promise.all(stems.map(words.postings));
          return [found.map((each) => [each.numbers, each.levels]), (await words.piece("facets", 0)).map((each) => numbers(each[2]))];
        }""",
        [json.loads(outputs[0].content), list(given.postings)],
    )
    assert read[0] == [[list(found), list(found.values())] for found in given.postings.values()]
    kinds = [[at for at, offer in enumerate(given.offers) if offer.record.kind == kind] for kind in ("groep", "cursus", "feest")]
    assert read[1] == kinds


# --- What is typed, and what is meant ---

OFFERS = {
    "koor": "{name: {nl: Zangkoor}, aliases: [{name: Blijde Kelen, until: 2015}], summary: {nl: Wekelijks zingen met een dirigent.}, contact: [dirigent]}",
    "schuld": "{name: {nl: Schuldbemiddeling}, summary: {nl: Voor wie een schuld heeft.}}",
    "buurt": "{name: {nl: Buurtploeg}, summary: {nl: Je doet vrijwilligerswerk in je straat.}}",
    "taal": "{name: {nl: Taalcafé}, summary: {nl: Nederlands oefenen bij koffie.}}",
    "plan": "{name: {nl: Plantrekkers}, aliases: [{name: Homeless Blue White}], summary: {nl: Een groep die voetbal speelt.}}",
    "tijd": "{name: {nl: Extra time}, summary: {nl: Een groep.}}",
    "saai": "{name: {nl: Perfect is saai}, summary: {nl: Nog een groep.}}",
    "gids": "{name: {nl: Sociale gidsen}, summary: {nl: Iemand gaat mee naar het loket.}, search_words: {nl: [papieren invullen]}}",
}
ORGANISATION = samples.ORGANISATION + "  - {id: dirigent, role: {nl: Dirigent}, phone: 0470 12 34 56}\n"
SETTINGS = """
filler_words: {nl: [ik, een, het, de, mijn, met, bij, wil, graag, iets, in, en, hoe, kan, voor, me]}
"""
SYNONYMS = {"nl": [["geld", "centen", "schuldbemiddeling"], ["formulieren", "papieren", "paperassen"], ["mee naar het loket", "begeleiding op maat"]]}

MEANT = {
    "the exact name": {"Zangkoor": "koor", "Perfect is saai": "saai", "extra TIME": "tijd"},
    "a former name": {"Blijde Kelen": "koor", "homeless blue white": "plan", "kelen": "koor"},
    "an inflection": {"gids": "gids", "zangkoren": "koor", "groepen": "tijd", "speel": "plan", "oefen": "taal", "plantrekker": "plan"},
    "an accent left out": {"taalcafe": "taal", "TAALCAFE": "taal"},
    "an accent too many": {"Schúldbemiddeling": "schuld", "zängkoor": "koor"},
    "half of a compound": {"bemiddeling": "schuld", "vrijwilliger": "buurt", "schuld": "schuld", "voetbal": "plan"},
    "a compound of words that stand apart": {"groepsvoetbal": "plan"},
    "a beginning": {"zang": "koor", "schuldb": "schuld", "vrijw": "buurt", "ned": "taal"},
    "a typo": {"zamgkoor": "koor", "plantrekers": "plan", "zangkor": "koor", "koffei": "taal", "schuldbemidelling": "schuld"},
    "two typos in a long word": {"plntrekers": "plan", "schudlbemidelling": "schuld", "vrijwiligreswerk": "buurt"},
    "a name with a typo in each word": {"perfekt is saia": "saai", "homeles blue wite": "plan", "extre tme": "tijd"},
    "a word as it sounds": {"sgultbemiddeling": "schuld", "sangkoor": "koor", "plantrekkurs": "plan", "coffie": "taal"},
    "a synonym": {"geld": "schuld", "centen": "schuld", "formulieren": "gids", "paperassen": "gids"},
    "an inflected synonym": {"formulier": "gids"},
    "a synonym with a typo": {"formuliren": "gids"},
    "a synonym of several words": {"begeleiding op maat": "gids"},
    "words in any order": {"dirigent zingen": "koor", "zingen dirigent": "koor", "white blue homeless": "plan", "saai perfect": "saai"},
    "a sentence": {
        "ik wil graag zingen met een dirigent": "koor", "hoe kan ik Nederlands oefenen?": "taal", "hulp bij mijn schuld!": "schuld",
        "Iets voor vrijwilligers": "buurt",
    },
    "a name written as two words or as one": {"plan trekkers": "plan", "zang koor": "koor", "extratime": "tijd", "perfectissaai": "saai", "plan-trekkers": "plan"},
    "a name typed halfway": {"perfect is s": "saai", "homeless bl": "plan", "extrat": "tijd"},
    "a phone number": {
        "0470123456": "koor", "0470 12 34 56": "koor", "0470/12.34.56": "koor", "+32 470 12 34 56": "koor", "0032470123456": "koor",
        "+32 (0)470 12 34 56": "koor", "0470-12-34-56": "koor", "123456": "koor", "12 34 56": "koor",
    },
}  # fmt: skip


@pytest.mark.parametrize("texts", MEANT.values(), ids=MEANT)
def test_what_is_meant_is_the_first_result(searching, texts):
    search = searching(OFFERS, synonyms=SYNONYMS, settings=SETTINGS)
    assert firsts(search, texts) == texts


def test_a_number_is_found_as_it_is_and_not_as_a_mistake(searching):
    search = searching(OFFERS)
    assert {text: found.instead for text, found in zip(MEANT["a phone number"], search(*MEANT["a phone number"]), strict=True)} == dict.fromkeys(MEANT["a phone number"], [])


def test_letters_that_stand_nowhere_find_nothing(searching):
    search = searching(OFFERS, synonyms=SYNONYMS, settings=SETTINGS)
    for text in ("xyzzy", "qqq", "zz", "9876543", "ваза", "kwantumfysica"):
        found = search(text)
        assert (found.ids, found.total) == ([], 0), text


def test_near_words_are_offered_for_what_finds_nothing(searching):
    search = searching(OFFERS)
    found = search("kqffxe")
    assert found.total == 0 and "koffie" in found.near
    assert found.ids, "the nearest hits stand below, told to be that"
    for word in found.near:
        assert search(word).ids, word
    assert search("koffie").near == []


def test_signs_alone_ask_for_nothing(searching):
    search = searching(OFFERS)
    for text in ("", " ", "?!…", "-", "ـ", "\u0301", "🎵"):
        search(text)
    assert search("...").total == search("").total == len(OFFERS)


@pytest.mark.parametrize("text", ["__proto__", "constructor", "toString", "hasOwnProperty", "<img src=x>", "%00%", "a" * 5000, "aap " * 300])
def test_no_text_breaks_the_search(searching, text):
    assert searching(OFFERS, synonyms=SYNONYMS)(text).total >= 0


def test_words_that_say_nothing_are_searched_where_there_are_no_others(searching):
    search = searching({"a": "name: {nl: Ik ben een}", "b": "name: {nl: Aap}"}, settings="filler_words: {nl: [ik, ben, een]}")
    assert search("ik ben een").ids == ["a"]
    assert search("ik ben een aap").ids[0] == "b"


def test_a_short_word_is_no_typo_of_another(searching):
    search = searching({"a": "name: {nl: Bos}", "b": "name: {nl: Bad}"})
    assert search("bos").ids == ["a"]
    assert search("bod").ids == []


NEVER = {
    "a word that says nothing": ("dood", "door"),
    "a short word that only long texts have": ("geen", "geven"),
    "a word that begins otherwise": ("deurwaarder", "voorwaarden"),
    "a word with another first letter": ("xangkoor", "zangkoor"),
}


@pytest.mark.parametrize(("typed", "other"), NEVER.values(), ids=NEVER)
def test_no_word_is_corrected_into(searching, typed, other):
    """Better no result than a wrong one: neither as an answer nor as what somebody may have meant."""
    name = "Koor" if other in ("door", "geven") else other.capitalize()
    search = searching({"a": f"{{name: {{nl: {name}}}, summary: {{nl: Wij gaan door en {other} iets.}}}}"}, settings="filler_words: {nl: [door, wij, en]}")
    found = search(typed)
    assert (found.ids, found.near, found.instead) == ([], [], [])
    assert search(other.upper()).ids in (["a"], [])


def test_a_short_word_of_a_name_is_still_what_somebody_may_have_meant(searching):
    search = searching({"a": "{name: {nl: Geven en nemen}}", "b": "{name: {nl: Koor}, summary: {nl: Wij delen en geven.}}"})
    assert search("gevne").ids[0] == "a"


def test_a_known_word_is_not_corrected(searching):
    search = searching({"a": "name: {nl: Zanger}", "b": "name: {nl: Langer}"})
    assert search("zanger").ids == ["a"]
    assert search("langer").ids == ["b"]


# --- Which first ---


def test_all_words_go_before_some_of_them(searching):
    offers = {
        "a": "{name: {nl: Koken}, summary: {nl: Koken koken en nog eens koken.}}",
        "b": "{name: {nl: Samen}, description: {nl: We koken in de tuin.}}",
        "c": "{name: {nl: Tuin}, summary: {nl: Een tuin.}}",
    }
    found = searching(offers)("koken tuin")
    assert found.ids[0] == "b" and set(found.ids) == {"a", "b", "c"}
    assert found.complete == 1


def test_where_no_offer_has_all_words_those_with_some_are_shown_and_that_is_known(searching):
    found = searching({"a": "name: {nl: Koken}", "b": "name: {nl: Tuinieren}"})("koken tuinieren")
    assert set(found.ids) == {"a", "b"}
    assert found.complete == 0


def test_a_name_goes_before_a_summary_and_that_before_a_description(searching):
    offers = {
        "a": "{name: {nl: Aap}, description: {nl: Ook een giraf.}}",
        "b": "{name: {nl: Beer}, summary: {nl: Ook een giraf.}}",
        "c": "{name: {nl: Giraf}}",
    }
    assert searching(offers)("giraf").ids == ["c", "b", "a"]


def test_the_word_itself_goes_before_what_it_begins_and_that_before_what_is_corrected(searching):
    offers = {"a": "name: {nl: Tuinieren}", "b": "name: {nl: Tuin}", "c": "name: {nl: Tuig}"}
    assert searching(offers)("tuin").ids == ["b", "a"]


def test_a_word_goes_before_its_synonym(searching):
    offers = {"a": "name: {nl: Centen}", "b": "name: {nl: Geld}"}
    search = searching(offers, synonyms={"nl": [["geld", "centen"]]})
    assert search("geld").ids == ["b", "a"]
    assert search("centen").ids == ["a", "b"]


def test_at_equal_fit_what_runs_goes_first_then_what_was_checked(searching):
    checked = "contact: [onthaal], checked: [{date: %s, by: coördinator}]"
    offers = {
        "a": "{name: {nl: Aap}, status: paused}",
        "b": "{name: {nl: Aap}}",
        "c": f"{{name: {{nl: Aap}}, {checked % '2015-01-01'}}}",
        "d": f"{{name: {{nl: Aap}}, {checked % '2026-11-01'}}}",
        "e": "{name: {nl: Aap}, status: running}",
    }
    assert searching(offers)("aap").ids == ["e", "d", "c", "b", "a"]


def test_without_a_text_all_offers_stand_in_that_order(searching):
    offers = {"a": "{name: {nl: Aap}, status: paused}", "b": "name: {nl: Beer}", "c": "{name: {nl: Cavia}, status: running}"}
    assert searching(offers)("").ids == ["c", "b", "a"]


# --- Narrowed ---

KINDS = {
    "a": "{name: {nl: Aap}, kind: groep, themes: [muziek], summary: {nl: Samen.}}",
    "b": "{name: {nl: Beer}, kind: groep, themes: [stof, muziek], summary: {nl: Samen.}}",
    "c": "{name: {nl: Cavia}, kind: cursus, themes: [stof], summary: {nl: Samen.}}",
    "d": "{name: {nl: Duif}, kind: feest, summary: {nl: Alleen.}}",
}


def counts(found, facet):
    (it,) = [each for each in found.facets if each["id"] == facet]
    return {value["id"]: value["count"] for value in it["values"]}


def test_answers_to_one_question_add_up_and_to_two_narrow(searching):
    search = searching(KINDS)
    assert set(search("", kinds=["groep"]).ids) == {"a", "b"}
    assert set(search("", kinds=["groep", "cursus"]).ids) == {"a", "b", "c"}
    assert set(search("", kinds=["groep", "cursus"], themes=["stof"]).ids) == {"b", "c"}
    assert set(search("samen", themes=["muziek"]).ids) == {"a", "b"}
    assert search("alleen", themes=["muziek"]).ids == []


def test_a_count_says_what_is_left_with_that_answer(searching):
    search = searching(KINDS)
    assert counts(search(""), "kinds") == {"groep": 2, "cursus": 1, "feest": 1}
    assert counts(search("samen"), "kinds") == {"groep": 2, "cursus": 1, "feest": 0}
    found = search("samen", kinds=["groep"])
    assert counts(found, "themes") == {"muziek": 2, "stof": 1}
    assert counts(found, "kinds") == {"groep": 2, "cursus": 1, "feest": 0}, "another answer to the same question adds to it"
    for kind, count in counts(search("", themes=["stof"]), "kinds").items():
        assert search("", themes=["stof"], kinds=[kind]).total == count


def test_a_question_whose_answers_leave_all_is_not_asked(searching):
    splits = {each["id"]: each["splits"] for each in searching(KINDS)("cavia").facets}
    assert splits == {"themes": False, "kinds": False}
    assert {each["id"]: each["splits"] for each in searching(KINDS)("samen").facets} == {"themes": True, "kinds": True}


def test_an_answer_that_does_not_exist_leaves_nothing(searching):
    assert searching(KINDS)("", kinds=["bestaat-niet"]).ids == []


# --- The index in pieces ---


def test_the_answer_is_the_same_however_the_index_is_cut(searching, page, monkeypatch):
    """With one file, and with so many that every search needs several."""
    texts = [text for meant in MEANT.values() for text in meant] + ["xyzzy", "groep", ""]

    def found():
        search = searching(OFFERS, synonyms=SYNONYMS, settings=SETTINGS)
        return {text: (each.ids, each.near, each.instead) for text, each in zip(texts, search(*texts), strict=True)}

    whole = found()
    monkeypatch.setattr(editions, "WHOLE_LIST", 1)
    for name, value in {"SMALL": 0, "WORDS_CUT": 400, "POSTINGS_CUT": 60, "CARDS_CUT": 2}.items():
        assert hasattr(cutting, name)
        monkeypatch.setattr(cutting, name, value)
    fetched = []
    page.on("request", listener := lambda request: fetched.append(request.url))
    cut = found()
    page.remove_listener("request", listener)
    assert len([url for url in fetched if url.endswith(".json")]) > 10
    assert cut == whole


# --- Words that call for help ---

@pytest.fixture(scope="module")
def frozen(ground, tmp_path_factory):
    """Call it with a page and a language to get what searches the frozen catalogue."""
    folder, base = ground
    root = tmp_path_factory.mktemp("frozen")
    shutil.copytree(FROZEN / "catalogue", root / "catalogue")
    shutil.copytree(VILLAGE / "catalogue/wording", root / "catalogue/wording")
    catalogue, problems = read(root)
    assert problems == []
    for language in catalogue.languages:
        lay(folder, cutting.files(samples.edition(catalogue, language, day=TODAY), str, "frozen"))

    def searching(page, language="nl"):
        page.goto(base)
        return asking(page, base, cutting.address_of(language, "frozen"))

    return searching


SENTENCES = {
    "nl": {
        "hulp bij geld beheren": "opnieuw-je-eigen-centen-beheren",
        "Ik wil graag voetballen": "homeless-blue-white",
        "wie kan mij helpen met mijn papieren?": "sociale-gidsen",
    },
    "fr": {"je cherche de l'aide avec mon argent": "opnieuw-je-eigen-centen-beheren", "jouer au football": "homeless-blue-white"},
    "en": {"I need help with my money": "opnieuw-je-eigen-centen-beheren", "playing football": "homeless-blue-white"},
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_whole_sentence_finds_what_it_is_about(page, frozen, language):
    assert firsts(frozen(page, language), SENTENCES[language]) == SENTENCES[language]


def test_who_says_to_be_alone_finds_others(page, frozen):
    found = frozen(page)("ik voel me alleen").ids
    assert set(found[:3]) & {"groepswerkingen", "homeless-blue-white"}


# --- Other scripts ---

@pytest.fixture(scope="module")
def arabic(serve, arabic_site):
    return serve(arabic_site)


def on_site(page, base, place):
    """What asks the index that a page of a built site names."""
    page.goto(base + place)
    return asking(page, base, page.evaluate("new URL(document.querySelector('[data-index]').dataset.index, location.href).href"))


ARABIC = {
    "name": ["مجموعة المشي", "المشي مجموعة", "مجموعه المشى"],
    "without its article": ["مشي", "المشي", "والمشي", "بالمشي", "للمشي"],
    "vowels and strokes": ["مَجْمُوعَة", "مجـــموعة"],
    "a beginning": ["مجمو"],
    "a typo": ["مجوعة"],
}


@pytest.mark.parametrize("texts", ARABIC.values(), ids=ARABIC)
def test_an_arabic_name_is_found_however_it_is_written(page, arabic, texts):
    assert firsts(on_site(page, arabic, "ar/doen/"), texts) == dict.fromkeys(texts, "wandelgroep")


SCRIPTS_FOUND = {
    "turkish": ("İstanbul ışıkları", ["istanbul", "ISTANBUL", "İSTANBUL", "ıstanbul", "isiklari", "IŞIKLARI", "istanbl"]),
    "cyrillic": ("Ёлочный базар", ["елочный", "ЁЛОЧНЫЙ", "базар", "база", "базра"]),
    "greek": ("Ο δρόμος", ["δρομος", "ΔΡΟΜΟΣ", "δρόμοσ"]),
    "polish": ("Łódź razem", ["lodz", "ŁÓDŹ", "łodz"]),
    "arabic": ("نادي القراءة", ["قراءة", "القراءه", "للقراءة", "النادي"]),
}


@pytest.mark.parametrize(("name", "texts"), SCRIPTS_FOUND.values(), ids=SCRIPTS_FOUND)
def test_a_name_in_another_script_is_found_however_it_is_written(searching, name, texts):
    search = searching({"a": f"name: {{nl: {name}}}", "b": "name: {nl: Iets anders}"})
    assert firsts(search, texts) == dict.fromkeys(texts, "a")


# --- The real catalogue: the worker knows only a name, or an old one, or nearly ---

NAMED = {
    "Perfect is saai": "perfect-is-saai",
    "perfekt is saai": "perfect-is-saai",
    "Homeless Blue White": "homeless-blue-white",
    "homeles blue wite": "homeless-blue-white",
    "plantrekkers": "homeless-blue-white",
    "plantrekers": "homeless-blue-white",
    "centen": "opnieuw-je-eigen-centen-beheren",
    "cente": "opnieuw-je-eigen-centen-beheren",
}


IN_EVERY_LANGUAGE = pytest.mark.parametrize("place", ["aanbod/", "fr/aanbod/", "en/aanbod/"])


@IN_EVERY_LANGUAGE
def test_who_knows_only_a_name_or_an_old_one_or_nearly_has_it_first(page, address, place):
    assert firsts(on_site(page, address, place), NAMED) == NAMED


@IN_EVERY_LANGUAGE
def test_every_name_on_the_page_is_found_first_by_itself(page, address, place):
    search = on_site(page, address, place)
    names = page.evaluate("Object.fromEntries([...document.querySelectorAll('#list [data-offer]')].map((card) => [card.querySelector('a').textContent, card.dataset.offer]))")
    assert len(names) > 8
    assert firsts(search, names) == names
    halves = {re.split(r" [–(]", name)[0]: id for name, id in names.items()}
    assert firsts(search, halves) == halves

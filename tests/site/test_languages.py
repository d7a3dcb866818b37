"""Languages: each page and each piece of text says which it is in, and nothing passes for translated that is not."""

import re

import pytest
from service_catalogue.model.values import Prose
from service_catalogue.model.walk import walk
from service_catalogue.text import prose

from tests.conftest import mkdocs
from tests.site.reading import catalogue, every_site, language_of, page, pages, strings

pytestmark = pytest.mark.build

SEARCHED_ONLY = ("search_words", "urgent_words", "forms")
"""Fields that no page shows."""

ONLY_DUTCH = "doen/moestuin/"


def test_a_page_without_french_is_not_there_in_french(village_site):
    assert page(village_site, ONLY_DUTCH)
    assert not (village_site / "fr" / ONLY_DUTCH).exists()
    assert not (village_site / "en" / ONLY_DUTCH).exists()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_list_shows_an_untranslated_offer_with_a_link_to_its_dutch_page(village_site, language):
    link = page(village_site, f"{language}/doen/").soup.select_one('.card a[href$="moestuin/"]')
    assert link["href"] == "../../doen/moestuin/"
    assert link["hreflang"] == "nl"
    assert_said_to_be_dutch(link, "Samen in de moestuin")


def test_every_list_shows_every_offer(village_site):
    listed = {language: len(page(village_site, f"{language}doen/").soup.select(".card")) for language in ("", "fr/", "en/")}
    assert len(set(listed.values())) == 1


@pytest.mark.parametrize(("language", "home"), [("fr", "../../fr/"), ("en", "../../en/")])
def test_the_switcher_on_an_untranslated_page_leads_to_that_languages_home_and_says_so(village_site, language, home):
    item = page(village_site, ONLY_DUTCH).soup.select_one(f"#languages li[lang={language}]")
    assert item.a["href"] == home
    assert catalogue(village_site).wording[language]["shell.not_in_this_language"] in item.get_text()


def test_the_switcher_leads_to_the_same_page_where_there_is_one(village_site):
    for address, expected in (
        ("doen/wandelgroep/", ["../../en/doen/wandelgroep/", "../../fr/doen/wandelgroep/"]),
        ("fr/doen/wandelgroep/", ["../../../doen/wandelgroep/", "../../../en/doen/wandelgroep/"]),
    ):
        items = page(village_site, address).soup.select("#languages li")
        assert [item.a["href"] for item in items] == expected
        assert [item.find(class_="quiet") for item in items] == [None, None]


@every_site
def test_every_page_names_every_other_language_in_that_language(name, request):
    site = request.getfixturevalue(name)
    for each in pages(site):
        items = each.soup.select("#languages li")
        assert {item["lang"] for item in items} == set(catalogue(site).languages) - {each.language}, each.address


def test_a_field_without_french_stands_there_as_dutch(village_site):
    for beginning in ("Je praat over gewone dingen.", "Je kan jezelf al voorstellen.", "Je spreekt vlot Nederlands"):
        read = page(village_site, "fr/doen/taalcafe/")
        string = next(each for each in strings(read.soup) if beginning in each)
        assert language_of(string) == "nl"
        assert_said_to_be_dutch(string.find_parent("section"), beginning)


@every_site
def test_prose_in_another_language_says_which(name, request):
    """A block gets "(Nederlands)": in itself, or with the heading or label that names it."""
    marked = 0
    for each in pages(request.getfixturevalue(name)):
        for block in each.soup.select("div.prose[lang]"):
            marked += 1
            heading = block.find_previous(re.compile("^(h[1-6]|dt)$"))
            assert block.select_one(".tongue") or heading.select_one(".tongue"), f"{each.address}: {block.get_text()}"
    assert marked


@every_site
def test_every_mark_of_a_language_is_in_that_language(name, request):
    found = 0
    for each in pages(request.getfixturevalue(name)):
        for mark in each.soup.select(".tongue"):
            found += 1
            assert language_of(mark) != each.language, each.address
            # Said once: a link inside a block that is marked already would say it again.
            assert mark.find_next_sibling(class_="tongue") is None, each.address
    assert found


@every_site
def test_every_text_says_its_language_where_it_is_not_the_pages(name, request):
    """Every text of the catalogue, wherever a page shows it, stands in an element with its own language."""
    site = request.getfixturevalue(name)
    known = _texts(catalogue(site))
    # A word or a name may stand in another language's sentence; more than that, or a whole element, may not.
    names = {name for record in _named(catalogue(site)) for name in record.name.values()}
    phrases = [text for text in known.keys() - names if " " in text and len(text) >= 8]
    foreign = 0
    for each in pages(site):
        described = each.soup.find("meta", attrs={"name": "description"})
        read = [(str(string), language_of(string)) for string in strings(each.soup.body)]
        read += [(each.soup.title.get_text(), each.language)]
        read += [(described["content"], each.language)] if described else []
        read += [(tag["aria-label"], language_of(tag)) for tag in each.soup.select("[aria-label]")]
        for string, said in read:
            string = " ".join(string.split())
            for text in {string, *(phrase for phrase in phrases if phrase in string)} & known.keys():
                foreign += said != each.language
                # A longer text of the right language may hold the words of another one.
                covering = [long for long in known if said in known[long] and text in long and long in string]
                assert covering, f'{each.address}: "{text}" is {known[text]}, and is said to be {said}'
    assert foreign > 10


def _texts(known):
    """Every line of text of the catalogue with the languages it is written in."""
    texts = {}
    records = [known.settings, *_named(known), *known.glossary.values()]
    records += [*known.routes.values(), *known.sources.values(), *known.criteria.values()]
    records += [term for terms in known.vocabularies.values() for term in terms.values()]
    for record in records:
        for where, per_language in walk(record).texts:
            if where[0] in SEARCHED_ONLY:
                continue
            for language, value in per_language.items():
                lines = value if isinstance(value, tuple) else (value,)
                for line in lines:
                    for piece in _pieces(line) if isinstance(per_language, Prose) else (line,):
                        texts.setdefault(" ".join(piece.split()), set()).add(language)
    for language, labels in known.wording.items():
        for label in labels.values():
            for piece in re.split(r"\{\w*\}", label):
                texts.setdefault(" ".join(piece.split()), set()).add(language)
    return texts


def _named(known):
    return [*known.offers.values(), *known.organisations.values()]


def _pieces(markdown):
    """The lines of a Markdown text, as they are read."""
    return [piece.strip() for piece in re.split(r"<[^>]+>|\n", prose(markdown).unescape()) if piece.strip()]


def test_french_prose_links_to_a_page_that_only_dutch_has(village_site):
    """…and the strict build passes. The words of the link are French, what it leads to is not."""
    link = page(village_site, "fr/").soup.select_one(".prose a[href*=over]")
    assert link["href"] == "../over/#wie-maakt-dit"
    assert link["hreflang"] == "nl"
    assert language_of(link) == "fr"
    assert_said_to_be_dutch(link)


def test_english_prose_links_to_a_page_that_only_some_languages_have(village_site):
    link = page(village_site, "en/over/").soup.select_one(".prose a")
    assert link["href"] == "../../contact/"
    assert_said_to_be_dutch(link)
    assert page(village_site, "en/").soup.select_one(".prose a .tongue") is None


def test_the_foot_names_a_page_that_a_language_lacks_in_the_language_it_has(village_site):
    french = page(village_site, "fr/").soup
    assert french.select("nav.menu a[lang]") == []
    link = french.select_one(".foot a[lang]")
    assert (link["href"], link["lang"], link["hreflang"], link.get_text()) == ("../over/", "nl", "nl", "Over (Nederlands)")


@every_site
def test_a_translated_page_says_that_it_is_one_and_leads_to_its_source(name, request):
    site = request.getfixturevalue(name)
    default = catalogue(site).default_language
    for each in pages(site):
        notice = each.soup.select_one(".translation")
        if each.language == default:
            assert notice is None, each.address
            continue
        assert notice.get_text(strip=True)
        source = each.address.removeprefix(f"{each.language}/")
        assert (site / source / "index.html").is_file() == (notice.a is not None), each.address
        if notice.a:
            up = "../" * each.address.count("/")
            assert notice.a["href"] == f"{up}{source}" and notice.a["hreflang"] == default


@pytest.mark.parametrize("name", ["village_site", "village_referrers_site"])
@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("fr/doen/wandelgroep/", "reviewed"),
        ("en/doen/wandelgroep/", "draft"),
        ("en/doen/taalcafe/", "outdated"),
        ("fr/doen/taalcafe/", "draft"),
    ],
)
def test_a_translation_says_how_sure_it_is(name, address, state, request):
    """In every edition the same: what an edition hides makes no translation outdated."""
    site = request.getfixturevalue(name)
    read = page(site, address)
    labels = catalogue(site).wording[read.language]
    notice = read.soup.select_one(".translation")
    notice.a.extract()
    assert notice.get_text(strip=True) == labels[f"translation.{state}"]


def test_languages_that_differ_from_those_of_the_wording_are_refused_in_one_sentence(project):
    config = project / "mkdocs.yml"
    text = config.read_text()
    english = "        - locale: en\n          name: English\n          build: true\n"
    assert english in text
    config.write_text(text.replace(english, ""))
    done = mkdocs(project, "build")
    assert done.returncode != 0
    said = [line for line in done.stderr.splitlines() if "mkdocs.yml" in line]
    assert len(said) == 1 and "['fr', 'nl']" in said[0] and "['en', 'fr', 'nl']" in said[0]
    assert "Traceback" not in done.stderr


def assert_said_to_be_dutch(element, label=None):
    mark = element.select_one(".tongue")
    assert mark.get_text() == "(Nederlands)"
    assert language_of(mark) == "nl"
    if label is not None:
        assert language_of(next(each for each in strings(element) if label in each)) == "nl"

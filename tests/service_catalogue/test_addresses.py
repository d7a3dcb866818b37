"""Pages stand at the same address in each language, and links lead from any of them to any other."""

import pytest
from service_catalogue.addresses import Addresses, Here, Target


@pytest.fixture
def addresses():
    """Everything is there in Dutch; the offer `naaien` and the word list are not in French."""
    made = Addresses("nl")
    for key in ("", "aanbod/", "aanbod/koor/", "aanbod/naaien/", "woorden/"):
        made.add(key, "nl")
    for key in ("", "aanbod/", "aanbod/koor/"):
        made.add(key, "fr")
    return made


def here(addresses, address, language="nl", base=""):
    return Here(addresses, address, language, base)


@pytest.mark.parametrize(
    ("key", "language", "address"),
    [("", "nl", ""), ("", "fr", "fr/"), ("aanbod/koor/", "nl", "aanbod/koor/"), ("aanbod/koor/", "fr", "fr/aanbod/koor/")],
)
def test_only_the_default_language_has_no_folder(addresses, key, language, address):
    assert addresses.address(key, language) == address


@pytest.mark.parametrize(
    ("key", "language", "target"),
    [
        ("aanbod/koor/", "fr", Target("fr/aanbod/koor/", "fr")),
        ("aanbod/naaien/", "fr", Target("aanbod/naaien/", "nl")),
        ("aanbod/naaien/", "nl", Target("aanbod/naaien/", "nl")),
        ("aanbod/weg/", "fr", None),
    ],
)
def test_a_page_is_found_in_its_language_else_in_the_default_one(addresses, key, language, target):
    assert addresses.find(key, language) == target


def test_a_page_that_only_another_language_has_is_not_found(addresses):
    addresses.add("accueil/", "fr")
    assert addresses.find("accueil/", "nl") is None


def test_a_page_knows_its_address_in_each_language_it_has_the_default_one_first(addresses):
    addresses.add("aanbod/koor/", "en")
    assert list(addresses.alternates("aanbod/koor/").items()) == [
        ("nl", "aanbod/koor/"),
        ("en", "en/aanbod/koor/"),
        ("fr", "fr/aanbod/koor/"),
    ]
    assert addresses.alternates("aanbod/naaien/") == {"nl": "aanbod/naaien/"}


@pytest.mark.parametrize(
    ("start", "to", "way"),
    [
        ("", "", "./"),
        ("", "aanbod/", "aanbod/"),
        ("", "aanbod/koor/", "aanbod/koor/"),
        ("", "assets/site.css", "assets/site.css"),
        ("aanbod/", "", "../"),
        ("aanbod/", "aanbod/", "../aanbod/"),
        ("aanbod/koor/", "", "../../"),
        ("aanbod/koor/", "aanbod/naaien/", "../../aanbod/naaien/"),
        ("aanbod/koor/", "fr/aanbod/koor/", "../../fr/aanbod/koor/"),
        ("fr/", "", "../"),
        ("fr/", "fr/", "../fr/"),
        ("fr/aanbod/koor/", "aanbod/koor/", "../../../aanbod/koor/"),
    ],
)
def test_links_are_relative_from_every_depth(addresses, start, to, way):
    assert here(addresses, start).to(to) == way


@pytest.mark.parametrize(("base", "way"), [("/", "/aanbod/"), ("/gids/", "/gids/aanbod/")])
def test_links_from_a_page_that_stands_anywhere_begin_at_the_sites_base(addresses, base, way):
    assert here(addresses, "404.html", base=base).href("aanbod/") == way


@pytest.mark.parametrize(
    ("key", "way"), [("aanbod/koor/", "../fr/aanbod/koor/"), ("aanbod/naaien/", "../aanbod/naaien/"), ("", "../fr/")]
)
def test_a_link_stays_in_the_pages_language_where_it_can(addresses, key, way):
    assert here(addresses, "fr/", "fr").href(key) == way


def test_a_link_to_no_page_stops_with_its_name(addresses):
    with pytest.raises(LookupError, match='geen pagina "aanbod/weg/"'):
        here(addresses, "").href("aanbod/weg/")


def test_a_link_may_have_an_anchor_and_a_class(addresses):
    link = here(addresses, "").link("woorden/", "Woorden", anchor="koor", css="button")
    assert link == '<a href="woorden/#koor" class="button">Woorden</a>'


def test_a_links_label_is_never_read_as_html(addresses):
    assert "&lt;b&gt;" in here(addresses, "").link("aanbod/", "<b>")


def test_a_link_to_a_page_in_another_language_says_so(addresses):
    link = here(addresses, "fr/", "fr").link("aanbod/naaien/", "Naaien")
    assert link.startswith('<a href="../aanbod/naaien/" hreflang="nl"')
    assert '(Nederlands)</span></a>' in link


def links(here, markdown_html):
    return here.with_links(markdown_html, words="woorden/", offers="aanbod/")


def test_a_link_to_an_offer_leads_to_its_page(addresses):
    html = links(here(addresses, "aanbod/naaien/"), '<p>Zie <a href="aanbod:koor">het <em>koor</em></a>.</p>')
    assert html == '<p>Zie <a href="../../aanbod/koor/">het <em>koor</em></a>.</p>'


def test_a_link_to_a_word_leads_to_it_in_the_word_list(addresses):
    assert links(here(addresses, ""), '<a href="woord:koor">koor</a>') == '<a href="woorden/#koor">koor</a>'


def test_a_link_with_a_title_leads_to_its_page_as_well(addresses):
    html = links(here(addresses, ""), '<a href="aanbod:koor" title="Zing mee">koor</a>')
    assert 'href="aanbod/koor/"' in html


def test_a_link_to_a_word_is_its_label_where_a_site_has_no_word_list(addresses):
    html = here(addresses, "").with_links('Een <a href="woord:koor">koor</a>.', words=None, offers="aanbod/")
    assert html == "Een koor."


@pytest.mark.parametrize(
    ("link", "href"),
    [('<a href="aanbod:naaien">x</a>', "../aanbod/naaien/"), ('<a href="woord:koor">x</a>', "../woorden/#koor")],
)
def test_a_link_to_what_is_not_translated_says_in_which_language_it_is(addresses, link, href):
    html = links(here(addresses, "fr/", "fr"), link)
    assert f'<a href="{href}" hreflang="nl"' in html
    assert "(Nederlands)" in html


def test_several_links_are_each_led_to_their_own_page(addresses):
    html = links(here(addresses, ""), '<a href="aanbod:koor">k</a> en <a href="aanbod:naaien">n</a>')
    assert html == '<a href="aanbod/koor/">k</a> en <a href="aanbod/naaien/">n</a>'


def test_a_link_to_an_offer_that_is_not_there_stops_with_its_name(addresses):
    with pytest.raises(LookupError, match="aanbod/weg/"):
        links(here(addresses, ""), '<a href="aanbod:weg">weg</a>')


@pytest.mark.parametrize("href", ["../aanbod/naaien/", "../woorden/#koor"])
def test_a_written_link_to_a_page_that_this_language_lacks_is_marked(addresses, href):
    html = here(addresses, "fr/", "fr").with_marks(f'<p><a href="{href}">Couture</a></p>')
    assert f'<a href="{href}" hreflang="nl"' in html
    assert "(Nederlands)" in html


@pytest.mark.parametrize("href", ["aanbod/koor/", "../aanbod/koor/", "#koor", "https://example.org/aanbod/naaien/"])
def test_a_written_link_to_any_other_address_stays_as_it_is(addresses, href):
    html = f'<p><a href="{href}">Chorale</a></p>'
    assert here(addresses, "fr/", "fr").with_marks(html) == html


def test_the_default_language_marks_nothing(addresses):
    html = '<a href="aanbod/naaien/">Naaien</a>'
    assert here(addresses, "").with_marks(html) == html

"""What stands around a page: menu, trail, languages, notices and the way to its source."""

import pytest
from service_catalogue.model.fields import Audience
from service_catalogue.pages import Page
from service_catalogue.shell import shell
from service_catalogue.text import State

from tests.service_catalogue import samples

SITE = "https://gids.example.org/dorp/"
OFFERS = {"koor": "", "naaien": "name: {nl: Naaien}"}
"""The choir has a French page, sewing has none."""

MENUS = {
    "nl": {"": "Start", "aanbod/": "Activiteiten", "aanbod/koor/": "Koor", "contact/": "Contact", "woorden/": "Woorden"},
    "fr": {"": "Accueil", "aanbod/": "Activités", "aanbod/koor/": "Chorale", "contact/": "Contactez-nous"},
    "en": {"": "Home", "aanbod/": "Activities"},
}
PAGES = {"nl": ("contact/", "woorden/"), "fr": ("contact/",)}


def around(key="aanbod/koor/", language="nl", audience=Audience.PUBLIC, settings="", edit_base="", base="", **values):
    """The shell of a page."""
    edition = samples.edition(samples.catalogue(OFFERS, settings=settings), language, audience)
    for each, keys in PAGES.items():
        for other in keys:
            edition.addresses.add(other, each)
    page = Page(**{"key": key, "language": language, "title": "Koor", "description": "Samen zingen.", "html": "<h1>Koor</h1>"} | values)
    return shell(edition, page, MENUS, SITE, edit_base, base)


MENU = "menu: [woorden/, aanbod/, contact/]"


def test_the_menu_stands_in_the_order_of_the_settings():
    menu = around("aanbod/", settings=MENU).menu
    assert [(link.label, link.href) for link in menu] == [
        ("Woorden", "../woorden/"),
        ("Activiteiten", "../aanbod/"),
        ("Contact", "../contact/"),
    ]


def test_a_page_that_a_language_lacks_stands_in_the_foot_under_its_own_name_marked_as_foreign():
    made = around("aanbod/", "fr", settings=MENU)
    assert [(link.label, link.href) for link in made.menu] == [("Activités", "../../fr/aanbod/"), ("Contactez-nous", "../../fr/contact/")]
    assert [(link.label, link.href, link.language, link.note) for link in made.foot] == [("Woorden", "../../woorden/", "nl", "Nederlands")]


def test_the_list_that_buttons_lead_to_stays_in_the_menu_of_every_language():
    edition = samples.edition(samples.catalogue(OFFERS, settings="menu: [mijn-lijst/]"), "fr")
    edition.addresses.add("mijn-lijst/", "nl")
    page = Page("aanbod/koor/", "fr", "Koor", "", "<h1>Koor</h1>")
    menus = MENUS | {"nl": MENUS["nl"] | {"mijn-lijst/": "Mijn lijst"}}
    assert [(link.label, link.language) for link in shell(edition, page, menus, SITE, "").menu] == [("Mijn lijst", "nl")]


@pytest.mark.parametrize(("key", "current"), [("contact/", ["contact/"]), ("aanbod/koor/", []), ("", [])])
def test_the_menu_marks_the_page_one_is_on_and_no_other(key, current):
    links = around(key, settings=MENU).menu
    assert [key for link, key in zip(links, ("woorden/", "aanbod/", "contact/"), strict=True) if link.current] == current


def test_the_foot_has_a_menu_of_its_own():
    made = around("aanbod/", settings="foot: [woorden/]")
    assert (made.menu, [link.label for link in made.foot]) == ([], ["Woorden"])


def test_an_address_in_the_menu_without_a_page_stops_with_a_sentence_that_names_it():
    with pytest.raises(LookupError) as stopped:
        around(settings="menu: [aanbod/, weg/]")
    assert stopped.value.args == ('het menu noemt "weg/", maar er is geen pagina met dat adres',)


def test_the_trail_leads_from_home_through_the_pages_above():
    made = around(trail=(("", ""), ("aanbod/", "Activiteiten")))
    assert [(link.label, link.href) for link in made.trail] == [("Start", "../../"), ("Activiteiten", "../../aanbod/")]
    assert made.here == "Koor"


def test_the_trail_stays_in_the_pages_language():
    trail = around(language="fr", trail=(("", ""), ("aanbod/", "Activités"))).trail
    assert [(link.label, link.href) for link in trail] == [
        (samples.labels("fr")["shell.home"], "../../../fr/"),
        ("Activités", "../../../fr/aanbod/"),
    ]


@pytest.mark.parametrize("where", [{"key": ""}, {"key": "404.html", "base": "/dorp/"}], ids=["home", "404"])
def test_neither_home_nor_the_404_page_has_a_trail(where):
    assert around(**where, trail=(("", ""),)).trail == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", [("English", "../../en/aanbod/koor/", True), ("Français", "../../fr/aanbod/koor/", False)]),
        ("fr", [("Nederlands", "../../../aanbod/koor/", False), ("English", "../../../en/aanbod/koor/", True)]),
    ],
)
def test_the_other_languages_are_offered_by_their_own_names_the_default_one_first(language, expected):
    links = around(language=language).languages
    lacking = "../../en/" if language == "nl" else "../../../en/"
    assert [(link.label, link.href, bool(link.note)) for link in links] == [
        (label, lacking if lacks else href, lacks) for label, href, lacks in expected
    ]


def test_where_a_language_lacks_the_page_its_home_is_offered_and_says_so_in_that_language():
    english, french = around("aanbod/naaien/").languages
    assert (english.language, english.href, english.note) == (
        "en", "../../en/", samples.labels("en")["shell.not_in_this_language"]
    )
    assert (french.language, french.href, french.note) == (
        "fr", "../../fr/", samples.labels("fr")["shell.not_in_this_language"]
    )


def test_the_original_has_no_notice_of_translation():
    assert around().notice is None


@pytest.mark.parametrize(
    ("state", "label"),
    [
        (State.DRAFT, "translation.draft"),
        (State.REVIEWED, "translation.reviewed"),
        (State.OUTDATED, "translation.outdated"),
        (State.ORIGINAL, "translation.draft"),
    ],
)
def test_a_translated_page_says_how_sure_it_is_and_leads_to_its_source(state, label):
    """A hand-written page in another language says nothing of its state: nobody has read it over, then."""
    words = samples.labels("fr")
    notice = around(language="fr", state=state).notice
    link = f'<a href="../../../aanbod/koor/" hreflang="nl">{words["translation.source"]}</a>'
    assert notice.unescape() == f"{words[label]} {link}"


def test_a_page_without_a_source_names_none():
    assert "<a" not in around("accueil/", "fr").notice


@pytest.mark.parametrize(
    ("settings", "notice"),
    [
        ("stage: proef\nstage_notice: {nl: Dit is een proef.}", "Dit is een proef."),
        ("stage: live\nstage_notice: {nl: Dit is een proef.}", None),
        ("stage: proef", None),
    ],
)
def test_the_notice_of_the_stage_stands_there_only_in_a_trial(settings, notice):
    said = around(settings=settings).stage_notice
    assert (said and said.html) == notice


def test_the_notice_of_the_stage_marks_itself_where_it_is_not_translated():
    said = around(language="fr", settings="stage_notice: {nl: Dit is een proef.}").stage_notice
    assert str(said) == '<span lang="nl" dir="ltr">Dit is een proef.</span>'


@pytest.mark.parametrize(
    ("edit_base", "source", "edit"),
    [
        ("https://git.example.org/edit/main/", "docs/nl/contact.md", "https://git.example.org/edit/main/docs/nl/contact.md"),
        ("", "docs/nl/contact.md", None),
        ("https://git.example.org/edit/main/", None, None),
    ],
)
def test_a_page_with_a_public_source_leads_to_it(edit_base, source, edit):
    assert around(edit_base=edit_base, source=source).edit == edit


@pytest.mark.parametrize(
    ("key", "language", "title", "canonical"),
    [
        ("aanbod/koor/", "nl", "Koor · Dorpsgids", f"{SITE}aanbod/koor/"),
        ("aanbod/koor/", "fr", "Koor · Guide du village", f"{SITE}fr/aanbod/koor/"),
        ("", "nl", "Dorpsgids", SITE),
        ("", "en", "Dorpsgids", f"{SITE}en/"),
    ],
)
def test_a_page_is_called_by_its_title_and_the_sites_home_by_the_sites(key, language, title, canonical):
    made = around(key, language)
    assert (made.title, made.canonical) == (title, canonical)


@pytest.mark.parametrize(
    ("where", "home", "assets"),
    [
        ({"key": ""}, "./", "./assets/"),
        ({"key": "aanbod/koor/"}, "../../", "../../assets/"),
        ({"key": "aanbod/koor/", "language": "fr"}, "../../../fr/", "../../../assets/"),
        ({"key": "404.html", "base": "/dorp/"}, "/dorp/", "/dorp/assets/"),
    ],
)
def test_the_brand_leads_home_in_the_pages_language_and_assets_stand_once(where, home, assets):
    made = around(**where)
    assert (made.home, made.assets) == (home, assets)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_internal_edition_says_that_it_is(audience):
    assert around(audience=audience, settings="stage: live").internal is (audience is Audience.REFERRERS)


def test_a_page_says_its_language_and_direction():
    made = samples.catalogue()
    made.wording["ar"] = made.wording["fr"]
    page = Page("", "ar", "بداية", "", "")
    arabic, dutch = shell(samples.edition(made, "ar"), page, MENUS, SITE, ""), around()
    assert (arabic.language, arabic.direction) == ("ar", "rtl")
    assert (dutch.language, dutch.direction) == ("nl", "ltr")

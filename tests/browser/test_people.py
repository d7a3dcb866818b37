"""What people do with the site: a visitor on a phone without JavaScript, one who reads French, one who prints."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.places import BY_TYPE, SCREEN, offers_in
from tests.browser.test_accessibility import LOST_WORDS
from tests.conftest import build, frozen_project

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory):
    """Where the frozen catalogue's site is: what people read there is known."""
    return serve(build(frozen_project(tmp_path_factory.mktemp("people"))))


@pytest.mark.usefixtures("without_javascript")
def test_a_visitor_on_a_phone_finds_an_activity_and_knows_what_to_say_and_can_call(visit):
    page = visit("")
    page.get_by_role("main").get_by_role("link", name="toon alles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Activiteiten en begeleiding")
    page.get_by_role("link", name="Individuele Sociale Activering (ACB)").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Individuele Sociale Activering (ACB)")
    box = page.locator(".contact-box")
    expect(box.get_by_role("heading", name="Hoe begin je?")).to_be_in_viewport()
    expect(box.get_by_text("Ik heb een vraag over Individuele Sociale Activering (ACB). Met wie kan ik praten?")).to_be_visible()
    call = box.get_by_role("link", name="Bel 09 266 99 11")
    expect(call).to_be_in_viewport()
    expect(call).to_have_attribute("href", "tel:+3292669911")


@pytest.mark.usefixtures("without_javascript")
def test_everything_is_read_without_javascript(visit):
    for place in BY_TYPE.values():
        page = visit(place)
        for summary in page.locator("details > summary").filter(visible=True).all():  # the finder's filters need JavaScript
            summary.click()
        assert page.evaluate(LOST_WORDS) == [], place


@pytest.mark.usefixtures("without_javascript")
def test_the_part_for_workers_opens_and_closes_without_javascript(visit):
    page = visit(BY_TYPE["offer"])
    inside = page.get_by_text("Je cliënt mag meelezen.")
    expect(inside).to_be_hidden()
    part = page.get_by_role("main").get_by_text("Voor hulpverleners")
    part.click()
    expect(inside).to_be_visible()
    part.click()
    expect(inside).to_be_hidden()


def test_how_to_begin_is_on_the_first_screen_of_a_phone(visit, site):
    for language in ("", "fr/"):  # French takes more room than English
        offers = offers_in(site, language)
        assert len(offers) > 10
        for place in offers:
            box = visit(place).locator(".contact-box")
            assert bottom(box.get_by_role("heading").first) <= SCREEN, place
            if not language:  # a translation says so above its title, which takes the number's room
                assert bottom(box.locator("a[href^='tel:']").first) <= SCREEN, place


def bottom(locator) -> float:
    box = locator.bounding_box()
    return box["y"] + box["height"]


def test_who_reads_french_gets_the_same_offer_in_french_and_back(visit, address):
    page = visit(BY_TYPE["offer"])
    page.get_by_role("link", name="Andere talen").click()
    french = page.get_by_role("link", name="Français")
    expect(french).to_be_in_viewport()
    french.click()
    page.wait_for_url(f"{address}fr/{BY_TYPE['offer']}")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", name="Comment commencer ?")).to_be_visible()
    expect(page.locator(".translation")).to_contain_text("Traduction d'un texte néerlandais")
    page.get_by_role("link", name="Lire le texte néerlandais.").click()
    page.wait_for_url(address + BY_TYPE["offer"])
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_a_page_without_french_says_so_before_it_leads_to_the_french_home(visit, address):
    page = visit(BY_TYPE["words"])
    item = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Français"))
    expect(item).to_contain_text("Cette page n'existe pas en français.")
    item.get_by_role("link").click()
    page.wait_for_url(f"{address}fr/")


def test_the_way_to_another_language_speaks_it(visit):
    page = visit(BY_TYPE["offer"])
    for language, name in (("fr", "Français"), ("en", "English")):
        assert page.get_by_role("link", name=name).evaluate("link => link.closest('[lang]').lang") == language


def test_the_menu_stands_on_one_line_of_a_wide_screen(visit):
    page = visit("")
    page.set_viewport_size({"width": 1280, "height": SCREEN})
    heights = {link.bounding_box()["y"] for link in page.locator(".menu a").all()}
    assert len(heights) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_gets_the_contact_and_no_menus_in_dark_letters(visit, scheme):
    page = visit(BY_TYPE["offer"])
    page.emulate_media(media="print", color_scheme=scheme)
    for gone in (".top", ".trail", ".skip", ".languages"):
        expect(page.locator(gone)).to_be_hidden()
    box = page.locator(".contact-box")
    expect(box.get_by_text("09 266 99 11")).to_be_visible()
    for part in (box, box.locator("h2"), box.locator(".quiet").first, box.locator(".call")):
        letters, ground = brightness(part, "color"), brightness(part, "backgroundColor")
        assert abs(letters - ground) > 100, part


def brightness(locator, what: str) -> float:
    """From 0 (black) to 255: of the letters, or of the nearest ground that is not transparent."""
    colour = locator.evaluate(
        "(at, what) => { while (getComputedStyle(at)[what] === 'rgba(0, 0, 0, 0)') at = at.parentElement;"
        " return getComputedStyle(at)[what] }",
        what,
    )
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / 3

"""A page that runs from right to left is the mirror of the others, and its Dutch parts are not."""

import pytest

from tests.browser.places import SCREEN

pytestmark = pytest.mark.browser

OFFER = "doen/wandelgroep/"


@pytest.fixture(scope="module")
def address(serve, arabic_site):
    return serve(arabic_site)


def middle(page, selector):
    """The middle of an element, as a share of the page's width."""
    box = page.locator(selector).first.bounding_box()
    return (box["x"] + box["width"] / 2) / page.viewport_size["width"]


def style(page, selector, name):
    return page.locator(selector).first.evaluate("(element, name) => getComputedStyle(element)[name]", name)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_mirrored_and_fits(visit, width):
    page = visit(OFFER)
    page.set_viewport_size({"width": width, "height": SCREEN})
    left = middle(page, ".brand")
    page = visit(f"ar/{OFFER}")
    page.set_viewport_size({"width": width, "height": SCREEN})
    assert left < 0.5 < middle(page, ".brand")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_lists_and_edges_stand_on_the_other_side(visit):
    page = visit(f"ar/{OFFER}")
    assert style(page, ".sources ul", "paddingLeft") == "0px" != style(page, ".sources ul", "paddingRight")
    assert style(page, "main", "direction") == "rtl"


def test_what_is_dutch_in_it_runs_from_left_to_right(visit):
    page = visit(f"ar/{OFFER}")
    assert style(page, "div[lang=nl]", "direction") == "ltr"
    dutch_list = page.locator("div[lang=nl] ul")
    if dutch_list.count():
        assert style(page, "div[lang=nl] ul", "paddingLeft") != "0px"

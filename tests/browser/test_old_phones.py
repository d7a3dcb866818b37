"""An old phone (Safari of iOS 12) gets a page that can be used: without the CSS it lacks, and with scripts that fail."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.places import BY_TYPE

pytestmark = pytest.mark.browser

# What that Safari does not know. Source: https://caniuse.com, iOS Safari 12.
PROPERTIES = (
    r"(?:row-|column-)?gap", "inset(?:-[a-z-]+)?", "(?:margin|padding|border)-(?:inline|block)[a-z-]*", "inline-size", "block-size",
    "aspect-ratio", "accent-color", "color-scheme", "text-underline-offset", "text-decoration-thickness", "scroll-margin[a-z-]*",
    "content-visibility", "backdrop-filter", "forced-color-adjust", "text-wrap", "overscroll-behavior[a-z-]*", "place-[a-z]+",
)  # fmt: skip
VALUES = (r"\b(?:min|max|clamp|color-mix)\(", r"position:\s*sticky", "anywhere", r"\bd?[sl]v[hw]\b")
SELECTORS = (r":is\(", r":where\(", r":has\(", ":focus-visible", ":focus-within", "::details-content", r"\[[^\]]*\bi\]")


def without_what_is_new(css: str) -> str:
    """The stylesheet as that Safari reads it: what it does not know is dropped, declaration by declaration."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(rf"[^{{}}]*(?:{'|'.join(SELECTORS)})[^{{}}]*\{{[^{{}}]*\}}", "", css)
    css = re.sub(rf"(?<=[;{{\s])(?:{'|'.join(PROPERTIES)})\s*:[^;{{}}]*(?=[;}}])", "", css)
    return re.sub(rf"(?<=[;{{])[^;{{}}]*(?:{'|'.join(VALUES)})[^;{{}}]*(?=[;}}])", "", css)


@pytest.fixture
def old_phone(page):
    """The page with an old stylesheet and scripts that can't be read; everything as before afterwards."""

    def old_css(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=without_what_is_new(answer.text()))

    page.route("**/*.css", old_css)
    page.route("**/*.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body="return = {"))
    yield page
    page.unroute("**/*.css")
    page.unroute("**/*.js")


@pytest.mark.parametrize("place", BY_TYPE.values(), ids=BY_TYPE.keys())
def test_a_page_can_be_read_and_used(old_phone, visit, place, faults):
    page = visit(place)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for link in page.get_by_role("main").get_by_role("link").all():
        if link.is_visible() and not link.evaluate("link => link.closest('.scroll')"):
            box = link.bounding_box()
            assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"] + 1
    faults.clear()  # that the script can't be read is what is tried here


def test_an_offer_is_called_and_no_tool_is_shown_that_would_not_work(old_phone, visit, faults):
    page = visit(BY_TYPE["offer"])
    expect(page.locator("#contact .call")).to_be_in_viewport()
    assert not page.locator("[data-tool]:visible").count()
    faults.clear()


def test_the_old_stylesheet_lacks_what_it_should():
    css = "a{color:red;gap:1rem;margin-left:1px;margin-inline-start:1px}b:focus-visible{color:red}c{width:min(1px,2px);height:1px}"
    assert without_what_is_new(css) == "a{color:red;;margin-left:1px;}c{;height:1px}"

"""What checkers see (axe with best practices), and what they don't: sizes, clipped words, the keyboard."""

import string

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults

from tests.browser.places import BY_TYPE, SCREEN, TRANSLATED

pytestmark = pytest.mark.browser

ALL = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""All that axe has but what it calls experimental, and one of WCAG 2.2 that it leaves out of itself."""

COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
"""What another colour scheme can spoil."""

WIDTHS = (360, 1280)


def violations(page, rules=ALL) -> str:
    """What axe finds, readable; "" when that is nothing."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    results = AxeResults(page.evaluate("rules => axe.run(rules)", rules))
    return results.generate_report() if results.violations_count else ""


def violations_in_both_schemes(page) -> str:
    """The light scheme with all rules, the dark one with those about colours."""
    page.emulate_media(color_scheme="light")
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    return found + violations(page, COLOURS)


def at_width(page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": SCREEN})


@pytest.mark.parametrize("place", BY_TYPE.values(), ids=BY_TYPE)
def test_axe_finds_nothing_at_any_width_in_any_scheme(visit, place):
    page = visit(place)
    open_details(page)
    for width in WIDTHS:
        at_width(page, width)
        assert violations_in_both_schemes(page) == "", f"at {width} px"


def test_axe_finds_nothing_in_other_languages(visit):
    for place in TRANSLATED:
        assert violations(visit(place)) == "", place


def test_axe_finds_nothing_in_the_referrers_edition(page, referrers_address):
    for place in (BY_TYPE["home"], BY_TYPE["offer"]):
        page.goto(referrers_address + place)
        open_details(page)
        assert violations_in_both_schemes(page) == "", place


def test_axe_sees_a_fault(visit):
    page = visit("")
    assert violations_in_both_schemes(page) == ""
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<a href=\"/\"></a>')")
    assert "link-name" in violations(page)
    page.evaluate("document.querySelector('h1').style.color = '#555'")
    assert "color-contrast" in violations(page, COLOURS), "dark grey on what is now a dark ground"


FILTERS_ARE_THERE = "() => !document.querySelector('#filters:not([hidden])') || document.querySelector('#facets').firstChild"


def open_details(page) -> None:
    """All that a page can unfold; the finder's filters come from its index, a moment later."""
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.wait_for_function(FILTERS_ARE_THERE)


# Sizes

WIDER_THAN_SCREEN = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

LOST_WORDS = """() => {
  const lost = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    if (!node.data.trim() || node.parentElement.closest('.skip, .trail [aria-current], .on-paper, .unseen, .top .search, .to-search, .scroll, [hidden], script, option')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()];
    const clips = [];
    for (let up = node.parentElement; up !== document.documentElement; up = up.parentElement)
      if (up !== document.body && getComputedStyle(up).overflowX !== 'visible') clips.push(up.getBoundingClientRect());
    const seen = (box) => box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth + 0.5
      && clips.every((clip) => box.left >= clip.left && box.right <= clip.right + 0.5 && box.bottom <= clip.bottom + 0.5);
    if (!boxes.length || !boxes.every(seen)) lost.push(node.data.trim());
  }
  return lost;
}"""
"""The texts of the page that are hidden, cut off or beside the screen; those that have a reason are left out."""


def test_nothing_is_wider_than_the_screen_and_no_word_is_lost(visit):
    for place in [*BY_TYPE.values(), *TRANSLATED]:
        page = visit(place)
        open_details(page)
        for width in (320, *WIDTHS):  # 320 px is what remains of 1280 px when a page is enlarged four times (WCAG 1.4.10)
            at_width(page, width)
            assert page.evaluate(WIDER_THAN_SCREEN) == 0, (place, width)
            assert page.evaluate(LOST_WORDS) == [], (place, width)


def test_letters_of_twice_the_size_fit_a_phone(visit):
    for place in [*BY_TYPE.values(), *TRANSLATED]:
        page = visit(place)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        open_details(page)
        assert page.evaluate(WIDER_THAN_SCREEN) == 0, place
        assert page.evaluate(LOST_WORDS) == [], place


@pytest.mark.parametrize(
    "fault",
    ["position: absolute; left: 20rem; width: 20rem", "width: 1rem; white-space: nowrap; overflow: hidden", "display: none"],
)
def test_a_lost_word_is_seen(visit, fault):
    page = visit("")
    page.evaluate("style => document.querySelector('h1').style.cssText = style", fault)
    assert page.evaluate(LOST_WORDS) == [page.locator("h1").text_content()]


# Of a box with words beside it, the words may be pressed too: they are measured with it.
PRESSED = """() => [...document.querySelectorAll(
  '.button, .entrances a, summary, button, label:has(input), input:not([type=checkbox]):not([type=radio]), select')]
  .filter((each) => each.checkVisibility({ visibilityProperty: true }))
  .map((each) => [each.innerText || each.id, each.getBoundingClientRect().height])"""


def test_what_is_pressed_is_big_enough_for_a_thumb(visit):
    measured = []
    for place in BY_TYPE.values():
        page = visit(place)
        open_details(page)
        measured += [(place, *each) for each in page.evaluate(PRESSED)]
    assert [each for each in measured if each[-1] < 44] == []
    assert len(measured) > 100


# The keyboard

FOCUSED = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  // A link over two lines has an empty middle: any of its lines may be what one sees.
  const uncovered = [...at.getClientRects()].some((line) => at.contains(
    document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2)));
  return {
    name: at === document.body ? null : (at.id || at.textContent.trim() || at.tagName),
    onScreen: box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth
      && box.top >= -1 && box.bottom <= innerHeight + 1,  // a browser scrolls by whole pixels
    uncovered,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && at.matches(':focus-visible'),
  };
}"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", [BY_TYPE["home"], BY_TYPE["offer"], BY_TYPE["list"]], ids=["home", "offer", "list"])
def test_every_stop_of_the_tab_key_is_seen_and_nothing_is_passed_over(visit, place, width):
    page = visit(place)
    at_width(page, width)
    open_details(page)
    to_reach = page.locator("a[href], summary, button, input, select").filter(visible=True).count()
    assert to_reach > 8
    first = None
    for _ in range(to_reach):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        first = first or focused["name"]
        assert focused["name"], "focus left the page before everything was reached"
        assert focused["onScreen"] and focused["uncovered"] and focused["outlined"], focused
    page.keyboard.press("Tab")
    # A browser that has nothing around the page begins it again, at once or by way of no stop at all.
    assert page.evaluate(FOCUSED)["name"] in (None, first), "a stop that is no link, button or field"


def test_the_first_stop_shows_the_skip_link_which_leads_to_the_content(visit):
    page = visit(BY_TYPE["offer"])
    skip = page.locator(".skip")
    assert skip.bounding_box()["x"] < 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = skip.bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0 and box["height"] > 20
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_works_with_the_keyboard(visit, address):
    page = visit("")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.menu') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(address + BY_TYPE["list"])
    assert page.locator(".menu [aria-current]").inner_text() == "Activiteiten"


def test_no_letter_is_a_shortcut(visit):
    for place in (BY_TYPE["home"], BY_TYPE["list"], BY_TYPE["offer"]):
        page = visit(place)
        before = page.evaluate("[location.href, document.activeElement.tagName, document.body.outerHTML]")
        for key in string.ascii_lowercase + string.digits + "/?.,":
            page.keyboard.press(key)
        after = page.evaluate("[location.href, document.activeElement.tagName, document.body.outerHTML]")
        assert after == before, place

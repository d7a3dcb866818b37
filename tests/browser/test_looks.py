"""How pages look: on a phone, on a wide screen, in the visitor's own colours; light enough for a slow line."""

import gzip
import re

import pytest

from tests.browser.conftest import PHONE
from tests.browser.places import BY_TYPE, SCREEN
from tests.browser.test_accessibility import open_details, violations
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

ASSETS = ROOT / "hooks/theme/assets"
CSS = re.sub(r"/\*.*?\*/", "", (ASSETS / "site.css").read_text(encoding="utf-8"), flags=re.DOTALL)
OFFER = BY_TYPE["offer"]


@pytest.fixture
def page(page):
    """The phone of the other tests, which gets its own settings back."""
    yield page
    page.emulate_media(forced_colors="null", contrast="null", reduced_motion="null")


def wide(page):
    page.set_viewport_size({"width": 1280, "height": SCREEN})


def boxes(page, selector):
    return [each.bounding_box() for each in page.locator(selector).all()]


def bottom(box):
    return box["y"] + box["height"]


# On a phone

def test_the_first_screen_of_home_has_the_number_and_every_entrance(visit):
    page = visit("")
    assert page.viewport_size == PHONE
    found = [page.locator(".call").bounding_box(), *boxes(page, ".entrances a")]
    assert len(found) == 9
    assert max(bottom(box) for box in found) <= SCREEN
    assert [text.replace("\n", " ") for text in page.locator(".entrances a").all_inner_texts()] == [
        "Mensen ontmoeten", "Sporten", "Geld beheren", "Hulp met papieren", "Anderen helpen", "Meepraten",
        "Ik weet het niet: toon alles", "Dringend hulp nodig?",
    ]  # fmt: skip


def test_the_entrance_for_urgent_help_leads_to_the_numbers(visit):
    page = visit("")
    page.get_by_role("link", name="Dringend hulp nodig?", exact=True).click()
    assert page.locator("#urgent h2").bounding_box()["y"] < SCREEN


def test_every_entrance_step_theme_and_kind_has_a_drawing_that_is_not_read_aloud(visit):
    for place, selector in ((BY_TYPE["home"], ".entrances a"), (BY_TYPE["steps"], ".step h2"), (BY_TYPE["list"], ".tile h3, .kind-head h2")):
        page = visit(place)
        beside = page.locator(selector).all()
        assert len(beside) >= 4
        for each in beside:
            assert each.locator("svg[aria-hidden=true]").bounding_box()["width"] >= 20, place
            assert each.inner_text().strip()


def test_steps_are_a_column_on_a_phone_and_a_row_on_a_wide_screen_each_joined_to_the_next(visit):
    page = visit(BY_TYPE["steps"])
    column = boxes(page, ".step")
    assert len(column) == 4
    for one, next in zip(column, column[1:], strict=False):
        assert (next["x"], next["y"]) == (one["x"], pytest.approx(bottom(one), abs=1)), "no gap in the line"
    wide(page)
    row = boxes(page, ".step")
    for one, next in zip(row, row[1:], strict=False):
        assert (next["x"], next["y"]) == (pytest.approx(one["x"] + one["width"], abs=1), one["y"])
    line = "getComputedStyle(document.querySelector('.step'), '::after').borderTopWidth"
    assert page.evaluate(line) == "4px"


# On a wide screen

def test_the_contact_stands_beside_the_text(visit):
    page = visit(OFFER)
    wide(page)
    box, text, title = (page.locator(selector).bounding_box() for selector in (".contact-box", ".offer-body", "h1"))
    assert box["x"] > text["x"] + text["width"]
    assert box["y"] <= title["y"] + 10, "from the top on"
    assert box["x"] + box["width"] > 1150, "the page is filled"


def test_cards_stand_beside_each_other(visit):
    page = visit(BY_TYPE["list"])
    wide(page)
    group = boxes(page, ".kind:nth-of-type(2) .card")
    assert len(group) > 3
    assert group[0]["y"] == group[1]["y"]
    assert group[0]["x"] < group[1]["x"]


@pytest.mark.parametrize("place", BY_TYPE.values(), ids=BY_TYPE)
def test_no_line_of_prose_is_too_long_to_read(visit, place):
    page = visit(place)
    wide(page)
    for box in boxes(page, ".prose p"):
        assert box["width"] <= 42 * 16 + 1


# In the visitor's own colours

@pytest.mark.parametrize("place", [BY_TYPE["home"], OFFER, BY_TYPE["list"], BY_TYPE["steps"]])
def test_edges_and_focus_stay_where_a_device_takes_its_own_colours(visit, place):
    page = visit(place)
    page.emulate_media(forced_colors="active")
    edged = page.locator(".button, .tool, .entrances a, .contact-box, .card, .tile, .unknown, .urgent, .help, details").filter(visible=True)
    assert edged.count() > 1
    for each in edged.all():
        style = each.evaluate("each => { const { borderTopWidth, borderTopStyle } = getComputedStyle(each); return [borderTopWidth, borderTopStyle] }")
        assert float(style[0].removesuffix("px")) >= 1 and style[1] != "none", each
    for _ in range(4):
        page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_wants_more_contrast_gets_it(visit, scheme):
    page = visit(OFFER)
    page.emulate_media(contrast="more", color_scheme=scheme)
    open_details(page)
    quiet, ink = (page.locator(selector).first.evaluate("each => getComputedStyle(each).color") for selector in (".quiet", "body"))
    assert quiet == ink
    assert violations(page) == ""


def test_nothing_moves(visit):
    """So that nobody has to ask for less."""
    page = visit(OFFER)
    moving = "[...document.querySelectorAll('*')].filter((each) => { const style = getComputedStyle(each);" \
        " return style.animationName !== 'none' || style.transitionDuration !== '0s' || style.scrollBehavior === 'smooth' }).length"
    assert page.evaluate(moving) == 0


# The stylesheet and the script themselves

@pytest.mark.parametrize(
    "newer",
    [":has(", ":is(", ":where(", "@layer", "@container", "aspect-ratio", "clamp(", "color-mix", "inset", "&", "dvh",
     "margin-inline:", "padding-inline:", "margin-block", "padding-block"],
)  # fmt: skip
def test_the_stylesheet_asks_nothing_of_an_old_phone_that_it_does_not_know(newer):
    assert newer not in CSS


def test_boxes_in_a_row_have_margins_and_no_gaps():
    """Safari 12 knows gaps between the cells of a grid only, by their first name, and between columns."""
    assert re.findall(r"(?<!grid-)(?<!column-)(?<!-)\bgap:", CSS) == []
    assert re.findall(r"\brow-gap:", CSS) == []


def test_colours_stand_in_the_tokens_only():
    text = (ASSETS / "site.css").read_text(encoding="utf-8")
    tokens, rest = text.split("/* Base */")
    assert len(re.findall(r"#[0-9a-f]{6}\b", tokens)) > 40
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)|rgba?\(|hsla?\(", re.sub(r"/\*.*?\*/", "", rest, flags=re.DOTALL)) == []


def test_every_token_is_used_and_every_token_used_is_there():
    made = set(re.findall(r"(--[\w-]+):", CSS))
    assert set(re.findall(r"var\((--[\w-]+)\)", CSS)) == made


def test_what_is_dark_has_every_colour_that_is_light():
    colours = [set(re.findall(r"(--[\w-]+): #", block)) for block in CSS.split(":root")[1:3]]
    assert colours[0] == colours[1]


@pytest.mark.parametrize("newer", ["?.", "??", "await", "async", "import", "export", ".at(", ".flat(", "replaceAll", "**"])
def test_the_script_asks_nothing_of_an_old_phone_that_it_cannot_read(newer):
    code = re.sub(r"//.*", "", (ASSETS / "tools.js").read_text(encoding="utf-8"))
    assert newer not in code


def packed(content):
    return len(gzip.compress(content, 9))


def own_files(page, address, site, place):
    """Our style and scripts that a page loads, with those that they load."""
    asked = set()
    page.on("request", listener := lambda request: asked.add(request.url))
    page.goto(address + place, wait_until="networkidle")
    page.remove_listener("request", listener)
    return [site / url.removeprefix(address) for url in asked if url.endswith((".css", ".js"))]


@pytest.mark.parametrize("place", BY_TYPE.values(), ids=BY_TYPE)
def test_style_and_scripts_of_a_page_are_light(page, address, site, place):
    files = own_files(page, address, site, place)
    # The scripts of the finder, of matching, of the table and of the shortlist come with their own pages alone.
    most = 25_000 if place in {BY_TYPE[name] for name in ("list", "matching", "table", "shortlist")} else 12_000
    assert len(files) > 1
    assert sum(packed(file.read_bytes()) for file in files) <= most


def test_an_offer_comes_in_few_pieces_and_is_light(page, address, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + OFFER, wait_until="networkidle")
    pieces = set(asked)
    assert 3 <= len(pieces) <= 6
    files = [site / (url.removeprefix(address) + ("index.html" if url.endswith("/") else "")) for url in pieces]
    assert sum(packed(file.read_bytes()) for file in files) <= 30_000

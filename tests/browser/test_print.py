"""Paper: an offer fits one A4, whoever reads it can call, and its code leads back to the page."""

import io
import re

import pypdf
import pytest
import zxingcpp
from PIL import Image

from tests.browser.places import BY_TYPE, all_in, offers_in
from tests.conftest import some

pytestmark = pytest.mark.browser


def paper(page):
    """What comes out of the printer: the text of every page, on one line each."""
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [" ".join(each.extract_text().split()) for each in pages]


def scanned(page):
    """What the code on paper says."""
    page.emulate_media(media="print")
    picture = page.locator(".code").screenshot()
    page.emulate_media(media="null")
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))]


def test_every_offer_is_one_sheet_with_its_contact_and_the_way_back(visit, site):
    for language in ("", "fr/", "en/"):
        offers = offers_in(site, language)
        assert len(offers) > 10
        for place in some(offers, 4) if language else offers:
            page = visit(place)
            number = page.locator(".contact-box a[href^='tel:'] bdi").first.inner_text()
            title = page.locator("h1").inner_text()
            sheets = paper(page)
            assert len(sheets) == 1, place
            assert number in sheets[0] and title in sheets[0], place
        # A picture of a code takes longer than all the rest; tests/site reads that of each page.
        assert scanned(page) == [page.locator("link[rel=canonical]").get_attribute("href")], place


def test_the_sheets_of_the_referrers_edition_are_one_too(page, referrers_address, referrers_site):
    for place in offers_in(referrers_site):
        page.goto(referrers_address + place)
        assert len(paper(page)) == 1, place


def test_a_number_too_old_to_press_is_not_printed(visit):
    """On paper nobody sees that it is no button."""
    page = visit("contact/")
    assert "09 266 96 18" in page.locator("main").inner_text()
    assert not any("266 96 18" in sheet for sheet in paper(page))


def test_the_sheet_says_what_one_takes_along(visit):
    sheet = paper(visit(BY_TYPE["offer"]))[0]
    assert "Bel eerst even" in sheet, "when it was checked"
    assert re.search(r"Afgedrukt op: \d+ \w+ 20\d\d", sheet)
    for line in ("Afspraak", "dag:", "uur:", "bij wie:"):
        assert line in sheet
    assert "Je cliënt mag meelezen." in sheet, "the folded part is open"
    for gone in ("Je bent hier", "Deel", "Afdrukken", "Kopieer het nummer", "Andere talen", "Moeilijke woorden"):
        assert gone not in sheet


@pytest.mark.usefixtures("without_javascript")
def test_the_sheet_is_whole_without_javascript(visit):
    sheets = paper(visit(BY_TYPE["offer"]))
    assert len(sheets) == 1
    assert "Je cliënt mag meelezen." in sheets[0]
    assert "Afgedrukt op:" in sheets[0]


def test_the_number_is_what_one_sees_first(visit):
    page = visit(BY_TYPE["offer"])
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "[...document.querySelectorAll('main *')].filter((each) => each.getClientRects().length)"
        ".map((each) => parseFloat(getComputedStyle(each).fontSize))"
    )
    call = page.locator(".call").evaluate("call => parseFloat(getComputedStyle(call).fontSize)")
    assert call >= max(sizes)


def test_of_the_sheets_with_questions_the_open_ones_are_printed_with_room_to_write(visit):
    page = visit(BY_TYPE["about"])
    first, other = (page.locator(".sheet").nth(index) for index in (0, 1))
    first.locator("summary").click()
    text = " ".join(paper(page))
    assert first.locator("h3").inner_text() in text
    for question in first.locator(".answers li").all_inner_texts():
        assert question.strip() in text
    assert text.count(other.locator("h3").inner_text()) == 1, "in the list of what is fresh, and no more"
    page.emulate_media(media="print")
    for line in first.locator(".blank").all():
        box = line.bounding_box()
        assert box["height"] > 30 and box["width"] > 300
        assert line.evaluate("line => getComputedStyle(line).borderBottomStyle") == "dotted"


def test_every_page_can_be_printed_without_menus(visit, site):
    for place in BY_TYPE.values():
        sheets = paper(visit(place))
        assert 1 <= len(sheets) <= 3, place
        assert "Je bent hier" not in sheets[0] and "Andere talen" not in " ".join(sheets), place
    assert set(BY_TYPE.values()) <= set(all_in(site))

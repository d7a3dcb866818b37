"""The small tools of a page: each is there only where the device can do it, does it on the device, and says so."""

import shutil
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import open_page
from tests.browser.places import BY_TYPE
from tests.conftest import VILLAGE, build, copy_project

pytestmark = pytest.mark.browser

OFFER = BY_TYPE["offer"]
NUMBER = "09 266 99 11"


@pytest.fixture
def device(browser, faults, address):
    """Call it with what a device has (a script that runs before the page's own) to get a page on it."""
    pages = []

    def device(has, place=OFFER):
        page = open_page(browser, faults)
        pages.append(page)
        page.add_init_script(has)
        page.goto(address + place)
        return page

    yield device
    for page in pages:
        page.context.close()


def having(name, value):
    return f"Object.defineProperty(navigator, '{name}', {{ value: {value}, configurable: true }});"


CLIPBOARD = having("clipboard", "{ writeText: (text) => { window.copied = text; return Promise.resolve() } }")
REFUSING_CLIPBOARD = having("clipboard", "{ writeText: () => Promise.reject(new Error('not allowed')) }")
NO_CLIPBOARD = having("clipboard", "undefined")
COPY_COMMAND = "document.execCommand = () => { window.copied = document.activeElement.value; return true };"
NO_COPY_COMMAND = "document.execCommand = () => false; document.queryCommandSupported = () => false;"
NO_SHARE = having("share", "undefined")


def tool(page, name):
    return page.locator(f"[data-tool={name}]").first


def said(page):
    return page.get_by_role("status")


@pytest.mark.parametrize("has", [CLIPBOARD, NO_CLIPBOARD + COPY_COMMAND, REFUSING_CLIPBOARD + COPY_COMMAND])
def test_the_number_is_copied_and_that_is_said(device, has):
    page = device(has)
    expect(said(page)).to_be_empty()
    page.get_by_role("button", name="Kopieer het nummer").press("Enter")
    expect(said(page)).to_have_text("Nummer gekopieerd")
    assert page.evaluate("window.copied") == NUMBER
    assert page.evaluate("document.activeElement.dataset.tool") == "copy", "the focus stays where it was"
    assert page.locator("textarea").count() == 0


def test_what_is_said_can_be_seen_and_hides_nothing_for_long(device):
    page = device(CLIPBOARD)
    page.clock.install()
    tool(page, "copy").click()
    page.clock.run_for(200)
    expect(said(page)).to_be_in_viewport()
    page.clock.run_for(7000)
    expect(said(page)).to_be_empty()


def test_where_nothing_can_be_copied_nothing_offers_to(device):
    page = device(NO_CLIPBOARD + NO_COPY_COMMAND + NO_SHARE)
    expect(tool(page, "copy")).to_be_hidden()
    expect(tool(page, "share")).to_be_hidden()
    expect(tool(page, "print")).to_be_visible()


SHARE = having("share", "(what) => { window.shared = what; return window.answer ? Promise.reject(window.answer) : Promise.resolve() }")


def test_sharing_gives_the_devices_own_list_the_address_and_nothing_behind_it(device, address):
    page = device(CLIPBOARD + SHARE, f"{OFFER}#contact")
    page.get_by_role("button", name="Deel").click()
    assert page.evaluate("window.shared") == {"title": page.title(), "url": address + OFFER}
    assert page.evaluate("window.copied") is None


def test_who_closes_that_list_wants_nothing(device):
    page = device(CLIPBOARD + SHARE + "window.answer = new DOMException('', 'AbortError');")
    tool(page, "share").click()
    page.wait_for_timeout(200)
    assert page.evaluate("window.copied") is None
    expect(said(page)).to_be_empty()


@pytest.mark.parametrize("has", [NO_SHARE, SHARE + "window.answer = new DOMException('', 'NotAllowedError');"])
def test_where_a_device_cannot_share_the_address_is_copied(device, address, has):
    page = device(CLIPBOARD + has)
    tool(page, "share").click()
    expect(said(page)).to_have_text("Adres gekopieerd")
    assert page.evaluate("window.copied") == address + OFFER


PRINTING = "window.print = () => { window.printed = (window.printed || 0) + 1 };"


def test_the_print_button_prints(device):
    page = device(PRINTING)
    page.get_by_role("button", name="Afdrukken").click()
    assert page.evaluate("window.printed") == 1


def test_paper_shows_what_is_folded_and_the_screen_folds_it_again(device):
    page = device("")
    opened = "document.querySelector('.workers').open"
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(opened)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not page.evaluate(opened)


SHEET = """window.print = () => {
  const shown = (selector) => document.querySelector(selector).getClientRects().length > 0;
  window.paper = ['h1', '#freshness', '#sources', '.sheet .answers', '#unknown > h2', '.sheet:not(.prints)'].filter(shown);
};"""


def test_a_sheet_with_questions_is_printed_alone(device):
    page = device(SHEET, BY_TYPE["about"])
    page.emulate_media(media="print")
    sheet = page.locator(".sheet").first
    sheet.evaluate("sheet => sheet.open = true")
    page.emulate_media(media="screen")
    sheet.get_by_role("button", name="Druk dit blad af").click()
    page.emulate_media(media="print")
    page.evaluate("document.querySelector('.sheet [data-tool=print]').click()")
    assert page.evaluate("window.paper") == [".sheet .answers"]
    assert page.locator(".prints, .prints-one").count() == 0, "the page is whole again"


def test_without_an_address_no_mail_is_offered_and_the_sheet_goes_to_ones_own_contact(visit):
    page = visit(BY_TYPE["about"])
    sheet = page.locator(".sheet").first
    sheet.locator("summary").click()
    expect(sheet).to_contain_text("Geef het ingevulde blad aan je eigen contactpersoon.")
    assert page.locator("a[href^='mailto:?'], a[href='mailto:']").count() == 0


# Reading aloud

VOICES = """
window.spoken = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
const speech = {
  voices: [%s],
  getVoices() { return this.voices },
  speak(utterance) { spoken.push(utterance) },
  cancel() { window.cancelled = (window.cancelled || 0) + 1; window.spoken = [] },
};
Object.defineProperty(window, 'speechSynthesis', { value: speech });
"""
DUTCH = "{ lang: 'nl-BE', localService: true }"


@pytest.mark.parametrize(
    "voices",
    ["", "{ lang: 'fr-FR', localService: true }", "{ lang: 'nl-NL', localService: false }"],
    ids=["none", "another language", "a voice elsewhere, which would get the text"],
)
def test_without_a_voice_on_the_device_for_this_language_nothing_offers_to_read(device, voices):
    expect(tool(device(VOICES % voices), "read")).to_be_hidden()


def test_a_voice_that_the_browser_knows_later_is_offered(device):
    page = device(VOICES % "")
    page.evaluate(f"speechSynthesis.voices.push({DUTCH}); speechSynthesis.onvoiceschanged()")
    expect(tool(page, "read")).to_be_visible()


def test_the_page_is_read_from_its_title_on_and_stops_when_told(device):
    page = device(VOICES % DUTCH)
    button = page.get_by_role("button", name="Lees voor")
    button.click()
    texts = page.evaluate("spoken.map((each) => each.text)")
    assert texts[0] == page.locator("h1").inner_text()
    assert "Hoe begin je?" in texts
    unread = page.locator(".workers .quiet, .on-paper p, .trail p, .tool").all_text_contents()
    assert len(unread) > 4
    assert not {" ".join(text.split()) for text in unread} & set(texts)
    assert page.evaluate("spoken[0].voice.lang") == "nl-BE"
    page.get_by_role("button", name="Stop").click()
    assert page.evaluate("spoken") == []
    expect(button).to_have_text("Lees voor")


def test_at_the_end_it_can_be_read_again(device):
    page = device(VOICES % DUTCH)
    button = page.get_by_role("button", name="Lees voor")
    for _ in range(2):
        button.click()
        page.evaluate("spoken[spoken.length - 1].onend()")
        expect(button).to_have_text("Lees voor")


def test_a_stop_that_is_told_late_does_not_end_the_next_reading(device):
    page = device(VOICES % DUTCH)
    button = tool(page, "read")
    button.click()
    page.evaluate("void (window.late = spoken[spoken.length - 1].onend)")
    button.click()
    button.click()
    page.evaluate("late()")
    expect(button).to_have_text("Stop")


def test_what_is_open_is_read_and_what_is_in_another_language_is_not(device):
    page = device(VOICES % "{ lang: 'fr-BE', localService: true }", f"fr/{OFFER}")
    page.locator(".workers summary").click()
    tool(page, "read").click()
    texts = " ".join(page.evaluate("spoken.map((each) => each.text)"))
    assert page.locator(".workers .quiet").first.inner_text() in texts
    dutch = page.locator(".workers [lang=nl]").all_inner_texts()
    assert len(dutch) > 2
    assert not [text for text in dutch if len(text) > 30 and text in texts]


# Telling what is wrong

@pytest.fixture(scope="module")
def village_with_errors_to(tmp_path_factory, serve):
    """Call it with where errors go, to get the address of the made-up catalogue's site."""

    def built(errors_to):
        project = copy_project(tmp_path_factory.mktemp("errors"), VILLAGE / "catalogue", VILLAGE / "docs")
        with (project / "catalogue/settings.yml").open("a", encoding="utf-8") as settings:
            settings.write(f"errors_to: {errors_to}\n")
        site = build(project)
        shutil.rmtree(project / "hooks")
        return serve(site)

    return built


def parts_of(link):
    to, _, query = link.partition("?")
    return {"to": to} | {name: values[0] for name, values in parse_qs(query).items()}


def test_errors_go_to_a_mailbox_with_the_entry_in_the_subject(page, village_with_errors_to):
    page.goto(village_with_errors_to("gids@lindedorp.example.org") + "doen/wandelgroep/")
    for name, about in (("Klopt er iets niet? Laat het weten.", "Klopt niet"), ("Klopt alles nog? Laat het weten.", "Klopt nog")):
        mail = parts_of(page.get_by_role("link", name=name).get_attribute("href"))
        assert mail["to"] == "mailto:gids@lindedorp.example.org"
        assert mail["subject"] == f"{about}: {page.locator('h1').inner_text()} (wandelgroep)"
        assert mail["body"].strip()


def test_errors_go_to_a_form_with_the_entry_in_the_title(page, village_with_errors_to):
    page.goto(village_with_errors_to("https://git.example.org/dorp/gids/issues/new") + "doen/wandelgroep/")
    link = page.get_by_role("link", name="Klopt er iets niet?").get_attribute("href")
    assert urlsplit(link).hostname == "git.example.org"
    assert "(wandelgroep)" in parts_of(link)["title"]
    assert parts_of(link)["body"]


def test_a_sheet_can_be_mailed_with_its_questions(page, village_with_errors_to):
    page.goto(village_with_errors_to("gids@example.org") + "over/")
    sheet = page.locator(".sheet").first
    sheet.locator("summary").click()
    link = sheet.get_by_role("link", name="Mail dit blad")
    mail = parts_of(link.get_attribute("href"))
    assert mail["to"] == "mailto:gids@example.org"
    assert mail["subject"] == sheet.locator("summary").inner_text()
    questions = [each.split("\n")[0] for each in sheet.locator(".answers li").all_inner_texts()]
    assert len(questions) > 3
    assert [line for line in mail["body"].split("\n") if line] == questions


def test_without_an_address_nothing_offers_to_tell(visit):
    assert visit(OFFER).locator(".report, a[href*='Klopt']").count() == 0


# Without any of it

@pytest.mark.usefixtures("without_javascript")
def test_without_javascript_no_tool_is_seen(visit):
    for place in (OFFER, BY_TYPE["about"]):
        page = visit(place)
        assert page.locator("button").count() > 2
        assert page.locator("button").filter(visible=True).count() == 0


def test_a_page_without_tools_loads_no_script_of_theirs(visit):
    for place in (BY_TYPE["home"], BY_TYPE["words"], BY_TYPE["not found"]):
        sources = visit(place).evaluate("[...document.scripts].map((script) => script.src)")
        assert not [source for source in sources if "tools" in source]


def test_a_script_that_fails_leaves_the_page_as_without(device, faults):
    page = device("Object.defineProperty(document, 'querySelectorAll', { value: () => { throw new Error('old') } });")
    assert set(faults) == {"error: old"}
    faults.clear()
    assert page.locator("button").filter(visible=True).count() == 0
    expect(page.locator(".contact-box").get_by_role("link", name=f"Bel {NUMBER}")).to_be_visible()

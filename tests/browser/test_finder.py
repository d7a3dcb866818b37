"""The page of the finder as people use it: on a phone, with the keyboard alone, and with nothing of it."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MANY, Handler, open_page
from tests.browser.test_accessibility import FOCUSED, LOST_WORDS, WIDER_THAN_SCREEN, WIDTHS, at_width, violations_in_both_schemes

pytestmark = pytest.mark.browser

FINDER = "doen/"
WALKING, GARDEN, HELP, LANGUAGE, JOBS = "wandelgroep", "moestuin", "hulp-aan-huis", "taalcafe", "klusdienst"
ALL = {WALKING, GARDEN, HELP, LANGUAGE, JOBS}


@pytest.fixture(scope="module")
def address(serve, village_site):
    """Where the made-up catalogue's site is."""
    return serve(village_site)


@pytest.fixture
def told(monkeypatch):
    """All that the server is told: each first line with its headers."""
    told = []
    monkeypatch.setattr(Handler, "log_message", lambda self, *message: told.append(f"{self.requestline}\n{self.headers}"))
    return told


@pytest.fixture
def asked(page):
    """The files that the page asks for, also those that it has already."""
    asked = []
    page.on("request", listener := lambda request: asked.append(request.url))
    yield asked
    page.remove_listener("request", listener)


def field(page):
    return page.get_by_role("searchbox")


def said(page):
    return page.locator("#found")


def found(page):
    """The offers that are shown as results, in order."""
    return page.evaluate("[...document.querySelectorAll('#results [data-offer]')].map((card) => card.dataset.offer)")


def count(number):
    return "1 activiteit gevonden." if number == 1 else f"{number} activiteiten gevonden." if number else "Niets gevonden."


def type_in(page, text, number):
    """Type without pressing Enter, and wait for so many results."""
    said(page).evaluate("said => { said.textContent = '' }")  # as many may have stood there before
    field(page).fill(text)
    expect(said(page)).to_have_text(count(number))


def filters(page):
    return page.locator("#filters")


def open_filters(page):
    if not filters(page).evaluate("filters => filters.open"):
        filters(page).locator("summary").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()


def choice(page, label):
    """The box of an answer, whatever its count."""
    return page.get_by_role("checkbox", name=re.compile(rf"^{re.escape(label)} \(\d+\)$"))


def chosen(page):
    return page.locator("#chosen li button").all_inner_texts()


def labels(page):
    return page.locator("#facets label").all_inner_texts()


def focus(page):
    return page.evaluate("document.activeElement === document.body ? null : document.activeElement.id || document.activeElement.className || document.activeElement.tagName")


# --- Typing ---


def test_results_come_while_one_types_without_pressing_anything(visit):
    page = visit(FINDER)
    expect(page.locator("#list")).to_be_visible()
    expect(said(page)).to_be_empty()
    field(page).press_sequentially("wand")
    expect(said(page)).to_have_text(count(2))
    assert found(page) == [WALKING, GARDEN], "its name, and that of whom to call"
    expect(page.locator("#list")).to_be_hidden()
    expect(page.locator("#results")).to_be_visible()
    type_in(page, "moestuin", 2)
    assert found(page)[0] == GARDEN


def test_the_count_is_told_to_who_can_t_see_it(visit):
    """The region is there, and empty, before anything is said in it."""
    page = visit(FINDER)
    region = page.get_by_role("status").and_(page.locator("#spoken"))
    expect(region).to_be_empty()
    field(page).fill("koffie")
    expect(region).to_have_text(count(1))
    field(page).fill("samen")
    expect(region).to_have_text(count(2))
    field(page).fill("kqffxx")
    expect(region).to_have_text(count(0))


def test_a_result_is_the_card_of_the_list(visit):
    page = visit(FINDER)
    card = page.locator(f"#list [data-offer={LANGUAGE}]")
    href, text = card.get_by_role("link").first.get_attribute("href"), card.inner_text()
    type_in(page, "taalcafé", 2)
    result = page.locator(f"#results [data-offer={LANGUAGE}]")
    assert (result.get_by_role("link").first.get_attribute("href"), result.inner_text()) == (href, text)
    result.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taalcafé")


@pytest.mark.parametrize(
    ("typed", "marked"), [("taalcafe", "Taalcafé"), ("groenten", "groenten"), ("buur", "buren"), ("TAFEL", "tafel"), ("moes", "moestuin"), ("dorp", "dorpstuin")]
)
def test_the_word_that_was_found_is_marked(visit, typed, marked):
    page = visit(FINDER)
    field(page).fill(typed)
    expect(page.locator("#results mark").first).to_be_visible()
    assert marked in page.locator("#results mark").all_inner_texts()


def test_marks_change_no_letter_of_a_card(visit):
    page = visit(FINDER)
    card = page.locator(f"#list [data-offer={GARDEN}]").inner_text()
    type_in(page, "groenten", 1)
    assert page.locator("#results .card").inner_text() == card


def test_what_was_found_by_other_words_says_by_which(visit):
    page = visit(FINDER)
    type_in(page, "wandelgroepp", 2)
    expect(page.locator("#instead")).to_contain_text("wandelgroep")
    expect(page.locator(f"#results [data-offer={WALKING}]")).to_contain_text("Gevonden met: wandelgroep")
    type_in(page, "De Stappers", 1)
    expect(page.locator("#instead")).to_be_hidden()
    expect(page.locator("#results .card")).to_contain_text(re.compile("Gevonden met: .*stappers", re.IGNORECASE))


def test_some_of_the_words_are_said_to_be_some(visit):
    page = visit(FINDER)
    type_in(page, "koffie groenten", 2)
    expect(page.locator("#partial")).to_be_visible()
    type_in(page, "koffie tafel", 1)
    expect(page.locator("#partial")).to_be_hidden()


def test_the_last_thing_typed_is_what_stands_there(visit):
    """Also when the answer to the one before comes late."""
    page = visit(FINDER)
    for text in ("w", "wa", "koffie", "groenten"):
        field(page).fill(text)
        page.wait_for_timeout(190)  # just long enough to begin a search
    page.wait_for_timeout(400)
    assert (found(page), field(page).input_value()) == ([GARDEN], "groenten")


def test_nothing_typed_leaves_the_whole_list(visit, address):
    page = visit(FINDER)
    type_in(page, "koffie", 1)
    field(page).fill("")
    expect(page.locator("#list")).to_be_visible()
    expect(page.locator("#results")).to_be_hidden()
    expect(said(page)).to_be_empty()
    assert page.url == address + FINDER


# --- Nothing found, help needed ---


def test_who_finds_nothing_gets_near_words_a_number_and_a_way_back(visit):
    page = visit(FINDER)
    type_in(page, "kqffxx", 0)
    nothing = page.locator("#nothing")
    expect(nothing).to_contain_text("We vonden niets voor “kqffxx”.")
    expect(nothing.get_by_role("link", name="056 12 34 56")).to_have_attribute("href", "tel:+3256123456")
    nothing.get_by_role("button", name="Toon alle activiteiten").click()
    expect(page.locator("#list")).to_be_visible()
    expect(nothing).to_be_hidden()
    assert (field(page).input_value(), focus(page)) == ("", "q")


def test_a_near_word_is_a_button_that_searches_it(visit, address):
    page = visit(FINDER)
    type_in(page, "kqffxe", 0)
    near = page.locator("#near")
    expect(near).to_contain_text("Bedoelde je:")
    near.get_by_role("button", name="koffie").click()
    expect(said(page)).to_have_text(count(1))
    assert (found(page), field(page).input_value(), focus(page)) == ([LANGUAGE], "koffie", "q")
    assert page.url == address + FINDER


def test_what_is_chosen_and_finds_nothing_says_so_in_words(visit):
    page = visit(f"{FINDER}#q=koffie&themes=buiten")
    expect(said(page)).to_have_text(count(0))
    expect(page.locator("#nothing")).to_contain_text("koffie")
    assert chosen(page) == ["Buiten zijn ×"]


# --- Filters ---

QUESTIONS = {"Waarover?", "Welke soort?", "Wie organiseert het?", "In welke taal?", "Loopt het nog?"}


def test_the_questions_come_from_the_vocabularies_with_counts_and_ask_nothing_about_a_person(visit):
    page = visit(FINDER)
    open_filters(page)
    assert set(page.locator("#facets legend").all_inner_texts()) == QUESTIONS
    assert {"Groep (3)", "Hulp aan huis (2)", "Buiten zijn (2)", "Iets maken (2)", "Dorpshuis Lindedorp (3)", "Nederlands (2)", "Arabisch (1)"} <= set(labels(page))
    expect(page.locator("#list")).to_be_visible()


def test_a_choice_narrows_the_list_and_can_be_taken_away(visit, address):
    page = visit(FINDER)
    open_filters(page)
    choice(page, "Buiten zijn").check()
    expect(said(page)).to_have_text(count(2))
    assert set(found(page)) == {WALKING, GARDEN}
    assert page.url == address + FINDER
    page.get_by_role("button", name="Haal weg: Buiten zijn").click()
    expect(page.locator("#list")).to_be_visible()
    assert page.url == address + FINDER
    expect(choice(page, "Buiten zijn")).not_to_be_checked()


def test_what_is_chosen_stands_above_the_results(visit):
    page = visit(f"{FINDER}#themes=buiten&kinds=groep")
    expect(page.locator("#results .card").first).to_be_visible()
    assert chosen(page) == ["Buiten zijn ×", "Groep ×"]
    assert page.locator("#chosen").bounding_box()["y"] < page.locator("#results .card").first.bounding_box()["y"]
    expect(page.get_by_text("Je koos:")).to_be_visible()


def test_choices_combine_with_each_other_and_with_what_is_typed(visit):
    page = visit(FINDER)
    open_filters(page)
    choice(page, "Groep").check()
    expect(said(page)).to_have_text(count(3))
    choice(page, "Dorpshuis Lindedorp").check()
    expect(said(page)).to_have_text(count(2))
    assert set(found(page)) == {WALKING, LANGUAGE}
    field(page).fill("koffie")
    expect(said(page)).to_have_text(count(1))
    assert found(page) == [LANGUAGE]
    assert chosen(page) == ["Groep ×", "Dorpshuis Lindedorp ×"]


def test_two_answers_to_one_question_add_up(visit):
    page = visit(FINDER)
    open_filters(page)
    choice(page, "Buiten zijn").check()
    expect(said(page)).to_have_text(count(2))
    choice(page, "Iets maken").check()
    expect(said(page)).to_have_text(count(3))


def test_counts_follow_what_is_typed_and_a_question_that_splits_nothing_is_gone(visit):
    page = visit(FINDER)
    open_filters(page)
    type_in(page, "samen", 2)
    expect(choice(page, "Buiten zijn")).to_have_count(1)
    assert not [label for label in labels(page) if label.startswith("Hulp aan huis")]
    assert "Welke soort?" not in page.locator("#facets legend").all_inner_texts()
    type_in(page, "koffie", 1)
    expect(page.locator("#facets fieldset:visible")).to_have_count(0)
    field(page).fill("")
    expect(page.locator("#facets legend:visible")).to_have_count(len(QUESTIONS))


def test_the_filters_that_were_gone_with_one_result_come_back_with_the_whole_list(visit):
    page = visit(FINDER)
    type_in(page, "koffie", 1)
    expect(filters(page)).to_be_hidden()
    field(page).fill("")
    expect(page.locator("#list")).to_be_visible()
    expect(filters(page)).to_be_visible()


def test_the_focus_stays_on_a_box_that_was_ticked(visit):
    page = visit(FINDER)
    open_filters(page)
    box = choice(page, "Groep")
    box.focus()
    for number in (3, 5):
        page.keyboard.press("Space")
        expect(choice(page, "Groep")).to_be_checked(checked=number == 3)
        if number == 3:
            expect(said(page)).to_have_text(count(number))
        expect(choice(page, "Groep")).to_be_focused()


def test_a_box_that_goes_with_its_question_leaves_the_focus_among_the_filters(visit):
    page = visit(f"{FINDER}#q=samen&kinds=groep")
    open_filters(page)
    choice(page, "Groep").focus()
    page.keyboard.press("Space")
    expect(choice(page, "Groep")).to_have_count(0)
    page.wait_for_timeout(50)
    assert page.evaluate("document.activeElement.closest('#finder') !== null"), focus(page)


@pytest.mark.parametrize("state", ["#themes=buiten&kinds=groep", "#themes=buiten", "#q=samen&themes=buiten"])
def test_the_focus_goes_on_to_something_when_a_choice_is_taken_away(visit, state):
    page = visit(FINDER + state)
    button = page.get_by_role("button", name="Haal weg: Buiten zijn")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_be_hidden()
    page.wait_for_timeout(50)
    assert page.evaluate("document.activeElement.matches('#chosen button, #q')"), focus(page)


def test_everything_is_wiped_at_once(visit, address):
    page = visit(f"{FINDER}#q=samen&themes=buiten&kinds=groep")
    expect(said(page)).to_have_text(count(2))
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator("#list")).to_be_visible()
    expect(page.locator("#chosen")).to_be_hidden()
    assert (page.url, field(page).input_value(), focus(page)) == (address + FINDER, "", "q")


# --- The address ---


def test_a_shared_address_opens_the_same_search(visit, faults, browser, address):
    page = visit(FINDER)
    type_in(page, "samen", 2)
    open_filters(page)
    choice(page, "Buiten zijn").check()
    choice(page, "Vereniging De Groene Vingers").check()
    expect(said(page)).to_have_text(count(1))
    page.locator("#share button").click()
    mine = (page.url, found(page), field(page).input_value(), chosen(page))
    assert mine[0].startswith(f"{address}{FINDER}#q=samen&themes=buiten")
    other = open_page(browser, faults)
    other.goto(mine[0])
    expect(said(other)).to_have_text(count(1))
    assert (other.url, found(other), field(other).input_value(), chosen(other)) == mine
    other.context.close()


def test_searches_and_choices_are_no_steps_back(visit, address):
    """What was searched is nobody's business afterwards: Back leads to the page before."""
    page = visit("")
    page.goto(address + FINDER)
    for text in ("koffie", "groenten"):
        field(page).fill(text)
        field(page).press("Enter")
        expect(said(page)).to_have_text(count(1))
    field(page).fill("")
    open_filters(page)
    choice(page, "Groep").check()
    expect(said(page)).to_have_text(count(3))
    assert page.url == address + FINDER
    page.go_back()
    assert page.url == address


def test_back_from_an_offer_shows_the_search_again(visit):
    page = visit(FINDER)
    type_in(page, "koffie", 1)
    page.locator("#results").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taalcafé")
    page.go_back()
    expect(said(page)).to_have_text(count(1))
    assert field(page).input_value() == "koffie"


def test_back_from_an_offer_shows_what_was_chosen_too(visit, address):
    page = visit(FINDER)
    type_in(page, "samen", 2)
    open_filters(page)
    choice(page, "Buiten zijn").check()
    expect(page.locator("#chosen")).to_be_visible()
    page.locator("#results").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(said(page)).to_have_text(count(2))
    assert (field(page).input_value(), chosen(page)) == ("samen", ["Buiten zijn ×"])


def test_the_skip_link_keeps_the_search(visit):
    page = visit(f"{FINDER}#q=koffie&kinds=groep")
    expect(said(page)).to_have_text(count(1))
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert focus(page) == "main"
    assert (found(page), field(page).input_value(), chosen(page)) == ([LANGUAGE], "koffie", ["Groep ×"])
    expect(said(page)).to_have_text(count(1))


@pytest.mark.parametrize("behind", ["#themes=bestaat-niet", "#bestaat=niet", "#q=%", "#q=%E0%A4%A", "#=&&=", "#q=koffie&q=koffie", "#__proto__=x", "#main", "#theme-bestaat-niet"])
def test_an_odd_address_breaks_nothing(visit, behind):
    page = visit(FINDER + behind)
    page.wait_for_timeout(150)
    field(page).fill("koffie")
    answered = page.locator(f"#results [data-offer={LANGUAGE}]").or_(page.locator("#nothing").get_by_text("koffie"))
    expect(answered).to_be_visible()  # and not what the address asked for
    if not found(page):  # what is chosen does not exist
        page.get_by_role("button", name="Toon alle activiteiten").click()
        expect(page.locator("#list")).to_be_visible()
        field(page).fill("koffie")
    expect(page.locator(f"#results [data-offer={LANGUAGE}]")).to_be_visible()


# --- What leaves the device, and what stays on it ---

SECRET = "zwangerschapstest"


def test_nothing_that_is_typed_or_chosen_reaches_the_server(browser, faults, address, told):
    page = open_page(browser, faults)  # which has no file yet, so that it asks for all
    page.goto(address)
    field(page).fill(SECRET)
    field(page).press("Enter")
    expect(said(page)).to_have_text(count(0))
    type_in(page, "koffie", 1)
    field(page).press("Enter")
    type_in(page, "samen", 2)
    open_filters(page)
    choice(page, "Buiten zijn").check()
    page.locator("#results").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(said(page)).to_have_text(count(2))
    page.reload()
    expect(said(page)).to_have_text(count(2))
    page.context.close()
    assert len(told) > 8
    for each in told:
        line, *headers = each.lower().splitlines()
        assert re.fullmatch(r"get /[^?#]* http/1\.1", line)
        assert not [header for header in headers if header.startswith(("referer", "cookie"))]
        for word in (SECRET, "koffie", "samen", "buiten"):
            assert word not in each.lower()


def test_nothing_stays_on_the_device(visit):
    page = visit(f"{FINDER}#q=koffie&themes=handen")
    expect(said(page)).to_have_text(count(1))
    type_in(page, "koffie tafel", 1)
    kept = page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,"
        " (await caches.keys()).length, history.state, window.name]"
    )
    assert kept == [0, 0, "", 0, 0, None, ""]


def indexes(asked):
    return [url for url in asked if "/assets/finder/" in url]


def test_the_index_comes_at_first_use_and_once(visit, asked):
    page = visit(FINDER)
    page.wait_for_timeout(300)
    assert indexes(asked) == []
    field(page).focus()
    page.wait_for_timeout(200)
    assert len(indexes(asked)) == 1, "it comes while one begins to type"
    type_in(page, "koffie", 1)
    type_in(page, "samen", 2)
    open_filters(page)
    assert len(indexes(asked)) == 1


def test_other_pages_ask_for_nothing_of_the_finder(visit, asked):
    for place in ("", "doen/wandelgroep/", "contact/", "404.html"):
        page = visit(place)
        at_width(page, 1280)
        field(page).first.focus()
        page.keyboard.type("koffie")
        page.wait_for_timeout(100)
    assert indexes(asked) == []
    assert not [url for url in asked if url.endswith(("finder.js", "search.js", "vocabulary.js", "words.js"))]


CODE = ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "javascript:alert(1)", "{{7*7}}", "<b>koffie</b>", "${alert(1)}"]


@pytest.mark.parametrize("text", CODE)
def test_nothing_that_is_typed_or_shared_runs_as_code(visit, address, text):
    page = visit(FINDER)
    dialogs = []
    page.on("dialog", listener := lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    before = page.evaluate("document.querySelectorAll('img, script, b, iframe').length")
    field(page).fill(text)
    expect(said(page)).not_to_be_empty()
    page.goto("about:blank")
    page.goto(f"{address}{FINDER}#q={quote(text)}")
    expect(said(page)).not_to_be_empty()
    assert field(page).input_value() == text
    page.goto(f"{address}{FINDER}#themes={text}&{text}=1")
    page.wait_for_timeout(100)
    assert page.evaluate("document.querySelectorAll('img, script, b, iframe').length") == before
    assert dialogs == []
    page.remove_listener("dialog", listener)


# --- From other pages ---


@pytest.mark.parametrize("place", ["", "404.html"])
def test_the_field_of_another_page_leads_to_what_it_finds(visit, address, place):
    page = visit(place)
    main = page.get_by_role("main")
    main.get_by_role("searchbox").fill("  koffie & tafel ")
    main.get_by_role("button", name="Zoek").click()
    expect(said(page)).to_have_text(count(1))
    assert page.url.startswith(f"{address}{FINDER}#q=koffie")
    assert field(page).input_value() == "koffie & tafel"


@pytest.mark.parametrize(("language", "typed", "told"), [("", "koffie", "1 activiteit gevonden."), ("fr/", "café", "1 activité trouvée."), ("en/", "coffee", "1 activity found.")])
def test_the_field_at_the_top_leads_to_the_finder_of_the_same_language(visit, address, language, typed, told):
    page = visit(f"{language}doen/wandelgroep/")
    at_width(page, 1280)
    page.get_by_role("banner").get_by_role("searchbox").fill(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{language}{FINDER}#q=*")
    expect(said(page)).to_have_text(told)


def test_nothing_typed_at_the_top_leads_to_the_whole_list(visit, address):
    page = visit("doen/wandelgroep/")
    at_width(page, 1280)
    page.get_by_role("banner").get_by_role("searchbox").press("Enter")
    page.wait_for_url(address + FINDER)
    expect(page.locator("#list")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_top_of_a_page_has_one_way_to_search(visit, width):
    page = visit("doen/wandelgroep/")
    at_width(page, width)
    ways = page.get_by_role("banner").locator("form.search, .to-search a").filter(visible=True)
    expect(ways).to_have_count(1)


def test_on_a_phone_the_top_leads_to_the_field(visit):
    page = visit("doen/wandelgroep/")
    page.get_by_role("banner").get_by_role("link", name="Zoek").click()
    expect(field(page)).to_be_focused()
    expect(page.locator("#list")).to_be_visible()


def test_the_finder_has_its_field_once(visit):
    page = visit(FINDER)
    for width in WIDTHS:
        at_width(page, width)
        expect(page.get_by_role("search")).to_have_count(1)


def test_a_theme_on_the_home_page_opens_the_finder_with_that_theme_chosen(visit):
    page = visit("")
    page.get_by_role("main").get_by_role("link", name="Buiten zijn").click()
    expect(said(page)).to_have_text(count(2))
    assert (set(found(page)), chosen(page)) == ({WALKING, GARDEN}, ["Buiten zijn ×"])


# --- The keyboard alone ---


def press_tab_until(page, wanted, most=30):
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({wanted!r})"):
            return
    pytest.fail(f"{wanted} was not reached, the focus is on {focus(page)}")


def test_a_search_with_the_keyboard_alone_goes_from_the_field_to_the_results(visit):
    page = visit(FINDER)
    press_tab_until(page, "#q")
    page.keyboard.type("samen")
    expect(said(page)).to_have_text(count(2))
    order = []
    page.keyboard.press("Tab")
    order.append(page.evaluate("document.activeElement.type"))
    page.keyboard.press("Tab")
    order.append(page.evaluate("document.activeElement.tagName"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox").first).to_be_visible()
    boxes = page.get_by_role("checkbox").count()
    for _ in range(boxes):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.type"))
        seen = page.evaluate(FOCUSED)
        assert seen["onScreen"] and seen["outlined"], seen
    page.keyboard.press("Tab")
    assert order == ["submit", "SUMMARY", *["checkbox"] * boxes]
    assert page.evaluate("document.activeElement.closest('#results .card') !== null"), focus(page)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert re.search(r"/doen/(wandelgroep|moestuin)/$", page.url)


def test_enter_searches_at_once_and_keeps_the_focus_where_there_is_a_keyboard(visit, address):
    page = visit(FINDER)
    field(page).fill("koffie")
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text(count(1))
    assert page.url == address + FINDER
    expect(field(page)).to_be_focused()


def test_on_a_phone_enter_puts_its_keyboard_away(browser, faults, address):
    phone = open_page(browser, faults, has_touch=True, is_mobile=True)
    phone.goto(address + FINDER)
    field(phone).fill("koffie")
    phone.keyboard.press("Enter")
    expect(said(phone)).to_have_text(count(1))
    expect(field(phone)).not_to_be_focused()
    phone.context.close()


def test_escape_and_arrows_hold_nobody(visit):
    page = visit(FINDER)
    type_in(page, "samen", 2)
    for key in ("ArrowDown", "ArrowUp", "Escape", "Escape"):
        page.keyboard.press(key)
    expect(field(page)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "submit"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert focus(page) != "q"


def test_it_is_a_plain_form_with_names(visit):
    page = visit(FINDER)
    expect(page.get_by_label("Zoek op naam of woord")).to_be_visible()
    open_filters(page)
    assert page.locator("[role=combobox], [role=listbox], [aria-activedescendant], [aria-expanded]").count() == 0
    expect(page.get_by_role("group", name="Welke soort?").get_by_role("checkbox")).to_have_count(2)


# --- Without JavaScript, and when something fails ---


@pytest.mark.usefixtures("without_javascript")
def test_without_javascript_the_page_is_the_whole_list_by_kind_and_no_dead_form_is_seen(visit):
    page = visit(FINDER)
    assert set(page.evaluate("[...document.querySelectorAll('#list [data-offer]')].map((card) => card.dataset.offer)")) == ALL
    headings = page.locator("#list h2").all_inner_texts()
    assert headings[:2] == ["Groep", "Hulp aan huis"]
    for dead in ("form", "input", "button", "#filters", "#results", "#nothing", "#failed", "#chosen", "#calls-for-help", "#all-numbers", "#hint", "#share"):
        expect(page.locator(dead).filter(visible=True)).to_have_count(0)
    page.locator("#list").get_by_role("link", name="Taalcafé").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taalcafé")


@pytest.mark.usefixtures("without_javascript")
@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript_the_top_leads_to_the_whole_list(visit, address, width):
    page = visit("doen/wandelgroep/")
    at_width(page, width)
    assert page.locator("form").filter(visible=True).count() == 0
    page.get_by_role("banner").get_by_role("link", name="Zoek").click()
    assert page.url.partition("#")[0] == address + FINDER
    expect(page.locator("#list")).to_be_visible()


@pytest.mark.usefixtures("without_javascript")
def test_without_javascript_a_theme_leads_to_its_place_in_the_list(visit):
    page = visit("")
    page.get_by_role("main").get_by_role("link", name="Iets maken").or_(page.get_by_role("main").get_by_role("link", name="Buiten zijn")).first.click()
    expect(page.locator("[id^=theme-]:target")).to_be_in_viewport()


@pytest.fixture
def failing(page):
    """Call it with a pattern of addresses that fail from then on, until this is over or it is told to end."""
    patterns = []

    def failing(pattern, **answer):
        patterns.append(pattern)
        page.route(pattern, lambda route: route.fulfill(**answer) if answer else route.abort())

    yield failing
    for pattern in patterns:
        page.unroute(pattern)


@pytest.mark.parametrize("answer", [{}, {"status": 404, "body": "gone"}, {"status": 200, "body": "<!doctype html>login"}], ids=["no line", "gone", "a page of the network"])
def test_without_an_index_the_list_stays_with_a_sentence_and_the_number(visit, failing, faults, answer):
    failing("**/assets/finder/*.json", **answer)
    page = visit(FINDER)
    field(page).fill("koffie")
    failed = page.locator("#failed")
    expect(failed).to_contain_text("Zoeken lukt nu niet.")
    expect(failed.get_by_role("link", name="056 12 34 56")).to_have_attribute("href", "tel:+3256123456")
    expect(page.locator("#list")).to_be_visible()
    expect(page.locator("#results")).to_be_hidden()
    assert field(page).input_value() == "koffie"
    page.unroute("**/assets/finder/*.json")
    type_in(page, "koffie tafel", 1)
    expect(failed).to_be_hidden()
    assert not [fault for fault in faults if fault.startswith("error:")], "nothing is left uncaught"
    faults.clear()


def test_without_an_index_opening_and_wiping_leave_the_list(visit, failing, faults):
    failing("**/assets/finder/*.json")
    page = visit(FINDER)
    filters(page).locator("summary").click()
    field(page).fill("koffie")
    expect(page.locator("#failed")).to_be_visible()
    field(page).fill("")
    expect(page.locator("#failed")).to_be_hidden()
    expect(page.locator("#list")).to_be_visible()
    page.wait_for_timeout(100)
    assert not [fault for fault in faults if fault.startswith("error:")]
    faults.clear()


@pytest.mark.parametrize("script", ["search", "vocabulary"])
def test_without_the_scripts_that_search_the_list_stays_with_a_sentence(visit, failing, faults, script):
    failing(f"**/assets/{script}.js")
    page = visit(FINDER)
    field(page).fill("koffie")
    expect(page.locator("#failed")).to_be_visible()
    expect(page.locator("#list")).to_be_visible()
    faults.clear()


@pytest.mark.parametrize("script", ["finder", "words"])
def test_without_one_of_its_scripts_the_page_is_as_without_javascript(visit, failing, faults, script):
    failing(f"**/assets/{script}.js")
    page = visit(FINDER)
    expect(page.locator("#list")).to_be_visible()
    assert page.locator("form").filter(visible=True).count() == 0
    faults.clear()


# --- What checkers see ---

STATES = {
    "results": "#q=samen",
    "chosen": "#q=samen&themes=buiten",
    "some words": "#q=koffie%20groenten",
    "by other words": "#q=wandelgroepp",
    "nothing": "#q=kqffxe",
    "nothing chosen": "#q=koffie&themes=buiten",
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_axe_finds_nothing_at_any_width_in_any_scheme(visit, state):
    page = visit(FINDER + state)
    expect(said(page)).not_to_be_empty()
    for width in WIDTHS:
        at_width(page, width)
        assert violations_in_both_schemes(page) == "", f"at {width} px"


def test_axe_finds_nothing_with_open_filters_and_when_searching_fails(visit, failing, faults):
    page = visit(f"{FINDER}#themes=buiten")
    open_filters(page)
    for width in WIDTHS:
        at_width(page, width)
        assert violations_in_both_schemes(page) == "", f"at {width} px"
    failing("**/assets/finder/*.json")
    page.reload()
    expect(page.locator("#failed")).to_be_visible()
    assert violations_in_both_schemes(page) == ""
    faults.clear()


def test_a_finder_from_right_to_left_is_mirrored_and_fits(page, serve, arabic_site):
    address = serve(arabic_site)
    page.goto(f"{address}ar/doen/#q=%D9%85%D8%B4%D9%8A")
    expect(page.locator(f"#results [data-offer={WALKING}] mark").first).to_have_text("المشي")
    button, typed = page.locator("#finder button[type=submit]").bounding_box(), field(page).bounding_box()
    assert button["x"] < typed["x"]
    page.goto("about:blank")
    page.goto(f"{address}ar/doen/")
    open_filters(page)
    assert page.evaluate(WIDER_THAN_SCREEN) == 0


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_nothing_is_wider_than_a_phone_and_no_word_is_lost(visit, state):
    page = visit(FINDER + state)
    expect(said(page)).not_to_be_empty()
    if filters(page).is_visible():
        open_filters(page)
    for width, size in ((320, "100%"), (360, "100%"), (360, "200%"), (1280, "100%")):
        at_width(page, width)
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        assert page.evaluate(WIDER_THAN_SCREEN) == 0, (width, size)
        assert page.evaluate(LOST_WORDS) == [], (width, size)


def test_what_is_pressed_is_big_enough_for_a_thumb(visit):
    page = visit(f"{FINDER}#q=samen&themes=buiten")
    open_filters(page)
    pressed = page.locator("#finder button, #finder summary, #facets label, #chosen button, #q").filter(visible=True).all()
    assert len(pressed) > 6
    for each in pressed:
        assert each.bounding_box()["height"] >= 44, each.inner_text()


# --- A large catalogue, whose index comes in pieces ---

def test_a_search_in_a_large_catalogue_fetches_a_part_of_the_index(page, large, large_site, asked):
    page.goto(large + FINDER)
    type_in(page, "groenten", 1)
    assert found(page) == [GARDEN]
    pieces = len(list((large_site / "assets/finder").glob("nl-*.json")))
    assert 1 < len(set(indexes(asked))) < pieces / 2
    page.locator("#results").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Samen in de moestuin")


def test_more_results_come_when_asked_for_and_the_focus_goes_to_the_first_of_them(page, large):
    page.goto(large + FINDER)
    type_in(page, "extra", MANY)
    first = found(page)
    assert 10 < len(first) < 50
    page.get_by_role("button", name="Toon meer").click()
    expect(page.locator("#results .card")).to_have_count(2 * len(first))
    assert found(page)[: len(first)] == first
    assert page.evaluate("document.activeElement.closest('.card').dataset.offer") == found(page)[len(first)]
    type_in(page, "groenten", 1)
    expect(page.get_by_role("button", name="Toon meer")).to_be_hidden()


def test_filters_of_a_large_catalogue_count_all_of_it(page, large):
    page.goto(f"{large}{FINDER}#kinds=groep")
    expect(said(page)).to_have_text(count(MANY // 2 + 3))
    open_filters(page)
    assert f"Groep ({MANY // 2 + 3})" in labels(page) and f"Hulp aan huis ({MANY // 2 + 2})" in labels(page)


@pytest.mark.usefixtures("without_javascript")
def test_without_javascript_every_offer_of_a_large_catalogue_is_reached_by_kind_and_letter(page, large):
    page.goto(large + FINDER)
    expect(page.locator("form").filter(visible=True)).to_have_count(0)
    assert page.locator("[data-offer]").count() == 0
    page.locator("section.kind", has_text="Groep").get_by_role("link", name="E 2", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Groep: E 2")
    expect(page.locator("nav[aria-label='Andere letters'] [aria-current]")).to_have_text("E 2")
    page.get_by_role("link", name="Extra", exact=False).last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Extra")


def test_the_ways_to_a_large_catalogue_lead_to_each_offer_once_and_no_page_is_long(large_site):
    offers = {file.parent.name for file in large_site.glob("doen/*/index.html")}
    for folder, pattern in ((large_site / "doen", r'data-offer="([\w-]+)"'), (next(large_site.glob("*/tabel"), large_site), r'<th scope="row"><a href="[./]*doen/([\w-]+)/"')):
        found = [id for page in folder.glob("*/*/index.html") for id in re.findall(pattern, page.read_text())]
        assert len(found) == len(set(found)) > MANY
        assert set(found) <= offers
    assert max(page.stat().st_size for page in large_site.rglob("index.html")) < 100_000


@pytest.mark.parametrize("width", WIDTHS)
def test_a_part_of_a_long_list_is_sound(page, large, width):
    for place in (FINDER, f"{FINDER}groep/e-2/"):
        page.goto(large + place)
        at_width(page, width)
        assert violations_in_both_schemes(page) == "", place
        assert page.evaluate(WIDER_THAN_SCREEN) == 0, place


# --- The real catalogue: the worker knows only a name, or an old one, or nearly ---

NAMED = {
    "Perfect is saai": "perfect-is-saai",
    "homeles blue wite": "homeless-blue-white",
    "plantrekers": "homeless-blue-white",
    "cente": "opnieuw-je-eigen-centen-beheren",
}


@pytest.mark.parametrize("language", ["", "fr/", "en/"])
def test_a_name_that_is_nearly_right_brings_one_to_that_offers_page(page, serve, site, language):
    address = serve(site)
    for typed, offer in NAMED.items():
        page.goto("about:blank")
        page.goto(f"{address}{language}")
        page.get_by_role("main").get_by_role("searchbox").fill(typed)
        page.keyboard.press("Enter")
        first = page.locator("#results .card").first
        expect(first).to_be_visible()
        assert first.get_attribute("data-offer") == offer, typed
        first.get_by_role("link").first.click()
        page.wait_for_url(f"{address}{language}aanbod/{offer}/")

"""Whoever is in danger finds a number: what is recognised, what is shown, what leaves no trace, and how one leaves."""

import re
import sqlite3

import pytest
from playwright.sync_api import expect

from bench.danger import measure as danger
from tests import chromium
from tests.browser.conftest import lay_ground, open_page
from tests.conftest import FROZEN, some
from tests.browser.test_accessibility import WIDER_THAN_SCREEN, at_width, violations_in_both_schemes

pytestmark = pytest.mark.browser

FINDER = "aanbod/"
PHONE_HEIGHT = 740


# --- What is recognised ---


@pytest.fixture(scope="module")
def ground(serve, tmp_path_factory):
    """Where the scripts are."""
    folder = tmp_path_factory.mktemp("danger")
    lay_ground(folder)
    return serve(folder)


@pytest.fixture(scope="module")
def editions():
    return danger.editions()


@pytest.fixture
def recognising(page, ground, editions):
    """Call it with texts and the language of the page to get the kind of help for each, with "?" where it is a line, None where it is quiet."""

    def recognising(texts, on="nl"):
        said = danger.answers(page, ground, editions, [danger.Phrase(text, on, danger.NONE, "") for text in texts], on)
        return {each.phrase.text: each.shown or (each.hint and f"{each.hint}?") for each in said}

    return recognising


@pytest.fixture(scope="module")
def answered(browser, ground, editions):
    """What is said of a third of the committed set, each day another; `make bench-search BENCH=--danger` asks all of it."""
    found = danger.phrases()
    page = browser.new_page()
    yield danger.answers(page, ground, editions, some(found, len(found) // 3))
    page.close()


def test_the_committed_set_is_large_and_half_of_it_was_written_blind():
    found = danger.phrases()
    for everyday in (False, True):
        these = [each for each in found if (each.kind == danger.NONE) is everyday]
        blind = [each for each in these if each.set.startswith("blind")]
        assert len(these) >= 600 and len(blind) >= len(these) / 2
    assert {each.language for each in found} == {"nl", "fr", "en"}
    assert {each.kind for each in found} == {"now", "life", "child", "violence", "bed", "food", danger.NONE}


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_phrases_of_danger_call_and_everyday_ones_don_t(answered, language):
    found = danger.rates(each for each in answered if each.phrase.language == language)
    assert found["shown"] >= 0.99 * found["phrases"]
    assert found["fitting number first"] >= 0.98 * found["phrases"]
    assert found["left alone"] >= 0.99 * found["everyday"]


def test_every_miss_of_a_blind_set_is_mended(answered):
    """Each was a case of a kind."""
    blind = [each for each in answered if each.phrase.set.startswith("blind")]
    assert [each.phrase.text for each in blind if each.phrase.kind != danger.NONE and each.shown is None] == []
    assert [each.phrase.text for each in blind if each.phrase.kind == danger.NONE and (each.shown or each.hint)] == []


CORE = {
    "life": [
        "zelfmoord", "zelfdoding", "suïcide", "ik wil dood", "ik wil doodgaan", "ik wil sterven", "ik wil niet meer leven", "ik zie het niet meer zitten",
        "ik denk aan zelfmoord", "ik wil er niet meer zijn", "ik wil een einde aan mijn leven maken", "ik wil mezelf iets aandoen", "mijn vriend wil niet meer leven",
        "mijn dochter denkt aan zelfmoord", "1813", "113", "je veux mourir", "je ne veux plus vivre", "suicide", "je pense au suicide", "envie de mourir",
        "je veux me suicider", "je veux en finir", "mon fils veut mourir", "i want to die", "suicidal", "kill myself", "i don't want to live anymore",
        "i want to end my life", "my friend wants to die", "self harm",
    ],
    "now": [
        "112", "brand", "brand in huis", "ambulance", "politie", "noodgeval", "levensgevaar", "hij ademt niet", "bewusteloos", "hartaanval", "overdosis",
        "inbreker in huis", "iemand met een mes", "bel een ambulance", "incendie", "au feu", "au secours", "urgence", "il ne respire plus", "crise cardiaque",
        "appeler une ambulance", "police", "fire", "fire in my house", "emergency", "heart attack", "he is not breathing", "unconscious", "call an ambulance",
        "burglar in my house",
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", CORE)
def test_the_core_phrases_call_on_every_page(recognising, kind):
    for on in ("nl", "fr", "en"):
        found = recognising(CORE[kind], on)
        everyday = {"brand"} if on == "en" else set()  # which sells things there
        assert {text for text in CORE[kind] if found[text] != kind} <= everyday, on


# What the issue of this recogniser was filed with.
CALLS = {
    "dakloos": "bed", "ik wil doodgaan": "life", "kwil dood": "life", "zelfmort": "life", "ik zie het niet meer zitten": "life", "waar kan ik slapen": "bed",
    "geen bed": "bed", "op straat gezet": "bed", "we slapen in de auto": "bed", "mijn man slaat mij": "violence", "partnergeweld": "violence",
    "crisisopvang": "bed", "112": "now", "je suis sans abri": "bed", "je ne veux plus vivre": "life", "homeless tonight": "bed", "i want to die": "life",
    "intihar": "life", "slaapplek": "bed", "wil dood": "life", "kben op straat gezet wa nu": "bed", "mijn vriend wil niet meer leven": "life", "1712": "violence",
    "zelf moord": "life", "ikwilniemeerleven": "life", "leven ik wil niet meer": "life", "ZELFMOORD!!": "life", "geen eten": "food", "102": "child",
    "самогубство": "life", "бездомен": "bed", "انتحار": "life", "زوجي يضربني": "violence", "bghit nmout": "life", "nu am unde dormi": "bed", "kocam beni dövüyor": "violence",
}  # fmt: skip
QUIET = [
    "ik verveel mij dood", "doodmoe", "brandstof", "112 euro afbetalen", "geweldig", "slagerij", "bed kopen", "dakwerken", "homeless blue white", "homeles blue wite",
    "killing time", "tuer le temps", "brood", "rood", "staat", "rand", "plaat", "voetbal", "geld", "papieren", "samen leven", "nieuw leven", "bus 102", "de straat",
    "vrijwilliger nachtopvang", "cursus reanimatie", "brandverzekering", "politie worden", "die jongen voetbalt", "constructor",
    "__proto__", "", "   ", "?", "a", "12345", "toString valueOf",
]  # fmt: skip


@pytest.mark.parametrize("on", ["nl", "fr", "en"])
def test_what_must_call_does_in_every_edition_and_what_is_everyday_is_quiet(recognising, on):
    found = recognising([*CALLS, *QUIET], on)
    assert {text: found[text] for text in CALLS} == CALLS
    assert {text: found[text] for text in QUIET if found[text]} == {}


def test_an_everyday_word_of_the_pages_language_is_no_danger_of_another(recognising):
    said = "ik wil niet want die groep is saai"
    assert recognising(["die", "want die", said, "de brand"], "nl") == {"die": None, "want die": None, said: None, "de brand": "now"}
    assert recognising(["brand", "brand new", "de brand"], "en") == {"brand": None, "brand new": None, "de brand": "now"}


def test_one_slip_is_forgiven_from_six_letters_on_and_none_in_shorter_words(recognising):
    found = recognising(["zelfmoird", "zefmoord", "zelfmoordd", "dakloso", "mishandelt", "verkrachd", "brabd", "geveld", "getest", "gemeld"])
    assert {text for text, kind in found.items() if kind} == {"zelfmoird", "zefmoord", "zelfmoordd", "dakloso", "mishandelt", "verkrachd"}


# No line has them; the last is of another language than the page's.
LEARNED = {
    "ik weet niet waar ik mij deze nacht leg": "bed", "drie dagen niks in mijn maag": "food", "maman pleure elle a un oeil au beurre noir": "violence",
}  # fmt: skip


def test_what_no_list_knows_is_told_by_its_likeness_to_other_calls(recognising):
    for on in ("nl", "fr", "en"):
        assert recognising(LEARNED, on) == LEARNED, on


def test_what_a_list_leaves_alone_only_a_very_likely_call_brings_back(recognising):
    """Words of a line of what is no danger ("locked … phone") stand beside a call, or make it something else."""
    assert recognising(["he lock me in room and take phone"], "en") == {"he lock me in room and take phone": "violence"}
    assert recognising(["sleeping bag for the night"], "en") == {"sleeping bag for the night": None}


def test_names_and_summaries_of_offers_call_for_nothing(recognising):
    for language, edition in danger.editions(FROZEN / "catalogue").items():
        texts = [text.plain for offer in edition.offers for text in (offer.name, offer.summary) if text]
        assert len(texts) > 10
        assert {text: kind for text, kind in recognising(texts, language).items() if kind} == {}, language


def test_a_very_long_text_holds_nothing_up(recognising):
    """Only its first words are looked at; the test ends in time or not at all."""
    found = recognising(["dakloos " + "woord " * 4000, "x" * 20_000])
    assert list(found.values()) == ["bed", None]


# --- What is shown ---

SHOWN = {
    "": {"waar kan ik slapen": ["0800 62 227"], "kwil dood": ["1813"], "mijn man slaat mij": ["112", "1712"], "papa slaat mij": ["102", "1712"], "brand in huis": ["112"], "geen eten": ["09 266 99 11"]},
    "fr/": {"dormir dehors": ["0800 62 227"], "je veux mourir": ["0800 32 123", "1813"], "mon mari me frappe": ["112", "1712"], "papa me tape": ["102", "1712"], "au feu": ["112"], "rien à manger": ["09 266 99 11"]},
    "en/": {"homeless tonight": ["0800 62 227"], "i want to die": ["1813"], "my husband hits me": ["112", "1712"], "my dad hits me": ["102", "1712"], "fire in my house": ["112"], "nothing to eat": ["09 266 99 11"]},
}  # fmt: skip


def field(page):
    return page.get_by_role("searchbox")


def help_block(page):
    return page.locator("#calls-for-help")


def on_phone(page):
    page.set_viewport_size({"width": 360, "height": PHONE_HEIGHT})
    return page


@pytest.mark.parametrize("language", SHOWN)
def test_the_number_that_fits_is_first_and_on_the_first_screen_of_a_phone(visit, language):
    page = on_phone(visit(f"{language}{FINDER}"))
    for text, numbers in SHOWN[language].items():
        field(page).fill(text)
        calls = help_block(page).locator(".calls").first.get_by_role("link")
        expect(calls.first).to_have_accessible_name(re.compile(re.escape(numbers[0])))
        shown = [link.inner_text() for link in calls.all()]
        assert [number for number in numbers if not any(number in each for each in shown)] == [], text
        assert len(shown) <= 2, "the rest is folded"
        for link in calls.all()[: len(numbers)]:
            box = link.bounding_box()
            assert box["y"] + box["height"] <= PHONE_HEIGHT, (text, shown)
            assert box["height"] >= 44
        assert page.evaluate("scrollY") == 0
        assert page.evaluate(WIDER_THAN_SCREEN) == 0
        expect(page.locator("#nothing")).to_be_hidden()
        expect(page.locator("#instead")).to_be_hidden()
        assert "Niets gevonden" not in page.get_by_role("main").inner_text()


def test_violence_has_now_and_talking_side_by_side(visit):
    page = on_phone(visit(FINDER))
    field(page).fill("mijn man slaat mij")
    expect(help_block(page)).to_be_visible()
    first, second = help_block(page).locator(".calls").first.get_by_role("link").all()
    assert first.bounding_box()["y"] == pytest.approx(second.bounding_box()["y"], abs=4)
    expect(help_block(page)).to_contain_text("Nu in gevaar?")
    expect(help_block(page)).to_contain_text("Erover praten?")


def test_no_bed_does_not_speak_of_suicide_and_only_now_has_the_colour_of_alarm(visit):
    page = visit(FINDER)
    field(page).fill("slaapplek")
    expect(help_block(page).get_by_role("heading")).to_have_text("Een bed voor vannacht")
    assert "elfmoord" not in help_block(page).inner_text()
    expect(help_block(page).locator(".alarm")).to_have_count(0)
    field(page).fill("brand")
    expect(help_block(page).locator(".alarm")).to_have_count(1)


def test_french_words_on_a_dutch_page_bring_the_french_line_in_french(visit):
    page = visit(FINDER)
    field(page).fill("je veux mourir")
    expect(help_block(page).locator(".calls a").first).to_contain_text("0800 32 123")
    expect(help_block(page)).to_have_attribute("lang", "fr")
    expect(help_block(page)).to_contain_text("Répond en néerlandais.")
    field(page).fill("ik wil dood")
    expect(help_block(page)).to_have_attribute("lang", "nl")
    expect(help_block(page).locator(".calls a").first).to_contain_text("1813")


def test_help_stands_above_offers_and_goes_with_the_words(visit):
    page = visit(FINDER)
    field(page).fill("dakloos")
    expect(page.locator("#results .card").first).to_be_visible()
    assert help_block(page).bounding_box()["y"] < page.locator("#results .card").first.bounding_box()["y"]
    field(page).fill("voetbal")
    expect(help_block(page)).to_be_hidden()
    expect(page.locator("#results .card").first).to_be_visible()
    field(page).fill("")
    expect(page.locator("#list")).to_be_visible()


def test_offers_below_help_are_no_guesses(visit):
    page = visit(FINDER)
    field(page).fill("ik wil dood")
    expect(help_block(page)).to_be_visible()
    page.wait_for_timeout(300)
    expect(page.locator("#results .card")).to_have_count(0)


def test_it_is_told_once_politely_a_second_after_the_last_key_and_the_focus_stays(visit):
    page = visit(FINDER)
    page.evaluate("""() => { window.told = []; new MutationObserver(() => window.told.push(document.getElementById("spoken").textContent))
        .observe(document.getElementById("spoken"), { childList: true, characterData: true, subtree: true }); }""")
    expect(page.locator("#spoken")).to_have_attribute("role", "status")
    field(page).press_sequentially("dakloos", delay=120)
    expect(help_block(page)).to_be_visible()
    assert page.evaluate("told.filter(Boolean)") == [], "nobody is interrupted while typing"
    expect(page.locator("#spoken")).to_have_text("Hulp: bel 0800 62 227, een bed voor vannacht. 1 activiteit gevonden.")
    assert len(page.evaluate("told.filter(Boolean)")) == 1
    expect(field(page)).to_be_focused()


def test_what_was_learned_waits_until_nobody_types_on_and_is_never_written(browser, faults, address):
    """Half a sentence is often like a call. The time is the test's own."""
    page = open_page(browser, faults)
    page.clock.install(time=0)
    page.goto(address + FINDER)
    page.clock.pause_at(3_600_000)
    field(page).fill("dakloos")
    page.clock.run_for(200)
    expect(help_block(page)).to_be_visible()  # the lists are there
    field(page).fill("")
    page.clock.run_for(200)
    expect(help_block(page)).to_be_hidden()
    field(page).fill("drie dagen niks in mijn maag")
    for _ in range(4):
        page.clock.run_for(200)
        page.wait_for_load_state("networkidle")
        expect(help_block(page)).to_be_hidden()
    page.clock.run_for(400)
    expect(help_block(page)).to_be_visible()
    assert "drie" not in page.url
    page.clock.run_for(200)
    expect(page.locator("#spoken")).to_contain_text("Hulp:")
    field(page).fill("")
    page.clock.run_for(200)
    field(page).fill("ik weet niet waar ik mij deze nacht leg")
    field(page).press("Enter")
    page.clock.run_for(50)
    expect(help_block(page)).to_be_visible()
    page.context.close()


def test_for_referrers_what_was_learned_is_one_line(page, referrers_address):
    page.goto(referrers_address + FINDER)
    field(page).fill("drie dagen niks in mijn maag")
    expect(page.locator("#hint")).to_be_visible()
    expect(help_block(page)).to_be_hidden()


def test_for_referrers_a_topic_is_one_line_and_a_sentence_a_block(page, referrers_address):
    page.goto(referrers_address + FINDER)
    field(page).fill("dakloos")
    line = page.locator("#hint")
    expect(line).to_be_visible()
    expect(line.get_by_role("link")).to_have_attribute("href", "tel:+3280062227")
    expect(help_block(page)).to_be_hidden()
    expect(page.locator("#results .card").first).to_be_visible()
    assert line.bounding_box()["height"] < 60
    field(page).fill("mijn man slaat mij")
    expect(help_block(page)).to_be_visible()
    expect(line).to_be_hidden()


def test_without_the_words_all_numbers_are_shown(page, visit, faults):
    page.route("**/assets/urgent/*.json", lambda route: route.abort())
    visit(FINDER)
    field(page).fill("dakloos")
    everything = page.locator("#all-numbers")
    expect(everything).to_be_visible()
    for number in ("112", "1813", "0800 62 227"):
        expect(everything.get_by_role("link", name=number, exact=True)).to_be_visible()
    page.unroute("**/assets/urgent/*.json")
    field(page).fill("dakloos nu")
    expect(help_block(page)).to_be_visible()
    expect(everything).to_be_hidden()
    faults.clear()


STATES = {"bed": "waar kan ik slapen", "violence": "mijn man slaat mij", "now": "brand", "life": "je veux mourir", "food": "geen eten"}


@pytest.mark.parametrize("text", STATES.values(), ids=STATES)
def test_axe_finds_nothing_in_the_answers(visit, text):
    page = visit(FINDER)
    field(page).fill(text)
    expect(help_block(page)).to_be_visible()
    for width in (360, 1280):
        at_width(page, width)
        assert violations_in_both_schemes(page) == "", f"at {width} px"


@pytest.mark.parametrize("place", ["dringend/", "fr/dringend/", "en/dringend/"])
def test_the_page_with_all_help_is_sound_and_has_every_first_number_on_one_screen(visit, place):
    page = on_phone(visit(place))
    numbers = page.locator(".jump .phone")
    assert numbers.count() == 6
    for number in numbers.all():
        box = number.bounding_box()
        assert box["y"] + box["height"] <= PHONE_HEIGHT, number.inner_text()
    assert violations_in_both_schemes(page) == ""


# --- Without the finder ---

PLACES = ["", "aanbod/", "contact/", "404.html", "aanbod/acb/", "aanbod/extra-time/"]


@pytest.mark.usefixtures("without_javascript")
@pytest.mark.parametrize("language", ["", "fr/", "en/"])
@pytest.mark.parametrize("place", PLACES)
def test_urgent_help_is_one_tap_and_one_screen_away_without_javascript(visit, language, place):
    if language and place in ("404.html", "aanbod/extra-time/"):
        place = "aanbod/acb/"
    page = on_phone(visit(f"{language}{place}"))
    way = page.locator(".to-help a, .entrances a.alert").first
    box = way.bounding_box()
    assert box["y"] + box["height"] <= PHONE_HEIGHT, "on the first screen"
    way.click()
    expect(page.get_by_role("link", name="112").first).to_be_in_viewport()
    expect(page.locator("a[href='tel:1813']").first).to_be_attached()


@pytest.mark.usefixtures("without_javascript")
def test_hours_that_nobody_checked_say_so_and_the_limit_on_a_second_night_is_told(visit):
    page = visit("contact/")
    bed = page.locator("#urgent li", has_text="0800 62 227")
    expect(bed).to_contain_text("Deze uren keek nog niemand na.")
    expect(bed).to_contain_text("Voor een tweede nacht")
    assert not re.search(r"gratis, tussen|gratis tussen", bed.inner_text())
    page = visit("fr/contact/")
    for number in ("1813", "106", "1712", "102"):
        expect(page.locator("#urgent li", has_text=number).first).to_contain_text("Répond en néerlandais.")


@pytest.mark.parametrize(("place", "where"), [("", "#home-q"), ("404.html", "#lost-q")])
def test_the_field_of_another_page_shows_the_help_on_that_page_and_goes_nowhere(visit, address, place, where):
    page = visit(place)
    page.locator(where).fill("mijn man slaat mij")
    page.keyboard.press("Enter")
    here = page.locator("#help-here")
    expect(here.locator(".calls a").first).to_contain_text("112")
    expect(here.get_by_role("status")).to_have_text("Hulp: bel 112, geweld of bedreiging.")
    assert page.url.rstrip("/") == (address + place).rstrip("/")
    page.locator(where).fill("voetbal")
    page.keyboard.press("Enter")
    page.wait_for_url("**/aanbod/#q=voetbal")


# --- No trace ---


def walk_of(playwright, folder, address, texts):
    """Type texts in the finder and on the home page of a browser whose profile lies in a folder, and close it."""
    context = playwright.chromium.launch_persistent_context(str(folder), executable_path=chromium.find(), args=chromium.launch_arguments(), viewport={"width": 360, "height": PHONE_HEIGHT})
    page, traces = context.new_page(), []
    for text in texts:
        page.goto(address + FINDER)
        field(page).press_sequentially(text)
        page.keyboard.press("Enter")
        expect(help_block(page)).to_be_visible()
        page.wait_for_timeout(1100)
        traces.append(page.evaluate(
            """async () => [location.href, document.title, JSON.stringify(history.state), JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }),
            document.cookie, window.name, (await indexedDB.databases()).length, (await caches.keys()).length, document.getElementById("nothing").textContent,
            [...document.querySelectorAll("[data-address]")].map((each) => each.dataset.address).join()].join(" | ")"""
        ))  # fmt: skip
        history = context.new_cdp_session(page).send("Page.getNavigationHistory")["entries"]
        traces += [f"{entry['url']} {entry['userTypedURL']} {entry['title']}" for entry in history]
        page.goto(address)
        page.locator("#home-q").fill(text)
        page.keyboard.press("Enter")
        expect(page.locator("#help-here")).to_be_visible()
        traces.append(page.url)
    page.goto(address + FINDER)
    field(page).fill("voetbal")
    page.locator("#results").get_by_role("link").first.click()
    page.wait_for_url("**/aanbod/homeless-blue-white/")
    context.close()
    return traces


def test_nothing_that_calls_for_help_stays_in_history_session_or_storage(playwright, serve, site, tmp_path):
    """Read from the browser itself, and then from every file of its profile."""
    texts = ["mijn man slaat mij", "ik wil niet meer leven", "papa slaat mij", "waar kan ik vannacht slapen"]
    traces = walk_of(playwright, tmp_path / "profile", serve(site), texts)
    words = ["slaat", "leven", "vannacht", "slapen"]
    assert [trace for trace in traces if any(word in trace for word in words)] == []
    visited = sqlite3.connect(tmp_path / "profile/Default/History").execute("select url, title from urls").fetchall()
    assert any("#q=voetbal" in url for url, _ in visited), "what is ordinary is kept for Back, so this reads the right file"
    assert [url for url, title in visited if any(word in url for word in words)] == []
    for file in (tmp_path / "profile").rglob("*"):
        if file.is_file() and "Cache" not in str(file):  # the site's own files hold the lists of words
            content = file.read_bytes()
            for text in texts:
                for form in (text, text.replace(" ", "%20"), text.replace(" ", "+")):
                    assert form.encode() not in content and form.encode("utf-16-le") not in content, file


def test_a_text_that_calls_for_help_in_an_address_is_taken_out_of_it(visit, address):
    page = visit(f"{FINDER}#q=mijn%20man%20slaat%20mij&themes=sport")
    expect(help_block(page)).to_be_visible()
    assert page.url == address + FINDER
    expect(page.locator("#share")).to_be_hidden()


def test_while_one_types_nothing_is_written_and_leaving_for_an_offer_writes_it_once(visit, address):
    page = visit(FINDER)
    before = page.evaluate("history.length")
    for text in ("voetbal", "voetba", "voetbal"):
        field(page).fill(text)
        expect(page.locator("#results .card").first).to_be_visible()
    assert (page.url, page.evaluate("history.length")) == (address + FINDER, before)
    page.locator("#results").get_by_role("link").first.click()
    page.wait_for_url("**/homeless-blue-white/")
    page.go_back()
    expect(page.locator("#results .card").first).to_be_visible()
    assert page.url == f"{address}{FINDER}#q=voetbal"


def test_sharing_writes_the_address_and_shares_it(visit, address):
    page = visit(FINDER)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    field(page).fill("voetbal")
    page.locator("#share button").click()
    expect(page.locator("#said")).to_have_text("Adres gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == page.url == f"{address}{FINDER}#q=voetbal"


# --- Leaving quickly ---


@pytest.fixture
def leaving(page):
    """Where one lands who leaves: the neutral address, answered here."""
    reached = []

    def answer(route):
        reached.append(route.request.url)
        route.fulfill(body="<!doctype html><title>Weer</title><h1>Weer</h1>", content_type="text/html")

    page.context.route("https://www.meteo.be/**", answer)
    yield reached
    page.context.unroute("https://www.meteo.be/**")


def start_of_leaving(page, address):
    page.goto("about:blank")
    page.goto(address + FINDER)
    page.evaluate("localStorage.setItem('catalogue-list:' + new URL('..', document.querySelector('script[src*=top]').src).pathname, JSON.stringify({v: 1, saved: [{id: 'acb', on: '2026-11-28'}]}))")
    field(page).fill("mijn man slaat mij")
    expect(page.get_by_role("link", name="Verlaat deze site")).to_be_visible()


@pytest.mark.parametrize("how", ["press", "touch", "keyboard", "shift"])
def test_leaving_shows_another_site_at_once_and_back_does_not_lead_here_again(page, browser, address, faults, leaving, how):
    start_of_leaving(page, address)
    link = page.get_by_role("link", name="Verlaat deze site")
    if how == "shift":
        for _ in range(3):
            page.keyboard.press("Shift")
    elif how == "keyboard":
        link.focus()
        page.keyboard.press("Enter")
    elif how == "touch":
        link.dispatch_event("click")
    else:
        link.click()
    page.wait_for_url("https://www.meteo.be/**")
    assert leaving
    faults.clear()  # another host: that is what leaving is
    page.go_back()
    assert page.url == "about:blank", "the page that one left is gone from the way back"
    page.goto(address + FINDER)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('catalogue-list')).length") == 0
    faults.clear()


def test_nothing_of_the_page_is_left_to_see_while_the_other_site_is_slow(page, address, faults, leaving):
    start_of_leaving(page, address)
    seen = page.evaluate("""() => {
      document.querySelector("[data-leave]").click();
      return [document.body.innerText.trim(), document.title, document.querySelector(".cover").getAttribute("aria-label")];
    }""")
    assert seen == ["", "www.meteo.be", "Je verlaat deze site."], "at once, before anything has come from there"
    page.wait_for_timeout(200)
    page.goto("about:blank")
    faults.clear()


def test_shift_for_capitals_or_where_no_button_is_leaves_nobody(page, address):
    start_of_leaving(page, address)
    for _ in range(3):
        page.keyboard.press("Shift+A")
    page.wait_for_timeout(100)
    assert page.url.startswith(address)
    field(page).fill("voetbal")
    expect(help_block(page)).to_be_hidden()
    for _ in range(4):
        page.keyboard.press("Shift")
    page.wait_for_timeout(100)
    assert page.url.startswith(address)


def test_the_button_stands_with_violence_child_and_life_and_nowhere_else(visit):
    page = visit("dringend/")
    with_button = page.evaluate("[...document.querySelectorAll('.danger')].filter((each) => each.querySelector('[data-leave]')).map((each) => each.id)")
    assert with_button == ["urgent-life", "urgent-child", "urgent-violence"]
    for place in ("", "contact/", "aanbod/acb/"):
        assert visit(place).locator("[data-leave]").count() == 0
    expect(visit("dringend/").locator("#urgent-violence")).to_contain_text("staat nog in de geschiedenis van je browser")


@pytest.mark.usefixtures("without_javascript")
def test_without_javascript_leaving_is_a_plain_link(visit):
    link = visit("dringend/").locator("#urgent-violence").get_by_role("link", name="Verlaat deze site")
    expect(link).to_have_attribute("href", "https://www.meteo.be")
    expect(link).to_have_attribute("rel", "noreferrer")


def test_a_finger_leaves_too(browser, faults, address):
    phone = open_page(browser, faults, has_touch=True, is_mobile=True)
    phone.context.route("https://www.meteo.be/**", lambda route: route.fulfill(body="<title>Weer</title>"))
    phone.goto(f"{address}dringend/")
    phone.locator("#urgent-life").get_by_role("link", name="Verlaat deze site").tap()
    phone.wait_for_url("https://www.meteo.be/**")
    phone.context.close()
    faults.clear()

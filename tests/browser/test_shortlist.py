"""The shortlist: kept on this device alone, gone when it should be, shared without a word about anybody, and its sheets on paper."""

import io
import json
import re
import shutil
from urllib.parse import urlsplit

import pypdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, watch
from tests.browser.places import BY_TYPE, SCREEN
from tests.browser.test_accessibility import LOST_WORDS, violations_in_both_schemes
from tests.conftest import VILLAGE, build, copy_project, frozen_project

pytestmark = pytest.mark.browser

LIST = "mijn-lijst/"
OFFER = BY_TYPE["offer"]
FINDER = BY_TYPE["list"]
MATCHING = "hulpverleners/past-dit/"
KEY = "catalogue-list:/"
NAME = "Individuele Sociale Activering (ACB)"
NOON = "2026-11-22T12:00:00"


@pytest.fixture(scope="module")
def known(serve, tmp_path_factory):
    """Where the frozen catalogue's site is: its offers are known."""
    return serve(build(frozen_project(tmp_path_factory.mktemp("shortlist"))))


@pytest.fixture(scope="module")
def known_to_referrers(serve, tmp_path_factory):
    return serve(build(frozen_project(tmp_path_factory.mktemp("shortlist-referrers")), "mkdocs.referrers.yml"))


@pytest.fixture(scope="module")
def village(serve, tmp_path_factory):
    """A village in which one offer ended and one had another id before."""
    project = copy_project(tmp_path_factory.mktemp("shortlist-village"), VILLAGE / "catalogue", VILLAGE / "docs")
    offer = project / "catalogue/offers/wandelgroep.yml"
    offer.write_text("former_ids: [wandelclub]\n" + offer.read_text())
    return serve(build(project))


@pytest.fixture
def device(browser, faults, known):
    """Call it to get a device of its own: a function that opens one of its tabs."""
    contexts = []

    def device(has="", kept=None, at=known, width=PHONE["width"]):
        context = browser.new_context(viewport={"width": width, "height": SCREEN}, locale="nl-BE", timezone_id="Europe/Brussels")
        context.set_default_timeout(5000)
        contexts.append(context)
        watch(context, faults)
        if has:
            context.add_init_script(has)
        if kept is not None:
            first = context.new_page()
            first.goto(at + "robots.txt")
            first.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, kept if isinstance(kept, str) else json.dumps(kept)])
            first.close()

        def tab(place=LIST):
            page = context.new_page()
            page.goto(at + place)
            return page

        return tab

    yield device
    for context in contexts:
        context.close()


def on(day, *ids):
    return {"v": 1, "saved": [{"id": id, "on": day} for id in ids]}


def today(*ids):
    return on("2026-11-21", *ids)


@pytest.fixture
def today_list(device):
    """A device with a list that will not be too old: made with the clock of the browser."""

    def made(*ids, **options):
        tab = device(**options)
        page = tab("robots.txt")
        page.evaluate(
            "([key, ids]) => { const now = new Date(); const on = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);"
            " localStorage.setItem(key, JSON.stringify({ v: 1, saved: ids.map((id) => ({ id, on })) })) }",
            [KEY, list(ids)],
        )
        page.close()
        return tab

    return made


def stored(page):
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "null")


def ids_in(page):
    return [item["id"] for item in (stored(page) or {}).get("saved", [])]


def said(page):
    return page.locator("#said")


def have_names(page, part="#own", *, names):
    """The offers that a list shows, in order; its data may still be on the way."""
    headings = page.locator(f"{part} .card h3")
    expect(headings).to_have_count(len(names))
    assert headings.all_inner_texts() == names


def count(page):
    return page.locator(".menu .count")


# Putting on it and taking off

def test_an_offer_is_put_on_the_list_from_its_page_and_taken_off_again(device):
    page = device()(OFFER)
    expect(count(page)).to_be_hidden()
    page.get_by_role("button", name=f"Zet op mijn lijst: {NAME}").press("Enter")
    expect(said(page)).to_have_text(f"{NAME} staat op je lijst.")
    expect(count(page)).to_have_text("1")
    expect(page.locator(".menu").get_by_role("link", name="Mijn lijst 1 op je lijst")).to_be_visible()
    button = page.get_by_role("button", name=f"Haal van mijn lijst: {NAME}")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-pressed", "true")
    saved = stored(page)
    assert saved["v"] == 1 and [sorted(item) for item in saved["saved"]] == [["id", "on"]], "ids and days, and no field for more"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", saved["saved"][0]["on"])
    page.reload()
    button.click()
    expect(said(page)).to_have_text(f"{NAME} is van je lijst.")
    expect(count(page)).to_be_hidden()
    assert ids_in(page) == []


def test_a_card_has_a_button_above_the_link_that_is_all_of_it(device):
    page = device()(FINDER)
    card = page.locator("#list .card[data-offer=acb]")
    card.locator("button").click()
    assert urlsplit(page.url).path.endswith(FINDER), "no link was followed"
    assert ids_in(page) == ["acb"]
    card.click(position={"x": 20, "y": 5})
    page.wait_for_url(f"**/{OFFER}")


def test_what_the_finder_found_has_the_button_too_and_its_words_are_not_found_in_it(device):
    page = device()(f"{FINDER}#q=lijst acb")
    page.goto(page.url.replace("lijst acb", "acb"))
    card = page.locator("#results .card[data-offer=acb]")
    card.get_by_role("button", name="Zet op mijn lijst").click()
    expect(card.get_by_role("button", name="Haal van mijn lijst")).to_be_visible()
    assert ids_in(page) == ["acb"]
    page.locator("#q").fill("")
    expect(page.locator("#list .card[data-offer=acb] button")).to_have_attribute("aria-pressed", "true")
    page.locator("#q").fill("mijn lijst op zet")
    expect(page.locator("#found")).not_to_be_empty()
    assert page.locator("button mark").count() == 0


def test_a_translated_page_speaks_its_own_language_and_keeps_the_same_list(device):
    tab = device()
    page = tab(f"fr/{OFFER}")
    page.locator("[data-save]").click()
    expect(said(page)).to_contain_text("est sur votre liste.")
    have_names(tab(), names=[NAME])


def test_the_list_survives_a_reload_and_shows_what_was_saved_and_since_when(today_list):
    page = today_list("extra-time", "acb")()
    have_names(page, names=["Extra time", NAME])
    page.reload()
    expect(page.locator("#own .card")).to_have_count(2)
    card = page.locator("#own .card").first
    expect(card).to_contain_text("Extra time is een groep van OCMW Gent.")
    assert re.search(r"Bewaard op \d+ \w+ 20\d\d\.", card.inner_text())
    assert re.search(r"De lijst verdwijnt vanzelf op \d+ \w+ 20\d\d\.", page.locator("#expires").inner_text())
    card.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Extra time")


def test_what_is_removed_is_said_and_the_focus_goes_on_to_the_next(today_list):
    page = today_list("acb", "extra-time", "ocmw-info")()
    page.get_by_role("button", name="Haal Extra time van mijn lijst").press("Enter")
    expect(said(page)).to_have_text("Extra time is van je lijst.")
    expect(page.get_by_role("button", name="Haal OCMW Info van mijn lijst")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Haal {NAME} van mijn lijst")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#empty")).to_be_focused()
    expect(page.locator("#empty")).to_contain_text("Je lijst is leeg.")
    expect(page.locator("#paper")).to_be_hidden()
    expect(count(page)).to_be_hidden()


def test_everything_is_reached_with_the_keyboard_in_the_order_in_which_it_stands(today_list):
    page = today_list("acb")(LIST)
    expect(page.locator("#own .card")).to_have_count(1)
    page.locator("h1").evaluate("each => { each.tabIndex = -1; each.focus() }")
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.value"))
    assert reached[:5] == [NAME, f"Haal {NAME} van mijn lijst", "Deel deze lijst", "Wis mijn lijst", "Nieuwe cliënt: wis alles"]
    assert reached[5] == "each" and reached[7] == "Druk af"


def test_wiping_the_list_is_said_and_leaves_nothing(today_list):
    page = today_list("acb", "extra-time")()
    page.get_by_role("button", name="Wis mijn lijst").press("Enter")
    expect(said(page)).to_have_text("Je lijst is gewist.")
    expect(page.locator("#empty")).to_be_focused()
    assert ids_in(page) == []
    assert "acb" not in page.evaluate("JSON.stringify(localStorage)")


# What the browser keeps

@pytest.mark.parametrize(
    ("kept", "ids"),
    [
        (["acb", "extra-time"], ["acb", "extra-time"]),
        (["acb", "acb", "<b>", 7, None], ["acb"]),
        ({"v": 1, "saved": [{"id": "acb", "on": "gisteren"}, {"id": "acb"}, None, {"on": "2026-01-01"}]}, ["acb"]),
        ({"v": 1, "saved": [{"id": "acb", "on": "2099-01-01"}]}, ["acb"]),
    ],
    ids=["the first version", "and with nonsense in it", "no days", "a day to come"],
)  # fmt: skip
def test_older_and_odd_lists_become_todays(device, kept, ids):
    page = device(kept=kept)()
    expect(page.locator("#own .card")).to_have_count(len(ids))
    now = page.evaluate("new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)")
    assert stored(page) == on(now, *ids)


@pytest.mark.parametrize("kept", ['{"v":1,"sav', "", "null", "7", '"acb"', "{}", '{"v":1,"saved":"acb"}'])
def test_what_is_broken_is_an_empty_list_that_can_be_used(device, kept):
    tab = device(kept=kept)
    expect(tab().locator("#empty")).to_be_visible()
    page = tab(OFFER)
    page.locator("[data-save]").click()
    assert ids_in(page) == ["acb"]


def test_what_a_newer_version_wrote_stays_as_it_is(device):
    newer = json.dumps({"v": 2, "lists": {"a": ["acb"]}})
    tab = device(kept=newer)
    for place in (OFFER, FINDER, LIST):
        page = tab(place)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.locator("[data-save]:visible, #own:visible, .count:visible").count() == 0
        assert page.evaluate(f"localStorage.getItem('{KEY}')") == newer


def test_each_site_on_a_host_has_its_own_list(browser, faults, serve, site, tmp_path):
    for name in ("een", "twee"):
        shutil.copytree(site, tmp_path / name)
    for name in ("_headers", "404.html"):
        shutil.copy(site / name, tmp_path / name)
    address = serve(tmp_path)
    context = browser.new_context()
    watch(context, faults)
    page = context.new_page()
    page.goto(f"{address}een/{OFFER}")
    page.locator("[data-save]").click()
    page.goto(f"{address}twee/{OFFER}")
    expect(page.locator("[data-save]")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("Object.keys(localStorage)") == ["catalogue-list:/een/"]
    context.close()


THROWS = {
    "no store at all": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } });",
    "none": "Object.defineProperty(window, 'localStorage', { value: null });",
    "reading throws": "Storage.prototype.getItem = () => { throw new Error('private') };",
}


@pytest.mark.parametrize("has", THROWS.values(), ids=THROWS)
def test_where_nothing_can_be_kept_nothing_of_it_is_shown_and_the_rest_works(device, has):
    tab = device(has)
    for place in (OFFER, FINDER, LIST, MATCHING):
        page = tab(place)
        page.wait_for_timeout(200)
        assert page.locator("[data-save]:visible, .count:visible, #shortlist:visible").count() == 0, place
    page = tab(FINDER)
    page.locator("#q").fill("acb")
    expect(page.locator("#results .card").first).to_be_visible()
    assert page.locator("[data-save]:visible").count() == 0
    expect(tab(LIST).get_by_role("main").get_by_role("link", name="Activiteiten").first).to_be_visible()
    shared = tab(f"{LIST}#ids=acb")
    have_names(shared, "#theirs", names=[NAME])
    expect(shared.get_by_role("button", name="Zet deze activiteiten ook op mijn lijst")).to_be_hidden()


def test_where_writing_fails_the_buttons_go(device):
    page = device("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') };")(OFFER)
    page.locator("[data-save]").click()
    expect(page.locator("[data-save]")).to_be_hidden()
    expect(said(page)).to_be_empty()


@pytest.mark.usefixtures("without_javascript")
def test_without_javascript_the_page_says_so_and_leads_on(page, known):
    page.goto(known + LIST)
    expect(page.locator("#needs-script")).to_be_visible()
    page.locator("#needs-script").get_by_role("link", name="Activiteiten").click()
    expect(page.locator(".card").first).to_be_visible()
    assert page.locator("[data-save]:visible").count() == 0


# How long

def at(tab, moment, place=LIST):
    """A tab whose clock stands at a moment."""
    page = tab("robots.txt")
    page.clock.set_fixed_time(moment)
    page.goto(page.url.replace("robots.txt", place))
    return page


def test_the_list_goes_by_itself_after_as_many_days_as_the_settings_say(device):
    tab = device(kept=on("2026-11-22", "acb", "extra-time"))
    page = at(tab, "2026-12-21T23:30:00+01:00")
    expect(page.locator("#expires")).to_have_text("De lijst verdwijnt vanzelf op 22 december 2026.")
    expect(page.locator("#own .card h3")).to_have_count(2)
    assert "Bewaard op 22 november 2026." in page.locator("#own .card").first.inner_text()
    page.close()  # a list that is open would say it
    page = at(tab, "2026-12-22T00:30:00+01:00", OFFER)
    expect(page.locator("[data-save]")).to_have_attribute("aria-pressed", "false")
    assert ids_in(page) == [], "gone at the first page, whichever that is"
    page = at(tab, "2026-12-22T09:00:00+01:00")
    expect(page.get_by_text("Je vorige lijst was te oud en is gewist.")).to_be_visible()
    expect(page.locator("#empty")).to_be_visible()
    page = at(tab, "2026-12-22T09:01:00+01:00")
    expect(page.locator("#empty")).to_be_visible()
    expect(page.get_by_text("Je vorige lijst was te oud en is gewist.")).to_be_hidden()


def test_what_is_put_on_it_later_keeps_all_of_it_longer(device):
    tab = device(kept=on("2026-11-22", "acb"))
    at(tab, "2026-12-10T10:00:00+01:00", "aanbod/extra-time/").locator("[data-save]").click()
    page = at(tab, "2026-12-30T10:00:00+01:00")
    expect(page.locator("#expires")).to_have_text("De lijst verdwijnt vanzelf op 9 januari 2027.")
    expect(page.locator("#own .card h3")).to_have_count(2)


def test_in_the_referrers_edition_the_list_goes_at_the_end_of_the_day(device, known_to_referrers):
    tab = device(kept=on("2026-11-22", "acb"), at=known_to_referrers)
    page = at(tab, "2026-11-22T23:50:00+01:00")
    expect(page.locator("#expires")).to_have_text("De lijst verdwijnt vanzelf aan het einde van de dag.")
    page.clock.set_fixed_time("2026-11-23T00:01:00+01:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#empty")).to_be_visible()
    expect(page.get_by_text("Je vorige lijst was te oud en is gewist.")).to_be_visible()
    assert ids_in(page) == []


def test_a_page_left_open_over_midnight_notices_by_itself(device, known_to_referrers):
    tab = device(kept=on("2026-11-22", "acb"), at=known_to_referrers)
    page = tab("robots.txt")
    page.clock.install(time="2026-11-22T23:58:00+01:00")
    page.goto(known_to_referrers + LIST)
    expect(page.locator("#own .card")).to_have_count(1)
    page.clock.fast_forward("03:30")
    expect(page.locator("#empty")).to_be_visible()


# A new client

def test_a_new_client_empties_the_list_and_the_answers_in_every_tab(today_list):
    tab = today_list("acb", "extra-time")
    listed, matched, offer = tab(), tab(MATCHING), tab(OFFER)
    number = matched.locator("form.questions input[type=text]").first
    number.fill("34")
    matched.locator("form.questions").get_by_role("radio").first.check()
    matched.locator("form.questions button[type=submit]").click()
    expect(matched.locator("#answers")).to_be_visible()
    matched.evaluate("document.addEventListener('wiped', () => { window.wiped = true })")
    listed.get_by_role("button", name="Nieuwe cliënt: wis alles").press("Enter")
    expect(said(listed)).to_have_text("Alles is gewist.")
    expect(listed.locator("#empty")).to_be_visible()
    expect(number).to_have_value("")
    expect(matched.locator("#answers")).to_be_hidden()
    expect(matched.locator("form.questions").get_by_role("radio").first).not_to_be_checked()
    assert matched.evaluate("window.wiped")
    expect(offer.locator("[data-save]")).to_have_attribute("aria-pressed", "false")
    expect(count(offer)).to_be_hidden()
    assert listed.evaluate(f"localStorage.getItem('{KEY}')") is None


@pytest.mark.parametrize("has", ["", "delete window.BroadcastChannel;"], ids=["with channel", "without"])
def test_the_button_beside_the_questions_wipes_the_list_too(today_list, has):
    tab = today_list("acb", has=has)
    listed, matched = tab(), tab(MATCHING)
    other = tab(MATCHING)
    other.locator("form.questions input[type=text]").first.fill("34")
    matched.locator("[data-new-client]").click()
    expect(said(matched)).to_have_text("Alles is gewist.")
    expect(listed.locator("#empty")).to_be_visible()
    expect(other.locator("form.questions input[type=text]").first).to_have_value("")
    assert listed.evaluate(f"localStorage.getItem('{KEY}')") is None


def test_wiping_where_there_is_no_list_writes_nothing(device):
    spy = "window.writes = []; for (const name of ['setItem', 'removeItem', 'clear']) {" \
        " const was = Storage.prototype[name]; Storage.prototype[name] = function () { writes.push(name); return was.apply(this, arguments) } }"  # fmt: skip
    page = device(spy)(MATCHING)
    page.locator("[data-new-client]").click()
    expect(said(page)).to_have_text("Alles is gewist.")
    assert page.evaluate("writes") == []


def test_wiping_the_list_leaves_the_answers(today_list):
    tab = today_list("acb", has="delete window.BroadcastChannel;")
    listed, matched = tab(), tab(MATCHING)
    matched.locator("form.questions input[type=text]").first.fill("34")
    listed.get_by_role("button", name="Wis mijn lijst").click()
    expect(listed.locator("#empty")).to_be_visible()
    matched.wait_for_timeout(200)
    expect(matched.locator("form.questions input[type=text]").first).to_have_value("34")


def test_back_brings_nothing_back(today_list, known):
    tab = today_list("acb")
    page = tab(MATCHING)
    page.locator("form.questions input[type=text]").first.fill("34")
    page.goto(known + LIST)
    expect(page.locator("#own .card")).to_have_count(1)
    page.goto(known + FINDER)
    other = tab()
    other.get_by_role("button", name="Nieuwe cliënt: wis alles").click()
    page.go_back()
    expect(page.locator("#empty")).to_be_visible()
    have_names(page, names=[])
    page.go_back()
    expect(page.locator("form.questions input[type=text]").first).to_have_value("")


def test_a_page_that_the_browser_kept_whole_is_read_again(today_list):
    """Chromium under test keeps none: what it would tell the page is told here."""
    page = today_list("acb")()
    expect(page.locator("#own .card")).to_have_count(1)
    page.evaluate(f"dispatchEvent(new PageTransitionEvent('pagehide')); localStorage.removeItem('{KEY}')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#empty")).to_be_visible()


def test_tabs_follow_each_other(device):
    tab = device()
    listed, offer = tab(), tab(OFFER)
    offer.locator("[data-save]").click()
    expect(listed.locator("#own .card")).to_have_count(1)
    listed.get_by_role("button", name=f"Haal {NAME} van mijn lijst").click()
    expect(offer.locator("[data-save]")).to_have_attribute("aria-pressed", "false")


# Sharing

CLIPBOARD = (
    "Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => { window.copied = text; return Promise.resolve() } } });"
    "Object.defineProperty(navigator, 'share', { value: undefined, configurable: true });"
)
SHARE = CLIPBOARD + (
    "Object.defineProperty(navigator, 'share', { value: (what) => { window.shared = what;"
    " return window.answer ? Promise.reject(window.answer) : Promise.resolve() } });"
)


def test_a_link_holds_the_ids_behind_a_hash_and_nothing_else(today_list, known):
    page = today_list("acb", "extra-time", has=CLIPBOARD)()
    page.get_by_role("button", name="Deel deze lijst").press("Enter")
    expect(said(page)).to_have_text("Het adres van de lijst is gekopieerd. Er staat niets in over een cliënt.")
    assert page.evaluate("window.copied") == f"{known}{LIST}#ids=acb,extra-time"
    expect(page.get_by_role("button", name="Deel deze lijst")).to_be_focused()


def test_where_the_device_shares_it_does(today_list, known):
    page = today_list("acb", has=SHARE)()
    page.get_by_role("button", name="Deel deze lijst").click()
    assert page.evaluate("window.shared.url") == f"{known}{LIST}#ids=acb"
    page.evaluate("window.answer = new DOMException('', 'AbortError')")
    page.get_by_role("button", name="Deel deze lijst").click()
    assert page.evaluate("window.copied") is None
    page.evaluate("window.answer = new DOMException('', 'NotAllowedError')")
    page.get_by_role("button", name="Deel deze lijst").click()
    expect(said(page)).to_contain_text("gekopieerd")


def test_a_shared_list_stands_beside_ones_own_until_it_is_added(today_list):
    page = today_list("acb")(f"{LIST}#ids=extra-time,acb")
    have_names(page, "#theirs", names=["Extra time", NAME])
    have_names(page, names=[NAME])
    assert ids_in(page) == ["acb"], "nothing was overwritten"
    expect(page.get_by_text("Je eigen lijst blijft zoals ze is.")).to_be_visible()
    page.get_by_role("button", name="Zet deze activiteiten ook op mijn lijst").press("Enter")
    expect(said(page)).to_have_text("De gedeelde lijst staat nu ook op je eigen lijst.")
    expect(page.locator("#theirs")).to_be_hidden()
    have_names(page, names=[NAME, "Extra time"])
    assert ids_in(page) == ["acb", "extra-time"]
    expect(page.get_by_role("link", name=NAME)).to_be_focused()
    assert "#" not in page.url


def test_a_colleague_sees_the_same_offers_and_keeps_none_of_them_unasked(device):
    page = device()(f"{LIST}#ids=acb,extra-time")
    have_names(page, "#theirs", names=[NAME, "Extra time"])
    assert page.evaluate("localStorage.length") == 0
    page.keyboard.press("Tab")
    page.goto(page.url.split("#")[0] + "#ids=ocmw-info")
    expect(page.locator("#theirs .card h3")).to_have_text(["OCMW Info"])
    page.evaluate("location.hash = '#main'")
    page.wait_for_timeout(100)
    have_names(page, "#theirs", names=["OCMW Info"])  # another place on the page is no other list


def test_what_is_unknown_renamed_ended_or_twice_there_is_said(device, village):
    page = device(at=village)(f"{LIST}#ids=wandelgroep,weg-is-weg,wandelclub,naaiatelier,<script>,wandelgroep,{'x' * 3}%2Cmoestuin")
    theirs = page.locator("#theirs")
    expect(theirs.locator(".card")).to_have_count(3)
    assert page.locator("#theirs .card").evaluate_all("each => each.map((card) => card.dataset.offer)") == [
        "wandelgroep", "naaiatelier", "moestuin"
    ]  # fmt: skip
    expect(theirs).to_contain_text("“weg-is-weg” staat niet (meer) in deze gids.")
    expect(theirs).to_contain_text("“xxx” staat niet (meer) in deze gids.")
    assert "script" not in theirs.inner_text()
    expect(theirs.locator(".card").first).to_contain_text("Heet nu:")
    expect(theirs).to_contain_text("Wat er dubbel in stond, tonen we één keer.")
    ended = theirs.locator(".card[data-offer=naaiatelier]")
    expect(ended).to_contain_text("bestaat niet meer. In de plaats kwam:")
    ended.get_by_role("link").last.click()
    page.wait_for_url("**/doen/moestuin/")


def test_the_successor_is_named_also_when_it_is_not_on_the_list(device, village):
    page = device(at=village)(f"{LIST}#ids=naaiatelier")
    expect(page.locator("#theirs .card").get_by_role("link")).to_have_count(2)


def test_a_shared_list_holds_fifty_at_most(device):
    page = device()(f"{LIST}#ids=" + ",".join(f"weg-{number}" for number in range(80)))
    expect(page.locator("#theirs .notes li")).to_have_count(50)


def test_what_is_unknown_on_ones_own_list_can_be_taken_off(today_list):
    page = today_list("weg-is-weg", "acb")()
    expect(page.locator("#own .notes")).to_contain_text("“weg-is-weg” staat niet (meer) in deze gids.")
    page.get_by_role("button", name="Haal weg-is-weg van mijn lijst").click()
    expect(page.locator("#own .notes")).to_be_hidden()
    assert ids_in(page) == ["acb"]


# What is asked for

def test_no_request_tells_what_is_on_the_list(today_list, known):
    tab = today_list("acb", "extra-time", "homeless-blue-white")
    page = tab("robots.txt")
    asked = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''} {request.headers}"))
    page.goto(f"{known}{LIST}#ids=ocmw-info,acb")
    expect(page.locator("#own .card")).to_have_count(3)
    page.select_option("#language", "fr")
    page.get_by_label("Korte lijst").check()
    page.locator("#add").click()
    expect(page.locator("#own .card")).to_have_count(4)
    page.get_by_role("button", name="Wis mijn lijst").click()
    expect(page.locator("#empty")).to_be_visible()
    assert not [each for each in asked if re.search("acb|extra-time|homeless|ocmw-info|ids=", each)]
    data = [each.split()[0].removeprefix(known) for each in asked if ".json" in each]
    assert len(data) == 2 and all(re.fullmatch(r"assets/referring/(list|sheets-\d+)-[0-9a-f]+\.json", each) for each in data)


def test_other_pages_fetch_none_of_it_nor_does_an_empty_list(today_list, device, known):
    for tab, places in ((today_list("acb"), (OFFER, FINDER, "")), (device(), (LIST,))):
        for place in places:
            page = tab("robots.txt")
            asked = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))
            page.goto(known + place, wait_until="networkidle")
            assert not [url for url in asked if "/referring/" in url], place


def test_a_list_that_cannot_be_loaded_says_so_and_can_still_be_wiped(today_list, faults):
    tab = today_list("acb")
    page = tab("robots.txt")
    page.route("**/referring/*", lambda route: route.fulfill(status=503, body=""))
    page.goto(page.url.replace("robots.txt", LIST))
    failed = page.locator("#failed")
    expect(failed).to_contain_text("De lijst kon niet geladen worden. Bel 09 266 99 11")
    expect(failed.get_by_role("link", name="09 266 99 11")).to_have_attribute("href", "tel:+3292669911")
    expect(page.locator("#paper")).to_be_hidden()
    assert all(fault.startswith("503") for fault in faults)
    faults.clear()
    page.unroute("**/referring/*")
    page.evaluate("document.dispatchEvent(new Event('listed'))")
    expect(page.locator("#own .card")).to_have_count(1)
    expect(failed).to_be_hidden()


# Paper

def paper(page):
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [" ".join(each.extract_text().split()) for each in pages]


def codes(page):
    page.emulate_media(media="print")
    found = []
    for code in page.locator("#sheets .code").all():
        picture = Image.open(io.BytesIO(code.screenshot()))
        found += [each.text for each in zxingcpp.read_barcodes(picture)]
    page.emulate_media(media="null")
    return found


ALL = [
    "acb", "basiswerkingen", "dialooggroep-klantenparticipatie", "ervaringsdeskundige", "extra-time", "groepswerkingen",
    "homeless-blue-white", "ocmw-info", "opnieuw-je-eigen-centen-beheren", "perfect-is-saai", "sociale-gidsen",
]  # fmt: skip


@pytest.mark.parametrize("language", ["", "fr", "en"])
def test_every_offer_has_one_sheet_with_its_next_step_and_room_for_the_appointment(today_list, language):
    page = today_list(*ALL)()
    expect(page.locator("#own .card")).to_have_count(len(ALL))
    page.select_option("#language", language)
    sheets = paper(page)
    assert len(sheets) == len(ALL)
    for name, sheet in zip(page.locator("#own .card h3").all_inner_texts(), sheets, strict=True):
        for text in (name, "Wat doe je nu?", "Wie belt?", "Waar?", "Wanneer?", "Bel eerst even", "09 266 99 11", "De pagina op het internet",
                     "Afspraak", "dag:", "uur:", "bij wie:", "Contactpunt:", "Proefversie"):  # fmt: skip
            assert text in sheet, (name, text)
        assert re.search(r"Afgedrukt op: \d+ \w+ 20\d\d", sheet), name
        for gone in ("Je bent hier", "Deel deze lijst", "Haal ", "Nieuwe cliënt", "Andere talen"):
            assert gone not in sheet, (name, gone)
        assert ("Comment commencer" in sheet, "How do you begin?" in sheet) == (language == "fr", language == "en")


def test_the_code_of_a_sheet_leads_to_its_page_on_each_kind_of_paper(today_list):
    page = today_list("acb", "extra-time")()
    expect(page.locator("#own .card")).to_have_count(2)
    right = [f"https://gids.example.org/aanbod/{id}/" for id in ("acb", "extra-time")]
    assert codes(page) == right
    page.get_by_label("Korte lijst").check()
    assert codes(page) == right


def test_the_short_list_is_one_page_with_names_next_steps_and_numbers(today_list):
    page = today_list("acb", "extra-time", "ocmw-info", "sociale-gidsen", "perfect-is-saai")()
    expect(page.locator("#own .card")).to_have_count(5)
    page.get_by_label("Korte lijst").check()
    sheets = paper(page)
    assert len(sheets) == 1
    assert sheets[0].count("Wat doe je nu?") == sheets[0].count("09 266 99 11") == 5
    assert all(name in sheets[0] for name in page.locator("#own .card h3").all_inner_texts())
    assert "Afspraak" not in sheets[0] and "Wanneer?" not in sheets[0]
    assert re.search(r"Afgedrukt op: \d+ \w+ 20\d\d", sheets[0])


def test_the_clients_side_is_marked_as_a_translation_in_its_own_language(today_list):
    page = today_list("acb")()
    expect(page.locator("#language option")).to_have_text(["alleen in het Nederlands", "Engels", "Frans"])
    page.select_option("#language", label="Frans")
    side = page.locator("#sheets .side > [lang]")
    assert (side.get_attribute("lang"), side.get_attribute("dir")) == ("fr", "ltr")
    assert "Traduction d'un texte néerlandais" in side.text_content()
    assert side.locator("q[lang=nl]").text_content().startswith("Ik heb een vraag over")
    assert page.locator("#sheets .dutch").count() == 1, "the Dutch stays beside it"


def test_an_offer_without_that_translation_says_so(device, village):
    page = device(at=village)(f"{LIST}#ids=wandelgroep,klusdienst,taalcafe,hulp-aan-huis")
    page.locator("#add").click()
    expect(page.locator("#own .card")).to_have_count(4)
    expect(page.locator("#language option[value=fr]")).to_have_count(1)
    page.select_option("#language", "fr")
    sides = page.locator("#sheets .side").all_text_contents()
    assert len(sides) == 4
    assert any("Hiervan is er geen vertaling." in side for side in sides)
    assert not all("Hiervan is er geen vertaling." in side for side in sides)


def test_a_browser_that_knows_no_names_of_languages_shows_their_codes(today_list):
    page = today_list("acb", has="delete Intl.DisplayNames;")()
    expect(page.locator("#language option")).to_have_text(["alleen in het Nederlands", "en", "fr"])


def test_the_button_prints_and_screens_show_no_sheet(today_list):
    page = today_list("acb", has="window.print = () => { window.printed = (window.printed || 0) + 1 };")()
    page.get_by_role("button", name="Druk af").press("Enter")
    assert page.evaluate("window.printed") == 1
    expect(page.locator("#sheets")).to_be_hidden()


def test_paper_holds_what_is_on_the_list_now(today_list):
    page = today_list("acb", "extra-time")()
    expect(page.locator("#own .card")).to_have_count(2)
    page.get_by_role("button", name="Haal Extra time van mijn lijst").click()
    expect(page.locator("#own .card")).to_have_count(1)
    sheets = paper(page)
    assert len(sheets) == 1 and "Extra time" not in sheets[0]


def test_no_field_asks_for_words_about_people(today_list):
    page = today_list("acb")()
    expect(page.locator("#own .card")).to_have_count(1)
    assert page.locator("main input:not([type=radio]), main textarea, main [contenteditable]").count() == 0


# As any page

@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_sound_with_two_lists(today_list, width):
    page = today_list("acb", "extra-time", "weg-is-weg", width=width)(f"{LIST}#ids=ocmw-info,weg,acb")
    expect(page.locator("#own .card")).to_have_count(2)
    assert violations_in_both_schemes(page) == ""
    closed = page.locator("option").all_inner_texts()
    assert [text for text in page.evaluate(LOST_WORDS) if text not in closed] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("place", [LIST, OFFER, FINDER])
def test_the_page_is_sound_with_an_empty_list_and_its_buttons(device, place):
    page = device()(place)
    expect(page.locator(".tool:visible").first).to_be_visible()
    assert violations_in_both_schemes(page) == ""

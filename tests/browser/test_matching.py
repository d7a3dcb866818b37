"""Matching as a social worker uses it: answers, reasons, where then, one call sheet; and nothing leaves the tab."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MANY
from tests.conftest import build, frozen_project
from tests.service_catalogue.test_matching import EXPECTED

pytestmark = pytest.mark.browser

FORM = "hulpverleners/past-dit/"


@pytest.fixture(scope="module")
def frozen_address(serve, tmp_path_factory):
    """Where the frozen catalogue's public site is."""
    return serve(build(frozen_project(tmp_path_factory.mktemp("frozen") / "project")))


@pytest.fixture
def form(page, frozen_address):
    page.goto(frozen_address + FORM)
    expect(page.locator("#client")).to_be_visible()
    return page


def answer(page, client):
    """Fill the form in as a person does."""
    for criterion, given in client.items():
        if isinstance(given, int):
            page.locator(f"#answer-{criterion}").fill(str(given))
        else:
            page.locator(f"input[name=answer-{criterion}][value={given}]").check()
    page.get_by_role("button", name="Bekijk wat past").click()


def shown(page, group):
    """The offers in a group, in order; one with sides stands there for each side."""
    links = page.locator(f"[data-group={group}] h4 a")
    return [re.search(r"/([a-z0-9-]+)/$", link.get_attribute("href"))[1] for link in links.all()]


GROUPS = {"F": "fits", "A": "asks", "N": "excluded"}
ROLES = {
    "welzijnsbureau": "Welzijnsbureau",
    "ocmw-eigen-gemeente": "OCMW van je gemeente",
    "eigen-maatschappelijk-werker": "maatschappelijk werker",
    "ocmw-algemeen": "09 266 99 11",
}


@pytest.mark.parametrize(("client", "particular", "others"), EXPECTED)
def test_every_offer_gets_the_answer_that_is_expected(form, client, particular, others):
    answer(form, client)
    found = {offer: group for group in GROUPS.values() for offer in shown(form, group)}
    assert len(found) == 10
    for offer, group in found.items():
        expected, _, where = particular.get(offer, others).partition(" ")
        assert group == GROUPS[expected], offer
        if where:
            card = form.locator("[data-group=excluded] li.card", has=form.locator(f"a[href*='/{offer}/']")).first
            expect(card.locator(".instead").first).to_contain_text(re.compile(ROLES[where], re.IGNORECASE))
            expect(card.locator(".instead").first).to_contain_text("Wel mogelijk:")


def test_scenario_1_one_offer_seems_to_fit_with_its_reasons_and_the_others_are_a_call_sheet_for_each_whom_to_ask(form):
    answer(form, {"ocmw-client": "ja", "age": 34, "work-now": "niet", "can-engage": "ja"})
    assert shown(form, "fits") == ["acb"]
    fits = form.locator("[data-group=fits]")
    expect(fits.get_by_role("heading", level=3)).to_have_text("Lijkt te passen (1)")
    expect(fits).to_contain_text("Leeftijd: 34")
    expect(fits).to_contain_text("rond 2014–2017")
    expect(form.locator("#known")).to_have_text(
        "Van 1 van de 10 activiteiten kennen we de voorwaarden goed. De andere vraag je best even na."
    )
    sheets = {
        sheet.locator(".role").inner_text(): sheet.locator("[data-save]").evaluate_all("some => some.map((each) => each.dataset.save)")
        for sheet in form.locator(".call-sheet").all()
    }
    assert set(sheets) == {"Aanspreekpunt van MAACT voor de welzijnsbureaus", "Straathoekwerk van Stad Gent", "Algemeen nummer van OCMW Gent"}
    assert sheets["Straathoekwerk van Stad Gent"] == ["homeless-blue-white"], "nobody says that MAACT answers for it"
    assert sheets["Algemeen nummer van OCMW Gent"] == ["dialooggroep-klantenparticipatie"]
    assert {"extra-time", "perfect-is-saai"} <= set(sheets["Aanspreekpunt van MAACT voor de welzijnsbureaus"])
    for sheet in form.locator(".call-sheet").all():
        expect(sheet.locator("a[href^='tel:']").first).to_be_visible()
    expect(form.locator("[data-group=asks] details").first).to_contain_text("Geef dit blad aan je eigen contactpersoon.")
    assert set(shown(form, "asks")) >= {"extra-time", "perfect-is-saai", "homeless-blue-white"}
    expect(form.locator("[data-group=asks] .boxes input").first).to_have_count(1)


def test_scenario_2_who_does_not_fit_is_told_why_since_when_and_where_then(form):
    answer(form, {"ocmw-client": "ja", "age": 70})
    assert shown(form, "excluded") == ["acb"]
    card = form.locator("[data-group=excluded] li.card")
    expect(card).to_contain_text("18 tot 65")
    expect(card).to_contain_text("rond 2014–2017")
    expect(card).to_contain_text("Leeftijd: 70")
    expect(card).to_contain_text("Wel mogelijk:")
    expect(form.locator("[data-group=excluded] h3")).to_have_text("Past waarschijnlijk niet (1)")


@pytest.mark.parametrize("nonsense", ["abc", "-3", "340"])
def test_nonsense_is_told_in_one_sentence_and_excludes_nothing(form, nonsense):
    form.locator("#answer-age").fill(nonsense)
    answer(form, {"ocmw-client": "ja", "work-now": "niet", "can-engage": "ja"})
    expect(form.locator("#wrong-age")).to_contain_text(f"“{nonsense}” begrijpen we niet")
    expect(form.locator("#answer-age")).to_have_attribute("aria-invalid", "true")
    assert shown(form, "excluded") == []
    assert "acb" in shown(form, "asks")
    form.locator("#answer-age").fill("34")
    form.locator("#answer-age").press("Enter")
    expect(form.locator("#wrong-age")).to_be_empty()
    assert shown(form, "fits") == ["acb"]


def test_a_wish_orders_and_excludes_nothing(form):
    answer(form, {"ocmw-client": "ja"})
    before = shown(form, "asks")
    form.locator("input[name=answer-wants][value=geld]").check()
    after = shown(form, "asks")
    assert after[0] == "opnieuw-je-eigen-centen-beheren" != before[0]
    assert sorted(after) == sorted(before)


SPY = """() => {
  window.spied = [];
  for (const [name, held] of [["localStorage", Storage.prototype], ["cookie", null]]) {
    if (held) for (const call of ["setItem", "removeItem", "clear"]) {
      const real = held[call];
      held[call] = function () { window.spied.push(call); return real.apply(this, arguments); };
    }
  }
  for (const call of ["pushState", "replaceState"]) {
    const real = history[call];
    history[call] = function () { window.spied.push(call); return real.apply(this, arguments); };
  }
  indexedDB.open = () => { window.spied.push("indexedDB"); };
  navigator.sendBeacon = () => { window.spied.push("beacon"); };
}"""


def test_a_whole_session_asks_nothing_of_the_network_and_keeps_nothing(form, frozen_address):
    requests = []
    form.context.on("request", lambda request: requests.append(request.url))
    before = form.evaluate("[location.href, history.length, JSON.stringify(history.state), document.cookie]")
    form.evaluate(f"({SPY})()")
    answer(form, {"ocmw-client": "ja", "age": 34, "work-now": "niet", "can-engage": "ja"})
    form.locator("[data-group=asks] summary").first.click()
    form.locator("[data-group=asks] .boxes input:visible").first.check()
    form.locator("#answer-age").fill("abc")
    answer(form, {"ocmw-client": "elders"})
    form.locator("input[name=answer-wants][value=geld]").check()
    form.emulate_media(media="print")
    form.emulate_media(media="null")
    form.get_by_role("button", name="Nieuwe cliënt: wis alles").click()
    form.wait_for_timeout(300)
    assert requests == []
    assert form.evaluate("window.spied") == []
    assert form.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert form.evaluate("[location.href, history.length, JSON.stringify(history.state), document.cookie]") == before


def test_the_page_says_that_nothing_leaves_it(form):
    expect(form.get_by_text("blijft op dit scherm")).to_be_visible()


def test_one_press_wipes_the_form_and_its_answers(form):
    answer(form, {"ocmw-client": "ja", "age": 34})
    form.get_by_role("button", name="Nieuwe cliënt: wis alles").click()
    expect(form.locator("#answers")).to_be_hidden()
    expect(form.locator("#answer-age")).to_have_value("")
    expect(form.locator("input[name=answer-ocmw-client][value='']")).to_be_checked()


def test_who_leaves_and_comes_back_finds_an_empty_form(form, frozen_address):
    answer(form, {"ocmw-client": "ja", "age": 34})
    form.goto(frozen_address)
    form.go_back()
    expect(form.locator("#client")).to_be_visible()
    expect(form.locator("#answer-age")).to_have_value("")
    expect(form.locator("#answers")).to_be_hidden()
    assert "".join(form.locator("[data-list]").all_inner_texts()) == ""


def test_it_is_used_with_the_keyboard_alone(form):
    form.locator("input[name=answer-ocmw-client][value='']").focus()
    form.keyboard.press("ArrowDown")  # the first answer, from the last
    form.keyboard.press("Tab")
    form.keyboard.type("34")
    form.keyboard.press("Enter")
    expect(form.locator("#answers-title")).to_be_focused()
    expect(form.locator("#counted")).to_contain_text("eerst navragen")
    form.keyboard.press("Tab")
    assert form.evaluate("document.activeElement.closest('#answers') !== null")


def test_on_paper_every_point_to_ask_stands_open_with_its_box(form):
    answer(form, {"ocmw-client": "ja"})
    form.emulate_media(media="print")
    form.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert form.locator("[data-group=asks] .boxes").count() == form.locator("[data-group=asks] .boxes:visible").count() > 5
    expect(form.locator("#client")).to_be_hidden()


@pytest.mark.usefixtures("without_javascript")
def test_without_javascript_the_page_leads_to_the_table(page, frozen_address):
    page.goto(frozen_address + FORM)
    expect(page.locator("#client")).to_be_hidden()
    page.get_by_role("main").get_by_role("link", name="Alle activiteiten in een tabel").click()
    expect(page.get_by_role("columnheader")).to_have_count(9)


def test_when_the_data_cant_be_loaded_the_page_says_so(page, frozen_address, faults):
    page.route("**/assets/referring/matching-*", lambda route: route.abort())
    page.goto(frozen_address + FORM)
    expect(page.locator("#failed")).to_be_visible()
    expect(page.locator("#client")).to_be_hidden()
    page.unroute("**/assets/referring/matching-*")
    faults.clear()


def test_the_table_sorts_with_keyboard_and_says_so(page, frozen_address):
    page.goto(frozen_address + "hulpverleners/tabel/")
    names = page.locator("tbody th")
    first = names.first.inner_text()
    button = page.get_by_role("button", name="Activiteit")
    button.focus()
    page.keyboard.press("Enter")
    assert names.first.inner_text() != first
    assert names.last.inner_text() == first
    expect(page.locator("th[aria-sort=descending]")).to_have_text("Activiteit")
    expect(page.locator("#sorted")).to_have_text("Gesorteerd op Activiteit.")
    page.get_by_role("button", name="Laatst vermeld").press("Space")
    cells = page.locator("tbody td:last-child")
    said = [cell.get_attribute("data-value") for cell in cells.all()]
    told = [each for each in said if each]
    assert told == sorted(told) and said == told + [""] * (len(said) - len(told))


def test_of_hundreds_a_few_are_shown_and_more_when_asked_for(page, large):
    """All are judged and counted; nothing is asked of the network for those that come later."""
    page.goto(large + FORM)
    page.get_by_role("button", name="Bekijk wat past").click()
    asks = page.locator("[data-group=asks]")
    expect(asks.locator("h4 a")).to_have_count(24)
    assert int(re.findall(r"\d+", asks.get_by_role("heading", level=3).inner_text())[0]) > MANY
    few = shown(page, "asks")
    rest = asks.locator("[data-rest]")
    expect(rest).to_be_hidden()
    page.emulate_media(media="print")
    expect(rest).to_have_text(re.compile(r"^Niet op dit blad: nog \d{3}\.$"))
    expect(rest).to_be_visible()
    page.emulate_media(media="screen")
    requested = []
    page.on("request", lambda request: requested.append(request.url))
    asks.get_by_role("button", name="Toon meer").press("Enter")
    expect(asks.locator("h4 a")).to_have_count(48)
    now = shown(page, "asks")
    assert set(few) < set(now)
    first = next(at for at, each in enumerate(now) if each not in few)
    assert page.evaluate("document.activeElement.textContent.trim()") == asks.locator("h4 a").nth(first).inner_text()
    assert requested == []
    page.get_by_role("button", name="Bekijk wat past").click()
    expect(asks.locator("h4 a")).to_have_count(24)
    expect(page.locator("[data-group=fits]").get_by_role("button", name="Toon meer")).to_be_hidden()

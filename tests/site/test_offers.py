"""What an offer's page says, held against the catalogue it was made from: no fact stands in a test."""

import pytest

from tests import leaks
from tests.site.reading import TODAY, catalogue, language_of, main, page, pages

pytestmark = pytest.mark.build

OLD = 4
"""Years after which a number is surely older than any `old_source_after` of three years."""


def offer_pages(site):
    """Each offer with the languages it has a name and a summary in."""
    known = catalogue(site)
    for slug, offer in known.offers.items():
        for language in known.languages:
            if language in offer.name and (offer.summary is None or language in offer.summary):
                folder = "" if language == known.default_language else f"{language}/"
                yield offer, language, f"{folder}{known.settings.addresses.offers}/{slug}/"


@pytest.mark.parametrize("name", ["site", "village_site"])
def test_every_offer_has_a_page_in_each_language_it_is_translated_into(name, request):
    site = request.getfixturevalue(name)
    expected = {address: offer.name[language] for offer, language, address in offer_pages(site)}
    assert len(expected) > len(catalogue(site).offers)
    for address, called in expected.items():
        assert page(site, address).soup.h1.get_text(" ", strip=True) == called, address
    segment = catalogue(site).settings.addresses.offers
    made = {each.address for each in pages(site) if f"{segment}/" in each.address.removesuffix(f"{segment}/")}
    assert made == set(expected)


def test_the_code_on_every_offer_s_paper_leads_back_to_its_page(site):
    for _, _, address in offer_pages(site):
        soup = page(site, address).soup
        assert leaks.codes_in(leaks.raster(str(soup.select_one("svg.code")))) == [soup.find("link", rel="canonical")["href"]], address


@pytest.mark.parametrize("name", ["site", "village_site"])
def test_every_offer_page_shows_a_number_that_can_be_pressed(name, request):
    """The route's number, else that of its first contact point that is no old one, else the site's own."""
    site = request.getfixturevalue(name)
    known = catalogue(site)
    for offer, _, address in offer_pages(site):
        if offer.route:
            expected = {known.contact_points[known.routes[offer.route].contact].phone.link}
        else:
            own = {point.phone.link for point in map(known.contact_points.get, offer.contact) if point.phone}
            expected = own | {known.contact_points[known.settings.call].phone.link}
        button = page(site, address).soup.select_one('#contact .door a[href^="tel:"]')
        assert button["href"] in expected, address
        digits = "".join(filter(str.isdigit, button.get_text()))
        assert button["href"].removeprefix("tel:+").endswith(digits.removeprefix("0")), address


@pytest.mark.parametrize("name", ["site", "village_site", "village_referrers_site"])
def test_a_number_that_can_be_pressed_is_the_catalogues_own(name, request):
    site = request.getfixturevalue(name)
    known = catalogue(site)
    numbers = {point.phone.link for point in known.contact_points.values() if point.phone}
    numbers |= {each.number.link for each in known.settings.urgent}
    pressed = {link["href"] for each in pages(site) for link in each.soup.select('a[href^="tel:"]')}
    assert pressed
    assert pressed <= numbers


@pytest.mark.parametrize("name", ["site", "village_site", "village_referrers_site"])
def test_an_old_number_or_mailbox_is_shown_and_never_pressed(name, request):
    site = request.getfixturevalue(name)
    known = catalogue(site)
    old = [point for point in known.contact_points.values() if point.id != known.settings.call and is_old(point)]
    values = {value for point in old for value in (point.phone, point.email) if value}
    links = {f"mailto:{point.email}" for point in old if point.email} | {point.phone.link for point in old if point.phone}
    pressed = {link["href"] for each in pages(site) for link in each.soup.find_all("a", href=True)}
    assert values and links
    assert pressed & links == set()
    shown = " ".join(each.text for each in pages(site))
    assert [value for value in values if value not in shown] == []


def is_old(point):
    if point.checked:
        return False
    moment = point.as_of and (point.as_of.to or point.as_of.from_)
    return not moment or int(moment[:4]) <= TODAY.year - OLD


def test_a_recent_number_and_mailbox_can_be_pressed(village_site):
    coach = catalogue(village_site).contact_points["wandelcoach"]
    pressed = {link["href"] for link in page(village_site, "doen/wandelgroep/").soup.find_all("a", href=True)}
    assert {coach.phone.link, f"mailto:{coach.email}"} <= pressed


def test_an_old_number_stands_with_its_period(village_site):
    point = page(village_site, "contact/").soup.find(string="056 98 76 54").find_parent(class_="contact-point")
    assert "2015–2017" in point.get_text()


def test_a_role_without_any_number_leads_to_the_sites_own(village_site):
    role = page(village_site, "doen/moestuin/").soup.find(string="De buurvrouw die de sleutel heeft")
    assert role.find_parent(class_="contact-point").select_one('a[href="tel:+3256123456"]')


def test_an_ended_offer_keeps_its_page_and_leads_to_its_successor(village_site):
    warning = page(village_site, "doen/naaiatelier/").soup.select_one(".warning")
    assert "Er kwam niemand meer naaien." in warning.get_text()
    assert warning.a["href"] == "../../doen/moestuin/"


def test_an_ended_offer_is_not_in_the_list(village_site):
    for address in ("doen/", "fr/doen/"):
        listed = [link["href"] for link in page(village_site, address).soup.select(".card a")]
        assert len(listed) == len(catalogue(village_site).offers) - 1
        assert [href for href in listed if "naaiatelier" in href] == []


def test_a_paused_offer_says_so_and_is_in_the_list(village_site):
    assert page(village_site, "doen/klusdienst/").soup.select_one(".warning")
    assert page(village_site, "doen/").soup.select_one('.card a[href$="klusdienst/"]')


def test_what_is_known_is_not_said_to_be_unknown(village_site):
    labels = catalogue(village_site).wording["nl"]
    questions = {text for key, text in labels.items() if key.startswith("unknown.")}
    full = page(village_site, "doen/wandelgroep/").soup.select(".unknown li")
    bare = page(village_site, "doen/hulp-aan-huis/").soup.select(".unknown li")
    assert full == []
    assert {item.get_text() for item in bare} == questions


def test_an_offer_that_was_checked_does_not_ask_to_call_first(village_site):
    labels = catalogue(village_site).wording["nl"]
    begin = labels["offer.unchecked"].partition(":")[0]
    assert begin in page(village_site, "doen/moestuin/").text
    assert begin not in page(village_site, "doen/wandelgroep/").text


def test_the_sentence_to_say_on_the_phone_is_dutch_everywhere_with_what_it_means(village_site):
    for address, meaning in (("fr/doen/wandelgroep/", "J'appelle pour Groupe de marche."), ("en/doen/wandelgroep/", "")):
        say = page(village_site, address).soup.select_one(".say")
        assert say.q["lang"] == "nl"
        assert say.q.get_text() == "Ik bel over Wandelgroep. Kan ik meedoen?"
        assert meaning in say.get_text()


def test_links_in_an_entry_lead_to_an_offer_and_to_the_word(village_site):
    what = page(village_site, "fr/doen/wandelgroep/").soup.select("article .prose a")
    assert "../../../fr/woorden/#begeleider" in [link["href"] for link in what]
    assert "../../../doen/moestuin/" in [link["href"] for link in what]


def test_every_known_field_of_an_entry_stands_on_its_page(village_site):
    text = main(page(village_site, "doen/wandelgroep/")).get_text(" ", strip=True)
    told = (
        "De Stappers", "2021", "WGL", "We vertrekken aan de dorpszaal.", "Lindeplein 3", "De deur is naast de bakker.",
        "Elke dinsdag en donderdag.", "van 09:30 tot 10:30", "niet als het stormt", "12 januari 2027", "een uur",
        "8 tot 12 mensen", "Gratis.", "Koffie na de wandeling is ook gratis.", "Arabisch", "een beetje is genoeg",
        "Vereniging De Groene Vingers", "Huisarts", "Spreek een eerste wandeling af.", "stevige schoenen",
        "De coach belt je na de eerste wandeling.", "De wandelgroep is voor mensen vanaf 16 jaar.", "De dorpskrant van Lindedorp",
    )  # fmt: skip
    assert [each for each in told if each not in text] == []


def test_a_price_is_shown_as_it_was_written(village_site):
    assert "2.50 euro" in page(village_site, "doen/moestuin/").text


def test_both_sides_of_an_offer_stand_on_its_page(village_site):
    article = page(village_site, "doen/taalcafe/").soup.article
    assert [heading.get_text(strip=True) for heading in article.find_all("h3")][:2] == [
        "Wil je oefenen?",
        "Wil je helpen aan een tafel?",
    ]


def test_a_source_is_named_in_its_own_language(village_site):
    title = page(village_site, "fr/doen/wandelgroep/").soup.find(string="De dorpskrant van Lindedorp")
    assert language_of(title) == "nl"


def test_a_persons_name_is_shown_as_long_as_that_person_agreed(village_site, live):
    """…and is gone from every file by itself when the day has passed."""
    name = "Mirabel Zonderland"
    assert name in page(village_site, "doen/wandelgroep/").text
    files = [file for file in live.rglob("*") if file.is_file()]
    assert [file for file in files if any(part.encode() in file.read_bytes() for part in name.split())] == []
    assert "Coach van de wandelgroep" in page(live, "doen/wandelgroep/").text

"""Whom a referrer asks about an offer, and what the data of matching and of the sheets say of it."""

import json

import pytest
from bs4 import BeautifulSoup
from service_catalogue import referring
from service_catalogue.model.fields import Audience

from tests.service_catalogue import samples

PUBLIC, REFERRERS = Audience.PUBLIC, Audience.REFERRERS
HOUSE = """
name: {nl: Huis}
contact_points:
  - {id: onthaal, role: {nl: Onthaal}, phone: 012 34 56 78}
  - {id: punt, role: {nl: Aanspreekpunt}, how: {nl: Eén voor iedereen.}}
  - {id: intern, role: {nl: Lijn voor hulpverleners}, phone: 012 34 56 79, audience: referrers, checked: [{date: 2026-11-01, by: onthaal}]}
  - {id: atelier, role: {nl: Atelier}, email: atelier@example.org, how: {nl: Vraag naar de naaikamer.}}
"""
POINT = "referrers_contact: punt"


def edition(audience=PUBLIC, settings=POINT, **offers):
    made = samples.catalogue(offers, organisation=HOUSE, settings=settings)
    return samples.edition(made, audience=audience)


def asked(text, audience=PUBLIC, settings=POINT):
    return referring.whom_to_ask(edition(audience, settings, koor=text).offer("koor")).id


def house():
    """The id of the one organisation that samples make."""
    return next(iter(samples.catalogue({"koor": ""}, organisation=HOUSE).organisations))


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("referral: {contact: [punt]}", "punt"),
        ("referral: {contact: [punt]}\ncontact: [atelier]", "punt"),
        ("contact: [onthaal, atelier]", "atelier"),
        ("provider: {house}", "punt"),
        ("provider: {house}\ncontact: [atelier]", "atelier"),
        ("", "onthaal"),
        ("contact: [onthaal]", "onthaal"),
    ],
)
def test_it_is_its_own_contact_then_that_of_the_service_it_belongs_to_then_the_sites_number(text, whom):
    assert asked(text.format(house=house()) if "{house}" in text else text) == whom


def test_the_contact_of_a_service_answers_for_no_offer_of_others():
    """Nobody says so: the offer has another provider, or none that is known."""
    assert asked("") == "onthaal"


def test_a_number_that_only_referrers_have_goes_first_in_their_edition_and_is_nowhere_in_the_public_one():
    text = "referral: {contact: [punt, intern]}"
    assert asked(text, REFERRERS) == "intern"
    assert asked(text) == "punt"
    made = edition(koor=text)
    for output in (*referring.matching(made, "x"), *referring.sheets({"nl": made}, "nl", "https://x.example/", "x")):
        assert "345679" not in str(output.content).replace(" ", "")


def sheet_for(audience, text):
    made = edition(audience, koor=text)
    data = json.loads(next(iter(referring.matching(made, "x"))).content)
    return BeautifulSoup(data["contacts"][0], "html.parser")


def numbers(soup):
    return [link["href"] for link in soup.select("a[href^='tel:']")]


def test_in_their_edition_who_works_in_the_house_has_a_list_and_who_works_elsewhere_the_general_number():
    for text in ("referral: {contact: [punt]}", ""):
        sheet = sheet_for(REFERRERS, text)
        lines = [" ".join(each.get_text().split()) for each in sheet.select("p")]
        assert lines[-2:] == [samples.labels("nl")["handover.internal_list"], "Werk je ergens anders? Bel 012 34 56 78."]
        assert sheet.select_one(".blank"), "an empty line to write the number on"
        assert numbers(sheet) == ["tel:+3212345678"]
    own = sheet_for(REFERRERS, "referral: {contact: [intern]}")
    assert numbers(own) == ["tel:+3212345679"] and not own.select_one(".blank")


def test_in_the_public_edition_a_contact_without_a_number_ends_at_the_general_one():
    assert numbers(sheet_for(PUBLIC, "referral: {contact: [punt]}")) == ["tel:+3212345678"]
    assert numbers(sheet_for(PUBLIC, "contact: [atelier]")) == ["tel:+3212345678"], "its mail has no date: text"


@pytest.mark.parametrize(("to", "send"), [("", None), ("\nerrors_to: gids@example.org", "mailto:gids@example.org?subject=")])
def test_what_one_learned_is_sent_only_where_there_is_somebody_to_send_it_to(to, send):
    data = json.loads(next(iter(referring.matching(edition(settings=POINT + to, koor=""), "x"))).content)
    assert data["send"] is None if send is None else data["send"].startswith(send)

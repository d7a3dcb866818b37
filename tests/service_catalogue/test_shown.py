"""Every field of an offer reaches somebody: a page shows it, or it is said here who reads it instead."""

import re

import pytest
from service_catalogue.model.offer import Offer
from service_catalogue.pages import TEMPLATES

ELSEWHERE = {
    "phase": "the steps page groups by it (edition.by_phase)",
    "themes": "the list groups by it (edition.by_theme)",
    "kind": "the list groups by it (edition.by_kind)",
    "eligibility_known": "matching reads it",
    "search_words": "the finder reads them",
    "checked": "its days stand as last_checked and due",
    "sources": "they stand as used_sources, and give the age",
    "former_ids": "lists that were kept or shared find the offer by them (referring.sheets)",
    "created": "other catalogues ask for it",
    "modified": "other catalogues ask for it",
    "identifiers": "other catalogues ask for them",
    "translations": "they give the notice above a translated page",
    "referral": "its parts stand in the part for social workers",
}

PAGE = (TEMPLATES / "offer.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", Offer.model_fields)
def test_a_field_stands_on_the_page_or_is_read_elsewhere(name):
    shown = re.search(rf"\boffer\.{name}\b", PAGE)
    assert shown or name in ELSEWHERE, f"show offer.{name} in templates/offer.html, or say here who reads it"


def test_nothing_is_said_to_be_read_elsewhere_that_is_no_field():
    assert ELSEWHERE.keys() <= Offer.model_fields.keys()

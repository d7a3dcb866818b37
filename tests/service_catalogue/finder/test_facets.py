"""What the list can be narrowed by."""

import pytest
from service_catalogue.finder.facets import facets
from service_catalogue.finder.searched import current

from tests.service_catalogue import samples

OFFERS = {
    "a": "{kind: groep, phase: begin, themes: [muziek, stof], provider: linde, languages: [{code: nl}, {code: ar}], status: running}",
    "b": "{kind: cursus, phase: vervolg, themes: [stof], languages: [{code: nl}]}",
    "c": "{kind: feest, status: paused}",
    "d": "{kind: groep, status: ended, themes: [leegte]}",
}


def made(offers, language="nl"):
    edition = samples.edition(samples.catalogue(offers), language)
    shown = current(edition)
    return {
        facet.id: {value: {shown[number].id for number in numbers} for value, _, numbers in facet.values}
        for facet in facets(edition, shown)
    }


def test_every_vocabulary_that_splits_the_list_is_a_facet_with_the_offers_of_each_answer():
    found = made(OFFERS)
    assert found["kinds"] == {"groep": {"a"}, "cursus": {"b"}, "feest": {"c"}}
    assert found["phases"] == {"begin": {"a"}, "vervolg": {"b"}}
    assert found["themes"] == {"muziek": {"a"}, "stof": {"a", "b"}}
    assert found["languages"] == {"nl": {"a", "b"}, "ar": {"a"}}
    assert found["status"] == {"running": {"a"}, "unknown": {"b"}, "paused": {"c"}}


def test_an_answer_without_offers_is_none_and_ended_offers_count_for_nothing():
    assert "leegte" not in made(OFFERS)["themes"]


@pytest.mark.parametrize("same", ["kind: groep", "themes: [muziek]", "provider: linde", "status: running", "languages: [{code: nl}]", ""])
def test_what_is_the_same_for_every_offer_is_no_facet(same):
    assert made({"a": same, "b": same, "c": same}) == {}


def test_the_answers_stand_in_the_order_of_their_vocabulary():
    offers = {"a": "kind: feest", "b": "kind: cursus", "c": "kind: groep"}
    assert list(made(offers)["kinds"]) == ["groep", "cursus", "feest"]


def test_facts_about_a_person_are_never_a_facet():
    rule = "eligibility: [{criterion: age, min: %d, because: {nl: Daarom.}}, {criterion: inwoner, is: [%s], because: {nl: Daarom.}}]"
    assert made({"a": rule % (18, "ja"), "b": rule % (65, "nee")}) == {}


def test_labels_are_in_the_editions_language_or_the_default_one():
    edition = samples.edition(samples.catalogue(OFFERS), "fr")
    found = {facet.id: facet for facet in facets(edition, current(edition))}
    assert found["languages"].name == samples.labels("fr")["facet.languages"]
    assert [label for _, label, _ in found["languages"].values] == ["Arabe", "Néerlandais"]
    assert [label for _, label, _ in found["kinds"].values] == ["Groep", "Cursus", "Feest"]
    assert [label for _, label, _ in found["status"].values][0] == samples.labels("fr")["status.running"]


def test_a_label_is_text_and_no_html():
    terms = samples.TERMS.replace("{nl: Groep}", '{nl: "Rust & <vrede>"}')
    edition = samples.edition(samples.catalogue(OFFERS, terms=terms))
    (kinds,) = [facet for facet in facets(edition, current(edition)) if facet.id == "kinds"]
    assert kinds.values[0][1] == "Rust & <vrede>"

"""The data hold what matching needs: the answers that are expected of the real offers follow from them.

The evaluation below is the rule book in its shortest form (three values, silence, soft rules); the
script in the browser has tests of its own.
"""

from datetime import date

import pytest
from service_catalogue.addresses import Addresses
from service_catalogue.edition import Edition
from service_catalogue.examine import load
from service_catalogue.matching import Candidate, candidates
from service_catalogue.model.fields import PUBLIC
from service_catalogue.redaction import redact

from tests.conftest import frozen_project

DAY = date(2026, 11, 22)
CLIENT = {"ocmw-client": "ja"}

# A client, the expected answer of each offer (F fits, A ask first, N does not fit and where then).
EXPECTED = [
    ({**CLIENT, "age": 34, "work-now": "niet", "can-engage": "ja"}, {"acb": "F"}, "A"),
    ({**CLIENT, "age": 34, "work-now": "niet", "can-engage": "ja", "new-client": "nee"}, {"acb": "F"}, "A"),
    (
        {"ocmw-client": "gent", "age": 40},
        {"homeless-blue-white": "A", "dialooggroep-klantenparticipatie": "A"},
        "N welzijnsbureau",
    ),
    (
        {"ocmw-client": "elders", "age": 40},
        {"homeless-blue-white": "A", "dialooggroep-klantenparticipatie": "A"},
        "N ocmw-eigen-gemeente",
    ),
    ({**CLIENT, "age": 70}, {"acb": "N eigen-maatschappelijk-werker"}, "A"),
    ({**CLIENT, "age": 17}, {"acb": "N eigen-maatschappelijk-werker"}, "A"),
    ({**CLIENT, "age": 65, "work-now": "niet", "can-engage": "ja"}, {"acb": "A"}, "A"),
    ({**CLIENT, "age": 30, "work-now": "ja"}, {"acb": "N ocmw-algemeen"}, "A"),
    ({}, {}, "A"),
]


@pytest.fixture(scope="module")
def edition(tmp_path_factory) -> Edition:
    catalogue, problems = load(frozen_project(tmp_path_factory.mktemp("matching")), DAY)
    assert catalogue, problems
    return Edition(redact(catalogue, PUBLIC, DAY), PUBLIC, catalogue.default_language, DAY, Addresses("nl"))


def answer(edition: Edition, candidate: Candidate, client: dict[str, object]) -> str:
    found = []
    rules = {condition.rule.criterion: condition for condition in candidate.conditions}
    for id, criterion in edition.catalogue.criteria.items():
        given, condition = client.get(id), rules.get(id)
        if criterion.kind == "wish":
            continue
        if condition is None:
            low, high = criterion.ask_outside or (0, 999)
            outside = isinstance(given, int) and not low <= given <= high
            found.append("A" if criterion.unstated == "ask" or outside else "F")
        elif given is None or str(given) in condition.rule.ask:
            found.append("A")
        elif fits(condition.rule, given):
            found.append("F")
        elif condition.rule.otherwise == "ask":
            found.append("A")
        else:
            return f"N {condition.instead.get(str(given)) or condition.instead['any']}"
    return "A" if "A" in found or candidate.known != "described" else "F"


def fits(rule, given) -> bool:
    if isinstance(given, int):
        return (rule.min is None or given >= rule.min) and (rule.max is None or given <= rule.max)
    return given in rule.is_


@pytest.mark.parametrize(("client", "particular", "others"), EXPECTED)
def test_the_expected_answers_follow_from_the_data(edition, client, particular, others):
    for candidate in candidates(edition):
        expected = particular.get(candidate.offer.id, others)
        assert answer(edition, candidate, client) == expected, (candidate.offer.id, candidate.side)


def test_a_parent_is_not_matched_and_the_offers_count_once(edition):
    offers = {candidate.offer.id for candidate in candidates(edition)}
    assert "groepswerkingen" not in offers
    assert len(offers) == len(edition.catalogue.offers) - 1


def test_nothing_is_confirmed_while_nobody_checked_it(edition):
    assert not any(candidate.confirmed for candidate in candidates(edition) if not candidate.offer.record.checked)


def test_a_condition_tells_from_when_it_is(edition):
    (acb,) = [each for each in candidates(edition) if each.offer.id == "acb"]
    assert {condition.rule.criterion: condition.period for condition in acb.conditions}["age"] == "rond 2014–2017"

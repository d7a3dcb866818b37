"""Edition → what matching a person with offers needs, as data: who is matched, on which conditions.

The answer itself is given where the person's answers are: in the browser, and nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from .edition import Edition
from .freshness import last_checks
from .model.offer import Rule
from .model.vocabulary import Criterion
from .views import OfferView, View


@dataclass(frozen=True)
class Condition:
    """A rule on one criterion, with where somebody can go who gives an answer that it excludes.

    `instead` goes from answer to the id of an offer or contact point; "any" stands for every other
    answer. `period` is the time that the rule's sources are from, in words.
    """

    rule: Rule
    instead: dict[str, str]
    period: Markup | None


@dataclass(frozen=True)
class Candidate:
    """An offer, or one side of it, to match a person with.

    `known` is `eligibility_known`: only what is *described* can be said to fit. `confirmed` tells
    whether the conditions were checked and are not due again: else an answer is only likely.
    """

    offer: OfferView
    side: str | None
    known: str
    confirmed: bool
    conditions: tuple[Condition, ...]


def candidates(edition: Edition) -> list[Candidate]:
    """Every offer that is not itself a parent and has not ended, each side by itself, by name."""
    parents = {offer.record.part_of for offer in edition.offers}
    found = []
    for offer in edition.offers:
        record = offer.record
        if offer.id in parents or record.status == "ended":
            continue
        confirmed = "eligibility" in last_checks(record) and "eligibility" not in offer.due
        for side in record.sides or (None,):
            rules = record.rules(side).values()
            conditions = tuple(_condition(rule, offer, edition.catalogue.criteria[rule.criterion]) for rule in rules)
            found.append(Candidate(offer, side.id if side else None, record.eligibility_known, confirmed, conditions))
    return found


def _condition(rule: Rule, offer: OfferView, criterion: Criterion) -> Condition:
    pointers = {"any": rule.instead} if rule.instead else {each.answer: each.contact for each in criterion.instead}
    return Condition(rule, pointers, offer.rule_age(rule.criterion))


class Exclusion(NamedTuple):
    """Who a condition is not for, in words, and where somebody can go instead (ids of offers or contact points)."""

    criterion: str
    answers: list[str]
    instead: list[str]


class Row(NamedTuple):
    """An offer in the table of all offers: what decides whether it is for somebody."""

    offer: OfferView
    not_for: list[Exclusion]


def rows(edition: Edition, ids: Iterable[str]) -> list[Row]:
    """These offers without those that have ended."""
    return [
        Row(offer, [found for rule in offer.record.rules().values() if (found := _exclusion(rule, edition))])
        for offer in map(edition.fresh, ids)
        if offer.record.status != "ended"
    ]


def _exclusion(rule: Rule, edition: Edition) -> Exclusion | None:
    """Whom a rule excludes; None when it excludes nobody for certain."""
    if rule.otherwise != "exclude":
        return None
    t, criterion = edition.t, View(edition.catalogue.criteria[rule.criterion], edition)
    if criterion.kind == "number":
        numbers = [int(each) for each in rule.ask if each.isdecimal()]
        answers = []
        if rule.min is not None:
            answers.append(t("criterion.younger", number=min([rule.min, *numbers])))
        if rule.max is not None:
            answers.append(t("criterion.older", number=max([rule.max, *numbers])))
        ids = ["any"]
    else:
        ids = [choice.id for choice in criterion.choices if choice.id not in (*rule.is_, *rule.ask)]
        answers = [choice.name.plain for choice in criterion.choices if choice.id in ids]
    pointers = {"any": rule.instead} if rule.instead else {each.answer: each.contact for each in criterion.record.instead}
    instead = dict.fromkeys(pointers.get(id, pointers.get("any")) for id in ids)
    return Exclusion((criterion.name or criterion.question).plain, [str(each) for each in answers], [id for id in instead if id])

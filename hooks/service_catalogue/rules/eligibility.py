"""Conditions fit their criteria, and whoever does not fit is sent somewhere else."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..catalogue import Catalogue, Origin
from ..model.nearby import meant
from ..model.offer import Offer, Rule
from ..model.values import quoted
from ..model.vocabulary import Criterion
from ..problems import Problem
from ..source import Where


class _Placed(NamedTuple):
    """A condition with where it stands."""

    rule: Rule
    where: Where
    offer: Offer
    origin: Origin


def _lists(catalogue: Catalogue) -> Iterator[list[_Placed]]:
    """The conditions of each offer and of each of its sides."""
    for slug, offer in catalogue.offers.items():
        origin = catalogue.origins["offers", slug]
        lists = [((), offer.eligibility)]
        lists += [(("sides", index), side.eligibility) for index, side in enumerate(offer.sides)]
        for at, rules in lists:
            yield [_Placed(rule, (*at, "eligibility", index), offer, origin) for index, rule in enumerate(rules)]


def _placed(catalogue: Catalogue) -> Iterator[tuple[_Placed, Criterion]]:
    for rules in _lists(catalogue):
        for placed in rules:
            criterion = catalogue.criteria.get(placed.rule.criterion)
            if criterion is not None and criterion.choices_from not in catalogue.unread:
                yield placed, criterion


def one_rule_per_criterion(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """An offer, and each side of it, has at most one condition on a criterion."""
    for rules in _lists(catalogue):
        seen: set[str] = set()
        for rule, where, _, origin in rules:
            if rule.criterion in seen:
                yield origin.problem(
                    (*where, "criterion"), f"{quoted(rule.criterion)} heeft hier al een voorwaarde; maak er één van"
                )
            seen.add(rule.criterion)


def rules_fit_their_criterion(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A condition says numbers of a number, known answers of a choice, and nothing of a wish."""
    for (rule, where, _, origin), criterion in _placed(catalogue):
        if criterion.kind == "wish":
            yield origin.problem((*where, "criterion"), f"{quoted(criterion.id)} is een wens; een wens sluit niemand uit, wis deze voorwaarde")
        elif criterion.kind == "number":
            yield from _number_rule(rule, where, origin)
        else:
            yield from _choice_rule(catalogue, rule, where, origin, criterion)


def _number_rule(rule: Rule, where: Where, origin: Origin) -> Iterator[Problem]:
    if rule.is_:
        yield origin.problem((*where, "is"), 'dit kenmerk is een getal; schrijf "min" en "max"')
    elif rule.min is None and rule.max is None:
        yield origin.problem(where, 'zeg vanaf of tot welk getal: "min: 18" of "max: 64"')
    if rule.min is not None and rule.max is not None and rule.min > rule.max:
        yield origin.problem((*where, "max"), f"{rule.max} is kleiner dan vanaf {rule.min}; wissel ze om")
    for index, text in enumerate(rule.ask):
        if not text.isdigit():
            yield origin.problem((*where, "ask", index), f'{quoted(text)} is geen getal: schrijf alleen cijfers, zoals "65"')


def _choice_rule(catalogue: Catalogue, rule: Rule, where: Where, origin: Origin, criterion: Criterion) -> Iterator[Problem]:
    answers = answers_of(catalogue, criterion)
    for key, value in (("min", rule.min), ("max", rule.max)):
        if value is not None:
            yield origin.problem((*where, key), f'dit kenmerk is geen getal; schrijf "is" met een van: {", ".join(answers)}')
    if not rule.is_ and rule.min is None and rule.max is None:
        yield origin.problem(where, f'zeg welke antwoorden passen: "is: [{answers[0] if answers else "ja"}]"')
    for key, given in (("is", rule.is_), ("ask", rule.ask)):
        for index, answer in enumerate(given):
            if answer not in answers:
                yield origin.problem((*where, key, index), f"{quoted(answer)} is geen antwoord op deze vraag; {meant(answer, answers)}")


def answers_of(catalogue: Catalogue, criterion: Criterion) -> list[str]:
    """The ids of the answers to a criterion's question: its own, or the terms of another list."""
    if criterion.choices_from:
        broken = [id for kind, id in catalogue.broken if kind == criterion.choices_from]
        return [*catalogue.vocabularies.get(criterion.choices_from, {}), *broken]
    return [choice.id for choice in criterion.choices]


def criteria_are_complete(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A choice has answers, a number has two bounds to ask outside of, and pointers name its answers."""
    for id, criterion in catalogue.criteria.items():
        if criterion.choices_from in catalogue.unread:
            continue
        origin = catalogue.origins["criteria", id]
        answers = answers_of(catalogue, criterion)
        if criterion.choices_from and criterion.choices_from not in catalogue.vocabularies:
            sentence = f"{quoted(criterion.choices_from)} is geen lijst in vocabularies/; {meant(criterion.choices_from, catalogue.vocabularies)}"
            yield origin.problem(("choices_from",), sentence)
        elif criterion.kind != "number" and not answers:
            yield origin.problem((), 'deze vraag heeft geen antwoorden; vul "choices" of "choices_from" in')
        if criterion.ask_outside and (criterion.kind != "number" or len(criterion.ask_outside) != 2):
            yield origin.problem(("ask_outside",), "hier horen twee getallen, en alleen bij een vraag naar een getal, zoals [18, 64]")
        for index, instead in enumerate(criterion.instead):
            if instead.answer != "any" and instead.answer not in answers:
                sentence = f"{quoted(instead.answer)} is geen antwoord op deze vraag; {meant(instead.answer, [*answers, 'any'])}"
                yield origin.problem(("instead", index, "answer"), sentence)


def exclusion_leads_somewhere(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """Every condition that can exclude says where one can go then, and that is no dead end."""
    for placed, criterion in _placed(catalogue):
        rule, where, _, origin = placed
        if rule.otherwise != "exclude" or criterion.kind == "wish":
            continue
        if rule.instead:
            yield from _dead_end(catalogue, placed)
            continue
        pointed = {instead.answer for instead in criterion.instead}
        for answer in _excluded(catalogue, rule, criterion):
            if "any" not in pointed and answer not in pointed:
                who = "wie niet past" if criterion.kind == "number" else f"wie {quoted(answer)} antwoordt"
                sentence = f'hier staat niet waar {who} wel terecht kan; vul "instead" in, hier of bij het kenmerk {quoted(criterion.id)}'
                yield origin.problem(where, sentence)


def _excluded(catalogue: Catalogue, rule: Rule, criterion: Criterion) -> list[str]:
    """The answers that a condition excludes; one stand-in for all numbers outside its bounds."""
    if criterion.kind == "number":
        return ["any"]
    return [answer for answer in answers_of(catalogue, criterion) if answer not in rule.is_ and answer not in rule.ask]


def _dead_end(catalogue: Catalogue, placed: _Placed) -> Iterator[Problem]:
    rule, where, offer, origin = placed
    other = catalogue.offers.get(rule.instead)
    if other is None:
        return  # a contact point, or reported as unknown
    if other is offer:
        yield origin.problem((*where, "instead"), "dit verwijst naar zichzelf; kies een ander aanbod of een contactpunt")
    elif other.status in ("ended", "paused"):
        word = "gestopt" if other.status == "ended" else "stilgelegd"
        yield origin.problem((*where, "instead"), f"{quoted(rule.instead)} is {word}; kies een ander aanbod of een contactpunt")
    elif all(_excludes(other.rules(side).get(rule.criterion)) for side in other.sides or (None,)):
        yield origin.problem(
            (*where, "instead"), f"{quoted(rule.instead)} sluit zelf mensen uit op {quoted(rule.criterion)}; kies een ander aanbod of een contactpunt"
        )


def _excludes(rule: Rule | None) -> bool:
    return rule is not None and rule.otherwise == "exclude"


RULES = (one_rule_per_criterion, rules_fit_their_criterion, criteria_are_complete, exclusion_leads_somewhere)

"""What was checked when: dates that can be, and what is due again. Growing old never stops a build."""

from collections.abc import Iterator
from datetime import date

from ..catalogue import Catalogue
from ..freshness import due, is_due, latest
from ..model.organisation import ContactPoint, Organisation, Person, Place
from ..model.shared import Check
from ..model.values import quoted
from ..model.vocabulary import Word
from ..problems import Level, Problem


def nothing_is_checked_in_the_future(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """The day of a check has been."""
    for each, where, origin in catalogue.records(Check):
        if each.date > day:
            yield origin.problem((*where, "date"), f"{quoted(str(each.date))} moet nog komen; schrijf de dag waarop het is nagekeken")


def checks_are_not_overdue(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """What was checked is checked again in time: the parts of an offer, and all else that has checks of its own."""
    for slug, offer in catalogue.offers.items():
        contact = catalogue.contact_points.get(offer.contact[0]) if offer.contact else None
        late = due(offer, catalogue.settings, day, contact)
        if late:
            shown = ", ".join(f"{part} ({last})" for part, last in late.items())
            yield catalogue.origins["offers", slug].problem(("checked",), _AGAIN.format(shown), Level.WARNING)
    half_life = catalogue.settings.half_life
    lives = {Organisation: half_life.organisation, Place: half_life.when_where, ContactPoint: half_life.contact, Word: half_life.glossary}
    for each, where, origin in catalogue.records(*lives):
        last = latest(each.checked)
        if last and is_due(last, [lives[type(each)]], day):
            yield origin.problem((*where, "checked"), _AGAIN.format(last), Level.WARNING)


_AGAIN = "dit moet opnieuw nagekeken worden: {}"


def names_of_people_are_still_agreed(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A person's name is shown until the day of its review; after it the name is left out."""
    for each, where, origin in catalogue.records(Person):
        if each.review_by < each.agreed_on:
            yield origin.problem((*where, "review_by"), f"{each.review_by} ligt vóór de dag van het akkoord ({each.agreed_on})")
        elif each.review_by < day:
            sentence = f"deze naam moest tegen {each.review_by} opnieuw gevraagd worden en staat nergens meer op de site"
            yield origin.problem((*where, "review_by"), sentence, Level.WARNING)


RULES = (nothing_is_checked_in_the_future, checks_are_not_overdue, names_of_people_are_still_agreed)

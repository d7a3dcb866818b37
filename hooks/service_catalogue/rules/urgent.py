"""Who is in danger ends at a number: the help of `urgent.yml`, and the words that call for it."""

import re
from collections.abc import Iterator
from datetime import date

from babel import Locale

from ..catalogue import Catalogue
from ..model.nearby import meant
from ..model.urgent import UrgentStep, UrgentWords
from ..model.values import quoted
from ..problems import Problem

_GROUP = re.compile(r"<([a-z]+)>")


def urgent_steps_lead_to_somebody(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A step names one of the urgent numbers of the settings, or a contact point that one can press or dial."""
    numbers = [str(each.number) for each in catalogue.settings.urgent]
    for id, urgent in catalogue.urgent.items():
        origin = catalogue.origins["urgent", id]
        for index, step in enumerate(urgent.steps):
            where = ("steps", index)
            if (step.number is None) == (step.contact is None):
                if not any(origin.left_out((*where, key)) for key in ("number", "contact")):
                    yield origin.problem(where, "hier hoort een nummer of een contactpunt; vul er één van de twee in")
            elif step.number is not None and step.number not in numbers:
                yield origin.problem((*where, "number"), f"{quoted(step.number)} staat niet bij de dringende nummers in settings.yml; {meant(step.number, numbers)}")
            elif _is_dead_end(catalogue, step):
                yield origin.problem((*where, "contact"), f"{quoted(step.contact)} heeft geen nummer of webadres; kies een ander contactpunt")


def _is_dead_end(catalogue: Catalogue, step: UrgentStep) -> bool:
    point = catalogue.contact_points.get(step.contact) if step.contact else None
    return point is not None and not (point.phone or point.url)


def leaving_quickly_leads_somewhere(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """Help that has a button to leave the site at once needs an address to leave to."""
    if catalogue.settings.leave_to or catalogue.origins["settings", "settings"].left_out(("leave_to",)):
        return
    for id, urgent in catalogue.urgent.items():
        if urgent.leave:
            yield catalogue.origins["urgent", id].problem(("leave",), 'de knop om snel weg te gaan heeft een adres nodig; vul "leave_to" in settings.yml in')


def urgent_words_are_of_a_language(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A file of words is named after its language: "nl.yml", or "ar-latn.yml" for one in Latin letters."""
    for language in catalogue.urgent_words:
        if not _is_code(language):
            document = catalogue.origins["urgent_words", language].document
            yield document.problem(document.value(()), f"{quoted(language)} is geen taalcode; noem het bestand naar zijn taal, zoals nl.yml", "")


def _is_code(text: str) -> bool:
    """Whether it is a language that is known anywhere, with or without a script behind it."""
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z]{4})?", text):
        return False
    return text.partition("-")[0] in Locale("en").languages


def groups_of_words_exist(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A group that a line of words names stands in the same file."""
    for language, words in catalogue.urgent_words.items():
        origin, known = catalogue.origins["urgent_words", language], [group.id for group in words.groups]
        for where, phrase in _phrases(words):
            for name in _GROUP.findall(phrase):
                if name not in known:
                    yield origin.problem(where, f"{quoted('<' + name + '>')} is geen groep van dit bestand; {meant(name, known)}")


def _phrases(words: UrgentWords) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every line, with the way to it."""
    for at, kind in enumerate(words.kinds):
        for strength in ("call", "topic", "hint"):
            for index, phrase in enumerate(getattr(kind, strength)):
                yield ("kinds", at, strength, index), phrase
    for index, phrase in enumerate(words.quiet):
        yield ("quiet", index), phrase


RULES = (groups_of_words_exist, leaving_quickly_leads_somewhere, urgent_steps_lead_to_somebody, urgent_words_are_of_a_language)

"""The default language is complete, and every language has the same labels."""

import re
from collections.abc import Iterator
from datetime import date

from ..catalogue import Catalogue
from ..model.nearby import meant
from ..model.offer import Offer
from ..model.organisation import Organisation
from ..model.values import quoted
from ..problems import Level, Problem
from ..translations import fingerprint

_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def default_language_is_complete(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A text that stands in any language stands in the default one: no translation says more."""
    default = catalogue.default_language
    if any(default_language_has_wording(catalogue, day)):
        return  # one problem says it for all texts
    for where, texts, origin in catalogue.texts():
        if default not in texts and not origin.left_out((*where, default)):
            yield origin.problem(where, f'de tekst in de taal "{default}" ontbreekt; vul die eerst in', key=True)


def default_language_has_wording(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """The default language is one of the site's languages."""
    default = catalogue.default_language
    if catalogue.languages and default not in catalogue.languages:
        document = catalogue.documents["catalogue/settings.yml"]
        sentence = f"{quoted(default)} heeft geen bestand in wording/; {meant(default, catalogue.languages)}"
        yield document.problem(document.value(("default_language",)), sentence, "Standaardtaal")


def wording_is_the_same_in_every_language(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """Every label stands in every language, with the same places to fill in."""
    if any(default_language_has_wording(catalogue, day)):
        return
    wordings = catalogue.wording
    default = wordings.get(catalogue.default_language, {})
    for language, labels in wordings.items():
        path = f"catalogue/wording/{language}.yml"
        document = catalogue.documents[path]
        for key in default.keys() - labels.keys():
            where = tuple(key.split("."))
            if where in document.keys:
                continue  # it is there, and a problem says what is wrong with it
            yield document.problem(document.key(where[:-1]), f"ontbreekt; vul de tekst in na {quoted(where[-1] + ':')}", key)
        for key in labels.keys() - default.keys():
            position = document.key(tuple(key.split(".")))
            sentence = f"deze tekst staat niet in {catalogue.default_language}.yml; {meant(key, default)}"
            yield document.problem(position, sentence, key)
        for key in labels.keys() & default.keys():
            ours, theirs = (set(_PLACEHOLDER.findall(each[key])) for each in (labels, default))
            if ours != theirs:
                position = document.value(tuple(key.split(".")))
                shown = ", ".join(f"{{{name}}}" for name in sorted(theirs)) or "niets tussen accolades"
                yield document.problem(position, f"hier hoort {shown}, zoals in {catalogue.default_language}.yml", key)


def translations_are_up_to_date(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A translation whose source text changed is called outdated."""

    def prints(record: Offer | Organisation) -> dict[str, str]:
        default = catalogue.default_language
        return catalogue.memory.of(f"fingerprints {default}", record, lambda: {each: fingerprint(record, each, default) for each in record.translations})

    for kind in ("offers", "organisations"):
        for id, record in getattr(catalogue, kind).items():
            for language, translation in record.translations.items():
                if translation.of != prints(record)[language]:
                    yield catalogue.origins[kind, id].problem(
                        ("translations", language),
                        f"de brontekst is veranderd sinds deze vertaling; lees ze na en typ dan: catalogue translated {id} {language}",
                        Level.WARNING,
                        key=True,
                    )


RULES = (
    default_language_is_complete,
    default_language_has_wording,
    wording_is_the_same_in_every_language,
    translations_are_up_to_date,
)

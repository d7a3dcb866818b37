"""Every term is of use, and says so when it is not yet."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ..catalogue import Catalogue
from ..model.settings import Settings
from ..model.values import quoted
from ..problems import Level, Problem


def terms_are_used_or_in_reserve(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A term that no entry names is marked `reserve`, and one that is named is not."""
    if catalogue.broken or catalogue.unread or any(document.problems for document in catalogue.documents.values()):
        return  # what can't be read may use it
    used = _used(catalogue)
    for vocabulary, terms in catalogue.vocabularies.items():
        if used[vocabulary] - terms.keys():
            continue  # a term that does not exist may stand for one that seems unused
        for id, term in terms.items():
            origin = catalogue.origins[vocabulary, id]
            if id not in used[vocabulary] and not term.reserve:
                sentence = f'{quoted(id)} wordt nergens gebruikt; verwijder de term, of zet er "reserve: true" bij'
                yield origin.problem(("id",), sentence)
            elif id in used[vocabulary] and term.reserve:
                sentence = f'{quoted(id)} wordt gebruikt; verwijder "reserve: true"'
                yield origin.problem(("reserve",), sentence, Level.WARNING)
    for id, criterion in catalogue.criteria.items():
        if id not in used["criteria"] and criterion.kind != "wish":
            sentence = f"{quoted(id)} staat in geen enkele voorwaarde; verwijder de vraag, want elke vraag te veel kost tijd"
            yield catalogue.origins["criteria", id].problem(("id",), sentence, Level.WARNING)


def _used(catalogue: Catalogue) -> dict[str, set[str]]:
    """The ids that entries name, by kind. What the settings say of a term is no use of it."""
    used: dict[str, set[str]] = defaultdict(set)
    for named, origin in catalogue.references():
        if origin.model is not Settings:
            for kind in named.kinds:
                used[kind].add(named.id)
    return used


RULES = (terms_are_used_or_in_reserve,)

"""Writes down which source text a translation was made from, and leaves the rest of the file as it is."""

from datetime import date
from pathlib import Path

from .catalogue import Catalogue
from .translations import fingerprint
from .writing.edits import CannotWrite, Set
from .writing.order import order_of
from .writing.writer import write

__all__ = ["CannotWrite", "note_translation"]


def note_translation(catalogue: Catalogue, root: Path, slug: str, language: str, state: str, day: date) -> Path:
    """Write `translations.<language>` of an offer or organisation; returns the file that changed."""
    kind = next((each for each in ("offers", "organisations") if slug in getattr(catalogue, each)), None)
    if kind is None:
        raise CannotWrite(f'er is geen aanbod of organisatie "{slug}"')
    if language not in catalogue.languages or language == catalogue.default_language:
        others = ", ".join(each for each in catalogue.languages if each != catalogue.default_language)
        raise CannotWrite(f'"{language}" is geen taal waarin vertaald wordt; kies uit: {others}')
    record = catalogue.record(kind, slug)
    if not any(language in texts for _, texts in catalogue.walk(record).texts):
        raise CannotWrite(f'"{slug}" heeft nog geen tekst in de taal "{language}"; schrijf die eerst')
    file = root / catalogue.origins[kind, slug].document.path
    values = {"of": fingerprint(record, language, catalogue.default_language), "state": state, "date": str(day)}
    edits = [Set(("translations", language, key), value) for key, value in values.items()]
    write(file, edits, order_of(type(record), catalogue.languages))
    return file

"""Changes a record by its name: finds its file, writes the edits, and takes them back when the check would then complain."""

from collections.abc import Sequence
from dataclasses import replace as with_
from datetime import date
from pathlib import Path

from ..catalogue import Catalogue, Origin
from ..examine import examine
from ..model.nearby import meant
from ..problems import errors
from .edits import CannotWrite, Edit
from .order import order_of
from .writer import changed, replace

KINDS = ("offers", "organisations", "contact_points", "places", "sources", "routes", "glossary")
"""What an editor calls by its id, in the order in which it is looked for."""


def found(catalogue: Catalogue, name: str, kinds: Sequence[str] = KINDS) -> Origin:
    """Where the record stands that an editor calls `name`."""
    for kind in kinds:
        if (kind, name) in catalogue.origins:
            return catalogue.origins[kind, name]
    known = {id for kind in kinds for id in catalogue.ids(kind)}
    raise CannotWrite(f'"{name}" staat niet in de gids; {meant(name, known)}')


def change(root: Path, catalogue: Catalogue, origin: Origin, edits: Sequence[Edit], day: date) -> Path:
    """Writes edits at places of one record; returns the file. `catalogue` has no errors, and has none afterwards."""
    file = root / origin.document.path
    before = file.read_bytes()
    fields = order_of(origin.model, catalogue.languages)
    inside = [with_(edit, where=(*origin.at, *edit.where)) for edit in edits]
    replace(file, changed(before, origin.document.path, inside, lambda where: fields(where[len(origin.at) :])))
    _, _, problems = examine(root, root / "docs", day)  # all that `make check` looks at
    if wrong := errors(problems):
        replace(file, before)
        raise CannotWrite("\n".join(["niets gewijzigd, want dan klopt dit niet:", *map(str, wrong)]))
    return file

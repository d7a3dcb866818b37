"""What the commands that change an entry share: where the data are, how they are read, how it is told what changed."""

from collections.abc import Sequence
from pathlib import Path

import click

from ..catalogue import Catalogue
from ..examine import examine
from ..problems import errors
from ..report import tell
from ..today import today
from ..writing.edits import CannotWrite, Edit
from ..writing.records import KINDS, change, found

root_option = click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="De map waarin catalogue/ en docs/ staan.",
)


def sound(root: Path) -> Catalogue:
    """The catalogue, where nothing is wrong with it; else its errors are told and the command ends."""
    catalogue, _, problems = examine(root, root / "docs", today())
    if catalogue is None:
        tell(errors(problems), root, err=True)
        raise click.ClickException("los eerst deze fouten op")
    return catalogue


def carry_out(root: Path, catalogue: Catalogue, name: str, edits: Sequence[Edit], kinds: Sequence[str] = KINDS) -> None:
    """Changes a record and says where; what can't be done is one sentence."""
    try:
        file = change(root, catalogue, found(catalogue, name, kinds), edits, today())
    except CannotWrite as reason:
        raise click.ClickException(str(reason)) from None
    click.echo(f"Gewijzigd in {file.relative_to(root)}.")

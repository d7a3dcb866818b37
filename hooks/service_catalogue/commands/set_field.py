"""`catalogue set`: one field of one record gets a value."""

from pathlib import Path

import click

from ..writing.edits import Append, Edit, Remove, Set
from .common import carry_out, root_option, sound


@click.command("set")
@click.argument("record")
@click.argument("field")
@click.argument("value", required=False)
@click.option("--add", is_flag=True, help="Zet VALUE achteraan in de lijst FIELD.")
@click.option("--remove", is_flag=True, help="Haal FIELD weg.")
@root_option
def set_field(record: str, field: str, value: str | None, add: bool, remove: bool, root: Path) -> None:
    """Geef FIELD van RECORD de waarde VALUE.

    RECORD is de naam van een bestand of een id ("koor", "onthaal"), FIELD de weg naar een veld, met punten
    ("phone", "summary.nl", "eligibility.0.min").
    """
    if remove == (value is not None) or (add and remove):
        raise click.UsageError("geef een waarde, of --remove en geen waarde")
    where = tuple(int(step) if step.isdigit() else step for step in field.split("."))
    edit: Edit = Remove(where) if remove else Append(where, value) if add else Set(where, value)
    root = root.absolute()
    carry_out(root, sound(root), record, [edit])

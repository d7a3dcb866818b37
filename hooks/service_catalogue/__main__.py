"""The command `catalogue`: what editors and maintainers do with the data outside of MkDocs."""

import gc
import sys
from pathlib import Path

import click

from .commands.common import root_option, sound
from .commands.room import room
from .commands.set_field import set_field
from .commands.status import end, pause
from .examine import examine
from .problems import count, errors
from .report import as_json, tell
from .today import today


@click.group()
def main() -> None:
    """Gegevens van de gids nakijken en bijhouden."""


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Hoe de problemen getoond worden.")
@root_option
def check(form: str, root: Path) -> None:
    """Kijk alle bestanden na."""
    gc.disable()  # what is read stays until the command ends, so there is nothing to collect
    root = root.absolute()
    catalogue, _, problems = examine(root, root / "docs", today())
    if form == "json":
        click.echo(as_json(problems))
    else:
        tell(problems, root)
        offers = f"{len(catalogue.offers)} keer aanbod nagekeken: " if catalogue else ""
        click.echo(f"{offers}{count(problems)}.")
    sys.exit(1 if errors(problems) else 0)


for command in (set_field, pause, end, room):
    main.add_command(command)


@main.command()
@click.argument("slug")
@click.argument("language")
@click.option("--reviewed", is_flag=True, help="Nagelezen door een moedertaalspreker.")
@root_option
def translated(slug: str, language: str, reviewed: bool, root: Path) -> None:
    """Noteer dat de vertaling van SLUG in LANGUAGE klopt met de tekst van nu."""
    from .translated import CannotWrite, note_translation

    root = root.absolute()
    catalogue = sound(root)
    state = "reviewed" if reviewed else "draft"
    try:
        file = note_translation(catalogue, root, slug, language, state, today())
    except CannotWrite as reason:
        raise click.ClickException(str(reason)) from None
    click.echo(f"Genoteerd in {file.relative_to(root)}.")


@main.command()
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), default=Path(".build/schema"), help="De map voor de schema's.")
@root_option
def schema(to: Path, root: Path) -> None:
    """Maak de schema's waarmee een tekstverwerker aanvult en nakijkt."""
    from .reading import read
    from .schema import as_files

    catalogue, problems = read(root.absolute())
    if catalogue is None:
        tell(errors(problems), root.absolute(), err=True)
        raise click.ClickException("los eerst deze fouten op")
    to.mkdir(parents=True, exist_ok=True)
    for name, content in as_files(catalogue).items():
        (to / name).write_text(content, encoding="utf-8")
    click.echo(f"Schema's gemaakt in {to}/.")


if __name__ == "__main__":
    main()

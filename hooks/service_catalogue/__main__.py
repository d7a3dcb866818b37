"""The command `catalogue`: what editors and maintainers do with the data outside of MkDocs."""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import click

from .catalogue import load
from .problems import as_annotation, as_json, count, errors


@click.group()
def main() -> None:
    """Gegevens van de gids nakijken."""


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Hoe de problemen getoond worden.")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="De map waarin catalogue/ staat.")
def check(form: str, root: Path) -> None:
    """Kijk alle bestanden na."""
    day = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())), UTC).date()
    catalogue, problems = load(root.absolute(), day)
    if form == "json":
        click.echo(as_json(problems))
    else:
        for problem in problems:
            click.echo(problem)
            if os.environ.get("GITHUB_ACTIONS"):
                click.echo(as_annotation(problem))
        if catalogue:
            click.echo(f"{len(catalogue.offers)} keer aanbod nagekeken: {count(problems)}.")
        else:
            click.echo(f"{count(problems)}.")
    sys.exit(1 if errors(problems) else 0)


if __name__ == "__main__":
    main()

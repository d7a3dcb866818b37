"""`catalogue pause` and `catalogue end`: an offer stands still, or is no more."""

from pathlib import Path

import click

from ..writing.edits import Edit, Set
from .common import carry_out, root_option, sound

_reason = click.option("--reason", prompt="Waarom? (één zin, mag leeg)", default="", show_default=False, help="Waarom, in één zin.")


@click.command()
@click.argument("offer")
@_reason
@root_option
def pause(offer: str, reason: str, root: Path) -> None:
    """Noteer dat OFFER stil ligt."""
    _set(offer, "paused", reason, "", root)


@click.command()
@click.argument("offer")
@_reason
@click.option("--successor", prompt="Wat kwam in de plaats? (naam van het bestand, mag leeg)", default="", show_default=False, help="Wat in de plaats kwam.")
@root_option
def end(offer: str, reason: str, successor: str, root: Path) -> None:
    """Noteer dat OFFER niet meer bestaat."""
    _set(offer, "ended", reason, successor, root)


def _set(offer: str, status: str, reason: str, successor: str, root: Path) -> None:
    root = root.absolute()
    catalogue = sound(root)
    edits: list[Edit] = [Set(("status",), status)]
    if reason:
        edits.append(Set(("status_reason", catalogue.default_language), reason))
    if successor:
        edits.append(Set(("successor",), successor))
    carry_out(root, catalogue, offer, edits, ("offers",))

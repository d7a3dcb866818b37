"""`catalogue room`: whether there is room, for referrers, as of today."""

from pathlib import Path

import click

from ..today import today
from ..writing.edits import Edit, Set
from .common import carry_out, root_option, sound

STATES = {"room": "plaats vrij", "waitlist": "wachtlijst", "full": "vol", "assessment-first": "eerst een gesprek"}


@click.command()
@click.argument("offer")
@click.argument("state", type=click.Choice(list(STATES)))
@click.option("--note", default="", help="Wat een verwijzer erbij moet weten.")
@root_option
def room(offer: str, state: str, note: str, root: Path) -> None:
    """Noteer voor hulpverleners of er plaats is bij OFFER: room (plaats vrij), waitlist (wachtlijst), full (vol), assessment-first (eerst een gesprek)."""
    root = root.absolute()
    catalogue = sound(root)
    edits: list[Edit] = [Set(("capacity", "state"), state), Set(("capacity", "date"), str(today()))]
    if note:
        edits.append(Set(("capacity", "note", catalogue.default_language), note))
    carry_out(root, catalogue, offer, edits, ("offers",))

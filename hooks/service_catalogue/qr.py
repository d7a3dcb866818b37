"""A page's address as a QR code, for on paper."""

import re

import segno
from markupsafe import Markup

MARGIN = 4
"""Modules of white around it, without which readers don't find it."""


def code(address: str) -> Markup:
    """The QR code of an address, as a drawing of which one unit is one module."""
    # Which of the eight masks is best costs segno most of its time, and any of them can be read.
    made = segno.make_qr(address, error="l", mask=0, boost_error=False)
    rows = ["".join("01"[dark & 1] for dark in row) for row in made.matrix]
    lines = (
        f"M{run.start() + MARGIN} {line + MARGIN}.5h{run.end() - run.start()}"
        for line, row in enumerate(rows)
        for run in re.finditer("1+", row)
    )
    size = len(rows) + 2 * MARGIN
    return Markup('<svg class="code" viewBox="0 0 {0} {0}" aria-hidden="true"><path stroke="#000" d="{1}"/></svg>').format(
        size, "".join(lines)
    )

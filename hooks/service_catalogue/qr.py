"""A page's address as a QR code, for on paper.

segno draws what all codes of a size share; what differs from page to page is worked out here, since a
site may have 75,000 pages and segno takes milliseconds for each. A test holds the two together.
Source: ISO/IEC 18004.
"""

import re
from functools import cache, lru_cache
from itertools import chain

import segno
from markupsafe import Markup
from segno import consts

MARGIN = 4
"""Modules of white around it, without which readers don't find it."""

SIZES = {
    1: (1, 19, 7), 2: (1, 34, 10), 3: (1, 55, 15), 4: (1, 80, 20), 5: (1, 108, 26),
    6: (2, 68, 18), 7: (2, 78, 20), 8: (2, 97, 24), 9: (2, 116, 30),
}  # fmt: skip
"""Per version at level L: its blocks, the bytes of data in each, and those that correct errors."""


@lru_cache(maxsize=4096)  # a page has the same one as its sheet
def code(address: str) -> Markup:
    """The QR code of an address, as a drawing of which one unit is one module."""
    rows = modules(address.encode())
    size = len(rows) + 2 * MARGIN
    starts = range(0, len(rows), 8)
    lines = "".join(
        f"M{MARGIN} {line}.5" + "".join([_strokes(row[start : start + 8]) for start in starts])
        for line, row in enumerate(rows, MARGIN)
    )
    return Markup(f'<svg class="code" viewBox="0 0 {size} {size}" aria-hidden="true"><path stroke="#000" d="{lines}"/></svg>')


@cache
def _strokes(modules: str) -> str:
    """A few modules of a row as a pen draws them, from left to right: codes have few different ones."""
    return "".join(f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in re.findall("1+|0+", modules))


def modules(text: bytes) -> list[str]:
    """The rows of the smallest code that holds `text`: a 1 for each dark module."""
    for version, (blocks, size, correcting) in SIZES.items():
        if len(text) + 2 <= blocks * size:
            break
    else:  # longer than any address is
        return ["".join("01"[module] for module in row) for row in _by_segno(text, None).matrix]
    # Four bits that say "bytes", eight how many, the bytes, four that say "end"; then two bytes by turns.
    head = (0x400 | len(text)) << 8 * len(text) | int.from_bytes(text)
    data = (head << 4).to_bytes(len(text) + 2) + b"\xec\x11" * (blocks * size)
    parts = [data[start : start + size] for start in range(0, blocks * size, size)]
    message = [*chain(*zip(*parts)), *chain(*zip(*(_correction(part, correcting) for part in parts)))]
    width, flips, order = _frame(version)
    count = flips.bit_length()
    bits = f"{(int.from_bytes(bytes(message)) << count - 1 - 8 * len(message)) ^ flips:b}"[1:] + "01"
    dots = "".join(map(bits.__getitem__, order))
    return [dots[start : start + width] for start in range(0, width * width, width)]


def _by_segno(text: bytes, version: int | None) -> segno.QRCode:
    """One mask for all: which of the eight is best takes long to find out, and any of them can be read."""
    return segno.make_qr(text, version=version, error="l", mode="byte", mask=0, boost_error=False)


@cache
def _frame(version: int) -> tuple[int, int, list[int]]:
    """What all codes of a version share: their width, what the mask flips, and where each module is from.

    A 1 stands before the flips, so that none of them gets lost. A module is one of the message's
    bits, or one of the two behind those: always light, always dark.
    """
    kinds = [list(row) for row in _by_segno(b"", version).matrix_iter(border=0, verbose=True)]
    width, places = len(kinds), []
    kinds[8][width - 9] = consts.TYPE_DATA_LIGHT  # which segno takes for a part of the format
    # In pairs of columns from the right, by turns upward and downward; the sixth column is passed over.
    for turn, right in enumerate([*range(width - 1, 6, -2), 5, 3, 1]):
        lines = range(width) if turn % 2 else range(width - 1, -1, -1)
        pairs = ((line, column) for line in lines for column in (right, right - 1))
        places += [(line, column) for line, column in pairs if kinds[line][column] in (consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT)]
    flips = int("1" + "".join(str(1 - (line + column) % 2) for line, column in places), 2)
    index = {place: number for number, place in enumerate(places)}
    order = [
        index.get((line, column), len(places) + (kind >> 8 > 0)) for line, row in enumerate(kinds) for column, kind in enumerate(row)
    ]
    return width, flips, order


def _correction(data: bytes, length: int) -> bytes:
    """The bytes that correct errors: what remains of the data divided by a polynomial (Reed and Solomon)."""
    steps, top = _steps(length), 8 * (length - 1)
    rest, kept = 0, (1 << top) - 1
    for byte in data:
        rest = (rest & kept) << 8 ^ steps[byte ^ rest >> top]
    return rest.to_bytes(length)


@cache
def _steps(length: int) -> list[int]:
    """The polynomial of `length` times each byte, as one number."""
    polynomial = [1]
    for power in range(length):
        raised = [_times(factor, power) for factor in polynomial]
        polynomial = [one ^ other for one, other in zip([*polynomial, 0], [0, *raised])]
    doubled = [int.from_bytes(bytes(_times(factor, power) for factor in polynomial[1:])) for power in range(8)]
    steps = [0]
    for each in doubled:
        steps += [each ^ step for step in steps]
    return steps


def _times(byte: int, power: int) -> int:
    """A byte doubled `power` times, in the field of 256 that the codes reckon in."""
    for _ in range(power):
        byte = byte << 1 ^ (0x11D if byte & 0x80 else 0)
    return byte

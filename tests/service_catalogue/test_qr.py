"""A page's address as a QR code."""

import re

import pytest
import segno
from service_catalogue.qr import SIZES, code, modules

from tests import leaks


@pytest.mark.parametrize(
    "address",
    [
        "https://a.be/",
        "https://gids.example.org/aanbod/wandelgroep/",
        "https://gids.example.org/fr/aanbod/" + "een-heel-lange-naam-" * 4 + "/",
        "https://gids.example.org/" + "a" * 400,
        "https://gids.example.org/?é",
    ],
)
def test_a_phone_reads_the_address_in_it(address):
    assert leaks.codes_in(leaks.raster(code(address))) == [address]


def test_it_is_a_drawing_with_white_around_it_that_is_not_read_aloud():
    drawing = code("https://gids.example.org/")
    assert drawing.startswith('<svg class="code" viewBox="0 0 33 33" aria-hidden="true">')
    assert "style=" not in drawing
    places = [int(x) for x in re.findall(r"M(\d+) ", drawing)]
    assert min(places) == 4


FULL = [blocks * size - 2 for blocks, size, _ in SIZES.values()]


@pytest.mark.parametrize("length", [*FULL, 231])
def test_a_full_code_is_the_one_that_segno_makes(length):
    """What fills up the others, segno does its own way: a byte of zeros too many before it."""
    theirs = segno.make_qr(text(length), error="l", mode="byte", mask=0, boost_error=False)
    assert modules(text(length)) == ["".join(map(str, row)) for row in theirs.matrix]


@pytest.mark.parametrize("length", [*range(1, 231, 13), *(each + 1 for each in FULL)])
def test_a_code_of_any_length_is_read(length):
    address = text(length).decode()
    assert leaks.codes_in(leaks.raster(code(address))) == [address]


def text(length):
    return bytes(33 + each * each % 90 for each in range(length))

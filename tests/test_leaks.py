"""The search for leaks finds a text in each form that hides it, and nothing where there is none."""

import base64
import gzip
import html
import io
import json
import zipfile
import zlib
from datetime import date
from urllib.parse import quote

import pytest
import segno
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests import leaks

SECRET = "Kwézelbont Trommeldrager"
NEEDLES = leaks.pieces(SECRET)


def packed(name, content, **options):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def qr(kind, **options):
    buffer = io.BytesIO()
    segno.make(SECRET, error="m").save(buffer, kind=kind, **options)
    return buffer.getvalue()


def filled_svg():
    """A code drawn as another maker does: filled squares in one path."""
    rows = segno.make(SECRET).matrix
    squares = "".join(f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return f'<svg viewBox="0 0 40 40"><rect width="40" height="40" fill="#fff"/><path d="{squares}"/></svg>'.encode()


def rect_svg():
    """A code drawn as a rectangle for each dark square."""
    rows = segno.make(SECRET).matrix
    squares = "".join(
        f'<rect x="{x}" y="{y}" width="1" height="1"/>' for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return f"<svg>{squares}</svg>".encode()


def jpeg():
    buffer = io.BytesIO()
    Image.open(io.BytesIO(qr("png", scale=6))).convert("L").save(buffer, "JPEG")
    return buffer.getvalue()


def png_with_comment():
    buffer, notes = io.BytesIO(), PngInfo()
    notes.add_text("Comment", SECRET, zip=True)
    Image.new("RGB", (4, 4)).save(buffer, "PNG", pnginfo=notes)
    return buffer.getvalue()


RAW = SECRET.encode()
ESCAPED = "".join(f"\\u{ord(each):04x}" for each in SECRET)
HIDING = {
    "as it is": RAW,
    "in capitals": SECRET.upper().encode(),
    "without accents": b"kwezelbont",
    "with the accent apart": "Kwe\u0301zelbont".encode(),
    "only the stem of a word": b"... trommeld ...",
    "with a soft hyphen": "Kwézel\u00adbont".encode(),
    "with a break for long words": "Kwézel<wbr>bont Trommel<b>drager</b>".encode(),
    "UTF-16": SECRET.encode("utf-16"),
    "JSON": json.dumps({"note": SECRET}).encode(),
    "all escaped in JSON": ESCAPED.encode(),
    "escaped twice": json.dumps(json.dumps(SECRET)).encode(),
    "JavaScript": b"'\\x54\\x72\\x6f\\x6d\\x6d\\x65\\x6c\\x64rager'",
    "HTML entities": "".join(f"&#{ord(each)};" for each in SECRET).encode(),
    "hexadecimal entities": "".join(f"&#x{ord(each):X};" for each in SECRET).encode(),
    "named entities": b"Kw&eacute;zelbont",
    "escaped in an attribute": f'<p data-x="{html.escape(json.dumps(SECRET))}">'.encode(),
    "in an address": f"/zoek?q={quote(SECRET)}".encode(),
    "all percent-encoded": "".join(f"%{each:02X}" for each in RAW).encode(),
    "with a plus in an address": b"q=Trommeldrager+en+meer",
    "base64": base64.b64encode(RAW),
    "base64 behind letters of its alphabet": b'"abc/' + base64.b64encode(RAW) + b'"',
    "base64 of addresses": base64.urlsafe_b64encode("→ñ→ñ→".encode() + RAW),
    "base64 over several lines": base64.encodebytes(RAW * 4),
    "data: address": b'<img src="data:text/plain;base64,' + base64.b64encode(RAW) + b'">',
    "percent-encoded data: address": f'<img src="data:image/svg+xml,{quote("<svg><title>" + SECRET + "</title></svg>")}">'.encode(),
    "gzip": gzip.compress(RAW, mtime=0),
    "zlib": zlib.compress(RAW),
    "deflate": zlib.compress(RAW)[2:-4],
    "zip": packed("a.txt", RAW),
    "a name in a zip": packed("kwezelbont.txt", b"nothing"),
    "a zip in a zip": packed("a.zip", packed("b.json", ESCAPED.encode())),
    "gzip in base64": base64.b64encode(gzip.compress(RAW, mtime=0)),
    "QR code as PNG": qr("png", scale=4),
    "QR code on no ground": qr("png", scale=4, light=None),
    "QR code as JPEG": jpeg(),
    "QR code as SVG": qr("svg"),
    "scaled QR code as SVG": qr("svg", scale=7.5, border=1),
    "QR code in a page": b"<main><p>Scan</p>" + segno.make(SECRET).svg_inline(scale=3).encode() + b"</main>",
    "QR code as data: address": f'<img src="{segno.make(SECRET).svg_data_uri()}">'.encode(),
    "QR code as PNG in a page": f'<img src="{segno.make(SECRET).png_data_uri(scale=4)}">'.encode(),
    "QR code of squares": filled_svg(),
    "QR code of rectangles": rect_svg(),
    "QR code in a zip": packed("a.png", qr("png", scale=4)),
    "comment in a picture": png_with_comment(),
}


@pytest.mark.parametrize("content", HIDING.values(), ids=HIDING)
def test_a_text_is_found(content):
    assert leaks.find(content, NEEDLES)


@pytest.mark.parametrize(
    "content",
    [b"", b"Nothing to see here, trommel and drager.", gzip.compress(b"nothing", mtime=0), segno.make("nothing").svg_inline().encode(), packed("a", b"b")],
)
def test_nothing_is_found_where_there_is_nothing(content):
    assert leaks.find(content, NEEDLES) == set()


@pytest.mark.parametrize("content", [b"\x00\x01\x02\xff\xfe garbage", gzip.compress(RAW, mtime=0)[:-12], b"%PDF-1.7\n\xe2\xe3\xcf\xd3 stream", b"wOF2\x00\x01\x00\x00"])
def test_a_file_that_cant_be_looked_into_is_refused(content):
    with pytest.raises(leaks.CannotLook):
        leaks.find(content, NEEDLES)


def test_a_text_is_looked_for_by_its_longer_words():
    assert leaks.pieces("Bel de Kwézelbont, Trommeldrager!") == {"kwezelbo", "trommeld"}


@pytest.mark.parametrize(
    "written",
    ["1953-02-17", "17 februari 1953", "17 février 1953", "February 17, 1953", "17 February 1953", "17/02/1953", '{"d": "19530217"}'],
)
def test_a_date_is_found_in_digits_and_in_words(written):
    needles = leaks.date_pieces(date(1953, 2, 17), ("nl", "fr", "en"))
    assert leaks.find(written.encode(), needles)
    assert leaks.find(written.replace("17", "18").encode(), needles) == set()


@pytest.mark.parametrize("written", ["0479 87 65 43", "tel:+32479876543", "0479/87.65.43", "+32 479 87 65 43", "0479<b>87</b>6543"])
def test_a_phone_number_is_found_however_it_is_spaced(written):
    assert leaks.find(written.encode(), leaks.phone_pieces("0479 87 65 43"))


def test_a_site_is_searched_in_every_folder_and_in_names(tmp_path):
    (tmp_path / "deep/er").mkdir(parents=True)
    (tmp_path / "deep/er/x.json").write_text(json.dumps(SECRET))
    (tmp_path / "trommeldrager.txt").write_text("nothing")
    (tmp_path / "clean.html").write_text("nothing")
    found = leaks.search(tmp_path, NEEDLES)
    assert found == {"deep/er/x.json": {"kwezelbo", "trommeld"}, "trommeldrager.txt": {"trommeld"}}

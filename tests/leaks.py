"""Searches a built site for texts that must not be in it, in every form a site could carry them.

A text is looked for by its pieces: the beginnings of its longer words, without case and accents. A file is
looked into as it stands and decoded: escapes of JSON and JavaScript, HTML entities, percent-encoding, tags
within a word, base64, gzip, deflate, zip, and the QR codes in pictures. A file that can't be looked
into is an error, so that a new kind of file is not passed over in silence.
"""

import base64
import binascii
import gzip
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import zxingcpp
from babel.dates import format_date
from PIL import Image, ImageDraw

PIECE = 8
"""How many characters of a word are looked for: enough to be no accident, few enough to find a stem."""

DEEPEST = 6
"""How many wrappings are undone: a QR code in an SVG in a data: address in a JSON file in a zip has five."""


class CannotLook(Exception):
    """A file of a kind that this search does not know."""


def pieces(text: str) -> set[str]:
    """What a text is looked for by: the first letters of each of its longer words, folded."""
    words = re.findall(r"[^\W_]+", fold(text))
    return {word[:PIECE] for word in words if len(word) >= PIECE}


def date_pieces(day: date, languages: Iterable[str]) -> set[str]:
    """The forms in which a date may be written: with digits, and in the words of each language."""
    written = {day.isoformat(), day.strftime("%Y%m%d"), day.strftime("%d/%m/%Y"), day.strftime("%d-%m-%Y"), day.strftime("%d.%m.%Y")}
    for language in languages:
        # "d MMMM y" is what English dates look like in Europe.
        for form in ("full", "long", "medium", "d MMMM y", "d MMM y"):
            written.add(format_date(day, form, locale=language))
    return {fold(form) for form in written}


def phone_pieces(number: str) -> set[str]:
    """A phone number without its first zero, as its digits stand with anything or nothing between them."""
    return {"".join(filter(str.isdigit, number)).removeprefix("0")}


def fold(text: str) -> str:
    """Without case, accents, and marks that nobody sees (soft hyphens, zero-width spaces)."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")


def search(site: Path, needles: Iterable[str]) -> dict[str, set[str]]:
    """Which folded pieces stand in which files; a file's own name counts as part of it."""
    needles = set(needles)
    found = {}
    for file in sorted(file for file in site.rglob("*") if file.is_file()):
        name = file.relative_to(site).as_posix()
        here = find(file.read_bytes(), needles) | find(name.encode(), needles)
        if here:
            found[name] = here
    return found


def find(content: bytes, needles: Iterable[str]) -> set[str]:
    """Which of the folded pieces stand in `content`, as it is or wrapped."""
    found = set()
    for text in texts(content):
        folded = fold(text)
        digits = re.sub(r"\D", "", folded)
        found |= {needle for needle in needles if needle in (digits if needle.isdigit() else folded)}
    return found


def texts(content: bytes, depth: int = DEEPEST) -> Iterator[str]:
    """Everything that can be read in `content`."""
    text = as_text(content)
    if text is not None:
        yield text
        unescaped = unescape(text)
        yield unescaped
        yield re.sub(r"<[^>]*>", "", unescaped)
        if depth > 0:
            for wrapped in base64_in(unescaped):
                yield from texts_of_wrapped(wrapped, depth)
            for drawing in re.findall(r"<svg\b.*?</svg>", unescaped, re.DOTALL | re.IGNORECASE):
                for code in codes_in(raster(drawing)):
                    yield from texts(code.encode(), depth - 1)
    elif depth > 0:
        yield from texts_of_packed(content, depth)


def texts_of_wrapped(content: bytes, depth: int) -> Iterator[str]:
    """What stands in bytes that may just as well be no wrapping at all."""
    try:
        yield from texts(content, depth - 1)
    except CannotLook:
        yield content.decode("utf-8", "ignore")


def texts_of_packed(content: bytes, depth: int) -> Iterator[str]:
    """What stands in an archive, in compressed bytes or in a picture."""
    try:
        if content.startswith(b"\x1f\x8b"):
            yield content.decode("latin-1")  # the header may hold a file's name
            yield from texts(gzip.decompress(content), depth - 1)
        elif zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield archive.comment.decode("utf-8", "replace")
                for entry in archive.infolist():
                    yield entry.filename
                    yield from texts(archive.read(entry), depth - 1)
        elif (inflated := inflate(content)) is not None:
            yield from texts(inflated, depth - 1)
        else:
            picture = Image.open(io.BytesIO(content))
            picture.load()
            yield from (str(value) for value in picture.info.values())
            for code in codes_in(picture):
                yield from texts(code.encode(), depth - 1)
    except (OSError, EOFError, SyntaxError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise CannotLook(f"{content[:16]!r}…: nothing that the leak search can look into ({error})") from error


def as_text(content: bytes) -> str | None:
    """Bytes as text; None when they are none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text


def unescape(text: str) -> str:
    """Undoes what JSON, JavaScript, CSS, HTML and addresses write for a character, also several on top of each other."""
    for _ in range(DEEPEST):
        before = text
        text = re.sub(r"\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})", _character, text)
        text = unquote(html.unescape(text), errors="replace")
        if text == before:
            break
    return text


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]


_BASE64 = re.compile(r"[A-Za-z0-9+/_-](?:\s?[A-Za-z0-9+/_-]){14,}(?:\s?=){0,2}")


def base64_in(text: str) -> Iterator[bytes]:
    """What stands in base64 (of either alphabet), wherever in a run of its letters it begins."""
    for run in _BASE64.findall(text):
        letters = re.sub(r"\s", "", run).rstrip("=").replace("-", "+").replace("_", "/")
        # The letters before it may belong to its alphabet too: a path, the name of a field.
        starts = {0, 1, 2, 3, *(place.end() for place in re.finditer("/", letters))}
        for start in starts:
            part = letters[start:]
            part = part[: len(part) - (len(part) % 4 == 1)]
            try:
                yield base64.b64decode(part + "=" * (-len(part) % 4), validate=True)
            except binascii.Error:
                continue


def inflate(content: bytes) -> bytes | None:
    """Bytes that zlib or raw deflate packed; None when they are none."""
    for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(window)
        try:
            unpacked = unpacker.decompress(content) + unpacker.flush()
        except zlib.error:
            continue
        if unpacker.eof and not unpacker.unused_data:
            return unpacked
    return None


def codes_in(picture: Image.Image) -> list[str]:
    """What the QR codes and bar codes in a picture say."""
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture.convert("RGBA").getchannel("A"))
    return [code.text for code in zxingcpp.read_barcodes(flat)]


_NUMBER = r"-?(?:\d+\.?\d*|\.\d+)"
_STEP = re.compile(rf"([MmLlHhVvZz])|({_NUMBER})")
DOT = 8
"""How many pixels a unit of a drawing becomes: a QR code's module is mostly one unit."""


def raster(drawing: str) -> Image.Image:
    """An SVG drawing of straight lines and rectangles as a picture: QR codes are made of nothing else.

    A path with a stroke is drawn as lines of one unit, any other one is filled. Sizes and scales
    of the drawing are passed over; the picture is as large as what is drawn, with a margin.
    """
    shapes: list[list[tuple[float, float]]] = []
    for tag in re.findall(r"<(?:path|rect)\b[^>]*>", drawing, re.IGNORECASE):
        attributes = dict(re.findall(r"([\w:-]+)\s*=\s*[\"']([^\"']*)[\"']", tag))
        if tag[1:5].lower() == "rect":
            x, y, wide, high = (_size(attributes.get(name)) for name in ("x", "y", "width", "height"))
            # A ground that covers everything would hide the code.
            if attributes.get("fill", "#000").lower() not in ("#fff", "#ffffff", "white", "none"):
                shapes.append([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)])
        elif attributes.get("stroke", "none").lower() not in ("none", "#fff", "#ffffff", "white"):
            for line in _lines(attributes.get("d", "")):
                for (x, y), (to_x, to_y) in zip(line, line[1:], strict=False):
                    shapes.append([(x, y - 0.5), (to_x, to_y - 0.5), (to_x, to_y + 0.5), (x, y + 0.5)])
        elif attributes.get("fill", "#000").lower() not in ("none", "#fff", "#ffffff", "white"):
            shapes += _lines(attributes.get("d", ""))
    places = [place for shape in shapes for place in shape]
    if not places:
        return Image.new("RGB", (1, 1), "white")
    left, top = min(x for x, _ in places), min(y for _, y in places)
    wide, high = max(x for x, _ in places) - left, max(y for _, y in places) - top
    dot = min(DOT, 4000 / max(wide, high, 1))
    picture = Image.new("RGB", (int((wide + 8) * dot), int((high + 8) * dot)), "white")
    pen = ImageDraw.Draw(picture)
    for shape in shapes:
        corners = [((x - left + 4) * dot, (y - top + 4) * dot) for x, y in shape]
        xs, ys = {x for x, _ in corners}, {y for _, y in corners}
        if len(corners) >= 4 and len(xs) == 2 and len(ys) == 2:
            pen.rectangle((min(xs), min(ys), max(xs) - 1, max(ys) - 1), fill="black")
        elif len(corners) > 2:
            pen.polygon(corners, fill="black")
    return picture


def _size(text: str | None) -> float:
    found = re.match(_NUMBER, text or "")
    return float(found.group()) if found else 0.0


def _lines(path: str) -> list[list[tuple[float, float]]]:
    """The straight lines of an SVG path, each as the points it goes through."""
    lines: list[list[tuple[float, float]]] = []
    steps = iter(_STEP.findall(path))
    command, x, y = "", 0.0, 0.0
    numbers: list[float] = []
    for letter, number in steps:
        if letter:
            command, numbers = letter, []
            if letter in "Zz" and lines:
                lines[-1].append(lines[-1][0])
                x, y = lines[-1][0]
            continue
        numbers.append(float(number))
        if len(numbers) < (1 if command in "HhVv" else 2):
            continue
        before_x, before_y = (x, y) if command.islower() else (0.0, 0.0)
        if command in "Hh":
            x = before_x + numbers[0]
        elif command in "Vv":
            y = before_y + numbers[0]
        else:
            x, y = before_x + numbers[0], before_y + numbers[1]
        if command in "Mm":
            lines.append([])
            command = "l" if command == "m" else "L"
        elif not lines:
            lines.append([(0.0, 0.0)])
        lines[-1].append((x, y))
        numbers = []
    return lines

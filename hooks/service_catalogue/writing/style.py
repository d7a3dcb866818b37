"""Data → YAML as a person would type it: how a text, a list or a record is written at a place in a file.

Whatever is proposed here was read back and found the same; a text that no plain way holds ends between double quotes.
"""

import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from .place import LOADER

WIDTH = 100
"""Columns after which a text is folded."""
STEP = 2
"""Spaces per level."""

_TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True)
class Spot:
    """Where a value is written: at which column its line begins, and in a flow collection or not."""

    indent: int
    before: int = 0
    """Letters of the line before the value: the key, the dash."""
    flow: bool = False
    like: str | None = None
    """The style of the value that stood here (libyaml's sign), which is kept where it can be."""

    def deeper(self) -> "Spot":
        return replace(self, indent=self.indent + STEP, before=0, like=None)


def lines_of(key: str | None, value: Any, spot: Spot) -> list[str]:
    """A field (``key: value``) or, without a key, an item of a list, as lines with their indentation and without their ends."""
    pad = " " * spot.indent
    head = f"{pad}{scalar(key, Spot(0, flow=True))}:" if key is not None else f"{pad}-"
    if isinstance(value, str):
        written = scalar(value, replace(spot, before=len(head) + 1))
        return f"{head} {written}".split("\n")
    inside = spot.deeper()
    parts = [lines_of(name, each, inside) for name, each in _parts(value)]
    block = [line for part in parts for line in part]
    if key is not None:
        return [head, *block]
    return [f"{head} {block[0].lstrip(' ')}", *block[1:]]  # the first field stands beside the dash


def _parts(value: Any) -> Iterator[tuple[str | None, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    else:
        yield from ((None, each) for each in value)


def flow(value: Any) -> str:
    """A value on one line, as it stands inside ``[…]`` or ``{…}``."""
    spot = Spot(0, flow=True)
    if isinstance(value, str):
        return scalar(value, spot)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key, spot)}: {flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def scalar(text: str, spot: Spot) -> str:
    """A text as it is typed at `spot`; lines after the first come with their indentation, each after a ``\\n``."""
    return next(way for way in _ways(text, spot) if _reads_as(way, text, spot))


def _ways(text: str, spot: Spot) -> Iterator[str]:
    """From what suits best to what always works."""
    quoted = {"'": "'" + text.replace("'", "''") + "'", '"': json.dumps(text, ensure_ascii=False)}
    if spot.flow:
        if spot.like in quoted and "\n" not in text:
            yield quoted[spot.like]
        if _is_plain(text):
            yield text
        yield quoted['"']
    elif "\n" in text:
        yield _literal(text, spot)
    else:
        fits = spot.before + len(text) <= WIDTH
        if spot.like == ">" or not fits:
            yield _folded(text, spot)
        if spot.like == "|":
            yield _literal(text, spot)
        if spot.like in quoted:
            yield quoted[spot.like]
        if _is_plain(text):
            yield text
        yield quoted['"']
        yield quoted["'"]
    yield json.dumps(text)


_DIGEST = re.compile(r"[0-9a-f]{6,}")
_COUNT = re.compile(r"[1-9]\d*(\.\d+)?|0")
_DAY_OR_YEARS = re.compile(r"\d{4}(-\d\d){0,2}")
_FIGURES = re.compile(r"[\d +./():-]+")


def _is_plain(text: str) -> bool:
    """Whether a text needs no quotes: no reader of YAML takes it for more than a text, a number or a day.

    A digest and a phone number have them always: some of them look like numbers.
    """
    if text != text.strip() or ": " in text or " #" in text or text[:1] in "“„‘":  # curly quotes would look as if they quoted
        return False
    if _DIGEST.fullmatch(text) and not text.isalpha():
        return False
    if _COUNT.fullmatch(text) or _DAY_OR_YEARS.fullmatch(text):
        return True
    if _FIGURES.fullmatch(text):
        return False
    return yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False)) == _TEXT


def _literal(text: str, spot: Spot) -> str:
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    sign = "-" if ends == 0 else "" if ends == 1 else "+"
    mark = str(STEP) if text[:1] in " \n" else ""
    pad = " " * (spot.indent + STEP)
    lines = body.split("\n") + [""] * max(0, ends - 1)
    return f"|{mark}{sign}\n" + "\n".join(pad + line if line else "" for line in lines)


def _folded(text: str, spot: Spot) -> str:
    pad = " " * (spot.indent + STEP)
    wrapped = textwrap.wrap(text, WIDTH - len(pad), break_long_words=False, break_on_hyphens=False)
    return ">-\n" + "\n".join(pad + line for line in wrapped)


def _reads_as(way: str, text: str, spot: Spot) -> bool:
    """Whether what is typed is read as this text, and as nothing more, where it will stand."""
    around = f"[{way}]" if spot.flow else f"{' ' * spot.indent}x: {way}\n{' ' * spot.indent}y: z\n"
    try:
        node = yaml.compose(around, Loader=LOADER)
    except yaml.YAMLError:
        return False
    if spot.flow:
        found = node.value[0] if len(node.value) == 1 else None
    else:
        found = node.value[0][1] if len(node.value) == 2 else None
    return isinstance(found, yaml.ScalarNode) and found.value == text

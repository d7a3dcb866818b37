"""One edit in the text of a file, spliced in where libyaml says that the value stands."""

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import yaml

from ..source import Where
from .edits import Append, CannotWrite, Edit, Remove, told
from .place import Places
from .style import Spot, flow, lines_of, scalar

Order: TypeAlias = Callable[[Where], Sequence[str]]
"""The keys that may stand in the mapping at a place, in the order in which an editor expects them."""


def spliced(text: str, name: str, edit: Edit, where: Where, order: Order) -> str:
    """The text with one edit, at a way of keys and numbers."""
    places = Places(text)
    if isinstance(edit, Remove):
        return _without(places, name, where)
    node = places.node(where)
    if isinstance(edit, Append):
        return _appended(places, name, where, edit.value) if node is not None else _added(places, name, where, [edit.value], order)
    return _replaced(places, name, where, edit.value) if node is not None else _added(places, name, where, edit.value, order)


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _block(lines: Sequence[str], text: str) -> str:
    """Lines as they end in this file."""
    return "".join(line + _newline(text) for line in lines)


def _insert(places: Places, at: int, lines: Sequence[str]) -> str:
    """Whole lines between two others; `at` is where a line begins, or the end of the text."""
    text = places.text
    before = text[:at]
    if before and not before.endswith(("\n", "\r")):
        before += _newline(text)
    return before + _block(lines, text) + text[at:]


def _in_flow(places: Places, where: Where) -> bool:
    """Whether something at `where` stands, or would stand, inside ``[…]`` or ``{…}``."""
    return any(
        (node := places.node(where[:length])) is not None and not isinstance(node, yaml.ScalarNode) and node.flow_style
        for length in range(len(where))
    )


def _replaced(places: Places, name: str, where: Where, value: Any) -> str:
    node, text = places.node(where), places.text
    start, end = node.start_mark.index, places.end(node)
    is_text = isinstance(node, yaml.ScalarNode)
    if _in_flow(places, where) or (not is_text and node.flow_style and not isinstance(value, str)):
        like = node.style if is_text else None
        written = scalar(value, Spot(0, flow=True, like=like)) if isinstance(value, str) else flow(value)
        return text[:start] + written + text[end:]
    if is_text and isinstance(value, str):
        column = places.column(places.start(where))
        spot = Spot(column, before=places.column(start), like=node.style)
        written = scalar(value, spot).replace("\n", _newline(text))
        rest = text[end:]
        if node.style in ("|", ">") and written.startswith(("|", ">")):
            written = _with_comment(text[start:end], written)
        elif "\n" in written and (beside := re.match(r"[ \t]*#[^\r\n]*", rest)):
            # What stood beside a line stands beside the first of several.
            first, _, others = written.partition(_newline(text))
            return text[:start] + first + beside[0] + _newline(text) + others + rest[beside.end() :]
        return text[:start] + written + rest
    # A record or a list instead of what stood here: its comments would be lost, so only without any.
    if "#" in text[start:end]:
        raise CannotWrite(f"in {name} staan opmerkingen bij {told(where)}; wijzig de delen een voor een")
    begin = places.start(where)
    column = places.column(begin)
    key = where[-1] if isinstance(where[-1], str) else None
    fresh = lines_of(key, value, Spot(column))
    rest = text[places.line_start(begin) : begin] + fresh[0][column:]
    return text[: places.line_start(begin)] + _newline(text).join([rest, *fresh[1:]]) + text[end:]


def _with_comment(old: str, written: str) -> str:
    """The comment of a block's first line stays there."""
    comment = re.match(r"[|>][-+0-9]*([ \t]+#[^\r\n]*)", old)
    if not comment:
        return written
    header, line_end, body = re.match(r"([^\r\n]*)(\r?\n)(.*)", written, re.DOTALL).groups()
    return header + comment[1] + line_end + body


def _added(places: Places, name: str, where: Where, value: Any, order: Order) -> str:
    """A field that is not there yet, in its place in the order; the mappings around it are made where they are missing."""
    parent, key = where[:-1], where[-1]
    while places.node(parent) is None:
        value = {key: value} if isinstance(key, str) else [value]
        parent, key = parent[:-1], parent[-1]
    node, text = places.node(parent), places.text
    if not isinstance(node, yaml.MappingNode) or not isinstance(key, str):
        raise CannotWrite(f"hier kan niets bij: {told(where)}")
    keys = [each.value for each, _ in node.value]
    after = _before_it(key, keys, order(parent))
    if node.flow_style:
        piece = f"{scalar(key, Spot(0, flow=True))}: {flow(value)}"
        if after is None:
            at = node.value[0][0].start_mark.index
            return text[:at] + piece + ", " + text[at:]
        at = places.end(node.value[keys.index(after)][1])
        return text[:at] + ", " + piece + text[at:]
    column = places.column(node.value[0][0].start_mark.index)
    lines = lines_of(key, value, Spot(column))
    if after is not None:
        at = places.line_end(places.end(node.value[keys.index(after)][1]))
        return _insert(places, at, lines)
    first = node.value[0][0].start_mark.index
    if text[places.line_start(first) : first].strip():  # the first field of an item stands beside its dash
        joined = _newline(text).join([lines[0].lstrip(" "), *lines[1:]])
        return text[:first] + joined + _newline(text) + " " * column + text[first:]
    return _insert(places, places.line_start(first), lines)


def _before_it(key: str, there: Sequence[str], order: Sequence[str]) -> str | None:
    """The field behind which a new one goes; None when it goes first."""
    if key not in order:
        return there[-1]
    earlier = set(order[: list(order).index(key)])
    behind = [each for each in there if each in earlier or each not in order]
    return behind[-1] if behind else None


def _appended(places: Places, name: str, where: Where, value: Any) -> str:
    node, text = places.node(where), places.text
    if not isinstance(node, yaml.SequenceNode):
        raise CannotWrite(f"hier staat geen lijst: {told(where)}")
    last = node.value[-1]
    if node.flow_style:
        at = places.end(last)
        return text[:at] + ", " + flow(value) + text[at:]
    column = places.column(places.start((*where, len(node.value) - 1)))
    lines = [f"{' ' * column}- {flow(value)}"] if not isinstance(last, yaml.ScalarNode) and last.flow_style else lines_of(None, value, Spot(column))
    return _insert(places, places.line_end(places.end(last)), lines)


def _without(places: Places, name: str, where: Where) -> str:
    """The text without a field or an item; a parent that would be empty goes too."""
    while len(where) > 1 and len(places.node(where[:-1]).value) == 1:
        where = where[:-1]
    node, text = places.node(where), places.text
    start, end = places.start(where), places.end(node)
    siblings = places.node(where[:-1]).value
    at = where[-1] if isinstance(where[-1], int) else [key.value for key, _ in siblings].index(where[-1])
    if _in_flow(places, where):
        if at + 1 < len(siblings):
            follower = siblings[at + 1]
            return text[:start] + text[(follower[0] if isinstance(follower, tuple) else follower).start_mark.index :]
        before = siblings[at - 1]
        return text[: places.end(before[1] if isinstance(before, tuple) else before)] + text[end:]
    line = places.line_start(start)
    if "#" in _bare(text[start : places.line_end(end)]):
        raise CannotWrite(f"in {name} staan opmerkingen bij {told(where)}; verwijder dit met de hand")
    if text[line:start].strip():  # beside a dash: the next field takes its place
        after = at + 1 if isinstance(where[-1], int) else siblings[at + 1][0].value
        follower = places.start((*where[:-1], after))
        if text[places.line_end(end) : follower].strip():
            raise CannotWrite(f"in {name} staan opmerkingen bij {told(where)}; verwijder dit met de hand")
        return text[:start] + text[follower:]
    return text[:line] + text[places.line_end(end) :]


_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'")
COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n]*", re.MULTILINE)


def _bare(text: str) -> str:
    """A piece of YAML without what stands between quotes."""
    return "".join(COMMENT.findall(_QUOTED.sub('""', text)))

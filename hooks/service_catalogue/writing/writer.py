"""Changes a file at known places and leaves every other byte: comments, order, quotes, folding, the ends of lines.

What came of the edits is read again, and nothing is written unless its data are what was meant and every comment is
still there.
"""

import copy
import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from ..source import parse
from .edits import CannotWrite, Edit, apply, resolved
from .place import LOADER
from .splicing import COMMENT, Order, spliced


def write(file: Path, edits: Sequence[Edit], order: Order) -> None:
    """Changes a file, all of it or nothing: who reads it meanwhile finds the old bytes or the new ones."""
    content = changed(file.read_bytes(), file.name, edits, order)
    replace(file, content)


def replace(file: Path, content: bytes) -> None:
    """The file's bytes, at once; its rights stay as they are."""
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        if file.exists():
            os.chmod(beside, file.stat().st_mode & 0o7777)
        else:
            os.chmod(beside, 0o644)
        os.replace(beside, file)
    except BaseException:
        os.unlink(beside)
        raise


def changed(content: bytes, name: str, edits: Sequence[Edit], order: Order) -> bytes:
    """The bytes of a file after some edits, in their order."""
    before = parse(content, name)
    if before.problems:
        raise CannotWrite(f"{name} heeft nog fouten; los die eerst op")
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    text, meant = content[len(mark) :].decode("utf-8"), copy.deepcopy(before.data)
    for edit in edits:
        where = resolved(meant, edit.where)
        apply(meant, edit, where)
        text = spliced(text, name, edit, where, order)
    after = mark + text.encode("utf-8")
    _hold(name, parse(after, name), meant, before_text=content.decode("utf-8-sig"), after_text=text)
    return after


def _hold(name: str, after: Any, meant: Any, before_text: str, after_text: str) -> None:
    """What is written reads back as what was meant, and no comment is gone; else nothing is written."""
    if after.problems or after.data != meant or not _same_comments(before_text, after_text):
        raise CannotWrite(f"{name} kon niet veilig gewijzigd worden; doe deze wijziging met de hand")


def _same_comments(before: str, after: str) -> bool:
    """Whether every comment of the file is still in it."""
    return comments(before) <= comments(after)


def comments(text: str) -> Counter[str]:
    """The comments of a text: what its scanner passes over between two tokens."""
    found: Counter[str] = Counter()
    at = 0
    for token in yaml.scan(text, Loader=LOADER):
        start = token.start_mark.index
        found.update(COMMENT.findall(text[at:start]))
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            found.update(COMMENT.findall(text[start:].split("\n", 1)[0].rstrip("\r")))
        at = max(at, token.end_mark.index)
    found.update(COMMENT.findall(text[at:]))
    return found

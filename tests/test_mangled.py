"""Mangled entries through all of `catalogue check`: never an exception, never a problem without its place.

And none is accepted that breaks a rule: what was accepted is judged once more by a few plain checks
that share nothing with the package but libyaml.
"""

import gc
import re
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from service_catalogue import source
from service_catalogue.problems import Problem, in_order

from tests.entry_cases import BASE, ENTRIES, Ground

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parents[1]
EXAMPLES = 2000


# What is mangled: the base's own files, whole sound entries laid over it, and real entries.

REAL = [*sorted(ROOT.glob("catalogue/offers/*.yml")), *sorted(ROOT.glob("catalogue/organisations/*.yml"))]
WHOLE = "catalogue/offers/wandelgroep.yml"
SOUND = {
    **{file.relative_to(BASE).as_posix(): file.read_bytes() for file in sorted(BASE.rglob("*.yml"))},
    **{f"catalogue/offers/{file.name}": file.read_bytes() for file in sorted((ENTRIES / "valid/fields/offers").glob("*.yml"))},
    **{f"catalogue/organisations/{file.name}": file.read_bytes() for file in sorted((ENTRIES / "valid/fields/organisations").glob("*.yml"))},
}
SOUND[WHOLE] = (ENTRIES / "invalid/haast/24-gestopt-zonder-reden" / WHOLE).read_bytes().replace(b"status: ended\n", b"")
FILES = {**SOUND, **{f"catalogue/{file.parent.name}/{file.name}": file.read_bytes() for file in REAL}}

# How: each takes the file and two numbers that choose where and what.

NASTY = (
    "~", "null", "true", "no", "", "''", '""', "[]", "{}", "- ", "&a", "*a", "!!str x", "!!python/name:os.system", "<<: {}",
    "2026-02-31", "21/11/2026", "25:00", "1e9", "0x10", "09", "-1", "1_000", "javascript:alert(1)", "http://", "a@b",
    "<script>", "[x](javascript:y)", "# titel", "![x](y)", "“x”", "'s", '"', "'", "{", "[", "|", ">", "@x", "`", "%", "? x",
    "\t", "\u00a0", "\u200b", "\u202e", "\ufeff", "\x00", "\x1b", "\u2028", "é" * 90, "x" * 300, "onbekend", "---", "...", "ja, nee",
    '"\\u0000"', '"\\x1b"', "2026", "02 200 00 0x", "de: x",
)  # fmt: skip
Change = Callable[[bytes, int, int], bytes]


def _lines(content: bytes) -> list[bytes]:
    return content.split(b"\n")


def _with_line(content: bytes, where: int, change: Callable[[bytes], list[bytes]]) -> bytes:
    lines = _lines(content)
    at = where % len(lines)
    return b"\n".join([*lines[:at], *change(lines[at]), *lines[at + 1 :]])


def flip(content: bytes, where: int, what: int) -> bytes:
    at = where % max(len(content), 1)
    return content[:at] + bytes([what % 256]) + content[at + 1 :]


def insert(content: bytes, where: int, what: int) -> bytes:
    at = where % (len(content) + 1)
    return content[:at] + NASTY[what % len(NASTY)].encode() + content[at:]


def delete(content: bytes, where: int, what: int) -> bytes:
    at = where % max(len(content), 1)
    return content[:at] + content[at + 1 + what % 20 :]


def truncate(content: bytes, where: int, what: int) -> bytes:
    return content[: where % (len(content) + 1)]


def drop_line(content: bytes, where: int, what: int) -> bytes:
    return _with_line(content, where, lambda line: [])


def duplicate_line(content: bytes, where: int, what: int) -> bytes:
    return _with_line(content, where, lambda line: [line, line])


def move_line(content: bytes, where: int, what: int) -> bytes:
    lines = _lines(content)
    moved = lines.pop(where % len(lines))
    lines.insert(what % (len(lines) + 1), moved)
    return b"\n".join(lines)


def indent_line(content: bytes, where: int, what: int) -> bytes:
    return _with_line(content, where, lambda line: [b" " * (what % 7) + (line.lstrip() if what % 2 else line)])


def dash_line(content: bytes, where: int, what: int) -> bytes:
    return _with_line(content, where, lambda line: [re.sub(rb"^( *)- ", rb"\1", line) if b"- " in line else re.sub(rb"^( *)", rb"\1- ", line)])


def undo_colon(content: bytes, where: int, what: int) -> bytes:
    return _with_line(content, where, lambda line: [line.replace(b":", (b"", b" ", b": :", b":x")[what % 4], 1)])


def replace_value(content: bytes, where: int, what: int) -> bytes:
    value = NASTY[what % len(NASTY)].encode()
    return _with_line(content, where, lambda line: [re.sub(rb"^(\s*(?:- )?(?:[\w-]+: )?).*", lambda found: found[1] + value, line)])


def replace_key(content: bytes, where: int, what: int) -> bytes:
    key = NASTY[what % len(NASTY)].encode()
    return _with_line(content, where, lambda line: [re.sub(rb"^(\s*(?:- )?)[\w-]+:", lambda found: found[1] + key + b":", line)])


def swap_values(content: bytes, where: int, what: int) -> bytes:
    lines = _lines(content)
    one, other = where % len(lines), what % len(lines)
    ends = [line.partition(b": ") for line in (lines[one], lines[other])]
    lines[one], lines[other] = (ends[i][0] + ends[i][1] + ends[1 - i][2] for i in (0, 1))
    return b"\n".join(lines)


CHANGES: tuple[Change, ...] = (
    flip, insert, delete, truncate, drop_line, duplicate_line, move_line, indent_line, dash_line, undo_colon,
    replace_value, replace_value, replace_key, swap_values,
)  # fmt: skip

numbers = st.integers(0, 2**20)
mangled = st.tuples(st.sampled_from(sorted(FILES)), st.lists(st.tuples(st.sampled_from(CHANGES), numbers, numbers), min_size=1, max_size=3))


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """The base; what is the same in every run is parsed once."""
    parse, kept = source.parse, cache(source.parse)
    same = {(file.read_bytes(), file.relative_to(BASE).as_posix()) for file in BASE.rglob("*.yml")}
    with pytest.MonkeyPatch.context() as patch:
        # A copy each time: what is read lets go of its data when it is no longer needed.
        patch.setattr(source, "parse", lambda content, path: replace(kept(content, path)) if (content, path) in same else parse(content, path))
        yield Ground(tmp_path_factory.mktemp("mangled") / "base")


def test_what_is_mangled_was_sound(ground):
    """Else nothing could tell that a mangled file is accepted wrongly."""
    for path, content in SOUND.items():
        assert ground.problems({path: content}) == [], path
        assert objections(path, content) == [], path


accepted: list[str] = []


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(mangled)
def test_a_mangled_entry_is_refused_with_its_place_or_is_sound(ground, chosen):
    path, changes = chosen
    content = FILES[path]
    for change, where, what in changes:
        content = change(content, where, what)
    problems = ground.problems({path: content})
    assert_placed(problems, {path: content})
    assert problems == in_order(problems)
    if not any(problem.is_error for problem in problems):
        accepted.append(path)
        assert objections(path, content) == []


def test_some_mangled_entries_were_accepted():
    """Else the plain checks below looked at nothing."""
    assert len(accepted) > EXAMPLES // 50


def assert_placed(problems: list[Problem], laid: dict[str, bytes]) -> None:
    """Every problem is in a line of a file, and is a sentence of ours."""
    lines: dict[str, list[str]] = {}
    for problem in problems:
        if problem.file not in lines:
            here = BASE / problem.file
            content = laid[problem.file] if problem.file in laid else here.read_bytes() if here.is_file() else b""
            lines[problem.file] = re.split("\r\n|\n|\r", content.decode("utf-8-sig", "replace"))
        here = lines[problem.file]
        assert 1 <= problem.line <= len(here), problem
        assert 1 <= problem.column <= len(here[problem.line - 1]) + 1, problem
        assert problem.sentence and "\n" not in str(problem)
        assert not re.search(r"\b(Input should|Value error|type=|Traceback|expected|None)\b", problem.sentence), problem


# A second opinion about what was accepted


def objections(path: str, content: bytes) -> list[str]:
    """What is wrong with an accepted file, as far as plain checks can tell."""
    return [*_about_bytes(content), *_about_yaml(content), *(_about_entry(path, yaml.load(content, Loader=yaml.CBaseLoader)) if content else ["empty"])]


def _about_bytes(content: bytes) -> Iterator[str]:
    if len(content) > 256 * 1024:
        yield "too large"
    for letter in content.decode("utf-8-sig"):
        if unicodedata.category(letter) == "Cc" and letter not in "\n\r\t":
            yield f"control character {letter!r}"


def _about_yaml(content: bytes) -> Iterator[str]:
    depth = documents = 0
    keys: list[set[str] | None] = []
    expects_key: list[bool] = []
    for event in yaml.parse(content, Loader=yaml.CSafeLoader):
        documents += isinstance(event, yaml.DocumentStartEvent)
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            yield "anchor, alias or tag"
        if isinstance(event, yaml.CollectionEndEvent):
            keys.pop()
            expects_key.pop()
            depth -= 1
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        if keys and keys[-1] is not None:
            if expects_key[-1]:
                if event.value in keys[-1] or event.value == "<<":
                    yield f"key {event.value!r} twice, or a merge"
                keys[-1].add(event.value)
            expects_key[-1] = not expects_key[-1]
        if isinstance(event, yaml.ScalarEvent):
            if not event.value.strip() or (not event.style and event.value in ("~", "null")):
                yield "empty value"
            if any(unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in event.value):
                yield "control character by way of an escape"
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            keys.append(set() if isinstance(event, yaml.MappingStartEvent) else None)
            expects_key.append(True)
            if depth > 12:
                yield "too deep"
    if documents != 1:
        yield f"{documents} documents"


TERMS = {
    name: {term["id"] for term in yaml.load((BASE / f"catalogue/vocabularies/{name}.yml").read_bytes(), Loader=yaml.CBaseLoader)}
    for name in ("kinds", "phases", "themes", "access")
}
SOURCES, ROUTES, OFFERS, ORGANISATIONS = {"S1", "S2"}, {"gewoon"}, {"wandelgroep"}, {"dorpshuis"}
CONTACTS, PLACES = {"onthaal", "verwijslijn"}, {"dorpszaal"}
MAY_NAME = {
    "kind": TERMS["kinds"], "phase": TERMS["phases"], "themes": TERMS["themes"], "access": TERMS["access"],
    "source": SOURCES, "route": ROUTES, "provider": ORGANISATIONS, "partners": ORGANISATIONS, "contact": CONTACTS,
    "places": PLACES, "call": CONTACTS, "fallback_contact": CONTACTS,
}  # fmt: skip
CRITERIA = "catalogue/vocabularies/criteria.yml"
DATES = ("created", "modified", "date", "agreed_on", "review_by", "starts")
PER_LANGUAGE = ("name", "summary", "description", "for_whom", "role", "question", "explanation", "term", "site_name")


def _about_entry(path: str, data: Any) -> Iterator[str]:
    if path.startswith(("catalogue/offers/", "catalogue/organisations/")) and not str((data.get("name") or {}).get("nl", "")).strip():
        yield "no Dutch name"
    for key, value in _values(data):
        texts = value if isinstance(value, list) else [value]
        if key in MAY_NAME and path != CRITERIA and all(isinstance(text, str) for text in texts):
            own = {path.split("/")[-1].removesuffix(".yml")} | _own_ids(data)
            yield from (f"{key} names {text}, which is not there" for text in texts if text.strip() not in MAY_NAME[key] | own)
        if key in DATES:
            yield from (f"{key} is {text}" for text in texts if not _is_day(text))
        if key == "phone" and not (re.fullmatch(r"[\d\s+./()-]+", value) and 3 <= len(re.sub(r"\D", "", value)) <= 15):
            yield f"phone {value}"
        if key == "url" and not value.strip().startswith(("http://", "https://")):
            yield f"url {value}"
        if key == "email" and value.count("@") != 1:
            yield f"email {value}"
        if key in ("min", "max") and not value.strip().isdigit():
            yield f"{key} is {value}"
        if key == "summary" and any(len(" ".join(text.split())) > 160 for text in value.values()):
            yield "summary too long"
        if key in PER_LANGUAGE and isinstance(value, dict) and not set(value) <= {"nl", "fr"}:
            yield f"{key} in {sorted(value)}"
        if key in ("description", "for_whom", "notes", "where") and re.search(r"<\w|javascript:|!\[|^#", "\n".join(value.values()), re.MULTILINE):
            yield f"{key} holds what a page can't"


def _values(data: Any) -> Iterator[tuple[str, Any]]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if isinstance(key, str):
            yield key, value
        yield from _values(value)


def _own_ids(data: Any) -> set[str]:
    return {value for key, value in _values(data) if key == "id" and isinstance(value, str)}


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text.strip())) and bool(date.fromisoformat(text.strip()))
    except ValueError:
        return False


# What is made to be slow


def _bomb() -> str:
    lines = ["a0: &a0 lol"] + [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 3500)]
    return "\n".join(lines)


SLOW = {
    "a line of 1 MB": "name:\n  nl: " + "x" * 1024 * 1024,
    "a line of 250 KB": "name:\n  nl: " + "x " * 125 * 1000,
    "10,000 keys": "\n".join(f"sleutel{at}: x" for at in range(10_000)),
    "10,000 keys of a language": "name:\n" + "\n".join(f"  taal{at}: x" for at in range(10_000)),
    "10,000 empty keys": "\n".join(f"sleutel{at}:" for at in range(10_000)),
    "10,000 items that name nothing": "name:\n  nl: X\nthemes:\n" + "\n".join(f"  - ontmoetin{at}" for at in range(10_000)),
    "5,000 empty mappings": "themes:\n" + "\n".join("  - {a: }" for _ in range(5_000)),
    "5,000 rules": "name:\n  nl: X\neligibility:\n" + "\n".join("  - {criterion: age, min: 18, instead: onthaal}" for _ in range(5_000)),
    "500 levels of brackets": "name: " + "[" * 500 + "]" * 500,
    "500 levels of lines": "\n".join(" " * at + "a:" for at in range(500)),
    "100,000 brackets": "name: " + "[" * 100_000,
    "an alias bomb of 200 KB": _bomb(),
    "200 KB of open quotes": 'name:\n  nl: "' + "\\" * 200_000,
    "200 KB of Markdown": "name:\n  nl: X\ndescription:\n  nl: |\n" + "    [x](" * 28_000,
    "200 KB of <": "name:\n  nl: X\ndescription:\n  nl: |\n    " + "<a" * 100_000,
    "200 KB of digits": "name:\n  nl: X\nhow_to_start:\n  nl: |\n    " + "0 " * 100_000,
    "200 KB of a mail address": "name:\n  nl: X\nhow_to_start:\n  nl: " + "a." * 100_000,
    "a mail address of 200 KB": "name:\n  nl: X\ncontact_points:\n  - {id: x, role: {nl: x}, email: " + "a" * 200_000 + "}",
    "a web address of 200 KB": "name:\n  nl: X\nurl: https://" + "a-" * 100_000,
    "an id of 200 KB": "name:\n  nl: X\nsides:\n  - {id: " + "a-" * 100_000 + ", name: {nl: x}}",
}


@pytest.mark.parametrize("name", SLOW)
def test_what_is_made_to_be_slow_is_answered_within_a_second(ground, name):
    path = "catalogue/organisations/traag.yml" if "address" in name else "catalogue/offers/traag.yml"
    gc.collect()
    gc.disable()  # as the command does
    try:
        begun = time.process_time()
        problems = ground.problems({path: SLOW[name].encode()})
        assert time.process_time() - begun < 1
    finally:
        gc.enable()
    assert_placed(problems, {path: SLOW[name].encode()})

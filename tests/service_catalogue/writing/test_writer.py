"""A change at a known place leaves every other byte of the file, and is what was meant or nothing at all."""

import copy
import os
import random
import stat

import pytest
from service_catalogue.model.offer import Offer
from service_catalogue.model.organisation import Organisation
from service_catalogue.source import parse
from service_catalogue.writing.edits import Append, CannotWrite, Remove, Set
from service_catalogue.writing.order import order_of
from service_catalogue.writing.writer import changed, comments, write

from tests.conftest import FROZEN, ROOT, VILLAGE, some

HOSTILE = [
    "#", "a # b", "a: b", "key:", "- a", "|", "> b", "'", '"', "it's \"so\"", " leading", "trailing ", "&a", "*b", "!c", "%d", "@e", "`f", "{g}", "[h]", "a, b", "?",
    "? a", "null x", "yes", "1", "0123", "1.10", "12:30", "2026-11-28", "👍 emoji", "שלום עולם", "سلام", "a\nb", "a\n\nb\n", "  a\nb", "a\n  b\n\n", "x" * 10_240,
    ("woord " * 2000).strip(), "a  b   c " * 30 + "d", "\\", "\\n", "C:\\map", "--- a", "... b", "tab\there", "a:b", "https://x.example/?a=b#c", "=", "~a", "a #b: c", "“krul”",
]  # fmt: skip
NO_ORDER = lambda where: ()  # noqa: E731


def entries():
    for folder in (ROOT / "catalogue", VILLAGE / "catalogue", FROZEN / "catalogue"):
        for file in sorted(folder.rglob("*.yml")):
            if "urgent_words" not in file.parts and "synonyms" not in file.parts and "wording" not in file.parts:
                yield file
    for file in sorted((ROOT / "tests/entries/valid").rglob("*.yml")):
        yield file


FILES = [file for file in entries() if not parse(file.read_bytes(), "x.yml").problems]


def scalars(data, where=()):
    if isinstance(data, str):
        yield where
    else:
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from scalars(value, (*where, step))


def with_value(data, where, value):
    made = copy.deepcopy(data)
    at = made
    for step in where[:-1]:
        at = at[step]
    at[where[-1]] = value
    return made


def test_there_is_enough_to_try():
    assert len(FILES) > 60


@pytest.mark.thorough
@pytest.mark.parametrize("file", some(FILES, 60), ids=lambda file: str(file.relative_to(ROOT)))
def test_any_text_at_any_place_reads_back_and_no_other_line_changes(file):
    content = file.read_bytes()
    data = parse(content, "x.yml").data
    chance = random.Random(str(file.relative_to(ROOT)))
    places = list(scalars(data))
    for where in chance.sample(places, min(len(places), 3)):
        for value in chance.sample(HOSTILE, 4):
            after = changed(content, "x.yml", [Set(where, value)], NO_ORDER)
            assert parse(after, "x.yml").data == with_value(data, where, value), (where, value)
            assert changed(after, "x.yml", [Set(where, value)], NO_ORDER) == after, "a repeat changes nothing"
            assert touches_one_value(content, after), (where, value)


def _at(data, where):
    for step in where:
        data = data[step]
    return data


def differing(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """The lines between the first and the last that differ, of both."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return old[start : len(old) - tail], new[start : len(new) - tail]


def touches_one_value(before, after):
    """Of what was there only one value's lines differ: no other key of its level, no comment."""
    gone, _ = differing(before, after)
    indent = [len(line) - len(line.lstrip()) for line in gone]
    keys = [line for line, depth in zip(gone[1:], indent[1:], strict=True) if ":" in line and not line.lstrip().startswith("#") and depth <= indent[0]]
    return keys == [] and comments(before.decode("utf-8-sig")) <= comments(after.decode("utf-8-sig"))


def collections(data, kind, where=()):
    if isinstance(data, kind):
        yield where
    if not isinstance(data, str):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from collections(value, kind, (*where, step))


VALUES = ["gewoon", "a # b: c", "twee\nregels\n", {"nl": "een", "fr": "deux: #"}, ["a", "b, c"], [{"id": "x", "role": {"nl": "Wie"}}]]
ENDS = {"as it is": lambda content: content, "Windows": lambda content: content.replace(b"\n", b"\r\n"), "a mark": lambda content: b"\xef\xbb\xbf" + content.removeprefix(b"\xef\xbb\xbf")}


@pytest.mark.thorough
@pytest.mark.parametrize("ends", ENDS)
@pytest.mark.parametrize("file", some(FILES, 60), ids=lambda file: str(file.relative_to(ROOT)))
def test_a_new_field_an_item_more_and_one_less_are_what_was_meant(file, ends):
    content = ENDS[ends](file.read_bytes().replace(b"\r\n", b"\n"))
    data = parse(content, "x.yml").data
    chance = random.Random(str(file.relative_to(ROOT)) + ends)
    mappings = [where for where in collections(data, dict)]
    lists = [where for where in collections(data, list) if where]
    refused = tried = 0
    edits = [Set((*where, "zzz"), chance.choice(VALUES)) for where in chance.sample(mappings, min(3, len(mappings)))]
    edits += [Append(where, chance.choice(VALUES)) for where in chance.sample(lists, min(3, len(lists)))]
    edits += [Remove((*where, chance.choice(list(_at(data, where))))) for where in chance.sample(mappings, min(3, len(mappings)))]
    edits += [Remove((*where, chance.randrange(len(_at(data, where))))) for where in chance.sample(lists, min(3, len(lists)))]
    for edit in edits:
        tried += 1
        try:
            after = changed(content, "x.yml", [edit], NO_ORDER)
        except CannotWrite as reason:
            assert "opmerkingen" in str(reason) or "verwijder het bestand zelf" in str(reason), (edit, str(reason))
            refused += 1
            continue
        assert after.count(b"\r\n") == (after.count(b"\n") if ends == "Windows" else 0)
        assert after.startswith(b"\xef\xbb\xbf") == content.startswith(b"\xef\xbb\xbf")
        gone, come = differing(content, after)
        assert len(gone if not isinstance(edit, Remove) else come) <= 1, "a line more, a line less, or one that is a list itself"
    assert refused <= tried / 2


# --- How it looks: as a person would have typed it ---

ENTRY = """# Van ons koor.
name: {nl: Koor}   # zo heet het

summary:
  nl: Je zingt samen.  # kort
contact:
  - onthaal
# Wie iets organiseert.
referral:
  steps:
    nl:
      - Bel eerst.
sources:
  - source: S1
    supports: [name, summary]
  # nog na te kijken
  - source: S2
    supports:
      - contact
"""
ORDER = order_of(Offer, ("nl", "fr"))


def after(*edits, text=ENTRY, order=ORDER):
    return changed(text.encode(), "koor.yml", edits, order).decode()


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (Set(("summary", "nl"), "Je zingt: samen."), "nl: Je zingt samen.  # kort", 'nl: "Je zingt: samen."  # kort'),
        (Set(("summary", "fr"), "Vous chantez."), "# kort\n", "# kort\n  fr: Vous chantez.\n"),
        (Set(("name", "fr"), "Chœur"), "{nl: Koor}", "{nl: Koor, fr: Chœur}"),
        (Set(("status",), "paused"), "# zo heet het\n", "# zo heet het\nstatus: paused\n"),
        (Set(("kind",), "groep"), "# zo heet het\n", "# zo heet het\nkind: groep\n"),
        (Set(("cost", "amount"), "0"), "      - Bel eerst.\n", "      - Bel eerst.\ncost:\n  amount: 0\n"),
        (Append(("contact",), "keuken"), "  - onthaal\n", "  - onthaal\n  - keuken\n"),
        (Append(("sources", 0, "supports"), "cost"), "[name, summary]", "[name, summary, cost]"),
        (Append(("partners",), "de-linde"), "# zo heet het\n", "# zo heet het\npartners:\n  - de-linde\n"),
        (Append(("sources",), {"source": "S3", "supports": ["cost"]}), "      - contact\n", "      - contact\n  - source: S3\n    supports:\n      - cost\n"),
        (Remove(("contact",)), "contact:\n  - onthaal\n", ""),
        (Remove(("contact", 0)), "contact:\n  - onthaal\n", ""),
        (Remove(("sources", 0, "source")), "  - source: S1\n    supports", "  - supports"),
        (Remove(("sources", 0, "supports", 0)), "[name, summary]", "[summary]"),
        (Remove(("sources", 1)), "  - source: S2\n    supports:\n      - contact\n", ""),
        (Remove(("referral", "steps")), "referral:\n  steps:\n    nl:\n      - Bel eerst.\n", ""),
        (Set(("summary", "nl"), "Een zin. " * 14 + "Einde."), "nl: Je zingt samen.  # kort", "nl: >-  # kort\n    " + "Een zin. " * 10 + "Een\n    zin. " + "Een zin. " * 3 + "Einde."),
    ],
)  # fmt: skip
def test_an_edit_is_what_a_person_would_have_typed(edit, old, new):
    assert ENTRY.count(old) == 1
    assert after(edit) == ENTRY.replace(old, new)


def test_several_edits_are_one_change():
    found = after(Set(("status",), "ended"), Set(("successor",), "dans"), Remove(("contact",)))
    assert found == ENTRY.replace("# zo heet het\n", "# zo heet het\nstatus: ended\nsuccessor: dans\n").replace("contact:\n  - onthaal\n", "")


def test_items_are_told_by_their_id_where_they_have_one():
    text = "name: {nl: Huis}\ncontact_points:\n  - id: onthaal\n    role: {nl: Onthaal}\n  - id: keuken\n    role: {nl: Keuken}\n"
    edit = Set(("contact_points", "keuken", "phone"), "02 200 00 00")
    assert after(edit, text=text, order=order_of(Organisation, ("nl",))) == text + '    phone: "02 200 00 00"\n'
    with pytest.raises(CannotWrite, match='hier is geen "tuin"; wel: onthaal, keuken'):
        after(Set(("contact_points", "tuin", "phone"), "1"), text=text)


def test_a_first_field_that_comes_before_all_others_stands_first():
    text = "things:\n  - b: 1\n    c: 2\n"
    assert after(Set(("things", 0, "a"), "x"), text=text, order=lambda where: ("a", "b", "c")) == "things:\n  - a: x\n    b: 1\n    c: 2\n"


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Set(("summary", "nl", "x"), "y"), "hier staat niets"),
        (Set(("contact", 7), "y"), "hier staat niets: contact.8"),
        (Remove(("cost",)), "hier staat niets: cost"),
        (Append(("summary",), "x"), "hier staat geen lijst: summary"),
        (Remove(("sources",)), "staan opmerkingen bij sources"),
    ],
)
def test_what_cannot_be_done_is_refused_in_dutch_and_nothing_is_written(edit, said, tmp_path):
    file = tmp_path / "koor.yml"
    file.write_text(ENTRY)
    with pytest.raises(CannotWrite, match=said):
        write(file, [Set(("status",), "paused"), edit], ORDER)
    assert file.read_text() == ENTRY
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_with_faults_is_not_touched():
    with pytest.raises(CannotWrite, match="heeft nog fouten"):
        after(Set(("status",), "paused"), text="name: {nl: Koor}\nname: {nl: Dans}\n")


def test_a_file_is_written_at_once_and_keeps_its_rights(tmp_path, monkeypatch):
    file = tmp_path / "koor.yml"
    file.write_text(ENTRY)
    file.chmod(0o640)
    write(file, [Set(("status",), "paused")], ORDER)
    assert "status: paused" in file.read_text() and stat.S_IMODE(file.stat().st_mode) == 0o640
    before = file.read_bytes()
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError("vol")))
    with pytest.raises(OSError, match="vol"):
        write(file, [Set(("status",), "ended")], ORDER)
    assert file.read_bytes() == before and list(tmp_path.iterdir()) == [file]

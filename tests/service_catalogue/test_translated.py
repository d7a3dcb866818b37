"""The command that notes a translation writes three values and leaves every other byte as it was."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from service_catalogue.examine import load
from service_catalogue.translated import CannotWrite, note_translation

from tests.entry_cases import Ground

DAY = date(2026, 11, 22)
FILE = "catalogue/offers/koor.yml"
START = """# Van ons koor.
name:   # de naam
    nl:  "Koor"
    fr: 'Chœur'   # nog nalezen
summary: {nl: Je zingt.,   fr: Vous chantez.}


# Einde.
"""
MARK = "MARK"


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("translated") / "base")


def note(ground: Ground, text: str | bytes, language: str = "fr", slug: str = "koor", state: str = "draft") -> str:
    """The file after the command, with the fingerprint left out."""
    content = text if isinstance(text, bytes) else text.encode()
    with ground.with_files({FILE: content}) as root:
        catalogue, problems = load(root, DAY)
        assert catalogue is not None, problems
        try:
            note_translation(catalogue, root, slug, language, state, DAY)
        except CannotWrite:
            assert (root / FILE).read_bytes() == content, "what can't be written is not begun"
            raise
        after, problems = load(root, DAY)
        assert problems == []
        return (root / FILE).read_bytes().decode().replace(after.offers["koor"].translations[language].of, MARK)


BLOCK = f'translations:\n  fr:\n    of: "{MARK}"\n    state: draft\n    date: 2026-11-22\n'


def test_a_first_translation_is_added_behind_the_last_field(ground):
    assert note(ground, START) == START.replace("\n\n\n# Einde.", f"\n{BLOCK}\n\n# Einde.")


def test_a_native_speaker_who_read_it_is_noted(ground):
    assert "state: reviewed" in note(ground, START, state="reviewed")


OLD = 'translations:\n  fr:\n    of: "000000000000"\n    state: draft\n    date: 2020-01-01\n'


@pytest.mark.parametrize("after", ["", "created: 2026-01-01\n", "\n\n# Einde.\ncreated: 2026-01-01\n"])
def test_an_older_translation_is_replaced_where_it_stands(ground, after):
    before = "name:\n  nl: Koor\n  fr: Chœur\n"
    new = f'translations:\n  fr:\n    of: "{MARK}"\n    state: draft\n    date: 2026-11-22\n'
    assert note(ground, before + OLD + after) == before + new + after


def test_a_block_keeps_its_own_indent(ground):
    old = OLD.replace("    ", "        ").replace("  fr", "      fr")
    assert '\n      fr:\n        of: "MARK"\n' in note(ground, "name: {nl: Koor, fr: Chœur}\n" + old)


def test_the_other_languages_are_left_alone(tmp_path):
    ground = Ground(tmp_path / "base")
    wording = (ground.root / "catalogue/wording/fr.yml").read_bytes()
    (ground.root / "catalogue/wording/en.yml").write_bytes(wording)
    english = '  # gecontroleerd\n  en:   {of: "000000000000", state: reviewed, date: 2020-01-01}\n'
    text = "name: {nl: Koor, fr: Chœur, en: Choir}\ntranslations:\n" + english
    content = text.encode()
    (ground.root / FILE).write_bytes(content)
    catalogue, _ = load(ground.root, DAY)
    note_translation(catalogue, ground.root, "koor", "fr", "draft", DAY)
    assert english in (ground.root / FILE).read_text(encoding="utf-8")
    assert load(ground.root, DAY)[0].offers["koor"].translations.keys() == {"en", "fr"}


def test_lines_go_on_ending_as_they_did(ground):
    found = note(ground, START.replace("\n", "\r\n").encode())
    assert found == START.replace("\n\n\n# Einde.", f"\n{BLOCK}\n\n# Einde.").replace("\n", "\r\n")
    assert found.count("\n") == found.count("\r\n")


def test_a_file_without_a_last_line_end_gets_one(ground):
    assert note(ground, "name: {nl: Koor, fr: Chœur}").startswith("name: {nl: Koor, fr: Chœur}\ntranslations:\n")


def test_a_byte_order_mark_stays(ground):
    assert note(ground, b"\xef\xbb\xbf" + START.encode()).startswith("\ufeff# Van ons koor.")


def test_what_is_noted_twice_is_noted_once(ground):
    once = note(ground, START)
    with_mark = once.replace(MARK, "000000000000")
    assert note(ground, with_mark) == once


def test_comments_inside_the_block_stay_too(ground):
    old = 'translations:\n  # per taal\n  fr:  # door An\n    # eerst\n    date: 2020-01-01\n    of: "000000000000"   # de tekst\n    state: draft\n    # laatst\n'
    found = note(ground, "name: {nl: Koor, fr: Chœur}\n" + old, state="reviewed")
    assert found.endswith(old.replace("2020-01-01", "2026-11-22").replace("0" * 12, MARK).replace("draft", "reviewed"))


def test_real_entries_noted_anew_change_nowhere_else(tmp_path):
    shutil.copytree(Path(__file__).parents[2] / "catalogue", tmp_path / "catalogue")
    catalogue, _ = load(tmp_path, DAY)
    language = next(each for each in catalogue.languages if each != catalogue.default_language)
    for slug, offer in catalogue.offers.items():
        if language in offer.name:
            file = tmp_path / catalogue.origins["offers", slug].document.path
            before = file.read_text(encoding="utf-8").splitlines()
            note_translation(catalogue, tmp_path, slug, language, "draft", DAY)
            after = file.read_text(encoding="utf-8").splitlines()
            changed = {line.strip().split(":")[0] for line in {*after} ^ {*before}}
            assert changed <= {"of", "state", "date", "translations", language}
    assert load(tmp_path, DAY)[0] is not None


@pytest.mark.parametrize(
    ("slug", "language", "said"),
    [
        ("koren", "fr", 'er is geen aanbod of organisatie "koren"'),
        ("koor", "de", '"de" is geen taal waarin vertaald wordt; kies uit: fr'),
        ("koor", "nl", '"nl" is geen taal waarin vertaald wordt; kies uit: fr'),
    ],
)
def test_what_cannot_be_noted_is_refused_in_dutch(ground, slug, language, said):
    with pytest.raises(CannotWrite) as reason:
        note(ground, START, language, slug)
    assert said in str(reason.value)


def test_a_language_without_a_text_is_refused(ground):
    with pytest.raises(CannotWrite, match='nog geen tekst in de taal "fr"'):
        note(ground, "name: {nl: Koor}\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            'name: {nl: Koor, fr: Chœur}\ntranslations: {fr: {of: "000000000000", state: draft, date: 2020-01-01}}\n',
            'name: {nl: Koor, fr: Chœur}\ntranslations: {fr: {of: "MARK", state: draft, date: 2026-11-22}}\n',
        ),
        ("{name: {nl: Koor, fr: Chœur}}\n", '{name: {nl: Koor, fr: Chœur}, translations: {fr: {of: "MARK", state: draft, date: 2026-11-22}}}\n'),
        ("name: {nl: Koor, fr: Chœur}\n...\n", f"name: {{nl: Koor, fr: Chœur}}\n{BLOCK}...\n"),
    ],
)
def test_what_stands_on_one_line_stays_so(ground, text, found):
    assert note(ground, text) == found

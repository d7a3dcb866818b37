"""The command `catalogue`, run as editors and workflows run it."""

import errno
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from service_catalogue.__main__ import main

from tests.conftest import DAY
from tests.entry_cases import Ground

OFFER = "catalogue/offers/koor.yml"
WRONG = 'name:\n  nl: Koor\nkind: groepje\nsummary: Je zingt.\n'
LINES = [
    f'{OFFER}:4:10: fout: Samenvatting: schrijf dit per taal: op de volgende regel, ingesprongen, "nl: Je zingt."',
]
OLD = "name: {nl: Koor}\nchecked:\n  - {date: 2020-01-01, by: redactie}\n"


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    return Ground(tmp_path / "base")


def catalogue(ground: Ground, *arguments: str, **environment: str) -> Result:
    """The command in this process."""
    env = {"SOURCE_DATE_EPOCH": DAY, "GITHUB_ACTIONS": ""} | environment
    return CliRunner().invoke(main, [*arguments, "--root", str(ground.root)], env=env)


def lay(ground: Ground, text: str, path: str = OFFER) -> None:
    (ground.root / path).write_text(text, encoding="utf-8")


def outside(ground: Ground, *command: str, **how: object) -> subprocess.CompletedProcess[str]:
    """The command as a program of its own."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": DAY, "GITHUB_ACTIONS": ""}
    return subprocess.run([sys.executable, *command, "--root", str(ground.root)], capture_output=True, text=True, env=env, **how)


# check


def test_what_is_sound_is_said_in_one_line(ground):
    said = catalogue(ground, "check")
    assert (said.exit_code, said.output) == (0, "1 keer aanbod nagekeken: 0 fouten.\n")


def test_an_error_is_one_line_and_a_failure(ground):
    lay(ground, WRONG)
    said = catalogue(ground, "check")
    assert said.exit_code == 1
    assert said.output.splitlines() == [*LINES, "1 fout."]


def test_a_warning_is_told_and_is_no_failure(ground):
    lay(ground, OLD)
    said = catalogue(ground, "check")
    assert said.exit_code == 0
    line, end = said.output.splitlines()
    assert line.startswith(f"{OFFER}:3:3: let op: Nagekeken: dit moet opnieuw nagekeken worden: ")
    assert end == '2 keer aanbod nagekeken: 0 fouten, 1 keer "let op".'


def test_the_day_comes_from_outside(ground):
    lay(ground, OLD)
    assert "let op" not in catalogue(ground, "check", SOURCE_DATE_EPOCH="1577836800").output  # 2020-01-01
    assert "moet nog komen" in catalogue(ground, "check", SOURCE_DATE_EPOCH="1577750400").output  # a day before


def test_without_a_day_it_is_today(ground):
    lay(ground, OLD)
    assert "let op" in catalogue(ground, "check", SOURCE_DATE_EPOCH="").output


def test_all_problems_of_all_files_are_told_at_once_sorted_and_none_twice(ground):
    lay(ground, WRONG)
    lay(ground, "name:\n\tnl: Band\n", "catalogue/offers/band.yml")
    lay(ground, "- id: S1\n", "catalogue/sources.yml")
    lines = catalogue(ground, "check").output.splitlines()
    assert [line.split(": ")[0] for line in lines] == [
        "catalogue/offers/band.yml:2:1",
        f"{OFFER}:4:10",
        "catalogue/sources.yml:1:3",
        "3 fouten.",
    ]
    assert len(lines) == len(set(lines))


def test_json_is_the_same_problems(ground):
    lay(ground, WRONG)
    said = catalogue(ground, "check", "--format", "json")
    assert said.exit_code == 1
    (problem,) = json.loads(said.output)
    assert f"{problem['file']}:{problem['line']}:{problem['column']}: {problem['level']}: {problem['field']}: {problem['sentence']}" == LINES[0]


def test_json_of_nothing_is_an_empty_list(ground):
    said = catalogue(ground, "check", "--format", "json")
    assert (said.exit_code, json.loads(said.output)) == (0, [])


def test_in_a_workflow_each_problem_is_an_annotation_too(ground):
    lay(ground, WRONG)
    lines = catalogue(ground, "check", GITHUB_ACTIONS="true").output.splitlines()
    assert lines[:2] == [
        LINES[0],
        f'::error file={OFFER},line=4,col=10::Samenvatting: schrijf dit per taal: op de volgende regel, ingesprongen, "nl: Je zingt."',
    ]


def test_in_a_terminal_the_place_is_pointed_at(ground):
    lay(ground, WRONG)
    leader, follower = pty.openpty()
    env = {**os.environ, "SOURCE_DATE_EPOCH": DAY, "GITHUB_ACTIONS": ""}
    command = [sys.executable, "-m", "service_catalogue", "check", "--root", str(ground.root)]
    with subprocess.Popen(command, stdout=follower, stderr=follower, env=env):
        os.close(follower)
        said = b""
        while True:
            try:
                piece = os.read(leader, 4096)
            except OSError as end:
                assert end.errno == errno.EIO
                break
            if not piece:
                break
            said += piece
    os.close(leader)
    assert said.decode().splitlines()[:3] == [LINES[0], "    summary: Je zingt.", "             ^"]


def test_elsewhere_it_is_not(ground):
    lay(ground, WRONG)
    assert "^" not in outside(ground, "-m", "service_catalogue", "check").stdout


def test_checking_needs_no_mkdocs(ground):
    """It is for editors: quick to start, and the package is to outlive MkDocs."""
    script = "import sys; from service_catalogue.__main__ import main; main(standalone_mode=False)"
    ended = outside(ground, "-X", "importtime", "-c", script, "check")
    imported = {line.rpartition("|")[2].strip().split(".")[0] for line in ended.stderr.splitlines() if line.startswith("import time:")}
    assert "service_catalogue" in imported
    assert not {"mkdocs", "material", "mkdocs_static_i18n", "jinja2"} & imported


def test_checking_is_quick(ground):
    assert outside(ground, "-m", "service_catalogue", "check", timeout=5).returncode == 0


@pytest.mark.parametrize("path", ["catalogue/settings.yml", "catalogue/wording/nl.yml", "docs/nl/index.md"])
def test_what_must_be_there_is_named_when_it_is_not(ground, path):
    (ground.root / path).unlink()
    said = catalogue(ground, "check")
    assert said.exit_code == 1
    assert "Traceback" not in said.output and said.exception.__class__ is SystemExit


def test_a_folder_that_is_not_there_is_said(ground):
    said = CliRunner().invoke(main, ["check", "--root", str(ground.root / "weg")])
    assert said.exit_code == 2


# translated


def test_a_translation_is_noted(ground):
    said = catalogue(ground, "translated", "wandelgroep", "fr", "--reviewed")
    assert (said.exit_code, said.output) == (0, "Genoteerd in catalogue/offers/wandelgroep.yml.\n")
    assert (ground.root / "catalogue/offers/wandelgroep.yml").read_text(encoding="utf-8").endswith("    state: reviewed\n    date: 2026-11-22\n")
    assert catalogue(ground, "check").exit_code == 0


@pytest.mark.parametrize(
    ("slug", "language", "said"),
    [("wandel", "fr", 'er is geen aanbod of organisatie "wandel"'), ("wandelgroep", "nl", '"nl" is geen taal waarin vertaald wordt')],
)
def test_what_cannot_be_noted_is_refused(ground, slug, language, said):
    ended = catalogue(ground, "translated", slug, language)
    assert ended.exit_code == 1 and said in ended.output


def test_nothing_is_noted_while_there_are_errors(ground):
    lay(ground, WRONG)
    ended = catalogue(ground, "translated", "wandelgroep", "fr")
    assert ended.exit_code == 1
    assert LINES[0] in ended.output and "los eerst deze fouten op" in ended.output
    assert "translations" not in (ground.root / "catalogue/offers/wandelgroep.yml").read_text(encoding="utf-8")


# schema


def test_the_schemas_are_written(ground, tmp_path):
    to = tmp_path / "schema"
    said = catalogue(ground, "schema", "--to", str(to))
    assert (said.exit_code, said.output) == (0, f"Schema's gemaakt in {to}/.\n")
    assert "offer.json" in {file.name for file in to.iterdir()}


def test_schemas_are_written_while_entries_have_errors(ground, tmp_path):
    """Else the tool that helps to mend them would be the first to go."""
    lay(ground, WRONG)
    assert catalogue(ground, "schema", "--to", str(tmp_path / "schema")).exit_code == 0


def test_without_settings_there_is_no_schema(ground, tmp_path):
    lay(ground, "site_name: X\n", "catalogue/settings.yml")
    ended = catalogue(ground, "schema", "--to", str(tmp_path / "schema"))
    assert ended.exit_code == 1 and "los eerst deze fouten op" in ended.output

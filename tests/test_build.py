"""`mkdocs build` and `make build`: what stops them, what is said, and what is left when they stop."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, mkdocs, project_environment

pytestmark = pytest.mark.build

ORGANISATION = "catalogue/organisations/ocmw-gent.yml"
OFFER = "catalogue/offers/acb.yml"
PAGE = "docs/fr/contact.md"


def replace(project: Path, name: str, old: str, new: str) -> None:
    file = project / name
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def strict_build(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return mkdocs(project, "build", "--strict", "--site-dir", "built", **environment)


# What stops a build


def test_problems_of_every_file_are_told_and_stop_the_build_once_with_their_number(project):
    replace(project, ORGANISATION, "09 266 99 11", "nul negen")
    replace(project, OFFER, "provider: maact", "provider: maakt")
    replace(project, OFFER, "kind: begeleiding", "kind: nooit")
    ended = strict_build(project)
    assert ended.returncode != 0
    told = re.findall(r"^([^:\n]+):\d+:\d+: fout: .+$", ended.stderr, re.MULTILINE)
    assert told.count(OFFER) == 2
    assert {ORGANISATION, OFFER} <= set(told)
    counted = re.findall(rf"^.*\b{len(told)} fouten\b.*$", ended.stderr + ended.stdout, re.MULTILINE)
    assert len(counted) == 1
    assert "Traceback" not in ended.stdout + ended.stderr
    assert not (project / "built").exists(), "nothing was written yet"


def test_what_is_only_worth_a_look_is_told_and_stops_nothing(project):
    entry = project / OFFER
    text, outdated = re.subn(r"^    of: .*$", "    of: 0123456789ab", entry.read_text(), flags=re.MULTILINE)
    assert outdated
    entry.write_text(text)
    ended = strict_build(project)
    assert re.search(rf"^{OFFER}:\d+:\d+: let op: .*vertaling", ended.stderr, re.MULTILINE), ended.stderr
    assert ended.returncode == 0, ended.stderr
    assert (project / "built/fr/aanbod/acb/index.html").exists()


def test_a_link_that_leads_nowhere_stops_the_build(project):
    with (project / PAGE).open("a") as page:
        page.write("\n[Perdu](perdu.md)\n")
    ended = strict_build(project)
    assert ended.returncode != 0
    assert "perdu.md" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_languages_of_mkdocs_and_of_the_catalogue_must_be_the_same(project):
    (project / "catalogue/wording/en.yml").unlink()
    shutil.rmtree(project / "docs/en")
    for file in (project / "catalogue").rglob("*.yml"):
        file.write_text(re.sub(r"^( *)(- )?en:.*\n(\1 +.*\n|\n(?=\1 +))*", "", file.read_text(), flags=re.MULTILINE))
    ended = strict_build(project)
    assert ended.returncode != 0
    assert "mkdocs.yml noemt de talen ['en', 'fr', 'nl']" in ended.stderr, ended.stderr


def test_a_hand_written_page_is_checked_even_while_an_entry_is_broken(project):
    replace(project, ORGANISATION, "09 266 99 11", "nul negen")
    replace(project, PAGE, "title:", "titel:")
    ended = strict_build(project)
    told = set(re.findall(r"^([^:\n]+):\d+:\d+: fout: .+$", ended.stderr, re.MULTILINE))
    assert {ORGANISATION, PAGE} <= told, ended.stderr


def test_the_addresses_come_from_the_environment(project):
    ended = strict_build(project, SITE_URL="https://hulp.example/gids/", REPO_URL="https://git.example/gids")
    assert ended.returncode == 0, ended.stderr
    page = (project / "built/aanbod/acb/index.html").read_text()
    assert '<link rel="canonical" href="https://hulp.example/gids/aanbod/acb/">' in page
    assert f'href="https://git.example/gids/edit/main/{OFFER}"' in page


# What `make build` leaves


@pytest.fixture
def made(project):
    """The project with a Makefile whose .venv holds this Python and counts as installed: nothing is fetched."""
    shutil.copy(ROOT / "Makefile", project)
    for name in ("requirements-uv.lock", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, project)
    python = project / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (project / ".venv/made").write_text(f"{project}\n")
    (project / ".venv/installed").touch()
    return project


def make_build(project: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "build"], cwd=project, capture_output=True, text=True, env=project_environment(project)
    )


def test_a_build_with_problems_leaves_the_last_good_site_as_it_was(made):
    first = make_build(made)
    assert first.returncode == 0, first.stdout + first.stderr
    before = {file: file.read_bytes() for file in (made / "site").rglob("*") if file.is_file()}
    replace(made, ORGANISATION, "09 266 99 11", "nul negen")
    ended = make_build(made)
    assert ended.returncode != 0
    assert "1 fout in de gegevens" in ended.stdout + ended.stderr
    assert {file: file.read_bytes() for file in (made / "site").rglob("*") if file.is_file()} == before
    replace(made, ORGANISATION, "nul negen", "09 266 99 12")
    assert make_build(made).returncode == 0
    assert "09 266 99 12" in (made / "site/aanbod/acb/index.html").read_text()

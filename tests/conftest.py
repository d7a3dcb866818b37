"""What tests share: copies of the project to change, and the sites built from it, each once a session."""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from tests import chromium

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
DAY = "1795305600"  # 2026-11-22 as SOURCE_DATE_EPOCH: what the tests take for today
PARTS = ("catalogue", "docs", "hooks", "mkdocs.yml", "mkdocs.referrers.yml")


def copy_project(to: Path, catalogue: Path | None = None, docs: Path | None = None) -> Path:
    """The project's own files in a folder of their own, with another catalogue or docs where given."""
    to.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = {"catalogue": catalogue, "docs": docs}.get(part) or ROOT / part
        if source.is_dir():
            shutil.copytree(source, to / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, to / part)
    return to


def mkdocs(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a project, with the package of that project."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        env=project_environment(project) | environment,
    )


def project_environment(project: Path) -> dict[str, str]:
    quiet = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": DAY}
    kept = {name: value for name, value in os.environ.items() if name not in ("REPO_URL", "SITE_URL", "GITHUB_ACTIONS")}
    return kept | quiet | {"PYTHONPATH": str(project / "hooks")}


def build(project: Path, config: str = "mkdocs.yml", **environment: str) -> Path:
    """The site built from a project; the test fails with MkDocs' words when it can't be."""
    to = project / ".build" / config
    done = mkdocs(project, "build", "--strict", "--config-file", config, "--site-dir", str(to), **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return to


def some(items: Sequence[T], count: int) -> list[T]:
    """A few of many, each day others: what takes long is tried on all of them in time."""
    return random.Random(date.today().toordinal()).sample(items, min(count, len(items)))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are cores: tests that drive a browser wait for it as long as they work."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + 1


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew (see tests/golden/README.md)")


FROZEN = Path(__file__).parent / "frozen"
"""The real catalogue as it was once, so that an editor's change to it breaks no test (see its README.md)."""


def frozen_project(to: Path) -> Path:
    """The project with the frozen catalogue, and the labels of today."""
    copy_project(to, FROZEN / "catalogue", FROZEN / "docs")
    shutil.copytree(ROOT / "catalogue/wording", to / "catalogue/wording")
    return to


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The frozen catalogue's project, for a test to change."""
    return frozen_project(tmp_path / "project")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public site of the real catalogue."""
    return build(copy_project(tmp_path_factory.mktemp("public")))


@pytest.fixture(scope="session")
def referrers_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The referrers' edition of the real catalogue."""
    return build(copy_project(tmp_path_factory.mktemp("referrers")), "mkdocs.referrers.yml")


VILLAGE = Path(__file__).parent / "village"
"""A small made-up catalogue that has everything the real one lacks (see its README.md)."""


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A copy of the made-up catalogue's project that a test may change."""
    return copy_project(tmp_path / "village", VILLAGE / "catalogue", VILLAGE / "docs")


@pytest.fixture(scope="session")
def village_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public site of the made-up catalogue, whose source is public."""
    project = copy_project(tmp_path_factory.mktemp("village"), VILLAGE / "catalogue", VILLAGE / "docs")
    return build(project, REPO_URL="https://git.example.org/dorp/gids")


@pytest.fixture(scope="session")
def village_referrers_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The referrers' edition of the made-up catalogue."""
    project = copy_project(tmp_path_factory.mktemp("village-referrers"), VILLAGE / "catalogue", VILLAGE / "docs")
    return build(project, "mkdocs.referrers.yml")


VILLE = Path(__file__).parent / "ville"
"""Another organisation's catalogue, in French alone (see its README.md)."""


def with_languages(project: Path, *languages: str, site_name: str) -> Path:
    """Set the values in mkdocs.yml that another organisation sets: the site's name and its languages, the default first."""
    config = project / "mkdocs.yml"
    text = re.sub(r"^site_name: .*$", f"site_name: {site_name}", config.read_text(), flags=re.MULTILINE)
    listed = "".join(
        f"        - locale: {each}\n          name: {each}\n          build: true\n" for each in languages
    ).replace("          build", "          default: true\n          build", 1)
    text, done = re.subn(r"(?<=      languages:\n)(?:        .*\n)+", listed, text)
    assert done == 1
    config.write_text(text)
    return project


@pytest.fixture(scope="session")
def ville_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of another organisation, made by replacing data and the values in mkdocs.yml."""
    project = copy_project(tmp_path_factory.mktemp("ville"), VILLE / "catalogue", VILLE / "docs")
    (project / "catalogue/wording").mkdir(exist_ok=True)
    shutil.copy(VILLAGE / "catalogue/wording/fr.yml", project / "catalogue/wording")
    return build(with_languages(project, "fr", site_name="Guide de Tilleul"))


@pytest.fixture(scope="session")
def arabic_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The village with an Arabic edition: the same words everywhere, since no Arabic is translated here."""
    project = copy_project(tmp_path_factory.mktemp("arabic"), VILLAGE / "catalogue", VILLAGE / "docs")
    wording = project / "catalogue/wording"
    labels = (wording / "nl.yml").read_text()
    # Every label becomes "نص" (text), with what is to be filled in kept.
    arabic = re.sub(r"^(\s+[\w-]+): (?!$)(.*)$", lambda line: f"{line[1]}: {_in_arabic(line[2])}", labels, flags=re.MULTILINE)
    (wording / "ar.yml").write_text(arabic)
    offer = project / "catalogue/offers/wandelgroep.yml"
    text = offer.read_text()
    for field, said in (("name", "مجموعة المشي"), ("summary", "نمشي معا.")):
        text, done = re.subn(rf"^({field}:\n)", rf"\1  ar: {said}\n", text, flags=re.MULTILINE)
        assert done == 1
    offer.write_text(text)
    (project / "docs/ar").mkdir()
    (project / "docs/ar/index.md").write_text("---\ntitle: نص\nbody: home\n---\nنص [نص](contact.md)\n")
    return build(with_languages(project, "nl", "ar", "en", "fr", site_name="Wegwijzer Lindedorp"))


def _in_arabic(label: str) -> str:
    return '"' + " ".join(["نص", *re.findall(r"\{\w+\}", label)]) + '"'


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Any Chromium that is there, started so that it works for root and asks nothing of the network."""
    found = {"executable_path": chromium.find(), "args": chromium.launch_arguments()}
    return browser_type_launch_args | found

"""The project with made-up offers beside the real ones, and the site built from it: what every engine searches."""

import subprocess
import sys
from pathlib import Path

import yaml

from tests.conftest import copy_project, mkdocs, project_environment

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Every value stays text, as in the project's own reader: no `yes` becomes true, no 9:30 a number."""

LANGUAGES = ("nl", "fr", "en")


def read(file: Path):
    return yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)


def make(folder: Path, offers: Path) -> Path:
    """A copy of the project in `folder` that also holds the entries of `offers`; stops when an entry is wrong."""
    project = copy_project(folder)
    for slug, entry in read(offers).items():
        file = project / "catalogue/offers" / f"{slug}.yml"
        if file.exists():
            raise SystemExit(f"{offers.name}: {slug} is the name of a real offer; take another")
        file.write_text(yaml.safe_dump(entry, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for language, groups in read(offers.with_name("synonyms.yml")).items():
        with (project / "catalogue/synonyms" / f"{language}.yml").open("a", encoding="utf-8") as file:
            yaml.safe_dump(groups, file, allow_unicode=True)
    check = [sys.executable, "-m", "service_catalogue", "check", "--root", str(project)]
    done = subprocess.run(check, capture_output=True, text=True, env=project_environment(project))
    if done.returncode:
        # The warnings, which are many, would hide what is wrong.
        errors = [line for line in done.stdout.splitlines() if ": fout:" in line]
        raise SystemExit("\n".join(["The project with the made-up offers does not pass the check:", *errors, done.stderr]))
    return project


def build(project: Path, to: Path) -> None:
    """The public site of a project, in `to`; SOURCE_DATE_EPOCH is the one of the tests."""
    done = mkdocs(project, "build", "--quiet", "--site-dir", str(to))
    if done.returncode:
        raise SystemExit(f"The site could not be built:\n{done.stdout}{done.stderr}"[-4000:])

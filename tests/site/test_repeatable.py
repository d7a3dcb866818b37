"""A build is a function of the files and the day: the same bytes, wherever and whenever it is made."""

import hashlib
import re

import pytest

from tests.conftest import PARTS, VILLAGE, build, copy_project
from tests.site.reading import day

pytestmark = pytest.mark.build


def fingerprints(site):
    """Every file of a site with the hash of its bytes."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_two_builds_of_the_same_day_are_the_same_bytes(site, tmp_path):
    """From another folder, in another time zone and language, with other seeds."""
    elsewhere = copy_project(tmp_path / "a folder with spaces" / "and another name")
    again = build(elsewhere, PYTHONHASHSEED="4711", TZ="Asia/Tokyo", LC_ALL="C", LANG="C", HOME=str(tmp_path))
    assert fingerprints(again) == fingerprints(site)


def test_a_second_build_into_the_same_folder_changes_nothing(village):
    """…and one of another day does, where a day is shown: the comparison can tell two sites apart."""
    made = build(village)
    first, unnamed = fingerprints(made), without_versions(made)
    assert fingerprints(build(village)) == first
    later = without_versions(build(village, SOURCE_DATE_EPOCH=day(2026, 11, 23)))
    assert {name for name in unnamed if later[name] != unnamed[name]} == {"sitemap.xml"}


_VERSION = re.compile(r"-[0-9a-f]{10}(?=[-.])")


def without_versions(site):
    """Every file of a site with its text, as if data files were not named after what they are made of."""
    files = [file for file in site.rglob("*") if file.is_file()]
    return {_VERSION.sub("", file.relative_to(site).as_posix()): _VERSION.sub("", file.read_text()) for file in files}


def test_a_build_writes_nothing_beside_the_site(village_site):
    project = village_site.parent.parent
    there = {file.relative_to(project).parts[0] for file in project.rglob("*") if file.is_file() and "__pycache__" not in file.parts}
    assert there == {*PARTS, village_site.parent.name}
    assert {file.name for file in village_site.parent.iterdir()} == {village_site.name}
    kept = fingerprints(VILLAGE / "catalogue") | fingerprints(VILLAGE / "docs")
    assert fingerprints(project / "catalogue") | fingerprints(project / "docs") == kept

"""The lock files: what is installed is what they name, with its hash, from wherever the user's registry is."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-bench.lock", "requirements-uv.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())

# What a lock may hold besides comments: a package with its version, perhaps where it is meant for, and its hashes.
PACKAGE = re.compile(r"(?P<name>[a-z0-9._-]+)==(?P<version>[^\s;]+)(?: ; [^\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n")


def read(lock):
    return (ROOT / lock).read_text()


def pins(lock):
    return {canonicalize_name(found["name"]): found["version"] for found in PACKAGE.finditer(read(lock))}


def wanted(*lists):
    return [Requirement(text) for texts in lists for text in texts]


RUNTIME = wanted(PROJECT["project"]["dependencies"], PROJECT["build-system"]["requires"])
TEST = wanted(PROJECT["project"]["optional-dependencies"]["test"])
BENCH = wanted(PROJECT["project"]["optional-dependencies"]["bench"])


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_packages_versions_and_hashes_and_nothing_else(lock):
    rest = PACKAGE.sub("", re.sub(r"^ *#.*\n", "", read(lock), flags=re.MULTILINE))
    assert rest == ""
    assert pins(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_and_no_folder(lock):
    assert not re.search(r"://|--find-links|--(extra-)?index|--trusted-host|file:|(^|\s)/", read(lock), re.MULTILINE)


@pytest.mark.parametrize(
    ("lock", "requirements"), [("requirements.lock", RUNTIME), ("requirements-test.lock", RUNTIME + TEST), ("requirements-bench.lock", RUNTIME + TEST + BENCH)]
)
def test_a_lock_answers_what_the_project_asks_for(lock, requirements):
    locked = pins(lock)
    for wish in requirements:
        version = locked.get(canonicalize_name(wish.name))
        assert version is not None, f"{wish.name} is not in {lock}: run `make lock`"
        assert wish.specifier.contains(version, prereleases=True), f"{lock} holds {wish.name} {version}: run `make lock`"


def test_tests_run_with_the_versions_that_the_site_is_built_with():
    assert pins("requirements.lock").items() <= pins("requirements-test.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_python_gets_the_same_versions(lock):
    names = [found["name"] for found in PACKAGE.finditer(read(lock))]
    assert len(names) == len(set(names))


def test_the_installer_s_lock_holds_the_version_that_the_makefile_names():
    version = re.search(r"^uv_version = (\S+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)[1]
    assert pins("requirements-uv.lock") == {"uv": version}


def test_what_holds_the_theme_back_is_not_asked_for():
    assert not [wish for wish in RUNTIME if wish.name == "mkdocs-static-i18n" and wish.extras]

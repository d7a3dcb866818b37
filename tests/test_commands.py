"""The commands, by real runs of `make` in a copy of the Makefile, where stand-ins take the place of Python."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ("awk", "cat", "echo", "find", "make", "mkdir", "mv", "rm", "sh", "touch")
FILES = ("Makefile", "pyproject.toml", "requirements.lock", "requirements-test.lock", "requirements-bench.lock", "requirements-uv.lock")


class Copy:
    """A copy of the Makefile and what it reads, with a PATH that holds the bare tools and the stand-ins."""

    def __init__(self, folder: Path):
        self.folder = folder / "clone"
        self.path = folder / "bin"
        self.folder.mkdir()
        self.path.mkdir()
        for name in FILES:
            shutil.copy(ROOT / name, self.folder)
        for name in TOOLS:
            if tool := shutil.which(name):
                (self.path / name).symlink_to(tool)

    def stand_in(self, path: Path, script: str) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("#!/bin/sh\n" + script)
        path.chmod(0o755)
        return path

    def python(self, name: str, version: str, lacks: str = "") -> Path:
        """A stand-in that answers the Makefile's questions, and makes no virtual environment."""
        old = tuple(map(int, version.split("."))) < (3, 11)
        return self.stand_in(
            self.path / name,
            f'echo "{name} $*" >> "{self.log}"\n'
            'case "$*" in\n'
            f'  *"sys.version_info[:2]"*) echo {version} ;;\n'
            f'  *"version_info <"*) exit {int(old)} ;;\n'
            f'  *"import venv"*) exit {int(bool(lacks))} ;;\n'
            '  *"-m venv"*) mkdir -p .venv/bin; echo "the disk is full" >&2; exit 1 ;;\n'
            "esac\n",
        )

    @property
    def log(self) -> Path:
        return self.path.parent / "log"

    def installed(self, mkdocs: str = "") -> None:
        """As if everything had been installed; `mkdocs` is what the stand-in of .venv does, $site the folder it got."""
        self.stand_in(
            self.folder / ".venv/bin/python",
            f'echo "$*" >> "{self.log}"\nfor site; do :; done\n{mkdocs}\n',
        )
        (self.folder / ".venv/made").write_text(f"{self.folder}\n")
        for state in ("installed", "installed-for-tests", "installed-for-bench"):
            (self.folder / ".venv" / state).touch()

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess:
        # An environment of its own: nothing of the `make` that may have started these tests.
        return subprocess.run(
            command,
            cwd=self.folder,
            env={"PATH": str(self.path)} | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    def make(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
        return self.run("make", *arguments, **environment)

    def started(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path)


def sentence(ended: subprocess.CompletedProcess) -> str:
    """The one sentence that a failed command says, besides make's own line."""
    assert ended.returncode != 0
    lines = [line for line in ended.stderr.splitlines() if not line.startswith("make: ***")]
    assert len(lines) == 1, ended.stderr
    assert "Traceback" not in ended.stdout + ended.stderr
    return lines[0]


# What is said where something is missing


def test_a_missing_python_is_said_in_one_sentence(copy):
    assert sentence(copy.make("check")).startswith("No Python was found: please install Python 3.11 or newer")
    assert not (copy.folder / ".venv").exists()


def test_a_python_that_is_too_old_is_said_in_one_sentence(copy):
    copy.python("python3", "3.9")
    assert sentence(copy.make("check")).startswith("Python 3.9 is too old: please install Python 3.11 or newer")
    assert not (copy.folder / ".venv").exists()


def test_a_python_without_venv_is_said_in_one_sentence(copy):
    copy.python("python3", "3.12", lacks="venv")
    said = sentence(copy.make("check"))
    assert said.startswith("Python 3.12 has no venv module: please install it")
    assert "apt install python3.12-venv" in said
    assert not (copy.folder / ".venv").exists()


def test_a_failed_virtual_environment_leaves_no_half_of_it(copy):
    copy.python("python3", "3.12")
    ended = copy.make("check")
    assert ended.returncode != 0
    assert "the disk is full\nPython 3.12 could not make a virtual environment in .venv" in ended.stderr
    assert not (copy.folder / ".venv").exists()


def test_an_installer_that_cannot_be_fetched_leaves_no_half_of_a_virtual_environment(copy):
    copy.python("python3", "3.12")
    copy.stand_in(
        copy.folder / "venv-python",
        'case "$*" in *"-m pip"*) echo "no network" >&2; exit 1 ;; esac\n',
    )
    python = copy.path / "python3"
    python.write_text(python.read_text().replace('echo "the disk is full" >&2; exit 1', "mv venv-python .venv/bin/python"))
    ended = copy.make("check")
    assert ended.returncode != 0
    assert "no network\nThe installer (uv) could not be fetched" in ended.stderr
    assert not (copy.folder / ".venv").exists()


# Which Python is taken


def made_with(copy: Copy) -> list[str]:
    return [line.split()[0] for line in copy.started() if "-m venv" in line]


def test_the_newest_python_is_taken(copy):
    for name, version in (("python3", "3.11"), ("python3.12", "3.12"), ("python3.13", "3.13")):
        copy.python(name, version)
    copy.make("check")
    assert made_with(copy) == ["python3.13"]


def test_a_python_that_does_not_start_or_is_too_old_or_lacks_venv_is_passed_over(copy):
    copy.stand_in(copy.path / "python3.13", "echo 'version not installed' >&2; exit 127\n")
    copy.python("python3.12", "3.12", lacks="venv")
    copy.python("python3", "3.9")
    copy.python("python", "3.11")
    copy.make("check")
    assert made_with(copy) == ["python"]


def test_one_may_name_the_python(copy):
    copy.python("python3.13", "3.13")
    copy.python("mine", "3.11")
    copy.make("check", "PYTHON=mine")
    assert made_with(copy) == ["mine"]


# When something is installed


def test_nothing_is_installed_when_nothing_changed(copy):
    copy.installed()
    assert copy.make("check").returncode == 0
    assert copy.started() == ["-m service_catalogue check"]


@pytest.mark.parametrize("change", ["moved", "python gone", "lock"])
def test_a_virtual_environment_that_would_not_work_is_made_anew(copy, change):
    copy.python("python3", "3.12")
    copy.installed()
    if change == "moved":
        copy.folder = copy.folder.rename(copy.folder.with_name("moved"))
    elif change == "python gone":
        (copy.folder / ".venv/bin/python").unlink()
        (copy.folder / ".venv/bin/python").symlink_to("python-of-before")
    else:
        lock = copy.folder / "requirements-uv.lock"
        later = (copy.folder / ".venv/made").stat().st_mtime + 10
        os.utime(lock, (later, later))
    copy.make("check")
    assert made_with(copy) == ["python3"]


def with_uv(copy: Copy, ends: int = 0) -> None:
    """A virtual environment without packages yet, whose uv tells what it got and whether it has a cache."""
    copy.installed()
    uv = f'echo "uv $* cache=${{UV_NO_CACHE:-yes}}" >> "{copy.log}"\n'
    read = f'case "$*" in *-) read line; echo "$line" >> "{copy.log}" ;; esac\n'
    copy.stand_in(copy.folder / ".venv/bin/uv", uv + read + f"exit {ends}\n")
    (copy.folder / ".venv/installed").unlink()


def test_only_what_a_lock_names_is_installed_and_only_once(copy):
    with_uv(copy)
    assert copy.make("check").returncode == 0
    sync, project, check = copy.started()
    assert sync.startswith("uv pip sync ") and " requirements.lock " in sync
    assert " --require-hashes " in sync and " --no-build " in sync
    assert project.startswith("uv pip install ") and " --offline --no-deps --no-build-isolation --editable . " in project
    copy.make("check")
    assert copy.started()[3:] == [check]


def test_an_installation_that_failed_is_said_and_tried_again(copy):
    with_uv(copy, ends=1)
    for _ in range(2):
        assert sentence(copy.make("check")).startswith("The packages in requirements.lock could not be installed")
    assert len(copy.started()) == 2


@pytest.mark.parametrize(("home", "cache"), [("writable", "yes"), ("absent", "1"), ("a file", "1")])
def test_a_home_that_cannot_be_written_to_is_done_without(copy, tmp_path, home, cache):
    with_uv(copy)
    place = tmp_path / "home"
    if home == "writable":
        place.mkdir()
    elif home == "a file":
        place.touch()
    assert copy.make("check", **({} if home == "absent" else {"HOME": str(place)})).returncode == 0
    assert copy.started()[0].endswith(f" cache={cache}")


def test_lock_renews_every_lock(copy):
    with_uv(copy)
    assert copy.make("lock").returncode == 0
    runtime, test, bench, uv, pin = copy.started()
    for line in (runtime, test, bench, uv):
        assert line.startswith("uv pip compile ")
        assert {"--universal", "--generate-hashes", "--no-emit-index-url", "--upgrade"} <= set(line.split())
    assert " --output-file requirements.lock pyproject.toml " in runtime
    assert " --extra test " in test and " --output-file requirements-test.lock pyproject.toml " in test
    assert " --extra bench " in bench and " --output-file requirements-bench.lock pyproject.toml " in bench
    assert " --output-file requirements-uv.lock - " in uv
    assert re.fullmatch(r"uv==\d+\.\d+\.\d+", pin)


# The list


def test_make_alone_lists_every_command_with_its_help(copy):
    makefile = (ROOT / "Makefile").read_text()
    commands = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()
    listed = dict(re.findall(r"^make (\S+) +(\S.*)$", copy.make().stdout, re.MULTILINE))
    assert list(listed) == commands
    assert len(copy.make().stdout.splitlines()) == len(commands)


def test_the_commands_that_are_promised_are_there(copy):
    listed = set(re.findall(r"^make (\S+)", copy.make().stdout, re.MULTILINE))
    assert {"serve", "check", "build", "build-referrers", "test", "test-fast", "bench-search", "lock", "clean"} <= listed


# What the commands do


def test_serve_prints_the_address_and_takes_another(copy):
    copy.installed()
    assert "http://127.0.0.1:8000/" in copy.make("serve").stdout
    assert "http://127.0.0.1:9000/" in copy.make("serve", "ADDRESS=127.0.0.1:9000").stdout
    served = [line for line in copy.started() if line.startswith("-m mkdocs")]
    assert served == [f"-m mkdocs serve --dev-addr 127.0.0.1:{port}" for port in (8000, 9000)]


def test_an_address_that_is_taken_is_said_in_one_sentence(copy):
    copy.installed(f'exec "{sys.executable}" "$@"')
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = "127.0.0.1:%d" % taken.getsockname()[1]
        said = sentence(copy.make("serve", f"ADDRESS={address}"))
    assert said.startswith(f"Nothing can be shown at http://{address}/")


@pytest.mark.parametrize(("command", "site"), [("build", "site"), ("build-referrers", "site-referrers")])
def test_a_build_is_swapped_in_whole(copy, command, site):
    copy.installed('mkdir -p "$site"; echo new > "$site/index.html"')
    (copy.folder / site).mkdir()
    (copy.folder / site / "old.html").write_text("old")
    ended = copy.make(command)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert [page.name for page in (copy.folder / site).iterdir()] == ["index.html"]
    assert not list((copy.folder / ".build").iterdir())
    assert copy.make(command).returncode == 0


@pytest.mark.parametrize(("command", "site"), [("build", "site"), ("build-referrers", "site-referrers")])
def test_a_failed_build_leaves_the_last_good_site(copy, command, site):
    copy.installed('mkdir -p "$site"; echo half > "$site/index.html"; exit 1')
    (copy.folder / site).mkdir()
    (copy.folder / site / "index.html").write_text("good")
    assert copy.make(command).returncode != 0
    assert [page.read_text() for page in (copy.folder / site).iterdir()] == ["good"]


def test_the_two_editions_are_built_apart(copy):
    copy.installed('mkdir -p "$site"; echo "$site" > "$site/index.html"')
    assert copy.make("-j2", "build", "build-referrers").returncode == 0
    for site in ("site", "site-referrers"):
        assert (copy.folder / site / "index.html").read_text() == f".build/{site}\n"
    assert sorted(copy.started()) == [
        "-m mkdocs build --strict --config-file mkdocs.referrers.yml --site-dir .build/site-referrers",
        "-m mkdocs build --strict --config-file mkdocs.yml --site-dir .build/site",
    ]


def test_test_looks_for_a_browser_first_and_stops_where_none_is_to_be_had(copy):
    copy.installed('case "$*" in tests/chromium.py) [ -e browser ] ;; esac')
    assert copy.make("test").returncode != 0
    assert copy.started() == ["tests/chromium.py"]
    (copy.folder / "browser").touch()
    assert copy.make("test").returncode == 0
    assert copy.started()[1:] == ["tests/chromium.py", "-m pytest -n auto --dist loadfile"]


def test_test_fast_needs_no_build_and_no_browser(copy):
    copy.installed()
    assert copy.make("test-fast").returncode == 0
    assert copy.started() == ["-m pytest -n auto -m not build and not browser and not thorough"]


def test_clean_removes_what_was_made_and_nothing_else(copy):
    copy.installed()
    for made in ("site", "site-referrers", ".build", "hooks/x.egg-info", "hooks/a/__pycache__", "tests/__pycache__"):
        (copy.folder / made).mkdir(parents=True)
    (copy.folder / "hooks/a/b.py").touch()
    ended = copy.make("clean")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert {path.name for path in copy.folder.iterdir()} == {*FILES, "hooks", "tests"}
    assert [path.name for path in copy.folder.glob("hooks/**/*")] == ["a", "b.py"]


def test_ci_runs_make_test_and_nothing_else(copy):
    script = copy.folder / ".ci/run"
    script.parent.mkdir()
    shutil.copy(ROOT / ".ci/run", script)
    for name in ("bash", "dirname", "env"):
        (copy.path / name).symlink_to(shutil.which(name))
    (copy.path / "make").unlink()
    copy.stand_in(copy.path / "make", f'echo "make $* in $PWD" >> "{copy.log}"; exit 3\n')
    assert copy.run(str(script)).returncode == 3
    assert copy.started() == [f"make test in {copy.folder}"]
    commands = [line for line in script.read_text().splitlines() if line and not line.startswith("#")]
    assert commands == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test"]

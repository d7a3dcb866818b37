"""The browser that the tests drive: any Chromium that is there, else one that gets installed.

The Makefile runs this file before the tests; `tests/conftest.py` asks it which browser and with what arguments.
What reaches outside (PATH, programs, Playwright) is handed in, so that the choice is tested with stand-ins.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

LOG = Path(".build/browser.log")

NOT_TO_BE_HAD = (
    f"No browser for the tests was found, nor could one be installed (what was tried is in {LOG}):"
    f" please install Chromium or Chrome under one of the names {', '.join(NAMES)} (on Debian: apt install chromium)."
)

Run = Callable[[Sequence[str]], bool]


def run(command: Sequence[str]) -> bool:
    """Whether the command could be started and ended well; what it prints goes to the log."""
    # Nobody may be there to answer apt's questions.
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a") as log:
        print("$", *command, file=log, flush=True)
        try:
            ended = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        except OSError as error:
            print(error, file=log)
            return False
    return ended.returncode == 0


def starts(path: str) -> bool:
    """Whether this is a browser: Ubuntu's `chromium-browser` may be a note on how to get one."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def downloaded_by_playwright() -> str:
    """Where Playwright keeps its own Chromium, be it there or not."""
    # In a process of its own, since Playwright cannot be started twice in one, and a test may have started it.
    code = "from playwright.sync_api import sync_playwright as start\nwith start() as p: print(p.chromium.executable_path)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    return answer.stdout.strip()


def find(
    which: Callable[[str], str | None] = shutil.which,
    playwright: Callable[[], str] = downloaded_by_playwright,
    starts: Callable[[str], bool] = starts,
) -> str | None:
    """The path of the first browser that is there."""
    for name in NAMES:
        path = which(name)
        if path and starts(path):
            return path
    path = playwright()
    return path if path and starts(path) else None


def choose(is_root: bool, has_apt: bool) -> str:
    """Who is to install it: Debian where we may ask it, for it brings the libraries along."""
    return "apt" if is_root and has_apt else "playwright"


COMMANDS = {
    "apt": (
        ("apt-get", "update"),
        ("apt-get", "install", "--yes", "--no-install-recommends", "chromium"),
    ),
    "playwright": ((sys.executable, "-m", "playwright", "install", "chromium"),),
}


def install(choice: str, run: Run = run, find: Callable[[], str | None] = find) -> str | None:
    """The path of the browser that was installed, if that could be done."""
    # Playwright's own is what remains where apt could not help, say without a network or on an Ubuntu without the package.
    for way in dict.fromkeys((choice, "playwright")):
        if all(run(command) for command in COMMANDS[way]):
            if path := find():
                return path
    return None


def launch_arguments(is_root: bool = os.geteuid() == 0) -> list[str]:
    """What Chromium is started with: it shall talk to the tests' own server and to nobody else."""
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
    ]
    # Chromium refuses to start as root in its sandbox.
    return ["--no-sandbox", *arguments] if is_root else arguments


def main(find: Callable[[], str | None] = find, install: Callable[[str], str | None] = install) -> int:
    """Quiet when a browser is there; else installs one, or says in one sentence that none is to be had."""
    if find():
        return 0
    choice = choose(is_root=os.geteuid() == 0, has_apt=shutil.which("apt-get") is not None)
    print(f"No browser was found for the tests: {choice} installs Chromium, which may take some minutes.", flush=True)
    if install(choice):
        return 0
    print(NOT_TO_BE_HAD, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())

"""The choice of a browser, with stand-ins for PATH, programs and Playwright."""

import sys

import pytest

from tests import chromium


def nothing(*_):
    return None


def test_a_browser_in_the_path_is_taken_in_the_order_of_the_names():
    there = {"google-chrome": "/bin/google-chrome", "chromium-browser": "/bin/chromium-browser"}
    assert chromium.find(there.get, nothing, starts=lambda path: True) == "/bin/chromium-browser"


def test_a_name_that_does_not_start_is_passed_over():
    there = {"chromium-browser": "/bin/stub", "google-chrome": "/bin/google-chrome"}
    assert chromium.find(there.get, nothing, starts=lambda path: path != "/bin/stub") == "/bin/google-chrome"


def test_playwright_s_own_browser_is_the_last_resort():
    assert chromium.find(nothing, lambda: "/cache/chrome", starts=lambda path: True) == "/cache/chrome"


def test_playwright_is_not_asked_when_a_browser_is_in_the_path():
    asked = []
    chromium.find(lambda name: "/bin/" + name, lambda: asked.append(True), starts=lambda path: True)
    assert not asked


def test_no_browser_is_found_where_playwright_only_knows_where_it_would_be(tmp_path):
    assert chromium.find(nothing, lambda: str(tmp_path / "chrome")) is None


def test_what_is_no_program_or_fails_does_not_start(tmp_path):
    stub = tmp_path / "chromium-browser"
    stub.write_text("#!/bin/sh\nexit 1\n")
    assert not chromium.starts(str(stub))
    stub.chmod(0o755)
    assert not chromium.starts(str(stub))
    stub.write_text("#!/bin/sh\nexit 0\n")
    assert chromium.starts(str(stub))


@pytest.mark.parametrize(
    ("is_root", "has_apt", "way"),
    [(True, True, "apt"), (True, False, "playwright"), (False, True, "playwright"), (False, False, "playwright")],
)
def test_debian_s_is_chosen_only_by_root_with_apt(is_root, has_apt, way):
    assert chromium.choose(is_root, has_apt) == way


APT = [("apt-get", "update"), ("apt-get", "install", "--yes", "--no-install-recommends", "chromium")]
PLAYWRIGHT = [(sys.executable, "-m", "playwright", "install", "chromium")]


@pytest.mark.parametrize(("way", "commands"), [("apt", APT), ("playwright", PLAYWRIGHT)])
def test_each_way_runs_its_own_commands(way, commands):
    ran = []

    def run(command):
        ran.append(command)
        return True

    assert chromium.install(way, run, find=lambda: "/bin/chromium") == "/bin/chromium"
    assert ran == commands


def test_playwright_is_tried_where_apt_cannot_help():
    ran = []

    def run(command):
        ran.append(command)
        return command[0] != "apt-get"

    assert chromium.install("apt", run, find=lambda: "/cache/chrome") == "/cache/chrome"
    assert ran == [APT[0], *PLAYWRIGHT]


def test_no_download_is_tried_twice():
    ran = []
    assert chromium.install("playwright", ran.append, find=nothing) is None
    assert ran == PLAYWRIGHT


def test_main_is_quiet_when_a_browser_is_there(capsys):
    assert chromium.main(find=lambda: "/bin/chromium", install=lambda choice: pytest.fail("installed")) == 0
    assert capsys.readouterr() == ("", "")


def test_main_installs_a_browser_where_none_is_found(capsys):
    assert chromium.main(find=nothing, install=lambda choice: "/bin/chromium") == 0
    assert capsys.readouterr().err == ""


def test_main_says_in_one_sentence_that_no_browser_is_to_be_had(capsys):
    assert chromium.main(find=nothing, install=nothing) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and error.startswith("No browser for the tests was found")
    assert "apt install chromium" in error


def test_a_command_s_output_goes_to_the_log(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(chromium, "LOG", tmp_path / "made" / "browser.log")
    assert chromium.run(("sh", "-c", "echo fetched"))
    assert not chromium.run(("sh", "-c", "echo refused >&2; exit 1"))
    assert not chromium.run((str(tmp_path / "absent"),))
    assert capfd.readouterr() == ("", "")
    log = chromium.LOG.read_text()
    assert "\nfetched\n" in log and "\nrefused\n" in log and "No such file" in log


def test_chromium_talks_to_nobody_else_and_starts_as_root():
    assert "--no-sandbox" in chromium.launch_arguments(is_root=True)
    arguments = chromium.launch_arguments(is_root=False)
    assert "--no-sandbox" not in arguments
    assert {"--disable-background-networking", "--disable-component-update", "--disable-sync"} <= set(arguments)

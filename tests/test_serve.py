"""`mkdocs serve` while somebody edits: every change is shown, and whatever breaks, the last good site stays up."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import build, frozen_project, project_environment

pytestmark = pytest.mark.build

DEADLINE = 15
LANGUAGES = ("", "fr/", "en/")
PLACES = ("", "aanbod/", "aanbod/acb/", "aanbod/extra-time/", "contact/")
EVERYWHERE = [language + place for language in LANGUAGES for place in PLACES]

ORGANISATION = "catalogue/organisations/ocmw-gent.yml"
NUMBER, LINK = "09 266 99 11", "tel:+3292669911"
OFFER = "catalogue/offers/extra-time.yml"
OFFER_TEMPLATE = "hooks/service_catalogue/templates/offer.html"


class Server:
    """A project served as an editor does it, and what the editor reads in the terminal."""

    def __init__(self, project: Path, temporary: Path):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.project = project
        self.address = f"http://127.0.0.1:{port}/"
        self._terminal = temporary.with_suffix(".terminal")
        with self._terminal.open("w") as terminal:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
                cwd=project,
                env=project_environment(project) | {"PYTHONUNBUFFERED": "1", "TMPDIR": str(temporary)},
                stdout=terminal,
                stderr=subprocess.STDOUT,
            )

    @property
    def terminal(self) -> str:
        return self._terminal.read_text()

    def wait_until_up(self) -> None:
        end = time.monotonic() + DEADLINE
        while "Serving on" not in self.terminal:
            assert self.process.poll() is None and time.monotonic() < end, self.terminal
            time.sleep(0.05)

    def get(self, place: str) -> tuple[int, str]:
        """Status and text; a request that hangs fails the test."""
        try:
            with urllib.request.urlopen(self.address + place, timeout=DEADLINE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def pages(self) -> dict[str, str]:
        """Every page, without the reload script, which is another each time."""
        found = {}
        for place in EVERYWHERE:
            status, text = self.get(place)
            assert status == 200, (place, status)
            found[place] = re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL)
        return found

    def statuses(self, place: str) -> list[int]:
        """How a page answers in each language."""
        return [self.get(language + place)[0] for language in LANGUAGES]

    @property
    def epoch(self) -> str:
        return re.search(r"livereload\((\d+), \d+\);", self.get("")[1])[1]

    def write(self, name: str, text: str | None) -> str:
        """Write a file, or remove it, wait as a browser does until that was built, and return what the terminal said."""
        epoch, before = self.epoch, len(self.terminal)
        file = self.project / name
        if text is None:
            file.unlink()
        else:
            # In one step, so that no half file is read.
            whole = self.project / "written"
            whole.write_text(text)
            os.replace(whole, file)
        status, newer = self.get(f"livereload/{epoch}/0")
        assert (status, newer > epoch) == (200, True)
        return self.terminal[before:]

    @contextmanager
    def changed(self, name: str, change) -> Iterator[str]:
        """The file changed by `change`, or removed for None, for as long as this lasts."""
        before = (self.project / name).read_text()
        after = change(before)
        assert after != before
        try:
            yield self.write(name, after)
        finally:
            self.write(name, before)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all; each test leaves the project as it was."""
    temporary = tmp_path_factory.mktemp("temporary")
    server = Server(frozen_project(tmp_path_factory.mktemp("served")), temporary)
    try:
        server.wait_until_up()
        yield server
        server.process.send_signal(signal.SIGINT)
        server.process.wait(DEADLINE)
        assert list(temporary.iterdir()) == [], "a stopped server leaves nothing behind"
    finally:
        server.process.kill()
        server.process.wait()


def number_replaced(by: str):
    return lambda text: text.replace(NUMBER, by)


def test_the_offers_are_shown_with_how_to_call_in_every_language(server):
    pages = server.pages()
    for language in LANGUAGES:
        for place in ("", "aanbod/acb/", "aanbod/extra-time/", "contact/"):
            page = pages[language + place]
            assert LINK in page and NUMBER in page
            assert f'<html lang="{language.strip("/") or "nl"}"' in page


def test_a_changed_number_is_shown_on_every_page_in_every_language(server):
    before = server.pages()
    with server.changed(ORGANISATION, number_replaced("09 210 10 10")):
        after = server.pages()
        for place in EVERYWHERE:
            assert LINK not in after[place] and NUMBER not in after[place]
            assert ("tel:+3292101010" in after[place]) == (LINK in before[place])
    assert server.pages() == before


def test_nonsense_is_told_in_dutch_with_its_place_while_the_site_stays_and_the_mend_is_seen(server):
    before = server.pages()
    lines = (server.project / ORGANISATION).read_text().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if NUMBER in text)
    column = lines[line - 1].index('"') + 1
    with server.changed(ORGANISATION, number_replaced("nul negen")) as said:
        told = re.search(rf"^{re.escape(ORGANISATION)}:{line}:{column}: fout: .+$", said, re.MULTILINE)
        assert told and "nul negen" in told[0], said
        assert "1 fout" in said
        assert "Traceback" not in said
        assert server.pages() == before
        with server.changed("docs/fr/contact.md", lambda text: text + "\nUne phrase nouvelle.\n"):
            assert "Une phrase nouvelle." in server.get("fr/contact/")[1], "other work goes on"
        said = server.write(ORGANISATION, (server.project / ORGANISATION).read_text().replace("nul negen", "09 210 10 10"))
        assert " fout: " not in said
        assert "tel:+3292101010" in server.get("fr/aanbod/acb/")[1]
    assert server.pages() == before


def test_a_deleted_entry_is_gone_and_a_new_one_appears_in_every_language(server):
    assert server.statuses("aanbod/extra-time/") == [200, 200, 200]
    text = (server.project / OFFER).read_text()
    server.write(OFFER, None)
    assert server.statuses("aanbod/extra-time/") == [404, 404, 404]
    assert "Extra time" not in server.get("aanbod/")[1]
    new = "catalogue/offers/nieuwe-groep.yml"
    server.write(new, text.replace("Extra time", "Nieuwe groep"))
    assert server.statuses("aanbod/nieuwe-groep/") == [200, 200, 200]
    for language in LANGUAGES:
        assert "Nieuwe groep" in server.get(f"{language}aanbod/")[1]
    server.write(new, None)
    server.write(OFFER, text)
    assert server.statuses("aanbod/nieuwe-groep/") == [404, 404, 404]
    assert server.statuses("aanbod/extra-time/") == [200, 200, 200]


CHANGES = {
    "an entry": (OFFER, lambda text: text.replace("Extra time", "Extra tijd")),
    "a label": ("catalogue/wording/nl.yml", lambda text: text.replace("Hoe begin je?", "Hoe start je?")),
    "a template": (OFFER_TEMPLATE, lambda text: text.replace("<article", '<article data-proof="1"')),
    "the shell": ("hooks/theme/base.html", lambda text: text.replace("<body>", '<body data-proof="1">')),
    "an organisation": (ORGANISATION, lambda text: text.replace(NUMBER, "09 210 10 10")),
    "a setting": ("catalogue/settings.yml", lambda text: text.replace("stage: proef", "stage: live")),
    "a term": ("catalogue/vocabularies/kinds.yml", lambda text: text.replace("nl: ", "nl: Proef ", 1)),
    "a page of prose": ("docs/fr/contact.md", lambda text: text + "\nUne phrase nouvelle.\n"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_every_file_is_served_as_a_clean_build_makes_it(server, name):
    """Also those that nobody asked for since, and those that somebody asked for before."""
    file, change = CHANGES[name]
    before = server.pages()
    with server.changed(file, change):
        clean = build(server.project, SITE_URL=server.address)
        assert server.pages() != before
        wrong = []
        for made in sorted(each for each in clean.rglob("*") if each.is_file()):
            place = made.relative_to(clean).as_posix().removesuffix("index.html")
            expected = made.read_text()
            if place != "404.html" and _SCRIPT.sub("", server.get(place)[1]) != expected:
                wrong.append(place)
        assert wrong == []
    shutil.rmtree(clean)
    assert server.pages() == before


_SCRIPT = re.compile(r"<script>\s*var livereload.*?</script>", re.DOTALL)


def test_a_file_that_no_build_makes_is_not_found(server):
    for place in ("aanbod/niets/", "assets/finder/nl-0000000000.json", "assets/referring/sheets-0-0000000000.json", "../mkdocs.yml", "aanbod"):
        assert server.get(place)[0] == (200 if place == "aanbod" else 404), place


BREAKS = {
    "a value that a template lacks": (OFFER_TEMPLATE, lambda text: text + "{{ nothing.at_all }}", "nothing"),
    "a template that cannot be read": (OFFER_TEMPLATE, lambda text: text + "{% if %}", "TemplateSyntaxError"),
    "a shell that fails": ("hooks/theme/base.html", lambda text: text + "{{ nothing.at_all }}", "nothing"),
    "a missing label": ("catalogue/wording/fr.yml", lambda text: re.sub(r"\n  how: .*", "", text, count=1), " fout: "),
    "a page without a title": ("docs/fr/contact.md", lambda text: text.replace("title:", "titel:"), "docs/fr/contact.md:2:"),
    "settings that MkDocs cannot read": ("mkdocs.yml", lambda text: text + "\n: [", "mkdocs"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_whatever_breaks_the_last_good_site_stays(server, name):
    file, change, told = BREAKS[name]
    before = server.pages()
    with server.changed(file, change) as said:
        assert told in said
        assert "De site blijft zoals ze was." in said
        assert server.pages() == before
    assert server.pages() == before


def test_a_build_that_stopped_between_two_languages_is_forgotten_after_the_mend(server):
    before = server.pages()
    only_french = '{% if shell.language == "fr" %}{{ nothing.at_all }}{% endif %}'
    with server.changed("hooks/theme/base.html", lambda text: text + only_french):
        assert server.pages() == before
    text = (server.project / OFFER).read_text()
    server.write(OFFER, None)
    assert server.statuses("aanbod/extra-time/") == [404, 404, 404]
    server.write(OFFER, text)
    assert server.pages() == before


def test_a_first_build_with_a_broken_entry_stops_with_the_count(project, tmp_path):
    file = project / ORGANISATION
    file.write_text(file.read_text().replace(NUMBER, "nul negen"))
    (tmp_path / "temporary").mkdir()
    server = Server(project, tmp_path / "temporary")
    assert server.process.wait(DEADLINE) != 0
    said = server.terminal
    assert f"{ORGANISATION}:" in said and " fout: " in said
    assert len(re.findall(r"^.*1 fout.*$", said, re.MULTILINE)) == 1
    assert "Traceback" not in said

"""What browser tests share: built sites over http with their own headers, and an eye on all that a page does wrong."""

import contextlib
import fnmatch
import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.places import SCREEN
from tests.conftest import ROOT, VILLAGE, build, copy_project


class Handler(SimpleHTTPRequestHandler):
    """Answers as a host does that reads the folder's `_headers`, and with its 404 page."""

    protocol_version = "HTTP/1.1"  # connections stay open: a page's files come quicker

    def end_headers(self):
        for pattern, name, value in headers_of(Path(self.directory)):
            if fnmatch.fnmatch(self.path, pattern):
                self.send_header(name, value)
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self):
        with contextlib.suppress(ConnectionError):  # the browser has gone on to another page
            super().handle()

    def log_message(self, format, *arguments):
        """Nothing: what went wrong is in the test's own list."""


@functools.cache
def headers_of(folder: Path) -> list[tuple[str, str, str]]:
    """What `_headers` asks for: the pattern of the address, the header's name, its value."""
    found, pattern = [], ""
    for line in (folder / "_headers").read_text().splitlines():
        if line.startswith("  "):
            found.append((pattern, *line.strip().split(": ", 1)))
        else:
            pattern = line
    return found


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Call it with a folder to get the address at which a browser finds it, with a slash at its end."""
    servers = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], site: Path) -> str:
    """Where the public site is."""
    return serve(site)


@pytest.fixture(scope="session")
def referrers_address(serve: Callable[[Path], str], referrers_site: Path) -> str:
    """Where the referrers' edition is."""
    return serve(referrers_site)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """No name leads anywhere: a request to another host fails, and is seen to."""
    nowhere = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    return browser_type_launch_args | {"args": [*browser_type_launch_args["args"], nowhere]}


@pytest.fixture(scope="session")
def faults() -> list[str]:
    """What went wrong in this test: other hosts, failed or refused requests, errors in the console (a breach of the policy is one)."""
    return []


@pytest.fixture(autouse=True)
def nothing_goes_wrong(faults: list[str]) -> Iterator[None]:
    """Whatever a test is about."""
    faults.clear()
    yield
    assert faults == []


PATIENCE = 20_000
"""Milliseconds: every core is busy while the whole suite runs, and waiting costs a test that passes nothing."""
expect.set_options(timeout=PATIENCE)

PHONE = {"width": 360, "height": SCREEN}


def open_page(browser: Browser, faults: list[str], **options: object) -> Page:
    context = browser.new_context(viewport=PHONE, **options)
    context.set_default_timeout(PATIENCE)
    watch(context, faults)
    return context.new_page()


@pytest.fixture(scope="session")
def _page(browser: Browser, faults: list[str]) -> Page:
    return open_page(browser, faults)


@pytest.fixture(scope="session")
def _page_without_javascript(browser: Browser, faults: list[str]) -> Page:
    return open_page(browser, faults, java_script_enabled=False)


@pytest.fixture
def without_javascript() -> None:
    """Asked for by tests whose `page` runs no scripts."""


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Page:
    """A phone, the same for every test, since making one takes longer than most tests; `without_javascript` gives another."""
    plain = "without_javascript" in request.fixturenames
    page = request.getfixturevalue("_page_without_javascript" if plain else "_page")
    page.set_viewport_size(PHONE)
    page.emulate_media(media="null", color_scheme="null")
    page.goto("about:blank")
    forget(page)
    return page


def forget(page: Page) -> None:
    """What an earlier test left in the phone: its shortlist, say."""
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage,cookies,indexeddb"})
    session.detach()


def watch(context: BrowserContext, faults: list[str]) -> None:
    def requested(request):
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            faults.append(f"another host: {request.url}")

    def answered(response):
        if response.status >= 400:
            faults.append(f"{response.status}: {response.url}")

    def said(message):
        # A refused request is told by its answer already.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            faults.append(f"console: {message.text}")

    def failed(request):
        # Who goes on to the next page breaks off what still loads, such as the icon.
        if request.failure != "net::ERR_ABORTED":
            faults.append(f"{request.failure}: {request.url}")

    context.on("request", requested)
    context.on("requestfailed", failed)
    context.on("response", answered)
    context.on("console", said)
    context.on("weberror", lambda error: faults.append(f"error: {error.error}"))


@pytest.fixture
def visit(page: Page, address: str) -> Callable[[str], Page]:
    """Call it with a page's place in the public site."""

    def visit(place: str) -> Page:
        page.goto(address + place)
        return page

    return visit


def lay_ground(folder: Path) -> None:
    """Fill a folder with the scripts and nothing else, to be served: a test asks them without a built site."""
    shutil.copytree(ROOT / "hooks/theme/assets", folder / "assets")
    (folder / "_headers").touch()
    for name in ("index.html", "404.html"):
        (folder / name).write_text("<!doctype html><link rel=icon href=data:,><title>ground</title>")


# --- A catalogue that is too large for one page ---

NOUNS = "koor fanfare winkel keuken school brug kapel molen haven markt toren veld bos kust weide akker".split()
MANY = 230


@pytest.fixture(scope="module")
def large_site(tmp_path_factory):
    """The made-up catalogue with hundreds of offers more."""
    project = copy_project(tmp_path_factory.mktemp("large"), VILLAGE / "catalogue", VILLAGE / "docs")
    for at in range(MANY):
        noun, other = NOUNS[at % len(NOUNS)], NOUNS[at // len(NOUNS)]
        (project / f"catalogue/offers/extra-{at}.yml").write_text(
            f"name:\n  nl: Extra {noun} {at}\n  fr: Extra {noun} {at}\nkind: {'groep' if at % 2 else 'hulp'}\nprovider: dorpshuis\n"
            f"summary:\n  nl: Je werkt met woord{at * 7919 % 1009}en aan een {other}.\n  fr: Vous travaillez.\nstatus: running\n"
        )
    return build(project)


@pytest.fixture(scope="module")
def large(serve, large_site):
    """Where the site of a large catalogue is."""
    return serve(large_site)

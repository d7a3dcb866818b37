"""What each type of page of a site weighs when somebody first sees it: bytes over the wire, and requests."""

import gzip
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.search.serve import serve
from tests import chromium
from tests.browser.places import BY_TYPE


def weights(site: Path) -> dict[str, dict[str, int]]:
    """By type of page: what a phone with nothing kept fetches until the page rests, compressed as hosts do."""
    found = {}
    with sync_playwright() as playwright, serve(site) as served:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.launch_arguments())
        for name, place in BY_TYPE.items():
            context = browser.new_context()
            page = context.new_page()
            served.fetched.clear()
            page.goto(served.address + place, wait_until="networkidle")
            fetched = list(served.fetched)
            own = [file for file in fetched if file.suffix in (".css", ".js")]
            found[name] = {"bytes": _packed(fetched), "requests": len(fetched), "CSS and JS": _packed(own)}
            context.close()
        browser.close()
    return found


def _packed(files: list[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)

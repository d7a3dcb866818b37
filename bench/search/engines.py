"""The engines that are compared: each a driver in drivers.js, the page it is asked from, and what it has to know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from . import plain, project
from .project import LANGUAGES

OPEN = """async ([driver, options]) => {
    const drivers = await import("/_bench/drivers.js")
    const began = performance.now()
    window.ask = await drivers[driver](options)
    return performance.now() - began
}"""

ASK = """async queries => {
    const answers = []
    for (const query of queries) answers.push(await ask(query))
    return answers
}"""


@dataclass(frozen=True)
class Engine:
    """One way to search; `start` is the page by language, `options` what its driver is given."""

    name: str
    version: str
    driver: str
    start: Callable[[str], str]
    options: Callable[[str], dict[str, Any]]

    def open(self, page: Page, address: str, language: str) -> float:
        """Go to the page and make the engine ready; the milliseconds that took after the page was there."""
        page.goto(address + self.start(language))
        return self.load(page, language)

    def load(self, page: Page, language: str) -> float:
        return page.evaluate(OPEN, [self.driver, self.options(language)])

    def answers(self, page: Page, address: str, queries: list[dict[str, Any]]) -> list[list[str]]:
        """The slugs that each query finds, in rank order, ten at most."""
        found: dict[int, list[str]] = {}
        for language in LANGUAGES:
            asked = {number: query["q"] for number, query in enumerate(queries) if query["lang"] == language}
            if asked:
                self.open(page, address, language)
                found |= zip(asked, page.evaluate(ASK, list(asked.values())))
        return [found[number] for number in range(len(queries))]


def _empty_page(language: str) -> str:
    return f"_start/{language}"


def make(folder: Path, made: Path, names: Iterable[str]) -> tuple[list[Engine], dict[str, float]]:
    """The engines whose name holds one of `names`, over the project in `made`; and the CPU seconds of making an index, by name.

    All lie beside each other in `folder`, to be served by one server.
    """
    wanted = lambda name: any(part.lower() in name.lower() for part in names)  # noqa: E731
    pages = plain.plain_pages(made / "catalogue")
    engines, seconds = [], {}
    if wanted(name := "Material (lunr)"):
        plain.build_material(pages, made, folder / "material")
        [worker] = (folder / "material/nl").glob("assets/javascripts/workers/search.*.min.js")
        place = worker.relative_to(folder / "material/nl").as_posix()
        options = lambda language: {"base": f"/material/{language}/", "worker": place}  # noqa: E731
        engines.append(Engine(name, version("mkdocs-material"), "material", _empty_page, options))
    pagefinds = {"Pagefind (default)": "pagefind", "Pagefind + query handling": "layer"}
    pagefinds = {name: driver for name, driver in pagefinds.items() if wanted(name)}
    if pagefinds:
        took = plain.build_pagefind(pages, folder / "pagefind")
        for name, driver in pagefinds.items():
            options = lambda language: {"base": "/pagefind/pagefind/", "language": language}  # noqa: E731
            engines.append(Engine(name, version("pagefind"), driver, _empty_page, options))
            seconds[name] = took
    if wanted(name := "this catalogue"):
        project.build(made, folder / "ours")
        if (folder / "ours/assets/search.js").is_file():
            engines.append(Engine(name, "", "catalogue", _finder, lambda language: {"base": "/ours/"}))
        else:
            print("(this catalogue: the site has no assets/search.js yet; left out)\n")
    return engines, seconds


def _finder(language: str) -> str:
    return "ours/aanbod/" if language == LANGUAGES[0] else f"ours/{language}/aanbod/"

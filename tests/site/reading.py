"""Reading a site that was built: its pages, their links, and the language that each piece of text is in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Comment, Doctype, NavigableString, Tag
from service_catalogue.catalogue import Catalogue
from service_catalogue.examine import load

from tests.conftest import DAY

TODAY = datetime.fromtimestamp(int(DAY), UTC).date()
SITE_URL = "https://gids.example.org/"
"""Where mkdocs.yml says the site stands, when the environment says nothing else."""

BELOW = "https://x.example/gids/"
"""A site that does not stand at the root of its host."""

LINKING = ("href", "src", "srcset", "action", "formaction", "poster", "data", "cite", "content", "xlink:href", "background")
"""Attributes that may hold an address."""

every_site = pytest.mark.parametrize("name", ["site", "village_site", "referrers_site", "village_referrers_site"])


@dataclass(frozen=True)
class BuiltPage:
    """A page as a visitor gets it. `address` is its way from the root of the site: ``""`` is the home page."""

    address: str
    soup: BeautifulSoup

    @property
    def language(self) -> str:
        return self.soup.html["lang"]

    @property
    def text(self) -> str:
        """Everything a visitor may read, on one line."""
        return " ".join(self.soup.get_text(" ").split())

    @property
    def ids(self) -> set[str]:
        return {tag["id"] for tag in self.soup.find_all(id=True)}


@cache
def pages(site: Path) -> tuple[BuiltPage, ...]:
    """Every page of a site, the 404 page too."""
    found = sorted(site.rglob("*.html"))
    return tuple(BuiltPage(_address(file.relative_to(site)), _soup(file)) for file in found)


def page(site: Path, address: str) -> BuiltPage:
    return next(each for each in pages(site) if each.address == address)


def _address(file: Path) -> str:
    return file.as_posix().removesuffix("index.html")


def _soup(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html5lib")


@cache
def catalogue(site: Path) -> Catalogue:
    """The catalogue that a site was built from."""
    # A site stands in its project's folder .build/<config>/.
    found, problems = load(site.parent.parent, TODAY)
    assert found, problems
    return found


def strings(soup: Tag) -> Iterator[NavigableString]:
    """The pieces of text that are read on a page."""
    for string in soup.find_all(string=True):
        if string.strip() and not isinstance(string, Comment | Doctype) and string.parent.name not in ("script", "style"):
            yield string


def language_of(node: NavigableString | Tag) -> str:
    """The language that a piece of text is said to be in: the nearest `lang` around it."""
    return next(tag["lang"] for tag in (node, *node.parents) if isinstance(tag, Tag) and tag.get("lang"))


@dataclass(frozen=True)
class Link:
    """An address that a page names, made absolute."""

    tag: Tag
    url: str

    @property
    def is_web(self) -> bool:
        return urlsplit(self.url).scheme in ("http", "https")


def links(page: BuiltPage, site_url: str = SITE_URL) -> Iterator[Link]:
    """Every address that a page names, as a browser reads it from the page's place."""
    for tag in page.soup.find_all(True):
        for attribute in LINKING:
            value = tag.get(attribute)
            if value is None or (attribute == "content" and (tag.get("http-equiv") or "").lower() != "refresh"):
                continue
            if attribute == "content":
                value = value.partition("=")[2]
            for each in value.split(",") if attribute == "srcset" else (value,):
                address = each.split()[0] if attribute == "srcset" and each.split() else each
                yield Link(tag, urljoin(site_url + page.address, address.strip()))


def file_of(site: Path, url: str, site_url: str = SITE_URL) -> Path | None:
    """The file that a server shows at an address of the site; None for an address outside of it."""
    whole = urldefrag(url).url
    if not whole.startswith(site_url):
        return None
    path = unquote(whole.removeprefix(site_url))
    return site / (f"{path}index.html" if path == "" or path.endswith("/") else path)


def main(page: BuiltPage) -> Tag:
    return page.soup.main


def day(year: int, month: int, number: int) -> str:
    """A day as SOURCE_DATE_EPOCH."""
    return str(int(datetime(year, month, number, tzinfo=UTC).timestamp()))



"""A whole build in one value: every page, shell and file of every language, each made when it is asked for.

MkDocs' part asks this for finished values only; another generator could do the same.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import urlsplit

from . import outputs, pages, referring
from .addresses import Addresses
from .catalogue import Catalogue
from .edition import Edition
from .examine import examine
from .finder import files as finder
from .finder import urgent
from .handwritten import HandWritten, names_in
from .memory import Memory
from .model.fields import Audience
from .outputs import Output
from .pages import Page, Planned
from .problems import Problem
from .redaction import redact
from .shell import Shell, shell
from .text import direction
from .version import version


@dataclass
class Site:
    """The pages of one edition.

    `editions` holds one per language; `site_url` ends with a slash; `edit_base` is the address
    before a source path, "" where there is none; `version` is part of the names of data files.
    """

    editions: dict[str, Edition]
    addresses: Addresses
    handwritten: dict[tuple[str, str], HandWritten]
    site_url: str
    edit_base: str
    version: str
    planned: dict[str, Planned] = field(default_factory=dict)
    """The pages without prose, by their address."""
    menus: dict[str, dict[str, str]] = field(default_factory=dict)
    data: dict[str, Callable[[], Iterable[Output]]] = field(default_factory=dict)
    """How to make the files that are made of many offers, by how their addresses begin."""
    made: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """Those that somebody asked for one by one."""

    @property
    def default(self) -> str:
        return self.addresses.default

    @property
    def base(self) -> str:
        """The path of the site on its host: ``/`` or ``/gids/``."""
        return urlsplit(self.site_url).path

    @cached_property
    def words(self) -> str | None:
        """The key of the page with difficult words."""
        return next((key for (_, key), page in self.handwritten.items() if page.front.body == "words"), None)

    def is_named(self, key: str) -> bool:
        """Whether a hand-written page may link to the page with this key: its address ends with words that stand there."""
        return names_in(key.rstrip("/").rpartition("/")[2] or "index") <= self._named

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset().union(*(page.names for page in self.handwritten.values()))

    def plan(self) -> None:
        """Find out which pages and data files there will be."""
        for language, edition in self.editions.items():
            index = finder.address_of(language, self.version)
            self._add(pages.generated(edition, self.words, index))
            card = partial(pages.card, edition)
            self.data[index.removesuffix(".json")] = partial(finder.files, edition, card, self.version)
        own = self.editions[self.default]
        if own.urgent_data:
            self.data[own.urgent_data] = partial(urgent.files, self.editions, pages.help_for, self.version)
        matched, listed = (referring.address_of(name, self.version) for name in ("matching", "list"))
        self._add(pages.for_referrers(own, self.words, matched, listed))
        self.data[matched] = partial(referring.matching, own, self.version)
        self.data[referring.FOLDER] = partial(referring.sheets, self.editions, self.default, self.site_url, self.version)
        for (language, key), page in self.handwritten.items():
            self.menus.setdefault(language, {})[key] = page.front.menu or page.front.title

    def _add(self, found: Iterable[Planned]) -> None:
        for page in found:
            self.planned[self.addresses.address(page.key, page.language)] = page
            self.addresses.add(page.key, page.language)
            if page.menu:
                self.menus.setdefault(page.language, {})[page.key] = page.menu

    def sample(self) -> list[str]:
        """Addresses of pages that show whether pages can be made at all: every one of a small site's, some of each kind of a large one's."""
        seen: Counter[tuple[str, str]] = Counter()
        found = []
        for address, page in self.planned.items():
            if page.kind:
                seen[page.language, page.kind] += 1
            if not page.kind or seen[page.language, page.kind] <= (SAMPLE_OF_MANY if self.editions[self.default].is_large else SAMPLE):
                found.append(address)
        return found

    def finished(self, page: HandWritten, prose: str) -> Page:
        """A hand-written page with its prose, which MkDocs converted."""
        edition = self.editions[page.language]
        html = pages.body(edition, page, prose, self.words)
        front = page.front
        trail = (("", ""),) if page.key else ()
        return Page(page.key, page.language, front.title, front.description or "", html, source=page.path, trail=trail)

    def shell(self, page: Page) -> Shell:
        """What stands around `page`, with the page in it."""
        return shell(self.editions[page.language], page, self.menus, self.site_url, self.edit_base)

    def not_found(self) -> Shell:
        """The 404 page in its shell."""
        edition = self.editions[self.default]
        page = pages.not_found(edition, self.words, self.base)
        return shell(edition, page, self.menus, self.site_url, "", self.base)

    def outputs(self) -> Iterator[Output]:
        """The files beside the pages."""
        yield from self._small_files()
        for make in self.data.values():
            yield from make()

    def _small_files(self) -> Iterator[Output]:
        """What stays out of search engines has no sitemap."""
        edition = self.editions[self.default]
        name = edition.catalogue.settings.site_name[self.default]
        yield from outputs.host_headers(self.base, name if edition.is_internal else None)
        yield outputs.manifest(name, self.default, direction(self.default))
        yield outputs.robots(self.site_url, edition.noindex)
        if not edition.is_internal:
            yield from outputs.sitemap(self.addresses, self.site_url, edition.day)

    def output(self, address: str) -> bytes | None:
        """One of the files beside the pages; None when there is no such file. Its kind is made whole, once."""
        beginning = next((each for each in self.data if address.startswith(each)), "")
        if beginning not in self.made:
            make = self.data.get(beginning, self._small_files)
            self.made[beginning] = {output.address: output.content for output in make()}
        return self.made[beginning].get(address)


SAMPLE, SAMPLE_OF_MANY = 50, 1
"""How many pages of each kind and language are tried after a change, in a small catalogue and in a large one."""


def build(
    root: Path, docs: Path, audience: Audience, day: date, site_url: str, edit_base: str = "", memory: Memory | None = None
) -> tuple[Site | None, list[Problem]]:
    """The site for one audience on one day, and every problem of the data; no site when there is an error.

    With a `memory` of the last time, only what changed is read and looked at again.
    """
    catalogue, handwritten, problems = examine(root, docs, day, memory)
    if catalogue is None:
        return None, problems
    return assemble(catalogue, handwritten, audience, day, site_url, edit_base), problems


def assemble(
    catalogue: Catalogue,
    handwritten: list[HandWritten],
    audience: Audience,
    day: date,
    site_url: str,
    edit_base: str = "",
) -> Site:
    """The site of a catalogue without errors; LookupError names a page or a label that is missing."""
    pages.look_again()
    seen = redact(catalogue, audience, day)
    addresses = Addresses(seen.default_language, {language: set() for language in seen.languages})
    for page in handwritten:
        addresses.add(page.key, page.language)
    named = version(seen.digest, audience, day, site_url)
    urgent_data = urgent.address_of(named) if seen.urgent and seen.urgent_words else ""
    site = Site(
        {language: Edition(seen, audience, language, day, addresses, urgent_data) for language in seen.languages},
        addresses,
        {(page.language, page.key): page for page in handwritten},
        site_url,
        edit_base,
        named,
    )
    site.plan()
    return site

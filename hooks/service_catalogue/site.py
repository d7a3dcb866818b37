"""A whole build in one value: every page, shell and file of every language, ready to be written.

MkDocs' part asks this for finished values only; another generator could do the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from . import edition as editions
from . import outputs, pages, referring
from .addresses import Addresses
from .catalogue import Catalogue
from .edition import Edition
from .examine import examine
from .finder import files as finder
from .handwritten import HandWritten
from .model.fields import Audience
from .outputs import Output
from .pages import Page
from .problems import Problem
from .shell import Shell, shell
from .text import direction
from .views import is_translated


@dataclass
class Site:
    """The pages of one edition.

    `editions` holds one per language; `site_url` ends with a slash; `edit_base` is the address
    before a source path, "" where there is none.
    """

    editions: dict[str, Edition]
    addresses: Addresses
    handwritten: dict[tuple[str, str], HandWritten]
    site_url: str
    edit_base: str
    pages: dict[str, list[Page]] = field(default_factory=dict)
    menus: dict[str, dict[str, str]] = field(default_factory=dict)
    indexes: dict[str, list[Output]] = field(default_factory=dict)

    @property
    def default(self) -> str:
        return self.addresses.default

    @property
    def base(self) -> str:
        """The path of the site on its host: ``/`` or ``/gids/``."""
        return urlsplit(self.site_url).path

    @property
    def words(self) -> str | None:
        """The key of the page with difficult words."""
        return next((key for (_, key), page in self.handwritten.items() if page.front.body == "words"), None)

    def make(self) -> None:
        """Make every page, so that whatever can fail fails before anything is written."""
        for language, edition in self.editions.items():
            index, self.indexes[language] = finder.files(edition, partial(pages.card, edition))
            self.pages[language] = list(pages.generated(edition, self.words, index))
        own = self.editions[self.default]
        matched, listed = referring.matching(own), referring.sheets(self.editions, self.default, self.site_url)
        self.indexes["referring"] = [matched, *listed]
        self.pages[self.default] += pages.for_referrers(own, self.words, matched.address, listed[0].address)
        for language in self.editions:
            self.menus[language] = {page.key: page.menu or page.title for page in self.pages[language]}
        for (language, key), page in self.handwritten.items():
            self.menus[language][key] = page.front.menu or page.front.title
        for page in self.handwritten.values():
            self.shell(self.finished(page, ""))
        self.not_found()

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
        """The files beside the pages. What stays out of search engines has no sitemap."""
        edition = self.editions[self.default]
        name = edition.catalogue.settings.site_name[self.default]
        yield from outputs.host_headers(self.base, name if edition.is_internal else None)
        yield outputs.manifest(name, self.default, direction(self.default))
        for index in self.indexes.values():
            yield from index
        yield outputs.robots(self.site_url, edition.noindex)
        if not edition.is_internal:
            yield outputs.sitemap(self.addresses, self.site_url, edition.day)


def build(
    root: Path, docs: Path, audience: Audience, day: date, site_url: str, edit_base: str = ""
) -> tuple[Site | None, list[Problem]]:
    """The site for one audience on one day, and every problem of the data; no site when there is an error."""
    catalogue, handwritten, problems = examine(root, docs, day)
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
    seen = editions.redact(catalogue, audience, day)
    addresses = Addresses(seen.default_language, {language: set() for language in seen.languages})
    for page in handwritten:
        addresses.add(page.key, page.language)
    keys = seen.settings.addresses.keys()
    offers_key = keys["offers"]
    for name in ("matching", "table", "list"):  # not for translation: whoever refers works in the default language
        if name != "matching" or seen.criteria:
            addresses.add(keys[name], seen.default_language)
    for language in seen.languages:
        addresses.add(offers_key, language)
        for slug, offer in seen.offers.items():
            if is_translated(offer, language):
                addresses.add(f"{offers_key}{slug}/", language)
    site = Site(
        {language: Edition(seen, audience, language, day, addresses) for language in seen.languages},
        addresses,
        {(page.language, page.key): page for page in handwritten},
        site_url,
        edit_base,
    )
    site.make()
    return site

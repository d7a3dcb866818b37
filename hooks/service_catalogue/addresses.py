"""Where each page stands, in which languages it exists, and how one page links to another."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from markupsafe import Markup, escape

from .text import direction, language_name


class Target(NamedTuple):
    """A page as a link's end: its address in the site and the language it is in."""

    address: str
    language: str


@dataclass
class Addresses:
    """Every page of the site.

    A page's key is its address in the default language, without a leading slash (`""` is the home
    page, `"aanbod/koor/"` an offer); its address in another language has that language before it.
    """

    default: str
    keys: dict[str, set[str]] = field(default_factory=dict)

    def add(self, key: str, language: str) -> None:
        self.keys.setdefault(language, set()).add(key)

    def has(self, key: str, language: str) -> bool:
        return key in self.keys.get(language, ())

    def address(self, key: str, language: str) -> str:
        return key if language == self.default else f"{language}/{key}"

    def find(self, key: str, language: str) -> Target | None:
        """The page in `language`, else in the default language, else None."""
        for each in (language, self.default):
            if self.has(key, each):
                return Target(self.address(key, each), each)
        return None

    def alternates(self, key: str) -> dict[str, str]:
        """The page's address in each language it exists in, the default language first."""
        languages = sorted(self.keys, key=lambda language: (language != self.default, language))
        return {each: self.address(key, each) for each in languages if self.has(key, each)}


@dataclass(frozen=True)
class Here:
    """The page that links are written on.

    Links are relative, so that a site can stand in any folder; `base` makes them absolute, for the
    page that a server shows at any address (404).
    """

    addresses: Addresses
    address: str
    language: str
    base: str = ""

    def to(self, address: str) -> str:
        """The way from here to an address or file of the site."""
        if self.base:
            return self.base + address
        return "../" * self.address.count("/") + address or "./"

    def href(self, key: str) -> str:
        """The way to a page in this language, else in the default one; LookupError when there is none."""
        return self.to(self._target(key).address)

    def link(self, key: str, label: object, anchor: str = "", css: str = "") -> Markup:
        """A link to a page; when that page is in another language, it says so.

        The label may be in either language: a `Text` marks itself.
        """
        target = self._target(key)
        place, style = anchor and f"#{anchor}", css and f' class="{css}"'
        opening = f'<a href="{self.to(target.address)}{place}"{style}'
        if target.language == self.language:
            return Markup(f"{opening}>{escape(label)}</a>")
        return Markup(f'{opening} hreflang="{target.language}">{escape(label)} {foreign_mark(target.language)}</a>')

    def _target(self, key: str) -> Target:
        target = self.addresses.find(key, self.language)
        if target is None:
            raise LookupError(f'er is geen pagina "{key}"')
        return target

    def with_links(self, html: str, words: str | None, offers: str) -> str:
        """`html` with its `aanbod:` and `woord:` links leading to pages.

        `words` is the key of the page with difficult words (None when the site has none), `offers`
        that of the list of offers.
        """

        def replace(match: re.Match[str]) -> str:
            scheme, id, label = match.groups()
            if scheme == "aanbod":
                return self.link(f"{offers}{id}/", Markup(label))
            if words is None:
                return label
            return self.link(words, Markup(label), anchor=id)

        return _SCHEME_LINK.sub(replace, html) if "aanbod:" in html or "woord:" in html else html

    def with_marks(self, html: str) -> str:
        """`html` with its relative links to pages that this language lacks marked as foreign."""
        if self.language == self.addresses.default:
            return html
        foreign = {
            self.to(key): self.addresses.default
            for key in self.addresses.keys.get(self.addresses.default, ())
            if not self.addresses.has(key, self.language)
        }

        def replace(match: re.Match[str]) -> str:
            language = foreign.get(match[1].partition("#")[0])
            if language is None:
                return match[0]
            return f'<a href="{match[1]}" hreflang="{language}"{match[2]}>{match[3]} {foreign_mark(language)}</a>'

        return _PLAIN_LINK.sub(replace, html)


_SCHEME_LINK = re.compile(r'<a href="(aanbod|woord):([a-z0-9-]+)"[^>]*>(.*?)</a>', re.DOTALL)
_PLAIN_LINK = re.compile(r'<a href="([^":]*)"((?![^>]*hreflang=)[^>]*)>(.*?)</a>', re.DOTALL)


@cache
def foreign_mark(language: str) -> Markup:
    """What stands behind a text in another language: ``(Nederlands)``."""
    return Markup('<span class="tongue" lang="{}" dir="{}">({})</span>').format(
        language, direction(language), language_name(language, language)
    )

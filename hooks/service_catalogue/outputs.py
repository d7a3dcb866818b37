"""Files beside the pages: the sitemap, robots.txt and the headers that a host has to send."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from .addresses import Addresses


@dataclass(frozen=True)
class Output:
    """A file of the site: its address from the root, and its bytes."""

    address: str
    content: bytes


def data_file(address: str, data: Any) -> Output:
    """A file of data for a script, in as few bytes as can be."""
    return Output(address, packed(data))


def packed(data: Any) -> bytes:
    """JSON without what only people need."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Strict-Transport-Security": "max-age=31536000",
}
"""What a host sends with every answer. The policy is a header only: as a tag it would stop live reload."""

PAGES_KEPT, ASSETS_KEPT = "no-cache", "public, max-age=3600"
"""How long a browser may keep what it has: pages are asked for anew each time (and answered "unchanged"), since a
phone number may have changed; the stylesheet and scripts stay for an hour."""


PASSWORDS = "service-catalogue.htpasswd"
"""Where the internal edition's names and passwords are, below the configuration of nginx or Apache."""


def host_headers(base: str, realm: str | None = None) -> list[Output]:
    """The same headers for hosts that read `_headers`, for nginx and for Apache; `base` is the site's path on its host.

    With a `realm` (the site's name, without quotes) nginx and Apache ask everybody for a name and a password first.
    """
    realm = realm and realm.replace('"', "")
    nginx_login = f'auth_basic "{realm}";\nauth_basic_user_file {PASSWORDS};\n' if realm else ""
    apache_login = (
        f'<Location "{base}">\n  AuthType Basic\n  AuthName "{realm}"\n  AuthUserFile {PASSWORDS}\n  Require valid-user\n</Location>\n'
        if realm
        else ""
    )
    plain = "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
    apache = "".join(f'Header always set {name} "{value}"\n' for name, value in HEADERS.items())
    return [
        # Hosts that read this file let pages be asked for anew by themselves, and would join two rules for one path.
        Output("_headers", f"/*\n{plain}/assets/*\n  Cache-Control: {ASSETS_KEPT}\n".encode()),
        Output(
            "_nginx.conf",
            f"# In the server block: include /path/to/site/_nginx.conf;\n{nginx_login}{nginx}"
            f"error_page 404 {base}404.html;\n"
            # Not add_header in a location: that would drop all headers above.
            f'set $cache "{PAGES_KEPT}";\nif ($uri ~ "^{base}assets/") {{ set $cache "{ASSETS_KEPT}"; }}\n'
            "add_header Cache-Control $cache;\n".encode(),
        ),
        Output(
            "_apache.conf",
            f"# In the virtual host: Include /path/to/site/_apache.conf (needs mod_headers)\n{apache_login}{apache}"
            f"ErrorDocument 404 {base}404.html\n"
            f'Header set Cache-Control "{PAGES_KEPT}"\n'
            f'<LocationMatch "^{base}assets/">\n  Header set Cache-Control "{ASSETS_KEPT}"\n</LocationMatch>\n'.encode(),
        ),
    ]


def manifest(name: str, language: str, direction: str) -> Output:
    """What a phone shows when somebody puts the site on the home screen."""
    content = {
        "name": name,
        "short_name": name,
        "lang": language,
        "dir": direction,
        "start_url": "./",
        "display": "browser",
        "icons": [{"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return Output("site.webmanifest", json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n")


def robots(site_url: str, noindex: bool) -> Output:
    """robots.txt: a site that must stay out of search engines is still read, so that its noindex is seen."""
    sitemap = "" if noindex else f"Sitemap: {site_url}sitemap.xml\n"
    return Output("robots.txt", f"User-agent: *\nAllow: /\n{sitemap}".encode())


SITEMAP_CUT = 20_000
"""Pages of one sitemap; search engines read 50,000 at most."""


def sitemap(addresses: Addresses, site_url: str, day: date) -> Iterator[Output]:
    """Every page with its languages, absolute, as search engines ask; for a large site in pieces that the first file names.

    Sources: https://www.sitemaps.org/protocol.html#index and
    https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
    """
    pages = [(key, language) for language in sorted(addresses.keys) for key in sorted(addresses.keys[language])]
    pieces = [pages[at : at + SITEMAP_CUT] for at in range(0, len(pages), SITEMAP_CUT)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(pieces) + 1)] if len(pieces) > 1 else ["sitemap.xml"]
    if len(pieces) > 1:
        maps = (f"<sitemap>\n<loc>{escape(site_url + name)}</loc>\n<lastmod>{day}</lastmod>\n</sitemap>\n" for name in names)
        yield _of_sitemap("sitemap.xml", "sitemapindex", maps)
    for name, piece in zip(names, pieces, strict=True):
        yield _of_sitemap(name, "urlset", (_entry(addresses, key, language, site_url, day) for key, language in piece))


def _entry(addresses: Addresses, key: str, language: str, site_url: str, day: date) -> str:
    """A page with its addresses per language."""
    alternates = addresses.alternates(key)
    default = alternates.get(addresses.default)
    links = [_alternate(each, site_url + address) for each, address in alternates.items()]
    if default is not None:
        links.append(_alternate("x-default", site_url + default))
    location = escape(site_url + addresses.address(key, language))
    return f"<url>\n<loc>{location}</loc>\n<lastmod>{day}</lastmod>\n{''.join(links)}</url>\n"


def _of_sitemap(name: str, root: str, entries: Iterable[str]) -> Output:
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {spaces}>\n{"".join(entries)}</{root}>\n'
    return Output(name, content.encode())


def _alternate(language: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(address)}/>\n'

"""The files beside the pages: headers for hosts, robots.txt and the sitemap."""

import json
import re
from xml.etree import ElementTree

import pytest
from service_catalogue.addresses import Addresses
from service_catalogue.outputs import HEADERS, POLICY, host_headers, manifest, robots, sitemap

from tests.service_catalogue import samples

SITE = "https://gids.example.org/dorp/"
XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def text_of(outputs, address):
    (found,) = [output.content.decode() for output in outputs if output.address == address]
    return found


def test_every_kind_of_host_gets_the_same_headers():
    files = host_headers("/")
    theirs = re.search(r"^/\*\n((?:  .+\n)+)", text_of(files, "_headers"))[1]
    nginx = dict(re.findall(r'^add_header ([\w-]+) "([^"]+)" always;$', text_of(files, "_nginx.conf"), re.MULTILINE))
    apache = dict(re.findall(r'^Header always set ([\w-]+) "([^"]+)"$', text_of(files, "_apache.conf"), re.MULTILINE))
    assert dict(re.findall(r"^  ([\w-]+): (.+)$", theirs, re.MULTILINE)) == nginx == apache == HEADERS


def test_pages_are_asked_for_anew_and_the_stylesheet_is_kept_a_while():
    files = host_headers("/gids/")
    assert text_of(files, "_headers").endswith("/assets/*\n  Cache-Control: public, max-age=3600\n")
    nginx, apache = text_of(files, "_nginx.conf"), text_of(files, "_apache.conf")
    for snippet in (nginx, apache):
        assert "no-cache" in snippet and "max-age=3600" in snippet and "^/gids/assets/" in snippet
        assert "404 /gids/404.html" in snippet


def test_the_manifest_names_the_site_and_its_icon():
    made = json.loads(manifest("Wijzer", "nl", "ltr").content)
    assert (made["name"], made["lang"], made["dir"], made["icons"][0]["src"]) == ("Wijzer", "nl", "ltr", "assets/icon.svg")


def test_nothing_is_allowed_that_the_policy_does_not_name_and_nothing_from_other_hosts():
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert {word for allowed in rules.values() for word in allowed.split()} == {"'none'", "'self'", "data:"}
    assert [name for name, allowed in rules.items() if "data:" in allowed] == ["img-src"]


@pytest.mark.parametrize("noindex", [False, True])
def test_robots_may_read_everything_since_noindex_stands_in_the_pages(noindex):
    output = robots(SITE, noindex)
    assert output.address == "robots.txt"
    assert output.content.decode().startswith("User-agent: *\nAllow: /\n")


@pytest.mark.parametrize(("noindex", "named"), [(False, True), (True, False)])
def test_robots_are_led_to_the_sitemap_unless_they_should_stay_away(noindex, named):
    assert (f"Sitemap: {SITE}sitemap.xml\n" in robots(SITE, noindex).content.decode()) is named


@pytest.fixture
def entries():
    """The sitemap's entries: each address with its date and its addresses per language."""
    addresses = Addresses("nl")
    for language, keys in {"nl": ("", "koor/", "naaien/"), "fr": ("", "koor/", "a&b/")}.items():
        for key in keys:
            addresses.add(key, language)
    (output,) = sitemap(addresses, SITE, samples.DAY)
    assert output.address == "sitemap.xml"
    return in_sitemap(output)


def in_sitemap(output):
    return {
        url.findtext("s:loc", namespaces=XML): (
            url.findtext("s:lastmod", namespaces=XML),
            {link.get("hreflang"): link.get("href") for link in url.findall("x:link", XML) if link.get("rel") == "alternate"},
        )
        for url in ElementTree.fromstring(output.content).findall("s:url", XML)
    }


def test_the_sitemap_of_a_large_site_is_cut_in_pieces_that_the_first_names(monkeypatch):
    monkeypatch.setattr("service_catalogue.outputs.SITEMAP_CUT", 2)
    addresses = Addresses("nl", {"nl": {"", "koor/", "naaien/"}, "fr": {""}})
    first, *pieces = sitemap(addresses, SITE, samples.DAY)
    named = [each.text for each in ElementTree.fromstring(first.content).findall("s:sitemap/s:loc", XML)]
    assert first.address == "sitemap.xml"
    assert named == [SITE + each.address for each in pieces] == [f"{SITE}sitemap-1.xml", f"{SITE}sitemap-2.xml"]
    assert [list(in_sitemap(each)) for each in pieces] == [[f"{SITE}fr/", SITE], [f"{SITE}koor/", f"{SITE}naaien/"]]


def test_the_sitemap_has_every_page_of_every_language_absolute(entries):
    assert list(entries) == [
        f"{SITE}{address}" for address in ("fr/", "fr/a&b/", "fr/koor/", "", "koor/", "naaien/")
    ]


def test_the_sitemap_bears_the_day_of_the_build(entries):
    assert {date for date, _ in entries.values()} == {"2026-11-22"}


@pytest.mark.parametrize("address", ["koor/", "fr/koor/"])
def test_each_page_names_all_its_languages_itself_included_and_the_default_one_for_others(entries, address):
    assert entries[SITE + address][1] == {"nl": f"{SITE}koor/", "fr": f"{SITE}fr/koor/", "x-default": f"{SITE}koor/"}


def test_a_page_in_one_language_names_only_that(entries):
    assert entries[f"{SITE}naaien/"][1] == {"nl": f"{SITE}naaien/", "x-default": f"{SITE}naaien/"}
    assert entries[f"{SITE}fr/a&b/"][1] == {"fr": f"{SITE}fr/a&b/"}

"""The files beside the pages: sitemap, robots.txt, 404 and the headers that a host sends."""

import xml.etree.ElementTree as ElementTree

import json

import pytest

from tests.conftest import VILLAGE
from tests.site.reading import BELOW, SITE_URL, TODAY, catalogue, file_of, language_of, links, page, pages

pytestmark = pytest.mark.build

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def sitemap(site):
    """Each address of the sitemap with its languages."""
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    return {
        url.findtext("s:loc", namespaces=SITEMAP): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", SITEMAP)
        }
        for url in root.findall("s:url", SITEMAP)
    }


@pytest.mark.parametrize(("name", "url"), [("site", SITE_URL), ("village_site", SITE_URL), ("live", BELOW)])
def test_the_sitemap_holds_every_page_once_and_nothing_else(name, url, request):
    site = request.getfixturevalue(name)
    expected = {url + each.address for each in pages(site) if each.address != "404.html"}
    assert set(sitemap(site)) == expected
    assert (site / "sitemap.xml").read_text().count("<url>") == len(expected)


@pytest.mark.parametrize(("name", "url"), [("site", SITE_URL), ("village_site", SITE_URL), ("live", BELOW)])
def test_the_sitemap_names_each_language_a_page_exists_in(name, url, request):
    """Absolute, the page itself among them, and the default language for everyone else."""
    site = request.getfixturevalue(name)
    known = catalogue(site)
    default = known.default_language
    for location, alternates in sitemap(site).items():
        read = page(site, location.removeprefix(url))
        key = read.address.removeprefix(f"{read.language}/")
        exists = {
            language: f"{url}{'' if language == default else f'{language}/'}{key}"
            for language in known.languages
            if (site / ("" if language == default else language) / key / "index.html").is_file()
        }
        assert alternates.pop("x-default", None) == exists.get(default), location
        assert alternates == exists, location


def test_an_untranslated_page_has_only_its_own_language_in_the_sitemap(village_site):
    alternates = sitemap(village_site)[f"{SITE_URL}doen/moestuin/"]
    assert set(alternates) == {"nl", "x-default"}


def test_the_sitemap_carries_the_day_of_the_build(village_site):
    text = (village_site / "sitemap.xml").read_text()
    assert text.count(f"<lastmod>{TODAY}</lastmod>") == text.count("<lastmod>") > 0


def test_the_page_for_a_lost_address_is_in_the_default_language_with_a_line_in_each_other(village_site):
    lost = page(village_site, "404.html")
    labels = catalogue(village_site).wording
    assert lost.language == "nl"
    assert lost.soup.h1.get_text() == labels["nl"]["not_found.title"]
    for language in ("fr", "en"):
        line = lost.soup.main.find(string=lambda text, language=language: labels[language]["not_found.title"] in (text or ""))
        assert language_of(line) == language
        assert line.find_parent("a")["href"] == f"/{language}/"


@pytest.mark.parametrize(("name", "url"), [("village_site", SITE_URL), ("live", BELOW)])
def test_the_links_of_the_lost_page_hold_wherever_it_is_shown(name, url, request):
    site = request.getfixturevalue(name)
    lost = page(site, "404.html")
    base = "/" + url.split("/", 3)[3]
    own = [tag[name] for tag in lost.soup.find_all(True) for name in ("href", "src") if tag.get(name)]
    own = [address for address in own if ":" not in address and not address.startswith("#")]
    assert len(own) > 5
    assert [address for address in own if not address.startswith(base)] == []
    for link in links(lost, url):
        file = file_of(site, link.url, url)
        assert file is None or file.is_file(), link.url


def test_every_other_link_holds_below_another_site(live):
    """Also where the site does not stand at the root: each link stays below it."""
    for each in pages(live):
        for link in links(each, BELOW):
            inside = link.url.startswith("https://x.example/")
            file = file_of(live, link.url, BELOW)
            assert not inside or (file and file.is_file()), f"{each.address} → {link.url}"


@pytest.mark.parametrize(("name", "url"), [("village_site", SITE_URL), ("live", BELOW)])
def test_a_page_says_its_own_address(name, url, request):
    for each in pages(request.getfixturevalue(name)):
        if each.address == "404.html":  # shown at any address
            assert each.soup.find("link", rel="canonical") is None
            continue
        assert each.soup.find("link", rel="canonical")["href"] == url + each.address
        assert each.soup.find("meta", property="og:url")["content"] == url + each.address
        assert each.soup.find("meta", property="og:title")["content"] in each.soup.title.get_text()


def test_a_trial_stays_out_of_search_engines(village_site):
    for each in pages(village_site):
        assert each.soup.find("meta", attrs={"name": "robots"})["content"] == "noindex", each.address
        assert each.soup.select_one(".stage").get_text() == catalogue(village_site).settings.stage_notice[each.language]
    robots = (village_site / "robots.txt").read_text()
    assert "Sitemap" not in robots
    # A crawler that may not read a page does not see its noindex.
    assert "Allow: /\n" in robots and "Disallow" not in robots


def test_a_live_site_may_be_found(live):
    for each in pages(live):
        assert each.soup.find("meta", attrs={"name": "robots"}) is None, each.address
        assert each.soup.select_one(".stage") is None, each.address
    assert f"Sitemap: {BELOW}sitemap.xml\n" in (live / "robots.txt").read_text()


def test_a_page_of_an_entry_leads_to_its_file_where_the_source_is_public(village_site):
    base = "https://git.example.org/dorp/gids/edit/main/"
    expected = {
        "doen/wandelgroep/": "catalogue/offers/wandelgroep.yml",
        "fr/doen/wandelgroep/": "catalogue/offers/wandelgroep.yml",
        "over/": "docs/nl/over.md",
        "fr/contact/": "docs/fr/contact.md",
    }
    for address, source in expected.items():
        read = page(village_site, address)
        link = read.soup.find("a", href=base + source)
        assert link.get_text() == catalogue(village_site).wording[read.language]["shell.edit"]
        assert link["rel"] == ["noreferrer"]
        assert (VILLAGE / source).is_file()


def test_no_page_leads_to_a_source_that_is_not_public(live):
    assert [each.address for each in pages(live) if "/edit/" in str(each.soup)] == []
    labels = catalogue(live).wording
    assert [each.address for each in pages(live) if labels[each.language]["shell.edit"] in each.text] == []


def test_a_host_is_told_its_headers(village_site):
    for name in ("_headers", "_nginx.conf", "_apache.conf"):
        assert "default-src 'none'; script-src 'self'; style-src 'self';" in (village_site / name).read_text()


def test_a_phone_finds_the_manifest(village_site):
    assert json.loads((village_site / "site.webmanifest").read_text())["name"] == catalogue(village_site).settings.site_name["nl"]
    for each in pages(village_site):
        assert each.soup.find("link", rel="manifest")["href"].endswith("site.webmanifest")

"""What holds for every page of every edition: its head, its links, and that it asks nothing of anyone else."""

import json
import re
from collections import Counter
from urllib.parse import urldefrag, urlsplit

import pytest

from tests.conftest import ROOT
from tests.site.reading import SITE_URL, catalogue, every_site, file_of, links, page, pages

pytestmark = pytest.mark.build


@every_site
def test_a_page_is_in_the_language_of_its_address(name, request):
    site = request.getfixturevalue(name)
    known = catalogue(site)
    others = set(known.languages) - {known.default_language}
    for each in pages(site):
        first = each.address.partition("/")[0]
        assert each.language == (first if first in others else known.default_language), each.address


@every_site
def test_every_page_has_one_heading_that_says_something(name, request):
    for each in pages(request.getfixturevalue(name)):
        headings = each.soup.find_all("h1")
        assert len(headings) == 1 and headings[0].get_text(strip=True), each.address


@every_site
def test_headings_go_down_one_level_at_a_time(name, request):
    for each in pages(request.getfixturevalue(name)):
        levels = [int(tag.name[1]) for tag in each.soup.main.find_all(re.compile("^h[1-6]$"))]
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), each.address


@every_site
def test_every_page_has_a_title_of_its_own(name, request):
    titles = Counter((each.language, each.soup.title.get_text(strip=True)) for each in pages(request.getfixturevalue(name)))
    assert all(title for _, title in titles)
    assert [title for title, times in titles.items() if times > 1] == []


@every_site
def test_nothing_is_escaped_twice(name, request):
    """An ampersand that shows as ``&amp;`` comes from HTML that was taken for plain text."""
    for each in pages(request.getfixturevalue(name)):
        read = [each.text, *(meta.get("content", "") for meta in each.soup.find_all("meta"))]
        assert [text for text in read if re.search(r"&(#\d+|[a-z]+);", text)] == [], each.address


@every_site
def test_every_link_and_anchor_leads_somewhere(name, request):
    site = request.getfixturevalue(name)
    ids = {file_of(site, SITE_URL + each.address): each.ids for each in pages(site)}
    lost, followed = [], 0
    for each in pages(site):
        for link in links(each):
            file = file_of(site, link.url)
            anchor = urldefrag(link.url).fragment
            if file is None:
                continue
            followed += 1
            if not file.is_file() or (anchor and anchor not in ids.get(file, ())):
                lost.append(f"{each.address or '/'} → {link.url}")
    assert lost == []
    assert followed > 10 * len(ids)


@every_site
def test_links_within_the_site_are_relative(name, request):
    """So that a site can stand in any folder; the 404 page is shown anywhere and names its own base."""
    for each in pages(request.getfixturevalue(name)):
        begins = [str(tag["href"]) for tag in each.soup.find_all("a", href=True)]
        wrong = [href for href in begins if href.startswith((SITE_URL, "/"))]
        assert wrong == [] or each.address == "404.html", each.address


@every_site
def test_no_page_asks_anything_of_another_host(name, request):
    """Only a link that a visitor follows may lead away, and it does not say where from."""
    away = 0
    for each in pages(request.getfixturevalue(name)):
        for link in links(each):
            if not link.is_web or urlsplit(link.url).netloc == urlsplit(SITE_URL).netloc:
                continue
            away += 1
            assert link.tag.name == "a", f"{each.address}: {link.tag}"
            assert "noreferrer" in link.tag.get("rel", []), f"{each.address}: {link.tag}"
    assert away


@every_site
def test_styles_and_scripts_name_no_other_host(name, request):
    site = request.getfixturevalue(name)
    named = {}
    for file in [*site.rglob("*.css"), *site.rglob("*.js"), *site.rglob("*.mjs")]:
        found = set(re.findall(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+", file.read_text(encoding="utf-8")))
        # An XML namespace is a name, and never fetched.
        named[file.name] = found - {"http://www.w3.org"}
    assert named
    assert {name: hosts for name, hosts in named.items() if hosts} == {}


@every_site
def test_no_page_holds_what_its_policy_forbids(name, request):
    """The Content-Security-Policy allows no inline style or script; an aligned Markdown table has a style."""
    for each in pages(request.getfixturevalue(name)):
        for tag in each.soup.find_all(True):
            handlers = [attribute for attribute in tag.attrs if attribute.startswith("on") or attribute == "style"]
            assert handlers == [], f"{each.address}: {tag.name} {handlers}"
            assert tag.name != "style", each.address
            assert tag.name != "script" or (tag.get("src") and not tag.string), each.address
            assert not str(tag.get("href", "")).lower().startswith(("javascript:", "data:")), each.address


@every_site
def test_the_only_assets_are_our_own(name, request):
    """Material's scripts, styles and fonts weigh 2.3 MB and name other hosts: none of them is left."""
    site = request.getfixturevalue(name)
    ours = {file.relative_to(ROOT / "hooks/theme").as_posix() for file in (ROOT / "hooks/theme/assets").rglob("*")}
    left = {file.relative_to(site).as_posix() for file in (site / "assets").rglob("*") if file.is_file()}
    index = {name for name in left if re.fullmatch(r"assets/finder/[a-z]{2}-[0-9a-f]{10}\.json", name)}
    assert len(index) == len({name[:16] for name in index}) >= 1, "one of the finder in each language"
    data = {name for name in left if re.fullmatch(r"assets/referring/(matching|list|sheets-\d+)-[0-9a-f]{10}\.json", name)}
    help = {name for name in left if re.fullmatch(r"assets/urgent/words-[0-9a-f]{10}\.json", name)}
    assert len(help) == 1, "all languages in one"
    assert left - index - data - help - ours == set()
    assert [file.name for file in site.rglob("*") if file.suffix in (".woff", ".woff2", ".map")] == []


@every_site
def test_a_site_holds_only_what_we_put_there(name, request):
    """MkDocs and its theme bring files of their own (a search index, sitemap.xml.gz with the time in it)."""
    site = request.getfixturevalue(name)
    beside = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file() and file.suffix != ".html"}
    outside = {name for name in beside if not name.startswith("assets/")}
    assert outside - {"sitemap.xml"} == {"_headers", "_nginx.conf", "_apache.conf", "robots.txt", "site.webmanifest"}


@every_site
def test_no_page_comes_from_a_template_of_material(name, request):
    for each in pages(request.getfixturevalue(name)):
        classes = {each_class for tag in each.soup.find_all(class_=True) for each_class in tag["class"]}
        assert [each_class for each_class in classes if each_class.startswith("md-")] == []
        assert each.soup.find("meta", attrs={"name": "generator"}) is None


def test_a_hand_written_page_has_the_title_and_menu_name_of_its_front_matter(village_site):
    for address, title, menu in (("over/", "Over deze gids", "Over"), ("en/over/", "About this guide", "About")):
        read = page(village_site, address)
        assert read.soup.h1.get_text() == title
        assert read.soup.title.get_text().startswith(f"{title} · ")
        labels = [link.get_text() for link in read.soup.select("nav.menu a")]
        assert menu in labels and title not in labels


def test_the_menu_marks_the_page_one_is_on(village_site):
    for address, expected in (("contact/", ["Contact"]), ("fr/contact/", ["Nous joindre"]), ("doen/moestuin/", [])):
        current = page(village_site, address).soup.select('nav.menu a[aria-current="page"]')
        assert [link.get_text() for link in current] == expected


def test_the_trail_leads_home_through_the_list(village_site):
    trail = page(village_site, "fr/doen/wandelgroep/").soup.select_one("nav.trail")
    assert [link["href"] for link in trail.select("a")] == ["../../../fr/", "../../../fr/doen/"]
    assert trail.select_one('[aria-current="page"]').get_text() == "Groupe de marche"


def test_a_site_of_others_holds_no_word_of_the_first(village_site):
    """Who replaces `catalogue/` and `docs/` gets a site that is theirs."""
    for file in village_site.rglob("*"):
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            if file.match("assets/urgent/words-*.json"):
                text = json.dumps(json.loads(text) | {"likeness": None})  # pieces of words in any language: "gentil", "agent"
            words = re.findall(r"\bgent\w*|ocmw|cpas|maact", text, re.IGNORECASE)
            assert words == [], file.relative_to(village_site)

"""The edition for referrers is marked and shows what is theirs; the public site shows none of it."""

import pytest

from tests.site.reading import page, pages

pytestmark = pytest.mark.build

FOR_REFERRERS = (
    "Bel best in de voormiddag, dan is de coach er",
    "Er staan drie mensen op de lijst.",
    "Verwijslijn voor dokters",
    "Alleen voor dokters die iemand willen aanmelden.",
    "0472 65 43 21",
    "verwijzen@dorpshuis.example.org",
)


@pytest.mark.parametrize("name", ["referrers_site", "village_referrers_site"])
def test_every_page_of_the_referrers_edition_is_marked(name, request):
    for each in pages(request.getfixturevalue(name)):
        assert each.soup.select_one(".internal").get_text(strip=True), each.address
        assert each.soup.find("meta", attrs={"name": "robots"})["content"] == "noindex", each.address


@pytest.mark.parametrize("name", ["referrers_site", "village_referrers_site"])
def test_the_referrers_edition_has_no_sitemap(name, request):
    site = request.getfixturevalue(name)
    assert not (site / "sitemap.xml").exists()
    assert "Sitemap" not in (site / "robots.txt").read_text()


@pytest.mark.parametrize("name", ["site", "village_site"])
def test_no_page_of_the_public_site_is_marked_as_internal(name, request):
    assert [each.address for each in pages(request.getfixturevalue(name)) if each.soup.select_one(".internal")] == []


def test_the_referrers_edition_shows_what_is_for_referrers(village_referrers_site):
    text = page(village_referrers_site, "doen/wandelgroep/").text
    assert [each for each in FOR_REFERRERS if each not in text] == []
    assert "Er is een wachtlijst" in text and "15 november 2026" in text


def test_the_public_site_shows_nothing_of_it(village_site):
    for each in pages(village_site):
        assert [text for text in FOR_REFERRERS if text in each.text] == [], each.address


def test_a_number_for_referrers_is_not_among_the_doors_of_a_visitor(village_referrers_site):
    """What stands first on a page is for everyone, in either edition."""
    button = page(village_referrers_site, "doen/wandelgroep/").soup.select_one('#contact a[href^="tel:"]')
    assert button["href"] == "tel:+3256123456"


def test_both_editions_have_the_same_pages(site, referrers_site, village_site, village_referrers_site):
    for public, internal in ((site, referrers_site), (village_site, village_referrers_site)):
        assert [each.address for each in pages(public)] == [each.address for each in pages(internal)]

"""The software serves others by their data alone: another organisation, another language, another script."""

import re

import pytest

from tests.conftest import VILLE
from tests.site.reading import page, pages

pytestmark = pytest.mark.build


def test_another_organisation_has_its_own_site(ville_site):
    assert {each.address for each in pages(ville_site)} == {
        "", "404.html", "hulpverleners/tabel/", "mijn-lijst/", "activites/", "activites/couture/", "activites/potager/", "contact/",
    }  # fmt: skip
    offer = page(ville_site, "activites/couture/")
    assert offer.soup.h1.get_text() == "Couture"
    assert offer.soup.select_one("#contact a.call")["href"] == "tel:+3242218000"


def test_nothing_of_the_first_catalogue_or_its_language_is_left(ville_site):
    for file in ville_site.rglob("*"):
        if file.suffix in (".html", ".xml", ".txt", ".conf", ".webmanifest"):
            text = file.read_text()
            assert not re.search(r"\b(gent|ocmw|maact|aanbod|nederlands|activiteiten)\b", text, re.IGNORECASE), file.name
    for each in pages(ville_site):
        assert each.language == "fr", each.address
        assert not each.soup.find_all(lang=lambda lang: lang and lang != "fr"), each.address
        assert each.soup.select_one("#languages") is None, "one language: nothing to switch to"


def test_a_site_gone_live_may_be_found(ville_site):
    assert page(ville_site, "").soup.find("meta", attrs={"name": "robots"}) is None
    assert page(ville_site, "").soup.select_one(".stage") is None
    assert "Sitemap: https://gids.example.org/sitemap.xml" in (ville_site / "robots.txt").read_text()


def test_an_arabic_page_runs_from_right_to_left_and_its_dutch_parts_do_not(arabic_site):
    home = page(arabic_site, "ar/")
    assert (home.soup.html["lang"], home.soup.html["dir"]) == ("ar", "rtl")
    offer = page(arabic_site, "ar/doen/wandelgroep/")
    assert offer.soup.html["dir"] == "rtl"
    assert offer.soup.h1.get_text() == "مجموعة المشي"
    dutch = offer.soup.find_all("div", lang="nl")
    assert dutch
    assert {each["dir"] for each in dutch} == {"ltr"}
    for quote in offer.soup.find_all("q", lang="nl"):
        assert quote["dir"] == "ltr"


def test_a_page_that_arabic_lacks_is_the_dutch_one(arabic_site):
    assert not (arabic_site / "ar/contact").exists()
    link = next(each for each in page(arabic_site, "ar/").soup.main.find_all("a") if "contact" in each["href"])
    assert link["href"] == "../contact/"
    assert link["hreflang"] == "nl"
    assert "(Nederlands)" in link.get_text()


def test_the_other_catalogue_is_whole_but_for_its_labels():
    assert not (VILLE / "catalogue/vocabularies/phases.yml").exists()
    assert not (VILLE / "catalogue/vocabularies/themes.yml").exists()
    assert not (VILLE / "catalogue/glossary.yml").exists()

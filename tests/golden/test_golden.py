"""The pages of three real offers stay as they are until somebody reads and accepts a difference (see README.md)."""

import shutil
from pathlib import Path

import pytest
from service_catalogue.handwritten import read_pages
from service_catalogue.model.fields import PUBLIC
from service_catalogue.reading import read
from service_catalogue.site import assemble

from tests.conftest import FROZEN, VILLAGE
from tests.site.reading import SITE_URL, TODAY

HERE = Path(__file__).parent
OFFERS = ("acb", "sociale-gidsen", "homeless-blue-white")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Every page of the frozen catalogue: its language and key with its body.

    Read without the rules between entries, which a frozen copy need not follow as they grow.
    """
    root = tmp_path_factory.mktemp("golden")
    shutil.copytree(FROZEN / "catalogue", root / "catalogue")
    shutil.copytree(VILLAGE / "catalogue/wording", root / "catalogue/wording")
    shutil.copytree(FROZEN / "docs", root / "docs")
    catalogue, problems = read(root)
    assert problems == []
    handwritten, problems = read_pages(root / "docs", root, catalogue.languages)
    assert problems == []
    site = assemble(catalogue, handwritten, PUBLIC, TODAY, SITE_URL)
    return {(page.language, page.key): page.make().html for page in site.planned.values()}


@pytest.mark.parametrize("slug", OFFERS)
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_page_is_as_it_was_accepted(made, language, slug, request):
    golden = HERE / "pages" / language / f"{slug}.html"
    html = made[language, f"aanbod/{slug}/"].strip() + "\n"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(html, encoding="utf-8")
    # Lines, so that a difference is shown as such.
    assert html.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_there_is_no_golden_page_that_nothing_is_held_against():
    kept = {(file.parent.name, file.stem) for file in (HERE / "pages").rglob("*.html")}
    assert kept == {(language, slug) for language in ("nl", "fr", "en") for slug in OFFERS}

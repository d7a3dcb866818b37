"""Every page is HTML that a browser need not mend."""

import html5lib
import pytest

from tests.site.reading import every_site

pytestmark = pytest.mark.build


@every_site
def test_no_page_has_to_be_mended_by_the_browser(name, request):
    for file in request.getfixturevalue(name).rglob("*.html"):
        parser = html5lib.HTMLParser()
        parser.parse(file.read_text())
        assert parser.errors == [], file


def test_what_has_to_be_mended_is_seen():
    parser = html5lib.HTMLParser()
    parser.parse("<!doctype html><html lang=nl><head><title>a</title></head><body><p><div></p></div></body></html>")
    assert parser.errors

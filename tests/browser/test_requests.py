"""What pages ask for and what they are told not to do: only their own host, nothing missing, their policy kept."""

import shutil

import pytest

from tests.browser.places import BY_TYPE, TRANSLATED, all_in

pytestmark = pytest.mark.browser


def test_every_page_comes_with_a_policy_and_keeps_it_and_asks_only_its_own_host_for_what_is_there(
    page, address, site, faults
):
    dutch = [place for place in all_in(site) if not place.startswith(("fr/", "en/"))]
    assert len(dutch) > 15
    for place in [*dutch, *TRANSLATED]:
        headers = page.goto(address + place).headers
        policy = dict(part.split(maxsplit=1) for part in headers["content-security-policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"
    assert faults == []


def test_the_pages_for_referrers_keep_the_policy_too(page, referrers_address, faults):
    for place in BY_TYPE.values():
        page.goto(referrers_address + place)
    assert faults == []


@pytest.mark.parametrize(
    ("breach", "seen"),
    [
        ("<script>document.title = 'ran'</script>", "console: Executing inline script violates"),
        ("<p style='color: red'>red</p>", "console: Applying inline style violates"),
        ("<img src='https://other.example/x.png' alt=''>", "another host: https://other.example/x.png"),
        ("<script src='/gone.js'></script>", "404: "),
        ("<script src='/fails.js'></script>", "error: broken"),
    ],
    ids=["inline script", "inline style", "other host", "missing file", "error"],
)
def test_what_a_page_does_wrong_is_seen(page, serve, site, tmp_path, faults, breach, seen):
    shutil.copy(site / "_headers", tmp_path)
    shutil.copy(site / "404.html", tmp_path)
    (tmp_path / "fails.js").write_text("throw new Error('broken')")
    (tmp_path / "index.html").write_text(f"<!doctype html><title>not run</title><link rel=icon href=data:,>{breach}")
    page.goto(serve(tmp_path))
    assert any(fault.startswith(seen) for fault in faults), faults
    assert page.title() == "not run"
    faults.clear()


def test_an_address_that_does_not_exist_gives_the_not_found_page_whole_at_any_depth(page, address, faults):
    for place in ("niets", "aanbod/niets/", "fr/a/b/c"):
        answer = page.goto(address + place)
        assert answer.status == 404
        assert faults == [f"404: {address}{place}"], "its stylesheet and icon too must be found"
        faults.clear()
        assert page.locator("html").get_attribute("lang") == "nl"
        page.get_by_role("main").get_by_role("link", name="Naar de startpagina").click()
        assert page.url == address


def test_the_icon_is_there(visit):
    page = visit("aanbod/acb/")
    icon = page.request.get(page.locator("link[rel=icon]").evaluate("link => link.href"))
    assert icon.status == 200
    assert icon.headers["content-type"] == "image/svg+xml"
    drawn = page.evaluate(
        "async () => { const image = new Image(); image.src = document.querySelector('link[rel=icon]').href;"
        " await image.decode(); return image.naturalWidth }"
    )
    assert drawn > 0


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_finds_nothing_that_another_left_in_the_phone(visit, turn):
    page = visit("")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.evaluate("turn => { localStorage.setItem(turn, 1); sessionStorage.setItem(turn, 1); document.cookie = turn }", turn)

"""Every way ends somewhere: who is told to call, to ask somebody or to go elsewhere finds something to press or to dial."""

import json
import re

import pytest
from bs4 import BeautifulSoup

from tests.site.reading import every_site, page, pages

pytestmark = pytest.mark.build

TOLD = re.compile(
    # Dutch, French, English; not "wie belt?", "als je belt" or "belblad".
    r"\b(Bel|bel (dus|eerst|even|bij|ook|het|intussen)|[Vv]raag (het|ze|ernaar)|[Ww]el mogelijk|[Vv]raag het aan"
    r"|[Tt]éléphonez|[Aa]ppelez|[Dd]emandez|[Pp]osez (votre|d'abord) |Possible"
    r"|[Cc]all (first|for|us|the|and|\d)|[Aa]sk (him|her|your|it)|Possible)\b"
)
NUMBER = re.compile(r"\b(0\d{1,3}([ .]\d{2,3}){2,3}|1\d{2,3})\b")
WAYS = 'a[href^="tel:"], a[href^="mailto:"], a[href^="http"]'
BLOCKS = "p, li, td, dd, dt, summary, h1, h2, h3, h4, figcaption, caption"
AROUND = "section, aside, article.answer, .contact-box, .contact-point, .call-sheet, .card, td, details, .columns, .a4, #list, form"
"""What belongs together: a way in the same one is beside what is told."""


def dead_ends(soup: BeautifulSoup) -> list[str]:
    """The texts that tell somebody to call or to ask, with nothing to press or to dial beside them."""
    found = []
    for block in soup.select(BLOCKS):
        if block.find_parent(["script", "template", "head"]) or block.select_one(BLOCKS):
            continue
        text = " ".join(block.get_text(" ").split())
        if not TOLD.search(text):
            continue
        # What an editor writes of an offer ("vraag het aan je maatschappelijk werker") is read beside its box of how to begin.
        box = block.find_parent(class_="offer-body") and not block.find_parent(class_="workers") and soup.select_one("#contact")
        around = box or block.find_parent(lambda tag: tag in soup.select(AROUND)) or block
        if not (around.select_one(WAYS) or NUMBER.search(around.get_text(" "))):
            found.append(text)
    return found


def strings(value):
    """Every text in JSON, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


@every_site
def test_whoever_is_told_to_call_or_to_ask_finds_something_to_press_or_dial_on_every_page(name, request):
    site = request.getfixturevalue(name)
    told = 0
    for each in pages(site):
        told += len(TOLD.findall(each.text))
        assert dead_ends(each.soup) == [], each.address
    assert told > 50


@every_site
def test_so_does_who_reads_a_sheet_an_answer_of_matching_or_a_card_of_the_finder(name, request):
    site = request.getfixturevalue(name)
    told = 0
    for file in site.rglob("assets/**/*.json"):
        if file.match("urgent/words-*.json"):
            continue  # lists of words; the help itself stands on the page of who is in danger
        for text in strings(json.loads(file.read_text(encoding="utf-8"))):
            if TOLD.search(text) and " " in text:  # else a word of the finder
                told += 1
                soup = BeautifulSoup(f"<section>{text}</section>" if "<" in text else f"<section><p>{text}</p></section>", "html.parser")
                assert dead_ends(soup) == [], file.relative_to(site)
    assert told > 5


@every_site
def test_where_somebody_can_go_instead_is_pressed_or_dialled_in_matching_and_in_the_table(name, request):
    site = request.getfixturevalue(name)
    pointers = []
    for file in site.rglob("assets/referring/matching-*.json"):
        data = json.loads(file.read_text(encoding="utf-8"))
        ids = {id for offer in data["offers"] for rule in offer.get("rules", ()) for id in rule.get("instead", {}).values()}
        pointers += [BeautifulSoup(data["texts"][id], "html.parser") for id in ids]
    for each in pages(site):
        for item in each.soup.select("table.offers li"):
            if "→" in item.text:
                pointers.append(BeautifulSoup(str(item).partition("→")[2], "html.parser"))
    assert len(pointers) >= 3
    assert [str(each) for each in pointers if not each.select_one("a[href]")] == []


@every_site
def test_no_mail_is_offered_without_somebody_to_mail(name, request):
    site = request.getfixturevalue(name)
    for file in site.rglob("*"):
        if file.suffix in (".html", ".json", ".js"):
            assert not re.search(r"mailto:[\"'?]", file.read_text(encoding="utf-8")), file.relative_to(site)


@pytest.mark.parametrize(
    ("html", "ends"),
    [
        ("<section><p>Bel dus eerst.</p></section>", ["Bel dus eerst."]),
        ('<section><p>Bel dus eerst <a href="tel:+32">09</a>.</p></section>', []),
        ("<section><p>Vraag het aan je eigen werker.</p></section><p><a href='tel:+32'>09 266 99 11</a></p>", ["Vraag het aan je eigen werker."]),
        ("<section><p>Wel mogelijk: het OCMW van je gemeente.</p></section>", ["Wel mogelijk: het OCMW van je gemeente."]),
        ("<section><p>Vraag het aan je werker, of bel 09 266 99 11.</p></section>", []),
    ],
)
def test_a_dead_end_is_seen(html, ends):
    assert dead_ends(BeautifulSoup(html, "html.parser")) == ends


@pytest.mark.parametrize("name", ["site", "referrers_site"])
def test_a_number_too_old_to_press_that_belongs_to_no_offer_stands_with_its_organisation_only(name, request):
    """The direct line of one member of staff, years ago: text on the page of contacts, in nothing else that is read or printed."""
    site = request.getfixturevalue(name)
    digits = re.compile(r"266\W{0,8}96\W{0,8}18")
    where = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file() and digits.search(file.read_text(encoding="utf-8", errors="ignore"))]
    assert sorted(where) == ["contact/index.html", "en/contact/index.html", "fr/contact/index.html"]
    point = page(site, "contact/").soup.find(string=re.compile("Stafmedewerker")).find_parent(class_="contact-point")
    assert [link for link in point.select("a") if digits.search(str(link))] == []
    lines = [" ".join(each.get_text(" ").split()) for each in point.select("p")]
    number = next(at for at, line in enumerate(lines) if digits.search(line))
    assert "Dit nummer komt uit" in lines[number - 1], "below its sentence"

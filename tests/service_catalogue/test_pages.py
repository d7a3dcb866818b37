"""The bodies of pages: a section for what is known and none for what is not, each text in its language."""

import pytest
from bs4 import BeautifulSoup
from jinja2 import UndefinedError
from markupsafe import Markup
from service_catalogue import pages
from service_catalogue.handwritten import HandWritten
from service_catalogue.model.fields import Audience
from service_catalogue.model.settings import FrontMatter
from service_catalogue.text import State

from tests.service_catalogue import samples

LINDE = """
name: {nl: De Linde}
contact_points:
  - {id: onthaal, role: {nl: Onthaal}, phone: 012 34 56 78}
  - {id: keuken, role: {nl: Keuken}, phone: 012 34 56 79, email: keuken@example.org, as_of: {to: "2026-11-01", text: {nl: deze maand}}}
  - {id: zolder, role: {nl: Zolder}, phone: 012 34 56 77, email: zolder@example.org, as_of: {to: "2001", text: {nl: eeuwwende}}}
  - {id: tuin, role: {nl: Tuin}}
  - {id: winkel, role: {nl: Winkel}, url: "https://www.linde.example.org/winkel/"}
places:
  - {id: zaal, name: {nl: De zaal}, street: Dorpsstraat, number: "3", postcode: "1000", city: Voorbeelddorp}
"""
ROUTES = """
- id: eigen
  first: own-worker
  contact: onthaal
  own_worker_question: {nl: 'Heb je een begeleider?'}
  own_worker: {nl: Vraag het daar.}
  call_question: {nl: 'Nog niet?'}
  call: {nl: het nummer van het dorp}
  say: {nl: "Ik bel over {name}.", fr: "J'appelle pour {name}."}
- id: bellen
  first: call
  contact: onthaal
  own_worker: {nl: Vraag het daar.}
"""


def body(text, language="nl", audience=Audience.PUBLIC, others=None):
    """The page of an offer, as a tree."""
    made = samples.catalogue({"koor": text} | (others or {}), organisation=LINDE, routes=ROUTES)
    return tree(page_of(samples.edition(made, language, audience), "aanbod/koor/").html)


def page_of(edition, key):
    return next(page.make() for page in pages.generated(edition, words=None, index="index.json") if page.key == key)


def tree(html):
    return BeautifulSoup(html, "html.parser")


def text_of(element):
    return " ".join(element.get_text(" ").split())


def label(key, language="nl", **filled):
    return samples.labels(language)[key].format(**filled)


def headings(soup, level="h2"):
    return [text_of(each) for each in soup.find_all(level)]


FULL = """
name: {nl: Koor, fr: Chorale}
aliases: [{name: Zangkring, until: "2017"}, {name: DLK}]
summary: {nl: Samen zingen., fr: Chanter ensemble.}
status: paused
status_reason: {nl: Er is geen dirigent.}
kind: groep
part_of: groepen
provider: linde
partners: [linde]
last_seen: {when: {text: {nl: vorige winter}}, source: affiche}
description: {nl: "Wij **zingen**.\\n\\nZie [naaien](aanbod:naaien)."}
for_whom: {nl: Voor iedereen.}
sides: [{id: luisteren, name: {nl: 'Wil je luisteren?'}, for_whom: {nl: Voor stille mensen.}, how: {nl: Kom kijken.}}]
eligibility: [{criterion: age, min: "18", because: {nl: Je bent volwassen.}}, {criterion: voice}]
referral:
  by: [huisarts]
  contact: [keuken]
  steps: {nl: [Bel eerst., Schrijf dan.]}
  bring: {nl: [een lied]}
  after: {nl: Wij bellen terug.}
route: eigen
how_to_start: {nl: Kom naar de eerste les.}
contact: [zolder, tuin, winkel]
places: [zaal]
where: {nl: In het dorp.}
when: [{days: [tu, th], from: "9:30", to: "11:30", note: {nl: niet in mei}}, {days: [fr], from: "14:00"}]
starts: [2027-02-01]
when_text: {nl: Elke week.}
duration: {nl: zes keer}
group_size: {nl: tien mensen}
cost: {amount: "2.50", note: {nl: met koffie}}
languages: [{code: nl, note: {nl: een beetje}}, {code: ar}]
next: [naaien]
open_questions: [{nl: of er een stoel is}]
sources: [{source: folder, supports: [summary]}, {source: gesprek, supports: [cost]}]
capacity: {state: full, date: 2026-11-15, note: {nl: tot in maart}}
notes: {nl: Bel in de voormiddag.}
"""
OTHERS = {"naaien": "name: {nl: Naaien}\nsummary: {nl: Samen naaien.}", "groepen": "name: {nl: Groepen}", "solo": "name: {nl: Solo}\npart_of: koor"}


@pytest.fixture(scope="module")
def full():
    return body(FULL, others=OTHERS)


@pytest.fixture(scope="module")
def full_in_french():
    return body(FULL, "fr", others=OTHERS)


@pytest.mark.parametrize("language", samples.LANGUAGES[1:])
@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize(("text", "others"), [("", {}), (FULL, OTHERS)], ids=["empty", "full"])
def test_nothing_of_the_program_shows_on_any_page(text, others, audience, language):
    html = str(body(text, language, audience, others))
    for trace in ("None", "Undefined", "Markup", "<service_catalogue", "object at", "aanbod:", "{{", "[]"):
        assert trace not in html


SECTIONS = {
    "offer.what": ["description: {nl: Wij zingen.}"],
    "offer.for_whom": ["for_whom: {nl: Voor iedereen.}", "sides: [{id: a, name: {nl: 'Wil je luisteren?'}}]"],
    "offer.where_when": [
        "where: {nl: In het dorp.}", "places: [zaal]", "when: [{days: [tu]}]", "when_text: {nl: Elke week.}",
        "starts: [2027-02-01]", "duration: {nl: zes keer}", "group_size: {nl: tien mensen}",
    ],
    "offer.cost": ["cost: {amount: 0}", "cost: {note: {nl: met koffie}}"],
    "offer.languages": ["languages: [{code: nl}]"],
    "offer.next": ["next: [naaien]"],
    "offer.provider": ["provider: linde"],
    "offer.sources": ["sources: [{source: folder, supports: [summary]}]"],
}
"""Each section of an offer's page, and every field that brings it."""

ALWAYS = ["offer.how", "offer.unknown"]


@pytest.mark.parametrize(("section", "text"), [(name, each) for name, texts in SECTIONS.items() for each in texts])
def test_a_field_brings_its_section_and_no_other(section, text):
    assert sorted(headings(body(text, others=OTHERS | {"solo": ""}))) == sorted(label(key) for key in [*ALWAYS, section])


def test_an_offer_of_which_only_the_name_is_known_has_no_empty_sections():
    assert headings(body("")) == [label(key) for key in ALWAYS]


@pytest.mark.parametrize("text", ["referral: {self: unknown}", "eligibility: [{criterion: leeftijd, min: 18, because: {nl: Vanaf 18 jaar.}}]"])
def test_the_part_for_social_workers_is_there_when_something_is_in_it(text):
    assert label("offer.workers") in headings(body(text))


def test_an_offer_with_parts_names_them():
    part = body("", others={"solo": "name: {nl: Solo}\npart_of: koor"}).find("a", href="../../aanbod/solo/")
    assert text_of(part) == "Solo"
    assert label("offer.parts") in text_of(part.find_parent("section"))


def test_a_part_names_what_it_is_a_part_of_also_without_a_provider():
    assert body("part_of: groepen", others={"groepen": ""}).find("a", href="../../aanbod/groepen/")


def test_a_place_without_a_street_has_its_city():
    linde = LINDE.replace("street: Dorpsstraat, ", "")
    made = samples.catalogue({"koor": "places: [zaal]"}, organisation=linde, routes=ROUTES)
    assert "1000 Voorbeelddorp" in text_of(tree(page_of(samples.edition(made), "aanbod/koor/").html))


@pytest.mark.parametrize(
    "said",
    [
        "Zangkring", "DLK", "Samen zingen.", "Er is geen dirigent.", "Voor stille mensen.", "Kom kijken.", "Kom naar de eerste les.",
        "De zaal", "Dorpsstraat 3, 1000 Voorbeelddorp", "In het dorp.", "niet in mei", "1 februari 2027", "Elke week.",
        "zes keer", "tien mensen", "2.50", "met koffie", "Nederlands: een beetje", "Arabisch", "Naaien", "De Linde", "Groepen",
        "of er een stoel is", "De folder", "2014–2017", "vorige winter", "Huisarts", "Bel eerst.", "een lied", "Wij bellen terug.",
        "Je bent volwassen.", "Keuken", "Solo",
    ],
)
def test_everything_that_an_entry_says_stands_on_its_page(said, full):
    assert said in text_of(full)


def test_days_and_hours_stand_in_words(full):
    lines = [text_of(each) for each in full.find_all("li")]
    assert [line for line in lines if label("weekday.tu") in line or label("weekday.fr") in line] == [
        f'{label("weekday.tu")}, {label("weekday.th")} {label("session.hours", start="09:30", end="11:30")} (niet in mei)',
        f'{label("weekday.fr")} {label("session.from", start="14:00")}',
    ]


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        ("amount: 0", label("offer.free")),
        ('amount: "2.50"', label("offer.amount", amount="2.50")),
        ('amount: "2.50", note: {nl: met koffie}', f'{label("offer.amount", amount="2.50")} met koffie'),
        ("note: {nl: met koffie}", "met koffie"),
    ],
)
def test_the_price_stands_in_words(cost, words):
    heading = body(f"cost: {{{cost}}}").find("h2", string=label("offer.cost"))
    assert text_of(heading.find_next_sibling("p")) == words


@pytest.mark.parametrize("said", ["tot in maart", "Bel in de voormiddag.", label("capacity.full")])
def test_what_only_referrers_see_stands_on_their_page_alone(said):
    assert said not in str(body(FULL, others=OTHERS))
    assert said in str(body(FULL, audience=Audience.REFERRERS, others=OTHERS))


# --- What nobody knows ---


def test_what_nobody_knows_stands_in_one_block_with_the_number_to_ask():
    block = body("duration: {nl: zes keer}\nopen_questions: [{nl: of er een stoel is}]").find(class_="unknown")
    assert [text_of(each) for each in block.find_all("li")] == [
        label(f"unknown.{name}") for name in ("status", "for_whom", "where", "when_text", "cost", "languages")
    ] + ["of er een stoel is"]
    assert block.find("a")["href"] == "tel:+3212345678"


def test_there_is_no_such_block_when_everything_is_known():
    known = FULL.replace("open_questions: [{nl: of er een stoel is}]\n", "")
    assert body(known, others=OTHERS).find(class_="unknown") is None


# --- How to begin ---


def box(text, language="nl"):
    return body(text, language).find(id="contact")


def doors(soup):
    """The ways to begin, in order, each with whether it comes first in size."""
    return [(text_of(door), "first" in door["class"]) for door in soup.find_all(class_="door")]


CALL = label("offer.call", number="012 34 56 78")


def test_the_route_says_the_two_doors_and_which_is_the_first():
    assert doors(box("route: eigen")) == [
        ("Heb je een begeleider? Vraag het daar.", True),
        (f"Nog niet? {CALL} . het nummer van het dorp", False),
    ]
    assert doors(box("route: bellen")) == [("Vraag het daar.", False), (CALL, True)]


def test_without_a_route_one_calls_the_first_contact_point_that_may_be_called():
    found = box("contact: [tuin, keuken]")
    assert doors(found) == [(label("offer.call", number="012 34 56 79"), True)]
    assert found.find(class_="call")["href"] == "tel:+3212345679"


@pytest.mark.parametrize("text", ["", "contact: [tuin]"])
def test_without_anything_one_calls_the_sites_number(text):
    assert doors(box(text)) == [(CALL, True)]


def roles(soup):
    return [text_of(each) for each in soup.find_all(class_="role")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("route: eigen\ncontact: [onthaal, keuken]", ["Onthaal", "Keuken"]),
        ("contact: [keuken, tuin]", ["Keuken", "Tuin"]),
        ("contact: [tuin]", ["Tuin"]),
        ("route: bellen", []),
    ],
)
def test_the_contact_point_of_the_button_stays_below_it_without_its_number(text, expected):
    found = box(text)
    assert roles(found) == expected
    numbers = [link["href"] for link in found.select("a.call, .contact-point .phone[href]") if "Tuin" not in link.find_parent().find_parent().text]
    assert len(numbers) == len(set(numbers))


WHOLE = """
name: {nl: De Linde}
contact_points:
  - {id: onthaal, role: {nl: Onthaal}, phone: 012 34 56 78}
  - id: atelier
    role: {nl: Atelier}
    phone: 012 34 56 79
    email: atelier@example.org
    url: "https://www.linde.example.org/atelier/"
    hours: {nl: op maandag van 9 tot 12 uur}
    how: {nl: Vraag naar de naaikamer.}
    person: {name: An Voorbeeld, agreed_on: 2026-01-01, review_by: 2027-11-01}
"""
CHECKED = "    checked: [{date: 2026-11-01, by: onthaal}]\n"
FACTS = ["Atelier", "012 34 56 79", "atelier@example.org", "linde.example.org/atelier", "op maandag van 9 tot 12 uur", "Vraag naar de naaikamer.", "An Voorbeeld"]


@pytest.mark.parametrize("route", ["", "route: eigen\n"])
def test_checking_an_own_contact_takes_nothing_from_the_page(route):
    for checked, buttons in (("", ["tel:+3212345678"]), (CHECKED, ["tel:+3212345678"] if route else ["tel:+3212345679"])):
        made = samples.catalogue({"koor": f"{route}contact: [atelier]"}, organisation=WHOLE + checked, routes=ROUTES)
        found = tree(page_of(samples.edition(made), "aanbod/koor/").html).find(id="contact")
        assert [fact for fact in FACTS if fact not in text_of(found)] == [], checked
        assert [link["href"] for link in found.select(".door a")] == buttons
        assert ("mailto:atelier@example.org" in links(found)) == bool(checked)


def test_a_route_whose_number_is_too_old_to_press_gives_the_sites_number_instead():
    routes = "- {id: oud, first: call, contact: zolder}"
    made = samples.catalogue({"koor": "route: oud"}, organisation=LINDE, routes=routes)
    found = tree(page_of(samples.edition(made), "aanbod/koor/").html)
    assert found.find(class_="call")["href"] == "tel:+3212345678"
    assert "012 34 56 77" not in found.text


def links(soup):
    return [link["href"] for link in soup.find_all("a") if link["href"].startswith(("tel:", "mailto:"))]


def test_recent_data_may_be_pressed_and_old_ones_are_text_with_their_period():
    found = box("route: eigen\ncontact: [keuken, zolder]")
    assert links(found) == ["tel:+3212345678", "tel:+3212345679", "mailto:keuken@example.org"]
    assert "012 34 56 77" in found.text and "zolder@example.org" in found.text
    assert label("contact.as_of", period="eeuwwende") in text_of(found)


def test_an_old_number_is_never_the_button():
    assert links(box("contact: [zolder]")) == ["tel:+3212345678"]


def test_a_bare_role_falls_back_on_the_sites_number():
    point = box("route: eigen\ncontact: [tuin]").find(class_="contact-point")
    assert " ".join(point.text.split()) == f'Tuin {label("contact.nothing", number="012 34 56 78")}'
    assert links(point) == ["tel:+3212345678"]


def test_a_website_shows_its_bare_address_and_tells_it_nothing():
    link = box("contact: [winkel]").find("a", href="https://www.linde.example.org/winkel/")
    assert (link.text, link["rel"]) == ("linde.example.org/winkel", ["noreferrer"])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", label("offer.unchecked")),
        ("sources: [{source: folder, supports: [summary]}]", label("offer.old", period=label("period.around", period="2014–2017"))),
    ],
)
def test_what_nobody_checked_says_so_above_the_contact(text, line):
    assert text_of(box(text).find(class_="quiet")) == line


def test_what_was_checked_says_when_instead():
    text = "sources: [{source: folder, supports: [summary]}]\nchecked: [{date: 2026-11-01, by: onthaal}]"
    assert text_of(box(text).find(class_="quiet")) == label("offer.checked", date="1 november 2026")


def test_a_part_that_is_due_says_so_where_it_stands():
    fresh = "cost: {note: {nl: Een euro.}}\nchecked: [{date: 2026-11-01, by: onthaal}]"
    assert body(fresh).find("h2", string=label("offer.cost")).parent.find(class_="quiet") is None
    old = "cost: {note: {nl: Een euro.}}\nchecked: [{date: 2025-01-15, by: onthaal, what: [cost]}]"
    section = body(old).find("h2", string=label("offer.cost")).parent
    assert text_of(section.find(class_="quiet")) == label("offer.due", date="15 januari 2025")


def test_room_is_not_told_after_its_half_life():
    text = "capacity: {state: full, date: 2026-11-07}"
    assert label("capacity.full") not in str(body(text, audience=Audience.REFERRERS))


def test_the_page_says_what_to_say_on_the_phone():
    assert text_of(box("route: eigen").find(class_="say")) == f'{label("offer.say")} Ik bel over Koor .'


def test_a_translated_page_gives_the_dutch_sentence_as_such_and_what_it_means():
    say = box("route: eigen", "fr").find(class_="say")
    quote = say.find("q")
    assert (quote["lang"], text_of(quote)) == ("nl", "Ik bel over Koor .")
    assert text_of(say).startswith(label("offer.say_dutch", "fr"))
    assert text_of(say).endswith(f'{label("offer.say_means", "fr")} J\'appelle pour Chorale .')


def test_a_route_without_a_sentence_gives_none():
    assert box("route: bellen").find(class_="say") is None


# --- Languages ---


def test_what_is_not_translated_stands_in_a_block_of_its_own_language_and_its_heading_says_so(full_in_french):
    heading = next(each for each in full_in_french.find_all("h2") if label("offer.what", "fr") in each.text)
    assert text_of(heading) == f'{label("offer.what", "fr")} (Nederlands)'
    prose = heading.find_next(class_="prose")
    assert (prose["lang"], prose["dir"]) == ("nl", "ltr")
    assert "Wij zingen" in text_of(prose)


def test_no_dutch_line_stands_unmarked_on_a_french_page(full_in_french):
    for said in ("Er is geen dirigent.", "Wil je luisteren?", "Voor stille mensen.", "niet in mei", "zes keer", "een beetje",
                 "of er een stoel is", "Huisarts", "Bel eerst.", "een lied", "Je bent volwassen.", "Keuken", "eeuwwende",
                 "Vraag het daar.", "De folder", "vorige winter", "De Linde", "De zaal"):  # fmt: skip
        found = full_in_french.find_all(string=lambda text, said=said: said in text)
        assert found, said
        for each in found:
            marked = each.find_parent(lang=True)
            assert marked is not None and marked["lang"] == "nl", said


def test_a_link_to_an_offer_without_a_french_page_leads_to_the_dutch_one_and_says_so(full_in_french):
    link = full_in_french.find("a", href="../../../aanbod/naaien/", hreflang="nl")
    assert text_of(link).endswith("(Nederlands)")


def test_the_french_name_of_an_offer_without_a_french_page_is_not_called_dutch():
    others = OTHERS | {"naaien": "name: {nl: Naaien, fr: Couture}\nsummary: {nl: Samen naaien.}"}
    link = body("next: [naaien]", "fr", others=others).find("a", href="../../../aanbod/naaien/")
    name = link.find(string=lambda text: "Couture" in text)
    assert name.find_parent(lang=True) is None
    assert text_of(link.find(lang="nl")) == "(Nederlands)"


# --- Pages ---


def test_an_offers_page_says_where_it_stands_and_comes_from():
    made = samples.catalogue({"koor": "summary: {nl: 'Zingen & lachen.'}"})
    page = page_of(samples.edition(made), "aanbod/koor/")
    assert (page.title, page.description) == ("Koor", "Zingen & lachen.")
    assert page.source == "catalogue/offers/koor.yml"
    assert page.trail == (("", ""), ("aanbod/", label("offers.menu")))
    assert all(tree(page.html).find(id=anchor) for anchor in page.anchors)


@pytest.mark.parametrize(("language", "state"), [("nl", State.ORIGINAL), ("fr", State.OUTDATED)])
def test_an_offers_page_says_how_sure_its_translation_is(language, state):
    made = samples.catalogue({"koor": "translations: {fr: {of: 000000000000, state: reviewed, date: 2026-11-01}}"})
    assert page_of(samples.edition(made, language), "aanbod/koor/").state is state


def test_an_offer_without_a_summary_is_described_by_its_name():
    assert page_of(samples.edition(samples.catalogue({"koor": ""})), "aanbod/koor/").description == "Koor"


def test_only_what_is_translated_has_a_page_in_a_language_and_the_list_has_it_all():
    edition = samples.edition(samples.catalogue(OTHERS | {"koor": ""}), "fr")
    made = {page.key: page.make() for page in pages.generated(edition, words=None, index="index.json")}
    assert sorted(made) == ["aanbod/", "aanbod/koor/"]
    cards = tree(made["aanbod/"].html).find_all(class_="card")
    assert [(card.find("a")["href"], card.find("a").get("hreflang")) for card in cards] == [
        ("../../fr/aanbod/koor/", None),
        ("../../aanbod/solo/", "nl"),  # a part follows what it is a part of
        ("../../aanbod/groepen/", "nl"),
        ("../../aanbod/naaien/", "nl"),
    ]


@pytest.mark.parametrize(
    ("checked", "line"),
    [
        ([], label("count.unchecked_all", total=2, number="012 34 56 78")),
        (["koor"], label("count.unchecked_some", checked=1, total=2, number="012 34 56 78")),
        (["koor", "dans"], None),
    ],
)
def test_the_list_counts_what_was_checked(checked, line):
    offers = {slug: "checked: [{date: 2026-11-01, by: onthaal}]" if slug in checked else "" for slug in ("koor", "dans")}
    found = tree(page_of(samples.edition(samples.catalogue(offers)), "aanbod/").html).find(class_="freshness")
    assert (found and " ".join(found.text.split())) == line


def hand_written(edition, prose, words=None, key="over/", **front):
    page = HandWritten(edition.language, key, "docs/nl/over.md", samples.record(FrontMatter, {"title": "Over ons"} | front))
    return tree(pages.body(edition, page, prose, words))


def test_a_link_out_of_the_site_tells_it_nothing_and_one_inside_has_nothing_to_hide():
    edition = samples.edition(samples.catalogue({"koor": ""}))
    out, inside = hand_written(edition, '<p><a href="https://example.org">uit</a> <a href="../">in</a></p>').select(".prose a")
    assert (out["rel"], inside.get("rel")) == (["noreferrer"], None)


def test_hand_written_prose_stands_under_its_title_with_its_links_led_to_pages():
    edition = samples.edition(samples.catalogue({"koor": ""}))
    soup = hand_written(edition, '<p>Zie <a href="aanbod:koor">het koor</a>.</p>')
    assert text_of(soup.find("h1")) == "Over ons"
    assert soup.find("a")["href"] == "../aanbod/koor/"


def test_a_link_in_hand_written_prose_to_a_page_that_its_language_lacks_says_so():
    edition = samples.edition(samples.catalogue(OTHERS), "fr")
    soup = hand_written(edition, '<p><a href="../../aanbod/naaien/">la couture</a></p>')
    assert text_of(soup.find("a", hreflang="nl")) == "la couture (Nederlands)"


@pytest.mark.parametrize("template", ["about", "contact", "home", "steps", "words"])
def test_hand_written_prose_stands_in_the_template_that_its_front_matter_names(template):
    edition = samples.edition(samples.catalogue({"koor": ""}, organisation=LINDE))
    html = str(hand_written(edition, "<p>Welkom in het dorp.</p>", body=template))
    assert "<p>Welkom in het dorp.</p>" in html
    assert html != str(hand_written(edition, "<p>Welkom in het dorp.</p>"))
    assert "None" not in html


def test_the_404_page_leads_home_by_links_that_hold_anywhere():
    edition = samples.edition(samples.catalogue())
    page = pages.not_found(edition, words=None, base="/dorp/")
    assert [link["href"] for link in tree(page.html).find_all("a")] == ["/dorp/", "/dorp/aanbod/", "/dorp/en/", "/dorp/fr/"]


def test_a_missing_label_stops_the_build():
    made = samples.catalogue({"koor": ""})
    del made.wording["nl"]["offer.how"]
    with pytest.raises(KeyError, match="offer.how"):
        page_of(samples.edition(made), "aanbod/koor/")


@pytest.mark.parametrize("template", ["{{ offer.nmae }}", "{{ nmae }}", "{% if offer.nmae %}x{% endif %}", "{{ offer.name.nmae }}"])
def test_a_template_that_names_what_is_not_there_stops_the_build(template):
    with pytest.raises((UndefinedError, AttributeError), match="nmae"):
        pages.environment().from_string(template).render(offer=samples.offer(""))


# --- A catalogue that is too large for one page ---


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr("service_catalogue.edition.WHOLE_LIST", 1)
    offers = {f"koor-{at}": f"name: {{nl: Koor {at}}}\nphase: begin\nkind: groep" for at in range(3)}
    return samples.edition(samples.catalogue(offers))


def body_of(edition, template):
    edition.addresses.add("stappen/", "nl")
    return tree(pages.render(edition, template, "stappen/", None, prose=Markup("<p>Zo gaat het.</p>"), title="Zo"))


def test_a_step_of_a_large_catalogue_leads_to_the_finder_with_that_step_chosen(large):
    found = body_of(large, "steps").find(id="begin")
    assert [(link["href"], link.get_text()) for link in found.find_all("a")] == [("../aanbod/#phases=begin", "Toon de 3 activiteiten van deze stap")]


def test_the_page_about_a_large_catalogue_counts_what_is_not_known_and_lists_no_offers(large):
    html = body_of(large, "about")
    assert "Bij 3 van de 3 weten we nog niet alles" in html.get_text()
    assert html.find(id="unknown") is None and "Koor 1" not in html.get_text()


def test_a_large_catalogue_is_planned_with_its_parts(large):
    keys = [page.key for page in pages.generated(large, None, "index.json")]
    for key in keys:
        large.addresses.add(key, "nl")
    assert keys == ["aanbod/", "aanbod/groep/k/", "aanbod/koor-0/", "aanbod/koor-1/", "aanbod/koor-2/"]
    part = page_of(large, "aanbod/groep/k/")
    assert (part.title, part.trail) == ("Groep: K", (("", ""), ("aanbod/", "Activiteiten")))
    assert [card["data-offer"] for card in tree(part.html).find_all(class_="card")] == ["koor-0", "koor-1", "koor-2"]

"""What each audience sees, in its language, on its day."""

from datetime import date

import pytest
from service_catalogue.model.fields import Audience, Record, asked_of, audience_of, field
from service_catalogue.model.offer import Offer
from service_catalogue.model.shared import Support
from service_catalogue.model.values import Line
from service_catalogue.redaction import _Redaction, redact
from service_catalogue.text import State
from service_catalogue.translations import fingerprint

from tests.service_catalogue import samples

PUBLIC, REFERRERS = Audience.PUBLIC, Audience.REFERRERS

# --- What is hidden ---

HIDDEN = {
    "capacity": "capacity: {state: full, date: 2026-11-01, note: {nl: Tot in maart}}",
    "notes": "notes: {nl: Bel in de voormiddag.}",
}
"""Every field of an offer that only referrers see."""


def test_the_fields_that_only_referrers_see_are_all_tried_here():
    assert set(HIDDEN) == {name for name, info in Offer.model_fields.items() if audience_of(info) is REFERRERS}


@pytest.mark.parametrize("field", HIDDEN)
def test_a_field_for_referrers_is_gone_from_the_public_edition_and_kept_in_theirs(field):
    made = samples.catalogue({"koor": HIDDEN[field]})
    assert getattr(redact(made, PUBLIC, samples.DAY).offers["koor"], field) is None
    assert getattr(redact(made, REFERRERS, samples.DAY).offers["koor"], field) == getattr(made.offers["koor"], field)


class Hiding(Record):
    """A kind of record that may be made tomorrow."""

    noted: Line | None = field(REFERRERS, "Nota", "Voor hulpverleners.", "x")
    sources: tuple[Support, ...] = field(REFERRERS, "Bronnen", "Voor hulpverleners.", [], default=())


def test_sources_that_only_referrers_see_are_gone_too():
    record = Hiding(noted="x", sources=(Support.model_construct(source="S1", supports=("name",)),))
    assert _Redaction(samples.catalogue(), PUBLIC, samples.DAY)._record(record) == Hiding()
    assert _Redaction(samples.catalogue(), REFERRERS, samples.DAY)._record(record) == record


def test_redaction_leaves_the_catalogue_it_was_given_as_it_was():
    made = samples.catalogue({"koor": HIDDEN["notes"]})
    redact(made, PUBLIC, samples.DAY)
    assert made.offers["koor"].notes["nl"] == "Bel in de voormiddag."


def test_what_everybody_may_see_is_the_same_in_both_editions():
    made = samples.catalogue({"koor": "summary: {nl: Samen zingen.}\nduration: {nl: zes keer}\ncontact: [onthaal]"})
    public, referrers = (redact(made, audience, samples.DAY) for audience in (PUBLIC, REFERRERS))
    assert public.offers == referrers.offers == made.offers
    assert public.organisations == made.organisations
    assert public.wording == made.wording


def test_a_source_of_hidden_fields_alone_is_gone_and_one_of_others_as_well_supports_those():
    text = """
    notes: {nl: Bel in de voormiddag.}
    sources:
      - {source: gesprek, supports: [notes, capacity.note]}
      - {source: folder, supports: [summary, notes, for_whom]}
    """

    def seen(audience):
        sources = samples.offer(text, audience=audience).record.sources
        return {support.source: support.supports for support in sources}

    assert seen(PUBLIC) == {"folder": ("summary", "for_whom")}
    assert seen(REFERRERS) == {"gesprek": ("notes", "capacity.note"), "folder": ("summary", "notes", "for_whom")}


TWO_POINTS = """
name: {nl: De Linde}
contact_points:
  - {id: onthaal, role: {nl: Onthaal}, phone: 012 34 56 78}
  - {id: achterdeur, role: {nl: Achterdeur}, phone: 012 34 56 79, audience: referrers}
"""
POINTS_IN_AN_OFFER = "contact: [achterdeur, onthaal]\nreferral: {contact: [achterdeur, onthaal]}"


@pytest.mark.parametrize(("audience", "ids"), [(PUBLIC, ["onthaal"]), (REFERRERS, ["achterdeur", "onthaal"])])
def test_a_contact_point_for_referrers_exists_for_them_alone(audience, ids):
    made = samples.catalogue({"koor": POINTS_IN_AN_OFFER}, organisation=TWO_POINTS)
    seen = redact(made, audience, samples.DAY)
    assert sorted(seen.contact_points) == ids
    assert sorted(point.id for point in seen.organisations["linde"].contact_points) == ids
    assert list(seen.offers["koor"].contact) == ids
    assert list(seen.offers["koor"].referral.contact) == ids


def test_an_offer_with_hidden_contact_points_alone_has_none():
    offer = samples.offer("contact: [achterdeur]\nreferral: {contact: [achterdeur]}", organisation=TWO_POINTS)
    assert offer.contact == offer.referral_contact == []


PERSON = """
name: {nl: De Linde}
contact_points:
  - id: onthaal
    role: {nl: Onthaal}
    phone: 012 34 56 78
    person: {name: Jo Voorbeeld, agreed_on: 2026-01-01, review_by: 2026-11-22}
"""


@pytest.mark.parametrize("audience", [PUBLIC, REFERRERS])
@pytest.mark.parametrize(
    ("day", "name"), [(date(2026, 11, 21), "Jo Voorbeeld"), (date(2026, 11, 22), "Jo Voorbeeld"), (date(2026, 11, 23), None)]
)
def test_a_persons_name_is_gone_the_day_after_it_had_to_be_asked_again(day, name, audience):
    seen = redact(samples.catalogue(organisation=PERSON), audience, day)
    for point in (seen.contact_points["onthaal"], seen.organisations["linde"].contact_points[0]):
        assert (point.person and point.person.name) == name
        assert point.phone == "012 34 56 78"


def test_the_files_that_a_catalogue_came_from_go_no_further():
    made = samples.catalogue({"koor": ""})
    made.documents, made.origins = {"koor.yml": "all of it"}, {("offers", "koor"): "all of it"}
    made.broken = {("offers", "dans")}
    seen = redact(made, REFERRERS, samples.DAY)
    assert not seen.documents and not seen.origins and not seen.broken


# --- Texts in their language ---

TRANSLATED = """
name: {nl: Koor, fr: Chorale}
summary: {nl: Samen zingen., fr: Chanter ensemble.}
duration: {nl: zes keer}
sides: [{id: zingen, name: {nl: Zingen, fr: Chanter}}]
referral: {bring: {nl: [een lied, een stoel]}}
"""


@pytest.mark.parametrize(
    ("language", "html", "written", "foreign"), [("nl", "Koor", "nl", False), ("fr", "Chorale", "fr", False)]
)
def test_a_text_stands_in_the_editions_language(language, html, written, foreign):
    name = samples.offer(TRANSLATED, language).name
    assert (name.html, name.language, name.foreign) == (html, written, foreign)


def test_a_text_that_a_language_lacks_stands_in_the_default_one_marked_as_foreign():
    duration = samples.offer(TRANSLATED, "fr").duration
    assert (duration.html, duration.language, duration.foreign) == ("zes keer", "nl", True)


def test_each_line_of_a_list_is_a_text():
    things = samples.offer(TRANSLATED, "fr").referral.bring
    assert [(thing.html, thing.language, thing.foreign) for thing in things] == [
        ("een lied", "nl", True),
        ("een stoel", "nl", True),
    ]


def test_prose_becomes_html_and_a_line_does_not():
    offer = samples.offer("description: {nl: '**Zing** mee.'}\nduration: {nl: '**zes** keer'}")
    assert offer.description.html == "<p><strong>Zing</strong> mee.</p>"
    assert offer.duration.html == "**zes** keer"


def test_a_field_that_is_not_filled_in_is_none_and_one_that_does_not_exist_an_error():
    offer = samples.offer("")
    assert offer.summary is None
    with pytest.raises(AttributeError):
        _ = offer.summmary


# --- How sure a translation is ---


def translated(state="", of=None, text=TRANSLATED):
    current = fingerprint(samples.record(Offer, text), "fr", "nl")
    says = f"translations: {{fr: {{of: {of or current}, state: {state}, date: 2026-11-01}}}}" if state else ""
    return samples.offer(text + says, "fr")


def test_the_default_language_is_the_original():
    assert samples.offer(TRANSLATED).name.state is State.ORIGINAL


@pytest.mark.parametrize(
    ("said", "of", "state"),
    [
        ("", None, State.DRAFT),
        ("draft", None, State.DRAFT),
        ("reviewed", None, State.REVIEWED),
        ("draft", "000000000000", State.OUTDATED),
        ("reviewed", "000000000000", State.OUTDATED),
    ],
)
def test_a_translation_is_a_draft_until_reviewed_and_outdated_when_its_source_changed(said, of, state):
    offer = translated(said, of)
    assert offer.state_in("fr") is state
    assert offer.name.state is state
    assert offer.sides[0].name.state is state


def test_a_text_that_stands_in_the_default_language_is_original_whatever_the_translation_is():
    assert translated("reviewed").duration.state is State.ORIGINAL


def test_a_reviewed_translation_with_hidden_texts_is_reviewed_for_the_public_too():
    assert translated("reviewed", text=TRANSLATED + "notes: {nl: Bel eerst., fr: Appelez d'abord.}\n").state_in("fr") is State.REVIEWED


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("name: {nl: Koor, fr: Chorale}", True),
        ("name: {nl: Koor, fr: Chorale}\nsummary: {nl: Zingen., fr: Chanter.}", True),
        ("name: {nl: Koor, fr: Chorale}\nsummary: {nl: Zingen.}", False),
        ("name: {nl: Koor}\nsummary: {nl: Zingen., fr: Chanter.}", False),
    ],
)
def test_an_offer_has_a_page_in_a_language_that_has_its_name_and_summary(text, there):
    assert samples.offer(text, "fr").has_translation is there


# --- What nobody knows ---

PLACES = "name: {nl: De Linde}\nplaces: [{id: zaal, street: Dorpsstraat}]\ncontact_points: [{id: onthaal, role: {nl: Onthaal}, phone: 012 34 56 78}]"
ANSWERS = {
    "status": ["status: running", "status: paused"],
    "for_whom": ["for_whom: {nl: Voor iedereen.}"],
    "where": ["where: {nl: In de zaal.}", "places: [zaal]"],
    "when_text": ["when_text: {nl: Elke dinsdag.}", "when: [{days: [tu]}]", "starts: [2027-02-01]"],
    "duration": ["duration: {nl: zes keer}"],
    "cost": ["cost: {amount: 0}"],
    "languages": ["languages: [{code: nl}]"],
}
"""What a visitor asks, in the order of the model, and every way to answer it."""


def unknown(text, audience=PUBLIC):
    offer = samples.offer(text, audience=audience, organisation=PLACES)
    names = {str(offer.edition.t(f"unknown.{name}")): name for name in ANSWERS}
    return [names[question] for question in offer.unknown]


def test_an_offer_that_says_nothing_leaves_every_question_open_in_the_order_of_the_model():
    assert unknown("") == list(ANSWERS) == [name for name, info in Offer.model_fields.items() if asked_of(info)]


@pytest.mark.parametrize(("question", "answer"), [(name, each) for name, answers in ANSWERS.items() for each in answers])
def test_an_answer_closes_its_own_question_and_no_other(question, answer):
    assert unknown(answer) == [name for name in ANSWERS if name != question]


def test_nothing_is_unknown_when_everything_is_answered():
    assert unknown("\n".join(answers[0] for answers in ANSWERS.values())) == []


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_what_is_hidden_never_becomes_unknown(hidden):
    assert unknown(hidden, PUBLIC) == unknown(hidden, REFERRERS) == unknown("")


def test_no_field_that_only_referrers_see_answers_a_visitors_question():
    fields = Offer.model_fields
    answers = {answer for info in fields.values() for answer in asked_of(info)}
    assert answers and all(audience_of(fields[name]) is PUBLIC for name in answers)


# --- Numbers that may be pressed ---


def contact_point(id, says):
    organisation = f"""
name: {{nl: De Linde}}
contact_points:
  - {{id: onthaal, role: {{nl: Onthaal}}, phone: 012 34 56 78, as_of: {{to: "2001", text: {{nl: "2001"}}}}}}
  - {{id: keuken, role: {{nl: Keuken}}, {says}}}
"""
    return samples.edition(samples.catalogue(organisation=organisation, settings="old_source_after: 14 days")).contact(id)


@pytest.mark.parametrize(
    ("says", "live"),
    [
        ("phone: 012 34 56 79", False),
        ("phone: 012 34 56 79, as_of: {text: {nl: vroeger}}", False),
        ('phone: 012 34 56 79, as_of: {to: "2025", text: {nl: "2025"}}', False),
        ('phone: 012 34 56 79, as_of: {to: "2026-11-07", text: {nl: november}}', False),
        ('phone: 012 34 56 79, as_of: {to: "2026-11-08", text: {nl: november}}', True),
        ("phone: 012 34 56 79, checked: [{date: 2026-11-01, by: onthaal}]", True),
        ('phone: 012 34 56 79, as_of: {to: "2025", text: {nl: "2025"}}, checked: [{date: 2026-11-01, by: onthaal}]', True),
    ],
    ids=["undated", "no year", "old", "a day too old", "just recent", "checked", "old and checked"],
)
def test_a_number_may_be_pressed_when_it_is_recent_or_checked(says, live):
    assert contact_point("keuken", says).is_live is live


def test_the_sites_call_number_may_always_be_pressed():
    call = contact_point("onthaal", "phone: 012 34 56 79")
    assert call.is_call and call.is_live


@pytest.mark.parametrize(
    ("says", "something"),
    [("", False), ("phone: 012 34 56 79", True), ("how: {nl: Kom langs.}", True), ("email: keuken@example.org", True)],
)
def test_a_bare_role_says_nothing_of_how_to_get_there(says, something):
    assert contact_point("keuken", says).has_something is something


# --- How old it is ---


@pytest.mark.parametrize(
    ("sources", "age"),
    [
        ("[{source: folder, supports: [summary]}]", "2014–2017"),
        ("[{source: folder, supports: [for_whom]}, {source: affiche, supports: [eligibility]}]", "2014–2019"),
        ("[{source: folder, supports: [description]}, {source: affiche, supports: [contact, cost]}]", "2014–2017"),
        ("[{source: website, supports: [summary]}]", "2016 "),
    ],
)
def test_the_age_is_that_of_the_sources_of_what_it_is_and_for_whom(sources, age):
    assert age in samples.offer(f"sources: {sources}").age


@pytest.mark.parametrize("text", ["", "sources: [{source: affiche, supports: [contact]}]", "sources: [{source: gesprek, supports: [summary]}]"])
def test_an_offer_without_dated_sources_has_no_age(text):
    assert samples.offer(text).age is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("checked: [{date: 2026-11-01, by: onthaal}]", date(2026, 11, 1)),
        ("checked: [{date: 2026-11-01, by: onthaal}, {date: 2026-09-01, by: onthaal, what: [cost]}]", date(2026, 11, 1)),
        ("checked: [{date: 2026-11-01, by: onthaal, what: [cost]}]", None),
        ("checked: [{date: 2026-11-01, by: onthaal, what: [description]}]", None),
        (
            "checked: [{date: 2026-11-01, by: onthaal, what: [description]}, {date: 2026-10-01, by: onthaal, what: [contact]}]",
            date(2026, 10, 1),
        ),
    ],
)
def test_an_offer_counts_as_checked_when_both_what_it_is_and_whom_to_call_are(text, day):
    assert samples.offer(text).last_checked == day


def test_the_sources_stand_once_each_in_the_entrys_order_the_last_sign_of_life_at_the_end():
    text = """
    sources:
      - {source: website, supports: [summary]}
      - {source: folder, supports: [cost]}
      - {source: website, supports: [for_whom]}
    last_seen: {when: {text: {nl: vorig jaar}}, source: affiche}
    """
    assert [source.id for source in samples.offer(text).used_sources] == ["website", "folder", "affiche"]


# --- Offers together ---


def ids(groups):
    return [(term and term.id, [offer.id for offer in offers]) for term, offers in groups]


def test_offers_stand_in_groups_in_the_order_of_the_kinds_by_name_those_without_one_last():
    offers = {
        "a": "name: {nl: zwemmen}\nkind: groep",
        "b": "name: {nl: Naaien}\nkind: cursus",
        "c": "name: {nl: Dansen}\nkind: groep",
        "d": "name: {nl: Praten}",
    }
    assert ids(samples.edition(samples.catalogue(offers)).by_kind()) == [
        ("groep", ["c", "a"]),
        ("cursus", ["b"]),
        (None, ["d"]),
    ]


def test_every_step_is_there_in_order_with_its_offers_but_not_the_parts_of_others():
    offers = {"koor": "phase: vervolg", "dans": "name: {nl: Dans}\nphase: vervolg", "solo": "phase: vervolg\npart_of: koor"}
    assert ids(samples.edition(samples.catalogue(offers)).by_phase()) == [("begin", []), ("vervolg", ["dans", "koor"])]


def test_an_offer_stands_under_each_of_its_themes_and_a_theme_without_offers_is_left_out():
    offers = {"koor": "themes: [stof, muziek]", "naaien": "name: {nl: Naaien}\nthemes: [stof]"}
    assert ids(samples.edition(samples.catalogue(offers)).by_theme()) == [("muziek", ["koor"]), ("stof", ["koor", "naaien"])]


@pytest.mark.parametrize(("status", "shown"), [("running", True), ("paused", True), ("ended", False)])
def test_what_has_ended_stays_out_of_the_groups_and_keeps_its_page(status, shown):
    edition = samples.edition(samples.catalogue({"koor": f"kind: groep\nphase: begin\nthemes: [muziek]\nstatus: {status}"}))
    for groups in (edition.by_kind(), edition.by_phase(), edition.by_theme()):
        assert any(offers for _, offers in groups) is shown
    assert [offer.id for offer in edition.offers] == ["koor"]


def test_an_offer_knows_its_parts_and_what_it_is_a_part_of():
    edition = samples.edition(samples.catalogue({"groepen": "", "koor": "part_of: groepen", "dans": ""}))
    assert [part.id for part in edition.offer("groepen").parts] == ["koor"]
    assert edition.offer("koor").part_of.id == "groepen"


def test_what_to_say_on_the_phone_holds_the_offers_name_in_that_language_and_no_html_of_it():
    routes = "[{id: gewoon, contact: onthaal, say: {nl: 'Ik bel voor {name} <3.', fr: 'Pour {name}.'}}]"
    route = samples.offer("name: {nl: Koor & co, fr: Chorale}\nroute: gewoon", "fr", routes=routes).route
    assert route.say("nl") == "Ik bel voor <strong>Koor &amp; co</strong> &lt;3."
    assert route.say("fr") == "Pour <strong>Chorale</strong>."
    assert route.say("en") is None


# --- The edition itself ---


@pytest.mark.parametrize(
    ("audience", "stage", "hidden"),
    [(PUBLIC, "live", False), (PUBLIC, "proef", True), (REFERRERS, "live", True), (REFERRERS, "proef", True)],
)
def test_search_engines_see_the_public_edition_of_a_live_site_alone(audience, stage, hidden):
    edition = samples.edition(samples.catalogue(settings=f"stage: {stage}"), audience=audience)
    assert edition.noindex is hidden
    assert edition.is_internal is (audience is REFERRERS)


def test_a_label_is_filled_in_without_reading_what_fills_it_as_html():
    t = samples.edition(samples.catalogue()).t
    assert str(t("home.call", number="<b>")) == str(t("home.call", number="!")).replace("!", "&lt;b&gt;")


def test_a_label_that_is_missing_is_an_error_with_its_key():
    with pytest.raises(KeyError, match="home.cal"):
        samples.edition(samples.catalogue()).t("home.cal")


def test_a_date_is_written_in_the_editions_language():
    made = samples.catalogue()
    assert samples.edition(made).t.date(samples.DAY) == "22 november 2026"
    assert samples.edition(made, "fr").t.date(samples.DAY) == "22 novembre 2026"

"""A document becomes a record, or problems that name the field and its place."""

import pytest
from service_catalogue.model.nearby import MOST_HINTS
from service_catalogue.model.offer import Offer
from service_catalogue.model.organisation import Organisation
from service_catalogue.model.validate import as_typed, label_of, validate
from service_catalogue.model.values import Phone
from service_catalogue.source import parse

LANGUAGES = ("fr", "nl")


def problems(text, model=Offer):
    document = parse(text.encode(), "x.yml")
    record, found = validate(model, document, LANGUAGES)
    assert (record is None) == bool(found)
    return [str(problem).removeprefix("x.yml:") for problem in found]


def test_a_field_is_called_by_its_label_and_a_text_by_its_language_too():
    assert label_of(Offer, ("summary", "nl")) == "Samenvatting (nl)"
    assert label_of(Offer, ("eligibility", 0, "is", 1)) == "Is"
    assert label_of(Offer, ("sides", 0, "name", "fr")) == "Naam (fr)"
    assert label_of(Offer, ()) == ""


def test_a_missing_field_points_at_where_it_belongs():
    text = "name:\n  nl: Dorpshuis\ncontact_points:\n  - id: een\n    role: {nl: Een}\n  - id: twee\n    person:\n      name: An\n"
    assert problems(text, Organisation) == [
        '6:5: fout: Functie: ontbreekt; zo vul je het in: role: {nl: "Algemeen nummer"}',
        "7:5: fout: Akkoord op: ontbreekt; zo vul je het in: agreed_on: 2026-11-21",
        "7:5: fout: Opnieuw vragen tegen: ontbreekt; zo vul je het in: review_by: 2027-11-21",
    ]


def test_a_misspelt_field_is_not_missing_as_well():
    assert problems("nam:\n  nl: Koor\n") == ['1:1: fout: "nam" is geen veld van een aanbod; bedoelde je "name"?']
    assert len(problems("xyz:\n  nl: Koor\n")) == 2


def test_a_field_that_a_problem_already_names_is_not_missing_as_well():
    document = parse(b"name: ~\nkind: groep\n", "x.yml")
    record, found = validate(Offer, document, LANGUAGES)
    assert record is None and found == []
    assert len(document.problems) == 1


def test_only_the_first_unknown_fields_get_a_hint():
    found = problems("name: {nl: Koor}\n" + "".join(f"sumary{at}: x\n" for at in range(MOST_HINTS + 5)))
    assert sum("bedoelde je" in line for line in found) == MOST_HINTS
    assert len(found) == MOST_HINTS + 5


def test_an_example_is_shown_as_it_is_typed():
    assert as_typed({"nl": "Een, twee"}) == '{nl: "Een, twee"}'
    assert as_typed(["mo", "tu"]) == "[mo, tu]"
    assert as_typed("2026-11-21") == "2026-11-21"


@pytest.mark.parametrize("model", [Offer, Organisation])
def test_every_example_in_a_message_is_right_itself(model):
    for name, info in model.model_fields.items():
        key = info.alias or name
        text = f"{key}: {as_typed(info.examples[0])}\n" + ("" if key == "name" else "name: {nl: Koor}\n")
        document = parse(text.encode(), "x.yml")
        assert document.problems == [], text
        assert validate(model, document, LANGUAGES)[1] == [], text


@pytest.mark.parametrize(
    ("typed", "shown", "dialled"),
    [
        ("022000000", "02 200 00 00", "tel:+3222000000"),
        ("(02) 200.00/00", "02 200 00 00", "tel:+3222000000"),
        ("0032 2 200 00 00", "02 200 00 00", "tel:+3222000000"),
        ("+32 (0)2 200 00 00", "02 200 00 00", "tel:+3222000000"),
        ("0470/000000", "0470 00 00 00", "tel:+32470000000"),
        ("+31 20 123 4567", "+31 20 123 4567", "tel:+31201234567"),
        ("1700", "1700", "tel:1700"),
        ("112", "112", "tel:112"),
    ],
)
def test_a_number_is_shown_as_people_write_it_and_dials_from_anywhere(typed, shown, dialled):
    phone = Phone.read(typed)
    assert (phone, phone.link) == (shown, dialled)

"""A document becomes a record, or problems that name the field and its place."""

import pytest
from pydantic_core import PydanticCustomError
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


COSTLY = [
    "0900 12345", "0901 12 345", "0902 12 345", "0903 99 999", "0905 12 345", "0906 12345", "0909 12 345", "070 22 33 44", "+32 903 99 999", "0032 70 22 33 44",
    "+44 906 123 4567", "+44 871 234 5678", "+44 70 1234 5678", "+31 900 1234567", "+33 891 234567", "+33 820 123456", "+49 900 1234567", "+49 1801 23456",
    "+352 905 12345", "+39 899 123456", "+34 902 123456", "+1 900 234 5678", "+979 1 2345 6789", "+881 612345678",
]  # fmt: skip
ABSENT = ["09 123 45 67", "070 12 34 56", "076 12 34 56", "+32 99 999 99 99", "0032 9 123 45 67", "+1 111 111 1111"]


@pytest.mark.parametrize("typed", COSTLY)
def test_a_number_that_costs_more_than_a_call_is_refused_at_home_and_abroad(typed):
    with pytest.raises(PydanticCustomError, match="betaalnummer, dat meer kost dan een gewone oproep"):
        Phone.read(typed)


@pytest.mark.parametrize("typed", ABSENT)
def test_of_a_number_that_cannot_be_it_is_said_that_it_does_not_exist(typed):
    with pytest.raises(PydanticCustomError, match=r"bestaat niet in (België|het land met \+1): kijk"):
        Phone.read(typed)


@pytest.mark.parametrize("typed", ["0800 62 227", "078 15 15 15", "+800 1234 5678", "+44 20 7946 0018"])
def test_free_and_ordinary_numbers_are_taken(typed):
    assert Phone.read(typed) == typed


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

"""`catalogue/example.yml` holds every field of the model once, explained: the form that people copy."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from service_catalogue.model.fields import Record, key_of
from service_catalogue.model.settings import FrontMatter
from service_catalogue.model.validate import record_in, validate
from service_catalogue.schema import FILES
from service_catalogue.source import Document, read

ROOT = Path(__file__).parents[1]
NAMES = {"sources": "source", "routes": "route", "glossary": "word", "criteria": "criterion", "vocabulary": "term"}
FORMS = {NAMES.get(name, name): model for name, (model, _) in FILES.items()} | {"page": FrontMatter}
LANGUAGES = ("en", "fr", "nl")


@pytest.fixture(scope="module")
def example() -> Document:
    document = read(ROOT / "catalogue" / "example.yml", ROOT)
    assert document.problems == []
    return document


def fields(model: type[Record]) -> dict[str, Any]:
    return {key_of(name, info): info for name, info in model.model_fields.items()}


def records(model: type[Record], data: Any, path: str) -> Iterator[tuple[type[Record], str, dict[str, Any]]]:
    """A record and every record inside it, with its kind and the way to it, as the model sees them."""
    yield model, path, data
    for key, info in fields(model).items():
        inner = record_in(info.annotation)
        value = data.get(key) if inner else None
        each = value if isinstance(value, list) else [value] if value else []
        if each and set(each[0]) <= {*LANGUAGES}:  # records by language
            each = list(each[0].values())
        for one in each:
            yield from records(inner, one, f"{path}.{key}")


def differences(data: dict[str, Any]) -> list[str]:
    """What the example lacks, and what it says that is no field.

    A kind of record that stands in several places (a period) need say all it can in only one of them.
    """
    found = [each for name, model in FORMS.items() for each in records(model, data[name], name)]
    said: dict[type[Record], set[str]] = {}
    for model, _, record in found:
        said.setdefault(model, set()).update(record)
    places = {model: path for model, path, _ in reversed(found)}
    lacking = [f"{places[model]}.{key} staat niet in example.yml" for model in said for key in fields(model) if key not in said[model]]
    gone = [f"{path}.{key} bestaat niet; wis het in example.yml" for model, path, record in found for key in record if key not in fields(model)]
    return sorted({*lacking, *gone})


def test_it_has_a_form_for_every_kind_of_file(example):
    assert set(example.data) == set(FORMS)


def test_it_holds_every_field_and_no_other(example):
    assert not differences(example.data), "\n".join(differences(example.data))


def test_a_field_that_is_missing_or_gone_is_named_by_its_path(example):
    offer = {key: value for key, value in example.data["offer"].items() if key != "summary"}
    offer["capacity"] = {"state": "room", "colour": "red"}
    assert differences({**example.data, "offer": offer}) == [
        "offer.capacity.colour bestaat niet; wis het in example.yml",
        "offer.capacity.date staat niet in example.yml",
        "offer.capacity.note staat niet in example.yml",
        "offer.summary staat niet in example.yml",
    ]


@pytest.mark.parametrize(("name", "model"), FORMS.items(), ids=FORMS)
def test_it_says_only_what_may_be_said(example, name, model):
    _, problems = validate(model, example, LANGUAGES, example.data[name], (name,))
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("name", FORMS)
def test_every_form_and_every_field_of_a_form_that_must_be_there_is_explained(example, name):
    lines = (ROOT / example.path).read_text(encoding="utf-8").splitlines()
    assert lines[example.key((name,)).line - 2].startswith("# ")
    for key, info in fields(FORMS[name]).items():
        if info.is_required():
            assert "Verplicht" in lines[example.key((name, key)).line - 2], f"{name}.{key}"

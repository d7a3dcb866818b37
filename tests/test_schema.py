"""The schema that editors' tools check with says what the model says: neither can change without the other."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from service_catalogue.catalogue import Catalogue
from service_catalogue.model.fields import key_of
from service_catalogue.model.validate import validate
from service_catalogue.model.walk import walk
from service_catalogue.reading import read
from service_catalogue.schema import FILES, as_files, schemas
from service_catalogue.source import parse

from tests.entry_cases import BASE, Case, cases

ROOT = Path(__file__).parents[1]


class EditorsLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads YAML 1.2's core, as editors' tools do: numbers, true, false and null are no text; a date and `no` are."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    EditorsLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"(?:{pattern})$"), list(first))
EditorsLoader.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(node.value, {"0x": 16, "0o": 8}.get(node.value[:2], 10))
)


def as_we_read(content: bytes) -> Any:
    return parse(content, "x.yml").data


def as_editors_read(content: bytes) -> Any:
    return yaml.load(content.decode("utf-8-sig"), Loader=EditorsLoader)


READERS = (as_we_read, as_editors_read)


@cache
def catalogue(root: Path) -> Catalogue:
    found, problems = read(root)
    assert found is not None and not problems
    return found


@cache
def validators(root: Path) -> dict[str, Draft7Validator]:
    made = {name: Draft7Validator(each, format_checker=Draft7Validator.FORMAT_CHECKER) for name, each in schemas(catalogue(root)).items()}
    for each in made.values():
        Draft7Validator.check_schema(each.schema)
    return made


def schema_of(path: str) -> str | None:
    """The schema that an editor's tool takes for a file, told by .vscode/settings.json; None where it takes none."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    found = [
        Path(schema).stem
        for schema, patterns in settings["yaml.schemas"].items()
        for pattern in ([patterns] if isinstance(patterns, str) else patterns)
        if Path(path).match(pattern)
    ]
    assert len(found) <= 1, f"{path} has several schemas: {found}"
    return found[0] if found else None


def refusals(name: str, data: Any, root: Path) -> list[str]:
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in validators(root)[name].iter_errors(data)]


REAL = sorted(ROOT.glob("catalogue/**/*.yml"))


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_real_file_passes_its_schema(file):
    path = file.relative_to(ROOT).as_posix()
    name = schema_of(path)
    if name is None:
        assert path == "catalogue/example.yml" or file.parent.name in ("wording", "synonyms"), f"{path} has no schema"
        return
    for reader in READERS:
        assert refusals(name, reader(file.read_bytes()), ROOT) == [], reader.__name__


def single(folder: str) -> list[Case]:
    """The cases that are one file of a kind that has a schema."""
    return [case for case in cases(folder) if case.path.is_file() and schema_of(case.place)]


@pytest.mark.parametrize("case", single("valid"), ids=lambda case: case.name)
def test_every_valid_file_passes_its_schema(case: Case):
    for reader in READERS:
        data = reader(case.path.read_bytes())
        found = refusals(schema_of(case.place), data, BASE)
        assert not [each for each in found if " is not one of [" not in each or "criterion" in each], reader.__name__


INVALID_FIELDS = [case for case in single("invalid/fields") if not case.not_in_schema]


@pytest.mark.parametrize("case", INVALID_FIELDS, ids=lambda case: case.name)
def test_every_file_that_breaks_a_field_fails_its_schema(case: Case):
    for reader in READERS:
        assert refusals(schema_of(case.place), reader(case.path.read_bytes()), BASE), reader.__name__


def test_few_faults_are_out_of_a_schemas_reach():
    beyond = [case for case in single("invalid/fields") if case.not_in_schema]
    assert len(beyond) <= 5
    for case in beyond:
        assert not all(refusals(schema_of(case.place), reader(case.path.read_bytes()), BASE) for reader in READERS), f"{case.name} is in the schema now"


# Value by value: whatever stands at a place, model and schema say the same of it.

LANGUAGES = ("en", "fr", "nl")
NASTY = (
    "ja", "Ja", "yes", "no", "true", "false", "0", "18", "-1", "09", "18.0", "1.5", "1_000", "1e3", "0x1A", ".5",
    "2026", "1899", "2026-02-28", "2026-02-31", "2026-2-1", "21/11/2026", "9:30", "24:00", "9.30", "9u30", "6 months",
    "0 days", "a@b.be", "a@b", "https://dorp.example.org", "http://x", "javascript:alert(1)", "www.x.be", "nl", "nl-BE",
    "Nederlands", "02 200 00 00", "+32 2 200 00 00", "1700", "02", "1000", "0123.456.789", "50.1", "50,1", "wandel-groep",
    "Wandel groep", "-x", "é", "Een zin.", "Een zin", "z" * 161 + ".", "<b>x</b>.", "# x.", "[x](http://y.be).", "![x](y).",
    "[x](aanbod:y).", "a < b.", "{x}", "contact/", "/contact", "end of the day",
)  # fmt: skip
FORMS = {"source": "sources", "route": "routes", "word": "glossary", "criterion": "criteria", "term": "vocabulary"}
FORMS |= {name: name for name in ("offer", "organisation", "settings")}


def places(data: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value in plain data, the whole left out."""
    if where:
        yield where
    if not isinstance(data, str):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(value, (*where, step))


def at(data: Any, where: tuple[str | int, ...]) -> Any:
    for step in where:
        data = data[step]
    return data


def with_value(data: Any, where: tuple[str | int, ...], value: Any) -> Any:
    """A copy of the data with another value at a place."""
    if not where:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[where[0]] = with_value(data[where[0]], where[1:], value)
    return copy


class Both:
    """Model and schema of one form, each asked about changed copies of the example."""

    def __init__(self, form: str):
        self.model, is_list = FILES[FORMS[form]]
        self.document = parse((ROOT / "catalogue" / "example.yml").read_bytes(), "example.yml")
        self.data = self.document.data[form]
        named = walk(validate(self.model, self.document, LANGUAGES, self.data)[0]).references
        self.ids = {each.where for each in named}
        there = {(kind, id) for each in named for kind in each.kinds for id in (each.id, "tekst")}
        schema = schemas(Catalogue(catalogue(ROOT).settings, LANGUAGES, broken=there))[FORMS[form]]
        one = schema["items"] | {"definitions": schema["definitions"]} if is_list else schema
        self.check = Draft7Validator(one, format_checker=Draft7Validator.FORMAT_CHECKER)
        self.must = {key_of(key, info) for key, info in self.model.model_fields.items() if info.is_required()}

    def few(self, where: tuple[str | int, ...]) -> Any:
        """The example without the fields that have nothing to do with a place."""
        return {key: value for key, value in self.data.items() if key in self.must or key == where[0]}

    def model_takes(self, data: Any) -> bool:
        return validate(self.model, self.document, LANGUAGES, data)[0] is not None


@pytest.mark.thorough
@pytest.mark.parametrize("form", FORMS)
def test_model_and_schema_say_the_same_of_every_value(form):
    """Every text of the example is replaced by all kinds of texts. (Whether what an entry names exists, the rules say.)"""
    both = Both(form)
    assert list(both.check.iter_errors(both.data)) == []
    bare = {text: yaml.load(text, Loader=EditorsLoader) if text[0] not in "{[!#-&*@" else text for text in NASTY}
    differ = []
    for where in places(both.data):
        if where in both.ids or not isinstance(at(both.data, where), str):
            continue
        for text in NASTY:
            changed = with_value(both.few(where), where, text)
            model_takes, schema_takes = both.model_takes(changed), both.check.is_valid(changed)
            editor_takes = both.check.is_valid(with_value(both.few(where), where, bare[text]))
            if model_takes != schema_takes or (model_takes and not editor_takes):
                differ.append(f"{where}: {text!r}: model {model_takes}, schema {schema_takes}, bare {editor_takes}")
    assert not differ, f"{len(differ)}\n" + "\n".join(differ[:40])


@pytest.mark.thorough
@pytest.mark.parametrize("form", FORMS)
def test_model_and_schema_say_the_same_of_every_shape(form):
    """Every value becomes a text, a list, a mapping; every key is left out, or has one beside it that is no field."""
    both = Both(form)
    differ = []
    for where in places(both.data):
        value, around = at(both.data, where), at(both.data, where[:-1])
        shapes = {"text": "tekst", "list": ["tekst"], "mapping": {"tekst": "tekst"}, "in a list": [value], "in a mapping": {"tekst": value}}
        changes = {name: with_value(both.few(where), where, shape) for name, shape in shapes.items()}
        if isinstance(around, dict) and where[-1] != "nl":  # that a text has the default language, a rule says
            less = {key: each for key, each in around.items() if key != where[-1]}
            changes["left out"] = with_value(both.few(where), where[:-1], less) if less else both.data
            changes["another key"] = with_value(both.few(where), where[:-1], {**around, "tekst": value})
        for name, changed in changes.items():
            if both.model_takes(changed) != both.check.is_valid(changed):
                differ.append(f"{where} {name}: model {both.model_takes(changed)}, schema {both.check.is_valid(changed)}")
    assert not differ, f"{len(differ)}\n" + "\n".join(differ[:40])


# What a person who types sees


def declared(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field that a schema declares, with its path."""
    if isinstance(node, dict):
        for key, value in node.get("properties", {}).items():
            if "perLanguage" not in node and key not in LANGUAGES:
                yield f"{path}.{key}", value
        for key, value in node.items():
            yield from declared(value, f"{path}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from declared(value, f"{path}.{index}")


@pytest.mark.parametrize("name", FILES)
def test_every_field_has_a_title_and_help(name):
    for path, each in declared(schemas(catalogue(BASE))[name]):
        assert each.get("title") and each.get("description"), path
        assert each["description"][-1] in ".?…", f"{path}: the help is no sentence: {each['description']}"


def test_what_an_entry_may_name_is_what_there_is_now():
    found = schemas(catalogue(BASE))["offer"]["properties"]
    assert found["kind"]["enum"] == ["cursus", "groep"]
    assert found["themes"]["items"]["enum"] == ["ontmoeten", "papieren"]
    assert found["contact"]["items"]["enum"] == ["onthaal", "verwijslijn"]
    assert found["provider"]["enum"] == ["dorpshuis"]
    assert set(found["name"]["properties"]) == {"fr", "nl"}
    assert found["name"]["required"] == ["nl"]


def test_an_id_of_digits_may_be_typed_bare():
    made = Catalogue(catalogue(BASE).settings, LANGUAGES, broken={("sources", "12"), ("sources", "S1")})
    assert schemas(made)["offer"]["definitions"]["Support"]["properties"]["source"]["enum"] == ["12", "S1", 12]


def test_the_schemas_are_written_as_the_files_that_editors_are_pointed_to():
    written = as_files(catalogue(ROOT))
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert {Path(path).name for path in settings["yaml.schemas"]} == set(written)
    for text in written.values():
        assert "\\u" not in text  # Dutch is readable in the file
        json.loads(text)


def test_no_field_is_called_on():
    """Some YAML readers take that word for true."""
    for name, each in schemas(catalogue(BASE)).items():
        assert not [path for path, _ in declared(each) if path.endswith((".on", ".off", ".yes", ".no", ".y", ".n"))], name

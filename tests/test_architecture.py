"""The house stays as it was built: one street, one door to MkDocs, no words in templates, nobody's name in code."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from service_catalogue.model.fields import asked_of
from service_catalogue.model.offer import WEEKDAYS, Capacity, Offer
from service_catalogue.model.settings import Owner
from service_catalogue.model.vocabulary import PICTOGRAMS
from service_catalogue.text import State

from tests.conftest import ROOT, VILLAGE

HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "service_catalogue"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEMPLATES = sorted([*(PACKAGE / "templates").rglob("*.html"), *(HOOKS / "theme").glob("*.html")])

STREET = (
    # What is found, and the files as they are.
    "today", "version", "memory", "problems", "yaml_faults", "source",
    # What an entry may say.
    "model", "periods", "freshness", "translations", "text",
    # All of it read and checked.
    "catalogue", "handwritten", "rules", "reading", "examine",
    # What one audience may see: whatever comes after this sees nothing else.
    "redaction", "addresses", "explaining", "views", "edition",
    # What is made of it.
    "matching", "outputs", "finder", "paging", "direct", "pages", "qr", "shell", "referring",
    # A whole build, which redacts first.
    "site",
    # Commands for editors; no page is made of these.
    "report", "schema", "writing", "translated", "commands", "__main__",
)  # fmt: skip
"""The package's modules in the order of the data's way: each may use those before it, and none after it."""

UNREDACTED = {"catalogue", "reading", "examine"}
"""Modules that hold or hand out everything, also what is for referrers."""

LONGEST = 450
"""Lines of a module. Two screens are the aim; at this length it does more than one thing."""


def parsed(file):
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def imported(file):
    """The whole names of everything that a module imports, also inside its functions.

    What only annotations need (``if TYPE_CHECKING``) is never imported.
    """
    package = ["service_catalogue", *file.relative_to(PACKAGE).parts[:-1]] if PACKAGE in file.parents else []
    tree = parsed(file)
    never = [node for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    passed_over = {inner for node in never for statement in node.body for inner in ast.walk(statement)}
    for node in ast.walk(tree):
        if node in passed_over:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def stop_of(file):
    """The stop of the street that a file of the package belongs to; None for the package's own `__init__`."""
    name = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return None if name == "__init__" else name


def stops_used(file):
    """The stops whose modules a file imports."""
    for name in imported(file):
        parts = name.split(".")
        if parts[0] == "service_catalogue" and len(parts) > 1 and parts[1] in STREET:
            yield parts[1]


def test_every_module_has_its_place_in_the_street():
    assert {stop for file in MODULES if (stop := stop_of(file))} == set(STREET)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_module_uses_none_that_comes_later(file):
    stop = stop_of(file)
    if stop is None:
        assert set(stops_used(file)) == set()
        return
    later = STREET[STREET.index(stop) + 1 :]
    assert set(stops_used(file)) & set(later) == set()


def test_what_stands_after_the_edition_sees_nothing_else():
    """Only `site` holds the whole catalogue, and redacts it before anything is made."""
    between = STREET[STREET.index("edition") + 1 : STREET.index("site")]
    files = [file for file in MODULES if stop_of(file) in between]
    assert {stop_of(file) for file in files} == set(between)
    for file in files:
        assert set(stops_used(file)) & UNREDACTED == set(), file.name


def test_the_package_never_imports_mkdocs():
    for file in MODULES:
        wrong = [name for name in imported(file) if name.split(".")[0].startswith(("mkdocs", "material", "properdocs"))]
        assert wrong == [], file.name


def test_the_package_does_not_load_mkdocs_either():
    """Not through something else that it imports: the check of entries has to start fast."""
    names = [".".join(file.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__") for file in MODULES]
    assert "service_catalogue.__main__" in names
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        "print(*(name for name in sys.modules if name.split('.')[0] in ('mkdocs', 'material', 'mkdocs_static_i18n')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=HOOKS)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_one_file_knows_mkdocs():
    outside = [file for file in HOOKS.rglob("*.py") if PACKAGE not in file.parents]
    assert [file.name for file in outside] == ["mkdocs_events.py"]
    assert [name for name in imported(outside[0]) if name.startswith("mkdocs.")]


def test_the_file_that_knows_mkdocs_asks_for_finished_values_only():
    """It reaches into the package for the whole site, and for what that needs to be asked."""
    assert set(stops_used(HOOKS / "mkdocs_events.py")) <= {"site", "model", "problems", "report", "today", "outputs", "memory"}


# What stands for the first organisation that used this; another one's catalogue has none of it.
THEIRS = re.compile(
    r"\b(?:gent|gentse|ghent|gand|gantoise|ocmw|cpas|maact|acb|otc|plantrekkers|blue\swhite|kaa|buffalo'?s?|welzijnsbureau|"
    r"dampoort|uco)\b|ocmwgent|stad\.gent|266\s?9\d|lindedorp",
    re.IGNORECASE,
)


def test_nothing_about_one_organisation_stands_in_code():
    files = [file for file in HOOKS.rglob("*") if file.suffix in (".py", ".html", ".css", ".js", ".svg", ".yml", ".json")]
    assert len(files) > len(MODULES)
    found = {
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in files
        for match in THEIRS.finditer(file.read_text(encoding="utf-8"))
    }
    assert found == set()


@pytest.mark.parametrize("text", ["OCMW Gent", "acb.yml", "https://stad.gent/x", "09 266 99 11", "KAA Gent"])
def test_a_name_of_an_organisation_would_be_found(text):
    assert THEIRS.search(f'title = "{text}"')


@pytest.mark.parametrize("text", ["agent", "urgent", "engagement", "argent", "slug"])
def test_other_words_are_no_names(text):
    assert not THEIRS.search(f'title = "{text}"')


_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_READ_ALOUD = re.compile(r'\b(?:alt|title|aria-label|aria-description|placeholder)="([^"]*)"')


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_holds_no_words(file):
    """They come from catalogue/wording/ and from the entries."""
    text = _JINJA.sub("", file.read_text(encoding="utf-8"))
    spoken = [*_READ_ALOUD.findall(text), re.sub(r"<[^>]*>", "", text)]
    assert [word for each in spoken for word in re.findall(r"[^\W\d_]+", each)] == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_expression_of_a_template_holds_words_either(file):
    """A piece of text inside ``{{ … }}`` is a key or a class, without spaces between words."""
    source = re.sub(r"\{#.*?#\}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    literals = [text for each in _JINJA.findall(source) for text in re.findall(r'"([^"]*)"|\'([^\']*)\'', each)]
    assert [text for pair in literals for text in pair if re.search(r"\w\s+\w", text)] == []


def test_the_drawings_are_those_that_a_term_may_name():
    files = (PACKAGE / "templates/pictograms").iterdir()
    assert sorted(file.stem for file in files) == list(PICTOGRAMS)


# Labels whose name is put together, and the values that it is put together with.
PUT_TOGETHER = {
    "unknown.": [name for name, info in Offer.model_fields.items() if asked_of(info)],
    "weekday.": WEEKDAYS,
    "capacity.": Capacity.model_json_schema()["properties"]["state"]["enum"],
    "translation.": [state.value for state in State if state is not State.ORIGINAL],
    "offer.": ["ended", "paused"],
    "offer.self_": ["yes", "no", "unknown"],
    "offer.interpreter_": ["yes", "no"],
    "about.owner_": list(Owner.model_fields),
    "table.": ["name", "for_whom", "not_for_whom", "who_refers", "how", "cost", "languages", "checked", "seen"],
    "matching.": ["fits", "asks", "excluded", "fits_likely", "excluded_likely"],
    "matching.none_": ["fit", "ask", "excluded"],
    "status.": ["running", "paused", "unknown"],
}


def labels_of(file):
    def flat(data, before=""):
        for key, value in data.items():
            yield from flat(value, f"{before}{key}.") if isinstance(value, dict) else [f"{before}{key}"]

    return set(flat(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)))


def labels_used():
    """The whole names of labels that code and templates ask for, and the beginnings of those put together."""
    sections = {label.partition(".")[0] for label in labels_of(ROOT / "catalogue/wording/nl.yml")}
    whole, begun = set(), set()
    for file in (*TEMPLATES, *MODULES):
        for formatted, name in re.findall(r'(?<![\w"])(f?)"([a-z_]+\.[\w.-]*)', file.read_text(encoding="utf-8")):
            if name.partition(".")[0] in sections and not name.endswith((".html", ".yml", ".md", ".js")):
                # Put together: f"offers.{name}", and in a template "offer." ~ status
                (begun if formatted or name.endswith((".", "_")) else whole).add(name)
    return whole, begun


def test_names_of_labels_are_put_together_in_known_ways_only():
    assert labels_used()[1] == set(PUT_TOGETHER)


@pytest.mark.parametrize(
    "file", sorted([*(ROOT / "catalogue/wording").iterdir(), *(VILLAGE / "catalogue/wording").iterdir()]),
    ids=lambda file: file.relative_to(ROOT).as_posix(),
)  # fmt: skip
def test_the_wording_holds_every_label_that_is_asked_for_and_no_other(file):
    whole, begun = labels_used()
    asked = whole | {f"{begin}{each}" for begin in begun for each in PUT_TOGETHER[begin]}
    there = labels_of(file)
    assert asked - there == set(), "asked for and not there"
    assert there - asked == set(), "there and never asked for"


@pytest.mark.parametrize("file", sorted((ROOT / "catalogue/wording").iterdir()), ids=lambda file: file.name)
def test_what_a_visitor_asks_has_words_for_when_nobody_knows(file):
    asked = {f"unknown.{name}" for name, info in Offer.model_fields.items() if asked_of(info)}
    assert len(asked) > 4
    assert asked <= labels_of(file)


def test_what_answers_a_question_is_a_field():
    for name, info in Offer.model_fields.items():
        assert set(asked_of(info)) <= set(Offer.model_fields), name


@pytest.mark.parametrize("file", [*MODULES, HOOKS / "mkdocs_events.py"], ids=lambda file: file.relative_to(HOOKS).as_posix())
def test_a_module_is_short_enough_to_be_read(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize(
    "file", sorted(file for folder in ("hooks", "tests") for file in (ROOT / folder).rglob("*.py")),
    ids=lambda file: Path(file).relative_to(ROOT).as_posix(),
)  # fmt: skip
def test_a_module_begins_by_saying_what_it_is_for(file):
    said = (ast.get_docstring(parsed(file)) or "").split("\n\n")[0]
    assert re.search(r"\w.*[.:…]$", said, re.DOTALL), said

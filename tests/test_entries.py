"""The files in tests/entries: what each invalid one says of itself is found, and nothing else anywhere."""

from pathlib import Path

import pytest
from service_catalogue.catalogue import Catalogue
from service_catalogue.handwritten import menu_leads_to_pages, read_pages
from service_catalogue.reading import read
from service_catalogue.rules import RULES

from tests.entry_cases import DAY, Case, Ground, cases

INVALID, VALID = cases("invalid"), cases("valid")
RULE_NAMES = sorted({rule.__name__ for rule in (*RULES, menu_leads_to_pages)})


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("entries") / "base")


def test_the_base_has_no_problem(ground):
    assert ground.problems({}) == []


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_a_valid_file_has_no_problem(ground, case: Case):
    assert [str(problem) for problem in ground.problems(case.files())] == []


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_an_invalid_file_has_the_problems_it_names_and_no_other(ground, case: Case):
    found = [str(problem) for problem in ground.problems(case.files())]
    assert found, "hier werd niets gevonden; hoort dit bestand bij valid/?"
    assert found == sorted(case.expected(), key=_in_order), _advice(case, found)


def _in_order(line: str) -> tuple[str, int, int, str]:
    path, number, column, rest = line.split(":", 3)
    return path, int(number), int(column), rest


def _advice(case: Case, found: list[str]) -> str:
    """What the file should say at its top, were all that was found right; its lines then move down."""
    shift = len(found) - len(case.expected()) if case.path.is_file() else 0
    lines = []
    for line in found:
        _, number, column, rest = line.split(":", 3)
        lines.append(f"# {int(number) + shift}:{column}{rest}")
    return "dit werd gevonden; klopt het, zet het dan bovenaan het bestand:\n" + "\n".join(lines)


@pytest.mark.parametrize("case", [case for case in INVALID if not case.name.startswith("haast/")], ids=lambda case: case.name)
def test_an_invalid_file_has_a_valid_neighbour(case: Case):
    """Beside a file that is refused stands one that is nearly the same and is not; its name begins that of the other.

    A mistake made in a hurry is a story of its own.
    """
    folder, stem = str(Path(case.name).parent), case.path.stem
    near = [each.path.stem for each in VALID if str(Path(each.name).parent) == folder]
    assert any(stem == each or stem.startswith(f"{each}-") for each in near), f"valid/{folder}/{stem.split('-')[0]}… ontbreekt"


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_every_rule_has_files_that_break_it_and_files_that_keep_it(ground, rule):
    mine = [case for case in INVALID if case.name.startswith(f"rules/{rule}/")]
    assert mine, f"tests/entries/invalid/rules/{rule}/ is leeg"
    for case in mine:
        with ground.with_files(case.files()) as root:
            assert _breaks(rule, root), f"{case.name} breekt een andere regel"
    kept = [case for case in VALID if case.name.startswith(f"rules/{rule}/")]
    assert kept, f"tests/entries/valid/rules/{rule}/ is leeg"


def _breaks(name: str, root: Path) -> bool:
    catalogue, _ = read(root)
    assert isinstance(catalogue, Catalogue)
    if name == menu_leads_to_pages.__name__:
        return any(menu_leads_to_pages(catalogue, read_pages(root / "docs", root, catalogue.languages)[0]))
    return any(any(rule(catalogue, DAY)) for rule in RULES if rule.__name__ == name)


def test_no_folder_is_named_after_a_rule_that_is_gone():
    named = {case.name.split("/")[1] for case in (*INVALID, *VALID) if case.name.startswith("rules/")}
    assert named <= set(RULE_NAMES)

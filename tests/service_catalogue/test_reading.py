"""The files of a catalogue, read one by one: a broken one is a problem of its own and no one else's."""

from pathlib import Path

import pytest
from service_catalogue.catalogue import Catalogue
from service_catalogue.reading import read

from tests.entry_cases import Ground


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("reading") / "base")


def found(ground: Ground, **files: str) -> tuple[Catalogue, list[str]]:
    laid = {f"catalogue/{path.replace('__', '/').replace('_', '-')}.yml": text.encode() for path, text in files.items()}
    with ground.with_files(laid) as root:
        catalogue, problems = read(root)
    return catalogue, [str(problem) for problem in problems]


def test_a_file_is_called_by_its_name_and_a_part_of_an_organisation_by_its_id(ground):
    catalogue, problems = found(ground)
    assert problems == []
    assert list(catalogue.offers) == ["wandelgroep"]
    assert list(catalogue.organisations) == ["dorpshuis"]
    assert list(catalogue.contact_points) == ["onthaal", "verwijslijn"]
    assert list(catalogue.places) == ["dorpszaal"]
    assert catalogue.languages == ("fr", "nl")


def test_what_is_broken_is_there_all_the_same(ground):
    catalogue, _ = found(ground, offers__koor="name: Koor\n")
    assert catalogue.knows("offers", "koor") and "koor" not in catalogue.offers
    assert not catalogue.knows("offers", "band")


@pytest.mark.parametrize("text", ["- id: S1\n  title: a: b\n", "geen lijst", "- id: S1\n  title: x\n- \n", "- title: x\n"])
def test_of_a_list_that_could_not_be_read_nobody_can_say_what_is_missing(ground, text):
    catalogue, problems = found(ground, sources=text)
    assert problems and catalogue.knows("sources", "whatever")
    assert not catalogue.knows("routes", "whatever")


@pytest.mark.parametrize(
    "text",
    ["name: {nl: A}\ncontact_points: tekst\n", "name: {nl: A}\ncontact_points: ~\n", "name: {nl: A}\ncontact_points:\n  - role: {nl: X}\n", "name: {nl: 'A}\n"],
)
def test_of_an_organisation_that_could_not_be_read_whole_nobody_can_say_which_contact_points_it_has(ground, text):
    catalogue, problems = found(ground, organisations__koor=text)
    assert problems and catalogue.knows("contact_points", "whatever")


def test_an_id_that_two_have_is_nobodys(ground):
    """Else rules would judge one of the two by what the other is used for."""
    organisation = "name: {nl: Buurtwerk}\ncontact_points:\n  - {id: onthaal, role: {nl: Onthaal}}\n"
    catalogue, problems = found(ground, organisations__buurtwerk=organisation)
    assert len(problems) == 1
    assert catalogue.knows("contact_points", "onthaal") and "onthaal" not in catalogue.contact_points


def test_without_settings_there_is_no_catalogue_but_every_other_problem(ground):
    catalogue, problems = found(ground, settings="site_name: X\n", offers__koor="name: Koor\n")
    assert catalogue is None
    assert {line.split(":")[0] for line in problems} == {"catalogue/settings.yml", "catalogue/offers/koor.yml"}


def test_a_hidden_file_is_no_entry(ground):
    with ground.with_files({"catalogue/offers/.wandelgroep.yml.swp": b"x", "catalogue/.DS_Store": b"x"}) as root:
        assert read(root)[1] == []


def test_a_vocabulary_cannot_take_the_name_of_something_else(ground):
    _, problems = found(ground, vocabularies__offers="- {id: x, name: {nl: X}}\n")
    assert problems == ['catalogue/vocabularies/offers.yml:1:1: fout: "offers.yml" kan hier niet zo heten; kies een andere naam']


def test_an_empty_folder_has_a_problem_and_no_exception(tmp_path: Path):
    catalogue, problems = read(tmp_path)
    assert catalogue is None
    assert [problem.file for problem in problems] == ["catalogue/wording", "catalogue/settings.yml"]

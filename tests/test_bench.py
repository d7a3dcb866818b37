"""What the benchmarks stand on: invented catalogues that are the same each time and sound, and costs of whole processes."""

import re
import sys

import pytest

from bench.generate import DAY, write_catalogue
from bench.process import Cost, cost, in_turn, middle
from bench.projects import ours
from service_catalogue.examine import load
from service_catalogue.problems import errors

OFFERS = 40


def files(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.yml")}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    root = tmp_path_factory.mktemp("made")
    write_catalogue(root / "catalogue", OFFERS)
    return root


def test_an_invented_catalogue_has_no_errors(made):
    catalogue, problems = load(made, DAY)
    assert errors(problems) == []
    assert len(catalogue.offers) == OFFERS
    assert any("fr" in offer.name and "en" in offer.name for offer in catalogue.offers.values())


def test_one_in_a_single_language_has_none_either(tmp_path):
    write_catalogue(tmp_path / "catalogue", OFFERS, languages=["nl"])
    catalogue, problems = load(tmp_path, DAY)
    assert errors(problems) == []
    assert catalogue.languages == ("nl",)
    texts = [content for name, content in files(tmp_path / "catalogue").items() if "wording" not in name]  # where "fr" is a Friday
    assert not re.search(rb"\n\s+(fr|en):", b"".join(texts))


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(made, tmp_path):
    write_catalogue(tmp_path / "same", OFFERS)
    write_catalogue(tmp_path / "other", OFFERS, seed=2)
    assert files(tmp_path / "same") == files(made / "catalogue") != files(tmp_path / "other")


def test_the_first_offers_of_a_large_catalogue_are_those_of_a_small_one(made, tmp_path):
    write_catalogue(tmp_path / "larger", OFFERS + 20)
    small = {name: content for name, content in files(made / "catalogue").items() if name.startswith("offers/")}
    assert small.items() <= files(tmp_path / "larger").items()


@pytest.mark.build
def test_a_project_in_one_language_builds(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    project = ours(tmp_path, 12, ["nl"])
    spent = cost(project, "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(project / "site"))
    assert (project / "site/aanbod/index.html").is_file() and not (project / "site/fr").exists()
    assert 0 < spent.cpu and 0 < spent.wall and 20 < spent.peak < 2000


def test_a_cost_is_that_of_the_whole_process_with_its_children(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    busy = "import time\nwhile time.process_time() < 0.3: pass\n"
    (tmp_path / "busy.py").write_text(busy)
    (tmp_path / "parent.py").write_text(f"import subprocess\nsubprocess.run([{sys.executable!r}, 'busy.py'], check=True)\n")
    for module in ("busy", "parent"):
        assert 0.3 < cost(tmp_path, module, PYTHONPATH=str(tmp_path)).cpu < 3
    (tmp_path / "wrong.py").write_text("print('het ging mis')\nraise SystemExit(1)\n")
    with pytest.raises(SystemExit, match="het ging mis"):
        cost(tmp_path, "wrong", PYTHONPATH=str(tmp_path))


def test_costs_are_taken_by_turns_and_their_middle_part_by_part(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    (tmp_path / "says.py").write_text("import sys\nopen('log', 'a').write(sys.argv[1])\n")
    found = in_turn({"a": (tmp_path, "says", "a"), "b": (tmp_path, "says", "b")}, 2)
    assert (tmp_path / "log").read_text() == "abab"
    assert {name: len(costs) for name, costs in found.items()} == {"a": 2, "b": 2}
    assert middle([Cost(1, 9, 5), Cost(2, 8, 4), Cost(3, 7, 6)]) == Cost(2, 8, 5)

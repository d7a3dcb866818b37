"""What mkdocs.yml and the settings must both say, they say alike; and the made-up catalogue is a good one."""

from pathlib import Path

import pytest
import yaml
from service_catalogue.examine import load
from service_catalogue.problems import Level

from tests.conftest import ROOT, VILLAGE
from tests.site.reading import TODAY


class Config(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` is MkDocs' own."""


Config.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


@pytest.fixture(scope="module")
def config():
    return yaml.load((ROOT / "mkdocs.yml").read_text(), Config)


@pytest.fixture(scope="module")
def settings():
    catalogue, problems = load(ROOT, TODAY)
    assert catalogue, problems
    return catalogue.settings


def test_the_site_has_one_name(config, settings):
    assert config["site_name"] == settings.site_name[settings.default_language]


def test_mkdocs_has_the_languages_that_have_wording(config, settings):
    languages = next(plugin["i18n"]["languages"] for plugin in config["plugins"] if "i18n" in plugin)
    assert {each["locale"] for each in languages} == {file.stem for file in (ROOT / "catalogue/wording").iterdir()}
    assert [each["locale"] for each in languages if each.get("default")] == [settings.default_language]


def test_mkdocs_loads_one_file_of_ours(config):
    assert config["hooks"] == ["hooks/mkdocs_events.py"]


def test_the_made_up_catalogue_passes_the_check(config):
    """Its one warning is the translation that is there to be outdated."""
    catalogue, problems = load(VILLAGE, TODAY)
    assert catalogue, problems
    told = [(Path(problem.file).name, problem.level) for problem in problems]
    assert told == [("taalcafe.yml", Level.WARNING)]

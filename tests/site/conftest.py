"""A site that tests of built sites share."""

from pathlib import Path

import pytest

from tests.conftest import VILLAGE, build, copy_project
from tests.site.reading import BELOW, day


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The village gone live below another site, with no public source, a while later."""
    village = copy_project(tmp_path_factory.mktemp("live"), VILLAGE / "catalogue", VILLAGE / "docs")
    settings = village / "catalogue/settings.yml"
    text = settings.read_text()
    assert "stage: proef\n" in text
    settings.write_text(text.replace("stage: proef\n", "stage: live\n"))
    return build(village, SITE_URL=BELOW, SOURCE_DATE_EPOCH=day(2027, 3, 2))

"""The version of a site: another one as soon as anything is other that its data files are made of."""

import re
from datetime import date

from service_catalogue.model.fields import Audience
from service_catalogue.reading import read
from service_catalogue.redaction import redact
from service_catalogue.version import version


def digest(root) -> str:
    catalogue, _ = read(root)
    return redact(catalogue, Audience.PUBLIC, date(2026, 11, 22)).digest


def test_it_is_ten_letters_that_depend_on_every_part():
    assert re.fullmatch("[0-9a-f]{10}", version("a", 1))
    assert version("a", 1) == version("a", 1)
    assert len({version("a", 1), version("a", 2), version("b", 1), version("a"), version()}) == 5


def test_it_is_another_when_a_template_is(tmp_path, monkeypatch):
    """Cards and sheets in data files are made with templates."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/card.html").write_text("<li>")
    monkeypatch.setattr("service_catalogue.version.PACKAGE", tmp_path)
    before = version("a")
    assert version("a") == before
    (tmp_path / "templates/card.html").write_text("<li class=card>")
    assert version("a") != before


CHANGES = {
    "offers/acb.yml": ("nl: ", "nl: Proef "),
    "settings.yml": ("stage: proef", "stage: live"),
    "wording/fr.yml": ("Comment", "Et comment"),
    "synonyms/nl.yml": ("maakt", "proef"),
    "glossary.yml": ("nl: ", "nl: Proef "),
    "organisations/ocmw-gent.yml": ("09 266 99 11", "09 210 10 10"),
}


def test_the_digest_of_a_catalogue_depends_on_every_file_and_its_name(project):
    before = digest(project)
    assert digest(project) == before
    found = {before}
    for name, (old, new) in CHANGES.items():
        file = project / "catalogue" / name
        text = file.read_text()
        assert old in text, name
        file.write_text(text.replace(old, new, 1))
        found.add(digest(project))
    (project / "catalogue/offers/acb.yml").rename(project / "catalogue/offers/acb-2.yml")
    found.add(digest(project))
    assert len(found) == len(CHANGES) + 2


def test_a_comment_or_what_the_public_may_not_see_changes_it_not(project):
    before = digest(project)
    file = project / "catalogue/offers/acb.yml"
    file.write_text(file.read_text() + "# een opmerking\ncapacity: {state: full, date: 2026-11-20}\n")
    assert digest(project) == before

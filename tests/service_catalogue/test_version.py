"""The version of a site: another one as soon as anything is other that its data files are made of."""

import re

from service_catalogue.catalogue import Catalogue
from service_catalogue.reading import read
from service_catalogue.version import version


def digest(root) -> str:
    catalogue, _ = read(root)
    assert isinstance(catalogue, Catalogue)
    return catalogue.digest


def test_it_is_ten_letters_that_depend_on_every_part():
    assert re.fullmatch("[0-9a-f]{10}", version("a", 1))
    assert version("a", 1) == version("a", 1)
    assert len({version("a", 1), version("a", 2), version("b", 1), version("a"), version()}) == 5


def test_the_digest_of_a_catalogue_depends_on_every_file_and_its_name(project):
    before = digest(project)
    assert digest(project) == before
    found = {before}
    for change in ("offers/acb.yml", "settings.yml", "wording/fr.yml", "synonyms/nl.yml", "glossary.yml"):
        file = project / "catalogue" / change
        file.write_text(file.read_text() + "# x\n")
        found.add(digest(project))
    (project / "catalogue/offers/acb.yml").rename(project / "catalogue/offers/acb-2.yml")
    found.add(digest(project))
    assert len(found) == 7

"""A list that is too long for a page, in parts: by kind and letter, none too long, each offer in one of them."""

import pytest
from service_catalogue import edition as editions
from service_catalogue import paging
from service_catalogue.paging import by_kind, letter_of

from tests.service_catalogue import samples


@pytest.fixture
def large(monkeypatch):
    """Call it with names to get an edition that is too large for one page, three offers to a part."""
    monkeypatch.setattr(editions, "WHOLE_LIST", 2)
    monkeypatch.setattr(paging, "TOGETHER", 3)

    def made(*names, language="nl", kinds=("groep",)):
        offers = {
            f"aanbod-{at}": f"name: {{nl: {name!r}}}\n{f'kind: {kinds[at % len(kinds)]}' if kinds[at % len(kinds)] else ''}"
            for at, name in enumerate(names)
        }
        return samples.edition(samples.catalogue(offers), language)

    return made


def paths(edition):
    return [part.path for _, parts in by_kind(edition) for part in parts]


def test_a_small_catalogue_has_no_parts():
    assert by_kind(samples.edition(samples.catalogue({"koor": "kind: groep"}))) == []


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Zingen", "Z"), ("zingen", "Z"), ("Één voor één", "E"), ("'t Koor", "T"), ("3 op een rij", "0-9"), ("(Her)starten", "H"), ("غناء", "غ"), ("…", "0-9")],
)
def test_a_name_stands_under_its_first_letter_without_accent_and_large(name, letter):
    assert letter_of(name) == letter


def test_parts_stand_by_kind_and_letter_and_none_has_more_than_fit(large):
    edition = large("Bal", "Bes", "Bij", "Bok", "Aap", kinds=("groep",))
    assert paths(edition) == ["groep/a/", "groep/b/", "groep/b-2/"]
    assert [(part.label, part.number, part.of, len(part.ids)) for _, parts in by_kind(edition) for part in parts] == [
        ("A", 1, 1, 1),
        ("B 1", 1, 2, 3),
        ("B 2", 2, 2, 1),
    ]


def test_what_has_no_kind_stands_last_at_an_address_that_no_kind_can_have(large):
    assert paths(large("Aap", "Bal", "Cel", kinds=("groep", None))) == ["groep/a/", "groep/c/", "_/b/"]


def test_every_offer_stands_in_one_part_in_every_language(large):
    names = [f"{letter}{at}" for at in range(9) for letter in "abcé1"]
    for language in ("nl", "fr"):
        edition = large(*names, language=language, kinds=("groep", "cursus", None))
        found = [id for _, parts in by_kind(edition) for part in parts for id in part.ids]
        assert sorted(found) == sorted(edition.catalogue.offers)
        assert len(set(paths(edition))) == len(paths(edition))

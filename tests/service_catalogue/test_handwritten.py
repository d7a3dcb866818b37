"""The front matter of a hand-written page is checked like an entry, with the line it stands on."""

import pytest
from service_catalogue.catalogue import Origin
from service_catalogue.handwritten import menu_leads_to_pages, read_pages, names_in
from service_catalogue.model.settings import Settings
from service_catalogue.source import parse

from tests.service_catalogue import samples

FINE = "---\ntitle: Contact\nmenu: Bel ons\ndescription: Zo bereik je ons.\nbody: contact\n---\nBel ons.\n"


@pytest.fixture
def read(tmp_path):
    """Write pages into `docs/` and read them; the languages are Dutch and French."""

    def read(pages):
        for name, content in pages.items():
            file = tmp_path / "docs" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_pages(tmp_path / "docs", tmp_path, ("fr", "nl"))

    return read


@pytest.fixture
def problems(read):
    """What is wrong with a page, as an editor reads it; a page with a problem is not handed on."""

    def problems(content):
        pages, found = read({"nl/contact.md": content})
        assert pages == []
        return [str(problem) for problem in found]

    return problems


def test_a_page_says_what_stands_in_its_front_matter(read):
    (page,), problems = read({"nl/contact.md": FINE})
    assert problems == []
    assert (page.language, page.key, page.path) == ("nl", "contact/", "docs/nl/contact.md")
    front = page.front
    assert (front.title, front.menu, front.description, front.body) == ("Contact", "Bel ons", "Zo bereik je ons.", "contact")


@pytest.mark.parametrize(
    "content",
    [
        "---\ntitle: Contact\n---\n",
        "---\ntitle: Contact\n---",
        "---  \ntitle: Contact\n--- \n\nBel ons.\n\n---\n\nOf schrijf.\n",
        "---\r\ntitle: Contact\r\n---\r\nBel ons.\r\n",
        "\ufeff---\ntitle: Contact\n---\nBel ons.\n",
    ],
    ids=["no prose", "no last line end", "spaces and a rule", "Windows' line ends", "byte order mark"],
)
def test_a_page_needs_a_title_and_is_read_whatever_editor_wrote_it(read, content):
    (page,), problems = read({"nl/contact.md": content})
    assert problems == []
    assert page.front.title == "Contact"


@pytest.mark.parametrize(
    ("name", "key"),
    [("index.md", ""), ("contact.md", "contact/"), ("over/index.md", "over/"), ("over/ons.md", "over/ons/")],
)
def test_a_pages_key_is_its_address(read, name, key):
    (page,), _ = read({f"nl/{name}": FINE})
    assert page.key == key


def test_pages_are_read_per_language_by_name(read):
    pages, _ = read({"nl/contact.md": FINE, "fr/index.md": FINE, "nl/index.md": FINE, "de/index.md": FINE})
    assert [(page.language, page.key) for page in pages] == [("fr", ""), ("nl", "contact/"), ("nl", "")]


@pytest.mark.parametrize("content", ["Bel ons.\n", "title: Contact\n---\n", "\n---\ntitle: Contact\n---\n", "---\ntitle: Contact\n"])
def test_a_page_without_front_matter_is_told_how_to_begin(problems, content):
    (said,) = problems(content)
    assert said.startswith('docs/nl/contact.md:1:1: fout: deze pagina begint niet met een kop')


def test_a_wrong_key_is_named_on_its_line_with_the_nearest_one(problems):
    (said,) = problems("---\ntitle: Contact\nmenuu: Bel ons\n---\nBel ons.\n")
    assert said.startswith('docs/nl/contact.md:3:1: fout: "menuu" is geen veld van')
    assert '"menu"' in said


def test_a_missing_title_is_named(problems):
    (said,) = problems("---\nmenu: Bel ons\n---\nBel ons.\n")
    assert said.startswith("docs/nl/contact.md:2:1: fout: Titel: ontbreekt")


def test_a_value_that_can_not_be_is_named_at_its_place(problems):
    (said,) = problems("---\ntitle: Contact\n\nbody: Contact!\n---\nBel ons.\n")
    assert said.startswith("docs/nl/contact.md:4:7: fout: Sjabloon:")


def test_front_matter_that_can_not_be_read_is_a_problem_with_its_line(problems):
    (said,) = problems("---\ntitle: Contact\nmenu: [Bel\n---\nBel ons.\n")
    assert said.startswith("docs/nl/contact.md:")
    assert int(said.split(":")[1]) > 2


def test_front_matter_without_fields_is_a_problem(problems):
    assert problems("---\nContact\n---\nBel ons.\n")


def test_a_page_that_is_not_in_utf_8_is_a_problem_at_the_first_wrong_letter(problems):
    (said,) = problems("---\ntitle: Contact\n---\nBel\nelk café.\n".encode("latin-1"))
    assert said.startswith("docs/nl/contact.md:5:8: fout: hier staat een teken dat niet in UTF-8 bewaard is")


def test_one_wrong_page_hides_no_other(read):
    pages, problems = read({"nl/contact.md": "Bel ons.\n", "nl/over.md": "Over ons.\n", "nl/index.md": FINE})
    assert [page.key for page in pages] == [""]
    assert [problem.file for problem in problems] == ["docs/nl/contact.md", "docs/nl/over.md"]


@pytest.mark.parametrize(
    ("pages", "menu", "said"),
    [
        (("nl/index.md", "nl/contact.md"), "menu: [contact/, aanbod/]", []),
        (("nl/index.md",), "menu: [aanbod/, contact/]", ['settings.yml:1:17: fout: Menu: er is geen pagina met het adres "contact/"']),
        (("nl/index.md", "fr/contact.md"), "foot: [contact/]", ['settings.yml:1:8: fout: Voet: er is geen pagina met het adres "contact/"']),
        (("fr/index.md",), "menu: []", ["docs/nl:1:1: fout: docs/nl/index.md ontbreekt"]),
    ],
)
def test_the_menus_lead_to_pages_in_the_default_language_and_there_is_a_home(read, pages, menu, said):
    catalogue = samples.catalogue(settings=menu)
    catalogue.origins["settings", "settings"] = Origin(parse(menu.encode(), "settings.yml"), (), Settings)
    found = list(menu_leads_to_pages(catalogue, read(dict.fromkeys(pages, FINE))[0]))
    assert [str(problem)[: len(start)] for problem, start in zip(found, said, strict=True)] == said


def test_what_a_link_may_lead_to_is_known_however_it_is_written():
    found = names_in("Zie [x](mijn%20pagina.md) en [y](priv%C3%A9.md#deel) of [z]: ../aanbod/koor-2.md")
    assert {"mijn", "pagina", "privé", "koor-2"} <= found

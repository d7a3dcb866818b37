"""The commands that change an entry, as editors type them: what the file says afterwards, and what is refused."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from service_catalogue.__main__ import main

from tests.conftest import DAY
from tests.entry_cases import Ground

KOOR = "# Van ons.\nname: {nl: Koor}  # zo heet het\nsummary:\n  nl: Je zingt samen.\n"
DANS = "name: {nl: Dans}\n"
OFFERS = "catalogue/offers/"


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    ground = Ground(tmp_path / "een map met é")
    (ground.root / OFFERS / "koor.yml").write_text(KOOR, encoding="utf-8")
    (ground.root / OFFERS / "dans.yml").write_text(DANS, encoding="utf-8")
    return ground


def run(ground, *arguments, typed=None):
    return CliRunner().invoke(main, [*arguments, "--root", str(ground.root)], input=typed, env={"SOURCE_DATE_EPOCH": DAY})


def koor(ground):
    return (ground.root / OFFERS / "koor.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["set", "koor", "summary.nl", "Je zingt, en je danst."], KOOR.replace("Je zingt samen.", "Je zingt, en je danst.")),
        (["set", "koor", "duration.nl", "tien keer"], KOOR + "duration:\n  nl: tien keer\n"),
        (["set", "koor", "partners", "dorpshuis", "--add"], None),
        (["set", "koor", "summary", "--remove"], KOOR.partition("summary")[0]),
        (["pause", "koor", "--reason", "Er is geen dirigent."], KOOR.replace("# zo heet het\n", "# zo heet het\nstatus: paused\nstatus_reason:\n  nl: Er is geen dirigent.\n")),
        (["end", "koor", "--reason", "", "--successor", "dans"], KOOR.replace("# zo heet het\n", "# zo heet het\nstatus: ended\nsuccessor: dans\n")),
        (["room", "koor", "full", "--note", "Tot in maart."], KOOR + "capacity:\n  state: full\n  date: 2026-11-22\n  note:\n    nl: Tot in maart.\n"),
    ],
    ids=lambda each: " ".join(each[:3]) if isinstance(each, list) else "",
)  # fmt: skip
def test_a_command_leaves_what_a_person_would_have_typed(ground, arguments, text):
    if text is None:
        house = next((ground.root / "catalogue/organisations").iterdir()).stem
        arguments, text = [house if each == "dorpshuis" else each for each in arguments], KOOR.replace("summary:", f"partners:\n  - {house}\nsummary:")
    said = run(ground, *arguments)
    assert (said.exit_code, said.output) == (0, "Gewijzigd in catalogue/offers/koor.yml.\n")
    assert koor(ground) == text
    assert run(ground, *arguments).exit_code == (1 if "--remove" in arguments or "--add" in arguments else 0), "a repeat changes nothing more"


def test_a_fault_in_a_hand_written_page_stops_a_command_as_it_stops_the_check(ground):
    page = next((ground.root / "docs/nl").glob("*.md"))
    page.write_text(page.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    said = run(ground, "set", "koor", "duration.nl", "tien keer")
    assert said.exit_code != 0 and "los eerst deze fouten op" in said.output
    assert koor(ground) == KOOR


def test_what_is_not_given_is_asked(ground):
    said = run(ground, "end", "koor", typed="Niemand kwam nog.\n\n")
    assert said.exit_code == 0
    assert "Waarom?" in said.output and "Wat kwam in de plaats?" in said.output
    assert "status: ended\nstatus_reason:\n  nl: Niemand kwam nog.\n" in koor(ground)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["set", "koorr", "duration.nl", "x"], 'Error: "koorr" staat niet in de gids; bedoelde je "koor"?'),
        (["set", "koor", "cost.amount", "veel"], "niets gewijzigd, want dan klopt dit niet:\ncatalogue/offers/koor.yml:"),
        (["set", "koor", "kleur", "rood"], "niets gewijzigd, want dan klopt dit niet:"),
        (["set", "koor", "duration", "--remove"], "hier staat niets: duration"),
        (["set", "koor", "duration.nl"], "geef een waarde, of --remove en geen waarde"),
        (["end", "koor", "--reason", "", "--successor", "dans2"], "niets gewijzigd"),
        (["end", "koor", "--reason", "", "--successor", ""], "wat gestopt is, zegt wat in de plaats kwam"),
        (["room", "koor", "halfvol"], "'halfvol' is not one of"),
        (["pause", "dorpshuis", "--reason", ""], "staat niet in de gids"),
    ],
)
def test_what_would_not_be_right_is_refused_and_the_file_is_as_it_was(ground, arguments, said):
    ended = run(ground, *arguments)
    assert ended.exit_code != 0 and said in ended.output
    assert "Traceback" not in ended.output
    assert koor(ground) == KOOR

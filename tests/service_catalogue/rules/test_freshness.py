"""What is due depends on the day, which is an input: the same entries, judged on another day, say something else."""

from datetime import date

import pytest

from tests.entry_cases import Ground


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("freshness") / "base")


def on(ground: Ground, day: str, path: str, text: str) -> list[str]:
    """What is said of a file on a day."""
    return [str(problem).removeprefix(f"{path}:") for problem in ground.problems({path: text.encode()}, date.fromisoformat(day))]


KOOR = "catalogue/offers/koor.yml"
CHECKED = "name: {nl: Koor}\nchecked:\n  - {date: 2026-01-01, by: redactie}\n"


@pytest.mark.parametrize(
    ("day", "parts"),
    [
        ("2026-01-01", ()),
        ("2026-07-02", ()),
        ("2026-07-03", ("contact", "when-where")),
        ("2027-01-02", ("eligibility", "referral", "contact", "when-where", "cost")),
        ("2028-01-02", ("description", "eligibility", "referral", "contact", "when-where", "cost")),
    ],
)
def test_each_part_is_due_after_its_own_half_life(ground, day, parts):
    said = [f"3:3: let op: Nagekeken: dit moet opnieuw nagekeken worden: {', '.join(f'{part} (2026-01-01)' for part in parts)}"]
    assert on(ground, day, KOOR, CHECKED) == (said if parts else [])


def test_the_shorter_of_two_half_lives_counts(ground):
    """The base checks a group every six months."""
    said = on(ground, "2026-07-03", KOOR, CHECKED + "kind: groep\n")
    assert len(said) == 1 and "description (2026-01-01)" in said[0]


def test_a_later_check_of_a_part_is_of_that_part(ground):
    text = CHECKED + "  - {date: 2026-07-01, by: redactie, what: [contact]}\n"
    assert "contact" not in on(ground, "2026-07-03", KOOR, text)[0]


def test_what_was_never_checked_is_not_due(ground):
    assert on(ground, "2099-01-01", KOOR, "name: {nl: Koor}\n") == []


def test_a_check_of_tomorrow_is_refused_until_then(ground):
    assert on(ground, "2025-12-31", KOOR, CHECKED) == [
        '3:12: fout: Datum: "2026-01-01" moet nog komen; schrijf de dag waarop het is nagekeken'
    ]


ORGANISATION = "catalogue/organisations/koor.yml"
PERSON = """name: {nl: Koor}
contact_points:
  - id: dirigent
    role: {nl: Dirigent}
    person: {name: An Voorbeeld, agreed_on: 2026-01-01, review_by: 2026-06-01}
"""


def test_a_name_is_warned_about_from_the_day_after_its_review(ground):
    assert on(ground, "2026-06-01", ORGANISATION, PERSON) == []
    assert on(ground, "2026-06-02", ORGANISATION, PERSON) == [
        "5:68: let op: Opnieuw vragen tegen: deze naam moest tegen 2026-06-01 opnieuw gevraagd worden en staat nergens meer op de site"
    ]


def test_growing_old_never_stops_a_build(ground):
    """Whatever the day, a warning and no error."""
    for path, text in ((KOOR, CHECKED), (ORGANISATION, PERSON)):
        assert all(": let op: " in f":{line}" for line in on(ground, "2126-01-01", path, text))

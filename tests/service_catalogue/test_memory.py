"""What is remembered is what was made from the same, and what a build did not ask for is forgotten."""

from datetime import date

from service_catalogue.memory import Memory
from service_catalogue.model.fields import Audience
from service_catalogue.reading import read
from service_catalogue.redaction import redact


class Work:
    """Counts how often it is done."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return self.times


def test_the_same_object_is_worked_out_once_and_an_equal_one_again():
    memory, work, one, other = Memory(), Work(), [1], [1]
    assert [memory.of("kind", one, work), memory.of("kind", one, work), memory.of("kind", other, work)] == [1, 1, 2]
    assert memory.of("another kind", one, work) == 3


def test_the_same_content_is_worked_out_once_and_another_under_that_name_again():
    memory, work = Memory(), Work()
    assert [memory.at("a", "x", work), memory.at("a", "x", work), memory.at("a", "y", work), memory.at("a", "x", work)] == [1, 1, 2, 3]


def test_what_a_build_asks_for_lives_on_and_the_rest_is_forgotten():
    memory, work, one = Memory(), Work(), [1]
    memory.of("kind", one, work)
    memory.inner("seen").of("kind", one, work)
    memory.turn()
    assert (memory.of("kind", one, work), memory.inner("seen").of("kind", one, work)) == (1, 2)
    memory.turn()
    memory.turn()
    assert (memory.of("kind", one, work), memory.inner("seen").of("kind", one, work)) == (3, 4)


def test_a_file_with_the_same_bytes_is_not_read_again_and_a_changed_one_is(project):
    memory = Memory()
    before, _ = read(project, memory)
    file = project / "catalogue/offers/acb.yml"
    file.write_text(file.read_text() + "# een opmerking\n")
    memory.turn()
    after, _ = read(project, memory)
    assert after.offers["acb"] is not before.offers["acb"]
    assert after.offers["extra-time"] is before.offers["extra-time"]


def test_a_problem_is_told_again_though_its_file_is_not_read_again(project):
    memory = Memory()
    file = project / "catalogue/offers/acb.yml"
    file.write_text(file.read_text() + "onzin: x\n")
    first = read(project, memory)[1]
    memory.turn()
    assert first and read(project, memory)[1] == first


def test_what_another_audience_may_not_see_is_in_nothing_that_is_remembered_of_the_seen(project):
    """The redacted catalogue takes along what was worked out from itself alone."""
    catalogue, _ = read(project)
    seen = redact(catalogue, Audience.PUBLIC, date(2026, 11, 22))
    assert seen.memory is not catalogue.memory
    assert not seen.documents and not seen.origins

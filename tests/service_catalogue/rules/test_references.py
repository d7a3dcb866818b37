"""Circles and wrong names, in catalogues that are large."""

import time

import pytest

from tests.entry_cases import Ground


@pytest.fixture
def ground(tmp_path) -> Ground:
    return Ground(tmp_path / "base")


def test_a_long_way_without_a_circle_is_no_circle(ground):
    chain = {f"catalogue/offers/a{at}.yml": f"name: {{nl: A{at}}}\npart_of: a{at + 1}\n".encode() for at in range(200)}
    chain["catalogue/offers/a200.yml"] = b"name: {nl: A200}\n"
    begun = time.process_time()
    assert ground.problems(chain) == []
    assert time.process_time() - begun < 2


def test_many_ways_to_the_same_place_are_no_circle(ground):
    offers = {
        f"catalogue/offers/a{at}.yml": f"name: {{nl: A{at}}}\nnext: [{', '.join(f'a{to}' for to in range(at + 1, 30))}]\n".encode()
        for at in range(29)
    }
    assert ground.problems({**offers, "catalogue/offers/a29.yml": b"name: {nl: A29}\n"}) == []


def test_a_whole_circle_is_told_once_for_each_entry_on_it(ground):
    ring = {f"catalogue/offers/a{at}.yml": f"name: {{nl: A{at}}}\npart_of: a{(at + 1) % 5}\n".encode() for at in range(5)}
    found = ground.problems(ring)
    assert [problem.file for problem in found] == sorted(ring)
    assert found[0].sentence == "dit loopt in een kring: a0 → a1 → a2 → a3 → a4 → a0"

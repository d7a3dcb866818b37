"""How like a call for help a text is: the script cuts texts and weighs them as what learned the weights did."""

import json
import math
import random
import re

import pytest
from service_catalogue.finder.urgent import LIKENESS

from bench.danger.phrases import digest, pieces, training
from tests.browser.conftest import lay_ground

pytestmark = pytest.mark.browser

ASK = """async ([data, texts]) => {
  const { Likeness, piecesOf } = await import("/assets/likeness.js");
  const like = Likeness(data);
  return texts.map((text) => ({ pieces: [...piecesOf(text, data.longest)], ...like(text) }));
}"""

ODD = ["", " ", "?!", "a", "É", "L'été, déjà", "ﬁn", "самогубство", "زوجي يضربني", "İSTANBUL", "C.A.W. nu", "x" * 300, "👩‍👧 help", "O.C.M.W", "geen  eten\n nu"]


def unpacked(text: str) -> list[str]:
    found, before = [], ""
    for each in re.findall("[A-Z][^A-Z]*", text):
        before = before[: ord(each[0]) - ord("A")] + each[1:]
        found.append(before)
    return found


@pytest.fixture(scope="module")
def learned():
    return json.loads(LIKENESS.read_text(encoding="utf-8"))


@pytest.fixture
def asked(page, serve, tmp_path, learned):
    lay_ground(tmp_path)
    page.goto(serve(tmp_path))
    return lambda texts, data=learned: page.evaluate(ASK, [data, texts])


def test_the_script_cuts_a_text_into_the_pieces_that_were_learned(asked):
    texts = [*ODD, *random.Random(7).sample([text for text, _ in training()], 400)]
    for text, said in zip(texts, asked(texts), strict=True):
        assert set(said["pieces"]) == pieces(text), text


def test_a_text_weighs_the_sum_of_its_known_pieces_by_the_root_of_their_number(asked, learned):
    known = unpacked(learned["telling"]) + unpacked(learned["others"])
    assert len(known) == len(set(known)) == len(learned["weights"])
    weights = {piece: ord(letter) - learned["zero"] for piece, letter in zip(known, learned["weights"], strict=True)}
    texts = [*ODD, "ik kan niet meer", "zelf je geld beheren", "il me tape dessus", "fottball"]
    for text, said in zip(texts, asked(texts), strict=True):
        there = [weights[piece] for piece in pieces(text) if piece in weights]
        sum_ = learned["base"] + learned["unit"] * sum(there) / math.sqrt(len(there) or 1)
        assert said["sure"] == pytest.approx(1 / (1 + math.exp(-sum_))), text
        assert said["kinds"].keys() == learned["kinds"].keys()


def test_a_kind_has_weights_of_its_own_for_the_pieces_that_tell(asked):
    table = {"base": 0, "unit": 1, "zero": 48, "longest": 5, "telling": "A bed ", "others": "Azz", "weights": "11"}
    kinds = {"bed": {"base": 0.5, "unit": 2, "weights": "1"}, "now": {"base": 0.25, "unit": 2, "weights": "0"}}
    said = asked(["bed zz", "zz"], table | {"kinds": kinds})
    assert [each["kinds"] for each in said] == [{"bed": 2.5, "now": 0.25}, {"bed": 0.5, "now": 0.25}]
    assert said[1]["sure"] == pytest.approx(1 / (1 + math.exp(-1)))


def test_of_a_catalogue_with_other_kinds_of_help_nothing_was_learned(page, serve, tmp_path, learned):
    lay_ground(tmp_path)
    page.goto(serve(tmp_path))
    words = {"groups": {}, "lines": [[0, 2, 0, "haai"]], "quiet": [], "sounds": [], "silent": []}
    words |= {name: "" for name in ("context", "about", "everyday", "fillers", "glued", "tailed", "real")}
    data = {"kinds": ["sharks"], "names": [], "languages": {"nl": words}, "likeness": learned | {"kinds": {}, "strength": 2}}
    ask = "async (data) => { const { Recogniser } = await import('/assets/urgent.js'); const say = Recogniser(data, 'nl'); return [say('haai bij het strand'), say('ik wil dood')]; }"
    first, second = page.evaluate(ask, data)
    assert first["kind"] == "sharks" and second is None


def test_what_was_learned_is_of_these_phrases(learned):
    """`make learn` writes it anew."""
    assert learned["made_from"] == digest(training())

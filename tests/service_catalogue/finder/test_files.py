"""The index as files: one for a small catalogue, many for a large one, and nothing lost on the way."""

import json
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from service_catalogue.finder.facets import facets
from service_catalogue.finder.files import WHOLE_LIST, address_of, base36, files, gaps
from service_catalogue.finder.index import index
from service_catalogue.model.fields import Audience

from tests.service_catalogue import samples

MANY = WHOLE_LIST + 1
NOUNS = "koor fanfare tuin winkel keuken school brug kapel molen haven markt toren veld bos kust weide"
VERBS = "zingen lopen koken lezen bouwen naaien vissen tekenen dansen fietsen roeien weven"


def offers(count):
    """So many offers, each with words that no other has."""
    nouns, verbs = NOUNS.split(), VERBS.split()
    return {
        f"aanbod-{at}": f"""
        name: {{nl: {nouns[at % len(nouns)]} {base36(at * 7919)}q}}
        kind: {("groep", "cursus", "feest")[at % 3]}
        summary: {{nl: "Samen {verbs[at % len(verbs)]} in {nouns[at // len(nouns) % len(nouns)]}{nouns[at * 5 % len(nouns)]}."}}
        description: {{nl: "{" ".join(f"woord{base36((at * 31 + each) * 104729)}" for each in range(12))}"}}
        """
        for at in range(count)
    }


def edition(made, audience=Audience.PUBLIC):
    return samples.edition(samples.catalogue(made) if isinstance(made, dict) else made, "nl", audience)


def card(offer):
    return f"<li>{offer.name} &amp; co</li>"


def written(made, audience=Audience.PUBLIC):
    """The address of the index, and the bytes of every file by its address."""
    address, outputs = address_of("nl", "v1"), list(files(edition(made, audience), card, "v1"))
    contents = {output.address: output.content for output in outputs}
    assert len(contents) == len(outputs) and address in contents
    return address, contents


@cache
def small():
    return written(offers(20))


@cache
def large():
    return written(offers(MANY))


def number(digits):
    return int(digits, 36)


def grown(steps):
    """Numbers from the steps between them."""
    at, found = -1, []
    for step in steps:
        at += step + 1
        found.append(at)
    return found


class Read:
    """What the files hold, read as the script does."""

    def __init__(self, address, contents):
        self.main = json.loads(contents[address])
        folder = address.rpartition("/")[0]
        if "inline" in self.main:
            self.pieces = self.main["inline"]
        else:
            begin = f"{folder}/{self.main['pieces']}"
            self.pieces = {name.removeprefix(begin).removesuffix(".json"): json.loads(data) for name, data in contents.items() if name != address}

    def of(self, kind):
        """The pieces of a kind, in order."""
        found = {int(name.rpartition("-")[2]): piece for name, piece in self.pieces.items() if name.startswith(f"{kind}-")}
        return [found[at] for at in range(len(found))]

    def words(self):
        for line in (line for piece in self.of("words") for line in piece):
            stem, count, *forms = line.split("|")
            yield stem, number(count.lstrip("!")), forms or [stem]

    def plain(self):
        return {line.split("|")[0] for piece in self.of("words") for line in piece if line.split("|")[1].startswith("!")}

    def postings(self):
        return {stem: self.posting(text) for piece in self.of("postings") for stem, text in piece.items()}

    @staticmethod
    def posting(text):
        steps, levels, step = [], [], ""
        for letter in text:
            if letter.isupper():
                steps.append(number(step))
                levels.append(ord(letter) - ord("A") + 1)
                step = ""
            else:
                step += letter
        assert step == ""
        return dict(zip(grown(steps), levels, strict=True))


every_size = pytest.mark.parametrize(("count", "made"), [(20, small), (MANY, large)], ids=["small", "large"])


@every_size
def test_what_is_read_back_is_what_was_put_in(count, made):
    given, read = index(edition(offers(count))), Read(*made())
    assert read.main["count"] == count
    assert read.postings() == given.postings
    assert {stem: forms for stem, _, forms in read.words()} == {stem: list(forms) for stem, forms in given.forms.items()}
    assert {stem: found for stem, found, _ in read.words()} == {stem: len(given.postings.get(stem, ())) for stem in given.forms}
    assert read.plain() == given.plain
    assert [each[0] for piece in read.of("cards") for each in piece] == [offer.id for offer in given.offers]


@every_size
def test_facets_are_read_back_with_their_names(count, made):
    read, given = Read(*made()), edition(offers(count))
    (kinds,) = facets(given, index(given).offers)
    assert read.main["facets"] == [{"id": "kinds", "name": kinds.name}]
    (piece,) = read.of("facets")
    assert [(id, label, grown(map(number, steps.split(",")))) for id, label, steps in piece] == kinds.values


@settings(max_examples=200, derandomize=True, database=None, deadline=None)
@given(st.sets(st.integers(0, 30_000), max_size=60))
def test_numbers_and_the_steps_between_them_are_the_same(numbers):
    text = gaps(sorted(numbers))
    assert grown(map(number, text.split(",") if text else [])) == sorted(numbers)


@given(st.integers(0, 10**9))
@settings(derandomize=True, database=None)
def test_a_number_is_written_in_small_letters_and_digits(value):
    assert int(base36(value), 36) == value
    assert base36(value) == base36(value).lower()


# --- In how many files ---


def test_a_small_catalogue_has_one_file_and_the_page_holds_its_cards():
    address, contents = small()
    assert set(contents) == {address}
    assert b"&amp; co" not in contents[address]


def test_a_large_catalogue_has_a_small_first_file_and_pieces_with_the_cards():
    address, contents = large()
    assert len(contents) > 10
    assert len(contents[address]) < 10_000
    cards = [each for piece in Read(address, contents).of("cards") for each in piece]
    assert len(cards) == MANY and all(html.endswith("&amp; co</li>") for _, html in cards)


def test_the_page_holds_the_cards_of_as_many_offers_as_it_lists():
    address, contents = written(offers(WHOLE_LIST))
    assert not any(b"&amp; co" in content for content in contents.values())


def test_no_piece_is_larger_than_a_phone_should_fetch():
    for address, content in large()[1].items():
        assert len(content) < 40_000, address


def test_the_first_file_says_with_which_word_each_piece_begins():
    read = Read(*large())
    for kind, stems in (("words", lambda piece: [line.split("|")[0] for line in piece]), ("postings", list)):
        firsts = read.main[kind]
        assert len(firsts) == len(read.of(kind)) > 1 and firsts == sorted(firsts)
        for at, piece in enumerate(read.of(kind)):
            assert stems(piece) == sorted(stems(piece))
            assert all(stem >= firsts[at] for stem in stems(piece))
            assert at + 1 == len(firsts) or all(stem < firsts[at + 1] for stem in stems(piece))


def test_words_that_begin_alike_stand_in_one_piece():
    """So that a word and its inflections cost one fetch."""
    read = Read(*large())
    pieces = {}
    for at, piece in enumerate(read.of("words")):
        for line in piece:
            pieces.setdefault(line[:2], set()).add(at)
    assert len(pieces) > 10
    assert [begin for begin, found in pieces.items() if len(found) > 1] == []


# --- Their names ---


@pytest.mark.parametrize("count", [20, MANY], ids=["small", "large"])
def test_the_same_catalogue_gives_the_same_bytes(count):
    assert written(offers(count)) == written(offers(count))


@pytest.mark.parametrize("count", [20, MANY], ids=["small", "large"])
def test_another_version_gives_other_names_so_that_no_browser_mixes_old_and_new(count):
    one, other = ({output.address for output in files(edition(offers(count)), card, version)} for version in ("v1", "v2"))
    assert one and not one & other


@pytest.mark.parametrize("count", [20, MANY], ids=["small", "large"])
def test_every_name_begins_with_the_language_and_the_version(count):
    catalogue = samples.catalogue(offers(count))
    for language in ("nl", "fr"):
        names = [output.address.rpartition("/")[2] for output in files(samples.edition(catalogue, language), card, "v1")]
        assert names and all(name.startswith(f"{language}-v1") for name in names)


# --- For whom ---

HIDDEN = "notes: {nl: Xylofoon in de voormiddag.}\ncapacity: {state: full, date: 2026-11-15, note: {nl: Kwartslag wachten.}}\ncontact: [dokters]"
ORGANISATION = samples.ORGANISATION + """
  - {id: dokters, role: {nl: Spreekuur}, phone: 0472 65 43 21, audience: referrers}
"""


def test_no_file_of_the_public_index_holds_what_only_referrers_see_and_theirs_does():
    made = samples.catalogue({"koor": HIDDEN}, organisation=ORGANISATION)
    public, theirs = (b"".join(written(made, audience)[1].values()).decode() for audience in (Audience.PUBLIC, Audience.REFERRERS))
    for secret in ("xylofo", "voormiddag", "spreekuur", "0472654321"):
        assert secret not in public.lower()
        assert secret in theirs.lower()
    assert "kwartslag" not in public.lower()

"""Words that a text for everybody should not have."""

import pytest
from service_catalogue.rules.plain import _found


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("toeleiding", "De Toeleiding, en nog eens toeleiding.", ("Toeleiding", "toeleiding")),
        ("toeleiding", "toeleidingen", ()),
        ("Maßnahme", "Die Maßnahme ist da.", ("Maßnahme",)),
        ("İŞKUR", "Git İŞKUR.", ("İŞKUR",)),
        ("délai", "Le Délai", ("Délai",)),
    ],
)
def test_a_word_is_found_whatever_its_letters_and_their_size(word, text, found):
    assert _found((word,), text) == found

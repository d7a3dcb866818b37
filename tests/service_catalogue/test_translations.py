"""A translation is outdated when the text it was made from changed since."""

import pytest
from service_catalogue.model.offer import Offer
from service_catalogue.translations import fingerprint

from tests.service_catalogue import samples

OFFER = """
name: {nl: Koor, fr: Chorale}
summary: {nl: Samen zingen., fr: Chanter ensemble.}
duration: {nl: zes keer}
referral:
  bring: {nl: [een lied, een stoel], fr: [une chanson, une chaise]}
sides:
  - {id: zingen, name: {nl: Zingen, fr: Chanter}}
  - {id: luisteren, name: {nl: Luisteren, fr: Écouter}}
"""


def of(text, language="fr"):
    return fingerprint(samples.record(Offer, text), language, "nl")


def changed(*changes):
    text = OFFER
    for old, new in zip(changes[::2], changes[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    return text


def test_the_same_source_gives_the_same_short_fingerprint():
    assert of(OFFER) == of(OFFER)
    assert len(of(OFFER)) == 12


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nl: Samen zingen.", "nl: Samen dansen."),
        ("nl: [een lied, een stoel]", "nl: [een lied, een bank]"),
        ("nl: [een lied, een stoel]", "nl: [een stoel, een lied]"),
        ("nl: [een lied, een stoel]", "nl: [een liedeen stoel]"),
        ("nl: [een lied, een stoel]", "nl: [een lied]"),
        ("nl: Luisteren", "nl: Horen"),
    ],
)
def test_a_change_in_the_source_of_a_translated_text_changes_it(old, new):
    assert of(changed(old, new)) != of(OFFER)


def test_texts_that_change_places_change_it():
    swapped = changed("nl: Zingen", "nl: x", "nl: Luisteren", "nl: Zingen", "nl: x", "nl: Luisteren")
    assert of(swapped) != of(OFFER)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nl: zes keer", "nl: zeven keer"),
        ("duration: {nl: zes keer}", "group_size: {nl: tien mensen}"),
        ("fr: Chanter ensemble.", "fr: On chante ensemble."),
        ("sides:", "status: paused\nsides:"),
    ],
)
def test_a_change_in_anything_else_does_not(old, new):
    assert of(changed(old, new)) == of(OFFER)


def test_each_language_has_the_fingerprint_of_the_texts_it_has():
    text = changed("summary: {nl: Samen zingen.", "summary: {nl: Samen zingen., en: Sing together.")
    assert of(text) == of(OFFER)
    assert of(text, "en") != of(text, "fr")
    assert of(text, "en") == of(changed("nl: Koor", "nl: Zangkoor", "{nl: Samen zingen.", "{nl: Samen zingen., en: Sing."), "en")


@pytest.mark.parametrize(
    "hidden", ["notes: {nl: Bel eerst., fr: Appelez.}", "capacity: {state: full, date: 2026-11-01, note: {nl: Vol, fr: Complet}}"]
)
def test_what_only_referrers_see_changes_nothing(hidden):
    """Else a page would call its translation outdated in one edition and not in the other."""
    assert of(OFFER + hidden) == of(OFFER)

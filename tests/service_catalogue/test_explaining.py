"""Difficult words lead to their explanation at first use, and nowhere else."""

import pytest
from service_catalogue.explaining import Explainer
from service_catalogue.model.vocabulary import Word

WORDS = [
    Word.model_validate({"id": "loon", "term": {"nl": "loon"}, "forms": {"nl": ["lonen"]}, "explanation": {"nl": "Geld."}}),
    Word.model_validate({"id": "leefloon", "term": {"nl": "leefloon"}, "explanation": {"nl": "Steun."}}),
    Word.model_validate({"id": "vrij-werk", "term": {"nl": "vrij werk"}, "explanation": {"nl": "Zonder geld."}}),
]


def explained(html: str, language: str = "nl") -> str:
    return Explainer(WORDS, language).explained(html, "../woorden/")


def prose(html: str) -> str:
    return f'<div class="prose">{html}</div>'


LOON = '<a href="../woorden/#loon">{}</a>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Je loon.</p>", f"<p>Je {LOON.format('loon')}.</p>"),
        ("<p>Lonen en loon.</p>", f"<p>{LOON.format('Lonen')} en loon.</p>"),
        ("<p>Leefloon en loon.</p>", f'<p><a href="../woorden/#leefloon">Leefloon</a> en {LOON.format("loon")}.</p>'),
        ("<p>Loon Dorp en loon Dorp</p>", f"<p>Loon Dorp en {LOON.format('loon')} Dorp</p>"),
        ("<p>loonzak, uurloon, loon-en-werk</p>", "<p>loonzak, uurloon, loon-en-werk</p>"),
        ("<p>Doe vrij werk.</p>", '<p>Doe <a href="../woorden/#vrij-werk">vrij werk</a>.</p>'),
        ('<p><a href="x">Je loon</a> of loon</p>', f'<p><a href="x">Je loon</a> of {LOON.format("loon")}</p>'),
        (f'<p>loon en {LOON.format("loon")}</p>', f'<p>loon en {LOON.format("loon")}</p>'),
    ],
)
def test_the_first_use_in_prose_leads_to_the_explanation(html, expected):
    assert explained(prose(html)) == prose(expected)


@pytest.mark.parametrize("html", ["<p>Je loon.</p>", f'{prose("<p>Niets.</p>")}<p>Je loon.</p>', prose("<h3>Je loon</h3>")])
def test_what_is_not_prose_stays_as_it_is(html):
    assert explained(html) == html


def test_a_language_without_explanations_stays_as_it_is():
    assert explained(prose("<p>loon</p>"), "fr") == prose("<p>loon</p>")

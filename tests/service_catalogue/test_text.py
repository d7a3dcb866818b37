"""A text marks itself when it is in another language than its page, and nothing of it is read as HTML."""

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from service_catalogue.text import State, Text, direction, language_name, line, prose

IN_A_TEMPLATE = Environment(autoescape=True).from_string("<p>{{ text }}</p>")


def test_a_text_in_the_pages_language_carries_no_mark():
    assert IN_A_TEMPLATE.render(text=Text(line("Samen zingen"), "nl")) == "<p>Samen zingen</p>"


def test_a_foreign_line_marks_itself_with_its_language_and_direction():
    written = IN_A_TEMPLATE.render(text=Text(line("Samen zingen"), "nl", foreign=True))
    assert written == '<p><span lang="nl" dir="ltr">Samen zingen</span></p>'


def test_a_foreign_block_marks_itself_with_an_element_that_may_hold_blocks():
    text = Text(prose("Samen zingen"), "nl", foreign=True)
    assert str(text) == '<div lang="nl" dir="ltr"><p>Samen zingen</p></div>'


def test_a_foreign_text_written_from_right_to_left_says_so():
    assert str(Text(line("غناء"), "ar", foreign=True)) == '<span lang="ar" dir="rtl">غناء</span>'


def test_the_html_of_a_foreign_text_is_without_its_mark():
    assert Text(line("Samen"), "nl", foreign=True).html == "Samen"


def test_a_text_is_original_unless_said_otherwise():
    assert Text(line("Samen"), "nl").state is State.ORIGINAL


@pytest.mark.parametrize("foreign", [False, True])
def test_a_line_is_never_read_as_html(foreign):
    written = IN_A_TEMPLATE.render(text=Text(line('<b onclick="x">Samen</b> & co'), "nl", foreign=foreign))
    assert "&lt;b onclick=&#34;x&#34;&gt;Samen&lt;/b&gt; &amp; co" in written


def test_a_line_that_looks_like_html_is_still_a_line():
    assert str(Text(line("<p>"), "nl", foreign=True)).startswith("<span")


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        (line("Tom & Jerry <3"), "Tom & Jerry <3"),
        (prose("Eerst dit.\n\nDan dat."), "Eerst dit. Dan dat."),
        (prose("- thee\n- koffie"), "thee koffie"),
        (prose("een\nregel"), "een regel"),
        (prose("Bel **nu**, of [schrijf](https://example.org)."), "Bel nu, of schrijf."),
        (prose("on**mogelijk**"), "onmogelijk"),
    ],
)
def test_the_plain_text_is_what_one_reads_on_one_line(html, plain):
    assert Text(html, "nl").plain == plain


def test_the_plain_text_of_a_foreign_text_has_no_mark():
    assert Text(line("Samen"), "nl", foreign=True).plain == "Samen"


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**Bel** nu.", "<p><strong>Bel</strong> nu.</p>"),
        ("- thee\n- koffie", "<ul>\n<li>thee</li>\n<li>koffie</li>\n</ul>"),
        ("1. eerst\n2. dan", "<ol>\n<li>eerst</li>\n<li>dan</li>\n</ol>"),
        ("Zie [het koor](aanbod:koor).", '<p>Zie <a href="aanbod:koor">het koor</a>.</p>'),
    ],
)
def test_prose_is_markdown(markdown, html):
    assert prose(markdown) == html


# Letters, and all that means something in Markdown or nearly does.
ANYTHING = st.text(st.sampled_from("aé é1. 2)-+*_`[]()<>&#!|~\\:={}\n\n\n  \t\u00a0\u2028\u0002\"'’"), max_size=40)

LINES = st.lists(st.sampled_from(("- een", "- twee", "-drie", "- - x", "- 1) x", " - y", "een", "twee ", "- ", "-", "---", "", "[een](aanbod:a-b)", "- [twee](https://a.be/?x=1)", "[1. x](b)", "[](c)", "a[ ](d).[e] (f)", "[g](h)[i](j)")), max_size=8).map("\n".join)
"""Lists and links, and what looks like them."""


@given(ANYTHING | st.lists(ANYTHING, max_size=4).map("\n\n".join) | LINES)
@settings(max_examples=600, deadline=None)
def test_what_is_made_without_the_converter_is_what_it_makes(text):
    if text.strip():
        assert prose(text) == markdown.Markdown(extensions=["sane_lists"], output_format="html").convert(text.strip())


@pytest.mark.parametrize("text", ["Een\n\n\u00a01", "Een \nregel", "Een\n\n 1) x", "\u00a0Een"])
def test_space_where_a_line_begins_or_ends_is_left_to_the_converter(text):
    assert prose(text) == markdown.Markdown(extensions=["sane_lists"], output_format="html").convert(text.strip())


@pytest.mark.parametrize("text", ["Een.\n\nTwee.", "Een\nregel", "Een:\n\n- [twee](aanbod:twee)\n- drie\n\nVier."])
def test_plain_paragraphs_and_lists_need_no_converter(text, monkeypatch):
    monkeypatch.setattr("service_catalogue.text._converted", lambda text: pytest.fail("the converter was asked"))
    assert prose(text).startswith("<p>Een")


def test_one_prose_leaves_nothing_behind_for_the_next():
    """The converter is shared: a link's address defined in one text is unknown in another."""
    assert "<a" in prose("Zie [hier][x].\n\n[x]: https://example.org")
    assert "<a" not in prose("Zie ook [hier][x].")


@pytest.mark.parametrize(
    ("language", "written"), [("nl", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("pt-BR", "ltr"), ("zh-Hans", "ltr")]
)
def test_a_language_is_written_in_its_direction(language, written):
    assert direction(language) == written


@pytest.mark.parametrize(
    ("language", "shown_in", "name"),
    [
        ("nl", "nl", "Nederlands"),
        ("fr", "fr", "Français"),
        ("fr", "nl", "Frans"),
        ("ar", "ar", "العربية"),
        ("nl", "pt-BR", "Holandês"),
        ("pt-BR", "nl", "Portugees (Brazilië)"),
    ],
)
def test_a_language_is_named_in_a_language_with_a_capital(language, shown_in, name):
    assert language_name(language, shown_in) == name


@pytest.mark.parametrize(("language", "name"), [("rom", "Romani"), ("prs", "Prs")])
def test_a_language_that_nobody_writes_computers_for_has_a_name(language, name):
    """What people speak in an offer may be a language without conventions of its own; at worst its code stands there."""
    assert language_name(language, "nl") == name

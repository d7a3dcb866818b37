"""A text as it stands on a page: HTML that knows its language and whether somebody read it over."""

import re
from enum import StrEnum
from functools import cache, lru_cache
from html import unescape
from itertools import pairwise
from typing import NamedTuple

import markdown
from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

_TAG = re.compile(r"<[^>]+>")
_INSIDE_A_LINE = re.compile(r"</?(a|code|em|span|strong)\b[^>]*>")


class State(StrEnum):
    """How sure one can be of a text's wording."""

    ORIGINAL = "original"
    REVIEWED = "reviewed"
    DRAFT = "draft"
    OUTDATED = "outdated"


class Text(NamedTuple):
    """A piece of HTML in a language.

    Written out in a template it marks itself with `lang` and `dir` where its language is not the
    page's (`foreign`), so that no template can forget to. `html` is the same without that mark, for
    an element that carries it already.
    """

    html: Markup
    language: str
    state: State = State.ORIGINAL
    foreign: bool = False

    def __html__(self) -> str:
        if not self.foreign:
            return self.html
        tag = "div" if self.html.startswith("<") else "span"
        return Markup(f'<{tag} lang="{self.language}" dir="{direction(self.language)}">{self.html}</{tag}>')

    def __str__(self) -> str:
        return self.__html__()

    @property
    def plain(self) -> str:
        """The text without tags, on one line, for attributes and indexes."""
        return " ".join(unescape(_TAG.sub(" ", _INSIDE_A_LINE.sub("", self.html))).split())


def line(text: str) -> Markup:
    """A line of plain text as HTML."""
    return escape(text)


_markdown = markdown.Markdown(extensions=["sane_lists"], output_format="html")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#!|~\t\x02\x03]|^[\d+:=]|^-(?! [^\s\d+:=-])|^[^\S\n]|[^\S\n]$|\n\s+\n", re.MULTILINE)
"""What may mean something in Markdown: a text without it is paragraphs and simple lists, and nothing else."""
_LINK = re.compile(r"\[([^]\[\n]*[^]\[\s])\]\(([a-zA-Z][a-zA-Z0-9:/.?=%-]*)\)")
_BLANK = re.compile(r"\n\n+")


def prose(text: str) -> Markup:
    """Markdown as HTML. Most texts are plain paragraphs, lists and links, which are made so without the converter: that is fifty times faster."""
    text = text.strip()
    if _SPECIAL.search(_LINK.sub(r"\1", text) if "](" in text else text):
        return _converted(text)
    html = _LINK.sub(r'<a href="\2">\1</a>', text) if "](" in text else text
    blocks = _BLANK.split(html)
    if "\n- " in f"\n{html}":
        lists = [block.startswith("- ") for block in blocks]
        if any(one and other for one, other in pairwise(lists)) or any(_is_mixed(block) for block in blocks):
            return _converted(text)
        return Markup("\n".join(_list(block) if is_list else f"<p>{block}</p>" for block, is_list in zip(blocks, lists, strict=True)))
    return Markup("<p>" + "</p>\n<p>".join(blocks) + "</p>")


def _is_mixed(block: str) -> bool:
    """Whether some lines of a block begin with a dash and others do not: which of them are a list, the converter knows."""
    return 0 < f"\n{block}".count("\n- ") <= block.count("\n")


def _list(block: str) -> str:
    items = block.removeprefix("- ").replace("\n- ", "</li>\n<li>")
    return f"<ul>\n<li>{items}</li>\n</ul>"


@lru_cache(maxsize=4096)
def _converted(text: str) -> Markup:
    """One converter serves all, since making one costs more than using it."""
    return Markup(_markdown.reset().convert(text))


@cache
def direction(language: str) -> str:
    """``ltr`` or ``rtl``."""
    return Locale.parse(language, sep="-").text_direction


@cache
def language_name(language: str, shown_in: str) -> str:
    """What a language is called in another, with a capital: ``Néerlandais``."""
    name = language_word(language, shown_in)
    return name[:1].upper() + name[1:]


@cache
def language_word(language: str, shown_in: str) -> str:
    """The same inside a sentence: ``néerlandais``."""
    try:
        name = Locale.parse(language, sep="-").get_display_name(shown_in.replace("-", "_"))
    except UnknownLocaleError:  # a language without conventions for dates and numbers may have a name
        name = Locale.parse(shown_in, sep="-").languages.get(language)
    return name or language

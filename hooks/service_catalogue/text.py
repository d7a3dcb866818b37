"""A text as it stands on a page: HTML that knows its language and whether somebody read it over."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from html import unescape

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


@dataclass(frozen=True, slots=True)
class Text:
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
        return Markup('<{0} lang="{1}" dir="{2}">{3}</{0}>').format(
            tag, self.language, direction(self.language), self.html
        )

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


@cache
def prose(text: str) -> Markup:
    """Markdown as HTML; one converter serves all, since making one costs more than using it."""
    return Markup(_markdown.reset().convert(text))


@cache
def direction(language: str) -> str:
    """``ltr`` or ``rtl``."""
    return Locale.parse(language, sep="-").text_direction


@cache
def language_name(language: str, shown_in: str) -> str:
    """What a language is called in another, with a capital: ``Nederlands``."""
    try:
        name = Locale.parse(language, sep="-").get_display_name(shown_in.replace("-", "_"))
    except UnknownLocaleError:  # a language without conventions for dates and numbers may have a name
        name = Locale.parse(shown_in, sep="-").languages.get(language)
    name = name or language
    return name[:1].upper() + name[1:]

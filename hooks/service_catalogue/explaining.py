"""Difficult words lead to their explanation where a page first uses them."""

import re
from collections.abc import Iterable

from .model.vocabulary import Word

_PROSE = re.compile(r'<div class="prose".*?</div>', re.DOTALL)
"""Prose is Markdown, which has no <div> in it."""
_PIECES = re.compile(r"(<[^>]+>)")
_NAME = re.compile(r"</?([a-z0-9]+)")
_NAME_GOES_ON = re.compile(r"\s+[A-Z]")
"""Behind a word with a capital: it is the first half of a name, and half a name is no link."""
_QUIET = {"a", "h1", "h2", "h3", "h4", "summary", "button", "q", "cite"}
"""Inside these nothing becomes a link."""


class Explainer:
    """The words of one language. Knows which are explained already, by a link that an editor made."""

    def __init__(self, words: Iterable[Word], language: str):
        forms: dict[str, str] = {}
        for word in words:
            for form in (word.term.get(language), *(word.forms or {}).get(language, ())):
                if form:
                    forms.setdefault(form.casefold(), word.id)
        self.ids = forms
        self.shortest = [form for form in forms if not any(other in form for other in forms if other != form)]
        """One of them stands wherever any form does. Most prose has none, which the pattern takes seven times as long to find out."""
        longest_first = sorted(forms, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE) if forms else None

    def explained(self, html: str, page: str) -> str:
        """`html` with the first use of each word in its prose linked to `page`, the way to the word list."""
        if self.pattern is None:
            return html
        done = {id for id in self.ids.values() if f'{page}#{id}"' in html} if f"{page}#" in html else set()
        return _PROSE.sub(lambda found: self._in_prose(found[0], page, done), html)

    def _in_prose(self, html: str, page: str, done: set[str]) -> str:
        folded = html.casefold()
        for form in self.shortest:
            if form in folded:
                break
        else:
            return html
        quiet = 0  # how many quiet elements the text stands in
        pieces = _PIECES.split(html)
        for index, piece in enumerate(pieces):
            if piece.startswith("<"):
                name = _NAME.match(piece)
                if name and name[1] in _QUIET:
                    quiet += -1 if piece.startswith("</") else 1
            elif not quiet and piece.strip():
                pieces[index] = self.pattern.sub(lambda found: self._link(found, page, done), piece)
        return "".join(pieces)

    def _link(self, found: re.Match[str], page: str, done: set[str]) -> str:
        id = self.ids[found[1].casefold()]
        if id in done or (found[0][0].isupper() and _NAME_GOES_ON.match(found.string, found.end())):
            return found[0]
        done.add(id)
        return f'<a href="{page}#{id}">{found[0]}</a>'

"""What an editor may have meant: the nearest allowed words, a date, a list, told in one clause."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

MOST_SHOWN = 12
MOST_HINTS = 20
"""The wrong words of one file that get a "bedoelde je"; finding the nearest word takes time."""

# What Dutch speakers type where a fixed English word is asked.
_DUTCH = {
    "ja": "yes", "nee": "no", "neen": "no", "true": "yes", "false": "no", "onbekend": "unknown",
    "naam": "name", "titel": "title", "omschrijving": "description", "beschrijving": "description",
    "samenvatting": "summary", "uitleg": "explanation", "opmerking": "note", "reden": "status_reason",
    "telefoon": "phone", "tel": "phone", "mail": "email", "e-mail": "email", "website": "url",
    "voor_wie": "for_whom", "voorwaarden": "eligibility", "bron": "source", "bronnen": "sources",
    "taal": "languages", "talen": "languages", "prijs": "cost", "kostprijs": "cost", "bedrag": "amount",
    "plaats": "places", "waar": "where", "wanneer": "when", "thema": "themes", "themas": "themes",
    "soort": "kind", "stap": "phase", "fase": "phase", "straat": "street", "nummer": "number",
    "postcode": "postcode", "gemeente": "city", "van": "from", "tot": "to", "rol": "role", "uren": "hours",
    "datum": "date", "loopt": "running", "actief": "running", "gestopt": "ended", "afgelopen": "ended",
    "gepauzeerd": "paused", "nagekeken": "checked", "zoekwoorden": "search_words", "duur": "duration",
    "vol": "full", "vrij": "room", "wachtlijst": "waitlist", "bellen": "call", "wens": "wish",
    "keuze": "choice", "getal": "number", "weigeren": "exclude", "uitsluiten": "exclude",
    "navragen": "ask", "iedereen": "public", "openbaar": "public", "intern": "referrers",
    "hulpverleners": "referrers", "maandag": "mo", "dinsdag": "tu", "woensdag": "we",
    "donderdag": "th", "vrijdag": "fr", "zaterdag": "sa", "zondag": "su",
}  # fmt: skip


_DASHES = "-–—•·*"
"""What begins the lines of a list, here or in a text processor."""
_MONTHS = ("jan", "feb", "maart", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
_DAY_FIRST = re.compile(r"(?:\w+dag,? )?(\d{1,2})[./ -]+(\d{1,2}|[a-z]+)[./ -]+(\d{4})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})\b.*")


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that `word` most likely stands for."""
    allowed = list(allowed)
    plain = word.strip().casefold()
    translated = _DUTCH.get(plain)
    if translated in allowed:
        return translated
    by_folded = {each.casefold(): each for each in allowed}
    for close in get_close_matches(plain[:80], by_folded, n=1, cutoff=0.7):
        return by_folded[close]
    return None


def meant(word: str, allowed: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    """The clause after a wrong word: the nearest allowed one, else all of them.

    `names` are what people call some of the allowed words, with the word itself.
    """
    allowed = sorted(allowed)
    named = {name.casefold(): id for name, id in (names or {}).items()}
    found = named.get(word.strip().casefold()) or nearest(word, allowed) or named.get(nearest(word, named) or "")
    if found:
        return f'bedoelde je "{found}"?'
    shown = ", ".join(allowed[:MOST_SHOWN])
    if not allowed:
        return "er is nog niets om uit te kiezen"
    return f"kies uit: {shown}" + (" …" if len(allowed) > MOST_SHOWN else "")


def meant_day(text: str) -> str:
    """The clause after a date in another form: the date as it is typed here; empty when it is none."""
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    else:
        return ""
    if not month.isdigit():
        month = next((str(at) for at, name in enumerate(_MONTHS, 1) if month.casefold().startswith(name[:3])), "0")
    try:
        return f'; bedoelde je "{date(int(year), int(month), int(day))}"?'
    except ValueError:
        return ""


def meant_slug(text: str, ending: str = "") -> str:
    """The clause after a name that can't be an id: the id made of it."""
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall("[a-z0-9]+", letters))
    return f'; bedoelde je "{slug}{ending}"?' if 0 < len(slug) <= 60 else ""


def as_list(value: Any, example: str) -> str:
    """The clause where a list is asked for: how to make one of what was found."""
    if isinstance(value, dict):
        first = next(iter(value), "id")
        return f'hier hoort een lijst: zet een streepje en een spatie voor het eerste veld, zoals "- {first}: …"'
    text = str(value)
    if text[:1] in _DASHES and (words := text.lstrip(_DASHES).split()):
        return f'zet elk op een eigen regel met een streepje en een gewone spatie ervoor, zoals "- {words[0]}"'
    first = text.split(",")[0].strip()
    item = first if first and len(first) <= 30 and ("," in text or " " not in text) else example
    return f'hier hoort een lijst: zet elk op een eigen regel met een streepje en een spatie ervoor, zoals "- {item}"'

"""What an editor may have meant: the nearest allowed words, told in one clause."""

from collections.abc import Iterable
from difflib import get_close_matches

MOST_SHOWN = 12

# What Dutch speakers type where a fixed English word is asked.
_DUTCH = {
    "ja": "yes", "nee": "no", "neen": "no", "onbekend": "unknown", "naam": "name",
    "omschrijving": "description", "beschrijving": "description", "samenvatting": "summary",
    "telefoon": "phone", "tel": "phone", "mail": "email", "e-mail": "email", "website": "url",
    "voor_wie": "for_whom", "bron": "source", "bronnen": "sources", "taal": "languages",
    "talen": "languages", "prijs": "cost", "kostprijs": "cost", "plaats": "places", "waar": "where",
    "wanneer": "when", "thema": "themes", "soort": "kind", "stap": "phase", "fase": "phase",
    "straat": "street", "nummer": "number", "postcode": "postcode", "gemeente": "city", "van": "from",
    "tot": "to", "rol": "role", "uren": "hours", "loopt": "running", "gestopt": "ended",
    "gepauzeerd": "paused", "nagekeken": "checked", "zoekwoorden": "search_words", "duur": "duration",
    "maandag": "mo", "dinsdag": "tu", "woensdag": "we", "donderdag": "th", "vrijdag": "fr",
    "zaterdag": "sa", "zondag": "su",
}  # fmt: skip


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that `word` most likely stands for."""
    allowed = list(allowed)
    plain = word.strip().casefold()
    translated = _DUTCH.get(plain)
    if translated in allowed:
        return translated
    by_folded = {each.casefold(): each for each in allowed}
    for close in get_close_matches(plain[:80], by_folded, n=1, cutoff=0.6):
        return by_folded[close]
    return None


def meant(word: str, allowed: Iterable[str]) -> str:
    """The clause after a wrong word: the nearest allowed one, else all of them."""
    allowed = sorted(allowed)
    found = nearest(word, allowed)
    if found:
        return f'bedoelde je "{found}"?'
    shown = ", ".join(allowed[:MOST_SHOWN])
    if not allowed:
        return "er is nog niets om uit te kiezen"
    return f"kies uit: {shown}" + (" …" if len(allowed) > MOST_SHOWN else "")

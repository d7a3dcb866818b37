"""The pages that browser tests visit."""

from pathlib import Path

BY_TYPE = {
    "home": "",
    "list": "aanbod/",
    "offer": "aanbod/acb/",
    "offer with old contacts": "aanbod/homeless-blue-white/",
    "steps": "stappen/",
    "contact": "contact/",
    "referrers": "hulpverleners/",
    "matching": "hulpverleners/past-dit/",
    "table": "hulpverleners/tabel/",
    "shortlist": "mijn-lijst/",
    "about": "over/",
    "words": "moeilijke-woorden/",
    "urgent": "dringend/",
    "not found": "404.html",
}
"""A page of every type, in the default language."""

TRANSLATED = [f"{language}/{BY_TYPE[name]}" for language in ("fr", "en") for name in ("home", "list", "offer", "contact", "urgent")]
"""The types that other languages have; those come from the same templates."""

SCREEN = 780
"""The height of the phone, in CSS pixels."""


def all_in(site: Path) -> list[str]:
    """Every page of a built site."""
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return [file.removesuffix("index.html") for file in files]


def offers_in(site: Path, language: str = "") -> list[str]:
    """Every offer's page of a built site; `language` is its folder, with a slash."""
    folder = f"{language}{BY_TYPE['list']}"
    return [place for place in all_in(site) if place.startswith(folder) and place != folder]

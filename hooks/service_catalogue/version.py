"""What a site is made of, in ten letters: the names of its data files change when anything does that goes into them."""

import hashlib
from pathlib import Path

PACKAGE = Path(__file__).parent


def version(*parts: object) -> str:
    """The same ten letters for the same code and the same parts."""
    return hashlib.sha256(repr((_code(), *map(str, parts))).encode()).hexdigest()[:10]


def _code() -> str:
    """Of the modules, the templates (which `serve` sees change: cards and sheets are made with them) and what was learned."""
    digest = hashlib.sha256()
    for file in sorted(each for each in PACKAGE.rglob("*") if each.suffix in (".py", ".html", ".svg", ".json")):
        digest.update(file.read_bytes())
    return digest.hexdigest()

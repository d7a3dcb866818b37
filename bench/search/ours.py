"""This catalogue seen from outside of a whole build: its editions, and its index alone. Follows `service_catalogue.site`."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from service_catalogue import pages
from service_catalogue.addresses import Addresses
from service_catalogue.edition import Edition
from service_catalogue.finder import files as finder
from service_catalogue.model.fields import Audience
from service_catalogue.reading import read
from service_catalogue.redaction import redact
from service_catalogue.today import today

ASSETS = Path(__file__).parents[2] / "hooks/theme/assets"


def editions_of(catalogue: Path) -> dict[str, Edition]:
    """What the public sees of a catalogue/ folder, by language."""
    found, problems = read(catalogue.parent)
    if found is None:
        raise SystemExit("\n".join(map(str, problems[:5])))
    seen = redact(found, Audience.PUBLIC, today())
    addresses = Addresses(seen.default_language, {language: set() for language in seen.languages})
    for slug in ("", *(f"{id}/" for id in seen.offers)):
        for language in seen.languages:
            addresses.add(f"{seen.settings.addresses.offers}/{slug}", language)
    return {language: Edition(seen, Audience.PUBLIC, language, today(), addresses) for language in seen.languages}


@dataclass
class Built:
    """Every file that a search may fetch, by its address; what `openIndex` is given by language; the CPU seconds it took."""

    files: dict[str, bytes] = field(default_factory=dict)
    indexes: dict[str, str] = field(default_factory=dict)
    seconds: float = 0


def build_index(catalogue: Path, languages: Sequence[str]) -> Built:
    """The index alone; reading the entries is not counted."""
    built = Built({f"assets/{name}.js": (ASSETS / f"{name}.js").read_bytes() for name in ("search", "vocabulary", "words")})
    found = editions_of(catalogue)
    for language in languages:
        edition = found[language]
        began = time.process_time()
        built.indexes[language] = finder.address_of(language, "1")
        outputs = list(finder.files(edition, partial(pages.card, edition), "1"))
        built.seconds += time.process_time() - began
        built.files |= {output.address: output.content for output in outputs}
    return built

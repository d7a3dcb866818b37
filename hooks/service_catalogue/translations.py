"""Which source text a translation was made from, so that it can be called outdated."""

import hashlib

from .model.fields import Record
from .model.walk import walk


def fingerprint(record: Record, language: str, default: str) -> str:
    """A hash of the default language's text of every field that the record has in `language`: 12 hex digits.

    A text added to the source alone changes nothing; a changed one does. What only referrers see does
    not count, so that a translation is as old in one edition as in the other.
    """
    digest = hashlib.sha256()
    for texts in walk(record).shown:
        if language in texts:
            source = texts.get(default, "")
            digest.update("\x1f".join((source,) if isinstance(source, str) else source).encode())
            digest.update(b"\x1e")
    return digest.hexdigest()[:12]

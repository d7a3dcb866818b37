"""Words as the finder compares them: small letters without accents, whatever the script.

`theme/assets/words.js` does the same to what people type; a test gives both the same texts.
"""

import re
import unicodedata
from functools import cache

_MARK = re.compile(r"[^\u0000-\u02ff]")
"""Written the other way round it takes 30 ms to compile."""
_ABBREVIATION = re.compile(r"(?<!\w)((?:[^\W\d_]\.){2,})([^\W\d_]?)(?!\w)")
_STOPS = re.compile(r"\.[^\W\d_]\.")
"""In every abbreviation, and sooner looked for."""
_WORD = re.compile(r"[^\W_]+")
_SAME = str.maketrans(
    {
        # Letters that are no letter with a mark to Unicode, and are one to whoever types.
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ς": "σ",
        # Arabic: forms of one letter, the stroke that only stretches, and the digits of two regions.
        "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": "",
        **{chr(start + digit): str(digit) for start in (0x660, 0x6F0) for digit in range(10)},
    }
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=\w{3})")
"""The Arabic article, and what is written before it, belong to the next word."""


@cache
def fold(word: str) -> str:
    """One word as it is compared."""
    word = word.lower()
    if not word.isascii():
        bare = "".join(each for each in unicodedata.normalize("NFKD", word) if not unicodedata.category(each).startswith("M"))
        word = unicodedata.normalize("NFC", bare.translate(_SAME))
        if "\u0600" <= word[:1] <= "\u06ff":
            word = _ARTICLE.sub("", word)
    return word


def words(text: str) -> list[str]:
    """The words of a text, in small letters and with their accents; an abbreviation with full stops is one."""
    text = unicodedata.normalize("NFC", text.lower())
    if _MARK.search(text):
        text = "".join(each for each in text if not unicodedata.category(each).startswith("M"))
    if _STOPS.search(text):
        text = _ABBREVIATION.sub(lambda found: found[1].replace(".", "") + found[2], text)
    return _WORD.findall(text)


def joined(text: str) -> str:
    """A name without its spaces: what is written as one word or as two is found as either."""
    return "".join(map(fold, words(text)))

"""What everybody reads is written plainly. The words and limits are in the settings; nothing here stops a build."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from ..catalogue import Catalogue, Line, Origin
from ..model.values import quoted
from ..problems import Level, Problem

PLAIN_FIELDS = ("summary", "description", "for_whom", "sides", "how_to_start", "where", "when_text", "duration", "group_size", "cost", "open_questions")  # fmt: skip
"""The fields of an offer that are written for everybody."""

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SENTENCE_END = re.compile(r"(?<=[.!?…:])\s+|\n\s*\n|\n\s*(?:[-*]|\d+\.)\s+")
_WORD = re.compile(r"\w[\w'’-]*")


def _texts(catalogue: Catalogue) -> Iterator[tuple[Origin, Line]]:
    """Every text for everybody, with where its entry comes from."""
    for slug in catalogue.offers:
        origin = catalogue.origins["offers", slug]
        for line in catalogue.public_texts("offers", slug):
            if line[0][0] in PLAIN_FIELDS:
                yield origin, line


@cache
def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences and list items of a Markdown text, without its marks."""
    plain = _LINK.sub(r"\1", text).replace("*", "")
    return [" ".join(each.split()) for each in _SENTENCE_END.split(plain) if each.strip()]


# Most texts are the same in the next build of `serve`.
@lru_cache(maxsize=100_000)
def _found(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Which of the words stand in a text, each once and as it is written there."""
    folded = text.casefold()  # most texts have none, which the pattern takes five times as long to find out
    return tuple(dict.fromkeys(_pattern(words).findall(text))) if any(word in folded for word in _folded(words)) else ()


@lru_cache(maxsize=50_000)
def _lengths(text: str) -> tuple[tuple[str, int], ...]:
    """Each sentence with the number of its words."""
    return tuple((each, len(_WORD.findall(each))) for each in sentences(text))


def texts_for_everybody_have_no_jargon(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """Words of the trade stand in the part for social workers, not in what everybody reads."""
    jargon = catalogue.settings.plain_language.jargon or {}
    for origin, (where, language, text) in _texts(catalogue):
        if language in jargon:
            for word in _found(jargon[language], text):
                sentence = f"{quoted(word)} is een vakwoord; zeg het met gewone woorden, of zet het bij de hulpverleners"
                yield origin.problem(where, sentence, Level.WARNING)


def sentences_for_everybody_are_short(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """No sentence of the default language is longer than the settings say."""
    most = catalogue.settings.plain_language.longest_sentence
    for origin, (where, language, text) in _texts(catalogue) if most else ():
        if language != catalogue.default_language or text.count(" ") < most:
            continue  # as a whole no longer than one sentence may be
        for each, words in _lengths(text):
            if words > most:
                sentence = f"deze zin heeft {words} woorden, {most} is het meeste: {quoted(each)}; maak er twee zinnen van"
                yield origin.problem(where, sentence, Level.WARNING)


def texts_for_everybody_are_active(catalogue: Catalogue, day: date) -> Iterator[Problem]:
    """A text says who does what: few of its sentences are in the passive."""
    plain = catalogue.settings.plain_language
    words = plain.passive or {}
    for origin, (where, language, text) in _texts(catalogue):
        if language not in words or not _found(words[language], text):
            continue
        passive = [each for each in sentences(text) if _pattern(words[language]).search(each)]
        if len(passive) > plain.most_passive:
            sentence = f"{len(passive)} zinnen zeggen niet wie iets doet, zoals {quoted(passive[0])}; schrijf wie het doet"
            yield origin.problem(where, sentence, Level.WARNING)


RULES = (texts_for_everybody_have_no_jargon, sentences_for_everybody_are_short, texts_for_everybody_are_active)

"""What libyaml can't read, told to somebody who knows no YAML: where to look, and what to type there.

libyaml stops at the first thing that cannot be, which is often a line below the mistake; the lines
around it tell more than its own words do.
"""

import re
from collections.abc import Callable
from typing import TypeAlias

import yaml

At: TypeAlias = tuple[int, int]
"""A line and a column, both from 0."""

Told: TypeAlias = tuple[int, int, str]
"""The same, and a sentence."""

Fault: TypeAlias = Callable[[list[str], At, At], Told]
"""Finds both for one kind of fault, from the lines of the file, where libyaml stopped and where it began."""

_KEY = re.compile(r"\s*(?:- +)*(?P<key>[\w-]+)")
_AROUND = " \u00a0“”„"
"""What a text processor puts around a word."""
_SHORT = 50
"""A longer text is not repeated in a sentence."""


def told(error: yaml.MarkedYAMLError, text: str) -> Told:
    """Where an editor should look, and one sentence in Dutch."""
    lines = text.split("\n")
    said = f"{error.problem or ''} {error.context or ''}"
    here = _place(error.problem_mark or error.context_mark, lines)
    start = _place(error.context_mark or error.problem_mark, lines)
    for theirs, ours in _FAULTS:
        if theirs in said:
            return ours(lines, here, start)
    return *here, "deze regel is niet te lezen; kijk naar de inspringing, de dubbele punten en de aanhalingstekens hier en op de regel erboven"


def _place(mark: yaml.Mark | None, lines: list[str]) -> At:
    """Where a mark stands; what is missing at the end of the file is missing on its last line."""
    if mark is None:
        return 0, 0
    if mark.line >= len(lines) or not any(line.strip() for line in lines[mark.line :]):
        last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
        return last, len(lines[last])
    return mark.line, mark.column


def _in_quotes(text: str, mark: str = '"') -> str:
    """A text as it is typed between quotes; dots where it is too long to repeat, or holds such quotes itself."""
    text = text.strip()
    return f"{mark}{text}{mark}" if 0 < len(text) <= _SHORT and mark not in text else f"{mark}…{mark}"


def _colon(lines: list[str], here: At, start: At) -> Told:
    """A colon where none can be: inside a text, or after a line that was not understood as a field."""
    number, column = here
    line = lines[number]
    key = _KEY.match(line)
    if key and key.end() == column:
        above = next((each for each in range(number - 1, -1, -1) if lines[each].strip()), None)
        if above is not None and not re.search(r": |:$", lines[above].rstrip()):
            return _no_field(lines, (above, 0), (above, 0))
        return number, key.start("key"), f'"{key["key"]}" springt verder in dan de regel erboven; laat wat bij elkaar hoort even ver inspringen'
    if key and line[key.end() : key.end() + 1] == ":":
        whole = f"{key['key']}: {_in_quotes(line[key.end() + 1 :])}"
        return number, column, f"hier staat nog een dubbele punt; zet de hele tekst tussen aanhalingstekens, zoals {whole}"
    return number, column, 'hier staat een dubbele punt te veel; zet de tekst tussen aanhalingstekens: "…"'


def _no_field(lines: list[str], here: At, start: At) -> Told:
    """A line that should be a field, without a colon and a space."""
    number = start[0]
    key = _KEY.match(lines[number])
    if not key:
        return number, start[1], "deze regel is geen veld; hoort hij bij de tekst erboven, spring hem dan even ver in als die tekst"
    rest = lines[number][key.end() :]
    column = key.start("key")
    if not rest.strip(" :"):
        return number, column, f'na "{key["key"]}" ontbreekt een dubbele punt; schrijf "{key["key"]}:"'
    if not rest.startswith(":") and " " in rest.strip():
        mend = f'is het een veld, dan mist er een dubbele punt na "{key["key"]}"'
        return number, column, f"hoort deze regel bij de tekst erboven, spring hem dan even ver in; {mend}"
    meant = f"{key['key']}: {rest.lstrip(':').strip(_AROUND)}"
    meant = f'"{meant}"' if len(meant) <= _SHORT and '"' not in meant else f'"{key["key"]}: …"'
    if rest.startswith(":"):
        return number, column, f"na de dubbele punt hoort een gewone spatie; schrijf {meant}"
    return number, column, f"na de veldnaam hoort een dubbele punt; schrijf {meant}"


def _misplaced(lines: list[str], here: At, start: At) -> Told:
    """Something after a closed text, or a line whose indent fits nothing above."""
    number, column = here
    line = lines[number]
    before = line[:column]
    if not before.strip():
        if line[column : column + 2].strip() == "-":
            return number, column, "dit streepje springt anders in dan de lijst erboven; zet alle streepjes recht onder elkaar"
        return number, column, "deze regel springt anders in dan de regels erboven; laat wat bij elkaar hoort even ver inspringen"
    if before.count('"') % 2:
        opened = next((each for each in range(number - 1, -1, -1) if lines[each].count('"') % 2), None)
        if opened is not None:
            return _quote(lines, here, (opened, lines[opened].rindex('"')))
    text = re.sub(r"^\s*(?:- +)*(?:[\w-]+: +)?", "", line)
    if text[:1] in ("[", "{"):
        return number, line.index(text[0]), f'een tekst kan niet met "{text[0]}" beginnen; zet hem tussen aanhalingstekens: {_in_quotes(text)}'
    if text[:1] in ('"', "'"):
        other = "'" if text[0] == '"' else '"'
        names = "enkele" if other == "'" else "dubbele"
        text = text[1:-1] if text.rstrip().endswith(text[0]) else text
        return number, column, f"na het aanhalingsteken staat nog tekst; zet de hele tekst tussen {names} aanhalingstekens: {_in_quotes(text, other)}"
    return number, column, "dit hoort hier niet; zet de hele tekst tussen aanhalingstekens, of begin een nieuwe regel"


def _quote(lines: list[str], here: At, start: At) -> Told:
    """Quotes that are opened and not closed."""
    number, column = start
    if lines[number][column : column + 1] == "'":
        text = lines[number][column:]
        return number, column, f"dit aanhalingsteken wordt niet gesloten; is het een apostrof, zet de tekst dan tussen dubbele: {_in_quotes(text)}"
    return number, column, "deze aanhalingstekens worden niet gesloten; zet er op het einde van de tekst nog een"


def _sign(lines: list[str], here: At, start: At) -> Told:
    """A text that begins with a sign that means something to YAML."""
    number, column = start
    text = lines[number][column:]
    if text[:2] == "* ":
        return number, column, f'een lijst maak je met streepjes: "- {text[2:].strip()}"'
    if text[:1] == "\t":
        return number, column, "hier staat een tab; gebruik gewone spaties"
    return number, column, f'een tekst kan niet met "{text[:1]}" beginnen; zet hem tussen aanhalingstekens: {_in_quotes(text)}'


def _below(lines: list[str], here: At, start: At) -> Told:
    """A text on the line of the sign that says it comes below."""
    number, column = start
    text = lines[number][column:]
    return number, column, f'na "{text[:1]}" hoort de tekst op de volgende regel, ingesprongen; of zet hem tussen aanhalingstekens: {_in_quotes(text)}'


def _dash(lines: list[str], here: At, start: At) -> Told:
    """A dash behind the name of a field."""
    text = lines[here[0]][here[1] :]
    return *here, f"een lijst begint op een eigen regel; hoort het streepje bij de tekst, zet die dan tussen aanhalingstekens: {_in_quotes(text)}"


def _at_start(sentence: str) -> Fault:
    return lambda lines, here, start: (*start, sentence)


def _here(sentence: str) -> Fault:
    return lambda lines, here, start: (*here, sentence)


# libyaml's words and what finds the place and the sentence; the first that fits.
_FAULTS: tuple[tuple[str, Fault], ...] = (
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_field),
    ("found unknown escape character", _here("een \\ tussen dubbele aanhalingstekens betekent iets bijzonders; gebruik enkele aanhalingstekens: '…'")),
    ("quoted scalar", _quote),
    ("did not find expected ',' or ']'", _at_start('deze lijst tussen haken is niet gesloten; zet een komma tussen de woorden en "]" op het einde')),
    ("did not find expected ',' or '}'", _at_start('dit stuk tussen accolades is niet gesloten; zet "}" op het einde, en een tekst met tekens erin tussen aanhalingstekens')),
    ("did not find expected key", _misplaced),
    ("did not find expected '-' indicator", _here('een regel hierboven begint met een streepje; zet ook voor deze een streepje, recht eronder, of wis het andere')),
    ("block sequence entries are not allowed", _dash),
    ("did not find expected <document start>", _here("deze regel staat verder naar links dan het begin van het bestand; zet de eerste velden helemaal links, zonder spaties ervoor")),
    ("scanning a block scalar", _below),
    ("cannot start any token", _sign),
    ("scanning an alias", _sign),
    ("scanning an anchor", _sign),
    (" tag", _sign),
)

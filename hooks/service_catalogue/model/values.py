"""What a value may be: text is typed here by our own patterns, so that nothing is guessed.

YAML readers take ``no`` for false and ``9:30`` for 570, and pydantic takes ``t`` for true; each type
below reads text by one pattern, which the editors' schema uses as well.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, NamedTuple

import phonenumbers
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from .nearby import as_list, meant, meant_day, meant_slug

HOME_REGION = "BE"
SHORT_NUMBERS = {"100", "101", "102", "103", "106", "107", "110", "112", "116000", "1700", "1712", "1722", "1733", "1813"}
"""Numbers that are dialled as they stand. Source: https://www.bipt.be, special numbers."""


def wrong(sentence: str) -> PydanticCustomError:
    """A fault in a value, told in Dutch."""
    return PydanticCustomError("wrong", "{sentence}", {"sentence": sentence})


def quoted(value: str) -> str:
    """A value as it is repeated in a sentence: short, on one line."""
    value = " ".join(value.split())
    return f'"{value}"' if len(value) <= 60 else f'"{value[:57]}…"'


def text_of(value: Any) -> str:
    """The value, when it is a text."""
    if isinstance(value, dict):
        key, inside = next(iter(value.items()), ("", ""))
        if len(value) == 1 and isinstance(inside, str):
            whole = f"{key}: {inside}"
            typed = f'"{whole}"' if len(whole) <= 60 and '"' not in whole else '"…"'
            raise wrong(f"hier hoort één tekst; hoort de dubbele punt bij de tekst, zet dan alles tussen aanhalingstekens: {typed}")
        raise wrong("hier hoort één tekst, maar er staan velden onder")
    if isinstance(value, list | tuple):
        raise wrong('hier hoort één tekst, geen lijst; wis het streepje "-"')
    return value


def one_text(value: Any) -> str:
    """The value, when it is one text and not the items of a list run together."""
    text = text_of(value).strip()
    if " - " in text:
        raise wrong(f"{quoted(text)} is één tekst geworden; laat alle streepjes van een lijst even ver inspringen")
    return text


def pattern_type(
    pattern: str,
    sentence: str,
    convert: Callable[[str], Any] = str,
    *,
    hint: Callable[[str], str] = lambda text: "",
    number: dict[str, Any] | None = None,
    **schema: Any,
) -> Any:
    """A type read from text that matches `pattern`; `sentence` says what is right, `hint` what was meant.

    `convert` may raise ValueError for what the pattern lets through (31 February). `number` says
    which bare numbers the schema takes as well, since editors' tools read those where we read text.
    """
    compiled = re.compile(pattern)

    def read(value: Any) -> Any:
        text = text_of(value).strip()
        if compiled.fullmatch(text):
            try:
                return convert(text)
            except ValueError:
                raise wrong(f"{quoted(text)} bestaat niet; kijk de dag en de maand na") from None
        one_text(text)
        raise wrong(f"{quoted(text)} {sentence}{hint(text)}")

    types = {"type": ["string", number["type"]]} if number else {"type": "string"}
    schema = {**(number or {}), **schema, **types, "pattern": rf"^\s*(?:{pattern})\s*$"}
    return Annotated[Any, PlainValidator(read), WithJsonSchema(schema)]


def line_of(value: Any) -> str:
    """One line of text: white space of any kind becomes one space."""
    return " ".join(text_of(value).split())


LINE_SCHEMA = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_WHOLE = {"type": "integer", "minimum": 0}
Line = Annotated[str, PlainValidator(line_of), WithJsonSchema(LINE_SCHEMA)]
_NO_FLAG = r"(?![Tt]rue\s*$|[Ff]alse\s*$)"
"""These two are no words for an editor's tool."""
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
"""What an id looks like, and so the name of a file that is one."""
Slug = pattern_type(
    _NO_FLAG + SLUG,
    'is geen geldige naam: gebruik kleine letters, cijfers en streepjes, zoals "wandel-groep"',
    hint=meant_slug,
    number=_WHOLE,
)
SourceId = pattern_type(
    _NO_FLAG + r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*",
    'is geen geldige naam: gebruik letters, cijfers en streepjes, zoals "S2"',
    hint=meant_slug,
    number=_WHOLE,
)


class Reference(NamedTuple):
    """Marks a type as naming a record of one of these kinds by its id."""

    kinds: tuple[str, ...]


def reference(*kinds: str, also: tuple[str, ...] = ()) -> Any:
    """The id of a record of one of `kinds`, or one of the words in `also`. Rules check that it exists."""
    schema = {"type": "string", "reference": {"kinds": list(kinds), "also": list(also)}}
    return Annotated[str, PlainValidator(one_text), WithJsonSchema(schema), Reference(kinds)]


_YEAR = {"type": "integer", "minimum": 1900, "maximum": 2099}
Number = pattern_type(
    r"\d{1,6}", 'is geen getal: schrijf alleen cijfers, zoals "18"', int, number=_WHOLE | {"maximum": 999_999}
)
Amount = pattern_type(
    r"\d{1,6}([.,]\d{1,2})?",
    'is geen bedrag: schrijf alleen het getal, zoals "2.50"; "0" betekent gratis',
    lambda text: text.replace(",", "."),
    number={"type": "number", "minimum": 0, "exclusiveMaximum": 1_000_000},
)
Day = pattern_type(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    'is geen datum: schrijf jaar-maand-dag, zoals "2026-03-09"',
    date.fromisoformat,
    hint=meant_day,
    format="date",
)
Year = pattern_type(r"(19|20)\d\d", 'is geen jaar: schrijf vier cijfers, zoals "2017"', int, number=_YEAR)
Moment = pattern_type(
    r"(19|20)\d\d(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?",
    'is geen jaar of datum: schrijf "2017" of "2017-11-04"',
    lambda text: (date.fromisoformat(text) if "-" in text else int(text)) and text,
    hint=meant_day,
    number=_YEAR,
    anyOf=[{"pattern": r"^\s*\d{4}\s*$"}, {"format": "date"}],
)
Time = pattern_type(
    r"([01]?\d|2[0-3])[:.][0-5]\d",
    'is geen uur: schrijf uren en minuten, zoals "9:30"',
    lambda text: text.replace(".", ":").zfill(5),
    number={"type": "number", "minimum": 0, "exclusiveMaximum": 24},
)
Duration = pattern_type(
    r"\d{1,3} (days?|weeks?|months?)", 'is geen duur: schrijf ze in het Engels, zoals "14 days", "2 weeks" of "6 months"'
)
Expiry = pattern_type(
    r"\d{1,3} (days?|weeks?|months?)|end of the day", 'is geen duur: schrijf "30 days", "6 months" of "end of the day"'
)
_EMAIL = r"[A-Za-z0-9._%+-]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
_URL = r"https?://([A-Za-z0-9-]+\.)+[A-Za-z]{2,}(:\d+)?(/[^\s<>\"]*)?"
Email = pattern_type(_EMAIL, 'is geen mailadres: schrijf het zoals "naam@voorbeeld.be"')
Url = pattern_type(_URL, 'is geen webadres: schrijf het helemaal, zoals "https://www.voorbeeld.be"')
EmailOrUrl = pattern_type(
    f"{_EMAIL}|{_URL}", 'is geen mailadres of webadres: schrijf het zoals "naam@voorbeeld.be" of "https://www.voorbeeld.be"'
)
LanguageCode = pattern_type(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", 'is geen taalcode: schrijf "nl", "fr" of "ar"')
Postcode = pattern_type(r"[1-9]\d{3}", 'is geen postcode: schrijf vier cijfers, zoals "1000"', number={"type": "integer", "minimum": 1000, "maximum": 9999})
Degrees = pattern_type(
    r"-?\d{1,3}(\.\d+)?", 'zijn geen graden: schrijf ze met een punt, zoals "51.0712"', number={"type": "number", "minimum": -180, "maximum": 180}
)
EnterpriseNumber = pattern_type(r"[01]\d{3}[. ]?\d{3}[. ]?\d{3}", 'is geen ondernemingsnummer: schrijf tien cijfers, zoals "0123.456.789"')


def choice(*words: str) -> Any:
    """One of a few fixed words."""

    def read(value: Any) -> str:
        text = text_of(value).strip()
        if text in words:
            return text
        raise wrong(f"{quoted(text)} kan hier niet; {meant(text, words)}")

    return Annotated[str, PlainValidator(read), WithJsonSchema({"type": "string", "enum": list(words)})]


YesNoUnknown = choice("yes", "no", "unknown")


def _flag(value: Any) -> bool:
    text = text_of(value).strip()
    if text in ("true", "false"):
        return text == "true"
    raise wrong(f"{quoted(text)} kan hier niet; schrijf true, of verwijder de regel")


Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"enum": [True, False, "true", "false"]})]


_GAP = r"[ ./()-]*"
_PHONE_SHAPE = (
    rf"^\s*(?:{'|'.join(sorted(SHORT_NUMBERS))}|0{_GAP}4(?:{_GAP}\d){{8}}|0{_GAP}(?!(?:7|9){_GAP}0)[1-9](?:{_GAP}\d){{7}}"
    rf"|(?:\+|00){_GAP}[1-9](?:{_GAP}\d){{6,14}}){_GAP}$"
)
"""How many digits a number has; which of those exist, only the model knows."""


_COSTLY = {
    phonenumbers.PhoneNumberType.PREMIUM_RATE,
    phonenumbers.PhoneNumberType.SHARED_COST,
    phonenumbers.PhoneNumberType.PERSONAL_NUMBER,
    phonenumbers.PhoneNumberType.PAGER,
}
"""Kinds of numbers that cost more than an ordinary call, in any country (a British 070 is a personal number)."""
_NO_COUNTRY = "001"
"""The region of numbers by satellite, and of those that are free in many countries."""


def _parsed(text: str) -> phonenumbers.PhoneNumber | None:
    """The number that `text` is and nothing else."""
    if re.search("[a-zA-Z]", text):
        return None
    try:
        return phonenumbers.parse(text, HOME_REGION)
    except phonenumbers.NumberParseException:
        return None


def _what_is_wrong(text: str, number: phonenumbers.PhoneNumber | None) -> str:
    """The end of a sentence that begins with the number; "" when nothing is."""
    if number is None:
        return 'is geen telefoonnummer: schrijf alleen cijfers, zoals "02 200 00 00" of "+32 2 200 00 00"'
    if not phonenumbers.is_valid_number(number):
        possible, reasons = phonenumbers.is_possible_number_with_reason(number), phonenumbers.ValidationResult
        if possible in (reasons.TOO_SHORT, reasons.IS_POSSIBLE_LOCAL_ONLY, reasons.INVALID_LENGTH):
            if text.startswith(("0", "(0")):
                return "heeft te weinig cijfers: schrijf er negen voor een vast nummer, tien voor een gsm"
            return f"heeft te weinig cijfers: schrijf ze alle, of een van de korte nummers {', '.join(sorted(SHORT_NUMBERS))}"
        if possible == reasons.TOO_LONG:
            return "heeft te veel cijfers: schrijf één telefoonnummer per regel"
        is_home = number.country_code == phonenumbers.country_code_for_region(HOME_REGION)
        return f"bestaat niet{' in België' if is_home else f' in het land met +{number.country_code}'}: kijk het begin en de cijfers na"
    kind, region = phonenumbers.number_type(number), phonenumbers.region_code_for_number(number)
    if kind in _COSTLY or region == _NO_COUNTRY and kind != phonenumbers.PhoneNumberType.TOLL_FREE:
        return "is een betaalnummer, dat meer kost dan een gewone oproep: schrijf een gewoon nummer, of een gratis 0800-nummer"
    return ""


class Phone(str):
    """A phone number: the text people read; `link` is the address that dials it."""

    link: str

    @classmethod
    def read(cls, value: Any) -> "Phone":
        text = text_of(value).strip()
        digits = re.sub(r"[\s./()-]", "", text)
        if digits in SHORT_NUMBERS:
            return cls._made(digits, f"tel:{digits}")
        number = _parsed(text)
        fault = _what_is_wrong(text, number)
        if number is None or fault:
            raise wrong(f"{quoted(text)} {fault}")
        at_home = phonenumbers.region_code_for_number(number) == HOME_REGION
        style = phonenumbers.PhoneNumberFormat
        shown = phonenumbers.format_number(number, style.NATIONAL if at_home else style.INTERNATIONAL)
        return cls._made(shown, "tel:" + phonenumbers.format_number(number, style.E164))

    @classmethod
    def _made(cls, shown: str, link: str) -> "Phone":
        phone = cls(shown)
        phone.link = link
        return phone

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
        return core_schema.no_info_plain_validator_function(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": _PHONE_SHAPE}


_RAW_HTML = re.compile(r"<[a-zA-Z/!?]")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s|^(?:=+|-+)\s*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^\s*\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
_LINK_FORM = re.compile(r"(aanbod|woord):[a-z0-9-]+|https://\S+")


def links_in(text: str) -> Iterator[str]:
    """Where the links of a Markdown text lead."""
    for match in _LINK.finditer(text):
        yield match[2] if match[1] is None else match[1]


def markdown_of(value: Any) -> str:
    """Markdown without what a page can't hold: raw HTML, headings, pictures, unsafe links."""
    text = text_of(value).strip()
    if (found := _RAW_HTML.search(text)) and (end := text.find(">", found.start())) > 0:
        raise wrong(f"{quoted(text[found.start() : end + 1])} is HTML; schrijf gewone tekst, **vet** of een lijst met streepjes")
    if _HEADING.search(text):
        raise wrong("hier staat een titel (# of een regel streepjes); de titels maakt de pagina zelf, wis hem")
    if _IMAGE.search(text):
        raise wrong("een afbeelding kan hier niet; wis ![…](…)")
    for link in links_in(text):
        if not _LINK_FORM.fullmatch(link):
            raise wrong(f'{quoted(link)} kan geen link zijn; schrijf "aanbod:…", "woord:…" of een adres dat met https:// begint')
    return text


def sentence_of(value: Any, most: int = 160) -> str:
    """One sentence of at most `most` characters."""
    text = line_of(value)
    if len(text) > most:
        raise wrong(f"deze zin is {len(text)} tekens lang; {most} is het meeste dat op een kaartje past, maak hem korter")
    if text[-1:] not in (".", "!", "?", "…", "؟", "。"):
        raise wrong("deze zin eindigt niet; zet er een punt achter")
    return text


class PerLanguage(dict[str, Any]):
    """A value per language code. The languages are data: they come with the validation context."""

    of: ClassVar[Callable[[Any], Any]]
    is_list: ClassVar[bool] = False
    item_schema: ClassVar[dict[str, Any]] = LINE_SCHEMA

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
        value: Any = core_schema.no_info_plain_validator_function(cls.of)
        if cls.is_list:
            items = core_schema.tuple_variable_schema(value)
            value = core_schema.no_info_before_validator_function(_a_list, items)
        languages = core_schema.with_info_plain_validator_function(_language)
        texts = core_schema.dict_schema(languages, value)
        return core_schema.no_info_after_validator_function(
            cls, core_schema.with_info_before_validator_function(_per_language, texts)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        # The schema's maker replaces this mark by one property per language of the catalogue.
        item = cls.item_schema
        return {"perLanguage": {"type": "array", "items": item, "minItems": 1} if cls.is_list else item}


def _languages(info: core_schema.ValidationInfo) -> tuple[str, ...]:
    return (info.context or {}).get("languages", ())


def _per_language(value: Any, info: core_schema.ValidationInfo) -> Any:
    if isinstance(value, dict):
        return value
    if isinstance(value, list):
        raise wrong('schrijf dit per taal, zonder streepje: op de volgende regel "nl: …", ingesprongen')
    text = line_of(value)
    shown = text if len(text) <= 30 else f"{text[:30].rstrip()}…"
    word, rest = re.match(r"(\w*)(.*)", text).groups()
    if word in _languages(info) and rest:
        raise wrong(f'na "{word}" hoort een dubbele punt en een gewone spatie: "{word}: {shown[len(word) :].lstrip(": ")}"')
    raise wrong(f'schrijf dit per taal: op de volgende regel, ingesprongen, "nl: {shown}"')


def _a_list(value: Any) -> Any:
    if isinstance(value, list):
        return value
    raise wrong(as_list(value, "…" if isinstance(value, dict) else line_of(value)[:30]))


def _language(value: str, info: core_schema.ValidationInfo) -> str:
    known = _languages(info)
    if known and value not in known:
        hint = "hoort dit bij de tekst erboven, spring het dan verder in" if " " in value.strip() else meant(value, known)
        raise wrong(f"{quoted(value)} is geen taal van deze gids; {hint}")
    return value


Language = Annotated[str, PlainValidator(_language), WithJsonSchema({"type": "string", "language": True})]
"""The code of one of the catalogue's languages."""


class Words(PerLanguage):
    """One line of text per language."""

    of = staticmethod(line_of)


class Summary(PerLanguage):
    """One short sentence per language."""

    of = staticmethod(sentence_of)
    item_schema = {"type": "string", "maxLength": 160, "pattern": r"[.!?…؟。]\s*$"}


class Prose(PerLanguage):
    """Markdown per language."""

    of = staticmethod(markdown_of)
    item_schema = {
        "type": LINE_SCHEMA["type"],
        # What markdown_of refuses: HTML, headings, pictures, other links.
        "pattern": r"^(?![\s\S]*<[a-zA-Z/!?][^>]*>)(?![\s\S]*!\[)(?!(?:[\s\S]*\n)? {0,3}#{1,6}\s)"
        r"(?!(?:[\s\S]*\n)?(?:=+|-+)\s*(?:\n|$))"
        r"(?![\s\S]*\]\((?!\s*<?(?:(?:aanbod|woord):[a-z0-9-]+[\s)>]|https://[^\s)>])))"
        r"(?!(?:[\s\S]*\n)?\s*\[[^\]]+\]:(?!\s*(?:(?:aanbod|woord):[a-z0-9-]+(?:\s|$)|https://\S)))[\s\S]*\S",
    }


class WordLists(PerLanguage):
    """A list of lines per language."""

    of = staticmethod(line_of)
    is_list = True



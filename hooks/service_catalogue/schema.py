"""Model → JSON Schema: what editors' tools complete and check while one types.

Titles and help are the model's; the allowed words come from the live catalogue. Editors read YAML
1.2, where a bare number is a number: the schema takes both where we read text.
"""

import json
from typing import Any

from .catalogue import Catalogue
from .model.fields import Record
from .model.offer import Offer
from .model.organisation import Organisation
from .model.settings import Settings
from .model.urgent import Urgent, UrgentWords
from .model.vocabulary import Criterion, Route, Source, Term, Word

FILES: dict[str, tuple[type[Record], bool]] = {
    "offer": (Offer, False),
    "organisation": (Organisation, False),
    "settings": (Settings, False),
    "sources": (Source, True),
    "routes": (Route, True),
    "glossary": (Word, True),
    "urgent": (Urgent, True),
    "urgent-words": (UrgentWords, False),
    "criteria": (Criterion, True),
    "vocabulary": (Term, True),
}
"""For each schema: the record, and whether a file holds a list of them. `.vscode/settings.json` says which files."""

_DROPPED = ("audience", "asked", "default")


def schemas(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """A schema per kind of file, by name."""
    return {name: _schema(model, is_list, catalogue) for name, (model, is_list) in FILES.items()}


def _schema(model: type[Record], is_list: bool, catalogue: Catalogue) -> dict[str, Any]:
    made = _tidy(model.model_json_schema(by_alias=True), catalogue)
    definitions = made.pop("$defs", {})
    if is_list:
        made = {"type": "array", "items": made, "minItems": 1}
    return {"$schema": "http://json-schema.org/draft-07/schema#", **made, "definitions": definitions}


def _tidy(node: Any, catalogue: Catalogue) -> Any:
    """What pydantic makes of the model, as our reader takes it: no nulls, nothing empty, live words."""
    if isinstance(node, list):
        return [_tidy(item, catalogue) for item in node]
    if not isinstance(node, dict):
        return node
    if "perLanguage" in node:
        return _tidy(_beside(node, "perLanguage", _per_language(node["perLanguage"], catalogue)), catalogue)
    if "language" in node:
        return {"enum": list(catalogue.languages)}
    if "reference" in node:
        return _beside(node, "reference", {"enum": _ids(node["reference"], catalogue)}, drop=("type",))
    if "anyOf" in node:
        some = [item for item in node["anyOf"] if item.get("type") != "null"]
        if len(some) == 1:
            return _tidy(_beside(node, "anyOf", some[0]), catalogue)
    made = {}
    for key, value in node.items():
        if key == "properties":
            made[key] = {name: _tidy(each, catalogue) for name, each in value.items()}
        elif key == "$ref":
            made[key] = value.replace("#/$defs/", "#/definitions/")
        elif key not in _DROPPED:
            made[key] = _tidy(value, catalogue) if key != "examples" else value
    if made.get("type") == "array":
        made.setdefault("minItems", 1)
    if made.get("type") == "object":
        made.setdefault("minProperties", 1)
    return made


def _beside(node: dict[str, Any], key: str, found: dict[str, Any], drop: tuple[str, ...] = ()) -> dict[str, Any]:
    """`found` with the title, help and examples that stand beside `key`."""
    kept = {each: value for each, value in node.items() if each not in (key, "default", *drop)}
    if "$ref" in found:  # draft 7 ignores what stands beside a $ref
        return {**kept, "allOf": [found]}
    return {**found, **kept}


def _per_language(item: dict[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {language: item for language in catalogue.languages},
        "required": [catalogue.default_language],
        "additionalProperties": False,
    }


def _ids(reference: dict[str, list[str]], catalogue: Catalogue) -> list[str | int]:
    """The ids that a reference may be; what is broken counts, since others may name it.

    One of digits stands there as a number too, for that is what an editor's tool reads.
    """
    known = [id for kind in reference["kinds"] for id in catalogue.ids(kind)]
    broken = [id for kind, id in catalogue.broken if kind in reference["kinds"]]
    ids = sorted({*known, *broken, *reference["also"]})
    return [*ids, *(int(id) for id in ids if id.isdigit())]


def as_files(catalogue: Catalogue) -> dict[str, str]:
    """The schemas as files, by file name."""
    return {f"{name}.json": json.dumps(each, ensure_ascii=False, indent=2) + "\n" for name, each in schemas(catalogue).items()}

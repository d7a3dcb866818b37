"""How a field is declared: each says who may see it, what it is called and how it is filled in."""

from enum import StrEnum
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo


class Audience(StrEnum):
    """Who may see a field; the value is what a contact point's `audience` and the build say."""

    PUBLIC = "public"
    REFERRERS = "referrers"

    def may_see(self, other: "Audience") -> bool:
        """Whether a reader of this audience may see what is meant for `other`."""
        return other is Audience.PUBLIC or self is Audience.REFERRERS


PUBLIC = Audience.PUBLIC
REFERRERS = Audience.REFERRERS
REQUIRED: Any = ...


def field(
    audience: Audience,
    label: str,
    help: str,  # the word editors' tools use
    example: Any,
    *,
    default: Any = None,
    asked: tuple[str, ...] = (),
    alias: str | None = None,
) -> Any:
    """A field of an entry.

    `label`, `help` and `example` are Dutch: editors read them in messages, in the schema and in the
    field guide. `asked` marks what a visitor needs to know: the names of the
    fields that answer it, so that a page can say when none of them does.
    `alias` is the key in YAML where that is no Python name.
    """
    return Field(
        default,
        alias=alias,
        title=label,
        description=help,
        examples=[example],
        json_schema_extra={"audience": audience.value, "asked": list(asked)},
    )


class Record(BaseModel):
    """The base of everything an entry says: unknown keys are refused, nothing changes once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    noun: ClassVar[str] = "dit"
    """What an editor calls it, with its article: "een contactpunt"."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        for name, info in cls.model_fields.items():
            if audience_of(info) is None:
                raise TypeError(f"{cls.__name__}.{name} has no audience: declare it with field()")


def audience_of(info: FieldInfo) -> Audience | None:
    """Who may see a field; None where its declaration does not say."""
    extra = info.json_schema_extra
    return Audience(extra["audience"]) if isinstance(extra, dict) and "audience" in extra else None


def key_of(name: str, info: FieldInfo) -> str:
    """What the field is called in YAML."""
    return info.alias or name


def asked_of(info: FieldInfo) -> tuple[str, ...]:
    """The fields that answer what a visitor asks here; empty where no visitor asks."""
    extra = info.json_schema_extra
    return tuple(extra["asked"]) if isinstance(extra, dict) else ()

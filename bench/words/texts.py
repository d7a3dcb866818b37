"""The sentences of invented offers: templates of this folder, filled with its words, about one thing in one town.

And the project's own labels and lists, about a town that does not exist.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

LANGUAGES = ("nl", "fr", "en")
REAL = Path(__file__).parents[2] / "catalogue"
_REAL_NAMES = re.compile(r"\b(maact|otc|acb|plantrekkers|extra time|uco|sociale kaart|dienstenbedrijf)\b", re.IGNORECASE)
_REAL_CITY = re.compile(r"\b(Gent|Gand|Ghent)\b")


@cache
def words_in(name: str) -> Any:
    """A file of bench/words/: "a; b" and "a, b" are lists, "a|b; c|d" lists of tuples."""
    return _split(yaml.safe_load((Path(__file__).parent / f"{name}.yml").read_text(encoding="utf-8")))


def _split(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _split(inner) if isinstance(inner, str) else inner for key, inner in value.items()}
    if isinstance(value, list):
        return [_split(each) for each in value]
    pieces = [each.strip() for each in value.split(";" if ";" in value else ",")]
    return [tuple(part.strip() for part in each.split("|")) for each in pieces] if "|" in value else pieces


def skewed(rng: Random, items: list[Any], power: float = 2) -> Any:
    """One of the items, the first ones far more often: as words in real texts."""
    return items[int(rng.random() ** power * len(items))]


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def bare(noun: str) -> str:
    """Without its article."""
    return noun.split(" ", 1)[1]


def slug_of(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", letters))


@cache
def _town(seed: int, index: int) -> tuple[str, dict[str, list[str]]]:
    """The name of a town, and its neighbourhoods and streets with their articles."""
    lists, rng = words_in("lists"), Random(f"{seed}/town/{index}")
    names = [root + tail for root in lists["roots"] for tail in lists["towns"]]
    Random(f"{seed}/towns").shuffle(names)
    made = {
        kind: [f"{article} {rng.choice(lists['roots'])}{tail}" for article, tail in rng.choices(lists[kind], k=10)]
        for kind in ("quarters", "streets")
    }
    return names[index], made


class Scene(dict[str, str]):
    """What the sentences of one entry are about; as a mapping it fills their slots, each time with other words."""

    def __init__(self, seed: int, kind: str, index: int, town: int, org: str = ""):
        self.index, self.language = index, 0
        self.rng = rng = Random(f"{seed}/{kind}/{index}")
        self.topic = topic = rng.choice(words_in("topics"))
        name, around = _town(seed, town)
        self.quarters, self.streets = around["quarters"], around["streets"]
        people = [skewed(rng, words_in("lists")["people"], 1.5) for _ in range(4)]
        days, acts, things = (rng.sample(each, len(each)) for each in (words_in("lists")["day"], topic["acts"], topic["things"]))
        helpers, bring = (rng.sample(words_in("lists")[kind], 8) for kind in ("helper", "bring"))
        self.pools = {
            "act": acts[:1], "act2": acts[1:], "day": days[:1], "day2": days[1:], "people": people[:2], "people2": people[2:],
            "thing": things[::2], "thing2": things[1::2], "street": self.streets,
            "helper": helpers[:6], "helper2": helpers[6:], "bring": bring[:6], "bring2": bring[6:],
        }  # fmt: skip
        self.update(town=name, org=org, name=org, quarter=rng.choice(self.quarters))
        self.compounds = [self._compound() for _ in range(3)]

    def _compound(self) -> tuple[str, str, str]:
        """A made-up compound with its article, and its plural: a word of the topic, a general one, or both."""
        article, last, many = skewed(self.rng, words_in("lists")["last"])
        shape, general = self.rng.random(), skewed(self.rng, words_in("lists")["first"], 1.5)
        before = (general if shape < 0.45 else "") + (self.rng.choice(self.topic["stems"]) if shape > 0.25 else "")
        return article, before + last, before + many

    def __missing__(self, key: str) -> str:
        if key[0].isupper():
            return capital(self[key.lower()])
        article, word, many = self.rng.choice(self.compounds[2:] if key[-1] == "2" else self.compounds[:2])
        match key.rstrip("2"):
            case "a":
                return f"een {self._adjective(0.4, article == 'de')}{word}"
            case "the":
                return f"{article} {self._adjective(0.2, True)}{word}"
            case "many":
                return many
            case "hour":
                return str(self.rng.randint(13, 21) if key == "hour2" else self.rng.randint(8, 12))
        found = self.rng.choice(self.pools.get(key) or words_in("lists")[key.rstrip("2")])
        return found if isinstance(found, str) else found[self.language]

    def _adjective(self, share: float, inflected: bool) -> str:
        return self.rng.choice(words_in("lists")["adjectives"])[inflected] + " " if self.chance(share) else ""

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def say(self, kind: str, number: int = 1, language: str = "nl") -> list[str]:
        """Some of the sentences of a kind, filled in."""
        self.language = LANGUAGES.index(language)
        return [each.format_map(self) for each in self.rng.sample(words_in("sentences")[kind], number)]

    def line(self, kind: str, share: float = 1) -> dict[str, str] | None:
        return {"nl": self.say(kind)[0]} if self.chance(share) else None

    def text(self, kind: str, least: int, most: int) -> dict[str, str]:
        return {"nl": "\n".join(capital(each) for each in self.say(kind, self.rng.randint(least, most)))}


def real_files() -> dict[str, Any]:
    """The project's own vocabularies, routes, glossary, synonyms and settings, about another town."""
    files = [*REAL.glob("vocabularies/*.yml"), *REAL.glob("synonyms/*.yml")]
    files = sorted((*files, *(REAL / f"{each}.yml" for each in ("routes", "glossary", "settings"))))
    data: dict[str, Any] = {}
    for file in files:
        text = _REAL_CITY.sub("Lindestad", file.read_text(encoding="utf-8")).replace("maact-", "werk-")
        data[file.relative_to(REAL).as_posix()] = yaml.load(text, yaml.BaseLoader)
    for name in data:
        if name.startswith(("synonyms/", "glossary")):
            data[name] = [each for each in data[name] if not _REAL_NAMES.search(str(each))]
    for record in (*data["glossary.yml"], *data["settings.yml"].get("urgent", ())):
        record.pop("sources", None)
        record.pop("source", None)
    data["settings.yml"]["urgent"] = [each for each in data["settings.yml"].get("urgent", ()) if each["number"] == "112"]
    return data

"""Makes a catalogue of invented offers of any size, in the project's own YAML, to measure check, build and search with.

`python -m bench.generate <folder> <offers> [--seed 1]`. The same seed gives the same bytes, and the first offers of a
large catalogue are those of a small one. Nobody in it exists. Labels, vocabularies and settings are the project's real
ones with another town in them, so that what is added to the project is there as well. Its dates count back from `DAY`:
run what is measured with SOURCE_DATE_EPOCH at that day (`EPOCH`), since checks grow old.
"""

import argparse
import json
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml
from service_catalogue.model.offer import WEEKDAYS, Offer
from service_catalogue.model.settings import Settings
from service_catalogue.model.shared import PARTS
from service_catalogue.model.vocabulary import Criterion, Route
from service_catalogue.model.walk import walk
from service_catalogue.translations import fingerprint

from bench.words.texts import LANGUAGES, REAL, Scene, bare, capital, real_files, skewed, slug_of, words_in

DAY = date(2026, 11, 21)
EPOCH = str(int(datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC).timestamp()))
FEWEST, MOST = 12, 25_000
TOWN, FAMILY, CHILDREN, ORGANISATION = 64, 32, 7, 8
"""How many offers a town has, each first of how many has parts, how many parts, and how many an organisation has."""
_CONTEXT = {"languages": LANGUAGES}
_SHARES = {
    "aliases": 0.25, "last_seen": 0.5, "phase": 0.6, "partners": 0.2, "sides": 0.06, "referral": 0.7, "route": 0.8,
    "how_to_start": 0.9, "places": 0.8, "where": 0.9, "when": 0.6, "starts": 0.2, "when_text": 0.9, "duration": 0.6,
    "group_size": 0.4, "cost": 0.7, "languages": 0.6, "interpreter": 0.4, "access": 0.4, "next": 0.3, "search_words": 0.8,
    "capacity": 0.3, "notes": 0.4, "open_questions": 0.4, "checked": 0.35,
}  # fmt: skip
"""How many of the offers say this; all of them say what is not named here."""
Data = dict[str, Any]


def write_catalogue(
    folder: Path, offers: int, seed: int = 1, languages: Sequence[str] = LANGUAGES, translated: float = 0.3
) -> None:
    """Write a complete catalogue with this many offers into a folder that has none yet.

    It is in these languages only; `translated` is the share of the offers that are in all of them, not in the first alone.
    """
    if not FEWEST <= offers <= MOST:
        raise ValueError(f"{offers} offers: the generator makes {FEWEST} to {MOST}")
    maker = _Maker(seed, translated)
    for name in ("offers", "organisations", "vocabularies", "synonyms", "wording"):
        (folder / name).mkdir(parents=True)
    for language in languages:
        shutil.copy(REAL / f"wording/{language}.yml", folder / "wording")

    def write(file: str, data: Any) -> None:
        (folder / file).write_text(_as_yaml(_in(languages, data)), encoding="utf-8")

    for index in range(offers):
        slug, data = maker.offer(index)
        write(f"offers/{slug}.yml", data)
    for organisation in (maker.office, *maker.organisations):
        write(f"organisations/{organisation.slug}.yml", organisation.data)
    for file, shared in {"sources.yml": [*map(_source, range(1, _sources_up_to(offers) + 1))], **maker.shared()}.items():
        if not file.startswith("synonyms/") or Path(file).stem in languages:
            (folder / file).write_text(yaml.dump(_in(languages, shared), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")


def _in(languages: Sequence[str], data: Any) -> Any:
    """The same data without the other languages."""
    if len(languages) == len(LANGUAGES):
        return data
    if isinstance(data, dict):
        others = set(LANGUAGES) - set(languages)
        return _given({key: _in(languages, value) for key, value in data.items() if key not in others})
    return [_in(languages, each) for each in data] if isinstance(data, list) else data


_PLAIN = re.compile(r"[^\W_](?:[\w .,;!?'’()/–&+€-]|:(?=\S))*(?<! )")


def _as_yaml(data: Data) -> str:
    """Written line by line: a dumper would take longer than all the rest."""
    lines: list[str] = []
    _write(data, "", lines)
    return "\n".join(lines) + "\n"


def _write(data: Data, indent: str, lines: list[str]) -> None:
    for key, value in data.items():
        lines.append(f"{indent}{key}: {_scalar(value, indent)}" if isinstance(value, str) else f"{indent}{key}:")
        if isinstance(value, dict):
            _write(value, indent + "  ", lines)
        for item in value if isinstance(value, list) else ():
            at = len(lines)
            _write(item if isinstance(item, dict) else {"": item}, indent + "    ", lines)
            lines[at] = f"{indent}  - {lines[at].lstrip(' :')}"


def _scalar(text: str, indent: str) -> str:
    if "\n" in text:
        return "|\n" + "\n".join(f"{indent}  {line}" if line else "" for line in text.split("\n"))
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _ago(rng: Random, least: int, most: int) -> str:
    """A day that was between `least` and `most` days ago."""
    return str(DAY - timedelta(days=rng.randint(least, most)))


def _given(data: Data) -> Data:
    """Without what is not known: an entry has no empty lines."""
    return {key: value for key, value in data.items() if value}


def _sources_up_to(offers: int) -> int:
    return 20 + offers // 50


def _source(number: int) -> Data:
    rng = Random(f"source/{number}")
    root, year = rng.choice(words_in("lists")["roots"]), str(rng.randint(2016, 2026))
    return _given({
        "id": f"B{number}", "title": f"Gids {root} {number}", "publisher": f"Uitgeverij {root}blad",
        "period": {"from": year, "to": year, "text": dict.fromkeys(LANGUAGES, year)} if rng.random() < 0.9 else None,
        "url": f"https://{slug_of(root)}.example.org/gids-{number}" if rng.random() < 0.6 else None,
    })  # fmt: skip


def _source_id(scene: Scene) -> str:
    """A source that even the smallest catalogue with this offer has."""
    return f"B{scene.rng.randint(1, _sources_up_to(scene.index))}"


@dataclass(frozen=True)
class _Organisation:
    slug: str
    name: str
    data: Data

    def points(self, *audiences: str) -> list[str]:
        return [each["id"] for each in self.data["contact_points"] if each.get("audience", "public") in audiences]


@dataclass(frozen=True)
class _Done:
    """What later offers need to know of an earlier one, to name it."""

    slug: str
    name: str
    goes_on: bool
    excludes: set[str]


class _Maker:
    """Makes one offer after the other, and what they need. Each names only earlier ones, so nothing runs in a circle."""

    def __init__(self, seed: int, translated: float):
        self.seed, self.translated, self.numbers = seed, translated, 0
        self.taken: set[str] = {"ocmw"}
        self.used: set[tuple[str, str]] = set()
        self.done: list[_Done] = []
        self.organisations: list[_Organisation] = []
        self.real = real_files()
        self.criteria = [each for each in self.real["vocabularies/criteria.yml"] if each.get("kind") != "wish"]
        self.office = self._office()

    def shared(self) -> dict[str, Any]:
        """The real files, with `reserve` at exactly the terms that nothing uses."""
        for file, terms in self.real.items():
            for term in terms if file.startswith("vocabularies/") and "criteria" not in file else ():
                term.pop("reserve", None)
                term |= {} if (Path(file).stem, term["id"]) in self.used else {"reserve": "true"}
        return self.real

    def _office(self) -> _Organisation:
        """The organisation with every contact point that criteria, routes and settings name."""
        models = {"routes.yml": Route, "vocabularies/criteria.yml": Criterion}
        known = [model.model_validate(each, context=_CONTEXT) for file, model in models.items() for each in self.real[file]]
        known += [Settings.model_validate(self.real["settings.yml"], context=_CONTEXT)]
        named = (found for each in known for found in walk(each).references)
        ids = dict.fromkeys(each.id for each in named if "contact_points" in each.kinds)
        points = [{"id": id, "role": {"nl": capital(id.replace("-", " "))}, "phone": self._phone()} for id in ids]
        return _Organisation("ocmw", "OCMW", {"name": {"nl": "OCMW Lindestad"}, "contact_points": points})

    def _phone(self) -> str:
        """A number that the model takes and nobody has: in Belgium no local number begins with 0."""
        self.numbers, digits = self.numbers + 1, f"{self.numbers:05}"
        return f"05{digits[-1]} 0{digits[0]} {digits[1:3]} {digits[3:]}"

    def _term(self, scene: Scene, vocabulary: str) -> str:
        """A term; the first offers take each in turn, so that even a small catalogue uses most."""
        ids = [each["id"] for each in self.real[f"vocabularies/{vocabulary}.yml"]]
        return ids[scene.index % len(ids)] if scene.index < FEWEST else skewed(scene.rng, ids, 1.3)

    def _free(self, names: Iterable[str]) -> tuple[str, str]:
        """The first of the names that nobody has, with its slug."""
        name, slug = next((name, slug) for name in names if (slug := slug_of(name)) not in self.taken)
        self.taken.add(slug)
        return name, slug

    def _organisation(self, index: int) -> _Organisation:
        """An organisation; the next one is made when it is first asked for."""
        if index < len(self.organisations):
            return self.organisations[index]
        scene, lists = Scene(self.seed, "organisation", index, index * ORGANISATION // TOWN), words_in("lists")
        rng, roles = scene.rng, [role for role in lists["roles"] if role[0] == "onthaal" or scene.chance(0.45)]
        parts = ([rng.choice(lists[kind]) for kind in ("houses", "shapes", "roots")] for _ in range(1000))
        name, slug = self._free(f"{house} {article} {root}{tail}" for house, (article, tail), root in parts)
        scene.update(org=name, name=name)
        siblings = self.organisations[index - index % (TOWN // ORGANISATION) :]
        data = _given({
            "name": {"nl": name},
            "aliases": [{"name": f"{rng.choice(lists['houses'])} {scene['town']}"}] if scene.chance(0.2) else None,
            "part_of": rng.choice(siblings).slug if siblings and scene.chance(0.15) else None,
            "description": scene.text("org", 3, 6),
            "url": f"https://{slug}.example.org",
            "contact_points": [self._contact_point(scene, slug, *role) for role in roles],
            "places": [self._place(scene, f"{slug}-{each}") for each in ("zaal", "huis")[: rng.randint(1, 2)]],
            "sources": [{"source": _source_id(scene), "supports": ["name", "description", "contact_points"]}],
            "checked": [{"date": _ago(rng, 3, 150), "by": "coördinator"}] if scene.chance(0.3) else None,
        })  # fmt: skip
        self.organisations.append(_Organisation(slug, name, data))
        return self.organisations[-1]

    def _place(self, scene: Scene, id: str) -> Data:
        rng, access = scene.rng, ([self._term(scene, "access")] if scene.chance(0.5) else [])
        self.used |= {("access", each) for each in access}
        where = {"latitude": f"{rng.uniform(50.7, 51.3):.4f}", "longitude": f"{rng.uniform(2.8, 5.5):.4f}"}
        return _given({
            "id": id, "name": {"nl": capital(bare(scene["room"]))}, "street": bare(scene["street"]),
            "number": str(rng.randint(1, 180)), "postcode": str(1000 + scene.index // ORGANISATION), "city": scene["town"],
            "directions": scene.text("directions", 1, 2), "access": access,
            "position": where if scene.chance(0.5) else None,
        })  # fmt: skip

    def _contact_point(self, scene: Scene, slug: str, id: str, *role: str) -> Data:
        year = str(scene.rng.randint(2024, 2026) if scene.chance(0.8) else scene.rng.randint(2014, 2018))
        return _given({
            "id": f"{slug}-{id}", "role": dict(zip(LANGUAGES, role, strict=True)),
            "phone": self._phone(), "email": f"{id}@{slug}.example.org",
            "hours": {"nl": f"op werkdagen van {scene['hour']} tot {scene['hour2']} uur"} if scene.chance(0.6) else None,
            "how": scene.line("contact_how", 0.5),
            "as_of": {"from": year, "text": dict.fromkeys(LANGUAGES, year)} if scene.chance(0.7) else None,
            "audience": "referrers" if id == "verwijslijn" else None,
            "checked": [{"date": _ago(scene.rng, 3, 150), "by": "onthaalmedewerker"}] if scene.chance(0.4) else None,
        })  # fmt: skip

    def offer(self, index: int) -> tuple[str, Data]:
        """The next offer: its slug, and its fields."""
        organisation = self._organisation(index // ORGANISATION)
        scene = Scene(self.seed, "offer", index, index // TOWN, organisation.name)
        near = self.done[index - index % TOWN :]
        languages = LANGUAGES if scene.chance(self.translated) else LANGUAGES[:1]
        names, slug = self._names(scene)
        scene["name"] = names["nl"]
        data = {
            "name": {each: names[each] for each in languages}, **self._life(scene, near),
            **self._family(scene, near, organisation), **self._texts(scene, near, languages[1:]),
            **self._conditions(scene, near, organisation), **self._practical(scene, near, organisation),
        }  # fmt: skip
        first = {"phase", "access"} if index < FEWEST else ()  # so that a small catalogue uses most terms
        data = _given({name: value for name, value in data.items() if scene.chance(_SHARES.get(name, 1)) or name in first})
        data |= self._bookkeeping(scene, data, languages[1:])
        self._remember(slug, data)
        return slug, data

    def _remember(self, slug: str, data: Data) -> None:
        """Note what others need to know of an offer, and the terms that it uses."""
        rules = [*data.get("eligibility", ()), *(rule for side in data.get("sides", ()) for rule in side.get("eligibility", ()))]
        excludes = {rule["criterion"] for rule in rules if "otherwise" not in rule}
        self.done.append(_Done(slug, data["name"]["nl"], data.get("status") not in ("paused", "ended"), excludes))
        self.used |= {("kinds", data["kind"]), ("phases", data.get("phase", "")), *(("themes", each) for each in data["themes"])}
        referrers = data.get("referral", {}).get("by", ())
        self.used |= {*(("access", each) for each in data.get("access", ())), *(("referrers", each) for each in referrers)}

    def _names(self, scene: Scene) -> tuple[dict[str, str], str]:
        """A name nobody has, in every language, and its slug."""
        rng, town = scene.rng, scene["town"]
        while True:
            head = rng.choice(scene.topic["heads"])
            head = (capital(scene.compounds[0][1]), *head[1:]) if scene.chance(0.25) else head
            quarter, street, house = bare(rng.choice(scene.quarters)), bare(scene["street"]), bare(scene["org"])
            rest = rng.choice((town, town, quarter, f"{town} {quarter}", house, f"{quarter} {street}", street))
            if (slug := slug_of(f"{head[0]} {rest}")) not in self.taken:
                self.taken.add(slug)
                return {language: f"{each} {rest}" for language, each in zip(LANGUAGES, head, strict=True)}, slug

    def _life(self, scene: Scene, near: list[_Done]) -> Data:
        """Former names, whether it runs, and when it was last seen. What has parts never stops."""
        rng, year = scene.rng, str(scene.rng.randint(2019, 2026))
        (old, *_), other = rng.choice(scene.topic["heads"]), capital(scene.compounds[2][1])
        status = rng.choices(("running", None, "paused", "ended"), (60, 28, 6, 6))[0] if scene.index % FAMILY else "running"
        going = [each.slug for each in near if each.goes_on]
        successor = rng.choice(going) if status == "ended" and going and scene.chance(0.6) else None
        return {
            "aliases": [{"name": f"{old} {bare(scene['street'])}", "until": year}, {"name": other}][scene.chance(0.4) :],
            "status": status, "successor": successor,
            "status_reason": scene.line("reason") if status in ("paused", "ended") and not successor else None,
            "last_seen": {"when": {"from": year, "text": {"nl": f"{year} of later"}}, "source": _source_id(scene)},
        }  # fmt: skip

    def _family(self, scene: Scene, near: list[_Done], organisation: _Organisation) -> Data:
        """What it belongs to."""
        rng, place = scene.rng, scene.index % FAMILY
        ids = [each["id"] for each in self.real["vocabularies/themes.yml"]]
        own = scene.topic["theme"][0] if scene.topic["theme"][0] in ids and scene.index >= FEWEST else ids[scene.index % len(ids)]
        themes = list(dict.fromkeys((own, *rng.sample(ids, rng.choice((0, 0, 1))))))
        return {
            "kind": self._term(scene, "kinds"), "part_of": near[-place].slug if 0 < place <= CHILDREN else None,
            "phase": self._term(scene, "phases"), "themes": themes, "provider": organisation.slug,
            "partners": [rng.choice(self.organisations[:-1]).slug] if self.organisations[1:] else None,
        }  # fmt: skip

    def _texts(self, scene: Scene, near: list[_Done], others: tuple[str, ...]) -> Data:
        """The summary, the description and for whom it is."""
        rng, said = scene.rng, scene.say("open") + scene.say("body", scene.rng.randint(11, 18))
        summaries = (capital(each) for _ in range(99) for each in scene.say("summary") if len(each) <= 160)
        if near and scene.chance(0.5):
            other, word = rng.choice(near), rng.choice(self.real["glossary.yml"])
            scene.update(other=other.name, other_id=other.slug, word=word["term"]["nl"].split(",")[0], word_id=word["id"])
            said += scene.say("links")
        paragraphs = ["\n".join(map(capital, part)) for part in (said[: len(said) // 2], said[len(said) // 2 :])]
        paragraphs += ["\n".join(f"- {each}" for each in scene.say("list", 3))] if scene.chance(0.3) else []
        return {
            "summary": {"nl": self._free(summaries)[0]} | {each: scene.say(f"{each}_summary", 1, each)[0] for each in others},
            "description": {"nl": "\n\n".join(paragraphs)} | {each: "\n".join(scene.say(each, 20, each)) for each in others},
            "for_whom": scene.text("for_whom", 2, 5),
        }

    def _conditions(self, scene: Scene, near: list[_Done], organisation: _Organisation) -> Data:
        """For whom it is once more, as rules; the first offers take each criterion in turn."""
        rng, first = scene.rng, scene.index < FEWEST
        number, start = (1, scene.index) if first else (rng.choice((0, 0, 1, 1, 2, 3)), rng.randrange(len(self.criteria)))
        sides: list[Data] = [
            {"id": slug_of(name), "name": {"nl": name}, "for_whom": scene.text("side_for", 1, 2), "how": scene.text("how", 1, 1)}
            for name in ("Zoek je hulp?", "Wil je zelf helpen?")
        ]
        sides[1]["eligibility"] = [self._rule(scene, rng.choice(self.criteria), near, organisation)]
        chosen = {each["id"]: each for each in (self.criteria[(start + step) % len(self.criteria)] for step in range(number))}
        return {
            "eligibility": [self._rule(scene, each, near, organisation) for each in chosen.values()],
            "eligibility_known": rng.choice(("described", "described", "partial", "unknown")),
            "sides": sides,
        }

    def _rule(self, scene: Scene, criterion: Data, near: list[_Done], organisation: _Organisation) -> Data:
        """A rule on one criterion, with where those can go whom it excludes."""
        rng, answers = scene.rng, [each["id"] for each in criterion.get("choices", ())]
        if criterion.get("kind") == "number":
            least = rng.choice((6, 12, 16, 18, 18, 25, 55, 60))
            most, ask = (str(least + 30) if scene.chance(0.4) else None), ([str(least - 1)] if scene.chance(0.3) else None)
            rule = _given({"min": str(least), "max": most, "ask": ask, "because": scene.line("because_number")})
        else:
            rule = {"is": [skewed(rng, answers)], "because": scene.line("because_choice")}
        rule = {"criterion": criterion["id"], **rule}
        if scene.chance(0.3):
            return rule | {"otherwise": "ask"}
        pointed = {each["answer"] for each in criterion.get("instead", ())}
        excluded = set(answers or ["any"]) - set(rule.get("is", ()))
        if scene.chance(0.3) or not ("any" in pointed or pointed >= excluded):
            ways = [each.slug for each in near if each.goes_on and criterion["id"] not in each.excludes]
            rule["instead"] = rng.choice(ways) if ways and scene.chance(0.6) else organisation.points("public")[0]
        return rule

    def _practical(self, scene: Scene, near: list[_Done], organisation: _Organisation) -> Data:
        """Who refers, how to begin, where, when, for how much; what referrers see; what nobody knows."""
        rng, lists, start = scene.rng, words_in("lists"), scene.rng.randint(8, 18)
        days = sorted(rng.sample(WEEKDAYS, rng.randint(1, 2)), key=WEEKDAYS.index)
        session = {"days": days, "from": f"{start}:30", "to": f"{start + 2}:00", "note": scene.line("session_note", 0.3)}
        codes = dict.fromkeys(("nl", *rng.sample(lists["spoken"], 2)))
        words = [*rng.sample(scene.topic["stems"], 3), *map(bare, scene.pools["thing"][:3]), scene.compounds[1][1]]
        referral = {
            "by": [self._term(scene, "referrers")], "self": rng.choice(("yes", "yes", "no", "unknown")),
            "contact": organisation.points("referrers"), "steps": {"nl": scene.say("steps", rng.randint(2, 4))},
            "bring": {"nl": [scene["bring"]]} if scene.chance(0.4) else None,
            "after": scene.text("after", 1, 2) if scene.chance(0.5) else None,
        }  # fmt: skip
        return {
            "referral": _given(referral),
            "route": rng.choice(self.real["routes.yml"])["id"],
            "contact": organisation.points("public", rng.choice(("public", "public", "referrers"))),
            "how_to_start": scene.text("how_to_start", 2, 5),
            "places": [rng.choice(organisation.data["places"])["id"]], "where": scene.text("where", 2, 4),
            "when": [_given(session)],
            "starts": [str(DAY + timedelta(days=rng.randint(10, 200)))], "when_text": scene.text("when_text", 1, 3),
            "duration": {"nl": scene["duration"]}, "group_size": {"nl": scene["group_size"]},
            "cost": _given({"amount": rng.choice(lists["amounts"]), "note": scene.line("cost_note", 0.5)}),
            "languages": [{"code": code, **({"note": {"nl": scene["phrase"]}} if scene.chance(0.3) else {})} for code in codes],
            "interpreter": rng.choice(("yes", "no", "unknown")), "access": [self._term(scene, "access")],
            "next": [each.slug for each in rng.sample(near, min(len(near), rng.randint(1, 2)))],
            "search_words": {"nl": words}, "notes": scene.text("notes", 1, 4),
            "capacity": {"state": rng.choice(lists["states"]), "date": _ago(rng, 1, rng.choice((13, 300)))},
            "open_questions": [{"nl": each} for each in scene.say("questions", rng.randint(1, 3))],
        }  # fmt: skip

    def _bookkeeping(self, scene: Scene, data: Data, others: tuple[str, ...]) -> Data:
        """Sources, checks (few of which are due again), dates, and of which text the translations are."""
        rng, ids = scene.rng, list(dict.fromkeys(_source_id(scene) for _ in range(scene.rng.randint(1, 3))))
        found: Data = {"sources": [{"source": id, "supports": list(data)[at :: len(ids)]} for at, id in enumerate(ids)]}
        if scene.chance(_SHARES["checked"]):
            check = {"date": _ago(rng, 2, 140) if scene.chance(0.99) else _ago(rng, 750, 1100), "by": "coördinator"}
            found["checked"] = [check | ({"what": sorted(rng.sample(PARTS, 3))} if scene.chance(0.5) else {})]
        found |= {"created": _ago(rng, 400, 900), "modified": _ago(rng, 0, 399)}
        if others:
            record = Offer.model_validate(data, context=_CONTEXT)
            made = {"state": rng.choice(("draft", "draft", "reviewed")), "date": found["modified"]}
            found["translations"] = {each: {"of": fingerprint(record, each, "nl"), **made} for each in others}
        return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("offers", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--translated", type=float, default=0.3, help="the share of the offers that are in every language (0.3)")
    write_catalogue(**vars(parser.parse_args()))

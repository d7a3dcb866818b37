"""The command: builds all engines over the same offers, asks them the same queries, prints tables and writes JSON."""

import argparse
import hashlib
import json
import os
import platform
import tempfile
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.danger import measure as danger
from tests import chromium
from tests.conftest import DAY

from . import engines, ours, project
from .measure import Query, cost, rank, score
from .project import LANGUAGES
from .serve import serve
from .sizes import sizes

HERE = Path(__file__).parent
RESULT = Path(".build/bench/search.json")
SETS = ("report", "tune")


def main() -> None:
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    asked = arguments()
    queries = load(asked.queries)
    result: dict[str, Any] = {"versions": {"Python": platform.python_version(), "MkDocs": version("mkdocs")}}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.launch_arguments())
        result["versions"]["Chromium"] = browser.version
        if asked.danger:
            result["danger"] = recognised(browser)
        elif asked.sizes:
            result["sizes"] = sizes(browser, asked.sizes, queries)
            print(table("offers", [(f"{count:,}", said) for count, said in result["sizes"].items()], number))
        else:
            compare(browser, asked, queries, result)
        browser.close()
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    file = RESULT.with_stem("danger" if asked.danger else "sizes") if asked.danger or asked.sizes else RESULT
    file.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"\nWritten to {file}.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench.search", description=__doc__)
    parser.add_argument("--set", choices=[*SETS, "both"], default="both", help="which queries (both)")
    parser.add_argument("--engines", default="", help="parts of names, with commas between them (all)")
    parser.add_argument("--misses", choices=[*SETS, "none"], default="tune", help="the set whose misses are shown (tune)")
    parser.add_argument("--sizes", type=lambda text: [int(part) for part in text.split(",")], nargs="?",
                        const=[200, 1000, 5000, 25000], help="instead: our own index at these numbers of offers")  # fmt: skip
    parser.add_argument("--danger", action="store_true", help="instead: how well phrases of danger are told from everyday ones")
    parser.add_argument("--offers", type=Path, default=HERE / "offers.yml", help="the made-up offers")
    parser.add_argument("--queries", type=Path, default=HERE / "queries.yml", help="the queries")
    return parser.parse_args()


def load(file: Path) -> list[Query]:
    queries = project.read(file)
    for query in queries:
        if query["lang"] not in LANGUAGES or query["set"] not in SETS or not query["expect"]:
            raise SystemExit(f"{file.name}: not a query: {query}")
    return queries


def recognised(browser) -> list[str]:
    """Print how the phrases of danger/judged.yml are answered; what comes back are those answered wrongly."""
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as served:
        (Path(folder) / "assets").symlink_to(ours.ASSETS)
        page = browser.new_page()
        said = danger.answers(page, served.address, danger.editions(), danger.phrases())
        page.close()
    print(table("phrases of danger", danger.rows(said), str))
    wrong = danger.misses(said)
    print(f"\n{len(wrong)} of {len(said)} not answered as they should be\n")
    print("\n".join(f"- {each}" for each in wrong))
    return wrong


def compare(browser, asked: argparse.Namespace, queries: list[Query], result: dict[str, Any]) -> None:
    queries = [query for query in queries if asked.set in (query["set"], "both")]
    with tempfile.TemporaryDirectory() as folder:
        made = project.make(Path(folder) / "project", asked.offers)
        slugs = {file.stem for file in (made / "catalogue/offers").glob("*.yml")}
        if unknown := {slug for query in queries for slug in query["expect"]} - slugs:
            raise SystemExit(f"{asked.queries.name}: no offer is called {', '.join(sorted(unknown))}")
        compared, seconds = engines.make(Path(folder) / "site", made, asked.engines.split(","))
        seconds["this catalogue"] = ours.build_index(made / "catalogue", LANGUAGES).seconds
        result["versions"] |= {engine.name: engine.version for engine in compared}
        # Scores say nothing without knowing over which data and queries: these are changed by hand.
        used = (asked.offers, asked.offers.with_name("synonyms.yml"), asked.queries)
        result["data"] = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:10] for file in used}
        result |= {"offers": len(slugs), "queries": queries, "answers": {}, "costs": {}}
        with serve(Path(folder) / "site") as served:
            for engine in compared:
                page = browser.new_page()
                result["answers"][engine.name] = engine.answers(page, served.address, queries)
                page.close()
                result["costs"][engine.name] = cost(browser, served, engine, queries) | {"index CPU s": seconds.get(engine.name)}
    result["scores"] = scores(queries, result["answers"])
    show(result, asked.misses)


def scores(queries: Sequence[Query], answers: dict[str, list[list[str]]]) -> dict[str, Any]:
    """set -> language (or "all") -> kind (or "all") -> engine -> score."""
    found: dict[str, Any] = {}
    for name in dict.fromkeys(query["set"] for query in queries):
        for language in ("all", *LANGUAGES):
            of_language = [n for n, query in enumerate(queries) if query["set"] == name and language in ("all", query["lang"])]
            for kind in ("all", *dict.fromkeys(queries[number]["kind"] for number in of_language)):
                chosen = [number for number in of_language if kind in ("all", queries[number]["kind"])]
                if chosen:
                    these = [queries[number] for number in chosen]
                    found.setdefault(name, {}).setdefault(language, {})[kind] = {
                        engine: score(these, [given[number] for number in chosen]) for engine, given in answers.items()
                    }
    return found


def show(result: dict[str, Any], misses: str) -> None:
    print(", ".join(f"{name} {said}" for name, said in result["versions"].items() if said), end="")
    print(f"; {result['offers']} offers, {len(result['queries'])} queries")
    print(", ".join(f"{name} {said}" for name, said in result["data"].items()), end="\n\n")
    for name, by_language in result["scores"].items():
        for language, by_kind in by_language.items():
            print(f"**{name}, {language}** (success@1 · success@3 in % · MRR · % without any result)\n")
            rows = [(f"{kind} ({next(iter(said.values()))['queries']})", said) for kind, said in by_kind.items()]
            print(table("queries", rows, cell), "\n")
    print(table("engine", result["costs"].items(), number))
    engine, answers = list(result["answers"].items())[-1]
    answered = [(query, answer, rank(query, answer)) for query, answer in zip(result["queries"], answers)]
    answered = [each for each in answered if each[0]["set"] == misses]
    missed = [each for each in answered if each[2] != 1]
    if missed:
        print(f"\n{len(missed)} of {len(answered)} not found first by {engine} ({misses}): place · right · given\n")
    for query, answer, place in missed:
        asked = f"{query['lang']} {query['kind']} “{query['q']}”"
        print(f"- {asked}: {place or '–'} · {', '.join(query['expect'])} · {', '.join(answer[:3]) or 'nothing'}")


def cell(said: dict[str, float]) -> str:
    shares = [f"{100 * said[part]:.0f}" for part in ("success@1", "success@3")]
    return " · ".join([*shares, f"{said['mrr']:.3f}", f"{100 * said['empty']:.0f}"])


def number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3g}" if value < 100 else f"{value:,.0f}"


def table(corner: str, rows: Iterable[tuple[str, dict[str, Any]]], cell: Callable[[Any], str]) -> str:
    rows = list(rows)
    if not rows:
        return "(nothing to show)"
    columns = list(rows[0][1])
    lines = [[corner, *columns], ["---"] * (len(columns) + 1)]
    lines += [[name, *(cell(said[column]) for column in columns)] for name, said in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main()

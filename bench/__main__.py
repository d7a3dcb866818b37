"""`make bench`: what building, checking and serving cost as the catalogue grows, beside plain Material. Prints a table, writes JSON.

Ratios of runs side by side say something on any machine; seconds only say the order of magnitude.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from bench import process, projects, served, weights
from bench.generate import EPOCH
from bench.process import Cost, cost, in_turn, middle
from tests.conftest import ROOT, copy_project

RESULT = Path(".build/bench/speed.json")
FEW, SOME, MANY, ALL = 12, 1_000, 5_000, 25_000


class Row(NamedTuple):
    """One line of the table: what was measured, how much it is, and how much it may be ("" where nothing says so)."""

    what: str
    value: float
    unit: str
    target: str = ""


def main() -> None:
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    asked = arguments()
    # In memory where there is such a folder, so that a disk tells nothing.
    memory = Path("/dev/shm") if os.access("/dev/shm", os.W_OK) else None
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        for name, measure in MEASURED.items():
            if name in asked.only or (not asked.only and (name == "large") <= asked.large):
                for row in measure(Path(folder) / name, asked.times):
                    rows.append(row)
                    print(f"  {row.what}: {row.value:.3g} {row.unit}", file=sys.stderr, flush=True)
                shutil.rmtree(Path(folder) / name, ignore_errors=True)
    versions = {name: version(name) for name in ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pydantic", "pyyaml", "jinja2")}
    about = {"Python": platform.python_version(), "cores": os.cpu_count(), "machine": platform.machine(), **versions}
    print(", ".join(f"{name} {said}" for name, said in about.items()), end="\n\n")
    print("| what | measured | target |\n| --- | --- | --- |")
    for row in rows:
        print(f"| {row.what} | {row.value:.3g} {row.unit} | {row.target or '–'} |")
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    RESULT.write_text(json.dumps({"about": about, "rows": [row._asdict() for row in rows]}, indent=1) + "\n", encoding="utf-8")
    print(f"\nWritten to {RESULT}.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m bench", description=__doc__)
    parser.add_argument("--large", action="store_true", help="also 25,000 offers in three languages")
    parser.add_argument("--times", type=int, default=5, help="how often each is run, for the median (5)")
    parser.add_argument("--only", nargs="+", choices=MEASURED, default=[], help="these alone")
    return parser.parse_args()


def build(project: Path, *arguments: str) -> tuple[Any, ...]:
    return project, "mkdocs", "build", "--quiet", "--site-dir", str(project / "site"), *arguments


def pairs(folder: Path, times: int) -> Iterator[Row]:
    """This project beside the same offers in Material, 1,000 in one language."""
    project = projects.ours(folder / "ours", SOME, ["nl"])
    outside = projects.plain(folder / "outside", project / "catalogue", "nl", automatic=False)
    automatic = projects.plain(folder / "automatic", project / "catalogue", "nl", automatic=True)
    found = in_turn({"ours": build(project, "--strict"), "outside": build(outside), "automatic": build(automatic)}, times)
    yield Row("Material as it comes, 1,000 pages in its navigation", middle(found["automatic"]).cpu, "CPU s")
    yield Row("Material and static-i18n, 1,000 pages outside of it", middle(found["outside"]).cpu, "CPU s")
    yield Row("this project, 1,000 offers, 1 language", middle(found["ours"]).cpu, "CPU s")
    for other, target in (("outside", "≤ 0.35"), ("automatic", "≤ 0.06")):
        ratios = [one.cpu / two.cpu for one, two in zip(found["ours"], found[other], strict=True)]
        yield Row(f"this project / Material ({other})", median(ratios), "×", target)


def _grown(folder: Path, offers: int, times: int) -> tuple[Cost, int]:
    project = projects.ours(folder / str(offers), offers)
    spent = middle([cost(*build(project, "--strict")) for _ in range(times)])
    pages = sum(1 for _ in (project / "site").rglob("*.html"))
    shutil.rmtree(project)
    return spent, pages


def growth(folder: Path, times: int) -> Iterator[Row]:
    """Builds in three languages as the catalogue grows."""
    for offers in (FEW, SOME, MANY):
        spent, pages = _grown(folder, offers, times)
        yield from _size(offers, spent, pages)


def _size(offers: int, spent: Cost, pages: int) -> Iterator[Row]:
    target, most = ("≤ 60", "≤ 1536") if offers == ALL else ("", "")
    yield Row(f"{offers:,} offers × 3 languages ({pages:,} pages)", spent.cpu, "CPU s", target)
    yield Row(f"{offers:,} × 3, wall", spent.wall, "s")
    yield Row(f"{offers:,} × 3, most memory", spent.peak, "MiB", most)
    yield Row(f"{offers:,} × 3, a page", 1000 * spent.cpu / pages, "CPU ms", "≤ 0.8" if offers == MANY else "")


def large(folder: Path, times: int) -> Iterator[Row]:
    """All of Flanders, once, and whether it grows faster than the catalogue."""
    few, some = (_grown(folder, offers, 1)[0] for offers in (FEW, MANY))
    spent, pages = _grown(folder, ALL, 1)
    yield from _size(ALL, spent, pages)
    yield Row("growth from 5,000 to 25,000 offers", (spent.cpu - few.cpu) / (some.cpu - few.cpu), "×", "≤ 6 (5 is linear)")
    project = projects.ours(folder / "check", ALL)
    checked = cost(project, "service_catalogue", "check")
    yield Row("make check, 25,000 offers", checked.cpu, "CPU s")
    yield Row("make check, 25,000 offers, most memory", checked.peak, "MiB")


def parts(folder: Path, times: int) -> Iterator[Row]:
    """Where the time of a build goes, at 1,000 offers in three languages."""
    project = projects.ours(folder, SOME)
    whole = cost(*build(project))
    taken = json.loads(process.said(project, "bench.parts", str(project), PYTHONPATH=f"{project / 'hooks'}{os.pathsep}{ROOT}"))
    for name, seconds in taken.items():
        yield Row(f"1,000 × 3, {name}", seconds, "CPU s")
    yield Row("1,000 × 3, MkDocs and writing", whole.cpu - sum(taken.values()), "CPU s")


def check(folder: Path, times: int) -> Iterator[Row]:
    """`make check`, as somebody waits for it."""
    for name, project, target in (
        ("the real catalogue", copy_project(folder / "real"), "≤ 1"),
        ("1,000 offers", projects.ours(folder / "some", SOME), "≤ 3"),
    ):
        yield Row(f"make check, {name}", middle([cost(project, "service_catalogue", "check") for _ in range(times)]).wall, "s", target)


def edits(folder: Path, times: int) -> Iterator[Row]:
    """From a saved entry until its page is served."""
    yield Row("edit → seen, the real catalogue", served.edit_to_seen(copy_project(folder / "real"), times), "s", "≤ 0.7")
    yield Row("edit → seen, 1,000 offers × 3 languages", served.edit_to_seen(projects.ours(folder / "some", SOME), times), "s", "≤ 1.0")


def pages(folder: Path, times: int) -> Iterator[Row]:
    """What a first visit weighs, page by page of the real catalogue."""
    project = copy_project(folder)
    cost(*build(project))
    for name, weight in weights.weights(project / "site").items():
        yield Row(f"first view, {name}", weight["bytes"] / 1024, f"KiB, {weight['requests']} requests", "≤ 30, ≤ 6" if name == "offer" else "")
        if name == "offer":
            yield Row("CSS and JS of an offer's page", weight["CSS and JS"] / 1024, "KiB", "≤ 12")


MEASURED: dict[str, Callable[[Path, int], Iterator[Row]]] = {
    "pairs": pairs, "growth": growth, "parts": parts, "check": check, "edits": edits, "pages": pages, "large": large,
}  # fmt: skip

if __name__ == "__main__":
    main()

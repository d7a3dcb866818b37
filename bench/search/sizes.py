"""What a first query costs this catalogue as it grows: bytes, time, and readiness on a slow phone, over made-up offers."""

import random
import re
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench.generate import write_catalogue

from . import ours
from .engines import Engine
from .measure import Query, cost, spread
from .project import read
from .serve import serve


def sizes(browser: Browser, counts: list[int], queries: list[Query]) -> dict[int, dict[str, Any]]:
    """The costs by number of offers."""
    found = {}
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            catalogue, site = Path(folder) / "catalogue", Path(folder) / "site"
            write_catalogue(catalogue, count)
            built = ours.build_index(catalogue, ["nl"])
            for address, content in built.files.items():
                file = site / address
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            options = {"base": "/", "index": f"/{built.indexes['nl']}"}
            engine = Engine("this catalogue", "", "catalogue", lambda language: f"_start/{language}", lambda language: options)
            asked = spread([query for query in queries if query["lang"] == "nl"], 30) + _by_name(catalogue)
            with serve(site) as served:
                found[count] = {"index CPU s": built.seconds, "index bytes": sum(map(len, built.files.values()))}
                found[count] |= cost(browser, served, engine, asked)
    return found


def _by_name(catalogue: Path, count: int = 30) -> list[Query]:
    """Queries that do find something in a generated catalogue: two words from the name of one of its offers."""
    files = sorted((catalogue / "offers").glob("*.yml"))
    chosen = random.Random(1).sample(files, min(count, len(files)))
    names = [read(file)["name"]["nl"] for file in chosen]
    return [{"q": " ".join(re.findall(r"\w{4,}", name)[:2]) or name, "lang": "nl"} for name in names]

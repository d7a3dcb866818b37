"""What is measured: how often the right offer is found and how high, how long a query takes, how many bytes it needs."""

import statistics
from collections.abc import Iterable, Sequence
from typing import Any

from playwright.sync_api import Browser, Page

from .engines import Engine
from .project import LANGUAGES
from .serve import Served

Query = dict[str, Any]

TIMED = """async ([queries, times]) => {
    const taken = []
    for (const query of queries) {
        await ask(query)  // warm: what it needs is fetched
        for (let time = 0; time < times; time++) {
            const began = performance.now()
            await ask(query)
            taken.push(performance.now() - began)
        }
    }
    return taken
}"""


def rank(query: Query, answer: Sequence[str]) -> int | None:
    """At which place, from 1, the first right answer stands."""
    return next((place for place, slug in enumerate(answer, 1) if slug in query["expect"]), None)


def score(queries: Sequence[Query], answers: Sequence[Sequence[str]]) -> dict[str, float]:
    """Shares of the queries, from 0 to 1; nothing for no queries."""
    ranks = [rank(query, answer) for query, answer in zip(queries, answers, strict=True)]
    if not ranks:
        return {}
    return {
        "queries": len(ranks),
        "success@1": sum(place == 1 for place in ranks) / len(ranks),
        "success@3": sum(place is not None and place <= 3 for place in ranks) / len(ranks),
        "mrr": sum(1 / place for place in ranks if place) / len(ranks),
        "empty": sum(not answer for answer in answers) / len(ranks),
    }


def percentile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(queries: Sequence[Query], count: int) -> list[Query]:
    """`count` of the queries, evenly from the whole list."""
    return [queries[number * len(queries) // count] for number in range(min(count, len(queries)))]


def latency(page: Page, address: str, engine: Engine, queries: Sequence[Query], times: int = 3) -> list[float]:
    """Milliseconds of each query as a page waits for it, with everything fetched before."""
    taken: list[float] = []
    for language in LANGUAGES:
        asked = [query["q"] for query in queries if query["lang"] == language]
        if asked:
            engine.open(page, address, language)
            taken += page.evaluate(TIMED, [asked, times])
    return taken


def weights(browser: Browser, served: Served, engine: Engine, queries: Sequence[Query]) -> list[int]:
    """Bytes of all that is fetched for a first query on a page, for each of the queries in a browser that has nothing."""
    found = []
    for query in queries:
        context = browser.new_context()
        page = context.new_page()
        page.goto(served.address + engine.start(query["lang"]), wait_until="networkidle")
        served.fetched.clear()
        engine.load(page, query["lang"])
        page.evaluate("query => ask(query)", query["q"])
        found.append(served.weight())
        context.close()
    return found


def ready(browser: Browser, address: str, engine: Engine, language: str, slower: int = 4, times: int = 5) -> float:
    """Milliseconds until a search can be asked on a processor so many times slower, its bytes being there; the median.

    The browser slows a page down but not its workers.
    """
    context = browser.new_context()
    taken = []
    for time in range(times + 1):
        page = context.new_page()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        taken.append(engine.open(page, address, language))
        page.close()
    context.close()
    return statistics.median(taken[1:])  # the first one fetched


def cost(browser: Browser, served: Served, engine: Engine, queries: Sequence[Query]) -> dict[str, float]:
    page = browser.new_page()
    times = latency(page, served.address, engine, queries)
    page.close()
    bytes_ = weights(browser, served, engine, spread(queries, 30))
    return {
        "ms p50": statistics.median(times),
        "ms p95": percentile(times, 0.95),
        "bytes median": statistics.median(bytes_),
        "bytes max": max(bytes_),
        "ready ms at a quarter of the speed": ready(browser, served.address, engine, "nl"),
    }

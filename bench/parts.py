"""Where the time of a build goes: the street of a project's data, step by step, in one process. Prints JSON.

`python -m bench.parts <project>`; run with SOURCE_DATE_EPOCH and the project's own package on PYTHONPATH. What MkDocs and
writing cost is what the whole build takes more than the sum of these.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from service_catalogue.handwritten import read_pages
from service_catalogue.model.fields import Audience
from service_catalogue.reading import read
from service_catalogue.rules import RULES
from service_catalogue.site import assemble
from service_catalogue.today import today


def parts(project: Path) -> dict[str, float]:
    """CPU seconds by part."""
    taken: dict[str, float] = {}

    def timed(name: str, work: Callable[[], Any]) -> Any:
        began = time.process_time()
        made = work()
        taken[name] = taken.get(name, 0) + time.process_time() - began
        return made

    catalogue, _ = timed("read", lambda: read(project))
    timed("check", lambda: [found for rule in RULES for found in rule(catalogue, today())])
    pages, _ = read_pages(project / "docs", project, catalogue.languages)
    site = timed("edition", lambda: assemble(catalogue, pages, Audience.PUBLIC, today(), "https://gids.example.org/"))
    for planned in site.planned.values():
        page = timed("pages", planned.make)
        timed("shell", lambda page=page: site.shell(page))
    for beginning, make in site.data.items():
        timed("finder" if "finder" in beginning else "matching and sheets", lambda make=make: sum(len(each.content) for each in make()))
    return taken


if __name__ == "__main__":
    gc.disable()
    print(json.dumps(parts(Path(sys.argv[1]).absolute())))

"""What a command costs: the CPU time and the memory of its whole process, and how long it takes."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.conftest import project_environment


class Cost(NamedTuple):
    """`cpu` and `wall` in seconds (user and system, children that it waited for included), `peak` in MiB.

    Linux begins to count a process' memory with that of who starts it, so a peak is never lower than this program's own.
    """

    cpu: float
    wall: float
    peak: float


def cost(project: Path, *arguments: str, **environment: str) -> Cost:
    """What `python -m <arguments>` costs in a project; stops with what it said when it fails."""
    return _run(project, arguments, environment)[0]


def said(project: Path, *arguments: str, **environment: str) -> str:
    """What `python -m <arguments>` prints."""
    return _run(project, arguments, environment)[1]


def _run(project: Path, arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[Cost, str]:
    # As on any machine, where what Python compiled is kept: else each run compiles all of MkDocs and of this project again.
    around = {name: value for name, value in project_environment(project).items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=project,
        env=around | {"SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"]} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process.stdout:
        words = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"python -m {' '.join(arguments)} failed:\n{words[-4000:]}")
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / unit), words


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each part by itself."""
    return Cost(*(median(part) for part in zip(*costs, strict=True)))


def in_turn(contestants: Mapping[str, Sequence], times: int) -> dict[str, list[Cost]]:
    """The costs of several commands, each `(project, *arguments)`, run one after the other in every round."""
    found: dict[str, list[Cost]] = {name: [] for name in contestants}
    for _ in range(times):
        for name, (project, *arguments) in contestants.items():
            found[name].append(cost(project, *arguments))
    return found

"""How problems are told: as lines, with the place pointed at, as annotations or as JSON.

Check and build tell them with the same words, since both come here.
"""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

import click

from .problems import Problem

WIDEST = 100
"""How much of a line of a file is shown around the place, in characters."""


def tell(problems: Iterable[Problem], root: Path, *, err: bool = False) -> None:
    """Print every problem on one line; in a terminal with the line of the file below it and a mark under the place.

    On GitHub each is told once more as an annotation, which shows it beside the changed line.
    """
    stream = sys.stderr if err else sys.stdout
    lines = lru_cache(maxsize=None)(lambda path: _lines(root / path))
    for problem in problems:
        click.echo(problem, file=stream)
        if stream.isatty():
            click.echo(pointed(problem, lines(problem.file)), file=stream, nl=False)
        if os.environ.get("GITHUB_ACTIONS"):
            click.echo(as_annotation(problem), file=stream)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []


def pointed(problem: Problem, lines: list[str]) -> str:
    """The line of the file that a problem is about, with a mark under its place; empty when there is none."""
    if not 0 < problem.line <= len(lines):
        return ""
    line, column = lines[problem.line - 1].replace("\t", " "), problem.column
    start = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[start : start + WIDEST]
    return f"    {shown}\n    {' ' * (column - 1 - start)}^\n"


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as a JSON list of objects with the names of `Problem`'s fields."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_annotation(problem: Problem) -> str:
    """The problem as a workflow command that shows it beside the changed line.

    Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    command = "error" if problem.is_error else "warning"
    text = f"{problem.field}: {problem.sentence}" if problem.field else problem.sentence
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    return f"::{command} {place}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""How long somebody waits who changes an entry: from the saved file until the changed page is served by `mkdocs serve`."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

from tests.conftest import project_environment

PATIENCE = 300


def edit_to_seen(project: Path, times: int = 5) -> float:
    """Seconds, the median: the summary of an offer is changed, and its page asked for until it has the new one.

    A browser is told to reload; here the answer to that same question, which the server holds back until it is
    done, is waited for.
    """
    offer = sorted((project / "catalogue/offers").glob("*.yml"))[0]
    text = offer.read_text(encoding="utf-8")
    found = re.search(r"^summary:.*\n  nl: (?P<summary>.+)$", text, re.MULTILINE)
    if not found:
        raise SystemExit(f"{offer.name} has no summary on one line to change")
    with tempfile.TemporaryDirectory() as temporary, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env=project_environment(project) | {"TMPDIR": temporary, "SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"]},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}/"
        try:
            page = _when_up(f"{address}aanbod/{offer.stem}/", server)
            taken = []
            for number in range(times):
                epoch = re.search(r"livereload\((\d+), \d+\)", page)[1]
                new = f"Proef {number} van de meting."
                whole = project / ".written"
                whole.write_text(text[: found.start("summary")] + new + text[found.end("summary") :], encoding="utf-8")
                began = time.perf_counter()
                os.replace(whole, offer)
                _get(f"{address}livereload/{epoch}/0")
                page = _get(f"{address}aanbod/{offer.stem}/")
                taken.append(time.perf_counter() - began)
                if new not in page:
                    raise SystemExit("the served page is an old one")
        finally:
            server.terminate()
            server.wait()
            offer.write_text(text, encoding="utf-8")
    return median(taken)


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode()


def _when_up(address: str, server: subprocess.Popen) -> str:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return _get(address)
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise SystemExit("mkdocs serve does not come up") from None
            time.sleep(0.2)

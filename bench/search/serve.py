"""A folder over http on 127.0.0.1, with a list of what was fetched: so the bytes of a search are counted at the source."""

import contextlib
import functools
import gzip
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

HERE = Path(__file__).parent

START = '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head></html>\n'


class Served:
    """What is served: the address with a slash at its end, and the files fetched since `fetched` was cleared."""

    def __init__(self, folder: Path):
        self.folder, self.address = folder, ""
        self.fetched: list[Path] = []

    def weight(self) -> int:
        """The bytes over the wire of what was fetched, compressed as most hosts do."""
        # Our benchmark's own driver is no part of any engine.
        files = {file for file in self.fetched if file != HERE / "drivers.js"}
        return sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)


class Handler(SimpleHTTPRequestHandler):
    """Answers from the folder; `/_bench/` is this folder, `/_start/<language>` an empty page to search from."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else small answers wait 40 ms for each other
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def __init__(self, *arguments, served: Served, **named):
        self.served = served
        super().__init__(*arguments, directory=str(served.folder), **named)

    def translate_path(self, path: str) -> str:
        place = unquote(urlsplit(path).path)
        return str(HERE / place.removeprefix("/_bench/")) if place.startswith("/_bench/") else super().translate_path(path)

    def do_GET(self):
        if self.path.startswith("/_start/"):
            body = START.format(self.path.removeprefix("/_start/")).encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            self.served.fetched.append(file)
        super().do_GET()

    def end_headers(self):
        # Isolated, a page's clock counts in 5 µs instead of 100.
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        # The second visit of one browser context has all bytes already.
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def handle(self):
        with contextlib.suppress(ConnectionError):
            super().handle()

    def log_message(self, format, *arguments):
        """Nothing."""


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[Served]:
    served = Served(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, served=served))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    served.address = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()

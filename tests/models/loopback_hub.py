"""A model hub on this computer's loopback: it behaves, breaks off, lies or attacks, as a test asks."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class Hub:
    """What the server answers, and what it was asked."""

    files: dict[str, bytes] = field(default_factory=dict)
    listing: dict[str, Any] = field(default_factory=dict)
    break_after: int | None = None
    ignore_ranges: bool = False
    redirect: Callable[[str], str | None] = field(default=lambda path: None)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    url: str = ""


class Handler(BaseHTTPRequestHandler):
    hub: Hub

    def do_GET(self) -> None:
        hub = self.hub
        wanted = self.headers.get("Range")
        hub.asked.append((self.path, wanted))
        target = hub.redirect(self.path)
        if target is not None:
            self.send_response(302)
            self.send_header("Location", target)
            self.end_headers()
            return
        if self.path.startswith("/api/"):
            self._send(200, json.dumps(hub.listing).encode(), {})
            return
        data = hub.files.get(self.path.split(f"/{COMMIT}/")[-1])
        if data is None:
            self.send_error(404)
        elif wanted and not hub.ignore_ranges:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            self._send(206, data[start:], {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"})
        else:
            self._send(200, data, {})

    def _send(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        cut = self.hub.break_after if not self.path.startswith("/api/") else None
        self.wfile.write(data if cut is None else data[:cut])

    def log_message(self, format: str, *args: object) -> None:
        return None


def listed(path: str, data: bytes, *, large: bool) -> dict[str, object]:
    blob = hashlib.sha1(f"blob {len(data)}\0".encode() + data, usedforsecurity=False).hexdigest()
    entry: dict[str, object] = {"rfilename": path, "size": len(data), "blobId": blob}
    if large:
        entry["lfs"] = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "pointerSize": 130}
    return entry


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[Hub]:
    """A hub that has these files in one repository, weights listed with their SHA-256; `url` is where it answers."""
    siblings = [listed(path, data, large=path.endswith(".safetensors")) for path, data in files.items()]
    hub = Hub(files=dict(files), listing={"sha": COMMIT, "siblings": siblings})
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("BoundHandler", (Handler,), {"hub": hub}))
    hub.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield hub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

"""HTTP for downloads from a server that may be broken or hostile: https only, few redirects, never more than asked."""

from __future__ import annotations

import http.client
import os
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from heirloom.core.errors import NotFound
from heirloom.embedding.model_errors import FetchFailed, ModelRefused

TIMEOUT_S = 30.0
"""Of a connection and of every single read."""
MOST_REDIRECTS = 5
_BLOCK_BYTES = 256 << 10
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})")


class BoundedHttp:
    """GET, whole or from a byte on. What goes wrong is a FetchFailed that names the server, NotFound for 404."""

    def __init__(self) -> None:
        self._opener = urllib.request.build_opener(_Redirects())

    def get_bytes(self, url: str, limit_bytes: int) -> bytes:
        """The whole answer, refused when longer than `limit_bytes`."""
        with self._open(url, {}) as answer:
            data: bytes = answer.read(limit_bytes + 1)
        if len(data) > limit_bytes:
            raise FetchFailed(f"{_host(url)} sends more than a listing can be.")
        return data

    def resume(self, url: str, part: Path, size_bytes: int, report: Callable[[int], None]) -> None:
        """Append to `part` until it has `size_bytes`; what arrived before an error stays for another try.

        RFC 9110, section 14: a server that ignores the range sends everything again, and so we begin again.
        """
        there = part.stat().st_size if part.is_file() else 0
        if there > size_bytes:
            part.unlink()
            there = 0
        report(there)
        if there == size_bytes:
            part.touch()
            return
        headers = {"Range": f"bytes={there}-"} if there else {}
        with self._open(url, headers) as answer:
            start = _start_of(answer, there, size_bytes, url)
            with part.open("r+b" if start else "wb") as stream:
                stream.seek(start)
                _copy(answer, stream, size_bytes, url, report)
                stream.flush()
                os.fsync(stream.fileno())

    @contextmanager
    def _open(self, url: str, headers: Mapping[str, str]) -> Iterator[Any]:
        check_address(url)
        sent = {"User-Agent": "heirloom", "Accept-Encoding": "identity", **headers}
        request = urllib.request.Request(url, headers=sent)  # noqa: S310  the address was checked in the line above
        try:
            with self._opener.open(request, timeout=TIMEOUT_S) as answer:
                yield answer
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == 404:
                raise NotFound(f"{_host(url)} has no such model or file.") from error
            raise FetchFailed(f"{_host(url)} answers {error.code}.") from error
        except (OSError, http.client.HTTPException) as error:  # URLError and timeouts are OSErrors
            raise FetchFailed(f"{_host(url)} cannot be reached or broke off: {error}") from error


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = MOST_REDIRECTS
    max_repeats = 2

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        check_address(newurl)
        if _is_loopback(newurl) and not _is_loopback(req.full_url):
            raise FetchFailed("The source redirects to this computer, which no honest source does.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def check_address(url: str) -> None:
    """Refuse anything but https, or http to this computer itself."""
    scheme = urlsplit(url).scheme
    if scheme != "https" and not (scheme == "http" and _is_loopback(url)):
        raise FetchFailed(f"An address that is not https is not used: {url[:100]}")


def _is_loopback(url: str) -> bool:
    return urlsplit(url).hostname in _LOOPBACK


def _host(url: str) -> str:
    return urlsplit(url).hostname or "The source"


def _start_of(answer: Any, there: int, size_bytes: int, url: str) -> int:
    """Where the answer's first byte belongs."""
    if answer.status == 200:
        return 0
    found = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
    if answer.status != 206 or found is None or int(found[1]) != there or int(found[3]) != size_bytes:
        raise FetchFailed(f"{_host(url)} sends another part of the file than was asked for.")
    return there


def _copy(answer: Any, stream: IO[bytes], size_bytes: int, url: str, report: Callable[[int], None]) -> None:
    reached = stream.tell()
    while block := answer.read1(_BLOCK_BYTES):
        reached += len(block)
        if reached > size_bytes:
            raise ModelRefused(f"{_host(url)} sends more than it listed.")  # no other try will mend that
        stream.write(block)
        report(reached)
    stream.truncate()
    if reached < size_bytes:
        raise FetchFailed(f"{_host(url)} broke off after {reached:,} of {size_bytes:,} bytes.")

"""What every test gets: a home of its own, no network, and the corpus of real files where there is one."""

from __future__ import annotations

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CORPUS_VARIABLE = "HEIRLOOM_CORPUS"
CORPUS_ABSENT = "corpus ABSENT"
PLATFORM_VARIABLE = "HEIRLOOM_TEST_PLATFORM"
"""Names Qt's platform for a run that is to be on a screen."""
REPOSITORY = Path(__file__).resolve().parents[1]

HOME = pytest.StashKey[tempfile.TemporaryDirectory[str]]()
_connections: list[str] = []


def find_corpus() -> Path | None:
    """The folder named by $HEIRLOOM_CORPUS, else shared/corpus beside the repository; None where neither is there."""
    named = os.environ.get(CORPUS_VARIABLE)
    folder = Path(named) if named else REPOSITORY.parent / "shared" / "corpus"
    return folder.resolve() if folder.is_dir() else None


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Folder with real files of strangers; the test is skipped, loudly, where it is absent."""
    folder = find_corpus()
    if folder is None:
        pytest.skip(f"{CORPUS_ABSENT}: set {CORPUS_VARIABLE} to its folder")
    return folder


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a home of its own before anything is imported; workers of xdist inherit it."""
    if not hasattr(config, "workerinput"):
        home = config.stash[HOME] = tempfile.TemporaryDirectory(
            prefix="heirloom-test-home-", ignore_cleanup_errors=True
        )
        _isolate(Path(home.name))
    sys.addaudithook(_refuse_network)


def pytest_unconfigure(config: pytest.Config) -> None:
    if HOME in config.stash:
        config.stash[HOME].cleanup()


def _isolate(home: Path) -> None:
    """Point every folder a program could write to at `home`, and drop settings of the person who runs the tests."""
    temp = home / "tmp"
    temp.mkdir()
    for variable in ("HEIRLOOM_VAULT", "HEIRLOOM_PASSPHRASE_FILE", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        os.environ.pop(variable, None)
    os.environ.update(
        HOME=str(home),
        USERPROFILE=str(home),
        XDG_DATA_HOME=str(home / "share"),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_CACHE_HOME=str(home / "cache"),
        HEIRLOOM_DATA=str(home / "heirloom"),
        TMPDIR=str(temp),
        QT_QPA_PLATFORM=os.environ.get(PLATFORM_VARIABLE, "offscreen"),
        HF_HUB_OFFLINE="1",
        PYTHONPATH=str(REPOSITORY / "app"),
        TZ="UTC",
        LC_ALL="C.UTF-8",
    )
    tempfile.tempdir = None


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Audit hook: an address outside this computer ends the call, and the test that made it."""
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}:
        opened, address = arguments[0], arguments[1]
        if opened.family in {socket.AF_INET, socket.AF_INET6} and address is not None:
            host = str(address[0])
        else:
            return
    elif event == "socket.getaddrinfo":
        host = str(arguments[0] or "")
    else:
        return
    if host in {"", "localhost", "::1"} or host.startswith("127."):
        return
    _connections.append(f"{event} {host}")
    raise ConnectionRefusedError(f"tests open no connection, but this one went to {host}")


@pytest.fixture(autouse=True)
def no_network() -> Iterator[None]:
    """Fail a test that reached for the network, even if it swallowed the refusal."""
    _connections.clear()
    yield
    assert not _connections, f"internet sockets opened: {_connections}"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which real files were there, or how many tests had to go without."""
    folder = find_corpus()
    if folder is None:
        skipped = terminalreporter.stats.get("skipped", [])
        count = sum(CORPUS_ABSENT in str(report.longrepr) for report in skipped)
        terminalreporter.write_line(f"{CORPUS_ABSENT}, {count} tests skipped")
    else:
        count = sum(path.is_file() for path in folder.rglob("*"))
        terminalreporter.write_line(f"corpus: {count} files")

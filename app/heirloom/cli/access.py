"""Opens the bank for a command, and lets Ctrl-C stop long work between two files."""

from __future__ import annotations

import os
import signal
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from heirloom.bank import Bank, LockedBank
from heirloom.cli.output import Output
from heirloom.cli.secrets import find_secret
from heirloom.core.errors import UserError

VAULT_VARIABLE = "HEIRLOOM_VAULT"


def vault_path(options: Namespace) -> Path:
    """The vault that was named, as an absolute path. Raises UserError where none was."""
    named = getattr(options, "vault", None) or os.environ.get(VAULT_VARIABLE)
    if not named:
        raise UserError("Which vault? Name its folder with --vault DIR or HEIRLOOM_VAULT.")
    return Path(named).expanduser().absolute()


@contextmanager
def open_bank(options: Namespace, *, writable: bool) -> Iterator[Bank]:
    """Unlock the vault and close it again whatever happens."""
    locked = LockedBank(vault_path(options))
    secret = find_secret(options)
    bank = locked.unlock(passphrase=secret.passphrase, recovery_key=secret.recovery_key, writable=writable)
    try:
        yield bank
    finally:
        bank.close()


@contextmanager
def stoppable(output: Output) -> Iterator[threading.Event]:
    """An event that Ctrl-C (or a request to end) sets; work sees it at its next step. A second one stops at once."""
    stop = threading.Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        output.note("Stopping after this step. Once more stops at once; nothing that is safe is lost.")

    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, ask) for number in signals]
    try:
        yield stop
    finally:
        for number, handler in zip(signals, before, strict=True):
            signal.signal(number, handler)

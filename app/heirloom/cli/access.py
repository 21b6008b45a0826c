"""Opens the bank for a command, and lets Ctrl-C stop long work between two files."""

from __future__ import annotations

import os
import signal
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from heirloom.bank import Bank, LockedBank
from heirloom.cli.output import Output
from heirloom.cli.secrets import find_secret
from heirloom.core.errors import HeirloomError, NotFound, UserError, VaultBusy, VaultOlder

VAULT_VARIABLE = "HEIRLOOM_VAULT"
_READ_ALL_THE_SAME = frozenset({VaultBusy.code, "read_only"})


def vault_path(options: Namespace) -> Path:
    """The vault that was named, as an absolute path. Raises UserError where none was."""
    named = getattr(options, "vault", None) or os.environ.get(VAULT_VARIABLE)
    if not named:
        raise UserError("Which vault? Name its folder with --vault DIR or HEIRLOOM_VAULT.")
    return Path(named).expanduser().absolute()


class Access:
    """The vault that was named and the secret for it, found once however often the vault is then opened."""

    def __init__(self, options: Namespace, output: Output) -> None:
        path = vault_path(options)
        if not path.exists():
            # Before a passphrase is asked for.
            raise NotFound("There is no vault there.", path=str(path))
        self._locked = LockedBank(path)
        self._secret = find_secret(options)
        self._output = output

    @contextmanager
    def open(self, *, writable: bool) -> Iterator[Bank]:
        """Unlock the vault and close it again whatever happens; what had to be mended is told first."""
        bank = self._unlock(writable=writable)
        try:
            if bank.recovered:
                self._output.recovered(bank.recovered)
            for notice in bank.notices():
                if notice != bank.recovered:
                    self._output.note(notice)
            yield bank
        finally:
            for missed in bank.arriving.take_notices():
                self._output.note(missed.message)
            bank.close()

    def _unlock(self, *, writable: bool) -> Bank:
        secret = self._secret
        try:
            return self._locked.unlock(
                passphrase=secret.passphrase, recovery_key=secret.recovery_key, writable=writable
            )
        except VaultOlder:
            # Nothing is asked of a person who only looks: it is brought up to date here, where that can be.
            self._output.note("This vault is brought up to date first.")
            mended = self._unlock(writable=True)
            if mended.recovered:
                self._output.recovered(mended.recovered)
            mended.close()
            return self._unlock(writable=writable)


def open_bank(options: Namespace, output: Output, *, writable: bool) -> AbstractContextManager[Bank]:
    """The vault for a command that opens it once."""
    return Access(options, output).open(writable=writable)


@contextmanager
def open_to_learn(options: Namespace, output: Output) -> Iterator[Bank]:
    """For a question whose answer is worth keeping: open for writing where that can be, else for reading.

    Beside a running writer, and on a disk that takes nothing, the answer is the same and is not kept.
    """
    access = Access(options, output)
    with ExitStack() as opened:
        try:
            bank = opened.enter_context(access.open(writable=True))
        except HeirloomError as error:
            if error.code not in _READ_ALL_THE_SAME:
                raise
            bank = opened.enter_context(access.open(writable=False))
        yield bank


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

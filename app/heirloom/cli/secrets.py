"""Passphrases and recovery keys: from a file, from standard input, from the terminal."""

from __future__ import annotations

import getpass
import os
import sys
import unicodedata
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from heirloom.core.errors import UserError

PASSPHRASE_VARIABLE = "HEIRLOOM_PASSPHRASE_FILE"
MAX_SECRET_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """What opens a vault: one of the two. It has no repr, so that no log can show it."""

    passphrase: str | None = None
    recovery_key: str | None = None


def find_secret(options: Namespace) -> Secret:
    """The secret for an existing vault: recovery key file, passphrase file, variable, terminal.

    Raises UserError where none can be had.
    """
    key_file = getattr(options, "recovery_key_file", None)
    if key_file is not None:
        return Secret(recovery_key=read_secret(key_file, "recovery key"))
    given = _given_passphrase(options)
    return Secret(passphrase=given if given is not None else _ask("Passphrase: "))


def find_new_passphrase(given_file: str | None) -> str:
    """The passphrase to set: from `given_file`, else asked twice."""
    if given_file is not None:
        return read_secret(given_file, "passphrase")
    first = _ask("New passphrase: ")
    if first != _ask("The same again: "):
        raise UserError("The two passphrases differ.")
    return first


def first_passphrase(options: Namespace) -> str:
    """The passphrase for a new vault: as for an existing one, but asked twice on a terminal."""
    given = _given_passphrase(options)
    return given if given is not None else find_new_passphrase(None)


def read_secret(source: str, what: str) -> str:
    """Content of a file ('-' is standard input) less one final line break, NFC. Raises UserError."""
    try:
        raw = _read_bytes(source)
    except OSError as error:
        raise UserError(f"Cannot read the {what} file: {error.strerror or error}.", path=source) from error
    if len(raw) > MAX_SECRET_BYTES:
        raise UserError(f"That is too large to be a {what}.", path=source)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        # Not chained: the error would carry the secret's bytes.
        raise UserError(f"The {what} file is not UTF-8 text.", path=source) from None
    text = text[:-2] if text.endswith("\r\n") else text.removesuffix("\n")
    return _checked(text, what)


def _given_passphrase(options: Namespace) -> str | None:
    source = getattr(options, "passphrase_file", None) or os.environ.get(PASSPHRASE_VARIABLE)
    return read_secret(source, "passphrase") if source else None


def _read_bytes(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read(MAX_SECRET_BYTES + 1)
    with Path(source).open("rb") as opened:
        return opened.read(MAX_SECRET_BYTES + 1)


def _ask(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise UserError("No terminal to ask for the passphrase: name a file with --passphrase-file.")
    try:
        return _checked(getpass.getpass(prompt), "passphrase")
    except EOFError:
        raise UserError("No passphrase was given.") from None


def _checked(text: str, what: str) -> str:
    if not text:
        raise UserError(f"The {what} is empty.")
    return unicodedata.normalize("NFC", text)

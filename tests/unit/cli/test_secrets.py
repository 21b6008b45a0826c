"""Passphrases from files: one final line break less, UTF-8, NFC, never empty."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from heirloom.cli.secrets import Secret, find_new_passphrase, find_secret, first_passphrase, read_secret
from heirloom.core.errors import UserError


def written(tmp_path: Path, content: bytes) -> str:
    path = tmp_path / "secret"
    path.write_bytes(content)
    return str(path)


@pytest.mark.parametrize(
    ("content", "secret"),
    [
        (b"correct horse", "correct horse"),
        (b"correct horse\n", "correct horse"),
        (b"correct horse\r\n", "correct horse"),
        (b"two breaks\n\n", "two breaks\n"),
        (b" spaces stay \n", " spaces stay "),
        ("cafe\u0301".encode(), "caf\u00e9"),
        ("密码".encode(), "密码"),
    ],
)
def test_a_file_is_read_to_the_letter(tmp_path: Path, content: bytes, secret: str) -> None:
    assert read_secret(written(tmp_path, content), "passphrase") == secret


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n", b"\xff\xfe", b"x" * 70_000])
def test_what_is_no_passphrase_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(UserError) as refused:
        read_secret(written(tmp_path, content), "passphrase")
    assert refused.value.exit_code == 2
    assert refused.value.__cause__ is None


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="No such file"):
        read_secret(str(tmp_path / "absent"), "passphrase")


def test_a_hyphen_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"from a pipe\n")))
    assert read_secret("-", "passphrase") == "from a pipe"


def test_the_recovery_key_goes_before_the_passphrase(tmp_path: Path) -> None:
    source = written(tmp_path, b"ABC-DEF\n")
    assert find_secret(Namespace(recovery_key_file=source, passphrase_file="absent")) == Secret(recovery_key="ABC-DEF")


def test_the_variable_names_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEIRLOOM_PASSPHRASE_FILE", written(tmp_path, b"by variable"))
    assert find_secret(Namespace()) == Secret(passphrase="by variable")
    assert first_passphrase(Namespace()) == "by variable"


def test_without_a_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("typed blindly\n"))
    with pytest.raises(UserError, match="No terminal"):
        find_secret(Namespace())


def test_a_secret_does_not_print_itself() -> None:
    assert "horse" not in repr(Secret(passphrase="correct horse"))


ASK_IN_A_TERMINAL = """
import os
# Opening the terminal makes it this session's own: that is where a passphrase is asked.
os.close(os.open(os.ttyname(0), os.O_RDWR))
from heirloom.cli.secrets import find_new_passphrase
from heirloom.core.errors import UserError
try:
    print("got", find_new_passphrase(None))
except UserError as error:
    print(error.message)
"""


@pytest.mark.parametrize(("second", "outcome"), [(b"same", b"got same"), (b"other", b"The two passphrases differ.")])
def test_a_new_passphrase_is_asked_twice(second: bytes, outcome: bytes) -> None:
    ours, theirs = os.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", ASK_IN_A_TERMINAL], stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True
    )
    os.close(theirs)
    try:
        # What is typed before the question is thrown away by the terminal, so wait for each.
        for question, typed in ((b"New passphrase: ", b"same"), (b"The same again: ", second)):
            assert question in _read_until(ours, question)
            os.write(ours, typed + b"\n")
        shown = _read_until(ours, outcome)
    finally:
        os.close(ours)
        child.wait(30)
    assert outcome in shown
    assert b"same\r\n" not in shown.replace(outcome, b"")


def _read_until(terminal: int, wanted: bytes) -> bytes:
    """What the terminal shows, until `wanted` or its end."""
    shown = b""
    while wanted not in shown:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    return shown


def test_a_file_can_hold_the_new_passphrase(tmp_path: Path) -> None:
    assert find_new_passphrase(written(tmp_path, b"the new one\n")) == "the new one"

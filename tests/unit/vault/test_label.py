"""A vault's name beside it in the clear: durable, plain, and never trusted when read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from heirloom.core.errors import UserError
from heirloom.vault import read_label, write_label


def test_a_label_is_written_replaced_and_taken_away(tmp_path: Path) -> None:
    assert read_label(tmp_path) is None
    write_label(tmp_path, "  Our  family 家 ")
    assert read_label(tmp_path) == "Our family 家"
    assert ((tmp_path / "LABEL").stat().st_mode & 0o777) == 0o600
    write_label(tmp_path, "é" * 80)
    assert read_label(tmp_path) == "é" * 80
    write_label(tmp_path, "Ours \N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}")
    assert read_label(tmp_path) == "Ours \N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
    write_label(tmp_path, " ")
    assert list(tmp_path.iterdir()) == []
    write_label(tmp_path, "")


@pytest.mark.parametrize("text", ["two\nlines", "tab\there", "turned\u202earound", "\x1b[31m", "a" * 81, "half \ud800"])
def test_what_cannot_stand_in_a_title_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserError, match="one line"):
        write_label(tmp_path, text)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"a\x00b", "zero\u200bwidth".encode(), b"a" * 400, b"two\nlines"]
)
def test_a_label_that_somebody_else_wrote_is_shown_only_when_plain(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "LABEL").write_bytes(content)
    assert read_label(tmp_path) is None


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "LABEL")
    assert read_label(tmp_path) is None


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("somebody's password")
    (tmp_path / "LABEL").symlink_to(tmp_path / "secret")
    assert read_label(tmp_path) is None
    assert read_label(tmp_path / "nowhere") is None

"""Questions whose answers are worth keeping are answered all the same where nothing can be kept."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom.bank import LockedBank
from heirloom.vault.disk.lock import WriterLock
from tests.cli.conftest import PASSPHRASE, Cli, lay_out, new_vault

QUESTIONS = (("album", "suggest", "Letters"), ("album", "report", "Letters"), ("worth",), ("worth", "keepsakes"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    folder = tmp_path_factory.mktemp("looking")
    cli = new_vault(folder)
    cli.json("import", str(lay_out(folder / "memories")), "--ocr", "off")
    cli.json("album", "create", "Letters", "--like", "a letter to somebody")
    for question in QUESTIONS:
        cli.json(*question)
    return cli


@pytest.fixture(params=["read-only disk", "another writer"])
def unwritable(request: pytest.FixtureRequest, kept: Cli, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Nothing can be kept; the exit code of what would have to be."""
    if request.param == "another writer":
        with LockedBank(kept.vault).unlock(passphrase=PASSPHRASE):
            yield 5
    else:

        def refuse(path: Path) -> WriterLock:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path / "lock"))

        monkeypatch.setattr(WriterLock, "acquire", refuse)
        yield 4


def test_questions_are_answered_where_nothing_can_be_kept(kept: Cli, unwritable: int) -> None:
    found = {question: kept.json(*question) for question in QUESTIONS}
    assert {one["id"] for one in found[QUESTIONS[0]]["suggestions"]} == {
        one["id"] for one in kept.json("list")["items"]
    }
    assert found[QUESTIONS[1]]["reason"] == "too_few"
    assert found[QUESTIONS[2]]["keepsakes"] == len(found[QUESTIONS[3]]["items"]) > 0
    kept.json("album", "train", "Letters", code=unwritable)

"""A vault that an older Heirloom wrote last is brought up to date by whatever is asked first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.vaults import make_vault as frozen
from tests.vaults.unpacking import unpack

FROZEN = Path(__file__).parents[1] / "vaults"


@pytest.fixture
def older(tmp_path: Path) -> Cli:
    unpack(FROZEN / "m0001.tar.gz", tmp_path)
    (tmp_path / "passphrase").write_text(frozen.PASSPHRASE, encoding="utf-8")
    return Cli(tmp_path / "Frozen.heirloom", tmp_path / "passphrase")


@pytest.mark.parametrize("words", [("status",), ("list",), ("album", "list"), ("jobs", "list")])
def test_who_only_looks_is_asked_for_nothing(older: Cli, words: tuple[str, ...]) -> None:
    ran = older(*words, "--json")
    assert ran.code == 0, ran.err
    assert "brought up to date" in ran.err
    again = older(*words, "--json")
    assert (again.document, again.err) == (ran.document, "")

"""What an import did is said in plain words: what is new, what was understood, what was passed over."""

from __future__ import annotations

import os
from pathlib import Path

from heirloom.bank import ImportReport
from heirloom.cli.commands.import_files import understood_words
from tests.cli.conftest import Cli, lay_out


def test_reading_words_later_is_told(cli: Cli, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "in", ("receipts/scan_0003.jpg", "recipes/edith-apple-cake.md"))
    first = cli("import", str(folder), "--ocr", "off")
    assert "Sealed 2 new files of 2 files met" in first.out
    assert "2 files understood." in first.out
    assert "not looked for, as asked" in first.out
    later = cli("import", str(folder))
    assert "Nothing new to seal: 2 files met" in later.out
    assert "1 picture or scan read for words: in 1 of them there were some." in later.out
    again = cli("import", str(folder))
    assert "understood" not in again.out
    assert "read for words" not in again.out


def test_what_is_put_off_is_told(cli: Cli, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "in", ("recipes/edith-apple-cake.md",))
    assert "understood with the next import" in cli("import", str(folder), "--no-wait").out


def test_what_was_passed_over_is_named(cli: Cli, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "in", ("recipes/edith-apple-cake.md",))
    for name in ("one", "two"):
        (folder / name).symlink_to(folder / "recipes")
    os.mkfifo(folder / "pipe")
    assert "3 entries passed over: 2 links, a FIFO." in _sorted(cli("import", str(folder)).out)
    assert "1 entry passed over: the vault itself." in cli("import", str(cli.vault)).out
    assert cli.json("import", str(cli.vault))["passed_over"] == {"the vault itself": 1}


def _sorted(out: str) -> str:
    return out.replace("a FIFO, 2 links", "2 links, a FIFO")


def test_nothing_understood_is_no_line() -> None:
    assert understood_words(ImportReport()) == ""
    assert understood_words(ImportReport(stages={"ocr": {"skipped": 3}})) == ""
    read = ImportReport(stages={"metadata": {"done": 1}, "ocr": {"done": 2}})
    assert understood_words(read) == "1 file understood; 2 pictures and scans read for words: there were none."

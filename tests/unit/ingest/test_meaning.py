"""Documents are done one after the other while passages are encoded, and a stop in the middle of one loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank, create
from heirloom.core.errors import Cancelled
from heirloom.core.job import Progress
from heirloom.ingest import meaning
from tests.unit.bank.family import PASSPHRASE

SHORT = 2
BATCH = 3
LONG = 10 * BATCH
"""Passages of the long document, two and a half rounds of four batches."""


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bank]:
    monkeypatch.setattr(meaning, "TEXT_BATCH", BATCH)
    folder = tmp_path / "documents"
    folder.mkdir()
    for at in range(SHORT):
        (folder / f"{at} short.txt").write_text(f"A note about the garden, number {at}.", encoding="utf-8")
    words = "\n\n".join(f"Chapter {at}. " + f"Of {at} rivers and {at} hills. " * 42 for at in range(LONG))
    (folder / "9 long.txt").write_text(words, encoding="utf-8")
    create(tmp_path / "Own.heirloom", PASSPHRASE, light_kdf=True)
    with LockedBank(tmp_path / "Own.heirloom").unlock(passphrase=PASSPHRASE) as opened:
        opened.import_paths([str(folder)], ocr=False, wait=False)
        yield opened


def test_short_documents_are_done_while_a_long_one_is_encoded(bank: Bank) -> None:
    seen: list[tuple[int, int]] = []

    def note(told: Progress) -> None:
        if told.unit == "passages":
            seen.append((told.done, bank.status().pending["vectors"]))

    bank.finish_stages(ocr=False, progress=note)
    assert seen[0][1] == SHORT + 1
    left = [waiting for done, waiting in seen if 4 * BATCH < done < LONG]
    assert left
    assert set(left) == {1}
    assert seen[-1][0] == LONG + SHORT
    assert bank.status().pending["vectors"] == 0


def test_a_stop_in_the_middle_of_a_long_document_is_gone_on_with(bank: Bank) -> None:
    encoded: list[int] = []

    def stop(told: Progress) -> None:
        if told.unit == "passages" and told.done > 5 * BATCH:
            raise Cancelled("Stopped.")

    def count(told: Progress) -> None:
        if told.unit == "passages":
            encoded.append(told.done)

    with pytest.raises(Cancelled):
        bank.finish_stages(ocr=False, progress=stop)
    assert bank.status().pending["vectors"] == 1
    bank.finish_stages(ocr=False, progress=count)
    assert 0 < encoded[-1] < LONG
    assert bank.status().pending["vectors"] == 0

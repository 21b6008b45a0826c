"""A damaged original costs its own item, and memory stays bounded."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from heirloom.bank import LockedBank, create
from heirloom.ingest.reader import _Budget
from tests.unit.bank.family import PASSPHRASE, write_sources


def test_a_damaged_original_is_listed_and_the_rest_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "Own.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    write_sources(tmp_path / "sources")
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "sources")], wait=False)
        items = {item.original_name: item for item in bank.list_items().items}
        for name, at in (("page.html", -1), ("blob.xyz", 700)):
            _flip(path, items[name].object_id, at)
        bank.finish_stages(ocr=False)
        assert not any(bank.status().pending.values())
        codes = {row.code for row in bank.show(items["page.html"].id).stages if row.code}
        assert codes == {"damaged"}
        assert bank.status().not_understood == 2
        assert bank.search("apple trees in blossom").hits


def _flip(vault: Path, object_id: str, at: int) -> None:
    path = vault / "objects" / object_id[:2] / f"{object_id}.hlo"
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.chmod(0o600)
    path.write_bytes(data)


@pytest.mark.parametrize("sizes", [(60, 60, 60), (500, 10, 10)])
def test_no_more_than_the_budget_is_held_at_a_time(sizes: tuple[int, ...]) -> None:
    budget = _Budget(100)
    held: list[int] = []
    most: list[int] = []
    guard = threading.Lock()

    def hold(size: int) -> None:
        with budget.held(size):
            with guard:
                held.append(size)
                most.append(sum(held))
            with guard:
                held.remove(size)

    threads = [threading.Thread(target=hold, args=(size,)) for size in sizes * 20]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) <= max(100, *sizes)

"""A vault of the test's own, and a way to put made-up originals into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank, create

PASSPHRASE = "light for a test"


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    create(tmp_path / "Own.heirloom", PASSPHRASE, light_kdf=True)
    with LockedBank(tmp_path / "Own.heirloom").unlock(passphrase=PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def seal(bank: Bank, tmp_path: Path) -> Callable[[bytes, int], None]:
    """Seal `count` different originals of one name, each from a folder of its own."""

    def put(name: bytes, count: int) -> None:
        folders = [tmp_path / "in" / f"{number:03}" for number in range(count)]
        for number, folder in enumerate(folders):
            folder.mkdir(parents=True, exist_ok=True)
            with open(bytes(folder) + b"/" + name, "wb") as out:
                out.write(b"%d of " % number + name)
        assert bank.import_paths([str(tmp_path / "in")], wait=False).imported == count

    return put

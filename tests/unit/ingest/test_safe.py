"""The safe phase under trouble: twins in any order, a disk that fills up, files that change while they are read."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from heirloom.core.errors import NoSpace
from heirloom.core.records import Candidate
from heirloom.ingest import safe
from heirloom.ingest.safe import SafePhase
from heirloom.ingest.walk import walk
from heirloom.jobs import Unrecorded
from heirloom.vault import LogKind, Vault, create, unlock

PASSPHRASE = "four words and no more"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    path = tmp_path / "Own.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=True) as opened:
        yield opened


@pytest.mark.parametrize("group_s", [0.0, 0.25])
def test_twins_in_any_order_and_any_group(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group_s: float
) -> None:
    monkeypatch.setattr(safe, "GROUP_S", group_s)
    sources = tmp_path / "sources"
    sources.mkdir()
    chance = random.Random(4)
    for number in range(150):
        (sources / f"{number:03}.bin").write_bytes(b"%d" % chance.randrange(20))
    tally = SafePhase(vault).run(walk([str(sources)]), 150, Unrecorded())
    assert (tally.imported, tally.duplicates, tally.failed) == (20, 130, [])
    assert vault.items.count() == 20
    assert vault.origins.count() == 150
    for item in vault.items.iter_all():
        own = vault.origins.for_item(item.id)[0]
        assert (own.object_id, own.name) == (item.object_id, item.original_name)
    assert vault.verify().is_clean
    before = vault.generation
    again = SafePhase(vault).run(walk([str(sources)]), 150, Unrecorded())
    assert (again.imported, again.duplicates) == (0, 150)
    assert vault.generation == before, "nothing new, nothing written"


def test_a_disk_that_fills_up_ends_the_import_and_keeps_what_was_safe(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safe, "GROUP_ITEMS", 10)
    sources = tmp_path / "sources"
    sources.mkdir()
    for number in range(100):
        (sources / f"{number}.bin").write_bytes(os.urandom(200))
    sealed: list[str] = []
    real = vault.commit

    @contextmanager
    def full(kind: LogKind, payload: bytes = b"") -> Iterator[None]:
        if len(sealed) >= 30:
            raise NoSpace("The disk is full.")
        with real(kind, payload):
            yield

    with monkeypatch.context() as patch:
        patch.setattr(vault, "commit", full)
        with pytest.raises(NoSpace):
            SafePhase(vault, sealed.extend).run(walk([str(sources)]), 100, Unrecorded())
    assert {item.id for item in vault.items.iter_all()} == set(sealed)
    tally = SafePhase(vault).run(walk([str(sources)]), 100, Unrecorded())
    assert tally.imported == 100 - len(sealed)
    assert vault.items.count() == 100


def test_a_file_that_changes_or_goes_is_told_and_nothing_half_is_kept(vault: Vault, tmp_path: Path) -> None:
    steady = tmp_path / "steady.txt"
    steady.write_bytes(b"steady")
    shrunk = tmp_path / "gone.txt"
    met = [
        Candidate(str(shrunk), "gone.txt", "gone.txt", 5, 0),
        Candidate(str(steady), "steady.txt", "steady.txt", 6, 0),
    ]
    tally = SafePhase(vault).run(met, 2, Unrecorded())
    assert [(one.path, one.code) for one in tally.failed] == [(str(shrunk), "vanished")]
    assert tally.imported == 1
    assert not list((vault.path / "tmp").glob("*.part"))


def test_a_link_put_in_a_files_place_is_not_followed(vault: Vault, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes(b"secret")
    link = tmp_path / "link.txt"
    link.symlink_to(secret)
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    met = [Candidate(str(path), path.name, path.name, 6, 0) for path in (link, pipe)]
    tally = SafePhase(vault).run(met, 2, Unrecorded())
    assert [one.code for one in tally.failed] == ["unreadable", "unreadable"]
    assert vault.items.count() == 0


def test_known_bytes_are_sealed_again_where_their_object_is_damaged_or_gone(vault: Vault, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for name in ("flipped", "gone", "whole"):
        (sources / f"{name}.bin").write_bytes(os.urandom(90_000))
    SafePhase(vault).run(walk([str(sources)]), 3, Unrecorded())
    before = {item.original_name: item for item in vault.items.iter_all()}
    for name in ("flipped", "gone"):
        object_id = before[f"{name}.bin"].object_id
        path = vault.path / "objects" / object_id[:2] / f"{object_id}.hlo"
        path.chmod(0o600)
        if name == "gone":
            path.unlink()
        else:
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 4
            path.write_bytes(data)
    assert not vault.verify().is_clean
    tally = SafePhase(vault).run(walk([str(sources)]), 3, Unrecorded())
    assert (tally.imported, tally.duplicates) == (2, 1)
    after = {item.original_name: item for item in vault.items.iter_all()}
    assert {name: item.id for name, item in after.items()} == {name: item.id for name, item in before.items()}
    for name, item in after.items():
        assert vault.objects.read(item.object_id, item_id=item.id) == (sources / name).read_bytes()
        assert len(vault.origins.for_item(item.id)) == 1


def test_what_was_on_its_way_out_comes_back_with_its_file(vault: Vault, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(b"Dear Anna")
    SafePhase(vault).run(walk([str(file)]), 1, Unrecorded())
    (item,) = vault.items.iter_all()
    with vault.commit(LogKind.ERASE):
        vault.items.mark_erase([item.id], datetime.now(UTC) + timedelta(days=30))
    assert vault.items.timeline_total() == 0
    SafePhase(vault).run(walk([str(file)]), 1, Unrecorded())
    assert vault.items.timeline_total() == 1
    assert vault.items.get(item.id).erase_after is None

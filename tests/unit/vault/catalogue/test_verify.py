"""Verify names every damage: objects by memory and path, the catalogue check by check, and spliced old pages."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from heirloom.bank import LockedBank
from heirloom.core.errors import VaultDamaged
from heirloom.vault import LogKind, Vault, VaultKeys, unlock
from heirloom.vault import verify as verifying
from heirloom.vault.catalogue.connection import PAGE_BYTES, Catalogue
from heirloom.vault.catalogue.log import Change, LogRow, chain_value, payload_digest
from heirloom.vault.disk.files import DiskTrouble
from tests.unit.vault.catalogue.conftest import PASSPHRASE
from tests.unit.vault.catalogue.filling import Filler, Kept

Crash = Callable[[Vault], Path]


def problems_of(path: Path, keys: VaultKeys) -> list[str]:
    """What a reader is told about the catalogue, at opening or by its checks."""
    try:
        with Vault.open(path, keys, writable=False) as reader:
            return reader.verify().catalogue
    except VaultDamaged as error:
        return [error.message]


def object_file(path: Path, kept: Kept) -> Path:
    return path / "objects" / kept.object_id[:2] / f"{kept.object_id}.hlo"


def test_a_sound_vault_is_clean(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 5)
    filler.duplicate(vault, kept[0], "again.jpg")
    seen: list[tuple[int, int]] = []
    report = vault.verify(progress=lambda done, total: seen.append((done, total)))
    assert report.is_clean
    assert (report.objects, report.ok) == (6, 6)
    assert seen == [(done, 6) for done in range(1, 7)]


def test_each_damaged_and_missing_object_is_named(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 8)
    twin = filler.duplicate(vault, kept[0], "again.jpg")
    in_header, in_chunk, cut, gone, swapped, other = kept[:6]
    for one, at in ((in_header, 70), (in_chunk, -3), (twin, 41)):
        content = bytearray(object_file(vault.path, one).read_bytes())
        content[at] ^= 1
        object_file(vault.path, one).write_bytes(content)
    object_file(vault.path, cut).write_bytes(object_file(vault.path, cut).read_bytes()[:-1])
    object_file(vault.path, gone).unlink()
    object_file(vault.path, swapped).write_bytes(object_file(vault.path, other).read_bytes())
    report = vault.verify()
    assert {(one.id, one.path) for one in report.damaged} == {
        (one.item_id, f"objects/{one.object_id[:2]}/{one.object_id}.hlo")
        for one in (in_header, in_chunk, cut, swapped, twin)
    }
    assert all(one.what and one.name for one in report.damaged)
    assert [(one.id, one.name) for one in report.missing] == [(gone.item_id, gone.name)]
    assert (report.objects, report.ok) == (9, 3)
    assert not report.is_clean
    assert report.catalogue == []


def test_an_object_folder_that_cannot_be_listed_is_told_and_the_rest_is_checked(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 6)
    folder = object_file(vault.path, kept[0]).parent
    inside = [one for one in kept if object_file(vault.path, one).parent == folder]
    shutil.rmtree(folder)
    folder.write_bytes(b"")
    report = vault.verify()
    assert [line for line in report.catalogue if f"objects/{folder.name}" in line]
    assert {one.id for one in (*report.damaged, *report.missing)} == {one.item_id for one in inside}
    assert report.ok == len(kept) - len(inside)
    assert vault.objects.bytes_on_disk() > 0
    with pytest.raises(DiskTrouble, match=f"objects/{folder.name}"):
        list(vault.objects.iter_ids())


def test_orphans_are_listed_but_not_those_of_a_running_writer(vault: Vault, keys: VaultKeys, filler: Filler) -> None:
    filler.add(vault, 2)
    old, fresh = filler.publish_only(vault, 2)
    os.utime(object_file(vault.path, old), (1_000_000_000, 1_000_000_000))
    assert vault.verify().orphans == sorted([old.object_id, fresh.object_id])
    assert vault.verify().is_clean, "an orphan does no harm"
    with Vault.open(vault.path, keys, writable=False) as reader:
        assert reader.verify().orphans == [old.object_id]


def test_a_sample_looks_at_its_share(vault: Vault, filler: Filler) -> None:
    filler.add(vault, 20)
    assert vault.verify(sample=0.25).objects == 5
    assert vault.verify(sample=0.0001).objects == 1


def test_a_changed_log_row_breaks_the_chain(vault: Vault, filler: Filler) -> None:
    for _ in range(4):
        filler.add(vault)
    seq = vault.generation - 1
    for change, told in (
        ("payload = x'00'", "was changed"),
        ("digest = x'00'", "was changed"),
        ("kind = 9", "does not follow"),
        ("prev = zeroblob(32)", "does not follow"),
        ("changes = x''", "was changed"),
        ("at_us = 0", "was changed"),
    ):
        with vault.derive():
            columns = "SELECT kind, at_us, payload, changes, digest, prev FROM log WHERE seq = ?"
            before = vault._catalogue.row(columns, (seq,))
            vault._catalogue.run(f"UPDATE log SET {change} WHERE seq = ?", (seq,))
        problems = vault.verify().catalogue
        assert any(told in problem for problem in problems), (change, problems)
        with vault.derive():
            assert before is not None
            restore = "UPDATE log SET kind = ?, at_us = ?, payload = ?, changes = ?, digest = ?, prev = ? WHERE seq = ?"
            vault._catalogue.run(restore, (*before, seq))
    assert vault.verify().is_clean
    with vault.derive():
        vault._catalogue.run("DELETE FROM log WHERE seq = ?", (seq,))
    assert any("does not follow" in problem or "lacks" in problem for problem in vault.verify().catalogue)


def test_a_log_cut_at_its_end_is_noticed_at_the_next_opening(vault_path: Path, keys: VaultKeys, filler: Filler) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        kept = filler.add(vault, 3)
        with vault.derive():
            vault._catalogue.run("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)")
    with Vault.open(vault_path, keys, writable=False) as reader:
        assert any("older than HEAD" in problem for problem in reader.verify().catalogue)
    with Vault.open(vault_path, keys, writable=True) as vault:
        assert vault.adoption is not None
        assert {item.id for item in vault.items.iter_all()} == {one.item_id for one in kept}
        assert vault.verify().is_clean


def test_rows_that_the_log_does_not_know_are_named(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 3)
    twin = filler.duplicate(vault, kept[2], "again.jpg")
    with vault.derive():
        vault._catalogue.run("UPDATE items SET changed_gen = 1 WHERE id = ?", (bytes.fromhex(kept[0].item_id),))
        vault._catalogue.run("DELETE FROM items WHERE id = ?", (bytes.fromhex(kept[1].item_id),))
        vault._catalogue.run("DELETE FROM origins WHERE object_id = ?", (bytes.fromhex(twin.object_id),))
    problems = vault.verify().catalogue
    assert any(kept[0].item_id in problem and "older" in problem for problem in problems)
    assert any(kept[1].object_id in problem and "gone" in problem for problem in problems)
    assert any(twin.object_id in problem and "gone" in problem for problem in problems)


def test_old_pages_spliced_into_a_newer_catalogue_are_all_noticed(
    vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys
) -> None:
    """SQLCipher authenticates pages, not their age: its own check is silent about every one of these."""
    kept = filler.add(vault, 40)
    vault.checkpoint()
    older = (vault.path / "catalog.db").read_bytes()
    with vault.commit(LogKind.EDIT):
        for one in kept:
            vault.items.edit(one.item_id, title="REPLACED")
    vault.checkpoint()
    image = crash(vault)
    newer = (image / "catalog.db").read_bytes()
    pages = [
        at
        for at in range(PAGE_BYTES, min(len(older), len(newer)), PAGE_BYTES)
        if older[at : at + PAGE_BYTES] != newer[at : at + PAGE_BYTES]
    ]
    assert len(pages) >= 3
    for at in pages:
        spliced = bytearray(newer)
        spliced[at : at + PAGE_BYTES] = older[at : at + PAGE_BYTES]
        (image / "catalog.db").write_bytes(spliced)
        (image / "suspect").unlink(missing_ok=True)
        assert problems_of(image, keys), f"page {at // PAGE_BYTES + 1}"


def test_damaged_pages_and_heads_are_named(vault: Vault, filler: Filler, crash: Crash, keys: VaultKeys) -> None:
    filler.add(vault, 3)
    vault.checkpoint()
    image = crash(vault)
    whole = (image / "catalog.db").read_bytes()
    random.seed(9)
    for page in random.sample(range(1, len(whole) // PAGE_BYTES), 10):
        flipped = bytearray(whole)
        flipped[page * PAGE_BYTES + random.randrange(PAGE_BYTES)] ^= 1 << random.randrange(8)
        (image / "catalog.db").write_bytes(flipped)
        problems = problems_of(image, keys)
        assert any(f"page {page + 1}" in problem or "does not authenticate" in problem for problem in problems)
    (image / "catalog.db").write_bytes(whole)
    (image / "HEAD.1").write_bytes(bytes(96))
    with Vault.open(image, keys, writable=False) as reader:
        assert reader.verify().catalogue == ["HEAD.1 is missing or damaged."]


def test_the_chain_s_numbers_are_frozen() -> None:
    """Old logs must verify for ever."""
    digest = payload_digest(1_700_000_000_000_000, b"batch", bytes(41))
    assert digest.hex() == "2aa571585fd8ccf8883eff060bbfb5d65e513bf12a86503a5ee661ea1277d60d"
    row = LogRow(7, LogKind.IMPORT, 1_700_000_000_000_000, b"batch", bytes(41), digest, bytes(32))
    assert row.is_whole()
    assert row.chain() == chain_value(7, 2, digest, bytes(32))
    assert row.chain().hex() == "b7218ecb7ced037b4a5b226ba8af83f3111d2d63149869b124f637fa944cb6c6"
    assert [int(change) for change in Change] == [1, 2, 3, 4, 5, 6]
    with pytest.raises(ValueError, match="0 is not a valid Change"):
        list(row.iter_changes())


def test_a_reader_sees_log_and_rows_of_one_moment(
    vault: Vault, keys: VaultKeys, filler: Filler, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = filler.add(vault, 3)
    chain = verifying._chain

    def commit_in_between(catalogue: Catalogue) -> list[str]:
        found = chain(catalogue)
        with vault.commit(LogKind.EDIT):
            vault.items.edit(kept[0].item_id, title="meanwhile")
        filler.add(vault)
        return found

    rows = verifying._items_against

    def commit_again(catalogue: Catalogue, expected: dict[int, tuple[int, bytes]]) -> Iterator[str]:
        filler.add(vault)
        return rows(catalogue, expected)

    monkeypatch.setattr(verifying, "_chain", commit_in_between)
    monkeypatch.setattr(verifying, "_items_against", commit_again)
    with Vault.open(vault.path, keys, writable=False) as reader:
        report = reader.verify()
        assert report.is_clean, report.catalogue
        assert reader.items.get(kept[0].item_id).title == "meanwhile", "the view ends with the checks"


def test_what_a_writer_erases_meanwhile_is_not_missing(
    vault: Vault, keys: VaultKeys, filler: Filler, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = filler.add(vault, 3)
    check = verifying._check_objects

    def erase_first(*arguments: Any) -> None:
        vault.erase([kept[0].item_id])
        check(*arguments)

    with Vault.open(vault.path, keys, writable=False) as reader:
        monkeypatch.setattr(verifying, "_check_objects", erase_first)
        report = reader.verify()
    assert report.is_clean, report
    assert (report.objects, report.ok) == (2, 2)


def test_a_damaged_key_file_is_named_though_another_opens_the_vault(vault_path: Path) -> None:
    ring = vault_path / "keys" / "keyring.hlk"
    broken = bytearray(ring.read_bytes())
    broken[40] ^= 1
    ring.write_bytes(broken)
    report = LockedBank(vault_path).verify(passphrase=PASSPHRASE)
    assert not report.is_clean
    assert [what for what in report.catalogue if "keys/keyring.hlk" in what] == report.catalogue
    keys = unlock(vault_path, passphrase=PASSPHRASE)
    with Vault.open(vault_path, keys, writable=True) as vault:
        assert vault.warnings == report.catalogue
        assert vault.verify().catalogue == report.catalogue
    (vault_path / "catalog.db").unlink()
    assert any("keys/keyring.hlk" in what for what in LockedBank(vault_path).verify(passphrase=PASSPHRASE).catalogue)

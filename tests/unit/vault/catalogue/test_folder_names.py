"""Folder names beside the origins: one row for a folder, gone with its last memory, made anew with the catalogue."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from heirloom.core.records import Camera, ItemId, Origin
from heirloom.vault import LogKind, Vault, VaultKeys
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.migrations import STEPS, migrate
from tests.unit.vault.catalogue.filling import Filler

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def names_of(vault: Vault, item_id: ItemId) -> set[tuple[str, ...]]:
    """The folders that a memory is found by."""
    number = vault.items.get(item_id).number
    rows = vault._catalogue.rows("SELECT folder FROM origins WHERE item = ? AND folder IS NOT NULL", (number,))
    return set(vault.origins.folders.names(row[0] for row in rows).values())


def meet(vault: Vault, item_id: ItemId, path: str, relative: str | None = None) -> None:
    """A memory's bytes are met at a further place."""
    own = vault.items.get(item_id).object_id
    with vault.commit(LogKind.IMPORT):
        vault.origins.add(Origin(item_id, own, Path(path).name, path, 1, NOW, relative))


def add_and_fail(vault: Vault, origin: Origin) -> None:
    with vault.commit(LogKind.IMPORT):
        vault.origins.add(origin)
        raise OSError("the disk is full")


def rows(vault: Vault) -> int:
    return int(vault._catalogue.value("SELECT count(*) FROM folder_names"))


def found(vault: Vault, token: str) -> list[int]:
    """Numbers of the memories below folders whose names hold a token."""
    (ids,) = vault.origins.folders.holding([token])
    return vault.origins.folders.items(ids)[:, 1].tolist()


def test_a_folder_is_one_row_however_many_lie_there(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 5) + filler.add(vault, 5)
    assert rows(vault) == 1
    assert names_of(vault, kept[0].item_id) == {("2019",)}
    assert found(vault, "2019") == [vault.items.get(one.item_id).number for one in kept]


def test_twins_in_two_folders_are_found_by_both(vault: Vault, filler: Filler) -> None:
    (kept,) = filler.add(vault)
    meet(vault, kept.item_id, "/home/anna/Pictures/Italy 2015/a.jpg", "Italy 2015/a.jpg")
    meet(vault, kept.item_id, "/home/anna/Desktop/奶奶的生日/a.jpg", "奶奶的生日/a.jpg")
    meet(vault, kept.item_id, "/home/anna/a.jpg", "a.jpg")
    assert names_of(vault, kept.item_id) == {("2019",), ("Italy 2015",), ("奶奶的生日",)}
    number = vault.items.get(kept.item_id).number
    for token in ("italy", "奶奶", "生日", "2015"):
        assert found(vault, token) == [number]
    assert found(vault, "anna") == found(vault, "desktop") == []


def test_what_is_set_aside_is_not_found_and_what_is_erased_leaves_no_name(vault: Vault, filler: Filler) -> None:
    first, second = filler.add(vault, 2)
    for kept in (first, second):
        meet(vault, kept.item_id, "/data/Italy/a.jpg", "Italy/a.jpg")
    meet(vault, first.item_id, "/data/Rome/a.jpg", "Rome/a.jpg")
    with vault.commit(LogKind.SET_ASIDE):
        vault.items.set_aside([first.item_id], NOW)
    assert found(vault, "italy") == [vault.items.get(second.item_id).number]
    vault.erase([first.item_id])
    assert found(vault, "rome") == []
    assert vault._catalogue.rows("SELECT names FROM folder_names ORDER BY id") == [(b"2019",), (b"Italy",)]
    vault.erase([second.item_id])
    assert rows(vault) == 0
    assert vault.origins.folders.holding(["italy", "2019"]) == [set(), set()]
    assert vault.verify().is_clean


def test_a_folder_that_was_rolled_back_is_made_again(vault: Vault, filler: Filler) -> None:
    (kept,) = filler.add(vault)
    own = vault.items.get(kept.item_id).object_id
    origin = Origin(kept.item_id, own, "a.jpg", "/data/Italy/a.jpg", 1, NOW, "Italy/a.jpg")
    with pytest.raises(OSError, match="full"):
        add_and_fail(vault, origin)
    assert rows(vault) == 1
    with vault.commit(LogKind.IMPORT):
        vault.origins.add(origin)
    assert found(vault, "italy") == [vault.items.get(kept.item_id).number]


def test_names_that_are_not_utf_8_come_back(vault: Vault, filler: Filler) -> None:
    (kept,) = filler.add(vault)
    meet(vault, kept.item_id, "/data/bri\udcffef Italy/a.jpg", "bri\udcffef Italy/a.jpg")
    assert ("bri\udcffef Italy",) in names_of(vault, kept.item_id)
    assert len(found(vault, "italy")) == 1


def test_a_lost_catalogue_costs_no_folder(vault_path: Path, keys: VaultKeys, filler: Filler) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        (kept,) = filler.add(vault)
        filler.duplicate(vault, kept, "again.jpg")
        before = names_of(vault, kept.item_id)
    for file in vault_path.glob("catalog.db*"):
        file.unlink()
    with Vault.open(vault_path, keys, writable=True) as vault:
        assert names_of(vault, kept.item_id) == before == {("2019",), ("copies",)}
        assert len(found(vault, "copies")) == 1


def test_m0005_reads_the_folders_of_what_is_there(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "some.db", lambda: bytearray(32), writable=True)
    migrate(catalogue, STEPS[:4])
    paths = [f"/home/anna/Pictures/Italy 2015/{n}.jpg" for n in range(5_000)]
    paths += ["/home/anna/a.jpg", "奶奶的生日/a.jpg", r"D:\Users\Anna\Bilder\Rom\a.jpg"]
    with catalogue.transaction(durable=True):
        for number, path in enumerate(paths, 1):
            catalogue.run(
                "INSERT INTO items (id, object_id, kind, media_type, name, bytes, mac, imported_us, batch, dated_local,"
                " changed_gen, model) VALUES (?, x'', 1, '', x'', 0, x'', 0, '', 0, 1, ?)",
                (number.to_bytes(16, "big"), "EOS 5D" if number == 1 else None),
            )
            catalogue.run(
                "INSERT INTO origins (item, object_id, name, path, mtime_ns, bytes, imported_us)"
                " VALUES (?, x'', x'', ?, 0, 0, 0)",
                (number, values.name_bytes(path)),
            )
    assert migrate(catalogue, STEPS[:5]) == (4, 5)
    told = "SELECT names, count(*) FROM folder_names f JOIN origins o ON o.folder = f.id GROUP BY f.id ORDER BY f.id"
    assert [(values.name_text(names), count) for names, count in catalogue.rows(told)] == [
        ("Pictures/Italy 2015", 5_000),
        ("奶奶的生日", 1),
        ("Bilder/Rom", 1),
    ]
    assert catalogue.value("SELECT rowid FROM folder_words WHERE folder_words MATCH '\"生日\"'") == 2
    assert catalogue.rows("SELECT camera FROM items WHERE camera IS NOT NULL") == [("\x1fEOS 5D",)]
    assert catalogue.rows("PRAGMA integrity_check") == [("ok",)]
    catalogue.close()


def test_the_cameras_of_a_vault(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 4)
    with vault.derive():
        vault.items.update_facts(kept[0].item_id, camera=Camera("Canon", "Canon EOS 5D"))
        vault.items.update_facts(kept[1].item_id, camera=Camera("Apple", "iPhone 12"))
        vault.items.update_facts(kept[2].item_id, camera=Camera("Apple", "iPhone 12"))
    assert vault.items.cameras() == ["Apple\x1fiPhone 12", "Canon\x1fCanon EOS 5D"]
    numbers = [vault.items.get(one.item_id).number for one in kept]
    assert vault.items.taken_with(["Apple\x1fiPhone 12"]).tolist() == numbers[1:3]
    with vault.commit(LogKind.SET_ASIDE):
        vault.items.set_aside([kept[0].item_id], NOW)
    assert vault.items.cameras() == ["Apple\x1fiPhone 12"]
    assert vault.items.taken_with(["Canon\x1fCanon EOS 5D"]).tolist() == []

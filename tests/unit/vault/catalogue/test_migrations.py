"""Schema steps: recorded in the transaction that makes them, and every released vault opens for ever."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from heirloom.core.errors import VaultTooNew
from heirloom.core.records import PassageSource, Stage, StageState
from heirloom.vault import Vault, VaultKeys, unlock
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.migrations import STEPS, Migration, migrate, newest, schema_version
from heirloom.vault.objects.store import ObjectStore
from heirloom.vault.recovery import opening
from tests.unit.vault.catalogue.filling import Filler
from tests.vaults import make_vault as frozen

FROZEN = Path(__file__).resolve().parents[3] / "vaults"


def database(path: Path) -> Catalogue:
    return Catalogue(path, lambda: bytearray(32), writable=True)


def add_a_table(catalogue: Catalogue) -> None:
    catalogue.run("CREATE TABLE albums (id INTEGER PRIMARY KEY)")


def fail_half_way(catalogue: Catalogue) -> None:
    catalogue.run("CREATE TABLE halls (id INTEGER PRIMARY KEY)")
    raise OSError("the power went")


def test_m0001_makes_an_empty_catalogue_once(tmp_path: Path) -> None:
    catalogue = database(tmp_path / "some.db")
    assert schema_version(catalogue) == 0
    assert migrate(catalogue) == (0, 1)
    assert migrate(catalogue) == (1, 1)
    assert schema_version(catalogue) == newest() == 1
    catalogue.close()


def test_a_step_and_its_version_are_one(tmp_path: Path) -> None:
    catalogue = database(tmp_path / "some.db")
    steps = (*STEPS, Migration(2, add_a_table), Migration(3, fail_half_way))
    with pytest.raises(OSError, match="power"):
        migrate(catalogue, steps)
    assert schema_version(catalogue) == 2
    tables = {row[0] for row in catalogue.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert "albums" in tables
    assert "halls" not in tables
    assert migrate(catalogue, steps[:2]) == (2, 2)
    with pytest.raises(VaultTooNew, match="catalogue version 2"):
        migrate(catalogue)
    catalogue.close()


def test_a_migration_keeps_a_copy_of_the_catalogue_before(vault_path: Path, keys: VaultKeys, filler: Filler) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        filler.add(vault, 3)
    before = (vault_path / "catalog.db").read_bytes()
    objects = ObjectStore(vault_path, keys)
    opened = opening.open_for_writing(vault_path, keys, objects, (*STEPS, Migration(2, add_a_table)))
    opened.catalogue.close()
    assert opened.migrated == (1, 2)
    assert opened.adoption is None
    kept = list((vault_path / "kept").glob("*-before-migration/catalog.db"))
    assert [file.read_bytes() for file in kept] == [before]
    for writable in (True, False):
        with pytest.raises(VaultTooNew):
            Vault.open(vault_path, keys, writable=writable)


@pytest.fixture(params=["m0001.tar.gz"])
def old_vault(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    with tarfile.open(FROZEN / request.param) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / "Frozen.heirloom"


@pytest.mark.parametrize("secret", ["passphrase", "recovery_key"])
def test_every_released_vault_opens_with_all_that_is_in_it(old_vault: Path, secret: str) -> None:
    if secret == "passphrase":
        keys = unlock(old_vault, passphrase=frozen.PASSPHRASE)
    else:
        keys = unlock(old_vault, recovery_key=(old_vault.parent / "recovery_key.txt").read_text())
    with Vault.open(old_vault, keys, writable=True) as vault:
        assert vault.adoption is None
        assert vault.verify().is_clean
        photo, letter = vault.items.get(frozen.PHOTO_ID), vault.items.get(frozen.LETTER_ID)
        assert vault.objects.read(photo.object_id, item_id=photo.id) == frozen.PHOTO
        assert vault.objects.read(letter.object_id, item_id=letter.id) == frozen.LETTER
        assert (photo.title, photo.captured, photo.gps) == (frozen.TITLE, frozen.CAPTURED, frozen.GPS)
        assert photo.place == "Munich, Bavaria, Germany"
        assert photo.imported_at == frozen.IMPORTED_AT
        assert {(origin.name, origin.mtime_ns) for origin in vault.origins.for_item(photo.id)} == {
            (frozen.NAMES[photo.id], frozen.MTIMES_NS[photo.id]),
            (frozen.COPY_NAME, frozen.COPY_MTIME_NS),
        }
        assert [passage.source for passage in vault.texts.for_item(letter.id)] == [PassageSource.TEXT]
        assert [hit.item_number for hit in vault.texts.search_words('"李子"', 5)] == [letter.number]
        assert vault.stages.for_item(photo.id)[0].state is StageState.DONE
        assert vault.stages.pending(Stage.TEXT, 5) == [letter.id]
        space = vault.vectors.active("image")
        assert space is not None
        assert vault.vectors.load(space.id)[2].tolist() == [[1.0, 0.0, 0.0, 0.0]]
        assert vault.vectors.features(space.id, [photo.number]) == {photo.number: b"features"}
        assert vault.thumbs.get(photo.number) == frozen.THUMBNAIL
        assert vault.snapshots.read("image") == frozen.SNAPSHOT
        assert vault.tags.for_item(photo.id) == ["garden"]
        assert [folder.path for folder in vault.folders.list()] == ["/home/anna/Pictures"]
        assert vault.settings.get("model.image") == "starter"


def test_every_released_vault_can_be_rebuilt_from_its_objects(old_vault: Path) -> None:
    (old_vault / "catalog.db").unlink()
    keys = unlock(old_vault, passphrase=frozen.PASSPHRASE)
    with Vault.open(old_vault, keys, writable=True) as vault:
        assert vault.items.count() == 2
        names = {origin.name for origin in vault.origins.for_item(frozen.PHOTO_ID)}
        assert names == {frozen.NAMES[frozen.PHOTO_ID], frozen.COPY_NAME}
        assert vault.items.get(frozen.LETTER_ID).original_name == frozen.NAMES[frozen.LETTER_ID]
        assert vault.verify().is_clean

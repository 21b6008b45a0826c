"""Schema steps: recorded in the transaction that makes them, and every released vault opens for ever."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from heirloom.core.albums import AlbumKind, Answer, Asked
from heirloom.core.errors import UserError, VaultTooNew
from heirloom.core.records import CaptureTime, PassageSource, Stage, StageState
from heirloom.core.screening import Decision
from heirloom.vault import FaceRow, LogKind, Reason, TileFlag, Vault, VaultKeys, read_label, unlock
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.log import Log
from heirloom.vault.catalogue.migrations import STEPS, Migration, migrate, newest, refuse_newer, schema_version
from heirloom.vault.catalogue.values import utc_us
from heirloom.vault.keys.master import CATALOG_DB
from heirloom.vault.objects.store import ObjectStore
from heirloom.vault.recovery import opening
from heirloom.vault.views.item_rows import accession_text, next_accessions
from tests.unit.vault.catalogue.filling import Filler
from tests.vaults import make_vault as frozen
from tests.vaults.unpacking import unpack

FROZEN = Path(__file__).resolve().parents[3] / "vaults"


def database(path: Path) -> Catalogue:
    return Catalogue(path, lambda: bytearray(32), writable=True)


def add_a_table(catalogue: Catalogue) -> None:
    catalogue.run("CREATE TABLE cellars (id INTEGER PRIMARY KEY)")


def fail_half_way(catalogue: Catalogue) -> None:
    catalogue.run("CREATE TABLE halls (id INTEGER PRIMARY KEY)")
    raise OSError("the power went")


def test_an_empty_catalogue_is_made_once(tmp_path: Path) -> None:
    catalogue = database(tmp_path / "some.db")
    assert schema_version(catalogue) == 0
    assert migrate(catalogue) == (0, 6)
    assert migrate(catalogue) == (6, 6)
    assert schema_version(catalogue) == newest() == 6
    catalogue.close()


def test_m0001_alone_makes_the_first_version(tmp_path: Path) -> None:
    catalogue = database(tmp_path / "some.db")
    assert migrate(catalogue, STEPS[:1]) == (0, 1)
    with pytest.raises(VaultTooNew):
        refuse_newer(2, STEPS[:1])
    catalogue.close()


def test_m0002_numbers_what_is_there_by_its_year_of_sealing(tmp_path: Path) -> None:
    catalogue = database(tmp_path / "some.db")
    migrate(catalogue, STEPS[:1])
    sealed = [datetime(year, 12, 31, 23, 59, tzinfo=UTC) for year in (2024, 2025, 2024, 2025, 2025)]
    with catalogue.transaction(durable=True):
        for row, at in enumerate(sealed):
            catalogue.run(
                "INSERT INTO items (id, object_id, kind, media_type, name, bytes, mac, imported_us, batch, dated_local,"
                " changed_gen, width, height) VALUES (?, x'', 1, '', x'', 0, x'', ?, '', 0, 1, 400, 300)",
                (bytes([row]) * 16, utc_us(at)),
            )
    assert migrate(catalogue) == (1, 6)
    rows = catalogue.rows("SELECT accession, kept, turned, look >> 8 FROM items ORDER BY number")
    assert [accession_text(row[0]) for row in rows] == [
        "2024·00001",
        "2025·00001",
        "2024·00002",
        "2025·00002",
        "2025·00003",
    ]
    assert {row[1:] for row in rows} == {(0, 0, 400 * 1024 // 300)}
    with catalogue.transaction(durable=True):
        assert [accession_text(one) for one in next_accessions(catalogue, 2025, 2)] == ["2025·00004", "2025·00005"]
        assert [accession_text(one) for one in next_accessions(catalogue, 2026, 1)] == ["2026·00001"]
    assert catalogue.rows("PRAGMA integrity_check") == [("ok",)]
    catalogue.close()


def test_a_step_and_its_version_are_one(tmp_path: Path) -> None:
    catalogue = database(tmp_path / "some.db")
    steps = (*STEPS, Migration(7, add_a_table), Migration(8, fail_half_way))
    with pytest.raises(OSError, match="power"):
        migrate(catalogue, steps)
    assert schema_version(catalogue) == 7
    tables = {row[0] for row in catalogue.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert "cellars" in tables
    assert "halls" not in tables
    assert migrate(catalogue, steps[:7]) == (7, 7)
    with pytest.raises(VaultTooNew, match="catalogue version 7"):
        migrate(catalogue)
    catalogue.close()


def test_a_migration_keeps_a_copy_of_the_catalogue_before(vault_path: Path, keys: VaultKeys, filler: Filler) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        filler.add(vault, 3)
    before = (vault_path / "catalog.db").read_bytes()
    objects = ObjectStore(vault_path, keys)
    opened = opening.open_for_writing(vault_path, keys, objects, (*STEPS, Migration(7, add_a_table)))
    opened.catalogue.close()
    assert opened.migrated == (6, 7)
    assert opened.adoption is None
    kept = list((vault_path / "kept").glob("*-before-migration/catalog.db"))
    assert [file.read_bytes() for file in kept] == [before]
    for writable in (True, False):
        with pytest.raises(VaultTooNew):
            Vault.open(vault_path, keys, writable=writable)


@pytest.fixture(params=["m0001.tar.gz", "m0002.tar.gz", "m0003.tar.gz", "m0004.tar.gz", "m0005.tar.gz", "m0006.tar.gz"])
def old_vault(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    unpack(FROZEN / request.param, tmp_path)
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
        assert {item.id: item.accession for item in (photo, letter)} == frozen.ACCESSIONS
        assert len(vault.timeline.read()) == 2
        assert next(iter(vault.cards.read([photo.number]))).tags == ("garden",)
        (folders,) = vault.origins.folders.holding(["2019"])
        assert vault.origins.folders.items(folders)[:, 1].tolist() == [photo.number, letter.number]


def test_what_version_2_brought_is_in_its_frozen_vault(tmp_path: Path) -> None:
    unpack(FROZEN / "m0002.tar.gz", tmp_path)
    path = tmp_path / "Frozen.heirloom"
    assert read_label(path) == frozen.LABEL
    with Vault.open(path, unlock(path, passphrase=frozen.PASSPHRASE), writable=True) as vault:
        photo, letter = vault.items.get(frozen.PHOTO_ID), vault.items.get(frozen.LETTER_ID)
        assert (photo.kept, photo.turned) == (True, 3)
        assert letter.captured == frozen.LETTER_TIME
        assert [(one.what, one.detail, one.decided) for one in vault.ledger.list(9)] == [frozen.LEDGER]


def test_what_m0003_brought_is_in_its_frozen_vault_and_outlives_its_catalogue(tmp_path: Path) -> None:
    unpack(FROZEN / "m0003.tar.gz", tmp_path)
    path = tmp_path / "Frozen.heirloom"
    keys = unlock(path, passphrase=frozen.PASSPHRASE)
    with Vault.open(path, keys, writable=True) as vault:
        photo = vault.items.get(frozen.PHOTO_ID).number
        model = vault.learned.models.in_use(vault.learned.albums.all()[0].number)
        assert model is not None
        assert model.model == frozen.MODEL
        assert vault.learned.measures.get_many([photo])[photo].hash == frozen.MEASURE_HASH
        assert vault.learned.verdicts.get_many([photo])[photo].worth == 0.75
        look_for_facts(vault)
    damaged = bytearray((path / "catalog.db").read_bytes())
    damaged[8192 * 3 + 100] ^= 1
    (path / "catalog.db").write_bytes(damaged)
    with Vault.open(path, keys, writable=True) as vault:
        assert vault.adoption is not None
        assert vault.adoption.reason is Reason.CATALOGUE_DAMAGED
        look_for_facts(vault)
        assert vault.verify().is_clean


def look_for_facts(vault: Vault) -> None:
    photo, letter = vault.items.get(frozen.PHOTO_ID), vault.items.get(frozen.LETTER_ID)
    (album,) = vault.learned.albums.all()
    assert (album.id, album.name, album.kind) == (frozen.ALBUM_ID, frozen.ALBUM_NAME, AlbumKind.TAUGHT)
    assert (album.sentence, album.hero) == ("plums", photo.id)
    assert vault.learned.albums.members(album.number).tolist() == [photo.number]
    answers = [(one.id, one.answer, one.asked, one.probability) for one in vault.learned.answers.of_album(album.number)]
    assert answers == [(photo.id, Answer.YES, Asked.CHOSEN, None), (letter.id, Answer.NO, Asked.RANDOM, 0.25)]
    assert [(one.number, one.decision) for one in vault.learned.decisions.all()] == [(letter.number, Decision.LATER)]
    assert vault.learned.decisions.twins() == {tuple(sorted((photo.number, letter.number))): 1}
    assert vault.learned.openings.all().tolist() == [[photo.number, 1, 0]]


def test_a_vault_of_version_1_is_kept_as_it_was_before_it_is_changed(tmp_path: Path) -> None:
    unpack(FROZEN / "m0001.tar.gz", tmp_path)
    path = tmp_path / "Frozen.heirloom"
    keys = unlock(path, passphrase=frozen.PASSPHRASE)
    with pytest.raises(UserError, match="older version"):
        Vault.open(path, keys, writable=False)
    with Vault.open(path, keys, writable=True) as vault:
        assert vault.schema_version == 6
        assert [row.kind for row in Log(vault._catalogue).iter_rows()][-1] == LogKind.MIGRATION
    kept = next((path / "kept").glob("*-before-migration/catalog.db"))
    with Vault.open(path, keys, writable=True):
        assert kept.exists()
    stamp = datetime.now(UTC) - timedelta(days=29)
    for days, is_there in ((0, True), (2, False)):
        older = (stamp - timedelta(days=days)).strftime("%Y%m%dT%H%M%S")
        copied = kept.parent.with_name(f"{older}-before-migration")
        shutil.copytree(kept.parent, copied)
        with Vault.open(path, keys, writable=True):
            assert copied.exists() is is_there
    before = Catalogue(kept, lambda: keys.subkey(CATALOG_DB), writable=False)
    assert schema_version(before) == 1
    before.close()
    with Vault.open(path, keys, writable=False) as vault:
        assert vault.verify().is_clean


def test_every_released_vault_can_be_rebuilt_from_its_objects(old_vault: Path) -> None:
    (old_vault / "catalog.db").unlink()
    keys = unlock(old_vault, passphrase=frozen.PASSPHRASE)
    with Vault.open(old_vault, keys, writable=True) as vault:
        assert vault.items.count() == 2
        names = {origin.name for origin in vault.origins.for_item(frozen.PHOTO_ID)}
        assert names == {frozen.NAMES[frozen.PHOTO_ID], frozen.COPY_NAME}
        assert vault.items.get(frozen.LETTER_ID).original_name == frozen.NAMES[frozen.LETTER_ID]
        assert vault.verify().is_clean


def test_m0004_proposes_nothing_spoilt_in_bulk_before_its_faces_were_looked_for(tmp_path: Path) -> None:
    catalogue = database(tmp_path / "some.db")
    migrate(catalogue, STEPS[:3])
    with catalogue.transaction(durable=True):
        for number, clutter in enumerate((4, 5, 6, 7, None), 1):
            row = (number, 0.1, clutter, b"", 1)
            catalogue.run("INSERT INTO verdicts (item, worth, clutter, reasons, version) VALUES (?, ?, ?, ?, ?)", row)
    assert migrate(catalogue, STEPS[:4]) == (3, 4)
    assert catalogue.rows("SELECT guarded FROM verdicts ORDER BY item") == [(1,), (1,), (1,), (0,), (0,)]
    catalogue.close()


def test_what_m0004_brought_is_in_its_frozen_vault(tmp_path: Path) -> None:
    unpack(FROZEN / "m0004.tar.gz", tmp_path)
    path = tmp_path / "Frozen.heirloom"
    with Vault.open(path, unlock(path, passphrase=frozen.PASSPHRASE), writable=True) as vault:
        photo = vault.items.get(frozen.PHOTO_ID).number
        assert vault.learned.faces.get_many([photo]) == {photo: FaceRow(photo, 1, frozen.FACES)}
        assert vault.learned.faces.missing_count(1) == 0
        assert vault.learned.faces.missing(2, 9) == [frozen.PHOTO_ID]
        look_for_facts(vault)


def test_what_m0005_brought_is_in_its_frozen_vault(tmp_path: Path) -> None:
    unpack(FROZEN / "m0005.tar.gz", tmp_path)
    path = tmp_path / "Frozen.heirloom"
    with Vault.open(path, unlock(path, passphrase=frozen.PASSPHRASE), writable=True) as vault:
        photo = vault.items.get(frozen.PHOTO_ID)
        assert photo.camera == frozen.CAMERA
        assert vault.items.taken_with(vault.items.cameras()).tolist() == [photo.number]
        (folders,) = vault.origins.folders.holding(["copies"])
        assert vault.origins.folders.items(folders)[:, 1].tolist() == [photo.number]


def test_what_m0006_brought_is_in_its_frozen_vault_and_in_one_brought_up_to_it(old_vault: Path) -> None:
    with Vault.open(old_vault, unlock(old_vault, passphrase=frozen.PASSPHRASE), writable=True) as vault:
        numbers = [vault.items.get(item_id).number for item_id in (frozen.PHOTO_ID, frozen.LETTER_ID)]
        for evidence, flag in (("filename_month", TileFlag.MONTH_ONLY), ("filename_year", TileFlag.YEAR_ONLY)):
            with vault.derive():
                vault.items.update_facts(frozen.PHOTO_ID, captured=CaptureTime(datetime(1994, 5, 1), None, evidence))
            rows = vault.timeline.read()
            assert set(rows.numbers.tolist()) == set(numbers)
            flags = int(rows.flags[rows.numbers.tolist().index(numbers[0])])
            assert flags & (TileFlag.MONTH_ONLY | TileFlag.YEAR_ONLY) == flag
            assert flags & TileFlag.DATED

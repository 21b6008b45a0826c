"""Makes a small vault and freezes it as an archive: one for each released schema, never made again.

    python tests/vaults/make_vault.py m0006.tar.gz

The test that opens it knows the passphrase, the names and the bytes from this file. The reserve and empty folders are
left out: a vault that was copied without them must open as well.
"""

from __future__ import annotations

import gzip
import io
import sys
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from heirloom.core.albums import AddedBy, AlbumId, AlbumKind, Answer, Asked
from heirloom.core.records import (
    Camera,
    CaptureTime,
    Gps,
    ItemId,
    Kind,
    KindCode,
    ObjectId,
    Origin,
    PassageSource,
    Stage,
    StageState,
    partial_time,
)
from heirloom.core.screening import Decision
from heirloom.vault import (
    STAGES_OF_KIND,
    AlbumRow,
    FaceRow,
    LogKind,
    Measure,
    ModelRow,
    NewItem,
    Rows,
    SealedHeader,
    SpaceRow,
    Table,
    Vault,
    VerdictRow,
    create,
    unlock,
    write_label,
)
from heirloom.vault.catalogue.connection import Row
from heirloom.vault.labels.patch import Key
from heirloom.vault.labels.rows import COLUMNS

PASSPHRASE = "grandmother's kitchen 厨房"
IMPORTED_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
PHOTO_ID = ItemId("00000000000040008000000000000001")
LETTER_ID = ItemId("00000000000040008000000000000002")
PHOTO = b"\xff\xd8 not a real photograph, but these very bytes \xff\xd9"
LETTER = "Dear Anna, the plums are ripe. 李子熟了。\n".encode()
NAMES = {PHOTO_ID: "Plums 2019.jpg", LETTER_ID: "Letter to Anna.txt"}
COPY_NAME = "Plums 2019 (1).jpg"
MTIMES_NS = {PHOTO_ID: 1_566_662_400_000_000_000, LETTER_ID: 1_566_748_800_123_456_700}
COPY_MTIME_NS = 1_600_000_000_000_000_000
CAPTURED = CaptureTime(datetime(2019, 8, 24, 16, 0), 120, "exif_original")
GPS = Gps(48.1374, 11.5755, 519.0)
TITLE = "The plum tree"
THUMBNAIL = b"a thumbnail"
SNAPSHOT = bytes(range(256)) * 4
# from version 2 on
LETTER_TIME = partial_time(1958)
ACCESSIONS = {PHOTO_ID: "2026·00001", LETTER_ID: "2026·00002"}
LEDGER = ("printed", "Recovery sheet", "yes")
LABEL = "Anna's house"
# from version 3 on
ALBUM_ID = AlbumId("00000000000040008000000000000003")
ALBUM_NAME = "Plums 李子"
MODEL = b"a model"
MEASURE_HASH = 0xF0F0_0000_0000_000F
# from version 4 on
FACES = b"a record of faces"
# from version 5 on
CAMERA = Camera("Canon", "Canon EOS 5D")


def main(target: Path) -> None:
    """Write the archive; its content differs each time (salts, keys), which is why it is made once and kept."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "Frozen.heirloom"
        recovery_key = create(path, PASSPHRASE, light_kdf=True).recovery_key
        with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=True) as vault:
            fill(vault)
        freeze(path, recovery_key, target)


def fill(vault: Vault) -> None:
    """Two memories, a duplicate, facts by machine and by hand, a passage, a vector, a thumbnail, a snapshot."""
    photo = _seal(vault, PHOTO_ID, KindCode.PHOTO, PHOTO, "image/jpeg")
    letter = _seal(vault, LETTER_ID, KindCode.DOCUMENT, LETTER, "text/plain")
    copy = _seal(vault, PHOTO_ID, KindCode.ORIGIN, PHOTO, "", COPY_NAME, COPY_MTIME_NS)
    with vault.commit(LogKind.IMPORT, b"batch"):
        _add(vault, PHOTO_ID, photo, Kind.PHOTO, PHOTO, "image/jpeg")
        _add(vault, LETTER_ID, letter, Kind.DOCUMENT, LETTER, "text/plain")
        vault.origins.add(Origin(PHOTO_ID, copy, COPY_NAME, f"copies/{COPY_NAME}", COPY_MTIME_NS, IMPORTED_AT))
    with vault.derive():
        vault.items.update_facts(PHOTO_ID, captured=CAPTURED, gps=GPS, place="Munich, Bavaria, Germany", camera=CAMERA)
        vault.stages.set(PHOTO_ID, Stage.METADATA, StageState.DONE)
        vault.texts.replace(LETTER_ID, PassageSource.TEXT, [(None, LETTER.decode())])
        space = vault.vectors.ensure_space(SpaceRow("image", "starter", "1", 4, "fp32"))
        vault.vectors.activate(space)
        number = vault.items.get(PHOTO_ID).number
        vault.vectors.put_images(space, [(number, bytes.fromhex("003c 0000 0000 0000"), b"features")])
    vault.thumbs.put_many([(number, THUMBNAIL)])
    vault.snapshots.write("image", SNAPSHOT)
    with vault.commit(LogKind.EDIT):
        vault.items.edit(PHOTO_ID, title=TITLE)
        vault.tags.add([PHOTO_ID], "garden")
        vault.folders.add("/home/anna/Pictures")
        vault.settings.set("model.image", "starter")
    with vault.commit(LogKind.EDIT):
        vault.labels.set_facts([number], {"kept": True})
        vault.labels.turn([number], 3)
        vault.labels.set_facts([vault.items.get(LETTER_ID).number], {"captured": LETTER_TIME})
    with vault.commit(LogKind.LEDGER):
        vault.ledger.add(*LEDGER)
    write_label(vault.path, LABEL)
    learn(vault, number)


def learn(vault: Vault, number: int) -> None:
    """A taught album with a member, two answers and a model; measures, faces, a verdict, a decision, an opening."""
    letter = vault.items.get(LETTER_ID).number
    with vault.commit(LogKind.ALBUM):
        row = AlbumRow(
            0, ALBUM_ID, None, ALBUM_NAME, AlbumKind.TAUGHT, "plums", None, 0.5, None, False, 0, IMPORTED_AT, True
        )
        album = vault.learned.albums.make(row)
        vault.labels.write_rows(
            [
                Rows(Table.ALBUMS, ("removed_us", "hero"), {(album,): None}, {(album,): (None, number)}),
                Rows(Table.MEMBERS, COLUMNS[Table.MEMBERS], {}, {(album, number): (int(AddedBy.PERSON), 1, None)}),
                Rows(Table.ANSWERS, COLUMNS[Table.ANSWERS], {}, _answers(album, number, letter)),
                Rows(Table.DECISIONS, COLUMNS[Table.DECISIONS], {}, {(letter, int(Decision.LATER), ""): (3,)}),
                Rows(Table.TWINS, COLUMNS[Table.TWINS], {}, {(number, letter): (1, 4)}),
            ]
        )
    with vault.derive():
        vault.learned.models.put(
            ModelRow(album, 1, IMPORTED_AT, "zero_shot", 1, 1, None, True, b"digest", MODEL, {"yes": 1})
        )
        vault.learned.measures.put_many([Measure(number, 1, b"record", MEASURE_HASH, None)])
        vault.learned.faces.put_many([FaceRow(number, 1, FACES)])
        vault.learned.verdicts.put_many([VerdictRow(number, 0.75, None, 2, True, b"why", 0)])
        vault.learned.openings.count([number], IMPORTED_AT)


def _answers(album: int, yes: int, no: int) -> dict[Key, Row | None]:
    return {
        (album, yes): (int(Answer.YES), int(Asked.CHOSEN), 1, None, None),
        (album, no): (int(Answer.NO), int(Asked.RANDOM), 2, 1, 0.25),
    }


def freeze(path: Path, recovery_key: str, target: Path) -> None:
    """The vault's files and its recovery key as one archive with no trace of who made it."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for file in sorted(path.rglob("*")):
            if file.is_file() and file.name != "reserve.bin":
                _put(archive, f"{path.name}/{file.relative_to(path).as_posix()}", file.read_bytes())
        _put(archive, "recovery_key.txt", recovery_key.encode())
    target.write_bytes(gzip.compress(raw.getvalue(), 9, mtime=0))


def _put(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = len(content)
    entry.mode = 0o600
    archive.addfile(entry, io.BytesIO(content))


def _seal(
    vault: Vault,
    item_id: ItemId,
    kind: KindCode,
    data: bytes,
    media_type: str,
    name: str | None = None,
    mtime_ns: int | None = None,
) -> ObjectId:
    name = name or NAMES[item_id]
    header = SealedHeader(
        item_id=item_id,
        kind=kind,
        name=name,
        relative_path=f"2019/{name}",
        mtime_ns=mtime_ns or MTIMES_NS[item_id],
        bytes=len(data),
        media_type=media_type,
        batch="batch",
        device="anna's computer",
        mac=vault.objects.mac(data),
    )
    part = vault.objects.seal(data, header)
    vault.objects.publish([part])
    return part.object_id


def _add(vault: Vault, item_id: ItemId, object_id: ObjectId, kind: Kind, data: bytes, media_type: str) -> None:
    vault.items.add(
        NewItem(
            id=item_id,
            object_id=object_id,
            kind=kind,
            media_type=media_type,
            original_name=NAMES[item_id],
            bytes=len(data),
            mac=vault.objects.mac(data),
            imported_at=IMPORTED_AT,
            batch="batch",
            mtime_ns=MTIMES_NS[item_id],
        )
    )
    vault.stages.set_pending(item_id, STAGES_OF_KIND[kind])
    name = NAMES[item_id]
    path = f"/home/anna/2019/{name}"
    vault.origins.add(Origin(item_id, object_id, name, path, MTIMES_NS[item_id], IMPORTED_AT))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The object store: what goes in comes out byte for byte, and every harm to a file is noticed and named."""

from __future__ import annotations

import base64
import errno
import hashlib
import io
import os
import random
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from heirloom.core.errors import ItemError, NoSpace, VaultDamaged, VaultError, VaultTooNew
from heirloom.core.records import ItemId, KindCode, ObjectId
from heirloom.vault.disk import files
from heirloom.vault.keys.master import VaultKeys
from heirloom.vault.objects import store as objects
from heirloom.vault.objects import writer as object_writer
from heirloom.vault.objects.store import ObjectMissing, ObjectStore, SealedHeader, SourceChanged

Build = Callable[..., SealedHeader]
LENGTHS = (0, 1, 15, 65_535, 65_536, 65_537, 200_000)

FROZEN_OBJECT = (
    "SExNT0JKMQoAAQIAAAAAAm8jRE3J+cIcU4mJflf8eM4yRuFHuD77EZbH7Sb2cYHf9EEW9zD8Q+M4TPBNqt/WrMcjT2LhveG+kNOj"
    "c+gpe/X22yzdIxl3Vf8o6ULw7c0L/0dDFYclS9vMatdKRnd/D6V1hioeJEWUeyE8Sivux9sPsymdG5OWYE9hirt4nk48OFufiJDQ"
    "R4zFA8FljSqaqMngv3jCbDRk8geuf3ljcr6yKXvRD5Jkj/KxAIDs45xCOZ4rZTNlO/glYEMxWqB0F4kPtX2cA92tup5mZA0cJVVR"
    "tIong097U8kUOBjL6X+CkVJ83DepWQVLfYRT8SDo59HlDHIRi1HcyCcTzXRM3+6Ix+4R8DhOXR3EUC+VejWaow6TKYJaxxqvZliS"
    "41qE7Oo6wTQPyTFfWKxNDzxoAxpCjBEGMD7nSHpidPcdJP27LxcYwJzob2e0cd75Sn0bfARCbeFEhx8HFinSEefpHGWa9xZcp8SF"
    "YFo1zp3tMMQH3RnhwNXr1ry39o8qwHa60HO7aDQBd10+J9etK6rbbQTzBv0ZopufTtv5wvp16g2fgKfizxUK2IMx9UED1S8CQqEq"
    "1G3P2okClC7YYEk50kryB6Ufvt7R8ROYrG/911JY4CE6N+eeaPBDAPMXTRnPOIKHinZGsQACYMlC8ayMjNqZdzUYmckfcj2fohaw"
    "GJXq1VEFGH0sd5cTY2r6BjG7gez3K3g="
)


def put(store: ObjectStore, header: SealedHeader, data: bytes) -> ObjectId:
    part = store.seal(data, header)
    store.publish([part])
    return part.object_id


def drafts(root: Path) -> list[Path]:
    return list((root / "tmp").iterdir())


def place_of(root: Path, object_id: str) -> Path:
    return root / "objects" / object_id[:2] / f"{object_id}.hlo"


# ---------------------------------------------------------------------- in and out


@pytest.mark.parametrize("length", LENGTHS)
def test_what_is_sealed_comes_back(store: ObjectStore, root: Path, header_for: Build, length: int) -> None:
    data = random.Random(length).randbytes(length)
    header = header_for(data)
    part = store.seal(data, header)
    assert not store.exists(part.object_id)
    assert part.temp_path.stat().st_mode & 0o777 == 0o600
    store.publish([part])
    assert drafts(root) == []
    assert store.exists(part.object_id)
    assert store.read(part.object_id) == data
    assert store.read(part.object_id, item_id=header.item_id) == data
    assert store.header(part.object_id) == header
    assert store.stored_bytes(part.object_id) == part.stored_bytes == place_of(root, part.object_id).stat().st_size
    store.check(part.object_id)
    assert list(store.iter_ids()) == [part.object_id]


def test_the_id_is_the_hash_of_the_file_and_says_nothing_of_the_plaintext(
    store: ObjectStore, root: Path, header_for: Build
) -> None:
    data = b"the same plaintext twice"
    one, two = put(store, header_for(data), data), put(store, header_for(data), data)
    assert one != two
    raw = place_of(root, one).read_bytes()
    assert hashlib.blake2b(raw, digest_size=32).hexdigest() == one
    assert data not in raw
    assert b"beach" not in raw


def test_sources_of_every_kind_give_the_same(
    store: ObjectStore, header_for: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = random.Random(3).randbytes(150_000)
    ids = [put_source(store, header_for(data), source) for source in (data, io.BytesIO(data), store.weigh(data))]
    monkeypatch.setattr(objects, "IN_MEMORY_BYTES", 1000)
    late = io.BytesIO(b"skip" + data)
    late.seek(4)
    ids.append(put_source(store, header_for(data), late))
    assert [store.read(object_id) for object_id in ids] == [data] * 4
    assert store.mac(data) == store.mac(io.BytesIO(data)) == store.weigh(data).mac


def put_source(store: ObjectStore, header: SealedHeader, source: object) -> ObjectId:
    part = store.seal(source, header)  # type: ignore[arg-type]
    store.publish([part])
    return part.object_id


def test_an_origin_keeps_name_and_times_of_a_duplicate(store: ObjectStore, header_for: Build) -> None:
    header = header_for(b"some content", kind=KindCode.ORIGIN, name="copy.jpg")
    object_id = put(store, header, b"")
    assert store.header(object_id) == header
    assert store.read(object_id) == b""
    with pytest.raises(VaultDamaged, match="another item"):
        store.read(object_id, item_id=header.item_id)


def test_an_older_epochs_objects_still_open(root: Path, keys: VaultKeys, header_for: Build) -> None:
    first = VaultKeys(
        vault_id=keys.vault_id,
        unlock_key=bytearray(32),
        epochs={1: keys.master_key(1)},
        dedup_secret=bytearray(keys.dedup_key),
    )
    older, newer = ObjectStore(root, first), ObjectStore(root, keys)
    object_id = put(older, header_for(b"old"), b"old")
    assert newer.read(object_id) == b"old"
    later = put(newer, header_for(b"new"), b"new")
    with pytest.raises(VaultDamaged, match="epoch 2"):
        older.read(later)


def test_an_object_of_the_first_release_opens(store: ObjectStore, root: Path) -> None:
    raw = base64.b64decode(FROZEN_OBJECT)
    object_id = ObjectId(hashlib.blake2b(raw, digest_size=32).hexdigest())
    place_of(root, object_id).write_bytes(raw)
    assert store.read(object_id) == b"A letter from 2019.\n"
    header = store.header(object_id)
    assert (header.name, header.relative_path) == ("bri\udcffef.txt", "Post/bri\udcffef.txt")
    assert (header.kind, header.mtime_ns, header.media_type) == (KindCode.DOCUMENT, -1, "text/plain")
    assert (header.item_id, header.batch, header.device) == ("0123456789abcdef" * 2, "batch 1", "desk")
    assert header.mac == store.mac(b"A letter from 2019.\n")


def test_sealing_from_many_threads(store: ObjectStore, root: Path, header_for: Build) -> None:
    data = [random.Random(number).randbytes(number * 3000) for number in range(40)]
    found: list[ObjectId] = []

    def work(share: list[bytes]) -> None:
        found.extend(put(store, header_for(piece), piece) for piece in share)

    threads = [threading.Thread(target=work, args=(data[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(store.read(object_id) for object_id in found) == sorted(data)
    assert sorted(store.iter_ids()) == sorted(found)
    assert drafts(root) == []


# ---------------------------------------------------------------------- sources that change


def test_plaintext_that_is_not_the_promised_one_is_refused(store: ObjectStore, root: Path, header_for: Build) -> None:
    header = header_for(b"promised")
    for other in (b"promisee", b"promise", b"promised!", b""):
        for source in (other, io.BytesIO(other), store.weigh(other)):
            with pytest.raises(SourceChanged) as caught:
                store.seal(source, header)
            assert caught.value.code == "changed"
    assert drafts(root) == []


def test_a_large_file_that_changes_between_the_two_readings_is_refused(
    store: ObjectStore, root: Path, header_for: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "IN_MEMORY_BYTES", 1000)
    data = bytes(200_000)
    header = header_for(data)
    for other in (data[:-1], data + b"!", data[:-1] + b"!", b""):
        with pytest.raises(SourceChanged):
            store.seal(io.BytesIO(other), header)
    assert drafts(root) == []


def test_a_file_large_enough_to_hash_on_a_thread_of_its_own(
    store: ObjectStore, root: Path, header_for: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = random.Random(5).randbytes(9 << 20)
    for limit in (64 << 20, 1 << 20):
        monkeypatch.setattr(objects, "IN_MEMORY_BYTES", limit)
        object_id = put_source(store, header_for(data), io.BytesIO(data))
        assert hashlib.blake2b(place_of(root, object_id).read_bytes(), digest_size=32).hexdigest() == object_id
        assert store.read(object_id) == data
        store.check(object_id)


def test_a_source_that_cannot_be_read_is_that_items_error(
    store: ObjectStore, root: Path, header_for: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Torn(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    for limit in (1 << 20, 10):
        monkeypatch.setattr(objects, "IN_MEMORY_BYTES", limit)
        with pytest.raises(ItemError) as caught:
            store.seal(Torn(bytes(500)), header_for(bytes(500)))
        assert caught.value.code == "unreadable"
    assert drafts(root) == []


def test_names_too_long_for_a_header_are_that_items_error(store: ObjectStore, root: Path, header_for: Build) -> None:
    with pytest.raises(ItemError) as caught:
        store.seal(b"x", header_for(b"x", name="n" * 9000))
    assert caught.value.code == "name_too_long"
    assert drafts(root) == []


# ---------------------------------------------------------------------- disks that fail


class Failing:
    """Makes the n-th call of one file operation fail, then works again (or never, with `always`)."""

    def __init__(self, step: str, call: int, number: int, *, always: bool = False) -> None:
        self.real = getattr(files, step)
        self.left = call
        self.number = number
        self.always = always
        self.failed = 0

    def __call__(self, *arguments: object) -> object:
        self.left -= 1
        if self.left == -1 or (self.always and self.left < 0):
            self.failed += 1
            raise OSError(self.number, os.strerror(self.number))
        return self.real(*arguments)


@pytest.mark.parametrize("step", ["create_new", "write_parts", "flush", "open_existing"])
@pytest.mark.parametrize("call", [0, 1, 2])
def test_a_passing_error_condemns_the_draft_and_starts_again(
    store: ObjectStore, root: Path, header_for: Build, monkeypatch: pytest.MonkeyPatch, step: str, call: int
) -> None:
    """An fsync that failed is never asked again on the same file: a second draft is made from the source."""
    data = bytes(3_000_000)
    made: list[str] = []
    real = files.create_new

    def create_new(path: Path) -> int:
        made.append(path.name)
        return real(path)

    monkeypatch.setattr(files, "create_new", create_new)
    failing = Failing(step, call, errno.EIO)
    monkeypatch.setattr(files, step, failing)
    part = store.seal(data, header_for(data))
    assert drafts(root) == [part.temp_path]
    assert len(made) == len(set(made)) == 1 + (failing.failed if step != "create_new" else 0)
    monkeypatch.undo()
    store.publish([part])
    assert store.read(part.object_id) == data


@pytest.mark.parametrize("step", ["create_new", "write_parts", "flush", "open_existing"])
@pytest.mark.parametrize(
    ("number", "kind"), [(errno.EIO, VaultError), (errno.ENOSPC, NoSpace), (errno.EDQUOT, NoSpace)]
)
def test_an_error_that_stays_is_told_and_leaves_no_draft(
    store: ObjectStore,
    root: Path,
    header_for: Build,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    number: int,
    kind: type[VaultError],
) -> None:
    monkeypatch.setattr(files, step, Failing(step, 0, number, always=True))
    with pytest.raises(kind, match=r"beach\.jpg"):
        store.seal(b"data", header_for(b"data"))
    assert drafts(root) == []
    assert (root / "reserve.bin").exists() == (kind is not NoSpace)


@pytest.mark.parametrize("harm", ["short", "flip", "long", "zero"])
def test_a_disk_that_lies_is_caught_before_anyone_relies_on_it(
    store: ObjectStore, root: Path, header_for: Build, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    """What the disk gives back is compared with the plaintext; the flush itself reported success."""
    data = bytes(100_000)
    real = files.flush

    def lie(descriptor: int) -> None:
        size = os.fstat(descriptor).st_size
        if harm == "short":
            os.ftruncate(descriptor, size - 1)
        elif harm == "long":
            os.pwrite(descriptor, b"!", size)
        elif harm == "zero":
            os.ftruncate(descriptor, 0)
        else:
            byte = os.pread(descriptor, 1, 70_000)[0]
            os.pwrite(descriptor, bytes([byte ^ 4]), 70_000)
        real(descriptor)

    monkeypatch.setattr(files, "flush", lie)
    with pytest.raises(VaultError, match="come back"):
        store.seal(data, header_for(data))
    assert drafts(root) == []


@pytest.mark.parametrize("call", [0, 1, 2])
def test_publishing_that_fails_acknowledges_nothing(
    store: ObjectStore, header_for: Build, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    parts = [store.seal(bytes([number]), header_for(bytes([number]))) for number in range(9)]
    monkeypatch.setattr(files, "flush_folder", Failing("flush_folder", call, errno.EIO))
    with pytest.raises(VaultError):
        store.publish(parts)
    for part in parts:
        store.discard(part)


def test_interruption_leaves_no_draft(
    store: ObjectStore, root: Path, header_for: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "flush", interrupt)
    with pytest.raises(KeyboardInterrupt):
        store.seal(b"data", header_for(b"data"))
    assert drafts(root) == []


def test_discard_and_sweep(store: ObjectStore, root: Path, header_for: Build) -> None:
    store.discard(store.seal(b"one", header_for(b"one")))
    assert drafts(root) == []
    store.seal(b"two", header_for(b"two"))
    (root / f".{'0' * 16}.part").write_bytes(b"a small file's draft")
    (root / "keys" / f".{'0' * 16}.part").write_bytes(b"a slot's draft")
    (root / "tmp" / "backup.db").write_bytes(b"someone else's")
    kept = put(store, header_for(b"three"), b"three")
    store.sweep_temp()
    assert [entry.name for entry in drafts(root)] == ["backup.db"]
    assert list(root.glob("**/*.part")) == []
    assert store.read(kept) == b"three"


# ---------------------------------------------------------------------- objects that were harmed


def notices(store: ObjectStore, object_id: ObjectId, item_id: ItemId, data: bytes) -> bool:
    """Whether harm shows in every way of reading; never may other bytes than `data` come out."""
    for read in (
        lambda: store.check(object_id),
        lambda: store.read(object_id),
        lambda: store.read(object_id, item_id=item_id),
    ):
        try:
            got = read()
        except (VaultDamaged, VaultTooNew) as error:
            if object_id in error.message and error.path:
                continue
            raise
        assert got is None or got == data
        return False
    return True


@pytest.mark.parametrize("length", LENGTHS)
def test_every_mutation_is_noticed(store: ObjectStore, root: Path, header_for: Build, length: int) -> None:
    chance = random.Random(length)
    data = chance.randbytes(length)
    object_id = put(store, header_for(data), data)
    place = place_of(root, object_id)
    whole = place.read_bytes()
    item_id = store.header(object_id).item_id

    def harmed(changed: bytes) -> bool:
        place.write_bytes(changed)
        return notices(store, object_id, item_id, data)

    for at in chance.sample(range(len(whole)), 150):
        assert harmed(whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
    for cut in (1, 15, 16, 17, len(whole) - 512, len(whole)):
        assert harmed(whole[:-cut])
    for tail in (b"\0", bytes(16), whole[-16:], bytes(65_552)):
        assert harmed(whole + tail)
    place.write_bytes(whole)
    assert store.read(object_id) == data


def test_chunks_and_headers_cannot_be_moved(store: ObjectStore, root: Path, header_for: Build) -> None:
    data = random.Random(1).randbytes(200_000)
    one, two = put(store, header_for(data), data), put(store, header_for(data), data)
    whole, other = place_of(root, one).read_bytes(), place_of(root, two).read_bytes()
    first, second, rest = whole[512:66_064], whole[66_064:131_616], whole[131_616:]
    item_id = store.header(one).item_id
    for changed in (
        whole[:512] + second + first + rest,
        whole[:512] + first + first + rest,
        whole[:512] + first + rest,
        whole[:512] + other[512:],
        other[:512] + whole[512:],
        whole[:512] + other[512:66_064] + second + rest,
    ):
        place_of(root, one).write_bytes(changed)
        assert notices(store, one, item_id, data)


def test_whole_objects_in_each_others_place_are_noticed(store: ObjectStore, root: Path, header_for: Build) -> None:
    mine, yours = ItemId("1" * 32), ItemId("2" * 32)
    one = put(store, header_for(b"mine", item_id=mine), b"mine")
    two = put(store, header_for(b"yours", item_id=yours), b"yours")
    aside = root / "aside"
    place_of(root, one).rename(aside)
    place_of(root, two).rename(place_of(root, one))
    aside.rename(place_of(root, two))
    for object_id, item_id, data in ((one, mine, b"mine"), (two, yours, b"yours")):
        assert notices(store, object_id, item_id, data)
        with pytest.raises(VaultDamaged):
            store.open(object_id)


def test_missing_objects_and_odd_ids(store: ObjectStore, root: Path, header_for: Build) -> None:
    absent = ObjectId("ab" * 32)
    assert not store.exists(absent)
    for call in (store.read, store.check, store.header, store.open, store.stored_bytes, store.unlink):
        with pytest.raises(ObjectMissing, match=absent):
            call(absent)
    for odd in ("", "../../etc/passwd", "AB" * 32, "ab" * 32 + "\n", "zz" * 32):
        with pytest.raises(VaultDamaged, match="id"):
            store.read(ObjectId(odd))
    place_of(root, absent).symlink_to("/etc/hostname")
    assert not store.exists(absent)
    with pytest.raises(VaultDamaged, match="link"):
        store.read(absent)


def test_names_that_are_no_objects_are_passed_over(store: ObjectStore, root: Path, header_for: Build) -> None:
    object_id = put(store, header_for(b"x"), b"x")
    elsewhere = root / "objects" / ("00" if object_id[:2] != "00" else "01")
    (elsewhere / f"{object_id}.hlo").write_bytes(b"")
    (elsewhere / "notes.txt").write_bytes(b"")
    (elsewhere / f"{'0' * 64}.hlo.bak").write_bytes(b"")
    assert list(store.iter_ids()) == [object_id]
    store.unlink(object_id)
    assert list(store.iter_ids()) == []


def test_a_disk_that_cannot_read_is_told_as_damage(
    store: ObjectStore, header_for: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    object_id = put(store, header_for(b"data"), b"data")
    for step in ("open_existing", "read_fully"):
        with monkeypatch.context() as patch:
            patch.setattr(files, step, Failing(step, 0, errno.EIO, always=True))
            for call in (store.read, store.check, store.header):
                with pytest.raises(VaultDamaged, match=f"{object_id}.*cannot read"):
                    call(object_id)


def test_a_limit_is_kept_before_reading(store: ObjectStore, header_for: Build) -> None:
    object_id = put(store, header_for(bytes(1000)), bytes(1000))
    assert len(store.read(object_id, limit_bytes=1000)) == 1000
    with pytest.raises(ItemError) as caught:
        store.read(object_id, limit_bytes=999)
    assert caught.value.code == "too_large"


def test_closing_zeroes_the_stores_keys(store: ObjectStore, header_for: Build) -> None:
    object_id = put(store, header_for(b"x"), b"x")
    store.close()
    with pytest.raises(VaultDamaged):
        store.read(object_id)
    assert object_writer.DRAFT_SUFFIX == ".part"

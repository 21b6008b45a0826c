"""The vault as a whole: making, opening, one writer, readers beside it, commit groups and HEAD, erasing, requests."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heirloom.core.errors import NotFound, UserError, VaultBusy, VaultError, VaultTooNew
from heirloom.core.job import Job, JobId, JobRequest, JobState
from heirloom.core.records import ItemId, Stage, StageState
from heirloom.vault import LogKind, Vault, VaultKeys, create, unlock
from heirloom.vault.keys import head
from tests.unit.vault.catalogue.filling import Filler, copy_vault

READER = """
import sys
from pathlib import Path
from heirloom.vault import Vault, unlock
keys = unlock(Path(sys.argv[1]), passphrase="the family's words")
with Vault.open(Path(sys.argv[1]), keys, writable=False) as vault:
    print(vault.items.count(), flush=True)
    for _ in sys.stdin:
        print(vault.items.count(), vault.needs_recovery, len(vault.verify().catalogue), flush=True)
"""
WRITER = """
import sys
from pathlib import Path
from heirloom.core.errors import VaultBusy
from heirloom.vault import Vault, unlock
keys = unlock(Path(sys.argv[1]), passphrase="the family's words")
try:
    Vault.open(Path(sys.argv[1]), keys, writable=True)
except VaultBusy as error:
    print(error.exit_code)
"""


def job(state: JobState = JobState.RUNNING) -> Job:
    now = datetime.now(UTC)
    return Job(JobId(uuid.uuid4().hex), "import", state, 0, None, 0, now, now, "{}")


def _set_and_fail(vault: Vault) -> None:
    vault.settings.set("a", 1)
    vault.items.edit(ItemId("0" * 32), title="of nothing")


def test_a_new_vault_opens_with_both_secrets(tmp_path: Path) -> None:
    path = tmp_path / "New.heirloom"
    made = create(path, "words", light_kdf=True)
    assert made.path == path
    for keys in (unlock(path, passphrase="words"), unlock(path, recovery_key=made.recovery_key)):
        with Vault.open(path, keys, writable=True) as vault:
            assert vault.id == made.vault_id
            assert vault.adoption is None
            assert vault.items.count() == 0
            assert vault.verify().is_clean
    assert {file.name for file in path.iterdir()} == {
        "VAULT", "keys", "HEAD.0", "HEAD.1", "lock", "catalog.db", "thumbs.db", "objects", "index", "tmp",
        "reserve.bin", "README.txt",
    }  # fmt: skip
    for file in path.rglob("*"):
        assert not stat.S_IMODE(file.stat().st_mode) & 0o077, file


def test_making_a_vault_where_one_is_changes_nothing(vault_path: Path) -> None:
    before = {file: file.read_bytes() for file in vault_path.iterdir() if file.is_file()}
    with pytest.raises(UserError) as caught:
        create(vault_path, "words", light_kdf=True)
    assert caught.value.code == "exists"
    assert {file: file.read_bytes() for file in before} == before


def test_a_second_writer_is_told_busy_at_once(vault: Vault, keys: VaultKeys) -> None:
    with pytest.raises(VaultBusy):
        Vault.open(vault.path, keys, writable=True)
    told = subprocess.run([sys.executable, "-c", WRITER, str(vault.path)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "5"


def test_a_reader_in_another_process_follows_the_writer(vault: Vault, filler: Filler) -> None:
    filler.add(vault, 2)
    with subprocess.Popen(
        [sys.executable, "-c", READER, str(vault.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        assert reader.stdout.readline() == "2\n"
        for count in range(3, 9):
            filler.add(vault)
            if count == 5:
                vault.checkpoint()
            reader.stdin.write("\n")
            reader.stdin.flush()
            assert reader.stdout.readline() == f"{count} None 0\n"
        reader.stdin.close()
    assert vault.verify().is_clean


def test_a_reader_cannot_write(vault: Vault, keys: VaultKeys) -> None:
    with Vault.open(vault.path, keys, writable=False) as reader:
        with pytest.raises(RuntimeError, match="reading"), reader.commit(LogKind.EDIT):
            pass
        with pytest.raises(RuntimeError, match="reading"), reader.derive():
            pass


def test_each_commit_moves_head_and_a_failed_one_does_not(vault: Vault, keys: VaultKeys, filler: Filler) -> None:
    start = vault.generation
    filler.add(vault, 3)
    record = head.read_newest(vault.path, keys)
    assert record is not None
    assert (record.generation, record.item_count) == (start + 1, 3)
    with pytest.raises(NotFound), vault.commit(LogKind.EDIT):
        _set_and_fail(vault)
    assert head.read_newest(vault.path, keys) == record
    assert vault.settings.get("a", "default") == "default"
    with vault.derive():
        vault.settings.set("a", [1, {"b": None}])
    assert head.read_newest(vault.path, keys) == record
    assert vault.settings.get("a") == [1, {"b": None}]
    filler.add(vault)
    moved = head.read_newest(vault.path, keys)
    assert moved is not None
    assert (moved.generation, moved.item_count) == (start + 2, 4)
    assert moved.chain_head != record.chain_head


def test_commits_do_not_nest_and_threads_take_turns(vault: Vault, filler: Filler) -> None:
    with pytest.raises(RuntimeError, match="already open"), vault.commit(LogKind.EDIT), vault.derive():
        pass
    threads = [threading.Thread(target=lambda: filler.add(vault, 2)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert vault.items.count() == 12
    assert vault.verify().is_clean


def test_a_writer_on_another_computer_makes_this_one_stop(vault: Vault, keys: VaultKeys, filler: Filler) -> None:
    filler.add(vault)
    record = head.read_newest(vault.path, keys)
    assert record is not None
    head.write(vault.path, keys, head.HeadRecord(record.generation + 1, 1, bytes(32), b"another computer"))
    with pytest.raises(VaultBusy, match="Another computer"):
        filler.add(vault)
    assert vault.items.count() == 1
    assert not vault.writable


def test_a_vault_of_a_newer_program_is_not_written(vault_path: Path, keys: VaultKeys) -> None:
    newer = VaultKeys(
        vault_id=keys.vault_id,
        unlock_key=keys.unlock_key,
        epochs={keys.current_epoch: keys.master_key(keys.current_epoch)},
        dedup_secret=keys.dedup_key,
        read_only_reason="A newer Heirloom uses this vault.",
    )
    with pytest.raises(VaultTooNew):
        Vault.open(vault_path, newer, writable=True)
    with Vault.open(vault_path, newer, writable=False) as reader:
        assert reader.items.count() == 0


def test_opening_sweeps_drafts_and_brings_the_reserve_back(vault_path: Path, keys: VaultKeys) -> None:
    (vault_path / "tmp" / "0123.part").write_bytes(b"half an object")
    (vault_path / "reserve.bin").unlink()
    with Vault.open(vault_path, keys, writable=True):
        assert not (vault_path / "tmp" / "0123.part").exists()
        assert (vault_path / "reserve.bin").stat().st_size == 16 << 20


def test_the_lock_is_given_back_when_opening_fails(vault_path: Path, keys: VaultKeys, filler: Filler) -> None:
    (vault_path / "kept").write_bytes(b"a file where a folder should be")
    broken = bytearray((vault_path / "catalog.db").read_bytes())
    broken[5_000] ^= 1
    (vault_path / "catalog.db").write_bytes(broken)
    with pytest.raises(VaultError, match="could not be written"):
        Vault.open(vault_path, keys, writable=True)
    (vault_path / "kept").unlink()
    with Vault.open(vault_path, keys, writable=True) as vault:
        filler.add(vault)


def test_closing_empties_the_journal(vault_path: Path, keys: VaultKeys, filler: Filler) -> None:
    vault = Vault.open(vault_path, keys, writable=True)
    filler.add(vault, 4)
    assert (vault_path / "catalog.db-wal").stat().st_size > 0
    vault.checkpoint()
    assert (vault_path / "catalog.db-wal").stat().st_size == 0
    vault.close()
    vault.close()
    assert not (vault_path / "catalog.db-wal").exists()
    copied = copy_vault(vault_path, vault_path.with_name("Copy.heirloom"))
    with Vault.open(copied, keys, writable=False) as reader:
        assert reader.items.count() == 4


def test_another_process_leaves_a_request_for_a_job(vault: Vault, keys: VaultKeys) -> None:
    running = job()
    with vault.derive():
        vault.jobs.add(running)
    assert vault.jobs.take_request(running.id) is None
    with Vault.open(vault.path, keys, writable=False) as reader:
        reader.request_job(running.id, JobRequest.PAUSE)
        reader.request_job(running.id, JobRequest.CANCEL)
        with pytest.raises(NotFound):
            reader.request_job(JobId("0" * 32), JobRequest.PAUSE)
    assert vault.jobs.take_request(running.id) is JobRequest.CANCEL
    assert vault.jobs.take_request(running.id) is None
    vault.request_job(running.id, JobRequest.RESUME)
    with vault.derive():
        assert vault.jobs.take_request(running.id) is JobRequest.RESUME


def test_jobs_are_kept_and_changed(vault: Vault) -> None:
    first = job()
    with vault.derive():
        vault.jobs.add(first)
        vault.jobs.update(first.id, done=3, total=10, failed=1)
        vault.jobs.update(first.id, state=JobState.PAUSED, detail='{"paths": ["/home/me"]}')
    stored = vault.jobs.get(first.id)
    assert (stored.done, stored.total, stored.failed, stored.state) == (3, 10, 1, JobState.PAUSED)
    assert stored.detail == '{"paths": ["/home/me"]}'
    assert stored.created_at == first.created_at
    assert stored.updated_at >= first.updated_at
    with vault.derive():
        vault.jobs.update(first.id, total=None)
    assert vault.jobs.list()[0].total is None
    with vault.derive():
        vault.jobs.remove(first.id)
    with pytest.raises(NotFound):
        vault.jobs.get(first.id)


def test_lost_thumbnails_are_made_again(vault_path: Path, keys: VaultKeys, filler: Filler) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        kept = filler.add(vault, 2)
        with vault.derive():
            vault.stages.set(kept[0].item_id, Stage.METADATA, StageState.DONE)
        number = vault.items.get(kept[0].item_id).number
        vault.thumbs.put_many([(number, b"jpeg")])
        assert vault.thumbs.get(number) == b"jpeg"
    for content in (None, os.urandom(40_000)):
        (vault_path / "thumbs.db").unlink()
        if content is not None:
            (vault_path / "thumbs.db").write_bytes(content)
        with Vault.open(vault_path, keys, writable=False) as reader:
            assert reader.thumbs.get(number) is None
        with Vault.open(vault_path, keys, writable=True) as vault:
            assert vault.thumbs.get(number) is None
            assert vault.stages.pending(Stage.METADATA, 9) == [one.item_id for one in kept]
            with vault.derive():
                vault.stages.set(kept[0].item_id, Stage.METADATA, StageState.DONE)
            vault.thumbs.put_many([(number, b"jpeg")])


def test_thumbnails_of_another_catalogue_are_not_shown(
    vault: Vault, keys: VaultKeys, filler: Filler, crash: Callable[[Vault], Path]
) -> None:
    kept = filler.add(vault, 2)
    vault.thumbs.put_many([(vault.items.get(kept[0].item_id).number, b"jpeg")])
    vault.checkpoint()
    image = crash(vault)
    (image / "catalog.db").unlink()
    (image / "catalog.db-wal").unlink()
    with Vault.open(image, keys, writable=True) as again:
        assert all(again.thumbs.get(item.number) is None for item in again.items.iter_all())

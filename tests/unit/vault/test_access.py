"""Making, opening and re-keying a vault, and every way in which its key files can be harmed."""

from __future__ import annotations

import errno
import os
import random
import shutil
import time
from pathlib import Path
from typing import Protocol

import pytest

from heirloom.core.errors import (
    NoSpace,
    NotFound,
    UserError,
    VaultBusy,
    VaultDamaged,
    VaultError,
    VaultTooNew,
    WrongSecret,
)
from heirloom.vault.disk import files, reserve
from heirloom.vault.disk.lock import WriterLock
from heirloom.vault.keys import access, head, slots
from heirloom.vault.keys.access import VaultExists
from heirloom.vault.keys.master import VaultKeys
from heirloom.vault.keys.recovery_key import RecoveryKeyTypo
from heirloom.vault.keys.slots import Cost, SlotKind


class MadeVault(Protocol):
    """What the fixtures `template` and `made` give."""

    path: Path
    passphrase: str
    recovery_key: str


def secrets_of(keys: VaultKeys) -> tuple[bytes, ...]:
    return tuple(bytes(key) for key in (keys.unlock_key, keys.dedup_key, *map(keys.master_key, keys.epochs)))


def slot_of(made: MadeVault, kind: SlotKind) -> Path:
    name = next(slot.name for slot in slots.load(made.path).slots if slot.kind is kind)
    return made.path / "keys" / name


# ---------------------------------------------------------------------- making


def test_the_tree_is_whole_and_private(template: MadeVault) -> None:
    names = {entry.name for entry in template.path.iterdir()}
    assert names == {
        "VAULT", "keys", "HEAD.0", "HEAD.1", "lock", "objects", "index", "tmp", "reserve.bin", "README.txt",
    }  # fmt: skip
    assert {entry.name for entry in (template.path / "objects").iterdir()} == {f"{n:02x}" for n in range(256)}
    for folder, _, found in os.walk(template.path):
        assert Path(folder).stat().st_mode & 0o777 == 0o700
        assert all((Path(folder) / name).stat().st_mode & 0o777 == 0o600 for name in found)
    assert reserve.is_there(template.path)
    assert access.is_light_kdf(template.path)


def test_both_secrets_open_the_same_keys(template: MadeVault) -> None:
    by_passphrase = access.unlock(template.path, passphrase=template.passphrase)
    by_recovery_key = access.unlock(template.path, recovery_key=template.recovery_key.lower().replace("-", " "))
    assert secrets_of(by_passphrase) == secrets_of(by_recovery_key)
    assert by_passphrase.vault_id == by_recovery_key.vault_id
    assert by_passphrase.current_epoch == 1
    assert by_passphrase.damaged == ()
    assert by_passphrase.read_only_reason is None
    assert by_passphrase.kdf_s > by_recovery_key.kdf_s
    record = head.read_newest(template.path, by_passphrase)
    assert record is not None
    assert record.generation == 0


def test_two_vaults_share_nothing(template: MadeVault, tmp_path: Path) -> None:
    keys, recovery_key = access.create_vault_files(tmp_path / "Other", template.passphrase, light_kdf=True)
    other = access.unlock(template.path, passphrase=template.passphrase)
    assert not set(secrets_of(keys)) & set(secrets_of(other))
    assert keys.vault_id != other.vault_id
    assert recovery_key != template.recovery_key


def test_no_secret_lies_in_the_folder(template: MadeVault) -> None:
    keys = access.unlock(template.path, passphrase=template.passphrase)
    needles = [*secrets_of(keys), template.passphrase.encode(), template.recovery_key.encode()]
    for folder, _, found in os.walk(template.path):
        for name in found:
            content = (Path(folder) / name).read_bytes()
            assert not any(needle in content for needle in needles), name


def test_the_passphrase_is_unicode_nfc(tmp_path: Path) -> None:
    access.create_vault_files(tmp_path / "v", "Zoë Å 한", light_kdf=True)
    keys = access.unlock(tmp_path / "v", passphrase="Zoe\u0308 A\u030a \u1112\u1161\u11ab")
    assert keys.current_epoch == 1


@pytest.mark.parametrize("passphrase", ["", "lone \ud800 surrogate", "x" * 70_000])
def test_impossible_passphrases_are_refused(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(UserError):
        access.create_vault_files(tmp_path / "v", passphrase, light_kdf=True)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_ever_made_over_something(made: MadeVault, tmp_path: Path) -> None:
    with pytest.raises(VaultExists, match="already"):
        access.create_vault_files(made.path, "new", light_kdf=True)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "photo.jpg").write_bytes(b"mine")
    with pytest.raises(VaultExists, match="empty"):
        access.create_vault_files(tmp_path / "full", "new", light_kdf=True)
    assert [entry.name for entry in (tmp_path / "full").iterdir()] == ["photo.jpg"]
    with pytest.raises(VaultExists, match="file"):
        access.create_vault_files(tmp_path / "full" / "photo.jpg", "new", light_kdf=True)
    assert access.unlock(made.path, passphrase=made.passphrase).current_epoch == 1


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir(mode=0o755)
    access.create_vault_files(tmp_path / "v", "new", light_kdf=True)
    assert (tmp_path / "v").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("call", [0, 1, 3, 5, 7, 9, 11, 40])
@pytest.mark.parametrize("step", ["flush", "create_new"])
def test_creation_that_fails_anywhere_leaves_nothing_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int, step: str
) -> None:
    """Failing calls are counted without the 256 folders' own flushes, which are one step."""
    left, real = [call], getattr(files, step)

    def fail(target: object) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(target)

    monkeypatch.setattr(files, "flush_folders", lambda folders: None)
    monkeypatch.setattr(files, step, fail)
    if call == 40:
        access.create_vault_files(tmp_path / "v", "new", light_kdf=True)
        return
    try:
        access.create_vault_files(tmp_path / "v", "new", light_kdf=True)
    except NoSpace:
        assert {entry.name for entry in (tmp_path / "v").iterdir()} <= {"lock"}
        monkeypatch.undo()
        access.create_vault_files(tmp_path / "v", "new", light_kdf=True)
    assert access.unlock(tmp_path / "v", passphrase="new").current_epoch == 1


def test_what_a_killed_creation_left_is_cleared_and_made_anew(made: MadeVault) -> None:
    (made.path / "VAULT").unlink()
    (made.path / f".{'a' * 16}.part").write_bytes(b"half a header")
    access.create_vault_files(made.path, "new", light_kdf=True)
    assert access.unlock(made.path, passphrase="new").current_epoch == 1
    with pytest.raises(WrongSecret):
        access.unlock(made.path, passphrase=made.passphrase)


@pytest.mark.parametrize("extra", ["catalog.db", "objects/ab/object.hlo"])
def test_a_vault_that_lost_its_header_is_not_taken_for_leftovers(made: MadeVault, extra: str) -> None:
    (made.path / "VAULT").unlink()
    (made.path / extra).write_bytes(b"worth keeping")
    with pytest.raises(VaultExists):
        access.create_vault_files(made.path, "new", light_kdf=True)
    assert (made.path / extra).read_bytes() == b"worth keeping"
    assert len(slots.load(made.path).slots) == 2


def test_two_creations_at_once(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir()
    with WriterLock.acquire(tmp_path / "v"), pytest.raises(VaultBusy):
        access.create_vault_files(tmp_path / "v", "new", light_kdf=True)


def test_calibration_stays_within_its_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([0.0, 100.0, 0.0, 1e-9, 0.0, 0.5])
    monkeypatch.setattr(slots, "time_trial", lambda cost: None)
    monkeypatch.setattr(time, "perf_counter", lambda: next(ticks))
    monkeypatch.setattr(access, "_memory_kib", lambda: 64 << 20)
    assert access.calibrate() == Cost(3, 256 << 10)
    assert access.calibrate() == Cost(3, 1 << 20)
    assert Cost(3, 256 << 10).memory_kib < access.calibrate().memory_kib < 512 << 10


# ---------------------------------------------------------------------- opening


def test_wrong_secrets(template: MadeVault) -> None:
    with pytest.raises(WrongSecret):
        access.unlock(template.path, passphrase=template.passphrase + " ")
    other = "8" if template.recovery_key[0] == "9" else "9"
    with pytest.raises(RecoveryKeyTypo, match=r"group 1\b"):
        access.unlock(template.path, recovery_key=other + template.recovery_key[1:])
    with pytest.raises(UserError):
        access.unlock(template.path, passphrase="")
    with pytest.raises(ValueError, match="give a passphrase"):
        access.unlock(template.path)
    with pytest.raises(ValueError, match="give a passphrase"):
        access.unlock(template.path, passphrase="a", recovery_key="b")


def test_a_stretched_key_opens_the_vault_without_its_secret(made: MadeVault) -> None:
    keys = access.unlock(made.path, passphrase=made.passphrase)
    again = access.unlock(made.path, unlock_key=bytes(keys.unlock_key))
    assert again.subkey("hlm1.catalog.db") == keys.subkey("hlm1.catalog.db")
    assert again.kdf_s == 0.0
    with pytest.raises(WrongSecret, match="does not open"):
        access.unlock(made.path, unlock_key=bytes(32))
    with pytest.raises(ValueError, match="32 bytes"):
        access.unlock(made.path, unlock_key=bytes(31))
    for slot in (made.path / "keys").glob("*.slot"):
        slot.unlink()
    with pytest.raises(VaultDamaged):
        access.unlock(made.path, unlock_key=bytes(keys.unlock_key))


def test_no_vault_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        access.unlock(tmp_path / "nowhere", passphrase="p")


def test_any_flipped_bit_of_any_key_file_is_named_and_no_harm_to_the_other_secret(made: MadeVault) -> None:
    """Every file, bits at random: the recovery key's way needs no stretching. Exhaustive flips stand with each file."""
    chance = random.Random(7)
    recovery = slot_of(made, SlotKind.RECOVERY)
    for file in (made.path / "VAULT", *sorted((made.path / "keys").iterdir())):
        whole = file.read_bytes()
        for bit in chance.sample(range(len(whole) * 8), 150):
            changed = bytearray(whole)
            changed[bit // 8] ^= 1 << bit % 8
            file.write_bytes(changed)
            try:
                keys = access.unlock(made.path, recovery_key=made.recovery_key)
            except (VaultDamaged, VaultTooNew) as error:
                told = [error.message] if file == recovery or file.name == "VAULT" else []
            else:
                told = list(keys.damaged)
            assert any(file.name in text for text in told)
        file.write_bytes(whole)
    assert access.unlock(made.path, passphrase=made.passphrase).damaged == ()


def test_damaged_passphrase_slot_is_told_from_a_wrong_passphrase(made: MadeVault) -> None:
    slot = slot_of(made, SlotKind.PASSPHRASE)
    slot.write_bytes(slot.read_bytes()[:-1] + b"?")
    with pytest.raises(VaultDamaged, match=slot.name):
        access.unlock(made.path, passphrase=made.passphrase)
    assert slot.name in access.unlock(made.path, recovery_key=made.recovery_key).damaged[0]


def test_key_files_of_another_vault_are_refused(made: MadeVault, tmp_path: Path) -> None:
    """Same passphrase, other vault: neither its slot, nor its keyring, nor its header may be mixed in."""
    other = tmp_path / "Other"
    access.create_vault_files(other, made.passphrase, light_kdf=True)
    foreign = next(slot for slot in slots.load(other).slots if slot.kind is SlotKind.PASSPHRASE)
    own = slot_of(made, SlotKind.PASSPHRASE)
    own_bytes = own.read_bytes()
    own.unlink()
    slots.write(made.path, foreign)
    with pytest.raises(VaultDamaged, match="another vault"):
        access.unlock(made.path, passphrase=made.passphrase)
    own.write_bytes(own_bytes)
    (made.path / "keys" / foreign.name).unlink()
    for name in ("keys/keyring.hlk", "keys/keyring.copy"):
        shutil.copy(other / name, made.path / name)
    with pytest.raises(VaultDamaged, match="keyring"):
        access.unlock(made.path, passphrase=made.passphrase)


def test_header_of_another_vault_is_refused(made: MadeVault, tmp_path: Path) -> None:
    access.create_vault_files(tmp_path / "Other", "x", light_kdf=True)
    shutil.copy(tmp_path / "Other" / "VAULT", made.path / "VAULT")
    with pytest.raises(VaultDamaged, match="VAULT"):
        access.unlock(made.path, passphrase=made.passphrase)


# ---------------------------------------------------------------------- changing the passphrase


def test_changing_the_passphrase(made: MadeVault) -> None:
    keys = access.unlock(made.path, passphrase=made.passphrase)
    access.change_passphrase(made.path, keys, "ново")
    with pytest.raises(WrongSecret):
        access.unlock(made.path, passphrase=made.passphrase)
    assert secrets_of(access.unlock(made.path, passphrase="ново")) == secrets_of(keys)
    assert secrets_of(access.unlock(made.path, recovery_key=made.recovery_key)) == secrets_of(keys)
    assert len(slots.load(made.path).slots) == 2
    assert access.is_light_kdf(made.path)


def test_the_old_slot_goes_only_after_the_new_one_was_proven(made: MadeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of the paper, seen from the files: write, read back, unlink; a crash between leaves a way in."""
    keys = access.unlock(made.path, passphrase=made.passphrase)
    seen: list[int] = []
    real = slots.remove

    def remove(path: Path, names: list[str]) -> None:
        seen.append(len(slots.load(path).slots))
        assert secrets_of(access.unlock(path, passphrase="new")) == secrets_of(keys)
        assert secrets_of(access.unlock(path, passphrase=made.passphrase)) == secrets_of(keys)
        real(path, names)

    monkeypatch.setattr(slots, "remove", remove)
    access.change_passphrase(made.path, keys, "new")
    assert seen == [3]


@pytest.mark.parametrize("step", ["create_new", "flush", "write_all"])
def test_a_change_that_fails_leaves_the_old_passphrase(
    made: MadeVault, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    keys = access.unlock(made.path, passphrase=made.passphrase)

    def full(*arguments: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, step, full)
    with pytest.raises(NoSpace):
        access.change_passphrase(made.path, keys, "new")
    monkeypatch.undo()
    assert secrets_of(access.unlock(made.path, passphrase=made.passphrase)) == secrets_of(keys)
    assert len(list((made.path / "keys").iterdir())) == 4


def test_a_new_slot_that_does_not_open_is_taken_back(made: MadeVault, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = access.unlock(made.path, passphrase=made.passphrase)
    real = files.write_durably

    def lying(path: Path, data: bytes, *, replace: bool) -> None:
        real(path, data[:140] + bytes([data[140] ^ 1]) + data[141:], replace=replace)

    monkeypatch.setattr(files, "write_durably", lying)
    with pytest.raises(VaultError, match="old one still holds"):
        access.change_passphrase(made.path, keys, "new")
    monkeypatch.undo()
    assert secrets_of(access.unlock(made.path, passphrase=made.passphrase)) == secrets_of(keys)
    assert len(slots.load(made.path).slots) == 2

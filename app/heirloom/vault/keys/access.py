"""From a secret to keys: make a vault's files, open them by passphrase or recovery key, change the passphrase."""

from __future__ import annotations

import os
import secrets
import shutil
import time
import unicodedata
from pathlib import Path
from typing import Final

from heirloom.core.errors import UserError, VaultDamaged, VaultError, WrongSecret
from heirloom.vault.disk import files, lock, reserve
from heirloom.vault.disk.place import refuse_unsafe
from heirloom.vault.keys import head, header, keyring, slots
from heirloom.vault.keys.master import KEY_BYTES, VAULT_ID_BYTES, VaultKeys, wipe
from heirloom.vault.keys.recovery_key import decode, encode, new_secret
from heirloom.vault.keys.slots import KEYS_FOLDER, LIGHT, Cost, Slot, SlotFolder, SlotKind

OBJECTS_FOLDER: Final = "objects"
INDEX_FOLDER: Final = "index"
TEMP_FOLDER: Final = "tmp"
README_NAME: Final = "README.txt"
OBJECT_FOLDERS: Final = tuple(f"{number:02x}" for number in range(256))
_MOST_SECRET_BYTES: Final = 64 << 10
_PASSES: Final = 3
_STEP_KIB: Final = 64 << 10
_LEAST_DEFAULT_KIB: Final = 256 << 10
_MOST_DEFAULT_KIB: Final = 1 << 20
_GOAL_S: Final = 1.0
_GROWTH: Final = 0.85
_README: Final = """This folder is a Heirloom vault: memories, each sealed in a file of its own under "objects".

Without the passphrase or the recovery key nobody can read it, and nobody can reset either.
Do not rename, edit or delete anything in here. To copy the vault, close Heirloom first and copy the whole folder.
How the files are built is written down in the program's papers, so that they can be read without the program.
"""


class VaultExists(UserError):
    """Something lies where a new vault should be made."""

    code = "exists"


def create_vault_files(path: Path, passphrase: str, *, light_kdf: bool) -> tuple[VaultKeys, str]:
    """Make every file of a new vault but the databases; returns its keys and the recovery key's text.

    The folder must be absent or empty (what a creation that was cut short left behind is cleared away).
    VAULT is written last: a folder without it is no vault. VaultExists; UserError for an empty passphrase or a
    synchronised folder; NoSpace, VaultError.
    """
    secret = _passphrase_bytes(passphrase)
    refuse_unsafe(path)
    _refuse_unless_free(path)
    try:
        path.mkdir(files.PRIVATE_FOLDER, parents=True, exist_ok=True)
        path.chmod(files.PRIVATE_FOLDER)
        with lock.WriterLock.acquire(path):
            _refuse_unless_free(path)
            _clear(path)
            return _create(path, secret, LIGHT if light_kdf else calibrate())
    except OSError as error:
        raise files.translate(error, path) from error
    finally:
        wipe(secret)


def unlock(
    path: Path,
    *,
    passphrase: str | None = None,
    recovery_key: str | None = None,
    unlock_key: bytes | bytearray | None = None,
) -> VaultKeys:
    """The keys of the vault at `path`, by exactly one of the secrets; `unlock_key` is what the other two open.

    NotFound: no vault there. WrongSecret: the secret opens none of its slots (RecoveryKeyTypo where the key's own check
    symbols say so). VaultDamaged, naming the file: VAULT, slot or keyring does not authenticate. VaultTooNew.
    """
    if sum(secret is not None for secret in (passphrase, recovery_key, unlock_key)) != 1:
        raise ValueError("give a passphrase, a recovery key or an unlock key")
    try:
        vault_header, raw = header.read(path)
        folder = slots.load(path)
    except OSError as error:
        raise files.unreadable(error, path, Path(error.filename or path).name) from error
    if unlock_key is not None:
        keys = _open_stretched(path, bytearray(unlock_key), vault_header, folder)
        header.authenticate(path, vault_header, raw, keys)
        return keys
    if passphrase is not None:
        kind, secret = SlotKind.PASSPHRASE, _passphrase_bytes(passphrase)
    else:
        kind, secret = SlotKind.RECOVERY, decode(recovery_key or "")
    started = time.perf_counter()
    try:
        slot, unlock_key = _find_slot(folder, kind, secret, path)
    finally:
        wipe(secret)
    kdf_s = time.perf_counter() - started
    keys = _open_keyring(path, slot, unlock_key, vault_header, folder, kdf_s)
    header.authenticate(path, vault_header, raw, keys)
    return keys


def change_passphrase(path: Path, keys: VaultKeys, new_passphrase: str) -> None:
    """Let the vault open under another passphrase; the recovery key stays. The caller holds the writer's lock.

    The new slot is durable and proven by unwrapping it before the old one goes, so at every moment one of them opens.
    A copy of the vault made earlier still opens with the old passphrase.
    """
    secret = _passphrase_bytes(new_passphrase)
    folder = slots.load(path)
    old = [slot for slot in folder.slots if slot.kind is SlotKind.PASSPHRASE]
    light = bool(old) and all(slot.cost == LIGHT for slot in old)
    try:
        new = slots.seal(SlotKind.PASSPHRASE, secret, keys.unlock_key, keys.vault_id, LIGHT if light else calibrate())
        slots.write(path, new)
        _prove(path, new, secret, keys)
    finally:
        wipe(secret)
    slots.remove(path, [slot.name for slot in old])


def is_light_kdf(path: Path) -> bool:
    """Whether the vault's passphrase is stretched with the least work a reader accepts. No secret needed."""
    costs = [slot.cost for slot in slots.load(path).slots if slot.kind is SlotKind.PASSPHRASE]
    return bool(costs) and all(cost == LIGHT for cost in costs)


def calibrate() -> Cost:
    """Argon2id's work for a new passphrase on this computer: 3 passes, about one second.

    256 MiB at least, 1 GiB or a quarter of the memory at most. Time grows a little faster than memory (caches), which
    the exponent allows for.
    """
    started = time.perf_counter()
    slots.time_trial(Cost(_PASSES, _LEAST_DEFAULT_KIB))
    elapsed_s = max(time.perf_counter() - started, 1e-3)
    wanted = int(_LEAST_DEFAULT_KIB * (_GOAL_S / elapsed_s) ** _GROWTH) // _STEP_KIB * _STEP_KIB
    return Cost(_PASSES, max(_LEAST_DEFAULT_KIB, min(wanted, _MOST_DEFAULT_KIB, _memory_kib() // 4)))


def _create(path: Path, secret: bytearray, cost: Cost) -> tuple[VaultKeys, str]:
    try:
        _make_skeleton(path)
        return _make_keys(path, secret, cost)
    except BaseException:
        _clear(path)
        raise


def _make_skeleton(path: Path) -> None:
    for name in (KEYS_FOLDER, OBJECTS_FOLDER, INDEX_FOLDER, TEMP_FOLDER):
        files.make_folder(path / name)
    object_folders = [path / OBJECTS_FOLDER / name for name in OBJECT_FOLDERS]
    for folder in object_folders:
        files.make_folder(folder)
    files.flush_folders([*object_folders, path / OBJECTS_FOLDER, path / INDEX_FOLDER, path / TEMP_FOLDER])
    reserve.make(path)
    files.write_durably(path / README_NAME, _README.encode("utf-8"), replace=False)


def _make_keys(path: Path, secret: bytearray, cost: Cost) -> tuple[VaultKeys, str]:
    keys, recovery_secret = _new_keys(), new_secret()
    for kind, opener in ((SlotKind.PASSPHRASE, secret), (SlotKind.RECOVERY, recovery_secret)):
        slots.write(path, slots.seal(kind, opener, keys.unlock_key, keys.vault_id, cost))
    epochs = {epoch: keys.master_key(epoch) for epoch in keys.epochs}
    keyring.write(path, keys.unlock_key, keys.vault_id, epochs, keys.dedup_key)
    head.create(path, keys, head.HeadRecord(0, 0, bytes(32), bytes(16)))
    header.write(path, header.VaultHeader(keys.vault_id, int(time.time())), keys)
    files.flush_folder(path.parent)
    text = encode(recovery_secret)
    wipe(recovery_secret)
    return keys, text


def _new_keys() -> VaultKeys:
    return VaultKeys(
        vault_id=secrets.token_bytes(VAULT_ID_BYTES),
        unlock_key=bytearray(secrets.token_bytes(KEY_BYTES)),
        epochs={1: bytearray(secrets.token_bytes(KEY_BYTES))},
        dedup_secret=bytearray(secrets.token_bytes(KEY_BYTES)),
    )


def _find_slot(folder: SlotFolder, kind: SlotKind, secret: bytearray, path: Path) -> tuple[Slot, bytearray]:
    fitting = [slot for slot in folder.slots if slot.kind is kind]
    for slot in fitting:
        unlock_key = slots.unwrap(slot, secret)
        if unlock_key is not None:
            return slot, unlock_key
    what = "passphrase" if kind is SlotKind.PASSPHRASE else "recovery key"
    hint = f" (damaged: {'; '.join(folder.damaged)})" if folder.damaged else ""
    if not fitting:
        raise VaultDamaged(f"No slot for a {what} is left in the vault{hint}", path=str(path / KEYS_FOLDER))
    raise WrongSecret(f"This {what} does not open the vault{hint}", path=str(path))


def _open_stretched(
    path: Path, unlock_key: bytearray, vault_header: header.VaultHeader, folder: SlotFolder
) -> VaultKeys:
    """By a key that was stretched before; a slot tells the vault's id, should VAULT's own be damaged. WrongSecret."""
    if len(unlock_key) != KEY_BYTES:
        raise ValueError("an unlock key has 32 bytes")
    if not folder.slots:
        hint = "; ".join(folder.damaged) or "there is none"
        raise VaultDamaged(f"No slot of the vault is whole: {hint}", path=str(path / KEYS_FOLDER))
    own = [slot for slot in folder.slots if slot.vault_id == vault_header.vault_id]
    try:
        return _open_keyring(path, (own or folder.slots)[0], unlock_key, vault_header, folder, 0.0)
    except VaultDamaged as error:
        raise WrongSecret("This key does not open the vault, or its keyring is damaged", path=str(path)) from error


def _open_keyring(
    path: Path, slot: Slot, unlock_key: bytearray, vault_header: header.VaultHeader, folder: SlotFolder, kdf_s: float
) -> VaultKeys:
    """The slot's own vault id is used, so that a damaged id in VAULT is named as what it is."""
    try:
        epochs, dedup_secret, damaged = keyring.read(path, unlock_key, slot.vault_id)
    except VaultDamaged as error:
        if slot.vault_id != vault_header.vault_id:
            place = path / KEYS_FOLDER / slot.name
            raise VaultDamaged(f"{KEYS_FOLDER}/{slot.name} belongs to another vault", path=str(place)) from error
        raise
    return VaultKeys(
        vault_id=slot.vault_id,
        unlock_key=unlock_key,
        epochs=epochs,
        dedup_secret=dedup_secret,
        kdf_s=kdf_s,
        damaged=folder.damaged + damaged,
        read_only_reason=vault_header.read_only_reason,
    )


def _prove(path: Path, new: Slot, secret: bytearray, keys: VaultKeys) -> None:
    """Read the new slot back from disk and unwrap it; take it away again where it does not open."""
    try:
        written = slots.parse(files.read_small(path / KEYS_FOLDER / new.name, limit_bytes=slots.SLOT_BYTES))
        proven = written is not None and slots.unwrap(written, secret) == keys.unlock_key
    except VaultDamaged:
        proven = False
    if not proven:
        slots.remove(path, [new.name])
        raise VaultError("The new passphrase could not be stored; the old one still holds", path=str(path))


def _passphrase_bytes(passphrase: str) -> bytearray:
    """Unicode NFC, UTF-8: the same letters typed on another system give the same bytes."""
    try:
        data = bytearray(unicodedata.normalize("NFC", passphrase).encode("utf-8"))
    except UnicodeEncodeError as error:
        raise UserError("The passphrase is not valid Unicode text") from error
    if not data:
        raise UserError("The passphrase is empty")
    if len(data) > _MOST_SECRET_BYTES:
        raise UserError("The passphrase is longer than 64 KiB")
    return data


def _memory_kib() -> int:
    """This computer's memory, or plenty where it does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 10
    except (AttributeError, ValueError, OSError):
        return 4 * _MOST_DEFAULT_KIB


def _refuse_unless_free(path: Path) -> None:
    """VaultExists for a folder that holds anything but the leftovers of a creation that was cut short."""
    try:
        names = {entry.name for entry in os.scandir(path)}
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise VaultExists(f"{path} is a file", path=str(path)) from error
    if header.HEADER_NAME in names:
        raise VaultExists(f"There is a vault in {path} already", path=str(path))
    if names and not _is_abandoned(path, names):
        raise VaultExists(f"{path} is not empty", path=str(path))


def _is_abandoned(path: Path, names: set[str]) -> bool:
    """Only what `_create` makes before VAULT, and not one object: nothing in it can be of worth."""
    ours = {KEYS_FOLDER, OBJECTS_FOLDER, INDEX_FOLDER, TEMP_FOLDER, README_NAME, reserve.RESERVE_NAME, lock.LOCK_NAME}
    drafts = {name for name in names if name.startswith(".") and name.endswith(".part")}
    if names - drafts - ours - set(head.HEAD_NAMES) or lock.LOCK_NAME not in names:
        return False
    return not any(found for _, _, found in os.walk(path / OBJECTS_FOLDER))


def _clear(path: Path) -> None:
    """Take back what a creation made. The folder stays, it may have been there before, and so does the held lock."""
    for entry in os.scandir(path):
        if entry.name == lock.LOCK_NAME:
            continue
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        else:
            Path(entry.path).unlink()

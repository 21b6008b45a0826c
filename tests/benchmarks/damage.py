"""Damage: a bit in the journal, the journal gone, the catalogue gone, a bit in every header and chunk of every object.

A vault is filled by the safe phase itself, duplicates included, and copied while it is open, as a crash would leave it:
the catalogue's journal is not yet brought in. Each kind of damage is done to a copy, the copy is opened, and every
acknowledged original must be there with its bytes, its name and its time, or be reported by name. Wrong bytes must
never be returned; each damage must be named.

    python tests/benchmarks/damage.py [--quick]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from heirloom.core.errors import VaultError
from heirloom.core.job import Progress
from heirloom.core.records import ItemId, ObjectId
from heirloom.ingest.safe import SafePhase
from heirloom.ingest.walk import walk
from heirloom.vault import Vault, VaultKeys, create, unlock
from heirloom.vault.objects.format import CHUNK_BYTES, SEALED_CHUNK_BYTES

PASSPHRASE = "a lamp in the hall"
CATALOGUE = "catalog.db"
JOURNAL = "catalog.db-wal"
CHANGING = frozenset({CATALOGUE, JOURNAL, "thumbs.db", "thumbs.db-wal", "HEAD.0", "HEAD.1"})
BATCHES = 10
"""Commit groups in the journal: a flipped bit costs the group it lies in and all after it."""


def run(quick: bool = False) -> dict[str, object]:
    """Counts for each kind of damage; quick takes 20 tries and 40 objects instead of 100 and 200."""
    return measure(tries=20 if quick else 100, objects=40 if quick else 200, seed=31)


def measure(tries: int, objects: int, seed: int) -> dict[str, object]:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="heirloom-damage-") as scratch:
        folder = Path(scratch)
        case = prepare(folder, objects, chance)
        return {
            "acknowledged": len(case.originals),
            "journal_bit_flipped": flip_journal_bits(case, folder, tries, chance),
            "journal_deleted": lose(case, folder, [JOURNAL]),
            "catalogue_deleted": lose(case, folder, [CATALOGUE]),
            "catalogue_and_journal_deleted": lose(case, folder, [CATALOGUE, JOURNAL]),
            "catalogue_bit_flipped": flip_catalogue_bits(case, folder, tries, chance),
            "objects_bit_flipped": flip_object_bits(case, folder, chance),
        }


@dataclass(frozen=True)
class Original:
    """One acknowledged file as its owner knows it."""

    name: str
    mtime_ns: int
    sha256: str


@dataclass(frozen=True)
class Case:
    """An image of a vault in use, and what it had acknowledged by then."""

    image: Path
    keys: VaultKeys
    originals: tuple[Original, ...]


@dataclass
class Tally:
    """What came of damaging copies of one vault."""

    tries: int = 0
    named: int = 0
    lost: int = 0
    """Originals that were neither there with name, time and bytes, nor reported by name."""
    reported: int = 0
    wrong_bytes: int = 0
    unclean_after: int = 0

    def counts(self) -> dict[str, int]:
        return dict(vars(self))


class _Context:
    """Nobody watches and nobody cancels."""

    def advance(self, progress: Progress) -> None:
        pass

    def look(self) -> None:
        pass

    def checkpoint(self, done: int, total: int | None, failed: int) -> None:
        pass


def prepare(folder: Path, objects: int, chance: random.Random) -> Case:
    """Fill a vault in several commit groups and copy it while it is open."""
    path = folder / "Live.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    keys = unlock(path, passphrase=PASSPHRASE)
    originals: list[Original] = []
    with Vault.open(path, keys, writable=True) as vault:
        for batch in range(BATCHES):
            sources = folder / f"sources-{batch}"
            originals += make_sources(sources, objects // BATCHES, batch, chance, originals)
            tally = SafePhase(vault).run(walk([str(sources)]), None, _Context())
            assert tally.imported + tally.duplicates == objects // BATCHES
            assert not tally.failed
        image = copy_vault(path, folder / "Image.heirloom")
    shutil.rmtree(path)
    return Case(image, keys, tuple(originals))


def make_sources(folder: Path, count: int, batch: int, chance: random.Random, known: list[Original]) -> list[Original]:
    """Files from nothing to five chunks, names in two scripts, every tenth the same bytes as one of another folder."""
    folder.mkdir()
    made: list[Original] = []
    for number in range(count):
        size = chance.choice(
            [0 if number == 0 and batch == 0 else 1, 900, CHUNK_BYTES, chance.randrange(5 * CHUNK_BYTES)]
        )
        data = chance.randbytes(size)
        if number % 10 == 9 and batch:
            data = (folder.parent / f"sources-{batch - 1}" / f"memory {batch - 1} {number} 回忆.jpg").read_bytes()
        file = folder / f"memory {batch} {number} 回忆.jpg"
        file.write_bytes(data)
        mtime_ns = 1_500_000_000_000_000_000 + chance.randrange(10**17)
        os.utime(file, ns=(mtime_ns, mtime_ns))
        made.append(Original(file.name, file.stat().st_mtime_ns, hashlib.sha256(data).hexdigest()))
    assert not {one.name for one in made} & {one.name for one in known}
    return made


def flip_journal_bits(case: Case, folder: Path, tries: int, chance: random.Random) -> dict[str, int]:
    journal = (case.image / JOURNAL).read_bytes()
    tally = Tally()
    copy = Copy(case, folder)
    for _ in range(tries):
        path = copy.again()
        (path / JOURNAL).write_bytes(flipped(journal, chance.randrange(len(journal)), chance))
        _open_and_compare(case, path, tally)
    return tally.counts()


def flip_catalogue_bits(case: Case, folder: Path, tries: int, chance: random.Random) -> dict[str, int]:
    """The journal is brought in first, so that every page of the file counts."""
    whole = copy_vault(case.image, folder / "Whole.heirloom")
    with Vault.open(whole, case.keys, writable=True):
        pass
    settled = Case(whole, case.keys, case.originals)
    content = (whole / CATALOGUE).read_bytes()
    tally = Tally()
    copy = Copy(settled, folder)
    for _ in range(tries):
        path = copy.again()
        (path / CATALOGUE).write_bytes(flipped(content, chance.randrange(len(content)), chance))
        _open_and_compare(settled, path, tally)
    return tally.counts()


def lose(case: Case, folder: Path, names: list[str]) -> dict[str, int]:
    tally = Tally()
    path = Copy(case, folder).path
    for name in names:
        (path / name).unlink()
    _open_and_compare(case, path, tally)
    return tally.counts()


def flip_object_bits(case: Case, folder: Path, chance: random.Random) -> dict[str, int]:
    """Turn 0 damages every header, turn n every n-th chunk: `verify` names just these, reading gives no wrong byte."""
    whole = folder / "Whole.heirloom"
    content = {file: file.read_bytes() for file in sorted((whole / "objects").glob("*/*.hlo"))}
    counts = {
        "objects": len(content),
        "flips": 0,
        "named": 0,
        "named_though_whole": 0,
        "wrong_bytes": 0,
        "read_refused": 0,
    }
    with Vault.open(whole, case.keys, writable=False) as vault:
        owners = {item.object_id: item.id for item in vault.items.iter_all()}
        truth = {id: hashlib.sha256(vault.objects.read(id, item_id=owners[id])).hexdigest() for id in owners}
        for turn in range(1 + max(map(_chunks, content.values()))):
            damaged: set[str] = set()
            for file, whole_bytes in content.items():
                at = _place(whole_bytes, turn, chance)
                if at is not None:
                    file.write_bytes(flipped(whole_bytes, at, chance))
                    damaged.add(file.stem)
            report = vault.verify()
            named = {Path(one.path).stem for one in report.damaged}
            counts["flips"] += len(damaged)
            counts["named"] += len(named & damaged)
            counts["named_though_whole"] += len(named - damaged)
            for object_id in damaged & owners.keys():
                outcome = _read(vault, ObjectId(object_id), owners[ObjectId(object_id)], truth)
                counts[outcome] = counts.get(outcome, 0) + 1
            for file, whole_bytes in content.items():
                file.write_bytes(whole_bytes)
    return counts


def _read(vault: Vault, object_id: ObjectId, item_id: ItemId, truth: dict[ObjectId, str]) -> str:
    try:
        data = vault.objects.read(object_id, item_id=item_id)
    except VaultError:
        return "read_refused"
    return "read_right" if hashlib.sha256(data).hexdigest() == truth[object_id] else "wrong_bytes"


def _open_and_compare(case: Case, path: Path, tally: Tally) -> None:
    """Open for writing, which mends, and look for every acknowledged original."""
    tally.tries += 1
    with Vault.open(path, case.keys, writable=True) as vault:
        report = vault.adoption
        tally.named += report is not None
        told = {one.path for one in report.unreadable} if report else set()
        there: dict[tuple[str, int], str] = {}
        for item in vault.items.iter_all():
            try:
                sha256 = hashlib.sha256(vault.objects.read(item.object_id, item_id=item.id)).hexdigest()
            except VaultError:
                sha256 = "unreadable"
            for origin in vault.origins.for_item(item.id):
                there[origin.name, origin.mtime_ns] = sha256
        for original in case.originals:
            found = there.get((original.name, original.mtime_ns))
            if found is None:
                tally.lost += not told
                tally.reported += bool(told)
            elif found != original.sha256:
                tally.wrong_bytes += found != "unreadable"
                tally.reported += found == "unreadable"
        tally.unclean_after += not vault.verify().is_clean


def flipped(content: bytes, at: int, chance: random.Random) -> bytes:
    changed = bytearray(content)
    changed[at] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _header_bytes(sealed: bytes) -> int:
    return int.from_bytes(sealed[10:12], "big")


def _chunks(sealed: bytes) -> int:
    return -(-(len(sealed) - _header_bytes(sealed)) // SEALED_CHUNK_BYTES)


def _place(sealed: bytes, turn: int, chance: random.Random) -> int | None:
    """Where to flip in this turn: in the header, in chunk turn - 1, or nowhere."""
    header = _header_bytes(sealed)
    if turn == 0:
        return chance.randrange(header)
    start = header + (turn - 1) * SEALED_CHUNK_BYTES
    end = min(len(sealed), start + SEALED_CHUNK_BYTES)
    return chance.randrange(start, end) if start < end else None


class Copy:
    """A copy of a vault that is put back as it was before each try; its objects stay, no mending changes them."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.path = copy_vault(case.image, folder / f"{uuid.uuid4().hex}.heirloom")
        self._files = {file.name: file.read_bytes() for file in case.image.iterdir() if file.name in CHANGING}

    def again(self) -> Path:
        for file in [*self.path.glob("*.db*"), self.path / "tmp" / "writing", self.path / "suspect"]:
            file.unlink(missing_ok=True)
        shutil.rmtree(self.path / "kept", ignore_errors=True)
        for name, content in self._files.items():
            (self.path / name).write_bytes(content)
        return self.path


def copy_vault(source: Path, target: Path) -> Path:
    """Objects and the reserve are only read in these tests: links do, and a copy costs milliseconds."""

    def copy(one: str, other: str) -> None:
        linked: Callable[[str, str], object] = os.link if one.endswith((".hlo", "reserve.bin")) else shutil.copyfile
        linked(one, other)

    shutil.copytree(source, target, copy_function=copy)
    return target


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="20 tries and 40 objects")
    print(json.dumps(run(parser.parse_args().quick), indent=2))


if __name__ == "__main__":
    main()

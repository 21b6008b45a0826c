"""The safe phase against a bare loop that does the same steps without a program around them; restic beside both.

Every contender takes the same files and must leave them encrypted, flushed, read back, renamed and counted in HEAD, in
groups, as the vault's write order says. Contenders take turns, five rounds, medians. `ratio` is the bare loop's time
over the contender's: 1 means as fast as the bare loop, more is faster. The bare loop has one thread; we seal on four,
so that one waits for the disk while others work.

    python tests/benchmarks/safe_phase.py [--quick] [--small N] [--large N] [--rounds N]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import secrets
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nacl.bindings as sodium
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from heirloom.core.records import ItemId, KindCode
from heirloom.ingest.safe import SafePhase
from heirloom.ingest.walk import walk
from heirloom.jobs import Unrecorded
from heirloom.vault import Vault, create
from heirloom.vault.keys import access, head
from heirloom.vault.keys.master import VaultKeys
from heirloom.vault.objects.store import ObjectStore, SealedHeader, SealedPart

GROUP_FILES = 64
GROUP_S = 0.25
THREADS = 4
SMALL_BYTES = 20_000
LARGE_BYTES = (2_000_000, 4_000_000)
PASSPHRASE = "a lamp in the hall"
CHUNK_BYTES = 65_536

Contender = Callable[[Sequence[Path], Path], float]
"""Takes the files and an empty folder, returns the seconds that count (setting up apart)."""


def run(quick: bool = False) -> dict[str, object]:
    """Both mixes of the goal: 5,000 files of 20 kB and 200 of 2 to 4 MB; quick takes a tenth and three rounds."""
    return measure(small=500 if quick else 5000, large=20 if quick else 200, rounds=3 if quick else 5)


def measure(small: int, large: int, rounds: int) -> dict[str, object]:
    contenders: dict[str, Contender] = {"bare_loop": bare_loop, "vault": seal_in_groups, "import": safe_phase}
    if shutil.which("restic"):
        contenders["restic"] = restic_backup
    with tempfile.TemporaryDirectory(prefix="heirloom-safe-phase-") as scratch:
        folder = Path(scratch)
        chance = random.Random(11)
        sizes = {
            "small": [SMALL_BYTES] * small,
            "large": [chance.randint(*LARGE_BYTES) for _ in range(large)],
        }
        return {
            name: compare(contenders, make_sources(folder / name, wanted), folder, rounds)
            for name, wanted in sizes.items()
            if wanted
        }


def make_sources(folder: Path, sizes: Sequence[int]) -> list[Path]:
    """Files of random bytes, so that nobody gains by compressing or by knowing a block already."""
    folder.mkdir()
    files = [folder / f"{number:05d}.bin" for number in range(len(sizes))]
    for file, size in zip(files, sizes, strict=True):
        file.write_bytes(secrets.token_bytes(size))
    return files


def compare(contenders: dict[str, Contender], sources: Sequence[Path], scratch: Path, rounds: int) -> dict[str, object]:
    """Medians of interleaved rounds, in files a second, with every contender's rate over the bare loop's."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            target = scratch / "target"
            target.mkdir()
            os.sync()
            seconds[name].append(contender(sources, target))
            shutil.rmtree(target)
    megabytes = sum(file.stat().st_size for file in sources) / 1e6
    median = {name: statistics.median(times) for name, times in seconds.items()}
    return {
        "files": len(sources),
        "megabytes": round(megabytes, 1),
        **{
            name: {
                "seconds": round(time_s, 3),
                "files_per_s": round(len(sources) / time_s, 1),
                "megabytes_per_s": round(megabytes / time_s, 1),
                "ratio": round(median["bare_loop"] / time_s, 2),
            }
            for name, time_s in median.items()
        },
    }


# ---------------------------------------------------------------------- the vault's own parts


def safe_phase(sources: Sequence[Path], target: Path) -> float:
    """The whole safe phase as `heirloom import` runs it: walk, look-up of known bytes, rows, log and HEAD included."""
    path = target / "Bench.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    with Vault.open(path, access.unlock(path, passphrase=PASSPHRASE), writable=True) as vault:
        began = time.perf_counter()
        tally = SafePhase(vault).run(walk([str(sources[0].parent)]), len(sources), Unrecorded())
        seconds = time.perf_counter() - began
    assert tally.imported == len(sources)
    return seconds


def seal_in_groups(sources: Sequence[Path], target: Path) -> float:
    """`ObjectStore.seal` on a few threads, `publish` and HEAD once a group: the safe phase without the catalogue."""
    keys, _ = access.create_vault_files(target / "Bench.heirloom", PASSPHRASE, light_kdf=True)
    root = target / "Bench.heirloom"
    store = ObjectStore(root, keys)
    began = time.perf_counter()
    group: list[SealedPart] = []
    group_began, generation = began, 0
    with ThreadPoolExecutor(THREADS) as pool:
        for part in pool.map(lambda file: seal_file(store, file), sources):
            group.append(part)
            if len(group) >= GROUP_FILES or time.perf_counter() - group_began >= GROUP_S:
                generation += 1
                commit(store, root, keys, group, generation)
                group, group_began = [], time.perf_counter()
        if group:
            commit(store, root, keys, group, generation + 1)
    return time.perf_counter() - began


def seal_file(store: ObjectStore, file: Path) -> SealedPart:
    """Steps 1 to 3 for one file: read, weigh, seal, and look whether it changed meanwhile."""
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    try:
        before = os.fstat(descriptor)
        plaintext = store.weigh(read_whole(descriptor, before.st_size))
        header = SealedHeader(
            item_id=ItemId(secrets.token_hex(16)),
            kind=KindCode.PHOTO,
            name=file.name,
            relative_path=f"benchmark/{file.name}",
            mtime_ns=before.st_mtime_ns,
            bytes=before.st_size,
            media_type="image/jpeg",
            batch="benchmark",
            device="this computer",
            mac=plaintext.mac,
        )
        part = store.seal(plaintext, header)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    assert (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return part


def commit(store: ObjectStore, root: Path, keys: VaultKeys, group: list[SealedPart], generation: int) -> None:
    """Steps 4, 5 and 7 for one group."""
    store.publish(group)
    head.write(root, keys, head.HeadRecord(generation, generation * GROUP_FILES, bytes(32), bytes(16)))


# ---------------------------------------------------------------------- the bare loop


def bare_loop(sources: Sequence[Path], target: Path) -> float:
    """All steps of the write order but the SQL, one file after another, nothing around them."""
    for name in ("tmp", *(f"{number:02x}" for number in range(256))):
        (target / name).mkdir()
    wrap_key, mac_key, vault_id = secrets.token_bytes(32), secrets.token_bytes(32), secrets.token_bytes(16)
    heads = [os.open(target / name, os.O_RDWR | os.O_CREAT, 0o600) for name in ("HEAD.0", "HEAD.1")]
    began = time.perf_counter()
    group: list[tuple[str, str]] = []
    group_began, generation = began, 0
    for number, file in enumerate(sources):
        group.append(bare_seal(str(file), str(target), wrap_key, mac_key, vault_id))
        if len(group) >= GROUP_FILES or time.perf_counter() - group_began >= GROUP_S or number == len(sources) - 1:
            generation += 1
            bare_publish(group, str(target))
            record = struct.pack(">QQ32s16s", generation, number, bytes(32), bytes(16))
            record += hashlib.blake2b(record, key=mac_key, digest_size=32).digest()
            os.pwrite(heads[generation & 1], record, 0)
            os.fsync(heads[generation & 1])
            group, group_began = [], time.perf_counter()
    seconds = time.perf_counter() - began
    for descriptor in heads:
        os.close(descriptor)
    return seconds


def bare_seal(file: str, target: str, wrap_key: bytes, mac_key: bytes, vault_id: bytes) -> tuple[str, str]:
    """Steps 1 to 3: the draft's path and its id."""
    source = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    before = os.fstat(source)
    data = read_whole(source, before.st_size)
    mac = hashlib.blake2b(data, key=mac_key, digest_size=32).digest()
    object_key, nonce = os.urandom(32), os.urandom(24)
    facts = object_key + struct.pack(">QQ", len(data), len(data)) + mac + os.path.basename(file).encode()
    clear = b"HLMOBJ1\n" + struct.pack(">HHI", 1, 512, 1) + nonce
    header = clear + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
        facts.ljust(456, b"\0"), clear + vault_id, nonce, wrap_key
    )
    cipher = ChaCha20Poly1305(hashlib.blake2b(header, key=object_key, digest_size=32).digest())
    count = max(1, -(-len(data) // CHUNK_BYTES))
    draft = f"{target}/tmp/{os.urandom(16).hex()}.part"
    out = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    write_whole(out, header)
    for index in range(count):
        chunk = data[index * CHUNK_BYTES : (index + 1) * CHUNK_BYTES]
        write_whole(out, cipher.encrypt(index.to_bytes(11, "big") + bytes([index == count - 1]), chunk, None))
    after = os.fstat(source)
    assert (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    os.close(source)
    os.fsync(out)
    os.close(out)
    back = os.open(draft, os.O_RDONLY | os.O_NOFOLLOW)
    assert os.fstat(back).st_size == 512 + len(data) + 16 * count
    digest = hashlib.blake2b(header, digest_size=32)
    assert os.read(back, 512) == header
    for index in range(count):
        sealed = os.read(back, CHUNK_BYTES + 16)
        digest.update(sealed)
        plain = cipher.decrypt(index.to_bytes(11, "big") + bytes([index == count - 1]), sealed, None)
        assert plain == data[index * CHUNK_BYTES : (index + 1) * CHUNK_BYTES]
    os.close(back)
    return draft, digest.hexdigest()


def bare_publish(group: list[tuple[str, str]], target: str) -> None:
    """Steps 4 and 5."""
    for draft, object_id in group:
        os.rename(draft, f"{target}/{object_id[:2]}/{object_id}.hlo")
    for name in {object_id[:2] for _, object_id in group}:
        descriptor = os.open(f"{target}/{name}", os.O_RDONLY | os.O_DIRECTORY)
        os.fsync(descriptor)
        os.close(descriptor)


def read_whole(descriptor: int, size: int) -> bytes:
    """A regular file's bytes, one past the end included to notice that it grew."""
    data = os.read(descriptor, size + 1)
    while len(data) < size and (more := os.read(descriptor, size + 1 - len(data))):
        data += more
    return data


def write_whole(descriptor: int, data: bytes) -> None:
    written = os.write(descriptor, data)
    while written < len(data):
        written += os.write(descriptor, data[written:])


# ---------------------------------------------------------------------- restic


def restic_backup(sources: Sequence[Path], target: Path) -> float:
    """`restic backup` of the same tree into a fresh repository, as it comes."""
    environment = os.environ | {"RESTIC_PASSWORD": PASSPHRASE, "RESTIC_CACHE_DIR": str(target / "cache")}
    repository = str(target / "repository")
    quiet = {"env": environment, "stdout": subprocess.DEVNULL, "check": True}
    subprocess.run(["restic", "init", "--repo", repository], **quiet)  # type: ignore[call-overload]
    os.sync()
    began = time.perf_counter()
    subprocess.run(["restic", "backup", "--repo", repository, str(sources[0].parent)], **quiet)  # type: ignore[call-overload]
    return time.perf_counter() - began


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of the files, three rounds")
    parser.add_argument("--small", type=int, metavar="N", help="files of 20 kB")
    parser.add_argument("--large", type=int, metavar="N", help="files of 2 to 4 MB")
    parser.add_argument("--rounds", type=int, metavar="N")
    chosen = parser.parse_args(arguments)
    result = measure(
        small=chosen.small if chosen.small is not None else (500 if chosen.quick else 5000),
        large=chosen.large if chosen.large is not None else (20 if chosen.quick else 200),
        rounds=chosen.rounds or (3 if chosen.quick else 5),
    )
    print(json.dumps(result, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())

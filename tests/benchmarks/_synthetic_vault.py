"""Makes vaults with very many memories that do not exist, in bulk: rows, words, vectors, thumbnails, no originals."""

from __future__ import annotations

import io
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from heirloom.core.paths import models_dir, resources_dir
from heirloom.core.words import fold, index_text
from heirloom.embedding import SpaceId, open_image_encoder, open_text_encoder
from heirloom.vault import LogKind, SpaceRow, Vault, create, unlock
from heirloom.vault.catalogue.log import Change

PASSPHRASE: Final = "one two three four"
CACHE: Final = Path(__file__).resolve().parents[2] / "build" / "bench"
VERSION: Final = 3
"""Counts up when vaults of an earlier run would not do any more."""
FACES: Final = 300
"""So many different thumbnails there are; each memory shows one of its own shape."""
SHAPES: Final = ((512, 384), (384, 512), (512, 341), (341, 512), (512, 288), (288, 512), (400, 400), (512, 256))
_COMMON: Final = (0.36, 0.2, 0.16, 0.08, 0.08, 0.06, 0.04, 0.02)
_YEARS: Final = 31
_FIRST: Final = np.datetime64("1995-01-01", "us").astype(np.int64)
_DAY_US: Final = 86_400_000_000
_GROUP: Final = 50_000
_NEAR: Final = 20_000
PLACES: Final = ("Lisbon, Portugal", "Kyoto, Japan", "Bergen, Norway", "Porto, Portugal", "Chengdu, Sichuan, China")
_KNOWN: Final = """garden letter harbour winter receipt flour sugar butter train station grandmother violin lake boat
mountain snow invoice insurance school report summer holiday beach dog cat birthday cake candle wedding kitchen window
river bridge market bread coffee table chair lamp book picture album music dance bicycle road village church tower"""
WORDS: Final = _KNOWN.split()
HAN: Final = "春夏秋冬山水花鸟书信家人孩子海边城市照片生日蛋糕火车旅行老师学校朋友奶奶爷爷饺子月亮"


def made(items: int, *, searchable: bool = True, folder: Path = CACHE) -> Path:
    """A vault of so many memories, opened by `PASSPHRASE` (stretched lightly); kept in `folder` from run to run.

    Without `searchable` it has no words and no vectors, and its thumbnails share their rows: for a million.
    """
    path = folder / f"{items}-{'search' if searchable else 'look'}-{VERSION}.heirloom"
    mark = path.with_suffix(".made")
    if not mark.exists():
        shutil.rmtree(path, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        fill(path, items, searchable=searchable)
        mark.touch()
    return path


def fill(path: Path, items: int, *, searchable: bool) -> None:
    """Create a vault at `path` and fill it."""
    create(path, PASSPHRASE, light_kdf=True)
    draw = np.random.default_rng(7)
    with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=True) as vault:
        columns = _columns(draw, items)
        shapes = columns["shape"]
        with _without_indexes(vault):
            for begin in range(0, items, _GROUP):
                _items(vault, draw, columns, begin, min(items, begin + _GROUP), searchable=searchable)
        _thumbnails(vault, draw, shapes, columns["kind"], shared=not searchable)
        if searchable:
            _image_vectors(vault, draw, np.flatnonzero(columns["kind"] == 1) + 1)
            _documents(vault, draw, np.flatnonzero(columns["kind"] == 2) + 1)


def _columns(draw: np.random.Generator, items: int) -> dict[str, NDArray[Any]]:
    """Dates in bursts (a day has a few pictures, or a hundred), more of them every year; shapes, kinds, keepsakes."""
    days = max(1, round(items / 12) if items < 200_000 else round(items / 80))
    share = draw.power(2.2, days) * _YEARS * 365.25
    sizes = draw.lognormal(0.0, 1.1, days)
    counts = draw.multinomial(items, sizes / sizes.sum())
    day = np.repeat(share.astype(np.int64), counts)
    begun = np.repeat(draw.integers(7 * 60, 15 * 60, days), counts)
    at = begun + np.minimum(draw.gamma(2.0, 60.0, items), 8 * 60)
    return {
        "local": _FIRST + day * _DAY_US + (at * 60_000_000).astype(np.int64),
        "kind": draw.choice(np.array([1, 2, 3]), items, p=(0.86, 0.1, 0.04)),
        "shape": draw.choice(len(SHAPES), items, p=_COMMON),
        "place": np.repeat(draw.integers(0, len(PLACES) + 2, days), counts),
        "dated": draw.random(items) < 0.85,
        "kept": draw.random(items) < 0.02,
        "bytes": draw.integers(20_000, 6_000_000, items),
    }


@contextmanager
def _without_indexes(vault: Vault) -> Iterator[None]:
    """Indexes of items are made again at the end: kept up row by row they would be most of the work."""
    catalogue = vault._catalogue
    rows = catalogue.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'items' AND sql > ''"
    )
    with vault.derive():
        for name, _ in rows:
            catalogue.run(f"DROP INDEX {name}")
    yield
    with vault.derive():
        for _, sql in rows:
            catalogue.run(sql)


def _items(
    vault: Vault, draw: np.random.Generator, columns: dict[str, NDArray[Any]], begin: int, end: int, *, searchable: bool
) -> None:
    catalogue, log = vault._catalogue, vault._log
    ids, objects = draw.bytes(16 * (end - begin)), draw.bytes(32 * (end - begin))
    imported = int(np.datetime64("2026-01-01", "us").astype(np.int64))
    rows = list[tuple[Any, ...]]()
    local, kinds = columns["local"][begin:end].tolist(), columns["kind"][begin:end].tolist()
    shapes, places = columns["shape"][begin:end].tolist(), columns["place"][begin:end].tolist()
    dated, kept = columns["dated"][begin:end].tolist(), columns["kept"][begin:end].tolist()
    sizes = columns["bytes"][begin:end].tolist()
    with vault.commit(LogKind.IMPORT):
        _places(vault)
        generation = log.in_hand
        for at, kind in enumerate(kinds):
            number = begin + at + 1
            object_id = objects[32 * at : 32 * at + 32]
            log.note(Change.ADDED, number, object_id.hex())  # type: ignore[arg-type]
            wide, high = SHAPES[shapes[at]] if kind == 1 else (None, None)
            when = local[at]
            rows.append(
                (
                    number, ids[16 * at : 16 * at + 16], object_id, kind, _MEDIA[kind], _name(number, kind), sizes[at],
                    object_id, imported, "synthetic", when if dated[at] else None,
                    "exif_original" if dated[at] else None, when, wide, high,
                    places[at] + 1 if places[at] < len(PLACES) else None, generation, int(kept[at]),
                    2026 * 1_000_000_000 + number,
                )
            )  # fmt: skip
        catalogue.run_many(_INSERT, rows)
        catalogue.run("INSERT OR REPLACE INTO accessions (year, last) VALUES (2026, ?)", (end,))
        if searchable:
            names = [(row[0], index_text(row[5].decode())) for row in rows]
            catalogue.run_many("INSERT INTO names (rowid, body) VALUES (?, ?)", names)
        stages = [(stage, begin + at + 1) for at, kind in enumerate(kinds) for stage in _STAGES[kind]]
        catalogue.run_many("INSERT INTO stages (stage, item, state) VALUES (?, ?, 2)", stages)


_MEDIA: Final = {1: "image/jpeg", 2: "text/plain", 3: "application/octet-stream"}
_STAGES: Final = {1: (1, 3, 4), 2: (1, 2, 3, 4), 3: (1,)}
_INSERT: Final = (
    "INSERT INTO items (number, id, object_id, kind, media_type, name, bytes, mac, imported_us, batch, captured_local,"
    " captured_evidence, dated_local, width, height, place, changed_gen, kept, accession)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _name(number: int, kind: int) -> bytes:
    if kind == 1:
        return f"IMG_{number:07d}.jpg".encode()
    word = WORDS[number % len(WORDS)]
    return (f"{word} {number}.txt" if kind == 2 else f"{word} {number}.mp3").encode()


def _places(vault: Vault) -> None:
    rows = [(at + 1, name, fold(name)) for at, name in enumerate(PLACES)]
    vault._catalogue.run_many("INSERT OR IGNORE INTO places (id, name, folded) VALUES (?, ?, ?)", rows)


def _thumbnails(
    vault: Vault, draw: np.random.Generator, shapes: NDArray[Any], kinds: NDArray[Any], *, shared: bool
) -> None:
    """`shared`: one row a face, and a view in place of the table; reading is as much work, the file is small."""
    faces = [_face(draw, SHAPES[at % len(SHAPES)]) for at in range(FACES)]
    each = FACES // len(SHAPES)
    photos = np.flatnonzero(kinds == 1)
    chosen = shapes[photos] + len(SHAPES) * (photos % each)
    if not shared:
        for begin in range(0, len(photos), _GROUP):
            part = slice(begin, begin + _GROUP)
            rows = zip((photos[part] + 1).tolist(), chosen[part].tolist(), strict=True)
            vault.thumbs.put_many((number, faces[face]) for number, face in rows)
        return
    catalogue = vault.thumbs._catalogue
    assert catalogue is not None
    with catalogue.transaction(durable=False):
        catalogue.run("DROP TABLE thumbs")
        catalogue.run("CREATE TABLE faces (id INTEGER PRIMARY KEY, jpeg BLOB NOT NULL)")
        catalogue.run("CREATE TABLE faced (number INTEGER PRIMARY KEY, face INTEGER NOT NULL)")
        catalogue.run_many("INSERT INTO faces (id, jpeg) VALUES (?, ?)", list(enumerate(faces)))
        rows = zip((photos + 1).tolist(), chosen.tolist(), strict=True)
        catalogue.run_many("INSERT INTO faced (number, face) VALUES (?, ?)", rows)
        catalogue.run("CREATE VIEW thumbs AS SELECT number, jpeg FROM faced JOIN faces ON faces.id = faced.face")


def _face(draw: np.random.Generator, size: tuple[int, int]) -> bytes:
    """Soft colours with some grain: as many bytes as a thumbnail of a photograph, 10 to 20 kB."""
    wide, high = size
    rough = draw.integers(20, 235, (6, 8, 3)).astype(np.uint8)
    image = Image.fromarray(rough).resize((wide, high), Image.Resampling.BICUBIC)
    grain = draw.normal(0, 2.4, (high, wide, 1))
    pixels = np.clip(np.asarray(image, np.float32) + grain, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=78)
    return out.getvalue()


def _image_vectors(vault: Vault, draw: np.random.Generator, numbers: NDArray[np.int64]) -> None:
    """Vectors are drawn around those of the shipped sample, features are its own."""
    with np.load(resources_dir() / "starter" / "reference.npz", allow_pickle=False) as sample:
        known, features = sample["vectors"].astype(np.float32), sample["features"]
    space = _space(vault, open_image_encoder("starter", models_dir()).space)
    for begin in range(0, len(numbers), _NEAR):
        part = numbers[begin : begin + _NEAR].tolist()
        picked = draw.integers(0, len(known), len(part))
        vectors = _near(draw, known[picked])
        with vault.derive():
            vault.vectors.put_images(
                space,
                [
                    (number, vector.tobytes(), features[row].tobytes())
                    for number, vector, row in zip(part, vectors, picked.tolist(), strict=True)
                ],
            )


def _documents(vault: Vault, draw: np.random.Generator, numbers: NDArray[np.int64]) -> None:
    """One passage each, with its words and its vector."""
    catalogue = vault._catalogue
    known = np.load(resources_dir() / "starter" / "passages.npy", allow_pickle=False).astype(np.float32)
    space = _space(vault, open_text_encoder("starter", models_dir()).space)
    for begin in range(0, len(numbers), _NEAR):
        part = numbers[begin : begin + _NEAR].tolist()
        texts = [_text(draw) for _ in part]
        vectors = _near(draw, known[draw.integers(0, len(known), len(part))])
        with vault.derive():
            passages = [(number, number, 1, text) for number, text in zip(part, texts, strict=True)]
            catalogue.run_many("INSERT INTO passages (id, item, source, text) VALUES (?, ?, ?, ?)", passages)
            words = [(number, index_text(text)) for number, text in zip(part, texts, strict=True)]
            catalogue.run_many("INSERT INTO words (rowid, body) VALUES (?, ?)", words)
            owned = [(number, number, vector.tobytes()) for number, vector in zip(part, vectors, strict=True)]
            vault.vectors.put_texts(space, owned)


def _space(vault: Vault, space: SpaceId) -> int:
    with vault.derive():
        row = SpaceRow(space.role, space.encoder, space.revision, space.dimension, space.precision)
        number = vault.vectors.ensure_space(row)
        vault.vectors.activate(number)
    return number


def _near(draw: np.random.Generator, centres: NDArray[np.float32]) -> NDArray[np.float16]:
    """Unit vectors around unit vectors, with a cosine of about 0.9 to them."""
    noise = draw.standard_normal(centres.shape, dtype=np.float32) * np.float32(0.5 / np.sqrt(centres.shape[1]))
    moved = centres + noise
    return (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype("<f2")


def _text(draw: np.random.Generator) -> str:
    places = draw.integers(0, len(WORDS), 40).tolist()
    han = "".join(HAN[place] for place in draw.integers(0, len(HAN), 12).tolist())
    return _sentence([WORDS[place] for place in places]) + f" {han}。"


def _sentence(words: Sequence[str]) -> str:
    return " ".join(words).capitalize() + "."


if __name__ == "__main__":
    began = time.monotonic()
    print(made(int(sys.argv[1]), searchable="look" not in sys.argv), f"{time.monotonic() - began:.0f} s")

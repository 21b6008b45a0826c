"""Fills a vault with rows for many memories that do not exist: facts, words, vectors, features, but no originals."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from heirloom.core.paths import models_dir, resources_dir
from heirloom.core.records import CaptureTime, Item, ItemId, Kind, ObjectId, PassageSource
from heirloom.embedding import SpaceId, open_image_encoder, open_text_encoder
from heirloom.search import SearchEngine
from heirloom.vault import LogKind, NewItem, SpaceRow, Vault, create, unlock

PHOTO_SHARE = 0.7
PASSAGES = 3
GROUP = 500
START = datetime(2005, 1, 1, 9)
PLACES = ("Lisbon, Portugal", "Kyoto, Japan", "Bergen, Norway", "Porto, Portugal", "Chengdu, Sichuan, China", None)
_KNOWN = """
garden letter harbour winter receipt flour sugar butter train station grandmother violin lake boat mountain snow
invoice insurance school report summer holiday beach dog cat birthday cake candle wedding kitchen window river
bridge market bread coffee table chair lamp book picture album music dance bicycle road village church tower
"""
WORDS = _KNOWN.split()
VOCABULARY = 4_000
HAN = "春夏秋冬山水花鸟书信家人孩子海边城市照片生日蛋糕火车旅行老师学校朋友奶奶爷爷饺子月亮"


def fill(path: Path, passphrase: str, items: int) -> None:
    """Create a vault with `items` rows at `path`; its passphrase is stretched lightly."""
    create(path, passphrase, light_kdf=True)
    keys = unlock(path, passphrase=passphrase)
    draw = np.random.default_rng(20)
    with Vault.open(path, keys, writable=True) as vault:
        photos = int(items * PHOTO_SHARE)
        _photos(vault, draw, photos)
        _documents(vault, draw, items - photos)
        # as an import does at its end
        SearchEngine(
            vault, open_image_encoder("starter", models_dir()), open_text_encoder("starter", models_dir())
        ).save_snapshots()


def _photos(vault: Vault, draw: np.random.Generator, count: int) -> None:
    """Vectors are drawn around those of the shipped sample, features are its own."""
    with np.load(resources_dir() / "starter" / "reference.npz", allow_pickle=False) as sample:
        known, features = sample["vectors"].astype(np.float32), sample["features"]
    space = _space(vault, open_image_encoder("starter", models_dir()).space)
    for group in _groups(count):
        rows = draw.integers(0, len(known), len(group))
        vectors = _near(draw, known[rows])
        with vault.commit(LogKind.IMPORT):
            added = [_add(vault, draw, Kind.PHOTO, f"IMG_{number:05d}.jpg", "image/jpeg") for number in group]
        with vault.derive():
            vault.vectors.put_images(
                space,
                [
                    (item.number, vector.tobytes(), features[row].tobytes())
                    for item, vector, row in zip(added, vectors, rows.tolist(), strict=True)
                ],
            )


def _documents(vault: Vault, draw: np.random.Generator, count: int) -> None:
    passages = np.load(resources_dir() / "starter" / "passages.npy", allow_pickle=False).astype(np.float32)
    space = _space(vault, open_text_encoder("starter", models_dir()).space)
    for group in _groups(count):
        with vault.commit(LogKind.IMPORT):
            added = [
                _add(vault, draw, Kind.DOCUMENT, f"{_words(draw, 2)} {number}.txt", "text/plain") for number in group
            ]
        with vault.derive():
            for item in added:
                texts = [(None, _text(draw)) for _ in range(PASSAGES)]
                ids = vault.texts.replace(item.id, PassageSource.TEXT, texts)
                vectors = _near(draw, passages[draw.integers(0, len(passages), len(ids))])
                owned = [(id, item.number, vector.tobytes()) for id, vector in zip(ids, vectors, strict=True)]
                vault.vectors.put_texts(space, owned)


def _add(vault: Vault, draw: np.random.Generator, kind: Kind, name: str, media_type: str) -> Item:
    id = ItemId(uuid.UUID(bytes=draw.bytes(16), version=4).hex)
    at = START + timedelta(minutes=int(draw.integers(0, 20 * 365 * 24 * 60)))
    item = vault.items.add(
        NewItem(
            id=id,
            object_id=ObjectId(hashlib.blake2b(id.encode(), digest_size=32).hexdigest()),
            kind=kind,
            media_type=media_type,
            original_name=name,
            bytes=int(draw.integers(20_000, 4_000_000)),
            mac=draw.bytes(32),
            imported_at=datetime.fromisoformat("2026-01-01T00:00:00+00:00"),
            batch="synthetic",
        )
    )
    place = PLACES[int(draw.integers(0, len(PLACES)))]
    vault.items.update_facts(id, captured=CaptureTime(at, None, "exif_original"), place=place)
    return item


def _space(vault: Vault, space: SpaceId) -> int:
    with vault.derive():
        row = SpaceRow(space.role, space.encoder, space.revision, space.dimension, space.precision)
        number = vault.vectors.ensure_space(row)
        vault.vectors.activate(number)
    return number


def _near(draw: np.random.Generator, centres: NDArray[np.float32]) -> NDArray[np.float16]:
    """Unit vectors around unit vectors, with a cosine of about 0.9 to them."""
    noise = draw.standard_normal(centres.shape).astype(np.float32) * (0.5 / np.sqrt(centres.shape[1]))
    moved = centres + noise
    return (moved / np.linalg.norm(moved, axis=1, keepdims=True)).astype("<f2")


def _words(draw: np.random.Generator, count: int) -> str:
    """Words as often as people use them (Zipf's law): the n-th commonest 1/n times as often as the first."""
    places = (VOCABULARY ** draw.random(count)).astype(np.int64) - 1
    return " ".join(_word(int(place)) for place in places)


def _word(place: int) -> str:
    """The commonest ones are no real words, so that a question's words are neither rare nor everywhere."""
    real = place - 20
    if 0 <= real < len(WORDS):
        return WORDS[real]
    syllables = ("ka", "lo", "mi", "re", "tu", "sa", "ne", "vi", "po", "da", "fu", "ge")
    return "".join(syllables[place // 12**digit % 12] for digit in range(4))


def _text(draw: np.random.Generator) -> str:
    han = "".join(HAN[place] for place in draw.integers(0, len(HAN), 12))
    return f"{_words(draw, 60)}. {han}。"


def _groups(count: int) -> Iterator[range]:
    for begin in range(0, count, GROUP):
        yield range(begin, min(count, begin + GROUP))

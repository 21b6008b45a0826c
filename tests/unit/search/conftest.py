"""A small real vault to ask: photos with the starter's vectors for what they show, and documents with their words."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heirloom.core.paths import models_dir
from heirloom.core.records import CaptureTime, ItemId, Kind, ObjectId, PassageSource
from heirloom.embedding import ImageEncoder, SpaceId, TextEncoder, open_image_encoder, open_text_encoder
from heirloom.search import SearchEngine
from heirloom.vault import LogKind, NewItem, SpaceRow, Vault, create, unlock

NOW = datetime(2026, 11, 21, 12)
PASSPHRASE = "four plain words here"

# What a photo shows, its file name, when and where it was taken.
# The first passage of the last document speaks of something else than the words that it has in passing.
PHOTOS = [
    ("a dog", "IMG_0001.jpg", "2019-07-14 10:00", "Lisbon, Portugal"),
    ("a cat", "IMG_0002.jpg", "2019-12-25 18:00", "Bergen, Norway"),
    ("a boat", "IMG_0003.jpg", "2015-08-01 09:30", "Lisbon, Portugal"),
    ("a piano", "IMG_0004.jpg", "2025-01-30 20:00", "Beijing, China"),
    ("strawberries", "IMG_0005.jpg", "2018-05-03 12:00", None),
    ("a snow-capped mountain", "DSC00042.jpg", "2025-12-25 11:00", "Park City, Utah, United States"),
]
LETTER = "Dear Anna, the roses in our garden are in bloom again and your grandmother sends her love."
RECIPE = "Pumpkin soup: one pumpkin, two onions, cream, nutmeg. Cook for half an hour."
RECEIPT = "Receipt. One washing machine, 499 euro, paid in cash. Two years of warranty."
DIARY = "今天我们全家去北京爬长城，天气很好，奶奶走得最快。晚上吃了饺子。"
REPUBLIC = (
    "The Council sat for eleven weeks and passed nineteen acts on tariffs, tolls and the minting of copper. Under the"
    " second charter each province sent four deputies, of whom one was chosen by lot, and the treasurer read the"
    " accounts aloud on the first Monday of the quarter. Later accounts record what was paid for candles, for sealing"
    " wax and for the food of the ambassador's cat. The act on weights was repealed in the following year, when the"
    " governor moved the assembly to the southern capital and let the old hall to the salt monopoly for thirty years."
)
DOCUMENTS = [
    ("letter.txt", LETTER, "2003-05-01 08:00"),
    ("recipe soup.txt", RECIPE, "2012-10-09 17:00"),
    ("Rechnung_2017.pdf", RECEIPT, "2017-03-02 15:00"),
    ("日记.txt", DIARY, "2009-10-02 21:00"),
    ("republic.txt", REPUBLIC, "2001-02-03 10:00"),
]


@dataclass(frozen=True, slots=True)
class Asked:
    """The vault, its engine, and the items' ids by file name."""

    vault: Vault
    engine: SearchEngine
    ids: dict[str, ItemId]


@pytest.fixture(scope="session")
def encoders() -> tuple[ImageEncoder, TextEncoder]:
    return open_image_encoder("starter", models_dir()), open_text_encoder("starter", models_dir())


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory, encoders: tuple[ImageEncoder, TextEncoder]) -> Iterator[Asked]:
    """One vault for every test that only asks."""
    with _filled(tmp_path_factory.mktemp("asked") / "Small.heirloom", encoders) as small:
        yield small


@pytest.fixture
def own(tmp_path: Path, encoders: tuple[ImageEncoder, TextEncoder]) -> Iterator[Asked]:
    """A vault of the test's own, to change."""
    with _filled(tmp_path / "Own.heirloom", encoders) as small:
        yield small


@contextmanager
def _filled(path: Path, encoders: tuple[ImageEncoder, TextEncoder]) -> Iterator[Asked]:
    create(path, PASSPHRASE, light_kdf=True)
    image, text = encoders
    with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=True) as vault:
        ids = _add_photos(vault, image) | _add_documents(vault, text)
        yield Asked(vault, SearchEngine(vault, image, text, clock=lambda: NOW), ids)


def _add_photos(vault: Vault, encoder: ImageEncoder) -> dict[str, ItemId]:
    """The vector of what a photo shows stands for the photo's own."""
    ids = {}
    space = _space(vault, encoder.space)
    for shown, name, at, place in PHOTOS:
        ids[name] = add(vault, Kind.PHOTO, name, "image/jpeg", at, place)
        with vault.derive():
            vector = encoder.encode_query(shown).vector.astype("<f2").tobytes()
            vault.vectors.put_images(space, [(vault.items.get(ids[name]).number, vector, None)])
    return ids


def _add_documents(vault: Vault, encoder: TextEncoder) -> dict[str, ItemId]:
    ids = {}
    space = _space(vault, encoder.space)
    for name, body, at in DOCUMENTS:
        ids[name] = add(vault, Kind.DOCUMENT, name, "text/plain", at, None)
        with vault.derive():
            (passage,) = vault.texts.replace(ids[name], PassageSource.TEXT, [(1, body)])
            vector = encoder.encode([body])[0].astype("<f2").tobytes()
            vault.vectors.put_texts(space, [(passage, vault.items.get(ids[name]).number, vector)])
    return ids


def _space(vault: Vault, space: SpaceId) -> int:
    with vault.derive():
        row = SpaceRow(space.role, space.encoder, space.revision, space.dimension, space.precision)
        number = vault.vectors.ensure_space(row)
        vault.vectors.activate(number)
    return number


def add(vault: Vault, kind: Kind, name: str, media_type: str, at: str, place: str | None) -> ItemId:
    id = ItemId(uuid.uuid4().hex)
    object_id = ObjectId(hashlib.blake2b(id.encode(), digest_size=32).hexdigest())
    with vault.commit(LogKind.IMPORT):
        vault.items.add(
            NewItem(id, object_id, kind, media_type, name, 1000, object_id.encode()[:32], datetime.now(UTC), "test")
        )
        captured = CaptureTime(datetime.fromisoformat(at), None, "exif_original")
        vault.items.update_facts(id, captured=captured, place=place)
    return id

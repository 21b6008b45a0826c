"""Pictures for tests of look-alikes, and a vault that holds them as measured."""

from __future__ import annotations

import hashlib
import math
import uuid
from datetime import UTC, datetime
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from heirloom.core.measures import FORMAT, NAMES, measures_of
from heirloom.core.records import ItemId, Kind, ObjectId
from heirloom.extract.worker.measuring.appearance import appearance
from heirloom.learning.twins.looks import Looks
from heirloom.vault import LogKind, Measure, NewItem, Vault

Picture = NDArray[np.uint8]


def scene(seed: int, height: int = 240, width: int = 320) -> Picture:
    """A picture with large and small shapes, like no other."""
    random = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3), np.float32)
    for size in (3, 6, 12, 24, 48):
        part = random.uniform(-1, 1, (size, size, 3)).astype(np.float32)
        picture += cv2.resize(part, (width, height), interpolation=cv2.INTER_CUBIC) / math.sqrt(size)
    low, high = np.percentile(picture, (0.5, 99.5))
    return np.asarray(np.clip((picture - low) / (high - low), 0, 1) * 255, np.uint8)


def smaller(picture: Picture, scale: float = 0.4) -> Picture:
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def cropped(picture: Picture, share: float = 0.12) -> Picture:
    """Without a part at the left and at the bottom."""
    height, width = picture.shape[:2]
    return np.ascontiguousarray(picture[: height - round(share * height), round(share * width) :])


def rotated(picture: Picture, degrees: float = 4.0) -> Picture:
    """Turned about its middle, with black corners."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(picture, turn, (width, height)), np.uint8)


def quarter(picture: Picture, turns: int = 1) -> Picture:
    return np.ascontiguousarray(np.rot90(picture, turns))


def framed(picture: Picture, share: float = 0.08) -> Picture:
    edge = round(share * max(picture.shape))
    border = [(edge, edge), (edge, edge), (0, 0)]
    return np.pad(picture, border, constant_values=255)


def faded(picture: Picture) -> Picture:
    """Darker, flatter, without colour."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[:, :, None] * 0.6 + 20
    return np.repeat(grey, 3, axis=2).astype(np.uint8)


def passed_on(picture: Picture) -> Picture:
    """As a chat does: cropped a little, made small, compressed hard."""
    small = smaller(cropped(picture, 0.06))
    _, data = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 35])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), np.uint8)


def moved(picture: Picture, seed: int = 99, share: float = 0.2) -> Picture:
    """The same place a moment later: a part of what it shows has changed."""
    height, width = picture.shape[:2]
    return np.asarray(picture * (1 - share) + scene(seed, height, width) * share, np.uint8)


EDITS = {edit.__name__: edit for edit in (smaller, cropped, rotated, quarter, framed, faded, passed_on)}


def looks_of(*pictures: Picture) -> Looks:
    return Looks.of(np.arange(len(pictures)), [appearance(picture) for picture in pictures])


def put(vault: Vault, picture: Picture | None, name: str = "IMG_0001.jpg", **facts: Any) -> int:
    """A photo in the vault: facts as a machine reads them, and what was measured on it. Returns its number."""
    id = ItemId(uuid.uuid4().hex)
    digest = hashlib.blake2b(id.encode(), digest_size=32)
    with vault.commit(LogKind.IMPORT):
        vault.items.add(
            NewItem(
                id=id,
                object_id=ObjectId(digest.hexdigest()),
                kind=Kind.PHOTO,
                media_type="image/jpeg",
                original_name=name,
                bytes=facts.pop("bytes", 1000),
                mac=digest.digest(),
                imported_at=datetime.now(UTC),
                batch="test",
            )
        )
    number = int(vault.items.get(id).number)
    sharp = facts.pop("sharp", 0.0)
    with vault.derive():
        vault.items.update_facts(id, **facts)
        if picture is not None:
            numbers = dict.fromkeys(NAMES, 0.0) | {"sharpness": sharp}
            record = measures_of(numbers, 0, 0, appearance(picture)).pack()
            vault.learned.measures.put_many([Measure(number, FORMAT, record)])
    return number

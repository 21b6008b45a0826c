"""Photos understood per CPU second, by the whole pipeline, beside bare decode and encode with the same libraries.

Ten different crops of each of the corpus' JPEGs of 10 megapixels and more, saved at quality 92, are sealed first.
Then understanding runs on them (facts, thumbnail, look for text, vectors; OCR itself not): the processor time of the
program and of its extraction workers, started and warmed up before, is what counts.
"""

from __future__ import annotations

import io
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import simplejpeg
from PIL import Image

from heirloom.core.paths import models_dir
from heirloom.embedding import ImageEncoder, open_image_encoder
from heirloom.ingest.encoders import Encoders
from heirloom.ingest.facts import PHOTO_WANTS
from heirloom.ingest.reader import ReaderPool
from heirloom.ingest.safe import SafePhase
from heirloom.ingest.understand import Understanding
from heirloom.ingest.walk import walk
from heirloom.jobs import Unrecorded
from heirloom.vault import Vault, create, unlock

LEAST_PIXELS = 10_000_000
CROPS = 10
ROUNDS = 5
"""In turn; the quickest of each counts, for what else a computer does only ever adds."""
QUALITY = 92
KEEP = 0.95
"""A crop's sides, as a share of the photo's: different bytes of about the same size."""
PASSPHRASE = "a lamp in the hall"
GOAL_PER_CPU_S = 12.0
GOAL_OF_BARE = 0.75


def run(quick: bool = False) -> dict[str, object]:
    """Rates a CPU second; quick takes four crops of each."""
    with tempfile.TemporaryDirectory(prefix="heirloom-understanding-") as scratch:
        folder = Path(scratch) / "photos"
        count = write_crops(folder, 4 if quick else CROPS)
        rounds = [(_pipeline(Path(scratch), folder, number), _bare(folder)) for number in range(ROUNDS)]
        pipeline, bare = (min(side) for side in zip(*rounds, strict=True))
        return {
            "photos": count,
            "pipeline, photos per CPU second": round(count / pipeline, 1),
            "bare decode and encode, photos per CPU second": round(count / bare, 1),
            "pipeline over bare": round(bare / pipeline, 2),
        }


def write_crops(folder: Path, crops: int) -> int:
    corpus = Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
    folder.mkdir()
    chance = random.Random(5)
    written = 0
    for path, image in _large(corpus / "photos"):
        for _ in range(crops):
            width, height = int(image.width * KEEP), int(image.height * KEEP)
            left, top = chance.randrange(image.width - width), chance.randrange(image.height - height)
            crop = image.crop((left, top, left + width, top + height))
            crop.save(folder / f"{path.stem}-{written}.jpg", quality=QUALITY)
            written += 1
    return written


def _large(folder: Path) -> Iterator[tuple[Path, Image.Image]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in {".jpg", ".jpeg"}:
            continue
        try:
            with Image.open(path) as image:
                if LEAST_PIXELS <= image.width * image.height <= Image.MAX_IMAGE_PIXELS:  # type: ignore[operator]
                    yield path, image.convert("RGB")
        except OSError:
            continue


def _pipeline(scratch: Path, folder: Path, number: int) -> float:
    """CPU seconds of understanding all photos of `folder` in a fresh vault."""
    path = scratch / f"{number}.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    keys = unlock(path, passphrase=PASSPHRASE)
    with Vault.open(path, keys, writable=True) as vault, ReaderPool(vault, 2) as readers:
        SafePhase(vault).run(walk([str(folder)]), None, Unrecorded())
        encoders = Encoders(vault, models_dir())
        _warm_up(vault, encoders, readers)
        before = _cpu_s(readers)
        Understanding(vault, encoders, readers, ocr=False).run(Unrecorded())
        return _cpu_s(readers) - before


def _warm_up(vault: Vault, encoders: Encoders, readers: ReaderPool) -> None:
    item = next(vault.items.iter_all())
    for _ in range(readers.count):
        readers.read(item, PHOTO_WANTS, pixels=encoders.image.pixels)
    side = encoders.image.pixels.size
    encoders.image.encode(np.zeros((1, side, side, 3), np.uint8))
    encoders.text.encode(["warm"])


def _cpu_s(readers: ReaderPool) -> float:
    workers = sum(int(Path(f"/proc/{pid}/schedstat").read_text("ascii").split()[0]) for pid in readers.pids())
    return time.process_time() + workers / 1e9


def _bare(folder: Path) -> float:
    """CPU seconds of a loop that decodes small, resizes and encodes in batches, and keeps nothing."""
    encoder: ImageEncoder = open_image_encoder("starter", models_dir())
    side = encoder.pixels.size
    encoder.encode(np.zeros((1, side, side, 3), np.uint8))
    began = time.process_time()
    batch: list[np.ndarray] = []
    for path in sorted(folder.iterdir()):
        data = io.BytesIO(path.read_bytes()).getvalue()
        height, width, _, _ = simplejpeg.decode_jpeg_header(data)
        scale = 512 / max(height, width)
        image = simplejpeg.decode_jpeg(data, "RGB", True, False, int(height * scale), int(width * scale))
        batch.append(cv2.resize(image, (side, side), interpolation=cv2.INTER_AREA))
        if len(batch) == 16:
            encoder.encode(np.stack(batch))
            batch = []
    if batch:
        encoder.encode(np.stack(batch))
    return time.process_time() - began


if __name__ == "__main__":
    cv2.setNumThreads(1)
    for name, value in run("--quick" in sys.argv).items():
        print(f"{name:48} {value}")

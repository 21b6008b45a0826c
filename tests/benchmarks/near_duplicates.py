"""Look-alikes: 2,000 pairs made of the corpus' photos by edits, the hardest pairs of different ones, and 100,000 looks.

Every picture goes through the extraction worker as in an import. The constants were chosen with all these originals in
view (with other draws of the edits): the two halves show how far figures vary, not how they are on photos never seen.
"""

from __future__ import annotations

import io
import os
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from _picture_edits import EDITS, Picture, blended, jpeg
from numpy.typing import NDArray
from PIL import Image, ImageOps

from heirloom.core.measures import Measures
from heirloom.core.paths import models_dir
from heirloom.core.records import Kind
from heirloom.embedding import open_image_encoder
from heirloom.extract.client import Extractor, Request, Want
from heirloom.learning.twins import candidates, check
from heirloom.learning.twins.groups import Link, grouped
from heirloom.learning.twins.looks import LOOK_BYTES, SIDE, Looks

PRECISION, RECALL, CPU_S = 0.99, 0.93, 60.0
PAIRS, LOOKS = 2_000, 100_000
LEAST_SIDE_PX = 100
MOST_SIDE_PX = 1_600
SAME = 0.99
"""Two originals whose small grey pictures, unmoved, correlate more than that are one photo that is there twice."""
FOLDERS = ("exif-samples/jpg", "immich-go", "metadata-extractor-images", "tika")
REPEATED = ("orientation", "Alpha Loss", "_thumb")
"""Parts of names of corpus photos that are there more than once, turned or written by another program."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as it came from the worker. `of` is its original's number, `edit` is empty for the original itself."""

    of: int
    edit: str
    measures: Measures
    pixels: bytes | None = None


def run(quick: bool = False) -> dict[str, object]:
    """Figures of both parts; quick takes fewer pictures, so that its figures are not the goal's."""
    pairs, looks = (200, 10_000) if quick else (PAIRS, LOOKS)
    shown = list(_made(pairs))
    pool = Looks.of(np.arange(len(shown)), [one.measures.appearance for one in shown])
    home = _homes(pool, len(shown))
    hard = list(_hardest([one for one in shown if not one.edit], pairs))
    first = _judged(shown, home, hard)
    return {**first, "grouped": (large := _at_large(shown, looks)), "reached": _reached(first, large)}


def _reached(first: dict[str, object], large: dict[str, object]) -> bool:
    figures = [first["whole"], first["even_half"], first["odd_half"]]
    return float(str(large["cpu_s"])) <= CPU_S and all(
        isinstance(one, dict) and one["precision"] >= PRECISION and one["recall"] >= RECALL for one in figures
    )


def _made(pairs: int) -> Iterator[Shown]:
    """All originals, and as many edited pictures as asked, kinds and originals in turn."""
    originals = _once(_originals())
    spec = open_image_encoder("starter", models_dir()).pixels
    tasks = [(of, name) for round_ in range(len(EDITS)) for of, name in enumerate(_turn(len(originals), round_))]
    with Extractor() as extractor:

        def read(of: int, edit: str, data: bytes) -> Shown:
            wants = frozenset({Want.MEASURE} if edit else {Want.MEASURE, Want.PIXELS})
            request = Request("picture.jpg", "image/jpeg", Kind.PHOTO, wants, None if edit else spec)
            found = extractor.extract(request, data)
            assert found.measures is not None
            return Shown(of, edit, found.measures, found.pixels)

        for of, (_, picture) in enumerate(originals):
            yield read(of, "", jpeg(picture, 95))
        for of, name in tasks[:pairs]:
            title, picture = originals[of]
            yield read(of, name, jpeg(EDITS[name](picture, random.Random(f"{title} {name}"))))


def _turn(count: int, round_: int) -> list[str]:
    names = list(EDITS)
    return [names[(at + round_) % len(names)] for at in range(count)]


def _originals() -> Iterator[tuple[str, Picture]]:
    corpus = Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
    paths = sorted((corpus / "images-b" / "photos").glob("*.jpg"))
    for folder in FOLDERS:
        paths += sorted(
            path for path in (corpus / "photos" / folder).rglob("*") if path.suffix.lower() in {".jpg", ".jpeg"}
        )
    for path in paths:
        if any(part in str(path) for part in REPEATED):
            continue
        try:
            picture = ImageOps.exif_transpose(Image.open(io.BytesIO(path.read_bytes()))).convert("RGB")
        except (OSError, ValueError, SyntaxError):
            continue
        picture.thumbnail((MOST_SIDE_PX, MOST_SIDE_PX))
        if min(picture.size) >= LEAST_SIDE_PX and np.asarray(picture.convert("L")).std() > 4:
            yield path.stem, picture


def _once(pictures: Iterable[tuple[str, Picture]]) -> list[tuple[str, Picture]]:
    """The first of every photo that is there more than once."""
    kept: list[tuple[str, Picture]] = []
    small: list[Floats] = []
    for name, picture in pictures:
        values = np.asarray(picture.convert("L").resize((24, 24), Image.Resampling.BOX), np.float32).ravel()
        values = (values - values.mean()) / (np.linalg.norm(values - values.mean()) + 1e-6)
        if not small or (np.stack(small) @ values).max() <= SAME:
            kept.append((name, picture))
            small.append(values)
    return kept


def _homes(pool: Looks, count: int) -> NDArray[np.int64]:
    """The group of each picture, itself for those in none."""
    pairs = candidates.among(pool)
    likeness = check.likeness(pool, pairs)
    home = np.arange(count)
    for group in grouped(_links(pool, pairs, likeness)):
        home[list(group.numbers)] = group.numbers[0]
    return home


def _links(pool: Looks, pairs: candidates.Candidates, likeness: Floats) -> list[Link]:
    alike = np.flatnonzero(likeness >= check.COPY)
    numbers = pool.numbers
    return [Link(int(numbers[pairs.viewed[at]]), int(numbers[pairs.base[at]]), float(likeness[at])) for at in alike]


def _hardest(originals: Sequence[Shown], count: int) -> Iterator[tuple[int, int]]:
    """Pairs of different originals: the nearest by perceptual hash, and as many of the nearest by cosine."""
    hashes = np.array([one.measures.phash for one in originals], np.uint64)
    apart = np.bitwise_count(hashes[:, None] ^ hashes[None, :]).astype(np.float32)
    encoder = open_image_encoder("starter", models_dir())
    size = encoder.pixels.size
    pixels = [np.frombuffer(one.pixels or b"", np.uint8).reshape(size, size, 3) for one in originals]
    encoded = encoder.encode(np.stack(pixels))
    rows = encoder.describe(encoded.vectors, encoded.features)
    rows = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)
    given: set[tuple[int, int]] = set()
    for order, target in ((apart, count // 2), (-(rows @ rows.T), count)):
        one, other = np.triu_indices(len(originals), 1)
        for at in np.argsort(order[one, other], kind="stable"):
            if len(given) == target:
                break
            given.add((int(one[at]), int(other[at])))
    yield from sorted(given)


def _judged(shown: Sequence[Shown], home: NDArray[np.int64], hard: Sequence[tuple[int, int]]) -> dict[str, object]:
    original = {one.of: at for at, one in enumerate(shown) if not one.edit}
    found = [(one.of, one.edit, home[at] == home[original[one.of]]) for at, one in enumerate(shown) if one.edit]
    false = [(one, home[original[one]] == home[original[other]]) for one, other in hard]
    figures: dict[str, object] = {"originals": len(original)}
    for name, halves in (("whole", (0, 1)), ("even_half", (0,)), ("odd_half", (1,))):
        right = [hit for of, _, hit in found if of % 2 in halves]
        wrong = [hit for of, hit in false if of % 2 in halves]
        figures[name] = {
            "pairs": len(right),
            "non_pairs": len(wrong),
            "recall": float(np.mean(right)),
            "precision": float(np.sum(right) / max(1, np.sum(right) + np.sum(wrong))),
            "false": int(np.sum(wrong)),
        }
    figures["recall_by_edit"] = {
        name: float(np.mean([hit for _, edit, hit in found if edit == name]))
        for name in EDITS
        if any(edit == name for _, edit, _ in found)
    }
    together = {home[at] for at in original.values()}
    figures["all_originals"] = {
        "pairs": len(original) * (len(original) - 1) // 2,
        "joined": len(original) - len(together),
    }
    return figures


def _at_large(shown: Sequence[Shown], count: int) -> dict[str, object]:
    """The pictures among so many others, grouped as a whole vault would be: processor time and what was found."""
    real = Looks.of(np.arange(len(shown)), [one.measures.appearance for one in shown])
    originals = np.array([at for at, one in enumerate(shown) if not one.edit])
    pool = real.plus(_others(real, originals, count - len(shown)))
    began = time.process_time()
    home = _homes(pool, len(pool))
    spent = time.process_time() - began
    owner = {at: one.of for at, one in enumerate(shown)}
    at_home = {one.of: home[at] for at, one in enumerate(shown) if not one.edit}
    hits = [home[at] == at_home[one.of] for at, one in enumerate(shown) if one.edit]
    true, false = 0, 0
    for members in _members(home):
        for one, other in combinations(members, 2):
            same = owner.get(one, -1 - one) == owner.get(other, -1 - other)
            true, false = true + same, false + (not same)
    return {
        "looks": len(pool),
        "cpu_s": round(spent, 1),
        "recall": float(np.mean(hits)),
        "pairs_in_groups": true + false,
        "precision": true / max(1, true + false),
    }


def _others(real: Looks, originals: NDArray[np.int64], count: int) -> Looks:
    """Looks of pictures that are none of the others' copies, made of three of them each, with their shapes."""
    grey = blended(real.grey(originals), count, seed=7)
    low, high = (np.percentile(grey, percent, axis=(1, 2), keepdims=True) for percent in (1, 99))
    values = np.rint(np.clip((grey - low) / np.maximum(high - low, 1e-3), 0, 1) * 15).astype(np.uint8)
    halves = values.reshape(count, SIDE * SIDE // 2, 2)
    table = real.table[np.random.default_rng(8).choice(originals, count)].copy()
    table["grey"] = halves[:, :, 0] << 4 | halves[:, :, 1]
    table["dark"], table["light"] = 0, 255
    assert table.itemsize == LOOK_BYTES
    return Looks(len(real) + np.arange(count), table)


def _members(home: NDArray[np.int64]) -> Iterable[list[int]]:
    order = np.argsort(home, kind="stable")
    for part in np.split(order, np.flatnonzero(np.diff(home[order])) + 1):
        if len(part) > 1:
            yield part.tolist()


if __name__ == "__main__":
    for label, value in run().items():
        print(f"{label:20} {value}")

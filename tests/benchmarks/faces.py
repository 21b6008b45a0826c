"""How many labelled faces are found, what is taken for a face where no people are, and what a picture costs.

Run: python tests/benchmarks/faces.py [--quick]; needs the package on the path and the corpus' `images-b`. Each picture
goes the program's way: the worker makes a thumbnail, then the pixels for the detector out of that thumbnail. Labelled
are whole pictures: `faces` show one from the front, `person` somebody, often from behind or far away. Some pictures
without such a label show somebody all the same, or a banknote; what was found in them is listed.
"""

from __future__ import annotations

import csv
import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from heirloom.core.faces import BELIEVED, Face
from heirloom.core.records import Kind, PixelSpec
from heirloom.embedding.faces import SIDE, DetectorFiles, FaceDetector
from heirloom.extract.client import Extractor, Request, Want
from heirloom.learning.screening.people import SURE

GOAL_RECALL = 0.95
GOAL_FALSE = 0.03
GOAL_MS = 40.0
FACES, PERSON = frozenset({"faces", "faces easy"}), frozenset({"person"})
LIKE_FACES = frozenset({"buddha", "garfield", "snoopy", "cougar face", "cougar body", "panda", "dollar bill"})
"""Faces of stone, of ink, of animals: right or wrong to find, as one likes."""
_PIXELS = PixelSpec(size=SIDE, resize=SIDE, mode="squash")

Spoil = Callable[[Image.Image], Image.Image]


def run(quick: bool = False) -> dict[str, object]:
    """Shares of pictures in which a face is found, by label, and milliseconds of processor time; quick takes a part."""
    pictures = list(_labelled())
    faces = [one for one in pictures if one[1] & FACES]
    people = [one for one in pictures if one[1] & PERSON and not one[1] & FACES]
    nobody = [one for one in pictures if not one[1] & (FACES | PERSON | LIKE_FACES)][:: 6 if quick else 1]
    with Extractor() as extractor:
        look = _Look(extractor)
        found = {name: _share(look, faces, spoil) for name, spoil in SPOILT.items()}
        in_people = _share(look, people[:: 3 if quick else 1], _untouched)
        wrong = [(path.stem, round(max(face.score for face in some), 3)) for path, some in look.all(nobody) if some]
        return {
            "pictures of a face": len(faces),
            "found": found,
            "pictures of somebody": len(people),
            "found in them": in_people,
            "pictures without people": len(nobody),
            "faces found there": len(wrong) / len(nobody),
            "surely so": sum(score >= SURE for _, score in wrong) / len(nobody),
            "which": wrong,
            "CPU ms a picture": look.costs(),
        }


class _Look:
    """The program's way from a file to faces, with a watch on both processes."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._pid = extractor.start().pid
        self._detector = FaceDetector(DetectorFiles.installed())
        self._detector.find(np.zeros((SIDE, SIDE, 3), np.uint8), SIDE, SIDE)
        self._ms: list[tuple[float, float]] = []

    def faces(self, path: Path, spoil: Spoil) -> list[Face]:
        with Image.open(path) as opened:
            picture = spoil(opened.convert("RGB"))
        data = io.BytesIO()
        picture.save(data, "JPEG", quality=90)
        thumbnail = self._extractor.extract(_request(Want.THUMBNAIL), data.getvalue()).thumbnail
        assert thumbnail is not None
        before = self._worker_ms()
        pixels = self._extractor.extract(_request(Want.PIXELS), thumbnail).pixels
        assert pixels is not None
        decoding, began = self._worker_ms() - before, time.thread_time()
        found = self._detector.find(np.frombuffer(pixels, np.uint8).reshape(SIDE, SIDE, 3), *picture.size)
        self._ms.append((decoding, 1000 * (time.thread_time() - began)))
        return [face for face in found if face.score >= BELIEVED]

    def all(self, pictures: list[tuple[Path, frozenset[str]]]) -> Iterator[tuple[Path, list[Face]]]:
        for path, _ in pictures:
            yield path, self.faces(path, _untouched)

    def costs(self) -> dict[str, float]:
        decoding, finding = np.array(self._ms).T
        whole = decoding + finding
        means = {"decoding": decoding.mean(), "finding": finding.mean(), "mean": whole.mean()}
        return {
            name: round(float(value), 1) for name, value in {**means, "of 95 in 100": np.percentile(whole, 95)}.items()
        }

    def _worker_ms(self) -> float:
        return int(Path(f"/proc/{self._pid}/schedstat").read_text(encoding="ascii").split()[0]) / 1e6


def _request(want: Want) -> Request:
    return Request("picture.jpg", "image/jpeg", Kind.PHOTO, frozenset({want}), _PIXELS if want is Want.PIXELS else None)


def _share(look: _Look, pictures: list[tuple[Path, frozenset[str]]], spoil: Spoil) -> float:
    return float(np.mean([bool(look.faces(path, spoil)) for path, _ in pictures]))


def _labelled() -> Iterator[tuple[Path, frozenset[str]]]:
    corpus = Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
    photos = {path.stem: path for path in (corpus / "images-b" / "photos").iterdir()}
    with (corpus / "images-b" / "labels.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if row["id"] in photos:
                yield photos[row["id"]], frozenset(row["all_labels"].split(";"))


def _untouched(picture: Image.Image) -> Image.Image:
    return picture


def _blurred(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(max(picture.size) / 100))


def _dark(picture: Image.Image) -> Image.Image:
    noise = np.random.default_rng(1).normal(0, 1.5, (picture.height, picture.width, 3))
    return Image.fromarray((np.asarray(picture) * 0.08 + noise).clip(0, 255).astype(np.uint8))


def _far(picture: Image.Image) -> Image.Image:
    """On a sheet twice as wide and high: a face of a third of the width is one of a sixth."""
    sheet = Image.new("RGB", (2 * picture.width, 2 * picture.height), (140, 150, 130))
    sheet.paste(picture, (picture.width // 2, picture.height // 2))
    return sheet


def _cut(picture: Image.Image) -> Image.Image:
    """Without its upper fifth."""
    return picture.crop((0, picture.height // 5, picture.width, picture.height))


SPOILT: dict[str, Spoil] = {"as they are": _untouched, "blurred": _blurred, "dark": _dark, "far": _far, "cut": _cut}


def main() -> int:
    """Print the figures; 1 where a goal is missed."""
    figures = run("--quick" in sys.argv)
    for name, value in figures.items():
        print(f"{name:28} {value}")
    found, costs = figures["found"], figures["CPU ms a picture"]
    assert isinstance(found, dict)
    assert isinstance(costs, dict)
    right = found["as they are"] >= GOAL_RECALL and costs["mean"] <= GOAL_MS
    return 0 if right and float(str(figures["faces found there"])) <= GOAL_FALSE else 1


if __name__ == "__main__":
    sys.exit(main())

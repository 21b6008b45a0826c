"""Finds faces in three stages: many places proposed, most of them refused, the rest settled with five points each.

Zhang, Zhang, Li, Qiao: Joint face detection and alignment using multi-task cascaded convolutional networks, IEEE
Signal Processing Letters 2016. The networks were taught with x and y changed over, and so they are run.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.faces import KEPT, Face
from heirloom.embedding.faces.boxes import Boxes, moved, squared, thinned
from heirloom.embedding.faces.files import DetectorFiles
from heirloom.embedding.faces.pyramid import Floats, Level, normalised, pieces, shrunk
from heirloom.embedding.session import OnnxSession, SessionSettings

SIDE: Final = 320
"""Pictures come squeezed into a square of so many pixels; upright again, that is their longer side."""
_WINDOW: Final = 12
"""The first network looks at so many pixels at a time, in steps of two."""
_STEP: Final = 2
_LEAST: Final = 24
"""The smallest face that is looked for, in pixels of the longer side's `SIDE`."""
_NEXT: Final = 0.709
"""Each size over the one before: half of its area."""
_PROPOSED: Final = 0.5
_REFINED: Final = 0.5
_MOST: Final = 128
"""So many proposals are looked at again, the surest: it bounds what a picture costs."""
_MOST_FACES: Final = 40
_REFINE_PX: Final = 24
_SETTLE_PX: Final = 48


class FaceDetector:
    """Any thread; networks load when first used and go when idle."""

    def __init__(self, files: DetectorFiles, settings: SessionSettings | None = None) -> None:
        self._propose = OnnxSession(files.proposing, settings)
        self._refine = OnnxSession(files.refining, settings)
        self._settle = OnnxSession(files.settling, settings)

    def find(self, pixels: NDArray[np.uint8], width: int, height: int) -> list[Face]:
        """What may be faces, surest first, in one picture (SIDE, SIDE, 3) RGB, once `width` by `height`.

        Nothing is found that is narrower than about a thirteenth of the longer side. ValueError for other pixels.
        """
        if pixels.shape != (SIDE, SIDE, 3) or pixels.dtype != np.uint8:
            raise ValueError(f"{SIDE} × {SIDE} × 3 bytes are wanted, not {pixels.shape} of {pixels.dtype}")
        longer = max(width, height, 1)
        across, down = max(1.0, SIDE * width / longer), max(1.0, SIDE * height / longer)
        levels = [Level(normalised(pixels), SIDE / across, SIDE / down)]
        boxes = self._proposals(levels, across, down)
        boxes = self._refined(levels, boxes)
        faces = self._settled(levels, boxes)
        return [_face(row, across, down) for row in faces[:_MOST_FACES]]

    def unload(self) -> None:
        """Give the networks' memory back."""
        for session in (self._propose, self._refine, self._settle):
            session.unload()

    def _proposals(self, levels: list[Level], across: float, down: float) -> Boxes:
        """Square boxes (n, 4) in pixels of the upright picture; the sizes looked at are added to `levels`."""
        found, scores = [np.zeros((0, 4), np.float32)], [np.zeros(0, np.float32)]
        scale = _WINDOW / _LEAST
        while min(across, down) * scale >= _WINDOW:
            values = shrunk(levels[-1].values, round(down * scale), round(across * scale))
            level = Level(values, values.shape[1] / across, values.shape[0] / down)
            levels.append(level)
            boxes, likely = self._windows(level)
            found.append(boxes)
            scores.append(likely)
            scale *= _NEXT
        boxes, likely = np.concatenate(found), np.concatenate(scores)
        stay = thinned(boxes, likely, 0.7)[:_MOST]
        return squared(boxes[stay])

    def _windows(self, level: Level) -> tuple[Boxes, Floats]:
        turned = np.ascontiguousarray(level.values.transpose(1, 0, 2)[None])
        shifts, likely = self._propose.run({"input_1": turned}, ["conv2d_4", "softmax"])
        score = np.asarray(likely, np.float32)[0, :, :, 1]
        x, y = np.nonzero(score >= _PROPOSED)
        corner = np.stack((x, y), axis=1).astype(np.float32) * _STEP
        boxes = moved(np.hstack((corner, corner + _WINDOW)), np.asarray(shifts)[0, x, y])
        stay = thinned(np.hstack((corner, corner + _WINDOW)), score[x, y], 0.5)
        ratio = np.array([level.across, level.down] * 2, np.float32)
        return boxes[stay] / ratio, score[x, y][stay]

    def _refined(self, levels: list[Level], boxes: Boxes) -> Boxes:
        if not len(boxes):
            return boxes
        seen = pieces(levels, boxes, _REFINE_PX).transpose(0, 2, 1, 3)
        shifts, likely = self._refine.run({"input_2": np.ascontiguousarray(seen)}, ["dense_2", "softmax_1"])
        score = np.asarray(likely, np.float32)[:, 1]
        good = score >= _REFINED
        boxes, shifts, score = boxes[good], np.asarray(shifts)[good], score[good]
        stay = thinned(boxes, score, 0.7)
        return squared(moved(boxes[stay], shifts[stay]))

    def _settled(self, levels: list[Level], boxes: Boxes) -> Floats:
        """Rows of (left, top, right, bottom, score, five x, five y) in pixels of the upright picture."""
        if not len(boxes):
            return np.zeros((0, 15), np.float32)
        seen = pieces(levels, boxes, _SETTLE_PX).transpose(0, 2, 1, 3)
        shifts, points, likely = self._settle.run(
            {"input_3": np.ascontiguousarray(seen)}, ["dense_5", "dense_6", "softmax_2"]
        )
        score = np.asarray(likely, np.float32)[:, 1:]
        length = (boxes[:, 2] - boxes[:, 0])[:, None]
        x, y = boxes[:, :1] + np.asarray(points)[:, :5] * length, boxes[:, 1:2] + np.asarray(points)[:, 5:] * length
        rows = np.hstack((moved(boxes, np.asarray(shifts)), score, x, y)).astype(np.float32)[score[:, 0] >= KEPT]
        return rows[thinned(rows[:, :4], rows[:, 4], 0.7, of_smaller=True)]


def _face(row: Floats, across: float, down: float) -> Face:
    left, top, right, bottom, score, *points = (float(number) for number in row)
    x, y = (number / across for number in points[:5]), (number / down for number in points[5:])
    return Face(left / across, top / down, right / across, bottom / down, score, tuple(zip(x, y, strict=True)))

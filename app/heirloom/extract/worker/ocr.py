"""Reads text in pictures with the models that rapidocr's wheel carries (PP-OCR; English and Chinese, offline)."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import rapidocr
from numpy.typing import NDArray
from rapidocr.utils.process_img import get_rotate_crop_image

from heirloom.extract.worker.ocr_order import Direction, Word, arranged

READ_SECONDS = 25.0
"""Processor time for one picture; what comes after it is left out."""
DETECT_PX = 960
"""Long side at which lines are looked for: finds 34 of 34 lines of 7 pt at 170 dpi; 1280 costs a third more."""
_DETECT_LARGE_PX = 1280
_LARGE_PX = 2200
_SMALL_PX = 640
_TALL = 2.5
"""A screenshot longer than this many widths is read in pieces, or its letters would vanish when it is made small."""
_LEAST_SCORE = 0.6
_MARGIN = 0.3
"""Share of a line's height by which its box is made longer at either end."""
_DOUBT = 0.8
_SAMPLE = 5
_Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Reading:
    """Lines in reading order, parted by line feeds; `is_whole` is False where the time ended first."""

    text: str
    is_whole: bool


def read(rgb: _Pixels) -> str:
    """Text in an upright RGB picture (height × width × 3), lines in reading order; "" where there is none."""
    return recognise(rgb).text


def recognise(rgb: _Pixels) -> Reading:
    """As `read`, and whether the whole picture could be read."""
    until = time.process_time() + READ_SECONDS
    bgr = np.ascontiguousarray(rgb[..., ::-1])
    texts = [_read_piece(piece, until) for piece in _pieces(bgr)]
    text = "\n".join(piece.text for piece in texts if piece.text)
    return Reading(text, all(piece.is_whole for piece in texts))


class _Engine:
    """The models, loaded once; one line at a time costs least memory and, on one thread, least time too."""

    def __init__(self) -> None:
        models = Path(rapidocr.__file__).parent / "models"
        # Named models: without names the package would look for them by address and could try to fetch them.
        self._engine = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.max_side_len": 2 * _LARGE_PX,
                "Det.model_path": str(_model(models, "*_det_*.onnx")),
                "Rec.model_path": str(_model(models, "*_rec_*.onnx")),
                "Cls.model_path": str(_model(models, "*_cls_*.onnx")),
                "Det.limit_type": "max",
                "Rec.rec_batch_num": 1,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def boxes(self, bgr: _Pixels) -> list[NDArray[np.float32]]:
        """Corners of each line, four points from the upper left on, in pixels."""
        self._engine.cfg.Det.limit_side_len = _DETECT_LARGE_PX if max(bgr.shape[:2]) > _LARGE_PX else DETECT_PX
        if self._engine.text_det is not None:
            self._engine.text_det.limit_side_len = self._engine.cfg.Det.limit_side_len
        found = self._engine(bgr, use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return [] if boxes is None else [np.asarray(box, dtype=np.float32) for box in boxes]

    def line(self, crop: _Pixels) -> tuple[str, float]:
        """The text of one cropped line and how sure the model is, 0 to 1."""
        found = self._engine(crop, use_det=False, use_cls=False, use_rec=True)
        texts, scores = getattr(found, "txts", None), getattr(found, "scores", None)
        return (str(texts[0]), float(scores[0])) if texts and scores else ("", 0.0)


def _model(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"the installed rapidocr carries no model {pattern}")
    return found[0]


@lru_cache(maxsize=1)
def _loaded() -> _Engine:
    """One set of models a process, loaded by the first picture that needs it."""
    return _Engine()


def _pieces(bgr: _Pixels) -> list[_Pixels]:
    """The picture, or the parts of a very long one, cut where least is drawn; small ones doubled."""
    height, width = bgr.shape[:2]
    if max(height, width) < _SMALL_PX:
        return [cv2.resize(bgr, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)]
    if height <= _TALL * width:
        return [bgr]
    step = max(2 * width, _SMALL_PX)
    ink = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY).std(axis=1)
    cuts = [0]
    while height - cuts[-1] > 1.25 * step:
        low, high = cuts[-1] + int(0.8 * step), cuts[-1] + int(1.2 * step)
        cuts.append(low + int(ink[low:high].argmin()))
    return [bgr[top:bottom] for top, bottom in zip(cuts, [*cuts[1:], height], strict=True)]


def _read_piece(bgr: _Pixels, until: float) -> Reading:
    engine = _loaded()
    boxes = engine.boxes(bgr)
    if not boxes:
        return Reading("", True)
    crops = [np.ascontiguousarray(get_rotate_crop_image(bgr, _widened(box))) for box in boxes]
    direction = _direction(engine, boxes, crops)
    flipped = direction in (Direction.UPSIDE_DOWN, Direction.UPWARDS)
    words: list[Word] = []
    is_whole = True
    for box, crop in zip(boxes, crops, strict=True):
        if time.process_time() > until:
            is_whole = False
            break
        text, score = engine.line(np.ascontiguousarray(crop[::-1, ::-1]) if flipped else crop)
        if score >= _LEAST_SCORE and text.strip():
            words.append(Word(text.strip(), box))
    return Reading(arranged(words, direction, (bgr.shape[1], bgr.shape[0])), is_whole)


def _direction(engine: _Engine, boxes: list[NDArray[np.float32]], crops: list[_Pixels]) -> Direction:
    """How the page lies: tall boxes tell a page on its side; doubtful lines that read better turned, one upside down.

    The crop function has turned tall boxes by a quarter against the clock, so they read right if they run downwards.
    """
    tall = sum(_height(box) > 1.5 * _width(box) for box in boxes)
    sideways = tall > 0.6 * len(boxes)
    longest = sorted(range(len(crops)), key=lambda at: -crops[at].shape[1])[:_SAMPLE]
    upright = [engine.line(crops[at])[1] for at in longest]
    flipped = False
    if sum(upright) < _DOUBT * len(longest):
        turned = [engine.line(np.ascontiguousarray(crops[at][::-1, ::-1]))[1] for at in longest]
        flipped = sum(turned) > sum(upright) + 0.1 * len(longest)
    if sideways:
        return Direction.UPWARDS if flipped else Direction.DOWNWARDS
    return Direction.UPSIDE_DOWN if flipped else Direction.UPRIGHT


def _widened(box: NDArray[np.float32]) -> NDArray[np.float32]:
    """The box made longer at both ends: the detector cuts close, and a full stop is easily lost."""
    if _height(box) > 1.5 * _width(box):
        step = _MARGIN * _width(box) * (box[3] - box[0]) / _height(box)
        signs = (-1, -1, 1, 1)
    else:
        step = _MARGIN * _height(box) * (box[1] - box[0]) / max(_width(box), 1.0)
        signs = (-1, 1, 1, -1)
    return np.asarray([corner + sign * step for corner, sign in zip(box, signs, strict=True)], dtype=np.float32)


def _width(box: NDArray[np.float32]) -> float:
    return float(np.linalg.norm(box[1] - box[0]))


def _height(box: NDArray[np.float32]) -> float:
    return float(np.linalg.norm(box[3] - box[0]))

"""The detector finds a face where one is: also blurred, in the dark, squeezed, and cut off by the frame."""

from __future__ import annotations

import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from heirloom.core.faces import BELIEVED, Face
from heirloom.embedding.faces import SIDE, DetectorFiles, DetectorMissing, FaceDetector
from heirloom.embedding.faces.boxes import squared, thinned
from heirloom.embedding.faces.pyramid import Level, normalised, pieces, shrunk

Pixels = NDArray[np.uint8]
EYES = ((210, 108), (250, 109))
"""Of the astronaut, in pixels of her picture."""


@pytest.fixture(scope="module")
def detector() -> FaceDetector:
    return FaceDetector(DetectorFiles.installed())


def found(detector: FaceDetector, picture: Pixels) -> list[Face]:
    squeezed = cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    faces = detector.find(np.asarray(squeezed, np.uint8), picture.shape[1], picture.shape[0])
    assert [face.score for face in faces] == sorted((face.score for face in faces), reverse=True)
    return [face for face in faces if face.score >= BELIEVED]


def dark(picture: Pixels) -> Pixels:
    return (picture * 0.06 + np.random.default_rng(1).uniform(0, 3, picture.shape)).astype(np.uint8)


def blurred(picture: Pixels) -> Pixels:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 5), np.uint8)


@pytest.mark.parametrize("spoilt", [lambda picture: picture, dark, blurred])
def test_one_face_is_found_with_its_eyes(detector: FaceDetector, spoilt: object) -> None:
    assert callable(spoilt)
    (face,) = found(detector, spoilt(data.astronaut()))
    assert face.score > 0.9
    assert not face.is_cut
    for (x, y), (at_x, at_y) in zip(EYES, face.points[:2], strict=True):
        assert at_x * 512 == pytest.approx(x, abs=10)
        assert at_y * 512 == pytest.approx(y, abs=10)
    assert face.points[0][0] < face.points[2][0] < face.points[1][0]


def test_a_wide_picture_is_unsqueezed(detector: FaceDetector) -> None:
    wide = np.zeros((512, 1024, 3), np.uint8)
    wide[:, 400:912] = data.astronaut()
    (face,) = found(detector, wide)
    assert face.points[0][0] * 1024 == pytest.approx(400 + EYES[0][0], abs=12)
    assert (face.right - face.left) * 1024 == pytest.approx((face.bottom - face.top) * 512, rel=0.35)


@pytest.mark.parametrize(("left", "top", "is_cut"), [(80, 0, False), (215, 0, True), (80, 97, True), (80, 30, False)])
def test_the_frame_is_seen_to_cut_a_face(detector: FaceDetector, left: int, top: int, is_cut: bool) -> None:
    faces = found(detector, np.ascontiguousarray(data.astronaut()[top : top + 300, left : left + 300]))
    assert [face.is_cut for face in faces] == [is_cut]


@pytest.mark.parametrize("name", ["coffee", "rocket", "chelsea", "page", "coins", "brick", "hubble_deep_field"])
def test_nobody_is_seen_where_nobody_is(detector: FaceDetector, name: str) -> None:
    picture = np.asarray(getattr(data, name)())
    assert found(detector, picture if picture.ndim == 3 else np.stack([picture] * 3, axis=2)) == []


def test_no_picture_is_too_strange(detector: FaceDetector) -> None:
    chance = np.random.default_rng(2)
    noise = chance.integers(0, 255, (SIDE, SIDE, 3), np.uint8)
    for width, height in ((1, 1), (5000, 3), (3, 5000), (SIDE, SIDE)):
        assert isinstance(detector.find(noise, width, height), list)
    assert detector.find(np.zeros((SIDE, SIDE, 3), np.uint8), 400, 300) == []
    with pytest.raises(ValueError, match="320"):
        detector.find(noise[:-1], 10, 10)


def test_networks_that_are_others_or_gone_are_told(tmp_path: Path) -> None:
    whole = DetectorFiles.installed()
    for path in (whole.proposing, whole.refining, whole.settling):
        shutil.copy(path, tmp_path)
    assert DetectorFiles.in_folder(tmp_path).settling == tmp_path / "onet.onnx"
    changed = tmp_path / "rnet.onnx"
    changed.write_bytes(changed.read_bytes()[:-1] + b"!")
    with pytest.raises(DetectorMissing, match=r"rnet\.onnx .*force-reinstall"):
        DetectorFiles.in_folder(tmp_path)
    changed.unlink()
    with pytest.raises(DetectorMissing, match=r"rnet\.onnx"):
        DetectorFiles.in_folder(tmp_path)


def test_of_boxes_that_say_the_same_the_surest_stays() -> None:
    boxes = np.array([[0, 0, 10, 10], [1, 0, 11, 10], [20, 0, 30, 10], [2, 2, 6, 6]], np.float32)
    scores = np.array([0.8, 0.9, 0.7, 0.6])
    assert thinned(boxes, scores, 0.5).tolist() == [1, 2, 3]
    assert thinned(boxes, scores, 0.5, of_smaller=True).tolist() == [1, 2]
    assert thinned(boxes[:0], scores[:0], 0.5).tolist() == []
    assert squared(np.array([[0, 0, 4, 8]], np.float32)).tolist() == [[-2, 0, 6, 8]]


def test_a_piece_is_cut_where_it_lies_and_black_outside() -> None:
    picture = np.zeros((SIDE, SIDE, 3), np.uint8)
    picture[:, SIDE // 2 :] = 255
    levels = [Level(normalised(picture), 1.0, 1.0), Level(shrunk(normalised(picture), 80, 80), 0.25, 0.25)]
    boxes = np.array([[100, 100, 148, 148], [172, 100, 220, 148], [80, 80, 240, 240], [-48, 0, 0, 48]], np.float32)
    found = pieces(levels, boxes, 24).mean(axis=(1, 2, 3))
    assert found == pytest.approx([-1, 1, 0, -1], abs=0.02)

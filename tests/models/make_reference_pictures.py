"""Make resources/models/reference_pixels.npz: small crops of free photographs, the fixed inputs of every conversion.

    python tests/models/make_reference_pictures.py

They serve twice: as inputs of the self-test that compares number formats, and as the sample from which a query's
mean and spread of scores are taken. All come from the data folder of scikit-image and are CC0 or in the public
domain; `resources/models/SOURCES.txt` names them.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import skimage
from PIL import Image

SIDE_PX = 96
PHOTOS = (
    "astronaut.png",
    "brick.png",
    "camera.png",
    "chelsea.png",
    "clock_motion.png",
    "coffee.png",
    "coins.png",
    "grass.png",
    "gravel.png",
    "hubble_deep_field.jpg",
    "ihc.png",
    "moon.png",
    "page.png",
    "retina.jpg",
    "rocket.jpg",
)
TARGET = Path(__file__).resolve().parents[2] / "resources" / "models" / "reference_pixels.npz"


def crops(photo: Image.Image) -> list[Image.Image]:
    """The middle square, and three quarter squares along the diagonal and in a corner."""
    side = min(photo.size)
    left, top = (photo.width - side) // 2, (photo.height - side) // 2
    half = side // 2
    boxes = [(left, top, side), (left, top, half), (left + half // 2, top + half // 2, half), (left + half, top, half)]
    return [photo.crop((x, y, x + edge, y + edge)) for x, y, edge in boxes]


def main() -> None:
    folder = Path(skimage.__file__).parent / "data"
    pictures = []
    for name in PHOTOS:
        with Image.open(folder / name) as photo:
            pictures += crops(photo.convert("RGB"))
    small = [np.asarray(picture.resize((SIDE_PX, SIDE_PX), Image.Resampling.BICUBIC)) for picture in pictures]
    np.savez_compressed(TARGET, pixels=np.stack(small))
    print(f"{len(small)} pictures, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""A small life to import."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image

PASSPHRASE = "four words and no more"


def write_sources(folder: Path) -> None:
    """Two letters, a page, a photo, an unknown file, an empty one, and a twin."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "letter.txt").write_text("Dear Anna,\n\nthe apple trees by the river are in blossom.\n\nYours, Karl\n")
    (folder / "日记.txt").write_text("今天我们在颐和园划船，孩子们非常高兴。\n", encoding="utf-8")
    (folder / "page.html").write_text("<html><title>Recipe</title><body><p>Plum cake with cinnamon</p></body></html>")
    (folder / "blob.xyz").write_bytes(random.Random(1).randbytes(3000))
    (folder / "empty.dat").write_bytes(b"")
    below = folder / "trip"
    below.mkdir(exist_ok=True)
    noise = random.Random(2).randbytes(64 * 48 * 3)
    Image.frombytes("RGB", (64, 48), noise).save(below / "IMG_20190704_180509.png")
    (below / "copy of letter.txt").write_bytes((folder / "letter.txt").read_bytes())

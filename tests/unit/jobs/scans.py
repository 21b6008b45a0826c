"""Scanned paper: pages that are pictures."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont


def write_scan(path: Path, pages: int) -> Path:
    """A PDF of A4 pages at 150 dpi, each full of words, without a text layer."""
    font = ImageFont.load_default(24)
    drawn = []
    for number in range(pages):
        page = Image.new("L", (1240, 1754), 250)
        draw = ImageDraw.Draw(page)
        for line in range(45):
            draw.text(
                (80, 80 + 35 * line), f"Page {number}, line {line}: the ferry left at noon with all aboard", 10, font
            )
        drawn.append(page)
    drawn[0].save(path, save_all=True, append_images=drawn[1:])
    return path

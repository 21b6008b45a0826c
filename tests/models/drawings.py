"""Pictures that we draw ourselves: one coloured shape of a size at a place, with the sentence that tells it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

COLOURS = {
    "red": (214, 40, 40),
    "green": (46, 150, 62),
    "blue": (38, 84, 210),
    "yellow": (240, 208, 40),
    "purple": (134, 54, 164),
    "orange": (240, 134, 30),
    "black": (22, 22, 24),
    "pink": (242, 136, 184),
}
SHAPES = {"circle": 0, "square": 4, "triangle": 3, "star": -5, "ring": 1, "cross": -12}
"""Number of corners; 0 is round, 1 round and hollow, -5 a star with five points, -12 an upright cross."""
SIZES = {"small": 0.11, "large": 0.21}
"""Radius as a share of the picture's side."""
PLACES = {
    "top left": (0.27, 0.27),
    "top right": (0.73, 0.27),
    "bottom left": (0.27, 0.73),
    "bottom right": (0.73, 0.73),
    "middle": (0.5, 0.5),
}


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn; `caption` says it in words."""

    size: str
    colour: str
    shape: str
    place: str

    @property
    def caption(self) -> str:
        return f"a {self.size} {self.colour} {self.shape} in the {self.place}"


def all_drawings() -> list[Drawing]:
    """Every combination, in a fixed order: 2 sizes x 8 colours x 6 shapes x 5 places = 480."""
    return [Drawing(*parts) for parts in product(SIZES, COLOURS, SHAPES, PLACES)]


def held_out(drawing: Drawing) -> bool:
    """One combination in eight is never trained on, so that a score shows understanding, not memory."""
    order = all_drawings().index(drawing)
    return (order * 37) % 8 == 0


def draw(drawing: Drawing, random: Random, side_px: int = 128) -> Image.Image:
    """Return the picture, RGB, side_px square; `random` moves, turns and tints it a little."""
    scale = 2
    side = side_px * scale
    paper = random.randint(205, 255)
    background = tuple(min(255, paper + random.randint(-10, 10)) for _ in range(3))
    image = Image.new("RGB", (side, side), background)
    canvas = ImageDraw.Draw(image)
    for _ in range(random.randint(0, 4)):
        line = [random.randint(0, side) for _ in range(4)]
        canvas.line(line, fill=tuple(max(0, part - random.randint(8, 30)) for part in background), width=scale)
    x, y = (share + random.uniform(-0.05, 0.05) for share in PLACES[drawing.place])
    radius = SIZES[drawing.size] * random.uniform(0.88, 1.12)
    tint = tuple(max(0, min(255, part + random.randint(-16, 16))) for part in COLOURS[drawing.colour])
    _shape(canvas, SHAPES[drawing.shape], (x * side, y * side), radius * side, random.uniform(-0.2, 0.2), tint)
    return image.resize((side_px, side_px), Image.Resampling.BOX)


def _shape(
    canvas: ImageDraw.ImageDraw,
    corners: int,
    centre: tuple[float, float],
    radius: float,
    turn: float,
    fill: tuple[int, ...],
) -> None:
    x, y = centre
    if corners in (0, 1):
        box = (x - radius * 0.92, y - radius * 0.92, x + radius * 0.92, y + radius * 0.92)
        if corners == 0:
            canvas.ellipse(box, fill=fill)
        else:
            canvas.ellipse(box, outline=fill, width=max(2, round(radius * 0.4)))
        return
    if corners == -12:
        arm = radius * 0.36
        outline = [(-arm, -radius), (arm, -radius), (arm, -arm), (radius, -arm), (radius, arm), (arm, arm)]
        outline += [(-px, -py) for px, py in outline]
        points = [_turned(px, py, turn) for px, py in outline]
    else:
        points = [_turned(px, py, turn) for px, py in _corners(corners, radius)]
    canvas.polygon([(x + px, y + py) for px, py in points], fill=fill)


def _corners(corners: int, radius: float) -> list[tuple[float, float]]:
    count = corners if corners > 0 else -2 * corners
    start = math.pi / 4 if corners == 4 else -math.pi / 2
    stretch = 1.15 if corners in (3, 4, -5) else 1.0
    points = []
    for index in range(count):
        reach = radius * stretch * (0.45 if corners < 0 and index % 2 else 1.0)
        angle = start + 2 * math.pi * index / count
        points.append((reach * math.cos(angle), reach * math.sin(angle)))
    return points


def _turned(x: float, y: float, turn: float) -> tuple[float, float]:
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)


def save_pictures(folder: Path, count: int, seed: int, *, only_held_out: bool = False) -> list[tuple[Path, str]]:
    """Draw `count` different pictures into `folder` as PNG files and return their paths and captions."""
    random = Random(seed)
    choice = [drawing for drawing in all_drawings() if held_out(drawing) or not only_held_out]
    made = []
    for number, drawing in enumerate(random.sample(choice, count)):
        path = folder / f"drawing-{number:03d}.png"
        draw(drawing, random).save(path)
        made.append((path, drawing.caption))
    return made

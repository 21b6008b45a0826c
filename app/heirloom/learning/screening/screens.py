"""Signs outside the pixels that a picture is of a screen: its size, its name, no camera."""

from __future__ import annotations

import re
from typing import Final

from heirloom.core.records import Size

_PHONES: Final = frozenset(
    {
        (640, 1136), (750, 1334), (828, 1792), (1125, 2436), (1170, 2532), (1179, 2556), (1206, 2622), (1242, 2208),
        (1242, 2688), (1284, 2778), (1290, 2796), (1320, 2868), (720, 1280), (720, 1520), (720, 1560), (720, 1600),
        (1080, 2160), (1080, 2220), (1080, 2280), (1080, 2310), (1080, 2316), (1080, 2340), (1080, 2376), (1080, 2400),
        (1080, 2408), (1080, 2412), (1220, 2712), (1224, 2700), (1260, 2800), (1344, 2992), (1440, 2560), (1440, 2880),
        (1440, 2960), (1440, 3040), (1440, 3088), (1440, 3120), (1440, 3200), (1536, 2048), (1620, 2160), (1668, 2224),
        (1668, 2388), (2048, 2732), (1600, 2560), (480, 800), (480, 854), (540, 960), (640, 960),
    }
)  # fmt: skip
"""Sides of phones and tablets, short side first."""
_SHARED: Final = frozenset(
    {
        (1080, 1920), (768, 1366), (900, 1440), (1440, 2560), (2160, 3840), (800, 1280), (1800, 2880), (864, 1536),
        (1050, 1680), (1200, 1920), (1024, 1280), (900, 1600), (1600, 2560), (1964, 3024), (2234, 3456), (1664, 2560),
        (1440, 3440), (768, 1024),
    }
)  # fmt: skip
"""Sides of desktops; films and wallpapers have some of them, too."""
_NAME: Final = re.compile(
    r"screen[ _-]?shot|screen[ _-]?cap|screen[ _-]?grab|snipaste|bildschirmfoto|capture d.?écran|captura de pantalla"
    r"|截屏|截图|屏幕截图|屏幕快照|螢幕截圖|スクリーンショット",
    re.IGNORECASE,
)


def is_named_so(name: str) -> bool:
    """Whether the file's name says that it is a picture of a screen."""
    return _NAME.search(name) is not None


def size_evidence(size: Size | None) -> float:
    """Logarithm of the odds that a picture's sides speak for a screen: some phones' are nothing else's."""
    if size is None:
        return 0.0
    sides = (min(size.width, size.height), max(size.width, size.height))
    return 1.5 if sides in _PHONES else 0.7 if sides in _SHARED else 0.0

"""Tells what a camera or program wrote into a caption from what a person wrote."""

from __future__ import annotations

import json
import re
from typing import Final

from heirloom.core.records import Camera

_WORD: Final = re.compile(r"[^\W_]+")
_YEAR: Final = re.compile(r"(?:18|19|20)\d\d")

_WHOLE: Final = frozenset(
    {
        # what cameras and phones put into every picture, the modes of phones among it
        "my beautiful picture", "metadata-start", "cof", "edf", "sdr", "mde", "rbt", "ptr", "nor", "oznor", "fznor",
        "ozedf", "rhdr", "hdrpl", "rptnb", "bty", "dav", "cuva", "ascii", "dcim", "photosmart", "hp photosmart",
        "zoran", "vga", "none", "unknown", "burst", "hdr",
    }
)  # fmt: skip
"""Defaults that no rule tells; in lower case, without the marks around them."""
_MACHINE: Final = frozenset(
    {
        "digital", "mp3", "csc", "dsc", "dsc1", "dcf", "exif", "jpeg", "jpg", "jfif", "untitled", "default",
        "description", "title", "caption", "picture", "image", "photo", "pic", "img", "unknown", "oplus", "数码相机",
        "数码照相机", "デジタルカメラ", "디지털카메라",
    }
)  # fmt: skip
"""Words for the device or the file: a caption of nothing else tells nothing."""
_DEVICE: Final = frozenset(
    {
        "camera", "cameras", "cam", "action", "still", "video", "camcorder", "phone", "mobile", "scanner", "zoom",
        "color", "slr", "dslr", "hd", "no", "company", "co", "ltd", "inc", "corp", "corporation", "optical",
        "imaging", "electric", "electronics", "technologies", "ver", "version",
    }
)  # fmt: skip
"""Words that go with those; by themselves they may be what a picture shows."""
_BRANDS: Final = frozenset(
    {
        "acer", "agfa", "agfaphoto", "aiptek", "alcatel", "asus", "avaya", "benq", "canon", "casio", "concord",
        "contax", "dji", "epson", "fuji", "fujifilm", "ge", "genius", "gopro", "hasselblad", "hp", "htc", "huawei",
        "jenoptik", "jvc", "kodak", "konica", "kyocera", "leica", "lenovo", "lg", "lumix", "mamiya", "medion",
        "meizu", "minolta", "minox", "motorola", "mustek", "nikon", "nokia", "olympus", "oneplus", "oppo",
        "panasonic", "pentax", "phaseone", "philips", "polaroid", "praktica", "premier", "realme", "ricoh", "rollei",
        "samsung", "sanyo", "sharp", "sigma", "sony", "sonyericsson", "tecno", "toshiba", "traveler", "vivitar",
        "vivo", "vodafone", "voigtländer", "xiaomi", "yakumo", "zte",
    }
)  # fmt: skip
_THINGS: Final = frozenset({"apple", "orange", "palm", "trust", "honor", "nothing", "essential", "sharp", "concord"})
"""Makers whose names are words of everyday: alone they are what a picture shows."""
_NUMBERED: Final = re.compile(
    r"oplus_\d+|0\d{3,}|(?:hdr|burst|img|dsc[fn]?|pict?|gopr|mvimg|p)[-_]?\d{3,}(?:\.\w{3,4})?", re.IGNORECASE
)
_IN_CAMERA: Final = re.compile(r"(?:[a-z]:)?[\\/]?dcim[\\/].+", re.IGNORECASE)
_SETTINGS: Final = re.compile(r"(?:[\w-]+\s*[:=]\s*[^;:=]*;\s*){2,}[\w-]+\s*[:=].*", re.DOTALL)
_PROGRAMMED: Final = re.compile(r"\b(?:[a-z]+[A-Z][A-Za-z]*|[a-z]+[-_][a-z]+)\s*[:=]")
"""A name as programs give it: captureOrientation, hw-remosaic."""
_MEASURED: Final = re.compile(r"\b[A-Za-z]{1,8}: *-?\d[\d.]*(?!\w)")
_HEADED: Final = re.compile(r"\b[A-Z_]{4,}: ")
_FINGERPRINT: Final = re.compile(r"(?:[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|gcm_tag.*)")
_MEASURES, _HEADS = 6, 3
"""From so many values on a text is a record of a device's; a person's list of ages or names is shorter."""


def is_default(text: str, camera: Camera | None = None) -> bool:
    """Whether `text` says nothing that a person meant: a file's name, settings, or no more than the device's words.

    The words of the picture's own maker and model count, brands, and words like "digital camera". One word that is no
    such, a year too, makes it a person's. A lone word that may be what the picture shows is left to the person.
    """
    plain = text.strip().strip("<>()[]\"'*_ \t\r\n.").casefold()
    if not plain or plain in _WHOLE or _NUMBERED.fullmatch(plain):
        return True
    if _IN_CAMERA.fullmatch(plain) or _FINGERPRINT.fullmatch(plain):
        return True
    return _is_record(text.strip()) or _is_device(plain, camera or Camera())


def _is_record(text: str) -> bool:
    """Values with their names, as devices note their settings: JSON, `name: value; …`, or many measures."""
    if text[:1] == "{":
        try:
            return isinstance(json.loads(text), dict)
        except (ValueError, RecursionError):
            return False
    if len(_MEASURED.findall(text)) >= _MEASURES or len(_HEADED.findall(text)) >= _HEADS:
        return True
    return _PROGRAMMED.search(text) is not None and _SETTINGS.fullmatch(text) is not None


def _is_device(plain: str, camera: Camera) -> bool:
    words = _WORD.findall(plain)
    named = [" ".join(_WORD.findall((name or "").casefold())) for name in (camera.make, camera.model)]
    own = {word for name in named for word in name.split()}
    if not all(_is_known(word, own) for word in words):
        return False
    if any(word in _MACHINE for word in words):
        return True
    whole = " ".join(words)
    if len(words) == 1:
        return whole in named and whole not in _THINGS
    return any(word in own - _THINGS for word in words)


def _is_known(word: str, own: set[str]) -> bool:
    if word in own or word in _MACHINE or word in _DEVICE or word in _BRANDS:
        return True
    return word.isdecimal() and _YEAR.fullmatch(word) is None

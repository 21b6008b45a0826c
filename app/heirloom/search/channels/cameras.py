"""Items by the camera that took them: "canon", "iphone 12", "佳能"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Camera, Channel
from heirloom.core.words import content_terms, fold
from heirloom.search.channels.folders import LARGE, LARGE_SHARE, PARTLY
from heirloom.search.channels.passages import Wording
from heirloom.search.fuse import Finding
from heirloom.search.number_sets import are_in
from heirloom.vault import Vault

Numbers = NDArray[np.int64]

BY_CAMERA: Final = -1
"""What stands in a passage's stead where the camera is the reason."""
TAKEN_WITH: Final = 1.0
"""Evidence of a camera that every word names: sure, and below every name that a person gave."""
_ENOUGH: Final = 0.5
_MOST_WORDS: Final = 12
_SEPARATOR: Final = "\x1f"
_WORDS: Final = re.compile(r"[^\W_]+")
_COMMON_WORDS: Final = """
action air apple camera canvas city compact company corp corporation desire digital dream edge electronics elite
expert express find flip fold fusion galaxy general go hero honor ii iii image imaging inc international iv joy kids
kiss legend life light limited lite live ltd magic mark master mate max mega mini mirror mobile model motion neo net
new none note nova one optical optics orange palm perfection phantom phone photo play plus pocket pop power prime
pro razor reality rebel red royal scan scanner sense shot smart spark special sport star style stylus super touch
ultra unknown view vision vivid watch wave wide zero zoom
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())
"""Words of makes and models that mean other things as well: alone they name no camera."""
_ASIDE_WORDS: Final = "taken shot made photographed camera cameras phone photo photos picture pictures"
_ASIDE: Final = frozenset(_ASIDE_WORDS.split())
_ZH_ASIDE: Final = re.compile("[用拍摄的了照片相机手]+")
_ZH_MAKES: Final = {
    "佳能": "canon",
    "尼康": "nikon",
    "索尼": "sony",
    "富士": "fujifilm",
    "奥林巴斯": "olympus",
    "松下": "panasonic",
    "宾得": "pentax",
    "理光": "ricoh",
    "徕卡": "leica",
    "适马": "sigma",
    "哈苏": "hasselblad",
    "卡西欧": "casio",
    "柯达": "kodak",
    "三星": "samsung",
    "华为": "huawei",
    "大疆": "dji",
    "一加": "oneplus",
    "魅族": "meizu",
    "谷歌": "google",
}
"""What Chinese calls the makers; the two that are called apple and millet are left out."""


def findings_by_camera(vault: Vault, wordings: Sequence[Wording], *, sparing: bool = False) -> list[Finding]:
    """What the makes and models of cameras say to each wording; `sparing`: nothing of one that took many."""
    asked = [(wording, words) for wording in wordings if (words := _asked(wording.text)) and _names_some(words)]
    if not asked:
        return []
    known = {camera: _words_of(camera) for camera in vault.items.cameras()}
    return [one for wording, words in asked for one in _found(vault, wording, words, known, sparing=sparing)]


def camera_name(camera: Camera) -> str:
    """Maker and model, the maker once: "Apple iPhone 8", "Canon EOS 5D"."""
    make, model = (camera.make or "").strip(), (camera.model or "").strip()
    if make and model.lower().startswith(make.split()[0].lower()):
        return model
    return f"{make} {model}".strip()


def _asked(text: str) -> list[str]:
    plain = fold(text)
    for chinese, latin in _ZH_MAKES.items():
        plain = plain.replace(chinese, f" {latin} ")
    if not plain.isascii():
        plain = _ZH_ASIDE.sub(" ", plain)
    said = [token for term in content_terms(plain) if not term.stop for token in term.tokens]
    return [word for word in dict.fromkeys(said) if word not in _ASIDE][: _MOST_WORDS + 1]


def _names_some(words: Sequence[str]) -> bool:
    """Whether one of the words can only be a name."""
    return len(words) <= _MOST_WORDS and any(_is_name(word) for word in words)


def _is_name(word: str) -> bool:
    return len(word) > 1 and word.isascii() and not word.isdecimal() and word not in _COMMON


def _words_of(camera: str) -> frozenset[str]:
    """The words of a make and model, and two that follow each other as one: "iphone12", "eos5d"."""
    words = [word for part in camera.split(_SEPARATOR) for word in _WORDS.findall(fold(part))]
    return frozenset(words) | {first + second for first, second in pairwise(words)}


def _found(
    vault: Vault, wording: Wording, words: Sequence[str], known: dict[str, frozenset[str]], *, sparing: bool
) -> list[Finding]:
    held = {camera: [word for word in words if word in here] for camera, here in known.items()}
    held = {camera: some for camera, some in held.items() if any(map(_is_name, some))}
    share = {camera: len(some) / len(words) for camera, some in held.items() if len(some) >= _ENOUGH * len(words)}
    if not share:
        return []
    best = max(share.values())  # "iphone 12": the others of the make are not meant
    numbers = vault.items.taken_with([camera for camera, one in share.items() if one == best])
    least = 0 if sparing else LARGE
    large = len(numbers) > least and len(numbers) > LARGE_SHARE * vault.items.count()
    if large and (sparing or best < 1):
        return []
    if wording.within is not None:
        numbers = numbers[are_in(numbers, wording.within)]
    evidence = np.full(len(numbers), TAKEN_WITH if best == 1 else PARTLY * (best - 1), np.float32)
    return [Finding(Channel.NAME, numbers, evidence, np.full(len(numbers), BY_CAMERA, np.int64))]

"""A vault with words and a picture that lie nowhere else in the world, and the bytes by which they are known."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from heirloom import vault as vaults
from heirloom.bank import LockedBank, create
from heirloom.bank.label import write_label
from heirloom.core.records import Kind
from heirloom.vault.keys.master import LABELS

PASSPHRASE = "Quill-8-verbena-Otter-61"
WORDS = "zorvexin quambleth drissewick"
COLOUR = (203, 57, 118)
LABEL = "Lin family"
_PIXELS = 24


@dataclass(frozen=True, slots=True)
class Canary:
    """`secrets` are keys and passphrase, `contents` what the vault holds: patterns by name."""

    path: Path
    sources: Path
    secrets: dict[str, bytes]
    contents: dict[str, bytes]

    @property
    def patterns(self) -> dict[str, bytes]:
        return self.secrets | self.contents


def make_canary(top: Path, *, others: int = 4, light_kdf: bool = True) -> Canary:
    """Make the vault below `top`, with one canary picture, one letter and a few others."""
    sources, path = top / "sources", top / "Vault"
    sources.mkdir(parents=True)
    for number in range(others + 1):
        picture = Image.new("RGB", (480, 360), COLOUR if not number else (20 * number, 90, 140))
        ImageDraw.Draw(picture).rectangle((0, 0, 480, 40), (240, 240, 230))
        picture.save(sources / f"IMG_2024061{number}_100000.png")
    (sources / "letter.txt").write_text(f"Dear Ada, {WORDS}, and much love.\n" * 3, encoding="utf-8")
    create(path, PASSPHRASE, light_kdf=light_kdf)
    write_label(path, LABEL)
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(sources)], ocr=False)
        first = min(bank.list_items(kind=Kind.PHOTO).items, key=lambda item: str(item.captured))
        thumbnail = bank.thumbnail(first)
    assert thumbnail is not None
    return Canary(path, sources, _secrets(path), _contents(thumbnail))


def _secrets(path: Path) -> dict[str, bytes]:
    keys = vaults.unlock(path, passphrase=PASSPHRASE)
    found = {
        "passphrase, UTF-8": PASSPHRASE.encode(),
        "passphrase, UTF-16": PASSPHRASE.encode("utf-16-le"),
        "unlock key": bytes(keys.unlock_key),
        "unlock key, hex": bytes(keys.unlock_key).hex().encode(),
        "dedup key": bytes(keys.dedup_key),
    }
    found |= {f"master key {epoch}": bytes(keys.master_key(epoch)) for epoch in keys.epochs}
    found |= {label: bytes(keys.subkey(label)) for label in LABELS}
    keys.wipe()
    return found


def _contents(thumbnail: bytes) -> dict[str, bytes]:
    # What the picture became in the JPEG, and what any decoder makes of that: within one step of each other.
    red, green, blue = Image.open(io.BytesIO(thumbnail)).convert("RGB").getpixel((240, 200))  # type: ignore[misc]
    middle = len(thumbnail) // 2
    return {
        "words, UTF-8": WORDS.encode(),
        "words, UTF-16": WORDS.encode("utf-16-le"),
        "thumbnail, JPEG": thumbnail[middle : middle + 48],
        "thumbnail, pixels": bytes((blue, green, red, 255)) * _PIXELS,
        "thumbnail, RGB": bytes((red, green, blue)) * _PIXELS,
    }

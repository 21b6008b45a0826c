"""What tests of the window get: an application in our theme, a small real vault, threads for its work."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication

from heirloom.bank import Bank, LockedBank, create
from heirloom.gui import language, theme
from heirloom.gui.background import Background

PASSPHRASE = "four words and no more"
SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
PICTURES = {
    "IMG_20190614_100000.png": (320, 240),
    "IMG_20190615_090000.png": (240, 320),
    "IMG_20190615_090100.png": (320, 213),
    "IMG_20190615_173000.png": (400, 200),
    "IMG_20190704_180509.png": (320, 240),
    "IMG_20180101_000100.png": (300, 300),
}
"""Drawn pictures by name, which dates them, and size; the vault holds them and the samples' letters and recipes."""


HERE = Path(__file__).resolve().parent
OFFSCREEN_CANNOT = "This plugin does not support"
"""Said by the platform without a screen for each window that is shown."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN_CANNOT))


@dataclass(frozen=True, slots=True)
class SmallVault:
    """A vault of one test's own; change it as you like."""

    path: Path
    passphrase: str
    recovery_key: str
    sources: Path
    """The files that were brought in."""


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """The light theme at scale 1, in English, whatever the test before this one chose; English again for the next."""
    language.switch(qapp, "en")
    theme.apply(qapp, "light", 1.0)
    yield qapp
    language.switch(qapp, "en")
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Circular garbage is collected here, between tests, and in no worker's thread: it holds widgets of the test."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> SmallVault:
    """Six pictures, four letters and two recipes, understood; take `vault`, which is a copy."""
    top = tmp_path_factory.mktemp("filled")
    sources = top / "sources"
    draw_pictures(sources / "pictures")
    for name in ("letters", "recipes"):
        shutil.copytree(SAMPLES / name, sources / name)
    path = top / "Family.heirloom"
    made = create(path, PASSPHRASE, light_kdf=True)
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        report = bank.import_paths([str(sources)], ocr=False)
    assert report.failed == []
    assert report.imported == len(PICTURES) + 6
    return SmallVault(path, PASSPHRASE, made.recovery_key, sources)


@pytest.fixture
def vault(filled: SmallVault, tmp_path: Path) -> SmallVault:
    """A filled vault that is locked."""
    path = tmp_path / filled.path.name
    shutil.copytree(filled.path, path)
    return SmallVault(path, filled.passphrase, filled.recovery_key, filled.sources)


@pytest.fixture
def bank(vault: SmallVault) -> Iterator[Bank]:
    """The same vault, open to read and write."""
    with LockedBank(vault.path).unlock(passphrase=vault.passphrase) as opened:
        yield opened


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """Threads for work, ended after the test."""
    made = Background()
    yield made
    assert made.close(200.0)


def draw_pictures(folder: Path) -> None:
    """The pictures of PICTURES, each unlike the others."""
    folder.mkdir(parents=True)
    for index, (name, size) in enumerate(PICTURES.items()):
        picture = Image.new("RGB", size, (40 * index, 200 - 30 * index, 90 + 20 * index))
        pen = ImageDraw.Draw(picture)
        pen.ellipse((20, 20, 60 + 20 * index, 60 + 10 * index), fill=(250, 240, 40 * index))
        pen.line((0, size[1], size[0], 0), fill=(255, 255, 255), width=index + 1)
        picture.save(folder / name)

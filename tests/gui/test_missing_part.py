"""An installation without the networks that find faces: the window tells it once, and everything else goes on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from heirloom.bank import LockedBank, create
from heirloom.embedding.faces import files
from heirloom.gui.main_window import MainWindow
from heirloom.gui.preferences import Preferences
from heirloom.gui.widgets.notices import ToastText
from tests.gui.conftest import PASSPHRASE

PATIENCE_MS = 40_000


def test_the_look_goes_on_where_nothing_finds_faces(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PACKAGE", "no_such_package")
    folder = tmp_path / "pictures"
    folder.mkdir()
    chance = np.random.default_rng(5)
    for at in range(3):
        Image.fromarray(chance.integers(0, 255, (300, 400, 3), np.uint8)).save(folder / f"{at}.png")
    create(tmp_path / "vault", PASSPHRASE, light_kdf=True)
    with LockedBank(tmp_path / "vault").unlock(passphrase=PASSPHRASE) as bank:
        window = MainWindow(bank, Preferences.load(tmp_path / "window.json"), lambda _why: None)
        said: list[str] = []
        window.makers.toast.connect(lambda told: said.append(told.text) if isinstance(told, ToastText) else None)
        window.show()
        window.queue.bring_in([str(folder)])
        qtbot.waitUntil(
            lambda: any("finds faces is not completely installed" in one for one in said), timeout=PATIENCE_MS
        )
        qtbot.waitUntil(lambda: window.queue.is_idle, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: bank.screening.overview().looked_at == 3, timeout=PATIENCE_MS)
        assert [job.trouble for job in window.queue.jobs() if job.trouble] == []
        window.queue.understand()
        qtbot.waitUntil(lambda: window.queue.is_idle, timeout=PATIENCE_MS)
        assert sum("finds faces" in one for one in said) == 1
        window.close_down()
        assert window.background.close(200.0)
        window.deleteLater()

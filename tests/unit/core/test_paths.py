"""Where things lie, per platform and per variable."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from heirloom.core.paths import cache_dir, config_dir, data_dir, models_dir, resources_dir


def test_one_variable_moves_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEIRLOOM_DATA", str(tmp_path))
    assert data_dir() == tmp_path
    assert config_dir() == tmp_path / "config"
    assert cache_dir() == tmp_path / "cache"
    assert models_dir() == tmp_path / "models"


def test_linux_follows_the_xdg_specification(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HEIRLOOM_DATA")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert data_dir() == tmp_path / ".local" / "share" / "heirloom"
    assert config_dir() == tmp_path / "settings" / "heirloom"
    assert cache_dir() == tmp_path / ".cache" / "heirloom"


def test_macos_and_windows_follow_their_customs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HEIRLOOM_DATA")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert data_dir() == tmp_path / "Library" / "Application Support" / "Heirloom"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    assert data_dir() == tmp_path / "Local" / "Heirloom"
    assert cache_dir() == tmp_path / "Local" / "Heirloom" / "cache"


def test_what_ships_is_there() -> None:
    assert (resources_dir() / "samples" / "samples.json").is_file()

"""Where things lie on this computer: user data, configuration, cache, and what ships with the package.

Linux follows the XDG Base Directory Specification, macOS and Windows their own customs.
`HEIRLOOM_DATA` moves all three user folders below one place of your choice.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

DATA_VARIABLE = "HEIRLOOM_DATA"


def data_dir() -> Path:
    """Folder for what is kept between runs and is not a vault: models, converted encoders."""
    return _user_dir("data")


def config_dir() -> Path:
    """Folder for preferences; nothing in it tells what a vault holds or where it lies."""
    return _user_dir("config")


def cache_dir() -> Path:
    """Folder for what may be deleted at any time."""
    return _user_dir("cache")


def models_dir() -> Path:
    """Folder of the encoders that a person fetched or brought, and of converted ones."""
    return data_dir() / "models"


def resources_dir() -> Path:
    """Folder of the data that ships: beside the package when installed, at the top of a source tree."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"


def _user_dir(purpose: str) -> Path:
    chosen = os.environ.get(DATA_VARIABLE)
    if chosen:
        top = Path(chosen)
        return top if purpose == "data" else top / purpose
    return _platform_dir(purpose)


def _platform_dir(purpose: str) -> Path:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Heirloom"
        return local if purpose == "data" else local / purpose
    if sys.platform == "darwin":
        library = home / "Library"
        return {
            "data": library / "Application Support" / "Heirloom",
            "config": library / "Preferences" / "Heirloom",
            "cache": library / "Caches" / "Heirloom",
        }[purpose]
    variable, default = {
        "data": ("XDG_DATA_HOME", ".local/share"),
        "config": ("XDG_CONFIG_HOME", ".config"),
        "cache": ("XDG_CACHE_HOME", ".cache"),
    }[purpose]
    named = os.environ.get(variable, "")
    # The specification: a path that is not absolute is ignored.
    base = Path(named) if named and Path(named).is_absolute() else home / default
    return base / "heirloom"

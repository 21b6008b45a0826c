"""What a person prefers on this computer: one small file, readable by anyone, telling nothing of what a vault holds."""

from __future__ import annotations

import contextlib
import json
import os
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal

from heirloom.core.paths import config_dir

FILE_NAME: Final = "window.json"
AUTO_LOCK_MINUTES: Final = (1, 5, 10, 30, 0)
"""Choices of idle minutes before locking; 0 is never."""
TEXT_SCALES: Final = (90, 100, 115, 130)
THEMES: Final = ("system", "light", "dark")
LANGUAGES: Final = ("system", "en", "zh_CN")
_MOST_BYTES: Final = 256 << 10
_MOST_VAULTS: Final = 20
_writing = threading.Lock()


@dataclass(frozen=True, slots=True)
class KnownVault:
    """A vault that was opened here: its folder and when that was (UTC). Its name lies in the folder itself."""

    path: str
    opened_at: datetime | None = None
    stretch_ms: int = 0
    """How long stretching the passphrase took last time; the progress bar of the next time goes by it."""


def _one_of(default: Any, choices: tuple[Any, ...]) -> Any:
    return field(default=default, metadata={"choices": choices})


def _between(default: int, least: int, most: int) -> Any:
    return field(default=default, metadata={"least": least, "most": most})


@dataclass
class Preferences:
    """Typed preferences. Change them by `change`: that merges with the file, writes it and tells the listeners."""

    language: str = _one_of("system", LANGUAGES)
    theme: Literal["system", "light", "dark"] = _one_of("system", THEMES)
    text_scale: int = _one_of(100, TEXT_SCALES)
    reduce_motion: bool = False
    auto_lock_minutes: int = _one_of(10, AUTO_LOCK_MINUTES)
    lock_on_sleep: bool = True
    lock_on_screen_lock: bool = True
    hide_name: bool = False
    """The locked page says "Heirloom" instead of the vault's label."""
    quick_unlock: bool = False
    """Keep the unlock key in the system's keychain from the next passphrase on."""
    tray: bool = True
    keep_running: bool = True
    """Closing the window leaves the program at work."""
    network: bool = False
    """Off: no connection is opened at all."""
    read_text: bool = True
    """Read the words in pictures when there is nothing else to do."""
    notifications: bool = True
    notify_names: bool = False
    start_with_computer: bool = False
    sidebar_as_rail: bool = False
    tile_height: int = _between(176, 80, 400)
    window: tuple[int, int, int, int] | None = None
    """Where the window was: x, y, width, height."""
    maximised: bool = False
    said: tuple[str, ...] = ()
    """Names of notices that are given once and were given."""
    vaults: tuple[KnownVault, ...] = ()
    """The one opened last comes first."""
    place: Path | None = field(default=None, repr=False, metadata={"kept": False})
    _listeners: list[Callable[[set[str]], None]] = field(
        default_factory=list, repr=False, compare=False, metadata={"kept": False}
    )

    @classmethod
    def load(cls, place: Path | None = None) -> Preferences:
        """What the file says; defaults for what is missing, odd, or all of it where the file is damaged."""
        place = place or config_dir() / FILE_NAME
        return cls(place=place, **_understood(_read(place)))

    def change(self, **values: Any) -> None:
        """Set and write: only what is named is changed in the file, whoever else wrote to it meanwhile.

        It touches the disk for a moment: screens call it through the background, tests and processes directly.
        """
        self.apply(**values)
        self.write(values.keys())

    def apply(self, **values: Any) -> None:
        """Set without writing; listeners hear the names. Unknown names are a bug."""
        known = {one.name for one in fields(self) if one.metadata.get("kept", True)}
        unknown = values.keys() - known
        if unknown:
            raise ValueError(f"unknown preferences: {sorted(unknown)}")
        for name, value in values.items():
            setattr(self, name, value)
        for listener in list(self._listeners):
            listener(set(values))

    def write(self, names: Any) -> None:
        """Merge the named preferences into the file, atomically. A disk that refuses is no reason to stop anyone."""
        if self.place is None:
            return
        with _writing, contextlib.suppress(OSError):
            kept = _read(self.place)
            kept.update({name: _as_json(getattr(self, name)) for name in names})
            _write(self.place, kept)

    def reload(self) -> None:
        """Take over what another process of the program wrote."""
        if self.place is not None:
            fresh = Preferences.load(self.place)
            self.apply(**{one.name: getattr(fresh, one.name) for one in fields(self) if one.metadata.get("kept", True)})

    def listen(self, listener: Callable[[set[str]], None]) -> Callable[[], None]:
        """Hear of changed names in this process; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def opened(self, path: Path, *, stretch_ms: int = 0) -> None:
        """Note that the vault at `path` was opened now: it is the first to be offered next time."""
        before = next((one for one in self.vaults if one.path == str(path)), None)
        known = KnownVault(str(path), datetime.now(UTC), stretch_ms or (before.stretch_ms if before else 0))
        others = tuple(one for one in self.vaults if one.path != str(path))
        self.change(vaults=(known, *others)[:_MOST_VAULTS])

    def forget(self, path: Path) -> None:
        """Offer the vault at `path` no longer; the vault itself stays as it is."""
        self.change(vaults=tuple(one for one in self.vaults if one.path != str(path)))


def _read(place: Path) -> dict[str, Any]:
    try:
        with place.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(place: Path, kept: Mapping[str, Any]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8") as file:
            json.dump(kept, file, ensure_ascii=False, indent=1, sort_keys=True)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _understood(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are of the right type and within bounds."""
    values: dict[str, Any] = {}
    for one in fields(Preferences):
        if not one.metadata.get("kept", True) or one.name not in kept:
            continue
        value = _from_json(one.name, kept[one.name], one.default)
        if value is not None and _fits(value, one.metadata):
            values[one.name] = value
    return values


def _fits(value: Any, bounds: Mapping[str, Any]) -> bool:
    if "choices" in bounds:
        return value in bounds["choices"]
    if "least" in bounds:
        return bool(bounds["least"] <= value <= bounds["most"])
    return True


def _from_json(name: str, value: Any, default: Any) -> Any:
    if name == "window":
        numbers = isinstance(value, list) and len(value) == 4 and all(type(one) is int for one in value)
        return tuple(value) if numbers else None
    if name == "said":
        return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else None
    if name == "vaults":
        return tuple(filter(None, map(_known_vault, value)))[:_MOST_VAULTS] if isinstance(value, list) else None
    return value if type(value) is type(default) else None


def _known_vault(value: Any) -> KnownVault | None:
    if not isinstance(value, dict) or not isinstance(value.get("path"), str) or not value["path"]:
        return None
    opened = None
    with contextlib.suppress(ValueError, TypeError):
        opened = datetime.fromisoformat(value["opened_at"]) if value.get("opened_at") else None
    if opened is not None and opened.tzinfo is None:
        opened = opened.replace(tzinfo=UTC)
    stretch = value.get("stretch_ms")
    return KnownVault(value["path"], opened, stretch if type(stretch) is int and 0 <= stretch < 600_000 else 0)


def _as_json(value: Any) -> Any:
    if isinstance(value, KnownVault):
        opened = value.opened_at.isoformat(timespec="seconds") if value.opened_at else None
        return {"path": value.path, "opened_at": opened, "stretch_ms": value.stretch_ms}
    if isinstance(value, tuple):
        return [_as_json(one) for one in value]
    return value

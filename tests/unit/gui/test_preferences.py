"""Preferences: defaults for what is odd, unknown keys kept, two processes do not overwrite each other."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heirloom.gui.preferences import KnownVault, Preferences


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "config" / "window.json"


def test_what_is_changed_is_there_next_time(place: Path) -> None:
    Preferences.load(place).change(theme="dark", tile_height=240, window=(1, 2, 1200, 800), said=("tray",))
    kept = Preferences.load(place)
    assert (kept.theme, kept.tile_height, kept.window, kept.said) == ("dark", 240, (1, 2, 1200, 800), ("tray",))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "\x00" * 40, "[" * 100_000])
def test_a_damaged_file_gives_the_defaults(place: Path, text: str) -> None:
    place.parent.mkdir()
    place.write_text(text)
    assert Preferences.load(place) == Preferences(place=place)


def test_odd_values_give_their_own_defaults_only(place: Path) -> None:
    place.parent.mkdir()
    odd = {"theme": "pink", "auto_lock_minutes": 7, "tile_height": 9999, "tray": "yes", "window": [1, 2], "vaults": [3]}
    place.write_text(json.dumps({**odd, "text_scale": 115}))
    kept = Preferences.load(place)
    assert (kept.theme, kept.auto_lock_minutes, kept.tile_height, kept.tray) == ("system", 10, 176, True)
    assert (kept.window, kept.vaults, kept.text_scale) == (None, (), 115)


def test_keys_of_another_version_are_kept(place: Path) -> None:
    place.parent.mkdir()
    place.write_text(json.dumps({"from_the_future": {"a": 1}, "theme": "light"}))
    Preferences.load(place).change(theme="dark")
    assert json.loads(place.read_text()) == {"from_the_future": {"a": 1}, "theme": "dark"}


def test_two_processes_change_different_things(place: Path) -> None:
    one, other = Preferences.load(place), Preferences.load(place)
    one.change(theme="dark")
    other.change(text_scale=130)
    kept = Preferences.load(place)
    assert (kept.theme, kept.text_scale) == ("dark", 130)
    one.reload()
    assert one.text_scale == 130


def test_listeners_hear_what_changed_until_they_let_go(place: Path) -> None:
    preferences = Preferences.load(place)
    heard: list[set[str]] = []
    stop = preferences.listen(heard.append)
    preferences.change(hide_name=True, tray=False)
    stop()
    preferences.change(tray=True)
    assert heard == [{"hide_name", "tray"}]


def test_an_unknown_name_is_a_bug(place: Path) -> None:
    with pytest.raises(ValueError, match="unknown preferences"):
        Preferences.load(place).change(colour="red")


def test_the_vault_opened_last_comes_first(place: Path, tmp_path: Path) -> None:
    preferences = Preferences.load(place)
    preferences.opened(tmp_path / "a", stretch_ms=900)
    preferences.opened(tmp_path / "b")
    preferences.opened(tmp_path / "a")
    kept = Preferences.load(place)
    assert [one.path for one in kept.vaults] == [str(tmp_path / "a"), str(tmp_path / "b")]
    assert kept.vaults[0].stretch_ms == 900
    opened = kept.vaults[0].opened_at
    assert opened is not None
    assert abs((datetime.now(UTC) - opened).total_seconds()) < 60
    kept.forget(tmp_path / "a")
    assert [one.path for one in Preferences.load(place).vaults] == [str(tmp_path / "b")]


def test_a_disk_that_refuses_stops_nobody(tmp_path: Path) -> None:
    in_the_way = tmp_path / "config"
    in_the_way.write_text("a file where a folder should be")
    preferences = Preferences.load(in_the_way / "window.json")
    preferences.change(theme="dark")
    assert preferences.theme == "dark"


def test_nothing_half_written_stays(place: Path) -> None:
    Preferences.load(place).change(vaults=(KnownVault("/somewhere"),))
    assert [one.name for one in place.parent.iterdir()] == ["window.json"]

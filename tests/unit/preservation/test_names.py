"""Names stay what they were where a file system takes them, and numbers never make two the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from heirloom.preservation.names import NAME_BYTES, FreeNames, numbered, safe_name, sidecar_path


@pytest.mark.parametrize(
    "name", ["a.txt", "家书.md", "x" * 251 + ".txt", "a b (2).tar.gz", os.fsdecode(b"caf\xe9.jpg")]
)
def test_a_good_name_stays(name: str) -> None:
    assert safe_name(name) == name


@pytest.mark.parametrize(("name", "safe"), [("a/b.txt", "a_b.txt"), ("..", "unnamed"), ("", "unnamed")])
def test_a_name_that_is_none_is_made_one(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_is_cut_between_characters_and_keeps_its_ending() -> None:
    safe = safe_name("家" * 200 + ".jpeg")
    assert len(os.fsencode(safe)) <= NAME_BYTES
    assert safe.endswith("家.jpeg")
    assert safe.encode("utf-8")


@pytest.mark.parametrize("name", ["x" * 251 + ".txt", "x" * 255, "家" * 85, "x" * 10 + "." + "y" * 244, "a.txt"])
def test_the_longest_names_get_different_numbers_too(name: str) -> None:
    paths = [Path(numbered(name, number)) for number in (1, 2, 3, 1000)]
    assert len({path.name for path in paths}) == len({sidecar_path(path) for path in paths}) == 4
    assert all(len(os.fsencode(sidecar_path(path).name)) <= NAME_BYTES for path in paths)
    assert all(len(os.fsencode(path.name)) <= NAME_BYTES for path in paths)


def test_what_is_there_is_passed_over_and_the_number_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "index.txt").touch()
    (tmp_path / "index (2).txt.json").touch()
    names = FreeNames(tmp_path)
    made = []
    for _ in range(3):
        path = names.place("index.txt", lambda free: free.touch(exist_ok=False))
        made.append(path.name)
        path.unlink()  # a search from 1 would find this name free again
    assert made == ["index (3).txt", "index (4).txt", "index (5).txt"]

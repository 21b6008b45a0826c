"""A folder dropped into the vault is found by its name, in English and Chinese, also after its catalogue was lost."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from heirloom.core.paths import resources_dir
from tests.cli.conftest import Cli, new_vault


@pytest.fixture
def dropped(tmp_path: Path) -> Cli:
    """Two folders given by their own names, pictures in them whose names tell nothing."""
    cli = new_vault(tmp_path)
    pictures = sorted((resources_dir() / "samples").rglob("*.jpg"))
    folders = ["Italy 2015", "Italy 2015/Rome", "奶奶的生日"]
    for number, (folder, picture) in enumerate(zip(folders, pictures, strict=False)):
        place = tmp_path / "home" / "Pictures" / folder
        place.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture, place / f"P{number}.jpg")
    given = [str(tmp_path / "home" / "Pictures" / folder) for folder in ("Italy 2015", "奶奶的生日")]
    assert cli.json("import", *given, "--ocr", "off")["imported"] == 3
    return cli


def named(answer: Any) -> dict[str, str]:
    """Original names of the sure hits that were found by a name, with that name."""
    return {
        hit["original_name"]: why["snippet"] for hit in answer["hits"] for why in hit["why"] if why["channel"] == "name"
    }


def look(cli: Cli) -> None:
    assert named(cli.json("search", "Italy")) == {"P0.jpg": "Italy 2015", "P1.jpg": "Italy 2015"}
    assert named(cli.json("search", "italy 2015")) == {"P0.jpg": "Italy 2015", "P1.jpg": "Italy 2015"}
    assert named(cli.json("search", "rome")) == {"P1.jpg": "Rome"}
    assert named(cli.json("search", "奶奶的生日")) == {"P2.jpg": "奶奶的生日"}
    assert named(cli.json("search", "奶奶")) == {"P2.jpg": "奶奶的生日"}
    assert named(cli.json("search", "2015")) == {}
    assert named(cli.json("search", "home")) == named(cli.json("search", "pictures")) == {}


def test_a_folder_is_found_by_its_name(dropped: Cli) -> None:
    look(dropped)
    hit = dropped.json("search", "rome")["hits"][0]
    assert all(set(why) == {"channel", "score", "snippet"} for why in hit["why"])
    assert "in the folder: Rome" in dropped("search", "rome").out


def test_a_lost_catalogue_costs_no_name_of_a_folder(dropped: Cli) -> None:
    for file in dropped.vault.glob("catalog.db*"):
        file.unlink()
    assert dropped.json("status")["recovered"]
    look(dropped)


def test_a_copy_met_in_another_folder_is_found_by_both(dropped: Cli, tmp_path: Path) -> None:
    place = tmp_path / "home" / "Best of"
    place.mkdir()
    shutil.copyfile(tmp_path / "home" / "Pictures" / "Italy 2015" / "P0.jpg", place / "copy.jpg")
    assert dropped.json("import", str(place))["duplicates"] == 1
    assert named(dropped.json("search", "best")) == {"P0.jpg": "Best of"}
    look(dropped)

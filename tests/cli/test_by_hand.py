"""Dates and places are taken as people say them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli, lay_out


@pytest.fixture
def only(cli: Cli, tmp_path: Path) -> str:
    cli("import", str(lay_out(tmp_path / "in", ("recipes/edith-apple-cake.md",))), "--no-wait")
    return str(cli.json("list")["items"][0]["id"])


def test_a_month_and_a_season(cli: Cli, only: str) -> None:
    assert cli.json("edit", only, "--date", "May 2020")["captured"]["evidence"] == "user_month"
    season = cli("edit", only, "--date", "summer 2020")
    assert season.code == 0
    assert "Kept as 2020" in season.err
    assert "2020, as you noted" in season.out
    assert cli("edit", only, "--date", "some day").code == 2


@pytest.mark.parametrize(("typed", "place"), [("Lisbon", "Lisbon"), ("zurich", "rich"), ("Paris, Texas", "Texas")])
def test_a_town_by_its_name(cli: Cli, only: str, typed: str, place: str) -> None:
    edited = cli.json("edit", only, "--place", typed)
    assert place in edited["place"]
    assert edited["gps"]["lat"] > 0


def test_what_is_no_town_is_refused_with_those_that_begin_alike(cli: Cli, only: str) -> None:
    refused = cli("edit", only, "--place", "Lisbo")
    assert refused.code == 2
    assert "Lisbon" in refused.err
    assert cli("edit", only, "--place", "Grandma's kitchen").code == 2
    assert cli("edit", only, "--place", "91,0").code == 2
    assert cli.json("edit", only, "--place=-33.9,18.4")["gps"]["lat"] == -33.9

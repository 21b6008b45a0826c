"""A vault that had to be mended says so once: on stderr, and in the JSON of the command that met it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def damaged(cli: Cli, tmp_path: Path) -> Cli:
    """A vault with one memory whose catalogue is gone."""
    (tmp_path / "letter.txt").write_text("A letter about the sea.\n")
    cli.json("import", str(tmp_path / "letter.txt"), "--no-wait")
    for file in cli.vault.glob("catalog.db*"):
        file.unlink()
    return cli


def test_status_tells_it_and_the_next_one_has_nothing_to_tell(damaged: Cli) -> None:
    ran = damaged("status", "--json")
    assert ran.document["items"] == 1
    assert ran.document["recovered"]
    assert ran.document["recovered"] in ran.err
    again = damaged("status", "--json")
    assert again.document["recovered"] is None
    assert again.err == ""


def test_status_for_people_tells_it_once(damaged: Cli) -> None:
    ran = damaged("status")
    message = ran.err.strip()
    assert "catalogue" in message.lower()
    assert message not in ran.out


def test_a_writing_command_tells_it(damaged: Cli, tmp_path: Path) -> None:
    ran = damaged("import", str(tmp_path / "letter.txt"), "--no-wait", "--json")
    assert ran.document["duplicates"] == 1
    assert ran.document["recovered"] in ran.err
    assert "recovered" not in damaged.json("import", str(tmp_path / "letter.txt"), "--no-wait")


def test_in_json_lines_only_the_first_document_tells_it(damaged: Cli) -> None:
    ran = damaged("watch", "run", "--once", "--json")
    assert sum("recovered" in line for line in ran.lines) == 1
    assert ran.err.strip() == ran.lines[0]["recovered"].strip()


def test_import_for_people_names_the_first_failures_with_their_reasons(cli: Cli, tmp_path: Path) -> None:
    ran = cli("import", *(str(tmp_path / f"gone {number}") for number in range(7)))
    assert ran.code == 1
    assert "7 files could not be sealed:" in ran.out
    assert sum("gone " in line and "No such file" in line for line in ran.out.splitlines()) == 5
    assert "and 2 more" in ran.out

"""What a person reads holds no word of the program's own; what a script reads stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from heirloom.cli.commands.worth import lane_name
from heirloom.core.screening import Clutter
from tests.cli.conftest import Cli, lay_out


def test_a_date_is_told_with_its_evidence_in_words(filled: Cli) -> None:
    item = filled.json("list", "--limit", "1")["items"][0]
    out = filled("show", item["id"]).out
    assert "(from " not in out
    assert ", by the file's own date" in out or ", as " in out


def test_lanes_are_called_as_people_call_them(filled: Cli) -> None:
    out = filled("worth").out
    assert "near_duplicate" not in out
    assert "keepsakes" in out
    assert (lane_name(Clutter.NEAR_DUPLICATE), lane_name(Clutter.EMPTY_CHAT)) == ("copies", "empty-chat")
    for name in ("copies", "near_duplicate"):
        assert filled.json("worth", name)["lane"] == "near_duplicate"
    refused = filled("worth", "nonsense")
    assert refused.code == 2
    assert "copies" in refused.err


def test_what_is_listed_is_counted(filled: Cli) -> None:
    answer = filled.json("search", "grandmother baking a cake")
    last = filled("search", "grandmother baking a cake").out.splitlines()[-1]
    assert answer["weaker"]
    assert ("perhaps, none sure, in" in last) == (not answer["hits"])
    assert f"{len(answer['weaker']):,}" in last


def test_one_memory_is_one(cli: Cli, tmp_path: Path) -> None:
    cli("import", str(lay_out(tmp_path / "in", ("recipes/edith-apple-cake.md",))), "--ocr", "off")
    only = cli.json("list")["items"][0]["id"]
    assert "1 memory set aside. It stays in the vault" in cli("set-aside", only).out


def test_what_was_not_understood_is_listed_with_its_reason(cli: Cli, tmp_path: Path) -> None:
    folder = lay_out(tmp_path / "in", ("recipes/edith-apple-cake.md",))
    assert "Everything was understood." in cli("list", "--not-understood").out
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture at all")
    cli("import", str(folder), "--ocr", "off")
    listed = cli.json("list", "--not-understood")
    assert listed["total"] == len(listed["items"]) > 0
    assert {row["original_name"] for row in listed["items"]} == {"broken.jpg"}
    assert all(row["code"] and row["reason"] and row["stage"] for row in listed["items"])
    told = cli("list", "--not-understood").out
    assert "broken.jpg: " in told
    assert "Error)" not in told
    assert cli.json("list", "--not-understood", "--kind", "document")["total"] == 0
    assert cli("list", "--not-understood", "--aside").code == 2


@pytest.mark.parametrize("words", [("models", "list")])
def test_no_question_mark_stands_for_a_size(words: tuple[str, ...], cli: Cli) -> None:
    out = cli(*words).out
    assert "?" not in out
    assert "before it is fetched" in out


def test_a_change_that_changes_nothing_says_so(cli: Cli, tmp_path: Path) -> None:
    cli("import", str(lay_out(tmp_path / "in", ("recipes/edith-apple-cake.md",))), "--ocr", "off")
    only = cli.json("list")["items"][0]["id"]
    assert "did not have it" in cli("tag", "remove", only, "cake").out
    assert cli("tag", "add", only, "cake").out == "“cake” put on 1 memory.\n"
    assert "1 memory had it already." in cli("tag", "add", only, "cake").out
    assert "Nothing changed" in cli("bring-back", only).out
    cli("set-aside", only)
    assert "Nothing changed" in cli("set-aside", only).out
    assert "0 memories" not in cli("set-aside", only).out


def test_what_became_of_a_memory_is_shown(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 no picture at all")
    cli("import", str(tmp_path / "broken.jpg"), "--ocr", "off")
    only = cli.json("list")["items"][0]["id"]
    cli("edit", only, "--title", "A lost picture")
    cli("set-aside", only)
    shown, told = cli.json("show", only), cli("show", only).out
    assert [set(one) for one in shown["not_understood"]] == [{"stage", "code", "reason"}] * len(shown["not_understood"])
    assert shown["not_understood"]
    assert shown["set_aside_at"]
    assert shown["erase_after"] is None
    assert "not read     " in told
    assert "set aside    " in told
    assert told.count("A lost picture") == 1
    cli("bring-back", only)
    cli("erase", only)
    assert cli.json("show", only)["erase_after"]
    assert "unless it is brought back" in cli("show", only).out


def test_a_name_with_a_line_break_stays_on_its_line(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "letter\n0 of 0 memories.txt").write_text("A letter about the sea.\n")
    cli("import", str(tmp_path / "letter\n0 of 0 memories.txt"), "--ocr", "off")
    only = cli.json("list")["items"][0]["id"]
    for words in (("list",), ("show", only), ("search", "the sea")):
        assert not any(line.startswith("0 of 0") for line in cli(*words).out.splitlines()), words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("serch", "cake"), "Did you mean `heirloom search`?"),
        (("tag", "ad", "x", "y"), "Did you mean `heirloom tag add`?"),
        (("list", "--kind", "film"), "--kind: “film” is none of photo, document, file."),
        (("list", "--limit", "0"), "--limit: 0 is not a number from 1 up."),
        (("list", "--colour"), "There is no such option: --colour."),
        (("edit", "00000000", "--rating", "9"), "--rating: “9” is none of 0, 1, 2, 3, 4, 5."),
        (("tag", "add"), "Still missing: ID, TAG."),
        (("zzz",), "There is no `heirloom zzz`."),
        (("edit", "00000000", "--date", " "), "Which date?"),
        (("edit", "00000000", "--date", "gestern"), "“gestern” is not a date"),
        (("search", "--batch", "/nowhere"), "No such file"),
        (("export", "--all", "--to", __file__), "name a folder"),
    ],
)
def test_a_slip_is_told_in_plain_words(filled: Cli, words: tuple[str, ...], said: str) -> None:
    ran = filled(*words)
    assert ran.code == 2
    assert said in ran.err
    assert "invalid choice" not in ran.err
    assert "rgument" not in ran.err

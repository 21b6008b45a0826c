"""`heirloom album`: from a sentence to suggestions, answers, a report, and back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Cli, lay_out, new_vault
from tests.cli.test_shapes import GOLDEN, check


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    folder = tmp_path_factory.mktemp("albums")
    cli = new_vault(folder)
    cli.json("import", str(lay_out(folder / "memories")), "--ocr", "off")
    return cli


def ids(cli: Cli) -> list[str]:
    return [str(row["id"]) for row in cli.json("list")["items"]]


def suggested(cli: Cli, album: str, *options: str) -> list[dict[str, Any]]:
    document = cli.json("album", "suggest", album, *options)
    assert set(document) == {"suggestions"}
    return list(document["suggestions"])


def test_an_album_is_made_from_a_sentence_taught_and_told_about(kept: Cli) -> None:
    made = kept.json("album", "create", "Recipes", "--like", "a recipe for a cake")
    check("album", made)
    found = suggested(kept, "recipes")
    assert {one["id"] for one in found} == set(ids(kept))
    assert [one["probability"] for one in found] == sorted((one["probability"] for one in found), reverse=True)
    assert all(set(one) == {"id", "probability", "sure"} for one in found)
    assert len(suggested(kept, made["id"][:8], "--limit", "2")) == 2
    best, second, *rest = (one["id"] for one in found)
    check("album_changed", kept.json("album", "accept", "Recipes", best[:8], second))
    assert kept.json("album", "reject", "Recipes", *rest[:2])["examples"] == {"yes": 2, "no": 2}
    assert {one["id"] for one in suggested(kept, "Recipes")} == set(rest[2:])
    report = kept.json("album", "report", "Recipes")
    check("album_report", report)
    assert (report["reason"], report["precision"], report["intervals"]) == ("too_few", None, None)
    check("album_version", kept.json("album", "train", "Recipes"))
    assert kept.json("list", "--album", "Recipes")["total"] == 2
    assert kept.json("show", best)["albums"] == ["Recipes"]


def test_apply_adds_what_is_likely_enough_and_undo_takes_it_out(kept: Cli) -> None:
    everything = ids(kept)
    kept.json("album", "create", "Letters", "--like", "a letter to somebody")
    kept.json("album", "accept", "Letters", everything[0])
    kept.json("album", "reject", "Letters", everything[1])
    applied = kept.json("album", "apply", "Letters", "--careful", "0.000001")
    check("album_applied", applied)
    assert applied["added"] == len(everything) - 2
    assert kept.json("list", "--album", "Letters")["total"] == len(everything) - 1
    assert kept.json("album", "undo", "Letters")["changed"] == applied["added"]
    assert kept.json("list", "--album", "Letters", "--limit", "1")["items"][0]["id"] == everything[0]


def test_albums_lie_in_albums_and_are_named_where_memories_are_told(kept: Cli) -> None:
    one = ids(kept)[0]
    kept.json("album", "create", "Trips", "--by-hand")
    kept.json("album", "create", "Norway", "--by-hand", "--parent", "Trips")
    kept.json("album", "add", "Trips/Norway", one)
    shown = kept.json("show", one)
    assert "Norway" in shown["albums"]
    assert ["Trips", "Norway"] in shown["album_paths"]
    listed = kept.json("album", "list")["albums"]
    assert {frozenset(album) for album in listed} == {frozenset(json.loads((GOLDEN / "album.json").read_text()))}
    assert [album["path"] for album in listed if album["name"] == "Norway"] == [["Trips", "Norway"]]
    assert kept.json("album", "take-out", "Norway", one)["items"] == 0
    assert kept.json("album", "remove", "Norway") == {"changed": 1}
    assert kept.json("album", "bring-back", "Norway") == {"changed": 1}
    assert "Norway" in {album["name"] for album in kept.json("album", "list")["albums"]}
    assert "brings it back" in kept("album", "remove", "Norway").out
    kept.json("album", "bring-back", "Nowhere", code=7)


def test_a_question_is_an_album_too(kept: Cli) -> None:
    made = kept.json("album", "create", "Cakes", "--query", "apple cake with cinnamon")
    assert made["items"] > 0
    assert kept.json("list", "--album", "Cakes")["total"] == made["items"]
    inside = {str(one["id"]) for one in kept.json("list", "--album", "Cakes")["items"]}
    for one in ids(kept):
        assert ("Cakes" in kept.json("show", one)["albums"]) == (one in inside)
    assert "Cakes" in kept("show", min(inside)).out
    kept.json("album", "remove", "Cakes")
    assert "Cakes" not in kept.json("show", min(inside))["albums"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("album",), 2),
        (("album", "create", " "), 2),
        (("album", "suggest", "nowhere"), 7),
        (("album", "accept", "Wrong", "ffffffff"), 7),
        (("album", "create", "wrong"), 2),
        (("album", "train", "Wrong"), 2),
        (("album", "apply", "Wrong", "--careful", "7"), 2),
        (("album", "roll-back", "Wrong", "3"), 7),
        (("album", "create", "Nothing asked", "--query", ""), 2),
        (("album", "create", "Nothing asked", "--query", "  "), 2),
        (("album", "careful", "Wrong", "very"), 2),
        (("album", "careful", "Wrong", "1.5"), 2),
        (("album", "careful", "nowhere", "sure"), 7),
        (("list", "--album", "Wrong", "--aside"), 2),
    ],
)
def test_what_is_wrong_is_said(kept: Cli, words: tuple[str, ...], code: int) -> None:
    if not any(album["name"] == "Wrong" for album in kept.json("album", "list")["albums"]):
        kept.json("album", "create", "Wrong")
    assert set(kept.json(*words, code=code)) == {"error"}


def test_nothing_is_answered_where_one_id_is_unknown(kept: Cli) -> None:
    kept.json("album", "create", "All or none", "--like", "anything")
    kept.json("album", "accept", "All or none", ids(kept)[0], "ffffffff", code=7)
    assert suggested(kept, "All or none", "--limit", "1000")[-1]["id"] in ids(kept)
    assert len(suggested(kept, "All or none")) == len(ids(kept))


def test_people_read_it_as_text(kept: Cli) -> None:
    kept.json("album", "create", "In words", "--like", "a letter")
    assert "may belong" in kept("album", "create", "In other words", "--like", "a letter").out
    assert "would join at the album's carefulness" in kept("album", "suggest", "In words").out
    assert "Too early to say: give 12 more answers." in kept("album", "report", "In words").out
    kept("album", "accept", "In words", ids(kept)[0])
    assert "In words" in kept("album", "list").out
    assert "Learned from 1 answer:" in kept("album", "train", "In words").out
    assert "in use" in kept("album", "versions", "In words").out


def test_what_has_joined_is_marked_and_does_not_join_again(kept: Cli) -> None:
    kept.json("album", "create", "Joined", "--like", "a letter to somebody")
    kept.json("album", "accept", "Joined", ids(kept)[0])
    kept.json("album", "train", "Joined")
    assert "in the album" not in kept("album", "suggest", "Joined").out
    added = len(kept.json("album", "apply", "Joined", "--careful", "0.000001")["ids"])
    assert added
    told = kept("album", "suggest", "Joined", "--limit", "1000").out
    assert "None of these would join" in told
    assert sum(line.endswith("· in the album") for line in told.splitlines()) == added
    assert f"{added} {'is' if added == 1 else 'are'} in the album already" in told


def test_how_sure_an_album_has_to_be_is_said_in_words(kept: Cli) -> None:
    everything = ids(kept)
    kept.json("album", "create", "Careful", "--like", "a letter to somebody")
    assert "What would join is told once it has learned" in kept("album", "careful", "Careful", "balanced").out
    kept.json("album", "accept", "Careful", everything[0])
    kept.json("album", "reject", "Careful", everything[1])
    kept.json("album", "train", "Careful")
    told = {word: kept.json("album", "careful", "Careful", word) for word in ("likely", "balanced", "sure", "70%")}
    assert [one["carefulness"] for one in told.values()] == [0.0, 0.5, 1.0, 0.7]
    for one in told.values():
        assert set(one) == {*json.loads((GOLDEN / "album.json").read_text()), "would_join"}
        assert one["waiting"] == one["would_join"]["joining"] <= one["would_join"]["likely"]
    assert told["likely"]["waiting"] >= told["balanced"]["waiting"] >= told["sure"]["waiting"]
    sure = [one for one in suggested(kept, "Careful") if one["sure"]]
    assert len(sure) == told["70%"]["waiting"]
    assert "takes what finds most of what belongs for the fewest mistakes now" in (
        kept("album", "careful", "Careful", "balanced").out
    )
    assert "at 70% of the way from everything likely to only sure matches" in (
        kept("album", "careful", "Careful", "0.7").out
    )
    assert "takes only sure matches now" in kept("album", "careful", "Careful", "sure").out
    assert "likely memor" in kept("album", "careful", "Careful", "0.3").out

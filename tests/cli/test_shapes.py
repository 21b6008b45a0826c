"""The JSON of every command, compared field by field and type by type with the golden shapes beside this file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli, run

GOLDEN = Path(__file__).parent / "golden"


def shape(value: Any) -> Any:
    """A document without its values: dictionaries keep their keys, lists show the kinds of things in them."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    if isinstance(value, list):
        kinds = sorted({json.dumps(shape(inner), sort_keys=True) for inner in value})
        return [json.loads(kind) for kind in kinds]
    if value is None:
        return "null"
    return {bool: "bool", int: "integer", float: "real", str: "text"}[type(value)]


def check(name: str, document: Any) -> None:
    expected = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert shape(document) == expected, json.dumps(shape(document), indent=2)


def first_id(cli: Cli, *names: str) -> str:
    """The id of the item that bears one of `names`: of twins read at once either may become the item."""
    return next(str(row["id"]) for row in cli.json("list")["items"] if row["original_name"] in names)


def test_init(tmp_path: Path) -> None:
    (tmp_path / "passphrase").write_text("x")
    ran = run(
        "init",
        "--light-kdf",
        "--json",
        "--vault",
        str(tmp_path / "v"),
        "--passphrase-file",
        str(tmp_path / "passphrase"),
    )
    check("init", ran.document)


def test_status(filled: Cli) -> None:
    check("status", filled.json("status"))


def test_list(filled: Cli) -> None:
    check("list", filled.json("list", "--limit", "1"))


@pytest.mark.parametrize(("name", "golden"), [("scan_0003.jpg", "show_photo"), ("vet.pdf", "show_document")])
def test_show(filled: Cli, name: str, golden: str) -> None:
    check(golden, filled.json("show", first_id(filled, name)))


def test_search(filled: Cli) -> None:
    document = filled.json("search", "apple cake with cinnamon", "--limit", "1")
    check("search", document)


def test_search_batch(filled: Cli, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"qid": "a", "query": "apple cake"}\n\n{"qid": "b", "query": "红烧肉"}\n', encoding="utf-8")
    ran = filled("search", "--batch", str(queries), "--json")
    assert ran.code == 0
    assert [line["qid"] for line in ran.lines] == ["a", "b"]
    for line in ran.lines:
        check("search_batch", line)


def test_search_batch_gives_each_qid_back_as_it_was(filled: Cli, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    asked: list[object] = [7, "7", 1.5, None, ["a", 1], "家"]
    rows = [json.dumps({"qid": qid, "query": "apple\u2028cake"}, ensure_ascii=False) for qid in asked]
    queries.write_text("\r\n".join(rows), encoding="utf-8")
    ran = filled("search", "--batch", str(queries), "--limit", "1")
    assert ran.code == 0, ran.err
    assert [json.dumps(line["qid"]) for line in ran.lines] == [json.dumps(qid) for qid in asked]


def test_import_and_what_follows(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "letter.txt").write_text("A letter about the sea.\n")
    (folder / "copy.txt").write_text("A letter about the sea.\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing follows")
    (folder / "link").symlink_to(folder / "letter.txt")
    check("import", cli.json("import", str(folder), str(tmp_path / "absent"), code=1))
    item = first_id(cli, "copy.txt", "letter.txt")
    check(
        "show_edited", cli.json("edit", item, "--title", "The sea", "--date", "2019-07-04T18:30+02:00", "--rating", "4")
    )
    check("show_tagged", cli.json("tag", "add", item, "summer"))
    check("changed", cli.json("set-aside", item))
    check("changed", cli.json("bring-back", item))
    check("changed", cli.json("erase", item))
    check("export", cli.json("export", "--all", "--to", str(tmp_path / "out")))
    check("verify", cli.json("verify"))
    check("watch", cli.json("watch", "add", str(folder)))
    for job in cli.json("jobs", "list")["jobs"]:
        assert set(job) == {"id", "kind", "state", "done", "total", "failed"}


def test_watch_run_once_prints_lines(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "letter.txt").write_text("A letter about the sea.\n")
    cli.json("watch", "add", str(folder))
    ran = cli("watch", "run", "--once", "--json")
    assert ran.code == 0, ran.err
    report, folders = ran.lines
    assert report["imported"] == 1
    check("watch_scanned", folders)


def test_passphrase_change(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "new").write_text("another")
    ran = cli("passphrase", "change", "--new-passphrase-file", str(tmp_path / "new"), "--json")
    assert ran.document == {"changed": True}


def test_models_list() -> None:
    ran = run("models", "list", "--json")
    assert ran.code == 0
    for row in ran.document["models"]:
        assert set(row) == {"name", "kind", "dimension", "bytes", "licence", "languages", "state"}


def test_licences() -> None:
    ran = run("licences", "--json")
    assert ran.code == 0
    assert {"CC-CEDICT", "GeoNames"} <= {work["name"] for work in ran.document["works"]}

"""What is printed: JSON that keeps every byte, words that obey nobody else's control characters."""

from __future__ import annotations

import io
import json
import os

import pytest

from heirloom.cli.output import Output, bold, to_json
from heirloom.core.errors import NotFound, VaultBusy


def outputs(*, as_json: bool) -> tuple[Output, io.StringIO, io.StringIO]:
    stdout, stderr = io.StringIO(), io.StringIO()
    return Output(as_json=as_json, stdout=stdout, stderr=stderr), stdout, stderr


def test_json_keeps_names_that_are_not_text() -> None:
    name = os.fsdecode(b"caf\xe9 \xff.jpg")
    text = to_json({"path": name, "title": "家书"})
    text.encode("utf-8")
    assert "家书" in text
    assert json.loads(text)["path"] == name
    assert os.fsencode(json.loads(text)["path"]) == b"caf\xe9 \xff.jpg"


def test_json_refuses_what_json_has_no_word_for() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"score": float("nan")})


def test_with_json_nothing_but_json_is_printed() -> None:
    output, stdout, stderr = outputs(as_json=True)
    output.say("words")
    output.table(("a", "b"), [("1", "2")])
    output.note("a message")
    output.document({"changed": 1})
    assert json.loads(stdout.getvalue()) == {"changed": 1}
    assert stderr.getvalue() == "a message\n"


def test_without_json_the_document_stays_unprinted() -> None:
    output, stdout, _ = outputs(as_json=False)
    output.document({"changed": 1})
    output.say("done")
    assert stdout.getvalue() == "done\n"


def test_control_characters_are_shown_not_obeyed() -> None:
    output, stdout, _ = outputs(as_json=False)
    output.say("evil\x1b[2J\x07\u202egnp.jpg", " ", bold("\x1b[31mred"))
    assert stdout.getvalue() == "evil\\x1b[2J\\x07\\u202egnp.jpg \\x1b[31mred\n"


def test_columns_line_up_with_wide_characters() -> None:
    output, stdout, _ = outputs(as_json=False)
    output.table(("name", ">size"), [("家书.txt", "1 kB"), ("a", "10 kB")])
    assert stdout.getvalue().splitlines() == ["name       size", "家书.txt   1 kB", "a         10 kB"]


def test_an_error_is_a_sentence_and_with_json_a_document() -> None:
    output, stdout, stderr = outputs(as_json=True)
    output.error(NotFound("There is no vault there.", path="/a"))
    assert json.loads(stdout.getvalue()) == {
        "error": {"code": "not_found", "message": "There is no vault there.", "path": "/a"}
    }
    assert stderr.getvalue() == "heirloom: /a: There is no vault there.\n"


def test_an_error_without_a_path_has_none() -> None:
    output, stdout, _ = outputs(as_json=True)
    output.error(VaultBusy("Busy."))
    assert json.loads(stdout.getvalue()) == {"error": {"code": "vault_busy", "message": "Busy."}}

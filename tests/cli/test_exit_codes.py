"""Exit codes and error documents, as the contract names them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from heirloom.bank import LockedBank
from tests.cli.conftest import PASSPHRASE, Cli, run


def error_of(code: int, *words: str) -> str:
    """Run with --json; the code of the error document."""
    ran = run(*words, "--json")
    assert ran.code == code, (ran.out, ran.err)
    assert set(ran.document) == {"error"}
    return str(ran.document["error"]["code"])


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("fly",),
        ("search",),
        ("import",),
        ("list", "--limit", "0"),
        ("list", "--kind", "song"),
        ("edit", "00000000"),
        ("edit", "00000000", "--date", "2019-07-04T10:00+23:59:59"),
        ("list", "--lim", "1"),
        ("export", "--to", "x"),
        ("jobs", "pause"),
        ("status", "--vault", ""),
    ],
)
def test_a_wrong_command_line_is_2(words: tuple[str, ...], filled: Cli) -> None:
    without_vault = words in ((), ("fly",)) or "--vault" in words
    assert error_of(2, *(words if without_vault else filled.arguments(*words))) == "usage"


def test_no_terminal_to_ask_is_2(filled: Cli) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "heirloom", "status", "--vault", str(filled.vault)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "--passphrase-file" in done.stderr


def test_a_second_init_is_2_and_changes_nothing(filled: Cli) -> None:
    before = (filled.vault / "VAULT").read_bytes()
    assert error_of(2, *filled.arguments("init")) == "exists"
    assert (filled.vault / "VAULT").read_bytes() == before


def test_a_wrong_passphrase_is_3(filled: Cli, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not this one")
    assert error_of(3, "status", "--vault", str(filled.vault), "--passphrase-file", str(wrong)) == "wrong_secret"


def test_a_damaged_header_is_4(cli: Cli) -> None:
    header = cli.vault / "VAULT"
    content = bytearray(header.read_bytes())
    content[40] ^= 1
    os.chmod(header, 0o600)
    header.write_bytes(content)
    assert error_of(4, *cli.arguments("status")) == "vault_damaged"


def test_verify_with_a_damaged_object_is_4_and_reports(cli: Cli, tmp_path: Path) -> None:
    source = tmp_path / "letter.txt"
    source.write_text("to be damaged")
    cli.json("import", str(source))
    for path in cli.vault.glob("objects/*/*.hlo"):
        content = bytearray(path.read_bytes())
        content[-1] ^= 1
        os.chmod(path, 0o600)
        path.write_bytes(content)
    report = cli.json("verify", code=4)
    assert [finding["name"] for finding in report["damaged"]] == ["letter.txt"]


def test_a_second_writer_is_5_while_readers_go_on(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("waiting")
    with LockedBank(cli.vault).unlock(passphrase=PASSPHRASE, writable=True):
        assert error_of(5, *cli.arguments("import", str(tmp_path / "letter.txt"))) == "vault_busy"
        assert error_of(5, *cli.arguments("watch", "run", "--once")) == "vault_busy"
        assert cli("status").code == 0
        assert cli("list").code == 0
        assert cli("search", "anything").code == 0
        assert cli("jobs", "list").code == 0


def test_no_vault_and_no_item_are_7(filled: Cli, tmp_path: Path) -> None:
    file = str(filled.passphrase_file)
    assert error_of(7, "status", "--vault", str(tmp_path / "none"), "--passphrase-file", file) == "not_found"
    assert error_of(7, *filled.arguments("show", "0123456789")) == "not_found"
    assert error_of(7, *filled.arguments("jobs", "cancel", "0123456789")) == "not_found"


def test_a_bug_is_70_and_tells_nothing_private(monkeypatch: pytest.MonkeyPatch, filled: Cli) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a secret name")

    monkeypatch.setattr("heirloom.cli.commands.status.asdict", fail)
    ran = filled("status", "--json")
    assert ran.code == 70
    assert ran.document["error"]["code"] == "bug"
    assert "KeyError at cli/commands/status.py:" in ran.document["error"]["message"]
    assert "secret name" not in ran.out + ran.err


def test_the_vault_can_be_named_by_the_environment(filled: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEIRLOOM_VAULT", str(filled.vault))
    monkeypatch.setenv("HEIRLOOM_PASSPHRASE_FILE", str(filled.passphrase_file))
    assert run("status").code == 0
    assert run("--json", "status").document["items"] == filled.json("status")["items"]


def test_the_recovery_key_opens_the_vault(tmp_path: Path) -> None:
    (tmp_path / "passphrase").write_text("x")
    vault = str(tmp_path / "v")
    made = run("init", "--light-kdf", "--json", "--vault", vault, "--passphrase-file", str(tmp_path / "passphrase"))
    key_file = tmp_path / "key"
    key_file.write_text(made.document["recovery_key"].lower().replace("-", " ") + "\n")
    assert run("status", "--vault", vault, "--recovery-key-file", str(key_file)).code == 0
    key_file.write_text("AAA-" * 12)
    assert error_of(3, "status", "--vault", vault, "--recovery-key-file", str(key_file)) == "wrong_secret"


def test_a_batch_with_what_json_has_no_word_for_is_2(filled: Cli, tmp_path: Path) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text('{"qid": NaN, "query": "apple"}\n')
    assert error_of(2, *filled.arguments("search", "--batch", str(queries))) == "usage"


BUG = "import sys, heirloom.cli.main as door\ndoor.build_parser = lambda given: 1 / 0\nsys.exit(door.main(['--json']))"


@pytest.mark.parametrize("gone", ["stdout", "stderr"])
def test_a_bug_is_told_without_a_traceback_when_nobody_listens(gone: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    heard = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | {gone: writer}
    done = subprocess.run([sys.executable, "-c", BUG], text=True, check=False, **heard)  # type: ignore[call-overload]
    os.close(writer)
    told = done.stderr if gone == "stdout" else done.stdout
    assert done.returncode == 70
    assert "ZeroDivisionError at cli/main.py:" in told
    assert "Traceback" not in told


def test_a_reader_that_leaves_early_is_no_error(filled: Cli) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "heirloom", *filled.arguments("list")],
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")

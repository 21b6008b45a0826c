"""One small vault that the read-only tests share, and a way to run the program in this process."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from heirloom.cli.main import main
from heirloom.core.paths import resources_dir

PASSPHRASE = "light for a test"
SAMPLES = (
    "letters/first-job.docx",
    "recipes/edith-apple-cake.md",
    "documents/vet.pdf",
    "diary/1999-12-31.html",
    "菜谱/外婆的红烧肉.md",
    "receipts/scan_0003.jpg",
)


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """The JSON lines on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: str) -> Ran:
    """Run `heirloom ARGUMENTS` in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return Ran(code, out.getvalue(), err.getvalue())


class Cli:
    """Runs commands on one vault, with its passphrase from a file."""

    def __init__(self, vault: Path, passphrase_file: Path) -> None:
        self.vault = vault
        self.passphrase_file = passphrase_file

    def arguments(self, *words: str) -> Sequence[str]:
        return [*words, "--vault", str(self.vault), "--passphrase-file", str(self.passphrase_file)]

    def __call__(self, *words: str) -> Ran:
        return run(*self.arguments(*words))

    def json(self, *words: str, code: int = 0) -> Any:
        """Run with --json, check the exit code, return the document."""
        ran = self(*words, "--json")
        assert ran.code == code, (ran.out, ran.err)
        return ran.document


def new_vault(folder: Path) -> Cli:
    passphrase_file = folder / "passphrase"
    passphrase_file.write_text(PASSPHRASE + "\n")
    cli = Cli(folder / "vault", passphrase_file)
    assert cli("init", "--light-kdf").code == 0
    return cli


def lay_out(target: Path, samples: Sequence[str] = SAMPLES) -> Path:
    """Some sample memories below `target`, with fixed times."""
    for number, sample in enumerate(samples):
        path = target / sample
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(resources_dir() / "samples" / sample, path)
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    return target


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """An empty vault of the test's own."""
    return new_vault(tmp_path)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A vault with the samples, understood without OCR; tests must leave it as it is."""
    folder = tmp_path_factory.mktemp("filled")
    cli = new_vault(folder)
    report = cli.json("import", str(lay_out(folder / "memories")), "--ocr", "off")
    assert report["imported"] == len(SAMPLES), report
    return cli

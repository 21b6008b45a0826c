"""A copy of a vault that an ordinary user may not write is read like any other."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from heirloom.bank import LockedBank, create
from tests.unit.bank.family import PASSPHRASE

ORDINARY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all"]
"""Root may write everywhere: so it is asked to do without."""


def protect(vault: Path, *, writable: bool) -> None:
    for path in (vault, *vault.rglob("*")):
        path.chmod((path.stat().st_mode | 0o200) if writable else (path.stat().st_mode & ~0o222))


@pytest.mark.skipif(sys.platform == "win32", reason="there folders carry no such permission")
def test_a_write_protected_copy_is_read(tmp_path: Path) -> None:
    is_root = os.geteuid() == 0
    if is_root and shutil.which("setpriv") is None:
        pytest.skip("NOT RUN: as root without setpriv nothing is write-protected")
    vault = tmp_path / "Copy.heirloom"
    create(vault, PASSPHRASE, light_kdf=True)
    (tmp_path / "letter.txt").write_text("The quince tree bears fruit again.")
    with LockedBank(vault).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(tmp_path / "letter.txt")], ocr=False)
    (tmp_path / "secret").write_text(PASSPHRASE)
    program = [*(ORDINARY if is_root else []), sys.executable, "-m", "heirloom", "--vault", str(vault)]
    program += ["--passphrase-file", str(tmp_path / "secret")]

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*program, *words], capture_output=True, text=True, timeout=120, check=False)

    protect(vault, writable=False)
    try:
        for words in (("list",), ("search", "quince"), ("status",), ("verify",)):
            done = run(*words)
            assert done.returncode == 0, done.stderr
        assert "letter.txt" in run("search", "quince").stdout
        refused = run("tag", "add", "fruit", "00000000")
        assert refused.returncode == 4
        assert "read-only" in refused.stderr
    finally:
        protect(vault, writable=True)

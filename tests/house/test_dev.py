"""packaging/dev.py must start on a machine that has nothing but Python."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.house.sources import REPOSITORY

DEV = REPOSITORY / "packaging" / "dev.py"


def test_it_rests_on_the_standard_library_alone() -> None:
    tree = ast.parse(DEV.read_text(encoding="utf-8"))
    imported = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    imported |= {(node.module or "").split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names


def test_it_explains_itself() -> None:
    done = subprocess.run([sys.executable, "-I", DEV, "--help"], capture_output=True, text=True, check=True)
    for command in ("demo", "test", "bench"):
        assert f"packaging/dev.py {command}" in done.stdout


def test_an_unknown_benchmark_is_named_before_anything_is_set_up() -> None:
    done = subprocess.run([sys.executable, "-I", DEV, "bench", "nothing"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no benchmark named nothing" in done.stderr
    assert "retrieval_images_b" in done.stderr

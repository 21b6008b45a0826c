"""What the house's own tests look at: every file of the repository, and the package's syntax trees."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGE = REPOSITORY / "app" / "heirloom"


@cache
def repository_files() -> tuple[Path, ...]:
    """Files that git tracks or would track."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    ).stdout
    paths = (REPOSITORY / name.decode() for name in listed.split(b"\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


@cache
def package_trees() -> dict[Path, ast.Module]:
    """Each module of the package, parsed."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def shown(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()

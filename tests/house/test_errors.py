"""Every error code that a person or a script can meet is explained in app/docs/errors.md."""

from __future__ import annotations

import ast
import re

from tests.house.sources import REPOSITORY, package_trees

DOCUMENT = REPOSITORY / "app" / "docs" / "errors.md"


def test_every_error_code_is_documented() -> None:
    assert _codes() - _documented() == set()


def test_no_documented_code_is_unknown() -> None:
    literals = {
        node.value
        for tree in package_trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert _documented() - literals == set()


def _documented() -> set[str]:
    """Codes in the first column of the document's tables."""
    return set(re.findall(r"^\| `([a-z_]+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))


def _codes() -> set[str]:
    return {code for tree in package_trees().values() for node in ast.walk(tree) for code in _codes_in(node)}


def _codes_in(node: ast.AST) -> list[str]:
    """`code = "..."` in a class, `error.code = "..."`, and the first word of `ItemError("...", ...)`."""
    if isinstance(node, ast.ClassDef) and _is_error(node):
        return [
            statement.value.value
            for statement in node.body
            if isinstance(statement, ast.Assign)
            and any(isinstance(target, ast.Name) and target.id == "code" for target in statement.targets)
            and isinstance(statement.value, ast.Constant)
            and isinstance(statement.value.value, str)
        ]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ItemError":
        return _text(node.args[0]) if node.args else []
    if isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Attribute) and target.attr == "code" for target in node.targets
    ):
        return _text(node.value)
    return []


def _text(node: ast.expr) -> list[str]:
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def _is_error(node: ast.ClassDef) -> bool:
    return any(isinstance(base, ast.Name) for base in node.bases)

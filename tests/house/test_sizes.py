"""Files and functions stay small enough to be read, folders small enough to be searched by eye."""

from __future__ import annotations

import ast

from tests.house.sources import PACKAGE, REPOSITORY, package_trees, repository_files, shown

MAX_FILE_LINES = 400
MAX_TEST_LINES = 600
MAX_FUNCTION_LINES = 60
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "handler"}


def test_no_file_is_longer_than_400_lines() -> None:
    code = [path for path in repository_files() if path.suffix == ".py"]
    assert code
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    allowed = {name: MAX_TEST_LINES if name.startswith("tests/") else MAX_FILE_LINES for name in lengths}
    assert {name: lines for name, lines in lengths.items() if lines > allowed[name]} == {}


def test_no_function_is_longer_than_60_lines() -> None:
    long = [
        f"{shown(path)}:{node.lineno} {node.name}"
        for path, tree in package_trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= MAX_FUNCTION_LINES
    ]
    assert long == []


def test_each_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = [shown(path) for path, tree in package_trees().items() if not ast.get_docstring(tree)]
    assert silent == []


def test_no_drawer_for_everything() -> None:
    names = {part for path in package_trees() for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert names & FORBIDDEN_NAMES == set()


def test_the_top_level_is_as_designed() -> None:
    top = {path.relative_to(REPOSITORY).parts[0] for path in repository_files()}
    visible = {name for name in top if not name.startswith(".")}
    assert visible == {"pyproject.toml", "README.md", "LICENSE", "app", "resources", "tests", "packaging"}

"""Each outside library has one room that may import it, and the package asks for it by name."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.house.sources import PACKAGE, REPOSITORY, package_trees, shown

EVERYWHERE = {"numpy"}
"""Libraries that any room but core may import."""
NETWORK = {"ftplib", "http", "httpx", "huggingface_hub", "requests", "smtplib", "socket", "ssl", "urllib3"}
NETWORK_SUBMODULES = {"urllib.request"}
NETWORK_DOORS = ("embedding/download", "preservation/")

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def test_every_outside_library_has_a_door() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    with_door = {name for contract in contracts for name in contract.get("protected_modules", [])}
    assert _outside_libraries() - with_door - EVERYWHERE == set()


BROUGHT_BY = {"shiboken6": ["PySide6-Essentials"]}
"""Libraries that another requirement always brings in the same version."""


def test_every_outside_library_is_a_named_requirement() -> None:
    required = {_normal(re.split(r"[<>=~;\[ ]", line)[0]) for line in PROJECT["project"]["dependencies"]}
    for extra in ("index", "window"):
        lines = PROJECT["project"]["optional-dependencies"][extra]
        required |= {_normal(re.split(r"[<>=~;\[ ]", line)[0]) for line in lines}
    distributions = packages_distributions()
    unnamed = {
        library
        for library in _outside_libraries()
        if not {_normal(name) for name in [*distributions.get(library, [library]), *BROUGHT_BY.get(library, ())]}
        & required
    }
    assert unnamed == set()


def test_every_requirement_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in package_trees())
    names: dict[str, set[str]] = {}
    for library, distributions in packages_distributions().items():
        for distribution in distributions:
            names.setdefault(_normal(distribution), set()).add(library)
    required = {_normal(re.split(r"[<>=~;\[ ]", line)[0]) for line in PROJECT["project"]["dependencies"]}
    # Not imported by name: what the converters call on our behalf.
    behind_the_scenes = {"onnxscript", "timm"}
    unused = [
        name for name in required - behind_the_scenes if not any(re.search(rf"\b{one}\b", text) for one in names[name])
    ]
    assert unused == []


def test_only_its_doors_lead_to_the_network() -> None:
    found = []
    for path in package_trees():
        place = path.relative_to(PACKAGE).as_posix()
        if place.startswith(NETWORK_DOORS):
            continue
        found += [
            f"{place}: {name}" for name in _imports(path) if name.split(".")[0] in NETWORK or name in NETWORK_SUBMODULES
        ]
    assert found == []


def test_imports_are_absolute() -> None:
    relative = [
        f"{shown(path)}:{node.lineno}"
        for path, tree in package_trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_no_contract_has_exceptions() -> None:
    assert [
        contract["name"] for contract in PROJECT["tool"]["importlinter"]["contracts"] if "ignore_imports" in contract
    ] == []


def _outside_libraries() -> set[str]:
    names = {name.split(".")[0] for path in package_trees() for name in _imports(path)}
    return {name for name in names if name not in sys.stdlib_module_names and name not in {"heirloom", "_typeshed"}}


def _imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(package_trees()[path]):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

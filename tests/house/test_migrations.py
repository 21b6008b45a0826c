"""Every step of the catalogue's schema has its test and a frozen vault that was made before it."""

from __future__ import annotations

import re

from tests.house.sources import PACKAGE, REPOSITORY, shown

MIGRATIONS = sorted((PACKAGE / "vault" / "catalogue" / "migrations").glob("m[0-9]*.py"))


def test_there_are_migrations_numbered_without_gaps() -> None:
    numbers = [int(path.name[1:5]) for path in MIGRATIONS]
    assert numbers == list(range(1, len(MIGRATIONS) + 1))
    assert numbers


def test_every_migration_has_its_test() -> None:
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in (REPOSITORY / "tests" / "unit" / "vault").rglob("*.py")
    )
    untested = [shown(path) for path in MIGRATIONS if not re.search(rf"\b{path.stem[:5]}", tests)]
    assert untested == []


def test_every_migration_has_its_frozen_vault() -> None:
    frozen = {path.name[:5] for path in (REPOSITORY / "tests" / "vaults").iterdir()}
    assert {path.name[:5] for path in MIGRATIONS} - frozen == set()

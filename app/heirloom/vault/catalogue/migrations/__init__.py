"""The catalogue's schema, step by step; each step and the version it brings are one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from heirloom.core.errors import VaultTooNew
from heirloom.vault.catalogue.connection import Catalogue
from heirloom.vault.catalogue.migrations import (
    m0001_catalogue,
    m0002_window,
    m0003_learning,
    m0004_faces,
    m0005_folders,
    m0006_partial_dates,
)


@dataclass(frozen=True, slots=True)
class Migration:
    """`apply` runs inside the transaction that records `version`; it uses no model of today's program."""

    version: int
    apply: Callable[[Catalogue], None]


STEPS: Final = (
    Migration(m0001_catalogue.VERSION, m0001_catalogue.apply),
    Migration(m0002_window.VERSION, m0002_window.apply),
    Migration(m0003_learning.VERSION, m0003_learning.apply),
    Migration(m0004_faces.VERSION, m0004_faces.apply),
    Migration(m0005_folders.VERSION, m0005_folders.apply),
    Migration(m0006_partial_dates.VERSION, m0006_partial_dates.apply),
)


def newest(steps: Sequence[Migration] = STEPS) -> int:
    """The schema version that this program writes."""
    return steps[-1].version


def schema_version(catalogue: Catalogue) -> int:
    """The version recorded in the catalogue; 0 for an empty database."""
    known = catalogue.value("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'meta'")
    if known is None:
        return 0
    return int(catalogue.value("SELECT value FROM meta WHERE key = 'schema_version'") or 0)


def refuse_newer(version: int, steps: Sequence[Migration] = STEPS) -> None:
    """Raise VaultTooNew for a schema of a later program."""
    if version > newest(steps):
        raise VaultTooNew(
            f"A newer Heirloom changed this vault (catalogue version {version}; this program knows {newest(steps)})."
        )


def migrate(catalogue: Catalogue, steps: Sequence[Migration] = STEPS) -> tuple[int, int]:
    """Bring the catalogue to the newest version; (version before, version now). VaultTooNew for a later one."""
    before = schema_version(catalogue)
    refuse_newer(before, steps)
    for step in steps:
        if step.version > before:
            with catalogue.transaction(durable=True):
                step.apply(catalogue)
                catalogue.run(
                    "INSERT INTO meta (key, value) VALUES ('schema_version', ?)"
                    " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    (str(step.version),),
                )
    return before, max(before, newest(steps))

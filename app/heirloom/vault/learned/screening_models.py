"""The models that tell treasure from clutter, one row a training; the newest few are kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue

_KEPT: Final = 5


@dataclass(frozen=True, slots=True)
class ScreeningModelRow:
    """`model`: bytes that screening wrote and checks when it reads them; `decisions`: how many it was trained on."""

    version: int
    trained_at: datetime
    decisions: int
    model: bytes
    report: dict[str, Any]


class ScreeningModels:
    """Rows of screening models. Derived: written inside `commit()` or `derive()`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def put(self, at: datetime, decisions: int, model: bytes, report: dict[str, Any]) -> int:
        """Store a model, which is in use from now on; returns its version."""
        version = int(self._catalogue.value("SELECT coalesce(max(version), 0) + 1 FROM screening_models"))
        self._catalogue.run("UPDATE screening_models SET in_use = 0")
        self._catalogue.run(
            "INSERT INTO screening_models (version, trained_us, decisions, in_use, model, report)"
            " VALUES (?, ?, ?, 1, ?, ?)",
            (version, values.utc_us(at), decisions, model, json.dumps(report)),
        )
        self._catalogue.run("DELETE FROM screening_models WHERE version <= ?", (version - _KEPT,))
        return version

    def in_use(self) -> ScreeningModelRow | None:
        """The model in use, or None."""
        row = self._catalogue.row(
            "SELECT version, trained_us, decisions, model, report FROM screening_models WHERE in_use = 1"
            " ORDER BY version DESC LIMIT 1"
        )
        if row is None:
            return None
        version, trained_us, decisions, model, report = row
        return ScreeningModelRow(version, values.from_utc_us(trained_us), decisions, model, json.loads(report))

    def drop(self, version: int) -> None:
        """Forget a model that does not parse."""
        self._catalogue.run("DELETE FROM screening_models WHERE version = ?", (version,))

"""How often a memory was opened, or taken out to somebody; counted here and told to nobody."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue


class Openings:
    """Rows of openings; counted inside `Vault.derive()`: no commit waits for them, and a crash may lose the last."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def count(self, numbers: Sequence[int], at: datetime, *, shared: bool = False) -> None:
        """Count one more opening, or with `shared` one more sharing, of each item. Unknown items are passed over."""
        opened, given = (0, 1) if shared else (1, 0)
        self._catalogue.run(
            "INSERT INTO openings (item, opened, shared, last_us)"
            " SELECT number, ?, ?, ? FROM items WHERE number IN (SELECT value FROM json_each(?))"
            " ON CONFLICT (item) DO UPDATE SET opened = opened + excluded.opened, shared = shared + excluded.shared,"
            " last_us = max(last_us, excluded.last_us)",
            (opened, given, values.utc_us(at), json.dumps([int(number) for number in numbers])),
        )

    def all(self) -> NDArray[np.int64]:
        """(n, 3), by item number: number, times opened, times shared."""
        rows = self._catalogue.rows("SELECT item, opened, shared FROM openings ORDER BY item")
        return np.array(rows, np.int64).reshape(-1, 3)

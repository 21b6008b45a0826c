"""Giving back: originals with their sidecars, as the doors ask for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from heirloom.bank.details import as_record, detail_of
from heirloom.core.records import ItemId
from heirloom.jobs import Unrecorded
from heirloom.preservation import ExportReport, export
from heirloom.vault import Vault


def give(vault: Vault, ids: Sequence[ItemId] | None, to: Path, context: Unrecorded) -> ExportReport:
    """Write originals and sidecars into `to`; None means all."""
    chosen: Iterable[ItemId] = (item.id for item in vault.items.iter_all()) if ids is None else ids
    total = vault.items.count() if ids is None else len(ids)
    return export(vault, chosen, to, lambda item: as_record(detail_of(vault, item)), total, context)

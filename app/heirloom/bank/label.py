"""A vault's label, for those who have not opened it: the only thing about it that is written in the clear."""

from __future__ import annotations

from heirloom.vault import read_label, write_label

__all__ = ["read_label", "write_label"]

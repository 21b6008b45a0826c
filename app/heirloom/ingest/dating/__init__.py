"""Reads dates out of file names: stamps of cameras and phones, and what people write."""

from heirloom.ingest.dating.named import by_name

__all__ = ["by_name"]

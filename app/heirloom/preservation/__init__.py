"""Keeps memories for the long run: gives originals back, and later backs up, checks and repairs."""

from heirloom.preservation.export import ExportReport, export

__all__ = ["ExportReport", "export"]

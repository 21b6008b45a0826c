"""Heirloom: a digital memory bank in one encrypted vault on the family's own disk."""

__version__ = "0.1.0"

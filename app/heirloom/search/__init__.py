"""Asking: a question is taken apart, put to every channel, fused, and answered with reasons."""

from heirloom.search.engine import SearchEngine

__all__ = ["SearchEngine"]

"""The words of every item's passages as rows for a classifier. `WordsBlock` is the way in."""

from __future__ import annotations

from heirloom.learning.text.block import WORDS, WordsBlock

__all__ = ["WORDS", "WordsBlock"]

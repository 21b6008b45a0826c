"""What screens ask of each other, by signals that the main window connects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Show the memory `numbers[index]` large; left and right walk through `numbers`.

    `back_label` says where the person comes from; `words` are boxed and highlighted in what is shown.
    """

    numbers: Sequence[int]
    index: int
    back_label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SimilarTo:
    """Find pictures like a memory (`number`) or like a file that need not be in the vault (`path`)."""

    number: int | None = None
    path: str | None = None

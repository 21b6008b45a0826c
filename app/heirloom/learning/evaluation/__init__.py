"""How well something was learned, told honestly: held-out answers weighted to stand for the whole, with intervals."""

from __future__ import annotations

from heirloom.learning.evaluation.report import HeldOut, report_of

__all__ = ["HeldOut", "report_of"]

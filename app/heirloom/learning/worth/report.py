"""How often screening's proposals were right, in figures: by decisions that the model had not seen."""

from __future__ import annotations

from typing import Any

import numpy as np

from heirloom.core.albums import LEAST_ANSWERS, LEAST_EITHER, TOO_FEW, Interval
from heirloom.core.screening import ScreeningReport
from heirloom.learning.evaluation.wilson import wilson
from heirloom.learning.worth.judge import LITTLE_WORTH, MUCH_WORTH
from heirloom.vault import ScreeningModelRow


def report_of(row: ScreeningModelRow | None) -> ScreeningReport:
    """From what the model in use kept of its training; nothing but the need of answers where there are too few."""
    held_out, kept = (np.zeros(0), np.zeros(0, bool)) if row is None else _told(row.report)
    yes, no = int(kept.sum()), int((~kept).sum())
    needed = max(0, LEAST_ANSWERS - yes - no, LEAST_EITHER - yes, LEAST_EITHER - no)
    if row is None or needed:
        return ScreeningReport(yes, no, TOO_FEW, max(needed, 1))
    clutter, treasure = held_out <= LITTLE_WORTH, held_out >= MUCH_WORTH
    return ScreeningReport(
        yes,
        no,
        precision=_share(~kept[clutter]),
        recall=_share(clutter[~kept]),
        keepsakes=_share(kept[treasure]),
        version=row.version,
    )


def _share(right: np.typing.NDArray[np.bool_]) -> Interval | None:
    return wilson(float(right.mean()), len(right)) if len(right) else None


def _told(report: dict[str, Any]) -> tuple[np.typing.NDArray[np.float64], np.typing.NDArray[np.bool_]]:
    held_out, kept = report.get("held_out"), report.get("kept")
    if not isinstance(held_out, list) or not isinstance(kept, list) or len(held_out) != len(kept):
        return np.zeros(0), np.zeros(0, bool)
    return np.array(held_out, np.float64), np.array(kept, bool)

"""How often screening's proposals were right, in figures: by decisions that the model had not seen."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from heirloom.core.albums import LEAST_ANSWERS, LEAST_EITHER, TOO_FEW, Interval
from heirloom.core.screening import ScreeningReport
from heirloom.learning.evaluation.wilson import wilson
from heirloom.learning.worth.proposing import is_told
from heirloom.vault import ScreeningModelRow

Flags = NDArray[np.bool_]


def report_of(row: ScreeningModelRow | None) -> ScreeningReport:
    """From what the model in use kept of its training; nothing but the need of answers where there are too few."""
    report = row.report if row is not None and is_told(row.report) else {}
    kept, clutter, treasure = (_flags(report, name) for name in ("kept", "as_clutter", "as_keepsake"))
    yes, no = int(kept.sum()), int((~kept).sum())
    needed = max(0, LEAST_ANSWERS - yes - no, LEAST_EITHER - yes, LEAST_EITHER - no)
    if row is None or needed:
        return ScreeningReport(yes, no, TOO_FEW, max(needed, 1))
    refused = int(_flags(report, "refused_as_keepsake").sum())
    return ScreeningReport(
        yes,
        no,
        precision=_share(~kept[clutter]),
        recall=_share(clutter[~kept]),
        keepsakes=_share(np.concatenate((_flags(report, "treasured")[treasure], np.zeros(refused, bool)))),
        version=row.version,
    )


def _share(right: Flags) -> Interval | None:
    """Of fewer decisions than an album needs of either kind it would be hearsay."""
    return wilson(float(right.mean()), len(right)) if len(right) >= LEAST_EITHER else None


def _flags(report: dict[str, Any], name: str) -> Flags:
    return np.array(report.get(name, []), bool)

"""What a training keeps of itself: what it would have proposed of each decision that it had not seen."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Any

import numpy as np

from heirloom.learning.worth.judge import Judged, proposed_clutter, proposed_treasure
from heirloom.learning.worth.model import WorthModel


def told(
    known: Sequence[tuple[Judged, bool]], model: WorthModel, refused: Sequence[Judged], no_keepsakes: Container[int]
) -> dict[str, Any]:
    """For JSON. `known`: what was decided, and whether it was kept, in the order of the model's held-out worth.

    A proposal needs a strong reason and a worth to match, and clutter is proposed in bulk only where nothing guards
    it. `refused` were said to be no keepsakes and are no part of the training, so the model's own word is held out.
    """
    held_out = [float(value) for value in model.held_out]
    pairs = [(one, value) for (one, _), value in zip(known, held_out, strict=True)]
    worth = model.worth(np.stack([one.signals for one in refused])) if refused else np.zeros(0)
    again = zip(refused, (float(value) for value in worth), strict=True)
    return {
        "held_out": [round(value, 4) for value in held_out],
        "kept": [is_kept for _, is_kept in known],
        "treasured": [is_kept and one.number not in no_keepsakes for one, is_kept in known],
        "as_clutter": [not one.guarded and proposed_clutter(one.clutter, value) is not None for one, value in pairs],
        "as_keepsake": [proposed_treasure(one.treasure, value) is not None for one, value in pairs],
        "refused_as_keepsake": [proposed_treasure(one.treasure, value) is not None for one, value in again],
    }


def is_told(report: dict[str, Any]) -> bool:
    """Whether a training kept what `told` makes; earlier ones kept only what everything seemed worth."""
    lists = [report.get(name) for name in ("kept", "treasured", "as_clutter", "as_keepsake")]
    lengths = {len(one) for one in lists if isinstance(one, list)}
    return all(isinstance(one, list) for one in (*lists, report.get("refused_as_keepsake"))) and len(lengths) == 1

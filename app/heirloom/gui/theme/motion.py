"""How long things take to move, and along which curve."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve

from heirloom.gui.theme.current import current


@dataclass(frozen=True, slots=True)
class Motion:
    """One kind of movement."""

    full_ms: int
    curve: QEasingCurve.Type

    @property
    def ms(self) -> int:
        """Its length; 0 where motion is reduced."""
        return 0 if current().reduce_motion else self.full_ms


QUICK = Motion(120, QEasingCurve.Type.OutCubic)
"""A preview fades in, a chip appears."""
MOVE = Motion(180, QEasingCurve.Type.OutCubic)
"""A panel slides."""
SETTLE = Motion(240, QEasingCurve.Type.InOutCubic)
"""The grid finds its new places."""
MEMORY = Motion(700, QEasingCurve.Type.InOutSine)
"""One picture becomes the next."""
SWEEP_MS = 1600
"""An unknown progress bar, once across."""

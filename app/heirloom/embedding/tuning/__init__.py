"""Fine-tuning of a text encoder on a person's own answers, on this device: opt-in, few examples, small results.

torch runs in a process of its own (`__main__`), which gets texts and labels and never a key. `tune` is the way in.
"""

from __future__ import annotations

from heirloom.embedding.tuning.client import Report, encode, tune
from heirloom.embedding.tuning.records import (
    BACKGROUND,
    LIKELY,
    NO,
    UNKNOWN,
    YES,
    Lesson,
    Tuned,
    TuningFailed,
    TuningSettings,
)

__all__ = [
    "BACKGROUND",
    "LIKELY",
    "NO",
    "UNKNOWN",
    "YES",
    "Lesson",
    "Report",
    "Tuned",
    "TuningFailed",
    "TuningSettings",
    "encode",
    "tune",
]

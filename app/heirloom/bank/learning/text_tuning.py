"""Tuning the text encoder for an album that asked for it, and showing it what came later: in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from threading import Event

import numpy as np
from numpy.typing import NDArray

from heirloom.bank.learning.likes import Likes
from heirloom.bank.learning.trained import STOPPED, as_answers
from heirloom.core.errors import Cancelled, NotFound
from heirloom.embedding.tuning import Report, TuningFailed
from heirloom.learning.albums.answers import LikeQuery
from heirloom.learning.albums.second.look import Second
from heirloom.learning.albums.second.tuning import Outcome, can_tune, tune
from heirloom.learning.blocks import find
from heirloom.learning.features import TEXT, FeatureTable
from heirloom.learning.text.tuner import encoder_in_use
from heirloom.vault import AnswerRow, Vault

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


class TextTuning:
    """Tunes with the text encoder in use. Calls take seconds to minutes and may come from any thread."""

    def __init__(self, vault: Vault, likes: Likes) -> None:
        self._vault = vault
        self._likes = likes

    def can(self, said: Sequence[AnswerRow], table: FeatureTable) -> bool:
        """Whether all answers have text, and there are enough of either kind."""
        text = table.blocks.get(TEXT)
        return text is not None and can_tune(as_answers(said), lambda numbers: find(text.numbers, numbers)[1])

    def tune(
        self,
        table: FeatureTable,
        said: Sequence[AnswerRow],
        like: LikeQuery | None,
        report: Report | None,
        stop: Event | None,
    ) -> Outcome | None:
        """A second look made anew; None where there is too little text. TuningFailed, Cancelled by `stop`."""
        tuner = self._likes.tuner(report)
        if tuner is None:
            return None
        try:
            return tune(table, as_answers(said), like, tuner, stop)
        except TuningFailed as error:
            if stop is not None and stop.is_set():
                raise Cancelled(STOPPED) from error
            raise

    def usable(self, second: Second | None) -> Second | None:
        """The second look, if its encoder is still the one in use."""
        return second if second is not None and second.seen.encoder == encoder_in_use(self._vault) else None

    def further(
        self, second: Second, table: FeatureTable, first: Floats, answered: Numbers, stop: Event | None
    ) -> Second | None:
        """The second look with likely items that came later; None where there are none, or they could not be encoded.

        `first` (n,) are the scores of the album's head for the table's rows.
        """
        tuner = self._likes.tuner()
        if tuner is None:
            return None
        unseen = second.unseen(table, first, answered)
        unseen = unseen[tuner.has(unseen)]
        if not len(unseen):
            return None
        with suppress(TuningFailed, NotFound):  # they keep the first look's scores, and the next look tries again
            return second.more(unseen, tuner.encode(unseen, second.seen.changes, stop))
        return None

"""What people said of memories in albums that learn, as it is stored; patches change it, see `labels`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from heirloom.core.albums import Answer, Asked
from heirloom.core.records import ItemId
from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """`version` and `probability`: the model in use when it was answered, and what that thought; None for no model."""

    id: ItemId
    number: int
    answer: Answer
    asked: Asked
    at: datetime
    version: int | None
    probability: float | None


class AnswerRows:
    """Reads answers from any thread."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def of_album(self, album: int, answer: Answer | None = None) -> list[AnswerRow]:
        """The answers of an album, oldest first; those about memories set aside included."""
        chosen = "" if answer is None else f" AND q.answer = {int(answer)}"
        rows = self._catalogue.rows(
            "SELECT i.id, q.item, q.answer, q.asked, q.at_us, q.version, q.probability FROM album_answers q"
            f" JOIN items i ON i.number = q.item WHERE q.album = ?{chosen} ORDER BY q.at_us, q.item",
            (int(album),),
        )
        return [
            AnswerRow(
                values.item_id(raw), number, Answer(said), Asked(asked), values.from_utc_us(at), version, probability
            )
            for raw, number, said, asked, at, version, probability in rows
        ]

    def counts(self) -> dict[int, tuple[int, int]]:
        """By album number: how many times yes, and how many times no."""
        rows = self._catalogue.rows(
            "SELECT album, sum(answer = ?), sum(answer = ?) FROM album_answers GROUP BY album",
            (int(Answer.YES), int(Answer.NO)),
        )
        return {album: (yes, no) for album, yes, no in rows}

    def of_item(self, number: int) -> dict[int, Answer]:
        """What was said of one memory, by album number."""
        rows = self._catalogue.rows("SELECT album, answer FROM album_answers WHERE item = ?", (int(number),))
        return {album: Answer(said) for album, said in rows}

    def of_items(self, numbers: Iterable[int]) -> dict[int, dict[int, tuple[Answer, Asked]]]:
        """What was said of some memories and how it came about, by their number and then by album number."""
        found: dict[int, dict[int, tuple[Answer, Asked]]] = {}
        sql = "SELECT item, album, answer, asked FROM album_answers WHERE item IN (SELECT value FROM json_each(?))"
        for item, album, said, asked in self._catalogue.rows(sql, (json.dumps([int(one) for one in numbers]),)):
            found.setdefault(item, {})[album] = Answer(said), Asked(asked)
        return found

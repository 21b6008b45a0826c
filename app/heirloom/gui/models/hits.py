"""The rows of an answer in the order in which they are shown, in blocks: pictures, words, the rest, weaker ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from heirloom.core.asking import Found
from heirloom.core.records import Hit, Kind
from heirloom.gui.models import why

Index = QModelIndex | QPersistentModelIndex

FIRST_PICTURES: Final = 7
"""One large, two beside it, a row of four; then what stands in words."""
FIRST_TEXTS: Final = 4
RELATED: Final = 2_000
"""Plain pictures shown after those with reasons; nobody scrolls further through an answer."""


class Sort(Enum):
    """What a block shows, and how."""

    PICTURES = "pictures"
    WORDS = "words"
    MORE_PICTURES = "more_pictures"
    MORE_WORDS = "more_words"
    RELATED = "related"
    WEAKER_PICTURES = "weaker_pictures"
    WEAKER_WORDS = "weaker_words"

    @property
    def is_words(self) -> bool:
        return self in (Sort.WORDS, Sort.MORE_WORDS, Sort.WEAKER_WORDS)

    @property
    def is_weaker(self) -> bool:
        return self in (Sort.WEAKER_PICTURES, Sort.WEAKER_WORDS)


@dataclass(frozen=True, slots=True)
class Block:
    """Rows `first` up to `first + count` are of one sort."""

    sort: Sort
    first: int
    count: int


class HitsModel(QAbstractListModel):
    """`blocks` say how the rows are shown. Rows of the plain rest know their number and aspect only."""

    NumberRole = Qt.ItemDataRole.UserRole + 1
    HitRole = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: Found | None = None
        self.blocks: tuple[Block, ...] = ()
        self._hits: list[Hit] = []
        self._rest_at = 0
        self._rest: Sequence[int] = ()
        self._aspects: Sequence[float] = ()
        self._numbers: list[int] = []

    def set_found(self, found: Found | None) -> None:
        """Another answer, or none."""
        self.beginResetModel()
        self.found = found
        self._hits, self._rest, self._aspects, self.blocks = [], (), (), ()
        if found is not None:
            self._fill(found)
        self._numbers = self._all_numbers()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.found is None:
            return None
        hit = self.hit(index.row())
        if role == self.NumberRole:
            return self.number(index.row())
        if role == self.HitRole:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) and hit is not None:
            return why.name_of(hit.item)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self._spoken(index.row(), hit)
        return None

    def number(self, row: int) -> int:
        """The memory's number."""
        return self._numbers[row]

    def numbers(self) -> list[int]:
        """Every row's number, in order."""
        return self._numbers

    def hit(self, row: int) -> Hit | None:
        """The hit with its reasons; None in the plain rest."""
        at = row if row < self._rest_at else row - len(self._rest)
        return None if self._rest_at <= row < self._rest_at + len(self._rest) else self._hits[at]

    def aspects(self, block: Block) -> Sequence[float]:
        """Width through height of the plain rest, 0 where unknown."""
        begin = block.first - self._rest_at
        return self._aspects[begin : begin + block.count]

    def turns(self, row: int) -> int:
        """Quarter turns clockwise that a person gave it."""
        hit = self.hit(row)
        if hit is not None:
            return hit.item.turned
        assert self.found is not None
        return self.found.rest_turns[row - self._rest_at]

    def row_of(self, number: int) -> int | None:
        """Where a memory stands."""
        return self._numbers.index(number) if number in self._numbers else None

    def _fill(self, found: Found) -> None:
        sure = _apart(found.answer.hits)
        blocks: list[tuple[Sort, list[Hit]]] = list(_sure_blocks(found.answer.hits, *sure))
        self._hits = [hit for _, hits in blocks for hit in hits]
        self._rest_at = len(self._hits)
        self._rest, self._aspects = found.rest[:RELATED], found.rest_aspects[:RELATED]
        photos, texts = _apart(found.answer.weaker)
        weaker = [(Sort.WEAKER_PICTURES, photos), (Sort.WEAKER_WORDS, texts)]
        self._hits += [hit for _, hits in weaker for hit in hits]
        counts = [(sort, len(hits)) for sort, hits in blocks]
        counts.append((Sort.RELATED, len(self._rest)))
        counts += [(sort, len(hits)) for sort, hits in weaker]
        made, first = list[Block](), 0
        for sort, count in counts:
            if count:
                made.append(Block(sort, first, count))
            first += count
        self.blocks = tuple(made)

    def _all_numbers(self) -> list[int]:
        numbers = [int(hit.item.number) for hit in self._hits]
        return [*numbers[: self._rest_at], *self._rest, *numbers[self._rest_at :]]

    def _spoken(self, row: int, hit: Hit | None) -> str:
        assert self.found is not None
        if hit is None:
            return self.tr("{n} of {total}, also related").format(n=row + 1, total=self.found.total)
        return why.spoken(hit, self.found, row)


def _apart(hits: Sequence[Hit]) -> tuple[list[Hit], list[Hit]]:
    """Pictures, and what is read."""
    photos = [hit for hit in hits if hit.item.kind is Kind.PHOTO]
    return photos, [hit for hit in hits if hit.item.kind is not Kind.PHOTO]


def _sure_blocks(hits: Sequence[Hit], photos: list[Hit], texts: list[Hit]) -> list[tuple[Sort, list[Hit]]]:
    """Pictures first, unless the best hit is to be read."""
    if not photos or not texts:
        return [(Sort.PICTURES, photos), (Sort.WORDS, texts)]
    rest = [(Sort.MORE_PICTURES, photos[FIRST_PICTURES:]), (Sort.MORE_WORDS, texts[FIRST_TEXTS:])]
    pictures, words = (Sort.PICTURES, photos[:FIRST_PICTURES]), (Sort.WORDS, texts[:FIRST_TEXTS])
    begins_with_words = hits[0].item.kind is not Kind.PHOTO
    return [words, pictures, *rest] if begins_with_words else [pictures, words, *rest]

"""Where results lie: one large picture and two, rows of four, rows of words, and where arrow keys lead."""

from __future__ import annotations

from PySide6.QtCore import Qt

from heirloom.gui.models.hits import Block, Sort
from heirloom.gui.screens.search.results.layout import GUTTER, Measures, Plan, arrange
from heirloom.gui.screens.search.results.moving import FIELD, target

Key = Qt.Key


def plan(*blocks: Block, width: int = 884) -> Plan:
    return arrange(width, blocks, lambda block: [1.5] * block.count, lambda row, width: 30, Measures())


def test_the_best_is_large_and_rows_of_four_follow() -> None:
    cells = plan(Block(Sort.PICTURES, 0, 11)).cells
    pictures = [cell.picture for cell in cells if cell.picture is not None]
    assert [(box.width, box.height) for box in pictures[:3]] == [(392, 254), (234, 254), (234, 254)]
    assert {(box.width, box.height) for box in pictures[3:]} == {(212, 150)}
    assert pictures[2].right == pictures[6].right == 884
    assert pictures[1].left - pictures[0].right == GUTTER


def test_a_single_picture_is_no_lone_orphan_under_a_row() -> None:
    cells = plan(Block(Sort.PICTURES, 0, 4)).cells
    assert len({cell.whole.top for cell in cells}) == 1
    assert cells[-1].whole.right == 884


def test_cells_follow_the_rows_and_nothing_overlaps() -> None:
    made = plan(
        Block(Sort.WORDS, 0, 4),
        Block(Sort.PICTURES, 4, 7),
        Block(Sort.RELATED, 11, 700),
        Block(Sort.WEAKER_WORDS, 711, 3),
    )
    assert [cell.row for cell in made.cells] == list(range(714))
    assert [head.sort for head in made.heads] == [Sort.WORDS, Sort.PICTURES, Sort.RELATED, Sort.WEAKER_WORDS]
    for before, after in zip(made.cells, made.cells[1:], strict=False):
        apart = after.whole.left >= before.whole.right or after.whole.top >= before.whole.bottom
        assert apart or after.whole.top > before.whole.top
    seen = made.between(1000, 1600)
    assert seen == [cell for cell in made.cells if cell.whole.bottom >= 1000 and cell.whole.top <= 1600]


def test_arrows_keep_to_their_column() -> None:
    made = plan(Block(Sort.PICTURES, 0, 11))
    assert target(made, None, Key.Key_Down, 600) == 0
    assert target(made, 0, Key.Key_Up, 600) == FIELD
    assert target(made, 2, Key.Key_Down, 600) == 6
    assert target(made, 6, Key.Key_Up, 600) == 2
    assert target(made, 10, Key.Key_Down, 600) == 10
    assert target(made, 3, Key.Key_End, 600) == 10
    assert target(made, 0, Key.Key_A, 600) is None

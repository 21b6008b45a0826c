"""The words of items as rows: what they say of likeness, and that they keep in step with the vault."""

from __future__ import annotations

import numpy as np

from heirloom.core.records import PassageSource
from heirloom.learning.text import WordsBlock
from heirloom.learning.text.lexical import BUCKETS, LENGTH
from heirloom.learning.text.terms import MOST_TERMS, Terms, stem
from tests.unit.learning.text.conftest import Shelf

WING = "The lift of a delta wing at supersonic speeds was measured in a wind tunnel."
WINGS = "Measurements of wings: supersonic lift and drag."
RENAL = "Renal hypertrophy after removal of one kidney in rats."
SOUP = "Pumpkin soup with onions and nutmeg."


def _likeness(block: WordsBlock, one: int, other: int) -> float:
    rows, present = block.rows(np.array([one, other]))
    assert present.all()
    return float(rows[0] @ rows[1]) / float(LENGTH) ** 2


def _filled(shelf: Shelf) -> list[int]:
    return [shelf.add(text) for text in (WING, RENAL, SOUP, WINGS)]


def _same(one: WordsBlock, other: WordsBlock) -> None:
    assert one.numbers.tolist() == other.numbers.tolist()
    assert (one.counts != other.counts).nnz == 0
    rows, _ = one.rows(one.numbers)
    others, _ = other.rows(other.numbers)
    np.testing.assert_allclose(rows, others, atol=1e-5)


def test_items_that_share_words_are_alike(shelf: Shelf) -> None:
    wing, renal, soup, wings = _filled(shelf)
    block = WordsBlock().update(shelf.vault)
    assert block.numbers.tolist() == [wing, renal, soup, wings]
    assert abs(_likeness(block, wing, wing) - 1) < 1e-5
    assert _likeness(block, wing, wings) > _likeness(block, wing, renal) + 0.1
    assert abs(_likeness(block, wing, renal)) < 0.15
    assert abs(_likeness(block, soup, renal)) < 0.15


def test_chinese_words_count_as_pairs(shelf: Shelf) -> None:
    one, two, other = shelf.add("我们全家去爬长城"), shelf.add("长城上的雪"), shelf.add("晚上吃了饺子")
    block = WordsBlock().update(shelf.vault)
    assert _likeness(block, one, two) > _likeness(block, one, other) + 0.05


def test_project_is_every_row_times_the_weights(shelf: Shelf) -> None:
    numbers = np.array(_filled(shelf))
    block = WordsBlock().update(shelf.vault)
    weights = np.random.default_rng(3).standard_normal((BUCKETS, 2)).astype(np.float32)
    np.testing.assert_allclose(block.project(weights), block.rows(numbers)[0] @ weights, rtol=1e-4, atol=1e-4)


def test_an_item_without_words_is_absent(shelf: Shelf) -> None:
    wing = shelf.add(WING)
    silent = shelf.add()
    rows, present = WordsBlock().update(shelf.vault).rows(np.array([wing, silent]))
    assert present.tolist() == [True, False]
    assert not rows[1].any()


def test_a_sentence_is_described_like_an_item(shelf: Shelf) -> None:
    wing, renal, _, _ = _filled(shelf)
    block = WordsBlock().update(shelf.vault)
    rows, _ = block.rows(np.array([wing, renal]))
    likeness = rows @ block.describe("wings in supersonic tunnels")
    assert likeness[0] > likeness[1] + 0.2


def test_what_comes_later_is_taken_in(shelf: Shelf) -> None:
    numbers = _filled(shelf)
    block = WordsBlock().update(shelf.vault)
    assert block.update(shelf.vault) is block
    numbers.append(shelf.add("A garden in bloom", "Roses and a white wing."))
    shelf.write(numbers[0], PassageSource.CAPTION, "found in the attic, with pumpkin")
    later = block.update(shelf.vault)
    assert block.numbers.tolist() == numbers[:4]
    _same(later, WordsBlock().update(shelf.vault))


def test_the_rarity_of_words_settles(shelf: Shelf) -> None:
    for number in range(30):
        shelf.add(f"letter {number} about rain and the sea {'storm' * (number % 3)}")
    block = WordsBlock().update(shelf.vault)
    shelf.add("another letter about snow")
    later = block.update(shelf.vault)
    assert later.idf is block.idf
    assert len(later.numbers) == 31
    rows, _ = later.rows(block.numbers)
    np.testing.assert_array_equal(rows, block.rows(block.numbers)[0])
    np.testing.assert_allclose(later.rows(later.numbers[-1:])[0][0], later.describe("another letter about snow"))


def test_texts_that_are_read_anew_replace_the_earlier_ones(shelf: Shelf) -> None:
    numbers = _filled(shelf)
    shelf.write(numbers[2], PassageSource.CAPTION, "my mother's handwriting")
    block = WordsBlock().update(shelf.vault)
    shelf.write(numbers[2], PassageSource.TEXT, "Apple cake with cinnamon.")
    shelf.write(numbers[1], PassageSource.TEXT)
    later = block.update(shelf.vault)
    assert later.numbers.tolist() == [numbers[0], numbers[2], numbers[3]]
    _same(later, WordsBlock().update(shelf.vault))
    rows, _ = later.rows(np.array([numbers[2]]))
    assert rows[0] @ later.describe("cinnamon") > 0.2
    assert rows[0] @ later.describe("handwriting") > 0.2


def test_a_very_long_item_is_bounded() -> None:
    words = [" ".join(f"word{number}x{page}" for number in range(300)) for page in range(60)]
    counts = Terms().counts([words, ["one two"]])
    assert counts[0].nnz <= MOST_TERMS
    assert counts[1].nnz == 2


def test_endings_are_cut() -> None:
    assert {stem(word) for word in ("measure", "measures", "measured", "measuring")} == {"measur"}
    assert stem("gas") == "gas"

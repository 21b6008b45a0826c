"""Texts become padded batches of like length, cut at the window, whatever they hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from heirloom.embedding.starter.files import StarterFiles
from heirloom.embedding.tokenise import LONGEST_TEXT, Tokeniser, TokeniserMissing


@pytest.fixture
def tokeniser(starter_files: StarterFiles) -> Tokeniser:
    return Tokeniser(starter_files.tokeniser, 256)


def test_known_ids(tokeniser: Tokeniser) -> None:
    assert tokeniser.ids(["Hello, world!"]) == [[101, 7592, 1010, 2088, 999, 102]]


def test_every_text_lands_in_one_batch_with_its_own_length(tokeniser: Tokeniser) -> None:
    texts = ["a", "b c d e f g " * 9, "", "two words", "x " * 900, "three short words"]
    seen: dict[int, int] = {}
    for batch in tokeniser.batches(texts, most_texts=2, most_tokens=600):
        assert batch.ids.shape == batch.mask.shape
        assert batch.ids.size <= 600
        assert len(batch.positions) <= 2
        for position, row in zip(batch.positions, batch.mask, strict=True):
            assert int(position) not in seen
            seen[int(position)] = int(row.sum())
            assert row.tolist() == sorted(row.tolist(), reverse=True)
    assert seen == {position: len(ids) for position, ids in enumerate(tokeniser.ids(texts))}
    assert seen[4] == 256
    assert seen[2] == 2


def test_lone_surrogates_and_giants_do_no_harm(tokeniser: Tokeniser) -> None:
    broken, giant = tokeniser.ids(["caf\udce9", "y" * (LONGEST_TEXT * 4)])
    assert len(broken) > 2
    assert len(giant) <= 256


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TokeniserMissing, match=r"none\.json"):
        Tokeniser(tmp_path / "none.json", 16)

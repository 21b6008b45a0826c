"""Which encoders get a Chinese question as it is."""

from __future__ import annotations

import pytest

from heirloom.bank.searching import knows_chinese


@pytest.mark.parametrize(
    ("encoder", "knows"),
    [
        ("starter", False),
        ("ViT-B-32", False),
        ("ViT-B-16-SigLIP2", True),
        ("paraphrase-multilingual-MiniLM-L12-v2", True),
        ("one that a person brought", False),
    ],
)
def test_by_the_languages_on_the_catalogues_card(encoder: str, knows: bool) -> None:
    assert knows_chinese(encoder) is knows

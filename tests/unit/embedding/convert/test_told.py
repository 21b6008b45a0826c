"""What is said of a model that cannot be built: one sentence, whatever a library said."""

from __future__ import annotations

import pytest

from heirloom.embedding.convert.__main__ import told


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            RuntimeError(
                "Error(s) in loading state_dict for CLIP:\n\tMissing key(s) in state_dict: " + "layer, " * 200
            ),
            "These are not the weights of ViT-B-32: they do not fit its layers.",
        ),
        (ValueError("no such layer\nand more"), "The model cannot be built (ValueError: no such layer)."),
        (KeyError(), "The model cannot be built (KeyError:)."),
    ],
)
def test_one_sentence_is_said(error: Exception, said: str) -> None:
    assert told("ViT-B-32", error) == said


def test_long_words_are_cut_between_words() -> None:
    said = told("ViT-B-32", ValueError("weights " * 100))
    assert len(said) < 220
    assert said.endswith("weights …).")

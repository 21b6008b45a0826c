"""The catalogue names what it promises and invents nothing."""

from __future__ import annotations

import pytest

from heirloom.core.errors import NotFound, UserError
from heirloom.embedding.catalogue import MODELS, Loader, ModelKind, check_name, find_card, get_card, is_starter

PROMISED = {
    "starter-image",
    "starter-text",
    "ViT-B-32",
    "ViT-B-16-SigLIP",
    "ViT-B-16-SigLIP2",
    "MobileCLIP2-S2",
    "xlm-roberta-base-ViT-B-32",
    "paraphrase-multilingual-MiniLM-L12-v2",
    "bge-m3",
}


def test_every_promised_model_is_there_once() -> None:
    assert {card.name for card in MODELS}.issuperset(PROMISED)
    assert len({card.name for card in MODELS}) == len(MODELS)


@pytest.mark.parametrize("card", MODELS, ids=lambda card: card.name)
def test_each_card_is_complete(card: object) -> None:
    entry = next(entry for entry in MODELS if entry is card)
    assert entry.dimension > 0
    assert entry.licence
    assert entry.languages
    assert check_name(entry.name) == entry.name
    assert (entry.repository is None) == (entry.loader is Loader.STARTER)
    assert (entry.architecture is not None) == (entry.loader is Loader.OPEN_CLIP)
    assert (entry.pretrained is not None) == (entry.loader is Loader.OPEN_CLIP)
    assert (entry.kind is ModelKind.TEXT) == (entry.loader is Loader.SENTENCE_TRANSFORMERS or "text" in entry.name)


def test_a_hash_comes_with_a_revision_or_not_at_all() -> None:
    assert [card.name for card in MODELS if (card.revision is None) != (card.sha256 is None)] == []


def test_an_unknown_name_is_told_what_there_is() -> None:
    assert find_card("nothing") is None
    with pytest.raises(NotFound, match="bge-m3"):
        get_card("nothing")


@pytest.mark.parametrize("name", ["", ".", "..", ".hidden", "a/b", "a\\b", "a b", "ä", "x" * 65, "dot."])
def test_a_name_is_one_plain_component_of_a_path(name: str) -> None:
    with pytest.raises(UserError):
        check_name(name)


def test_starter_means_the_encoder_of_that_kind() -> None:
    assert is_starter("starter", ModelKind.IMAGE)
    assert is_starter("starter", ModelKind.TEXT)
    assert is_starter("starter-text", ModelKind.TEXT)
    assert not is_starter("starter-text", ModelKind.IMAGE)

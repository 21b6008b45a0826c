"""Another encoder is chosen: the old one answers until every memory has a vector of the new one."""

from __future__ import annotations

from pathlib import Path

import pytest

from heirloom.bank import Bank, LockedBank, create, models
from heirloom.core.errors import NotFound
from heirloom.vault import Vault, unlock
from tests.models.drawings import save_pictures
from tests.models.tiny_model import TINY_NAME

PASSPHRASE = "four words and no more"


def test_switching_embeds_again_while_the_old_space_answers(tmp_path: Path, tiny_models: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    captions = {path.name: caption for path, caption in save_pictures(pictures, 40, seed=3)}
    vault = tmp_path / "Drawings.heirloom"
    create(vault, PASSPHRASE, light_kdf=True)
    locked = LockedBank(vault)
    with locked.unlock(passphrase=PASSPHRASE, models=tiny_models) as bank:
        bank.import_paths([str(pictures)], ocr=False)
        assert bank.status().encoders["image_text"] == "starter"
        bank.use_model(TINY_NAME)
        assert bank.chosen_models()["image"] == TINY_NAME
        assert bank.status().pending["vectors"] == 40
        with locked.unlock(passphrase=PASSPHRASE, models=tiny_models, writable=False) as reader:
            assert reader.status().encoders["image_text"] == "starter"
            answer = reader.search("a red circle", limit=40)
            assert {hit.why[0].channel for hit in answer.hits + answer.weaker} == {"image"}
        bank.finish_stages(ocr=False)
        assert bank.status().encoders["image_text"] == TINY_NAME
        assert not any(bank.status().pending.values())
        assert _recall_at_1(bank, captions) >= 0.9
    _both_spaces_hold_all(vault)


def test_a_choice_that_is_not_here_changes_nothing(tmp_path: Path, tiny_models: Path) -> None:
    vault = tmp_path / "Empty.heirloom"
    create(vault, PASSPHRASE, light_kdf=True)
    with LockedBank(vault).unlock(passphrase=PASSPHRASE, models=tiny_models) as bank:
        with pytest.raises(NotFound):
            bank.use_model("ViT-B-32")
        assert bank.chosen_models() == {"image": "starter", "text": "starter"}
    rows = {row.name: row.state for row in models.listed(tiny_models)}
    assert rows[TINY_NAME] == "installed"
    assert rows["ViT-B-32"] == "available"


def _recall_at_1(bank: Bank, captions: dict[str, str]) -> float:
    """Share of drawings that come first when asked for by their own caption."""
    ranked = bank.search_batch(list(captions.items()), 1)
    return sum(hits[0].item.original_name == name for name, hits in ranked) / len(captions)


def _both_spaces_hold_all(path: Path) -> None:
    with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=False) as vault:
        spaces = {
            space.encoder: vault.vectors.count(space.id) for space in vault.vectors.spaces() if space.role == "image"
        }
    assert spaces == {"starter": 40, TINY_NAME: 40}

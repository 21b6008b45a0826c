"""What is refused before a library has looked at it; what is accepted is in tests/models."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from heirloom.core.errors import NotFound, UserError
from heirloom.embedding.catalogue import Loader
from heirloom.embedding.install import add_model, remove_model
from heirloom.embedding.model_errors import ModelRefused
from heirloom.embedding.source.source_files import choose_files


def refusal(name: str, path: Path, tmp_path: Path) -> str:
    with pytest.raises(UserError) as caught:
        add_model(name, path, tmp_path / "models")
    assert not (tmp_path / "models" / name).exists()
    return caught.value.message


def weights(path: Path) -> Path:
    save_file({"a": np.zeros(4, np.float32)}, path)
    return path


@pytest.mark.parametrize("name", ["model.bin", "model.pt", "model.PTH", "model.ckpt", "model.pkl"])
def test_a_pickle_is_refused_with_the_reason(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x80\x04.")
    assert "can hold a program" in refusal("ViT-B-32", path, tmp_path)


def test_a_folder_with_only_pickles_is_refused_with_the_reason(tmp_path: Path) -> None:
    folder = tmp_path / "brought"
    folder.mkdir()
    (folder / "open_clip_config.json").write_text("{}")
    (folder / "open_clip_pytorch_model.bin").write_bytes(b"\x80\x04.")
    assert "can hold a program" in refusal("mine", folder, tmp_path)


def test_a_single_file_needs_a_name_of_the_catalogue(tmp_path: Path) -> None:
    assert "open_clip_config.json" in refusal("mine", weights(tmp_path / "x.safetensors"), tmp_path)


def test_a_folder_that_tells_nothing_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "brought"
    folder.mkdir()
    weights(folder / "model.safetensors")
    assert "unknown" in refusal("mine", folder, tmp_path)


def test_settings_that_are_not_json_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "brought"
    folder.mkdir()
    weights(folder / "open_clip_model.safetensors")
    (folder / "open_clip_config.json").write_text("{'model_cfg'")
    assert "open_clip_config.json" in refusal("mine", folder, tmp_path)


@pytest.mark.parametrize("name", ["starter", "starter-image", "starter-text"])
def test_what_ships_cannot_be_replaced(tmp_path: Path, name: str) -> None:
    assert "comes with Heirloom" in refusal(name, tmp_path, tmp_path)


def test_nothing_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        add_model("mine", tmp_path / "absent", tmp_path / "models")
    with pytest.raises(NotFound):
        remove_model("mine", tmp_path / "models")


def test_what_a_killed_installation_left_is_swept_away(tmp_path: Path) -> None:
    models_dir, folder = tmp_path / "models", tmp_path / "brought"
    for made in (models_dir / ".incoming-old" / "mine", models_dir / ".incoming-new", folder):
        made.mkdir(parents=True)
    os.utime(models_dir / ".incoming-old", (1, 1))
    weights(folder / "open_clip_model.safetensors")
    (folder / "open_clip_config.json").write_text('{"model_cfg": {"layers": 10000000, "text_cfg": {}}}')
    assert "10000000" in refusal("mine", folder, tmp_path)
    assert [path.name for path in models_dir.iterdir()] == [".incoming-new"]


def test_no_more_than_the_needed_files_are_taken() -> None:
    listed = [
        "README.md",
        "model.safetensors",
        "open_clip_model.safetensors",
        "open_clip_config.json",
        "modeling_evil.py",
        "tokenizer.json",
        "pytorch_model.bin",
        "1_Pooling/config.json",
    ]
    assert choose_files(Loader.OPEN_CLIP, listed) == [
        "open_clip_model.safetensors",
        "open_clip_config.json",
        "tokenizer.json",
    ]
    assert choose_files(Loader.SENTENCE_TRANSFORMERS, [*listed, "modules.json"]) == [
        "model.safetensors",
        "1_Pooling/config.json",
        "modules.json",
        "tokenizer.json",
    ]


def test_several_unknown_weights_are_not_guessed_among() -> None:
    with pytest.raises(ModelRefused, match="several"):
        choose_files(Loader.OPEN_CLIP, ["a.safetensors", "b.safetensors"])


def test_a_module_from_elsewhere_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "brought"
    folder.mkdir()
    weights(folder / "model.safetensors")
    (folder / "modules.json").write_text(json.dumps([{"type": "os.system", "path": ""}]))
    assert "os.system" in refusal("mine", folder, tmp_path)

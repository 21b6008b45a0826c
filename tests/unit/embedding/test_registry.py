"""Names lead to encoders, states are told, and vectors of one model are comparable in any precision."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from heirloom.core.errors import NotFound
from heirloom.embedding.encoder import SpaceId
from heirloom.embedding.registry import (
    ModelState,
    kind_of,
    list_models,
    open_image_encoder,
    open_text_encoder,
    spaces_compatible,
)


def test_the_list_without_a_folder_is_the_catalogue(tmp_path: Path) -> None:
    rows = list_models(tmp_path / "absent")
    states = {row.name: row.state for row in rows}
    assert states["starter-image"] is ModelState.BUILT_IN
    assert states["ViT-B-32"] is ModelState.AVAILABLE
    assert not (tmp_path / "absent").exists()


def test_a_model_that_is_not_installed_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="ViT-B-32"):
        open_image_encoder("ViT-B-32", tmp_path)
    with pytest.raises(NotFound, match="bge-m3"):
        open_text_encoder("bge-m3", tmp_path)
    with pytest.raises(NotFound):
        kind_of("ViT-B-32", tmp_path)


def test_vectors_compare_within_one_model_whatever_the_precision() -> None:
    space = SpaceId("image", "ViT-B-32", "abc", 512, "int8")
    assert spaces_compatible(space, replace(space, precision="bf16"))
    for other in (
        replace(space, role="text"),
        replace(space, encoder="tiny"),
        replace(space, revision="abd"),
        replace(space, dimension=768),
    ):
        assert not spaces_compatible(space, other)


def test_no_heavy_library_is_loaded_before_it_is_needed() -> None:
    program = (
        "import sys; import heirloom.embedding, heirloom.embedding.install, heirloom.embedding.download.fetch, "
        "heirloom.embedding.bench; "
        "print([name for name in ('torch', 'open_clip', 'sentence_transformers', 'transformers', 'torchvision', "
        "'timm') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"

"""A manifest says everything twice the same, and one that does not add up is told as damage."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from heirloom.core.errors import NotFound
from heirloom.core.records import PixelSpec
from heirloom.embedding.catalogue import Loader, ModelKind
from heirloom.embedding.installed.manifest import (
    Accelerator,
    Manifest,
    SourceRecord,
    StoredFile,
    Tokeniser,
    Tower,
    Trial,
    checked_path,
    find_manifest,
    get_manifest,
    stored_file,
    write_manifest,
)
from heirloom.embedding.model_errors import ModelDamaged
from heirloom.embedding.registry import ModelState, list_models

FILE = StoredFile("text.onnx", 3, "0" * 64, 5)
TOWER = Tower(
    FILE, (StoredFile("weights", 1, "1" * 64, 6),), "int8", (Trial("fp32", 0.0, 2.0), Trial("int8", 1e-4, 1.0))
)
MANIFEST = Manifest(
    name="mine",
    kind=ModelKind.IMAGE,
    loader=Loader.OPEN_CLIP,
    dimension=64,
    revision="abc",
    source_revision=None,
    licence="MIT",
    languages=("en",),
    text=TOWER,
    tokeniser=Tokeniser(replace(FILE, path="tokenizer.json"), 77, 0, "lower", fixed_length=False),
    reference=replace(FILE, path="reference.npy"),
    image=TOWER,
    pixels=PixelSpec(64, 64),
    accelerator=Accelerator("cuda", "a card", "bf16"),
)


def test_it_comes_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    write_manifest(tmp_path, MANIFEST.below("onnx-1"))
    assert get_manifest(tmp_path, "mine") == MANIFEST.below("onnx-1")
    assert {file.path.split("/")[0] for file in get_manifest(tmp_path, "mine").files()} == {"onnx-1"}


def test_a_source_record_comes_back_as_it_was_written() -> None:
    record = SourceRecord("m", ModelKind.TEXT, Loader.SENTENCE_TRANSFORMERS, "MIT", ("zh",), "brought", None, (FILE,))
    assert SourceRecord.from_json(record.to_json()) == record


def test_what_is_not_installed_is_not_found(tmp_path: Path) -> None:
    assert find_manifest(tmp_path, "mine") is None
    with pytest.raises(NotFound):
        get_manifest(tmp_path, "mine")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", 99),
        ("dimension", -1),
        ("dimension", "64"),
        ("kind", "sound"),
        ("name", "../up"),
        ("text", {}),
        (
            "text",
            {
                **json.loads(MANIFEST.to_json())["text"],
                "graph": {"path": "../x", "bytes": 1, "sha256": "", "mtime_ns": 0},
            },
        ),
        (
            "text",
            {
                **json.loads(MANIFEST.to_json())["text"],
                "graph": {"path": "/x", "bytes": 1, "sha256": "", "mtime_ns": 0},
            },
        ),
    ],
)
def test_what_does_not_add_up_is_damage(tmp_path: Path, field: str, value: object) -> None:
    (tmp_path / "mine").mkdir()
    untrusted = {**json.loads(MANIFEST.to_json()), field: value}
    (tmp_path / "mine" / "manifest.json").write_text(json.dumps(untrusted))
    with pytest.raises(ModelDamaged):
        find_manifest(tmp_path, "mine")
    assert next(row for row in list_models(tmp_path) if row.name == "ViT-B-32").state is ModelState.AVAILABLE


def test_a_damaged_model_of_the_catalogue_is_listed_as_such(tmp_path: Path) -> None:
    (tmp_path / "bge-m3").mkdir()
    (tmp_path / "bge-m3" / "manifest.json").write_text("{")
    assert next(row for row in list_models(tmp_path) if row.name == "bge-m3").state is ModelState.DAMAGED


def test_a_file_is_handed_out_only_as_it_was_recorded(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "text.onnx").write_bytes(b"abc")
    file = stored_file(folder, folder / "text.onnx")
    assert checked_path(tmp_path, "mine", file).read_bytes() == b"abc"
    for changed in (b"abd", b"abcd"):
        (folder / "text.onnx").write_bytes(changed)
        with pytest.raises(ModelDamaged, match="changed"):
            checked_path(tmp_path, "mine", file)
    (folder / "text.onnx").write_bytes(b"abc")
    assert checked_path(tmp_path, "mine", file).read_bytes() == b"abc"
    (folder / "text.onnx").unlink()
    with pytest.raises(ModelDamaged, match="read"):
        checked_path(tmp_path, "mine", file)

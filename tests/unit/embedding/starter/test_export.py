"""The export is complete or absent, notices other weights and damage, and needs no second run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from heirloom.embedding.starter import export as export_module
from heirloom.embedding.starter.export import export
from heirloom.embedding.starter.files import StarterFiles, StarterMissing, prepared_files


@pytest.fixture
def copy(starter_files: StarterFiles, tmp_path: Path) -> StarterFiles:
    files = StarterFiles.in_models_dir(tmp_path)
    shutil.copytree(starter_files.folder, files.folder)
    return files


def test_every_hash_is_recorded(starter_files: StarterFiles) -> None:
    assert starter_files.complete()
    assert starter_files.check() == []


def test_a_changed_file_is_noticed(copy: StarterFiles) -> None:
    data = bytearray(copy.classifier.read_bytes())
    data[5000] ^= 1
    copy.classifier.write_bytes(data)
    assert copy.complete()
    assert copy.check() == ["classifier.npy"]


def test_a_cut_file_or_no_manifest_is_incomplete(copy: StarterFiles) -> None:
    copy.text.write_bytes(copy.text.read_bytes()[:-1])
    assert not copy.complete()
    copy.manifest.unlink()
    assert not copy.complete()


def test_what_is_complete_is_not_made_again(copy: StarterFiles, tmp_path: Path) -> None:
    before = copy.image.stat().st_mtime_ns
    export(tmp_path)
    assert prepared_files(tmp_path) == copy
    assert copy.image.stat().st_mtime_ns == before


def test_a_broken_export_is_replaced(copy: StarterFiles, tmp_path: Path) -> None:
    copy.image.unlink()
    assert prepared_files(tmp_path).complete()
    assert copy.check() == []
    assert [path.name for path in copy.folder.parent.iterdir()] == [copy.folder.name]


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_module, "LITE0_SHA256", "0" * 64)
    with pytest.raises(StarterMissing, match="not the ones"):
        export(tmp_path)
    assert list((tmp_path / "starter").iterdir()) == []


def test_an_unwritable_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "starter").write_text("a file where a folder should be")
    with pytest.raises(StarterMissing, match="could not be prepared"):
        prepared_files(tmp_path)

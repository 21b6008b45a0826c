"""The whole path of a real model: brought, checked, converted, run without torch, as good as open_clip itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from safetensors.numpy import load_file, save_file

from heirloom.embedding.bench import bench_models
from heirloom.embedding.catalogue import ModelKind
from heirloom.embedding.encoder import ImageEncoder
from heirloom.embedding.install import add_model
from heirloom.embedding.installed.manifest import find_manifest, get_manifest
from heirloom.embedding.installed.text_tokens import TextTokens
from heirloom.embedding.model_errors import ModelDamaged, ModelRefused
from heirloom.embedding.registry import ModelState, kind_of, list_models, open_image_encoder
from tests.models.drawings import all_drawings, draw, held_out, save_pictures
from tests.models.tiny_model import TINY_NAME, TINY_SOURCE

TEXTS = [
    "a small red circle in the middle",
    "A LARGE Blue Star   in the top-left!",
    "it's 2019, isn't it? 3½ cups",
    "caf\u00e9 cr\u00e8me &amp; na\u00efve fianc\u00e9e",
    "\u201ccurly\u201d quotes \u2013 dash\u2026 \ufb01ne",
    "\u4e00\u53ea\u7ea2\u8272\u7684\u72d7\uff0c\u5728\u8349\u5730\u4e0a\uff01",
    "emoji \U0001f600 and tabs\tand\nlines",
    "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440",
    "",
    "word " * 60,
]


@pytest.fixture(scope="module")
def encoder(tiny_models: Path) -> ImageEncoder:
    return open_image_encoder(TINY_NAME, tiny_models)


@pytest.fixture(scope="module")
def by_open_clip(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], dict[str, NDArray[np.float32]]]:
    folder = tmp_path_factory.mktemp("by-open-clip")
    pictures = [path for path, _ in save_pictures(folder, 24, seed=5)]
    request, answer = folder / "request.json", folder / "answer.npz"
    request.write_text(json.dumps({"pictures": [str(path) for path in pictures], "texts": TEXTS}), encoding="utf-8")
    program = Path(__file__).parent / "open_clip_vectors.py"
    subprocess.run([sys.executable, program, TINY_SOURCE, request, answer], check=True, capture_output=True)
    with np.load(answer) as arrays:
        return pictures, dict(arrays)


def pixels_of(pictures: list[Path], side_px: int) -> NDArray[np.uint8]:
    opened = [Image.open(path).convert("RGB") for path in pictures]
    return np.stack([np.asarray(one.resize((side_px, side_px), Image.Resampling.BICUBIC)) for one in opened])


def distances(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float64]:
    return 1 - (one.astype(np.float64) * other.astype(np.float64)).sum(axis=1)


def test_unseen_drawings_are_found_by_their_captions(encoder: ImageEncoder) -> None:
    random, drawings = Random(20_26), all_drawings()
    side = encoder.pixels.size
    vectors = encoder.encode(np.stack([np.asarray(draw(drawing, random, side)) for drawing in drawings])).vectors
    queries = np.stack([encoder.encode_query(drawing.caption).vector for drawing in drawings])
    first = (queries @ vectors.T).argmax(axis=1) == np.arange(len(drawings))
    never_trained = np.array([held_out(drawing) for drawing in drawings])
    assert first.mean() >= 0.9
    assert first[never_trained].mean() >= 0.9


def test_pictures_get_the_vectors_that_open_clip_gives(
    encoder: ImageEncoder, by_open_clip: tuple[list[Path], dict[str, NDArray[np.float32]]]
) -> None:
    pictures, theirs = by_open_clip
    ours = encoder.encode(pixels_of(pictures, encoder.pixels.size)).vectors
    assert distances(ours, theirs["images"]).max() <= 1e-3


def test_queries_get_the_vectors_that_open_clip_gives(
    encoder: ImageEncoder, by_open_clip: tuple[list[Path], dict[str, NDArray[np.float32]]]
) -> None:
    ours = np.stack([encoder.encode_query(text).vector for text in TEXTS])
    assert distances(ours, by_open_clip[1]["texts"]).max() <= 1e-3


def test_text_is_cleaned_and_cut_as_open_clip_does(
    tiny_models: Path, by_open_clip: tuple[list[Path], dict[str, NDArray[np.float32]]]
) -> None:
    spec = get_manifest(tiny_models, TINY_NAME).tokeniser
    tokens = TextTokens.of(
        tiny_models / TINY_NAME / spec.file.path, spec.context, spec.pad_id, spec.clean, spec.fixed_length
    )
    theirs = [[int(token) for token in row if token] for row in by_open_clip[1]["ids"]]
    assert tokens.ids(TEXTS) == theirs


def test_a_match_stands_out_from_the_fixed_sample(encoder: ImageEncoder) -> None:
    drawing = next(drawing for drawing in all_drawings() if drawing.shape == "star")
    query = encoder.encode_query(drawing.caption)
    picture = encoder.encode(np.asarray(draw(drawing, Random(3), 64))[None]).vectors
    assert encoder.z(query, picture @ query.vector)[0] >= 2
    assert encoder.rerank(query, [], picture @ query.vector) == encoder.z(query, picture @ query.vector)


def test_the_number_format_was_chosen_among_faithful_ones(tiny_models: Path) -> None:
    manifest = get_manifest(tiny_models, TINY_NAME)
    assert manifest.image is not None
    for tower in (manifest.image, manifest.text):
        tried = {trial.precision: trial for trial in tower.trials}
        assert {"fp32", "int8", "int8-block"} == set(tried)
        assert tried[tower.precision].cosine_distance <= 1e-3
        assert tried[tower.precision].cpu_s <= tried["fp32"].cpu_s


def test_the_space_tells_model_revision_and_precision(encoder: ImageEncoder, tiny_models: Path) -> None:
    manifest = get_manifest(tiny_models, TINY_NAME)
    space = encoder.space
    assert manifest.image is not None
    assert (space.role, space.encoder, space.dimension) == ("image", TINY_NAME, 64)
    assert (space.revision, space.precision) == (manifest.revision, manifest.image.precision)
    assert kind_of(TINY_NAME, tiny_models) is ModelKind.IMAGE


def test_the_list_shows_it_as_installed(tiny_models: Path) -> None:
    row = next(row for row in list_models(tiny_models) if row.name == TINY_NAME)
    assert (row.state, row.kind, row.dimension) == (ModelState.INSTALLED, ModelKind.IMAGE, 64)
    assert row.bytes is not None
    assert row.bytes > 5_000_000


def test_other_pictures_than_asked_for_are_refused(encoder: ImageEncoder) -> None:
    with pytest.raises(ValueError, match="64 x 64"):
        encoder.encode(np.zeros((1, 32, 32, 3), np.uint8))


def test_a_changed_graph_is_noticed(tiny_models: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny_models / TINY_NAME, tmp_path / TINY_NAME)
    manifest = get_manifest(tmp_path, TINY_NAME)
    assert manifest.image is not None
    graph = tmp_path / TINY_NAME / manifest.image.graph.path
    data = bytearray(graph.read_bytes())
    data[len(data) // 2] ^= 1
    graph.write_bytes(data)
    with pytest.raises(ModelDamaged, match="changed"):
        open_image_encoder(TINY_NAME, tmp_path).encode(np.zeros((1, 64, 64, 3), np.uint8))
    os.utime(graph, ns=(manifest.image.graph.mtime_ns, manifest.image.graph.mtime_ns))
    with pytest.raises(ModelDamaged, match="changed"):
        bench_models(tmp_path, [TINY_NAME])


def test_weights_of_another_shape_are_refused_and_the_model_before_stays(tiny_models: Path, tmp_path: Path) -> None:
    models_dir, brought = tmp_path / "models", tmp_path / "brought"
    shutil.copytree(tiny_models / TINY_NAME, models_dir / TINY_NAME)
    shutil.copytree(TINY_SOURCE, brought)
    weights = load_file(brought / "open_clip_model.safetensors")
    weights["visual.proj"] = weights["visual.proj"][:, :32].copy()
    save_file(weights, brought / "open_clip_model.safetensors")
    with pytest.raises(ModelRefused, match=r"visual\.proj"):
        add_model(TINY_NAME, brought, models_dir)
    assert find_manifest(models_dir, TINY_NAME) == find_manifest(tiny_models, TINY_NAME)
    assert [path.name for path in models_dir.iterdir()] == [TINY_NAME]

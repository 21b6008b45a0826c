"""The starter finds well-known pictures by words, with and without re-ranking, and keeps its promises on speed."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
import skimage
from numpy.typing import NDArray
from PIL import Image

from heirloom.core.paths import resources_dir
from heirloom.embedding.encoder import ImageQuery, ImageVectors, sure_line
from heirloom.embedding.starter.features import pack, unpack
from heirloom.embedding.starter.files import StarterFiles
from heirloom.embedding.starter.image_encoder import SIZE, StarterImageEncoder
from heirloom.embedding.starter.scoring import Reference, late_scores
from heirloom.embedding.starter.tables import ClassTables, ResourceDamaged
from heirloom.embedding.starter.text_encoder import StarterTextEncoder

PICTURES = ("chelsea.png", "coffee.png", "rocket.jpg", "astronaut.png", "motorcycle_left.png", "page.png", "brick.png")
QUESTIONS = {
    "a cat": "chelsea.png",
    "espresso in a cup": "coffee.png",
    "space rocket launch": "rocket.jpg",
    "motorbike": "motorcycle_left.png",
    "printed text": "page.png",
    "stone wall": "brick.png",
}


@pytest.fixture(scope="module")
def encoder(starter_files: StarterFiles) -> StarterImageEncoder:
    return StarterImageEncoder(starter_files, StarterTextEncoder(starter_files))


@pytest.fixture(scope="module")
def pixels() -> NDArray[np.uint8]:
    pictures = (Image.open(Path(skimage.data_dir) / name).convert("RGB") for name in PICTURES)
    return np.stack([np.asarray(picture.resize((SIZE, SIZE), Image.Resampling.BICUBIC)) for picture in pictures])


@pytest.fixture(scope="module")
def encoded(encoder: StarterImageEncoder, pixels: NDArray[np.uint8]) -> ImageVectors:
    return encoder.encode(pixels)


def test_vectors_and_features_have_their_shapes(encoded: ImageVectors, encoder: StarterImageEncoder) -> None:
    assert encoded.vectors.shape == (len(PICTURES), encoder.space.dimension)
    np.testing.assert_allclose(np.linalg.norm(encoded.vectors, axis=1), 1, atol=1e-5)
    assert encoded.features is not None
    assert len(encoded.features) == len(PICTURES)


@pytest.mark.parametrize(("question", "picture"), QUESTIONS.items())
def test_finds_by_words(encoder: StarterImageEncoder, encoded: ImageVectors, question: str, picture: str) -> None:
    assert encoded.features is not None
    query = encoder.encode_query(question)
    cosines = encoded.vectors @ query.vector
    assert PICTURES[int(encoder.z(query, cosines).argmax())] == picture
    z = encoder.rerank(query, encoded.features, cosines)
    assert PICTURES[int(z.argmax())] == picture


def test_a_clear_answer_is_sure(encoder: StarterImageEncoder, encoded: ImageVectors) -> None:
    assert encoded.features is not None
    for question in ("a cat", "espresso in a cup", "motorbike"):
        query = encoder.encode_query(question)
        z = encoder.rerank(query, encoded.features, encoded.vectors @ query.vector)
        sure = z >= sure_line(encoder.sure_threshold, float(z.max()))
        assert [name for name, is_sure in zip(PICTURES, sure, strict=True) if is_sure] == [QUESTIONS[question]]


def test_what_is_not_there_is_not_sure(encoder: StarterImageEncoder, encoded: ImageVectors) -> None:
    assert encoded.features is not None
    for question in ("a zebra", "playing the violin", "a bowl of strawberries"):
        query = encoder.encode_query(question)
        z = encoder.rerank(query, encoded.features, encoded.vectors @ query.vector)
        assert z.max() < encoder.sure_threshold, question


def test_the_network_sees_with_the_right_pixel_range(encoder: StarterImageEncoder, pixels: NDArray[np.uint8]) -> None:
    _, logits = encoder.outputs(pixels)
    best = logits.argmax(axis=1).tolist()
    assert best[0] in range(281, 286)  # the cats
    assert best[1] in (504, 967)  # mug, espresso
    assert best[4] in (665, 670)  # moped, scooter


def test_batches_of_any_size_agree(encoder: StarterImageEncoder, pixels: NDArray[np.uint8]) -> None:
    many = np.tile(pixels, (3, 1, 1, 1))
    together = encoder.encode(many)
    alone = encoder.encode(pixels[3:4])
    np.testing.assert_allclose(together.vectors[3 + len(PICTURES)], alone.vectors[0], atol=1e-4)
    assert encoder.encode(pixels[:0]).vectors.shape == (0, 384)


def test_other_pixels_are_refused(encoder: StarterImageEncoder) -> None:
    with pytest.raises(ValueError, match="256"):
        encoder.encode(np.zeros((1, 224, 224, 3), np.uint8))
    with pytest.raises(ValueError, match="float32"):
        encoder.encode(np.zeros((1, SIZE, SIZE, 3), np.float32))


def test_a_foreign_query_is_refused(encoder: StarterImageEncoder) -> None:
    with pytest.raises(TypeError, match="another encoder"):
        encoder.z(ImageQuery("x", np.zeros(384, np.float32)), np.zeros(1, np.float32))


def test_scores_from_packed_bytes_are_those_of_the_plain_arrays(
    encoder: StarterImageEncoder, pixels: NDArray[np.uint8]
) -> None:
    pooled, logits = encoder.outputs(pixels)
    features = unpack(pack(pooled, logits))
    query = encoder.encode_query("a cat on the sofa")
    mean = Reference.load().mean_pooled
    centred = pooled - mean
    third = centred @ query.classifier / np.linalg.norm(centred, axis=1)
    cosines = ClassTables.load().image_vectors(logits) @ query.vector
    sums = query.scales[0].z(cosines) + query.scales[1].z(late_scores(query.late, features)) + query.scales[2].z(third)
    wanted = query.total.z(sums)
    np.testing.assert_allclose(encoder.rerank(query, pack(pooled, logits), cosines), wanted, atol=0.05)


def test_the_fixed_sample_measures_itself_as_usual(encoder: StarterImageEncoder) -> None:
    query = encoder.encode_query("a walk in the rain")
    reference = Reference.load()
    z = encoder.z(query, reference.vectors @ query.vector)
    assert abs(float(z.mean())) < 1e-3
    assert abs(float(z.std()) - 1) < 1e-3


def test_a_thousand_pictures_are_reranked_quickly(encoder: StarterImageEncoder, encoded: ImageVectors) -> None:
    assert encoded.features is not None
    features = (encoded.features * 200)[:1000]
    query = encoder.encode_query("a cat")
    cosines = np.zeros(1000, np.float32)
    spent = []
    for _ in range(5):
        begun = time.thread_time()
        encoder.rerank(query, features, cosines)
        spent.append(time.thread_time() - begun)
    assert min(spent) <= 0.010


def test_unloads_and_comes_back(encoder: StarterImageEncoder, pixels: NDArray[np.uint8]) -> None:
    before = encoder.encode(pixels[:1]).vectors
    encoder.unload()
    np.testing.assert_array_equal(encoder.encode(pixels[:1]).vectors, before)


def test_damaged_resources_are_named(tmp_path: Path) -> None:
    for name, load in (("class_texts.npz", ClassTables.load), ("reference.npz", Reference.load)):
        path = tmp_path / name
        path.write_bytes((resources_dir() / "starter" / name).read_bytes()[:-4000])
        with pytest.raises(ResourceDamaged) as caught:
            load(path)
        assert caught.value.path == str(path)


def test_what_a_classifier_learns_from_is_looks_and_meaning(
    encoder: StarterImageEncoder, encoded: ImageVectors
) -> None:
    rows = encoder.describe(encoded.vectors, encoded.features)
    assert rows.shape == (len(encoded.vectors), 1280 + 384)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    bare = encoder.describe(encoded.vectors, None)
    assert not bare[:, :1280].any()
    np.testing.assert_array_equal(bare[:, 1280:], rows[:, 1280:])

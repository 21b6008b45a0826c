"""The table of features follows the vault: what came is added, what was set aside is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import numpy as np
import pytest

from heirloom.core.paths import models_dir
from heirloom.embedding import open_image_encoder, open_text_encoder
from heirloom.learning.albums.zero_shot import look_for
from heirloom.learning.features import IMAGE, TEXT, WHEN, FeatureTable
from heirloom.vault import LogKind
from tests.unit.search.conftest import Asked, _filled


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asked]:
    encoders = open_image_encoder("starter", models_dir()), open_text_encoder("starter", models_dir())
    with _filled(tmp_path_factory.mktemp("features") / "Small.heirloom", encoders) as asked:
        yield asked


def plain(vectors: np.ndarray, features: Sequence[bytes] | None) -> np.ndarray:
    return np.asarray(vectors, np.float32)


def test_it_holds_photos_passages_and_times(small: Asked) -> None:
    table = FeatureTable.load(small.vault, plain)
    assert len(table) == small.vault.items.count()
    photos = table.blocks[IMAGE]
    keys, _, vectors = small.vault.vectors.load(small.vault.vectors.active("image").id)  # type: ignore[union-attr]
    np.testing.assert_array_equal(photos.numbers, keys)
    np.testing.assert_allclose(photos.rows(keys)[0], vectors.astype(np.float32), atol=2e-3)
    assert len(table.blocks[TEXT].numbers) >= 5
    assert len(table.blocks[WHEN].numbers) > 0
    assert table.update(small.vault) is table


def test_a_vector_that_came_is_added_and_the_old_table_stays(small: Asked) -> None:
    table = FeatureTable.load(small.vault, plain)
    space = small.vault.vectors.active("image")
    assert space is not None
    letter = small.vault.items.get(small.ids["letter.txt"]).number
    before = table.blocks[IMAGE].numbers.copy()
    vector = np.ones(space.dimension, "<f2").tobytes()
    with small.vault.derive():
        small.vault.vectors.put_images(space.id, [(letter, vector, None)])
    later = table.update(small.vault)
    np.testing.assert_array_equal(table.blocks[IMAGE].numbers, before)
    np.testing.assert_array_equal(later.blocks[IMAGE].numbers, np.union1d(before, [letter]))


def test_what_is_set_aside_is_not_in_it(small: Asked) -> None:
    table = FeatureTable.load(small.vault, plain)
    gone = small.ids["IMG_0002.jpg"]
    number = small.vault.items.get(gone).number
    with small.vault.commit(LogKind.SET_ASIDE):
        small.vault.items.set_aside([gone], datetime.now(UTC))
    later = table.update(small.vault)
    assert number in table.numbers
    assert number not in later.numbers
    with small.vault.commit(LogKind.SET_ASIDE):
        small.vault.items.bring_back([gone])
    assert number in later.update(small.vault).numbers


def test_a_sentence_is_looked_for_in_photos_and_in_letters(small: Asked) -> None:
    table = FeatureTable.load(small.vault, plain)
    image, text = open_image_encoder("starter", models_dir()), open_text_encoder("starter", models_dir())
    like = look_for(small.vault, table, "a boat on the water", image, text)
    numbers = {name: small.vault.items.get(one).number for name, one in small.ids.items()}
    boat, dog = like.best(np.array([numbers["IMG_0003.jpg"], numbers["IMG_0001.jpg"]]))
    assert boat > dog + 1
    again = look_for(small.vault, table, "a boat on the water", image, text, like)
    np.testing.assert_array_equal(again.numbers, like.numbers)
    np.testing.assert_array_equal(again.z, like.z)
    roses = look_for(small.vault, table, "roses in bloom in grandmother's garden", image, text)
    letter, recipe = roses.best(np.array([numbers["letter.txt"], numbers["recipe soup.txt"]]))
    assert letter > recipe
    assert roses.best(np.array([10**6]))[0] == 0

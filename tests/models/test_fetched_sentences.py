"""A sentence model from a hub on the loopback: consent, fetch, check, conversion, and passages understood."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from heirloom.core.errors import UserError
from heirloom.embedding.bench import bench_models
from heirloom.embedding.catalogue import Loader, ModelCard, ModelKind
from heirloom.embedding.download.fetch import FetchPlan, fetch_card
from heirloom.embedding.installed.manifest import find_source, get_manifest
from heirloom.embedding.registry import open_image_encoder, open_text_encoder
from tests.models.loopback_hub import COMMIT, serving
from tests.models.tiny_sentences import CONTEXT, DIMENSION, tiny_sentence_files

CARD = ModelCard(
    name="tiny-sentences",
    kind=ModelKind.TEXT,
    loader=Loader.SENTENCE_TRANSFORMERS,
    dimension=DIMENSION,
    licence="CC0-1.0",
    languages=("en",),
    repository="tests/tiny-sentences",
)


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    models_dir = tmp_path_factory.mktemp("fetched") / "models"
    shown: list[FetchPlan] = []

    def agree(plan: FetchPlan) -> bool:
        shown.append(plan)
        return True

    with serving(tiny_sentence_files()) as hub:
        fetch_card(CARD, models_dir, agree, hub=hub.url)
    assert len(shown) == 1
    return models_dir


def test_it_is_installed_with_its_revision_and_nothing_is_left_behind(fetched: Path) -> None:
    manifest, source = get_manifest(fetched, CARD.name), find_source(fetched, CARD.name)
    assert source is not None
    assert (manifest.source_revision, source.revision, manifest.kind) == (COMMIT, COMMIT, ModelKind.TEXT)
    assert sorted(path.name for path in (fetched / CARD.name).iterdir()) == sorted(
        ["manifest.json", "source", "source.json", manifest.text.graph.path.split("/")[0]]
    )
    assert list((fetched / ".fetch").iterdir()) == []


def test_passages_and_queries_share_a_space(fetched: Path) -> None:
    encoder = open_text_encoder(CARD.name, fetched)
    texts = ["the dog was in my house", "bread", "a letter of the doctor and a cat", "", "winter " * 100]
    vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), DIMENSION)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(encoder.encode_query(texts[2]).vector, vectors[2], atol=1e-3)
    assert encoder.max_tokens == CONTEXT
    assert (encoder.space.role, encoder.space.dimension) == ("text", DIMENSION)


def test_z_is_zero_on_the_fixed_sample_itself(fetched: Path) -> None:
    encoder = open_text_encoder(CARD.name, fetched)
    query = encoder.encode_query("the cat")
    sample = np.load(fetched / CARD.name / get_manifest(fetched, CARD.name).reference.path, allow_pickle=False)
    z = encoder.z(query, sample @ query.vector)
    assert abs(float(z.mean())) < 1e-3
    assert abs(float(z.std()) - 1) < 1e-3


def test_it_is_no_image_model(fetched: Path) -> None:
    with pytest.raises(UserError, match="for text"):
        open_image_encoder(CARD.name, fetched)


def test_bench_measures_it_and_tells_what_was_tried(fetched: Path) -> None:
    (row,) = bench_models(fetched, [CARD.name])
    assert (row.unit, row.kind) == ("sentences", ModelKind.TEXT)
    assert row.per_cpu_s > 0
    assert row.query_ms > 0
    assert row.precision in {trial.precision for trial in row.candidates}

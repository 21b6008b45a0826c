"""The tiny model, installed the way a person would, shared by the tests of this folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.models.tiny_model import shared_tiny_models


@pytest.fixture(scope="session")
def tiny_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models in which the tiny open_clip model is installed; not to be changed."""
    base = tmp_path_factory.getbasetemp()
    return shared_tiny_models(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)

"""The starter's exported weights, made once for all tests of this room."""

from __future__ import annotations

from pathlib import Path

import pytest

from heirloom.embedding.starter.files import StarterFiles, prepared_files


@pytest.fixture(scope="session")
def starter_files(tmp_path_factory: pytest.TempPathFactory) -> StarterFiles:
    """The real export of the installed weight packages."""
    return prepared_files(Path(tmp_path_factory.mktemp("models")))

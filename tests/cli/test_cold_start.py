"""What a cold command loads: help and search must not wait for what they do not need."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence

import pytest

from tests.cli.conftest import Cli

HEAVY = {
    "PIL",
    "PySide6",
    "cv2",
    "huggingface_hub",
    "onnx",
    "open_clip",
    "rapidocr",
    "scipy",
    "sentence_transformers",
    "sklearn",
    "timm",
    "torch",
    "torchvision",
    "transformers",
    "watchdog",
}
HEAVIER_FOR_HELP = HEAVY | {"cryptography", "nacl", "numpy", "onnxruntime", "sqlcipher3", "tokenizers"}

CODE = """
import json, sys
from heirloom.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
print(json.dumps([code, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded_by(arguments: Sequence[str]) -> set[str]:
    done = subprocess.run([sys.executable, "-c", CODE, *arguments], capture_output=True, text=True, check=True)
    code, modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0, done.stderr
    return set(modules)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_next_to_nothing(arguments: list[str]) -> None:
    assert loaded_by(arguments) & HEAVIER_FOR_HELP == set()


def test_a_cold_search_loads_no_more_than_it_needs(filled: Cli) -> None:
    assert loaded_by(filled.arguments("search", "apple cake")) & HEAVY == set()


def test_a_cold_list_loads_no_encoder(filled: Cli) -> None:
    assert loaded_by(filled.arguments("list")) & HEAVY == set()

"""The torch process: `python -m heirloom.embedding.torch_process NAME MODELS_DIR DEVICE PRECISION`.

Reads batches on stdin, writes vectors on stdout, until stdin ends. Pixels in, vectors out: it never sees a key.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from numpy.typing import NDArray

from heirloom.core.errors import NotFound
from heirloom.embedding.convert.isolation import OFFLINE, isolate
from heirloom.embedding.convert.torchvision_operators import make_torchvision_importable
from heirloom.embedding.installed.manifest import SOURCE_FOLDER, find_source, model_folder
from heirloom.embedding.torch_process.frames import FrameError, read_array, write_array, write_head


def main(arguments: list[str]) -> int:
    """Serve one model on one device; what goes wrong is told in a frame, then the process ends."""
    name, models_dir, device, precision = arguments
    os.environ.update(OFFLINE)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print must not mix with our frames
    try:
        make_torchvision_importable()
        encode, dimension = _load(name, Path(models_dir), device, precision)
        write_head(answers, {"ready": dimension})
        serve(sys.stdin.buffer, answers, encode)
    except Exception as error:  # noqa: BLE001  process boundary: the other side falls back to the CPU
        write_head(answers, {"error": f"{type(error).__name__}: {error}"[:1000]})
        return 1
    return 0


def serve(requests: IO[bytes], answers: IO[bytes], encode: Callable[[NDArray[Any]], NDArray[Any]]) -> None:
    """Answer every batch in turn, until the requests end."""
    while True:
        try:
            batch = read_array(requests)
        except FrameError:
            return
        write_array(answers, encode(batch))


def _load(
    name: str, models_dir: Path, device: str, precision: str
) -> tuple[Callable[[NDArray[Any]], NDArray[Any]], int]:
    source = find_source(models_dir, name)
    if source is None:
        raise NotFound(f"The model {name} is not installed.")
    # lazy: torch is imported after the settings above, and by this process only
    import torch

    from heirloom.embedding.convert.accelerator import FORMATS
    from heirloom.embedding.convert.conversion import load_model

    if device == "cuda":
        torch.zeros(1, device=device)  # the driver loads what it needs before the process is closed to the outside
    isolate()
    with tempfile.TemporaryDirectory(prefix="heirloom-settings-") as settings:
        loaded = load_model(source, model_folder(models_dir, name) / SOURCE_FOLDER, Path(settings))
    tower = loaded.image.module if loaded.image else loaded.text.module
    tower = tower.to(device, FORMATS[precision])

    def encode(batch: NDArray[Any]) -> NDArray[Any]:
        with torch.inference_mode():
            vectors: NDArray[Any] = tower(torch.tensor(batch, device=device)).to("cpu", torch.float32).numpy()
        return vectors

    return encode, loaded.dimension


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

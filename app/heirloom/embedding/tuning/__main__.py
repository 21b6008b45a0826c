"""The process that tunes: `python -m heirloom.embedding.tuning NAME MODELS_DIR`.

Reads settings, texts, labels, folds and earlier changes on stdin; writes a head for every step, then vectors and
changes, on stdout. With earlier changes nothing is learned: the texts are encoded with them.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from heirloom.embedding.convert.isolation import OFFLINE, isolate
from heirloom.embedding.convert.torchvision_operators import make_torchvision_importable
from heirloom.embedding.torch_process.frames import read_array, read_head, write_array, write_head
from heirloom.embedding.tuning.memory import bound_memory
from heirloom.embedding.tuning.records import UNKNOWN, TuningFailed, TuningSettings

if TYPE_CHECKING:
    from heirloom.embedding.tuning.low_rank import Split
    from heirloom.embedding.tuning.teaching import Desk


def main(arguments: list[str]) -> int:
    """Tune once; what goes wrong is told in a frame, then the process ends."""
    name, models_dir = arguments
    os.environ.update(OFFLINE)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print must not mix with our frames
    try:
        make_torchvision_importable()
        settings = TuningSettings(**read_head(sys.stdin.buffer))
        texts = json.loads(read_array(sys.stdin.buffer).tobytes())
        labels, folds = read_array(sys.stdin.buffer), read_array(sys.stdin.buffer)
        names = read_head(sys.stdin.buffer)["changes"]
        earlier = {str(change): read_array(sys.stdin.buffer) for change in names}
        split, desk = _ready(name, Path(models_dir), settings, texts)
        if earlier:
            _encode(split, desk, settings, earlier, answers)
        else:
            _tune(split, desk, settings, labels, folds, answers)
    except TuningFailed as error:
        write_head(answers, {"error": error.message})
        return 1
    except Exception as error:  # noqa: BLE001  process boundary: the album keeps the head that it has
        write_head(answers, {"error": f"{type(error).__name__}: {error}"[:1000]})
        return 1
    return 0


def _ready(name: str, models_dir: Path, settings: TuningSettings, texts: list[str]) -> tuple[Split, Desk]:
    """The encoder cut in two, and the texts as its beginning leaves them. The process is closed to the outside here."""
    # lazy: torch is imported after the settings above, and by this process only
    import torch

    from heirloom.embedding.tuning.loading import load_tower
    from heirloom.embedding.tuning.low_rank import Split
    from heirloom.embedding.tuning.teaching import Desk

    device = settings.device or ("cuda" if torch.cuda.is_available() else "cpu")
    if device == "cuda":
        torch.zeros(1, device=device)  # the driver loads what it needs before the process is closed to the outside
    else:
        bound_memory()
    isolate()
    with tempfile.TemporaryDirectory(prefix="heirloom-settings-") as scratch:
        tower, tokenise = load_tower(name, models_dir, Path(scratch))
    split = Split(tower, settings.layers, device)
    return split, Desk.of(split, tokenise(texts))


def _encode(
    split: Split, desk: Desk, settings: TuningSettings, changes: dict[str, NDArray[np.float32]], answers: IO[bytes]
) -> None:
    """One frame of vectors, by the encoder with these changes."""
    top = split.top(settings.rank, settings.seed)
    top.take(changes)
    write_head(answers, {"device": split.device, "steps": 1})
    write_head(answers, {"fold": -1})
    write_array(answers, desk.encode(top, np.arange(len(desk.ids))))
    write_head(answers, {"changes": []})


def _tune(
    split: Split,
    desk: Desk,
    settings: TuningSettings,
    labels: NDArray[np.int64],
    folds: NDArray[np.int64],
    answers: IO[bytes],
) -> None:
    """Every fold and then the whole: a frame of vectors each, at last the changes of the whole."""
    from heirloom.embedding.tuning.teaching import teach  # lazy: see above

    until = time.monotonic() + settings.seconds
    labelled, every = np.flatnonzero(labels != UNKNOWN), np.arange(len(desk.ids))
    before = desk.encode(split.top(settings.rank, settings.seed), labelled)
    hidden = [int(fold) for fold in np.unique(folds) if fold >= 0]
    write_head(answers, {"device": split.device, "steps": settings.steps * (len(hidden) + 1)})
    for fold in [*hidden, -1]:
        known = labels if fold < 0 else np.where(folds == fold, UNKNOWN, labels)
        top = teach(split, desk, known, before, settings, until, _teller(answers))
        write_head(answers, {"fold": fold})
        write_array(answers, desk.encode(top, every))
    changes = top.changes()
    write_head(answers, {"changes": list(changes)})
    for change in changes.values():
        write_array(answers, change)


def _teller(answers: IO[bytes]) -> Callable[[], None]:
    step: dict[str, Any] = {"step": 1}
    return lambda: write_head(answers, dict(step))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The conversion's process: `python -m heirloom.embedding.convert NAME MODELS_DIR`, JSON lines on stdout."""

from __future__ import annotations

import json
import os
import re
import sys
import textwrap
from pathlib import Path

from heirloom.core.errors import HeirloomError
from heirloom.embedding.convert.isolation import OFFLINE, isolate
from heirloom.embedding.convert.torchvision_operators import make_torchvision_importable

_LONGEST_MESSAGE = 160
_LAYER = re.compile(r'size mismatch for ([\w.]+)|"([\w.]+)"')


def told(name: str, error: Exception) -> str:
    """What became of it in one sentence; a library's own words only where they are short."""
    if "state_dict" in str(error):
        layer = _LAYER.search(str(error))
        named = "" if layer is None else f", {layer[1] or layer[2]} for one"
        return f"These are not the weights of {name}: they do not fit its layers{named}."
    first = (str(error).splitlines() or [""])[0]
    reason = textwrap.shorten(f"{type(error).__name__}: {first}", _LONGEST_MESSAGE, placeholder=" …")
    return f"The model cannot be built ({reason})."


def main(arguments: list[str]) -> int:
    """Convert one model; the last line on stdout is {"done": true} or {"error": {code, message}}."""
    name, models_dir = arguments
    os.environ.update(OFFLINE)
    isolate()
    lines = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print must not mix with our lines

    def say(**line: object) -> None:
        lines.write(json.dumps(line) + "\n")
        lines.flush()

    try:
        make_torchvision_importable()
        # lazy: torch must be imported after the settings above, and by this process only
        from heirloom.embedding.convert.conversion import convert

        convert(name, Path(models_dir), lambda step: say(step=step))
    except HeirloomError as error:
        say(error={"code": error.code, "message": error.message})
        return 1
    except Exception as error:  # noqa: BLE001  process boundary: whatever a library makes of a stranger's file
        say(error={"code": "model_refused", "message": told(name, error)})
        return 1
    say(done=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Lets torchvision be imported where its compiled operators cannot load.

open_clip and timm import torchvision for resizing and a frozen norm, neither of which needs its compiled operators.
A CPU build of torch beside the CUDA build of torchvision (what Linux gets when only one of the two comes from the
default index) cannot load them, and torchvision then fails at import, because it describes two operators that do
not exist. Declaring those two is enough; calling them would still fail, and nothing here calls them.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

_OPERATORS = ("nms", "qnms")
_SIGNATURE = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_declared: list[object] = []


def make_torchvision_importable() -> None:
    """Declare torchvision's missing operators, if they are missing; call before open_clip or timm is imported."""
    if "torchvision" in sys.modules or _declared or sys.platform != "linux" or _operators_load():
        return
    import torch  # lazy: seconds and half a gigabyte, wanted only where a model is built

    library = torch.library.Library("torchvision", "FRAGMENT")
    for operator in _OPERATORS:
        library.define(operator + _SIGNATURE)
    _declared.append(library)  # the declarations live as long as this object


def _operators_load() -> bool:
    import torch  # lazy: see above

    spec = importlib.util.find_spec("torchvision")
    if spec is None or spec.origin is None:
        return True
    for path in Path(spec.origin).parent.glob("_C*.so"):
        try:
            torch.ops.load_library(str(path))
        except OSError:
            return False
    return True

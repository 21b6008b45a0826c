"""What open_clip itself makes of pictures and sentences, with its own loader, transforms and tokeniser; a program.

    python open_clip_vectors.py MODEL_FOLDER REQUEST.json ANSWER.npz

The request is {"pictures": [paths], "texts": [sentences]}; the answer holds images (n, d), texts (m, d), ids (m, t).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from heirloom.embedding.convert.torchvision_operators import make_torchvision_importable


def main(folder: str, request: str, answer: str) -> None:
    make_torchvision_importable()
    import open_clip  # lazy: torchvision must be made importable first

    torch.set_num_threads(1)
    asked = json.loads(Path(request).read_text(encoding="utf-8"))
    model, _, transform = open_clip.create_model_and_transforms(f"local-dir:{folder}")
    model.eval()
    ids = open_clip.get_tokenizer(f"local-dir:{folder}")(asked["texts"])
    pixels = torch.stack([transform(Image.open(path).convert("RGB")) for path in asked["pictures"]])
    with torch.inference_mode():
        images, texts = model.encode_image(pixels, normalize=True), model.encode_text(ids, normalize=True)
    np.savez(answer, images=images.numpy(), texts=texts.numpy(), ids=ids.numpy())


if __name__ == "__main__":
    main(*sys.argv[1:])

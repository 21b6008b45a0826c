"""Train the tiny open_clip model of the tests on pictures that we draw; minutes on one core of a CPU.

    PYTHONPATH=app python -m tests.models.train_tiny [--steps N] [--out FOLDER]

Contrastive training as in CLIP (Radford et al. 2021, section 2.3); each batch holds every caption at most once,
so no pair off the diagonal is a true one. Rows of the token table that no caption uses are zeroed: they would be
noise, and zeros pack to nothing.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file

from heirloom.embedding.convert.torchvision_operators import make_torchvision_importable

make_torchvision_importable()
import open_clip  # noqa: E402  (torchvision must be made importable first)

from tests.models.drawings import Drawing, all_drawings, draw, held_out  # noqa: E402

TINY = Path(__file__).parent / "tiny"
BATCH = 128


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--steps", type=int, default=2500)
    options.add_argument("--out", type=Path, default=TINY)
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(chosen.seed)
    model = open_clip.create_model(f"local-dir:{TINY}", load_weights=False)
    train(model, chosen.steps, Random(chosen.seed))
    print(f"recall@1 on unseen drawings: {recall_at_1(model, Random(1234)):.3f}")
    save(model, chosen.out)


def batch_of(drawings: list[Drawing], random: Random, side_px: int) -> NDArray[np.uint8]:
    """Return pictures of these drawings as (n, side, side, 3)."""
    return np.stack([np.asarray(draw(drawing, random, side_px)) for drawing in drawings])


def normalised(pixels: NDArray[np.uint8]) -> torch.Tensor:
    """Return (n, 3, side, side) float32 as open_clip's transform would make it from a picture of that side."""
    settings = json.loads((TINY / "open_clip_config.json").read_text())["preprocess_cfg"]
    mean, std = (torch.tensor(settings[key]).view(1, 3, 1, 1) for key in ("mean", "std"))
    return (torch.from_numpy(pixels).permute(0, 3, 1, 2).float() / 255 - mean) / std


def train(model: torch.nn.Module, steps: int, random: Random) -> None:
    """Adam with warm-up and a cosine decline; prints the loss now and then."""
    known = [drawing for drawing in all_drawings() if not held_out(drawing)]
    tokens = dict(zip(known, open_clip.tokenize([d.caption for d in known], 24), strict=True))
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.02, betas=(0.9, 0.98))
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1.5e-3, total_steps=steps, pct_start=0.08)
    targets = torch.arange(BATCH)
    started = time.process_time()
    model.train()
    for step in range(steps):
        chosen = random.sample(known, BATCH)
        images = model.encode_image(normalised(batch_of(chosen, random, 64)), normalize=True)
        texts = model.encode_text(torch.stack([tokens[drawing] for drawing in chosen]), normalize=True)
        logits = model.logit_scale.exp() * images @ texts.T
        loss = (
            torch.nn.functional.cross_entropy(logits, targets) + torch.nn.functional.cross_entropy(logits.T, targets)
        ) / 2
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        rate.step()
        with torch.no_grad():
            model.logit_scale.clamp_(0, 4.6)
        if step % 100 == 0:
            print(f"step {step} loss {loss.item():.3f} CPU {time.process_time() - started:.0f} s", flush=True)


@torch.no_grad()
def recall_at_1(model: torch.nn.Module, random: Random) -> float:
    """Share of captions whose own drawing comes first among one unseen drawing of every combination."""
    model.eval()
    drawings = all_drawings()
    images = model.encode_image(normalised(batch_of(drawings, random, 64)), normalize=True)
    texts = model.encode_text(open_clip.tokenize([drawing.caption for drawing in drawings], 24), normalize=True)
    best = (texts @ images.T).argmax(dim=1)
    return float((best == torch.arange(len(drawings))).float().mean())


def save(model: torch.nn.Module, folder: Path) -> None:
    """Write fp16 safetensors beside the configuration."""
    used = set(open_clip.tokenize([drawing.caption for drawing in all_drawings()], 24).flatten().tolist())
    weights = {name: value.detach().clone().contiguous() for name, value in model.state_dict().items()}
    idle = torch.tensor([token not in used for token in range(weights["token_embedding.weight"].shape[0])])
    weights["token_embedding.weight"][idle] = 0
    halves = {name: value.half() for name, value in weights.items()}
    save_file(halves, folder / "open_clip_model.safetensors", metadata={"format": "pt"})


if __name__ == "__main__":
    main()

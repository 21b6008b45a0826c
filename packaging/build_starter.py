"""Rebuilds what the starter encoders ship in resources/starter: class texts, picture sample, text sample.

    python packaging/build_starter.py texts
    python packaging/build_starter.py sample FOLDER…     folders of general photos, none of them for measuring with

Run it in the project's environment (timm, open_clip, Pillow, scikit-image and scikit-learn installed). The output is
the same on every run over the same inputs.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import importlib.util
import sys
import tempfile
import tomllib
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "app"))

from heirloom.embedding.starter.features import FEATURE_BYTES, pack  # noqa: E402  the path is set above
from heirloom.embedding.starter.image_encoder import SIZE, StarterImageEncoder  # noqa: E402
from heirloom.embedding.starter.tables import CLASSES, ClassTables, unit  # noqa: E402
from heirloom.embedding.starter.text_encoder import StarterTextEncoder  # noqa: E402

TARGET = ROOT / "resources" / "starter"
KINDS = ("name", "lemma", "gloss", "group", "association")
PICTURE_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp"})
SMALLEST_SIDE = 64
CORNER = 0.7
"""Side of a corner crop as a share of the picture's."""
ALIKE = 0.8
"""Two samples nearer than this cosine count as one."""
SAMPLE_SIZE = 640
VIEWS = 5

Floats = NDArray[np.float32]


def main() -> None:
    """Rebuild one of the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("texts", "sample"))
    parser.add_argument("folders", nargs="*", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as models:
        if arguments.what == "texts":
            build_texts(StarterTextEncoder.open(Path(models)))
        else:
            build_sample(StarterImageEncoder.open(Path(models)), arguments.folders)


# ---------------------------------------------------------------- class texts


def class_texts() -> list[tuple[int, str, str]]:
    """Every (class, kind, text), ordered by class and kind."""
    rows: list[tuple[int, str, str]] = []
    for number, (name, lemmas, gloss) in enumerate(zip(_names(), *_lemmas_and_glosses(), strict=True)):
        rows.append((number, "name", name))
        rows += [(number, "lemma", lemma.strip()) for lemma in lemmas.split(",")]
        rows.append((number, "gloss", f"{lemmas.split(',')[0].strip()}: {gloss}"))
    for kind, file in (("group", "groups.toml"), ("association", "associations.toml")):
        for text, classes in tomllib.loads((TARGET / file).read_text("utf-8")).items():
            rows += [(number, kind, text) for number in sorted(set(_numbers(classes)))]
    return sorted(rows, key=lambda row: (row[0], KINDS.index(row[1])))


def build_texts(encoder: StarterTextEncoder) -> None:
    """Write class_texts.npz and passages.npy."""
    rows = class_texts()
    texts = sorted({text for _, _, text in rows})
    position = {text: number for number, text in enumerate(texts)}
    vectors = encoder.encode(texts)
    means = np.zeros((CLASSES, vectors.shape[1]), np.float32)
    for kind in KINDS:
        for number in range(CLASSES):
            members = [position[text] for owner, of_kind, text in rows if owner == number and of_kind == kind]
            if members:
                means[number] += vectors[members].mean(axis=0)
    classes = unit(means)
    mean = classes.mean(axis=0)
    np.savez(
        TARGET / "class_texts.npz",
        texts=vectors.astype(np.float16),
        pair_class=np.array([number for number, _, _ in rows], np.int16),
        pair_text=np.array([position[text] for _, _, text in rows], np.int16),
        mean=mean,
        classes=unit(classes - mean).astype(np.float16),
    )
    passages = (TARGET / "passages.txt").read_text("utf-8").splitlines()
    np.save(TARGET / "passages.npy", encoder.encode(passages).astype(np.float16))
    print(f"{len(texts)} texts of {len({row[0] for row in rows})} classes, {len(rows)} pairs")


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"The package {name} is not installed.")
    return Path(spec.submodule_search_locations[0])


def _names() -> list[str]:
    """open_clip's class names, read from its source so that its heavy import is not needed."""
    tree = ast.parse((_package("open_clip") / "zero_shot_metadata.py").read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "IMAGENET_CLASSNAMES":
            names: list[str] = ast.literal_eval(node.value)
            return names
    sys.exit("open_clip's class names are not where they were.")


def _lemmas_and_glosses() -> tuple[list[str], list[str]]:
    """What timm's ImageNetInfo says of each class, read from its data files for the same reason."""
    folder = _package("timm") / "data" / "_info"
    synsets = (folder / "imagenet_synsets.txt").read_text("utf-8").split()
    tables = []
    for file in ("imagenet_synset_to_lemma.txt", "imagenet_synset_to_definition.txt"):
        lines = (folder / file).read_text("utf-8").splitlines()
        table = dict(line.split("\t") for line in lines)
        tables.append([table[synset] for synset in synsets])
    return tables[0], tables[1]


def _numbers(classes: Iterable[int | str]) -> Iterator[int]:
    for entry in classes:
        if isinstance(entry, int):
            yield entry
        else:
            first, last = entry.split("-")
            yield from range(int(first), int(last) + 1)


# ---------------------------------------------------------------- picture sample


def build_sample(encoder: StarterImageEncoder, folders: list[Path]) -> None:
    """Write reference.npz."""
    views = np.stack([view for path in _picture_paths(folders) for view in _views(path)])
    outputs = [encoder.outputs(views[start : start + 16]) for start in range(0, len(views), 16)]
    pooled = np.concatenate([part[0] for part in outputs])
    logits = np.concatenate([part[1] for part in outputs])
    mean = pooled.mean(axis=0)
    kept = _unlike(unit(pooled - mean))
    vectors = ClassTables.load().image_vectors(logits[kept])
    features = np.frombuffer(b"".join(pack(pooled[kept], logits[kept])), np.uint8).reshape(-1, FEATURE_BYTES)
    mean = pooled[kept].mean(axis=0)
    np.savez(TARGET / "reference.npz", vectors=vectors.astype(np.float16), features=features, mean_pooled=mean)
    print(f"{len(kept)} samples of {len(views) // VIEWS} pictures")


def _picture_paths(folders: list[Path]) -> Iterator[Path]:
    """Pictures below the folders and those of scikit-image and scikit-learn, the same bytes once, by content."""
    own = [_package("skimage") / "data", _package("sklearn") / "datasets" / "images"]
    found: dict[str, Path] = {}
    for folder in [*folders, *own]:
        for path in folder.rglob("*"):
            if path.suffix.lower() in PICTURE_ENDINGS and path.is_file():
                found.setdefault(hashlib.sha256(path.read_bytes()).hexdigest(), path)
    return (found[digest] for digest in sorted(found))


def _views(path: Path) -> list[NDArray[np.uint8]]:
    """The whole picture and its four corners, squashed; nothing for what cannot be read or is tiny."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return []
    width, height = picture.size
    boxes = [(0.0, 0.0, float(width), float(height))]
    for left in (0.0, width * (1 - CORNER)):
        tops = (0.0, height * (1 - CORNER))
        boxes += [(left, top, left + width * CORNER, top + height * CORNER) for top in tops]
    if min(width, height) < SMALLEST_SIDE:
        return []
    squashed = (picture.resize((SIZE, SIZE), Image.Resampling.BICUBIC, box=box, reducing_gap=3.0) for box in boxes)
    return [np.asarray(view) for view in squashed]


def _unlike(directions: Floats) -> list[int]:
    """Positions of samples of which no two are alike, wholes before corners."""
    order = sorted(range(len(directions)), key=lambda position: (position % VIEWS != 0, position))
    kept: list[int] = []
    for position in order:
        if len(kept) == SAMPLE_SIZE:
            break
        if not kept or (directions[kept] @ directions[position]).max() < ALIKE:
            kept.append(position)
    return kept


if __name__ == "__main__":
    pillow_heif.register_heif_opener()
    main()

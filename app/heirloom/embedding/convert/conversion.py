"""The conversion itself: build, export, test against the library, choose the number format, put in place."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from heirloom.core.errors import NotFound
from heirloom.core.paths import resources_dir
from heirloom.embedding.catalogue import Loader, find_card
from heirloom.embedding.convert.accelerator import find_accelerator
from heirloom.embedding.convert.graph import INPUT, OUTPUT, export_tower, weights_beside
from heirloom.embedding.convert.loaded import LoadedImage, LoadedModel, LoadedText
from heirloom.embedding.convert.precision import Choice, choose_precision
from heirloom.embedding.convert.reference_texts import REFERENCE_TEXTS
from heirloom.embedding.installed.manifest import (
    SOURCE_FOLDER,
    Manifest,
    SourceRecord,
    Tokeniser,
    Tower,
    Trial,
    find_source,
    model_folder,
    stored_file,
    write_manifest,
)
from heirloom.embedding.installed.text_tokens import TextTokens
from heirloom.embedding.model_errors import ModelRefused
from heirloom.embedding.session import open_session

AGREEMENT = 1e-4
"""Largest cosine distance between the exported fp32 graph and the library's own answer."""
_BATCH = 8
_TRIAL_PICTURES = 24
Report = Callable[[str], None]


def convert(name: str, models_dir: Path, report: Report) -> None:
    """Convert what lies in the model's source folder and write its manifest; nothing is installed before the end."""
    source = find_source(models_dir, name)
    if source is None:
        raise NotFound(f"There is nothing to convert for the model {name}.")
    folder = model_folder(models_dir, name)
    work = folder / ".converting"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    try:
        report("building the model")
        with tempfile.TemporaryDirectory(prefix="heirloom-settings-") as settings:
            loaded = load_model(source, folder / SOURCE_FOLDER, Path(settings))
        manifest = _build(source, loaded, work, report)
        _put_in_place(models_dir, manifest, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def load_model(source: SourceRecord, folder: Path, settings: Path) -> LoadedModel:
    """Build the model whose source lies in `folder`; `settings` is an empty folder for what the loader needs."""
    torch.set_num_threads(1)
    if source.loader is Loader.OPEN_CLIP:
        # lazy: of the two libraries only the one that is needed is loaded, each costs seconds
        from heirloom.embedding.convert.open_clip_source import load_open_clip

        return load_open_clip(folder, settings, find_card(source.name))
    from heirloom.embedding.convert.sentence_source import load_sentence_model  # lazy: see above

    return load_sentence_model(folder)


def _build(source: SourceRecord, loaded: LoadedModel, work: Path, report: Report) -> Manifest:
    loaded.text.tokeniser.save(str(work / "tokenizer.json"))
    tokens = _tokens(loaded.text, work)
    report("exporting the text tower")
    text = _text_tower(loaded.text, tokens, work / "text.onnx")
    image = None
    example = torch.from_numpy(next(tokens.batches(REFERENCE_TEXTS)).ids)
    reference = _vectors_of_texts(text.graph, tokens)
    if loaded.image is not None:
        report("exporting the image tower")
        pictures = reference_pictures(loaded.image.pixels.size)
        image = _image_tower(loaded.image, pictures, work / "image.onnx")
        example = torch.from_numpy(pictures[:16])
        reference = _run(image.graph, _batched(pictures))
    np.save(work / "reference.npy", reference.astype(np.float32), allow_pickle=False)
    report("looking for an accelerator")
    return Manifest(
        name=source.name,
        kind=source.kind,
        loader=source.loader,
        dimension=loaded.dimension,
        revision=_fingerprint(source, loaded, work),
        source_revision=source.revision,
        licence=source.licence,
        languages=source.languages,
        text=_tower(text, work),
        tokeniser=Tokeniser(
            file=stored_file(work, work / "tokenizer.json"),
            context=loaded.text.context,
            pad_id=loaded.text.pad_id,
            clean=loaded.text.clean,
            fixed_length=loaded.text.fixed_length,
        ),
        reference=stored_file(work, work / "reference.npy"),
        image=_tower(image, work) if image else None,
        pixels=loaded.image.pixels if loaded.image else None,
        accelerator=find_accelerator(loaded, example),
    )


def _tokens(text: LoadedText, work: Path) -> TextTokens:
    return TextTokens.of(work / "tokenizer.json", text.context, text.pad_id, text.clean, text.fixed_length)


def _text_tower(text: LoadedText, tokens: TextTokens, path: Path) -> Choice:
    batches = [batch.ids for batch in tokens.batches(REFERENCE_TEXTS)]
    _check_tokens(text, tokens)
    export_tower(text.module, torch.from_numpy(batches[0][:4]), path, free_length=not text.fixed_length)
    _check_agreement(_vectors_of_texts(path, tokens), text.reference_vectors(REFERENCE_TEXTS), "text")
    return choose_precision(path, list(batches))


def _image_tower(image: LoadedImage, pictures: NDArray[np.uint8], path: Path) -> Choice:
    export_tower(image.module, torch.from_numpy(pictures[:2]), path, free_length=False)
    few = pictures[::10]
    _check_agreement(_run(path, [few]), image.reference_vectors(few), "image")
    return choose_precision(path, _batched(pictures[:: len(pictures) // _TRIAL_PICTURES]))


def _check_tokens(text: LoadedText, tokens: TextTokens) -> None:
    wanted = [_without_padding(row, text.pad_id) for row in text.reference_ids(REFERENCE_TEXTS)]
    found = [_without_padding(row, text.pad_id) for row in tokens.ids(REFERENCE_TEXTS)]
    for sentence, ours, theirs in zip(REFERENCE_TEXTS, found, wanted, strict=True):
        if ours != theirs:
            raise ModelRefused(f"The model's tokeniser cannot be carried over: it differs on {sentence!r}.")


def _without_padding(row: Sequence[int], pad_id: int) -> list[int]:
    ids = list(row)
    while ids and ids[-1] == pad_id:
        ids.pop()
    return ids


def _check_agreement(ours: NDArray[np.float32], theirs: NDArray[np.float32], tower: str) -> None:
    distance = float((1 - (ours.astype(np.float64) * theirs.astype(np.float64)).sum(axis=1)).max())
    if not distance <= AGREEMENT:
        raise ModelRefused(f"The exported {tower} tower strays from the model by a cosine distance of {distance:.1e}.")


def _vectors_of_texts(graph: Path, tokens: TextTokens) -> NDArray[np.float32]:
    session = open_session(graph)
    return tokens.encode(REFERENCE_TEXTS, lambda ids: session.run([OUTPUT], {INPUT: ids})[0])


def _run(graph: Path, batches: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
    session = open_session(graph)
    return np.concatenate([session.run([OUTPUT], {INPUT: batch})[0] for batch in batches])


def reference_pictures(size_px: int) -> NDArray[np.uint8]:
    """The fixed photographs (n, size, size, 3) that ship, enlarged to what the model wants."""
    with np.load(resources_dir() / "models" / "reference_pixels.npz", allow_pickle=False) as archive:
        small = torch.from_numpy(archive["pixels"]).permute(0, 3, 1, 2).float()
    large = torch.nn.functional.interpolate(small, size=(size_px, size_px), mode="bicubic", antialias=True)
    pictures: NDArray[np.uint8] = large.round().clamp(0, 255).to(torch.uint8).permute(0, 2, 3, 1).contiguous().numpy()
    return pictures


def _batched(pictures: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    return [pictures[start : start + _BATCH] for start in range(0, len(pictures), _BATCH)]


def _tower(choice: Choice, work: Path) -> Tower:
    return Tower(
        graph=stored_file(work, choice.graph),
        weights=tuple(stored_file(work, path) for path in weights_beside(choice.graph)),
        precision=choice.precision,
        trials=tuple(Trial(tried.precision, max(0.0, tried.cosine_distance), tried.cpu_s) for tried in choice.trials),
    )


def _fingerprint(source: SourceRecord, loaded: LoadedModel, work: Path) -> str:
    weights = sorted(file.sha256 for file in source.files if file.path.endswith(".safetensors"))
    pixels = asdict(loaded.image.pixels) if loaded.image else None
    text = [stored_file(work, work / "tokenizer.json").sha256, loaded.text.context, loaded.text.clean]
    what = json.dumps([weights, pixels, loaded.settings, text], sort_keys=True)
    return hashlib.sha256(what.encode()).hexdigest()[:16]


def _put_in_place(models_dir: Path, manifest: Manifest, work: Path) -> None:
    folder = model_folder(models_dir, manifest.name)
    digest = hashlib.sha256(manifest.to_json().encode()).hexdigest()[:8]
    target = folder / f"onnx-{digest}"
    shutil.rmtree(target, ignore_errors=True)
    for path in work.iterdir():
        with path.open("r+b") as stream:
            os.fsync(stream.fileno())
    work.replace(target)
    write_manifest(models_dir, manifest.below(target.name))
    for old in folder.glob("onnx-*"):
        if old != target:
            shutil.rmtree(old, ignore_errors=True)

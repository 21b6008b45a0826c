"""The models that Heirloom knows by name: what they are, where they come from, what may be done with them.

A trust root, so it is code: typed, reviewed, tested. A revision, size or hash that was not checked against the
source by the people who wrote this file is None; it is then taken from the source's own listing at fetch and
shown to the person before the first byte is fetched. Dimensions are those of the named architectures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from heirloom.core.errors import NotFound, UserError

NAME_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""What a model may be called: one plain path component on every system."""


class ModelKind(StrEnum):
    """Which role a model can play: pictures (and the queries for them), or passages of text."""

    IMAGE = "image"
    TEXT = "text"


class Loader(StrEnum):
    """The library that builds the model before it is converted; `STARTER` needs none of ours."""

    STARTER = "starter"
    OPEN_CLIP = "open_clip"
    SENTENCE_TRANSFORMERS = "sentence_transformers"


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model.

    `architecture` is open_clip's model name and `pretrained` its tag, both None elsewhere. `repository` is the
    owner/name at the model hub. `languages` are ISO 639-1 codes, or the word "multilingual". `sha256` is that of
    the weights. `note` is one sentence that a person should read before using the model.
    """

    name: str
    kind: ModelKind
    loader: Loader
    dimension: int
    licence: str
    languages: tuple[str, ...]
    repository: str | None = None
    revision: str | None = None
    size_bytes: int | None = None
    sha256: str | None = None
    architecture: str | None = None
    pretrained: str | None = None
    note: str = ""


STARTER_IMAGE = "starter-image"
STARTER_TEXT = "starter-text"

MODELS: tuple[ModelCard, ...] = (
    ModelCard(
        name=STARTER_IMAGE,
        kind=ModelKind.IMAGE,
        loader=Loader.STARTER,
        dimension=384,
        licence="Apache-2.0",
        languages=("en", "zh"),
        note="EfficientNet-Lite0 read through word vectors; comes with Heirloom, finds things better than deeds.",
    ),
    ModelCard(
        name=STARTER_TEXT,
        kind=ModelKind.TEXT,
        loader=Loader.STARTER,
        dimension=384,
        licence="Apache-2.0",
        languages=("en",),
        note="all-MiniLM-L6-v2; comes with Heirloom.",
    ),
    ModelCard(
        name="ViT-B-32",
        kind=ModelKind.IMAGE,
        loader=Loader.OPEN_CLIP,
        dimension=512,
        licence="MIT",
        languages=("en",),
        repository="laion/CLIP-ViT-B-32-laion2B-s34B-b79K",
        architecture="ViT-B-32",
        pretrained="laion2b_s34b_b79k",
        note="The quickest of the real ones on most machines.",
    ),
    ModelCard(
        name="ViT-B-16-SigLIP",
        kind=ModelKind.IMAGE,
        loader=Loader.OPEN_CLIP,
        dimension=768,
        licence="Apache-2.0",
        languages=("en",),
        repository="timm/ViT-B-16-SigLIP",
        architecture="ViT-B-16-SigLIP",
        pretrained="webli",
        note="Finds more than ViT-B-32 and takes about four times its arithmetic.",
    ),
    ModelCard(
        name="ViT-B-16-SigLIP2",
        kind=ModelKind.IMAGE,
        loader=Loader.OPEN_CLIP,
        dimension=768,
        licence="Apache-2.0",
        languages=("multilingual",),
        repository="timm/ViT-B-16-SigLIP2",
        architecture="ViT-B-16-SigLIP2",
        pretrained="webli",
        note="Understands queries in many languages; its vocabulary makes it large on disk.",
    ),
    ModelCard(
        name="MobileCLIP2-S2",
        kind=ModelKind.IMAGE,
        loader=Loader.OPEN_CLIP,
        dimension=512,
        licence="Apple ML Research Model Licence",
        languages=("en",),
        repository="timm/MobileCLIP2-S2-OpenCLIP",
        architecture="MobileCLIP2-S2",
        pretrained="dfndr2b",
        note="Its licence allows research only; on a computer's processor it is not faster than ViT-B-32.",
    ),
    ModelCard(
        name="xlm-roberta-base-ViT-B-32",
        kind=ModelKind.IMAGE,
        loader=Loader.OPEN_CLIP,
        dimension=512,
        licence="MIT",
        languages=("multilingual",),
        repository="laion/CLIP-ViT-B-32-xlm-roberta-base-laion5B-s13B-b90k",
        architecture="xlm-roberta-base-ViT-B-32",
        pretrained="laion5b_s13b_b90k",
        note="Pictures as ViT-B-32, queries in about a hundred languages.",
    ),
    ModelCard(
        name="paraphrase-multilingual-MiniLM-L12-v2",
        kind=ModelKind.TEXT,
        loader=Loader.SENTENCE_TRANSFORMERS,
        dimension=384,
        licence="Apache-2.0",
        languages=("multilingual",),
        repository="sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2",
        note="Passages and queries in about fifty languages, and from one language to another.",
    ),
    ModelCard(
        name="bge-m3",
        kind=ModelKind.TEXT,
        loader=Loader.SENTENCE_TRANSFORMERS,
        dimension=1024,
        licence="MIT",
        languages=("multilingual",),
        repository="BAAI/bge-m3",
        note="The strongest and by far the slowest of the text models; wants 8 GB of memory while it is converted.",
    ),
)

_BY_NAME = {card.name: card for card in MODELS}
_STARTER_NAMES = {ModelKind.IMAGE: STARTER_IMAGE, ModelKind.TEXT: STARTER_TEXT}


def find_card(name: str) -> ModelCard | None:
    """Return the catalogue's entry for `name`, None for a model that only the person knows."""
    return _BY_NAME.get(name)


def get_card(name: str) -> ModelCard:
    """Return the catalogue's entry for `name`; NotFound lists what there is."""
    card = _BY_NAME.get(name)
    if card is None:
        known = ", ".join(entry.name for entry in MODELS)
        raise NotFound(f"The catalogue knows no model called {name!r}. It knows: {known}.")
    return card


def check_name(name: str) -> str:
    """Return `name` if it may become a folder's name, else UserError; it never leaves the models folder."""
    if NAME_PATTERN.fullmatch(name) is None or name.endswith("."):
        raise UserError(f"{name!r} cannot be a model's name: letters, digits, '.', '_' and '-' only, 64 at most.")
    return name


def is_starter(name: str, kind: ModelKind) -> bool:
    """True where `name` means the encoder of that kind that ships with the package."""
    return name in ("starter", _STARTER_NAMES[kind])

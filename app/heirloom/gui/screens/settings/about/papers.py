"""Texts that come with the program: licences, works of others, the vault format. Read off the GUI thread."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from heirloom import __version__
from heirloom.core.paths import resources_dir

FORMAT_PAPER = "vault-format.md"


@dataclass(frozen=True, slots=True)
class Work:
    """Somebody else's work that Heirloom carries or rests on."""

    name: str
    part: str
    licence: str
    credit: str


@dataclass(frozen=True, slots=True)
class Papers:
    version: str
    works: tuple[Work, ...]
    licences: tuple[Path, ...]
    format: Path | None
    """None where the paper was not installed."""


def find() -> Papers:
    folder = resources_dir() / "licences"
    works = json.loads((folder / "works.json").read_text(encoding="utf-8"))
    texts = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))
    own = [path for path in (_top() / "LICENSE", _package() / "LICENSE") if path.is_file()]
    return Papers(__version__, tuple(Work(**work) for work in works), (*own[:1], *texts), _paper())


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _package() -> Path:
    return Path(__file__).resolve().parents[4]


def _top() -> Path:
    return resources_dir().parent


def _paper() -> Path | None:
    """In an installed package it lies with the resources, in a source tree with the other papers."""
    places = (resources_dir() / "docs" / FORMAT_PAPER, _package().parent / "docs" / FORMAT_PAPER)
    return next((place for place in places if place.is_file()), None)

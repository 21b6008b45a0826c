"""What the façade answers: plain records, one per question."""

from __future__ import annotations

from dataclasses import dataclass, field

from heirloom.core.records import Item, Origin, Passage, StageRow


@dataclass(frozen=True, slots=True)
class Status:
    vault_id: str
    format_version: str
    light_kdf: bool
    items: int
    by_kind: dict[str, int]
    bytes: dict[str, int]
    """originals, stored, catalogue, index"""
    pending: dict[str, int]
    not_understood: int
    encoders: dict[str, str | None]
    """image_text and text: the names of the encoders that answer now"""
    index: dict[str, object]
    """engine and vectors"""
    recovered: str | None = None
    """A sentence about what was put right when the vault was opened, if anything was."""


@dataclass(frozen=True, slots=True)
class FailedFile:
    path: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    path: str
    id: str
    stage: str
    code: str
    reason: str


@dataclass(slots=True)
class ImportReport:
    """Every path met counts once; `found` is imported + duplicates + skipped + failed. `bytes` are newly sealed."""

    found: int = 0
    imported: int = 0
    duplicates: int = 0
    skipped: int = 0
    failed: list[FailedFile] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    bytes: int = 0
    seconds: float = 0.0
    stages: dict[str, dict[str, int]] = field(default_factory=dict)
    words_found: int = 0
    """In how many of the pictures and scans that were read there were words."""
    passed_over: dict[str, int] = field(default_factory=dict)
    """How many of the skipped were what: "a link", "the vault itself"."""
    batch: str = ""
    """Names what this import added, to show it or to take it back; empty where nothing was newly sealed."""


@dataclass(frozen=True, slots=True)
class ItemDetail:
    item: Item
    texts: tuple[Passage, ...]
    origins: tuple[Origin, ...]
    tags: tuple[str, ...]
    stages: tuple[StageRow, ...]
    albums: tuple[tuple[str, ...], ...] = ()
    """Names of the albums it was put into, each after the names of those around it."""


@dataclass(frozen=True, slots=True)
class ItemPage:
    total: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ModelState:
    """A model of the catalogue and whether it is here; `bytes` is None while nobody has verified it."""

    name: str
    kind: str
    dimension: int
    bytes: int | None
    licence: str
    languages: tuple[str, ...]
    state: str
    """active, installed or available"""

"""A vault of the corpus' documents and three collections of abstracts, and the albums that their judgements make."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import ItemError
from heirloom.core.records import ItemId, Kind, ObjectId, PassageSource
from heirloom.embedding import TextEncoder
from heirloom.extract.client import Extractor, Request, Want
from heirloom.ingest.passages import cut
from heirloom.ingest.sniff import HEAD_BYTES, sniff
from heirloom.vault import LogKind, NewItem, SpaceRow, Vault

ABSTRACTS: Final = ("cranfield", "med", "scifact")
JUDGED: Final = ("cranfield", "med")
DOCUMENTS: Final = "documents"
QUICK: Final = 250
LEAST_RELEVANT: Final = 14
MOST_PASSAGES: Final = 40
CACHE: Final = Path(__file__).resolve().parents[2] / "build" / "bench"
BATCH: Final = 64


@dataclass(frozen=True, slots=True)
class Text:
    """A document: its collection, its name there, its passages."""

    collection: str
    name: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Album:
    """Which documents belong (n,), and the words that asked for them; `group` is "collections" or the collection."""

    name: str
    group: str
    belongs: NDArray[np.bool_]
    like: str | None = None


def corpus_folder() -> Path:
    """The corpus: $HEIRLOOM_CORPUS, else beside the checkout."""
    return Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")


def texts(quick: bool) -> list[Text]:
    """All documents with words, `QUICK` of each abstract collection when quick."""
    found = [] if quick else list(_documents(corpus_folder() / DOCUMENTS))
    for name in ABSTRACTS:
        with gzip.open(corpus_folder() / "retrieval" / name / "corpus.jsonl.gz", "rt", encoding="utf-8") as stream:
            rows = [json.loads(line) for line in stream]
        for row in rows[: QUICK if quick else None]:
            passages = cut(f"{row.get('title') or ''}\n{row['text']}".strip())
            if passages:
                found.append(Text(name, row["_id"], tuple(passages[:MOST_PASSAGES])))
    return found


def albums(all_texts: list[Text], least: int = LEAST_RELEVANT) -> list[Album]:
    """Every collection against the rest, and every judged query with at least `least` relevant abstracts."""
    collections = np.array([text.collection for text in all_texts])
    made = [Album(name, "collections", collections == name) for name in dict.fromkeys(collections.tolist())]
    for name in JUDGED:
        place = {text.name: at for at, text in enumerate(all_texts) if text.collection == name}
        relevant: dict[str, set[int]] = {}
        for row in _rows(corpus_folder() / "retrieval" / name / "qrels.tsv"):
            if int(row["score"]) > 0 and row["corpus-id"] in place:
                relevant.setdefault(row["query-id"], set()).add(place[row["corpus-id"]])
        asked = _queries(corpus_folder() / "retrieval" / name / "queries.jsonl")
        for query, places in relevant.items():
            if len(places) >= least:
                belongs = np.zeros(len(all_texts), np.bool_)
                belongs[list(places)] = True
                made.append(Album(f"{name} {query}", name, belongs, asked[query]))
    return made


def fill(vault: Vault, all_texts: list[Text], encoder: TextEncoder) -> NDArray[np.int64]:
    """Put the texts and their vectors into an empty vault; returns the item number of each."""
    ids = [ItemId(uuid.uuid4().hex) for _ in all_texts]
    with vault.commit(LogKind.IMPORT):
        for id, text in zip(ids, all_texts, strict=True):
            digest = hashlib.blake2b(id.encode(), digest_size=32)
            object_id, now = ObjectId(digest.hexdigest()), datetime.now(UTC)
            vault.items.add(
                NewItem(id, object_id, Kind.DOCUMENT, "text/plain", text.name, 1, digest.digest(), now, "benchmark")
            )
            vault.texts.replace(id, PassageSource.TEXT, [(None, passage) for passage in text.passages])
    found = {item.id: item.number for item in vault.items.get_many(ids)}
    numbers = np.array([found[id] for id in ids], np.int64)
    keys, owners = vault.texts.owners()
    order = np.argsort(numbers, kind="stable")
    place = order[np.searchsorted(numbers[order], owners)]
    starts = np.searchsorted(owners, owners)
    passages = [
        all_texts[at].passages[int(index - start)] for index, (at, start) in enumerate(zip(place, starts, strict=True))
    ]
    vectors = _vectors(passages, encoder)
    space = encoder.space
    with vault.derive():
        row = SpaceRow(space.role, space.encoder, space.revision, space.dimension, space.precision)
        number = vault.vectors.ensure_space(row)
        vault.vectors.activate(number)
        rows = zip(keys.tolist(), owners.tolist(), vectors, strict=True)
        vault.vectors.put_texts(number, [(key, owner, vector.tobytes()) for key, owner, vector in rows])
    return numbers


def _vectors(passages: list[str], encoder: TextEncoder) -> NDArray[np.float16]:
    """Encoding takes a quarter of an hour, so vectors are kept beside the other benchmarks' things by their words."""
    digest = hashlib.sha256(encoder.space.revision.encode())
    for passage in passages:
        digest.update(passage.encode("utf-8", "replace") + b"\0")
    kept = CACHE / f"text-vectors-{digest.hexdigest()[:16]}.npy"
    if kept.is_file():
        vectors: NDArray[np.float16] = np.load(kept, allow_pickle=False)
        return vectors
    made = np.zeros((len(passages), encoder.space.dimension), np.float16)
    order = sorted(range(len(passages)), key=lambda at: len(passages[at]))
    for begin in range(0, len(order), BATCH):
        some = order[begin : begin + BATCH]
        made[some] = encoder.encode([passages[at] for at in some]).astype("<f2")
    CACHE.mkdir(parents=True, exist_ok=True)
    np.save(kept, made)
    return made


def _documents(folder: Path) -> Iterator[Text]:
    """Every different file of the corpus that gives words."""
    seen: set[bytes] = set()
    with Extractor() as extractor:
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or path.parent == folder:
                continue
            data = path.read_bytes()
            digest = hashlib.sha256(data).digest()
            if digest in seen:
                continue
            seen.add(digest)
            kind, media_type = sniff(path.name, data[:HEAD_BYTES], len(data))
            try:
                read = extractor.extract(
                    Request(path.name, media_type, kind, frozenset({Want.METADATA, Want.TEXT})), data
                )
            except ItemError:
                continue
            passages = [piece for page in read.texts for piece in cut(page.text)]
            if passages:
                yield Text(DOCUMENTS, str(path.relative_to(folder)), tuple(passages[:MOST_PASSAGES]))


def _queries(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as stream:
        return {row["_id"]: row["text"] for row in map(json.loads, stream)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t")

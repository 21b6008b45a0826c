"""The vault that is photographed: real pictures and papers under names that date them, labelled here and there."""

from __future__ import annotations

import csv
import itertools
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from heirloom.bank import Bank, LockedBank, create
from heirloom.bank.label import write_label
from heirloom.core.records import Kind

PASSPHRASE: Final = "copper lantern orchard swift"
LABEL: Final = "Lin–Marlowe family"
HOME: Final = "Tom’s laptop/Pictures"
"""Where the memories came from, as the catalogue card tells it."""
SAMPLES: Final = Path(__file__).resolve().parents[2] / "resources" / "samples"
DAYS: Final = (
    ("2026-06-21", 9), ("2026-06-20", 22), ("2026-06-14", 12), ("2026-06-13", 1), ("2026-06-12", 2), ("2026-06-06", 7),
    ("2026-05-30", 3), ("2026-05-24", 15), ("2026-05-02", 1), ("2025-12-31", 6), ("2025-12-25", 18),
    ("2025-08-17", 11), ("2025-08-16", 5), ("2024-10-03", 8), ("2024-07-19", 16), ("2023-05-01", 4), ("2022-09-10", 13),
    ("2021-03-07", 9), ("2020-06-28", 10), ("2019-06-15", 20), ("2018-02-16", 8), ("2016-08-22", 12), ("2014-07-02", 7),
    ("2011-11-19", 5), ("2004-04-11", 14), ("1998-07-12", 6), ("1974-05-04", 5), ("1946-09-01", 3),
)  # fmt: skip
"""Days and how many pictures were taken on each."""
PAPERS: Final = ("*.docx", "*.pdf", "*.rtf", "*.odt", "*.pptx", "*.xlsx", "*.epub")
PAPERS_OF_EACH: Final = 3
PHOTOS: Final = 60
LEAST_BYTES: Final = 12_000
"""Smaller ones are tests of readers: a few white dots."""
MORE: Final = 400
"""So many pictures are brought in while one looks."""
FIRST_PAGE: Final = ("nature", "text")
"""Folders of large pictures, for the newest days."""
HERO: Final = "The shop on the corner"
KEPT_EACH: Final = 9
ASIDE: Final = 7


@dataclass(frozen=True, slots=True)
class Filled:
    """A locked vault, and files that are not in it yet."""

    vault: Path
    more: Path
    """To be brought in while one looks."""
    has_corpus: bool


def fill(place: Path, corpus: Path | None, lay_out: Callable[[dict[str, Any], Path], Path]) -> Filled:
    """The vault below `place`, filled once and taken again afterwards."""
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f"{place.name}-", dir=place.parent))
        _fill(part, corpus, lay_out)
        part.rename(place)
    return Filled(place / "vault", place / "more", corpus is not None)


def _fill(place: Path, corpus: Path | None, lay_out: Callable[[dict[str, Any], Path], Path]) -> None:
    vault, more, sources = place / "vault", place / "more", place / HOME
    lay_out(json.loads((SAMPLES / "samples.json").read_text(encoding="utf-8")), sources / "Letters and papers")
    more.mkdir()
    if corpus is not None:
        _lay_out_corpus(corpus, sources, more)
    create(vault, PASSPHRASE, light_kdf=True)
    write_label(vault, LABEL)
    with LockedBank(vault).unlock(passphrase=PASSPHRASE) as bank:
        report = bank.import_paths([str(one) for one in sorted(sources.iterdir())])
        print(f"{report.imported} memories in the vault, {len(report.failed)} not brought in")
        _label(bank)
        bank.ledger.note("copy_exported", "2 files, to Desktop", "You pressed Export")
        bank.ledger.note("dragged_out", "1 file", "You dragged it out")
        bank.ledger.note("model_in", "112 MB, picture model “Larger”, checksum matched", "You pressed Download")
        watched = place.parent / "Camera uploads"
        watched.mkdir(exist_ok=True)
        bank.watch_add(str(watched))
    shutil.rmtree(sources)


def _lay_out_corpus(corpus: Path, sources: Path, more: Path) -> None:
    scenes = _scenes(corpus / "images-b")
    (sources / "Phone").mkdir(parents=True)
    for at, seconds in _moments():
        picture = next(scenes, None)
        if picture is None:
            break
        _copy(picture, sources / "Phone" / f"IMG_{at + timedelta(seconds=seconds):%Y%m%d_%H%M%S}.jpg")
    camera = sorted((corpus / "photos").rglob("*.[jJhH][pPeE]*[gGcC]"), key=_of_first_page)
    for picture in camera[:PHOTOS]:
        _copy(picture, sources / "Camera" / picture.name.replace(" ", "_"))
    papers = [one for form in PAPERS for one in sorted((corpus / "documents").rglob(form))[:PAPERS_OF_EACH]]
    for paper, (day, _) in zip(papers, itertools.cycle(DAYS[1:])):
        _copy(paper, sources / "Papers" / paper.name, f"{day}T18:40:00")
    large = [picture for picture in camera[PHOTOS:] if picture.stat().st_size >= LEAST_BYTES]
    for picture in [*large, *scenes][:MORE]:
        _copy(picture, more / "Grandpa's old disk" / "Pictures" / f"{picture.parent.name}-{picture.name}")
    protected = [one for one in (corpus / "documents").rglob("*.pdf") if "rotect" in one.name or "crypt" in one.name]
    broken = sorted((corpus / "hostile" / "images").rglob("*.jpg"))[:6]
    for trouble in [*protected[:4], *broken]:
        _copy(trouble, more / "Grandpa's old disk" / "Papers" / trouble.name)


def _of_first_page(path: Path) -> tuple[bool, str]:
    return path.parent.name not in FIRST_PAGE, str(path)


def _scenes(images: Path) -> Iterator[Path]:
    """Everyday scenes first, single things after."""
    with (images / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for source in ("coco128", "caltech101"):
        for row in rows:
            path = images / "photos" / f"{row['id']}.jpg"
            if row["source"] == source and path.exists():
                yield path


def _moments() -> Iterator[tuple[datetime, int]]:
    for day, count in DAYS:
        at = datetime.fromisoformat(f"{day}T09:12:00").replace(tzinfo=UTC)
        yield from ((at, number * 1571) for number in range(count))


def _copy(source: Path, target: Path, time: str = "2009-05-17T12:00:00") -> None:
    """With a time that dates it where neither its name nor what it says itself does."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    at = datetime.fromisoformat(time).replace(tzinfo=UTC).timestamp()
    os.utime(target, (at, at))


def _label(bank: Bank) -> None:
    photos = [item for item in bank.list_items(limit=1000).items if item.kind is Kind.PHOTO]
    if not photos:
        return
    bank.hand.keep([item.id for item in photos[2::KEPT_EACH]])
    hero = next((item for item in photos if "japanese-shop" in item.original_name), photos[0])
    bank.hand.edit([hero.id], title=HERO)
    bank.hand.edit([hero.id], caption="Closed on Wednesdays, and this was a Wednesday.")
    bank.hand.tag([hero.id], add=["street", "shop", "holiday"])
    if len(photos) > 4 * ASIDE:
        bank.hand.set_aside([item.id for item in photos[-ASIDE:] if item.id != hero.id])

"""Photo facts against the corpus' ground truth: time of capture, position, displayed size.

Run: python tests/benchmarks/photos_truth.py [CORPUS]; needs the package on the path.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from heirloom.core.errors import ItemError
from heirloom.core.records import Extracted
from heirloom.extract.client import Extractor, Request, Want
from heirloom.extract.worker.metadata.moments import parse_moment
from heirloom.ingest.sniff import HEAD_BYTES, sniff

KINDS = {
    "JPEG", "JPS", "MPO", "PNG", "APNG", "WEBP", "Extended WEBP", "GIF", "TIFF", "BTF", "BMP", "HEIC", "HEIF", "AVIF",
}  # fmt: skip
GOAL = 0.98
EXPLAINED = {
    "exif-samples/jpg/long_description.jpg": "no EXIF time; photoshop:DateCreated (2003, when the content was made, "
    "by hand) counts before xmp:CreateDate (2005, when the digital file was made)",
}
"""Misses that are meant; they count as misses all the same."""
_DATES = ("datetime_original", "exif_create_date", "xmp_date", "gps_datetime_utc")
_DEGREES = 1e-5
_QUICK_STEP = 6


@dataclass(frozen=True, slots=True)
class Miss:
    """One fact that differs from what the truth says."""

    file: str
    fact: str
    expected: str
    found: str


def corpus_folder() -> Path:
    """The corpus: $HEIRLOOM_CORPUS, else beside the checkout."""
    return Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")


def expected_moment(row: dict[str, str]) -> datetime | None:
    """The first statement of the time that is one; zero dates are none."""
    moments = (parse_moment(row[key]) for key in _DATES if row[key].strip())
    return next((moment[0] for moment in moments if moment is not None), None)


def check(row: dict[str, str], found: Extracted | None) -> Iterator[tuple[str, Miss | None]]:
    """Yield (fact, miss or None) for each fact that the truth knows, and for each that we invent."""
    at = expected_moment(row)
    got = found.captured if found is not None else None
    if at is not None:
        right = got is not None and got.at.replace(microsecond=0) == at.replace(microsecond=0)
        yield "captured", None if right else Miss(row["file"], "captured", str(at), str(got))
    elif got is not None and any(row[key].strip() for key in _DATES):
        yield "invented", Miss(row["file"], "captured", "a zero date", str(got))
    gps = found.gps if found is not None else None
    lat, lon = (float(row[key]) if row[key] else None for key in ("lat", "lon"))
    if lat is not None and lon is not None and (lat, lon) != (0.0, 0.0):
        right = gps is not None and abs(gps.lat - lat) <= _DEGREES and abs(gps.lon - lon) <= _DEGREES
        yield "gps", None if right else Miss(row["file"], "gps", f"{lat}, {lon}", str(gps))
    elif lat is not None and gps is not None:
        yield "invented", Miss(row["file"], "gps", "0, 0", str(gps))
    if int(row["display_width"] or 0) and int(row["display_height"] or 0):
        size = (found.size.width, found.size.height) if found is not None and found.size is not None else None
        right = size == (int(row["display_width"]), int(row["display_height"]))
        expected = f"{row['display_width']} x {row['display_height']}"
        yield "size", None if right else Miss(row["file"], "size", expected, str(size))


def run(quick: bool = False) -> dict[str, object]:
    """Read the photos (a sixth of them when `quick`); counts and shares per fact, and every miss."""
    folder = corpus_folder() / "photos"
    with open(folder / "expected.csv", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["type"] in KINDS]
    known: dict[str, int] = {"captured": 0, "gps": 0, "size": 0, "invented": 0}
    misses: list[Miss] = []
    unread: list[str] = []
    with Extractor() as extractor:
        for row in rows[:: _QUICK_STEP if quick else 1]:
            found = _read(extractor, folder / row["file"], unread)
            for fact, miss in check(row, found):
                known[fact] += 1
                if miss is not None:
                    misses.append(miss)
    wrong = {fact: sum(miss.fact == fact and miss.expected != "0, 0" for miss in misses) for fact in known}
    shares = {fact: 1 - wrong[fact] / known[fact] for fact in ("captured", "gps", "size") if known[fact]}
    return {"rows": len(rows), "known": known, "shares": shares, "misses": misses, "unread": unread}


def _read(extractor: Extractor, path: Path, unread: list[str]) -> Extracted | None:
    data = path.read_bytes()
    kind, media_type = sniff(path.name, data[:HEAD_BYTES], len(data))
    wants = frozenset({Want.METADATA, Want.THUMBNAIL})
    try:
        found = extractor.extract(Request(path.name, media_type, kind, wants), data)
    except ItemError as error:
        unread.append(f"{path}: {error.code}: {error.message}")
        return None
    if found.picture_error is not None:
        unread.append(f"{path}: no picture: {found.picture_error}")
    return found


def main() -> int:
    """Print shares and misses; 1 where a share misses the goal or something is invented."""
    result = run(quick="--quick" in sys.argv)
    print("rows", result["rows"], "known", result["known"])
    for line in (*result["misses"], *result["unread"]):  # type: ignore[misc]
        print("  ", line, EXPLAINED.get(getattr(line, "file", ""), ""))
    shares = result["shares"]
    assert isinstance(shares, dict)
    for fact, share in shares.items():
        print(f"{fact}: {share:.4f} (goal {GOAL})")
    return 0 if min(shares.values()) >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())

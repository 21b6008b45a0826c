"""What the demo asks of a person's own folders, and what the README says that it answers."""

from __future__ import annotations

import json
import runpy
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from heirloom.core.records import CaptureTime, Item, ItemId, ItemNumber, Kind, ObjectId

ROOT = Path(__file__).resolve().parents[3]
PLAIN = Item(
    ItemId("0" * 32), ItemNumber(1), ObjectId("0" * 64), Kind.PHOTO, "image/jpeg", "plain.jpg", 9, datetime.now(UTC)
)


def test_own_questions_are_about_what_is_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HEIRLOOM_DATA", str(tmp_path))
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    own_questions = runpy.run_path(str(ROOT / "packaging" / "demo.py"))["own_questions"]
    captured = CaptureTime(datetime(2011, 8, 15), None, "exif_original")
    told = replace(PLAIN, title="A falcon high above the river", captured=captured, place="Lisbon, Portugal")
    assert own_questions([told, PLAIN]) == ["A falcon high", "photos from 2011", "Lisbon"]
    assert own_questions([PLAIN]) == ["plain.jpg"]
    assert own_questions([]) == []


def test_the_readme_shows_the_demos_own_questions_and_finds() -> None:
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("```")[1]
    samples = json.loads((ROOT / "resources" / "samples" / "samples.json").read_text(encoding="utf-8"))
    finds = {f"? {asked['ask']}   {asked['how']}": asked["finds"] for asked in samples["questions"]}
    blocks = [block.strip().splitlines() for block in shown.strip().split("\n\n")]
    assert len(blocks) == 3
    assert all(finds[asked] in hit for asked, hit, _ in blocks)

"""Reasons beside a question, from the examples that were accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np
import pytest

from heirloom.bank import Bank, LockedBank, create
from heirloom.bank.learning.hints import Hints, distance_m
from heirloom.core.albums import HintKind
from heirloom.core.records import CaptureTime, Gps, Kind
from heirloom.learning.features import FeatureTable
from tests.unit.bank.family import PASSPHRASE, write_sources


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    top = tmp_path_factory.mktemp("hints")
    write_sources(top / "sources")
    create(top / "Family.heirloom", PASSPHRASE, light_kdf=True)
    with LockedBank(top / "Family.heirloom").unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(top / "sources")], ocr=False)
        yield bank


def table(rows: dict[int, list[float]]) -> FeatureTable:
    numbers = np.array(sorted(rows), np.int64)
    return FeatureTable.of(numbers, {"image": (numbers, np.array([rows[n] for n in numbers.tolist()], np.float32))})


def test_metres_along_the_ground() -> None:
    assert distance_m(Gps(48.1, 11.5), Gps(48.1, 11.5)) == 0
    assert distance_m(Gps(0.0, 179.999), Gps(0.0, -179.999)) == pytest.approx(222.4, abs=0.5)
    assert distance_m(Gps(51.5, 0.0), Gps(48.85, 2.35)) == pytest.approx(340_000, rel=0.02)


def test_near_and_of_the_same_days(bank: Bank) -> None:
    one, two, three = bank.list_items().items[:3]
    at = datetime(2019, 7, 4, 18)
    changes = [
        bank.hand.edit([one.id], captured=CaptureTime(at, None, "user"), gps=Gps(48.0, 11.0)),
        bank.hand.edit([two.id], captured=CaptureTime(at + timedelta(days=1), None, "user"), gps=Gps(48.0, 11.01)),
        bank.hand.edit([three.id], captured=CaptureTime(at + timedelta(days=9), None, "user"), gps=Gps(50.0, 11.0)),
    ]
    hints = Hints(bank._vault, table({}), [one.number])
    near, same = hints.of(bank.get(two.id))[:2]
    assert (near.kind, same.kind, same.count) == (HintKind.NEAR, HintKind.SAME_TIME, 1)
    assert near.metres == pytest.approx(744, abs=5)
    assert {hint.kind for hint in hints.of(bank.get(three.id))} <= {HintKind.WORDS, HintKind.LIKE}
    for change in reversed(changes):
        bank.hand.undo(change)


def test_much_like_an_example_and_in_its_words(bank: Bank) -> None:
    items = {item.original_name: item for item in bank.list_items().items}
    photo = next(item for item in items.values() if item.kind is Kind.PHOTO)
    letter = next(item for name, item in items.items() if name in ("letter.txt", "copy of letter.txt"))
    page = items["page.html"]
    alike = Hints(bank._vault, table({photo.number: [1, 0], page.number: [0.9, 0.1]}), [photo.number])
    (hint,) = alike.of(page)
    assert (hint.kind, hint.id) == (HintKind.LIKE, photo.id)
    unlike = Hints(bank._vault, table({photo.number: [1, 0], page.number: [0, 1]}), [photo.number])
    assert unlike.of(page) == ()
    words = Hints(bank._vault, table({}), [letter.number]).of(letter)
    assert words[-1].kind is HintKind.WORDS
    assert set(words[-1].words.split(", ")) <= {"blossom", "apple", "river", "trees", "anna", "dear", "karl", "yours"}

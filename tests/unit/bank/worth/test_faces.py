"""Nobody's face is in a bulk proposal: also blurred, also before faces were looked for; copies of it may be."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageEnhance, ImageFilter
from skimage import data

from heirloom.bank import Bank, LockedBank, create
from heirloom.core.faces import FORMAT
from heirloom.core.screening import Clutter, Treasure, Verdict
from heirloom.vault import FaceRow
from tests.unit.bank.family import PASSPHRASE

SPOILT = (Clutter.BLURRED, Clutter.DARK, Clutter.ACCIDENTAL)


def write_pictures(folder: Path) -> None:
    """Somebody sharp, blurred, dark, cut off and in a copy; and a blurred cat."""
    folder.mkdir()
    someone = Image.fromarray(data.astronaut()).crop((40, 0, 400, 360)).resize((960, 960), Image.Resampling.LANCZOS)
    someone.save(folder / "sharp.jpg", quality=95)
    someone.resize((480, 480)).save(folder / "IMG-20190616-WA0007.jpg", quality=60)
    someone.filter(ImageFilter.GaussianBlur(12)).transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(folder / "blurred.jpg")
    ImageEnhance.Brightness(someone.rotate(8)).enhance(0.05).save(folder / "dark.jpg", quality=95)
    Image.fromarray(data.astronaut()).crop((215, 0, 515, 300)).resize((960, 960)).save(folder / "cut.jpg")
    cat = Image.fromarray(data.chelsea()).resize((902, 600))
    cat.filter(ImageFilter.GaussianBlur(14)).save(folder / "cat.jpg", quality=92)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("faces")
    write_pictures(top / "sources")
    create(top / "Family.heirloom", PASSPHRASE, light_kdf=True)
    with LockedBank(top / "Family.heirloom").unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(top / "sources")], ocr=False)
        bank.screening.look()
    return top / "Family.heirloom"


@pytest.fixture
def bank(seen: Path, tmp_path: Path) -> Iterator[Bank]:
    shutil.copytree(seen, tmp_path / "Family.heirloom")
    with LockedBank(tmp_path / "Family.heirloom").unlock(passphrase=PASSPHRASE) as opened:
        yield opened


def verdict(bank: Bank, name: str) -> Verdict:
    item = next(item for item in bank.list_items().items if item.original_name == name)
    found = bank.screening.verdict(item.id)
    assert found is not None
    return found


def in_bulk(bank: Bank) -> set[int]:
    return {one.number for kind in Clutter for one in bank.screening.stack(kind)}


def one_by_one(bank: Bank) -> set[int]:
    return {one.number for kind in Clutter for one in bank.screening.stack(kind, guarded=True)}


@pytest.mark.parametrize("name", ["blurred.jpg", "dark.jpg"])
def test_whoever_is_spoilt_is_gone_through_one_by_one(bank: Bank, name: str) -> None:
    found = verdict(bank, name)
    assert any(why.kind in SPOILT and why.strength >= 0.5 for why in found.clutter)
    assert found.guarded
    assert found.number in one_by_one(bank)
    assert found.number not in in_bulk(bank)


def test_a_blurred_cat_is_proposed_in_bulk(bank: Bank) -> None:
    found = verdict(bank, "cat.jpg")
    assert not found.guarded
    assert found.number in in_bulk(bank)


def test_somebody_seen_well_is_a_portrait(bank: Bank) -> None:
    found = verdict(bank, "sharp.jpg")
    assert found.guarded
    (why,) = [why for why in found.treasure if why.kind is Treasure.PORTRAIT]
    assert why.count == 1
    assert why.strength >= 0.5


def test_a_copy_of_a_portrait_may_go_where_the_portrait_stays(bank: Bank) -> None:
    copy, portrait = verdict(bank, "IMG-20190616-WA0007.jpg"), verdict(bank, "sharp.jpg")
    assert copy.clutter[0].kind is Clutter.NEAR_DUPLICATE
    assert not copy.guarded
    assert copy.number in {one.number for one in bank.screening.stack(Clutter.NEAR_DUPLICATE)}
    assert portrait.number not in in_bulk(bank) | one_by_one(bank)


def test_a_face_that_the_frame_cuts_off_is_said(bank: Bank) -> None:
    found = verdict(bank, "cut.jpg")
    assert "face_cut" in {why.words for why in found.clutter if why.kind is Clutter.ACCIDENTAL}
    assert Treasure.PORTRAIT not in {why.kind for why in found.treasure}
    assert found.number not in in_bulk(bank)


def test_before_faces_were_looked_for_nothing_spoilt_is_proposed_in_bulk(bank: Bank) -> None:
    vault, before = bank._vault, in_bulk(bank)
    cat, copy = verdict(bank, "cat.jpg").number, verdict(bank, "IMG-20190616-WA0007.jpg").number
    numbers = [int(item.number) for item in bank.list_items().items]
    with vault.derive():
        vault.learned.faces.put_many(FaceRow(number, FORMAT - 1, b"") for number in numbers)
        vault.learned.verdicts.outdate(numbers)
    bank.screening.look()
    assert cat in one_by_one(bank)
    assert cat not in in_bulk(bank)
    assert copy in in_bulk(bank)
    bank.finish_stages(ocr=False)
    assert in_bulk(bank) == before
    assert cat in before


def test_what_is_weighed_anew_meanwhile_is_still_judged_again(bank: Bank) -> None:
    verdicts, cat = bank._vault.learned.verdicts, verdict(bank, "cat.jpg").number
    with bank._vault.derive():
        verdicts.outdate([cat])
    bank.screening._verdicts.learn({})
    assert verdicts.outdated() == {cat}
    bank.screening.look()
    assert verdicts.outdated() == set()

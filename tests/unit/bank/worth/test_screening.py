"""Worth keeping? over a real vault: looking, lanes, decisions and their way back, look-alikes, learning."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageFilter
from skimage import data

from heirloom.bank import Bank, ChangeKind, LockedBank, create
from heirloom.core.albums import AlbumKind
from heirloom.core.errors import UserError
from heirloom.core.screening import Clutter, Decision, Screened, Treasure
from tests.unit.bank.family import PASSPHRASE

LETTER = """My dear Rose,

the apple tree behind the woodshed has come down in the storm, and we sat by the window all night long.
Come before the end of summer, the children ask for you every day.

With all my love,
Edith
"""


def write_pictures(folder: Path) -> None:
    """A sharp photo, a smaller copy of it from a chat, another photo far out of focus, a black one, a letter."""
    folder.mkdir()
    coffee = Image.fromarray(data.coffee())
    coffee.save(folder / "IMG_20190614_100000.jpg", quality=95)
    coffee.resize((450, 300)).save(folder / "IMG-20190615-WA0001.jpg", quality=60)
    Image.fromarray(data.astronaut()).save(folder / "IMG_20190616_100000.jpg", quality=92)
    cat = Image.fromarray(data.chelsea()).resize((902, 600))
    cat.filter(ImageFilter.GaussianBlur(14)).save(folder / "IMG_20190617_100000.jpg", quality=92)
    noise = np.random.default_rng(1).normal(2, 1.5, (600, 800, 3)).clip(0, 255).astype(np.uint8)
    cv2.imwrite(str(folder / "IMG_20190618_100000.jpg"), noise)
    (folder / "to rose 1987-05-17.txt").write_text(LETTER)


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("worth")
    write_pictures(top / "sources")
    create(top / "Family.heirloom", PASSPHRASE, light_kdf=True)
    with LockedBank(top / "Family.heirloom").unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(top / "sources")], ocr=False)
    return top / "Family.heirloom"


@pytest.fixture
def bank(seen: Path, tmp_path: Path) -> Iterator[Bank]:
    shutil.copytree(seen, tmp_path / "Family.heirloom")
    with LockedBank(tmp_path / "Family.heirloom").unlock(passphrase=PASSPHRASE) as opened:
        opened.screening.look()
        yield opened


def number_of(bank: Bank, name: str) -> int:
    return next(int(item.number) for item in bank.list_items().items if item.original_name.startswith(name))


def stacks(found: Screened) -> dict[Clutter, int]:
    return {stack.kind: stack.count for stack in found.stacks if stack.count}


def test_what_arrives_is_judged_and_named(bank: Bank) -> None:
    found = bank.screening.overview()
    assert (found.looked_at, found.total) == (6, 6)
    spoilt = {Clutter.BLURRED, Clutter.DARK, Clutter.ACCIDENTAL, Clutter.BLANK}
    named = {number: kind for kind in stacks(found) for number in numbers_in(bank, kind)}
    assert named[number_of(bank, "IMG_20190617")] in spoilt
    assert named[number_of(bank, "IMG_20190618")] in spoilt
    assert named[number_of(bank, "IMG-20190615")] is Clutter.NEAR_DUPLICATE
    assert number_of(bank, "IMG_20190614") not in named
    assert number_of(bank, "IMG_20190616") not in named


def numbers_in(bank: Bank, kind: Clutter) -> list[int]:
    return [verdict.number for verdict in bank.screening.stack(kind)]


def test_a_letter_is_a_likely_keepsake_and_guarded(bank: Bank) -> None:
    (first, *_) = bank.screening.keepsakes()
    assert first.number == number_of(bank, "to rose")
    assert first.treasure[0].kind is Treasure.LETTER
    assert first.guarded
    assert first.clutter == ()


def test_setting_a_stack_aside_and_undoing_it(bank: Bank) -> None:
    before = bank.screening.overview()
    kind = next(iter(stacks(before)))
    change = bank.screening.set_aside([verdict.id for verdict in bank.screening.stack(kind)])
    assert kind not in stacks(bank.screening.overview())
    bank.hand.undo(change)
    assert stacks(bank.screening.overview()) == stacks(before)


@pytest.mark.parametrize("decision", [Decision.NOT_CLUTTER, Decision.LATER])
def test_what_is_no_clutter_or_for_later_is_proposed_no_more(bank: Bank, decision: Decision) -> None:
    blurred = bank.screening.verdict(bank.shelf.id_of(number_of(bank, "IMG_20190617")))
    assert blurred is not None
    change = bank.screening.decide([blurred.id], decision)
    assert blurred.number not in [one for kind in Clutter for one in numbers_in(bank, kind)]
    bank.hand.undo(change)
    assert blurred.number in [one for kind in Clutter for one in numbers_in(bank, kind)]


def test_keeping_takes_it_from_the_lane(bank: Bank) -> None:
    letter = bank.screening.keepsakes()[0]
    change = bank.screening.keep([letter.id])
    assert letter.number not in [verdict.number for verdict in bank.screening.keepsakes()]
    assert bank.get(letter.id).kept
    bank.hand.undo(change)
    assert bank.screening.keepsakes()[0].number == letter.number


def test_what_was_kept_counts_among_the_decisions_of_the_week(bank: Bank) -> None:
    assert bank.screening.overview().decided == 0
    letter, other = bank.screening.keepsakes()[0], bank.shelf.id_of(number_of(bank, "IMG_20190616"))
    change = bank.screening.keep([letter.id, other])
    assert bank.screening.overview().decided == 2
    bank.hand.edit([letter.id], title="From Edith")
    bank.screening.set_aside([number_of(bank, "IMG_20190618")])
    assert bank.screening.overview().decided == 3
    bank.hand.keep([other], kept=False)
    assert bank.screening.overview().decided == 2
    bank.hand.keep([other])
    back = bank.hand.undo(bank.hand.keep([number_of(bank, "IMG_20190614")]))
    assert bank.screening.overview().decided == 3
    bank.hand.undo(back)
    assert bank.screening.overview().decided == 4
    assert change.count == 2
    assert bank._vault.learned.decisions.count_since(datetime.now(UTC) + timedelta(seconds=1)) == 0


def test_of_two_copies_the_larger_is_kept_and_gets_the_words_of_the_other(bank: Bank) -> None:
    copy = number_of(bank, "IMG-20190615")
    change = bank.hand.edit([copy], caption="the thief!")
    assert bank.screening.twins()[0].moves == ("caption",)
    bank.hand.undo(change)
    assert bank.screening.twins()[0].moves == ()
    bank.hand.edit([copy], caption="the thief!")
    (pair,) = bank.screening.twins()
    assert [twin.number for twin in pair.twins] == [number_of(bank, "IMG_20190614"), copy]
    assert pair.relation == "copy"
    assert "pixels" in pair.twins[0].better
    change = bank.screening.resolve(pair, [pair.twins[0].id])
    kept, gone = (bank.get(twin.id) for twin in pair.twins)
    assert kept.caption == "the thief!"
    assert gone.set_aside_at is not None
    assert bank.screening.twins() == []
    bank.hand.undo(change)
    kept, gone = (bank.get(twin.id) for twin in pair.twins)
    assert (kept.caption, gone.caption, gone.set_aside_at) == (None, "the thief!", None)
    assert len(bank.screening.twins()) == 1


def test_what_is_set_aside_in_bulk_gives_its_words_to_the_copy_that_stays_and_one_undo_takes_all_back(
    bank: Bank,
) -> None:
    best, copy = number_of(bank, "IMG_20190614"), number_of(bank, "IMG-20190615")
    dark = number_of(bank, "IMG_20190618")
    bank.hand.edit([copy], caption="the thief!")
    bank.hand.tag([copy], add=["raven"])
    bank.hand.edit([dark], caption="nothing to see")
    bank.albums.create("Birds", kind=AlbumKind.HAND, examples=[copy])
    change = bank.screening.set_aside([copy, dark])
    assert (change.label, change.count, change.numbers, change.also) == (
        ChangeKind.SET_ASIDE,
        2,
        (copy, dark),
        (best,),
    )
    kept = bank.get(bank.shelf.id_of(best))
    assert (kept.caption, kept.set_aside_at) == ("the thief!", None)
    assert bank._vault.tags.for_item(kept.id) == ["raven"]
    assert [album.name for album in bank.albums.of_item(kept.id)] == ["Birds"]
    bank.hand.undo(change)
    kept, gone = (bank.get(bank.shelf.id_of(number)) for number in (best, copy))
    assert (kept.caption, gone.caption, gone.set_aside_at) == (None, "the thief!", None)
    assert bank.albums.of_item(kept.id) == []
    assert bank._vault.tags.for_item(kept.id) == []


def test_nothing_moves_where_the_better_one_goes_too(bank: Bank) -> None:
    best, copy = number_of(bank, "IMG_20190614"), number_of(bank, "IMG-20190615")
    bank.hand.edit([copy], caption="the thief!")
    change = bank.screening.set_aside([best, copy])
    assert (change.count, change.also) == (2, ())
    assert bank.get(bank.shelf.id_of(best)).caption is None


def test_where_the_better_one_goes_the_copy_that_stays_gets_its_words(bank: Bank) -> None:
    best, copy = number_of(bank, "IMG_20190614"), number_of(bank, "IMG-20190615")
    bank.hand.edit([best], caption="the thief!")
    assert bank.screening.set_aside([best]).also == (copy,)
    assert bank.get(bank.shelf.id_of(copy)).caption == "the thief!"


def test_look_alikes_are_known_to_a_vault_that_was_opened_only_to_set_one_aside(bank: Bank) -> None:
    path, copy = bank.path, number_of(bank, "IMG-20190615")
    bank.hand.edit([copy], caption="the thief!")
    bank.close()
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as again:
        assert again.screening.set_aside([copy]).also == (number_of(again, "IMG_20190614"),)


def test_what_arrives_stands_beside_its_look_alikes_at_once(bank: Bank, tmp_path: Path) -> None:
    passed_on = tmp_path / "IMG-20190616-WA0007.jpg"
    Image.fromarray(data.astronaut()).resize((384, 384)).save(passed_on, quality=60)
    assert len(bank.screening.twins()) == 1
    bank.import_paths([str(passed_on)], ocr=False)
    groups = [[twin.number for twin in group.twins] for group in bank.screening.twins()]
    assert [number_of(bank, "IMG_20190616"), number_of(bank, "IMG-20190616")] in groups
    assert number_of(bank, "IMG-20190616") in numbers_in(bank, Clutter.NEAR_DUPLICATE)


def test_a_look_rests_while_a_person_waits_and_goes_on_by_itself(seen: Path, tmp_path: Path) -> None:
    shutil.copytree(seen, tmp_path / "Family.heirloom")
    with LockedBank(tmp_path / "Family.heirloom").unlock(passphrase=PASSPHRASE) as bank:
        over = threading.Event()

        def look() -> None:
            bank.screening.look()
            over.set()

        looking = threading.Thread(target=look)
        with bank.albums.first.waited_for():
            looking.start()
            assert not over.wait(0.4)
            assert bank.screening.twins() == []
            bank.screening.decide([number_of(bank, "IMG_20190618")], Decision.LATER)  # nothing is locked meanwhile
        assert over.wait(30)
        looking.join()
        assert len(bank.screening.twins()) == 1


def test_a_look_that_is_stopped_ends_and_the_next_one_goes_on(seen: Path, tmp_path: Path) -> None:
    shutil.copytree(seen, tmp_path / "Family.heirloom")
    with LockedBank(tmp_path / "Family.heirloom").unlock(passphrase=PASSPHRASE) as bank:
        stop = threading.Event()
        stop.set()
        assert bank.screening.look(stop=stop) == 0
        assert bank.screening.twins() == []
        bank.screening.look()
        assert len(bank.screening.twins()) == 1
        assert number_of(bank, "IMG-20190615") in numbers_in(bank, Clutter.NEAR_DUPLICATE)


def test_both_kept_are_not_shown_together_again(bank: Bank) -> None:
    (pair,) = bank.screening.twins()
    change = bank.screening.resolve(pair, [twin.id for twin in pair.twins])
    assert bank.screening.twins() == []
    bank.screening.look()
    assert bank.screening.twins() == []
    assert Clutter.NEAR_DUPLICATE not in stacks(bank.screening.overview())
    bank.hand.undo(change)
    bank.screening.look()
    assert len(bank.screening.twins()) == 1


def test_none_kept_is_refused(bank: Bank) -> None:
    (pair,) = bank.screening.twins()
    with pytest.raises(UserError, match="keep"):
        bank.screening.resolve(pair, [])
    assert bank.get(pair.twins[0].id).set_aside_at is None


def test_it_learns_from_decisions_and_says_how_well(bank: Bank, tmp_path: Path) -> None:
    assert bank.screening.report().answers_needed > 0
    more = tmp_path / "more"
    more.mkdir()
    picture = Image.fromarray(data.coffee())
    for at in range(14):
        left = 8 * at
        turned = picture.crop((left, at * 4, left + 420, at * 4 + 300)).rotate(31 * at, expand=False)
        turned.filter(ImageFilter.GaussianBlur(12)).save(more / f"IMG_2020{at + 1:04d}.jpg")
    bank.import_paths([str(more)], ocr=False)
    blurred = [item.id for item in bank.list_items().items if item.original_name.startswith("IMG_2020")]
    worth = worth_of(bank, "IMG_20190617")
    bank.screening.decide(blurred, Decision.NOT_CLUTTER)
    bank.screening.set_aside([bank.shelf.id_of(number_of(bank, "IMG_20190618"))])
    bank.screening.look()
    assert bank.screening.overview().trained_on == 15
    assert worth_of(bank, "IMG_20190617") > worth
    assert bank.screening.report().kept == 14


def test_what_was_learned_from_decisions_that_were_taken_back_is_unlearned(bank: Bank, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    for at in range(12):
        Image.fromarray(np.full((8, 8, 3), 20 * at, np.uint8)).save(more / f"icon {at}.png")
    bank.import_paths([str(more)], ocr=False)
    bank.screening.look()
    keepsakes = bank.screening.overview().keepsakes
    worth = worth_of(bank, "icon 3")
    icons = [item.id for item in bank.list_items().items if item.original_name.startswith("icon")]
    bank.screening.set_aside(icons)
    bank.screening.look()
    assert bank.screening.overview().trained_on == 12
    assert bank.screening.overview().keepsakes == keepsakes > 0
    bank.bring_back(icons)
    bank.screening.look()
    assert bank.screening.overview().trained_on == 0
    assert worth_of(bank, "icon 3") == pytest.approx(worth, abs=1e-3)


def worth_of(bank: Bank, name: str) -> float:
    verdict = bank.screening.verdict(bank.shelf.id_of(number_of(bank, name)))
    assert verdict is not None
    return verdict.worth


def test_a_broken_model_is_forgotten(bank: Bank) -> None:
    path = bank.path
    with bank._vault.derive():
        bank._vault.learned.screening.put(datetime.now(UTC), 20, b"no model", {})
    bank.close()
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as again:
        assert again.screening.overview().trained_on == 0
        assert stacks(again.screening.overview())

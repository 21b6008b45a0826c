"""What the window shows of originals, and the catalogue card: through a real vault and a real worker."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from heirloom.bank import Bank, Happening, LockedBank, create
from heirloom.bank.viewing import PATIENCE_S
from heirloom.core.errors import Cancelled, ItemError, NotFound
from heirloom.core.records import Size, StageState
from heirloom.core.views import Region
from tests.unit.bank.family import PASSPHRASE
from tests.unit.extract.worker.formats.pdfs import line, pdf


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[Bank]:
    folder = tmp_path / "files"
    folder.mkdir()
    Image.radial_gradient("L").resize((1200, 800)).convert("RGB").save(folder / "photo.jpg")
    (folder / "letter.pdf").write_bytes(pdf([line("Dear Anna", 60, 700), line("the end", 60, 700)]))
    (folder / "note.md").write_text("# Soup\n\n*leek* ![](http://far/away.png)\n", encoding="utf-8")
    (folder / "odd.xyz").write_bytes(b"\0\1\2\3" * 100)
    vault = tmp_path / "Own.heirloom"
    create(vault, PASSPHRASE, light_kdf=True)
    with LockedBank(vault).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(folder)], ocr=False, wait=False)
        yield bank


def number_of(bank: Bank, name: str) -> int:
    return next(int(item.number) for item in bank.list_items().items if item.original_name == name)


def test_a_picture_whole_and_in_part(bank: Bank) -> None:
    number = number_of(bank, "photo.jpg")
    shown = bank.viewing.picture(number, 600)
    assert (shown.width, shown.height, shown.full) == (600, 400, Size(1200, 800))
    assert len(shown.rgb) == shown.stride * shown.height
    part = bank.viewing.picture(number, 100, Region(0, 0, 100, 100))
    assert (part.width, part.height) == (100, 100)


def test_pages_words_and_text(bank: Bank) -> None:
    letter = number_of(bank, "letter.pdf")
    assert bank.viewing.page_count(letter) == 2
    assert bank.viewing.page(letter, 2, 300).width in (299, 300)
    assert len(bank.viewing.boxes(letter, 1, ["anna"])) == 1
    text = bank.viewing.text(number_of(bank, "note.md"))
    assert "<i>leek</i>" in text.text
    assert text.pictures_left_out


def test_what_nothing_shows_and_what_is_not_there_are_told(bank: Bank) -> None:
    with pytest.raises(ItemError) as caught:
        bank.viewing.picture(number_of(bank, "odd.xyz"), 10)
    assert caught.value.code == "unsupported"
    with pytest.raises(NotFound):
        bank.viewing.picture(987_654, 10)


def objects_of(bank: Bank, name: str, tmp_path: Path) -> Path:
    object_id = bank.show(bank.shelf.id_of(number_of(bank, name))).item.object_id
    return next((tmp_path / "Own.heirloom" / "objects").rglob(f"{object_id}*"))


def test_a_damaged_and_a_missing_original_are_sentences(bank: Bank, tmp_path: Path) -> None:
    number = number_of(bank, "photo.jpg")
    place = objects_of(bank, "photo.jpg", tmp_path)
    sealed = bytearray(place.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    place.chmod(0o600)
    place.write_bytes(sealed)
    with pytest.raises(ItemError) as caught:
        bank.viewing.picture(number, 100)
    assert (caught.value.code, caught.value.message) == ("damaged", "This copy differs from its fingerprint.")
    assert not bank.inspecting.check(number).is_whole
    place.unlink()
    with pytest.raises(ItemError) as missing:
        bank.viewing.picture(number, 100)
    assert missing.value.code == "missing"
    assert bank.inspecting.check(number).is_missing


def test_a_worker_that_dies_is_one_sentence_and_no_stage_hears_of_it(bank: Bank) -> None:
    number = number_of(bank, "photo.jpg")
    before = bank.inspecting.card(number).detail.stages
    bank.viewing.picture(number, 100)
    extractor = bank.viewing._extractor
    assert extractor is not None
    assert extractor._newest is not None
    extractor._newest.strike()
    extractor._newest._process.wait()
    assert bank.viewing.picture(number, 100).width == 100  # a dead idle worker is replaced without a word
    assert bank.inspecting.card(number).detail.stages == before
    assert all(row.state is not StageState.QUARANTINED for row in before)


def slow_picture() -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((4200, 4200), 90).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def test_a_slow_request_nobody_waits_for_is_ended(bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "slow.png").write_bytes(slow_picture())
    bank.import_paths([str(tmp_path / "slow.png")], ocr=False, wait=False)
    slow, quick = number_of(bank, "slow.png"), number_of(bank, "photo.jpg")
    bank.viewing.picture(quick, 10)
    outcome: list[object] = []

    def ask() -> None:
        try:
            for px in range(10, 100, 10):
                bank.viewing.picture(slow, px, Region(0, 0, 4200 - px, 4200))
                assert bank.viewing._extractor is not None
                bank.viewing._extractor.close()  # a fresh worker decodes again
            outcome.append("answered")
        except Cancelled as error:
            outcome.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while thread.is_alive() and not outcome:
        since = bank.viewing._asked_since
        if since is not None and time.monotonic() - since > PATIENCE_S:
            bank.viewing.cancel(time.monotonic())
        thread.join(0.01)
    thread.join()
    assert isinstance(outcome[0], Cancelled)
    assert bank.viewing.picture(quick, 20).width == 20


def test_a_request_begun_after_the_word_is_let_be(bank: Bank) -> None:
    early = time.monotonic()
    with bank.viewing._state:
        bank.viewing._asked_since = early
        kept = bank.viewing._extractor = bank.viewing._make_extractor()
    bank.viewing.cancel(early)
    assert bank.viewing._extractor is kept


def test_after_closing_nothing_is_shown(bank: Bank) -> None:
    bank.viewing.close()
    with pytest.raises(Cancelled):
        bank.viewing.picture(number_of(bank, "photo.jpg"), 10)


def test_the_card_tells_where_the_file_has_been(bank: Bank, tmp_path: Path) -> None:
    number = number_of(bank, "photo.jpg")
    card = bank.inspecting.card(number)
    assert card.detail.item.accession.endswith("0001") or "·" in card.detail.item.accession
    assert (card.checks, card.earlier, card.later, card.problem) == ((), (), (), None)
    bank.hand.edit([number], title="The pier")
    bank.hand.tag([number], add=["lake"])
    bank.import_paths([str(tmp_path / "files" / "photo.jpg")], ocr=False, wait=False)
    checked = bank.inspecting.check(number)
    assert checked.is_whole
    happened = [event.what for event in bank.inspecting.history(number)]
    assert happened[0] is Happening.SEALED
    assert happened[-1] is Happening.CHECKED
    assert {Happening.CHANGED, Happening.TAGGED} <= set(happened)
    assert [one.is_whole for one in bank.inspecting.card(number).checks] == [True]
    other = number_of(bank, "letter.pdf")
    assert bank.inspecting.card(other).checks == ()
    assert [event.what for event in bank.inspecting.history(other)] == [Happening.SEALED]


def test_an_edited_file_has_an_earlier_and_a_later_version(bank: Bank, tmp_path: Path) -> None:
    note = tmp_path / "files" / "note.md"
    first = number_of(bank, "note.md")
    note.write_text("# Soup, better\n", encoding="utf-8")
    bank.import_paths([str(note)], ocr=False, wait=False)
    second = next(
        int(item.number)
        for item in bank.list_items().items
        if item.number > first + 0 and item.number != first and item.original_name == "note.md"
    )
    assert [int(one.number) for one in bank.inspecting.card(first).later] == [second]
    assert [int(one.number) for one in bank.inspecting.card(second).earlier] == [first]


def test_what_failed_can_be_tried_again(bank: Bank, tmp_path: Path) -> None:
    (tmp_path / "bad.jpg").write_bytes(b"\xff\xd8\xff\xe0 nothing of a picture")
    bank.import_paths([str(tmp_path / "bad.jpg")], ocr=False)
    number = number_of(bank, "bad.jpg")
    problem = bank.inspecting.card(number).problem
    assert problem is not None
    assert bank.inspecting.try_again(number).problem == problem


def test_places_are_found_by_name(bank: Bank) -> None:
    assert bank.inspecting.find_places("zurich")[0].name.startswith("Zürich")
    assert bank.inspecting.find_places("Paris, Texas")[0].gps.lon < -90
    assert bank.inspecting.find_places("  ") == []
    assert len(bank.inspecting.find_places("San", 3)) == 3

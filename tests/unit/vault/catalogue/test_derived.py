"""What can be made again: texts and words, vectors by space, stages, snapshots; and folders, tags, settings."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from heirloom.core.errors import NotFound, UserError
from heirloom.core.records import ItemId, ItemNumber, Kind, PassageId, PassageSource, Stage, StageState
from heirloom.core.words import match_expression
from heirloom.vault import ENCODED_MOST, LogKind, SpaceRow, Vault, VaultKeys
from heirloom.vault.tables import texts
from heirloom.vault.tables.thumbs import PAGE_BYTES as THUMB_PAGE_BYTES
from tests.unit.vault.catalogue.filling import Filler, Kept

IMAGE = SpaceRow("image", "starter", "1", 8, "fp32")
TEXT = SpaceRow("text", "starter", "1", 8, "fp32")


def write(vault: Vault, kept: Kept, *passages: str, source: PassageSource = PassageSource.TEXT) -> list[PassageId]:
    with vault.derive():
        return vault.texts.replace(kept.item_id, source, list(enumerate(passages, 1)))


def found(vault: Vault, query: str, **options: object) -> list[PassageId]:
    match = match_expression(query)
    assert match is not None
    return [hit.passage_id for hit in vault.texts.search_words(match, 50, **options)]  # type: ignore[arg-type]


def vector(seed: int, dimension: int = 8) -> bytes:
    return np.random.default_rng(seed).normal(size=dimension).astype("<f2").tobytes()


def test_passages_are_found_by_their_words_in_both_scripts(vault: Vault, filler: Filler) -> None:
    letter, recipe = filler.add(vault, 2, kind=Kind.DOCUMENT)
    first = write(vault, letter, "Dear Anna, the plums are ripening.", "Your Grandmother's kitchen")
    second = write(vault, recipe, "Plum cake: plums, plums and plums. 李子蛋糕要烤一小时")
    assert found(vault, "plum") == [second[0], first[0]]
    assert found(vault, "ripened") == [first[0]]
    assert found(vault, "蛋糕") == [second[0]]
    assert found(vault, "李") == [second[0]]
    assert found(vault, "grandmother kitchen") == [first[1]]
    assert found(vault, "zebra") == []
    hits = vault.texts.search_words(match_expression("plum") or "", 50)
    assert hits[0].bm25 > hits[1].bm25 > 0
    assert hits[0].item_number == vault.items.get(recipe.item_id).number
    assert [passage.text for passage in vault.texts.for_item(letter.item_id)][1] == "Your Grandmother's kitchen"
    assert vault.texts.get_many([first[1], 999])[first[1]].page == 2
    assert vault.texts.count() == 3


def test_words_can_be_asked_of_some_items_only(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 4, kind=Kind.DOCUMENT)
    passages = [write(vault, one, "the same words everywhere")[0] for one in kept]
    wanted = np.array([vault.items.get(kept[2].item_id).number], np.int64)
    assert found(vault, "words", numbers=wanted) == [passages[2]]
    assert found(vault, "words", numbers=np.empty(0, np.int64)) == []
    with vault.commit(LogKind.SET_ASIDE):
        vault.items.set_aside([kept[0].item_id], datetime.now(UTC))
    assert set(found(vault, "words")) == set(passages[1:])


def test_replaced_passages_leave_no_words_and_no_vectors(vault: Vault, filler: Filler) -> None:
    letter = filler.add(vault, kind=Kind.DOCUMENT)[0]
    number = vault.items.get(letter.item_id).number
    first = write(vault, letter, "plums")
    write(vault, letter, "a scanned heading", source=PassageSource.OCR)
    with vault.derive():
        space = vault.vectors.ensure_space(TEXT)
        vault.vectors.put_texts(space, [(first[0], number, vector(1))])
    mark = vault.vectors.revision_mark(space)
    second = write(vault, letter, "cherries", "pears")
    assert found(vault, "plums") == []
    assert found(vault, "cherries") == [second[0]]
    assert found(vault, "heading") != []
    assert first[0] not in second
    assert vault.vectors.count(space) == 0
    assert vault.vectors.revision_mark(space) != mark
    with vault.derive():
        vault.vectors.put_texts(space, [(first[0], number, vector(1))])
    assert vault.vectors.count(space) == 0, "a passage that is gone takes no vector"
    with pytest.raises(NotFound), vault.derive():
        vault.texts.replace(ItemId("0" * 32), PassageSource.TEXT, [])


def test_of_an_endless_text_the_first_passages_have_vectors_and_all_are_found(vault: Vault, filler: Filler) -> None:
    diary, letter = filler.add(vault, 2, kind=Kind.DOCUMENT)
    written = write(vault, diary, *(f"day{day}" for day in range(ENCODED_MOST + 2)))
    title = write(vault, diary, "A diary", source=PassageSource.TITLE)
    other = write(vault, letter, "plums")
    assert found(vault, f"day{ENCODED_MOST + 1}") == [written[-1]]
    with vault.derive():
        space = vault.vectors.ensure_space(TEXT)
    lacking = [passage.id for passage in vault.vectors.passages_without(space, 2 * ENCODED_MOST)]
    assert lacking == [*written[:ENCODED_MOST], *title, *other]
    number = vault.items.get(diary.item_id).number
    for passages in (lacking[: ENCODED_MOST - 1], lacking[ENCODED_MOST - 1 : -1]):
        assert vault.vectors.whole(space, [number]) == set()
        with vault.derive():
            vault.vectors.put_texts(space, [(passage, number, vector(1)) for passage in passages])
    assert vault.vectors.whole(space, [number]) == {number}


def test_of_a_very_common_word_the_newest_are_ranked(
    vault: Vault, filler: Filler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "RANKED_MOST", 10)
    kept = filler.add(vault, 30, kind=Kind.DOCUMENT)
    passages = [write(vault, one, f"common {'rare' if at == 2 else 'filler'}")[0] for at, one in enumerate(kept)]
    assert set(found(vault, "common")) == set(passages[-10:])
    assert found(vault, "rare") == [passages[2]]


def test_behind_much_that_was_set_aside_the_rest_is_still_found(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 5, kind=Kind.DOCUMENT)
    passages = [write(vault, one, "plum " * (5 - at))[0] for at, one in enumerate(kept)]
    assert found(vault, "plum")[0] == passages[0]
    with vault.commit(LogKind.SET_ASIDE):
        vault.items.set_aside([one.item_id for one in kept[:4]], datetime.now(UTC))
    assert [hit.passage_id for hit in vault.texts.search_words('"plum"', 1)] == [passages[4]]


def test_the_beginnings_of_passages(vault: Vault, filler: Filler) -> None:
    (letter,) = filler.add(vault, 1, kind=Kind.DOCUMENT)
    first, second = write(vault, letter, 'She said "no".\nThen 李子蛋糕', "Your")
    assert vault.texts.beginnings([first, second, 999], 20) == {first: 'She said "no".\nThen ', second: "Your"}
    assert vault.texts.beginnings([999], 20) == {}


def test_vectors_come_back_in_order_and_by_space(vault: Vault, filler: Filler) -> None:
    numbers = [vault.items.get(one.item_id).number for one in filler.add(vault, 5)]
    with vault.derive():
        space = vault.vectors.ensure_space(IMAGE)
        other = vault.vectors.ensure_space(replace(IMAGE, revision="2"))
        assert vault.vectors.ensure_space(IMAGE) == space
        vault.vectors.put_images(space, [(n, vector(n), bytes([n])) for n in reversed(numbers)])
        vault.vectors.put_images(other, [(numbers[0], vector(99), None)])
    keys, items, vectors = vault.vectors.load(space)
    assert keys.tolist() == items.tolist() == numbers
    assert vectors.dtype == np.float16
    assert vectors.shape == (5, 8)
    assert vectors.tobytes() == b"".join(vector(n) for n in numbers)
    assert vault.vectors.load(space, after_key=numbers[2])[0].tolist() == numbers[3:]
    assert vault.vectors.features(space, [numbers[1], numbers[4], 999]) == {
        numbers[1]: bytes([numbers[1]]),
        numbers[4]: bytes([numbers[4]]),
    }
    assert vault.vectors.features(other, numbers) == {}
    newest = vault.vectors.newest_features(space, 2)
    assert list(newest) == [numbers[4], numbers[3]]
    assert list(vault.vectors.newest_features(space, 9, numbers[3])) == numbers[2::-1], "and on from there"
    assert vault.vectors.newest_features(other, 9) == {}
    assert (vault.vectors.count(space), vault.vectors.count(other)) == (5, 1)
    assert [row.id for row in vault.vectors.spaces()] == [space, other]
    assert vault.vectors.load(77)[2].size == 0
    with vault.derive():
        vault.vectors.drop_space(other)
    assert vault.vectors.count(other) == 0
    assert vault.vectors.count(space) == 5


def test_one_space_answers_at_a_time(vault: Vault) -> None:
    assert vault.vectors.active("image") is None
    with vault.derive():
        old = vault.vectors.ensure_space(IMAGE)
        text = vault.vectors.ensure_space(TEXT)
        new = vault.vectors.ensure_space(replace(IMAGE, encoder="larger"))
        for space in (old, text, new):
            vault.vectors.activate(space)
    active = vault.vectors.active("image")
    assert active is not None
    assert (active.id, active.encoder) == (new, "larger")
    answering = vault.vectors.active("text")
    assert answering is not None
    assert answering.id == text


def test_every_change_of_a_space_changes_its_mark(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 2)
    number = vault.items.get(kept[0].item_id).number
    with vault.derive():
        space = vault.vectors.ensure_space(IMAGE)
    marks = {vault.vectors.revision_mark(space)}
    for _ in range(3):
        with vault.derive():
            vault.vectors.put_images(space, [(number, vector(1), None)])
        marks.add(vault.vectors.revision_mark(space))
    vault.erase([kept[0].item_id])
    marks.add(vault.vectors.revision_mark(space))
    assert len(marks) == 5
    assert vault.vectors.count(space) == 0


def test_what_lacks_a_vector_is_listed_after_its_metadata(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 4)
    letter = filler.add(vault, kind=Kind.DOCUMENT)[0]
    numbers = [vault.items.get(one.item_id).number for one in kept]
    passages = write(vault, letter, "one", "two")
    with vault.derive():
        images, words = vault.vectors.ensure_space(IMAGE), vault.vectors.ensure_space(TEXT)
        for one in (*kept[:3], letter):
            vault.stages.set(one.item_id, Stage.METADATA, StageState.DONE)
        vault.vectors.put_images(images, [(numbers[1], vector(1), None)])
        vault.vectors.put_texts(words, [(passages[0], ItemNumber(5), vector(2))])
    assert vault.vectors.items_without(images, 10) == [numbers[0], numbers[2]]
    assert vault.vectors.items_without(images, 1) == [numbers[0]]
    assert vault.vectors.items_without(images, 10, after=numbers[0]) == [numbers[2]]
    assert [passage.id for passage in vault.vectors.passages_without(words, 10)] == [passages[1]]
    keys, items, _ = vault.vectors.load(words)
    assert (keys.tolist(), items.tolist()) == ([passages[0]], [5])


def test_stages_are_counted_tried_and_failed(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 3)
    assert vault.stages.pending_counts() == {"metadata": 3, "text": 0, "vectors": 3, "ocr": 3}
    assert vault.stages.pending(Stage.METADATA, 2) == [kept[0].item_id, kept[1].item_id]
    with vault.derive():
        vault.stages.set(kept[0].item_id, Stage.METADATA, StageState.PENDING, bump_tries=True)
        vault.stages.set(
            kept[0].item_id, Stage.METADATA, StageState.QUARANTINED, "worker_died", "It ended twice.", bump_tries=True
        )
        vault.stages.set(kept[0].item_id, Stage.OCR, StageState.FAILED, "unreadable", "odd \udcff")
        vault.stages.set(kept[1].item_id, Stage.METADATA, StageState.DONE)
    failed = vault.stages.failed()
    assert [(row.stage, row.state, row.tries, row.code) for row in failed] == [
        (Stage.METADATA, StageState.QUARANTINED, 2, "worker_died"),
        (Stage.OCR, StageState.FAILED, 0, "unreadable"),
    ]
    assert failed[1].reason == "odd ?"
    assert vault.stages.not_understood_count() == 1
    assert [row.stage for row in vault.stages.for_item(kept[0].item_id)] == [Stage.METADATA, Stage.VECTORS, Stage.OCR]
    with vault.derive():
        assert vault.stages.reset(Stage.METADATA, (StageState.DONE, StageState.FAILED)) == 1
    assert vault.stages.pending(Stage.METADATA, 9) == [kept[1].item_id, kept[2].item_id]


def test_origins_know_what_was_met_where(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault)[0]
    filler.duplicate(vault, kept, "again.jpg")
    mine, copy = vault.origins.for_item(kept.item_id)
    assert (mine.name, mine.path, mine.object_id) == (kept.name, f"/home/me/{kept.path}", kept.object_id)
    assert copy.name == "again.jpg"
    assert vault.origins.find_unchanged(copy.path, len(kept.data), copy.mtime_ns) == kept.item_id
    assert vault.origins.find_unchanged(copy.path, len(kept.data) + 1, copy.mtime_ns) is None
    assert vault.origins.find_unchanged(copy.path, len(kept.data), copy.mtime_ns + 1) is None
    assert vault.origins.is_known(kept.item_id, copy.path, copy.mtime_ns)
    assert not vault.origins.is_known(kept.item_id, copy.path, copy.mtime_ns + 1)
    assert vault.origins.count() == 2


def test_snapshots_come_back_whole_or_not_at_all(
    vault: Vault, keys: VaultKeys, crash: Callable[[Vault], Path], filler: Filler
) -> None:
    filler.add(vault)
    payload = os.urandom(200_000)
    assert vault.snapshots.read("image") is None
    vault.snapshots.write("image", b"an older state")
    vault.snapshots.write("text", b"words")
    vault.snapshots.write("image", payload)
    assert vault.snapshots.read("image") == payload
    assert vault.snapshots.read("text") == b"words"
    files = sorted((vault.path / "index").iterdir())
    assert len(files) == 2, "the generation before is removed"
    assert vault.bytes_on_disk()["index"] == sum(file.stat().st_size for file in files)
    assert all(payload[at : at + 64] not in file.read_bytes() for file in files for at in (0, 100_000))
    image = crash(vault)
    for file in sorted((image / "index").iterdir()):
        broken = bytearray(file.read_bytes())
        broken[-20] ^= 1
        file.write_bytes(broken)
    (image / "index" / "00000099.hlo").write_bytes(b"left by a crash")
    with Vault.open(image, keys, writable=True) as again:
        assert again.snapshots.read("image") is None
        assert again.snapshots.trouble is not None
        assert len(list((image / "index").iterdir())) == 2, "what no row names is swept away"
        again.snapshots.write("image", b"new")
        assert again.snapshots.read("image") == b"new"


def test_an_older_snapshot_put_back_is_not_taken(vault: Vault) -> None:
    vault.snapshots.write("image", b"older")
    older = next((vault.path / "index").iterdir()).read_bytes()
    vault.snapshots.write("image", b"newer")
    next((vault.path / "index").iterdir()).write_bytes(older)
    assert vault.snapshots.read("image") is None


def test_folders_tags_and_settings(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 2)
    ids = [one.item_id for one in kept]
    path = os.fsdecode(b"/home/me/caf\xe9")
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    with vault.commit(LogKind.FOLDERS):
        assert vault.folders.add(path)
        assert not vault.folders.add(path)
        vault.folders.update(path, state="watching", last_scan_at=at, items=7)
    folder = vault.folders.list()[0]
    assert (folder.path, folder.state, folder.last_scan_at, folder.items) == (path, "watching", at, 7)
    with vault.commit(LogKind.FOLDERS):
        vault.folders.remove(path)
    with pytest.raises(NotFound), vault.commit(LogKind.FOLDERS):
        vault.folders.remove(path)
    with vault.commit(LogKind.TAG):
        assert vault.tags.add(ids, "  Family   2019 ") == 2
        assert vault.tags.add(ids[:1], "Family 2019") == 0
        assert vault.tags.add(ids[:1], "海边") == 1
    assert vault.tags.for_item(ids[0]) == ["Family 2019", "海边"]
    assert vault.tags.all() == {"Family 2019": 2, "海边": 1}
    with vault.commit(LogKind.TAG):
        assert vault.tags.remove(ids, "海边") == 1
    with pytest.raises(UserError), vault.commit(LogKind.TAG):
        vault.tags.add(ids, "   ")
    with pytest.raises(NotFound), vault.commit(LogKind.TAG):
        vault.tags.add([ItemId("0" * 32)], "x")
    assert vault.settings.get("none") is None
    assert vault.verify().is_clean


def _spoil_thumbs(path: Path) -> None:
    """Every page of the thumbnails wrong but the first two, which opening reads."""
    file = path / "thumbs.db"
    content = bytearray(file.read_bytes())
    for at in range(2 * THUMB_PAGE_BYTES + 100, len(content), THUMB_PAGE_BYTES):
        content[at] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("met_by", ["put_many", "remove", "get"])
def test_damaged_thumbnails_stop_nothing_and_are_made_again(
    vault_path: Path, keys: VaultKeys, filler: Filler, met_by: str
) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        kept = filler.add(vault, 3)
        numbers = [vault.items.get(one.item_id).number for one in kept]
        vault.thumbs.put_many([(number, bytes(40_000)) for number in numbers])
        with vault.derive():
            for one in kept:
                vault.stages.set(one.item_id, Stage.METADATA, StageState.DONE)
    _spoil_thumbs(vault_path)
    with Vault.open(vault_path, keys, writable=True) as vault:
        assert not vault.thumbs.is_fresh
        if met_by == "put_many":
            with vault.derive():
                vault.thumbs.put_many([(numbers[0], b"new")])
            assert vault.thumbs.get(numbers[0]) == b"new"
        elif met_by == "remove":
            vault.thumbs.remove(numbers)
        else:
            assert vault.thumbs.get(numbers[1]) is None
        assert vault.thumbs.is_fresh
        filler.add(vault)
        vault.checkpoint()
        assert vault.stages.pending_counts()["metadata"] == 4
        vault.thumbs.put_many([(numbers[2], b"again")])
        assert vault.thumbs.get(numbers[2]) == b"again"
    with Vault.open(vault_path, keys, writable=True) as vault:
        assert not vault.thumbs.is_fresh
        assert vault.thumbs.get(numbers[2]) == b"again"


def test_damage_that_a_reader_meets_in_thumbnails_waits_for_the_writer(
    vault_path: Path, keys: VaultKeys, filler: Filler
) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        number = vault.items.get(filler.add(vault)[0].item_id).number
        vault.thumbs.put_many([(number, bytes(40_000))])
    _spoil_thumbs(vault_path)
    with Vault.open(vault_path, keys, writable=False) as reader:
        assert reader.thumbs.get(number) is None
        assert reader.thumbs.count() == 0
    with Vault.open(vault_path, keys, writable=True) as vault:
        assert vault.thumbs.is_fresh


def test_a_crash_before_lost_thumbnails_were_asked_for_forgets_none(
    vault_path: Path, keys: VaultKeys, filler: Filler, crash: Callable[[Vault], Path]
) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        kept = filler.add(vault)[0]
        number = vault.items.get(kept.item_id).number
        vault.thumbs.put_many([(number, bytes(40_000))])
        with vault.derive():
            vault.stages.set(kept.item_id, Stage.METADATA, StageState.DONE)
    _spoil_thumbs(vault_path)
    with Vault.open(vault_path, keys, writable=True) as vault:
        assert vault.thumbs.get(number) is None
        image = crash(vault)
    with Vault.open(image, keys, writable=True) as again:
        assert again.stages.pending(Stage.METADATA, 9) == [kept.item_id]

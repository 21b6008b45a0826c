"""What is learned lies in tables of its own: facts by people in logged commits, everything else made again at will."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from heirloom.core.albums import AddedBy, AlbumId, AlbumKind, Answer, Asked
from heirloom.core.records import Stage, StageState
from heirloom.core.screening import Decision
from heirloom.vault import AlbumRow, FaceRow, LogKind, Look, Measure, ModelRow, Patch, Vault, VaultKeys, VerdictRow
from heirloom.vault.learned.album_models import KEPT
from tests.unit.vault.catalogue.filling import Filler

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


def make_album(vault: Vault, name: str = "Plums", kind: AlbumKind = AlbumKind.TAUGHT) -> int:
    album_id = AlbumId(f"{len(vault.learned.albums.all(removed=True)) + 1:032x}")
    row = AlbumRow(0, album_id, None, name, kind, None, None, 0.5, None, False, 0, NOW, True)
    with vault.commit(LogKind.ALBUM):
        number, made = vault.labels.albums.make(row)
        vault.labels.write_rows([made])
    return number


def say(vault: Vault, album: int, answers: dict[int, Answer], asked: Asked = Asked.CHOSEN) -> Patch:
    with vault.commit(LogKind.ANSWER):
        return vault.labels.write_rows([vault.labels.albums.answer(album, answers, asked, NOW, 3, {1: 0.25})])


def numbers_of(vault: Vault) -> list[int]:
    return [item.number for item in vault.items.iter_all()]


def model(album: int, version: int, at: datetime = NOW) -> ModelRow:
    return ModelRow(album, version, at, "logistic", 3, 2, 0.5, True, b"digest", b"model", {"a": 1})


def test_answers_are_kept_with_what_the_model_thought_of_them(vault: Vault, filler: Filler) -> None:
    filler.add(vault, 2)
    album = make_album(vault)
    say(vault, album, {1: Answer.YES, 2: Answer.SKIP}, Asked.RANDOM)
    first, second = vault.learned.answers.of_album(album)
    assert (first.number, first.answer, first.asked, first.version, first.probability) == (
        1, Answer.YES, Asked.RANDOM, 3, 0.25,
    )  # fmt: skip
    assert (second.answer, second.probability) == (Answer.SKIP, None)
    assert vault.learned.answers.counts() == {album: (1, 0)}
    assert say(vault, album, {1: Answer.YES}).rows == ()  # the same said again changes nothing
    assert vault.learned.answers.of_item(2) == {album: Answer.SKIP}
    assert vault.verify().is_clean


def test_what_the_machine_adds_gives_way_to_a_person_and_never_the_other_way(vault: Vault, filler: Filler) -> None:
    filler.add(vault, 2)
    album = make_album(vault)
    rows = vault.labels.albums
    with vault.commit(LogKind.ALBUM):
        vault.labels.write_rows([rows.add(album, [1], NOW)])
        vault.labels.write_rows([rows.add(album, [1, 2], NOW, 7)])
    assert vault.learned.albums.all_members(album) == {1: AddedBy.PERSON, 2: AddedBy.MACHINE}
    assert vault.learned.albums.members(album, AddedBy.MACHINE).tolist() == [2]
    with vault.commit(LogKind.ALBUM):
        vault.labels.write_rows([rows.add(album, [2], NOW)])
    assert set(vault.learned.albums.all_members(album).values()) == {AddedBy.PERSON}


def test_a_decision_is_taken_back_like_any_other_change(vault: Vault, filler: Filler) -> None:
    filler.add(vault, 3)
    rows = vault.labels.albums
    with vault.commit(LogKind.DECISION):
        decided = rows.decide([1, 2], Decision.NOT_CLUTTER, NOW, "blurred")
        patch = vault.labels.write_rows([decided, rows.decide_twins([(3, 1)], 1, NOW)])
    assert [(one.number, one.about) for one in vault.learned.decisions.all()] == [(1, "blurred"), (2, "blurred")]
    assert vault.learned.decisions.twins() == {(1, 3): 1}
    assert vault.learned.decisions.count_since(NOW) == 3
    assert patch.numbers == [1, 2, 3]
    with vault.commit(LogKind.DECISION):
        vault.labels.apply(patch.reversed())
    assert vault.learned.decisions.all() == []
    assert vault.learned.decisions.twins() == {}


def test_a_memory_that_is_erased_takes_everything_about_it_along(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 2)
    album = make_album(vault)
    say(vault, album, {1: Answer.YES, 2: Answer.NO})
    rows = vault.labels.albums
    with vault.commit(LogKind.ALBUM):
        vault.labels.write_rows([rows.add(album, [1, 2], NOW), rows.set_hero(album, kept[0].item_id)])
        vault.labels.write_rows([rows.decide([1], Decision.LATER, NOW), rows.decide_twins([(1, 2)], 1, NOW)])
    with vault.derive():
        vault.learned.measures.put_many([Measure(1, 1, b"", 1), Measure(2, 1, b"", 2)])
        vault.learned.faces.put_many([FaceRow(1, 1, b""), FaceRow(2, 1, b"faces")])
        vault.learned.verdicts.put_many([VerdictRow(1, 0.5, None, None, False, b"", 1)])
        vault.learned.openings.count([1, 2], NOW)
    vault.erase([kept[0].item_id])
    assert vault.learned.albums.members(album).tolist() == [2]
    assert [one.number for one in vault.learned.answers.of_album(album)] == [2]
    assert vault.learned.measures.hashes()[0].tolist() == [2]
    assert vault.learned.faces.get_many([1, 2]) == {2: FaceRow(2, 1, b"faces")}
    assert vault.learned.verdicts.get_many([1]) == {}
    assert vault.learned.decisions.all() == []
    assert vault.learned.decisions.twins() == {}
    assert vault.learned.openings.all().tolist() == [[2, 1, 0]]
    assert vault.learned.albums.all()[0].hero is None
    assert vault.verify().is_clean


@pytest.mark.parametrize("value", [0, 1, 2**63 - 1, 2**63, 2**64 - 1])
def test_every_hash_of_64_bits_comes_back(vault: Vault, filler: Filler, value: int) -> None:
    filler.add(vault, 1)
    with vault.derive():
        vault.learned.measures.put_many([Measure(1, 2, b"record", value, value)])
    assert vault.learned.measures.get_many([1]) == {1: Measure(1, 2, b"record", value, value)}
    numbers, hashes, turned = vault.learned.measures.hashes()
    assert (numbers.tolist(), hashes.tolist(), turned.tolist()) == ([1], [value], [value])


def test_what_was_read_and_not_measured_is_found_without_being_read_again(vault: Vault, filler: Filler) -> None:
    kept = filler.add(vault, 4)
    with vault.derive():
        for one in kept[:3]:
            vault.stages.set(one.item_id, Stage.METADATA, StageState.DONE)
        vault.learned.measures.put_many([Measure(1, 1, b""), Measure(2, 2, b"")])
        vault.items.count()
    with vault.commit(LogKind.SET_ASIDE):
        vault.items.set_aside([kept[3].item_id], NOW)
    assert vault.learned.measures.missing(2, 9) == [kept[0].item_id, kept[2].item_id]
    assert (vault.learned.measures.missing_count(2), vault.learned.measures.missing_count(1)) == (2, 1)
    assert vault.learned.measures.records(1)[0].tolist() == [1]


def test_the_newest_trainings_are_kept_and_the_one_in_use(vault: Vault) -> None:
    album = make_album(vault)
    with vault.derive():
        for version in range(1, KEPT + 3):
            vault.learned.models.put(model(album, version))
        assert vault.learned.models.use(album, 4, b"")
        for version in range(KEPT + 3, 2 * KEPT + 3):
            vault.learned.models.put(model(album, version))
        assert not vault.learned.models.use(album, 4, b"")
        assert vault.learned.models.use(album, 2 * KEPT, b"digest of now")
    versions = vault.learned.models.versions(album)
    assert [one.version for one in versions] == list(range(2 * KEPT + 2, KEPT + 2, -1))
    assert [one.version for one in versions if one.in_use] == [2 * KEPT]
    assert vault.learned.models.version_in_use(album) == 2 * KEPT
    assert vault.learned.models.next_version(album) == 2 * KEPT + 3
    with vault.derive():
        vault.learned.models.put_look(album, Look(2 * KEPT, NOW, 7, 9, {"drift": None}))
        vault.learned.models.drop(album, 2 * KEPT)
    assert vault.learned.models.looks() == {}
    assert vault.learned.models.in_use(album) is None


def test_openings_add_up_and_pass_over_what_is_gone(vault: Vault, filler: Filler) -> None:
    filler.add(vault, 2)
    with vault.derive():
        vault.learned.openings.count([1, 2, 99], NOW)
        vault.learned.openings.count([1], NOW + timedelta(days=1))
        vault.learned.openings.count([1], NOW, shared=True)
    assert vault.learned.openings.all().tolist() == [[1, 2, 1], [2, 1, 0]]


def test_screening_keeps_its_newest_models(vault: Vault) -> None:
    with vault.derive():
        versions = [vault.learned.screening.put(NOW, count, b"model", {"n": count}) for count in range(8)]
    found = vault.learned.screening.in_use()
    assert found is not None
    assert (found.version, found.decisions, found.report) == (versions[-1], 7, {"n": 7})
    assert vault._catalogue.value("SELECT count(*) FROM screening_models") == 5


def test_an_old_row_of_an_album_put_back_is_noticed(vault: Vault) -> None:
    album = make_album(vault)
    (before,) = vault._catalogue.rows("SELECT name, changed_gen FROM albums")
    with vault.commit(LogKind.ALBUM):
        vault.labels.write_rows([vault.labels.albums.set(album, {"name": "Pears"})])
    assert vault.verify().is_clean
    with vault.derive():
        vault._catalogue.run("UPDATE albums SET name = ?, changed_gen = ?", before)
    assert vault.verify().catalogue == ["Album 1 is older in the catalogue than the log says."]


def test_albums_come_through_a_catalogue_made_anew(vault_path: Path, keys: VaultKeys, filler: Filler) -> None:
    with Vault.open(vault_path, keys, writable=True) as vault:
        filler.add(vault, 3)
        outer, inner = make_album(vault, "Trips", AlbumKind.HAND), make_album(vault)
        with vault.commit(LogKind.ALBUM):
            vault.labels.write_rows([vault.labels.albums.set(inner, {"parent": outer, "pinned": 1})])
        say(vault, inner, {1: Answer.YES, 3: Answer.NO})
        ids = {int(item.number): item.id for item in vault.items.iter_all()}
        before = {(ids[one.number], one.answer) for one in vault.learned.answers.of_album(inner)}
        rows = vault.learned.albums.all()
    damaged = bytearray((vault_path / "catalog.db").read_bytes())
    damaged[8192 * 2 + 99] ^= 1
    (vault_path / "catalog.db").write_bytes(damaged)
    with Vault.open(vault_path, keys, writable=True) as vault:
        assert vault.adoption is not None
        assert [replace(row, position=0) for row in vault.learned.albums.all()] == [
            replace(row, position=0) for row in rows
        ]
        assert {(one.id, one.answer) for one in vault.learned.answers.of_album(inner)} == before
        assert vault.verify().is_clean

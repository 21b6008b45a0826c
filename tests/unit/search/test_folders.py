"""Memories by the names of their folders and by their cameras: what is sure, what is not, and what says nothing."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from heirloom.core.asking import Ask, Fact, FactSort
from heirloom.core.records import Answer, Camera, CaptureTime, Channel, ItemId, Kind, NameOf, ObjectId, Origin
from heirloom.embedding import ImageEncoder, TextEncoder
from heirloom.search import SearchEngine
from heirloom.search.channels.cameras import findings_by_camera
from heirloom.search.channels.folders import asked_words, share_held, shown_name
from heirloom.search.channels.passages import Wording
from heirloom.search.columns import KnownColumns
from heirloom.search.finder import Finder
from heirloom.vault import LogKind, NewItem, SpaceRow, Vault, create, unlock

NOW = datetime(2026, 11, 21, 12)
PASSPHRASE = "four plain words here"
Encoders = tuple[ImageEncoder, TextEncoder]

# What a photo shows, where it lay, when it was taken, by which camera.
IPHONE, CANON, GALAXY = Camera("Apple", "iPhone 12"), Camera("Canon", "Canon EOS 5D"), Camera("samsung", "Galaxy S8")
PHOTOS = [
    ("a beach", "Italy 2015", "2015-07-01", CANON),
    ("a dog", "Italy 2015", "2015-07-02", CANON),
    ("a church", "Italy 2015/Rome", "2015-07-03", None),
    ("a church tower", "Italy 2015/Scans", "2026-01-01", None),
    ("a cake", "奶奶的生日", "2019-03-01", IPHONE),
    ("a beach", "Norway", "2018-06-01", IPHONE),
    ("a dog", "Norway", "2018-06-02", GALAXY),
    ("a piano", "Work/Conference Berlin", "2020-02-02", GALAXY),
    ("strawberries", "Pictures", "2021-02-02", None),
]


class Shelf:
    """A vault whose memories lie in folders."""

    def __init__(self, vault: Vault, encoders: Encoders) -> None:
        self.vault = vault
        self.engine = SearchEngine(vault, *encoders, clock=lambda: NOW)
        self.finder = Finder(vault, self.engine, KnownColumns(vault))
        self.folders: dict[ItemId, str] = {}
        space = encoders[0].space
        with vault.derive():
            row = SpaceRow(space.role, space.encoder, space.revision, space.dimension, space.precision)
            self._space = vault.vectors.ensure_space(row)
            vault.vectors.activate(self._space)

    def add(self, photos: Sequence[tuple[str, str, str, Camera | None]]) -> list[ItemId]:
        added, vectors = [], []
        with self.vault.commit(LogKind.IMPORT):
            for shown, folder, day, camera in photos:
                added.append(self._row(f"/data/drop/{folder}/{len(self.folders)}.jpg", folder, day, camera))
                vector = self.engine.image_encoder.encode_query(shown).vector.astype("<f2").tobytes()
                vectors.append((self.vault.items.get(added[-1]).number, vector, None))
        with self.vault.derive():
            self.vault.vectors.put_images(self._space, vectors)
        return added

    def _row(self, path: str, folder: str, day: str, camera: Camera | None) -> ItemId:
        id = ItemId(uuid.uuid4().hex)
        object_id = ObjectId(hashlib.blake2b(id.encode(), digest_size=32).hexdigest())
        name, mac = f"IMG_{len(self.folders):04d}.jpg", object_id.encode()[:32]
        now = datetime.now(UTC)
        self.vault.items.add(NewItem(id, object_id, Kind.PHOTO, "image/jpeg", name, 1000, mac, now, "test"))
        captured = CaptureTime(datetime.fromisoformat(day), None, "exif_original")
        self.vault.items.update_facts(id, captured=captured, camera=camera)
        self.vault.origins.add(Origin(id, object_id, name, path, 1, now, path.removeprefix("/data/drop/")))
        self.folders[id] = folder
        return id

    def sure(self, query: str) -> list[str]:
        """Folders of the sure hits, best first."""
        return [self.folders[hit.item.id] for hit in self.answer(query).hits]

    def answer(self, query: str) -> Answer:
        return self.engine.answer(query)


@contextmanager
def filled(folder: Path, encoders: Encoders) -> Iterator[Shelf]:
    path = folder / "Own.heirloom"
    create(path, PASSPHRASE, light_kdf=True)
    with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=True) as vault:
        shelf = Shelf(vault, encoders)
        shelf.add(PHOTOS)
        yield shelf


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, encoders: Encoders) -> Iterator[Shelf]:
    """One for every test that only asks."""
    with filled(tmp_path_factory.mktemp("shelf"), encoders) as filled_one:
        yield filled_one


@pytest.fixture
def own(tmp_path: Path, encoders: Encoders) -> Iterator[Shelf]:
    """One of the test's own, to change."""
    with filled(tmp_path, encoders) as filled_one:
        yield filled_one


ITALY = {"Italy 2015", "Italy 2015/Rome", "Italy 2015/Scans"}


@pytest.mark.parametrize(
    ("query", "folders", "told"),
    [
        ("Italy", ITALY, "Italy 2015"),
        ("italy 2015", ITALY, "Italy 2015"),
        ("Italy 2015 photos", ITALY, "Italy 2015"),
        ("rome", {"Italy 2015/Rome"}, "Rome"),
        ("Rome Italy", {"Italy 2015/Rome"}, "Italy 2015/Rome"),
        ("conferences in Berlin", {"Work/Conference Berlin"}, "Conference Berlin"),
        ("奶奶的生日", {"奶奶的生日"}, "奶奶的生日"),
        ("奶奶生日的照片", {"奶奶的生日"}, "奶奶的生日"),
        ("生日", {"奶奶的生日"}, "奶奶的生日"),
    ],
)
def test_all_that_lies_in_a_folder_is_found_by_its_name(shelf: Shelf, query: str, folders: set[str], told: str) -> None:
    answer = shelf.answer(query)
    named = [hit for hit in answer.hits if any(why.name_of is NameOf.FOLDER for why in hit.why)]
    assert {shelf.folders[hit.item.id] for hit in named} == folders
    assert len(named) == sum(folder in folders for _, folder, _, _ in PHOTOS)
    assert named == list(answer.hits[: len(named)])
    (why,) = {next(why for why in hit.why if why.name_of is NameOf.FOLDER).snippet for hit in named}
    assert why == told


def test_a_year_alone_and_words_of_what_is_kept_are_no_folder(shelf: Shelf) -> None:
    for query in ("2015", "photos", "pictures", "12"):
        answer = shelf.answer(query)
        assert not any(why.channel is Channel.NAME for hit in (*answer.hits, *answer.weaker) for why in hit.why)


def test_of_a_folder_those_come_first_that_look_right_too(shelf: Shelf) -> None:
    answer = shelf.answer("beach in Italy")
    first = answer.hits[0] if answer.hits else answer.weaker[0]
    assert (shelf.folders[first.item.id], first.item.original_name) == ("Italy 2015", "IMG_0000.jpg")
    beaches = [hit.item.original_name for hit in (*answer.hits, *answer.weaker)]
    assert beaches.index("IMG_0000.jpg") < beaches.index("IMG_0005.jpg")


def test_half_of_the_words_are_not_sure_by_the_folder_alone(shelf: Shelf) -> None:
    answer = shelf.answer("Norway submarine")
    assert not any(
        shelf.folders[hit.item.id] == "Norway" and hit.why[0].name_of is NameOf.FOLDER for hit in answer.hits
    )
    assert {shelf.folders[hit.item.id] for hit in answer.weaker[:2]} == {"Norway"}
    assert shelf.sure("a submarine under a frozen sea in Norway") == []


def test_a_folder_with_much_of_the_vault_says_nothing_but_its_small_ones_do(own: Shelf) -> None:
    own.add([("a dog", f"Family/Day {number % 5}", "2019-01-01", None) for number in range(210)])
    assert own.sure("family") == []
    assert own.sure("family day 3") == ["Family/Day 3"] * 42
    own.add([("a dog", "Garden", "2019-01-01", None) for _ in range(199)])
    assert len(own.sure("garden")) == 50  # the limit of an answer


def test_what_was_set_aside_or_has_another_kind_is_not_among_them(own: Shelf) -> None:
    first = next(id for id, folder in own.folders.items() if folder == "Norway")
    with own.vault.commit(LogKind.SET_ASIDE):
        own.vault.items.set_aside([first], datetime.now(UTC))
    assert own.sure("norway") == ["Norway"]
    assert own.answer("documents about Norway").hits == ()


def test_a_folder_called_by_a_year_holds_what_has_another_date(shelf: Shelf) -> None:
    assert "Italy 2015/Scans" in shelf.sure("Italy 2015")
    assert "Italy 2015/Scans" not in shelf.sure("Italy in July 2015")


def test_the_window_finds_it_by_words_and_by_chips(shelf: Shelf) -> None:
    found = shelf.finder.find(Ask("italy"))
    assert found.total == 4
    assert found.exact
    assert {hit.why[0].name_of for hit in found.answer.hits} == {NameOf.FOLDER}
    year = Fact(FactSort.DATE, "2015", datetime(2015, 1, 1), datetime(2016, 1, 1))
    assert shelf.finder.find(Ask("italy", (year,))).total == 4
    place = Fact(FactSort.PLACE, "Italy", place="Atlantis")
    assert shelf.finder.find(Ask("", (place, year))).total == 4
    chosen = Fact(FactSort.DATE, "", datetime(2015, 1, 1), datetime(2016, 1, 1))
    assert shelf.finder.find(Ask("italy", (chosen,))).total == 3


def test_ranking_is_the_same_where_all_lies_in_one_folder(tmp_path: Path, encoders: Encoders) -> None:
    queries = ["a dog", "holiday photos", "a dog on holiday", "beach holiday", "holiday 2015", "canon", "dog 2015"]
    ranks = []
    for place in ("", "Holiday 2015"):
        path = tmp_path / f"{place or 'none'}.heirloom"
        create(path, PASSPHRASE, light_kdf=True)
        with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=True) as vault:
            shelf = Shelf(vault, encoders)
            shelf.add([(shown, place, day, None) for shown, _, day, _ in PHOTOS * 3])
            told = [[(hit.item.original_name, hit.score) for hit in shelf.engine.rank(query)] for query in queries]
            ranks.append(told)
    assert ranks[0] == ranks[1]
    assert all(len(rank) == 3 * len(PHOTOS) for rank in ranks[0])


def test_ranking_knows_folders_where_there_are_several(own: Shelf) -> None:
    own.add([("a piano", f"Concert {number}", "2001-01-01", None) for number in range(20)])
    ranked = [own.folders[hit.item.id] for hit in own.engine.rank("Italy 2015")]
    assert set(ranked[:4]) == ITALY
    assert len(ranked) == len(PHOTOS) + 20


@pytest.mark.parametrize(
    ("query", "count", "told"),
    [
        ("canon", 2, "Canon EOS 5D"),
        ("taken with my Canon", 2, "Canon EOS 5D"),
        ("iphone 12", 2, "Apple iPhone 12"),
        ("iPhone12", 2, "Apple iPhone 12"),
        ("佳能拍的照片", 2, "Canon EOS 5D"),
        ("galaxy s8", 2, "samsung Galaxy S8"),
        ("三星", 2, "samsung Galaxy S8"),
    ],
)
def test_what_a_camera_took_is_found_by_its_name(shelf: Shelf, query: str, count: int, told: str) -> None:
    named = [hit for hit in shelf.answer(query).hits if hit.why[0].name_of is NameOf.CAMERA]
    assert [hit.why[0].snippet for hit in named] == [told] * count
    assert {hit.why[0].channel for hit in named} == {Channel.NAME}


@pytest.mark.parametrize(
    "query", ["apple", "galaxy", "12", "a galaxy of stars", "apple pie", "samsung fridge by the sea"]
)
def test_a_common_word_is_no_camera(shelf: Shelf, query: str) -> None:
    assert not any(hit.why[0].name_of is NameOf.CAMERA for hit in shelf.answer(query).hits)


def test_a_camera_of_many_pictures_is_no_part_of_another_question(own: Shelf) -> None:
    (few,) = findings_by_camera(own.vault, [Wording("a canon cannon")])
    assert few.evidence.tolist() == pytest.approx([-0.75, -0.75])
    own.add([("a dog", "Norway", "2018-06-02", CANON) for _ in range(210)])
    assert findings_by_camera(own.vault, [Wording("a canon cannon")]) == []
    (many,) = findings_by_camera(own.vault, [Wording("canon")])
    assert len(many) == 212
    assert bool((many.evidence >= 0).all())
    assert findings_by_camera(own.vault, [Wording("canon")], sparing=True) == []
    (within,) = findings_by_camera(own.vault, [Wording("canon", np.array([1, 5], np.int64))])
    assert within.numbers.tolist() == [1]


def test_words_that_a_name_may_hold() -> None:
    assert asked_words("Italy 2015") == [("italy",), ("2015",)]
    assert asked_words("the photos of 2015") == []
    assert asked_words("奶奶的生日") == [("奶奶",), ("生日",)]
    assert asked_words(" ".join(f"word{number}" for number in range(13))) == []
    assert share_held(asked_words("奶奶生日"), {"奶奶", "生日"}) == 1
    assert share_held(asked_words("生日蛋糕"), {"生日"}) == 0.5
    assert share_held([], {"italy"}) == 0
    assert shown_name(("Trips", "Italy 2015", "Rome", "Day 1"), "rome 2015") == "Italy 2015/Rome"
    assert shown_name(("Trips", "Italy"), "norway") == "Italy"

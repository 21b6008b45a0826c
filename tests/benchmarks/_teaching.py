"""Albums of images-b and a simulated person who teaches them: what benchmarks of learning share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from retrieval_images_b import Question, _rows, questions, read_pixels

from heirloom.core.albums import Asked
from heirloom.core.paths import models_dir
from heirloom.embedding import ImageEncoder, open_image_encoder
from heirloom.learning.albums.answers import Answers, LikeQuery
from heirloom.learning.albums.asking import next_questions
from heirloom.learning.albums.model import AlbumModel, train
from heirloom.learning.features import IMAGE, FeatureTable

LEAST_RELEVANT = 10
BATCH = 64
UNIONS = {
    "musical instruments": "accordion bass electric_guitar euphonium grand_piano mandolin saxophone gramophone",
    "birds": "emu flamingo flamingo_head ibis pigeon rooster",
    "insects": "ant butterfly dragonfly mayfly",
    "cats": "leopards wild_cat cougar_body cougar_face garfield",
    "sea animals": "crab crayfish dolphin hawksbill lobster nautilus octopus sea_horse starfish bass",
    "boats": "ferry ketch schooner",
    "things that fly": "airplane helicopter",
    "flowers and plants": "sunflower water_lilly water_lily lotus bonsai joshua_tree strawberry",
    "animals with hooves": "gerenuk llama okapi rhino elephant zebra giraffe horse",
    "dinosaurs and fossils": "stegosaurus brontosaurus trilobite",
    "cartoons": "snoopy garfield",
    "furniture and lamps": "chair windsor_chair chandelier lamp ceiling_fan bed",
    "tools": "wrench scissors stapler binocular revolver cannon",
    "gadgets": "camera cell_phone cellphone laptop headphone watch",
    "sacred places": "buddha menorah minaret pagoda pyramid",
    "reptiles": "crocodile crocodile_head hawksbill stegosaurus brontosaurus",
}

Bools = NDArray[np.bool_]
Floats = NDArray[np.float32]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Taught:
    """An album to be taught: which photos belong (n,), and how much each is like its name, in spreads."""

    name: str
    belongs: Bools
    like: Floats


@dataclass(frozen=True, slots=True)
class Ground:
    """Photos as a feature table, their rows (n, d), and the albums."""

    table: FeatureTable
    rows: Floats
    albums: tuple[Taught, ...]


@dataclass(slots=True)
class Lesson:
    """What a person has answered so far, in order; `like` where the album began with a sentence."""

    places: list[int]
    asked: list[Asked]
    belongs: Bools
    like: LikeQuery | None = None

    def answers(self) -> Answers:
        places = np.asarray(self.places, np.int64)
        return Answers(places + 1, self.belongs[places], np.asarray(self.asked, np.uint8))

    def left(self) -> Places:
        return np.setdiff1d(np.arange(len(self.belongs)), self.places)

    def train(self, table: FeatureTable) -> tuple[AlbumModel, Floats]:
        """The model and its probabilities (n,) of all photos."""
        model = train(table, self.answers(), self.like)
        return model, model.scores(table, self.like)

    def ask(self, model: AlbumModel, scores: Floats, count: int, rng: np.random.Generator, rows: Floats) -> None:
        """Put the next questions to the person, who answers them all."""
        yes = int(self.belongs[self.places].sum())
        before = sum(how != Asked.CHOSEN for how in self.asked)
        questions = next_questions(
            scores,
            self.left(),
            before,
            count,
            rng,
            threshold=model.threshold(),
            yes=yes,
            no=len(self.places) - yes,
            features=rows,
        )
        self.note(questions)

    def note(self, questions: list[tuple[int, Asked]]) -> None:
        self.places += [place for place, _ in questions]
        self.asked += [how for _, how in questions]


def read_ground() -> Ground:
    """All photos of images-b, encoded by the starter, and albums with at least ten of them."""
    corpus = Path(os.environ.get("HEIRLOOM_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
    folder = corpus / "images-b"
    labels = {row["id"]: set(row["main_labels"].split(";")) for row in _rows(folder / "labels.csv")}
    ids = sorted(labels)
    encoder = open_image_encoder("starter", models_dir())
    rows, score = _encode(encoder, folder, ids)
    numbers = np.arange(1, len(ids) + 1, dtype=np.int64)
    albums = []
    for name, relevant in _albums(folder, labels):
        belongs = np.asarray([photo in relevant for photo in ids])
        if belongs.sum() >= LEAST_RELEVANT:
            albums.append(Taught(name, belongs, score(name)))
    return Ground(FeatureTable.of(numbers, {IMAGE: (numbers, rows)}), rows, tuple(albums))


def start(album: Taught, yes: int, no: int, rng: np.random.Generator, *, sentence: bool = False) -> Lesson:
    """Examples that the person picks: `yes` that belong and `no` that do not, beside the album's name if it is to
    begin with a sentence."""
    picked = [rng.choice(np.flatnonzero(kind), count, replace=False) for kind, count in _kinds(album, yes, no)]
    places = [int(place) for place in np.concatenate(picked)]
    numbers = np.arange(1, len(album.belongs) + 1, dtype=np.int64)
    like = LikeQuery(album.name, numbers, album.like[:, None]) if sentence else None
    return Lesson(places, [Asked.CHOSEN] * len(places), album.belongs, like)


def _kinds(album: Taught, yes: int, no: int) -> Iterator[tuple[Bools, int]]:
    yield album.belongs, yes
    yield ~album.belongs, no


def _encode(encoder: ImageEncoder, folder: Path, ids: list[str]) -> tuple[Floats, Callable[[str], Floats]]:
    vectors, features = [], []
    for first in range(0, len(ids), BATCH):
        paths = [folder / "photos" / f"{name}.jpg" for name in ids[first : first + BATCH]]
        encoded = encoder.encode(read_pixels(paths, encoder.pixels.size))
        assert encoded.features is not None
        vectors.append(encoded.vectors)
        features += encoded.features
    all_vectors = np.concatenate(vectors)

    def score(text: str) -> Floats:
        query = encoder.encode_query(text)
        return encoder.rerank(query, features, all_vectors @ query.vector)

    return encoder.describe(all_vectors, features), score


def _albums(folder: Path, labels: dict[str, set[str]]) -> Iterator[tuple[str, frozenset[str]]]:
    def wanted(question: Question) -> bool:
        return question.kind == "category" and question.pool == "all"

    yield from ((question.text, question.relevant) for question in questions(folder) if wanted(question))
    for name, classes in UNIONS.items():
        parts = set(classes.split())
        yield (
            name,
            frozenset(photo for photo, has in labels.items() if {one.replace(" ", "_").lower() for one in has} & parts),
        )

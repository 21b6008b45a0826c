"""Models of albums that learn: one row a training, the newest ones kept for going back; and what they found."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from heirloom.vault.catalogue import values
from heirloom.vault.catalogue.connection import Catalogue, Row

KEPT: Final = 12
"""Trainings of an album that are kept; the one in use always is."""
_COLUMNS: Final = "album, version, trained_us, method, yes, no, f1, in_use, answers, model, report"


@dataclass(frozen=True, slots=True)
class ModelRow:
    """`answers` is a digest of the answers it was trained on, `model` bytes that learning wrote and checks itself."""

    album: int
    version: int
    trained_at: datetime
    method: str
    yes: int
    no: int
    f1: float | None
    in_use: bool
    answers: bytes = field(repr=False)
    model: bytes = field(repr=False)
    report: dict[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Look:
    """What a model found when it looked at everything up to item `last_item`; `state` is learning's own."""

    version: int
    at: datetime
    waiting: int
    last_item: int
    state: dict[str, Any]


class AlbumModels:
    """Rows of models and of looks. Derived: written inside `commit()` or `derive()`."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def next_version(self, album: int) -> int:
        """The version that the next training of an album gets; never one that was given before and kept."""
        newest = self._catalogue.value("SELECT max(version) FROM album_models WHERE album = ?", (album,))
        said = self._catalogue.value("SELECT max(version) FROM album_answers WHERE album = ?", (album,))
        added = self._catalogue.value("SELECT max(version) FROM album_items WHERE album = ?", (album,))
        return 1 + max(int(one or 0) for one in (newest, said, added))

    def put(self, row: ModelRow) -> None:
        """Store a training, which is in use from now on; older ones go where there are too many."""
        self._catalogue.run("UPDATE album_models SET in_use = 0 WHERE album = ?", (row.album,))
        self._catalogue.run(
            f"INSERT OR REPLACE INTO album_models ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)",
            (
                row.album,
                row.version,
                values.utc_us(row.trained_at),
                row.method,
                row.yes,
                row.no,
                row.f1,
                row.answers,
                row.model,
                json.dumps(row.report),
            ),
        )
        self._catalogue.run(
            "DELETE FROM album_models WHERE album = ?1 AND in_use = 0 AND version NOT IN"
            " (SELECT version FROM album_models WHERE album = ?1 ORDER BY version DESC LIMIT ?2)",
            (row.album, KEPT),
        )

    def use(self, album: int, version: int, answers: bytes) -> bool:
        """Go back, or forward, to a version that is kept; whether there is one.

        `answers` digests those of this moment: the newest training counts as having seen them, so that the version
        stays in use until another answer comes.
        """
        known = self._catalogue.value("SELECT 1 FROM album_models WHERE album = ? AND version = ?", (album, version))
        if known is not None:
            self._catalogue.run("UPDATE album_models SET in_use = (version = ?) WHERE album = ?", (version, album))
            self._catalogue.run(
                "UPDATE album_models SET answers = ?1 WHERE album = ?2"
                " AND version = (SELECT max(version) FROM album_models WHERE album = ?2)",
                (answers, album),
            )
        return known is not None

    def drop(self, album: int, version: int) -> None:
        """Forget a training that does not parse; the look that was made with it goes as well."""
        self._catalogue.run("DELETE FROM album_models WHERE album = ? AND version = ?", (album, version))
        self._catalogue.run("DELETE FROM album_looks WHERE album = ? AND version = ?", (album, version))

    def version_in_use(self, album: int) -> int | None:
        """The version of the model in use."""
        found = self._catalogue.value("SELECT version FROM album_models WHERE album = ? AND in_use = 1", (album,))
        return None if found is None else int(found)

    def newest_answers(self, album: int) -> bytes | None:
        """The digest of the answers that the newest training, in use or not, has seen or was gone back from with."""
        sql = "SELECT answers FROM album_models WHERE album = ? ORDER BY version DESC LIMIT 1"
        found: bytes | None = self._catalogue.value(sql, (album,))
        return found

    def in_use(self, album: int) -> ModelRow | None:
        """The model in use."""
        row = self._catalogue.row(f"SELECT {_COLUMNS} FROM album_models WHERE album = ? AND in_use = 1", (album,))
        return None if row is None else _model(row)

    def get(self, album: int, version: int) -> ModelRow | None:
        """One training."""
        sql = f"SELECT {_COLUMNS} FROM album_models WHERE album = ? AND version = ?"
        row = self._catalogue.row(sql, (album, version))
        return None if row is None else _model(row)

    def versions(self, album: int) -> list[ModelRow]:
        """Every training that is kept, newest first, without the models and reports themselves."""
        rows = self._catalogue.rows(
            "SELECT album, version, trained_us, method, yes, no, f1, in_use, answers, x'', '{}' FROM album_models"
            " WHERE album = ? ORDER BY version DESC",
            (album,),
        )
        return [_model(row) for row in rows]

    def in_use_everywhere(self) -> dict[int, ModelRow]:
        """The model in use of every album that has one, by album number; their reports, but not the models' bytes."""
        rows = self._catalogue.rows(
            "SELECT album, version, trained_us, method, yes, no, f1, in_use, answers, x'', report FROM album_models"
            " WHERE in_use = 1"
        )
        return {row[0]: _model(row) for row in rows}

    def put_look(self, album: int, look: Look) -> None:
        """Store what the model in use found."""
        self._catalogue.run(
            "INSERT OR REPLACE INTO album_looks (album, version, at_us, waiting, last_item, state)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (album, look.version, values.utc_us(look.at), look.waiting, look.last_item, json.dumps(look.state)),
        )

    def looks(self) -> dict[int, Look]:
        """The last look of each album, by album number."""
        rows = self._catalogue.rows("SELECT album, version, at_us, waiting, last_item, state FROM album_looks")
        return {
            album: Look(version, values.from_utc_us(at), waiting, last, json.loads(state))
            for album, version, at, waiting, last, state in rows
        }


def _model(row: Row) -> ModelRow:
    album, version, trained_us, method, yes, no, f1, in_use, answers, model, report = row
    trained_at = values.from_utc_us(trained_us)
    return ModelRow(album, version, trained_at, method, yes, no, f1, bool(in_use), answers, model, json.loads(report))

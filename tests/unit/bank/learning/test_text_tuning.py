"""Tuning the text encoder of a real vault: used from then on, after more answers too, for what comes later too."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from heirloom.bank import Bank, LockedBank, create
from heirloom.bank.learning import text_tuning
from heirloom.core.albums import Answer, Method
from heirloom.core.errors import Cancelled, UserError
from heirloom.core.records import ItemId, Kind
from heirloom.learning.albums.model import AlbumModel
from heirloom.learning.albums.second.look import Second
from heirloom.learning.albums.second.tuning import Outcome, tune
from heirloom.vault import Vault, unlock

PASSPHRASE = "letters and invoices"
EACH = 6
BLOOMS = ("roses", "lilies", "tulips", "beans", "apples", "plums", "sage", "peas")
GOODS = ("a washing machine", "two bicycles", "a lamp", "a desk", "new tyres", "a stove", "a radio", "a coat")
ONE_SECOND = 1.0


def letter(folder: Path, bloom: str) -> None:
    text = f"Our garden in May: the {bloom} were in bloom, and we sat outside until it was dark."
    (folder / f"garden {bloom}.txt").write_text(text)


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with an album of letters from a garden, taught with six of them and six invoices, of eight each."""
    top = tmp_path_factory.mktemp("letters")
    sources, path = top / "sources", top / "Letters.heirloom"
    sources.mkdir()
    for bloom, goods in zip(BLOOMS, GOODS, strict=True):
        letter(sources, bloom)
        (sources / f"invoice {goods}.txt").write_text(f"Invoice for {goods}. Payable within thirty days of receipt.")
    create(path, PASSPHRASE, light_kdf=True)
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        bank.import_paths([str(sources)], ocr=False)
        found = names(bank)
        bank.albums.create("Garden", examples=[found[f"garden {bloom}.txt"] for bloom in BLOOMS[:EACH]])
        bank.albums.answer("Garden", {found[f"invoice {goods}.txt"]: Answer.NO for goods in GOODS[:EACH]})
        bank.albums.train("Garden")
    return path


class Once:
    """Tunes once, which takes its time, and gives the same again."""

    def __init__(self) -> None:
        self.outcome: Outcome | None = None

    def __call__(self, *given: Any) -> Outcome | None:
        self.outcome = self.outcome or tune(*given)
        return self.outcome


@pytest.fixture(scope="module")
def once() -> Once:
    return Once()


@pytest.fixture(scope="module")
def tuned(taught: Path, once: Once, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, once the encoder was tuned; such an easy album gains nothing by it, so it is told that it did."""
    path = tmp_path_factory.mktemp("tuned") / taught.name
    shutil.copytree(taught, path)
    with pytest.MonkeyPatch.context() as patch, LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        patch.setattr(Outcome, "is_better", True)
        patch.setattr(text_tuning, "tune", once)
        heard: list[float] = []
        version = bank.albums.tune("Garden", report=heard.append)
        assert heard == sorted(heard)
        assert heard[-1] <= 1
        assert version.method is Method.FINE_TUNED
        assert version.tuning is not None
        assert version.tuning.helped
    return path


@pytest.fixture
def path(tuned: Path, tmp_path: Path) -> Path:
    shutil.copytree(tuned, tmp_path / tuned.name)
    return tmp_path / tuned.name


@pytest.fixture
def bank(path: Path) -> Iterator[Bank]:
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as opened:
        yield opened


def names(bank: Bank) -> dict[str, ItemId]:
    return {item.original_name: item.id for item in bank.list_items(Kind.DOCUMENT).items}


def second(path: Path) -> Second:
    """The second look that is stored with the album's model in use."""
    with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=False) as vault:
        (row,) = vault.learned.albums.all()
        stored = vault.learned.models.in_use(row.number)
        assert stored is not None
        found = AlbumModel.from_bytes(stored.model).second
        assert found is not None
        return found


def test_later_answers_keep_the_tuned_encoder_and_are_learned_within_a_second(bank: Bank) -> None:
    before = {one.id: one.probability for one in bank.albums.suggest("Garden")}
    chosen = names(bank)[f"garden {BLOOMS[EACH]}.txt"]
    bank.albums.answer("Garden", {chosen: Answer.YES})
    began = time.thread_time()
    after = {one.id: one.probability for one in bank.albums.suggest("Garden")}
    assert time.thread_time() - began < ONE_SECOND
    versions = bank.albums.versions("Garden")
    assert [one.method for one in versions[:2]] == [Method.FINE_TUNED, Method.FINE_TUNED]
    assert versions[0].yes == EACH + 1
    assert after.keys() == before.keys() - {chosen}
    report = bank.albums.report("Garden")
    assert report.method is Method.FINE_TUNED
    assert report.precision is not None
    assert "fine_tuned" in report.methods


def test_going_back_behind_the_tuning_forgets_it(bank: Bank) -> None:
    bank.albums.roll_back("Garden", 1)
    bank.albums.answer("Garden", {names(bank)[f"garden {BLOOMS[EACH]}.txt"]: Answer.YES})
    bank.albums.suggest("Garden")
    assert bank.albums.versions("Garden")[0].method is not Method.FINE_TUNED


def test_a_way_of_learning_that_is_asked_for_is_taken(bank: Bank) -> None:
    assert bank.albums.train("Garden", method=Method.PROTOTYPE).method is Method.PROTOTYPE


def test_what_comes_later_and_is_likely_is_seen_by_the_tuned_encoder(path: Path, tmp_path: Path) -> None:
    known = set(second(path).seen.numbers.tolist())
    more = tmp_path / "more"
    more.mkdir()
    letter(more, "cherries")
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        version = bank.albums.get("Garden").version
        bank.import_paths([str(more)], ocr=False)
        number = bank.get(names(bank)["garden cherries.txt"]).number
        assert bank.albums.get("Garden").version == version
        assert names(bank)["garden cherries.txt"] in {one.id for one in bank.albums.suggest("Garden")}
    now = second(path)
    assert set(now.seen.numbers.tolist()) == known | {number}
    assert now.seen.rows[now.seen.numbers.tolist().index(number)].any()


def test_what_cannot_be_encoded_is_looked_at_all_the_same(path: Path, tmp_path: Path) -> None:
    known = second(path).seen.numbers
    more = tmp_path / "more"
    more.mkdir()
    letter(more, "cherries")
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        bank.albums.close()  # ends the encoder at once, as it does while the vault is being closed
        bank.import_paths([str(more)], ocr=False)
        number = bank.get(names(bank)["garden cherries.txt"]).number
    np.testing.assert_array_equal(second(path).seen.numbers, known)
    with Vault.open(path, unlock(path, passphrase=PASSPHRASE), writable=False) as vault:
        (look,) = vault.learned.models.looks().values()
        assert look.last_item == number


@pytest.mark.usefixtures("tuned")
def test_tuning_that_is_no_better_changes_nothing(
    taught: Path, once: Once, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / taught.name
    shutil.copytree(taught, path)
    monkeypatch.setattr(Outcome, "is_better", False)
    monkeypatch.setattr(text_tuning, "tune", once)
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        before = bank.albums.versions("Garden"), bank.albums.suggest("Garden")
        version = bank.albums.train("Garden", method=Method.FINE_TUNED)
        assert version.tuning is not None
        assert not version.tuning.helped
        assert (bank.albums.versions("Garden"), bank.albums.suggest("Garden")) == before


def test_it_can_be_stopped_and_is_refused_where_there_is_too_little_text(taught: Path, tmp_path: Path) -> None:
    path = tmp_path / taught.name
    shutil.copytree(taught, path)
    with LockedBank(path).unlock(passphrase=PASSPHRASE) as bank:
        assert bank.albums.can_tune("Garden")
        stop = threading.Event()
        stop.set()
        with pytest.raises(Cancelled):
            bank.albums.tune("Garden", stop=stop)
        assert len(bank.albums.versions("Garden")) == 1
        bank.albums.create("Few", examples=[names(bank)[f"garden {BLOOMS[0]}.txt"]])
        assert not bank.albums.can_tune("Few")
        with pytest.raises(UserError, match="too little text"):
            bank.albums.tune("Few")

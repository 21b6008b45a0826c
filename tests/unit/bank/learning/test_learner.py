"""What albums learn stays consistent: trained once for the same answers, in one thread at a time, kept and dropped."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from heirloom.bank import Bank, LockedBank
from heirloom.bank.learning import drifting
from heirloom.core.albums import A_HANDFUL, Answer, Asked, asks_first
from heirloom.core.errors import Cancelled, UserError
from heirloom.core.records import ItemId
from heirloom.core.tenths import of_ten
from heirloom.vault import SpaceRow, Vault, unlock
from tests.unit.bank.learning import taught
from tests.unit.vault.catalogue.filling import Filler

Heaps = tuple[list[ItemId], list[ItemId]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Heaps]:
    path = tmp_path_factory.mktemp("taught") / "Heaps.heirloom"
    return path, taught.make(path)


@pytest.fixture
def heaps(made: tuple[Path, Heaps]) -> Heaps:
    return made[1]


@pytest.fixture
def vault_path(made: tuple[Path, Heaps], tmp_path: Path) -> Path:
    shutil.copytree(made[0], tmp_path / "Heaps.heirloom")
    return tmp_path / "Heaps.heirloom"


@pytest.fixture
def bank(vault_path: Path) -> Iterator[Bank]:
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as opened:
        yield opened


def teach(bank: Bank, heaps: Heaps, count: int, *, start: int = 0) -> None:
    yes, no = (heap[start : start + count] for heap in heaps)
    bank.albums.answer("First", {**dict.fromkeys(yes, Answer.YES), **dict.fromkeys(no, Answer.NO)}, Asked.UNSURE)


def test_it_learns_which_heap_belongs(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    teach(bank, heaps, 8)
    found = bank.albums.suggest("First")
    assert len(found) == 60 - 16
    right = {one.id for one in found[:15]} & set(heaps[0])
    assert len(right) >= 13
    report = bank.albums.report("First")
    assert (report.yes, report.no, report.version) == (8, 8, 1)
    assert report.precision is not None
    assert report.precision.low <= report.precision.value <= report.precision.high
    assert "Of 10 it adds" in bank.albums.report_text("First")
    album = bank.albums.get("First")
    assert album.version == 1
    assert album.right_of_ten == of_ten(report.precision.value)
    assert album.waiting == sum(one.sure for one in found)


def test_the_same_answers_are_learned_once_and_more_answers_at_once(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    teach(bank, heaps, 3)
    assert [one.version for one in bank.albums.versions("First")] == []
    bank.albums.suggest("First")
    bank.albums.report("First")
    assert [one.version for one in bank.albums.versions("First")] == [1]
    teach(bank, heaps, 2, start=3)
    bank.albums.questions("First", 4)
    bank.albums.suggest("First")
    assert [(one.version, one.in_use) for one in bank.albums.versions("First")] == [(2, True), (1, False)]


def test_nothing_to_go_by_gives_nothing_and_says_so(bank: Bank) -> None:
    bank.albums.create("First")
    assert bank.albums.suggest("First") == []
    assert bank.albums.questions("First", 3) == []
    assert bank.albums.would_join("First", 0.5) == (0, 0, 0)
    assert bank.albums.report("First").reason == "too_few"
    for what in (bank.albums.train, bank.albums.apply):
        with pytest.raises(UserError, match="show a few"):
            what("First")


def test_carefulness_moves_what_would_join(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    teach(bank, heaps, 6)
    bank.albums.train("First")
    steps = [bank.albums.would_join("First", carefulness) for carefulness in np.linspace(0, 1, 11)]
    joining = [joins for _, joins, _ in steps]
    assert joining == sorted(joining, reverse=True)
    assert len({waiting for waiting, _, _ in steps}) == 1
    assert all(wrong <= joins <= waiting for waiting, joins, wrong in steps)
    change = bank.albums.apply("First")
    assert change.count == bank.albums.would_join("First", 0.5)[1] + change.count
    assert bank.albums.get("First").waiting == 0


def test_what_may_be_wrong_is_no_less_than_held_out_answers_say(bank: Bank, heaps: Heaps) -> None:
    """Answers that contradict what is seen: no training can do well on them, however sure it is of itself."""
    bank.albums.create("First")
    both = [one for pair in zip(*heaps, strict=True) for one in pair][:28]
    crossed = {one: Answer.YES if at % 4 in (0, 3) else Answer.NO for at, one in enumerate(both)}
    bank.albums.answer("First", crossed, Asked.UNSURE)
    bank.albums.train("First")
    bank.albums.set_carefulness("First", 0.0)
    report = bank.albums.report("First")
    _, joins, wrong = bank.albums.would_join("First", 0.0)
    assert report.precision is not None
    assert report.adding is not None
    assert joins
    assert wrong >= round(joins * (1 - min(report.precision.value, report.adding.value)))
    assert asks_first(joins, wrong, yes=14) == (joins > A_HANDFUL and 2 * wrong > joins)
    assert asks_first(141, 0, yes=14)
    assert not asks_first(140, 70, yes=14)
    assert asks_first(140, 71, yes=14)
    assert not asks_first(4, 4, yes=14)


def test_a_file_that_nothing_was_read_from_is_never_asked_about(vault_path: Path, heaps: Heaps) -> None:
    with Vault.open(vault_path, unlock(vault_path, passphrase=taught.PASSPHRASE), writable=True) as vault:
        unseen = {one.item_id for one in Filler().add(vault, 12)}
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create("First")
        teach(bank, heaps, 4)
        asked = {one.id for one in bank.albums.questions("First", 100)}
        assert len(asked) == 60 - 8
        assert not asked & unseen
        found = bank.albums.suggest("First")
        assert unseen <= {one.id for one in found}
        assert not any(one.sure for one in found if one.id in unseen)
        assert not unseen & set(bank.albums.apply("First").ids)


def test_going_back_to_a_version_lasts_until_the_next_answer(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    teach(bank, heaps, 3)
    first = {one.id: one.probability for one in bank.albums.suggest("First")}
    teach(bank, heaps, 5, start=3)
    bank.albums.suggest("First")
    bank.albums.roll_back("First", 1)
    assert bank.albums.get("First").version == 1
    report = bank.albums.report("First")
    assert (report.yes, report.no, report.unlearned) == (3, 3, 10)
    told = bank.albums.report_text("First")
    assert "it knew 6 answers, and 10 answers of now not" in told
    assert "give 6 more" not in told
    again = {one.id: one.probability for one in bank.albums.suggest("First")}
    assert again == pytest.approx({one: first[one] for one in again}, abs=0.02)
    assert [one.version for one in bank.albums.versions("First")] == [2, 1]
    assert len(bank.albums.answers("First")) == 16
    teach(bank, heaps, 1, start=8)
    bank.albums.suggest("First")
    assert bank.albums.get("First").version == 3
    assert bank.albums.report("First").unlearned == 0
    with pytest.raises(UserError, match="not kept"):
        bank.albums.roll_back("First", 9)


def test_going_back_lasts_though_answers_were_given_that_nobody_learned_from(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    for start in (0, 3):
        teach(bank, heaps, 3, start=start)
        bank.albums.train("First")
    teach(bank, heaps, 1, start=6)
    bank.albums.roll_back("First", 1)
    assert bank.albums.report("First").version == 1
    assert bank.albums.get("First").version == 1
    bank.albums.train("First")
    assert bank.albums.get("First").version == 3


def test_examples_that_were_all_set_aside_are_told_in_a_plain_sentence(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    bank.albums.answer("First", dict.fromkeys(heaps[0][:4], Answer.YES))
    bank.albums.train("First")
    bank.set_aside(heaps[0][:4])
    with pytest.raises(UserError, match="not set aside"):
        bank.albums.train("First")
    bank.bring_back(heaps[0][:4])
    bank.albums.train("First")


def test_an_album_waits_while_another_encoder_has_yet_to_look(vault_path: Path, heaps: Heaps) -> None:
    with (
        Vault.open(vault_path, unlock(vault_path, passphrase=taught.PASSPHRASE), writable=True) as vault,
        vault.derive(),
    ):
        vault.vectors.activate(vault.vectors.ensure_space(SpaceRow("image", "another", "1", 8, "fp32")))
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create("First")
        teach(bank, heaps, 8)
        with pytest.raises(UserError, match="understood"):
            bank.albums.train("First")
        assert bank.albums.suggest("First") == []
        assert bank.albums.questions("First", 3) == []
        assert bank.albums.would_join("First", 0.5) == (0, 0, 0)


def test_what_was_learned_is_there_after_opening_again(vault_path: Path, heaps: Heaps) -> None:
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create("First")
        teach(bank, heaps, 6)
        before = bank.albums.suggest("First")
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        after = bank.albums.suggest("First")
        assert [one.version for one in bank.albums.versions("First")] == [1]
    assert [one.id for one in after] == [one.id for one in before]
    assert [one.probability for one in after] == pytest.approx([one.probability for one in before])


def test_a_vault_opened_for_reading_learns_without_keeping_it(vault_path: Path, heaps: Heaps) -> None:
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create("First")
        teach(bank, heaps, 4)
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE, writable=False) as bank:
        assert bank.albums.suggest("First")
        assert bank.albums.suggest("First")
        assert bank.albums.versions("First") == []


def test_a_model_that_does_not_parse_is_dropped_and_trained_anew(vault_path: Path, heaps: Heaps) -> None:
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create("First")
        teach(bank, heaps, 6)
        before = [one.id for one in bank.albums.suggest("First")]
        with bank._vault.derive():
            bank._vault._catalogue.run("UPDATE album_models SET model = x'00ff00'")
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.classify()
        assert [one.id for one in bank.albums.suggest("First")] == before
        assert [(one.version, one.in_use) for one in bank.albums.versions("First")] == [(1, True)]


def test_new_memories_are_looked_at_and_join_only_by_a_person_s_word(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    teach(bank, heaps, 8)
    bank.albums.train("First")
    bank.albums.apply("First")
    assert bank.albums.get("First").waiting == 0
    members = bank.albums.get("First").items
    more, _ = taught.fill(bank._vault, 20, seed=9)
    bank.albums.classify()
    waiting = bank.albums.get("First").waiting
    assert waiting is not None
    assert waiting >= 1
    assert bank.albums.get("First").items == members
    sure = {one.id for one in bank.albums.suggest("First") if one.sure}
    assert len(sure & set(more)) >= waiting - 2
    bank.hand.set_aside(more)
    bank.albums.classify()
    assert bank.albums.get("First").waiting == waiting - len(sure & set(more))


@pytest.mark.parametrize("was_shown", [True, False])
def test_answers_to_what_was_shown_tell_of_drift_wherever_they_are_given(
    vault_path: Path, heaps: Heaps, was_shown: bool
) -> None:
    """As the command line does it: every step opens the vault anew."""
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create("First")
        teach(bank, heaps, 12)
        found = bank.albums.show("First", 60) if was_shown else bank.albums.suggest("First", 60)
        bank.albums.show("First", 3)
        sure = [one.id for one in found if one.sure]
        assert len(sure) >= 12
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.answer("First", dict.fromkeys(sure, Answer.NO))
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        taught.fill(bank._vault, 2, seed=9)
        bank.albums.classify()
        assert bank.albums.drift("First") == ("acceptance" if was_shown else None)
        assert bank.albums.show("First", 5)  # learned anew: what was shown before counts no more
        assert bank.albums.drift("First") is None


def test_an_album_that_drifts_learns_again_by_itself_once_and_can_go_back(
    vault_path: Path, heaps: Heaps, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create("First")
        teach(bank, heaps, 12)
        sure = [one.id for one in bank.albums.show("First", 60) if one.sure]
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.answer("First", dict.fromkeys(sure, Answer.NO))
        taught.fill(bank._vault, 2, seed=9)
        bank.albums.classify()
        assert bank.albums.drift("First") == "acceptance"
        assert [one.version for one in bank.albums.versions("First")] == [1]  # somebody is at it: only told
        assert not bank.albums.learned_again("First")
    monkeypatch.setattr(drifting, "TEACHING", timedelta(0))
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        said = bank.albums.answers("First")
        bank.albums.classify()
        assert [(one.version, one.in_use) for one in bank.albums.versions("First")] == [(2, True), (1, False)]
        assert (bank.albums.drift("First"), bank.albums.learned_again("First")) == ("acceptance", True)
        assert bank.albums.report("First").drift == "acceptance"
        assert bank.albums.answers("First") == said
        for seed in (10, 11):
            taught.fill(bank._vault, 2, seed=seed)
            bank.albums.classify()
        assert bank.albums.get("First").version == 2
        assert bank.albums.learned_again("First")
        bank.albums.roll_back("First", 1)
        taught.fill(bank._vault, 2, seed=12)
        bank.albums.classify()
        assert bank.albums.get("First").version == 1  # a person went back on purpose
        assert not bank.albums.learned_again("First")
        teach(bank, heaps, 1, start=20)
        bank.albums.suggest("First")
        assert (bank.albums.drift("First"), bank.albums.learned_again("First")) == (None, False)


def test_an_album_learns_again_by_itself_at_most_once_a_day(
    bank: Bank, heaps: Heaps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drifting, "TEACHING", timedelta(0))
    models = bank._vault.learned.models
    bank.albums.create("First")
    teach(bank, heaps, 12)
    bank.albums.train("First")
    number = next(iter(models.looks()))

    def drifted() -> int | None:
        """The version in use after a look that found drift."""
        look = models.looks()[number]
        with bank._vault.derive():
            models.put_look(number, replace(look, state=look.state | {"drift": "scores"}))
        bank.albums.classify()
        return bank.albums.get("First").version

    assert [drifted(), drifted()] == [2, 2]
    assert bank.albums.drift("First") == "scores"
    monkeypatch.setattr(drifting, "AGAIN_AFTER", timedelta(0))
    assert drifted() == 3
    monkeypatch.setattr(drifting, "TEACHING", timedelta(minutes=10))
    assert drifted() == 3


def test_many_threads_teach_and_train_and_nothing_is_lost(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    teach(bank, heaps, 1)
    wrong: list[BaseException] = []

    def work(turn: int) -> None:
        try:
            for place in range(2 + turn, 26, 3):
                teach(bank, heaps, 1, start=place)
                bank.albums.train("First")
                bank.albums.suggest("First", 5)
                bank.albums.would_join("First", 0.3)
        except BaseException as error:  # noqa: BLE001 - raised again where the test can see it
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(turn,)) for turn in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(bank.albums.answers("First")) == 2 * 25
    versions = bank.albums.versions("First")
    assert len({one.version for one in versions}) == len(versions)
    assert [one.in_use for one in versions] == [True] + [False] * (len(versions) - 1)
    assert (versions[0].yes, versions[0].no) == (25, 25)
    assert bank.albums.report("First").version == versions[0].version


def test_who_waits_for_a_training_can_be_stopped(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    teach(bank, heaps, 3)
    row = bank.albums._reading.row("First")
    stop = threading.Event()
    ended = threading.Event()

    def wait() -> None:
        with pytest.raises(Cancelled):
            bank.albums.train("First", stop=stop)
        ended.set()

    with bank.albums._learner._turn(row, None):
        waiting = threading.Thread(target=wait)
        waiting.start()
        stop.set()
        waiting.join(10)
    assert ended.is_set()
    assert bank.albums.versions("First") == []


def test_an_older_copy_of_the_catalogue_keeps_its_answers_and_learns_from_them(vault_path: Path, heaps: Heaps) -> None:
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create("First")
        teach(bank, heaps, 5)
        bank.albums.train("First")
    older = (vault_path / "catalog.db").read_bytes()
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        teach(bank, heaps, 3, start=5)
        bank.albums.train("First")
        bank.albums.apply("First")
    (vault_path / "catalog.db").write_bytes(older)
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        assert bank.mending is not None
        assert bank.mending.lost_changes == 2
        assert len(bank.albums.answers("First")) == 10
        assert bank.albums.get("First").added == 0
        teach(bank, heaps, 1, start=9)
        assert bank.albums.suggest("First")
        assert [one.version for one in bank.albums.versions("First")] == [2, 1]
        assert bank.verify().is_clean


def test_who_waited_for_the_same_answers_gets_what_was_learned(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    teach(bank, heaps, 8)
    versions: list[int] = []

    def train() -> None:
        versions.append(bank.albums.train("First").version)

    row = bank.albums._reading.row("First")
    turn = bank.albums._learner._turn(row, None)
    with turn:
        threads = [threading.Thread(target=train) for _ in range(4)]
        for thread in threads:
            thread.start()
        bank.albums._learner._train(row, None, None)
    for thread in threads:
        thread.join()
    assert versions.count(1) + versions.count(2) == 4  # one that came late may have found nobody at work
    told = bank.albums.train("First")
    assert (told.yes, told.no, told.in_use) == (8, 8, True)
    assert told.f1 == bank.albums.versions("First")[0].f1


def test_training_a_vault_opened_for_reading_tells_its_version(vault_path: Path, heaps: Heaps) -> None:
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create("First")
        teach(bank, heaps, 4)
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE, writable=False) as bank:
        assert bank.albums.train("First").yes == 4


def test_lists_tell_how_well_it_does_at_the_carefulness_of_now(bank: Bank, heaps: Heaps) -> None:
    bank.albums.create("First")
    teach(bank, heaps, 8)
    bank.albums.train("First")
    told = set()
    for carefulness in (0.0, 0.5, 1.0):
        change = bank.albums.set_carefulness("First", carefulness)
        precision = bank.albums.report("First").precision
        assert precision is not None
        assert bank.albums.get("First").right_of_ten == of_ten(precision.value)
        told.add(bank.albums.get("First").right_of_ten)
    assert len(told) > 1
    strict = bank.albums.get("First")
    bank.hand.undo(change)
    undone = bank.albums.get("First")
    assert (undone.waiting, undone.right_of_ten) != (strict.waiting, strict.right_of_ten)
    assert undone.waiting == bank.albums.would_join("First", 0.5)[1]


def test_what_the_machine_added_waits_again_once_it_is_taken_back(vault_path: Path, heaps: Heaps) -> None:
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create("First")
        teach(bank, heaps, 8)
        bank.albums.train("First")
        before = bank.albums.get("First").waiting
        assert before
        change = bank.albums.apply("First")
        assert bank.albums.get("First").waiting == 0
        bank.hand.undo(change)
        assert bank.albums.get("First").waiting == before
        bank.albums.apply("First")
    with LockedBank(vault_path).unlock(passphrase=taught.PASSPHRASE) as bank:
        assert bank.albums.get("First").waiting == 0
        bank.albums.undo_machine("First")
        assert bank.albums.get("First").waiting == before

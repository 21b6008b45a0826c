"""What an album tells of itself follows its answers: without one that belongs, nothing that was learned holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from heirloom.bank import LockedBank
from heirloom.core.albums import Answer
from heirloom.core.errors import UserError
from tests.unit.bank.learning import taught

EACH = 8


def test_once_every_yes_is_turned_to_no_nothing_waits_and_it_is_too_early_to_say(tmp_path: Path) -> None:
    yes, no = taught.make(tmp_path / "Heaps.heirloom")
    with LockedBank(tmp_path / "Heaps.heirloom").unlock(passphrase=taught.PASSPHRASE) as bank:
        made = bank.albums.create("Heap")
        bank.albums.answer(made.id, dict.fromkeys(yes[:EACH], Answer.YES) | dict.fromkeys(no[:EACH], Answer.NO))
        bank.albums.train(made.id)
        before = bank.albums.get(made.id)
        assert before.waiting
        assert before.right_of_ten is not None
        assert bank.albums.would_join(made.id, 0.0)[1] > 0

        turned = bank.albums.answer(made.id, dict.fromkeys(yes[:EACH], Answer.NO))
        album, report = bank.albums.get(made.id), bank.albums.report(made.id)
        assert (album.waiting, album.right_of_ten) == (None, None)
        assert (report.reason, report.precision) == ("too_few", None)
        assert report.answers_needed > 0
        assert bank.albums.would_join(made.id, 0.0) == (0, 0, 0)
        assert bank.albums.suggest(made.id) == []
        with pytest.raises(UserError):
            bank.albums.apply(made.id)

        bank.hand.undo(turned)
        after = bank.albums.get(made.id)
        assert (after.waiting, after.right_of_ten) == (before.waiting, before.right_of_ten)

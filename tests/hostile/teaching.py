"""kill -9 while an album is taught: a child answers, trains in two threads and applies, and is killed again and again.

Every answer that the child was told is kept must be there when the vault is opened again, whatever moment it died at;
the models that lie there must parse, and the vault must verify.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from heirloom.bank import Bank, LockedBank
from heirloom.core.albums import Answer
from heirloom.core.errors import UserError
from heirloom.core.records import ItemId
from tests.unit.bank.learning import taught

ALBUM = "First"
ITEMS = 80
ANSWERS = {"y": Answer.YES, "n": Answer.NO}


@dataclass
class Outcome:
    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    trainings: int = 0
    problems: list[str] = field(default_factory=list)


def measure(folder: Path, kills: int, seed: int, within_s: float = 0.8) -> Outcome:
    """Teach one vault in `folder` until so many children were killed."""
    chance = random.Random(seed)
    path = folder / "Taught.heirloom"
    taught.make(path, items=ITEMS)
    with LockedBank(path).unlock(passphrase=taught.PASSPHRASE) as bank:
        bank.albums.create(ALBUM)
    outcome = Outcome()
    said: dict[str, Answer] = {}
    while outcome.kills < kills:
        heard = _teach_and_kill(path, chance.uniform(0.0, within_s))
        said |= heard
        outcome.kills += 1
        outcome.acknowledged += len(heard)
        _look(path, said, outcome)
    return outcome


def _teach_and_kill(path: Path, after_s: float) -> dict[str, Answer]:
    """What a child said was kept, before it was killed so long after its first answer."""
    child = subprocess.Popen([sys.executable, "-m", "tests.hostile.teaching", str(path)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    lines = [child.stdout.readline()]
    killer = threading.Timer(after_s, child.send_signal, (signal.SIGKILL,))
    killer.start()
    lines += child.stdout.readlines()
    killer.cancel()
    assert child.wait() == -signal.SIGKILL, "the child must go on until it is killed"
    child.stdout.close()
    heard = [line.split() for line in lines if line.endswith(b"\n")]
    return {item.decode(): ANSWERS[answer.decode()] for item, answer in heard}


def _look(path: Path, said: dict[str, Answer], outcome: Outcome) -> None:
    """Open as the next start does. An answer may be newer than what was heard, never absent."""
    with LockedBank(path).unlock(passphrase=taught.PASSPHRASE) as bank:
        kept = {str(one[0]): one[2] for one in bank.albums.answers(ALBUM)}
        outcome.lost += len(said.keys() - kept.keys())
        for row in bank.albums.versions(ALBUM):
            model = bank._vault.learned.models.get(bank.albums._reading.row(ALBUM).number, row.version)
            if model is None or bank.albums._learner._parsed(bank.albums._reading.row(ALBUM), model) is None:
                outcome.problems.append(f"version {row.version} does not parse")
        in_use = [row.version for row in bank.albums.versions(ALBUM) if row.in_use]
        if len(in_use) > 1:
            outcome.problems.append(f"several models in use: {in_use}")
        outcome.trainings = max(outcome.trainings, *in_use, 0)
        yes = sum(answer is Answer.YES for answer in kept.values())
        if yes and len(kept) < ITEMS and not bank.albums.suggest(ALBUM, 5):
            outcome.problems.append(f"nothing is suggested after {len(kept)} answers, {yes} of them yes")
        found = bank.verify()
        outcome.problems += [*found.catalogue, *(str(one) for one in (*found.damaged, *found.missing))]


def teach(path: Path) -> None:
    """The child: answer, learn, let the machine add and take it out again, without end."""
    with LockedBank(path).unlock(passphrase=taught.PASSPHRASE) as bank:
        items = [item.id for item in bank.list_items().items]
        said = {one[0]: one[2] for one in bank.albums.answers(ALBUM)}
        for turn in range(2):
            threading.Thread(target=_learn, args=(bank, turn), daemon=True).start()
        chance = random.Random()
        while True:
            one = chance.choice(items)
            answer = Answer.NO if said.get(one) is Answer.YES else Answer.YES
            _say(bank, one, answer)
            said[one] = answer


def _say(bank: Bank, item: ItemId, answer: Answer) -> None:
    bank.albums.answer(ALBUM, {item: answer})
    os.write(sys.stdout.fileno(), f"{item} {'y' if answer is Answer.YES else 'n'}\n".encode())


def _learn(bank: Bank, turn: int) -> None:
    while True:
        with suppress(UserError):  # while there is nothing to learn from yet
            bank.albums.train(ALBUM)
            if turn:
                bank.albums.apply(ALBUM, 0.2)
                bank.albums.undo_machine(ALBUM)


if __name__ == "__main__":
    teach(Path(sys.argv[1]))

"""The demo: a throw-away vault, filled with sample memories or with your own folders, and questions to it.

packaging/dev.py starts it with the Python of .venv. Where there is a screen the window opens on the vault at the end
(not with --no-window).
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# Before the first import of the package: the demo keeps converted encoders inside the source tree, not in your home.
os.environ.setdefault("HEIRLOOM_DATA", str(ROOT / "build" / "demo"))

import demo_window  # noqa: E402
from heirloom import bank as banks  # noqa: E402
from heirloom.bank import Bank, ImportReport, LockedBank  # noqa: E402
from heirloom.cli.answers import tell_hit  # noqa: E402
from heirloom.cli.commands.import_files import tell as tell_import  # noqa: E402
from heirloom.cli.output import Output, bold, dim  # noqa: E402
from heirloom.cli.words import count_of, format_bytes, format_duration  # noqa: E402
from heirloom.core.errors import HeirloomError  # noqa: E402
from heirloom.core.records import Hit, Item, Kind  # noqa: E402
from heirloom.core.words import STOP_WORDS  # noqa: E402

SAMPLES = ROOT / "resources" / "samples"
NO_WINDOW = "--no-window"
PASSPHRASE = "a throw-away passphrase"
SHOWN_HITS = 3
OWN_ITEMS = 500
OWN_TITLES = 3
OWN_WORDS = 4


def main(paths: Sequence[str]) -> int:
    output = Output(as_json=False)
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="heirloom-demo-"))
    try:
        code = _demo([path for path in paths if path != NO_WINDOW], folder, output, began)
        if code == 0 and NO_WINDOW not in paths and demo_window.has_screen():
            output.say("The window opens on it now; close it to end the demo.")
            if not demo_window.show(folder / "vault", PASSPHRASE):
                output.say("The window could not be shown.")
        output.say("The vault is thrown away; your files are untouched.")
        return code
    except HeirloomError as error:
        output.error(error)
        return error.exit_code
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _demo(paths: Sequence[str], folder: Path, output: Output, began: float) -> int:
    samples = json.loads((SAMPLES / "samples.json").read_text(encoding="utf-8"))
    sources = list(paths) or [str(lay_out(samples, folder / "memories"))]
    vault = folder / "vault"
    banks.create(vault, PASSPHRASE, light_kdf=True)
    output.say(bold("Heirloom"), ", a digital memory bank in one encrypted vault")
    output.say()
    with ExitStack() as opened:
        bank = opened.enter_context(LockedBank(vault).unlock(passphrase=PASSPHRASE))
        progress = opened.enter_context(output.progress())
        report = bank.import_paths(sources, progress=progress)
        _tell_filled(bank, report, output)
        if paths:
            for question in own_questions(bank.list_items(limit=OWN_ITEMS).items):
                ask(bank, question, "", output)
            right = True
        else:
            answers = [_ask_and_check(bank, question, output) for question in samples["questions"]]
            right = all(answers)
        if sys.stdin.isatty():
            _ask_freely(bank, output)
    output.say(f"That took {format_duration(time.monotonic() - began)}.")
    return 0 if right else 1


def lay_out(samples: dict[str, Any], target: Path) -> Path:
    """Copy the sample memories below `target`, each with the time of its story."""
    for relative, date in samples["dates"].items():
        _place(SAMPLES / relative, target / relative, date)
    for picture in samples["pictures"]:
        spec = importlib.util.find_spec(picture["package"])
        if spec is None or spec.origin is None:
            sys.exit(f"The package {picture['package']} is missing; `python3 packaging/dev.py demo` installs it.")
        _place(Path(spec.origin).parent / picture["file"], target / picture["as"], picture["date"])
    return target


def _place(source: Path, target: Path, date: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    at = datetime.fromisoformat(date).replace(hour=12, tzinfo=UTC).timestamp()
    os.utime(target, (at, at))


def _tell_filled(bank: Bank, report: ImportReport, output: Output) -> None:
    tell_import(report, output)
    sizes = bank.status().bytes
    output.say(
        f"On this disk lie only sealed objects, {format_bytes(sizes['stored'])} of them, and an encrypted catalogue."
    )
    output.say()


def _ask_and_check(bank: Bank, question: dict[str, str], output: Output) -> bool:
    hits = ask(bank, question["ask"], question["how"], output)
    if hits and hits[0].item.original_name == question["finds"]:
        return True
    output.say(f"      expected {question['finds']} first")
    return False


def ask(bank: Bank, question: str, how: str, output: Output) -> list[Hit]:
    """Print the question, the first hits and the reasons for each; return all sure hits, then the others."""
    began = time.monotonic()
    found = bank.search(question, limit=20)
    passed_ms = (time.monotonic() - began) * 1000
    output.say("  ", bold(f"? {question}"), "   ", dim(how))
    hits = [*found.hits, *found.weaker]
    for number, hit in enumerate(hits[:SHOWN_HITS], 1):
        tell_hit(hit, output, f"    {number} ")
    if not hits:
        output.say("      nothing found")
    more = f", {len(found.hits) - SHOWN_HITS} more sure ones" if len(found.hits) > SHOWN_HITS else ""
    output.say(dim(f"      {count_of(len(found.hits), 'sure memory', 'sure memories')}{more}, {passed_ms:.0f} ms"))
    output.say()
    return hits


def own_questions(items: Sequence[Item]) -> list[str]:
    """Questions that these memories can answer: words of titles, the photos of a year, a place, a file name."""
    titles = [item.title for item in items if item.title and any(map(str.isalpha, item.title))]
    questions = [_beginning(title) for title in titles[:OWN_TITLES]]
    for kind in (Kind.PHOTO, Kind.DOCUMENT):
        years = [item.captured.at.year for item in items if item.kind is kind and item.captured]
        if years:
            questions.append(f"{kind.value}s from {max(set(years), key=years.count)}")
    questions += [item.place.split(",")[0] for item in items if item.place][:1]
    if not questions:
        questions = [item.original_name for item in items[:OWN_TITLES]]
    return list(dict.fromkeys(questions))


def _beginning(title: str) -> str:
    words = title.split()[:OWN_WORDS]
    while len(words) > 1 and words[-1].lower() in STOP_WORDS:
        words.pop()
    return " ".join(words)


def _ask_freely(bank: Bank, output: Output) -> None:
    output.say("Your turn: ask anything in English or Chinese. An empty line ends.")
    while True:
        try:
            question = input("  ? ").strip()
        except EOFError:
            return
        if not question:
            return
        ask(bank, question, "", output)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`heirloom watch`: folders whose new files are sealed by themselves."""

from __future__ import annotations

import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict

from heirloom.bank import Bank, ImportReport, WatchedFolder
from heirloom.cli.access import Access, open_bank, stoppable
from heirloom.cli.commands.import_files import tell
from heirloom.cli.output import Json, Output
from heirloom.cli.parser import add_actions
from heirloom.cli.words import iso_utc
from heirloom.core.errors import Cancelled, VaultBusy

RETRY_S = 5.0
"""How often a watcher that waits for another writer tries again."""


def add_arguments(parser: ArgumentParser) -> None:
    actions = add_actions(
        parser,
        {
            "add": "watch a folder from now on",
            "remove": "watch it no more; what came from it stays",
            "list": "the watched folders",
            "run": "import what is new, then whatever appears, until Ctrl-C",
        },
    )
    for name in ("add", "remove"):
        actions[name].add_argument("folder", metavar="DIR", help="the folder, with all that is below")
    actions["run"].add_argument("--once", action="store_true", help="compare every folder once, import, and end")


def run(options: Namespace, output: Output) -> int:
    if options.action == "run":
        return _run_once(options, output) if options.once else _run(options, output)
    with open_bank(options, output, writable=options.action != "list") as bank:
        if options.action == "add":
            bank.watch_add(options.folder)
        elif options.action == "remove":
            bank.watch_remove(options.folder)
        folders = bank.watch_list()
    output.document(document(folders))
    _tell(folders, output)
    return 0


def document(folders: Sequence[WatchedFolder]) -> Json:
    rows = [
        {
            "path": folder.path,
            "state": folder.state,
            "last_scan_at": folder.last_scan_at and iso_utc(folder.last_scan_at),
            "items": folder.items,
        }
        for folder in folders
    ]
    return {"folders": rows}


def _run_once(options: Namespace, output: Output) -> int:
    access = Access(options, output)
    with stoppable(output) as stop, access.open(writable=True) as bank:
        return _watch(bank, stop, output, once=True)


def _run(options: Namespace, output: Output) -> int:
    """Watch until Ctrl-C. While another process writes to the vault, wait for it and say so once."""
    access = Access(options, output)
    said = False
    with stoppable(output) as stop:
        while not stop.is_set():
            try:
                with access.open(writable=True) as bank:
                    return _watch(bank, stop, output, once=False)
            except VaultBusy as busy:
                if not said:
                    output.note(f"{busy.message} Watching waits until it is done.")
                    if output.as_json:
                        output.line({"waiting": busy.code})
                said = True
            stop.wait(RETRY_S)
    raise Cancelled("Stopped.")


def _watch(bank: Bank, stop: threading.Event, output: Output, *, once: bool) -> int:
    failed = 0

    def report(arrived: ImportReport) -> None:
        nonlocal failed
        failed += len(arrived.failed)
        if output.as_json:
            output.line(asdict(arrived))
        else:
            tell(arrived, output)

    folders = bank.watch_list()
    if not once:
        _say_watching(folders, output)
    bank.watch_run(once=once, report=report, stop=stop)
    folders = bank.watch_list()
    output.document(document(folders))
    _tell(folders, output)
    if stop.is_set():
        raise Cancelled("Stopped.")
    return 1 if failed else 0


def _say_watching(folders: Sequence[WatchedFolder], output: Output) -> None:
    output.document(document(folders))
    if folders:
        output.say("Watching, until Ctrl-C:")
        for folder in folders:
            output.say(f"  {folder.path}")
    else:
        output.say("No folder is watched yet: `heirloom watch add DIR`.")


def _tell(folders: Sequence[WatchedFolder], output: Output) -> None:
    if not folders:
        output.say("No folders are watched.")
        return
    output.table(
        ("folder", "state", "last scan", ">files"),
        [
            (
                folder.path,
                folder.state,
                folder.last_scan_at.strftime("%Y-%m-%d %H:%M") if folder.last_scan_at else "never",
                f"{folder.items:,}",
            )
            for folder in folders
        ],
    )

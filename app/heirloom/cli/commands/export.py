"""`heirloom export`: originals back as plain files, each with a JSON sidecar."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from heirloom.cli.access import open_bank, stoppable
from heirloom.cli.output import Output
from heirloom.cli.words import count_of
from heirloom.core.errors import UserError


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("ids", nargs="*", metavar="ID", help="a memory's id, or its first 8 characters or more")
    parser.add_argument("--all", action="store_true", help="everything in the vault")
    parser.add_argument("--to", required=True, metavar="DIR", help="the folder to write into")


def run(options: Namespace, output: Output) -> int:
    if bool(options.ids) == options.all:
        raise UserError("Say which memories to export: their ids, or --all.")
    to = Path(options.to).expanduser().absolute()
    with open_bank(options, output, writable=False) as bank, stoppable(output) as stop, output.progress() as progress:
        report = bank.export(None if options.all else options.ids, to, progress=progress, stop=stop)
    failed = [{"id": item_id, "code": code, "reason": reason} for item_id, code, reason in report.failed]
    output.document({"exported": report.exported, "already": report.already, "failed": failed})
    output.say(f"{count_of(report.exported - report.already, 'file')} written to {to}.")
    if report.already:
        was = "was" if report.already == 1 else "were"
        output.say(f"{count_of(report.already, 'file')} {was} there already, byte for byte, and {was} left.")
    for item_id, _, reason in report.failed:
        output.say(f"  not written: {item_id}: {reason}")
    return 1 if failed else 0

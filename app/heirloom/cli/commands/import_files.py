"""`heirloom import`: seal files, then understand them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from heirloom.bank import ImportReport
from heirloom.cli.access import open_bank, stoppable
from heirloom.cli.output import Output
from heirloom.cli.words import count_of, format_bytes, format_duration

SHOWN_PATHS = 5


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder; folders with all that is below")
    parser.add_argument("--no-wait", action="store_true", help="return when everything is sealed; understand it later")
    parser.add_argument(
        "--ocr", choices=("auto", "off"), default="auto", help="read words in pictures where there seem to be some"
    )


def run(options: Namespace, output: Output) -> int:
    with open_bank(options, output, writable=True) as bank, stoppable(output) as stop, output.progress() as progress:
        report = bank.import_paths(
            options.paths, ocr=options.ocr == "auto", wait=not options.no_wait, progress=progress, stop=stop
        )
    output.document(asdict(report))
    tell(report, output)
    return 1 if report.failed else 0


def tell(report: ImportReport, output: Output) -> None:
    """The report in words."""
    output.say(
        f"Sealed {count_of(report.imported, 'new file')} of {count_of(report.found, 'file')} met"
        f" ({format_bytes(report.bytes)}) in {format_duration(report.seconds)}."
    )
    if report.duplicates:
        output.say(f"{count_of(report.duplicates, 'file')} had been sealed before; where they lie was noted.")
    if report.skipped:
        output.say(f"{count_of(report.skipped, 'entry', 'entries')} passed over: links, devices and their like.")
    _tell_list(
        f"{count_of(len(report.failed), 'file')} could not be sealed:",
        [f"{one.path}: {one.reason}" for one in report.failed],
        output,
    )
    _tell_list(
        f"{count_of(len(report.not_understood), 'file')} sealed and safe, but not understood:",
        [f"{one.path}: {one.reason}" for one in report.not_understood],
        output,
    )


def _tell_list(head: str, lines: list[str], output: Output) -> None:
    if not lines:
        return
    output.say(head)
    for line in lines[:SHOWN_PATHS]:
        output.say(f"  {line}")
    if len(lines) > SHOWN_PATHS:
        output.say(f"  and {len(lines) - SHOWN_PATHS:,} more; --json lists all")

"""`heirloom import`: seal files, then understand them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from heirloom.bank import ImportReport
from heirloom.cli.access import open_bank, stoppable
from heirloom.cli.output import Output
from heirloom.cli.words import count_of, format_bytes, format_duration, plain_reason

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
    _tell_left(report, options, output)
    return 1 if report.failed else 0


def tell(report: ImportReport, output: Output) -> None:
    """The report in words."""
    took = format_duration(report.seconds)
    if report.imported:
        met = f"{count_of(report.imported, 'new file')} of {count_of(report.found, 'file')} met"
        output.say(f"Sealed {met} ({format_bytes(report.bytes)}) in {took}.")
    else:
        output.say(f"Nothing new to seal: {count_of(report.found, 'file')} met in {took}.")
    if report.duplicates:
        output.say(f"{count_of(report.duplicates, 'file')} had been sealed before; where they lie was noted.")
    if report.skipped:
        what = ", ".join(_times(reason, count) for reason, count in report.passed_over.items())
        output.say(f"{count_of(report.skipped, 'entry', 'entries')} passed over: {what}.")
    understood = understood_words(report)
    if understood:
        output.say(understood)
    _tell_list(
        f"{count_of(len(report.failed), 'file')} could not be sealed:",
        [f"{one.path}: {plain_reason(one.reason)}" for one in report.failed],
        output,
    )
    _tell_list(
        f"{count_of(len(report.not_understood), 'file')} sealed and safe, but not understood:",
        [f"{one.path}: {plain_reason(one.reason)}" for one in report.not_understood],
        output,
    )


def understood_words(report: ImportReport) -> str:
    """What became of files, these and any that still waited: understood, and read for words; empty for nothing."""
    done = {stage: states.get("done", 0) for stage, states in report.stages.items()}
    told = []
    if count := done.get("metadata", 0):
        told.append(f"{count_of(count, 'file')} understood")
    elif count := done.get("vectors", 0):
        told.append(f"{count_of(count, 'file')} understood anew")
    if count := done.get("ocr", 0):
        found = f"in {report.words_found:,} of them there were some" if report.words_found else "there were none"
        told.append(f"{count_of(count, 'picture or scan', 'pictures and scans')} read for words: {found}")
    return f"{'; '.join(told)}." if told else ""


def _tell_left(report: ImportReport, options: Namespace, output: Output) -> None:
    """What was put off, and what does it."""
    if not report.imported:
        return
    if options.no_wait:
        output.say("What is in them is understood with the next import, or by `heirloom jobs resume`.")
    elif options.ocr == "off":
        output.say("Words in pictures were not looked for, as asked; the next import without `--ocr off` does it.")


def _times(reason: str, count: int) -> str:
    """ "a link", "3 links", "the vault itself"."""
    if reason.startswith("a "):
        return reason if count == 1 else f"{count:,} {reason[2:]}s"
    return reason


def _tell_list(head: str, lines: list[str], output: Output) -> None:
    if not lines:
        return
    output.say(head)
    for line in lines[:SHOWN_PATHS]:
        output.say(f"  {line}")
    if len(lines) > SHOWN_PATHS:
        output.say(f"  and {len(lines) - SHOWN_PATHS:,} more; --json lists all")

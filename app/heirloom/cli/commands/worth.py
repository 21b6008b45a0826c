"""`heirloom worth`: what seems worth keeping and what seems clutter, why, and how often such proposals were right."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence

from heirloom.bank import Bank
from heirloom.cli.access import open_to_learn, stoppable
from heirloom.cli.arguments import count
from heirloom.cli.documents import lanes_document, verdict_row
from heirloom.cli.output import Output, bold, dim
from heirloom.cli.words import LANES, count_of
from heirloom.core.errors import Cancelled
from heirloom.core.screening import FACE_CUT, Clutter, Screened, ScreeningReport, Treasure, Verdict, Why
from heirloom.core.tenths import of_ten

KEEPSAKES = "keepsakes"
SHOWN = 50
_NAMED = {Clutter.NEAR_DUPLICATE: "copies", Clutter.FORWARD: "passed-on", Clutter.BURST: "in-a-row"}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "lane", nargs="?", type=_lane, metavar="LANE", help=f"the memories of one lane: {', '.join(_lanes())}"
    )
    parser.add_argument("--limit", type=count, default=SHOWN, metavar="N", help=f"at most so many (default {SHOWN})")
    parser.add_argument(
        "--guarded", action="store_true", help="those of a lane of clutter that are only gone through one by one"
    )


def lane_name(kind: Clutter) -> str:
    """What a person types for a lane."""
    return _NAMED.get(kind, kind.value.replace("_", "-"))


def _lanes() -> list[str]:
    return [KEEPSAKES, *map(lane_name, Clutter)]


def _lane(text: str) -> str:
    """The lane as `--json` calls it, which is taken too."""
    if text == KEEPSAKES:
        return text
    for kind in Clutter:
        if text in (lane_name(kind), kind.value):
            return kind.value
    raise ArgumentTypeError(f"{text} is no lane: there are {', '.join(_lanes())}")


def run(options: Namespace, output: Output) -> int:
    with open_to_learn(options, output) as bank:
        with stoppable(output) as stop, output.progress() as progress:
            bank.screening.look(progress, stop)
        if stop.is_set():
            raise Cancelled("Stopped; what was looked at is kept.")
        if options.lane is None:
            found, report = bank.screening.overview(), bank.screening.report()
            output.document(lanes_document(found, report))
            _tell_lanes(found, report, output)
        else:
            _list(bank, options, output)
    return 0


def _list(bank: Bank, options: Namespace, output: Output) -> None:
    screening = bank.screening
    if options.lane == KEEPSAKES:
        verdicts = screening.keepsakes(limit=options.limit)
    else:
        verdicts = screening.stack(Clutter(options.lane), limit=options.limit, guarded=options.guarded)
    output.document({"lane": options.lane, "items": [verdict_row(one) for one in verdicts]})
    _tell_verdicts(bank, verdicts, output)


def _tell_lanes(found: Screened, report: ScreeningReport, output: Output) -> None:
    """A table of the lanes, and the report in words."""
    if found.looked_at < found.total:
        output.say(f"Looked at {found.looked_at:,} of {found.total:,} memories so far.")
    rows = [
        (lane_name(one.kind), f"{one.count:,}", f"{one.guarded:,}" if one.guarded else "", LANES[one.kind])
        for one in found.stacks
    ]
    heads = ("lane", ">memories", ">one by one only", "what lies in it")
    output.table(heads, [(KEEPSAKES, f"{found.keepsakes:,}", "", "what seems worth keeping"), *rows])
    output.say("Nothing is deleted: `heirloom worth LANE` lists a lane, `heirloom set-aside ID` takes out of sight.")
    for line in told(report):
        output.say(line)


def told(report: ScreeningReport) -> list[str]:
    """How often proposals were right, in sentences."""
    decisions = count_of(report.kept + report.aside, "decision")
    if report.reason is not None:
        more = count_of(report.answers_needed, "more decision")
        return [f"Too early to say how often this is right: {decisions} learned from, {more} until a report."]
    sentences = (
        ("Of 10 it proposes as clutter, about {n} were set aside", report.precision),
        ("Of 10 that were set aside, it proposed about {n}", report.recall),
        ("Of 10 it proposes as keepsakes, about {n} were kept", report.keepsakes),
    )
    lines = [
        f"{sentence.format(n=of_ten(one.value))} ({one.value:.2f}, likely between {one.low:.2f} and {one.high:.2f})."
        for sentence, one in sentences
        if one is not None
    ]
    return [*lines, f"Measured on {decisions}, each hidden while the rest was learned."]


def _tell_verdicts(bank: Bank, verdicts: Sequence[Verdict], output: Output) -> None:
    """A line each: what it is, and why it stands there."""
    if not verdicts:
        output.say("Nothing waits in this lane.")
    for one in verdicts:
        item = bank.get(one.id)
        why = ", ".join(_why(reason) for reason in (*one.clutter, *one.treasure))
        output.say("  ", bold(item.title or item.original_name), dim(f"  {item.kind.value} · {item.id[:8]}  {why}"))


def _why(reason: Why) -> str:
    if reason.kind is Clutter.ACCIDENTAL and reason.words == FACE_CUT:
        return "accidental: the frame cuts faces off"
    if reason.kind is Treasure.PORTRAIT and (reason.count or 1) > 1:
        return f"portrait of {reason.count} people"
    if isinstance(reason.kind, Clutter):
        return LANES[reason.kind]
    return reason.kind.value.replace("_", " ")

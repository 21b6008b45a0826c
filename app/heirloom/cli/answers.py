"""Answers in words: each hit with its facts and the reasons why it is shown."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence

from heirloom.cli.output import Output, bold, dim
from heirloom.cli.words import count_of, one_line, shorten, told_day
from heirloom.core.records import Answer, Channel, Hit, NameOf, ParsedQuery, Reason

WHY = {
    Channel.IMAGE: "seen in the picture",
    Channel.TEXT: "close in meaning",
    Channel.WORDS: "in its words",
    Channel.DATE: "date",
    Channel.PLACE: "place",
    Channel.KIND: "kind",
    Channel.NAME: "file name",
    Channel.SIMILAR: "similar",
}
NAMES = {NameOf.FILE: WHY[Channel.NAME], NameOf.FOLDER: "in the folder", NameOf.CAMERA: "taken with"}
REASONS_SHOWN = 2
_IN_NUMBERS = re.compile(r"(?<!\d)\d\d?[/.-]\d\d?[/.-]\d\d(?:\d\d)?(?!\d)")
MAX_COLUMNS = 110


def tell_answer(found: Answer, output: Output) -> None:
    """Sure hits, then weaker ones, then how long it took."""
    read_as = _read_as(found.parsed)
    if read_as:
        output.say(dim(read_as))
    if found.did_you_mean:
        output.say(f"Did you mean: {found.did_you_mean}?")
    if not found.hits and not found.weaker:
        output.say("Nothing was found. Other words, or fewer, may help.")
        return
    if found.parsed.without:
        output.say(dim(f"Left out: what is surely “{found.parsed.without}”."))
    for hit in found.hits:
        tell_hit(hit, output)
    if found.weaker:
        output.say("Perhaps also:" if found.hits else "Nothing sure, but perhaps:")
        for hit in found.weaker:
            tell_hit(hit, output)
    output.say(dim(_counted(found)))


def _read_as(parsed: ParsedQuery) -> str:
    """ "5/6/2008 is read as 5 Jun 2008": countries differ in the order of a day in numbers. Else empty."""
    written = _IN_NUMBERS.search(parsed.date_words or "")
    if written is None or parsed.captured_from is None:
        return ""
    first = parsed.captured_from
    return f"{written.group()} is read as {first.day} {first:%b %Y}."


def _counted(found: Answer) -> str:
    """ "2 memories, 3 more perhaps, in 0.4 s": what is listed above, and the whole time that finding it took."""
    took_ms = max(found.took_ms, sum(found.timings_ms.values()))
    took = f"{took_ms:.0f} ms" if took_ms < 1000 else f"{took_ms / 1000:.1f} s"
    sure = count_of(len(found.hits), "memory", "memories")
    if not found.weaker:
        return f"{sure} in {took}"
    if not found.hits:
        return f"{count_of(len(found.weaker), 'memory', 'memories')} perhaps, none sure, in {took}"
    return f"{sure}, {len(found.weaker):,} more perhaps, in {took}"


def tell_hit(hit: Hit, output: Output, lead: str = "  ") -> None:
    """Two or three lines: name and facts, then the strongest reasons."""
    item = hit.item
    name = item.title or one_line(item.original_name)
    named = dim(f" {one_line(item.original_name)}") if item.title else ""
    facts = [item.kind.value, told_day(item.captured), item.place, item.id[:8]]
    perhaps = "" if hit.sure else dim(" perhaps")
    output.say(lead, bold(name) if hit.sure else name, named, perhaps, dim("  " + " · ".join(filter(None, facts))))
    columns = min(MAX_COLUMNS, shutil.get_terminal_size((MAX_COLUMNS, 24)).columns) - len(lead) - 4
    for reason in told_reasons(hit.why):
        output.say(" " * (len(lead) + 2), shorten(reason, columns))


def told_reasons(reasons: Sequence[Reason]) -> list[str]:
    """The first reasons as a person reads them; channels that rest on the same words are told together."""
    told: dict[str, str] = {}
    for reason in reasons:
        word = NAMES[reason.name_of] if reason.channel is Channel.NAME else WHY[reason.channel]
        if reason.channel is Channel.IMAGE and "“" not in reason.snippet:
            word = ""  # a guess, which names nothing that was seen
        told[reason.snippet] = f"{told[reason.snippet]}, {word}" if reason.snippet in told else word
    return [": ".join(filter(None, (words, snippet))) for snippet, words in list(told.items())[:REASONS_SHOWN]]

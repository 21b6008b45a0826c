"""Answers in words: each hit with its facts and the reasons why it is shown."""

from __future__ import annotations

import shutil
from collections.abc import Sequence

from heirloom.cli.output import Output, bold, dim
from heirloom.cli.words import count_of, shorten
from heirloom.core.records import Answer, Channel, Hit, NameOf, Reason

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
MAX_COLUMNS = 110


def tell_answer(found: Answer, output: Output) -> None:
    """Sure hits, then weaker ones, then how long it took."""
    if not found.hits and not found.weaker:
        output.say("Nothing was found. Other words, or fewer, may help.")
        return
    for hit in found.hits:
        tell_hit(hit, output)
    if found.weaker:
        output.say("Perhaps also:" if found.hits else "Nothing sure, but perhaps:")
        for hit in found.weaker:
            tell_hit(hit, output)
    output.say(dim(f"{count_of(len(found.hits), 'memory', 'memories')} in {found.took_ms:.0f} ms"))


def tell_hit(hit: Hit, output: Output, lead: str = "  ") -> None:
    """Two or three lines: name and facts, then the strongest reasons."""
    item = hit.item
    name = item.title or item.original_name
    named = dim(f" {item.original_name}") if item.title else ""
    facts = [item.kind.value, item.captured.at.strftime("%d %b %Y") if item.captured else "", item.place, item.id[:8]]
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
        told[reason.snippet] = f"{told[reason.snippet]}, {word}" if reason.snippet in told else word
    return [f"{words}: {snippet}" if snippet else words for snippet, words in list(told.items())[:REASONS_SHOWN]]

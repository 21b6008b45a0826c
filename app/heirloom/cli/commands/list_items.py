"""`heirloom list`: memories in the order of time, newest first."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from heirloom.cli.access import open_bank
from heirloom.cli.arguments import add_kind, chosen_kind, count, offset
from heirloom.cli.documents import item_row
from heirloom.cli.output import Output
from heirloom.cli.words import count_of, format_bytes


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--limit", type=count, metavar="N", help="at most so many (default all)")
    parser.add_argument("--offset", type=offset, default=0, metavar="N", help="leave out the first N")
    add_kind(parser)


def run(options: Namespace, output: Output) -> int:
    with open_bank(options, output, writable=False) as bank:
        page = bank.list_items(chosen_kind(options), options.limit, options.offset)
    output.document({"total": page.total, "items": [item_row(item) for item in page.items]})
    output.table(
        ("id", "date", "kind", ">size", "name"),
        [
            (
                item.id[:8],
                item.captured.at.strftime("%Y-%m-%d") if item.captured else "",
                item.kind.value,
                format_bytes(item.bytes),
                item.original_name,
            )
            for item in page.items
        ],
    )
    output.say(f"{len(page.items):,} of {count_of(page.total, 'memory', 'memories')}.")
    return 0

"""`heirloom list`: memories in the order of time, newest first."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from heirloom.bank import ItemPage
from heirloom.cli.access import open_bank
from heirloom.cli.arguments import add_kind, chosen_kind, count, offset
from heirloom.cli.documents import item_row
from heirloom.cli.output import Json, Output
from heirloom.cli.words import count_of, format_bytes, iso_day, one_line, plain_reason
from heirloom.core.errors import UserError
from heirloom.core.records import Item


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--limit", type=count, metavar="N", help="at most so many (default all)")
    parser.add_argument("--offset", type=offset, default=0, metavar="N", help="leave out the first N")
    parser.add_argument("--aside", action="store_true", help="those that were set aside or are to be erased")
    parser.add_argument("--album", metavar="A", help="those of an album: its name, or the start of its id")
    parser.add_argument(
        "--not-understood", action="store_true", help="those of which a step of understanding failed, each with why"
    )
    add_kind(parser)


def run(options: Namespace, output: Output) -> int:
    if options.aside and options.album:
        raise UserError("An album shows nothing that is set aside: ask for one or the other.")
    if options.not_understood:
        if options.aside or options.album:
            raise UserError("--not-understood stands alone, or beside --kind, --limit and --offset.")
        return _not_understood(options, output)
    with open_bank(options, output, writable=False) as bank:
        page = bank.list_items(
            chosen_kind(options), options.limit, options.offset, aside=options.aside, album=options.album
        )
    rows: list[Json] = [item_row(item) for item in page.items]
    if options.aside:
        rows = [{**row, "erase_after": _erased(item)} for row, item in zip(rows, page.items, strict=True)]
    output.document({"total": page.total, "items": rows})
    if page.items:
        _tell(page, output)
    output.say(f"{len(page.items):,} of {count_of(page.total, 'memory', 'memories')}.")
    return 0


def _tell(page: ItemPage, output: Output) -> None:
    output.table(
        ("id", "date", "kind", ">size", "name"),
        [
            (
                item.id[:8],
                iso_day(item.captured),
                item.kind.value,
                format_bytes(item.bytes),
                item.original_name + (f"  (erased after {item.erase_after:%Y-%m-%d})" if item.erase_after else ""),
            )
            for item in page.items
        ],
    )


def _not_understood(options: Namespace, output: Output) -> int:
    """Each step that failed, with its code and reason; a memory stands there once for each."""
    kind = chosen_kind(options)
    with open_bank(options, output, writable=False) as bank:
        failed = [(item, row) for item, row in bank.inspecting.not_understood() if kind in (None, item.kind)]
    first, last = options.offset, None if options.limit is None else options.offset + options.limit
    shown = failed[first:last]
    output.document(
        {
            "total": len(failed),
            "items": [
                {**item_row(item), "stage": row.stage.value, "code": row.code or "unknown", "reason": row.reason or ""}
                for item, row in shown
            ],
        }
    )
    for item, row in shown:
        output.say(f"{item.id[:8]}  {one_line(item.original_name)}: {plain_reason(row.reason or 'no reason was told')}")
    output.say(f"{len(shown):,} of {count_of(len(failed), 'failure')}." if failed else "Everything was understood.")
    return 0


def _erased(item: Item) -> str | None:
    return item.erase_after.isoformat() if item.erase_after else None

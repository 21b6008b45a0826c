"""`heirloom tag`: put a tag on memories, or take it off."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from heirloom.bank import ItemDetail
from heirloom.bank.details import as_record
from heirloom.cli.access import open_bank
from heirloom.cli.arguments import add_ids
from heirloom.cli.output import Output
from heirloom.cli.parser import add_actions
from heirloom.cli.words import count_of


def add_arguments(parser: ArgumentParser) -> None:
    for action in add_actions(parser, {"add": "put a tag on memories", "remove": "take a tag off"}).values():
        add_ids(action)
        action.add_argument("tag", metavar="TAG", help="any words")


def run(options: Namespace, output: Output) -> int:
    with open_bank(options, output, writable=True) as bank:
        change = bank.tag_add if options.action == "add" else bank.tag_remove
        details = change(options.ids, options.tag)
    output.document(document(details))
    done = "put on" if options.action == "add" else "taken off"
    output.say(f"“{options.tag}” {done} {count_of(len(details), 'memory', 'memories')}.")
    return 0


def document(details: list[ItemDetail]) -> dict[str, object]:
    """The item as `show`; for several items their list."""
    records = [as_record(detail) for detail in details]
    return records[0] if len(records) == 1 else {"items": records}

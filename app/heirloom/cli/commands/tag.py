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
        found = [bank.get(one).id for one in options.ids]  # all of them before any is changed
        is_added = options.action == "add"
        how = {"add" if is_added else "remove": [options.tag]}
        changed = bank.hand.tag(found, **how).count
        details = [bank.show(one) for one in found]
    output.document(document(details))
    done = "put on" if is_added else "taken off"
    output.say(f"“{options.tag}” {done} {count_of(changed, 'memory', 'memories')}.")
    if (same := len(set(found)) - changed) > 0:
        output.say(f"{count_of(same, 'memory', 'memories')} {'had it already' if is_added else 'did not have it'}.")
    return 0


def document(details: list[ItemDetail]) -> dict[str, object]:
    """The item as `show`; for several items their list."""
    records = [as_record(detail) for detail in details]
    return records[0] if len(records) == 1 else {"items": records}

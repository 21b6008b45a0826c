"""`heirloom bring-back`: undo set-aside and erase."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from heirloom.cli.access import open_bank
from heirloom.cli.arguments import add_ids
from heirloom.cli.output import Output
from heirloom.cli.words import count_of


def add_arguments(parser: ArgumentParser) -> None:
    add_ids(parser)


def run(options: Namespace, output: Output) -> int:
    with open_bank(options, output, writable=True) as bank:
        changed = bank.bring_back(options.ids)
    output.document({"changed": changed})
    if not changed:
        output.say("Nothing changed: neither set aside nor marked for erasing.")
        return 0
    output.say(f"{count_of(changed, 'memory', 'memories')} brought back.")
    return 0

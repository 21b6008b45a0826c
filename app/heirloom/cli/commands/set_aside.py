"""`heirloom set-aside`: hide memories; nothing is erased."""

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
        changed = bank.screening.set_aside([bank.get(one).id for one in options.ids]).count
    output.document({"changed": changed})
    if not changed:
        output.say("Nothing changed: set aside already. `heirloom list --aside` names what is.")
        return 0
    number = count_of(changed, "memory", "memories")
    they, them = ("It stays", "it") if changed == 1 else ("They stay", "them")
    output.say(f"{number} set aside. {they} in the vault, out of sight; `heirloom list --aside` names {them}.")
    return 0

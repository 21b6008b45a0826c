"""`heirloom erase`: erase memories after a time in which they can be brought back."""

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
        changed = bank.erase(options.ids)
    output.document({"changed": changed})
    if not changed:
        output.say("Nothing changed: marked for erasing already. `heirloom list --aside` tells until when.")
        return 0
    number = count_of(changed, "memory", "memories")
    output.say(f"{number} will be erased in 30 days.")
    output.say(
        f"`heirloom bring-back` undoes it until then, `heirloom list --aside` names {'it' if changed == 1 else 'them'}."
    )
    return 0

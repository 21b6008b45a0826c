"""`heirloom passphrase change`: another passphrase for the same vault."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from heirloom.cli.access import open_bank
from heirloom.cli.output import Output
from heirloom.cli.parser import add_actions
from heirloom.cli.secrets import find_new_passphrase


def add_arguments(parser: ArgumentParser) -> None:
    change = add_actions(parser, {"change": "set a new passphrase; the recovery key stays"})["change"]
    change.add_argument("--new-passphrase-file", metavar="PATH", help="file with the new one, - for standard input")


def run(options: Namespace, output: Output) -> int:
    with open_bank(options, output, writable=True) as bank:
        bank.change_passphrase(find_new_passphrase(options.new_passphrase_file))
    output.document({"changed": True})
    output.say("The passphrase was changed. Copies of the vault made before still open with the old one.")
    return 0

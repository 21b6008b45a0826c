"""`heirloom status`: what the vault holds and how far understanding is."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from heirloom.bank import Status
from heirloom.cli.access import open_bank
from heirloom.cli.output import Output
from heirloom.cli.words import count_of, format_bytes, told_stages


def add_arguments(parser: ArgumentParser) -> None:
    """It takes the shared options only."""


def run(options: Namespace, output: Output) -> int:
    with open_bank(options, output, writable=False) as bank:
        status = bank.status()
    output.document(asdict(status))
    _tell(status, output)
    return 0


def _tell(status: Status, output: Output) -> None:
    kinds = ", ".join(
        count_of(number, "other file" if kind == "file" else kind)
        for kind, number in sorted(status.by_kind.items())
        if number
    )
    output.say(f"{count_of(status.items, 'memory', 'memories')}" + (f": {kinds}." if kinds else "."))
    sizes = status.bytes
    output.say(f"Originals {format_bytes(sizes['originals'])}, on disk {format_bytes(sizes['stored'])}.")
    waiting = told_stages(status.pending)
    if waiting:
        output.say(f"Still to be understood: {waiting}. `heirloom jobs resume` goes on with it.")
    if status.not_understood:
        number = count_of(status.not_understood, "file")
        output.say(f"{number} safe, but not understood: `heirloom list --not-understood` tells why.")
    encoders = ", ".join(sorted({name for name in status.encoders.values() if name}))
    output.say(f"Understood by: {encoders or 'nothing yet'}.")
    if status.light_kdf:
        output.say("This vault was made for a test: its passphrase is quick to guess.")

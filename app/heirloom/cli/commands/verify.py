"""`heirloom verify`: read everything and prove that it is whole."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from heirloom.cli.access import open_bank
from heirloom.cli.arguments import share
from heirloom.cli.output import Output
from heirloom.cli.words import count_of
from heirloom.core.job import Progress

DAMAGE_EXIT_CODE = 4


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--sample", type=share, metavar="P", help="check a share at random only, 5%% or 0.05")


def run(options: Namespace, output: Output) -> int:
    with open_bank(options, writable=False) as bank, output.progress() as progress:
        report = bank.verify(
            options.sample, lambda done, total: progress(Progress(done, total, "objects", "verifying"))
        )
    return 0

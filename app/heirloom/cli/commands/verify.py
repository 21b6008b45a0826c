"""`heirloom verify`: read everything and prove that it is whole."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from heirloom.bank import LockedBank
from heirloom.cli.access import vault_path
from heirloom.cli.arguments import share
from heirloom.cli.output import Output
from heirloom.cli.secrets import find_secret
from heirloom.cli.words import count_of
from heirloom.core.errors import NotFound
from heirloom.core.job import Progress

DAMAGE_EXIT_CODE = 4


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--sample", type=share, metavar="P", help="check a share at random only, 5%% or 0.05")


def run(options: Namespace, output: Output) -> int:
    path = vault_path(options)
    if not path.exists():
        raise NotFound("There is no vault there.", path=str(path))  # before a passphrase is asked for
    secret = find_secret(options)
    with output.progress() as progress:
        report = LockedBank(path).verify(
            passphrase=secret.passphrase,
            recovery_key=secret.recovery_key,
            sample=options.sample,
            progress=lambda done, total: progress(Progress(done, total, "objects", "verifying")),
        )
    output.document(asdict(report))
    output.say(f"{report.ok:,} of {count_of(report.objects, 'object')} whole.")
    for head, findings in (("damaged", report.damaged), ("missing", report.missing)):
        for finding in findings:
            output.say(f"  {head}: {finding.path or finding.id}: {finding.what}")
    for sentence in report.catalogue:
        output.say(f"  catalogue: {sentence}")
    if report.orphans:
        output.say(
            f"{count_of(len(report.orphans), 'object')} without a row: harmless, left by work that was cut short."
        )
    if report.is_clean:
        return 0
    output.say("Export what is whole, and bring the rest back from a copy: nothing damaged was changed.")
    return DAMAGE_EXIT_CODE

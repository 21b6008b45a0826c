"""`heirloom init`: make a new vault."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from heirloom.bank import create
from heirloom.cli.access import vault_path
from heirloom.cli.output import Output
from heirloom.cli.secrets import first_passphrase
from heirloom.core.errors import UserError

SHORT_PASSPHRASE = 12
"""Characters below which a warning is given; no rule is made of it."""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--light-kdf",
        action="store_true",
        help="a passphrase that is quick to check and quicker to guess: for tests only",
    )


def run(options: Namespace, output: Output) -> int:
    path = vault_path(options)
    if (path / "VAULT").exists():
        # Before a passphrase is asked for.
        exists = UserError("There is a vault here already; it was left as it is.", path=str(path))
        exists.code = "exists"
        raise exists
    passphrase = first_passphrase(options)
    if len(passphrase) < SHORT_PASSPHRASE:
        output.note("That passphrase is short: whoever has this folder could guess it. Four words or more are better.")
    made = create(path, passphrase, light_kdf=options.light_kdf)
    output.document({"vault_id": made.vault_id, "path": str(made.path), "recovery_key": made.recovery_key})
    output.say(f"Your vault is ready: {made.path}")
    output.say()
    output.say("This recovery key opens it if the passphrase is ever forgotten:")
    output.say()
    output.say(f"    {made.recovery_key}")
    output.say()
    output.say("Write it down or print it, and keep it away from this computer. It is shown this once.")
    return 0

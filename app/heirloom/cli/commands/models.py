"""`heirloom models`: the encoders on this computer, and which of them a vault uses."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from heirloom.bank import ModelState, models
from heirloom.cli.access import open_bank
from heirloom.cli.output import Json, Output
from heirloom.cli.parser import add_actions
from heirloom.cli.words import count_of, format_bytes
from heirloom.core.errors import UserError

ACTIONS = {
    "list": "the models that Heirloom knows, and which are here",
    "fetch": "download a model, after telling what and how much",
    "add": "install a model from a file or folder of your own (safetensors)",
    "use": "let a vault understand with this model from now on",
    "bench": "measure the models that are here",
}


def add_arguments(parser: ArgumentParser) -> None:
    actions = add_actions(parser, ACTIONS)
    for name in ("fetch", "add", "use"):
        actions[name].add_argument("name", metavar="NAME", help="a name from `heirloom models list`")
    actions["fetch"].add_argument("--yes", action="store_true", help="agree beforehand to what will be fetched")
    actions["add"].add_argument(
        "path", metavar="PATH", help="a .safetensors file, or a folder with it and its settings"
    )


def run(options: Namespace, output: Output) -> int:
    actions = {"list": _list, "fetch": _fetch, "add": _add, "use": _use, "bench": _bench}
    return actions[options.action](options, output)


def document(rows: Sequence[ModelState]) -> Json:
    return {"models": [{**asdict(row), "languages": list(row.languages)} for row in rows]}


def _list(options: Namespace, output: Output) -> int:
    rows = models.listed()
    output.document(document(rows))
    output.table(
        ("name", "for", ">size", "licence", "languages", "state"),
        [
            (
                row.name,
                row.kind,
                format_bytes(row.bytes) if row.bytes else "",
                row.licence,
                " ".join(row.languages),
                row.state,
            )
            for row in rows
        ],
    )
    if any(not row.bytes for row in rows):
        output.say("How large a model is, is told before it is fetched.")
    return 0


def _fetch(options: Namespace, output: Output) -> int:
    with output.progress() as progress:
        rows = models.fetch(options.name, lambda offer: _agrees(offer, options, output), progress, output.note)
    return _installed(options.name, rows, output)


def _agrees(offer: models.Offer, options: Namespace, output: Output) -> bool:
    """Tell what would be fetched, and ask; without a terminal only `--yes` agrees."""
    output.note(f"{offer.name} from {offer.source}, revision {offer.revision}")
    amount = f"{format_bytes(offer.bytes)} in {count_of(len(offer.files), 'file')}"
    output.note(f"{amount}; licence {offer.licence}; {' '.join(offer.languages)}")
    for address, size, digest in offer.files:
        output.note(f"  {address}  {format_bytes(size)}  {digest or 'no hash listed'}")
    if not offer.checked_here:
        output.note(
            "Revision and hashes are as the source lists them; nobody here has checked them against another source."
        )
    if options.yes:
        return True
    if not sys.stdin.isatty():
        raise UserError("Nothing was fetched: agree with --yes.")
    output.note("Fetch it? [y/N]")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _add(options: Namespace, output: Output) -> int:
    rows = models.add(options.name, Path(options.path).expanduser().absolute(), output.note)
    return _installed(options.name, rows, output)


def _installed(name: str, rows: Sequence[ModelState], output: Output) -> int:
    output.document(document(rows))
    output.say(f"{name} is here. `heirloom models use {name}` lets your vault understand with it.")
    return 0


def _use(options: Namespace, output: Output) -> int:
    with open_bank(options, output, writable=True) as bank:
        bank.use_model(options.name)
        rows = models.listed(chosen=bank.chosen_models())
    output.document(document(rows))
    output.say(
        f"From now on {options.name} understands this vault. What is there is understood anew by the next import,"
        " `watch run` or `jobs resume`; until then the model before it answers."
    )
    return 0


def _bench(options: Namespace, output: Output) -> int:
    measured = models.bench()
    output.document({**document(models.listed()), "bench": [asdict(row) for row in measured]})
    output.table(
        ("name", "precision", ">a CPU second", "of", ">one query"),
        [(row.name, row.precision, f"{row.per_cpu_s:.1f}", row.unit, f"{row.query_ms:.1f} ms") for row in measured],
    )
    return 0

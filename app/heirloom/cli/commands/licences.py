"""`heirloom licences`: whose work Heirloom rests on, and under which terms."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from heirloom.cli.output import Output
from heirloom.core.paths import resources_dir


def add_arguments(parser: ArgumentParser) -> None:
    """It takes the shared options only."""


def run(options: Namespace, output: Output) -> int:
    folder = resources_dir() / "licences"
    works = json.loads((folder / "works.json").read_text(encoding="utf-8"))
    output.document({"works": works})
    output.say("Heirloom is free software under the GNU General Public License, version 3 or later.")
    output.say("It carries or rests on the work of others:")
    output.say()
    for work in works:
        output.say(f"{work['name']}: {work['part']}")
        output.say(f"    {work['licence']}; {work['credit']}")
    output.say()
    output.say(f"Licence texts: {folder}")
    return 0

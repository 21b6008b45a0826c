"""The commands and their shared options. Only the chosen command's own module is loaded."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

from heirloom import __version__
from heirloom.core.errors import UserError

_SLIP = re.compile(
    r"argument (?P<where>\S+): (?:invalid choice: (?P<given>.*) \(choose from (?P<choice>.*)\)|(?P<said>.*))", re.DOTALL
)
_MISSING = "the following arguments are required: "
_STRANGE = "unrecognized arguments: "


class CommandEntry(NamedTuple):
    module: str
    help: str


def _entry(module: str, text: str) -> CommandEntry:
    return CommandEntry(f"heirloom.cli.commands.{module}", text)


COMMANDS: dict[str, CommandEntry] = {
    "window": _entry("window", "open the window"),
    "init": _entry("init", "make a new vault and print its recovery key once"),
    "import": _entry("import_files", "seal files and folders in the vault, then understand them"),
    "search": _entry("search", "find memories by meaning, words, dates, places, likeness"),
    "list": _entry("list_items", "memories in the order of time"),
    "show": _entry("show", "everything known about one memory"),
    "edit": _entry("edit", "set title, caption, date, place or rating by hand"),
    "tag": _entry("tag", "put a tag on memories, or take it off"),
    "album": _entry("album", "albums by hand, by a question, and albums that learn"),
    "worth": _entry("worth", "what seems worth keeping and what seems clutter, and why"),
    "set-aside": _entry("set_aside", "hide memories without erasing them"),
    "bring-back": _entry("bring_back", "bring memories back that were set aside or marked for erasing"),
    "erase": _entry("erase", "erase memories for good, after a time in which you can still bring them back"),
    "export": _entry("export", "write originals back as plain files, byte for byte"),
    "status": _entry("status", "what the vault holds and what is still being understood"),
    "verify": _entry("verify", "read everything and prove that it is whole"),
    "watch": _entry("watch", "folders whose new files are sealed by themselves"),
    "jobs": _entry("jobs", "work that is going on, paused or waiting"),
    "models": _entry("models", "the encoders that understand pictures and words"),
    "passphrase": _entry("passphrase", "change the passphrase"),
    "licences": _entry("licences", "whose work Heirloom rests on"),
}

EPILOG = (
    "Without a command the window opens. The vault is named by --vault or HEIRLOOM_VAULT. `heirloom COMMAND --help` "
    "tells more about one command."
)


class Parser(argparse.ArgumentParser):
    """Raises UserError instead of leaving the process, so that `--json` failures are JSON too.

    Options are taken by their whole names only: a script's `--js` must not change its meaning when an option is added.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{**settings, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        raise UserError(_told(message, self.prog))


def build_parser(arguments: Sequence[str]) -> Parser:
    """The parser for `arguments`; the commands that they do not name stay empty shells with their help."""
    parser = Parser(prog="heirloom", description="A digital memory bank in one encrypted vault.", epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"heirloom {__version__}")
    add_shared_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, entry in COMMANDS.items():
        command = commands.add_parser(name, help=entry.help, description=_sentence(entry.help))
        add_shared_options(command)
        if name in arguments:
            import_module(entry.module).add_arguments(command)
    return parser


def add_shared_options(parser: argparse.ArgumentParser) -> None:
    """The options that every command takes, before or after its name."""
    # SUPPRESS: an option left out must not overwrite the one given at the other level.
    shared: dict[str, Any] = {"default": argparse.SUPPRESS}
    group = parser.add_argument_group("vault and output")
    group.add_argument("--vault", metavar="DIR", help="the vault's folder", **shared)
    group.add_argument(
        "--passphrase-file", metavar="PATH", help="file with the passphrase, - for standard input", **shared
    )
    group.add_argument("--recovery-key-file", metavar="PATH", help="file with the recovery key, instead", **shared)
    group.add_argument("--json", action="store_true", help="print one JSON document on standard output", **shared)


def add_actions(parser: argparse.ArgumentParser, actions: dict[str, str]) -> dict[str, argparse.ArgumentParser]:
    """The second words of a command (`watch add`), each with its help; one of them is required."""
    chosen = parser.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True)
    added: dict[str, argparse.ArgumentParser] = {}
    for name, text in actions.items():
        added[name] = chosen.add_parser(name, help=text, description=_sentence(text))
        add_shared_options(added[name])
    return added


def _told(message: str, program: str) -> str:
    """What the parser says, in plain words: which word is none, which are missing, and where to look."""
    see = f"`{program} --help` tells more."
    slip = _SLIP.fullmatch(message)
    if slip is None:
        for said, plain in ((_MISSING, "Still missing"), (_STRANGE, "There is no such option")):
            if message.startswith(said):
                return f"{plain}: {message.removeprefix(said)}. {see}"
        return f"{_sentence(message)} {see}"
    if slip["said"] is not None:
        return f"{slip['where']}: {slip['said']}. {see}"
    given, choice = slip["given"].strip("'\""), slip["choice"].replace("'", "")
    if slip["where"] not in ("COMMAND", "ACTION"):
        return f"{slip['where']}: “{given}” is none of {choice}. {see}"
    close = difflib.get_close_matches(given.casefold(), choice.split(", "), n=1)
    meant = f"Did you mean `{program} {close[0]}`? " if close else ""
    return f"There is no `{program} {given}`. {meant}`{program} --help` lists what there is."


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."

"""Reads the command line, runs one command, turns errors into exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from heirloom.cli.output import Output
from heirloom.cli.parser import COMMANDS, build_parser
from heirloom.core.errors import Cancelled, HeirloomError, UserError

PACKAGE = Path(__file__).resolve().parents[1]
BUG_EXIT_CODE = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `heirloom ARGUMENTS` and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    output = Output(as_json="--json" in given)
    try:
        options = build_parser(given).parse_args(given)
        return _run(options, output)
    except HeirloomError as error:
        if not isinstance(error, Cancelled):
            output.error(error)
            return error.exit_code
        return _stopped(output)
    except KeyboardInterrupt:
        return _stopped(output)
    except BrokenPipeError:
        # The reader of our output has gone (`heirloom list | head`); Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the process ends here: a bug is told without a person's data
        output.error(_bug(error))
        return BUG_EXIT_CODE


def _run(options: Namespace, output: Output) -> int:
    if options.command is None:
        raise UserError("Which command? `heirloom --help` lists them.")
    command = import_module(COMMANDS[options.command].module)
    code: int = command.run(options, output)
    return code


def _stopped(output: Output) -> int:
    output.error(Cancelled("Stopped. Everything finished so far is safe; the same command goes on from here."))
    return Cancelled.exit_code


def _bug(error: Exception) -> HeirloomError:
    """Where in our own code it happened, and the error's class: nothing of a person's data."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if PACKAGE in Path(frame.filename).parents]
    place = "unknown"
    if ours:
        place = f"{Path(ours[-1].filename).relative_to(PACKAGE).as_posix()}:{ours[-1].lineno}"
    bug = HeirloomError(
        f"Something went wrong inside Heirloom ({type(error).__name__} at {place}). Your vault is untouched by it."
    )
    bug.code = "bug"
    return bug

"""Reads the command line, runs one command, turns errors into exit codes."""

from __future__ import annotations

import os
import sys
import traceback
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
    code = 0
    try:
        try:
            code = _run(given, output)
        except HeirloomError as error:
            code = error.exit_code
            output.error(_stopped() if isinstance(error, Cancelled) else error)
        except KeyboardInterrupt:
            code = Cancelled.exit_code
            output.error(_stopped())
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 - the process ends here: a bug is told without a person's data
            code = BUG_EXIT_CODE
            output.error(_bug(error))
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
    return code


def _run(given: Sequence[str], output: Output) -> int:
    options = build_parser(given).parse_args(given)
    if options.command is None:
        raise UserError("Which command? `heirloom --help` lists them.")
    command = import_module(COMMANDS[options.command].module)
    code: int = command.run(options, output)
    return code


def _stopped() -> Cancelled:
    return Cancelled("Stopped. Everything finished so far is safe; the same command goes on from here.")


def _silence() -> None:
    """The reader of our output has gone (`heirloom list | head`); Python would complain once more at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())


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

"""Every command, action and option explains itself, and the table of commands matches the modules."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module

import pytest

from heirloom.cli.parser import COMMANDS, build_parser
from tests.house.sources import PACKAGE

MODULES = {path.stem for path in (PACKAGE / "cli" / "commands").glob("*.py")} - {"__init__"}


def test_every_module_is_a_command_and_every_command_a_module() -> None:
    assert {entry.module.rpartition(".")[2] for entry in COMMANDS.values()} == MODULES


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_the_same_shape(command: str) -> None:
    module = import_module(COMMANDS[command].module)
    assert callable(module.add_arguments)
    assert callable(module.run)
    assert (module.__doc__ or "").startswith(f"`heirloom {command}")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_help(command: str) -> None:
    silent = [
        f"{parser.prog} {action.metavar or action.dest}"
        for parser in _parsers(build_parser([command]))
        if parser.prog.split()[1:2] == [command]
        for action in parser._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert silent == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_prints_its_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        build_parser([command]).parse_args([command, "--help"])
    assert ended.value.code == 0
    assert f"usage: heirloom {command}" in capsys.readouterr().out


def _parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                yield from _parsers(child)

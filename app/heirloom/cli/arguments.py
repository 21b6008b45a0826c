"""Arguments that several commands take, checked once."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace

from heirloom.core.records import Kind

CAREFULNESS = {"sure": 1.0, "balanced": 0.5, "likely": 0.0}


def count(text: str) -> int:
    """A whole number from 1 up."""
    try:
        value = int(text)
    except ValueError:
        value = 0
    if value < 1:
        raise ArgumentTypeError(f"{text} is not a number from 1 up")
    return value


def offset(text: str) -> int:
    """A whole number from 0 up."""
    try:
        value = int(text)
    except ValueError:
        value = -1
    if value < 0:
        raise ArgumentTypeError(f"{text} is not a number from 0 up")
    return value


def share(text: str) -> float:
    """A percentage as a share: "5%" and "0.05" both give 0.05."""
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        value = 0.0
    if not 0 < value <= 1:
        raise ArgumentTypeError(f"{text} is neither a share like 0.05 nor a percentage like 5%")
    return value


def carefulness(text: str) -> float:
    """How sure an album has to be, from 0 to 1: in words, or as a share like 0.7 or 70%."""
    named = CAREFULNESS.get(text.strip().lower())
    if named is not None:
        return named
    try:
        value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ArgumentTypeError(f"{text} is neither {', '.join(CAREFULNESS)} nor a share from 0 to 1")
    return value


def add_kind(parser: ArgumentParser) -> None:
    parser.add_argument("--kind", choices=[kind.value for kind in Kind], help="only memories of this kind")


def chosen_kind(options: Namespace) -> Kind | None:
    return Kind(options.kind) if options.kind else None


def add_ids(parser: ArgumentParser) -> None:
    parser.add_argument("ids", nargs="+", metavar="ID", help="a memory's id, or its first 8 characters or more")

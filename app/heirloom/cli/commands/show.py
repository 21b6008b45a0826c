"""`heirloom show`: everything known about one memory."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from heirloom.bank import ItemDetail
from heirloom.bank.details import as_record
from heirloom.cli.access import open_bank
from heirloom.cli.output import Output
from heirloom.cli.words import format_bytes, one_line, plain_reason, told_time
from heirloom.core.records import PassageSource, StageState

SHOWN_CHARACTERS = 600
_READ = frozenset({PassageSource.TEXT, PassageSource.OCR})
"""What was read in the file; what is said about it stands above."""
_FAILED = frozenset({StageState.FAILED, StageState.QUARANTINED})


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="a memory's id, or its first 8 characters or more")


def run(options: Namespace, output: Output) -> int:
    with open_bank(options, output, writable=False) as bank:
        detail = bank.show(options.id)
    tell(detail, output)
    return 0


def tell(detail: ItemDetail, output: Output) -> None:
    """The item as `show` prints it, as JSON or in words."""
    output.document(as_record(detail))
    for name, value in _lines(detail):
        output.say(f"{name:<12} {value}")
    text = "\n".join(passage.text for passage in detail.texts if passage.source in _READ)
    heading, _, body = text.partition("\n")
    if heading.strip() == detail.item.title:
        text = body.lstrip("\n")  # it stands above
    if text:
        shown = text[:SHOWN_CHARACTERS]
        output.say()
        output.say(shown + (" …" if len(text) > len(shown) else ""))


def _lines(detail: ItemDetail) -> list[tuple[str, str]]:
    item = detail.item
    captured, camera = item.captured, item.camera
    lines: list[tuple[str, object]] = [
        ("id", item.id),
        ("name", one_line(item.original_name)),
        ("title", item.title),
        ("caption", item.caption),
        ("kind", f"{item.kind.value}, {item.media_type}, {format_bytes(item.bytes)}"),
        ("captured", captured and told_time(captured)),
        ("place", item.place),
        ("position", item.gps and f"{item.gps.lat:.5f}, {item.gps.lon:.5f}"),
        ("size", item.size and f"{item.size.width} × {item.size.height} pixels"),
        ("camera", camera and " ".join(part for part in (camera.make, camera.model, camera.lens) if part)),
        ("pages", item.pages),
        ("protected", "by a password of its own" if item.encrypted else None),
        ("rating", None if item.rating is None else "★" * item.rating + "☆" * (5 - item.rating)),
        ("tags", ", ".join(detail.tags)),
        ("albums", ", ".join(" / ".join(path) for path in detail.albums)),
        ("set aside", item.set_aside_at and item.erase_after is None and "out of sight, in the vault"),
        ("erased", item.erase_after and f"after {item.erase_after:%Y-%m-%d}, unless it is brought back"),
        *(("not read", plain_reason(row.reason)) for row in detail.stages if row.reason and row.state in _FAILED),
        *(("came from", one_line(origin.path)) for origin in detail.origins),
        ("sha256", item.sha256),
    ]
    return [(name, str(value)) for name, value in lines if value]

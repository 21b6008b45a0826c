"""The block of facts at the head of many Markdown files (YAML between lines of dashes): read simply, kept whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_BLOCK = re.compile(r"\A---[ \t]*\n(.{0,20000}?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([\w\"'][\w .\"'-]{0,60}?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)\Z")
_ENTRY = re.compile(r"[ \t]*-[ \t]+(.+)\Z")
_BLOCK_SIGNS = frozenset((">", "|", ">-", "|-", ">+", "|+"))


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`fields` by lower-case name, entries of lists joined by commas; `text` is the block as it was written."""

    text: str
    fields: dict[str, str] = field(default_factory=dict)

    def first(self, *names: str) -> str | None:
        """The first of the named fields that says anything."""
        return next((value for name in names if (value := self.fields.get(name))), None)


def split(source: str) -> tuple[FrontMatter | None, str]:
    """The block and what follows it; None where the file merely starts with a rule (the block names no field)."""
    found = _BLOCK.match(source)
    if found is None:
        return None, source
    block = found.group(1)
    first = next((line for line in block.split("\n") if line.strip() and not line.startswith("#")), "")
    if block.strip() and _FIELD.match(first.rstrip()) is None:
        return None, source
    return FrontMatter(block.strip("\n"), _fields(block)), source[found.end() :]


def _fields(block: str) -> dict[str, str]:
    """Names with their values: plain, quoted, [a, b], lists of dashes, and indented lines that go on."""
    fields: dict[str, list[str]] = {}
    name = ""
    for line in block.split("\n"):
        stated = _FIELD.match(line.rstrip())
        entry = _ENTRY.match(line.rstrip())
        if stated is not None:
            name = _unquoted(stated.group(1)).lower()
            value = (stated.group(2) or "").strip()
            fields[name] = [] if value in _BLOCK_SIGNS else _values(value)
        elif name and entry is not None:
            fields[name].append(_unquoted(entry.group(1)))
        elif name and line.startswith((" ", "\t")) and line.strip():
            fields[name] = [" ".join((*fields[name], line.strip()))]
    return {name: ", ".join(values) for name, values in fields.items()}


def _values(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(part) for part in value[1:-1].split(",") if part.strip()]
    return [_unquoted(value)] if value else []


def _unquoted(value: str) -> str:
    text = value.strip()
    return text[1:-1] if len(text) >= 2 and text[0] == text[-1] and text[0] in "'\"" else text

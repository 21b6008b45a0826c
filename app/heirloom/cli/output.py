"""The one place that prints: JSON to the letter, words for people, errors, progress."""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TextIO

from heirloom.cli.progress import ProgressLine
from heirloom.cli.words import display_width, one_line
from heirloom.core.errors import HeirloomError
from heirloom.core.job import Progress

Json = Mapping[str, object]
Report = Callable[[Progress], None]

_SURROGATE = re.compile("[\ud800-\udfff]")


class Styled(NamedTuple):
    """Text that stands out on a terminal and is plain text everywhere else."""

    text: str
    code: str


def bold(text: str) -> Styled:
    return Styled(text, "1")


def dim(text: str) -> Styled:
    return Styled(text, "2")


class Output:
    """Results go to stdout, progress and messages to stderr.

    With `as_json` stdout carries JSON only, and `say` and `table` keep silent.
    """

    def __init__(self, *, as_json: bool, stdout: TextIO | None = None, stderr: TextIO | None = None) -> None:
        self.as_json = as_json
        self._stdout = stdout or sys.stdout
        self._stderr = stderr or sys.stderr
        self._recovered: str | None = None
        self._has_style = self._stdout.isatty() and "NO_COLOR" not in os.environ

    def document(self, document: Json) -> None:
        """Print the command's one JSON document; only with `--json`. What had to be mended is told in it."""
        if not self.as_json:
            return
        if self._recovered is not None:
            document = {**document, "recovered": self._recovered}
            self._recovered = None
        self.line(document)

    def recovered(self, message: str) -> None:
        """The vault had to be mended when it was opened: a message now, and a field of the next document."""
        self.note(message)
        self._recovered = message

    def line(self, document: Json) -> None:
        """Print one JSON document on one line, whether or not `--json` was asked for."""
        print(to_json(document), file=self._stdout, flush=True)

    def say(self, *parts: str | Styled) -> None:
        """One line for people; the parts stand side by side."""
        if not self.as_json:
            print("".join(map(self._shown, parts)), file=self._stdout)

    def note(self, text: str) -> None:
        """A message beside the result."""
        print(_printable(text), file=self._stderr, flush=True)

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Columns as wide as their widest cell; a head that starts with '>' stands right."""
        if self.as_json:
            return
        cells = [[head.lstrip(">") for head in heads], *([one_line(_printable(cell)) for cell in row] for row in rows)]
        widths = [max(display_width(row[column]) for row in cells) for column in range(len(heads))]
        for row in cells:
            padded = (
                _pad(cell, width, right=head.startswith(">"))
                for cell, width, head in zip(row, widths, heads, strict=True)
            )
            self.say("  ".join(padded).rstrip())

    def error(self, error: HeirloomError) -> None:
        """Tell what went wrong: a sentence on stderr, with `--json` the agreed document on stdout."""
        where = f"{error.path}: " if error.path and error.path not in error.message else ""
        try:
            if self.as_json:
                self.line(error_document(error))
        finally:  # stdout's reader may have gone; stderr's may still be there
            stop = "" if error.message.endswith((".", "!", "?")) else "."
            self.note(f"heirloom: {where}{error.message}{stop}")

    @contextmanager
    def progress(self, *, quiet: bool = False) -> Iterator[Report]:
        """A line that is redrawn while work goes on; nothing where stderr is not a terminal."""
        line = ProgressLine(self._stderr, shown=not quiet and self._stderr.isatty())
        try:
            yield line.report
        finally:
            line.finish()

    def _shown(self, part: str | Styled) -> str:
        if isinstance(part, str):
            return _printable(part)
        text = _printable(part.text)
        return f"\x1b[{part.code}m{text}\x1b[0m" if self._has_style else text


def to_json(document: Json) -> str:
    """One line of JSON. File names that are not valid text keep their bytes as escaped lone surrogates."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    return _SURROGATE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def error_document(error: HeirloomError) -> Json:
    """`{error: {code, message, path?}}`."""
    inner = {"code": error.code, "message": error.message}
    if error.path:
        inner["path"] = error.path
    return {"error": inner}


def _printable(text: str) -> str:
    """Text whose control characters are shown, not obeyed: file names and documents are strangers' words."""
    return "".join(
        character if character in "\n\t" or _is_harmless(character) else _escaped(character) for character in text
    )


def _is_harmless(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) in {"Zs", "Mn", "Mc"}


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _pad(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - display_width(text))
    return space + text if right else text + space

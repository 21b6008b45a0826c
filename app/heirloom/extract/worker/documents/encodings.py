"""Turns bytes of unknown encoding into text: marks first, then UTF-8, then scored guesses among the old ones."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from heirloom.extract.worker.documents.frequent_signs import COMMON, NARROW, WIDE

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_NAMED = re.compile(
    r"(?<![a-z0-9])(?:big5(?:[-_]?hkscs)?|gb18030|gbk|gb2312|euc[-_](?:jp|kr|jisx0213|jis[-_]2004)|shift[-_]jis(?:x0213)?"
    r"|johab|cp(?:437|8[56]\d|874|9[345]\d|125[0-8])|windows[-_]125[0-8]|koi8[-_][rtu]|iso[-_]?8859[-_]1?\d"
    r"|mac[-_]roman)(?![a-z0-9])",
    re.IGNORECASE,
)
"""Names of old encodings as people and programs write them into file names."""
_MAX_NAME_SIGNS = 255
_SAMPLE_BYTES = 24 * 1024
_PLAUSIBLE = 0.3
"""Mean weight of a non-ASCII character below which no reading is believed and Windows-1252 is shown."""
_NARROWER = {"cp949": "euc_kr"}
"""The plain set reads some sequences that its extension leaves apart (KS X 1001 composed syllables)."""
_JUNK = frozenset(("Cc", "Co", "Cn", "Cs"))
_RARE = 1.5
"""Weight of a letter that is none of its alphabet's common ones, which weigh 2.5."""
_CAPITAL = 0.2
"""How much less a capital weighs: whole lines are written in them, but an alphabet read as another turns case too."""
_FINAL = frozenset("ςךםןףץةى")
_INITIAL = frozenset("ΆΈΉΊΌΎΏ")
"""Letters that stand at the end of words only, and at their beginning."""
_HALVES = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_CUT_SIGN = re.compile(rb"(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})\Z")
_WORDY = 0.8
"""Mean weight from which 16 bits a character are believed: of bytes of text read in pairs it is near zero."""
_ANY_FREQUENT = frozenset().union(*WIDE.values(), *NARROW.values())


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text`, the Python codec it was read with, and False for `sure` where the codec is a guess."""

    text: str
    encoding: str
    sure: bool


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode `data`; `declared` is what the file or its name says of itself, believed if it fits the bytes."""
    marked = _by_mark(data) or _by_escapes(data) or _sixteen_bit(data) or _strict(data, "utf-8")
    if marked is not None:
        return marked
    if declared is not None and (stated := _strict(data, declared)) is not None:
        return stated
    sample = _telling_part(data)
    if _nearly_utf8(sample):
        return Decoded(data.decode("utf-8", "replace"), "utf-8", False)
    encoding = _guess(sample)
    return Decoded(data.decode(encoding, "replace"), encoding, False)


def named_in(name: str) -> str | None:
    """The encoding that a file's name states as a word of its own, as in `letters.koi8-r.txt` or `big5hkscs.txt`."""
    found = _NAMED.findall(name[-_MAX_NAME_SIGNS:])
    return found[-1].lower().replace("-", "_") if found else None


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding, True)
    except (UnicodeError, LookupError, ValueError):
        return None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace").removeprefix("\ufeff")
            return Decoded(text, encoding, True)
    return None


def _by_escapes(data: bytes) -> Decoded | None:
    """Seven-bit encodings that shift by escapes: ISO-2022-JP, ISO-2022-KR, HZ (RFC 1468, 1557, 1843)."""
    if not data.isascii():
        return None
    if b"\x1b$)C" in data[:256]:
        return _strict(data, "iso2022_kr")
    if re.search(rb"\x1b(?:\$[@B]|\$\([DOPQ]|\([IJ])", data):
        return _strict(data, "iso2022_jp_2004") or _strict(data, "iso2022_jp_ext")
    if re.search(rb"~\{[\x21-\x7e]{2,}?~\}", data):
        found = _strict(data, "hz")
        return found if found is not None and not found.text.isascii() else None
    return None


def _telling_part(data: bytes) -> bytes:
    """A sample from the line where the first byte beyond ASCII stands; a line feed is never half a character."""
    first = re.search(rb"[\x80-\xff]", data)
    start = data.rfind(b"\n", 0, first.start()) + 1 if first is not None else 0
    start = max(start, (first.start() if first is not None else 0) - _SAMPLE_BYTES // 2)
    return data[start : start + _SAMPLE_BYTES]


def _sixteen_bit(data: bytes) -> Decoded | None:
    """UTF-16 without its mark: its halves are controls or zeros that no text of bytes has, and make words together.

    Zeros alone prove nothing: a crash leaves them in logs, and lists are parted by them.
    """
    head = data[: _SAMPLE_BYTES & ~1]
    whole = data[: len(data) & ~1]
    halves = len(_HALVES.findall(head))
    if len(whole) < 4 or not halves or (halves < len(head) // 4 and _strict(_whole_signs(head), "utf-8")):
        return None
    readings = {name: (_almost(head, name) or "").replace("\0", "") for name in ("utf-16-le", "utf-16-be")}
    best = max(readings, key=lambda name: _words_score(readings[name]))
    if _words_score(readings[best]) < _WORDY or (_parted_by_zeros(head) and not _mostly_ascii(readings[best])):
        return None
    return _strict(whole, best)


def _words_score(signs: str) -> float:
    """Mean weight of all characters of a text that may be of any script."""
    return sum(map(_any_weight, signs)) / len(signs) if signs else -9.0


def _parted_by_zeros(head: bytes) -> bool:
    """Is it text of bytes as it stands, but for zeros in it?"""
    words = _whole_signs(head).replace(b"\0", b"")
    return not _HALVES.search(words) and _strict(words, "utf-8") is not None


def _mostly_ascii(signs: str) -> bool:
    return sum(sign.isascii() for sign in signs) >= 0.75 * len(signs)


@lru_cache(maxsize=65536)
def _any_weight(sign: str) -> float:
    if sign in _ANY_FREQUENT:
        return 2.5
    if sign.lower() in _ANY_FREQUENT:
        return 1.2
    if " " <= sign <= "~" or sign in "\t\n\r\f":
        return 1.0
    if unicodedata.category(sign) in _JUNK:
        return -6.0
    return max(_weight(sign, frozenset(), name) for name in WIDE)


def _whole_signs(sample: bytes) -> bytes:
    """UTF-8 without the first bytes of a character that is cut at the end."""
    return _CUT_SIGN.sub(b"", sample)


def _nearly_utf8(sample: bytes) -> bool:
    """UTF-8 with a few broken bytes, as in a log that was cut or mixed: many whole characters, few wrong ones.

    Three bytes in a row come together by chance much less than two. What is cut at the end is no fault.
    """
    text = _whole_signs(sample).decode("utf-8", "replace")
    wrong = len(re.findall("\ufffd+", text))
    right = sum(1 if sign < "\u0800" else 4 for sign in text if sign > "\x7f" and sign != "\ufffd")
    return right >= max(1, 10 * wrong)


def _guess(sample: bytes) -> str:
    """Read the sample with every codec and keep the one whose text looks most like its language."""
    scores: dict[str, float] = {}
    for name in (*WIDE, *NARROW):
        text = _almost(sample, name)
        if text is not None:
            scores[name] = _wide_score(text, name) if name in WIDE else _narrow_score(text, name)
    best = max(scores, key=lambda name: scores[name], default="cp1252")
    if not scores or scores[best] < _PLAUSIBLE:
        return "cp1252"
    plain = _NARROWER.get(best)
    return plain if plain is not None and _almost(sample, plain) is not None else best


def _almost(sample: bytes, encoding: str) -> str | None:
    """Decode a sample whose last character may be cut; None when anything else is wrong."""
    for cut in range(4):
        try:
            return sample[: len(sample) - cut].decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _wide_score(text: str, encoding: str) -> float:
    """Mean weight of the non-ASCII characters: how much they look like prose of the codec's language."""
    frequent = WIDE[encoding]
    signs = [sign for sign in text if sign > "\x7f"]
    if not signs:
        return -9.0
    return sum(_weight(sign, frequent, encoding) for sign in signs) / len(signs)


def _narrow_score(text: str, encoding: str) -> float:
    """The same for alphabets; capitals inside words, words of two scripts and
    heaps of accents speak against a reading."""
    frequent, common = NARROW[encoding], COMMON.get(encoding)
    total, count, run, previous = 0.0, 0, 0, " "
    for sign in text:
        run = run + 1 if sign > "\x7f" else 0
        if run:
            count += 1
            total += _letter_weight(previous, sign, frequent, common)
            total -= 2.0 if run > 2 and _is_latin(sign) else 0.0
        elif sign.isalpha() and previous > "\x7f" and previous.isalpha() and not _is_latin(previous):
            total -= 3.0
        previous = sign
    return total / count if count else -9.0


def _letter_weight(previous: str, sign: str, frequent: frozenset[str], common: frozenset[str] | None) -> float:
    """`common` are the letters that fill most of a text, of an alphabet of whose letters all are frequent."""
    if common is not None and sign.lower() in frequent:
        weight = 2.5 if sign.lower() in common else _RARE
        weight -= 0.0 if sign in frequent else _CAPITAL
    elif sign in frequent:
        weight = 2.5
    elif sign.lower() in frequent:
        weight = 1.2
    elif unicodedata.category(sign) in _JUNK:
        weight = -6.0
    else:
        weight = -1.2
    if previous.islower() and sign.isupper():
        weight -= 3.0
    if (previous in _FINAL and sign.isalpha()) or (sign in _INITIAL and previous.isalpha()):
        weight -= 3.0
    if previous.isascii() and previous.isalpha() and sign.isalpha() and not _is_latin(sign):
        weight -= 3.0
    return weight


def _is_latin(sign: str) -> bool:
    return sign < "\u0250" or "\u1e00" <= sign < "\u1f00"


@lru_cache(maxsize=65536)
def _weight(sign: str, frequent: frozenset[str], encoding: str) -> float:
    if sign in frequent:
        return 3.0
    code = ord(sign)
    if 0x3041 <= code <= 0x30FF:
        return 1.6 if encoding in _JAPANESE else -0.5
    if 0xAC00 <= code <= 0xD7A3:
        return (1.4 if _fits(sign, "euc_kr") else -0.6) if encoding in _KOREAN else -2.0
    if 0x4E00 <= code <= 0x9FFF:
        return _ideograph(sign, encoding)
    if unicodedata.category(sign) in _JUNK:
        return -6.0
    if 0x3000 <= code <= 0x303F or 0xFF01 <= code <= 0xFF5E:
        return 1.0
    if 0xFF61 <= code <= 0xFF9F:
        return -1.5
    return -0.6


_JAPANESE = frozenset(("euc_jis_2004", "cp932", "shift_jisx0213"))
_KOREAN = frozenset(("cp949", "johab"))


def _ideograph(sign: str, encoding: str) -> float:
    """First-level ideographs of the national set are common words, the others are rare."""
    if encoding == "gb18030":
        return _level(sign, "gb2312", 0xB0, 0xD7)
    if encoding == "big5hkscs":
        return _level(sign, "big5", 0xA4, 0xC6)
    if encoding in _JAPANESE:
        return _level(sign, "euc_jp", 0xB0, 0xCF)
    return -0.2 if _fits(sign, "euc_kr") else -1.5


def _level(sign: str, encoding: str, first: int, last: int) -> float:
    try:
        lead = sign.encode(encoding)[0]
    except UnicodeEncodeError:
        return -1.2
    return 1.6 if first <= lead <= last else -0.4


def _fits(sign: str, encoding: str) -> bool:
    """Is it one of the set's own characters? (EUC-KR writes any other syllable as its parts, in eight bytes.)"""
    try:
        return len(sign.encode(encoding)) <= 2
    except UnicodeEncodeError:
        return False

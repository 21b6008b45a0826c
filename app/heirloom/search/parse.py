"""Takes a question apart: what is meant, and the facts (kind, time, place, file name) that narrow it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple, TypeVar

from heirloom.core.asking import Clause, Fact, FactSort, Reading, Stretch
from heirloom.core.records import Kind, ParsedQuery
from heirloom.core.words import MAX_QUERY_CHARS, STOP_WORDS, has_cjk
from heirloom.search.dates import chinese, english
from heirloom.search.dates.recurring import find_recurring
from heirloom.search.dates.spans import DateSpan
from heirloom.search.intent import looks_count_less
from heirloom.search.wording.clauses import find_clauses
from heirloom.search.wording.formats import take_format
from heirloom.search.wording.media import take_media
from heirloom.search.wording.negation import take_negation

Taken = TypeVar("Taken")
PlaceLookup = Callable[[str], str | None]
"""The name under which the vault knows a place, None when no memory was made there."""

_ASK = r"(?:please\s+)?(?:(?:show|find|get|give)\s+(?:me\s+)?|search\s+(?:for\s+)?|look\s+for\s+)"
_FEW = r"(?:(?:all|any|some|the|my|our|a|an)\s+)*"
_PHOTO = r"(?:photos?|pictures?|pics?|images?|snapshots?|photographs?)"
_DOCUMENT = r"(?:documents?|docs?)"
_LEFT_OUT = r"(?:without|not|no|excluding|except|other|but|(?:that|which)\s+(?:is|are|do|does|have)\s+not)"
_ASKING: Final = re.compile(rf"^{_ASK}", re.IGNORECASE)
_LEADING: Final = {
    Kind.PHOTO: re.compile(
        rf"^{_FEW}{_PHOTO}(?:\s+(?:of|with|showing)\b\s*|\s+(?=(?:from|in|at|on|taken|near|by|since|before|after)\b)"
        rf"|\s+(?={_LEFT_OUT}\b|-[^\W\d_])|$)",
        re.IGNORECASE,
    ),
    Kind.DOCUMENT: re.compile(
        rf"^{_FEW}{_DOCUMENT}(?:\s+(?:about|on|of|with|for)\b\s*|\s+(?=(?:from|in|written|since|before|after)\b)"
        rf"|\s+(?={_LEFT_OUT}\b|-[^\W\d_])|$)",
        re.IGNORECASE,
    ),
}
_TRAILING_PHOTOS: Final = re.compile(r"(?<=\w)\s+(?:photos|pictures|pics|images|snapshots|photographs)$", re.IGNORECASE)
_ZH_ASKING: Final = re.compile(
    r"^(?:请|帮我|给我|我想|我要)*(?:找找|找出|找到|找一下|查找|搜索|搜一下|显示|看看|找|搜)"
)
_ZH_MINE: Final = re.compile(r"^(?:所有|全部|一些|我们的|我的)(?:的)?(?=..)")
_ZH_KINDS: Final = {
    Kind.PHOTO: re.compile(r"(?:^|的|(?<=[^老旧白色婚合证集拍幅张]))(?:照片|相片|图片)$"),
    Kind.DOCUMENT: re.compile(r"(?:^|的)(?:文件|文档)$"),
}
_EXTENSIONS: Final = (
    "jpe?g|png|gif|webp|tiff?|bmp|hei[cf]|avif|raw|dng|cr2|nef|arw|pdf|txt|md|html?|docx?|xlsx?|pptx?|odt|rtf|csv|"
    "mp4|mov|avi|mkv|mp3|wav|m4a|zip|json|xml|eml"
)
_FILE_NAME: Final = re.compile(
    r"(?<!\S)(?:(?=\S*\*)[^\s/*?]*\*[^\s/]*"
    rf"|[^\s/]+\.(?:{_EXTENSIONS})"
    r"|(?:IMG|DSCN?|DSCF|DSC|PXL|MVIMG|VID|DJI|GOPR|GX|SCAN|Screenshot|wx_camera|mmexport)[-_]?\d{3,}[\w()-]*"
    r"|(?:IMG|DSC|PXL|VID|SCAN|Screenshot)[-_]\w*\d[\w()-]*)(?!\S)",
    re.IGNORECASE,
)
_IN_PLACE: Final = re.compile(r"\b(?:in|at|near|around|from|to)\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_PLACE_WORDS: Final = 4
_ZH_PLACE_CHARS: Final = 8
_DANGLING: Final = re.compile(
    r"^(?:of|from|in|on|at|the|and|with|by|about|taken|made)\b\s*|\s*\b(?:of|from|in|on|at|the|and|with|by|taken|made|during)$",
    re.IGNORECASE,
)
_ZH_DANGLING: Final = re.compile(r"^(?:的|在|里|了)+(?=.)|(?:拍摄?的|的|在|里的?)+$")
_EMPTY: Final = frozenset({"taken", "made", "shot", "written", "的", "在", "里", "拍", "拍的", "拍摄", "写", "写的"})
_EDGE_SIGNS: Final = " \t,.;:!?，。；：！？、"


class TakenApart(NamedTuple):
    """The parsed question, the words in which each of its facts stood, and what it leaves out or asks for alone."""

    parsed: ParsedQuery
    words: dict[FactSort, str]
    clauses: tuple[Clause, ...]


def parse(query: str, now: datetime, place_of: PlaceLookup | None = None, plain: Sequence[str] = ()) -> ParsedQuery:
    """Take a question apart. `now` is local wall time: what "yesterday" is counted from.

    `plain` are words (in any case) that are no fact even where they read like one.
    """
    return take_apart(query, now, place_of, plain).parsed


def read_facts(query: str, now: datetime, place_of: PlaceLookup | None = None, plain: Sequence[str] = ()) -> Reading:
    """The facts that stand in a question, each with where its words stand."""
    taken = take_apart(query, now, place_of, plain)
    found = [_stretch(query, said, _fact(sort, said, taken.parsed)) for sort, said in taken.words.items()]
    stretches = sorted((one for one in found if one is not None), key=lambda one: one.begin)
    apart = [one for at, one in enumerate(stretches) if at == 0 or one.begin >= stretches[at - 1].end]
    return Reading(query, tuple(apart))


def take_apart(query: str, now: datetime, place_of: PlaceLookup | None = None, plain: Sequence[str] = ()) -> TakenApart:
    """The question taken apart, as `parse` does it."""
    raw = " ".join(unicodedata.normalize("NFKC", query[:MAX_QUERY_CHARS]).replace("’", "'").split())
    refused = frozenset(words.casefold() for words in plain)
    words: dict[FactSort, str] = {}
    text, name = _take_name(raw)
    if name is not None and name.casefold() in refused:
        text, name = raw, None
    text, name_words = _without_asking(text), name
    if name is None:
        text, name, name_words = _unless(refused, text, take_format(text))
    text, kind, kind_words = _unless(refused, text, _take_kind(text))
    text, media, media_words = _unless(refused, text, take_media(text))
    asks = looks_count_less(text) > 0
    left_out = take_negation(text, led=bool(kind_words or media_words), asks=asks)
    text = left_out.rest if left_out else text
    if media is None:
        text, media, media_words = _unless(refused, text, take_media(text))
    text, recurs, _ = _unless(refused, text, _take_recurring(text, now))
    dated, found, date_words = _take_date(text, now)
    if date_words is not None and date_words.casefold() in refused:
        found = date_words = None
    else:
        text = dated
    if kind is None:
        text, kind, kind_words = _unless(refused, text, _take_kind(text))
    place, place_words = None, ""
    if place_of is not None:
        text, place, place_words = _unless(refused, text, _take_place(text, place_of))
    for sort, said in ((FactSort.NAME, name_words), (FactSort.DATE, date_words)):
        words |= {sort: said} if said else {}
    words |= {FactSort.KIND: kind_words} if kind else {}
    words |= {FactSort.PLACE: place_words} if place else {}
    parsed = ParsedQuery(
        raw=query,
        text=(_tidy(text) if text != raw else raw.strip(_EDGE_SIGNS)) if says_something(text) else "",
        kind=kind,
        captured_from=found.captured_from if found else None,
        captured_to=found.captured_to if found else None,
        stretches=found.apart if found else (),
        date_words=date_words,
        place=place,
        name=name,
        without=", ".join(left_out.parts) if left_out else None,
        media=media,
        recurs=recurs,
    )
    return TakenApart(parsed, words, find_clauses(raw, left_out, media, media_words))


def spoken(raw: str, words: Mapping[FactSort, str]) -> str:
    """The question without the words to a person and those of a kind: what a name or a text may hold of it."""
    text = _without_asking(" ".join(unicodedata.normalize("NFKC", raw[:MAX_QUERY_CHARS]).split()))
    kind = words.get(FactSort.KIND, "")
    at = text.casefold().find(kind.casefold()) if kind else -1
    return (_cut(text, at, at + len(kind)) if at >= 0 else text).strip(_EDGE_SIGNS)


def _unless(refused: frozenset[str], text: str, taken: tuple[str, Taken | None, str]) -> tuple[str, Taken | None, str]:
    """What was taken out of a text, or the text as it was where a person said that those words are no fact."""
    return (text, None, "") if taken[2].strip().casefold() in refused else taken


def _fact(sort: FactSort, words: str, parsed: ParsedQuery) -> Fact:
    if sort is FactSort.DATE:
        return Fact(sort, words, parsed.captured_from, parsed.captured_to, parsed.stretches)
    if sort is FactSort.PLACE:
        return Fact(sort, words, place=parsed.place)
    if sort is FactSort.KIND:
        return Fact(sort, words, kind=parsed.kind)
    return Fact(sort, words, name=parsed.name)


def _stretch(query: str, words: str, fact: Fact) -> Stretch | None:
    """Where the words stand in the question as it was typed; None where normal forms hide them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = re.search(pattern, query.replace("’", "'"), re.IGNORECASE)
    return None if found is None else Stretch(found.start(), found.end(), replace(fact, words=found.group()))


def _take_name(text: str) -> tuple[str, str | None]:
    found = _FILE_NAME.search(text)
    if found is None or found.group().strip("*.?") == "":
        return text, None
    return _cut(text, found.start(), found.end()), found.group()


def _without_asking(text: str) -> str:
    """ "show me …", "帮我找…": words to a person, not about a memory."""
    text = _ASKING.sub("", text)
    if has_cjk(text):
        text = _ZH_MINE.sub("", _ZH_ASKING.sub("", text) or text)
    return text


def _take_kind(text: str) -> tuple[str, Kind | None, str]:
    """The text without the words of a kind, the kind, and those words."""
    for kind, pattern in _LEADING.items():
        found = pattern.match(text)
        if found:
            return text[found.end() :], kind, found.group().strip()
    for kind, pattern in _ZH_KINDS.items():
        found = pattern.search(text)
        if found:
            return text[: found.start()], kind, found.group().strip()
    trailing = _TRAILING_PHOTOS.search(text)
    return (text[: trailing.start()], Kind.PHOTO, trailing.group().strip()) if trailing else (text, None, "")


def _take_recurring(text: str, now: datetime) -> tuple[str, str | None, str]:
    """The text without a day that comes again, which day, and its words; a day that a year tells is a date."""
    found = find_recurring(text) if has_cjk(text) else None
    if found is None:
        return text, None, ""
    begin, end, which = found
    dated = chinese.find_date(text.lower(), now.date())
    if dated is not None and not (begin <= dated.begin and dated.end <= end):
        return text, None, ""
    return _cut(text, begin, end), which, text[begin:end]


def _take_date(text: str, now: datetime) -> tuple[str, DateSpan | None, str | None]:
    """The text without the words of a time, the time, and those words."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters change their length; places in the text must stay true
        lowered = text
    found = chinese.find_date(lowered, now.date()) if has_cjk(lowered) else None
    found = found or english.find_date(lowered, now.date())
    if found is None:
        return text, None, None
    return _cut(text, found.begin, found.end), found, text[found.begin : found.end].strip()


def _take_place(text: str, place_of: PlaceLookup) -> tuple[str, str | None, str]:
    """The text without the words of a place, the place, and those words.

    A place narrows when a preposition or capital letter marks it, or when it is all that is left.
    """
    for begin, end, name in _place_candidates(text):
        known = place_of(name)
        if known is not None:
            return _cut(text, begin, end), known, text[begin:end].strip(_EDGE_SIGNS)
    return text, None, ""


def _place_candidates(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches that may name a place, longer first, with the preposition in the stretch."""
    whole = text.strip(_EDGE_SIGNS)
    if whole and not whole.isdecimal():
        yield 0, len(text), whole
    for lead in _IN_PLACE.finditer(text):
        for end in _word_ends(text, lead.end()):
            yield lead.start(), end, text[lead.end() : end]
    for word in re.finditer(r"\b[A-Z][^\W\d_]+", text):
        if word.group().lower() not in STOP_WORDS:
            for end in _word_ends(text, word.start()):
                yield word.start(), end, text[word.start() : end]
    for run in re.finditer(r"[\u4e00-\u9fff]{2,}", text):
        for size in range(min(_ZH_PLACE_CHARS, len(run.group())), 1, -1):
            for at in range(run.start(), run.end() - size + 1):
                begin = at - 1 if at > run.start() and text[at - 1] in "在于从去" else at
                yield begin, at + size, text[at : at + size]


def _word_ends(text: str, begin: int) -> list[int]:
    """Ends of the next one to four words from a place on, the longest first."""
    ends = [begin + word.end() for word in re.finditer(r"[\w'.-]+", text[begin:])][:_PLACE_WORDS]
    return ends[::-1]


def _cut(text: str, begin: int, end: int) -> str:
    left, right = text[:begin].rstrip(), text[end:].lstrip()
    return f"{left} {right}" if left and right and not has_cjk(left[-1] + right[0]) else left + right


def says_something(text: str) -> bool:
    """Signs alone ask for nothing; a pictogram is a word."""
    return any(unicodedata.category(sign)[0] in "LNM" or unicodedata.category(sign) == "So" for sign in text)


def _tidy(text: str) -> str:
    """Prepositions and signs left hanging where something was cut out are no part of the meaning."""
    text = text.strip(_EDGE_SIGNS)
    for pattern in (_DANGLING, _ZH_DANGLING):
        while (shorter := pattern.sub("", text).strip(_EDGE_SIGNS)) != text and shorter:
            text = shorter
    lowered = text.lower()
    return "" if lowered in STOP_WORDS or lowered in _EMPTY else text

"""What a question leaves out: "beach without people", "dog -leash", "NOT cat", "没有猫的照片".

A question to be answered and a whole sentence only speak of what is not there, and leave nothing out. "No" and "not"
mostly stand in names and sayings ("no parking sign", "a dog with no collar", "to be or not to be") and
turn a question round only where nothing else can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from heirloom.core.words import STOP_WORDS, has_cjk

_SIGNS: Final = " \t,.;:!?，。；：！？、"
_MINUS: Final = re.compile(
    r"(?:(?<=[\s,;，；、])|^)-(?:\"(?P<quoted>[^\"]+)\"|(?!dash\b)(?P<word>(?:1[89]|20)\d\d|[^\W\d_][\w'-]*))(?=[\s,;，；、]|$)",
    re.IGNORECASE,
)
"""A hyphen inside a word, one before a number that is no year, and the "-dash" of old typescripts leave nothing out."""
_SPAN_END: Final = (
    r"(?:\d+|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*"
    r"|spring|summer|autumn|fall|winter|today|now)"
)
_SPAN: Final = re.compile(rf"(?:^|\W){_SPAN_END}\s+-{_SPAN_END}(?=\W|$)", re.IGNORECASE)
""" "June -August 2019" is a stretch of time, written with a space too many."""
_OR: Final = r"\s+(?:or|nor)\s+(?:(?:any|a|an|the)\s+)?"
_YEARS: Final = r"(?:1[89]|20)\d\d(?:\s*(?:,\s*(?:and|or)?|-|and|or|to|until|through|till)\s*(?:1[89]|20)\d\d)*\b"
_PART: Final = (
    r"(?:(?:any|a|an|the|of|with|taken|made|from|in|at|showing|my|our)\s+)*"
    rf"(?P<part>{_YEARS}(?=\s*(?:[,.;!?]|$))|[^\W_][\w'-]*(?:\s+[\w'-]+){{0,3}}?(?:{_OR}[\w'-]+(?:\s+[\w'-]+){{0,2}}?)*)"
)
_UNTIL: Final = r"(?=\s*(?:[,.;!?]|$|\b(?:on|at|in|from|near|during|by|for|but|with|without|taken|and)\b))"
_WORDS: Final = re.compile(
    rf"\b(?P<how>without|excluding|except(?:\s+for)?|but\s+(?:not|no)|other\s+than|NOT)\s+{_PART}{_UNTIL}"
)
_BUT_YEARS: Final = re.compile(
    r"\b(?:(?:(?:all|any|every|each)(?:\s+(?:other\s+)?years?)?|anything|everything)\s+but|outside(?:\s+of)?)\s+"
    rf"(?:in\s+)?(?P<part>{_YEARS})",
    re.IGNORECASE,
)
""" "But" leaves out no more than years: "everything but the girl" is a name."""
_NOT: Final = re.compile(
    rf"(?:^|(?<=[\w,]\s))(?:(?:that|which)\s+(?:is|are|do|does|have|has)\s+)?(?P<how>not)\s+"
    rf"(?:(?:show|contain|have|include)(?:ing)?\s+)?{_PART}{_UNTIL}",
    re.IGNORECASE,
)
_NO_LONGER_NOT: Final = re.compile(
    r"\b(?:is|are|am|was|were|be|do|does|did|can|could|will|would|shall|should|have|has|had|must|may|might|need|or|if|why|"
    r"i|you|he|she|it|we|they|who|what|forget|whether|absolutely|certainly|definitely|of|the|a)\s$",
    re.IGNORECASE,
)
_SAYINGS: Final = re.compile(
    r"(?:only|just|yet|sure|so|too|very|to|even|enough|all|much|many|bad|more|less|here|there|now|really|quite|for|as|if)\b",
    re.IGNORECASE,
)
_NO: Final = re.compile(r"^(?P<how>no)\s+(?P<part>[a-z][\w'-]*(?:\s+[a-z][\w'-]*)?)$", re.IGNORECASE)
_LATER_NO: Final = re.compile(r",\s*(?P<how>no)\s+(?P<part>[a-z][\w'-]*(?:\s+[a-z][\w'-]*)?)$", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"(?:people|children|men|women|snow|[a-z'-]{2,}[^s]s)$", re.IGNORECASE)
_SIGNPOSTS: Final = re.compile(r"(?:sign|signs|ways|regrets|worries|pets|results|news|thanks|problems)$", re.IGNORECASE)
"""What follows "no" on signs and in titles, and is no picture that somebody does without."""

_ZH_DATES: Final = r"(?:(?:1[89]|20)\d\d年?|\d{1,2}[年月日号]|[到至和或与、-])+"
_ZH_PART: Final = rf"(?P<part>{_ZH_DATES}(?=以外|之外|除外|的|$)|[^的，。；！？、,.;!?]{{1,8}}?)"
_ZH_END: Final = r"(?:以外|之外|除外)?(?:的|(?=[，。；！？、,.;!?\s])|$)"
_ZH: Final = re.compile(
    rf"(?:(?<!有)(?P<how>没有拍到|没拍到|没有|不包含|不包括|不含有|不含|不带|(?<![废解消免清去开])除了|排除)|(?<![是要])(?:不是)){_ZH_PART}{_ZH_END}"
)
_ZH_BUT_DATES: Final = re.compile(
    r"(?:除(?:了|去|开)?)?(?P<part>(?:(?:1[89]|20)\d\d|\d\d年|[一二][九八〇零][〇零一二三四五六七八九]{2}年|[今去前]年|大前年|上+个?月|上+周|[昨前今]天)"
    r"[^，。；！？,.;!?\s]{0,14}?)(?:以外|之外|除外)的?"
)
_ZH_BUT: Final = re.compile(r"^(?P<part>[^的此，。；！？、,.;!?\s料算想]{1,8}?)以外$")
_ZH_NONE: Final = re.compile(r"无(?P<part>[人猫狗车雪])(?![机驾售类士生才])(?:的|$|(?=.))")
_ZH_NOTHING: Final = re.compile("[你我他她用了]|什么|时间|问题|关系|意思|办法|名字|标题")
_ASKING: Final = re.compile(
    r"(?:what|which|who|whom|whose|where|when|why|how|is|are|was|were|do|does|did|can|could|has|have|had|should|would)\b"
    r"|.*[?？]\s*$|.*(?:什么|哪|谁|几|多少|吗|怎么|如何|是否|何时|何地)",
    re.IGNORECASE,
)
_ZH_OR: Final = re.compile("也?(?:没有|不含|不带)|[和或与跟、]|以及")
_MOST_PARTS: Final = 4
_MOST_WORDS: Final = 9
_MOST_CHARACTERS: Final = 18
_QUOTED: Final = re.compile(r"[\"“「『].*?[\"”」』]")


@dataclass(frozen=True, slots=True)
class Negation:
    """`rest` is the question without it, `parts` the words that are left out, each by itself.

    `said` are the stretches of the question that say so, each with its parts.
    """

    rest: str
    parts: tuple[str, ...]
    said: tuple[tuple[str, tuple[str, ...]], ...] = ()


def take_negation(text: str, *, led: bool, asks: bool) -> Negation | None:
    """What a question leaves out, None where it leaves out nothing.

    `led`: the words "photos of" or the like stood before the text. `asks`: it wants an answer or a paper, whose own
    words are "how to bake without yeast"; then signs alone leave out.
    """
    parts: list[str] = []
    stretches: list[tuple[str, tuple[str, ...]]] = []
    sentence = _is_sentence(text)
    while not sentence and len(parts) < _MOST_PARTS and (found := _found(text, led=led, asks=asks)) is not None:
        said = found.groupdict().get("quoted") or found.groupdict().get("word")
        stretches.append((found.group().strip(), tuple([said] if said else _apart(found["part"]))))
        parts += stretches[-1][1]
        before, after = text[: found.start()].rstrip(_SIGNS + "-"), text[found.end() :].lstrip(_SIGNS)
        apart = before and after and (said or not has_cjk(before[-1] + after[0]))
        text = f"{before} {after}" if apart else before + after
    return Negation(text, tuple(parts), tuple(stretches)) if parts else None


def _apart(words: str) -> list[str]:
    """ "a dog or a cat" are two things, and so are "狗和猫"; "和尚" is one."""
    parts = [part.strip(_SIGNS) for part in _ZH_OR.split(words) if part is not None]
    parts = parts if all(parts) else [words.strip(_SIGNS)]
    return [one for part in parts for one in re.split(_OR, part, flags=re.IGNORECASE)]


def _found(text: str, *, led: bool, asks: bool) -> re.Match[str] | None:
    minus = _signed(text)
    if minus:
        return minus
    if asks:
        found = _outside_quotes(_WORDS, text)
        return found if found and found["how"] == "NOT" else None
    if has_cjk(text):
        return _chinese(text, led=led)
    found = _outside_quotes(_BUT_YEARS, text) or _outside_quotes(_WORDS, text) or _not(text) or _no(text, led=led)
    return found if found and found["part"].lower() not in STOP_WORDS else None


def leaves_out_by_sign(text: str) -> bool:
    """Whether a question leaves something out by "-word": that is said to the search, and never to be read anywhere."""
    return _signed(text) is not None


def _signed(text: str) -> re.Match[str] | None:
    spans = [one.end() for one in _SPAN.finditer(text)]
    return _outside_quotes(_MINUS, text, but=spans)


def _is_sentence(text: str) -> bool:
    long = len(text) > _MOST_CHARACTERS if has_cjk(text) else len(text.split()) > _MOST_WORDS
    return long or _ASKING.match(text) is not None


def _outside_quotes(pattern: re.Pattern[str], text: str, but: Sequence[int] = ()) -> re.Match[str] | None:
    """The first match that begins in no quotation and does not end at one of the places in `but`."""
    quoted = [(one.start(), one.end()) for one in _QUOTED.finditer(text)]
    found = (one for one in pattern.finditer(text) if one.end() not in but)
    return next((one for one in found if not any(begin < one.start() < end for begin, end in quoted)), None)


def _not(text: str) -> re.Match[str] | None:
    found = _outside_quotes(_NOT, text)
    if found is None or _SAYINGS.match(found["part"]):
        return None
    said_of = text[found.start() : found.start("how")].strip()
    return found if said_of or not _NO_LONGER_NOT.search(text[: found.start("how")]) else None


def _no(text: str, *, led: bool) -> re.Match[str] | None:
    found = _NO.match(text)
    if found is None:
        found, led = _outside_quotes(_LATER_NO, text), False
    if found is None or _SIGNPOSTS.search(found["part"]) or found["part"].lower().endswith("ing"):
        return None
    return found if led or _SEVERAL.search(found["part"]) else None


def _chinese(text: str, *, led: bool) -> re.Match[str] | None:
    found = _outside_quotes(_ZH_BUT_DATES, text) or _outside_quotes(_ZH, text) or _outside_quotes(_ZH_NONE, text)
    found = found or (_ZH_BUT.match(text) if led else None)
    part = found["part"].strip() if found else ""
    return found if part and not _ZH_NOTHING.fullmatch(part) else None

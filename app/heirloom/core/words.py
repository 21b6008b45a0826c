"""How text becomes words: one rule for the words index and for the questions put to it (FTS5, standard library only).

The index itself splits Latin text (`unicode61`); Chinese, Japanese and Korean have no spaces to split at, so
their runs are cut into overlapping pairs before they reach it, as Lucene's CJKAnalyzer does. The last
character of a run also stands alone, so that every character begins some token and a question of a
single character is a prefix search.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

MAX_TERMS: Final = 64
"""A longer question is cut: FTS5 bounds the depth of an expression, and a page of text is not a question."""
MAX_QUERY_CHARS: Final = 2_000

_CJK: Final = (
    "\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3040-\u3096\u3099-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7ff"
    "\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_CJK_RUN: Final = re.compile(f"[{_CJK}]+")
_UNSTORABLE: Final = re.compile("[\u0000-\u001f\u007f-\u009f\ud800-\udfff\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
_PHRASE: Final = re.compile(r'["\u201c\u201d\u300c\u300e]([^"\u201c\u201d\u300d\u300f]+)["\u201c\u201d\u300d\u300f]')
_LATIN: Final = f"[^\\W_{_CJK}]+"
_CHUNK: Final = re.compile(f"[{_CJK}]+|{_LATIN}(?:[-_.'’/@&+:]{_LATIN})*")
_LATIN_RUN: Final = re.compile(_LATIN)
_WORD: Final = re.compile(r"[^\W_]+")
_POSSESSIVE: Final = re.compile("(?<=[^\\W_])['’]s$")
""" "fridge's warranty" asks for what is called "fridge warranty" as well; only what is quoted keeps its endings."""

_ENGLISH_STOP_WORDS: Final = """
a about above after again all also am an and any are as at be because been before being below between both but by
can could did do does doing down during each few for from further had has have having he her here hers him his how i
if in into is it its itself just me more most my no nor not now of off on once only or other our out over own please
same she should show so some such than that the their them then there these they this those through to too under
until up very was we were what when where which while who whom why will with would you your yours
"""
STOP_WORDS: Final = frozenset(_ENGLISH_STOP_WORDS.split())
_CJK_STOP: Final = frozenset("的了吗呢吧着和与在是")
_CJK_ASKING: Final = re.compile(
    "(?:在|是|有)?(?:什么时候|什么地方|哪里|哪儿|哪个|哪些|哪天|哪年|几点|几月|几号|多少钱|多少|多久|谁)(?:的|了)?"
    "|怎么[做写用样办]?|如何|为什么|(?:是|有|叫)?什么(?:样)?|有没有|是不是|关于|我们家的?|我们的?|我家的?|我的|[吗呢吧]"
)
_CJK_LAST: Final = re.compile("(?<!目)[的了]$")
_CJK_OF: Final = re.compile("(?<=..)[的了](?=..)")
""" "外婆的红烧肉": what stands on either side is a word of its own; not so in "目的" or "的士"."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for: `tokens` must stand side by side; `stop` marks a word that says little by itself."""

    surface: str
    tokens: tuple[str, ...]
    cjk: bool
    phrase: bool = False
    stop: bool = False


def fold(text: str) -> str:
    """NFKC, case folded, with control characters, zero-width marks and lone surrogates as spaces or gone."""
    cleaned = _UNSTORABLE.sub(" ", text)
    if cleaned.isascii():
        return cleaned.lower()
    # NFKC can give letters whose own case folding is again not normal, hence twice (Unicode 3.13, toNFKC_Casefold).
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", cleaned).casefold())


def has_cjk(text: str) -> bool:
    """Whether any character is Chinese, Japanese or Korean."""
    return not text.isascii() and _CJK_RUN.search(text) is not None


def mostly_cjk(text: str) -> bool:
    """Whether more than half of a text's letters are Chinese, Japanese or Korean."""
    if text.isascii():
        return False
    cjk = sum(len(run) for run in _CJK_RUN.findall(text))
    return 2 * cjk > cjk + sum(len(word) for word in _LATIN_RUN.findall(text) if not word.isdecimal())


def index_text(text: str) -> str:
    """The text as the words index takes it: folded, CJK runs as overlapping pairs and the last character alone."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return _CJK_RUN.sub(lambda run: " " + " ".join(_pairs(run.group(), closing=True)) + " ", folded)


def terms(query: str) -> tuple[Term, ...]:
    """What a question asks for, in its order, at most `MAX_TERMS`; quoted stretches are one term each.

    A possessive stands for its word, which the index of "grandma's" holds as well.
    """
    folded = fold(query[:MAX_QUERY_CHARS])
    found: list[Term] = []
    position = 0
    for quoted in _PHRASE.finditer(folded):
        found += _plain_terms(folded[position : quoted.start()])
        tokens = tuple(token for term in _plain_terms(quoted.group(1), literal=True) for token in term.tokens)
        if tokens:
            found.append(Term(quoted.group(1).strip(), tokens, has_cjk(quoted.group(1)), phrase=True))
        position = quoted.end()
    found += _plain_terms(folded[position:])
    return tuple(found[:MAX_TERMS])


def content_terms(query: str) -> tuple[Term, ...]:
    """The terms that say something: English stop words left out, Chinese runs cut at question words and particles.

    All terms come back where none says anything.
    """
    said: list[Term] = []
    for term in terms(query):
        if term.cjk and not term.phrase:
            said += _cjk_content(term)
        elif not term.stop:
            said.append(term)
    return tuple(dict.fromkeys(said)) or terms(query)


def is_quoted(query: str) -> bool:
    """Whether all of a question stands in quotation marks: its very words are wanted, and none like them."""
    asked = terms(query)
    return bool(asked) and all(term.phrase for term in asked)


def match_expression(query: str, *, need: Literal["any", "all"] = "any", prefix_last: bool = False) -> str | None:
    """A safe FTS5 MATCH expression for a question, None when it holds no word.

    "any" is for ranking: one word is enough, long Chinese runs fall apart into pairs, English stop words are left
    out while another word remains. "all" asks for every one of `content_terms`. Every token is quoted, so no
    sign or operator of the question reaches FTS5's syntax. `prefix_last` lets the last Latin word be unfinished,
    or be followed by a number.
    """
    asked = content_terms(query) if need == "all" else terms(query)
    kept = [term for term in asked if not term.stop] or list(asked)
    if not kept:
        return None
    parts: list[str] = []
    for term in kept:
        unfinished = prefix_last and term is kept[-1] and not term.cjk and not term.phrase
        parts += _expressions(term, need, unfinished=unfinished)
    unique = list(dict.fromkeys(parts))[:MAX_TERMS]
    return (" OR " if need == "any" else " AND ").join(unique)


def _plain_terms(folded: str, *, literal: bool = False) -> list[Term]:
    chunks = [chunk.group() for chunk in _CHUNK.finditer(folded)]
    return [_term(chunk if literal else _POSSESSIVE.sub("", chunk)) for chunk in chunks]


def _term(chunk: str) -> Term:
    if _CJK_RUN.fullmatch(chunk):
        return Term(chunk, tuple(_pairs(chunk, closing=False)), cjk=True, stop=chunk in _CJK_STOP)
    return Term(chunk, tuple(_WORD.findall(chunk)), cjk=False, stop=chunk in STOP_WORDS)


def _cjk_content(term: Term) -> list[Term]:
    """A run without its question words, cut where "的" joins two words; single characters where nothing else is."""
    pieces = [piece for part in _CJK_ASKING.split(term.surface) for piece in _CJK_OF.split(part) if piece]
    longer = [piece for piece in pieces if len(_CJK_LAST.sub("", piece)) > 1]
    return [found for piece in longer or pieces if not (found := _term(piece)).stop]


def _pairs(run: str, *, closing: bool) -> list[str]:
    """Overlapping pairs of a run; with `closing` the last character alone as well. One character is itself."""
    if len(run) == 1:
        return [run]
    pairs = [run[at : at + 2] for at in range(len(run) - 1)]
    return [*pairs, run[-1]] if closing else pairs


def _expressions(term: Term, need: Literal["any", "all"], *, unfinished: bool) -> list[str]:
    if term.cjk and len(term.surface) == 1 and not term.phrase:
        return [f'"{term.surface}"*']
    if term.cjk and need == "any" and not term.phrase:
        return [f'"{pair}"' for pair in term.tokens]
    phrase = '"' + " ".join(term.tokens) + '"'
    if not unfinished:
        return [phrase]
    # The index's stemmer turns "copy" into "copi", with which copy1 does not begin; before a digit it leaves it as is.
    numbered = [f'"{" ".join(term.tokens)}{digit}"*' for digit in range(10)] if term.tokens[-1].isalpha() else []
    return [f"({' OR '.join([phrase + '*', *numbered])})"]

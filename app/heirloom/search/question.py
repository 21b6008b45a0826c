"""A question made ready for the channels: taken apart, put into English where needed, and encoded."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from heirloom.core.asking import Clause, Reading
from heirloom.core.records import Kind, ParsedQuery
from heirloom.core.words import content_terms, has_cjk
from heirloom.embedding.encoder import ImageEncoder, ImageQuery, TextEncoder, TextQuery
from heirloom.search.chinese import asking
from heirloom.search.chinese.amounts import Amount, find_amount
from heirloom.search.chinese.cedict import Dictionary
from heirloom.search.chinese.translate import Translator
from heirloom.search.dates.holidays import Holiday, find_holiday
from heirloom.search.dates.occasions import Occasion
from heirloom.search.lexicon import Lexicon
from heirloom.search.parse import PlaceLookup, read_facts, spoken, take_apart
from heirloom.search.places import KnownPlaces
from heirloom.search.wording import chinese_names
from heirloom.search.wording.negation import leaves_out_by_sign
from heirloom.search.wording.people import without_names
from heirloom.search.wording.spelling import put_right
from heirloom.vault import Vault


@dataclass(frozen=True, slots=True)
class Question:
    """`meant` is what the encoder of each role gets; `wordings` is what the words index is asked, each in turn."""

    parsed: ParsedQuery
    meant: Mapping[str, str]
    timings_ms: dict[str, float]
    holiday: Occasion | None = None
    """A holiday without a year, which any year's may answer."""
    holiday_only: bool = False
    unknown: frozenset[str] = frozenset()
    """Roles whose encoders cannot know what is meant: what they find is never sure."""
    said: str = ""
    """All that was asked, the words of its chips too; empty where the question has all its words."""
    spoken: str = ""
    """The question as it was asked, time and place too, without the words that only ask or name a kind."""
    without: tuple[Question, ...] = ()
    """What is asked to be left out, each by itself."""
    clauses: tuple[Clause, ...] = ()
    """The same in words, and what recordings are asked for."""
    required: tuple[str, ...] = ()
    """Of a Chinese question, the words that a text must hold, in either script; empty where it has them as it is."""
    amount: Amount | None = None
    """A sum of money, which a text may write in many ways."""
    doubt: float = 0.0
    """What looks count less where a dictionary put the question into English."""

    @property
    def wordings(self) -> list[str]:
        """What is left of the question when its facts are taken out, in each language."""
        parsed = self.parsed
        if (parsed.without and not parsed.text) or (self.amount and not self.amount.rest):
            return []
        if not parsed.text:
            return [parsed.raw]
        said = [self.amount.rest if self.amount else parsed.text, *self.required, parsed.english]
        return list(dict.fromkeys(filter(None, said)))

    @property
    def words_first(self) -> bool:
        """Whether what holds the words comes before pictures: their looks were asked for by a dictionary's word."""
        return self.doubt > 0 or "image" in self.unknown

    @property
    def whole(self) -> str | None:
        """A time or place that was taken for a fact may as well stand in a text or a name: then all the words count."""
        if self.said:
            return self.said.strip()
        parsed = self.parsed
        # "Bread without yeast" may be a text's own words; "not" and a sign are said to the search alone.
        told = parsed.without and (has_cjk(parsed.without) or "without" in parsed.raw.lower())
        told = told and not leaves_out_by_sign(parsed.raw)
        facts = parsed.date_words or parsed.place or parsed.media or parsed.recurs
        return (self.spoken or parsed.raw) if (facts and not parsed.without) or told else None


@dataclass(frozen=True, slots=True)
class Encoded:
    """The question in the vector spaces; None for a space that is empty or a question without meaning left."""

    image: ImageQuery | None
    text: TextQuery | None
    took_ms: float


class Asker:
    """Makes questions ready for one vault."""

    def __init__(self, vault: Vault, *, english_only: frozenset[str], clock: Callable[[], datetime]) -> None:
        """`english_only` names the roles whose encoders get a Chinese question in English words."""
        self._vault = vault
        self._clock = clock
        self._english_only = english_only
        dictionary = Dictionary()
        self._translator = Translator(dictionary)
        self._lexicon = Lexicon(dictionary.text)
        self._places = KnownPlaces(vault, self._translator)

    def facts(self, text: str, plain: Sequence[str] = ()) -> Reading:
        """The facts that stand in a text, and where; cheap enough for every key."""
        return read_facts(text, self._clock(), self._place_in(text), plain)

    def read(self, query: str, kind: Kind | None, plain: Sequence[str] = ()) -> Question:
        """Take apart and translate; `kind` overrides what the words say, `plain` are words that are no fact."""
        begun = time.perf_counter()
        parsed, words, clauses = take_apart(query, self._clock(), self._place_in(query), plain)
        if kind is not None:
            parsed = replace(parsed, kind=kind)
        holiday = find_holiday(parsed.text) if parsed.date_words is None and parsed.recurs is None else None
        taken_apart = time.perf_counter()
        amount = find_amount(parsed.text) if has_cjk(parsed.raw) or "¥" in parsed.raw else None
        doubted: float | None = 0.0
        required: tuple[str, ...] = ()
        if has_cjk(parsed.text):
            asked = parsed.text if amount is None else amount.rest
            required = self._required(asked) if asked else ()
            if self._english_only:
                parsed, doubted = self._in_english(parsed, asked)
        parsed, meant, unknown = self._judged(parsed, holiday)
        unknown = unknown | self._english_only if doubted is None else unknown
        spent = {"parse": taken_apart - begun, "translate": time.perf_counter() - taken_apart}
        return Question(
            parsed,
            meant,
            {name: round(1000 * took, 2) for name, took in spent.items()},
            holiday.occasion if holiday else None,
            holiday is not None and holiday.is_all,
            unknown,
            spoken=spoken(parsed.raw, words),
            without=tuple(self.read(part, None, plain) for part in (parsed.without or "").split(", ") if part),
            clauses=clauses,
            required=required,
            amount=amount,
            doubt=doubted or 0.0,
        )

    def _place_in(self, text: str) -> PlaceLookup:
        """Places that are named in a text, and not by halves of two Chinese words that meet."""

        def find(name: str) -> str | None:
            known = self._places.find_name(name)
            whole = known is None or not has_cjk(name) or asking.stands_by_itself(self._translator, text, name)
            return known if whole else None

        return find

    def _required(self, asked: str) -> tuple[str, ...]:
        words = asking.required_words(self._translator, asked)
        other = asking.in_other_script(self._translator, asked)
        same = content_terms(words) == content_terms(asked)
        return tuple(filter(None, ["" if same and words != asked else words, other]))

    def _in_english(self, parsed: ParsedQuery, asked: str) -> tuple[ParsedQuery, float | None]:
        """The question with its English, people's names and sums left out, and how far looks can be trusted by it."""
        plain_text = chinese_names.without_names(self._translator, asked) if asked else ""
        english = self._translator.to_english(plain_text).strip() or None
        parsed = replace(parsed, english=english)
        if plain_text != parsed.text:
            parsed = replace(parsed, seen=plain_text)
        return parsed, asking.doubt(self._translator, plain_text)

    def _judged(
        self, parsed: ParsedQuery, holiday: Holiday | None
    ) -> tuple[ParsedQuery, dict[str, str], frozenset[str]]:
        """What each encoder gets, and which of them nothing is sure of.

        What an encoder of many languages knows, nobody can tell from the English words of ours.
        """
        meant = {role: self._meant(parsed, role) for role in ("image", "text")}
        unknown = {role for role, said in meant.items() if said and not self._knows(said, role)}
        seen = without_names(meant["image"])
        if parsed.seen is not None or seen != meant["image"] or (holiday and holiday.is_all and not holiday.has_looks):
            unknown.add("image")
        if "image" in self._english_only and not self._lexicon.knows_all(seen):
            unknown.add("image")
        guessed = bool(seen) and not self._knows(seen, "image")
        if guessed or seen != meant["image"]:
            parsed = replace(parsed, seen="" if guessed else parsed.seen or seen)
        return parsed, {**meant, "image": seen}, frozenset(unknown)

    def _knows(self, said: str, role: str) -> bool:
        return role not in self._english_only or self._lexicon.knows_any(said)

    def _meant(self, parsed: ParsedQuery, role: str) -> str:
        """Empty where the dictionary knows none of the words."""
        foreign = role in self._english_only and has_cjk(parsed.text)
        return (parsed.english or "") if foreign else parsed.text.strip()

    def put_right(self, question: Question) -> str | None:
        """The question with its misspelt English words put right, None where none is, or nothing is near."""
        strange = self._lexicon.unknown_words(question.parsed.text) if self._english_only else []
        if not strange:
            return None
        return put_right(self._vault, question.parsed.raw, strange, self._lexicon.common_words())

    def encode(self, question: Question, image: ImageEncoder, text: TextEncoder) -> Encoded:
        """The question's vectors in the spaces that hold anything."""
        begun = time.perf_counter()
        vectors = self._vault.vectors
        seen, read = question.meant["image"], question.meant["text"]
        image_query = image.encode_query(seen) if seen and vectors.active("image") else None
        text_query = text.encode_query(read) if read and vectors.active("text") else None
        return Encoded(image_query, text_query, round(1000 * (time.perf_counter() - begun), 2))

"""The search engine: parses, asks the channels, fuses, explains. One object for the life of an open vault."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from fnmatch import fnmatchcase
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.records import Answer, Channel, Hit, Item, ItemId, ItemNumber, Kind, ParsedQuery
from heirloom.core.words import fold, has_cjk
from heirloom.embedding.encoder import ImageEncoder, ImageQuery, TextEncoder, TextQuery
from heirloom.search import channels, fuse
from heirloom.search.fuse import Finding, Fused
from heirloom.search.intent import asks_for_papers
from heirloom.search.parse import parse
from heirloom.search.places import KnownPlaces
from heirloom.search.reasons import make_hit
from heirloom.search.spaces import SpaceIndex
from heirloom.search.translate import Translator
from heirloom.vault import Vault
from heirloom.vector_index import EXACT_LIMIT

Numbers = NDArray[np.int64]
Pixels = NDArray[np.uint8]
"""A picture as the image encoder wants it: (size, size, 3) RGB."""

WEAKEST: Final = -3.0
"""Evidence below which a weaker hit is left out, once there are a few."""
FEW: Final = 10
_PAPERS_FIRST: Final = 2.0
"""What a picture's looks count less when a question asks for a paper: a photo of a till is no receipt."""
_OUTSIDE: Final = 100.0
_ALIKE_SURE: Final = 0.85
"""Cosine from which two pictures are near-duplicates rather than of one sort."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question ready for the channels."""

    parsed: ParsedQuery
    english: str
    image: ImageQuery | None
    text: TextQuery | None
    timings_ms: dict[str, float]


class SearchEngine:
    """Answers questions over one vault with its active encoders. Reads only, but for `save_snapshots`."""

    def __init__(
        self,
        vault: Vault,
        image_encoder: ImageEncoder,
        text_encoder: TextEncoder,
        *,
        translate: bool = True,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`translate` puts Chinese into English words for the encoders; off for encoders that know Chinese."""
        self.image_encoder = image_encoder
        self.text_encoder = text_encoder
        self._vault = vault
        self._clock = clock
        self._translate = translate
        self._translator = Translator()
        self._places = KnownPlaces(vault, self._translator)
        self._spaces: dict[str, SpaceIndex] = {}

    @staticmethod
    def index_kind(vectors: int) -> str:
        """Name of the engine that serves so many vectors."""
        return "exact" if vectors <= EXACT_LIMIT else "hnsw"

    def answer(
        self,
        query: str,
        *,
        limit: int = 50,
        kind: Kind | None = None,
        similar_to: ItemId | Pixels | None = None,
    ) -> Answer:
        """Sure hits and weaker ones, together at most `limit`, each with its reasons."""
        asked = self._prepare(query, kind)
        begun = time.perf_counter()
        self._refresh()
        subset = self._subset(asked.parsed)
        emptied = subset is not None and not len(subset) and bool(asked.parsed.text)
        findings = self._findings(asked, None if emptied else subset)
        if similar_to is not None:
            findings.append(self._similar(similar_to, subset, limit + 1))
        fused = fuse.fuse(findings, detail=4 * limit + FEW)
        hits, weaker = self._hits(fused, asked.parsed, limit, nothing_sure=emptied)
        took = 1000 * (time.perf_counter() - begun)
        return Answer(asked.parsed, hits, weaker, round(took, 2), {**asked.timings_ms, "search": round(took, 2)})

    def rank(self, query: str, limit: int | None = None) -> list[Hit]:
        """The whole ranking without a cut, for evaluation: every item once, those that fit the facts first."""
        asked = self._prepare(query, None)
        self._refresh()
        subset = self._subset(asked.parsed)
        everything = self._vault.items.filter_numbers()
        findings = self._findings(asked, None, whole=True)
        if subset is not None and len(subset):
            findings.append(channels.facts_finding(Channel.KIND, subset, fuse.NOTHING))
        findings.append(channels.facts_finding(Channel.KIND, everything, 2 * fuse.NOTHING))
        fused = fuse.fuse(findings, detail=0)
        evidence = fused.evidence + (_OUTSIDE * np.isin(fused.numbers, subset) if subset is not None else 0)
        order = np.argsort(-evidence, kind="stable")[:limit]
        numbers = fused.numbers[order]
        items = self._vault.items.by_numbers(numbers)
        return [
            Hit(items[ItemNumber(number)], round(fuse.score(float(value)), 6), False, ())
            for number, value in zip(numbers.tolist(), fused.evidence[order], strict=True)
            if number in items and items[ItemNumber(number)].set_aside_at is None
        ]

    def save_snapshots(self) -> None:
        """Write every index whose snapshot is missing or behind. Only with the writer's lock."""
        self._refresh()
        for space in self._spaces.values():
            if space.fresh_snapshot_wanted:
                space.write_snapshot()

    @property
    def snapshot_wanted(self) -> bool:
        """Whether `save_snapshots` would have something to write."""
        self._refresh()
        return any(space.fresh_snapshot_wanted for space in self._spaces.values())

    def _refresh(self) -> None:
        """Indexes as the vault has them now: other spaces when another encoder was chosen, new vectors taken in."""
        for role, encoder in (("image", self.image_encoder), ("text", self.text_encoder)):
            row = self._vault.vectors.active(role)
            known = self._spaces.get(role)
            if row is None or row.dimension != encoder.space.dimension:
                self._spaces.pop(role, None)
            elif known is None or known.space.id != row.id:
                self._spaces[role] = SpaceIndex(self._vault, row)
            else:
                known.refresh()

    def _prepare(self, query: str, kind: Kind | None) -> _Asked:
        """Parse, translate and encode; their times are told apart from the search's."""
        times = [time.perf_counter()]
        parsed = parse(query, self._clock(), self._places.find_name)
        if kind is not None:
            parsed = replace(parsed, kind=kind)
        times.append(time.perf_counter())
        english = parsed.text
        if self._translate and has_cjk(english):
            english = self._translator.to_english(english)
            parsed = replace(parsed, english=english or None)
        times.append(time.perf_counter())
        image = text = None
        if english.strip():
            image = self.image_encoder.encode_query(english) if self._vault.vectors.active("image") else None
            text = self.text_encoder.encode_query(english) if self._vault.vectors.active("text") else None
        times.append(time.perf_counter())
        spent = {
            name: round(1000 * (after - before), 2)
            for name, before, after in zip(("parse", "translate", "encode"), times, times[1:], strict=False)
        }
        return _Asked(parsed, english, image, text, spent)

    def _subset(self, parsed: ParsedQuery) -> Numbers | None:
        """Items that fit every fact of the question; None when it names none."""
        dated = parsed.captured_from is not None or parsed.captured_to is not None
        if parsed.kind is None and parsed.place is None and parsed.name is None and not dated:
            return None
        numbers = self._vault.items.filter_numbers(
            kind=parsed.kind,
            captured_from=parsed.captured_from,
            captured_to=parsed.captured_to,
            place=parsed.place,
            name=parsed.name,
        )
        if parsed.name is None:
            return numbers
        items = self._vault.items.by_numbers(numbers)
        return np.array([number for number, item in items.items() if _name_fits(parsed.name, item)], np.int64)

    def _findings(self, asked: _Asked, subset: Numbers | None, *, whole: bool = False) -> list[Finding]:
        findings: list[Finding] = []
        parsed = asked.parsed
        image_space, text_space = self._spaces.get("image"), self._spaces.get("text")
        if image_space and asked.image:
            found = channels.image_finding(image_space, self.image_encoder, asked.image, subset, whole=whole)
            if asks_for_papers(parsed.text):
                found = replace(found, evidence=found.evidence - np.float32(_PAPERS_FIRST))
            findings.append(found)
        if text_space and asked.text:
            found = channels.text_finding(text_space, self.text_encoder, asked.text, subset)
            findings.append(self._readable(found, parsed.text))
        for words in dict.fromkeys([parsed.text or parsed.raw, asked.english or parsed.raw]):
            findings.append(channels.words_finding(self._vault, words, subset))
            findings.append(channels.names_finding(self._vault, words, subset))
        if subset is not None and not whole:
            findings += _fact_findings(parsed, subset)
        return findings

    def _readable(self, found: Finding, text: str) -> Finding:
        """An encoder that knows no Chinese makes noise of Chinese passages: leave them to the words."""
        if not self._translate or not len(found):
            return found
        likely = found.evidence > WEAKEST
        passages = self._vault.texts.get_many(found.passages[likely])
        foreign = {int(id) for id, passage in passages.items() if _mostly_cjk(passage.text)}
        keep = likely & ~np.isin(found.passages, list(foreign))
        return Finding(found.channel, found.numbers[keep], found.evidence[keep], found.passages[keep])

    def _similar(self, target: ItemId | Pixels, subset: Numbers | None, limit: int) -> Finding:
        """Items like another one or like a picture from outside, by the cosine of their vectors."""
        space, own = self._spaces.get("image"), -1
        query: NDArray[np.float32] | None = None
        if isinstance(target, np.ndarray):
            query = self.image_encoder.encode(target[None]).vectors[0]
        else:
            own = int(self._vault.items.get(target).number)
            space, query = self._vector_of(own)
        if space is None or query is None:
            return Finding(Channel.SIMILAR, np.empty(0, np.int64), np.empty(0, np.float32))
        keys = None if subset is None else space.keys_of(subset)
        found, scores = space.index.search(query, 4 * limit, keys)
        numbers = space.numbers_of(found)
        evidence = np.asarray((scores - _ALIKE_SURE) / (1 - _ALIKE_SURE) * 4, np.float32)
        others = numbers != own
        return Finding(Channel.SIMILAR, numbers[others], np.maximum(evidence, WEAKEST)[others])

    def _vector_of(self, number: int) -> tuple[SpaceIndex | None, NDArray[np.float32] | None]:
        """An item's vector: of its picture, or the middle of its passages'."""
        for role in ("image", "text"):
            space = self._spaces.get(role)
            if space is None:
                continue
            _, vectors = space.index.vectors(space.keys_of(np.array([number], np.int64)))
            if len(vectors):
                middle = vectors.mean(axis=0)
                return space, np.asarray(middle / max(float(np.linalg.norm(middle)), 1e-6), np.float32)
        return None, None

    def _hits(
        self, fused: Fused, parsed: ParsedQuery, limit: int, *, nothing_sure: bool
    ) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
        """The first `limit` items, cut into sure and weaker, both by falling score."""
        shown: list[tuple[int, float, Item]] = []
        items = self._vault.items.by_numbers(fused.numbers[: 4 * limit + FEW])
        for number, evidence in zip(fused.numbers.tolist(), fused.evidence.tolist(), strict=True):
            item = items.get(ItemNumber(number))
            if len(shown) == limit or (evidence < WEAKEST and len(shown) >= FEW) or evidence <= fuse.NOTHING:
                break
            if item is not None and item.set_aside_at is None:
                shown.append((number, evidence, item))
        quoted = [passage for number, _, _ in shown for _, _, passage in fused.parts[number] if passage]
        passages = self._vault.texts.get_many(list(dict.fromkeys(quoted)))
        sure: list[Hit] = []
        weaker: list[Hit] = []
        for number, evidence, item in shown:
            parts = fused.parts[number]
            is_sure = not nothing_sure and _is_sure(parts, parsed)
            (sure if is_sure else weaker).append(make_hit(item, evidence, parts, parsed, passages, sure=is_sure))
        # A fact alone lifts an item without making it sure of the rest; no weaker hit may outrank a sure one.
        ceiling = min((hit.score for hit in sure), default=1.0)
        return tuple(sure), tuple(replace(hit, score=min(hit.score, ceiling)) for hit in weaker)


def _is_sure(parts: list[tuple[Channel, float, int]], parsed: ParsedQuery) -> bool:
    """Meaning or words that are sure by themselves; facts only where they are all that was asked."""
    facts = (Channel.DATE, Channel.PLACE, Channel.KIND)
    if not parsed.text:
        return any(channel in facts or evidence >= 0 for channel, evidence, _ in parts)
    return any(evidence >= 0 for channel, evidence, _ in parts if channel not in facts)


def _fact_findings(parsed: ParsedQuery, subset: Numbers) -> list[Finding]:
    findings = []
    if parsed.captured_from is not None or parsed.captured_to is not None:
        findings.append(channels.facts_finding(Channel.DATE, subset, channels.DATE_FITS))
    if parsed.place is not None:
        findings.append(channels.facts_finding(Channel.PLACE, subset, channels.PLACE_FITS))
    if parsed.name is not None:
        findings.append(channels.facts_finding(Channel.NAME, subset, channels.WHOLE_NAME))
    if parsed.kind is not None and not parsed.text and not findings:
        findings.append(channels.facts_finding(Channel.KIND, subset, 0.0))
    return findings


def _name_fits(asked: str, item: Item) -> bool:
    """A pattern must fit the whole name; a plain piece of a name may stand anywhere in it."""
    pattern, name = fold(asked), fold(item.original_name)
    return fnmatchcase(name, pattern) if "*" in pattern else pattern in name


def _mostly_cjk(text: str) -> bool:
    letters = [sign for sign in text[:200] if sign.isalpha()]
    return 2 * sum(has_cjk(sign) for sign in letters) > len(letters)

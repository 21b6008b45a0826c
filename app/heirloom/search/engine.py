"""The search engine: asks the channels, fuses, explains. One object for the life of an open vault."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.errors import Cancelled
from heirloom.core.records import Answer, Channel, Hit, Item, ItemId, ItemNumber, Kind
from heirloom.core.words import is_quoted, match_expression
from heirloom.embedding.encoder import ImageEncoder, TextEncoder
from heirloom.search import fuse
from heirloom.search.channels import cameras, facts, folders, looks, names, passages
from heirloom.search.channels.passages import Wording
from heirloom.search.channels.similar import WEAKEST, Pixels, findings_alike
from heirloom.search.channels.together import findings_together
from heirloom.search.fuse import Finding, Fused
from heirloom.search.intent import looks_count_less
from heirloom.search.number_sets import are_in, distinct, without
from heirloom.search.question import Asker, Encoded, Question
from heirloom.search.reasons import behind, make_hit
from heirloom.search.spaces import SpaceIndex
from heirloom.vault import Vault
from heirloom.vector_index import engine_for

Numbers = NDArray[np.int64]

ENGLISH_ONLY: Final = frozenset({"image", "text"})
FEW: Final = 5
SPARE: Final = 20
"""Items looked up beyond the limit, in case some were set aside."""
_LIFTED: Final = 1_000.0
_GUESSED: Final = 2.5
"""What looks count less where no word is known: a guess or two are enough."""
_AHEAD: Final = 500
"""Photos whose features are read ahead at a time: a question that comes meanwhile waits for them."""


def _go_on() -> None:
    """Whatever is asked by now: this is wanted."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the channels say. `emptied`: nothing fits the facts, so they were left out and nothing is sure but `anyway`.

    `anyway` are the items that hold all that was asked, facts included, in their name, their folder's or their text.
    `denied` are those that are left out, as what the question denies is sure of them; no finding has them.
    """

    question: Question
    findings: list[Finding]
    emptied: bool
    encode_ms: float
    begun: float
    anyway: Numbers
    denied: Numbers


class SearchEngine:
    """Answers questions over one vault with its active encoders. Reads only, but for `save_snapshots`."""

    def __init__(
        self,
        vault: Vault,
        image_encoder: ImageEncoder,
        text_encoder: TextEncoder,
        *,
        english_only: frozenset[str] = ENGLISH_ONLY,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        """`english_only` names the roles ("image", "text") whose encoders know no Chinese: they get it translated."""
        self.image_encoder = image_encoder
        self.text_encoder = text_encoder
        self._vault = vault
        self._english_only = english_only
        self.clock = clock
        self.asker = Asker(vault, english_only=english_only, clock=clock)
        self._spaces: dict[str, SpaceIndex] = {}
        self.lock = Lock()
        # One thread that stays, so that its connection to the catalogue stays warm.
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="search")

    @staticmethod
    def index_kind(vectors: int) -> str:
        """Name of the engine that serves so many vectors."""
        return engine_for(vectors)

    def answer(
        self,
        query: str,
        *,
        limit: int = 50,
        kind: Kind | None = None,
        similar_to: ItemId | Pixels | None = None,
    ) -> Answer:
        """Sure hits and weaker ones, together at most `limit`, each with its reasons."""
        with self.lock:
            return self._answer(query, limit, kind, similar_to)

    def _answer(self, query: str, limit: int, kind: Kind | None, similar_to: ItemId | Pixels | None) -> Answer:
        question = self.asker.read(query, kind)
        subset = facts.fitting(self._vault, question.parsed)
        found = self.evidence(question, subset, similar_to, limit + 1)
        if subset is not None and not found.emptied:
            kept = without(subset, found.denied)
            found.findings.extend(facts.findings(self._vault, question.parsed, kept))
        fused = fuse.fuse(found.findings, detail=limit + SPARE)
        hits, weaker = self._hits(fused, question, limit, found)
        took = round(1000 * (time.perf_counter() - found.begun), 2)
        timings = {**question.timings_ms, "encode": found.encode_ms, "search": took}
        better = None if hits or similar_to is not None else self.asker.put_right(question)
        return Answer(question.parsed, hits, weaker, took, timings, better)

    def evidence(
        self,
        question: Question,
        subset: Numbers | None,
        similar_to: ItemId | Pixels | None,
        alike: int,
        wanted: Callable[[], bool] = lambda: True,
    ) -> Evidence:
        """What every channel of meaning says, facts apart; `alike` are the pictures wanted that are like `similar_to`.

        `subset` are the items that fit the facts, None for all. Call with `lock` held. Raises Cancelled between two
        steps once `wanted` is false.
        """

        def still() -> None:
            if not wanted():
                raise Cancelled("Something else is asked by now.")

        # While the encoders load and think and looks are compared, a second thread fetches the indexes and asks for
        # words: both wait for the disk and for code outside the interpreter.
        meant = any(question.meant.values()) or similar_to is not None
        loading = self._beside.submit(self._refresh) if meant else None
        emptied = subset is not None and not len(subset) and bool(question.parsed.text)
        within = None if emptied else subset
        wording = self._beside.submit(self._by_words, question, within, still)
        encoded = self.asker.encode(question, self.image_encoder, self.text_encoder)
        begun = time.perf_counter()
        still()
        if loading is not None:
            loading.result()
        findings = self._looks(question, encoded, within)
        still()
        looks = _looks_to_lead(question, findings)
        findings += [fuse.led(one, passages.lead_over(looks)) for one in self._by_name(question, within)]
        called = self._by_whole_name(question)
        named, whole = self.by_folder(question, within)
        lines = wording.result()
        still()
        telling = self._in_texts(question, encoded, within, lines, looks=looks)
        told = passages.entirely_told(lines, telling)
        findings = folders.added([*findings, called, *telling], [*named, whole])
        still()
        if similar_to is not None:
            findings.append(findings_alike(self._vault, self._spaces, self.image_encoder, similar_to, subset, alike))
        if question.holiday is not None:
            year = self.clock().year
            findings.append(facts.holiday_findings(self._vault, question.holiday, question.parsed.kind, year))
        anyway = distinct(np.concatenate([whole.numbers, called.numbers, told]))
        denied = without(self._denied(question, wanted), anyway)
        findings = [fuse.left_out(one, denied) for one in findings]
        return Evidence(question, findings, emptied, encoded.took_ms, begun, anyway, denied)

    def _denied(self, question: Question, wanted: Callable[[], bool] = lambda: True) -> Numbers:
        """Items that are surely something that the question wants left out."""
        denied = [self._surely(one, wanted) for one in question.without]
        return distinct(np.concatenate(denied)) if denied else np.empty(0, np.int64)

    def _surely(self, left_out: Question, wanted: Callable[[], bool]) -> Numbers:
        """Items that surely answer a question, which has no hits to show."""
        subset = facts.fitting(self._vault, left_out.parsed)
        if not left_out.parsed.text and subset is not None:
            return subset
        found = self.evidence(left_out, subset, None, 0, wanted)
        sure = [one.numbers[one.evidence >= 0] for one in found.findings if not facts.is_fact(one.channel)]
        return distinct(np.concatenate([found.anyway, *([] if found.emptied else sure)]))

    def rank(self, query: str, limit: int | None = None) -> list[Hit]:
        """The whole ranking without a cut, for evaluation: every item once, those that fit the facts first."""
        with self.lock:
            self._refresh()
            question = self.asker.read(query, None)
            encoded = self.asker.encode(question, self.image_encoder, self.text_encoder)
            findings = self._looks(question, encoded, None, whole=True)
            looks = _looks_to_lead(question, findings)
            findings += self._by_name(question, None)
            lines = self._by_words(question, None, whole=True)
            findings += self._in_texts(question, encoded, None, lines, whole=True, looks=looks)
            named, anyway = self.by_folder(question, None, sparing=True)
            called = self._by_whole_name(question)
            findings = folders.added([*findings, called], [*named, anyway])
            denied = self._denied(question)
        everything = self._vault.items.filter_numbers()
        findings.append(Finding(Channel.KIND, everything, np.full(len(everything), fuse.NOTHING, np.float32)))
        fused = fuse.fuse(findings, detail=0)
        subset = facts.fitting(self._vault, question.parsed)
        fits = [] if subset is None else [subset, anyway.numbers, called.numbers]
        lifted = _LIFTED * are_in(fused.numbers, np.concatenate(fits)) if fits else 0.0
        lifted = lifted - 2 * _LIFTED * are_in(fused.numbers, denied)
        order = np.argsort(-(fused.evidence + lifted), kind="stable")[:limit]
        numbers = fused.numbers[order]
        items = self._vault.items.by_numbers(numbers)
        return [
            Hit(items[ItemNumber(number)], round(fuse.score(float(value)), 6), False, ())
            for number, value in zip(numbers.tolist(), fused.evidence[order], strict=True)
            if number in items and items[ItemNumber(number)].set_aside_at is None
        ]

    def read_ahead(self) -> bool:
        """Fetch a little of what questions will need, for a few milliseconds; whether there is more."""
        with self.lock:
            return any(space.read_ahead(_AHEAD) for space in self._spaces.values())

    def save_snapshots(self) -> None:
        """Write every index whose snapshot is missing or behind. Only with the writer's lock."""
        with self.lock:
            self._refresh()
            for space in self._spaces.values():
                if space.fresh_snapshot_wanted:
                    space.write_snapshot()

    @property
    def snapshot_wanted(self) -> bool:
        """Whether `save_snapshots` would have something to write."""
        with self.lock:
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

    def _by_words(
        self, question: Question, subset: Numbers | None, still: Callable[[], None] = _go_on, *, whole: bool = False
    ) -> passages.WordLines:
        asked = [Wording(words, subset) for words in question.wordings]
        if question.amount is not None:
            asked = [replace(one, forms=question.amount.forms) for one in asked or [Wording("", subset)]]
        if question.whole is not None:
            # Not narrowed by time and place: a letter may tell of a time or place that is not its own.
            asked.append(Wording(question.whole, self._of_kind(question), entire=True))
        return passages.by_words(self._vault, asked, still, whole=whole, space=self._spaces.get("text"))

    def _by_name(self, question: Question, subset: Numbers | None) -> list[Finding]:
        return [names.findings_by_name(self._vault, words, subset) for words in question.wordings]

    def _by_whole_name(self, question: Question) -> Finding:
        """Items whose file name, or name and text, hold all that was asked, whatever their time and place."""
        if question.whole is None:
            return folders.NOTHING
        of_kind = self._of_kind(question)
        whole = names.findings_by_whole_name(self._vault, question.whole, of_kind)
        text, dated = question.parsed.text, match_expression(question.parsed.date_words or "", need="all")
        if not text or dated is None:
            return whole
        # "Letter from 1987": called a letter, and 1987 stands in its text.
        called = names.findings_by_whole_name(self._vault, text, of_kind)
        lines = self._vault.texts.search_words(dated, passages.WORD_LINES, called.numbers)
        both = without(np.array([line.item_number for line in lines], np.int64), whole.numbers)
        evidence = np.full(len(both), passages.ALL_WORDS, np.float32)
        return Finding(Channel.NAME, np.append(whole.numbers, both), np.append(whole.evidence, evidence))

    def _of_kind(self, question: Question, *, recorded: bool = False) -> Numbers | None:
        kind, media = question.parsed.kind, question.parsed.media if recorded else None
        return None if kind is None and media is None else self._vault.items.filter_numbers(kind=kind, media=media)

    def by_folder(
        self, question: Question, subset: Numbers | None, *, sparing: bool = False
    ) -> tuple[list[Finding], Finding]:
        """What the names of folders and cameras say, and which items' folders are called by the whole question.

        A folder "Italy 2015" may well hold what has another time, or a place that nobody knows. `sparing`: see there.
        """
        asked = [Wording(words, subset) for words in question.wordings]
        met = [folders.meet(self._vault, wording) for wording in asked]
        found = folders.findings_by_folder(self._vault, met, sparing=sparing)
        found += [findings_together(self._vault, one) for one in met]
        found += cameras.findings_by_camera(self._vault, asked, sparing=sparing)
        if not question.whole:
            return found, folders.NOTHING
        # No folder's name tells that a recording is in it: only recordings count where they are asked for.
        of_kind = self._of_kind(question, recorded=True)
        entirely = folders.meet(self._vault, Wording(question.whole, of_kind, entire=True))
        (entire,) = folders.findings_by_folder(self._vault, [entirely], sparing=sparing)
        return found, fuse.either(entire, findings_together(self._vault, entirely))

    def _looks(
        self, question: Question, encoded: Encoded, subset: Numbers | None, *, whole: bool = False
    ) -> list[Finding]:
        """What the pictures' looks say."""
        space = self._spaces.get("image")
        if space is None or encoded.image is None:
            return []
        found = looks.findings_by_looks(space, self.image_encoder, encoded.image, subset, whole=whole)
        evidence = found.evidence - np.float32(looks_count_less(question.parsed.text) + question.doubt)
        if "image" in question.unknown:
            evidence = fuse.below_sure(evidence)
        if question.parsed.seen == "":
            evidence -= np.float32(_GUESSED)
        return [replace(found, evidence=evidence)]

    def _in_texts(
        self,
        question: Question,
        encoded: Encoded,
        subset: Numbers | None,
        lines: passages.WordLines,
        *,
        whole: bool = False,
        looks: float = fuse.NOTHING,
    ) -> list[Finding]:
        """What texts say, by their words and by their meaning."""
        space = self._spaces.get("text")
        return passages.findings(
            self._vault,
            lines,
            (space, self.text_encoder, encoded.text) if space and encoded.text else None,
            subset,
            english_only="text" in self._english_only,
            asks=looks_count_less(question.parsed.text) > 0,
            known="text" not in question.unknown and not is_quoted(question.parsed.text),
            whole=whole,
            looks=looks,
        )

    def _hits(
        self, fused: Fused, question: Question, limit: int, found: Evidence
    ) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
        """The first `limit` items, cut into sure and weaker, both by falling score."""
        shown: list[tuple[int, float, Item]] = []
        items = self._vault.items.by_numbers(fused.numbers[: limit + SPARE])
        for number, evidence in zip(fused.numbers.tolist(), fused.evidence.tolist(), strict=True):
            item = items.get(ItemNumber(number))
            if len(shown) == limit or (evidence < WEAKEST and len(shown) >= FEW) or evidence <= fuse.NOTHING:
                break
            if item is not None and item.set_aside_at is None:
                shown.append((number, evidence, item))
        told_by = behind(self._vault, [fused.parts[number] for number, _, _ in shown])
        anyway = set(found.anyway.tolist())
        sure: list[Hit] = []
        weaker: list[Hit] = []
        for number, evidence, item in shown:
            parts = fused.parts[number]
            is_sure = (not found.emptied and _is_sure(parts, question)) or number in anyway
            told = make_hit(item, evidence, parts, question.parsed, told_by, sure=is_sure)
            (sure if is_sure else weaker).append(told)
        # A fact alone lifts an item without making it sure of the rest; no weaker hit may outrank a sure one.
        ceiling = min((hit.score for hit in sure), default=1.0)
        return tuple(sure), tuple(replace(hit, score=min(hit.score, ceiling)) for hit in weaker)


def _looks_to_lead(question: Question, looks: list[Finding]) -> float:
    """The most evidence of looks before which the words of the question come; nothing where looks come first."""
    return max(
        (float(one.evidence.max(initial=fuse.NOTHING)) for one in looks if question.words_first), default=fuse.NOTHING
    )


def _is_sure(parts: list[tuple[Channel, float, int]], question: Question) -> bool:
    """Meaning or words that are sure by themselves; facts only where they are all that was asked."""
    facts_do = not question.parsed.text or question.holiday_only
    return any(evidence >= 0 and (facts_do or not facts.is_fact(channel)) for channel, evidence, _ in parts)

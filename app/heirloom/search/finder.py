"""Answers for the window: every sure hit counted and ordered, facets over all of them, the first ones with reasons.

Chips that were typed narrow the question itself, as they do in words. Those chosen from the facets only filter what
was found, so what a facet counts is what choosing it shows; where the answer was too large to be counted whole they
narrow the question as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from heirloom.core.asking import Ask, Facets, Fact, FactSort, Found, Order, Reading, Without
from heirloom.core.records import Answer, Channel, Hit, ItemId, ItemNumber, Kind, ParsedQuery
from heirloom.search import fuse
from heirloom.search.channels import facts as known_facts
from heirloom.search.channels.names import WHOLE_NAME
from heirloom.search.channels.similar import WEAKEST, Pixels
from heirloom.search.columns import KINDS, Columns, KnownColumns
from heirloom.search.engine import SearchEngine
from heirloom.search.fuse import Finding
from heirloom.search.question import Question
from heirloom.search.reasons import Part, behind, make_hit
from heirloom.vault import Vault

Numbers = NDArray[np.int64]
Wanted = Callable[[], bool]
Floats = NDArray[np.float32]

PICTURES, TEXTS = 24, 400
"""Sure photos, and other sure hits, that come with their reasons."""
WEAKER: Final = 16
_ALIKE: Final = 200
"""Pictures like the one asked with, among which words look further."""
_PLACES: Final = 12
_AFTERNOON_US: Final = 3 * 3600 * 1_000_000


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Base:
    """What a question found before anything chosen by hand filters it: items by falling evidence."""

    question: Question
    findings: list[Finding]
    numbers: Numbers
    evidence: Floats
    sure: NDArray[np.bool_]
    exact: bool


class Finder:
    """Asks one engine; keeps the last question's findings, so that filters and orders of it cost next to nothing."""

    def __init__(self, vault: Vault, engine: SearchEngine, columns: KnownColumns) -> None:
        self._vault = vault
        self._engine = engine
        self._columns = columns
        self._lock = Lock()
        self._last: tuple[object, _Base] | None = None

    def read(self, text: str, plain: tuple[str, ...]) -> Reading:
        """What is recognised in a text."""
        return self._engine.asker.facts(text, plain)

    def find(self, ask: Ask, like: ItemId | Pixels | None = None, wanted: Wanted = _always) -> Found:
        """`like` is the picture or memory behind `ask.like`. Raises Cancelled soon after `wanted` became false."""
        begun = time.perf_counter()
        columns = self._columns.now()
        base = self._base(ask, like, columns, wanted)
        chosen = tuple(fact for fact in ask.facts if not fact.words) if base.exact else ()
        rows, numbers, evidence = _sure_rows(base, columns)
        fits = columns.fit_all(chosen)[rows]
        facets = _facets(columns, rows, chosen)
        rows, numbers, evidence = rows[fits], numbers[fits], evidence[fits]
        order = _in_order(ask.order, columns, rows)
        rows, numbers, evidence = rows[order], numbers[order], evidence[order]
        weaker = _weaker(base, columns, chosen)
        parsed = _with_chips(base.question.parsed, ask.facts)
        told, rest, texts = _first_ones(columns, rows)
        hits = self._tell(base, numbers[told], evidence[told], parsed, sure=True)
        weak = self._tell(base, weaker[0], weaker[1], parsed, sure=False)
        took = time.perf_counter() - begun
        return Found(
            ask,
            Answer(parsed, hits, weak, round(1000 * took, 2), base.question.timings_ms),
            total=len(numbers),
            exact=base.exact,
            rest=numbers[rest].tolist(),
            rest_aspects=columns.aspects(rows[rest]).tolist(),
            rest_turns=columns.turns(rows[rest]).tolist(),
            facets=facets,
            searched=len(columns),
            took_s=took,
            texts=texts,
            afternoon=_same_afternoon(columns, hits, weak),
            clauses=base.question.clauses,
        )

    def without(self, ask: Ask, like: ItemId | Pixels | None = None) -> list[Without]:
        """How many there would be without each chip, most first; chips whose absence gives nothing are left out."""
        found: list[Without] = []
        for fact in ask.facts:
            facts = tuple(other for other in ask.facts if other is not fact)
            fewer = replace(ask, facts=facts)
            if not fewer.is_empty:
                found.append(Without(fact, self.find(fewer, like).total))
        return sorted((one for one in found if one.total), key=lambda one: -one.total)

    def put_right(self, ask: Ask) -> Ask | None:
        """The same with its misspelt words put right, None where there is nothing better to ask."""
        better = self._engine.asker.put_right(self._engine.asker.read(ask.text, None, ask.plain))
        return None if better is None else replace(ask, text=better.strip())

    def _base(self, ask: Ask, like: ItemId | Pixels | None, columns: Columns, wanted: Wanted) -> _Base:
        typed = tuple(fact for fact in ask.facts if fact.words)
        key = (ask.text, typed, ask.plain, ask.like, self._vault.items.change_mark())
        with self._lock:
            if self._last is None or self._last[0] != key:
                self._last = (key, self._ask(ask, typed, like, columns, wanted))
            base = self._last[1]
        if base.exact or len(typed) == len(ask.facts):
            return base
        return self._ask(ask, ask.facts, like, columns, wanted)

    def _ask(
        self, ask: Ask, facts: tuple[Fact, ...], like: ItemId | Pixels | None, columns: Columns, wanted: Wanted
    ) -> _Base:
        question = self._engine.asker.read(ask.text, None, ask.plain)
        parsed = question.parsed
        subset = self._subset(parsed, facts, columns)
        if not parsed.text and like is None and question.holiday is None:
            return self._facts_alone(question, facts, columns, subset, wanted)
        words_only = _with_words(question, facts)
        with self._engine.lock:
            found = self._engine.evidence(words_only, subset, like, _ALIKE, wanted)
        findings = found.findings
        if subset is not None and not found.emptied:
            kept = np.setdiff1d(subset, found.denied)
            findings += known_facts.findings(self._vault, words_only.parsed, kept)
        if like is not None and parsed.text:
            findings = _among_alike(findings)
        fused = fuse.fuse(findings, detail=0)
        sure = np.isin(fused.numbers, _sure_numbers(findings, question, alone=not parsed.text and like is None)) & (
            not found.emptied
        )
        sure |= np.isin(fused.numbers, found.anyway)
        exact = not any(finding.cut and bool((finding.evidence >= 0).any()) for finding in findings)
        return _Base(words_only, findings, fused.numbers, fused.evidence, sure, exact)

    def _facts_alone(
        self,
        question: Question,
        facts: tuple[Fact, ...],
        columns: Columns,
        subset: Numbers | None,
        wanted: Wanted,
    ) -> _Base:
        """Nothing but facts was asked: what fits is sure, and so is what holds their words.

        What is called by them comes first, then the newest.
        """
        signs = bool(question.parsed.raw.strip()) and not question.without  # alone they ask for nothing
        question = _with_words(question, facts)
        numbers = columns.numbers[: 0 if signs else None] if subset is None else subset
        findings: list[Finding] = []
        if question.whole or question.without:
            with self._engine.lock:
                found = self._engine.evidence(question, subset, None, _ALIKE, wanted)
            findings, numbers = found.findings, np.setdiff1d(numbers, found.denied)
        worded = _sure_numbers(findings, question, alone=True)
        findings += _facts_beside(question.parsed, np.intersect1d(worded, numbers))
        rows = columns.rows_of(np.union1d(numbers, worded))
        first = np.isin(columns.numbers[rows], _called(findings))
        rows = rows[np.lexsort((-columns.dated_us[rows], ~first))]
        evidence = np.full(len(rows), known_facts.DATE_FITS, np.float32)
        sure = np.ones(len(rows), np.bool_)
        return _Base(question, findings, columns.numbers[rows], evidence, sure, exact=True)

    def _subset(self, parsed: ParsedQuery, facts: tuple[Fact, ...], columns: Columns) -> Numbers | None:
        said = _facts_of(parsed)
        if not facts and not said and parsed.media is None and parsed.recurs is None:
            return None
        fits = columns.fit_all((*facts, *said))
        numbers = columns.numbers[fits]
        for fact in (*facts, *said):
            if fact.name is not None:
                named = known_facts.fitting(self._vault, ParsedQuery(fact.name, "", name=fact.name))
                numbers = numbers if named is None else np.intersect1d(numbers, named)
        if parsed.media is not None:
            numbers = np.intersect1d(numbers, self._vault.items.filter_numbers(media=parsed.media))
        return numbers if parsed.recurs is None else known_facts.recurring(self._vault, parsed.recurs, numbers)

    def _tell(
        self, base: _Base, numbers: Numbers, evidence: Floats, parsed: ParsedQuery, *, sure: bool
    ) -> tuple[Hit, ...]:
        items = self._vault.items.by_numbers(numbers)
        parts = fuse.parts_of(base.findings, numbers)
        told_by = behind(self._vault, parts.values())
        told: list[Hit] = []
        for number, strength in zip(numbers.tolist(), evidence.tolist(), strict=True):
            item = items.get(ItemNumber(number))
            if item is not None and item.set_aside_at is None:
                why = parts[number] or _fact_parts(parsed)
                told.append(make_hit(item, strength, why, parsed, told_by, sure=sure))
        return tuple(told)


def _with_words(question: Question, facts: tuple[Fact, ...]) -> Question:
    """The question with what its chips say, and with the words in which they were typed, those of a kind apart."""
    typed = [question.spoken, *(fact.words for fact in facts if fact.words and fact.sort is not FactSort.KIND)]
    said = " ".join(typed) if len(typed) > 1 else ""
    return replace(question, parsed=_with_chips(question.parsed, facts), said=said)


def _called(findings: list[Finding]) -> Numbers:
    """Items whose file name is the question itself."""
    named = [one.numbers[one.evidence >= WHOLE_NAME] for one in findings if one.channel is Channel.NAME]
    return np.unique(np.concatenate(named)) if named else np.empty(0, np.int64)


def _facts_beside(parsed: ParsedQuery, numbers: Numbers) -> list[Finding]:
    """The facts as findings of some items that have other findings as well."""
    if not len(numbers):
        return []
    return [
        Finding(channel, numbers, np.full(len(numbers), known_facts.DATE_FITS, np.float32))
        for channel, _, _ in _fact_parts(parsed)
    ]


def _fact_parts(parsed: ParsedQuery) -> list[Part]:
    told = [
        (Channel.DATE, parsed.captured_from or parsed.captured_to or parsed.recurs),
        (Channel.PLACE, parsed.place),
        (Channel.NAME, parsed.name),
        (Channel.KIND, parsed.kind),
    ]
    return [(channel, 1.0, 0) for channel, fact in told if fact] or [(Channel.KIND, 1.0, 0)]


def _facts_of(parsed: ParsedQuery) -> tuple[Fact, ...]:
    """The facts that the words themselves name."""
    said: list[Fact] = []
    if parsed.captured_from or parsed.captured_to:
        words = parsed.date_words or parsed.raw
        said.append(Fact(FactSort.DATE, words, parsed.captured_from, parsed.captured_to, parsed.stretches))
    if parsed.place:
        said.append(Fact(FactSort.PLACE, place=parsed.place))
    if parsed.kind:
        said.append(Fact(FactSort.KIND, kind=parsed.kind))
    if parsed.name:
        said.append(Fact(FactSort.NAME, name=parsed.name))
    return tuple(said)


def _with_chips(parsed: ParsedQuery, facts: tuple[Fact, ...]) -> ParsedQuery:
    """The parsed words with what the chips say in the places that the words leave empty."""
    for fact in facts:
        if fact.sort is FactSort.DATE and parsed.date_words is None:
            parsed = replace(
                parsed,
                captured_from=fact.captured_from,
                captured_to=fact.captured_to,
                stretches=fact.stretches,
                date_words=fact.words or None,
            )
        elif fact.sort is FactSort.PLACE and parsed.place is None:
            parsed = replace(parsed, place=fact.place)
        elif fact.sort is FactSort.KIND and parsed.kind is None:
            parsed = replace(parsed, kind=fact.kind)
        elif fact.sort is FactSort.NAME and parsed.name is None:
            parsed = replace(parsed, name=fact.name)
    return parsed


def _among_alike(findings: list[Finding]) -> list[Finding]:
    """A picture and words together: words decide among what is like the picture; likeness alone is not sure."""
    alike = next((one for one in findings if one.channel is Channel.SIMILAR), None)
    if alike is None:
        return findings
    kept = [replace(alike, evidence=fuse.below_sure(alike.evidence))]
    for finding in findings:
        if finding is not alike:
            inside = np.isin(finding.numbers, alike.numbers)
            passages = finding.passages[inside] if len(finding.passages) else finding.passages
            total = finding.total[inside] if len(finding.total) else finding.total
            kept.append(
                Finding(
                    finding.channel, finding.numbers[inside], finding.evidence[inside], passages, total, finding.cut
                )
            )
    return kept


def _sure_numbers(findings: list[Finding], question: Question, *, alone: bool) -> Numbers:
    """Items with meaning or words that are sure by themselves; facts only where they are all that was asked."""
    facts_do = alone or question.holiday_only
    kept = [one.numbers[one.evidence >= 0] for one in findings if facts_do or not known_facts.is_fact(one.channel)]
    return np.unique(np.concatenate(kept)) if kept else np.empty(0, np.int64)


def _sure_rows(base: _Base, columns: Columns) -> tuple[Numbers, Numbers, Floats]:
    """Rows, numbers and evidence of the sure ones that are not set aside."""
    return _rows(base.numbers[base.sure], base.evidence[base.sure], columns)


def _rows(numbers: Numbers, evidence: Floats, columns: Columns) -> tuple[Numbers, Numbers, Floats]:
    here = np.isin(numbers, columns.numbers)
    return columns.rows_of(numbers[here]), numbers[here], evidence[here]


def _weaker(base: _Base, columns: Columns, chosen: tuple[Fact, ...]) -> tuple[Numbers, Floats]:
    """The first of those that are not sure."""
    keep = ~base.sure & (base.evidence >= WEAKEST)
    rows, numbers, evidence = _rows(base.numbers[keep], base.evidence[keep], columns)
    fits = columns.fit_all(chosen)[rows]
    return numbers[fits][:WEAKER], evidence[fits][:WEAKER]


def _first_ones(columns: Columns, rows: Numbers) -> tuple[Numbers, Numbers, int]:
    """Places of the hits to tell about, places of the other photos, and how many are no photos."""
    is_photo = columns.kinds(rows) == KINDS.index(Kind.PHOTO)
    photos, texts = np.flatnonzero(is_photo), np.flatnonzero(~is_photo)
    return np.sort(np.concatenate([photos[:PICTURES], texts[:TEXTS]])), photos[PICTURES:], len(texts)


def _in_order(order: Order, columns: Columns, rows: Numbers) -> Numbers:
    """Places of the rows in the order asked; by time, those whose time only their file tells come last."""
    if order is Order.BEST:
        return np.arange(len(rows))
    dated = columns.dated_us[rows]
    return np.lexsort((-dated if order is Order.NEWEST else dated, columns.years(rows) == 0))


def _facets(columns: Columns, rows: Numbers, chosen: tuple[Fact, ...]) -> Facets:
    """Counts over the sure hits; each sort without what was chosen of it, so that another choice can be seen."""

    def of(sort: FactSort) -> Numbers:
        return rows[columns.fit_all(chosen, but=sort)[rows]]

    years, counts = np.unique(columns.years(of(FactSort.DATE)), return_counts=True)
    places, in_place = np.unique(columns.places[of(FactSort.PLACE)], return_counts=True)
    kinds, of_kind = np.unique(columns.kinds(of(FactSort.KIND)), return_counts=True)
    placed = sorted(zip(in_place.tolist(), places.tolist(), strict=True), key=lambda pair: (-pair[0], pair[1]))
    named = [(columns.names[place][0], count) for count, place in placed if place in columns.names]
    counted: dict[Kind, int] = {}
    for code, count in zip(kinds.tolist(), of_kind.tolist(), strict=True):
        kind = KINDS[code]
        if kind is not None:
            counted[kind] = count
    by_year = {year: count for year, count in zip(years.tolist(), counts.tolist(), strict=True) if year}
    return Facets(by_year, tuple(named[:_PLACES]), counted)


def _same_afternoon(columns: Columns, hits: tuple[Hit, ...], weaker: tuple[Hit, ...]) -> frozenset[int]:
    """Hits made within three hours of the best one, by what their cameras noted."""
    if not hits:
        return frozenset()
    numbers = np.array([hit.item.number for hit in (*hits, *weaker)], np.int64)
    rows, numbers, _ = _rows(numbers, np.zeros(len(numbers), np.float32), columns)
    best = columns.rows_of(numbers[:1])
    if not len(best) or not columns.years(best)[0]:
        return frozenset()
    near = np.abs(columns.dated_us[rows] - columns.dated_us[best]) <= _AFTERNOON_US
    return frozenset(numbers[near & (columns.years(rows) > 0) & (numbers != numbers[0])].tolist())

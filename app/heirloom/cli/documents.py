"""Records of the bank as the JSON documents that the command-line contract names, field by field."""

from __future__ import annotations

from heirloom.bank.details import captured_text
from heirloom.cli.output import Json
from heirloom.core.albums import Interval
from heirloom.core.job import Job
from heirloom.core.records import Answer, Hit, Item, ParsedQuery
from heirloom.core.screening import Screened, ScreeningReport, Verdict, Why


def item_row(item: Item) -> Json:
    """One row of `list`."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "original_name": item.original_name,
        "captured_at": captured_text(item.captured),
        "bytes": item.bytes,
    }


def answer_document(query: str, found: Answer, key_derivation_s: float) -> Json:
    timings = {**found.timings_ms, "key_derivation": 1000 * key_derivation_s}
    return {
        "query": query,
        "parsed": {"text": found.parsed.text, "filters": _filters(found.parsed)},
        "took_ms": round(found.took_ms, 3),
        "timings_ms": {part: round(took, 3) for part, took in timings.items()},
        "did_you_mean": found.did_you_mean,
        "hits": [_hit(hit) for hit in found.hits],
        "weaker": [_hit(hit) for hit in found.weaker],
    }


def batch_line(qid: object, hits: list[Hit]) -> Json:
    """One line of `search --batch`."""
    ranked = [
        {"id": hit.item.id, "original_name": hit.item.original_name, "score": round(hit.score, 6)} for hit in hits
    ]
    return {"qid": qid, "hits": ranked}


def job_row(job: Job) -> Json:
    return {
        "id": job.id,
        "kind": job.kind,
        "state": job.state.value,
        "done": job.done,
        "total": job.total,
        "failed": job.failed,
    }


def lanes_document(found: Screened, report: ScreeningReport) -> Json:
    """How far the look has come, what waits in each lane, and how often proposals were right."""
    return {
        "looked_at": found.looked_at,
        "total": found.total,
        "keepsakes": found.keepsakes,
        "clutter": found.clutter,
        "stacks": [{"kind": one.kind.value, "count": one.count, "guarded": one.guarded} for one in found.stacks],
        "pairs": found.pairs,
        "decided_this_week": found.decided,
        "report": _report(report),
    }


def verdict_row(one: Verdict) -> Json:
    """One memory with its reasons, strongest first."""
    return {
        "id": one.id,
        "worth": round(one.worth, 4),
        "guarded": one.guarded,
        "clutter": [_why(why) for why in one.clutter],
        "treasure": [_why(why) for why in one.treasure],
    }


def _filters(parsed: ParsedQuery) -> Json:
    """What the query asks for besides meaning; only what was found in it."""
    asked: dict[str, object] = {
        "kind": parsed.kind and parsed.kind.value,
        "captured_from": parsed.captured_from and parsed.captured_from.isoformat(),
        "captured_to": parsed.captured_to and parsed.captured_to.isoformat(),
        "stretches": [[at and at.isoformat() for at in one] for one in parsed.stretches] or None,
        "place": parsed.place,
        "name": parsed.name,
        "media": parsed.media,
        "without": parsed.without,
    }
    return {name: value for name, value in asked.items() if value is not None}


def _hit(hit: Hit) -> Json:
    item = hit.item
    return {
        "id": item.id,
        "score": round(hit.score, 6),
        "sure": hit.sure,
        "kind": item.kind.value,
        "title": item.title,
        "original_name": item.original_name,
        "captured_at": captured_text(item.captured),
        "place": item.place,
        "why": [
            {"channel": reason.channel.value, "score": round(reason.score, 6), "snippet": reason.snippet}
            for reason in hit.why
        ],
    }


def _report(report: ScreeningReport) -> Json:
    figures = {name: getattr(report, name) for name in ("precision", "recall", "keepsakes")}
    return {
        "decisions": {"kept": report.kept, "set_aside": report.aside},
        "reason": report.reason,
        "answers_needed": report.answers_needed,
        **{name: None if one is None else round(one.value, 4) for name, one in figures.items()},
        "intervals": None if report.reason else {name: _bounds(one) for name, one in figures.items()},
        "version": report.version,
    }


def _bounds(one: Interval | None) -> list[float] | None:
    return None if one is None else [round(one.low, 4), round(one.high, 4)]


def _why(why: Why) -> Json:
    return {"kind": why.kind.value, "strength": round(why.strength, 4), "count": why.count, "words": why.words or None}

"""Records of the bank as the JSON documents that the command-line contract names, field by field."""

from __future__ import annotations

from heirloom.bank.details import captured_text
from heirloom.cli.output import Json
from heirloom.core.job import Job
from heirloom.core.records import Answer, Hit, Item, ParsedQuery


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


def _filters(parsed: ParsedQuery) -> Json:
    """What the query asks for besides meaning; only what was found in it."""
    asked: dict[str, object] = {
        "kind": parsed.kind and parsed.kind.value,
        "captured_from": parsed.captured_from and parsed.captured_from.isoformat(),
        "captured_to": parsed.captured_to and parsed.captured_to.isoformat(),
        "place": parsed.place,
        "name": parsed.name,
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

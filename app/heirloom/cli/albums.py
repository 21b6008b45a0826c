"""Albums, suggestions and reports as the contract's JSON and as lines for people."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from heirloom.bank import Bank
from heirloom.cli.arguments import CAREFULNESS
from heirloom.cli.output import Json, Output, bold, dim
from heirloom.cli.words import count_of, one_line, told_day
from heirloom.core.albums import Album, AlbumKind, ModelVersion, Suggestion

_TAKES = {
    "sure": "only sure matches",
    "balanced": "what finds most of what belongs for the fewest mistakes",
    "likely": "everything likely",
}


def album_row(bank: Bank, album: Album) -> Json:
    """One album as `album create` and `album list` give it."""
    return {
        "id": album.id,
        "name": album.name,
        "path": bank.albums.path(album.id),
        "kind": album.kind.value,
        "like": album.like,
        "query": album.rule.query if album.rule else None,
        "parent": album.parent,
        "items": album.items,
        "added": album.added,
        "examples": {"yes": album.yes, "no": album.no},
        "answers_needed": album.answers_needed,
        "version": album.version,
        "carefulness": album.carefulness,
        "waiting": album.waiting,
        "right_of_ten": album.right_of_ten,
        "drift": bank.albums.drift(album.id),
        "learned_again": bank.albums.learned_again(album.id),
        "pinned": album.pinned,
        "created_at": album.created_at and album.created_at.isoformat(timespec="seconds"),
        "first_at": album.first_at and album.first_at.isoformat(),
        "last_at": album.last_at and album.last_at.isoformat(),
    }


def tell_albums(bank: Bank, albums: Sequence[Album], output: Output) -> None:
    """A table of all albums."""
    if not albums:
        output.say("There are no albums yet: `heirloom album create NAME --like TEXT`.")
        return
    rows = [
        (
            album.id[:8],
            album.kind.value,
            f"{album.items:,}",
            " / ".join(bank.albums.path(album.id)),
            learned(album, bank.albums.drift(album.id), learned_again=bank.albums.learned_again(album.id)),
        )
        for album in albums
    ]
    output.table(("id", "kind", ">items", "name", "learned"), rows)


def suggestions_document(found: Sequence[Suggestion]) -> Json:
    """`{suggestions: [{id, probability, sure}]}`, likeliest first."""
    rows = [{"id": one.id, "probability": round(one.probability, 6), "sure": one.sure} for one in found]
    return {"suggestions": rows}


def tell_suggestions(bank: Bank, album: str, found: Sequence[Suggestion], output: Output) -> None:
    """One line each: how likely, when, and which memory it is; what would join stands out, what has joined says so."""
    if not found:
        output.say("Nothing to suggest yet: accept a few memories that belong, or give the album a sentence.")
        return
    members = set(bank.albums.numbers(album).tolist())
    for one in found:
        item = bank.get(one.id)
        name = item.title or one_line(item.original_name)
        joined = "in the album" if one.number in members else ""
        at = told_day(item.captured)
        facts = dim("  " + " · ".join(filter(None, (item.kind.value, at, item.id[:8], joined))))
        output.say(f"  {100 * one.probability:3.0f} %  ", bold(name) if one.sure and not joined else name, facts)
    joins = sum(one.sure and one.number not in members for one in found)
    output.say(dim(f"{f'{joins:,}' if joins else 'None'} of these would join at the album's carefulness."))
    held = sum(one.number in members for one in found)
    if held:
        told = f"{held:,} {'is' if held == 1 else 'are'} in the album already, and nobody has answered yet."
        output.say(dim(told))


def would_row(would: tuple[int, int, int]) -> Json:
    """What a carefulness would come to: how many are likely at all, how many join, how many of these may be wrong."""
    return dict(zip(("likely", "joining", "wrong"), would, strict=True))


def tell_careful(album: Album, would: tuple[int, int, int], output: Output) -> None:
    """The carefulness in words, and what would come of it once the album has learned."""
    words = next((word for word, value in CAREFULNESS.items() if value == album.carefulness), None)
    between = f"what is likely enough at {album.carefulness:.0%} of the way from everything likely to only sure matches"
    output.say(f"“{album.name}” takes {_TAKES[words] if words else between} now.")
    likely, joining, wrong = would
    if album.version is None:
        output.say("What would join is told once it has learned: `heirloom album train`.")
    elif not joining:
        output.say(
            "No likely memory waits: nothing would join."
            if not likely
            else f"None of {_likely(likely)} would join now."
        )
    else:
        output.say(f"{joining:,} of {_likely(likely)} would join; about {wrong:,} of them may be wrong.")


def _likely(count: int) -> str:
    return count_of(count, "likely memory", "likely memories")


def agrees_to_add(joining: int, wrong: int, output: Output) -> bool:
    """Tell what adding so many would come to, and at a terminal ask; it can be taken back as a whole."""
    output.note(f"{count_of(joining, 'memory', 'memories')} would join; about {wrong:,} of them may be wrong.")
    if not sys.stdin.isatty():
        return True
    output.note("Add them? [y/N]")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def version_row(version: ModelVersion) -> Json:
    """One training."""
    return {
        "version": version.version,
        "method": version.method.value,
        "trained_at": version.trained_at.isoformat(timespec="seconds"),
        "examples": {"yes": version.yes, "no": version.no},
        "f1": version.f1,
        "in_use": version.in_use,
    }


def learned(album: Album, drift: str | None, *, learned_again: bool = False) -> str:
    """How well it is learned, what waits, and whether it could do with more answers; empty for one that learns not."""
    if album.right_of_ten is not None:
        told = f"{album.right_of_ten} of 10 right"
    elif album.answers_needed:
        told = f"teach it with {count_of(album.answers_needed, 'more answer')}"
    elif album.kind is AlbumKind.TAUGHT:
        told = "ready: ask for its report"
    else:
        return ""
    waiting = f"{album.waiting:,} waiting" if album.waiting else ""
    again = "learned again by itself, as it did not fit as well as it did: " if learned_again else ""
    return " · ".join(filter(None, (told, waiting, f"{again}a few more answers would help" if drift else "")))

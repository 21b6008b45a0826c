"""`heirloom album`: albums by hand, by a saved question, and albums that learn from what you accept and reject."""

from __future__ import annotations

import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from heirloom.bank import Bank, Change
from heirloom.bank.learning.measuring import as_record
from heirloom.cli.access import open_bank, open_to_learn, stoppable
from heirloom.cli.albums import (
    agrees_to_add,
    album_row,
    suggestions_document,
    tell_albums,
    tell_careful,
    tell_suggestions,
    version_row,
    would_row,
)
from heirloom.cli.arguments import add_ids, carefulness, count, share
from heirloom.cli.output import Output
from heirloom.cli.parser import add_actions
from heirloom.cli.words import METHODS, count_of
from heirloom.core.albums import AlbumKind, AlbumRule, Answer, Method, Tuning, asks_first
from heirloom.core.errors import NotFound
from heirloom.core.tenths import of_ten

SUGGESTED = 50
_ACTIONS = {
    "create": "make an album: it learns from a sentence and from what you accept and reject",
    "list": "every album and how well it is learned",
    "suggest": "memories that may belong, likeliest first",
    "accept": "say that memories belong",
    "reject": "say that memories do not belong",
    "train": "learn from all answers now",
    "report": "how well the album is learned, measured on answers that were held out",
    "careful": "set how sure the album has to be: sure, balanced, likely, or a share of the way from 0 to 1",
    "apply": "put what the album is sure of into it",
    "undo": "take out what `apply` has put in and nobody has accepted",
    "versions": "earlier trainings that can be gone back to",
    "roll-back": "use an earlier training again; the answers stay",
    "add": "put memories into an album; one that learns takes them for accepted",
    "take-out": "take memories out of an album; the memories themselves stay",
    "remove": "remove an album; the memories in it stay",
    "bring-back": "bring a removed album back, with all that was in it and all it learned",
}
_CHANGED = {
    "accept": "accepted into {album}",
    "reject": "rejected for {album}",
    "add": "added to {album}",
    "take-out": "taken out of {album}",
    "undo": "taken out of {album} again",
}
_WITH_IDS = ("accept", "reject", "add", "take-out")
_READING = ("list", "versions")


def add_arguments(parser: ArgumentParser) -> None:
    actions = add_actions(parser, _ACTIONS)
    create = actions["create"]
    create.add_argument("name", metavar="NAME", help="what it is called")
    how = create.add_mutually_exclusive_group()
    how.add_argument("--like", metavar="TEXT", help="a sentence that says what belongs in it")
    how.add_argument("--query", metavar="TEXT", help="show whatever this question finds, instead of learning")
    how.add_argument("--by-hand", action="store_true", help="hold what you put into it, instead of learning")
    create.add_argument("--parent", metavar="A", help="the album that it lies in")
    for name, action in actions.items():
        if name not in ("create", "list"):
            action.add_argument("album", metavar="A", help="the album's name, or the start of its id")
        if name in _WITH_IDS:
            add_ids(action)
    actions["suggest"].add_argument(
        "--limit", type=count, default=SUGGESTED, metavar="N", help=f"at most so many (default {SUGGESTED})"
    )
    actions["apply"].add_argument(
        "--careful", type=share, metavar="P", help="the least probability for joining, like 0.8 or 80%%"
    )
    actions["careful"].add_argument(
        "careful", type=carefulness, metavar="HOW", help="sure (only sure matches), balanced, likely, or 0.7 or 70%%"
    )
    actions["train"].add_argument(
        "--method",
        choices=[method.value for method in Method],
        help="learn in this way where it can be; fine_tuned also trains the text model on your answers, for minutes",
    )
    actions["roll-back"].add_argument("version", type=count, metavar="VERSION", help="which training")


def run(options: Namespace, output: Output) -> int:
    does = _DOES[options.action]
    if options.action in ("suggest", "report"):
        with open_to_learn(options, output) as bank:
            return does(bank, options, output)
    with open_bank(options, output, writable=options.action not in _READING) as bank:
        return does(bank, options, output)


def _create(bank: Bank, options: Namespace, output: Output) -> int:
    rule = None if options.query is None else AlbumRule(query=options.query)
    kind = AlbumKind.RULE if rule else AlbumKind.HAND if options.by_hand else AlbumKind.TAUGHT
    album = bank.albums.create(options.name, kind=kind, like=options.like, rule=rule, parent=options.parent)
    output.document(album_row(bank, album))
    output.say(f"“{album.name}” is made: {album.id[:8]}.")
    if kind is AlbumKind.TAUGHT:
        output.say(f"See what may belong: `heirloom album suggest {album.id[:8]}`, then accept and reject.")
    return 0


def _list(bank: Bank, _: Namespace, output: Output) -> int:
    albums = bank.albums.list()
    output.document({"albums": [album_row(bank, album) for album in albums]})
    tell_albums(bank, albums, output)
    return 0


def _suggest(bank: Bank, options: Namespace, output: Output) -> int:
    found = bank.albums.show(options.album, options.limit)
    output.document(suggestions_document(found))
    tell_suggestions(bank, options.album, found, output)
    return 0


def _accept(bank: Bank, options: Namespace, output: Output) -> int:
    return _answer(bank, options, output, Answer.YES)


def _reject(bank: Bank, options: Namespace, output: Output) -> int:
    return _answer(bank, options, output, Answer.NO)


def _answer(bank: Bank, options: Namespace, output: Output, answer: Answer) -> int:
    found = [bank.get(one).id for one in options.ids]  # all of them before any is answered
    change = bank.albums.answer(options.album, dict.fromkeys(found, answer))
    return _changed(bank, options, output, change)


def _add(bank: Bank, options: Namespace, output: Output) -> int:
    return _changed(bank, options, output, bank.albums.add(options.album, [bank.get(one).id for one in options.ids]))


def _take_out(bank: Bank, options: Namespace, output: Output) -> int:
    found = [bank.get(one).id for one in options.ids]
    return _changed(bank, options, output, bank.albums.take_out(options.album, found))


def _undo(bank: Bank, options: Namespace, output: Output) -> int:
    return _changed(bank, options, output, bank.albums.undo_machine(options.album))


def _changed(bank: Bank, options: Namespace, output: Output, change: Change) -> int:
    album = bank.albums.get(options.album)
    document = {
        "album": album.id,
        "changed": len(change.ids),
        "examples": {"yes": album.yes, "no": album.no},
        "answers_needed": album.answers_needed,
        "items": album.items,
    }
    output.document(document)
    done = _CHANGED[options.action].format(album=f"“{album.name}”")
    output.say(f"{count_of(len(change.ids), 'memory', 'memories')} {done}.")
    if album.kind is AlbumKind.TAUGHT and album.answers_needed:
        output.say(f"{count_of(album.answers_needed, 'more answer')} until a report can be given.")
    return 0


def _train(bank: Bank, options: Namespace, output: Output) -> int:
    with stoppable(output) as stop:
        method = Method(options.method) if options.method else None
        version = bank.albums.train(options.album, method=method, stop=stop)
    output.document(version_row(version))
    answers = count_of(version.yes + version.no, "answer")
    output.say(f"Learned from {answers}: training {version.version}, by {METHODS[version.method]}.")
    if version.tuning is not None:
        output.say(_told(version.tuning))
    return 0


def _told(tuning: Tuning) -> str:
    if not tuning.helped:
        return "Training the text model did not help; nothing was changed."
    return (
        f"Better on answers it had not seen: usually at place {tuning.after} of the likeliest, before {tuning.before}."
    )


def _report(bank: Bank, options: Namespace, output: Output) -> int:
    report = bank.albums.report(options.album, curve=True)
    output.document(as_record(report))
    if not output.as_json:
        output.say(bank.albums.told(options.album, report).rstrip())
    return 0


def _careful(bank: Bank, options: Namespace, output: Output) -> int:
    # Asked first, this loads what was learned, so that setting it counts anew what waits.
    would = bank.albums.would_join(options.album, options.careful)
    bank.albums.set_carefulness(options.album, options.careful)
    album = bank.albums.get(options.album)
    output.document({**album_row(bank, album), "would_join": would_row(would)})
    tell_careful(album, would, output)
    return 0


def _apply(bank: Bank, options: Namespace, output: Output) -> int:
    if not output.as_json:
        bank.albums.report(options.album)  # learns from answers that are new, as adding does
        before = bank.albums.get(options.album)
        _, joining, wrong = bank.albums.would_join(options.album, before.carefulness, options.careful)
        if asks_first(joining, wrong, before.yes) and not agrees_to_add(joining, wrong, output):
            return 0
    change = bank.albums.apply(options.album, options.careful)
    album = bank.albums.get(options.album)
    output.document({"album": album.id, "added": len(change.ids), "ids": list(change.ids), "version": album.version})
    output.say(f"{count_of(len(change.ids), 'memory', 'memories')} added to “{album.name}”.")
    if change.ids:
        output.say(f"Take them out again: `heirloom album undo {album.id[:8]}`.")
    return 0


def _versions(bank: Bank, options: Namespace, output: Output) -> int:
    versions = bank.albums.versions(options.album)
    output.document({"versions": [version_row(version) for version in versions]})
    rows = [
        (
            str(one.version),
            one.trained_at.strftime("%Y-%m-%d %H:%M"),
            METHODS[one.method],
            f"{one.yes} yes, {one.no} no",
            "" if one.f1 is None else f"{of_ten(one.f1)} of 10",
            "in use" if one.in_use else "",
        )
        for one in versions
    ]
    output.table((">training", "when", "learned by", "answers", ">how well", ""), rows)
    return 0


def _roll_back(bank: Bank, options: Namespace, output: Output) -> int:
    if all(one.version != options.version for one in bank.albums.versions(options.album)):
        raise NotFound(f"Training {options.version} of this album is not kept.")
    bank.albums.roll_back(options.album, options.version)
    return _versions(bank, options, output)


def _remove(bank: Bank, options: Namespace, output: Output) -> int:
    album = bank.albums.get(options.album)
    bank.albums.remove(album.id)
    output.document({"changed": 1})
    stays = "memory stays" if album.items == 1 else "memories stay"
    output.say(
        f"“{album.name}” is removed; its {album.items:,} {stays} in the vault."
        f" `heirloom album bring-back {shlex.quote(album.name)}` brings it back."
    )
    return 0


def _bring_back(bank: Bank, options: Namespace, output: Output) -> int:
    change = bank.albums.bring_back(options.album)
    output.document({"changed": change.count})
    output.say(f"“{change.value}” is back with all that was in it.")
    return 0


_DOES: dict[str, Callable[[Bank, Namespace, Output], int]] = {
    "create": _create,
    "list": _list,
    "suggest": _suggest,
    "accept": _accept,
    "reject": _reject,
    "train": _train,
    "report": _report,
    "careful": _careful,
    "apply": _apply,
    "undo": _undo,
    "versions": _versions,
    "roll-back": _roll_back,
    "add": _add,
    "take-out": _take_out,
    "remove": _remove,
    "bring-back": _bring_back,
}

"""`heirloom search`: ask in your own words, and see why each memory is shown."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from heirloom.bank import Bank
from heirloom.cli.access import open_bank
from heirloom.cli.answers import tell_answer
from heirloom.cli.arguments import add_kind, chosen_kind, count
from heirloom.cli.documents import answer_document, batch_line
from heirloom.cli.output import Output, to_json
from heirloom.core.errors import UserError

DEFAULT_LIMIT = 50


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", nargs="?", metavar="QUERY", help="what you remember, in English or Chinese")
    parser.add_argument("--limit", type=count, metavar="N", help=f"at most so many (default {DEFAULT_LIMIT})")
    parser.add_argument("--similar-to", metavar="PATH|ID", help="a picture on disk or in the vault")
    parser.add_argument(
        "--batch", metavar="FILE", help="JSON lines {qid, query} in (- for standard input), rankings out"
    )
    add_kind(parser)


def run(options: Namespace, output: Output) -> int:
    if options.batch is not None:
        return _batch(options, output)
    if options.query is None and options.similar_to is None:
        raise UserError("Ask for something: a few words, a date, a place, or a picture with --similar-to.")
    query = options.query or ""
    with open_bank(options, output, writable=False) as bank:
        found = bank.search(
            query,
            limit=options.limit or DEFAULT_LIMIT,
            kind=chosen_kind(options),
            similar_to=options.similar_to,
        )
        key_derivation_s = bank.key_derivation_s
    output.document(answer_document(query, found, key_derivation_s))
    tell_answer(found, output)
    return 0


def _batch(options: Namespace, output: Output) -> int:
    if options.query is not None or options.similar_to is not None or options.kind is not None:
        raise UserError("--batch stands alone: the queries come from the file.")
    with open_bank(options, output, writable=False) as bank:
        _answer_all(bank, list(_queries(options.batch)), options.limit, output)
    return 0


def _answer_all(bank: Bank, queries: list[tuple[object, str]], limit: int | None, output: Output) -> None:
    """Answers come in the order of the questions, each under its own qid as it was given: 7 stays 7."""
    asked = ((str(qid), query) for qid, query in queries)
    for (qid, _), (_, hits) in zip(queries, bank.search_batch(asked, limit), strict=True):
        output.line(batch_line(qid, hits))


def _queries(source: str) -> Iterator[tuple[object, str]]:
    """(qid, query) of each line; blank lines are passed over. Raises UserError naming the line."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except OSError as error:
        raise UserError(f"Cannot read the file with queries: {error.strerror or error}.", path=source) from error
    except UnicodeDecodeError as error:
        raise UserError("The file with queries is not UTF-8 text.", path=source) from error
    # JSON strings may hold the other line separators of Unicode raw: only a line feed ends a line.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            qid, query = row["qid"], str(row["query"])
            to_json({"qid": qid})  # what JSON has no word for, like NaN, could not be answered
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise UserError(f'Line {number} is not {{"qid": ..., "query": ...}}.', path=source) from error
        yield qid, query

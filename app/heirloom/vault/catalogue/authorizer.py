"""What a statement may do: no other database, no setting that would write plaintext or weaken a check."""

from __future__ import annotations

from typing import Final

import sqlcipher3.dbapi2 as sqlcipher

_ALLOWED_PRAGMAS: Final = frozenset(
    {
        "cipher_integrity_check",
        "data_version",
        "foreign_key_check",
        "freelist_count",
        "integrity_check",
        "page_count",
        "quick_check",
        "wal_checkpoint",
    }
)
_ALLOWED_SYNCHRONOUS: Final = frozenset({"FULL", "NORMAL"})
_DENIED_FUNCTIONS: Final = frozenset({"load_extension", "fts3_tokenizer", "sqlcipher_export"})
_DENIED_ACTIONS: Final = frozenset({sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH})


def authorise(action: int, first: str | None, second: str | None, _database: str | None, _source: str | None) -> int:
    """SQLite's authorizer: no other database, no setting that would write plaintext or weaken a check."""
    if action in _DENIED_ACTIONS:
        return int(sqlcipher.SQLITE_DENY)
    if action == sqlcipher.SQLITE_PRAGMA:
        name = (first or "").lower()
        allowed = name in _ALLOWED_PRAGMAS or (name == "synchronous" and second in _ALLOWED_SYNCHRONOUS)
        return int(sqlcipher.SQLITE_OK if allowed else sqlcipher.SQLITE_DENY)
    if action == sqlcipher.SQLITE_FUNCTION and (second or "").lower() in _DENIED_FUNCTIONS:
        return int(sqlcipher.SQLITE_DENY)
    return int(sqlcipher.SQLITE_OK)

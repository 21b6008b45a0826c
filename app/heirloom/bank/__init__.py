"""The façade over one vault: both doors, window and command line, see only this and `core`."""

from heirloom.bank.bank import Bank
from heirloom.bank.locked import LockedBank, create
from heirloom.bank.reports import (
    FailedFile,
    ImportReport,
    ItemDetail,
    ItemPage,
    ModelState,
    NotUnderstood,
    Status,
)
from heirloom.bank.window.changes import Change, ChangeKind
from heirloom.bank.window.shelf import Counts, Shelf
from heirloom.vault import (
    TURNS_SHIFT,
    UNSET,
    Card,
    CreatedVault,
    LedgerEntry,
    TileFlag,
    Timeline,
    Unset,
    VerifyReport,
    WatchedFolder,
)

__all__ = [
    "TURNS_SHIFT",
    "UNSET",
    "Bank",
    "Card",
    "Change",
    "ChangeKind",
    "Counts",
    "CreatedVault",
    "FailedFile",
    "ImportReport",
    "ItemDetail",
    "ItemPage",
    "LedgerEntry",
    "LockedBank",
    "ModelState",
    "NotUnderstood",
    "Shelf",
    "Status",
    "TileFlag",
    "Timeline",
    "Unset",
    "VerifyReport",
    "WatchedFolder",
    "create",
]

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
from heirloom.vault import CreatedVault, VerifyReport, WatchedFolder

__all__ = [
    "Bank",
    "CreatedVault",
    "FailedFile",
    "ImportReport",
    "ItemDetail",
    "ItemPage",
    "LockedBank",
    "ModelState",
    "NotUnderstood",
    "Status",
    "VerifyReport",
    "WatchedFolder",
    "create",
]

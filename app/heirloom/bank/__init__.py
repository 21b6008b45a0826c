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

__all__ = [
    "Bank",
    "FailedFile",
    "ImportReport",
    "ItemDetail",
    "ItemPage",
    "LockedBank",
    "ModelState",
    "NotUnderstood",
    "Status",
    "create",
]

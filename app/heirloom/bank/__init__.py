"""The façade over one vault: both doors, window and command line, see only this and `core`."""

from heirloom.bank.bank import Bank
from heirloom.bank.dates_by_hand import DateTrouble, TypedDate, read_by_hand
from heirloom.bank.inspecting import CatalogueCard, Checked, Event, Happening
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
from heirloom.bank.watching import Found, LookedAfter
from heirloom.bank.window.arrivals import Arrival, Trouble
from heirloom.bank.window.arriving import Arriving, Queued
from heirloom.bank.window.changes import Change, ChangeKind
from heirloom.bank.window.shelf import Counts, Shelf
from heirloom.ingest.places import Town
from heirloom.vault import (
    TURNS_SHIFT,
    UNSET,
    AdoptionReport,
    Card,
    CreatedVault,
    LedgerEntry,
    Reason,
    TileFlag,
    Timeline,
    Unset,
    VerifyReport,
    Version,
    WatchedFolder,
)

__all__ = [
    "TURNS_SHIFT",
    "UNSET",
    "AdoptionReport",
    "Arrival",
    "Arriving",
    "Bank",
    "Card",
    "CatalogueCard",
    "Change",
    "ChangeKind",
    "Checked",
    "Counts",
    "CreatedVault",
    "DateTrouble",
    "Event",
    "FailedFile",
    "Found",
    "Happening",
    "ImportReport",
    "ItemDetail",
    "ItemPage",
    "LedgerEntry",
    "LockedBank",
    "LookedAfter",
    "ModelState",
    "NotUnderstood",
    "Queued",
    "Reason",
    "Shelf",
    "Status",
    "TileFlag",
    "Timeline",
    "Town",
    "Trouble",
    "TypedDate",
    "Unset",
    "VerifyReport",
    "Version",
    "WatchedFolder",
    "create",
    "read_by_hand",
]

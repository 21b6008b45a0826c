"""Keeps memories: keys, sealed objects, and the encrypted catalogue. Everything that speaks SQL or touches a key."""

from __future__ import annotations

from heirloom.core.dumps import refuse_dumps
from heirloom.core.label import read_label
from heirloom.vault.catalogue.log import Change, LogKind
from heirloom.vault.disk.label import write_label
from heirloom.vault.disk.reserve import free_bytes
from heirloom.vault.keys.access import change_passphrase, is_light_kdf, unlock
from heirloom.vault.keys.master import VaultKeys
from heirloom.vault.labels.ledger import LedgerEntry
from heirloom.vault.labels.patch import Patch
from heirloom.vault.objects.format import SealedHeader
from heirloom.vault.objects.store import ObjectMissing, ObjectReader, ObjectStore, Plaintext, SealedPart, SourceChanged
from heirloom.vault.recovery.adopt import AdoptionReport, Reason, Restored, Unreadable
from heirloom.vault.tables.folders import WatchedFolder
from heirloom.vault.tables.item_facts import UNSET, Field, Unset
from heirloom.vault.tables.items import Erased, NewItem
from heirloom.vault.tables.stages import STAGES_OF_KIND
from heirloom.vault.tables.texts import WordHit
from heirloom.vault.tables.vectors import SpaceRow
from heirloom.vault.vault import CreatedVault, Vault, create, recover, verify_files
from heirloom.vault.verify import Finding, VerifyReport
from heirloom.vault.views.cards import Card
from heirloom.vault.views.story import LogEvent, Version, check_payload
from heirloom.vault.views.timeline import TURNS_SHIFT, TileFlag, Timeline

__all__ = [
    "STAGES_OF_KIND",
    "TURNS_SHIFT",
    "UNSET",
    "AdoptionReport",
    "Card",
    "Change",
    "CreatedVault",
    "Erased",
    "Field",
    "Finding",
    "LedgerEntry",
    "LogEvent",
    "LogKind",
    "NewItem",
    "ObjectMissing",
    "ObjectReader",
    "ObjectStore",
    "Patch",
    "Plaintext",
    "Reason",
    "Restored",
    "SealedHeader",
    "SealedPart",
    "SourceChanged",
    "SpaceRow",
    "TileFlag",
    "Timeline",
    "Unreadable",
    "Unset",
    "Vault",
    "VaultKeys",
    "VerifyReport",
    "Version",
    "WatchedFolder",
    "WordHit",
    "change_passphrase",
    "check_payload",
    "create",
    "free_bytes",
    "is_light_kdf",
    "read_label",
    "recover",
    "refuse_dumps",
    "unlock",
    "verify_files",
    "write_label",
]

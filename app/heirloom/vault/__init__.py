"""Keeps memories: keys, sealed objects, and the encrypted catalogue. Everything that speaks SQL or touches a key."""

from __future__ import annotations

from heirloom.vault.access import change_passphrase, is_light_kdf, unlock
from heirloom.vault.adopt import AdoptionReport, Reason, Restored, Unreadable
from heirloom.vault.dumps import refuse_dumps
from heirloom.vault.folders import WatchedFolder
from heirloom.vault.item_facts import UNSET, Field, Unset
from heirloom.vault.items import Erased, NewItem
from heirloom.vault.keys import VaultKeys
from heirloom.vault.log import LogKind
from heirloom.vault.object_format import SealedHeader
from heirloom.vault.objects import ObjectMissing, ObjectReader, ObjectStore, Plaintext, SealedPart, SourceChanged
from heirloom.vault.reserve import free_bytes
from heirloom.vault.stages import STAGES_OF_KIND
from heirloom.vault.texts import WordHit
from heirloom.vault.vault import CreatedVault, Vault, create, recover, verify_files
from heirloom.vault.vectors import SpaceRow
from heirloom.vault.verify import Finding, VerifyReport

__all__ = [
    "STAGES_OF_KIND",
    "UNSET",
    "AdoptionReport",
    "CreatedVault",
    "Erased",
    "Field",
    "Finding",
    "LogKind",
    "NewItem",
    "ObjectMissing",
    "ObjectReader",
    "ObjectStore",
    "Plaintext",
    "Reason",
    "Restored",
    "SealedHeader",
    "SealedPart",
    "SourceChanged",
    "SpaceRow",
    "Unreadable",
    "Unset",
    "Vault",
    "VaultKeys",
    "VerifyReport",
    "WatchedFolder",
    "WordHit",
    "change_passphrase",
    "create",
    "free_bytes",
    "is_light_kdf",
    "recover",
    "refuse_dumps",
    "unlock",
    "verify_files",
]

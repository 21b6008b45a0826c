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
from heirloom.vault.labels.patch import Patch, Rows, Table
from heirloom.vault.learned.album_models import Look, ModelRow
from heirloom.vault.learned.albums import AlbumCount, AlbumRow
from heirloom.vault.learned.answers import AnswerRow
from heirloom.vault.learned.decisions import KEEPING, DecisionRow
from heirloom.vault.learned.faces import FaceRow
from heirloom.vault.learned.measures import Measure
from heirloom.vault.learned.screening_models import ScreeningModelRow
from heirloom.vault.learned.verdicts import VerdictRow
from heirloom.vault.objects.format import SealedHeader
from heirloom.vault.objects.store import ObjectMissing, ObjectReader, ObjectStore, Plaintext, SealedPart, SourceChanged
from heirloom.vault.recovery.adopt import AdoptionReport, Reason, Restored, Unreadable
from heirloom.vault.tables.folders import WatchedFolder
from heirloom.vault.tables.item_facts import UNSET, Field, Unset
from heirloom.vault.tables.items import Erased, NewItem
from heirloom.vault.tables.stages import STAGES_OF_KIND
from heirloom.vault.tables.texts import WordHit
from heirloom.vault.tables.vectors import ENCODED_MOST, SpaceRow
from heirloom.vault.vault import CreatedVault, Vault, create, recover, verify_files
from heirloom.vault.verify import Finding, VerifyReport
from heirloom.vault.views.cards import Card
from heirloom.vault.views.dossiers import Dossier
from heirloom.vault.views.story import LogEvent, Version, check_payload
from heirloom.vault.views.timeline import TURNS_SHIFT, TileFlag, Timeline

__all__ = [
    "ENCODED_MOST",
    "KEEPING",
    "STAGES_OF_KIND",
    "TURNS_SHIFT",
    "UNSET",
    "AdoptionReport",
    "AlbumCount",
    "AlbumRow",
    "AnswerRow",
    "Card",
    "Change",
    "CreatedVault",
    "DecisionRow",
    "Dossier",
    "Erased",
    "FaceRow",
    "Field",
    "Finding",
    "LedgerEntry",
    "LogEvent",
    "LogKind",
    "Look",
    "Measure",
    "ModelRow",
    "NewItem",
    "ObjectMissing",
    "ObjectReader",
    "ObjectStore",
    "Patch",
    "Plaintext",
    "Reason",
    "Restored",
    "Rows",
    "ScreeningModelRow",
    "SealedHeader",
    "SealedPart",
    "SourceChanged",
    "SpaceRow",
    "Table",
    "TileFlag",
    "Timeline",
    "Unreadable",
    "Unset",
    "Vault",
    "VaultKeys",
    "VerdictRow",
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

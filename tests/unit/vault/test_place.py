"""A live vault does not belong into a synchronised folder or on a network share."""

from __future__ import annotations

from pathlib import Path

import pytest

from heirloom.core.errors import UserError
from heirloom.vault.disk import place
from heirloom.vault.keys import access

MOUNTS = r"""22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:25 / /mnt/nas rw,relatime shared:1 - nfs4 nas:/home rw
31 22 0:26 / /mnt/my\040stick rw - vfat /dev/sdb1 rw
32 30 0:27 / /mnt/nas/local rw - ext4 /dev/sdc1 rw
33 31 0:28 / /mnt/my\040stick rw - cifs //server/share rw
cut short
"""


@pytest.mark.parametrize(
    "folder",
    [
        "Dropbox",
        "Dropbox (Personal)",
        "OneDrive - Example",
        "Google Drive",
        "iCloud Drive",
        "nextcloud",
        "坚果云",
        "a/Dropbox/b",
    ],
)
def test_synchronised_folders_are_refused_by_name(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    target = tmp_path / folder / "Family.heirloom"
    with pytest.raises(UserError, match="another program"):
        access.create_vault_files(target, "passphrase", light_kdf=True)
    assert not target.exists()


@pytest.mark.parametrize("mark", [".dropbox", ".stfolder", ".nextcloudsync.log"])
def test_synchronised_folders_are_refused_by_what_lies_in_them(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).mkdir()
    with pytest.raises(UserError, match="another program"):
        place.refuse_unsafe(tmp_path / "photos" / "Family.heirloom")


@pytest.mark.parametrize("folder", ["Pictures", "dropbox-old-photos", "my onedrive", "Boxes", "drive"])
def test_others_are_not(tmp_path: Path, folder: str) -> None:
    place.refuse_unsafe(tmp_path / folder / "Family.heirloom")


def test_network_shares_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS)
    monkeypatch.setattr(place, "_MOUNTS", table)
    for path in ("/mnt/nas/Family.heirloom", "/mnt/my stick/x/Family.heirloom"):
        with pytest.raises(UserError, match="network share"):
            place.refuse_unsafe(Path(path))
    for path in ("/data/Family.heirloom", "/mnt/nas/local/Family.heirloom", "/mnt/nashville"):
        place.refuse_unsafe(Path(path))


def test_systems_without_a_table_of_mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_MOUNTS", tmp_path / "absent")
    place.refuse_unsafe(tmp_path / "Family.heirloom")

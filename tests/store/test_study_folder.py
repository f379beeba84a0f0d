"""Folders on the network and synchronised ones are recognised by their mount and their name."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.store.study_folder import (
    StudyFolder,
    linux_mounts,
    mac_mounts,
    mount_type,
    study_folder,
    synchronised_by,
)

MOUNTINFO = r"""
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /home rw - ext4 /dev/sda2 rw
41 30 0:44 / /home/lab/Equipe\040de\040recherche rw,relatime shared:5 master:2 - cifs //srv/eq rw
42 30 0:45 / /home/lab/autre rw - ext4 /dev/sdb rw
43 30 0:46 / /home/lab/autre rw - nfs4 srv:/autre rw
odd line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/lab/thèse", "ext4"),
        ("/home/lab/Equipe de recherche/a/b", "cifs"),
        ("/home/lab/Equipe de recherche", "cifs"),
        ("/home/lab/Equipe de rechercheX", "ext4"),
        ("/home/lab/autre/a", "nfs4"),
    ],
)
def test_the_deepest_and_last_mount_decides(folder: str, kind: str) -> None:
    assert mount_type(Path(folder), linux_mounts(MOUNTINFO)) == kind


def test_mounts_of_macos_are_read() -> None:
    listed = (
        "/dev/disk3s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "//lab@srv/Equipe on /Volumes/Equipe (2) (smbfs, nodev, nosuid, mounted by lab)\n"
    )
    mounts = mac_mounts(listed)
    assert mount_type(Path("/Volumes/Equipe (2)/etude"), mounts) == "smbfs"
    assert mount_type(Path("/Users/lab"), mounts) == "apfs"


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/home/m/OneDrive/thèse", "OneDrive"),
        ("/home/m/OneDrive - Université de Nulle-Part/thèse", "OneDrive"),
        ("/home/m/Dropbox (Personnel)/x", "Dropbox"),
        ("/home/m/Nextcloud/x", "Nextcloud"),
        ("/home/m/Nextcloud2 notes/x", ""),
        ("/home/m/Google Drive/Mon Drive/x", "Google Drive"),
        ("/Users/m/Library/CloudStorage/GoogleDrive-m@example.org/My Drive", "Google Drive"),
        ("/Users/m/Library/CloudStorage/Whatever-m/x", "CloudStorage"),
        ("/Users/m/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
        ("/home/m/iCloudDrive/x", "iCloud"),
        ("/home/m/Box/x", "Box"),
        ("/home/m/boxes/x", ""),
        ("/home/m/mes dropboxes/x", ""),
        ("/home/m/kDrive/x", "kDrive"),
        ("/home/m/thèse/entretiens", ""),
    ],
)
def test_synchronised_folders_are_known_by_name(folder: str, service: str) -> None:
    assert synchronised_by(Path(folder)) == service


def test_a_synchronised_folder_is_known_by_its_mark(tmp_path: Path) -> None:
    folder = tmp_path / "partage" / "thèse"
    folder.mkdir(parents=True)
    assert synchronised_by(folder) == ""
    (tmp_path / "partage" / ".stfolder").mkdir()
    assert synchronised_by(folder) == "Syncthing"


def test_an_ordinary_folder_suits_and_gives_no_warning(tmp_path: Path) -> None:
    here = study_folder(tmp_path)
    assert here == StudyFolder()
    assert here.suits_wal
    assert here.warning is None


def test_a_synchronised_folder_warns_and_does_without_the_log(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Nextcloud")
    for name in ("Nextcloud", "link"):
        there = study_folder(tmp_path / name)
        assert not there.suits_wal
        assert "Nextcloud" in str(there.warning)


def test_a_network_folder_warns_and_does_without_the_log() -> None:
    assert not StudyFolder(network="cifs").suits_wal
    assert StudyFolder(network="cifs").warning is not None

"""What kind of folder a study lies in: on this disk, on the network, or synchronised.

SQLite's write-ahead log needs memory shared by all who have the file open, which folders on
the network do not give; and a program that synchronises copies a file and its log at different
moments. There the study works without that log, and the researcher is told.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from qualcode.wording import Message

_MOUNTINFO = Path("/proc/self/mountinfo")
_NETWORK_TYPES = re.compile(
    r"(nfs\d?|cifs|smb\d?|smbfs|afpfs|webdav|davfs2?|ncpfs|afs|ceph|glusterfs|lustre|beegfs|gpfs|9p"
    r"|v9fs|vboxsf|prl_fs|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|s3fs|glusterfs|vmhgfs-fuse))"
)
# the names folders get from those programs, each as "OneDrive - Université", "Dropbox (2)" too
_SERVICES = {
    "OneDrive": r"onedrive|sharepoint",
    "Dropbox": r"dropbox",
    "Nextcloud": r"nextcloud",
    "ownCloud": r"owncloud",
    "Google Drive": r"google ?drive|googledrive|my drive|mon drive|drivefs",
    "iCloud": r"icloud ?drive|mobile documents|com~apple~clouddocs",
    "Box": r"box|box sync",
    "pCloud": r"pcloud ?drive|pcloud",
    "kDrive": r"kdrive",
    "Proton Drive": r"proton ?drive",
    "MEGA": r"mega|megasync",
    "Seafile": r"seafile|seadrive",
    "Tresorit": r"tresorit",
    "Synology Drive": r"synology ?drive",
}
_AFTER_NAME = r"(?:\s*[-(~_].*|\s+\d+)?"
_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".SeaDriveCache": "Seafile",
}


@dataclass(frozen=True, slots=True)
class StudyFolder:
    """A folder: ``network`` is its file system's type there, ``service`` what synchronises it."""

    network: str = ""
    service: str = ""

    @property
    def suits_wal(self) -> bool:
        """Whether the write-ahead log may be used here."""
        return not (self.network or self.service)

    @property
    def warning(self) -> Message | None:
        """What the researcher should know before working here; None on an ordinary disk."""
        if self.service:
            return Message(
                "This folder is synchronised by {service}. Let only one computer at a time open"
                " the study, and wait until it is synchronised before the next one does.",
                service=self.service,
            )
        if self.network:
            return Message(
                "This folder lies on the network. The study is slower here, and a cut"
                " connection can interrupt an action; a local folder is safer."
            )
        return None


def study_folder(folder: Path) -> StudyFolder:
    """The kind of a folder."""
    true_folder = folder.absolute().resolve()
    return StudyFolder(_network_type(true_folder), synchronised_by(true_folder))


def synchronised_by(folder: Path) -> str:
    """The service that synchronises the folder, by its name and marks; empty if none is known."""
    for place in (folder, *folder.parents):
        for service, names in _SERVICES.items():
            if re.fullmatch(f"(?:{names}){_AFTER_NAME}", place.name.casefold()):
                return service
        for mark, service in _MARKS.items():
            if (place / mark).exists():
                return service
    return "CloudStorage" if "CloudStorage" in folder.parts else ""


def mount_type(folder: Path, mounts: Iterable[tuple[Path, str]]) -> str:
    """The file system type of the deepest mount point the folder lies under."""
    above = [(len(point.parts), kind) for point, kind in mounts if folder.is_relative_to(point)]
    deepest = max((depth for depth, _ in above), default=0)
    # of several mounts on one point, the last one hides the others
    return next((kind for depth, kind in reversed(above) if depth == deepest), "")


def linux_mounts(mountinfo: str) -> list[tuple[Path, str]]:
    """Mount points and types from ``/proc/self/mountinfo``."""
    found = []
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        fields, kinds = before.split(), after.split()
        if len(fields) > 4 and kinds:
            found.append((Path(_unescaped(fields[4])), kinds[0]))
    return found


def mac_mounts(listed: str) -> list[tuple[Path, str]]:
    """Mount points and types from what ``mount`` prints on macOS."""
    lines = re.findall(r"^.* on (/.*) \(([a-z0-9]+)[,)]", listed, flags=re.MULTILINE)
    return [(Path(point), kind) for point, kind in lines]


def _network_type(folder: Path) -> str:
    if sys.platform == "win32":
        return _windows_network_type(folder)
    kind = mount_type(folder, _mounts())
    return kind if _NETWORK_TYPES.fullmatch(kind) else ""


def _mounts() -> list[tuple[Path, str]]:
    try:
        if sys.platform == "darwin":
            command = ["/sbin/mount"]
            listed = subprocess.run(command, capture_output=True, text=True, timeout=5, check=False)  # noqa: S603
            return mac_mounts(listed.stdout)
        return linux_mounts(_MOUNTINFO.read_text("utf-8", errors="surrogateescape"))
    except (OSError, subprocess.SubprocessError):
        return []  # not knowing is no reason to refuse: SQLite's own locks still hold


def _windows_network_type(folder: Path) -> str:
    drive = folder.drive
    if drive.startswith("\\\\"):
        return "unc"
    if sys.platform == "win32":
        import ctypes

        remote = 4  # DRIVE_REMOTE
        if ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote:
            return "mapped drive"
    return ""


def _unescaped(point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), point)

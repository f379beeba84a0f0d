"""A file, a folder, an archive, some uploads: whatever a researcher points at."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from qualcode.errors import BadInputError, NotFoundError
from qualcode.ingest import collect as module
from qualcode.ingest.collect import NamedBytes, collect
from qualcode.ingest.kinds import ending
from qualcode.services.ingest import preview_files, preview_path
from qualcode.wording import render
from tests.ingest.samples import docx_of, zip_of


def names(source: object) -> list[str]:
    return [file.name for file in collect(source).files]  # type: ignore[arg-type]


def remarks(source: object) -> list[str]:
    return [render(f.text, "en") for f in collect(source).findings]  # type: ignore[arg-type]


def test_a_folder_gives_its_files_in_counting_order_without_what_programs_leave(
    tmp_path: Path,
) -> None:
    for name in ("M10.txt", "M2.txt", "vague 2/M1.txt", "~$M2.docx", ".DS_Store", "Thumbs.db"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"E : {name}", encoding="utf-8")
    (tmp_path / "__MACOSX").mkdir()
    (tmp_path / "__MACOSX" / "._M2.txt").write_bytes(b"x")
    for last in ("", "-wal", "-shm", "-vault", "-lock"):
        (tmp_path / f"these.qualcode{last}").write_bytes(b"x")
    assert names(tmp_path) == ["M2.txt", "M10.txt", "vague 2/M1.txt"]


def test_several_paths_come_in_the_order_of_their_numbers_however_they_are_written(
    tmp_path: Path,
) -> None:
    names = ("entretien2_Tanguy.txt", "Entretien 1 Kerdec.txt", "Entretien-10.txt")
    for name in names:
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = [file.name for file in collect([tmp_path / name for name in names]).files]
    assert found == [names[1], names[0], names[2]]


def test_a_single_file_is_taken_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "M1.txt").write_text("E : oui")
    assert names(str(tmp_path / "M1.txt")) == ["M1.txt"]


def test_an_archive_is_opened_and_its_accents_repaired() -> None:
    content = zip_of(
        {
            "vague 1/Médecin 3.txt": "E : un",
            "__MACOSX/vague 1/._M3.txt": "x",
            "vague 1/~$M3.docx": "x",
            "/racine.txt": "E : deux",
            "C:\\dossier\\M4.txt": "E : trois",
        }
    )
    assert names(NamedBytes("a.zip", content)) == [
        "dossier/M4.txt",
        "racine.txt",
        "vague 1/Médecin 3.txt",
    ]


def test_names_written_by_old_programs_get_their_accents_back() -> None:
    content = zip_of({"Medecin.txt": "E : un"}, ZIP_STORED)
    for raw in ("Médecin".encode("cp850"), "Médecn".encode()):
        padded = raw + b".txt"
        changed = content.replace(b"Medecin.txt", padded.ljust(11, b"t")[:11])
        assert names(NamedBytes("a.zip", changed))[0].startswith("Médec")


def test_a_word_file_is_no_archive() -> None:
    content = docx_of(lambda document: document.add_paragraph("E : oui"))  # type: ignore[attr-defined]
    assert names([NamedBytes("M1.docx", content)]) == ["M1.docx"]


def test_what_points_outside_or_nests_is_named_and_the_rest_taken() -> None:
    content = zip_of(
        {"../../etc/passwd": "x", "dedans.zip": zip_of({"M9.txt": "x"}), "M1.txt": "E : oui"}
    )
    assert names(NamedBytes("a.zip", content)) == ["M1.txt"]
    assert remarks(NamedBytes("a.zip", content)) == [
        "The archive holds a file named ../../etc/passwd, which points outside it.",
        "An archive inside an archive is not opened.",
    ]


def test_one_bad_file_never_loses_the_rest(tmp_path: Path) -> None:
    (tmp_path / "M1.txt").write_text("E : oui")
    (tmp_path / "M2.docx").write_bytes(b"PK\x03\x04 coup")
    (tmp_path / "M3.txt").write_bytes(b"")
    read = preview_path(tmp_path)
    assert [one.draft.name for one in read.interviews] == ["M1.txt"]
    assert sorted(render(f.text, "en") for f in read.findings) == [
        "The file M2.docx is damaged or was cut short.",
        "The file M3.txt is empty.",
    ]


def test_the_same_content_is_taken_once_and_the_same_name_twice() -> None:
    uploads = [
        NamedBytes("M1.txt", b"E : oui"),
        NamedBytes("copie de M1.txt", b"E : oui"),
        NamedBytes("M1.txt", b"E : non"),
    ]
    assert names(uploads) == ["M1 (2).txt", "M1.txt"]
    assert remarks(uploads) == ["The file has exactly the content of M1.txt; it was taken once."]


def test_a_file_that_may_not_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "M1.txt"
    path.write_text("E : oui")
    if os.geteuid() == 0:
        path.unlink()
        path.symlink_to("/proc/self/mem")
    else:
        path.chmod(0)
    monkeypatch.setattr(module, "FILE_BYTES", 1000)
    collected = collect(tmp_path)
    assert collected.files == ()
    assert len(collected.findings) == 1


def test_what_is_too_large_is_named_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILE_BYTES", 1000)
    (tmp_path / "M1.txt").write_bytes(b"a" * 1001)
    (tmp_path / "M2.txt").write_bytes(b"a" * 1000)
    assert names(tmp_path) == ["M2.txt"]
    assert "larger" in remarks(tmp_path)[0]


def test_a_folder_that_is_too_large_stops_with_a_remark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ARCHIVE_BYTES", 1500)
    for n in range(4):
        (tmp_path / f"M{n}.txt").write_bytes(bytes([65 + n]) * 700)
    assert names(tmp_path) == ["M0.txt", "M1.txt"]
    assert "too large" in remarks(tmp_path)[0]


def test_a_pipe_in_a_folder_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube.txt")
    (tmp_path / "M1.txt").write_text("E : oui")
    assert names(tmp_path) == ["M1.txt"]


def test_nothing_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        collect(tmp_path)
    with pytest.raises(NotFoundError):
        collect(tmp_path / "absent")
    with pytest.raises(BadInputError):
        collect([])


def test_a_damaged_archive_is_named() -> None:
    whole = zip_of({"M1.txt": "E : oui"})
    assert remarks(NamedBytes("a.zip", whole[:40])) == [
        "The file a.zip is damaged or was cut short."
    ]


def test_a_damaged_member_is_named_and_the_rest_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w", ZIP_STORED) as archive:
        archive.writestr("M1.txt", "E : oui, bonjour")
        archive.writestr("M2.txt", "E : autre chose")
    path.write_bytes(path.read_bytes().replace(b"oui, bonjour", b"oui, bonsoir"))
    assert names(path) == ["M2.txt"]
    assert len(remarks(path)) == 1


def test_an_ending_is_what_follows_the_last_dot() -> None:
    assert [ending(n) for n in ("a.DOCX", "a.b.txt", "sans")] == ["docx", "txt", ""]


def test_two_empty_files_are_not_called_the_same_interview() -> None:
    read = preview_files([("a.docx", b""), ("b.txt", b"")])
    said = [render(finding.text, "en") for finding in read.findings]
    assert len(said) == 2
    assert all("empty" in each for each in said)

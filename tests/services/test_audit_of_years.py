"""Years that were replaced in transcripts: tables are full of years, and stop for none."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import RefusedError
from qualcode.model import IdentifierKind, KeyEntry
from qualcode.services import audit, participants, release, workbook
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import M1, bring_in, make_study

KEY = (
    KeyEntry("Jeanne Morvan", IdentifierKind.PERSON, "[Collègue 1]"),
    KeyEntry("Saint-Aubrac", IdentifierKind.PLACE, "[Ville 1]"),
    KeyEntry("1992", IdentifierKind.DATE, "[années 1990]"),
    KeyEntry("14 mars 1992", IdentifierKind.DATE, "[1992]"),
)


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    made = make_study(tmp_path)
    participants.import_participants(
        made, "p.csv", "identifiant;installation;situation\nM1;1992;marié\n".encode()
    )
    bring_in(made, M1=M1)
    release.release_with_key(made, KEY)
    return made


def test_the_workbook_with_a_column_of_years_is_written(study: OpenStudy) -> None:
    written = workbook.workbook(study)
    assert b"xl/workbook.xml" in written


def test_a_year_alone_is_shown_by_an_audit_and_stops_nothing(study: OpenStudy) -> None:
    report = audit.audit_files({"a.csv": b"M1;1992\n"}, study)
    assert [s.leak.text for f in report.files for s in f.leaks] == ["1992"]
    assert report.is_clean
    assert report.n_to_look_at == 1


def test_a_moment_of_that_year_is_none(study: OpenStudy) -> None:
    noted = b"1992-03;1992-11-23T13:01\n"
    assert not audit.audit_files({"a.csv": noted}, study).findings


def test_a_whole_day_stops_an_export(study: OpenStudy) -> None:
    with pytest.raises(RefusedError):
        audit.gate(study, {"a.txt": "vu le 14 mars 1992"})

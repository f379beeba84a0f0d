"""The vault is lost for good: a late name is still replaced, and who withdraws is still deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import BadInputError, LockedError, RefusedError
from qualcode.services import memos, participants, reading, redaction, studies, vault, withdrawal
from qualcode.services.open_study import OpenStudy
from qualcode.store.vault import vault_path
from tests.services.small_study import coded_study


@pytest.fixture(params=["lost", "destroyed"])
def study(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenStudy]:
    with coded_study(tmp_path) as made:
        path = made.file.path
        if request.param == "destroyed":
            vault.destroy_key(made)
    if request.param == "lost":
        vault_path(path).unlink()
    with studies.open_study(path) as opened:
        yield opened


def test_a_name_is_replaced_by_what_is_given(study: OpenStudy) -> None:
    memos.write_memo(study, "La secrétaire le dit aussi.")
    with pytest.raises(LockedError):
        redaction.redact(study, "secrétaire", replacement="[poste]")
    with pytest.raises(BadInputError):
        redaction.redact(study, "secrétaire", vault_lost=True)
    done = redaction.redact(study, "secrétaire", replacement="[poste]", vault_lost=True)
    assert not done.was_absent
    assert memos.list_memos(study)[0].text == "La [poste] le dit aussi."
    assert all("secrétaire" not in t.text for t in reading.all_transcripts(study).values())


def test_who_withdraws_is_deleted(study: OpenStudy) -> None:
    who = participants.participants_table(study).participants[0].identifier
    before = len(reading.list_sources(study))
    withdrawal.withdraw(study, who, vault_lost=True)
    assert len(reading.list_sources(study)) == before - 1


def test_a_vault_that_is_there_is_opened_first(tmp_path: Path) -> None:
    with coded_study(tmp_path) as made, pytest.raises(RefusedError):
        redaction.redact(made, "secrétaire", replacement="[poste]", vault_lost=True)

"""Two versions of a text on the screen: found where one codes, shown with what differs."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.services import ingest, reimport, studies
from qualcode.wording import LANGUAGES
from tests.app.driving import app, show
from tests.app.sent import sent_to
from tests.services.small_study import M1

BUTTON = "qc_reading_versions"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_corrected_text_is_compared_from_where_one_codes_and_left_again(
    small_study: Path, language: str
) -> None:
    at = show(app(language=language, study=small_study), "reading")
    assert BUTTON not in [b.key for b in at.button], "one version: nothing to compare"
    with studies.open_study(small_study, remember=False) as study:
        studies.unlock(study, None)
        text = M1.replace("On n'a pas le temps", "Nous n'avons pas le temps")
        (draft,) = ingest.preview_files([("M1.txt", text.encode())]).interviews
        reimport.reimport(study, "M1", draft)
    at = show(at, "reading")
    at.button(key=BUTTON).click().run()
    page = sent_to(at, "qc_versions")
    (row,) = [row for row in page["rows"] if row["differs"]]
    assert [p["text"] for p in row["old"]["pieces"] if p["differs"]] == ["On", "a"]
    assert "Nous" in "".join(p["text"] for p in row["new"]["pieces"] if p["differs"])
    assert [c["name"] for c in page["codings"]["old"]] == ["Temps"]
    assert any(p["codings"] == [0] for p in row["new"]["pieces"])
    at.button(key=BUTTON).click().run()
    assert sent_to(at, "qc_reader")

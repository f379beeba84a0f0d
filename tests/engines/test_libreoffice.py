from __future__ import annotations

import time
from pathlib import Path

import pytest

from qualcode.engines import libreoffice
from qualcode.engines.libreoffice import find_libreoffice, to_pdf
from qualcode.errors import MissingExtraError, QualcodeError


def test_without_libreoffice_the_error_says_what_to_do_instead(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(libreoffice, "_USUAL_PLACES", ())
    assert find_libreoffice() is None
    with pytest.raises(MissingExtraError) as refused:
        to_pdf(b"anything")
    assert refused.value.hint is not None


@pytest.mark.skipif(find_libreoffice() is None, reason="LibreOffice is not installed")
def test_a_layout_that_takes_too_long_is_stopped() -> None:
    started = time.monotonic()
    with pytest.raises(QualcodeError):
        to_pdf(b"text is laid out too, given time", timeout_s=0.05)
    assert time.monotonic() - started < 20

"""Time codes in their usual forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.ingest.time_codes import seconds_of, time_at_end, time_at_head


@pytest.mark.parametrize(
    ("text", "start", "end", "rest"),
    [("[00:12:34] MN", 754, None, "MN"), ("00:12:34 - MN", 754, None, "MN"),
     ("(12:34) oui", 754, None, "oui"), ("#00:01:02-3# oui", 62.3, None, "oui"),
     ("0:01:02.345 --> 0:01:05.000 ici", 62.345, 65, "ici"), ("[12'34] x", 754, None, "x"),
     ("(1h05) x", 3900, None, "x"), ("[00:10 - 00:12] x", 10, 12, "x")],
)  # fmt: skip
def test_a_time_at_the_head_is_read(text: str, start: float, end: float | None, rest: str) -> None:
    found = time_at_head(text)
    assert found is not None
    assert (found.start_s, found.end_s, text[found.ends_at :], found.sure) == (
        start,
        end,
        rest,
        True,
    )


def test_a_bare_hour_is_not_sure() -> None:
    found = time_at_head("12:30, on mange")
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize("text", ["Bonjour", "12 patients", "M3:2", "12:75 x", "", "1:2:3"])
def test_other_heads_hold_no_time(text: str) -> None:
    assert time_at_head(text) is None


def test_a_time_at_the_end_of_a_label_is_read() -> None:
    assert time_at_end("MN (00:12:34) ") == (754, 2)
    assert time_at_end("Médecin 3") is None


@given(st.integers(0, 35999))
def test_a_clock_gives_its_seconds(seconds: int) -> None:
    hours, rest = divmod(seconds, 3600)
    assert seconds_of(f"{hours:02}:{rest // 60:02}:{rest % 60:02}") == seconds


@given(st.text(max_size=30))
def test_no_text_is_too_strange(text: str) -> None:
    found = time_at_head(text)
    assert found is None or 0 < found.ends_at <= len(text)

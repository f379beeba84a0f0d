from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.export.figures.letters import broken, runs_from_the_right, width_of

texts = st.text(max_size=120)


@given(texts, st.floats(30, 200))
def test_no_line_is_wider_than_its_box_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = broken(text, width, 9.0)
    assert all(
        width_of(line, 9.0) <= width for line in lines if len(line) > 1 and "\u200d" not in line
    )
    assert "".join("".join(lines).split()) == "".join(
        c for c in text if not c.isspace() or c in "\u00a0\u202f"
    ).replace("\u00a0", "").replace("\u202f", "")


def test_past_the_lines_there_is_room_for_a_label_ends_in_an_ellipsis() -> None:
    lines = broken("mot " * 60, 80, 9.0, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert width_of(lines[-1], 9.0) <= 80


def test_marks_and_joined_emoji_stay_with_their_letter() -> None:
    doctor, accented = "👩\u200d⚕\ufe0f", "e\u0301"
    for cluster in (doctor, accented):
        pieces = broken(cluster * 30, 40, 9.0)
        assert len(pieces) > 1
        assert all(len(piece) % len(cluster) == 0 for piece in pieces)


def test_hebrew_and_arabic_are_read_from_the_right_and_figures_from_neither() -> None:
    assert runs_from_the_right("קושי בתיאום")
    assert runs_from_the_right("2021 صعوبات")
    assert not runs_from_the_right("Accès (שלום)")
    assert not runs_from_the_right("2021")

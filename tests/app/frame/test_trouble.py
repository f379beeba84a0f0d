"""Trouble is a sentence on the screen, and a note without content in the log."""

from __future__ import annotations

import os
from pathlib import Path

from streamlit.testing.v1 import AppTest

from qualcode.services.shipped import shipped
from qualcode.services.trouble_log import LOG, write_trouble

SECRET = "Docteur Castérac habite Saint-Orban"


def run_failing(body: str) -> AppTest:
    script = f"""
import sys
sys.path.insert(0, {str(shipped("app").parent)!r})
from app.frame.trouble import guarded
from qualcode.errors import BadInputError
from qualcode.wording import Message

def draw():
{body}

guarded(draw)()
"""
    return AppTest.from_string(script, default_timeout=20).run()


def log() -> str:
    return (Path(os.environ["QUALCODE_DATA"]) / LOG).read_text("utf-8")


def test_an_error_of_ours_is_a_sentence_with_its_advice() -> None:
    at = run_failing(
        '    raise BadInputError(Message("A study needs a title."), Message("Give it a short name."))'
    )
    assert not at.exception
    assert len(at.error) == 1
    assert "\n" in at.error[0].value


def test_any_other_error_is_a_calm_sentence_with_a_number() -> None:
    at = run_failing(f"    raise KeyError({SECRET!r})")
    assert not at.exception
    said = at.error[0].value
    assert "Castérac" not in said
    assert "vous n’y êtes pour rien" in said
    number = log().split()[1]
    assert number in said


def test_the_log_says_where_and_nothing_of_the_study() -> None:
    run_failing(f"    text = {SECRET!r}\n    return int(text)")
    noted = log()
    assert "ValueError" in noted
    assert "trouble.py" in noted
    assert "Castérac" not in noted
    assert "Saint-Orban" not in noted


def test_the_log_does_not_grow_without_end() -> None:
    for _ in range(3):
        write_trouble(ValueError("x"))
    path = Path(os.environ["QUALCODE_DATA"]) / LOG
    assert len(path.read_text("utf-8").strip().split("\n\n")) == 3
    path.write_text("x" * 600_000)
    write_trouble(ValueError("x"))
    assert path.stat().st_size < 2000


def test_a_long_notice_stays_on_the_page() -> None:
    at = run_failing(
        """    from app.frame.trouble import notice, show_notice
    notice(Message("What losing it means. " * 10))
    show_notice()"""
    )
    assert not at.toast
    assert at.success[0].value.count("What losing it means") == 10


def test_signs_in_a_notice_are_escaped_once_for_the_toast() -> None:
    at = run_failing(
        """    from app.frame.trouble import notice, show_notice
    notice(Message("“{form}” becomes {words}.", form="a*b", words="[Person 28]"), Message("Noted."))
    show_notice()"""
    )
    assert not at.error
    (toast,) = at.toast
    assert "\\\\" not in toast.value
    assert r"\[Person 28\]" in toast.value
    assert r"a\*b" in toast.value

"""Random studies sent to a project and back are the same studies."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from qualcode.ingest.canonical import canonical_text
from qualcode.model import (
    Code,
    CodeKind,
    Coder,
    Coding,
    ReleaseState,
    Role,
    Segment,
    Source,
    Span,
    Transcript,
    Turn,
    new_id,
    now,
)
from qualcode.services import studies
from qualcode.services.interviews import add_interview_row, link_participant
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.services.released_text import put_version
from qualcode.store.rows.codebook import code_row
from qualcode.store.rows.coders import coder_row
from qualcode.store.rows.codings import coding_row
from qualcode.store.rows.sources import source_row
from qualcode.wording import Message
from tests.refi.travelling import carried, travelled

LETTERS = st.text(
    st.sampled_from("abéœ ’…«»\u00a0😀👩🏽x\u0323n\u0308漢&<>\"'"), min_size=1, max_size=25
)
SAID = st.lists(LETTERS, min_size=1, max_size=3).map("\n".join).map(canonical_text).filter(bool)
NAMES = LETTERS.map(str.strip).filter(bool)


@st.composite
def texts(draw: st.DrawFn, label: str) -> Transcript:
    """An interviewer and a participant in turn."""
    turns: list[Turn] = []
    said: list[str] = []
    reached = 0
    for n in range(draw(st.integers(2, 6))):
        words = draw(SAID)
        role = Role.RESPONDENT if n % 2 else Role.INTERVIEWER
        turns.append(Turn(Span(reached, reached + len(words)), role, label if n % 2 else ""))
        said.append(words)
        reached += len(words) + 1
    return Transcript("\n".join(said), tuple(turns))


def fill(study: OpenStudy, data: st.DataObject) -> None:
    """Transcripts, a deep tree or none, two coders, overlapping and touching segments."""
    other = Coder(new_id(), "Samira")
    codes: list[Code] = []
    for n in range(data.draw(st.integers(0, 6))):
        above = data.draw(st.sampled_from([None, *(c.id for c in codes)]))
        kind = data.draw(st.sampled_from([CodeKind.THEME, CodeKind.CODE, CodeKind.LEVER]))
        definition = data.draw(
            st.one_of(st.just(""), LETTERS, st.just("a\n[exclusion]\n[[example]"))
        )
        inclusion = data.draw(st.sampled_from(["", "oui\nnon", "[inclusion]"]))
        codes.append(Code(new_id(), data.draw(NAMES), kind, above, n, definition, inclusion))
    with study.acting("made", Message("made a study"), Ability.MANAGE) as change:
        change.insert("coder", coder_row(other) | {"position": 1})
        change.insert_many("code", [code_row(code) for code in codes])
        for number in range(data.draw(st.integers(1, 2))):
            label = f"M{number + 1}"
            text = data.draw(texts(label))
            interview = add_interview_row(change, label)
            link_participant(change, interview, label)
            source = Source(
                new_id(),
                label,
                interview_id=interview.id,
                state=ReleaseState.RELEASED,
                version=1,
                position=number,
            )
            change.insert("source", source_row(source))
            put_version(change, source, text, number=1, reason="release")
            for _ in range(data.draw(st.integers(0, 5)) if codes else 0):
                change.insert(
                    "coding", coding_row(_coding(study, data, other, codes, source, text))
                )


def _coding(
    study: OpenStudy,
    data: st.DataObject,
    other: Coder,
    codes: list[Code],
    source: Source,
    text: Transcript,
) -> Coding:
    ends = st.integers(0, len(text.text))
    start, end = sorted((data.draw(ends), data.draw(ends)))
    segment = Segment.cut(source.id, 1, text.text, Span(start, max(end, min(start + 1, end))))
    coder = data.draw(st.sampled_from([study.coder.id, other.id]))
    code = data.draw(st.sampled_from([c.id for c in codes]))
    return Coding(new_id(), code, coder, segment, now(), data.draw(st.sampled_from(["", "à voir"])))


@settings(
    max_examples=6, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck)
)
@given(st.data())
def test_a_random_study_that_travelled_is_the_same_study(data: st.DataObject) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        study = studies.new_study(
            folder / "a.qualcode", title="Petite étude", passphrase=None, owner="Anne"
        )
        with study:
            fill(study, data)
            with travelled(study, folder) as there:
                before, after = carried(study), carried(there)
        for what, known in before.items():
            if what not in ("people", "interviews"):
                assert after[what] == known, what
        assert [p[1] for p in after["people"]] == [p[1] for p in before["people"]]

"""Marks that say somebody else speaks but not who: >> of captions, dashes after two names."""

import pytest

from qualcode.ingest.draft import TranscriptDraft
from qualcode.ingest.reading import read_document
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import Role
from qualcode.wording import render
from tests.ingest.samples import docx_of

CAPTIONS = (
    ">> Which year did the mill close? >> In seventy-one. >> That late? "
    ">> [LAUGH] Later than the others. >> And then what did you do?\n"
    "I mean that winter.\n"
    ">> I drove a bread van."
)
TURNS = [
    ("Q", "Which year did the mill close?"),
    ("R", "In seventy-one."),
    ("Q", "That late?"),
    ("R", "[LAUGH] Later than the others."),
    ("Q", "And then what did you do?\nI mean that winter."),
    ("R", "I drove a bread van."),
]


def _read(name: str, text: str) -> TranscriptDraft:
    return recognise(read_document(name, text.encode()))


def _turns(draft: TranscriptDraft) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in draft.turns]


def _said(draft: TranscriptDraft, language: str = "en") -> list[str]:
    return [render(finding.text, language) for finding in draft.findings]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_arrows_of_captions_change_the_speaker_by_turns(name: str, end: str) -> None:
    draft = _read(name, CAPTIONS.replace("\n", end))
    assert _turns(draft) == TURNS
    assert [turn.heads[0] for turn in draft.turns] == [(0, ">>")] * 6
    roles = {speaker.label: (speaker.role, speaker.sure) for speaker in draft.speakers}
    assert roles == {"Q": (Role.INTERVIEWER, False), "R": (Role.RESPONDENT, False)}
    (said,) = _said(draft)
    assert "at every “>>”, by turns" in said
    assert _said(draft, "fr")[0].startswith("Le fichier ne nomme personne")


def test_arrows_in_a_word_file_and_in_subtitles() -> None:
    def fill(document: object) -> None:
        for line in CAPTIONS.split("\n"):
            document.add_paragraph(line)  # type: ignore[attr-defined]

    assert _turns(recognise(read_document("a.docx", docx_of(fill)))) == TURNS
    cues = (
        "WEBVTT\n\n00:01.000 --> 00:03.000\n&gt;&gt; Où dormiez-vous ?\n\n"
        "00:03.000 --> 00:05.000\n&gt;&gt; Au grenier, sur\n\n"
        "00:05.000 --> 00:08.000\nla paille. &gt;&gt; Et l'été ?\n"
    )
    draft = _read("a.vtt", cues)
    assert _turns(draft) == [
        ("Q", "Où dormiez-vous ?"),
        ("R", "Au grenier, sur la paille."),
        ("Q", "Et l'été ?"),
    ]
    assert [turn.start_s for turn in draft.turns] == [1, 3, 5]


def test_names_after_arrows_are_labels_even_once() -> None:
    draft = _read(
        "a.txt",
        ">> DORA WINSLOW: Tonight, the ferry.\n>> CAPT. ELI STROUD: She leaves at nine.\n"
        ">> With whom? >> Four of us. >> Remember: no lights.\n>> DORA WINSLOW: None?",
    )
    assert _turns(draft) == [
        ("DORA WINSLOW", "Tonight, the ferry."),
        ("CAPT. ELI STROUD", "She leaves at nine."),
        ("DORA WINSLOW", "With whom?"),
        ("CAPT. ELI STROUD", "Four of us."),
        ("DORA WINSLOW", "Remember: no lights.\nNone?"),
    ]
    assert "3 turns open with “>>” and no name" in _said(draft)[0]


def test_where_arrows_stop_the_rest_names_nobody_and_this_is_said() -> None:
    rest = " ".join(f"and then the {n}th winter came over us all" for n in range(30))
    draft = _read("a.txt", f"{CAPTIONS}\n{rest}\n{rest}")
    assert _turns(draft)[:6] == TURNS
    assert [(t.speaker, t.role, t.line) for t in draft.turns[6:]] == [("", Role.OTHER, 4)]
    assert "From here on no “>>” shows a change of speaker: 540 words" in _said(draft)[1]


def test_signs_between_words_are_no_marks_however_many() -> None:
    lines = [
        f"{'Anna' if n % 2 else 'Paul'}: Files >> New {n} >> Letter, that is it" for n in range(8)
    ]
    draft = _read("a.txt", "\n".join(lines))
    assert len(draft.turns) == 8
    assert draft.turns[1].text == "Files >> New 1 >> Letter, that is it"


def test_a_few_signs_in_the_talk_are_no_marks() -> None:
    draft = _read("a.txt", "Anna: I clicked Menu >> Print.\nPaul: And?\nAnna: No.\nPaul: Ah.")
    assert _turns(draft)[0] == ("Anna", "I clicked Menu >> Print.")


DIALOGUE = (
    "Perrine Colas (ENQ) : alors les bateaux\n"
    "Yvonig Le Dantec : ben les bateaux non\n"
    "- non quoi\n- plus un seul\n- et le phare\n- le phare reste\nlui il reste\n"
    "- d'accord\n- Yvonig Le Dantec : voilà"
)


@pytest.mark.parametrize("dash", ["- ", "– ", "—"])
def test_dashes_go_on_by_turns_after_two_names(dash: str) -> None:
    draft = _read("a.txt", DIALOGUE.replace("\n- ", f"\n{dash}"))
    one, other = "Perrine Colas", "Yvonig Le Dantec"
    assert _turns(draft) == [
        (one, "alors les bateaux"),
        (other, "ben les bateaux non"),
        (one, "non quoi"),
        (other, "plus un seul"),
        (one, "et le phare"),
        (other, "le phare reste\nlui il reste"),
        (one, "d'accord"),
        (other, "voilà"),
    ]
    assert [s.role for s in draft.speakers] == [Role.INTERVIEWER, Role.RESPONDENT]
    assert "5 turns open with “–” and no name" in _said(draft)[0]


def test_dashes_before_labels_leave_the_labels_in_charge() -> None:
    lines = [f"- {'Interviewer' if n % 2 else 'Marta'}: so it is" for n in range(8)]
    draft = _read("a.txt", "Marta: first\n" + "\n".join(lines))
    assert [turn.speaker for turn in draft.turns][:3] == ["Marta", "Interviewer", "Marta"]
    assert draft.findings == ()

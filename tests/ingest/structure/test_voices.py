"""Files whose format names the speakers, or names nobody."""

from qualcode.ingest.document import Document, Paragraph, Run
from qualcode.ingest.draft import TranscriptDraft
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import Role
from qualcode.wording import render


def cues(*spoken: tuple[str | None, str]) -> TranscriptDraft:
    paragraphs = tuple(
        Paragraph((Run(said),), n, speaker=voice, start_s=n * 2.0, end_s=n * 2.0 + 1.5)
        for n, (voice, said) in enumerate(spoken, 1)
    )
    return recognise(Document("E1.vtt", "vtt", paragraphs))


def shape(draft: TranscriptDraft) -> list[tuple[str, Role, str]]:
    return [(turn.speaker, turn.role, turn.text) for turn in draft.turns]


def test_cues_of_one_voice_become_one_turn_with_its_times() -> None:
    draft = cues(("MN", "Bonjour,"), ("MN", "ça va ?"), ("Claire Ormeau", "Oui, très bien."))
    assert shape(draft) == [
        ("MN", Role.INTERVIEWER, "Bonjour, ça va ?"),
        ("Claire Ormeau", Role.RESPONDENT, "Oui, très bien."),
    ]
    assert [(turn.start_s, turn.end_s) for turn in draft.turns] == [(2.0, 5.5), (6.0, 7.5)]


def test_paragraphs_of_one_cue_stay_paragraphs() -> None:
    paragraphs = (
        Paragraph((Run("Un."),), 1, speaker="E1", start_s=0.0, end_s=2.0),
        Paragraph((Run("Deux."),), 1, speaker="E1", start_s=0.0, end_s=2.0),
        Paragraph((Run("Trois."),), 2, speaker="E1", start_s=2.0, end_s=4.0),
    )
    draft = recognise(Document("E1.vtt", "vtt", paragraphs))
    assert [turn.text for turn in draft.turns] == ["Un.\nDeux. Trois."]


def test_a_cue_without_voice_goes_on_and_is_reported() -> None:
    draft = cues(("Enquêtrice", "Alors ?"), ("Médecin 2", "Eh bien"), (None, "voilà."))
    assert shape(draft)[-1] == ("Médecin 2", Role.RESPONDENT, "Eh bien voilà.")
    said = [render(f.place, "en") + render(f.text, "en") for f in draft.findings]
    assert any("cue 3" in text and "names no speaker" in text for text in said)


def test_a_first_cue_without_voice_is_nobody_s() -> None:
    draft = cues((None, "Musique."), ("Enquêtrice", "Alors ?"), ("Médecin 2", "Oui."))
    assert shape(draft)[0] == ("", Role.OTHER, "Musique.")


def test_voices_that_differ_in_capitals_are_one() -> None:
    draft = cues(("Locuteur 1", "Alors ?"), ("LOCUTEUR 1", "Hein ?"), ("Locuteur 2", "Bien."))
    assert [turn.speaker for turn in draft.turns] == ["Locuteur 1", "Locuteur 2"]


def test_subtitles_that_name_nobody_are_one_turn_and_said_to_be() -> None:
    draft = cues((None, "Bonjour, merci."), (None, "Vous allez bien ?"), (None, "Oui."))
    assert shape(draft) == [("R", Role.RESPONDENT, "Bonjour, merci. Vous allez bien ? Oui.")]
    advice = " ".join(render(finding.advice, "en") for finding in draft.findings)
    assert "question marks" in advice
    assert not draft.speakers[0].sure


def test_labels_inside_subtitles_are_read() -> None:
    draft = cues(
        (None, "MN : Bonjour,"), (None, "ça va ?"), (None, "M3 : Oui."), (None, "MN : Et hier ?")
    )
    assert [(turn.speaker, turn.text) for turn in draft.turns] == [
        ("MN", "Bonjour, ça va ?"),
        ("M3", "Oui."),
        ("MN", "Et hier ?"),
    ]


def test_an_empty_document_gives_an_empty_draft_and_a_finding() -> None:
    draft = recognise(Document("E1.txt", "txt", ()))
    assert draft.transcript().text == ""
    assert draft.findings


def test_a_document_of_facts_alone_is_all_header() -> None:
    paragraphs = (
        Paragraph((Run("Date : 12 mars 2024"),), 1),
        Paragraph((Run("Lieu : mairie"),), 2),
    )
    draft = recognise(Document("E1.txt", "txt", paragraphs))
    assert draft.turns == ()
    assert draft.facts.date == "2024-03-12"
    assert draft.findings

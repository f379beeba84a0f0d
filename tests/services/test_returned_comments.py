"""A transcript goes to a supervisor with its codings as comments, and their answers come back."""

from __future__ import annotations

import pytest

from qualcode.errors import BadInputError, RefusedError
from qualcode.model import IdentifierKind
from qualcode.model.text_mark import CommentKey, TextMark, without_key
from qualcode.services import codings, history, memos, redaction
from qualcode.services.coded_transcripts import coded_transcripts
from qualcode.services.comments_import import take_comments
from qualcode.services.open_study import OpenStudy
from qualcode.services.returned_comments import Becomes, ReturnedComments, read_comments
from tests.export.word.reading import parts
from tests.services.commenting import Reviewed
from tests.services.small_study import code_named, rows_of


def sent(study: OpenStudy, label: str = "M1") -> Reviewed:
    (file,) = coded_transcripts(study, labels=[label])
    return Reviewed(file[1])


def read(study: OpenStudy, reviewed: Reviewed) -> ReturnedComments:
    return read_comments(study, "M1.docx", reviewed.saved())


def test_a_file_sent_back_as_it_is_brings_nothing(study: OpenStudy) -> None:
    back = read(study, sent(study))
    assert (back.comments, back.findings, back.n_unchanged) == ((), (), 1)


def test_two_files_of_one_study_are_the_same_bytes(study: OpenStudy) -> None:
    assert coded_transcripts(study) == coded_transcripts(study)


def test_a_coding_is_a_comment_with_its_code_its_place_and_its_note(study: OpenStudy) -> None:
    coding = codings.list_codings(study)[0]
    memos.write_memo(study, "Revoir la borne.", about="coding", about_id=coding.id)
    written = parts(coded_transcripts(study, labels=["M1"])[0][1])["word/comments.xml"].decode()
    for words in ("Temps", "Freins", "Revoir la borne.", 'w:author="Anne"'):
        assert words in written
    assert "w:lnNumType" in parts(coded_transcripts(study)[0][1])["word/document.xml"].decode()


def test_a_comment_on_words_becomes_a_memo_there(study: OpenStudy) -> None:
    reviewed = sent(study)
    reviewed.comment("nous aide beaucoup", "À creuser avec elle ?")
    back = read(study, reviewed)
    (one,) = back.comments
    assert (one.becomes, one.exact, one.segment.quote) == (Becomes.MEMO, True, "nous aide beaucoup")
    assert one.coder_id is None
    before = rows_of(study)
    assert take_comments(study, back.comments).n_memos == 1
    memo = memos.list_memos(study)[-1]
    assert (memo.text, memo.segment) == ("À creuser avec elle ?", one.segment)
    again = read(study, reviewed)
    assert (again.comments, again.n_there) == ((), 1)
    history.undo(study)
    assert rows_of(study) == before


def test_a_comment_that_names_a_code_proposes_a_coding(study: OpenStudy) -> None:
    reviewed = sent(study)
    number = reviewed.comment("il faudrait être payé", "Code : Argent\nC’est net.", "Samira")
    back = read(study, reviewed)
    (one,) = back.comments
    assert one.becomes is Becomes.CODING
    taken = take_comments(study, back.comments, codings={str(number)})
    assert (taken.n_codings, taken.n_memos) == (1, 0)
    coding = next(c for c in codings.list_codings(study) if c.origin == "word")
    assert coding.code_id == code_named(study, "Argent").id
    assert (coding.segment.quote, coding.comment) == ("il faudrait être payé", "C’est net.")
    assert coding.coder_id != study.coder.id


def test_a_proposal_that_is_not_taken_stays_as_a_memo_linked_to_the_code(study: OpenStudy) -> None:
    reviewed = sent(study)
    reviewed.comment("il faudrait être payé", "Argent")
    back = read(study, reviewed)
    assert take_comments(study, back.comments).n_memos == 1
    memo = memos.list_memos(study)[-1]
    assert memo.links[0].about_id == code_named(study, "Argent").id
    assert "Argent" in memo.text
    assert read(study, reviewed).n_there == 1


def test_answers_and_changed_comments_become_memos_on_the_coding(study: OpenStudy) -> None:
    coding = codings.list_codings(study)[0]
    reviewed = sent(study)
    own = reviewed.number_of("Temps")
    reviewed.comment("nous aide beaucoup", "D’accord avec ce codage.", answers=own)
    reviewed.rewrite(own, "Temps", "Temps, ou plutôt Argent ?")
    back = read(study, reviewed)
    assert {c.becomes for c in back.comments} == {Becomes.ANSWER}
    assert {c.coding.id for c in back.comments if c.coding} == {coding.id}
    take_comments(study, back.comments)
    assert {m.about_id for m in memos.list_memos(study)} == {coding.id}


def test_corrections_of_the_text_do_not_move_a_comment(study: OpenStudy) -> None:
    reviewed = sent(study)
    reviewed.comment("On n'a pas le temps", "Redit souvent.")
    reviewed.comment("Le soir, il faudrait être payé.", "Voilà un levier.")
    reviewed.correct("depuis dix ans", "depuis une dizaine d’années, je crois")
    reviewed.correct("sans elle", "et sans elle, vraiment,")
    back = read(study, reviewed)
    assert [c.segment.quote for c in back.comments] == [
        "On n'a pas le temps",
        "Le soir, il faudrait être payé.",
    ]


def test_without_any_mark_words_that_stand_once_are_found_and_others_are_listed(
    study: OpenStudy,
) -> None:
    reviewed = sent(study)
    reviewed.comment("nous aide beaucoup", "Qui ?")
    reviewed.comment("voilà", "Tic de langage.")
    reviewed.forget_marks()
    back = read(study, reviewed)
    assert [c.segment.quote for c in back.comments] == ["nous aide beaucoup"]
    assert len(back.findings) == 1


def test_what_cannot_be_placed_is_listed_and_nothing_is_guessed(study: OpenStudy) -> None:
    reviewed = sent(study)
    reviewed.correct("nous aide beaucoup", "est formidable en tout point")
    reviewed.comment("est formidable en tout point", "Vrai ?")
    back = read(study, reviewed)
    assert back.comments == ()
    assert "Directrice" in str(back.findings[0].place)


def test_a_name_replaced_meanwhile_moves_the_comment_along(study: OpenStudy) -> None:
    reviewed = sent(study)
    reviewed.comment("il faudrait être payé", "Un levier.")
    redaction.redact(study, "dix ans", replacement="[une longue durée]", kind=IdentifierKind.DATE)
    back = read(study, reviewed)
    (one,) = back.comments
    assert one.segment.quote == "il faudrait être payé"


def test_a_file_that_is_no_word_file_gets_a_sentence(study: OpenStudy) -> None:
    for content in (b"", b"PK\x03\x04", b"%PDF-1.4"):
        with pytest.raises(BadInputError):
            read_comments(study, "x.docx", content)


def test_a_name_in_a_comment_does_not_leave(study: OpenStudy) -> None:
    coding = codings.list_codings(study)[0]
    memos.write_memo(study, "Voir Jeanne Morvan.", about="coding", about_id=coding.id)
    with pytest.raises(RefusedError):
        coded_transcripts(study)


def test_marks_and_keys_are_read_as_they_were_written() -> None:
    mark = TextMark("0a1b2c3d", 2, 1205)
    assert TextMark.parse(mark.name) == mark
    assert len(mark.name) <= 40
    assert TextMark.parse("_Toc00000001") is None
    key = CommentKey.of("0a1b2c3d-0000", "Code : Temps\nUne note")
    text, found = without_key(f"Code : Temps\nUne note\n{key.written}")
    assert found == key
    assert key.fits(text)
    assert not key.fits(text + " de plus")

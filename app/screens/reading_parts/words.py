"""The words of the canvas, in the language of the session."""

from __future__ import annotations

from typing import Any

from app.analysis_words import memo_kind_name
from app.screens.reading_parts.suggest_words import suggest_words
from qualcode.model import MemoKind
from qualcode.wording import gettext as _


def canvas_words() -> dict[str, Any]:
    """Every word the browser says, by the name the canvas knows it under."""
    return {
        **_around(),
        **_of_codes(),
        **_of_memos(),
        **_said(),
        **suggest_words(),
        "key_table": _key_table(),
    }


def _around() -> dict[str, Any]:
    return {
        "tools": _("Tools"),
        "text": _("Transcript"),
        "beside": _("Codes and actions"),
        "turn": _("Turn {n}, {who}"),
        "roles": {
            "interviewer": _("Interviewer"),
            "respondent": _("Respondent"),
            "other": _("Other"),
        },
        "find": _("Find in the text"),
        "next_uncoded": _("Next text without a code"),
        "next_uncoded_short": _("Next uncoded"),
        "progress_said": _("Share of the answers that is coded, whatever is shown"),
        "coded_share": _("{n}% coded"),
        "finish": _("Finished"),
        "finish_said": _("Mark this transcript as coded to its end"),
        "finished": _("Finished"),
        "finished_said": _("Marked as coded to its end; press to go on coding"),
        "undo": _("Undo my last action"),
        "redo": _("Redo"),
        "saved": _("Saved"),
        "saving": _("Saving…"),
        "unsaved": _("Not saved for {n} s; kept in this browser"),
        "unsaved_said": _("Not saved yet. What you did is kept and sent once the server answers."),
        "filter": _("Whose codings are shown"),
        "codings_of": _("Codings of"),
        "nothing_coded": _("Nothing is coded here yet."),
        "branch_hint": _(
            "To see one code only, point at it in the list and press the funnel beside its name."
        ),
        "show_all": _("Show all codes again"),
        "show_everybody": _("Show everybody’s codings again"),
        "some_coders": _("Some coders"),
        "look": _("How the text looks"),
        "size": _("Size of the text"),
        "smaller": _("Smaller"),
        "larger": _("Larger"),
        "width": _("Width of the text"),
        "widths": {"narrow": _("Narrow"), "middle": _("Medium"), "wide": _("Wide")},
        "snap_words": _("Select whole words"),
        "palette_at_once": _("Open the codes as soon as text is selected"),
        "show_uncoded": _("Show what has no code"),
        "without_interviewer": _("Without the interviewer"),
        "show_margin": _("Codes in the margin"),
        "keys": _("Keyboard"),
        "close": _("Close"),
    }


def _of_codes() -> dict[str, Any]:
    return {
        "palette": _("Code the selection"),
        "palette_hint": _("Type a code, Enter to put it"),
        "palette_recode": _("Give another code"),
        "palette_keys": _("↑↓ choose · Enter code · Ctrl+Enter several · Esc back"),
        "palette_keys_one": _("↑↓ choose · Enter recode · Esc back"),
        "palette_none": _("No code matches these letters."),
        "codes": _("Codes"),
        "create": _("Create “{name}”"),
        "create_said": _(
            "A new code, put at once; give it a definition and a place in the codebook later."
        ),
        "in_vivo": _("In their own words: “{name}”"),
        "in_vivo_said": _("A new code named by the selected words."),
        "no_definition": _("No definition yet."),
        "filter_codes": _("Look for a code"),
        "no_codes": _("No code yet: select some words and type a name."),
        "definition": _("Definition"),
        "inclusion": _("Includes:"),
        "exclusion": _("Excludes:"),
        "example": _("Example:"),
        "no_code_chosen": _("Point at a code to read its definition."),
        "previous_of": _("Previous extract of this code"),
        "next_of": _("Next extract of this code"),
        "only_this": _("Show only this code and what stands under it"),
        "card": _("The chosen extract"),
        "selection": _("Selected words"),
        "recode": _("Give another code"),
        "resize": _("Move the ends"),
        "comment": _("Comment"),
        "comment_hint": _("A remark on this extract"),
        "keep": _("Keep"),
        "define": _("Write its definition"),
        "defined": _("The definition of {code} is kept."),
        "texts": {
            "definition": _("Definition"),
            "inclusion": _("When to use it"),
            "exclusion": _("When not to use it"),
            "example": _("Example"),
        },
        "uncode": _("Take the code off"),
        "next_over": _("Next overlapping extract ({n} more)"),
        "codings_of_turn": _("Codes of this turn"),
        "more": _("{n} more codes here"),
        "coding": _("{code}: “{quote}”, {who}"),
        "handle_start": _("Beginning of the extract"),
        "handle_end": _("End of the extract"),
        "done_tab": _("My actions"),
        "taken_back": _("taken back"),
        "nothing_done": _("Nothing done yet."),
    }


def _of_memos() -> dict[str, Any]:
    return {
        "memo": _("Memo"),
        "memo_hint": _("An idea, kept among the memos"),
        "memo_kinds": {kind.value: memo_kind_name(kind) for kind in MemoKind},
        "memo_kind": _("Kind"),
        "memo_mark": _("Memo ({kind}), {who}: {text}"),
        "memo_whole": _("On the whole transcript"),
        "memos_here": _("Memos on this extract"),
        "memo_edit": _("Change this memo"),
        "memo_remove": _("Remove this memo; undo brings it back"),
        "memo_removed": _("The memo is removed."),
        "no_memo": _("There is no memo on this transcript yet: select words and press m."),
        "now_reads": _("It now reads:"),
    }


def _said() -> dict[str, Any]:
    return {
        "coded": _("Coded: {code}"),
        "recoded": _("Recoded: {code}"),
        "resized": _("The ends are moved."),
        "uncoded": _("Taken off: {code}"),
        "memo_kept": _("The memo is kept."),
        "drafts": _("Begun and not kept yet"),
        "draft": _("To finish: {text}"),
        "undone": _("Taken back."),
        "redone": _("Done again."),
        "resizing": _("Move the end with Shift and the arrows, Enter keeps it, Escape leaves."),
        "select_first": _("Select some words first."),
        "choose_first": _("Choose a coded extract first."),
        "no_recent": _("No code was used yet."),
        "all_coded": _("All answers are coded."),
        "none_of": _("No extract of {code} here."),
        "none_here": _("Nothing is coded here."),
        "words_on": _("Whole words"),
        "words_off": _("Letter by letter"),
        "stands_now": _("It now reads: {code} — “{quote}”"),
        "keep_theirs": _("Leave it so"),
        "keep_mine": _("Put mine"),
    }


def _key_table() -> list[tuple[str, str]]:
    return [
        (_("← → ↑ ↓"), _("move by letter, by line")),
        (_("Ctrl + ← →"), _("by word")),
        (_("Alt + ↑ ↓"), _("by sentence")),
        (_("Ctrl + ↑ ↓"), _("by turn")),
        (_("Shift + these"), _("select")),
        (_("s, t"), _("select the sentence, the turn")),
        (_("w"), _("whole words, or letter by letter")),
        (_("Enter or c"), _("open the codes")),
        (_("1 to 9"), _("put a recent code")),
        (_("r"), _("same code as last")),
        (_("p or Alt + P"), _("codes suggested for these words")),
        (_("i"), _("in vivo: the words name the code")),
        (_("k"), _("choose the extract here, the next that overlaps")),
        (_("x"), _("give it another code")),
        (_("b"), _("move its ends")),
        (_("n, m"), _("comment, memo")),
        (_("M"), _("next memo")),
        (_("d"), _("write the definition of the code")),
        (_("Delete"), _("take the code off")),
        (_("u, U"), _("next, previous text without a code")),
        (_("g, G"), _("next, previous extract of the code")),
        (_("/ or f"), _("find")),
        (_("Ctrl + Z, Ctrl + Y"), _("undo, redo")),
        (_("Esc"), _("back")),
    ]

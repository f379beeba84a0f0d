"""Sentences in the records of older studies that this version no longer writes.

The English of a sentence is what the record keeps, and what its translation is found by: worded
anew, it would be told in English to a French reader of an older study. So the old wording stays
here, where the catalogues take it in.
"""

from __future__ import annotations

from qualcode.wording import Message

ONCE_RECORDED = (
    Message("reordered the themes"),
    Message("reordered what is under “{parent}”"),
    Message("put {codes} on an extract"),
    Message("released a cell of a table"),
    Message("removed a version of the guide"),
    Message.plural(
        "imported a project: {n} coding on {sources} texts, {codes} new codes",
        "imported a project: {n} codings on {sources} texts, {codes} new codes",
        n=0,
    ),
    Message(
        "{label}: {moved} codings moved with their words, {changed} with changed words, "
        "{unplaced} to place again."
    ),
    Message("accepted elsewhere: {form}"),  # a reason of detection, kept in the vault
)

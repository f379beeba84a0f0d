"""Every word a person reads: a message id with its parameters goes in, a sentence comes out.

The message id is the English sentence itself, so English is complete by construction and a
test can ask that every id has its French. The language is passed explicitly or taken from a
context variable: nothing is installed globally, and two sessions may speak two languages.
"""

from qualcode.wording.language import (
    LANGUAGES,
    current_language,
    parse_language,
    settle_language,
    speaking,
)
from qualcode.wording.message import Message, Parameter
from qualcode.wording.sentence import (
    format_date,
    format_moment,
    format_month,
    gettext,
    ngettext,
    parted,
    render,
)

__all__ = [
    "LANGUAGES",
    "Message",
    "Parameter",
    "current_language",
    "format_date",
    "format_moment",
    "parted",
    "format_month",
    "gettext",
    "ngettext",
    "parse_language",
    "render",
    "settle_language",
    "speaking",
]

"""Which column of a spreadsheet of codings holds what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode.errors import BadInputError
from qualcode.ingest.headings import first_column, keys_of, level_columns, says_several
from qualcode.wording import Message


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split("|"))


_QUOTE = _words(
    "extrait|extrait de verbatim|extrait de verbatims|verbatim|citation|quote|quotation|extract"
    "|text|texte|segment|unite de sens|propos|passage|segment code|coded segment|coded text"
    "|content|contenu|quotation content|contenu de la citation"
)
_PARTICIPANT = _words(
    "participant|participante|participant id|identifiant|enquete|enquetee|repondant|respondent"
    "|interviewee|medecin|sujet|locuteur|speaker|qui"
)
_SOURCE = _words(
    "source|entretien|interview|numero d'entretien|n entretien|fichier|file|document"
    "|transcript|retranscription|document name|nom du document|file name|nom du fichier"
)
_KIND = frozenset({"kind", "type", "nature", "frein levier", "barrier lever", "frein ou levier"})
_LEVER = frozenset({"lever", "levier", "nom du levier", "lever name", "levier nomme"})
_CODER = frozenset(
    {"coder", "codeur", "codeuse", "code par", "coded by", "chercheur", "created by", "cree par"}
)
_MEMO = frozenset({"memo", "commentaire", "comment", "note", "remarque"})
_START = frozenset({"start", "debut", "position debut"})
_END = frozenset({"end", "fin", "position fin"})
_CODE_ID = frozenset({"code id", "id code", "id du code", "code uuid", "noeud id", "id du noeud"})


@dataclass(frozen=True, slots=True)
class CodingsColumns:
    """Column numbers from 0; None for what the table does not have."""

    quote: int
    participant: int
    levels: tuple[int, ...]
    source: int | None = None
    kind: int | None = None
    lever: int | None = None
    coder: int | None = None
    memo: int | None = None
    start: int | None = None
    end: int | None = None
    code_id: int | None = None
    several_codes: bool = False

    def described(self, header: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """(meaning, heading) of every column that is used."""
        single = {
            "extract": self.quote,
            "participant": self.participant,
            "source": self.source,
            "kind": self.kind,
            "lever": self.lever,
            "coder": self.coder,
            "memo": self.memo,
            "start": self.start,
            "end": self.end,
            "code_id": self.code_id,
        }
        levels = [(f"level_{n}", column) for n, column in enumerate(self.levels, 1)]
        found = [(name, column) for name, column in single.items() if column is not None]
        return tuple((name, header[column]) for name, column in (*found, *levels))


def find_columns(name: str, header: Sequence[str]) -> CodingsColumns:
    """The columns their headings name; BadInputError when extract, participant or codes lack."""
    keys = keys_of(header)
    quote, code_id = first_column(keys, _QUOTE), first_column(keys, _CODE_ID)
    participant, source = first_column(keys, _PARTICIPANT), first_column(keys, _SOURCE)
    levels = level_columns(keys)
    start, end = first_column(keys, _START), first_column(keys, _END)
    if quote is None:
        raise _lacks(name, Message("extracts"), "extrait, verbatim, citation, quote")
    if participant is None and source is None:
        raise _lacks(name, Message("participants"), "participant, entretien, interview, source")
    if not levels and code_id is None:
        raise _lacks(name, Message("codes"), "thème, sous-thème, code, code_id")
    levels = tuple(column for column in levels if column != quote)
    return CodingsColumns(
        quote=quote,
        participant=participant if participant is not None else source or 0,
        levels=levels,
        source=source if participant is not None else None,
        kind=first_column(keys, _KIND),
        lever=first_column(keys, _LEVER),
        coder=first_column(keys, _CODER),
        memo=first_column(keys, _MEMO),
        start=start if end is not None else None,
        end=end if start is not None else None,
        code_id=code_id,
        several_codes=bool(levels) and says_several(header[levels[-1]]),
    )


def _lacks(name: str, what: Message, headings: str) -> BadInputError:
    return BadInputError(
        Message("No column of {name} holds the {what}.", name=name, what=what),
        Message("Head it with one of: {headings}.", headings=headings),
    )

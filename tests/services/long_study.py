"""One long transcript with many overlapping codings and many codes, made in seconds."""

from __future__ import annotations

import random
from pathlib import Path

from qualcode.model import Code, CodeKind, Coding, Segment, Span, new_id, now
from qualcode.services import reading, release, studies
from qualcode.services.open_study import Ability, OpenStudy
from qualcode.store.rows.codebook import code_row
from qualcode.store.rows.codings import coding_row
from qualcode.wording import Message
from tests.services.small_study import bring_in

_SAID = (
    "alors on n’a pas vraiment le temps de se réunir et puis l’équipe change souvent parce que "
    "l’hôpital ne répond jamais le soir quand la famille appelle donc je reste là voilà c’est "
    "comme ça depuis dix ans même si la secrétaire partagée nous aide beaucoup à coordonner"
)
_WORDS = _SAID.split()


def long_study(folder: Path, *, n_words: int, n_codings: int, n_codes: int = 300) -> OpenStudy:
    """An open study with one released transcript and the codings of its owner on it."""
    study = studies.new_study(
        folder / f"long-{n_words}.qualcode", title="Longue étude", passphrase=None, owner="Anne"
    )
    picked = random.Random(n_words)
    bring_in(study, M1=_interview(picked, n_words))
    release.release_as_stated(study, release.Statement())
    codes = _codes(n_codes)
    source = reading.list_sources(study)[0]
    text = reading.read_source(study, source.id).transcript
    answers = text.respondent_spans()
    rows = []
    for _ in range(n_codings):
        turn = picked.choice(answers)
        start = turn.start + picked.randrange(max(1, len(turn) - 60))
        span = Span(start, min(turn.end, start + picked.randrange(20, 240)))
        segment = Segment.cut(source.id, source.version, text.text, span)
        code = picked.choice(codes[len(codes) // 10 :])
        rows.append(coding_row(Coding(new_id(), code.id, study.coder.id, segment, now())))
    with study.acting("import_codings", Message("brought in codings"), Ability.CODE) as change:
        change.insert_many("code", [code_row(code) for code in codes])
        change.insert_many("coding", rows)
    return study


def _codes(n: int) -> list[Code]:
    """A tenth are themes, the others stand under one."""
    themes = [
        Code(new_id(), f"Thème {k} de l’étude", kind=CodeKind.THEME, position=k)
        for k in range(max(1, n // 10))
    ]
    others = [
        Code(
            new_id(),
            f"{_WORDS[k % len(_WORDS)]} {_WORDS[(k * 7) % len(_WORDS)]} {k}",
            parent_id=themes[k % len(themes)].id,
            position=k,
            definition=f"Ce qui est dit de la situation numéro {k} par les participants.",
        )
        for k in range(n - len(themes))
    ]
    return themes + others


def _interview(picked: random.Random, n_words: int) -> str:
    lines, made = [], 0
    while made < n_words:
        size = min(n_words - made, picked.choice((12, 40, 80, 160, 400)))
        said = " ".join(picked.choice(_WORDS) for _ in range(size))
        lines += ["Enquêtrice : Et ensuite, que se passe-t-il ?", f"Médecin 1 : {said}."]
        made += size
    return "\n".join(lines)

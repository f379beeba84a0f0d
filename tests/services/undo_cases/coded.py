"""What is done to codings."""

from __future__ import annotations

from qualcode.services import codings, codings_import, finished, reviewing
from qualcode.services.open_study import OpenStudy
from tests.services.small_study import span_of
from tests.services.undo_cases.case import Case, code_id, first_coding

CODINGS = (
    "participant,thème,sous-thème,extrait\n"
    "M1,Freins,Secrétariat,Le soir\n"
    "M2,Aides,Secrétariat,Une secrétaire partagée\n"
).encode()


def _code(study: OpenStudy) -> object:
    source_id, span = span_of(study, "M1", "payé")
    return codings.code_segment(study, source_id, span, (code_id(study, "Argent"),))


def _resize(study: OpenStudy) -> object:
    _, span = span_of(study, "M1", "le temps de se réunir")
    return codings.resize_coding(study, first_coding(study), span)


def _m1(study: OpenStudy) -> str:
    return span_of(study, "M1", "payé")[0]


def _pick_two(study: OpenStudy) -> None:
    for coding in codings.list_codings(study):
        reviewing.pick(study, coding.id)


CASES: dict[str, Case] = {
    "code_segment": Case(_code),
    "remove_coding": Case(lambda s: codings.remove_coding(s, first_coding(s))),
    "resize_coding": Case(_resize),
    "recode": Case(lambda s: codings.recode(s, first_coding(s), code_id(s, "Argent"))),
    "comment_coding": Case(lambda s: codings.comment_coding(s, first_coding(s), "à revoir")),
    "import_codings": Case(lambda s: codings_import.import_codings(s, "c.csv", CODINGS)),
    "mark_seen": Case(lambda s: reviewing.mark_seen(s, [first_coding(s)])),
    "mark_divergent": Case(lambda s: reviewing.mark_divergent(s, first_coding(s))),
    "pick_extract": Case(lambda s: reviewing.pick(s, first_coding(s))),
    "let_an_extract_go": Case(
        lambda s: reviewing.pick(s, first_coding(s), picked=False), _pick_two
    ),
    "order_picks": Case(
        lambda s: reviewing.order_picks(
            s,
            code_id(s, "Temps"),
            [c.id for c in reversed(codings.list_codings(s))],
        ),
        _pick_two,
    ),
    "trim_extract": Case(lambda s: reviewing.trim(s, first_coding(s), "On n'a pas […] se réunir")),
    "finish_source": Case(lambda s: finished.finish_source(s, _m1(s))),
    "reopen_source": Case(
        lambda s: finished.reopen_source(s, _m1(s)), lambda s: finished.finish_source(s, _m1(s))
    ),
}

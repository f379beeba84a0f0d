"""What ``qualcode agreement`` prints: tables for people, JSON for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from qualcode.cli import console
from qualcode.wording import Message, render
from qualcode.wording import gettext as _
from qualcode.wording.figures import decimal, percent

if TYPE_CHECKING:
    from qualcode.services.agreement import CodeMeasures, Measured, MeasuredAgreement
    from qualcode.services.agreement_tables import RatingsAgreement, SpansAgreement

# of what tells where they cut, the one shown among the measures of codes
_SHOWN_CUT = "boundary_similarity"
# measures of units the coders cut themselves are counted in characters whatever the unit
_ON_CHARACTERS = frozenset(
    {"u_alpha", "u_alpha_relevance", "cu_alpha", "k_u_alpha", "boundary_similarity"}
    | {"boundary_kappa", "boundary_pi", "segmentation_similarity", "window_diff", "pk"}
)
_ON_SEGMENTS = frozenset({"maxqda_percent", "maxqda_kappa_rk"})
_MOST_REMARKS = 3
_COLUMNS = ("percent", "f1", "cohen_kappa", "krippendorff_alpha", "gwet_ac1")


def show_study(found: MeasuredAgreement, gamma: Any, *, as_json: bool) -> None:
    """The table per code and the measures over all codes."""
    if as_json:
        console.show_json(study_as_json(found, gamma))
        return
    console.say(
        Message(
            "{coders}; counted in {unit}; transcripts compared: {n}.",
            coders=", ".join(c.name for c in found.coders),
            unit=found.unit,
            n=len(found.sources),
        )
    )
    if found.left_out:
        labels = ", ".join(s.label for s in found.left_out)
        console.say(
            Message("Left out because only one coder worked on them: {labels}.", labels=labels)
        )
    several = len(found.coders) > 2
    columns = tuple("conger_kappa" if c == "cohen_kappa" and several else c for c in _COLUMNS)
    _per_code_table(((" > ".join(c.path[-2:]), c.answer.measures) for c in found.codes), columns)
    _whole_table(found.whole.measures, found.whole.relevance, gamma)
    said = _remarks(found.codes)
    for one in said[:_MOST_REMARKS]:
        console.say(f"• {one}")
    if len(said) > _MOST_REMARKS:
        console.say(
            Message.plural(
                "… and {n} more remark (--json).",
                "… and {n} more remarks (--json).",
                n=len(said) - _MOST_REMARKS,
            )
        )


def show_ratings(found: RatingsAgreement, *, as_json: bool) -> None:
    """The measures of a table of judgements."""
    if as_json:
        console.show_json(ratings_as_json(found))
        return
    console.say(
        Message(
            "Units: {n}; coders: {coders}; level: {level}.",
            n=found.n_units,
            coders=", ".join(found.coders),
            level=found.level.value,
        )
    )
    _measures_table((name, m) for name, m in found.measures.items())


def show_spans(found: SpansAgreement, *, as_json: bool) -> None:
    """The measures of a table of stretches."""
    if as_json:
        console.show_json(spans_as_json(found))
        return
    console.say(
        Message(
            "{coders}; counted in characters; sources: {n}.",
            coders=", ".join(found.coders),
            n=len(found.sources),
        )
    )
    several = len(found.coders) > 2
    columns = tuple("conger_kappa" if c == "cohen_kappa" and several else c for c in _COLUMNS)
    _per_code_table(((c, a.measures) for c, a in found.per_code.items()), (*columns, "u_alpha"))
    _whole_table(found.whole.measures, found.whole.relevance, found.gamma)
    _cuts_table(found)


def study_as_json(found: MeasuredAgreement, gamma: Any) -> dict[str, Any]:
    """Everything measured on a study, keys by the measures' names."""
    unit = found.choices.unit.value
    return {
        "coders": [c.name for c in found.coders],
        "unit": unit,
        "unit_said": render(found.unit),
        "sources": [s.label for s in found.sources],
        "left_out": [s.label for s in found.left_out],
        "n_characters": found.n_characters,
        "choices": {
            "overlap": found.choices.overlap,
            "with_children": found.choices.with_children,
            "branch": found.choices.branch,
            "with_interviewer": found.choices.include_interviewer,
            "every_source": found.choices.every_source,
            "sentences_by": found.splitter or None,
        },
        **_whole_as_json(found.whole, unit),
        "gamma": None if gamma is None else _coefficient(gamma, "character"),
        "per_code": [_code_as_json(c, found, unit) for c in found.codes],
    }


def ratings_as_json(found: RatingsAgreement) -> dict[str, Any]:
    """Everything measured on judgements."""
    return {
        "coders": list(found.coders),
        "n_units": found.n_units,
        "level": found.level.value,
        "unit_column": found.unit_column,
        "categories": list(found.categories),
        **{name: _measured(m, "unit") for name, m in found.measures.items()},
        **_indices(found.indices, "unit"),
        "pairs": [
            {"coders": [a, b], **{k: _coefficient(v, "unit") for k, v in values.items()}}
            for a, b, values in found.pairs
        ],
    }


def spans_as_json(found: SpansAgreement) -> dict[str, Any]:
    """Everything measured on stretches; ``per_code`` holds each code apart, by its name."""
    per_code = {}
    for code, answer in found.per_code.items():
        per_code[code] = {
            **{
                name: _measured(m, _unit_of(name, "character"))
                for name, m in answer.measures.items()
            },
            "gamma": _coefficient(found.gamma_per_code[code], "character"),
            "alpha_u_2004": _coefficient(found.alpha_u_2004_per_code[code], "character"),
            **_indices(answer.indices, "character"),
            "remarks": [render(remark) for remark in answer.remarks],
        }
        if code in found.whole.k_u_alpha:
            per_code[code]["k_u_alpha"] = _coefficient(found.whole.k_u_alpha[code], "character")
    return {
        "coders": list(found.coders),
        "sources": list(found.sources),
        "lengths": dict(found.lengths),
        "unit": "character",
        **_whole_as_json(found.whole, "character"),
        "gamma": _coefficient(found.gamma, "character"),
        "alpha_u_2004": _coefficient(found.alpha_u_2004, "character"),
        "per_code": per_code,
    }


def _whole_as_json(whole: Any, unit: str) -> dict[str, Any]:
    return {
        **{name: _measured(m, _unit_of(name, unit)) for name, m in whole.measures.items()},
        "k_u_alpha": _k_u_alpha(whole.k_u_alpha),
        "relevance": {name: _measured(m, unit) for name, m in whole.relevance.items()},
    }


def _k_u_alpha(values: Mapping[str, Any]) -> dict[str, Any]:
    """One value a code, with its coverage and its reason where there is none."""
    reasons = {code: render(v.reason) for code, v in values.items() if v.reason}
    said = next(iter(reasons.values()), None) if len(reasons) == len(values) else None
    return {
        "value": {code: v.value for code, v in values.items()} or None,
        "coverage": {code: v.parameters.get("coverage") for code, v in values.items()},
        "reason": said if values else _("Nobody coded anything."),
        "reasons": reasons,
        "unit": "character",
        "parameters": {},
    }


def _code_as_json(code: CodeMeasures, found: MeasuredAgreement, unit: str) -> dict[str, Any]:
    answer = code.answer
    alone = found.whole.k_u_alpha.get(code.code.id)
    return {
        "code": code.code.name,
        "code_id": code.code.id,
        "path": list(code.path),
        "n_coded": answer.n_coded,
        **{name: _measured(m, _unit_of(name, unit)) for name, m in answer.measures.items()},
        **({"k_u_alpha": _coefficient(alone, "character")} if alone else {}),
        **_indices(answer.indices, unit),
        "remarks": [render(remark) for remark in answer.remarks],
    }


def _indices(indices: Any, unit: str) -> dict[str, Any]:
    if indices is None:
        return {}
    named = {
        "prevalence_index": indices.prevalence,
        "bias_index": indices.bias,
        "pabak": indices.pabak,
    }
    return {
        name: {"value": value, "reason": None, "unit": unit, "parameters": {}}
        for name, value in named.items()
    }


def _unit_of(name: str, unit: str) -> str:
    if name in _ON_CHARACTERS:
        return "character"
    return "segment" if name in _ON_SEGMENTS else unit


def _measured(measured: Measured, unit: str) -> dict[str, Any]:
    shown = _coefficient(measured.all_text, unit)
    interval = measured.interval
    if interval is not None:
        has_one = interval.low is not None
        shown["interval"] = [interval.low, interval.high] if has_one else None
        if interval.reason is not None:
            shown["interval_reason"] = render(interval.reason)
        shown["parameters"]["interval"] = {
            "level": interval.level,
            "method": "bootstrap over documents, percentile",
            "samples": interval.n,
            "seed": interval.seed,
            "documents": interval.n_documents,
            "undefined_samples": interval.n_undefined,
        }
    if measured.coded_text is not None:
        shown["coded_text"] = _coefficient(measured.coded_text, unit)
    return shown


def _coefficient(found: Any, unit: str) -> dict[str, Any]:
    return {
        "value": found.value,
        "interval": None,
        "reason": render(found.reason) if found.reason else None,
        "unit": unit,
        "n": found.n,
        "observed": found.observed,
        "expected": found.expected,
        "parameters": dict(found.parameters),
    }


def _per_code_table(
    rows: Iterable[tuple[str, Mapping[str, Measured]]], columns: tuple[str, ...]
) -> None:
    header = [_("code")]
    for name in columns:
        header.append(measure_name(name))
        if name == "krippendorff_alpha":
            header.append(_("… on coded text"))
    body = []
    for code, measures in rows:
        cells = [code]
        for name in columns:
            cells.append(_figure(measures[name].all_text.value, name))
            if name == "krippendorff_alpha":
                beside = measures[name].coded_text
                cells.append(_figure(beside.value if beside else None, name))
        body.append(cells)
    console.show_table(header, body)


def _whole_table(
    measures: Mapping[str, Measured], relevance: Mapping[str, Measured], gamma: Any
) -> None:
    from qualcode.services.agreement_words import CUTS

    apart = {name for name in CUTS if name != _SHOWN_CUT}
    rows = [
        (measure_name(name), m)
        for name, m in measures.items()
        if m.all_text.value is not None and name not in apart
    ]
    of_relevance = [
        (_("{measure}: a code or none").replace("{measure}", measure_name(name)), relevance[name])
        for name in ("cohen_kappa", "krippendorff_alpha")
        if relevance[name].all_text.value is not None
    ]
    _measures_table(((name, m) for name, m in (*rows, *of_relevance)), named=True)
    if gamma is not None:
        if gamma.value is None:
            console.say(Message("γ: {reason}", reason=gamma.reason or ""))
        else:
            console.say(
                Message(
                    "γ = {value} ({sampler} sampler, {n} samples, seed {seed}, α {alpha}, β {beta}).",
                    value=decimal(gamma.value, 3, kept=True),
                    sampler=str(gamma.parameters["sampler"]),
                    n=int(gamma.parameters["samples"]),
                    seed=int(gamma.parameters["seed"]),
                    alpha=f"{gamma.parameters['alpha']:g}",
                    beta=f"{gamma.parameters['beta']:g}",
                )
            )


def _cuts_table(found: SpansAgreement) -> None:
    """Where they cut, whatever the code, and the older αU: what published numbers are checked by."""
    from qualcode.services.agreement_words import CUTS, what_for

    measured = {name: found.whole.measures[name].all_text for name in CUTS}
    measured["alpha_u_2004"] = found.alpha_u_2004
    console.show_table(
        (_("measure"), _("value"), _("what for")),
        [
            (measure_name(name), _figure(m.value, name), m.reason or what_for(name))
            for name, m in measured.items()
        ],
        title=_("Where they cut, whatever the code"),
    )


def _measures_table(rows: Iterable[tuple[str, Measured]], *, named: bool = False) -> None:
    body = []
    for name, m in rows:
        interval = "—"
        if m.interval is not None and m.interval.low is not None and m.interval.high is not None:
            ends = (_figure(end, m.name) for end in (m.interval.low, m.interval.high))
            interval = " – ".join(ends)
        beside = m.coded_text.value if m.coded_text is not None else None
        said = render(m.all_text.reason) if m.all_text.reason else ""
        body.append(
            (name if named else measure_name(name), _figure(m.all_text.value, m.name),
             interval, _figure(beside, m.name), said)
        )  # fmt: skip
    console.show_table(
        (_("measure"), _("value"), _("95% interval"), _("on coded text"), _("remark")), body
    )


def _remarks(codes: Iterable[CodeMeasures]) -> list[str]:
    return [
        f"{code.code.name} — {render(remark)}" for code in codes for remark in code.answer.remarks
    ]


def _figure(value: float | None, name: str) -> str:
    if value is None:
        return "—"
    return percent(value, 1) if name.endswith("percent") else decimal(value, 3, kept=True)


def measure_name(name: str) -> str:
    """What a measure is called in the language spoken."""
    from qualcode.services.agreement_words import measure_name as said

    return render(said(name))

"""The measures of saturation by name, as plain values for scripts, tables and screens."""

from __future__ import annotations

from typing import Any

from qualcode.model import Incidence
from qualcode.saturation.estimate import Estimate
from qualcode.saturation.jackknife1 import heltshe_forrester_se
from qualcode.saturation.measured import Richness, Saturation
from qualcode.saturation.rarefaction import Curve, conditional_se
from qualcode.saturation.rarefaction_as_vegan import vegan_sd
from qualcode.saturation.stopping_points import StoppingPoints
from qualcode.services.saturation_notes import FEW, NOTES
from qualcode.wording import Message, render
from qualcode.wording.figures import decimal

Answer = dict[str, Any]
_MOST_FOR_PAIRS = 500
"""Codes and interviews up to which spreads that take every pair of codes are printed."""


def answers(found: Saturation, incidence: Incidence) -> dict[str, Answer]:
    """Every measure by its name: value, interval or reason, unit, parameters, what it assumes.

    Rates are fractions. An undefined value is None beside its ``reason``.
    """
    measured = {**_rules(found), **_richness(found), **_curves(found), **_orders(found)}
    measured["jackknife1"]["se_heltshe_forrester"] = _kept(
        measured["jackknife1"], heltshe_forrester_se(incidence)
    )
    if max(len(incidence.units), len(incidence.codes)) <= _MOST_FOR_PAIRS:
        measured["rarefaction"]["se_conditional"] = list(conditional_se(incidence))
        measured["rarefaction"]["sd_vegan"] = list(vegan_sd(incidence))
    n_units = found.counts.n_units
    return {key: _noted(key, measured[key], n_units) for key in NOTES if key in measured}


def theme_answers(name: str, new: tuple[int, ...], richness: Richness) -> Answer:
    """One theme by itself: its new codes, and how complete they are."""
    coming = richness.expected_new[0] if richness.expected_new else None
    return {
        "theme": name,
        "new_codes": list(new),
        "chao2": _estimate(richness.chao2),
        "coverage": _estimate(richness.coverage),
        "expected_new": None if coming is None else _estimate(coming, m=1),
    }


def _kept(answer: Answer, value: float) -> float | None:
    return None if answer["value"] is None else value


def _noted(key: str, answer: Answer, n_units: int) -> Answer:
    note = NOTES[key]
    found: Answer = {
        "value": answer.pop("value"),
        "name": render(note.name),
        "unit": render(note.unit),
        "source": note.source,
        **answer,
    }
    found.setdefault("parameters", {})
    found["assumes"] = render(note.assumes)
    found["not_when"] = render(note.not_when)
    few = _few(n_units, found)
    if few:
        found["caution"] = few
    return found


def _few(n_units: int, answer: Answer) -> str | None:
    """How uncertain a number of few interviews is, with the width of its interval."""
    if n_units >= FEW:
        return None
    said = Message.plural(
        "Only {n} interview: under 10, every estimate is very uncertain.",
        "Only {n} interviews: under 10, every estimate is very uncertain.",
        n=n_units,
    )
    low, high = answer.get("ci_low"), answer.get("ci_high")
    if answer["value"] is None or low is None or high is None or isinstance(low, list):
        return render(said)
    return render(
        Message(
            "{said} This one’s 95% interval goes from {low} to {high}.",
            said=said,
            low=decimal(low, 2),
            high=decimal(high, 2),
        )
    )


def _reason(reason: Message | None) -> str | None:
    return None if reason is None else render(reason)


def _estimate(found: Estimate, **parameters: object) -> Answer:
    answer: Answer = {"value": found.value, "parameters": parameters}
    if found.value is None:
        answer["reason"] = _reason(found.reason)
        return answer
    if found.se is not None:
        answer["se"] = found.se
    if found.interval is not None:
        answer |= {
            "ci_low": found.interval.low,
            "ci_high": found.interval.high,
            "ci_level": found.interval.level,
            "ci_method": render(found.interval.method),
        }
    elif found.no_interval is not None:
        answer["no_interval"] = render(found.no_interval)
    return answer


def _rules(found: Saturation) -> dict[str, Answer]:
    series, guest, francis = found.series, found.guest, found.francis
    nothing = None if series.units else Message("There is no interview.")
    listed = {"n_units": len(series.units)}
    code: Answer = {"value": found.code.at, "reason": _reason(found.code.reason)}
    near: Answer = {"value": found.near.at, "reason": _reason(found.near.reason)}
    return {
        "new_codes": _listed(series.new, nothing, listed),
        "cumulative": _listed(series.cumulative, nothing, listed),
        "guest_2020": {
            "value": guest.notation,
            "reason": _reason(guest.reason),
            "notation": guest.notation,
            "interview": guest.at,
            "is_assessable": guest.is_assessable,
            "n_base": guest.n_base,
            "runs": [
                {"first": r.first, "last": r.last, "new": r.n_new, "share": r.share}
                for r in guest.runs
            ],
            "parameters": {"base": guest.base, "run": guest.run, "threshold": guest.threshold},
            "stopping_points": _stops(found.orders.guest),
        },
        "francis_2010": {
            "value": francis.at,
            "reason": _reason(francis.reason),
            "is_assessable": francis.is_assessable,
            "parameters": {"initial": francis.initial, "stopping": francis.stopping},
            "stopping_points": _stops(found.orders.francis),
        },
        "hennink_2017": {
            **code,
            "code": {**code, "share": 1.0, "stopping_points": _stops(found.orders.code)},
            "near": {
                **near,
                "share": found.near.share,
                "reached": found.near.reached,
                "stopping_points": _stops(found.orders.near),
            },
            "parameters": {"near": found.near.share},
        },
    }


def _listed(values: tuple[int, ...], reason: Message | None, parameters: Answer) -> Answer:
    value = list(values) if reason is None else None
    return {"value": value, "reason": _reason(reason), "parameters": dict(parameters)}


def _richness(found: Saturation) -> dict[str, Answer]:
    r, n = found.richness, found.counts.n_units
    sizes = {"n_units": n, "q1": found.counts.q1, "q2": found.counts.q2}
    unseen = r.chao2.value
    share = found.counts.n_codes / unseen if unseen else None
    ahead = list(range(1, len(r.expected_new) + 1))
    return {
        "weller_2018": {
            **_estimate(r.weller.expected, most=r.weller.most, **sizes),
            "is_reached": r.weller.is_reached,
        },
        "chao2": _estimate(r.chao2, **sizes),
        "chao2_bias_corrected": _estimate(r.chao2_bias_corrected, **sizes),
        "jackknife1": _estimate(r.jackknife1, **sizes),
        "jackknife2": _estimate(r.jackknife2, **sizes),
        "bootstrap": _estimate(r.bootstrap, n_units=n),
        "ice": _estimate(r.ice, infrequent_up_to=10, **sizes),
        "completeness": {"value": share, "reason": _reason(r.chao2.reason), "parameters": sizes},
        "coverage": {
            **_estimate(r.coverage, **sizes),
            "before": {
                "t": list(range(1, len(r.coverage_before) + 1)),
                "value": list(r.coverage_before),
            },
            "after": {
                "t": [n + m for m in range(1, len(r.coverage_after) + 1)],
                "value": list(r.coverage_after),
            },
        },
        "expected_new": {
            "value": None if r.chao2.reason else [e.value for e in r.expected_new],
            "reason": _reason(r.chao2.reason),
            "m": ahead,
            **_ends(r.expected_new),
            "trusted_up_to_m": n,
            "parameters": {"extrapolate": len(ahead), **sizes},
        },
        "interviews_needed": {
            "value": _needed(found, "n_units"),
            "reason": _reason(r.needed[0].reason),
            "exact": _needed(found, "exact"),
            "is_trusted": _needed(found, "is_trusted"),
            "parameters": {"coverage": [each.target for each in r.needed], **sizes},
        },
    }


def _needed(found: Saturation, what: str) -> dict[str, Any] | None:
    if any(each.n_units is None for each in found.richness.needed):
        return None
    return {f"{each.target:.2f}": getattr(each, what) for each in found.richness.needed}


def _ends(estimates: tuple[Estimate, ...]) -> Answer:
    ends = [e.interval for e in estimates if e.interval is not None]
    if not ends or len(ends) < len(estimates):
        return {}
    return {
        "ci_low": [i.low for i in ends],
        "ci_high": [i.high for i in ends],
        "ci_level": ends[0].level,
        "ci_method": render(ends[0].method),
    }


def _curves(found: Saturation) -> dict[str, Answer]:
    n = found.counts.n_units
    nothing = None if n else Message("There is no interview.")
    ahead = found.rules.ahead(n)
    too_little = found.richness.chao2.reason
    further = _curve(found.richness.extrapolation, too_little, extrapolate=ahead)
    return {
        "rarefaction": _curve(found.richness.rarefaction, nothing, n_units=n),
        "extrapolation": {**further, "trusted_up_to_t": 2 * n},
    }


def _curve(curve: Curve, reason: Message | None, **parameters: object) -> Answer:
    answer: Answer = {
        "value": list(curve.expected) if reason is None else None,
        "reason": _reason(reason),
        "t": list(curve.units),
        "parameters": parameters,
    }
    if curve.se and reason is None:
        answer |= {
            "se": list(curve.se),
            "ci_low": list(curve.low),
            "ci_high": list(curve.high),
            "ci_level": 0.95,
            "ci_method": render(Message("unconditional variance (Colwell et al. 2004, 2012)")),
        }
    return answer


def _orders(found: Saturation) -> dict[str, Answer]:
    o = found.orders
    nothing = None if o.n_orders else Message("There is no interview.")
    walked = {"n_orders": o.n_orders, "is_exhaustive": o.is_exhaustive, "seed": o.seed}
    few = None if o.tran.last is not None else Message("There are fewer than two interviews.")
    return {
        "permutations": {
            "value": None if nothing else list(o.median),
            "reason": _reason(nothing),
            "median": list(o.median),
            "low_5": list(o.low),
            "high_95": list(o.high),
            "guest_2020": _stops(o.guest),
            "francis_2010": _stops(o.francis),
            "hennink_2017": {"code": _stops(o.code), "near": _stops(o.near)},
            "parameters": dict(walked),
        },
        "tran_2016": {
            "value": o.tran.last,
            "reason": _reason(few),
            "probability": list(o.tran.probability),
            "found": list(o.tran.found),
            "n_before": max(0, len(o.tran.probability) - 1),
            "parameters": dict(walked),
        },
    }


def _stops(found: StoppingPoints) -> Answer:
    return {
        "share_of_orders": found.share,
        "median": found.median,
        "low_5": found.low,
        "high_95": found.high,
        "counts": {str(at): n for at, n in found.counts},
    }

"""Extracts looked through: seen again, divergent, picked, trimmed; and what the tree makes of it."""

from __future__ import annotations

from typing import Any

import pytest

from qualcode.errors import BadInputError, ConflictError, NotAllowedError, NotFoundError
from qualcode.model import CodeLinkKind, CoderRole
from qualcode.services import (
    code_links,
    codebook,
    codebook_versions,
    coders,
    codings,
    history,
    reviewing,
    thematic_tree,
)
from qualcode.services.carried import carry_out
from qualcode.services.extracts import list_extracts
from qualcode.services.open_study import OpenStudy
from qualcode.wording import render
from tests.services.small_study import code_named, orphans_of


def ids(study: OpenStudy) -> list[str]:
    return [c.id for c in codings.list_codings(study)]


def picked(study: OpenStudy) -> list[str]:
    """Those picked for the report, in their order; the small study has them of one code."""
    there = [c for c in codings.list_codings(study) if c.report_position is not None]
    return [c.id for c in sorted(there, key=lambda c: c.report_position or 0)]


def test_a_redefinition_flags_what_was_coded_before_until_it_is_seen(study: OpenStudy) -> None:
    time = code_named(study, "Temps").id
    assert codebook_versions.codings_to_check(study) == ()
    codebook.edit(study, time, example="Le soir")
    assert codebook_versions.codings_to_check(study) == ()
    codebook.edit(study, time, definition="Ce qui prend le temps de soigner")
    assert {c.id for c in codebook_versions.codings_to_check(study)} == set(ids(study))
    reviewing.mark_seen(study, ids(study)[:1])
    assert [c.id for c in codebook_versions.codings_to_check(study, code_id=time)] == ids(study)[1:]
    codings.code_words(study, "M2", time, "trop longues")
    assert len(codebook_versions.codings_to_check(study)) == 1
    history.undo(study)
    history.undo(study)
    assert len(codebook_versions.codings_to_check(study)) == 2


def test_picks_keep_their_order_and_show_in_the_tree_as_trimmed(study: OpenStudy) -> None:
    first, second = ids(study)
    time = code_named(study, "Temps").id
    reviewing.pick(study, first)
    reviewing.pick(study, second)
    reviewing.order_picks(study, time, [second])
    assert picked(study) == [second, first]
    reviewing.trim(study, first, "On n’a pas (...) se réunir")
    node = next(n for n in thematic_tree.thematic_tree(study).walk() if n.code.id == time)
    assert [e.shown for e in node.picked] == ["On n'a pas le temps", "On n’a pas […] se réunir"]
    reviewing.pick(study, second, picked=False)
    assert picked(study) == [first]
    with pytest.raises(BadInputError):
        reviewing.trim(study, first, "On a tout le temps")


def test_what_is_done_to_an_extract_that_is_gone_is_refused(study: OpenStudy) -> None:
    with pytest.raises(NotFoundError):
        reviewing.mark_divergent(study, "nowhere")
    coders.change_role(study, coders.find_coder(study, "Samira").id, CoderRole.READER)
    study.act_as("Samira")
    with pytest.raises(NotAllowedError):
        reviewing.mark_seen(study, ids(study))


def test_two_who_write_one_analysis_are_both_kept(study: OpenStudy) -> None:
    time = code_named(study, "Temps").id
    codebook.write_analysis(study, time, "Premier.", seen="")
    with pytest.raises(ConflictError):
        codebook.write_analysis(study, time, "Second.", seen="")
    codebook.write_analysis(study, time, "Les deux.", seen="Premier.")
    assert code_named(study, "Temps").analysis == "Les deux."


def test_a_merge_is_seen_beforehand_and_takes_links_and_definitions_along(
    study: OpenStudy,
) -> None:
    time, money, theme = (code_named(study, n).id for n in ("Temps", "Argent", "Freins"))
    codebook.edit(study, time, definition="Le temps.")
    codebook.edit(study, money, definition="L’argent.")
    twice = codings.list_codings(study)[0].segment
    codings.code_segment(study, twice.source_id, twice.span, (money,))
    code_links.link_codes(study, time, theme, CodeLinkKind.CAUSE)
    code_links.link_codes(study, money, theme, CodeLinkKind.CAUSE)
    plan = codebook.plan_merge(study, money, [time])
    assert (len(plan.coming), len(plan.repeated), plan.n_links) == (1, 1, 1)
    assert plan.texts.definition == "L’argent.\nLe temps."
    codebook.merge(study, money, [time])
    assert len(codings.list_codings(study)) == 2
    assert [(k.from_id, k.to_id) for k in code_links.list_links(study)] == [(money, theme)]
    assert orphans_of(study) == []


def test_versions_are_numbered_and_compared_with_each_other_and_with_now(study: OpenStudy) -> None:
    codebook_versions.freeze(study, "d’abord")
    codebook.rename(study, code_named(study, "Temps").id, "Manque de temps")
    codebook_versions.freeze(study)
    codebook.create(study, "Distance")
    assert [v.number for v in codebook_versions.list_versions(study)] == [1, 2]
    between = codebook_versions.compare_versions(study, 1, 2)
    assert [(p.before.name, p.after.name) for p in between.renamed] == [
        ("Temps", "Manque de temps")
    ]
    now = codebook_versions.compare_versions(study, 2)
    assert [code.name for code, _ in now.added] == ["Distance"]
    with pytest.raises(NotFoundError):
        codebook_versions.compare_versions(study, 3)


def test_operations_of_a_page_are_carried_out_once_and_trouble_is_told(study: OpenStudy) -> None:
    first = ids(study)[0]
    sent: list[dict[str, Any]] = [
        {"id": "operation-1", "do": "pick", "coding": first, "on": True},
        {"id": "operation-2", "do": "trim", "coding": first, "text": "des mots jamais dits"},
        {"id": "operation-3", "do": "nonsense"},
        {"id": "operation-4", "do": "move", "codes": [code_named(study, "Temps").id]},
        {"id": "x", "do": "undo"},
    ]
    n_before = len(history.list_activities(study))
    for _ in range(2):
        told = carry_out(study, sent)
        assert {i: bool(a.message) for i, a in told.items()} == {
            "operation-1": False,
            "operation-2": True,
            "operation-3": True,
            "operation-4": False,
        }
    assert len(history.list_activities(study)) == n_before + 2
    said = [render(a.said, "en") for a in history.list_activities(study)[-2:]]
    assert said == ["picked an extract of “Temps” for the report", "moved “Temps” to the top"]


def test_the_list_of_extracts_follows_the_tree(study: OpenStudy) -> None:
    theme = code_named(study, "Freins").id
    assert len(list_extracts(study, code_id=theme)) == 2
    assert list_extracts(study, code_id=theme, with_children=False) == ()

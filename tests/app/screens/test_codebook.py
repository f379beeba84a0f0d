"""The codebook: the tree's operations, merging, links, versions, and where a codebook comes from."""

from __future__ import annotations

from pathlib import Path

from qualcode.services import code_links, codebook, codebook_versions, history, studies
from qualcode.services.open_study import OpenStudy
from qualcode.services.shipped_codebooks import shipped_codebooks, start_from
from tests.app.driving import app, button, form_button, show, words
from tests.app.sent import do, fire, sent_to


def opened(path: Path) -> OpenStudy:
    return studies.open_study(path, remember=False)


def test_codes_moved_in_the_tree_are_moved_in_the_study_and_taken_back(small_study: Path) -> None:
    at = show(app(study=small_study), "codebook")
    rows = {r["name"]: r["id"] for r in sent_to(at, "qc_tree")["rows"]}
    two = [rows["Argent"], rows["Payer le soir"]]
    assert do(at, "qc_tree", do="move", codes=two, parent=rows["Temps"], position=0) == ""
    with opened(small_study) as study:
        tree = codebook.get_codebook(study)
        assert tree.path(rows["Argent"]) == ("Freins", "Temps", "Argent")
        assert tree.path(rows["Payer le soir"]) == ("Freins", "Temps", "Payer le soir")
    assert do(at, "qc_tree", do="undo") == ""
    after = {r["name"]: r["parent"] for r in sent_to(at, "qc_tree")["rows"]}
    assert after["Argent"] == rows["Freins"]


def test_a_move_under_itself_is_refused_in_a_sentence(small_study: Path) -> None:
    at = show(app(study=small_study), "codebook")
    rows = {r["name"]: r["id"] for r in sent_to(at, "qc_tree")["rows"]}
    told = do(at, "qc_tree", do="move", codes=[rows["Freins"]], parent=rows["Temps"])
    assert "Freins" in told
    with opened(small_study) as study:
        assert codebook.get_codebook(study).get(rows["Freins"]).parent_id is None


def test_an_operation_sent_again_is_answered_and_not_done_again(small_study: Path) -> None:
    at = show(app(study=small_study), "codebook")
    rows = {r["name"]: r["id"] for r in sent_to(at, "qc_tree")["rows"]}
    same = {"id": "twice-sent", "do": "rename", "code": rows["Argent"], "name": "Sous"}
    fire(at, "qc_tree", "ops", [same])
    fire(at, "qc_tree", "ops", [same])
    assert sent_to(at, "qc_tree")["answers"]["twice-sent"] == ""
    with opened(small_study) as study:
        assert [str(a.operation_id) for a in history.list_activities(study)].count(
            "twice-sent"
        ) == 1


def test_a_code_is_created_and_counted_in_the_tree(small_study: Path) -> None:
    at = show(app(study=small_study), "codebook")
    at.text_input(key="qc_new_code_name").set_value("Réunions du soir")
    form_button(at, "Créer le code").click()
    at.run()
    rows = {r["name"]: r for r in sent_to(at, "qc_tree")["rows"]}
    assert "Réunions du soir" in rows
    assert rows["Temps"]["all"] == [2, 2]
    assert rows["Freins"]["own"] == [0, 0]


def test_what_is_typed_of_a_code_is_kept_by_what_the_study_has_and_the_code_stays_chosen(
    small_study: Path,
) -> None:
    at = show(app(study=small_study), "codebook")
    rows = {r["name"]: r["id"] for r in sent_to(at, "qc_tree")["rows"]}
    fire(at, "qc_tree", "selected", rows["Temps"])
    show(at, "memos")
    show(at, "codebook")
    with opened(small_study) as study:
        who = f"{studies.get_study(study).id}:{study.coder.id}"
    place = f"qc_unsaved_qc-unsaved:{who}:code_{rows['Temps']}"
    fields = {f["name"]: f for f in sent_to(at, place)["fields"]}
    at.text_area(key=fields["definition"]["key"]).set_value("Ce qui prend du temps.")
    form_button(at, "Enregistrer").click()
    at.run()
    saved = {f["name"]: f for f in sent_to(at, place)["fields"]}
    assert set(saved) == {"name", "definition", "inclusion", "exclusion", "example"}
    assert saved["definition"]["saved"] == "Ce qui prend du temps."
    assert at.text_area(key=saved["definition"]["key"]).value == "Ce qui prend du temps."


def test_a_code_moves_up_and_retires_by_buttons(small_study: Path) -> None:
    with opened(small_study) as study:
        tree = codebook.get_codebook(study)
        money = next(c for c in tree.codes if c.name == "Argent")
    at = app(study=small_study)
    at.session_state["qc_code"] = money.id
    show(at, "codebook")
    at.segmented_control(key="qc_code_view_fr").set_value("place").run()
    button(at, "qc_code_up").click().run()
    button(at, "qc_code_retire").click().run()
    with opened(small_study) as study:
        tree = codebook.get_codebook(study)
        assert tree.children(money.parent_id)[0].id == money.id
        assert tree.get(money.id).retired


def test_merging_shows_first_what_it_will_give(small_study: Path) -> None:
    with opened(small_study) as study:
        tree = {c.name: c for c in codebook.get_codebook(study).codes}
        codebook.edit(study, tree["Argent"].id, definition="Ce qui se paie.")
    at = app(study=small_study)
    at.session_state["qc_code"] = tree["Temps"].id
    show(at, "codebook")
    at.segmented_control(key="qc_code_view_fr").set_value("merge").run()
    choice = at.multiselect(key=f"qc_merge_{tree['Temps'].id}")
    choice.set_value([tree["Argent"]]).run()
    assert "Ce qui se paie." in [area.value for area in at.text_area]
    button(at, "qc_merge_button").click().run()
    with opened(small_study) as study:
        left = {c.name: c for c in codebook.get_codebook(study).codes}
        assert "Argent" not in left or left["Argent"].retired
        assert left["Temps"].definition == "Ce qui se paie."


def test_a_grid_of_the_house_fills_an_empty_codebook(empty_study: Path) -> None:
    at = show(app(study=empty_study), "codebook")
    button(at, "qc_grid_0").click().run()
    with opened(empty_study) as study:
        n_codes = len(codebook.get_codebook(study))
    assert n_codes > 10
    assert len(sent_to(at, "qc_tree")["rows"]) == n_codes


def test_every_shipped_grid_can_be_started_from(empty_study: Path) -> None:
    with opened(empty_study) as study:
        for grid in shipped_codebooks():
            assert start_from(study, grid).n_added > 10


def test_two_codes_are_linked_and_unlinked_beside_the_tree(small_study: Path) -> None:
    with opened(small_study) as study:
        codes = {c.name: c for c in codebook.get_codebook(study).codes}
    at = app(study=small_study)
    at.session_state["qc_code"] = codes["Temps"].id
    show(at, "codebook")
    at.segmented_control(key="qc_code_view_fr").set_value("links").run()
    at.selectbox(key=f"qc_link_other_{codes['Temps'].id}").set_value(codes["Argent"]).run()
    button(at, "qc_link_button").click().run()
    with opened(small_study) as study:
        (link,) = code_links.list_links(study)
    assert "est une cause de" in words(at)
    button(at, f"qc_unlink_{link.id}").click().run()
    with opened(small_study) as study:
        assert code_links.list_links(study) == ()


def test_a_version_is_frozen_and_what_changed_since_is_shown(small_study: Path) -> None:
    with opened(small_study) as study:
        codebook_versions.freeze(study, "au début")
        money = next(c for c in codebook.get_codebook(study).codes if c.name == "Argent")
        codebook.rename(study, money.id, "Rémunération")
    at = show(app(study=small_study), "codebook")
    button(at, "qc_codebook_versions").click().run()
    said = words(at)
    assert "au début" in said
    assert "Argent → Rémunération" in said

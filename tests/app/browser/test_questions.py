"""A question, a cell of a matrix, its extract coded otherwise; suggestions decided; a topic coded."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from qualcode.model import Coding
from qualcode.services import codebook, codings, release, studies
from qualcode.services.open_study import OpenStudy
from qualcode.services.suggestion_quality import suggestion_quality
from qualcode.wording import gettext
from tests.app.browser.coding_desk import Hands as Coder
from tests.app.browser.hands import Hands, go, settle
from tests.app.browser.server import Server
from tests.services.small_study import bring_in, make_study

SAID = (
    (
        "On n’a pas le temps de se réunir entre midi et deux, les consultations débordent toujours.",
        "Le soir il faudrait que les heures de réunion soient payées comme une consultation ordinaire.",
        "La secrétaire partagée prépare les dossiers et appelle les familles à notre place.",
        "L’hôpital ne répond jamais au téléphone quand un patient sort le vendredi soir.",
    ),
    (
        "Le temps manque, les réunions du soir mangent la vie de famille, voilà tout.",
        "Personne ne paie les heures passées à écrire le projet, c’est du travail gratuit.",
        "Avec une secrétaire pour toute la maison de santé, les dossiers avancent enfin.",
        "Le service de l’hôpital envoie ses lettres de sortie trois semaines plus tard.",
    ),
    (
        "Je cours toute la journée, le temps de se parler entre collègues n’existe pas.",
        "Si la réunion était indemnisée, davantage de confrères viendraient le soir.",
        "Notre secrétaire connaît les patients et prépare la réunion avec nous.",
        "À l’hôpital, on attend au téléphone et personne ne donne de nouvelles du patient.",
    ),
)
CODED = (
    (0, "Temps", "On n’a pas le temps de se réunir"),
    (0, "Argent", "les heures de réunion soient payées"),
    (1, "Temps", "Le temps manque"),
    (1, "Argent", "Personne ne paie les heures"),
)


@dataclass
class Study:
    """The study the walk goes through, and the app that shows it."""

    server: Server
    path: Path
    id: str

    def address(self, screen: str) -> str:
        return f"{self.server.address}{screen}?lang=fr&study={self.id}"

    @contextmanager
    def open(self) -> Iterator[OpenStudy]:
        with studies.open_study(self.path, remember=False) as study:
            yield study

    def stored(self) -> dict[str, Coding]:
        """The codings by the name of their code and their words."""
        with self.open() as study:
            tree = codebook.get_codebook(study)
            return {
                f"{tree.get(c.code_id).name}: {c.segment.quote}": c
                for c in codings.list_codings(study)
            }


@pytest.fixture
def study(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    monkeypatch.setitem(os.environ, "QUALCODE_DATA", str(server.home / "data"))
    with make_study(tmp_path) as made:
        texts = {
            f"M{n}": "\n".join(f"Enquêtrice : Et alors ?\nMédecin {n} : {turn}" for turn in turns)
            for n, turns in enumerate(SAID, start=1)
        }
        bring_in(made, **texts)
        release.release_as_stated(made, release.Statement())
        ids = {
            name: codebook.create(made, name, definition=meant).id
            for name, meant in (
                ("Temps", "Le temps qui manque pour se réunir."),
                ("Argent", "Les heures qui ne sont pas payées."),
                ("Équipe", "Ce que l’on fait avec la secrétaire et les collègues."),
            )
        }
        for number, name, words in CODED:
            codings.code_words(made, f"M{number + 1}", ids[name], words)
        return Study(server, made.file.path, studies.get_study(made).id)


def test_question_matrix_extract_suggestions_and_a_topic(
    study: Study, open_page: Callable[..., Page]
) -> None:
    page = open_page(study.address("retrieval"))
    settle(page)
    _from_a_cell_to_another_code(page, study)
    _suggestions_accepted_and_rejected(page, study)
    _a_topic_becomes_a_code(page, study)


def _from_a_cell_to_another_code(page: Page, study: Study) -> None:
    page.get_by_text(gettext("Matrices", "fr"), exact=True).first.click()
    settle(page)
    cells = page.locator('[class*="st-key-qc_matrix_table"] canvas').first
    cells.wait_for()
    box = cells.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] * 0.97, box["y"] + 38 + 17)  # Temps, the last one
    listed = page.locator('[class*="st-key-qc_retrieval_list"] .qc-link')
    listed.first.wait_for()
    assert listed.count() == 1
    listed.first.click()
    coder = Coder(page)
    page.wait_for_url("**/reading*")
    coder.ready()
    coder.wait("c.source && c.ledger.view.size === 2")
    page.evaluate(
        "(w) => { const c = document.querySelector('.qc-reader').__qcCanvas;"
        " c.choose([...c.ledger.view.values()].find((r) => c.doc.quote(r.start, r.end) === w).id);"
        " c.focusText(); }",
        "Le temps manque",
    )
    page.keyboard.press("x")
    page.locator(".qc-palette-input").wait_for()
    page.keyboard.type("équipe")
    page.keyboard.press("Enter")
    coder.saved()
    assert "Équipe: Le temps manque" in study.stored()
    page.keyboard.press("Control+z")
    coder.wait("[...c.ledger.view.values()].every((r) => c.book.name(r.code) !== 'Équipe')")
    coder.saved()


def _suggestions_accepted_and_rejected(page: Page, study: Study) -> None:
    coder = Coder(page)
    coder.prefer(palette=False)
    before = study.stored()
    words = "les réunions du soir mangent la vie de famille"
    coder.select(words)
    page.keyboard.press("p")
    page.locator('.qc-reader[data-suggest="shown"]').wait_for()
    listed = page.get_by_role("listbox", name="Codes suggérés, le plus probable d’abord")
    expect(listed).to_be_focused()
    names = listed.locator(".qc-palette-name").all_inner_texts()
    assert set(names) <= {"Temps", "Argent", "Équipe"}
    assert len(names) == 3
    assert study.stored() == before, "nothing is put by itself"
    page.keyboard.press("Delete")
    expect(listed.get_by_role("option")).to_have_count(2)
    page.keyboard.press("1")
    expect(listed).to_be_hidden()
    coder.saved()
    now = study.stored()
    assert now[f"{names[1]}: {words}"].origin.startswith("suggested by")
    with study.open() as opened:
        figures = suggestion_quality(opened)
    assert (figures.accepted, figures.rejected) == (1, 1)
    page.keyboard.press("p")
    page.locator('.qc-reader[data-suggest="shown"]').wait_for()
    assert names[0] not in listed.locator(".qc-palette-name").all_inner_texts()
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()


def _a_topic_becomes_a_code(page: Page, study: Study) -> None:
    go(page, "suggestion")
    hands = Hands(page)
    page.get_by_text(gettext("Topics", "fr"), exact=True).first.click()
    settle(page)
    hands.press("qc_suggestion_topics")
    first = page.locator('[data-testid="stExpander"] summary').first
    first.wait_for()
    first.click()
    name = page.locator('[class*="st-key-qc_topic_name_1_"] input')
    name.fill("Né d’un thème")
    name.press("Tab")
    settle(page)
    page.locator('[class*="st-key-qc_topic_code_1_"] button').click()
    page.locator('[class*="st-key-qc_accept_"] button').first.click()
    settle(page)
    made = [key for key in study.stored() if key.startswith("Né d’un thème: ")]
    assert len(made) == 1

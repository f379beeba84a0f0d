"""A study to code in a real browser: one transcript a test, and what a coder's hands do there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from qualcode.model import CodeKind, Coding
from qualcode.services import codebook, coders, reading, release, studies
from qualcode.services.open_study import OpenStudy
from tests.app.browser.server import Server
from tests.services.small_study import bring_in, make_study

TURNS = (
    "Oui, j’exerce ici depuis dix ans. On n’a pas le temps de se réunir, voilà tout.",
    "La collègue nous aide beaucoup 🙂, sans elle on n’avancerait pas. Le soir, il faudrait être payé.",
    "Les réunions ? Trop longues (rires). Une secrétaire partagée, ce serait bien pour l’équipe.",
    "C’est là que ça coince : l’hôpital ne répond pas, et la famille appelle à vingt-deux heures.",
)
HOSTILE = (
    "Élève 👩🏽‍⚕️ à l’hôpital e\u0301te\u0301 français 🇫🇷🇧🇪 déjà-vu « œuvre » cœur\u00a0! naïve 👨‍👩‍👧‍👦 Noël",
    "नमस्ते दुनिया 한국어 말 ไทย 🏳️‍🌈 puis du français, très ordinaire, çà et là… 1️⃣ fin",
    "Il a dit שלום עולם puis مرحبا بالعالم et il est reparti, voilà, à 8 h 30 précises. 🙂🙃",
)


@dataclass
class Desk:
    """The study, the app that shows it, and who codes."""

    server: Server
    path: Path
    study_id: str
    anne: str
    samira: str
    sources: dict[str, str]

    def address(self, label: str, *, coder: str = "", language: str = "fr") -> str:
        """The coding screen on one transcript."""
        return (
            f"{self.server.address}reading?lang={language}&study={self.study_id}"
            f"&source={self.sources[label]}&coder={coder or self.anne}"
        )

    @contextmanager
    def open(self) -> Iterator[OpenStudy]:
        """The study beside the app, to see what is really stored."""
        with studies.open_study(self.path, remember=False) as study:
            yield study

    def stored(self, label: str) -> list[Coding]:
        """The codings of a transcript, in text order."""
        with self.open() as study:
            return list(reading.read_source(study, self.sources[label]).codings)

    def quotes(self, label: str) -> list[str]:
        """Their words."""
        return [c.segment.quote for c in self.stored(label)]

    def known_here(self) -> None:
        """Has the app find the study by its id, whatever earlier tests made it forget."""
        before = os.environ.get("QUALCODE_DATA", "")
        os.environ["QUALCODE_DATA"] = str(self.server.home / "data")
        with studies.open_study(self.path):
            pass
        os.environ["QUALCODE_DATA"] = before


def set_up(server: Server, folder: Path, labels: tuple[str, ...]) -> Desk:
    """A study of two coders with a transcript of every label and a few codes."""
    with make_study(folder) as study:
        texts = {
            f"M{n}": interview(HOSTILE * 6 if label == "hostile" else TURNS, n)
            for n, label in enumerate(labels, start=1)
        }
        bring_in(study, **texts)
        release.release_as_stated(study, release.Statement())
        theme = codebook.create(study, "Freins", kind=CodeKind.THEME, definition="Ce qui retient.")
        codebook.create(study, "Temps", parent_id=theme.id, definition="Le temps qui manque.")
        codebook.create(study, "Argent", parent_id=theme.id)
        codebook.create(study, "Équipe")
        codebook.create(study, "<img src=x onerror=window.hacked=1>")
        samira = coders.add_coder(study, "Samira")
        sources = {
            label: s.id for label, s in zip(labels, reading.list_sources(study), strict=True)
        }
        return Desk(
            server, study.file.path, studies.get_study(study).id, study.coder.id, samira.id, sources
        )


def interview(turns: tuple[str, ...], number: int) -> str:
    """A transcript as it is typed, unlike any other."""
    asked = f"Enquêtrice : Nous en sommes au numéro {number}, et alors ?"
    return "\n".join(f"{asked}\nMédecin {number} : {turn}" for turn in turns)


@dataclass
class Hands:
    """What a coder does on the screen."""

    page: Page

    def arrive(self, address: str) -> None:
        """Opens the screen and waits until it can be worked with."""
        self.page.goto(address)
        self.ready()

    def ready(self) -> None:
        """Waits until the canvas stands and its bus has spoken once."""
        self.page.locator('.qc-reader[data-ready="1"]').wait_for()
        self.page.wait_for_function("() => window.__qcHubs?.get('coding')?.last.size > 0")

    def prefer(self, **prefs: Any) -> None:
        """Settings of the canvas, as its menus set them."""
        self.page.evaluate(
            "(prefs) => { for (const [k, v] of Object.entries(prefs))"
            " document.querySelector('.qc-reader').__qcCanvas.prefer(k, v); }",
            prefs,
        )

    def at(self, words: str, *, end: bool = False) -> tuple[float, float]:
        """Where on the screen some words begin, or end."""
        found = self.page.evaluate(
            """([words, end]) => {
              const canvas = document.querySelector('.qc-reader').__qcCanvas;
              for (const turn of canvas.doc.turns) {
                const at = turn.text.indexOf(words);
                if (at < 0) continue;
                const start = canvas.doc.point(turn, at), stop = canvas.doc.point(turn, at + words.length);
                const box = canvas.page.rect(end ? stop : start, end);
                return [box.left, box.top + box.height / 2];
              }
            }""",
            [words, end],
        )
        assert found, f"{words} is nowhere on the screen"
        return float(found[0]), float(found[1])

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Presses the mouse here, lets it go there."""
        mouse = self.page.mouse
        mouse.move(*start)
        mouse.down()
        mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        mouse.move(end[0], end[1])
        mouse.up()

    def select(self, words: str) -> None:
        """Selects some words with the mouse."""
        left, top = self.at(words)
        right, bottom = self.at(words, end=True)
        self.drag((left + 1, top), (right - 1, bottom))

    def code(self, words: str, code: str) -> None:
        """Selects some words and puts a code by its name."""
        self.select(words)
        self.page.locator(".qc-palette-input").wait_for()
        self.page.keyboard.type(code)
        self.page.keyboard.press("Enter")

    def saved(self) -> None:
        """Waits until nothing is unsaved."""
        self.page.locator('.qc-reader[data-pending="0"]').wait_for()

    def state(self, name: str) -> str:
        """What the canvas says of itself."""
        return str(
            self.page.evaluate("(n) => document.querySelector('.qc-reader').dataset[n] ?? ''", name)
        )

    def wait(self, condition: str) -> None:
        """Waits until the canvas ``c`` is as said, in JavaScript."""
        self.page.wait_for_function(
            f"() => {{ const c = document.querySelector('.qc-reader')?.__qcCanvas; return c && ({condition}); }}"
        )

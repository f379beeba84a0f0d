from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import BadInputError, QualcodeError
from qualcode.ingest.codebook_draft import code_id_of
from qualcode.ingest.codebook_yaml import read_codebook_yaml
from qualcode.model import CodeKind

ROOT = Path(__file__).parents[2]
SHIPPED = sorted([*ROOT.glob("codebooks/*.yaml"), *ROOT.glob("corpora/*/codebook.yaml")])


def texts(yaml: str) -> list[str]:
    return [finding.text.text for finding in read_codebook_yaml("grille.yaml", yaml).findings]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_codebook_that_ships_is_read_without_a_doubt(path: Path) -> None:
    draft = read_codebook_yaml(path.name, path.read_text(encoding="utf-8"))
    unfit = [finding for finding in draft.findings if "several barriers" not in finding.text.text]
    assert unfit == []
    assert len(draft.codebook()) > 15


def test_a_bare_list_and_a_list_under_nodes_are_the_same() -> None:
    bare = read_codebook_yaml("a", "- id: x\n  name: Soir\n- Nuit")
    under = read_codebook_yaml("a", "title: T\nlanguage: fr\nnodes:\n- id: x\n  name: Soir\n- Nuit")
    assert [node.name for node in bare.nodes] == ["Soir", "Nuit"]
    assert [node.name for node in under.nodes] == ["Soir", "Nuit"]
    assert (under.title, under.language) == ("T", "fr")


@pytest.mark.parametrize(
    "text",
    [
        "- Pêche:\n  - Filets\n  - Marée: quand on sort\n- Quai",
        "Pêche:\n  Filets:\n  Marée: quand on sort\nQuai:",
        "nodes:\n  Pêche:\n    children: [Filets, {name: Marée, definition: quand on sort}]\n  Quai: ''",
    ],
)
def test_codes_may_be_the_keys(text: str) -> None:
    draft = read_codebook_yaml("grille.yaml", text)
    assert draft.findings == ()
    first, second = draft.nodes
    assert (first.name, second.name) == ("Pêche", "Quai")
    assert [(c.name, c.definition) for c in first.children] == [
        ("Filets", ""),
        ("Marée", "quand on sort"),
    ]


def test_values_are_text_even_when_they_look_like_something_else() -> None:
    (node,) = read_codebook_yaml("a", "- {name: 2019, definition: yes, example: 1e3}").nodes
    assert (node.name, node.definition, node.example) == ("2019", "yes", "1e3")
    (empty,) = read_codebook_yaml("a", "- {name: x, definition: null, inclusion: ~}").nodes
    assert (empty.definition, empty.inclusion) == ("", "")


def test_french_field_names_are_understood() -> None:
    (node,) = read_codebook_yaml("a", "- {nom: Soir, définition: d, nature: thème}").nodes
    assert (node.name, node.definition, node.kind) == ("Soir", "d", CodeKind.THEME)


def test_a_lever_keeps_the_first_barrier_it_answers_and_says_so() -> None:
    yaml = (
        "- {id: a, name: A}\n- {id: b, name: B}\n- {id: l, name: L, kind: lever, answers: [b, a]}"
    )
    draft = read_codebook_yaml("g", yaml)
    assert draft.nodes[2].answers == ("b", "a")
    assert draft.codebook().get(code_id_of("l")).answers == code_id_of("b")
    assert ["several barriers" in f.text.text for f in draft.findings] == [True]


def test_a_lever_may_name_its_barrier_by_name() -> None:
    yaml = "- {id: a, name: Manque de temps}\n- {name: L, kind: levier, answers: manque de TEMPS}"
    assert read_codebook_yaml("g", yaml).nodes[1].answers == ("a",)


@pytest.mark.parametrize(
    ("yaml", "found"),
    [
        ("- {name: A, nmae: B}", "field"),
        ("- {name: A, kind: purple}", "kind"),
        ("- {name: A, colour: reddish}", "colour"),
        ("- {name: A, answers: nobody}", "answers"),
        ("- {name: A}\n- {name: a}", "called"),
        ("- {name: A, id: x}\n- {name: B, id: x}", "twice"),
        ("- {name: A}\n- {definition: d, children: [{name: C}]}", "without a name"),
        ("- {name: A}\n- [1, 2]", "not a code"),
    ],
)
def test_one_doubt_is_one_finding_and_nothing_else_is_lost(yaml: str, found: str) -> None:
    assert [found in text for text in texts(yaml)] == [True]


def test_a_finding_names_its_line() -> None:
    (finding,) = read_codebook_yaml("g", "- name: A\n- name: B\n  colour: x").findings
    assert finding.place.values["line"] == 2


@pytest.mark.parametrize(
    "yaml",
    [
        "",
        "nodes: 3",
        "just words",
        "- ''",
        "[" * 20_000,
        "- a: &x [1]\n- *x",
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nnodes: [*c]",
        "- name: !!python/object/apply:os.system ['true']\n- : :",
        "- name: 'unclosed",
        "- " * 200 + "x",
        "name\x00: x",
    ],
    ids=range(11),
)
def test_what_is_no_codebook_is_refused_with_a_sentence(yaml: str) -> None:
    with pytest.raises(BadInputError) as caught:
        read_codebook_yaml("grille.yaml", yaml)
    assert caught.value.hint is not None


def test_a_tag_is_never_obeyed() -> None:
    (node,) = read_codebook_yaml("g", "- name: !!python/name:os.system x").nodes
    assert node.name == "x"


def test_a_huge_text_is_refused_at_once() -> None:
    began = time.process_time()
    with pytest.raises(BadInputError):
        read_codebook_yaml("g", "- x\n" * 1_000_000)
    assert time.process_time() - began < 1


@settings(deadline=None)
@given(st.text() | st.text("-:[]{}&*!|>#'\"%@ \n\tab", max_size=80))
def test_any_text_gives_a_draft_or_a_sentence(text: str) -> None:
    try:
        assert read_codebook_yaml("g", text).codebook()
    except QualcodeError as error:
        assert error.sentence("fr")

"""The thematic tree as figures for paper, and as files for programs that draw mind maps."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.coding.thematic_tree import ExtractChoice
from qualcode.errors import BadInputError
from qualcode.export.figures.branch import Branch, Shown, axis_branches, whole_branch
from qualcode.export.figures.paper import figure_png as figure_png
from qualcode.export.figures.tree_svg import Figure as Figure
from qualcode.export.figures.tree_svg import tree_figures as drawn_figures
from qualcode.export.mind_maps.freemind import freemind_map
from qualcode.export.mind_maps.mermaid import mermaid_mind_map
from qualcode.export.mind_maps.opml import opml_outline
from qualcode.export.mind_maps.topic import Topic, topics_of
from qualcode.export.mind_maps.xmind import xmind_map
from qualcode.model import ThematicNode, ThematicTree
from qualcode.services import audit
from qualcode.services.figure_files import figure_files
from qualcode.services.open_study import OpenStudy
from qualcode.services.studies import get_study
from qualcode.services.thematic_tree import thematic_tree
from qualcode.wording import Message, speaking

MIND_MAPS = ("xmind", "mm", "opml", "mmd")


@dataclass(frozen=True, slots=True)
class TreeChoice:
    """What of the tree is shown.

    ``axes`` are the ids of the nodes at the top of a figure each (the roots of the codebook if
    empty); with ``together`` one figure holds all of them under the title of the study.
    ``n_levels`` is how many levels under an axis are drawn, the rest counted as folded (None:
    all). ``portrait`` None lets a figure lie across where it has more than three levels.
    """

    axes: tuple[str, ...] = ()
    together: bool = False
    n_levels: int | None = None
    counts: bool = True
    levers: bool = True
    coder_id: str | None = None
    portrait: bool | None = None


def tree_figures(
    study: OpenStudy, choice: TreeChoice | None = None, *, language: str = "fr"
) -> tuple[Figure, ...]:
    """The figures of the tree, one axis after another, as many pages of A4 as each takes.

    Raises BadInputError when the codebook is empty, NotFoundError for an axis that is not there.
    """
    choice = choice or TreeChoice()
    with speaking(language):
        branches = _branches(study, choice)
        figures = tuple(f for b in branches for f in drawn_figures(b, portrait=choice.portrait))
    words = "\n".join(each.label for branch in branches for each in branch.walk())
    audit.gate(study, {"tree": words})
    return figures


def _branches(study: OpenStudy, choice: TreeChoice) -> list[Branch]:
    tree = _tree(study, choice)
    shown = Shown(choice.n_levels, choice.counts, choice.levers)
    if choice.together:
        return [whole_branch(get_study(study).title, tree, shown)]
    return axis_branches(get_study(study).title, tree, shown)


def _tree(study: OpenStudy, choice: TreeChoice) -> ThematicTree:
    tree = thematic_tree(study, coder_id=choice.coder_id, choice=ExtractChoice({}, n_proposed=None))
    if not tree.roots:
        raise BadInputError(
            Message("The codebook is empty: there is no tree to draw."),
            Message("Make codes and themes first, or import a codebook."),
        )
    if not choice.axes:
        return tree
    wanted = tuple(_axis(tree, axis) for axis in choice.axes)
    return ThematicTree(wanted, tree.n_extracts, tree.n_participants)


def _axis(tree: ThematicTree, code_id: str) -> ThematicNode:
    found = next((node for node in tree.walk() if node.code.id == code_id), None)
    if found is None:
        raise BadInputError(
            Message("An axis asked for is not in the codebook."),
            Message("Choose among the nodes of the tree."),
        )
    return found


def tree_files(
    study: OpenStudy,
    form: str,
    choice: TreeChoice | None = None,
    *,
    language: str = "fr",
    stem: str = "tree",
) -> tuple[tuple[str, bytes], ...]:
    """The tree as named files: one ``pdf`` of all pages, or an ``svg`` or ``png`` a page."""
    return figure_files(tree_figures(study, choice, language=language), form, stem)


def mind_map(
    study: OpenStudy, form: str, choice: TreeChoice | None = None, *, language: str = "fr"
) -> bytes:
    """The tree as a mind map: ``xmind``, ``mm`` (FreeMind, Freeplane), ``opml`` or ``mmd`` (Mermaid).

    ``BadInputError`` for another form.
    """
    choice = choice or TreeChoice()
    with speaking(language):
        topic = topics_of(get_study(study).title, _tree(study, choice), counts=choice.counts,
                          levers=choice.levers, n_levels=choice.n_levels)  # fmt: skip
    audit.gate(study, {"mind map": "\n".join(_words(topic))})
    match form:
        case "xmind":
            return xmind_map(topic)
        case "mm":
            return freemind_map(topic)
        case "opml":
            return opml_outline(topic)
        case "mmd":
            return mermaid_mind_map(topic)
        case _:
            raise BadInputError(
                Message("A mind map cannot be written as {form}.", form=form),
                Message("Choose xmind, mm, opml or mmd."),
            )


def _words(topic: Topic) -> list[str]:
    own = [topic.title, topic.note]
    return own + [word for child in topic.children for word in _words(child)]

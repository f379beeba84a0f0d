"""What a tree of topics says to who cannot see it."""

from __future__ import annotations

import pytest

from qualcode.export.charts.topics import TopicTree, describe_tree


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Thèmes. Il y a un seul thème."), ("en", "Thèmes. There is one topic.")],
)
def test_a_tree_of_one_topic_says_so_in_the_language_of_the_reader(
    language: str, said: str
) -> None:
    assert describe_tree(TopicTree("Thèmes", ("route",), ()), language) == said

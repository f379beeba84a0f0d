"""What people, places and values are called, turned into the ids a query holds."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.coding.names import fold_name
from qualcode.errors import NotFoundError
from qualcode.model import Attribute
from qualcode.services.coders import find_coder
from qualcode.services.matrix_columns import value_said
from qualcode.services.open_study import OpenStudy
from qualcode.services.participants import participants_table
from qualcode.services.query import Query
from qualcode.services.reading import find_source
from qualcode.store.rows.participants import load_sites
from qualcode.wording import Message


def named_query(
    study: OpenStudy,
    expression: str = "",
    *,
    coders: Iterable[str] = (),
    sources: Iterable[str] = (),
    participants: Iterable[str] = (),
    sites: Iterable[str] = (),
    attributes: Iterable[str] = (),
    since: str = "",
    until: str = "",
    words: str = "",
    memo_words: str = "",
    divergent: bool = False,
    picked: bool = False,
) -> Query:
    """A query said in names; attributes are written NAME=VALUE. NotFoundError for unknown ones."""
    return Query(
        expression,
        tuple(find_coder(study, name).id for name in coders),
        tuple(find_source(study, name).id for name in sources),
        tuple(_identifier(study, name) for name in participants),
        tuple(_site(study, name) for name in sites),
        tuple(_value(study, said) for said in attributes),
        since,
        until,
        words,
        memo_words,
        divergent,
        picked,
    )


def attribute_named(study: OpenStudy, name: str) -> Attribute:
    """The attribute of that name; NotFoundError when there is none."""
    table = participants_table(study)
    for attribute in table.attributes:
        if fold_name(attribute.name) == fold_name(name):
            return attribute
    raise NotFoundError(
        Message("There is no attribute “{name}”.", name=name),
        Message(
            "The participants’ table has: {names}.",
            names=", ".join(a.name for a in table.attributes) or "—",
        ),
    )


def _identifier(study: OpenStudy, name: str) -> str:
    people = participants_table(study).participants
    for person in people:
        if fold_name(person.identifier) == fold_name(name):
            return person.identifier
    raise NotFoundError(
        Message("There is no participant {identifier}.", identifier=name),
        Message("The study has: {names}.", names=", ".join(p.identifier for p in people) or "—"),
    )


def _site(study: OpenStudy, name: str) -> str:
    with study.reading() as reader:
        sites = load_sites(reader)
    for site in sites:
        if fold_name(site.name) == fold_name(name):
            return site.id
    raise NotFoundError(
        Message("There is no site “{name}”.", name=name),
        Message("The study has: {names}.", names=", ".join(s.name for s in sites) or "—"),
    )


def _value(study: OpenStudy, said: str) -> tuple[str, str]:
    name, _equals, value = said.partition("=")
    attribute = attribute_named(study, name.strip())
    people = participants_table(study).participants
    known = {value_said(v) for p in people if (v := p.value(attribute.id)) not in (None, "")}
    for each in known:
        if fold_name(each) == fold_name(value):
            return attribute.id, each
    raise NotFoundError(
        Message("Nobody has “{value}” under {attribute}.", value=value, attribute=attribute.name),
        Message("There is: {names}.", names=", ".join(sorted(known)) or "—"),
    )

"""What people, places and values are called, turned into the ids a query holds."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.coding.names import fold_name
from qualcode.errors import NotFoundError
from qualcode.model import Attribute
from qualcode.services.coders import find_coder
from qualcode.services.matrix_choice import MOST_VALUES
from qualcode.services.matrix_columns import said_anywhere, value_said
from qualcode.services.open_study import OpenStudy
from qualcode.services.participants import participants_table
from qualcode.services.query import Query
from qualcode.services.reading import find_source
from qualcode.services.thematic_tree import interview_name
from qualcode.store.rows.interviews import load_interviews
from qualcode.store.rows.participants import load_sites
from qualcode.store.rows.sources import load_sources
from qualcode.wording import Message
from qualcode.wording import gettext as _


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
    one_coder: bool = False,
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
        one_coder,
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


def sources_of_interview(study: OpenStudy, name: str) -> tuple[str, ...]:
    """The sources of the interview a matrix calls so."""
    with study.reading() as reader:
        interviews = {i.id: i for i in load_interviews(reader)}
        return tuple(
            s.id
            for s in load_sources(reader)
            if interview_name(interviews.get(s.interview_id or ""), s) == name
        )


def values_here(
    study: OpenStudy, attributes: Iterable[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Values of a query kept in any language as this one says them; unknown ones are left out."""
    table = participants_table(study)
    held = {
        (a.id, said): (a.id, value_said(value))
        for a in table.attributes
        for p in table.participants
        if (value := p.value(a.id)) not in (None, "") and value is not None
        for said in said_anywhere(value)
    }
    return tuple(held[each] for each in attributes if each in held)


def without_site(study: OpenStudy) -> tuple[str, ...]:
    """The identifiers of participants no site is known of."""
    return tuple(p.identifier for p in participants_table(study).participants if not p.site_id)


def values_of(study: OpenStudy) -> dict[tuple[str, str], str]:
    """Every value of every attribute as a query holds it, and as it is read: setting: rural."""
    table = participants_table(study)
    found: dict[tuple[str, str], str] = {}
    for attribute in table.attributes:
        held = (p.value(attribute.id) for p in table.participants)
        values = {value_said(v) for v in held if v is not None and v != ""}
        if len(values) <= MOST_VALUES:
            for value in sorted(values):
                found[attribute.id, value] = _("{name}: {value}").format(
                    name=attribute.name, value=value
                )
    return found


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
    held = (p.value(attribute.id) for p in people)
    known = {value_said(v) for v in held if v is not None and v != ""}
    for each in known:
        if fold_name(each) == fold_name(value):
            return attribute.id, each
    raise NotFoundError(
        Message("Nobody has “{value}” under {attribute}.", value=value, attribute=attribute.name),
        Message("There is: {names}.", names=", ".join(sorted(known)) or "—"),
    )

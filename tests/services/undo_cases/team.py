"""What is done to coders."""

from __future__ import annotations

from qualcode.model import CoderRole
from qualcode.services import coders
from tests.services.undo_cases.case import Case

CASES: dict[str, Case] = {
    "add_coder": Case(lambda s: coders.add_coder(s, "Léa")),
    "change_role": Case(
        lambda s: coders.change_role(s, coders.find_coder(s, "Samira").id, CoderRole.READER)
    ),
    "rename_coder": Case(
        lambda s: coders.rename_coder(s, coders.find_coder(s, "Samira").id, "Samia")
    ),
}

"""The days of the week and the months, folded, one space apart: a line for ``words`` or, by ``|``, of a pattern."""

from __future__ import annotations

DAYS_FR = "lundi mardi mercredi jeudi vendredi samedi dimanche"
DAYS_EN = "monday tuesday wednesday thursday friday saturday sunday"
MONTH_NAMES_FR = (
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
)
MONTH_NAMES_EN = (
    "january february march april may june july august september october november december"
)
A_DAY_FR = DAYS_FR.replace(" ", "|")
A_DAY_EN = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

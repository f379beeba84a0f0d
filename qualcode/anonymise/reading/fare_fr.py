"""What French people eat, drink and wash with by the name of a place: champignons de Paris, du vin Bourgogne."""

from __future__ import annotations

from qualcode.anonymise.reading import Reading
from qualcode.anonymise.vocabulary import words

_WINES = words("vin vins")
_VINEYARDS = words(
    "alsace anjou armagnac beaujolais bergerac bordeaux bourgogne cahors champagne chablis corbieres cognac jura",
    "languedoc loire macon madiran medoc minervois muscadet pomerol provence roussillon sancerre saumur savoie",
    "touraine vouvray",
)
# what each place gave its name to, by the first letters of what it is
_FARE = {
    "paris": ("champignon", "jambon"),
    "bayonne": ("jambon",),
    "parme": ("jambon",),
    "marseille": ("savon",),
    "dijon": ("moutarde",),
    "meaux": ("moutarde", "brie"),
    "toulouse": ("saucisse",),
    "strasbourg": ("saucisse",),
    "francfort": ("saucisse",),
    "morteau": ("saucisse",),
    "cambrai": ("betise",),
    "montelimar": ("nougat",),
    "espelette": ("piment",),
    "agen": ("pruneau",),
    "aix": ("calisson",),
    "caen": ("tripe",),
    "jouy": ("toile",),
    "grenoble": ("noix",),
}


def is_fare(reading: Reading, i: int) -> bool:
    """Whether word ``i`` tells which wine, ham or soap is meant, and no place somebody is at."""
    form = reading.folds[i]
    if form in _VINEYARDS:
        k = i - 1
        while k > 0 and reading.folds[k] in _VINEYARDS and reading.is_tight(k):
            k -= 1
        return k >= 0 and reading.is_tight(i) and reading.folds[k] in _WINES
    if form not in _FARE or reading.before(i) not in ("de", "d"):
        return False
    return reading.before(i, 2).startswith(_FARE[form]) and not reading.gap_after(i).startswith("-")


FARE = _VINEYARDS | _FARE.keys()
"""Every place such a thing is called by, folded."""

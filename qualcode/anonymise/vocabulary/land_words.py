"""What streets, parts of a country and kinds of land are called in French and English, folded."""

from __future__ import annotations

from qualcode.anonymise.vocabulary.vocabulary import words

STREETS_FR = words(
    "rue avenue av boulevard bd bld bvd impasse imp allee allees chemin quai place placette square route rte",
    "faubourg fg fbg venelle sentier sente esplanade ruelle chaussee corniche",
)
# as often something else: par mail, en cours
ALSO_STREETS_FR = words("cours mail passage traverse promenade rond pl sq")
STREETS_EN = words(
    "road street avenue lane drive close crescent terrace square gardens grove rd ave mews parade",
    "boulevard highway",
)
ALSO_STREETS_EN = words("st way place court row hill park")
STREETS = STREETS_FR | ALSO_STREETS_FR | STREETS_EN
"""In the name of a place these tell that it is an address."""

_PARTS_FR = words(
    "quartier cite lieudit hameau village bourg ville commune canton departement region"
)
FEATURES_FR = words(
    "plaine riviere fleuve mont col pointe baie ile ilot cap plage vallee val foret bois etang lac pont port mas",
    "anse ravine morne piton cirque combe roche rocher gorge gorges puy barrage moulin canal marais phare plateau",
    "massif lavoir",
)
LANDS_FR = STREETS_FR | _PARTS_FR | FEATURES_FR
"""Words before a name that make it one of a place: quartier Monfreid, lac Daval."""

FEATURES_EN = words(
    "cross creek mountain mountains river brook lake loch lough ridge hollow gap springs falls cove canyon valley",
    "island islands isle bay beach harbour harbor channel sound strait straits firth estuary forest woods heath",
    "moor moors common downs hills hill point peninsula bridge reservoir canal",
)
PARTS_EN = words("county township parish")

"""What streets, parts of a country and kinds of land are called in French and English, folded."""

from __future__ import annotations

from qualcode.anonymise.vocabulary.vocabulary import words

STREETS_FR = words(
    "rue avenue av boulevard bd bld bvd impasse imp allee allees chemin quai place placette square route rte",
    "faubourg fg fbg venelle sentier sente esplanade ruelle chaussee corniche",
)
# what French streets are called by, and said small: rue des tonneliers, rue de la liberté
STANDING_FR = words(
    "eglise gare mairie poste ecole fontaine chapelle moulin pont chateau port marche lavoir four puits hopital",
    "cimetiere temple abbaye halle halles forge presbytere cure croix remparts tanneurs lilas acacias tilleuls",
    "jardins ecoles prairie vallee riviere place plage lac bois forets victoire liberte republique paix resistance",
    "abreuvoir bac calvaire ecluse citadelle prevote bascule commerce industrie progres avenir egalite fraternite",
    "liberation revolution bastille convention abattoirs arenes casernes carrieres moulins fontaines sources vergers",
    "vignes vignobles etangs roches rochers sablons fosses tours tourelles barrieres",
)
NAMESAKES_FR = words(
    "bouchers boulangers tonneliers charpentiers cordiers drapiers tisserands potiers forgerons orfevres tailleurs",
    "menuisiers marechaux serruriers chaudronniers armuriers selliers cordonniers savetiers teinturiers fileuses",
    "lavandieres dentellieres blanchisseurs maraichers jardiniers vignerons meuniers brasseurs fripiers merciers",
    "poissonniers changeurs lombards archers arbaletriers arquebusiers bateliers mariniers pecheurs papetiers",
    "imprimeurs verriers faienciers charbonniers carriers tuiliers briquetiers cloutiers couteliers peigneurs cardeurs",
    "cordeliers carmes jacobins capucins ursulines augustins recollets minimes chartreux celestins dominicains",
    "templiers benedictins penitents chanoines moines clercs ecoliers fusilles deportes martyrs mineurs canuts",
    "platanes marronniers peupliers saules ormes ormeaux chenes hetres bouleaux frenes erables cerisiers pommiers",
    "poiriers pruniers noyers noisetiers amandiers oliviers figuiers cypres pins sapins cedres rosiers roses",
    "violettes bleuets coquelicots marguerites jonquilles tulipes iris glycines muguets genets bruyeres fougeres",
    "aubepines mimosas lauriers sorbiers sureaux troenes chataigniers eglantines hortensias pervenches primeveres",
    "alouettes hirondelles mesanges rossignols merles pinsons fauvettes chardonnerets tourterelles colombes cigognes",
    "moineaux bouvreuils ecureuils renards loups cerfs biches lievres abeilles grillons cigales papillons",
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

"""Names of inhabitants, derived from places: orléanais, piscénois, landaise."""

from __future__ import annotations

from collections.abc import Iterator

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.word_list import HYPHENS, SPACES
from qualcode.anonymise.vocabulary import words
from qualcode.anonymise.vocabulary.callings_fr import HOME
from qualcode.anonymise.vocabulary.gentiles_fr import TOWNSPEOPLE
from qualcode.anonymise.vocabulary.peoples import PEOPLES
from qualcode.model import IdentifierKind
from qualcode.wording import Message

SUFFIXES = (
    "aises", "oises", "aise", "oise", "ais", "ois", "iennes", "ienne", "iens", "ien", "eennes",
    "eenne", "eens", "een", "aines", "aine", "ains", "ain", "ines", "ine", "ins", "in", "ards",
    "arde", "ard", "ates", "ate", "ats", "at", "otes", "ote", "ots", "ot", "acais", "acaise",
)  # fmt: skip
_LEAST_STEM = 4
# said of somebody, words of no dictionary with these endings come from a place no list holds: je suis morvillois
_OF_SOMEWHERE, _LEAST_UNLISTED = ("ois", "oise", "oises", "ais", "aise", "aises"), 6
# irregular ones, and those that are ordinary words too but name a town when people say them
_KNOWN = words(
    "piscenois piscenoise biterrois biterroise stephanois stephanoise malouin malouine malouins",
    "rochelais rochelaise rochelais manceau mancelle manceaux havrais havraise rouennais rouennaise",
    "brestois brestoise rennais rennaise quimperois quimperoise nantais nantaise nantaises angevin",
    "angevine angevins tourangeau tourangelle tourangeaux poitevin poitevine berruyer berruyere",
    "castelroussin castelroussine orleanais orleanaise montargois giennois giennoise blesois",
    "blesoise chartrain chartraine drouais drouaise messin messine messins nanceien nanceienne",
    "spinalien spinalienne mulhousien mulhousienne colmarien colmarienne strasbourgeois",
    "strasbourgeoise remois remoise troyen troyenne chaumontais dijonnais dijonnaise beaunois",
    "macon lyonnais lyonnaise lyonnaises stephanois grenoblois grenobloise annecien annecienne",
    "chamberien chamberienne bugiste bressan bressane valentinois valentinoise montilien",
    "marseillais marseillaise aixois aixoise toulonnais toulonnaise nicois nicoise cannois cannoise",
    "avignonnais nimois nimoise montpellierain montpellieraine perpignanais perpignanaise",
    "carcassonnais narbonnais toulousain toulousaine toulousains albigeois albigeoise montalbanais",
    "agenais agenaise bordelais bordelaise bordelaises palois paloise bayonnais bayonnaise dacquois",
    "tarbais tarbaise lourdais rochefortais saintais saintaise angoumoisin limougeaud limougeaude",
    "briviste clermontois clermontoise bourbonnais vichyssois lillois lilloise lilloises roubaisien",
    "roubaisienne tourquennois douaisien valenciennois arrageois lensois amienois amienoise",
    "abbevillois laonnois saint-quentinois ajaccien ajaccienne bastiais bastiaise",
    "foyalais dionysien dionysienne cayennais basse-terrien pointois mahorais mahoraise",
    "solognot solognote solognots beauceron beauceronne briard briarde percheron vendeen vendeenne",
    "landais landaise charentais charentaise perigourdin perigourdine auvergnat auvergnate cantalien",
    "aveyronnais aveyronnaise lozerien ardechois ardechoise dromois dromoise savoyard savoyarde",
    "haut-savoyard jurassien jurassienne vosgien vosgienne meusien ardennais ardennaise picard",
    "ch'ti normand normande cauchois cauchoise finisterien finisterienne morbihannais costarmoricain",
    "mayennais mayennaise sarthois sarthoise tarnais tarnaise gersois gersoise ariegeois ariegeoise",
    "catalan catalane cevenol cevenole varois varoise corse corses alsacien alsacienne lorrain",
    "lorraine breton bretonne basque martiniquais martiniquaise guadeloupeen guadeloupeenne",
    "guyanais guyanaise polynesien polynesienne caledonien caledonienne",
    "londoner londoners mancunian glaswegian liverpudlian scouser scousers geordie geordies brummie",
    "dubliner corkonian mancunians glaswegians",
)
# peoples and regions broad enough to single nobody out
_BROAD = PEOPLES | words(
    "hollandais hollandaise neerlandais neerlandaise ecossais ecossaise gallois galloise flamand flamande",
    "wallon wallonne tchetchene danois danoise suedois suedoise norvegien norvegienne grec grecque",
    "hongrois hongroise croate bosniaque mexicain mexicaine argentin argentine chilien chilienne",
    "colombien colombienne indien indienne pakistanais pakistanaise israelien palestinien palestinienne",
    "libanais libanaise egyptien egyptienne libyen libyenne australien australienne gitan manouche",
    "francais francaise corse corses breton bretonne bretons normand normande alsacien alsacienne",
    "lorrain lorraine basque picard catalan catalane parisien parisienne auvergnat ch'ti",
    "auvergnate savoyard martiniquais martiniquaise guadeloupeen guadeloupeenne guyanais guyanaise",
    "reunionnais reunionnaise mahorais mahoraise antillais antillaise caledonien caledonienne",
    "metropolitain metropolitaine europeen europeenne africain africaine americain americaine",
    "algerien algerienne marocain marocaine tunisien tunisienne senegalais senegalaise malien",
    "malienne guineen guineenne ivoirien ivoirienne camerounais camerounaise congolais congolaise",
    "comorien comorienne malgache haitien haitienne portugais portugaise espagnol espagnole italien",
    "italienne polonais polonaise roumain roumaine bulgare albanais albanaise kosovar serbe russe",
    "ukrainien ukrainienne syrien syrienne irakien irakienne iranien iranienne afghan afghane turc",
    "turque kurde kurdes vietnamien vietnamienne cambodgien cambodgienne laotien laotienne chinois",
    "chinoise japonais japonaise bresilien bresilienne belge suisse allemand allemande anglais",
    "anglaise irlandais irlandaise quebecois quebecoise canadien canadienne erythreen erythreenne",
    "ethiopien ethiopienne soudanais soudanaise tchadien tchadienne nigerian nigeriane bangladais",
    "pakistanais pakistanaise indien indienne armenien armenienne georgien georgienne berbere kabyle",
    "coreen coreenne rwandais rwandaise togolais togolaise beninois beninoise gabonais gabonaise angolais",
    "mauritanien mauritanienne somalien somalienne kenyan ghaneen ghaneenne philippin philippine thailandais",
    "indonesien indonesienne tibetain tibetaine bengali peul soninke bambara wolof lituanien estonien letton",
    "slovaque slovene tcheque moldave macedonien finlandais finlandaise islandais islandaise cubain cubaine",
    "greek turkish polish irish scottish welsh english british french german italian spanish portuguese dutch",
    "danish swedish norwegian finnish russian ukrainian romanian bulgarian hungarian czech slovak croatian",
    "serbian albanian bosnian lithuanian latvian estonian chinese japanese korean vietnamese filipino filipina",
    "indian pakistani bangladeshi nepali tamil punjabi gujarati bengali sikh hindu jewish muslim catholic",
    "protestant presbyterian methodist baptist mennonite amish quaker african american canadian australian",
    "nigerian ghanaian kenyan ugandan somali sudanese eritrean ethiopian zimbabwean jamaican caribbean mexican",
    "brazilian colombian syrian iraqi iranian afghan kurdish lebanese egyptian moroccan algerian tunisian",
    "yoruba igbo hausa zulu xhosa maori aboriginal adivasi scotsman scotsmen irishman irishmen welshman",
    "welshmen englishman englishmen frenchman frenchmen westerner southerner northerner",
    "poitevin macon agenais bourbonnais charentais solognot marseillaise",
)


def is_broad(form: str) -> bool:
    """Whether the form names the people of a large region or a country."""
    return form in _BROAD or form.removesuffix("s") in _BROAD


# with one of these a wide region situates somebody, too: en région parisienne
_HEADS = words(
    "region regions banlieue banlieues campagne campagnes bassin agglomeration agglo metropole pays cote cotes",
    "peripherie couronne vallee vallees bocage littoral vignoble vignobles plateau plateaux plaine plaines montagne",
    "montagnes massif marais coteaux foret forets estuaire rade golfe ile iles presqu'ile presqu arriere-pays pays",
    "alpes pyrenees prealpes riviera corniche piemont causse causses lande landes gatine perche jura ardennes",
    "faubourg faubourgs proche-banlieue ceinture ruralite",
)
# people of a region, said of somebody: un client breton, je suis alsacienne; not of a wine or a language
_REGIONAL = words(
    "breton bretonne bretons bretonnes normand normande normands normandes alsacien alsacienne alsaciens alsaciennes",
    "lorrain lorraine lorrains lorraines basque basques picard picarde picards picardes catalan catalane catalans",
    "catalanes auvergnat auvergnate auvergnats auvergnates savoyard savoyarde savoyards savoyardes corse corses",
    "bourguignon bourguignonne bourguignons bourguignonnes provencal provencale provencaux provencales",
    "champenois champenoise champenoises limousin limousine limousins limousines gascon gasconne gascons gasconnes",
    "bearnais bearnaise bearnaises languedocien languedocienne languedociens franc-comtois comtois comtoise",
    "berrichon berrichonne berrichons berrichonnes morvandiau morvandelle morvandiaux flamand flamande flamands",
    "flamandes reunionnais reunionnaise reunionnaises martiniquais martiniquaise martiniquaises guadeloupeen",
    "guadeloupeenne guadeloupeens guyanais guyanaise guyanaises mahorais mahoraise mahoraises antillais antillaise",
    "antillaises valaisan valaisanne valaisans valaisannes vaudois vaudoise vaudoises jurassien jurassienne",
    "jurassiens jurassiennes tessinois tessinoise grison grisonne wallon wallonne wallons wallonnes gaumais gaumaise",
    "hennuyer hennuyere beauceron beauceronne beaucerons solognot solognote solognots percheron percheronne",
    "percherons cauchois cauchoise saintongeais saintongeaise charentais charentaise charentaises poitevin poitevine",
    "poitevins poitevines nivernais nivernaise nivernaises bourbonnais bourbonnaise bourbonnaises maconnais",
    "maconnaise charolais charolaise beaujolais beaujolaise bressan bressane bressans bugiste forezien forezienne",
    "dauphinois dauphinoise dauphinoises quercynois quercynoise rouergat rouergate rouergats cevenol cevenole",
    "cevenols camarguais camarguaise roussillonnais roussillonnaise bigourdan bigourdane landais landaise girondin",
    "girondine medocain medocaine agenais agenaise artesien artesienne boulonnais boulonnaise thierachien",
    "thierachienne gatinais gatinaise augeron augeronne maraichin maraichine leonard leonarde tregorrois tregorroise",
    "cornouaillais cornouaillaise vannetais vannetaise bigouden bigoudene bigoudens bigoudenes gaspesien gaspesienne",
    "abitibien abitibienne saguenayen saguenayenne madelinot madelinote acadien acadienne acadiens acadiennes",
    "gascons caussenard caussenarde caussenards ch'ti chti occitan occitane occitans aquitain aquitaine aquitains",
    "rhonalpin rhonalpine francilien francilienne franciliens franciliennes vendeen vendeenne vendeens vendeennes",
    "ardennais ardennaise ardennaises caldoche kanak",
)
_LISTED = _KNOWN | TOWNSPEOPLE
_OF_TOWNS = _LISTED | _REGIONAL | words("parisien parisienne")
_SOMEBODY = words(
    "pere mere parents grand-pere grand-mere mari femme mamie papi famille familles oncle tante cousin cousine ami",
    "amie",
    "amis copain copine copains collegue collegues voisin voisine voisins patron patronne client clients cliente",
    "fournisseur fournisseurs entreprise entreprises societe societes boite groupe cooperative association equipe",
    "paysan",
    "paysanne paysans agriculteur agriculteurs eleveur eleveurs pecheur pecheurs marin marins medecin docteur homme",
    "femmes hommes gens gars fille garcon gamin enfants jeunes couple ouvrier ouvriers vigneron maire depute artiste",
    "musicien chanteur ecrivain etudiant etudiante etudiants touriste touristes vacanciers scouts eclaireurs eleves",
    "camarade camarades soldat soldats infirmiere infirmier professeur prof origine origines branche belle-famille",
    "belle-mere beau-pere gendre bru conjoint compagnon compagne epouse communaute labo laboratoire centre hopital",
    "accent accents ascendance ancetres racines cousins cousines neveu niece beaux-parents mineur mineurs notable",
    "village villages ville villes maison ferme fermes hameau hameaux",
)
_I_AM = words("suis sommes etes ne nee reste restee")
_IS = words("est sont etait etaient etions etais")
_WHO = words("il elle ils elles on c ce qui j nous vous toi")
_ADVERBS = words(
    "tres plutot bien aussi d origine moitie pas vraiment tous tout toute toutes deux moi"
)
_A = words(
    "un une des les deux trois ces cette ce petit petits petite vrai vraie vrais bon gros jeune tous"
)


def _is_of_region(reading: Reading, i: int) -> bool:
    """Whether the people of a region are said of somebody here."""
    one, two = reading.before(i), reading.before(i, 2)
    if reading.after(i) in ("de", "du"):
        return False
    if one in _SOMEBODY | HOME or (reading.gaps[i] == ", " and reading.folds[i - 1] in _SOMEBODY):
        return True
    if one in _ADVERBS:
        one, two = two, reading.before(i, 3)
    if one in _I_AM or (one in _IS and two in _WHO | _SOMEBODY | HOME):
        return True
    if one in ("les", "des") and reading.folds[i].endswith("s") and not reading.opens[i]:
        return True  # comme tous les bretons
    return reading.is_capital(i) and one in _A and not reading.opens[i]


# the people of the largest town are no wide region's; le Parisien is a paper
_FOLK = words(
    "parisien parisienne parisiens parisiennes parigot parigote parigots parigotes chtimi chtimis ch'timi ch'timis"
)
_OF_A_PAPER = ("le", "region", "banlieue")
_PARTS = ("haut", "bas", "nord", "sud", "est", "ouest", "franco", "afro", "anglo", "germano")
_ALSO_ENDING = ("an", "ane", "ans", "anes")


def is_people_of_part(reading: Reading, first: int, last: int) -> bool:
    """Un Haut-Valaisan, une Franco-Catalane: people of a part of somewhere, or of two countries."""
    if last != first + 1 or reading.folds[first] not in _PARTS:
        return False
    said = reading.gaps[last] in HYPHENS and reading.before(first) in ("un", "une", "des", "les")
    return said and reading.folds[last].endswith((*SUFFIXES, *_ALSO_ENDING))


def find(reading: Reading) -> Iterator[Candidate]:
    """Inhabitants' names, whatever their case."""
    kind, place_reason = IdentifierKind.PLACE, Message("name of inhabitants")
    places: dict[str, str] = {}
    for form, mentions in reading.mentions.items():
        derived = len(form) >= 6 and form.endswith(SUFFIXES)
        if (derived or form in _LISTED) and (place := _place_of(reading, mentions[0], form)):
            places[form] = place
    french = reading.settings.language != "en"
    for i in reading.where(_HEADS) if french else ():
        form = reading.after(i)
        if (form in _OF_TOWNS or form in places) and reading.gaps[i + 1] in SPACES:
            yield reading.candidate(i, i + 1, kind, Tier.REVIEW, place_reason)
    unlisted = {
        form
        for form, mentions in reading.mentions.items()
        if form.endswith(_OF_SOMEWHERE)
        and len(form) > _LEAST_UNLISTED
        and form not in places
        and not (is_broad(form) or reading.ordinariness(mentions[0]))
    }
    for i in reading.where(_REGIONAL | unlisted) if french else ():
        if _is_of_region(reading, i):
            yield reading.candidate(i, i, kind, Tier.REVIEW, place_reason)
    for i in reading.where(_FOLK):
        if reading.before(i) not in _OF_A_PAPER:
            yield reading.candidate(i, i, kind, Tier.REVIEW, place_reason)
    for i in reading.where(places.keys()):
        form = reading.folds[i]
        if i not in reading.kept:
            reason = (
                Message("name of inhabitants, from {place}", place=places[form])
                if places[form] != form else place_reason
            )  # fmt: skip
            yield reading.candidate(i, i, kind, Tier.REVIEW, reason)


def _place_of(reading: Reading, i: int, form: str) -> str:
    """The place the inhabitants' name comes from, the form itself if listed, "" if it is none."""
    if is_broad(form):
        return ""
    if form in _LISTED:
        return form
    if reading.ordinariness(i) or reading.known(i).given or reading.known(i).is_usual_surname:
        return ""
    for suffix in SUFFIXES:
        if form.endswith(suffix) and len(stem := form[: -len(suffix)]) >= _LEAST_STEM:
            for place in reading.lexicon.starts_place(stem):
                if len(place) - len(stem) <= 3:
                    return place
    return ""

"""French first names that are words too, where no noun stands bare: que pierre a dit, enceinte de rose.

French gives a common noun an article, a possessive or a number. A bare one before a verb, after “avec” or
“chez”, beside another first name, is somebody.
"""

from __future__ import annotations

from qualcode.anonymise.identifiers import Candidate, Tier
from qualcode.anonymise.reading import Reading
from qualcode.anonymise.reading.openings import is_inverted
from qualcode.anonymise.reading.word_list import APOSTROPHES, SPACES
from qualcode.anonymise.recognisers.no_capitals.cues import MANNERS
from qualcode.anonymise.vocabulary import words
from qualcode.model import IdentifierKind
from qualcode.wording import Message

# first names of the tables that stand bare in French as what they mean
_NEVER = words(
    "ami amie amis anonyme art amour avis beau belle bien bon cher cheri cherie court cris desir engin esprit gay",
    "gentil gloire jersey leger les liberte lie lies long man mari merveille moche nana neige noble ocean papa maman",
    "paris parfaite princesse prince princes promesse remise rock royal sang sol son tais tel tout toute venant venus",
    "saint sainte junior juste lance mai avril mamie papi mark noel roman divine don franc fortune gene bill sue van",
    "alpha arcade argentine aria dallas franco islam kali laid merle medina melba radia samba sana sultan merci bref",
    "chretien conception incarnation come ascension assa assomption art aura automne changement chance chester duc",
    "exauce fauve ferie gale janvier jazz laissa louve lourdes marge marquis mine monte pape pepin pie plume primo",
    "romano rubis severe tanner terra terri tory trinite tuba urbaine val vanille viola vital vitale carmine comme",
    "devin diane brandy cannelle dahlia honore honoree innocent prudent fidele parfait innocente gracieuse vanda clair",
    "christ jesus dieu pat mina kim nan baba beni bibi boubou calypso candie candi carter chic court gui hai hala",
    "horst ion lais las lesa leu ives lys mac major mayes mes mir nana neo nonce ours para ray rais rani regis rida",
    "rima rime sati semi solo son timon toma tome vida violine cela cette mais sais serait sens long cas pas plus",
    "marina marines colline collines lune nuit mer jour aube midi soir terre ciel porter miles lin lise lime liste",
    "normand normande breton bretonne basque allemand romain romaine romains espagnol gitane",
)
# what these say of a thing behind a noun or a verb, they say bare: une robe, rose; voir clair
_SAID_OF_THINGS = words(
    "rose claire clair blanche brune violette marine fleur perle olive prune cerise aimee aime desire desiree modeste",
    "parfait constant candide placide innocent urbain martial martiale fortunee loup ambre jade anis pierre vanille",
)
_NO_SUBJECT = words("aime aimee parfait constant clair innocent")
_BEFORE_SUBJECTS = words(
    "que qu quand si ou comme et mais donc puis alors car lorsque puisque bah ben hein bon voila ouais oui non",
    "parce meme aussi pourtant ensuite enfin quoi tandis pendant apres avant dont",
)
_VERBS = words(
    "a est etait avait va allait vient venait dit disait fait faisait veut voulait peut pouvait sait savait doit",
    "devait habite habitait travaille travaillait appelle appelait arrive arrivait part partait parle parlait reste",
    "restait prend prenait met mettait donne donnait tient tenait connait connaissait voit voyait pense pensait croit",
    "croyait garde gardait demande demandait joue jouait raconte racontait rigole rigolait repond passe passait",
    "repondait porte portait gagne aura sera fera ira viendra pourra voudra aurait serait ferait pourrait voudrait",
    "crie gagnait pleure chante chantait m t s n ne y lui nous vous me te se aimait aime achete achetait vendait tombe",
    "tombait commence commencait finit finissait revient revenait rentre rentrait sort sortait monte montait",
    "descend lisait ecrit ecrivait mange mangeait boit buvait dort dormait vit vivait meurt nait il elle fut eut alla",
    "aussi ouvre suit suivait vint partit tenait montre montrait apporte apportait amene amenait emmene laisse apprend",
)
# “et pierre à côté”, “que pierre y est”: the letters alone say less
_GRAVE = "à"
_WITH = words("avec chez contre sans sauf")
_CLOSE = words(
    "femme mari fils fille soeur frere mere pere maman papa cousin cousine tante oncle neveu niece copain copine ami",
    "amie epouse epoux parents enfants famille veuve veuf fiance fiancee compagne compagnon gendre bru jumeau jumelle",
    "numero portable telephone anniversaire mariage naissance deces obseques enterrement bapteme enceinte interview",
    "entretien temoignage accouche prenom",
)
_GREETING = words("bonjour bonsoir merci salut coucou bienvenue adieu allo bravo")
_MEETING = (
    "rencontr", "connu", "connaiss", "epous", "invit", "embrass", "accueill", "prevenu", "remerci", "interview",
    "baptis", "croise", "retrouve", "enterre",
)  # fmt: skip
_TELLING = (
    "dit", "dis", "disait", "dire", "demand", "donn", "parl", "ecri", "telephon", "montr", "racont", "expliqu", "confi",
    "offert", "offr", "repond", "ressembl", "rendu", "pens", "promis", "promet",
)  # fmt: skip
_SHOWING = words("est etait")
_BEHIND_SHOWN = words("un une ma mon sa son ta ton notre leur")
_ON = words(
    "et ou qui qu on je j il elle nous vous ils c ca pour dans en au mon ma quand puis mais a m lui aussi y ils"
)
_STOPS = (",", ".", ";", "!", "?", ")", "…", "\n", ":")
_DASHES = (" – ", " — ", " - ")
_KIN_NEAR, _LEAST, _OFTEN = 8, 3, 3


def find_at(reading: Reading, i: int) -> tuple[int, Candidate] | None:
    """The first name at ``i`` that is a word too, with the surname behind it."""
    if reading.settings.language == "en":
        return None
    if _is_surname(reading, i):
        return i, reading.candidate(i, i, IdentifierKind.PERSON, Tier.REVIEW, _REASON)
    if not _may_be_borne(reading, i):
        return None
    if not (
        _is_beside(reading, i)
        or _is_paired(reading, i)
        or _is_subject(reading, i)
        or _is_led_to(reading, i)
    ):
        return None
    last = i + _has_surname(reading, i + 1)
    return last, reading.candidate(i, last, IdentifierKind.PERSON, Tier.REVIEW, _REASON)


def _has_surname(reading: Reading, k: int) -> bool:
    if k >= len(reading) or reading.gaps[k] not in SPACES:
        return False
    known = reading.known(k)
    if not reading.is_ordinary(k):
        return known.is_known_surname and not known.given
    return known.is_usual_surname and reading.ordinariness(k) < _OFTEN and _ends(reading, k)


_REASON = Message("name without a capital")


def _is_surname(reading: Reading, i: int) -> bool:
    """Chez blanc, les frères brun, il y avait petit, legrand et moi: a surname that is a word of every day."""
    form, one = reading.folds[i], reading.before(i)
    if one == "chez" and _is_bare_after_chez(reading, i):
        return True
    if reading.known(i).surname != 1 or len(form) < _LEAST or i in reading.in_labels:
        return False
    if form in reading.vocabulary.function_words or form in reading.vocabulary.possessives:
        return False
    if one == "chez":
        plain = form in reading.vocabulary.kin or form in _NEVER or form.endswith("s")
        return not plain and (_is_stopped(reading, i) or reading.after(i) in ("d", "a", "on"))
    if one == "les" or (one == "des" and reading.before(i, 2) in _BESIDE):
        return _is_family(reading, i)
    if one in _SIBLINGS:
        plural = form.endswith(("s", "x", "aux", "ent"))
        return not plural and reading.ordinariness(i) < _OFTEN and _ends(reading, i)
    led = one in _ROLES and reading.before(i, 2) in _OF_ROLES and not form.endswith(_ADJECTIVAL)
    if led:
        return reading.after(i) in _DOES or _is_stopped(reading, i)
    if one == "famille" and reading.before(i, 2) in _OF_FAMILIES:
        return form[-1] not in "esxé" and not form.endswith(_ADJECTIVAL)
    return _is_listed(reading, i) or _is_who_did(reading, i)


_OF_FAMILIES = words("la cette de")


_DID = words(
    "avait disait voulait faisait venait savait connaissait allait habitait travaillait arrivait parlait",
    "racontait tenait m nous lui me etait a est dit s",
)
_NO_WHO = ("s", "x", "e", "ant", "ment", "if", "al", "el", "ique", "eux")


def _is_who_did(reading: Reading, i: int) -> bool:
    """“Quand l'atelier a ouvert, charpin avait déjà sa place”: a rare bare word before what somebody did."""
    form, before = reading.folds[i], reading.before(i)
    plain = form in _NEVER or form in reading.determined or form.endswith(_NO_WHO)
    if plain or reading.ordinariness(i) != 1 or i in reading.kept or len(form) < _LEAST + 2:
        return False
    bare = before in _BEFORE_SUBJECTS or (not before and reading.gaps[i] == ", ")
    return bare and reading.after(i) in _DID and reading.words[i + 1] != _GRAVE


def _is_bare_after_chez(reading: Reading, i: int) -> bool:
    """Chez agnelle, chez colombier: nobody's house, shop or works is said without an article."""
    form, vocabulary = reading.folds[i], reading.vocabulary
    plain = form in vocabulary.small_words or form in vocabulary.kin or form in vocabulary.titles
    plain = (
        plain or form in vocabulary.possessives or form in vocabulary.determiners or form in _NEVER
    )
    long = len(form) > _LEAST and form.isalpha() and not form.endswith(("s", "x"))
    return long and not plain and 0 < reading.ordinariness(i) < _OFTEN and i not in reading.kept


def _is_family(reading: Reading, i: int) -> bool:
    """Les moulin ont vendu, chez les poisson, …: the article has a plural that the word has not."""
    form, two = reading.folds[i], reading.before(i, 2)
    allowed = _BESIDE if reading.before(i) == "des" else _BEFORE_FAMILIES
    verb = two and two not in allowed
    plural = form.endswith(("s", "x", "z"))
    said = reading.before(i) == "les" and form.endswith(("er", "ir", "re", "ent"))
    if verb or plural or said or form in _NEVER:
        return False
    if form in reading.vocabulary.small_words or reading.words[i][-1] in "éèàù":
        return False
    if reading.before(i) == "des":
        return _ends(reading, i)
    beside = reading.after(i) == "et" and reading.after(i, 2) in ("les", "leurs")
    return beside or _is_stopped(reading, i) or reading.after(i) in _PLURAL_VERBS


_BEFORE_FAMILIES = words(
    "chez avec et voisins amis cousins puis par contre entre comme proprietaires patrons mais"
)
_BESIDE = words("face cote maison ferme pres champ jardin appartement cour hangar")
_PLURAL_VERBS = words(
    "ont sont etaient avaient vont font ils elles qui habitent habitaient tenaient faisaient eux"
)
_ROLES = words(
    "contremaitre directeur directrice surveillant surveillante proviseur proviseure instituteur institutrice maire",
    "depute deputee senateur senatrice prefet juge avocat avocate notaire inspecteur inspectrice commissaire caporal",
    "conseiller conseillere censeur principal surge brigadier adjudant lieutenant chirurgien kine dentiste pharmacien",
    "imprimeur instit prof professeur president presidente sous-prefet veterinaire sergent cpe aumonier chanoine",
)
_OF_ROLES = words("le la l mon ma notre un une son sa votre ton ta")
_DOES = words("il elle qui m t s a est etait avait disait dit faisait venait voulait")
_ADJECTIVAL = (
    "al",
    "ale",
    "el",
    "ier",
    "if",
    "ive",
    "ant",
    "ent",
    "ique",
    "aire",
    "ain",
    "eux",
    "able",
    "ete",
)
_SIBLINGS = words("freres soeurs epoux cousins consorts demoiselles messieurs")
BEFORE_SURNAMES = _SIBLINGS | _ROLES | words("les des")


def _is_listed(reading: Reading, i: int) -> bool:
    """“Il y avait petit, legrand et moi”: the first of a list of surnames."""
    k = i + 1
    bare = reading.before(i) in ("avait", "a", "y", "avec", "") and reading.words[i - 1] != _GRAVE
    if not bare or k >= len(reading) or reading.gaps[k] != ", " or reading.is_ordinary(k):
        return False
    goes_on = reading.after(k) == "et" or reading.gap_after(k) == ", "
    alone = bool(reading.before(i)) or not _is_stopped(reading, k)
    return goes_on and alone and reading.known(k).is_usual_surname and k not in reading.kept


def _may_be_borne(reading: Reading, i: int) -> bool:
    form = reading.folds[i]
    if not reading.known(i).is_usual_given or len(form) < _LEAST or form in _NEVER:
        return False
    if form in reading.vocabulary.small_words or form in reading.vocabulary.known_words:
        return False
    return reading.is_ordinary(i) and i not in reading.in_labels and not is_inverted(reading, i)


def _is_subject(reading: Reading, i: int) -> bool:
    """Que pierre a gardé, quand guy est revenu, alors rose elle disait."""
    form, after = reading.folds[i], reading.after(i)
    if after not in _VERBS or reading.words[i + 1] == _GRAVE or form in _NO_SUBJECT:
        return False
    before = reading.before(i)
    if before in ("et", "ou") and form in _SAID_OF_THINGS and after in ("a", "y", "s", "ne", "n"):
        return reading.before(i, 2) == "" or form == "pierre"
    return before in _BEFORE_SUBJECTS or (not before and reading.opens[i])


def _is_beside(reading: Reading, i: int) -> bool:
    """Après désiré marguerite yves: where commas are lost, among first names; pierre l'aîné."""
    if reading.before(i) in reading.vocabulary.determiners:
        return False
    if reading.after(i) in ("l", "le", "la") and reading.after(i, 2) in _RANKS:
        return True
    kin = reading.after(i, 2) in reading.vocabulary.kin
    if kin and reading.after(i) in reading.vocabulary.possessives and not _is_made_of(reading, i):
        return True  # ange son frère
    if not reading.breathless or reading.folds[i] in _SAID_OF_THINGS - _LISTED_TOO:
        return False
    near = [k for k in (i - 1, i + 1) if 0 <= k < len(reading) and reading.is_tight(max(k, i))]
    return any(_is_first_name(reading, k) and k not in reading.in_labels for k in near)


def _is_made_of(reading: Reading, i: int) -> bool:
    return reading.before(i) in ("de", "d", "en", "a", "c", "est", "tres")


_RANKS = words("aine ainee cadet cadette benjamin benjamine dernier derniere second seconde")
_LISTED_TOO = words("rose pierre claire blanche violette desire desiree aime aimee fortunee")


def _is_paired(reading: Reading, i: int) -> bool:
    """Pierre et betty, sandrine et pierre, lucien, rose, marcel: beside a first name that is no word."""
    k = i + 1
    if reading.after(i) == "et" and _is_first_name(reading, i + 2):
        return reading.before(i) not in reading.vocabulary.determiners
    if reading.before(i) == "et" and i > 1 and _is_first_name(reading, i - 2):
        return not _goes_on(reading, i)
    follows = k < len(reading) and reading.gaps[k] == ", " and _is_first_name(reading, k)
    preceded = i > 0 and reading.gaps[i] == ", " and _is_first_name(reading, i - 1)
    bare = not reading.before(i) or reading.before(i) in _WITH | {"y", "avait", "a"}
    if follows and preceded:
        return True
    return follows and bare and reading.folds[i] not in _SAID_OF_THINGS - {"pierre", "rose"}


def _goes_on(reading: Reading, i: int) -> bool:
    """“Jeanne et pierre de taille”: what a thing is made of or like."""
    return reading.after(i) in ("de", "d", "a") and reading.words[i + 1] != _GRAVE


def _is_first_name(reading: Reading, k: int) -> bool:
    if k >= len(reading) or k in reading.kept:
        return False
    return reading.known(k).is_usual_given and not reading.is_ordinary(k)


def _is_led_to(reading: Reading, i: int) -> bool:
    """Avec pierre, enceinte de rose, merci marine, j'ai rencontré guy, le grand-père, guy."""
    one, two, form = reading.before(i), reading.before(i, 2), reading.folds[i]
    ended = _ends(reading, i)
    if one in _WITH:
        return one == "chez" or (ended and form not in MANNERS)
    if one in ("de", "d"):
        return two in _CLOSE and not (
            form in _SAID_OF_THINGS and two in ("mere", "numero") and not ended
        )
    if one in _GREETING:
        return not _goes_on(reading, i)
    if one in _SHOWING and two in ("c", "ce") and _is_of_kin(reading, i):
        return ended
    if one in _SHOWING and two in ("c", "ce"):
        shown = form not in _SAID_OF_THINGS and (reading.after(i) in _BEHIND_SHOWN)
        return shown or reading.after(i) == "qui"
    if one == "a" and reading.words[i - 1] == _GRAVE:
        return two.startswith(_TELLING)
    if one.startswith(_MEETING) and ended:
        return form not in _NO_SUBJECT
    return _is_apposed(reading, i)


def _is_of_kin(reading: Reading, i: int) -> bool:
    """“Ma sœur c'est fleur”, “le dernier c'est aimé”."""
    who, whose = reading.before(i, 3), reading.before(i, 4)
    owned = whose in reading.vocabulary.possessives and who in reading.vocabulary.kin
    return owned or (whose in ("le", "la", "l") and who in _RANKS)


def _is_apposed(reading: Reading, i: int) -> bool:
    """“Le grand-père, guy, tenait…”, “un frère qui est resté, pierre.”"""
    if i == 0 or reading.gaps[i] not in (", ", *_DASHES) or not _is_stopped(reading, i):
        return False
    if reading.folds[i - 1] in reading.vocabulary.kin:
        return True
    if reading.folds[i] in _SAID_OF_THINGS - {"pierre"}:
        return False
    near = range(max(0, i - _KIN_NEAR), i)
    kin = [k for k in near if reading.folds[k] in _KIN]
    return bool(kin) and all(reading.is_tight(k) for k in range(kin[-1] + 1, i))


_KIN = words(
    "frere soeur fils fille oncle tante cousin cousine neveu niece enfant gamin gamine ami amie copain copine"
)


def _is_stopped(reading: Reading, i: int) -> bool:
    gap = reading.gap_after(i)
    return not gap or gap in _DASHES or gap.strip(" ")[:1] in _STOPS


def _ends(reading: Reading, i: int) -> bool:
    """Whether nothing that a noun would need follows word ``i``."""
    gap = reading.gap_after(i)
    if gap in SPACES or gap in APOSTROPHES:
        return reading.after(i) in _ON
    return _is_stopped(reading, i)

"""French names in transcripts without capitals: what is found, and what names nobody."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def _found(text: str, lexicon: Lexicon) -> list[str]:
    candidates = detect(text, lexicon, DetectionSettings("fr", no_capitals=True))
    return [one.text for one in candidates if one.is_replaced]


# first names that are words, where no noun stands without its determiner
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ma cousine attendait un bébé, enceinte de claire justement.", "claire"),
        ("hier soir on a dîné avec pierre et sandrine.", "pierre"),
        ("j'y suis allée avec fabienne et pierre, en stop.", "pierre"),
        ("le grand-oncle, guy, tenait la buvette.", "guy"),
        ("l'atelier que pierre a monté dans la grange", "pierre"),
        ("quand rose est rentrée de couches", "rose"),
        ("bah alors pierre il voulait pas signer", "pierre"),
        ("c'est désiré qui ouvrait le portail", "désiré"),
        ("la veuve de pierre loue le premier étage", "pierre"),
        ("j'ai perdu le numéro d'ange, tant pis", "ange"),
        ("faudra que tu demandes à rose", "rose"),
        ("merci marine pour le café", "marine"),
        ("entretien avec marine, cuisinière.", "marine"),
        ("un neveu qui vit au chalet, pierre.", "pierre"),
        ("chez pierre y avait toujours du monde", "pierre"),
        ("quand pierre lange est passé nous voir", "pierre lange"),
    ],
)
def test_a_bare_word_that_is_a_first_name_is_somebody(
    text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "un muret de pierre et de torchis",
        "la cheminée en pierre, avec son linteau",
        "elle a mis sa robe rose et ses gants",
        "il buvait une eau claire et froide",
        "avec prudence et avec patience on y arrive",
        "on l'a fait avec grâce, sans mentir",
        "ils ont servi dans la marine, puis ailleurs",
        "une voix claire, un regard franc",
        "j'ai mal aux reins, aux pierres aussi",
        "merci bien pour tout",
        "la nuit est claire et la lune est ronde",
        "des rideaux, rose, vert, un peu de tout",
        "il est constant et il est modeste",
        "c'est clair qui va payer à la fin",
    ],
)
def test_the_same_words_as_nouns_and_adjectives_are_nobody(text: str, lexicon: Lexicon) -> None:
    assert _found(text, lexicon) == []


@pytest.mark.parametrize(
    "text",
    [
        "donc j'ai pris la mar- la route du bas",
        "il nous faut un sal/ un salon plus grand",
        "c'était une cham- une petite chambre",
        "moi je suis rep/ je suis repartie",
        "il fautque je vous montre",
        "on a fini vite maispas sans mal",
        "c'est vrai ouic'est pas simple",
        "le gareur réglait tout, les gareurs du matin",
        "elle faisait les remettages à la veillée",
        "et rebelote le lendemain",
        "il faut candidater avant l'été",
        "la téléexpertise nous a aidés",
        "ils ont fait péter le mur",
        "un immeuble haussmannien, cinq étages",
    ],
)
def test_words_cut_off_run_together_or_newly_made_are_nobody(text: str, lexicon: Lexicon) -> None:
    assert _found(text, lexicon) == []


def test_a_name_broken_off_and_said_again_is_found_whole(lexicon: Lexicon) -> None:
    assert "marseille" in _found("on est partis à mars- à marseille en train", lexicon)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("il porte la cape de la confrérie du boudin", "confrérie du boudin"),
        (
            "elle tenait les comptes de l'amicale des anciens verriers.",
            "amicale des anciens verriers",
        ),
        ("on dépend de l'union locale des jardiniers amateurs", "union locale des jardiniers"),
        ("ça s'appelait société d'histoire de la vigne, avant", "société d'histoire de la vigne"),
        ("j'ai guidé au musée du sabot et de la forêt, bénévole", "musée du sabot et de la forêt"),
        ("le vendredi ils louent la maison des syndicats.", "maison des syndicats"),
        ("les petits vont à la crèche des farfadets", "crèche des farfadets"),
        (
            "et l'oeuvre de protection aux orphelins, à l'époque",
            "oeuvre de protection aux orphelins",
        ),
        ("la fédération des tonneliers de france", "fédération des tonneliers de france"),
        ("un surveillant de nuit, moreau.", "moreau"),
        ("mon cousin est descendu par bordeaux bergerac", "bordeaux"),
        ("on a longtemps habité le mans et ses environs", "le mans"),
        ("une infirmière, yvonne le drezen, venait", "yvonne le drezen"),
        ("mon parrain rui da quintela travaillait au port", "rui da quintela"),
        ("la doctoresse martel d'orvieu me suivait", "doctoresse martel d'orvieu"),
        ("les voisins l'appelaient la fouine", "fouine"),
        ("pour gaëlle bourgeois et son équipe", "gaëlle bourgeois"),
    ],
)
def test_names_of_several_words_and_names_counted_as_words_are_found(
    text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "on a vu ça avec le comité d'entreprise de l'usine",
        "ma tante a quitté sa maison de retraite du bourg",
        "l'école de mes enfants ferme",
        "je loue la maison de notre voisine",
        "il s'inscrit au club de foot",
        "on est dans la société de consommation",
        "elle préside une association de parents",
        "c'est le syndicat qui a payé la caisse des grèves",
        "on appelle le plombier en urgence",
        "nous ce qu'elles appelaient la doublure, c'est dessous",
        "ça s'appelait la trempe et ça durcit",
        "son père est-il venu vous voir",
        "sa mère travaille de nuit",
        "le bois ça marche super bien en ce moment",
        "on buvait le café sur la terrasse, dehors",
        "il attend devant la porte des ateliers",
        "comme disait ma grand-mère petit à petit",
    ],
)
def test_what_every_town_has_and_words_around_kin_are_nobody(text: str, lexicon: Lexicon) -> None:
    assert _found(text, lexicon) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("j'enseigne à l'em lille depuis la rentrée", "em lille"),
        ("le dimanche on jouait contre le ca brive.", "ca brive"),
        ("une étudiante de paris huit et son copain", "paris huit"),
        ("il est descendu à la fosse 9 très jeune", "fosse 9"),
        ("un deux-pièces dans le xviiième arrondissement", "xviiième arrondissement"),
        ("ils chantaient à notre-dame des flots, en bas", "notre-dame des flots"),
        ("mon nom c'est g a u d i n", "g a u d i n"),
        ("j'étais éducateur à l'a.b.d. près du lac", "a.b.d."),
        ("on livrait la filature leroy d'orvaulx, avant", "filature leroy d'orvaulx"),
        ("l'entreprise morvan et leduc a fermé", "entreprise morvan et leduc"),
        ("je dormais chez blanc, au fond", "blanc"),
        ("les frères brun, des durs", "frères brun"),
        ("avec marchand, leguen et les deux autres", "marchand"),
        ("sa belle-sœur est originaire de la chapelle.", "la chapelle"),
        ("ma marraine est née à la flèche.", "la flèche"),
        ("les petits du mas du chardon, je les connais", "mas du chardon"),
        ("leur collectif s'appelait un verger pour demain, je crois", "un verger pour demain"),
        ("elle loge rue pasteur, au deux", "rue pasteur"),
        ("à la pharmacie du lavoir, on y va à pied", "pharmacie du lavoir"),
        ("mon frère, jo, répare les vélos", "jo"),
        ("ses parents viennent de rennes, tous les deux", "rennes"),
        ("elle est originaire de colombier, une ferme", "colombier"),
    ],
)
def test_names_of_two_parts_and_names_that_are_common_words_are_found(
    text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "il habite une rue juste derrière",
        "on a reçu un petit quizz de l'école",
        "elle s'appellait comme sa tante",
        "elle avait un chemin très pénibleux quand même",
        "un grand fourneau chauffait la pièce",
        "il prie souvent à la chapelle, seul",
        "les frères jumeaux, et leur chien",
        "l'usine chimique a fermé, l'usine textile aussi",
        "la pharmacie du village, c'est pratique",
        "il fallait voir la h.l.m. de la cité",
        "notre dame de compagnie est partie",
        "je viens de loin, de très loin",
        "(bruit de fond) oui (bruit de fond) non (bruit de fond) ah bon",
        "chez maman, chez nous, chez eux",
        "mon mari gareur, mon père rameneur de bois",
    ],
)
def test_their_neighbours_are_nobody(text: str, lexicon: Lexicon) -> None:
    assert _found(text, lexicon) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("on se retrouve au bowling de la sauvène le soir", "bowling de la sauvène"),
        (
            "ils ont fermé l'agence des eaux vives d'ille-et-vilaine.",
            "agence des eaux vives d'ille-et-vilaine",
        ),
        ("je cotise aux amis naturalistes des étangs", "amis naturalistes des étangs"),
        ("le collectif « gardons la dune » nous suit", "gardons la dune"),
        ("ma belle-fille est de rennes, elle y retourne", "rennes"),
        ("le plombier est monté de limoges exprès", "limoges"),
        ("mon gendre christian boulanger, un calme", "christian boulanger"),
        ("c'est pierre l'aîné qui a repris", "pierre"),
        ("la directrice marchand m'a reçue", "marchand"),
        ("et ange son beau-frère réparait les filets", "ange"),
        ("elle cousait des gants chez agnelle un jour sur deux", "agnelle"),
        ("ceux de la mégisserie colombier, en bas", "mégisserie colombier"),
        ("un cabinet de campagne dans la vienne, tout seul", "vienne"),
        ("je l'attends au café de la gare, au chaud", "café de la gare"),
        (
            "ils ont fondé l'association un toit pour demain, à trois",
            "association un toit pour demain",
        ),
        ("nos voisins, les poisson, ont des chèvres", "poisson"),
        ("les moulin ont vendu la grange", "moulin"),
        ("on loue le gîte du vieux pressoir, l'été", "gîte du vieux pressoir"),
        ("elle est de garde au chu sud, ce soir", "chu sud"),
        ("elle est arrivée de porto, toute petite", "porto"),
        ("mon témoin c'était prudence une collègue", "prudence"),
        ("on vivait en face des berger, tous frères", "berger"),
        ("elle chante à la chorale les voix du moulin, le jeudi", "chorale les voix du moulin"),
        ("on s'asseyait au café central, à l'ombre", "café central"),
        ("j'ai croisé clément moreau, le syndicaliste", "clément moreau"),
        ("ma logeuse avait douze rue de l'horloge, au fond", "douze rue de l'horloge"),
        ("après lui c'est jp baudrin qui fauchait", "jp baudrin"),
        ("les vaches montaient au bas verdalou, en juin", "bas verdalou"),
        ("il braconnait sur la côte de larzenat, la nuit", "côte de larzenat"),
        ("elle loge boulevard saint-clair, au sixième", "boulevard saint-clair"),
        ("la juge, madame musette, a bien voulu", "madame musette"),
        ("je m'appelle nadège trousse, effectivement", "nadège trousse"),
        ("je tiens la librairie encres vives, au centre", "librairie encres vives"),
        ("les jeunes de la cité bel horizon, en haut", "cité bel horizon"),
        ("les maisons du chemin des grands ormes", "chemin des grands ormes"),
    ],
)
def test_names_with_the_word_before_them_are_found(text: str, name: str, lexicon: Lexicon) -> None:
    assert name in _found(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "un tête-à-tête avec le patron, beaucoup d'allers-et-retours",
        "les amis de mon frère et les amis des amis",
        "la directrice générale m'a reçue, le directeur adjoint aussi",
        "on a pris le chemin des petits vieux",
        "il fabrique de l'éthanol et du butanol",
        "le plus grand magasin, le dernier marchand de tissu",
        "les enfants, il faut les voir, les aimer, les nourrir",
        "on buvait un café, le café du matin, au bar du coin",
        "je les porte, je les garde, les gens sont contents",
        "il reste deux plaques à graver, puis à poncer",
        "les données sont pseudonymisées et anonymisées",
        "c'était prudent de sa part, c'était clair",
        "il est du côté du patron, en face des ateliers",
        "douze rues de plus et deux places de parking",
        "le petit déjeuner, le grand dérangement, le vieux rafiot",
        "bonjour monsieur entrez donc, madame sachez que je reste",
        "le bar tabac, la salle polyvalente et le cinéma muet",
        "un hôtel trois étoiles, le café sans sucre",
        "je suis de nuit stg: et le jour aid: jamais stg: pourquoi aid: le bruit stg: bon aid: voilà",
        "on fait ça chez certains et chez beaucoup d'autres",
        "la boulangerie artisanale et la boucherie chevaline",
        "de vannes en vannes, il faisait rire",
    ],
)
def test_words_like_them_are_nobody(text: str, lexicon: Lexicon) -> None:
    assert _found(text, lexicon) == []


# what stands before a word of no dictionary, or behind it, and belongs to the name
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("elle logeait rue zwarnek, au premier", "rue zwarnek"),
        ("au pied de la tour lavrinac, un square", "tour lavrinac"),
        ("on rinçait le linge au lavoir hortense, l'hiver", "lavoir hortense"),
        ("j'ai grandi au haut moulard, dans les prés", "haut moulard"),
        ("mes grands-parents sont de haute normandie", "haute normandie"),
        ("il est né dans les basses alpes, en été", "basses alpes"),
        ("elle arrivait de bertagne sur orvelle avec sa malle", "bertagne sur orvelle"),
        ("à nantes, la rochelle, partout on m'a dit non", "la rochelle"),
        ("j'habitais paris dix-huit, près du pont", "paris dix-huit"),
        ("garde à la forêt domaniale de vorzac, seul", "forêt domaniale de vorzac"),
        ("derrière le cimetière de la butte de vorzac", "cimetière de la butte de vorzac"),
        ("on s'est retrouvés sur le pont neuf.", "pont neuf"),
        ("il pêchait au vieux port, le dimanche", "vieux port"),
        ("elle a eu sciences po lille du premier coup", "sciences po lille"),
        ("interne au pensionnat du sacré-cœur, toute petite", "pensionnat du sacré-cœur"),
        ("opéré à la clinique de la providence, deux fois", "clinique de la providence"),
        ("bénévole au musée des sabots et dentelles", "musée des sabots et dentelles"),
        ("le bal du cercle des ouvriers réunis, le samedi", "cercle des ouvriers réunis"),
        ("on mangeait au restaurant « les trois clochers »", "les trois clochers"),
        ("une boutique venait d'ouvrir : « au panier fleuri ».", "au panier fleuri"),
        ("il avait réservé l'hôtel acropole, en face", "hôtel acropole"),
        ("jongleuse dans la troupe de cirque la brasilane", "la brasilane"),
        ("un texte de p. vernoux et j.-f. taillard", "j.-f. taillard"),
        ("on a gardé les bêtes à la cuinzelle, sous le col", "la cuinzelle"),
        ("mes parents venaient des montmahettes, en haut", "montmahettes"),
        ("elle vivait chez une tante, à arboras.", "arboras"),
        ("le dossier de berzouk d., en attente", "berzouk d."),
        ("mon associée c'est ferchotte le essadi", "ferchotte le essadi"),
        ("il rinçait ses filets, près du lavoir de sainte-orbane", "lavoir de sainte-orbane"),
        ("avec nous il y en avait deux : de marquezac, et puis lui", "de marquezac"),
        ("on a déménagé à saint-orval-le-bas en plein hiver", "saint-orval-le-bas"),
        ("quand la scierie a brûlé, charpin avait déjà vendu", "charpin"),
        ("c'est le limousin, les vaches rousses", "limousin"),
        ("soudeur aux chantiers de la manche, jusqu'au bout", "chantiers de la manche"),
        ("j'allais à la timone, la nuit, aux urgences", "timone"),
        ("on se retrouvait à la belle de mai, sur la place", "belle de mai"),
        ("ailier à l'étoile sportive de vorzac, dix saisons", "étoile sportive de vorzac"),
        ("ma mère est originaire du nord, ça s'entend", "nord"),
        ("cuisinier à l'esat des genêts d'or, depuis toujours", "esat des genêts d'or"),
        ("sa grange est au lieu-dit la ville basse\net puis voilà", "la ville basse"),
        ("il tenait la quincaillerie place de la nation, en bas", "place de la nation"),
        ("elle est soignée au puy, chez un spécialiste", "puy"),
        ("je m'appelle sabotier, comme mon grand-père", "sabotier"),
        ("un dénommé tisserand tenait le dépôt", "tisserand"),
        ("le pré de la famille berger, en contrebas", "berger"),
        ("on réveillonnait avec les moulin et les tissot", "moulin"),
        ("l'aîné c'est rémi, ma sœur c'est fleur, et moi", "fleur"),
        ("il a eu mélina au téléphone", "mélina"),
        ("00:14thibaut a repris la ferme. 00:19alors il s'est lancé", "thibaut"),
    ],
)
def test_what_a_name_is_said_with_belongs_to_it(text: str, name: str, lexicon: Lexicon) -> None:
    assert any(name in found for found in _found(text, lexicon))


@pytest.mark.parametrize(
    "text",
    [
        "au bout de la rue piétonne, dans une rue passante",
        "la tour de contrôle, le tour de garde et la cité ouvrière",
        "il travaille sur excel, de la musique sur spotify",
        "au haut niveau, dans le bas ventre, le petit dernier",
        "on a marché sur le pont, sous un vieux pont de bois",
        "la grande place qu'on nous laisse, le vieux marché du travail",
        "l'école de la vie, le couvent de la colline, une pension de famille",
        "le comité des fêtes et moi, le club des parents et nous",
        "un cercle des amis, la maison des autres",
        "un hôtel « simple », la pièce de théâtre « le malade imaginaire »",
        "elle disait « au secours » et lui « la barbe »",
        "l'hôtel particulier, le bar associatif, le café matinal",
        "la vitamine b. voilà, l'option c. donc rien",
        "le groupe a. ensuite on change, la grippe b. bref",
        "il était 12:30 et à 14:45 on repart",
        "la troupe de cirque la plus connue, le club le mieux doté",
        "un institut de sciences, des sciences dures",
        "le parc naturel et la gare routière du coin",
        "paris en été, paris trois jours",
        "on a eu le patron, puis soudain avait l'air content, parfois est venu",
        "le bœuf mode, un cœur d'or, des nœuds, le vent du nord",
        "une bonne entente sportive, une belle jeunesse sportive",
        "la famille nombreuse, une famille aisée, la famille entière et la famille royale",
        "je m'appelle ainsi, et voilà comment",
        "il vit la nuit, on habite la maison, l'ehpad du coin",
        "à ma place des fêtes, sur place de la mairie aux champs",
        "mon frère jumeau, ma sœur jumelle, des sœurs siamoises",
        "un conseiller prud'homal, le prud'homme, l'entr'aide au village",
        "une cuiller d'étain, un moulin à aube, une roue à aubes",
        "c'est l'ancien meunier, le dernier peaussier, un futur berger",
        "à dire vrai, à vendre, à poil, à moitié prix",
    ],
)
def test_what_is_said_so_of_things_is_left_alone(text: str, lexicon: Lexicon) -> None:
    assert [one for one in _found(text, lexicon) if one != "paris"] == []


def test_what_somebody_does_is_no_surname(lexicon: Lexicon) -> None:
    assert _found("ma tante marthe vit toujours là-bas, et odile part demain", lexicon) == [
        "marthe",
        "odile",
    ]

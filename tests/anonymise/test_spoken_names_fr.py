"""French names as transcripts leave them: with the word they go by, without a capital, where somebody comes from."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def _found(text: str, lexicon: Lexicon) -> list[str]:
    candidates = detect(text, lexicon, DetectionSettings("fr", no_capitals=False))
    return [one.text for one in candidates if one.is_replaced]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On venait du département du Gers, tous.", "département du Gers"),
        ("Je préfère le département du Nord, les gens y sont bien.", "département du Nord"),
        ("Toute cette vallée de somme, avec ses brouillards.", "vallée de somme"),
        ("Il a été enfermé à la citadelle de Namur.", "citadelle de Namur"),
        ("Mon père était à la fosse 9 de Bruay, au fond.", "fosse 9 de Bruay"),
        ("J'étais au dépôt de Vaise, comme mécano.", "dépôt de Vaise"),
        ("On allait à l'école communale rue Olivet.", "école communale rue Olivet"),
        (
            "Elle sort de l'école de puéricultrices de Baudelocque.",
            "école de puéricultrices de Baudelocque",
        ),
        (
            "C'est l'association des pêcheurs quimpérois qui paie.",
            "association des pêcheurs quimpérois",
        ),
        ("On s'est mariés à la mairie du dix-huitième.", "mairie du dix-huitième"),
        ("Il est au foyer Les Terrasses de l'Allier.", "foyer Les Terrasses de l'Allier"),
        ("Dans le 8ème arrondissement de Lyon.", "8ème arrondissement de Lyon"),
        ("On s'est mariés à la mairie du onzième, un samedi.", "mairie du onzième"),
        ("Ils vivaient dans le XIXème arrondissement, au sixième.", "XIXème arrondissement"),
        ("Je travaillais à l'hôpital Sud, en chirurgie.", "hôpital Sud"),
        ("Il est coffreur sur le chantier République.", "chantier République"),
        ("Elle est du nord de la France, elle.", "nord de la France"),
        ("Ils venaient de trois hameaux : Falzon, le Vileret, la Clavière.", "le Vileret"),
        ("On était au poste avec Didier, Mounir et la Belette.", "la Belette"),
        ("J'étais au 153e RIM, à la frontière.", "153e RIM"),
        ("Je suis rentré à la RATP comme machiniste.", "RATP"),
        ("On m'a embauché comme jardinier à l'UFCV.", "UFCV"),
        ("Je suis à la SNSM, patron suppléant.", "SNSM"),
        ("On se retrouve au bar Le Bon Accueil, le vendredi.", "bar Le Bon Accueil"),
        ("Il habite chaussée Jules-César, au fond.", "chaussée Jules-César"),
        ("Je suis un jeune retraité de la SNCF, comme lui.", "SNCF"),
        ("J'ai été formé au PSG, tout petit.", "PSG"),
        ("Mon père bossait chez Renault.", "Renault"),
        ("Mon oncle était forgeron dans le Nord, tout le monde y chantait.", "Nord"),
        (
            "Il est entré à la Compagnie des mines et forges de l'Allier.",
            "Compagnie des mines et forges de l'Allier",
        ),
        ("On fêtait ça aux Jacobins, nos chers jacobins.", "Jacobins"),
        ("L'association s'appelle Lopins en Ville, elle grandit.", "Lopins en Ville"),
        ('La liste, on l\'a appelée "Bâtir le Village", au printemps.', "Bâtir le Village"),
        ("Ils sont allés à Auschwitz, avec lui.", "Auschwitz"),
        ("J'étais à Paris Descartes, en droit.", "Paris Descartes"),
        ("Je travaille dans le pays bigouden, à terre.", "pays bigouden"),
        ("Elle a ouvert son étude en région parisienne.", "région parisienne"),
        ("J'ai passé mes permis à l'armée, au 515e RT, à Toul.", "515e RT"),
        ("J'étais chez un petit patron, les transports Deruyck, à Lille.", "transports Deruyck"),
        ("J'ai eu un accident sur la N19, près de Langres.", "N19"),
        ("On habitait les immeubles Le Nôtre, au quatrième.", "immeubles Le Nôtre"),
        ("Il est à l'IME des Papillons verts, à Lens.", "IME des Papillons verts"),
        ("Mon mari travaillait pour Bouygues, en Afrique.", "Bouygues"),
        ("Chez Citroën, à Aulnay, j'ai fait la grève.", "Citroën"),
        ("Je suis née dans le douzième, mes parents étaient profs.", "douzième"),
        ("Elle était bonne chez les de Rohan-Chabot, en ville.", "de Rohan-Chabot"),
        ("J'ai joué un an en Suisse, avec mon frère.", "Suisse"),
    ],
)
def test_a_name_is_found_with_the_word_it_goes_by(text: str, name: str, lexicon: Lexicon) -> None:
    assert name in _found(text, lexicon)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Je reçois Solène boucher qui est vétérinaire. Bonjour Solène.", "Solène boucher"),
        ("Avec Solène Boucher on a tout monté, Solène boucher a signé.", "Solène boucher"),
        ("Alors Guy, à vous la parole. Content de vous voir guy. Allez-y.", "guy"),
        ("J'habite Vienne, j'ai commencé à vienne avec trois ruches.", "vienne"),
        ("Elle est vétérinaire à lamballe, et lui à Rennes.", "lamballe"),
        ("J'ai fait mon stage à rennes, et un autre en irlande.", "rennes"),
        ("J'ai fait mon stage à rennes, et un autre en irlande.", "irlande"),
        ("J'ai fait ma prépa au lycée voltaire, à Rennes.", "lycée voltaire"),
        ("Les bals se tenaient sur la place des fêtes, à Paris.", "place des fêtes"),
        ("J'habite à Quimper, avec Noël. On est bien.", "Noël"),
        ("Avec mathilde on s'est associées, à Rennes.", "mathilde"),
        ("Elle est à Tulle, je suis allé en visite à saint-privat.", "saint-privat"),
        ("Ma femme Claire est là, et claire me dit de partir.", "claire"),
        ("Elle est née dans les Côtes d'armor, à Rennes.", "Côtes d'armor"),
        ("On est chez Ruche Nivernaise. Oui, ruche nivernaise, à Rennes.", "ruche nivernaise"),
    ],
)
def test_a_name_that_lost_its_capital_is_found(text: str, name: str, lexicon: Lexicon) -> None:
    assert name in _found(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "Mes parents sont arrivés en France avec deux valises.",
        "En venant en France, ils ne parlaient pas.",
        "Voilà belle lurette que je suis ici en France.",
        "Il a dû quitter la France tout de suite.",
    ],
)
def test_the_country_somebody_came_to_is_found(text: str, lexicon: Lexicon) -> None:
    assert "France" in _found(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "En France les normes pleuvent. La France a changé. C'est le cas en France.",
        "Il faut que la relève vienne. Je veux qu'il vienne à midi. On vit dans un vrai désert.",
        "J'ai fait un RACC, puis ma VSG, et le RACC c'était dur. Elle a un VIE à faire.",
        "J'étais à l'Uni, en Sciences sociales. La leçon de Morale, le Certificat d'Études.",
        "Autant vous dire que je suis parti. On verra ça avec Noël qui approche. Le lycée technique.",
        "Il y en a un dans le dixième chapitre. J'ai roulé pour rien, pour Noël.",
        "Je fais du VTT le dimanche. Il cite le livre.",
        "Je me suis marié tôt, un Perf en poche. Je travaille à mi-temps, à tour de rôle.",
        "La maison des enfants, la mairie du village, le département, le nord de la ville.",
        "L'école primaire, l'école maternelle, la mairie, et puis le chantier du siècle.",
        "Il est parti au marché avec la petite, par la petite rue.",
    ],
)
def test_what_names_nobody_is_left(text: str, lexicon: Lexicon) -> None:
    assert not _found(text, lexicon)


def _found_small(text: str, lexicon: Lexicon) -> list[str]:
    candidates = detect(text, lexicon, DetectionSettings("fr", no_capitals=True))
    return [one.text for one in candidates if one.is_replaced]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("on habitait rue hallu, au troisième.", "rue hallu"),
        ("je travaille à l'hôpital sud, en chirurgie.", "hôpital sud"),
        ("il est au lycée voltaire, en seconde.", "lycée voltaire"),
        ("ils ont cassé les vitres de la gare des brotteaux, tu vois.", "gare des brotteaux"),
        ("elle est chauffeur à l'ambassade du chili, maintenant.", "ambassade du chili"),
        ("je suis née dans l'orne, à la ferme.", "orne"),
        ("elle a été nommée dans le cantal, en montagne.", "cantal"),
        ("il y a deux ruchers sur vienne, et un autre en haut.", "vienne"),
        ("j'ai passé la frontière par menton, de nuit.", "menton"),
        ("mes parents sont arrivés en france, avec rien.", "france"),
        ("il vient du nord de la france, lui.", "nord de la france"),
        ("bonjour romain, merci d'être là.", "romain"),
        ("ils sont tout près du mans, à une heure de route.", "mans"),
        ("elle tient un gîte de la côte d'or, là-haut.", "gîte de la côte d'or"),
        ("il s'appelle karim b. et il vient d'arriver.", "karim b."),
        ("elle est du finistère nord, elle.", "finistère nord"),
        ("on est arrivés en sicile, tous les deux.", "sicile"),
        ("je suis au cms d'issoire, le lundi.", "cms d'issoire"),
        ("elle est à l'école benjamin-payet, en haut.", "école benjamin-payet"),
        ("on est descendus au métro télégraphe, à pied.", "métro télégraphe"),
        ("le soir on dansait sur la place de la république.", "place de la république"),
        ("il est mort à la croix-verte, un dimanche.", "croix-verte"),
        ("je fais partie du club de rando les galoches, de vaison.", "club de rando les galoches"),
        ("ils ont fondé la crèche parentale les petits ours.", "crèche parentale les petits ours"),
        ("le second, clément, dix-sept ans, est en terminale.", "clément"),
        ("on s'est mariés à la mairie du onzième, un samedi.", "mairie du onzième"),
    ],
)
def test_without_capitals_the_word_before_tells_a_name(
    text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found_small(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "on m'a mis en prépension, une vie équi- équilibrée, dans le bourg.",
        "comment avez-vous fait ? avez-vous attendu ? pourquoi avez-vous dit non ?",
        "la rue piétonne, la rue principale, l'hôpital public, l'école primaire.",
        "dans la somme de tout ça, il reste à part, à bras ouverts, sur place.",
        "le club les a pris, l'association les aide, l'école les voit tous, et la maison les garde.",
        "la gare de triage, le port de plaisance, la plage de sable.",
        "il faut qu'il vienne, et je veux que la relève vienne.",
    ],
)
def test_without_capitals_what_names_nobody_is_left(text: str, lexicon: Lexicon) -> None:
    assert not _found_small(text, lexicon)

"""Words that tell of something few people did: by class, in French and in English, accents folded."""

from __future__ import annotations

from qualcode.anonymise.vocabulary import words

# a class of evidence, its whole words, and the beginnings (six letters) of others
Told = tuple[str, frozenset[str], frozenset[str]]

FRENCH_TOLD: tuple[Told, ...] = (
    ("unique", words("seul seule seuls seules unique uniques premier premiere premiers premieres dernier derniere"
     " derniers dernieres doyen doyenne"), frozenset()),
    ("record", words("plus moins record records pire meilleur meilleure"), frozenset()),
    ("media", words("journal journaux tele radio film films filme photo photos camera cameras reportage article"
     " documentaire emission presse internet timbre plaque statue affiche clip chanson livre portrait musee discours"),
     words("interv photog journa")),
    ("office", words("ministre prefet prefecture president presidente maire senateur depute deputee eveque cure juge"
     " procureur procureure delegue deleguee directeur directrice capitaine general colonel commandant champion"
     " championne roi reine elysee inspecteur inspectrice secretaire notaire ambassadeur tribune parrain marraine"
     " conseil chef"), words("consei sous-p ambass")),
    ("award", words("prix medaille legion palmes merite vainqueur gagne finale concours trophee coupe elu elue major"
     " brevet permis titre diplome essai"), words("decore laurea")),
    ("law", words("tribunal proces audience prison garde plainte avocat avocate police gendarme gendarmes blame arret"
     " greve amende manif syndicat scandale lettre"), words("condam sancti repriman licenc perqui evades evade")),
    ("death", words("mort morte morts tue tues tuee noye noyee pendu pendue cercueil cimetiere accident explosion"
     " incendie attentat guerre rescape sang feu bombe inondation catastrophe cyclone avalanche grisou corps nuit"
     " tombe tombee"), words("enterr suicid brule brulee fusill sauver sauve sauves blesse dispar ecrase")),
    ("health", words("cancer maladie syndrome tumeur naissance bebe jumeaux jumelles triples hopital malade aveugle"
     " sourd sourde yeux cornee"), words("greffe operer opere accouc handic depres")),
    ("kin", words("frere freres soeur soeurs pere mere oncle tante cousin cousine mari femme fils fille gendre neveu"
     " niece voisin voisine"), words("grand-")),
    ("known", words("connait sait raconte racontait trouverez verrez mettez ecrivez ecrire micro reconnait parle"),
     frozenset()),
    ("opinion", words("pense trouve crois faut faudrait devrait souvent toujours generalement parfois normalement"
     " habitude importe difficile important besoin probleme peut pourrait doit depend"), frozenset()),
)  # fmt: skip

ENGLISH_TOLD: tuple[Told, ...] = (
    ("unique", words("only first last sole ever"), frozenset()),
    ("record", words("youngest oldest eldest smallest biggest longest shortest tallest whole record worst best"),
     frozenset()),
    ("media", words("paper papers news telly tv television radio film films photo photograph photos picture pictures"
     " camera cameras documentary article press mural internet stamp plaque statue poster cartoon song book video clip"
     " facebook poem museum headline"), words("interv photog newspa")),
    ("office", words("minister mayor president queen king prince princess governor senator judge bishop inspector"
     " chair chairman chairwoman secretary councillor captain general commissioner principal headmaster superintendent"
     " director chief sheriff mp lord lady parliament ministry palace dail lords commons"),
     words("commis ambass")),
    ("award", words("prize medal award record champion championship won final mbe obe trophy cup title degree exam"
     " scholarship certificate elected state"), words("champi valedi")),
    ("law", words("court trial judge jail prison charged police lawyer solicitor inquest coroner tribunal sacked fired"
     " suspended struck banned strike fined inquiry vandal report letter letters permit licence"),
     words("arrest evicte")),
    ("death", words("dead death died killed hanged coffin buried funeral cemetery grave suicide accident explosion bomb"
     " fire shot war survivor rescued saved blood fell crash crashes flood disaster blizzard storm body"),
     words("drowne bombin burned")),
    ("health", words("cancer transplant disease syndrome tumour tumor birth born baby twins triplets breakdown hospital"
     " blind deaf wheelchair insulin"), words("operat delive diagno")),
    ("kin", words("brother brothers sister sisters father mother dad mum mam mom uncle aunt cousin husband wife son"
     " daughter nephew niece neighbour godfather godmother granny grandad"), words("grandm grandf grands grandd")),
    ("known", words("knows knew remember remembers everybody everyone cut called recognise"), frozenset()),
    ("opinion", words("think suppose guess mean feel should always usually sometimes often kind sort obviously probably"
     " maybe need important difficult able hard"), frozenset()),
)  # fmt: skip

FRENCH_AUXILIARIES = words(
    "ai as a avons avez ont avait avais avaient est suis sont etait etais ete es sommes etions etaient"
)
FRENCH_SCENE = words("dans sur sous avec devant derriere chez pendant jusqu jusqua au aux du")
ENGLISH_SCENE = words("in on under with at behind into off down up from through over outside round")
FRENCH_ARTICLES = words("le la l les un une mon ma mes son sa ses leur notre")
ENGLISH_ARTICLES = words("the a an my his her their our")
ENGLISH_PAST = words(
    "was were had did got came went took gave put made found left lost won told wrote held stood sat rode drove ran"
    " brought bought sang read fed paid sent spoke cut set beat fell kept met saw knew thought"
)

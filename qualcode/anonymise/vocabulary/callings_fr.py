"""French words many write with a capital out of respect: what people are and do, and what matters; folded."""

from __future__ import annotations

from qualcode.anonymise.vocabulary.vocabulary import words

_MASCULINE = words(
    "directeur inspecteur instituteur educateur animateur moniteur formateur coordinateur administrateur",
    "conservateur collaborateur redacteur producteur agriculteur viticulteur apiculteur conducteur facteur receveur",
    "percepteur contremaitre ingenieur technicien mecanicien electricien chirurgien pharmacien gardien comedien",
    "musicien chef adjoint assistant president secretaire tresorier commissaire delegue depute",
    "conseiller senateur maire prefet ministre elu echevin syndic bourgmestre notable notaire avocat juge greffier",
    "huissier procureur gendarme policier pompier brigadier adjudant sergent caporal lieutenant capitaine commandant",
    "colonel general amiral soldat appele marin matelot patron armateur pecheur docker ouvrier employe cadre agent",
    "fonctionnaire salarie stagiaire apprenti compagnon artisan commercant epicier boulanger patissier boucher",
    "charcutier",
    "cordonnier menuisier charpentier ebeniste macon couvreur plombier peintre serrurier forgeron marechal tonnelier",
    "tailleur tisserand fileur mineur porion galibot metallo siderurgiste chaudronnier soudeur ajusteur tourneur",
    "fraiseur",
    "infirmier medecin docteur interne externe aide-soignant ambulancier brancardier kinesitherapeute psychologue",
    "psychiatre dentiste veterinaire orthophoniste ergotherapeute dieteticien cardiologue pediatre gynecologue",
    "cure abbe vicaire eveque pretre pasteur rabbin imam moine sacristain bedeau enseignant professeur maitre",
    "proviseur",
    "principal censeur recteur doyen surveillant pion eleve etudiant doctorant chercheur savant journaliste ecrivain",
    "photographe libraire bibliothecaire archiviste documentaliste mediateur benevole adherent membre sympathisant",
    "militant",
    "cheminot machiniste aiguilleur camionneur routier livreur magasinier manutentionnaire cariste cuisinier serveur",
    "barman plongeur concierge veilleur jardinier paysan fermier metayer berger bucheron garde-chasse",
    "garde-champetre cantonnier charge responsable referent auxiliaire intervenant accompagnateur tuteur parrain",
    "beneficiaire usager locataire proprietaire voisin habitant citoyen temoin participant enqueteur enquete",
    "intervieweur scout eclaireur routier louveteau castor guide jeannette pionnier ranger",
    "international champion entraineur arbitre joueur coureur supporter dirigeant",
    "permanent syndicaliste gerant associe actionnaire fondateur createur repreneur expert comptable",
    "consultant commercial vendeur representant acheteur caissier guichetier receptionniste standardiste dactylo",
    "eleveur maraicher cerealier vigneron ostreiculteur saunier mareyeur horticulteur pepinieriste fleuriste",
    "coiffeur estheticien opticien prothesiste podologue osteopathe sophrologue toiletteur garagiste carrossier",
    "chauffeur taxi informaticien programmeur developpeur architecte geometre urbaniste graphiste anonyme inconnu",
)
_FEMININE = words(
    "directrice inspectrice institutrice educatrice animatrice monitrice formatrice coordinatrice administratrice",
    "conservatrice collaboratrice redactrice productrice agricultrice viticultrice conductrice factrice receveuse",
    "technicienne mecanicienne pharmacienne gardienne comedienne musicienne chefe cheffe cheftaine adjointe",
    "assistante presidente tresoriere deleguee deputee conseillere senatrice mairesse prefete elue avocate greffiere",
    "policiere gendarmette patronne ouvriere employee agente salariee apprentie commercante epiciere boulangere",
    "bouchere couturiere lingere brodeuse dentelliere fileuse tisserande ourdisseuse infirmiere doctoresse",
    "aide-soignante",
    "sage-femme ambulanciere dieteticienne religieuse nonne abbesse enseignante maitresse principale surveillante",
    "etudiante doctorante chercheuse chercheure mediatrice benevole adherente militante cuisiniere serveuse",
    "concierge paysanne fermiere bergere chargee referente intervenante accompagnatrice tutrice marraine locataire",
    "voisine habitante participante enquetrice eclaireuse louvette guide championne joueuse gerante associee",
    "fondatrice comptable",
    "eleveuse maraichere vigneronne coiffeuse estheticienne opticienne puericultrice auxiliaire fleuriste",
    "consultante commerciale vendeuse representante caissiere secretaire dactylo nourrice gouvernante bonne",
)
CALLINGS = _MASCULINE | _FEMININE | frozenset(f"{one}s" for one in _MASCULINE | _FEMININE)
# en Sixième, un Master: what everybody goes through at school
STUDIED = words(
    "master masters licence licences deug dut bts doctorat maitrise these prepa sixieme cinquieme quatrieme",
    "troisieme seconde premiere terminale maternelle primaire internat pensionnat agregation capes magistere mastere",
)
# what goes with a calling: éleveur Bovin, ouvrier Agricole
TRADES = words(
    "bovin bovins ovin ovins caprin caprins porcin porcins avicole equin laitier laitiere laitiers cerealier",
    "viticole horticole maraicher maraichere forestier forestiere maritime piscicole apicole bio polyvalent",
    "polyvalente saisonnier saisonniere independant independante liberal liberale libero scolaire territorial",
    "territoriale contractuel contractuelle vacataire titulaire metallurgiste qualifie qualifiee specialise",
    "specialisee industriel industrielle mecanicien-auto psychomotricien principal adjoint adjointe pedagogique",
    "artistique technique administratif administrative commercial commerciale comptable juridique puericultrice",
    "anesthesiste coordinateur coordinatrice referent referente stagiaire remplacant remplacante retraite retraitee",
    "militaire sportif sportive clinicien clinicienne",
)
# how a family says mother and father
HOME = words("maman papa mamie papi mamy papy meme pepe memere pepere tonton tata tatie nounou")
# Père, Mère: a capital for one's own, where no name follows; Chose: whoever it was
NOBODYS = HOME | words(
    "pere mere grand-pere grand-mere parrain marraine chose machin truc bidule trucmuche untel"
)
# said with an article: la Vie, le Cancer, le Permis
RESPECTED = words(
    "vie mort amour bonheur joie peine paix guerre haine peur colere honte fierte esperance charite verite justice",
    "liberte",
    "egalite fraternite laicite bonte beaute solidarite culture art musique peinture danse sport foot football rugby",
    "cancer grippe covid sida diabete tuberculose polio peste cholera typhus rougeole coqueluche leucemie sclerose",
    "depression burnout avc infarctus alcool drogue maladie medecine chirurgie psychiatrie geriatrie urgence",
    "urgences lessive repassage menage vaisselle couture cuisine permis brevet bac concours examen communion",
    "confirmation bapteme",
    "messe evangile vierge seigneur christ eternel createur paradis enfer diable dieu sauveur saint-esprit",
    "providence peuple nation patrie constitution gouvernement syndicat internationale greve front",
    "ordinateur telephone television tele cinema ecran mobylette solex homme femme enfant vieillesse jeunesse",
    "enfance crise chomage galere lune soleil roi reine pape anciens equipe equipes fiche logiciel dossier planning",
    "broderie crochet tricot sortie entree couscous destin hasard progres histoire memoire ecologie climat terre",
    "planete rock jazz blues rap reggae techno salsa tango valse rumba java accordeon belote tarot petanque judo",
    "karate yoga boxe natation athletisme basket volley hand handball tennis ping-pong velo cyclisme ski escalade",
    "equitation theatre bloc rea reanimation gastro maternite pediatrie cardio cardiologie oncologie neuro",
    "neurologie radiologie radio armistice debarquement bataille traite soleil smic chomage morphine ether",
    "penicilline mercurochrome betadine formica lino placo tergal nylon skai",
    "bien mal beau travail ouvrage metier argent franc francs euro euros credit loto tierce",
)

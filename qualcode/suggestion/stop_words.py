"""Small words of spoken French and English that tell no topic."""

from __future__ import annotations

FRENCH = frozenset(
    """
    le la les un une des du de au aux ce cet cette ces mon ton son ma ta sa mes tes ses notre nos
    votre vos leur leurs je tu il elle on nous vous ils elles me te se lui y en moi toi soi eux qui
    que quoi dont où quel quelle quels quelles lequel laquelle et ou mais donc or ni car si comme
    quand lorsque puisque parce pendant avant après depuis dès pour par sans sous sur dans entre
    vers chez avec contre malgré selon être avoir faire aller pouvoir vouloir devoir falloir dire
    savoir voir venir mettre prendre suis es est sommes êtes sont étais était étaient été sera ai
    as a avons avez ont avais avait avaient eu fait font va vais vont peut peux veut veux doit
    faut dit sais sait ne pas plus moins très trop peu beaucoup bien mal tout toute tous toutes
    rien aucun aucune chaque plusieurs certain certaine certains même autre autres ici là voilà
    voici oui non ben bah euh hein enfin alors puis ensuite aussi encore déjà toujours jamais
    souvent parfois peut-être vraiment juste quelque quelques quelqu chose choses truc trucs fois
    ça cela ceci c d j l m n s t qu jusqu lorsqu puisqu quelqu’un quelqu'un petit petite grand
    grande bon bonne deux trois parler passer donner croire penser trouver arriver rester tenir
    compte temps gens personne côté bref quoi genre effectivement finalement justement
    """.split()  # noqa: SIM905 — a page of words is read as words
)
ENGLISH = frozenset(
    """
    the a an this that these those my your his her its our their mine yours i you he she it we
    they me him us them who whom whose which what where when why how and or but nor so if as than
    then because while before after since until for from to of in on at by with without about
    into over under between through during against be am is are was were been being have has had
    having do does did doing done will would shall should can could may might must not no yes
    more most less least very too much many few all any some every each both either neither none
    one two three other another same such only own just also even still already always never
    often sometimes here there now well right okay really quite rather actually basically like
    know think mean get got getting go going gone went come came say said tell told see saw make
    made take took put thing things something anything nothing lot bit kind sort way people
    person really time let want look year day don didn doesn isn wasn won couldn wouldn ve ll re
    """.split()  # noqa: SIM905
)

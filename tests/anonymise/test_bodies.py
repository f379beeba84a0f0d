"""Bodies whose name goes on in lower case, and the ones everybody has."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect


def _found(text: str, lexicon: Lexicon) -> set[str]:
    candidates = detect(text, lexicon, DetectionSettings("fr", no_capitals=False))
    return {one.text for one in candidates if one.is_replaced}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Elle a vu le Crédit insulaire, et rien.", "Crédit insulaire"),
        ("J'ai étudié à l'École des mines et de la verrerie, dehors.", "École des mines et de la verrerie"),
        ("Elle travaille à la Caisse populaire de la Baie, au guichet.", "Caisse populaire de la Baie"),
        ("On dansait à la Confrérie du muscat, le soir.", "Confrérie du muscat"),
        ("On a mangé à la Cantine chez Josy, en bas.", "Cantine chez Josy"),
        ("Le livre est sorti chez Au fil des vagues, en mars.", "Au fil des vagues"),
        ("Elle avait monté Terre d'escale avec sa sœur.", "Terre d'escale"),
        ("Il a été président du Regroupement des éleveurs du sud de la Corrèze, longtemps.",
         "Regroupement des éleveurs du sud de la Corrèze"),
        ("Il a fait le charbonnage du Gosseau, puis autre chose.", "charbonnage du Gosseau"),
        ("On jouait ensemble à l'entente du Lervois, le dimanche.", "entente du Lervois"),
        ("La petite est à l'académie Blanche-Dorlis, elle joue du tuba.", "académie Blanche-Dorlis"),
        ("Il est au syndicat des eaux du Trégoz, il relève.", "syndicat des eaux du Trégoz"),
        ("Il travaille à la station d'épuration de Plouvernel.", "station d'épuration de Plouvernel"),
        ("L'amicale des anciens de Moulvex se réunit le mardi.", "amicale des anciens de Moulvex"),
        ("L'ASBL Mémoire du Fer garde les casques.", "L'ASBL Mémoire du Fer"),
        ("On l'a dit à la radio, Lervois en péril, tout le monde.", "Lervois en péril"),
        ("Il est descendu à la fosse Barrivoix, à seize ans.", "fosse Barrivoix"),
        ("Le patron de la miroiterie Kohlstein l'a pris.", "miroiterie Kohlstein"),
        ("On pêchait dans la rivière des Gavelles, le soir.", "rivière des Gavelles"),
        ("On logeait au parc Bellegarde, deux par deux.", "parc Bellegarde"),
    ],
)  # fmt: skip
def test_a_body_is_taken_to_the_last_word_of_its_name(
    text: str, name: str, lexicon: Lexicon
) -> None:
    assert name in _found(text, lexicon)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le canal de Nantes à Brest passe là.", {"canal de Nantes à Brest"}),
        ("On habite à la Besse, et la Besse, c'est petit.", {"la Besse"}),
        ("Elle est du quartier de la Ville-Jossart.", {"quartier de la Ville-Jossart"}),
        ("Elle a épousé un de Wouters, un baron.", {"de Wouters"}),
        ("On l'appelait le Curé. Le Curé s'est levé.", {"le Curé", "Le Curé"}),
        ("J'ai pleuré comme une Madeleine, ce soir-là.", set()),
        ("La maison des parents de Malik est au bout.", {"Malik"}),
        ("J'ai vendu la maison de la rue Bagot.", {"rue Bagot"}),
    ],
)
def test_what_belongs_to_a_name_is_found_with_it(
    text: str, names: set[str], lexicon: Lexicon
) -> None:
    assert _found(text, lexicon) == names


@pytest.mark.parametrize(
    "text",
    [
        "Il est passé par l'École primaire et par le Tribunal administratif.",
        "La loi vient de l'Assemblée nationale, pas de l'Académie française.",
        "Le Conseil a dit non. Le Service public, c'est fini.",
        "Il est passé Par moments, on se demande.",
    ],
)
def test_what_every_town_or_country_has_is_no_name(text: str, lexicon: Lexicon) -> None:
    assert not _found(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "On bosse avec Docker et Kubernetes, et tout est sur GitLab.",
        "On fait du Scrum avec Jira. Enedis a posé le Linky.",
        "J'ai un CAP Cuisine et un Bac Pro Gestion.",
        "On a gagné la Coupe de France. On regardait Koh-Lanta.",
        "Le CACES et la FIMO, c'est obligatoire. Les NAO aussi.",
    ],
)
def test_what_a_whole_country_uses_is_no_name(text: str, lexicon: Lexicon) -> None:
    assert not _found(text, lexicon)


_AT_SEA = (
    "we joined the rampart at the dockyard, the rampart she was alongside with her crew. we sailed with a convoy, "
    "and the skipper of the rampart kept us on deck. the boat was wet, the engine she was old, the ship shook.\n"
)


def test_a_ship_is_what_is_called_she_in_a_story_of_the_sea(lexicon: Lexicon) -> None:
    settings = DetectionSettings("en", no_capitals=True)
    found = [one.text for one in detect(_AT_SEA, lexicon, settings) if one.is_replaced]
    assert found == ["rampart"] * 3
    on_land = _AT_SEA
    for said in ("dockyard", "crew", "sailed", "convoy", "skipper", "deck", "boat", "ship"):
        on_land = on_land.replace(said, "house")
    assert "rampart" not in {one.text for one in detect(on_land, lexicon, settings)}

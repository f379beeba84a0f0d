"""Passages that single somebody out without a name: what people did, held, gave, went through."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect
from qualcode.model import IdentifierKind

FILLER = {
    "fr": " ".join(["On mange, on parle un peu, et puis on recommence le lendemain matin."] * 12),
    "en": " ".join(["We eat, we talk a bit, and then we start again in the morning."] * 12),
}


def re_read(text: str, language: str, lexicon: Lexicon) -> list[str]:
    found = detect(
        f"{FILLER[language]} {text} {FILLER[language]}", lexicon, DetectionSettings(language)
    )
    return [one.text for one in found if one.kind is IdentifierKind.CONTEXT]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "C'est le dernier sabotier de la vallée qui tourne encore."),
        ("fr", "C'est moi qui conduisais le troisième tracteur ce jour-là."),
        ("fr", "La vidéo a fait le tour du pays en deux heures."),
        ("fr", "Ils ont été relaxés par la cour d'appel, tous les trois."),
        ("fr", "Elle s'est enchaînée à la grille pour qu'ils rouvrent la classe."),
        ("fr", "Il a légué sa ferme aux voisins, sans rien dire à personne."),
        ("fr", "Mon père était aumônier sur les bateaux."),
        ("fr", "On est restés onze semaines dans un gymnase."),
        ("fr", "J'ai accouché dans un camion de pompiers."),
        ("fr", "On a planté quarante pommiers, chacun avec un prénom."),
        ("fr", "Le préfet m'a remis une médaille devant tout le monde."),
        ("fr", "La directrice de l'école de puériculture était une pasteure."),
        ("fr", "Le président du comité des fêtes, dont j'étais la secrétaire, venait."),
        ("fr", "Il y avait un instituteur aveugle, avec une longue baguette."),
        ("fr", "On a repris une scierie au col avec ma sœur."),
        ("fr", "Son papa réparait les harmoniums de tout le diocèse."),
        ("fr", "Elle a été nommée adjointe au maire sans le vouloir."),
        ("fr", "Je venais d'une fratrie de onze, chez les bateliers."),
        ("fr", "C'est la fille d'un ancien horloger, cette dame."),
        ("fr", "On m'a confié la gérance des bains, à moi seule."),
        ("fr", "Le collectif que j'avais monté réunissait les éclusiers."),
        ("fr", "Elle a été tête de liste chez nous, deux fois."),
        ("fr", "J'avais pour spécialité la reliure des missels."),
        ("fr", "On avait prévu un tour de Corse avec deux ânesses."),
        ("en", "He's the one with the mural on the side of the shop."),
        ("en", "We cooked for the Queen when she opened the bridge."),
        ("en", "It ended up on Radio Wales, the whole thing."),
        ("en", "She left us the house, and nobody knew why."),
        ("en", "He was the last man brought out alive."),
        (
            "en",
            "I took the girls out over the lavatories, two hundred of us sat down in the square.",
        ),
    ],
)
def test_what_few_people_did_is_to_be_re_read(language: str, text: str, lexicon: Lexicon) -> None:
    passages = re_read(text, language, lexicon)
    assert any(text[:25] in passage for passage in passages), passages


@pytest.mark.parametrize(("language", "repeats"), [("fr", 60), ("en", 60)])
def test_no_more_than_three_passages_in_a_thousand_words(
    language: str, repeats: int, lexicon: Lexicon
) -> None:
    told = {
        "fr": "C'est moi qui conduisais le tracteur et j'ai eu un cancer du sein. On a mangé.",
        "en": "I was the only woman there and I was arrested. We ate.",
    }[language]
    text = "\n".join(f"{told} {FILLER[language][:90]}" for _ in range(repeats))
    found = detect(text, lexicon, DetectionSettings(language))
    passages = [one for one in found if one.kind is IdentifierKind.CONTEXT]
    assert 0 < len(passages) <= 3 * len(text.split()) / 1000 * 1.05


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "La rue du bas porte mon nom depuis dix ans"),
        ("fr", "J'ai été reçu dernier de la liste cette fois-là"),
        ("fr", "Il a dansé sur la table, tout le village le sait"),
        ("en", "I am the longest-serving porter they have"),
        ("en", "It is the only forge in the whole valley"),
        ("en", "They voted me out as treasurer in one evening"),
        ("en", "There is a photograph of me in the hall"),
        ("en", "They made her superintendent of the orphanages"),
        ("en", "She ended as director of singing for our chapels"),
        ("en", "My uncle wrote the anthem they sing there"),
    ],
)
def test_what_neighbours_would_recognise_is_shown_to_be_read_again(
    language: str, sentence: str, lexicon: Lexicon
) -> None:
    found = detect(f"{sentence}.", lexicon, DetectionSettings(language))
    assert [one.text for one in found if not one.is_replaced] == [sentence]


@pytest.mark.parametrize(
    ("language", "telling", "plain"),
    [
        (
            "fr",
            "L'inspecteur a lu ma dictée devant la presse et le ministre m'a collé un blâme.",
            "Je pense qu'il faut souvent faire attention, c'est toujours important.",
        ),
        (
            "en",
            "The judge read my poem to the court and they put it on a stamp.",
            "I think you should always be careful, it's usually kind of important.",
        ),
    ],
)
def test_what_was_done_before_officials_or_the_press_outweighs_opinions(
    language: str, telling: str, plain: str, lexicon: Lexicon
) -> None:
    text = "\n".join([plain] * 6 + [telling] + [plain] * 6)
    found = detect(text, lexicon, DetectionSettings(language))
    assert [one.text for one in found if not one.is_replaced] == [telling.rstrip(".")]


def test_a_passage_stays_within_the_turn_of_one_speaker(lexicon: Lexicon) -> None:
    text = (
        "Q: Were you in the paper?\n"
        "R: I was the only woman on the front page. The mayor gave me a medal at the palace.\n"
        "Q: And the trial, the judge, the police?\n"
        "R: We ate."
    )
    passages = [one.text for one in detect(text, lexicon, DetectionSettings("en"))]
    assert (
        "I was the only woman on the front page. The mayor gave me a medal at the palace"
        in passages
    )
    assert not any("\n" in passage for passage in passages)


@pytest.mark.parametrize(
    "telling",
    [
        "My husband's got Parkinson's, so it's me on the tractor.",
        "They were a family of fourteen, you know.",
        "I've seven great-grandchildren and another on the way.",
        "We were one of only two crews that carried a cook.",
        "There were only three women on the night shift.",
        "My aunt was carnival queen and never stopped telling us.",
        "It's a hamlet of ninety people and a phone box.",
        "I went to a one-room school over the hill.",
        "She released an album and sold it from the car.",
        "My cousin was killed in a quarry accident.",
        "We were in a refugee camp till the spring.",
        "She entered a convent and came out again.",
        "My gran was half Maori and half cook.",
        "I'd a stammer and sang in the evenings.",
    ],
)
def test_what_few_lives_hold_outweighs_telling_words_of_nobody(
    telling: str, lexicon: Lexicon
) -> None:
    wordy = (
        "I remember a film on the television with a queen in a palace, and in the paper they "
        "talked of the book and the song."
    )
    passages = re_read(f"\n{wordy}\n{FILLER['en']}\n{telling}\n", "en", lexicon)
    assert [passage for passage in passages if telling[:25] in passage], passages


@pytest.mark.parametrize(
    ("language", "told", "alone"),
    [
        (
            "fr",
            "je fais mes tournées le matin et je rentre le soir quand il y a du monde sur la route ",
            "je suis la seule vétérinaire de l'île et j'ai eu la médaille du préfet ",
        ),
        (
            "en",
            "i do my rounds in the morning and i come back at night when there is traffic on it ",
            "i am the only vet on the island and i was awarded the medal of the county ",
        ),
    ],
)
def test_a_passage_of_a_text_without_stops_can_be_read_at_a_glance(
    language: str, told: str, alone: str, lexicon: Lexicon
) -> None:
    found = detect(told * 10 + alone + told * 10, lexicon, DetectionSettings(language))
    passages = [one.text for one in found if one.kind is IdentifierKind.CONTEXT]
    assert any(alone[:30] in passage for passage in passages)
    assert all(len(passage.split()) <= 61 for passage in passages)

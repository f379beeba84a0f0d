"""Labels of speakers that stand in the text: they name nobody, and what follows opens a sentence."""

from __future__ import annotations

import pytest

from qualcode.anonymise import DetectionSettings, Lexicon, detect

_LETTERS = "Q. Tell me about the farm.\nA. Half of it is gone.\nQ. And then?\nA. Yeah. Good.\n"
_ENGLISH = _LETTERS + "Q. Congratulations.\nA. True. Ask Wiremu.\n"
_FRENCH = "M. M. — Oh là, on naissait docker.\nJ. — Et après ?\nM. M. — Soixante ans.\n"


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [("en", _ENGLISH, {"Wiremu"}), ("fr", _FRENCH + "J. — Et Bachir ?\n", {"Bachir"})],
)
def test_a_label_of_letters_begins_no_name(
    language: str, text: str, names: set[str], lexicon: Lexicon
) -> None:
    found = detect(text, lexicon, DetectionSettings(language, no_capitals=False))
    people = {one.text for one in found if one.is_replaced and one.kind.value == "PER"}
    assert people == names


_TALK = {
    "en": ("You can sit when you like.", "We had a farm then.", "And the mill?", "It shut, all of it."),
    "fr": ("Vous voulez du café ?", "On avait une ferme.", "Et la scierie ?", "Elle a fermé, toute entière."),
}  # fmt: skip
_LAYOUTS = (
    "{a}: {x}\n\n{b}: {y}\n\n",
    "[00:00:{n}] {a}: {x}\n\n[00:01:{n}] {b}: {y}\n\n",
    "00:{n} {a}: {x}\n00:{n} {b}: {y}\n",
    "1{n} {a} : {x}\n2{n} {b} : {y}\n",
    "{a} [00:{n}]: {x}\n{b} (laughs): {y}\n",
    "**{a}:** {x}\n\n**{b}:** {y}\n\n",
    "{a} – {x}\n{b} – {y}\n",
    "{a}  0:{n}\n{x}\n\n{b}  1:{n}\n{y}\n\n",
    "00:{n}:02 {a}\n{x}\n00:{n}:09 {b}\n{y}\n",
    "{a}\t{x}\n{b}\t{y}\n",
    "[{a}] {x}\n\n[{b}] {y}\n\n",
)


def _named(text: str, language: str, lexicon: Lexicon) -> list[str]:
    found = detect(text, lexicon, DetectionSettings(language, no_capitals=False))
    return [one.text for one in found if one.is_replaced and one.kind.value != "DATE"]


def _by_layout(first: str, second: str, language: str, lexicon: Lexicon) -> dict[str, list[str]]:
    """What is named in a talk of eight turns, in each layout."""
    talk = _TALK[language]
    named = {}
    for layout in _LAYOUTS:
        turns = (
            layout.format(a=first, b=second, x=talk[n % 4], y=talk[(n + 1) % 4], n=10 + n)
            for n in range(4)
        )
        named[layout] = sorted(_named("".join(turns), language, lexicon))
    return named


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("KUHN", "INT", ["KUHN"]),
        ("Q", "Oyelaran", ["Oyelaran"]),
        ("Marta Kuhn", "Speaker 2", ["Marta Kuhn"]),
        ("LEE", "Q", ["LEE"]),
        ("HUNSINGER", "GRAFF", ["GRAFF", "HUNSINGER"]),
        ("DELGADO", "BELL", ["BELL", "DELGADO"]),
    ],
)
def test_a_label_that_is_a_name_is_found_at_each_turn(
    first: str, second: str, names: list[str], language: str, lexicon: Lexicon
) -> None:
    wanted = [name for name in names for _ in range(4)]
    named = _by_layout(first, second, language, lexicon)
    assert {layout: found for layout, found in named.items() if found != wanted} == {}


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("Interviewer", "Respondent", "en"), ("ENQ", "VIGNERON", "fr"), ("INTV", "SKIPPER", "en"),
        ("Facilitator", "P3", "en"), ("Enquêtrice", "Agricultrice", "fr"), ("RES", "DOC", "en"),
        ("Modérateur", "Femme 2", "fr"), ("Chair", "Daughter", "en"), ("JME", "CUIS", "fr"),
        ("Chercheuse", "Gardien de la paix", "fr"), ("E1", "E2", "fr"), ("Q", "R", "fr"),
    ],
)  # fmt: skip
def test_a_label_that_tells_a_role_is_no_name(
    first: str, second: str, language: str, lexicon: Lexicon
) -> None:
    people = {
        layout: found
        for layout, found in _by_layout(first, second, language, lexicon).items()
        if found
    }
    assert people == {}


_NAMELESS = (
    ("Unknown Speaker", "Unknown Speaker"), ("Speaker 1", "Speaker 2"), ("SPEAKER_00", "SPEAKER_01"),
    ("Unidentified Male", "Unidentified Female"), ("Unidentified Man #1", "Speaker #2"), ("spk_0", "spk_1"),
    ("Voice 3", "Male Voice"), ("Off-screen voice", "Audience Member"), ("Participant P07", "Interviewer 2"),
    ("Channel 1", "Channel 2"), ("Anonymous Speaker", "Several Voices"), ("Young Woman", "Female Respondent"),
    ("Locuteur inconnu", "Voix non identifiée 2"), ("Intervenant 1", "Homme jeune"),
)  # fmt: skip
_BY_PROGRAMS = (
    "{a} 0:{n} {x}\n{b} 1:{n} {y}\n",
    "{a}  0:{n}  1948. {x}\n{b}  1:{n}  “{y}”\n",
    "{a}, 0:{n}: {x}\n{b}, 1:{n}: {y}\n",
    "[00:00:{n}.4] - {a}\n{x}\n\n[00:01:{n}.4] - {b}\n{y}\n\n",
    "{a}\n{x}\n\n{b}\n{y}\n\n",
    "<v {a}>{x}\n<v {b}>{y}\n",
    "({a}) {x}\n({b}) {y}\n",
    "{a} > {x}\n{b} > {y}\n",
    "{a}:{x}\n{b}:{y}\n",
    "{a} (00:00:{n} - 00:00:{n}): {x}\n{b} (00:01:{n} - 00:01:{n}): {y}\n",
)


@pytest.mark.parametrize("labels", _NAMELESS)
@pytest.mark.parametrize("layout", _BY_PROGRAMS)
def test_what_programs_call_a_speaker_without_a_name_is_no_name(
    labels: tuple[str, str], layout: str, lexicon: Lexicon
) -> None:
    a, b = labels
    talk = _TALK["fr" if "Locuteur" in a or "Intervenant" in a else "en"]
    turns = (
        layout.format(a=a, b=b, x=talk[n % 4], y=talk[(n + 1) % 4], n=12 + n) for n in range(4)
    )
    language = "fr" if talk is _TALK["fr"] else "en"
    assert _named("".join(turns), language, lexicon) == []


def test_a_nameless_label_stands_once(lexicon: Lexicon) -> None:
    talk = (
        _ENGLISH.replace("Wiremu", "him")
        + "Unidentified Male: Is the kettle on?\nA. It is.\nFemale Voice 2 - Good.\n"
    )
    assert not _named(talk, "en", lexicon)


def test_the_time_beside_a_label_is_no_year(lexicon: Lexicon) -> None:
    talk = "Speaker 1 2:41 When was she born?\nSpeaker 2 2:50 And who can say? It was in\nSpeaker 1 2:52 the barn.\n"
    found = detect(talk, lexicon, DetectionSettings("en", no_capitals=False))
    assert not [one.text for one in found if one.is_replaced]


def test_a_name_beside_what_somebody_is_called_is_found(lexicon: Lexicon) -> None:
    talk = "Interviewee Lena: We had hens.\nJames Guest: How many?\n" * 3
    assert _named(talk, "en", lexicon) == ["Lena", "James Guest"] * 3


def test_a_role_cut_short_in_brackets_is_no_name(lexicon: Lexicon) -> None:
    talk = "[Enq.] Vous êtes montés par où ?\n\n[Kuhn] Par la rivière.\n\n" * 4
    assert _named(talk, "fr", lexicon) == ["Kuhn"] * 4


def test_a_surname_that_is_a_word_is_told_by_the_rest_of_the_text(lexicon: Lexicon) -> None:
    said = "INT: Thank you, Mrs Baker, for having us.\nBAKER: Not at all.\n" * 2
    assert "BAKER" in _named(said, "en", lexicon)
    trade = "INT: What does a baker earn?\nBAKER: A baker? Not much.\n" * 2
    assert not _named(trade, "en", lexicon)


def test_labels_without_capitals_are_names_beside_other_names(lexicon: Lexicon) -> None:
    talk = "isobel: is he in?\ntam: he is.\nisobel: good.\ntam: he's asleep.\n"
    found = detect(talk, lexicon, DetectionSettings("en", no_capitals=True))
    assert [one.text for one in found if one.is_replaced] == ["isobel", "tam"] * 2


def test_initials_the_heading_gives_to_somebody_are_a_name_at_each_turn(lexicon: Lexicon) -> None:
    text = "Enquêtée : VB / enquêteur : KL\n\nKL : Et après ?\nVB : Rien.\nKL : Ah.\nVB : Voilà.\n"
    found = detect(text, lexicon, DetectionSettings("fr", no_capitals=False))
    assert sorted(one.text for one in found if one.kind.value == "PER") == ["KL"] * 3 + ["VB"] * 3


def test_initials_of_a_role_are_no_name(lexicon: Lexicon) -> None:
    text = "Chercheuse : CH\n\nCH : Et après ?\nP : Rien.\nCH : Ah.\nP : Voilà.\n"
    found = detect(text, lexicon, DetectionSettings("fr", no_capitals=False))
    assert not [one.text for one in found if one.kind.value == "PER"]


def test_a_lady_cut_short_is_somebody_and_a_made_up_one_is_nobody(lexicon: Lexicon) -> None:
    settings = DetectionSettings("fr", no_capitals=False)
    assert [one.text for one in detect("Je vais dire Madame Z...", lexicon, settings)] == [
        "Madame Z..."
    ]
    assert not detect("C'est madame X. Voilà.", lexicon, settings)


def test_who_speaks_said_in_brackets_behind_a_name_is_no_name(lexicon: Lexicon) -> None:
    text = "Maud Kervella (ENQ) : bonjour\nLéo : bonjour\nMaud Kervella (ENQ) : alors\nLéo : alors oui\n"
    assert "ENQ" not in {one.text for one in detect(text, lexicon)}


def test_initials_the_heading_spells_out_are_a_name_at_each_turn(lexicon: Lexicon) -> None:
    text = (
        "MD - Moira Dunbar\nKL - Keith Lorne\n\nMD Hello there.\n\nKL Hi.\n\nMD So, an MD degree."
    )
    found = [one.span.start for one in detect(text, lexicon, DetectionSettings("en"))]
    heads = [i for i in range(len(text)) if text.startswith("MD", i)]
    assert [i in found for i in heads] == [True, True, True, False]


_HEADED = (
    "ALDOUS P. BRIERLEY INTERVIEWED BY RUFUS A. O'DOWD AND MURIEL T. CASWELL\n"
    "RO: Where was the mill? AB: Down by the ford. RO: I see. MC: And the house? AB: Above it.\n"
    "RO: Was it your own? AB: It was. MC: All of it?\n"
)


@pytest.mark.parametrize("text", [_HEADED, _HEADED.lower()])
def test_initials_of_people_the_heading_names_are_names_wherever_a_turn_begins(
    text: str, lexicon: Lexicon
) -> None:
    found = {one.span.start for one in detect(text, lexicon, DetectionSettings("en"))}
    body = text.index("\n")
    labels = [at for label in ("RO:", "AB:", "MC:") for at in _places(text.upper(), label, body)]
    assert len(labels) == 8
    assert set(labels) <= found


def _places(text: str, label: str, start: int) -> list[int]:
    return [at for at in range(start, len(text)) if text.startswith(label, at)]


@pytest.mark.parametrize("label", ["FN", "F.N.", "FBN"])
def test_initials_go_with_or_without_the_middle_name_and_their_stops(
    label: str, lexicon: Lexicon
) -> None:
    text = f"name: Fenella Beatrix Nuttall\nQ: Why there?\n{label}: It was near.\nQ: And?\n{label}: Cheap.\n"
    people = [one.text for one in detect(text, lexicon, DetectionSettings("en"))]
    assert people.count(label) == 2


def test_initials_of_nobody_and_of_a_role_are_no_name(lexicon: Lexicon) -> None:
    text = "Interviewer: Isla Nash Todd\nINT: Why there?\nRA: It was near.\nINT: And?\nRA: Cheap.\n"
    people = [one.text for one in detect(text, lexicon, DetectionSettings("en"))]
    assert people == ["Isla Nash Todd"]


def test_a_label_in_small_letters_is_a_name_and_a_role_is_none(lexicon: Lexicon) -> None:
    turns = "**{a}:** Was it in Leeds?\n**Samson Boon:** It was.\n" * 2
    named = _named(turns.format(a="amelia coxon"), "en", lexicon)
    assert named.count("amelia coxon") == 2
    assert _named(turns.format(a="moderator two"), "en", lexicon).count("moderator two") == 0


def test_fields_of_a_heading_are_names_whatever_their_words_mean(lexicon: Lexicon) -> None:
    text = "first: Comet\nlast: Roundtree\ninterview_city: Battle\ntitle: Nurse\nQ: So?\nA: Yes.\n"
    found = {one.text: one.kind.value for one in detect(text, lexicon, DetectionSettings("en"))}
    assert found == {"Comet": "PER", "Roundtree": "PER", "Battle": "LOC"}
    plain = "Location: Kitchen table\nParticipant: Retired Nurse\nSetting: Zoom\nNarrator: Good.\n"
    assert not detect(plain, lexicon, DetectionSettings("en"))


def test_a_label_misspelled_once_is_the_name_all_the_same(lexicon: Lexicon) -> None:
    text = "Kowalski: By the lock.\nQ: So?\nKowalski: Yes.\nQ: And?\nKowolski: No.\nQ: Fine.\n"
    assert _named(text, "en", lexicon) == ["Kowalski", "Kowalski", "Kowolski"]
    role = text.replace("Kowolski", "Question")
    assert _named(role, "en", lexicon) == ["Kowalski", "Kowalski"]


def test_unknown_speakers_beside_times_are_nobody(lexicon: Lexicon) -> None:
    text = (
        "Unknown Speaker 0:03\nIt was raining that day.\n\n"
        "Unknown Speaker 0:12 Then we walked down to the pier.\n\n"
        "Unknown Speaker 1:24 Right.\n\nUnknown Speaker 1:27 And nobody was there."
    )
    assert not [one for one in detect(text, lexicon, DetectionSettings("en")) if one.is_replaced]


def test_initials_beside_somebodys_initials_are_somebodys(lexicon: Lexicon) -> None:
    turns = "NT: Was it raining?\nHW: It was.\nNT: And then?\nHW: Then we left.\nINT: Fine.\nINT: Go on."
    found = detect(f"Interview of Hilda Wexcombe\n\n{turns}", lexicon, DetectionSettings("en"))
    assert {one.text for one in found if one.is_replaced} == {"Hilda Wexcombe", "NT", "HW"}
    alone = detect(turns.replace("HW", "R"), lexicon, DetectionSettings("en"))
    assert not [one for one in alone if one.is_replaced]


@pytest.mark.parametrize("label", ["P.T Kuhn", "A. J. Kuhn", "AJ Kuhn", "R. T Oyelaran"])
@pytest.mark.parametrize("no_capitals", [False, True])
def test_the_letters_before_a_name_belong_to_it(
    label: str, no_capitals: bool, lexicon: Lexicon
) -> None:
    label = label.lower() if no_capitals and label[1] != "J" else label
    talk = f"{label}: He kept geese.\nInterviewer: How many?\n" * 4
    found = detect(talk, lexicon, DetectionSettings("en", no_capitals=no_capitals))
    assert [one.text for one in found if one.is_replaced] == [label] * 4


def test_a_letter_behind_a_title_is_somebodys_in_a_label_too(lexicon: Lexicon) -> None:
    text = (
        "Luc : On commence ?\nMadame R : Allez-y.\nLuc : Le métier ?\nMadame R : Lingère, née T.\n"
    )
    found = detect(text, lexicon, DetectionSettings("fr"))
    assert [one.text for one in found].count("Madame R") == 2
    assert "T." in {one.text for one in found}
    coded = detect(text.replace("Madame R", "Madame A"), lexicon, DetectionSettings("fr"))
    assert "Madame A" not in {one.text for one in coded}


def test_two_letters_are_nobodys_because_a_place_begins_with_them(lexicon: Lexicon) -> None:
    text = "E : Et l'armée ?\nGV : À Tours.\nE : Où donc ?\nGV : Au camp de, Gurmel Vantou.\n"
    found = detect(text, lexicon, DetectionSettings("fr"))
    assert "GV" not in {one.text for one in found}
    named = detect(text.replace("Gurmel", "Gérard"), lexicon, DetectionSettings("fr"))
    assert "GV" in {one.text for one in named}


def test_the_seconds_beside_a_label_are_no_part_of_an_amount(lexicon: Lexicon) -> None:
    talk = "Speaker 1 0:21 How long were you there?\nSpeaker 2 0:23 Nine years, all told.\n"
    found = detect(talk, lexicon, DetectionSettings("en", no_capitals=False))
    assert [one.text for one in found if one.is_replaced] == ["Nine years"]


def test_a_name_that_a_code_was_typed_onto_is_found_in_its_label(lexicon: Lexicon) -> None:
    text = (
        "VannesE4 : oui, comme avant.\nMathildeP2: et après ?\nEnqueteurB1 : bon.\nParoleE2: rien."
    )
    found = {one.text for one in detect(text, lexicon, DetectionSettings("fr"))}
    assert found == {"Vannes", "Mathilde"}

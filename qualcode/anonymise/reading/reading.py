"""A text as detection reads it: what the lexicon says of its words, sentence starts, labels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from qualcode.anonymise.folding import spelled_out
from qualcode.anonymise.identifiers import CONFIDENCE, Candidate, DetectionSettings, Tier
from qualcode.anonymise.lexicon import Lexicon, Profile
from qualcode.anonymise.reading.cut_in import asks_on, cuts_in
from qualcode.anonymise.reading.labels import labels_of
from qualcode.anonymise.reading.word_list import APOSTROPHES, TIGHT, WordList
from qualcode.anonymise.vocabulary import Vocabulary, vocabulary_of
from qualcode.anonymise.vocabulary.newer_en import NEWER
from qualcode.model import IdentifierKind, Span, Turn
from qualcode.wording import Message

if TYPE_CHECKING:
    from qualcode.anonymise.reading.runs import Run
    from qualcode.anonymise.reading.said_numbers import SpokenNumber

_OPENING = re.compile(r"[.!?…:;\n«“\")\]}>\[]|(?:^|\s)(?:[–—-]\s|\*$)|--")
# “00:12 Finalement”, “7 00:03:11,400 --> 00:03:14,075 Ma mère”: the time a turn or a subtitle begins at
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_TIMED = re.compile(
    rf"(?:^[ \t]*(?:\d{{1,4}}[ \t]+)?[\[(<]?{_TIME}|--> ?{_TIME})[\])>]?[ \t]+[(\[]?(?=\w)",
    re.MULTILINE,
)
_ADDRESS_SIGNS = frozenset("@_/")
_IN_ADDRESS = ("@", ".", "_", "/")
_ARTICLES_FR = frozenset(
    ("le", "la", "les", "l", "un", "une", "des", "du", "ce", "cette", "mon", "ma")
)
_ARTICLES_EN = frozenset(("the", "a", "an", "some", "any", "no"))
_QUARTERS = frozenset(("quartier", "cite", "place", "residence", "lotissement", "hameau"))
_ONE_OF_A_KIND = frozenset(("un", "une", "en", "ma", "mon", "sa", "son", "quel", "quelle"))
_TO_SHOPS = frozenset(("at", "from", "to", "in", "for", "by", "outside", "near", "behind"))
_PRONOUNS_EN = frozenset(
    (
        "i",
        "you",
        "ye",
        "he",
        "she",
        "it",
        "we",
        "they",
        "to",
        "not",
        "no",
        "so",
        "very",
        "too",
        "there",
    )
)
_GOVERNED_EN = frozenset(
    ("the", "a", "an", "my", "your", "his", "her", "our", "their", "it", "me", "us")
)
# below this share of capitals the transcript was written without any
_CAPITALS_EXPECTED = 0.015
# and below this share of commas and stops without punctuation
_STOPS_EXPECTED = 0.03
# and above this share of every-day nouns with a capital it is a habit
_NOUNS_EXPECTED, _LEAST_NOUNS, _EVERY_DAY = 0.02, 5, 3


class Reading(WordList):
    """The words of one text, with what the lexicon says of each."""

    def __init__(
        self,
        text: str,
        lexicon: Lexicon,
        settings: DetectionSettings,
        turns: Sequence[Turn] | None = None,
    ) -> None:
        super().__init__(text)
        self.lexicon = lexicon
        self.settings = settings
        self.vocabulary: Vocabulary = vocabulary_of(settings.language)
        self._begins: dict[str, bool] = {}
        self._levels: dict[tuple[str, bool], int] = {}
        self.place_ends: dict[int, int | None] = {}
        self._profiles: dict[str, Profile] = {}
        self._has_turns = bool(turns)
        self._turn_starts = {turn.span.start for turn in turns or ()}
        self._turns = tuple(turns or ())

    def profile(self, form: str) -> Profile:
        """What the lexicon knows of a folded form, asked once."""
        known = self._profiles.get(form)
        if known is None:
            known = self._profiles[form] = self.lexicon.profile(form)
        return known

    def known(self, i: int) -> Profile:
        """What the lexicon knows of word ``i``."""
        return self.profile(self.folds[i])

    def is_ordinary(self, i: int) -> bool:
        """Whether word ``i`` stands in the dictionary of the text's language."""
        return self.ordinariness(i) > 0

    def is_small_word(self, i: int) -> bool:
        """Whether word ``i`` is an article, a pronoun or a word that every text has."""
        form = self.folds[i]
        return form in self.vocabulary.small_words or form in self.vocabulary.known_words

    def in_address(self, i: int) -> bool:
        """Whether word ``i`` is a part of a mail or web address, or of a path."""
        return not _ADDRESS_SIGNS.isdisjoint(self.gaps[i] + self.gap_after(i))

    def ordinariness(self, i: int) -> int:
        """0 in no dictionary, 1 rare, 2 fairly frequent, 3 among the most frequent words."""
        key = (self.folds[i], self.opens[i])
        level = self._levels.get(key)
        if level is None:
            level = self._levels[key] = self._level(i)
        return level

    def _level(self, i: int) -> int:
        form = self.folds[i]
        known = self.profile(form)
        if self.settings.language == "en":
            level = known.english or 2 * (form in NEWER)
        else:
            named = known.given or known.place == 1
            borrowed = known.english > 1 and not named and self.opens[i]
            level = max(known.french, int(borrowed))
        return level or int(form in self.vocabulary.known_words or self._is_inflected(form))

    def _is_inflected(self, form: str) -> bool:
        """Whether a lower-case French word is a plural or feminine the dictionary lacks."""
        if self.settings.language == "en" or len(form) < 6 or form not in self.lower_forms:
            return False
        return any(
            self.profile(form.removesuffix(ending)).french
            for ending in ("s", "e", "es")
            if form.endswith(ending)
        )

    def joined(self, first: int, last: int) -> str:
        """The folded words from ``first`` to ``last``, St and Ste spelled out."""
        return spelled_out(self.folds[first : last + 1])

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that holds ``offset``, where turns were given."""
        k = bisect_right(self._turns, offset, key=lambda turn: turn.span.start) - 1
        return self._turns[k] if k >= 0 else None

    def sentence_around(self, first: int, last: int, back: int, ahead: int) -> tuple[int, int]:
        """The first and last word of the sentence of words ``first`` to ``last``, some words away at most."""
        start, end = first, last
        while start > 0 and not self.opens[start] and first - start < back:
            start -= 1
        while end + 1 < len(self) and not self.opens[end + 1] and end - last < ahead:
            end += 1
        return start, end

    def candidate(
        self, first: int, last: int, kind: IdentifierKind, tier: Tier, reason: Message
    ) -> Candidate:
        """A candidate over the words from ``first`` to ``last``."""
        return self.candidate_at(self.starts[first], self.ends[last], kind, tier, reason)

    def candidate_at(
        self, start: int, end: int, kind: IdentifierKind, tier: Tier, reason: Message
    ) -> Candidate:
        """A candidate over code points."""
        return Candidate(
            Span(start, end), self.text[start:end], kind, (reason,), CONFIDENCE[tier], tier
        )

    @cached_property
    def no_capitals(self) -> bool:
        """Whether names stand in lower case here, as speech-to-text writes them."""
        if self.settings.no_capitals is not None:
            return self.settings.no_capitals
        inside = sum(1 for i in self.capitals if not self.opens[i] and i not in self.in_labels)
        return inside < _CAPITALS_EXPECTED * max(len(self.words), 1) / 3 and len(self.words) > 30

    @cached_property
    def capitals_by_habit(self) -> bool:
        """Whether who typed a French text gives nouns of every day a capital: le Lundi, mon Père, la Retraite."""
        nouns = [
            self.folds[i]
            for i in self.capitals
            if not self.opens[i]
            and self.before(i) in self.vocabulary.determiners
            and self.ordinariness(i) == _EVERY_DAY
            and not self.is_shouted(i)
            and self.known(i).given != 1
        ]
        many = len(nouns) > _NOUNS_EXPECTED * len(self.words)
        return many and len(set(nouns)) > _LEAST_NOUNS and self.settings.language != "en"

    @cached_property
    def breathless(self) -> bool:
        """Whether the words stand without commas or stops, as speech-to-text leaves them."""
        stops = sum(map(self.text.count, ",.;!?"))
        return stops < _STOPS_EXPECTED * len(self.words) and len(self.words) > 30

    @cached_property
    def kept(self) -> frozenset[int]:
        """The words that belong to harmless names."""
        from qualcode.anonymise.reading.harmless import kept_words

        return kept_words(self)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The stretches of capitals that may be names."""
        from qualcode.anonymise.reading.runs import find_runs

        return find_runs(self, self.kept)

    @cached_property
    def numbers(self) -> tuple[SpokenNumber, ...]:
        """The numbers below 120, in words or figures."""
        from qualcode.anonymise.reading.said_numbers import spoken_numbers

        return tuple(spoken_numbers(self))

    @cached_property
    def numbers_from(self) -> dict[int, SpokenNumber]:
        """The number that begins with a word."""
        return {number.first: number for number in self.numbers}

    @cached_property
    def numbers_to(self) -> dict[int, SpokenNumber]:
        """The number that ends with a word."""
        return {number.last: number for number in self.numbers}

    def begins(self, form: str) -> bool:
        """Whether a longer known form starts with this one, asked once."""
        known = self._begins.get(form)
        if known is None:
            known = self._begins[form] = self.lexicon.begins(form)
        return known

    @cached_property
    def lower_forms(self) -> frozenset[str]:
        """The folded forms that also stand in lower case somewhere, addresses left aside."""
        after = [*self.gaps[1:], ""]
        return frozenset(
            form
            for word, form, gap, next_gap in zip(
                self.words, self.folds, self.gaps, after, strict=True
            )
            if not word[0].isupper() and gap not in _IN_ADDRESS and next_gap not in _IN_ADDRESS
        )

    @cached_property
    def determined(self) -> frozenset[str]:
        """The folded forms that follow an article somewhere: common nouns, most often."""
        articles = _ARTICLES_EN if self.settings.language == "en" else _ARTICLES_FR
        return frozenset(
            form
            for before, form, gap in zip(self.folds, self.folds[1:], self.gaps[1:], strict=False)
            if before in articles and gap in TIGHT
        )

    @cached_property
    def quarters(self) -> frozenset[str]:
        """The folded forms, plurals, that a part of a French town is called by: le quartier des Acacias."""
        return frozenset(
            self.folds[i]
            for i in self.capitals
            if self.before(i) in ("les", "des")
            and self.before(i, 2) in _QUARTERS
            and self.folds[i].endswith(("s", "x"))
        )

    @cached_property
    def kinds_of_sigle(self) -> frozenset[str]:
        """The folded sigles that French says with “un”, “une”, “en”: a diploma, a contract, no body."""
        if self.settings.language == "en":
            return frozenset()
        return frozenset(
            self.folds[i]
            for i in self.capitals
            if self.is_shouted(i) and self.before(i) in _ONE_OF_A_KIND
        )

    @cached_property
    def shops(self) -> frozenset[str]:
        """The folded forms somebody went to or worked at with their ’s: at Yarrow's."""
        return frozenset(
            self.folds[i]
            for i in self.capitals
            if i + 1 < len(self.words)
            and self.folds[i + 1] == "s"
            and self.gaps[i + 1] in APOSTROPHES
            and self.before(i) in _TO_SHOPS
        )

    @cached_property
    def verbal(self) -> frozenset[str]:
        """The folded forms that mostly follow an English pronoun or precede an article: no names."""
        used: Counter[str] = Counter()
        for before, form, gap in zip(self.folds, self.folds[1:], self.gaps[1:], strict=False):
            if gap not in TIGHT:
                continue
            if before in _PRONOUNS_EN and (before != "to" or self.profile(form).english):
                used[form] += 1
            elif form in _GOVERNED_EN:
                used[before] += 1
        total = Counter(self.folds)
        return frozenset(
            form
            for form, n in used.items()
            if 2 * n > total[form] or (n > 1 and 2 * n == total[form])
        )

    @cached_property
    def labels(self) -> tuple[tuple[int, int], ...]:
        """The first and last word of each speaker's label, when the text still holds them."""
        if self._has_turns:
            return ()
        spans = labels_of(self.text)
        return tuple((self.word_at(span.start), self.word_at(span.end - 1)) for span in spans)

    @cached_property
    def in_labels(self) -> frozenset[int]:
        """Words that belong to speaker labels."""
        return frozenset(i for first, last in self.labels for i in range(first, last + 1))

    @cached_property
    def opens(self) -> list[bool]:
        """Whether each word begins a sentence."""
        abbreviations = self.vocabulary.abbreviations
        english = self.settings.language == "en"
        labelled = {first for first, _ in self.labels}
        labelled.update(self.word_at(match.end()) for match in self.find_numbers(_TIMED))
        opens = []
        for i, gap in enumerate(self.gaps):
            if i and gap in TIGHT and self.words[i - 1].isdigit() and self._ends_time(i - 1, gap):
                opens.append(True)
            elif i and gap in TIGHT and i not in labelled:
                opens.append(english and gap == " " and cuts_in(self, i))
            elif (
                i == 0
                or i in labelled
                or self.starts[i] in self._turn_starts
                or self._ends_label(i - 1)
            ):
                opens.append(True)
            elif gap[0] == "." and "\n" not in gap and self._shortened(i - 1, abbreviations):
                opens.append(False)
            else:
                opens.append(bool(_OPENING.search(gap)) or (english and cuts_in(self, i)))
        return opens

    def _ends_label(self, i: int) -> bool:
        return i in self.in_labels and i + 1 not in self.in_labels

    def _ends_time(self, i: int, gap: str) -> bool:
        """Whether word ``i`` ends a time typed onto the next word (00:12on) or beside a label: Speaker 2 0:41."""
        if not gap:
            return self.gaps[i] == ":"
        while self.words[i].isdigit() and self.gaps[i] == ":" and i:
            i -= 1
        return self.gap_after(i) == ":" and self.words[i].isdigit() and i - 1 in self.in_labels

    def _shortened(self, i: int, abbreviations: frozenset[str]) -> bool:
        word = self.words[i]
        if len(word) == 1:  # an initial, unless a common word follows: “l'équipe B. Les jeunes”
            following = self.folds[i + 1]
            if word == "I" and self.settings.language == "en" and self.profile(following).english:
                return False  # I. Saw her
            common = following in self.vocabulary.never_heads or self.profile(following).french == 3
            return word.isupper() and not common
        if self.folds[i] not in abbreviations or not word[0].isupper():
            return False
        return self.settings.language != "en" or not asks_on(self, i + 1)

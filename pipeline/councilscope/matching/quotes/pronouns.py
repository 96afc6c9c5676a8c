"""Whom 'he' and 'she' mean: the last person that fits, subjects and those who spoke first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councilscope.knowledge.officials import Gender
from councilscope.matching.function_words import DETERMINERS
from councilscope.matching.quotes.finder import SpeakerFinder
from councilscope.matching.quotes.scene import PersonMention, Scene
from councilscope.matching.quotes.speakers import PRONOUNS, Speaker
from councilscope.records import SpeakerHow, SpeakerKind

BLOCKS_BACK = 4  # paragraphs before the pronoun's own


class PronounResolver:
    """Resolves 'he' and 'she' to somebody mentioned before, by recency, subjects and former speakers first."""

    def __init__(self, scene: Scene, finder: SpeakerFinder, genders: dict[int, Gender]) -> None:
        self.scene = scene
        self.finder = finder
        self.genders = genders
        self.spoke: list[Speaker] = []  # those who spoke, in order: people, and strangers known by a name alone

    def note(self, speaker: Speaker) -> None:
        """Remember who spoke, if 'he' or 'she' can mean them."""
        stranger = speaker.rule == "unknown-name" and self.scene.tokens.lower[speaker.words[0]] not in DETERMINERS
        if speaker.person is not None or stranger:
            self.spoke.append(speaker)

    def resolve(self, speaker: Speaker) -> Speaker:
        """The speaker whom a pronoun names, settled: a person, a stranger by their name, or nobody known."""
        gender = PRONOUNS[speaker.pronoun or ""]
        at = speaker.words[0]
        block = self.scene.block_of(at)
        for number in range(block, max(-1, block - BLOCKS_BACK - 1), -1):
            first, last = self.scene.ranges[number]
            found = self._in_block(gender, first, min(last, at))
            if isinstance(found, Speaker):
                return replace(speaker, kind=SpeakerKind.UNKNOWN, words=found.words, rule=found.rule)
            if found is not None:
                if self.genders.get(found, "unknown") == "unknown":
                    self.genders[found] = gender
                return replace(speaker, person=found, how=SpeakerHow.PRONOUN, kind=SpeakerKind.PERSON)
        return replace(speaker, kind=SpeakerKind.UNKNOWN)

    def _spoke_between(self, gender: Gender, start: int, end: int) -> int | Speaker | None:
        """Who spoke last in the token range, of that gender; speakers were noted in text order."""
        for speaker in reversed(self.spoke):
            if speaker.words[0] < start:
                return None
            if speaker.words[0] >= end:
                continue
            if speaker.person is None:
                return speaker
            if self._fits(speaker.person, gender):
                return speaker.person
        return None

    def _fits(self, person: int, gender: Gender) -> bool:
        return self.genders.get(person, "unknown") in ("unknown", gender)

    def _in_block(self, gender: Gender, first: int, last: int) -> int | Speaker | None:
        """The last sentence of the block that tells: by who spoke in it, its subject, or anybody in it."""
        starts = sorted({first, *(index for index in self.scene.sentence_starts if first <= index < last)})
        ends = [*starts[1:], last]
        for start, end in reversed(list(zip(starts, ends, strict=True))):
            spoken = self._spoke_between(gender, start, end)
            if spoken is not None:
                return spoken
            person = self._subject(gender, start, end)
            if person is not None:
                return person
        return None

    def _subject(self, gender: Gender, start: int, end: int) -> int | None:
        """Whom a sentence is about, of that gender; None if nobody, or one whom a pronoun names already."""
        mentions = self.scene.mentions_in(start, end)
        fits = [mention for mention in mentions if self._fits(mention.person, gender)]
        subjects = [m for m in fits if self.finder.leads(m, start)]
        known = [mention for mention in subjects if self.genders.get(mention.person) == gender]
        named = [mention for mention in subjects if self.scene.people[mention.person].name is not None]
        candidates = known or named or subjects or fits
        chosen = self.finder.behind_opening(candidates, start) or next(iter(candidates), None)
        if self.scene.tokens.weighed is not None:
            self._weigh(mentions, gender, chosen)
        if chosen is None or self._told_by_pronoun(gender, start, chosen.first):
            return None
        return chosen.person

    def _weigh(self, mentions: Sequence[PersonMention], gender: Gender, chosen: PersonMention | None) -> None:
        """Note who of a sentence is not meant by a pronoun."""
        for mention in mentions:
            if not self._fits(mention.person, gender):
                self.finder.pass_over(mention, "other-gender", gender=gender)
            elif chosen is not None and mention.person != chosen.person:
                self.finder.pass_over(mention, "fits-the-pronoun-less", chosen=self.finder.name(chosen.person))

    def _told_by_pronoun(self, gender: Gender, start: int, end: int) -> bool:
        """True if 'he' or 'she' stands before anybody is named: the sentence goes on about somebody before."""
        return any(
            PRONOUNS.get(self.scene.tokens.lower[index]) == gender and self.scene.inside[index] < 0
            for index in range(start, end)
        )

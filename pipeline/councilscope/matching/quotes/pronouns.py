"""Whom 'he' and 'she' mean: the last person that fits, subjects and those who spoke first."""

from __future__ import annotations

from councilscope.knowledge.officials import Gender
from councilscope.matching.quotes.scene import Scene
from councilscope.matching.quotes.speakers import PRONOUNS, SpeakerFinder


class PronounResolver:
    """Resolves 'he' and 'she' to a person mentioned before, by recency, subjects and former speakers first."""

    def __init__(self, scene: Scene, finder: SpeakerFinder, genders: dict[int, Gender]) -> None:
        self.scene = scene
        self.finder = finder
        self.genders = genders
        self.spoke: list[tuple[int, int]] = []  # (token, person) of those who spoke, in order

    def note(self, token: int, person: int) -> None:
        """Remember that the person spoke at the token."""
        self.spoke.append((token, person))

    def resolve(self, pronoun: str, at: int, blocks_back: int = 4) -> int | None:
        """The person whom the pronoun at a token means, or None."""
        gender = PRONOUNS[pronoun]
        scene = self.scene
        block = scene.block_of(at)
        for number in range(block, max(-1, block - blocks_back - 1), -1):
            first, last = scene.ranges[number]
            person = self._in_block(gender, first, min(last, at), number == block)
            if person is not None:
                if self.genders.get(person, "unknown") == "unknown":
                    self.genders[person] = gender
                return person
        return None

    def _spoke_between(self, gender: Gender, start: int, end: int) -> int | None:
        """Who spoke last in the token range, of that gender; speakers were noted in text order."""
        for token, person in reversed(self.spoke):
            if token < start:
                return None
            if token < end and self._fits(person, gender):
                return person
        return None

    def _fits(self, person: int, gender: Gender) -> bool:
        return self.genders.get(person, "unknown") in ("unknown", gender) and self.scene.people[person].name is not None

    def _in_block(self, gender: Gender, first: int, last: int, same: bool) -> int | None:
        scene = self.scene
        starts = sorted(i for i in scene.sentence_starts if first <= i < last) or [first]
        if starts[0] > first:
            starts.insert(0, first)
        ends = [*starts[1:], last]
        for start, end in reversed(list(zip(starts, ends, strict=True))):
            fits = [m for m in scene.mentions_in(start, end) if self._fits(m.person, gender)]
            spoken = self._spoke_between(gender, start, end)
            if spoken is not None:
                return spoken
            subjects = [m for m in fits if not self.finder.governed(m, start) and not self.finder.owns(m)]
            known = [m for m in subjects if self.genders.get(m.person) == gender]
            if known or subjects or fits:
                return (known or subjects or fits)[0].person
        return None

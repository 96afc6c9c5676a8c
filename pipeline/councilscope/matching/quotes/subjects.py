"""Noun phrases beside a reporting verb, as token ranges: where the verb's group begins, and which noun it follows."""

from __future__ import annotations

from councilscope.matching.function_words import (
    AROUND_TIMES,
    BEFORE_VERBS,
    DETERMINERS,
    GOVERNING,
    NO_SUBJECT,
    OPENING,
    REFLEXIVES,
    TIMES,
)
from councilscope.matching.quotes.scene import Scene

LONGEST_PHRASE = 14  # tokens of a subject
POSSESSIVES = ("'s", "’s")
PROGRESSIVES = ("is", "are", "was", "were", "been")


class NounPhrases:
    """Finds the noun phrases around the verbs of a scene; ``scene`` gives the tokens and what is quoted."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tokens = scene.tokens
        self.named = {index for mention in scene.mentions for index in range(mention.first, mention.last)}

    def verb_group(self, index: int, start: int) -> int:
        """Where the verb at a token begins with its auxiliaries, adverbs and times ('himself on Monday then said')."""
        lower, verb = self.tokens.lower, index
        while index > start and index - 1 not in self.named:
            word = lower[index - 1]
            progressive = word in PROGRESSIVES and lower[verb].endswith("ing")
            if word in BEFORE_VERBS or word in REFLEXIVES or word.endswith("ly") or progressive:
                index -= 1
                continue
            time = self._time(index, start)
            if time == index:
                break
            index = time
        return index

    def _time(self, end: int, start: int) -> int:
        """Where the words of a time begin that end before a token ('last night', 'on Friday'); ``end`` if none do."""
        lower = self.tokens.lower
        index = end
        while index > start and index - 1 not in self.named and (lower[index - 1] in TIMES):
            index -= 1
        if index == end:
            return end
        while index > start and lower[index - 1] in AROUND_TIMES:
            index -= 1
        return index

    def before(self, index: int, start: int) -> tuple[int, int]:
        """First token and head of the phrase that ends before a token: prepositions inside it are its own."""
        lower, verbs = self.tokens.lower, self.scene.knowledge.verbs
        limit = max(start, index - LONGEST_PHRASE)
        first = index - 1
        while first > limit and lower[first - 1] not in verbs:
            word = lower[first - 1]
            if not (word[0].isalnum() or word in POSSESSIVES) or (word in NO_SUBJECT and word not in GOVERNING):
                break
            first -= 1
        if lower[first] in GOVERNING or lower[first] in OPENING:  # 'On Monday the council': from its last determiner
            inner = (i for i in range(index - 1, first, -1) if lower[i] in DETERMINERS)
            first = next(inner, index - 1)
        return first, self._head(first, index)

    def after(self, index: int, stop: int) -> tuple[int, int] | None:
        """First token and head of the phrase that begins at a token ('the designer, who …'); None for no phrase."""
        lower = self.tokens.lower
        end = index
        while end < min(stop, index + LONGEST_PHRASE):
            word = lower[end]
            if not (word[0].isalnum() or word in POSSESSIVES) or word in NO_SUBJECT or word == "who":
                break
            if end > index and word in self.scene.knowledge.verbs:
                break
            end += 1
        if end == index:
            return None
        head = self._head(index, end)
        return (index, head) if self.plausible(index, head) else None

    def _head(self, first: int, end: int) -> int:
        """The noun before the first preposition, and before a participle that leads to it ('a mail sent by …')."""
        lower = self.tokens.lower
        head = next((i for i in range(first, end) if i + 1 == end or lower[i + 1] in GOVERNING), end - 1)
        if head > first and head + 1 < end and lower[head].endswith(("ing", "ed", "sent", "out")):
            head -= 1 + (lower[head] == "out")
        return max(head, first)

    def plausible(self, first: int, head: int) -> bool:
        """True if the phrase can be a subject: it has a determiner, a capital or a plural, and a noun for its head."""
        lower = self.tokens.lower
        word = lower[head]
        if not word[0].isalnum() or word in NO_SUBJECT or word in GOVERNING or word in OPENING or word in TIMES:
            return False
        if lower[first] in OPENING or word.endswith("ing"):
            return False
        owned = any(lower[i] in POSSESSIVES for i in range(first, head))
        return (
            self.tokens.capital(head) or lower[first] in DETERMINERS or owned or word.endswith(("s", "men", "people"))
        )

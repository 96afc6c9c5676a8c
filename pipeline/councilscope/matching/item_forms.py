"""The grammatical form of a list's items: commands, '-ing' forms, third persons, statements, answers."""

from __future__ import annotations

from collections.abc import Callable

from councilscope.knowledge.actions import VerbClass, VerbForm, Verbs
from councilscope.matching.annotations import ItemList
from councilscope.matching.clauses import ClauseReader, skip_adverbs, word_range
from councilscope.matching.phrases import Words

AFTER_NOUN = frozenset(("of", "is", "are", "was", "were", "has", "have"))
FINITE = frozenset(("has", "had", "does", "did", "is", "was", "have", "do", "are", "were"))
FUTURE = frozenset(("will", "ll", "shall"))
PAST = frozenset(("was", "were", "did", "had"))
SUBORDINATING = frozenset(("who", "which", "that", "how", "what", "whether", "where", "when", "if", "to"))
AMOUNTS = frozenset(("too", "few", "no", "not", "many", "some"))  # with which what was found begins
DOABLE = (VerbClass.ACT, VerbClass.SOFT)


class ItemForms:
    """Asks in which form items stand; built once from the knowledge. Ranges are of words, the end exclusive."""

    def __init__(self, clauses: ClauseReader) -> None:
        self.clauses = clauses
        self.verbs: Verbs = clauses.verbs

    def share(self, found: ItemList, words: Words, starts: list[int], form: Callable[[Words, int, int], bool]) -> float:
        """The share of a list's items that stand in a form, 0 to 1."""
        return sum(form(words, *word_range(words, starts, item)) for item in found.items) / len(found.items)

    def is_imperative(self, words: Words, first: int, last: int) -> bool:
        """'Publish a plan', 'To publish a plan'; not 'Plans are late', 'Support for carers'."""
        if first >= last:
            return False
        word = words.folded[first]
        if word == "to" and first + 1 < last:
            return self.clauses.base_class(words, first + 1) is not None
        verb_class = self.clauses.base_class(words, first)
        following = words.folded[first + 1] if first + 1 < last else ""
        if following in AFTER_NOUN or (following == "for" and verb_class is VerbClass.SOFT):
            return False
        return verb_class is not None and verb_class is not VerbClass.STATE

    def is_gerund(self, words: Words, first: int, last: int) -> bool:
        """'Publishing a plan'."""
        return first < last and self.verbs.form_of(words.folded[first], VerbForm.GERUND) in DOABLE

    def is_third_person(self, words: Words, first: int, last: int) -> bool:
        """'Publishes a plan', after 'recommend that the council'; not 'Plans for carers'."""
        word = words.folded[first] if first + 1 < last else ""
        plural = word.endswith("s") and words.folded[first + 1] not in AFTER_NOUN | {"for", "and", "in", "on"}
        bases = (word.removesuffix("s"), word.removesuffix("es"))
        return plural and any(self.verbs.form_of(base, VerbForm.BASE) in DOABLE for base in bases)

    def tells(self, words: Words, first: int, last: int) -> bool:
        """Whether an item opens with a verb that tells how things are ('does not', 'Had gaps', 'failed to')."""
        at, _ = skip_adverbs(words, first, last)
        if at >= last:
            return False
        word = words.folded[at]
        past = self.verbs.form_of(word, VerbForm.PAST)
        third = self.verbs.form_of(word.removesuffix("s"), VerbForm.BASE) if word.endswith("s") else None
        return word in FINITE or VerbClass.STATE in (past, third)

    @staticmethod
    def is_future(words: Words, first: int, last: int) -> bool:
        """'A plan will be published'."""
        return not FUTURE.isdisjoint(words.folded[first:last])

    @staticmethod
    def is_past(words: Words, first: int, last: int) -> bool:
        """'Some people waited too long and did not know why'."""
        return not PAST.isdisjoint(words.folded[first:last])

    @staticmethod
    def is_told(words: Words, first: int, last: int) -> bool:
        """'Empty houses are let slowly', 'Too many leave early'; not 'the care of those who are ill'."""
        folded = words.folded[first:last]
        if not AMOUNTS.isdisjoint(folded[:1]):
            return True
        verb = next((n for n, word in enumerate(folded) if word in FINITE), None)
        return bool(verb) and SUBORDINATING.isdisjoint(folded[:verb])

    def is_answer(self, words: Words, first: int, last: int) -> bool:
        """'Has hired a barrister', 'will publish its reasons': what somebody says that he has done or will do."""
        if first >= last:
            return False
        at, _ = skip_adverbs(words, first + 1, last)
        done = words.folded[first] in ("has", "have") and at < last
        known = (VerbForm.PARTICIPLE, VerbForm.PAST)
        return words.folded[first] in FUTURE or (
            done
            and (words.folded[at] == "had" or any(self.verbs.form_of(words.folded[at], f) in DOABLE for f in known))
        )

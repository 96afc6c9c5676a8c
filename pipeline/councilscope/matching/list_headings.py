"""Headings that say of what stands below them what it is: 'What inspectors found', 'Areas for improvement'."""

from __future__ import annotations

from councilscope.knowledge.actions import ActionKnowledge
from councilscope.matching.phrases import PhraseTrie, Words

LONGEST = 8  # words of a heading
ASKING = "what"  # 'What the council must do'


class ListHeadings:
    """Knows such headings by the words of models/actions/introductions.json; built once."""

    def __init__(self, knowledge: ActionKnowledge) -> None:
        known = (word for entry in knowledge.introductions.values() for word in entry.words)
        self.trie: PhraseTrie[None] = PhraseTrie((word, None) for word in known)

    def heads(self, line: str) -> bool:
        """Whether a line is such a heading: a question, or known words at its end or as the half of it."""
        if line.count(" ") >= LONGEST:
            return False
        words = Words(line)
        if not len(words) or words.folded[0] == ASKING:
            return bool(len(words))
        hits = (self.trie.longest(words, at) for at in self.trie.places(words))
        return any(
            hit is not None and (hit.last == len(words) - 1 or 2 * (hit.last - hit.first + 1) >= len(words))
            for hit in hits
        )

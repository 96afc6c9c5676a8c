"""Out of how many: the parts of a scale that make a number of councils or judgements which the article states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from councilscope.matching.annotations import Evidence, TallyFound
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.marks import Sentence
from councilscope.matching.tallies.lexicon import TallyLexicon

FEWEST_PARTS = 3  # two numbers make some number of the article too easily
NOUN_REACH = 4


def with_totals(
    tallies: Sequence[TallyFound], lexicon: TallyLexicon, words: Words, sentences: Sequence[Sentence]
) -> list[TallyFound]:
    """The tallies; where counts add up to a stated number, it is their ``of``, with its words as evidence."""
    found = list(tallies)
    for group in _groups(tallies, sentences):
        values = {tallies[index].value for index in group}
        total = sum(tallies[index].count or 0 for index in group)
        open_ones = [index for index in group if tallies[index].of is None]
        agreed = {tallies[index].of for index in group} <= {None, total}
        if len(group) < FEWEST_PARTS or len(values) != len(group) or not open_ones or not agreed:
            continue
        stated = _stated(total, lexicon, words, sentences)
        if stated is None:
            continue
        for index in open_ones:
            own = found[index].found
            evidence = (*own.evidence, replace(stated, supports=("of",)))
            found[index] = replace(found[index], of=total, found=replace(own, evidence=evidence))
    return found


def _groups(tallies: Sequence[TallyFound], sentences: Sequence[Sentence]) -> list[list[int]]:
    """Indexes of counts that may make a whole, of one scheme and scope: those of a sentence, then of the article."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for index, tally in enumerate(tallies):
        if tally.count is None or tally.value is None or tally.change is not None:
            continue
        start = tally.found.evidence[0].start
        home = next((at for at, sentence in enumerate(sentences) if sentence.span.end > start), None)
        for place in (home, "article"):
            groups.setdefault((place != "article", place, tally.scheme, tally.scope), []).append(index)
    return [group for key, group in sorted(groups.items(), key=lambda item: not item[0][0])]


def _stated(total: int, lexicon: TallyLexicon, words: Words, sentences: Sequence[Sentence]) -> Evidence | None:
    """Where the number stands before a noun of what is counted, or before 'in all'; None if nowhere."""
    for sentence in sentences:
        for at in range(sentence.lo, sentence.hi):
            word = words.folded[at]
            if not (word in lexicon.numbers or word.isdecimal()):
                continue
            number = lexicon.number(words, at, sentence.hi)
            if number is None or number[0] != total:
                continue
            after = words.folded[number[1] + 1 : min(sentence.hi, number[1] + 1 + NOUN_REACH)]
            if after[:2] in (["in", "all"], ["in", "total"]) or not lexicon.units.isdisjoint(after):
                return Evidence(words.items[at].start, words.items[number[1]].end, ("of",))
    return None

"""Homes, landlords and companies that no list holds, by their names: 'Penn Living', 'Elm Gardens in Brighton'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from councilscope.articles import BlockKind
from councilscope.matching.phrases import Words
from councilscope.matching.ratings.lexicon import Lexicon, Name
from councilscope.matching.ratings.marks import Group, NameMark, Sentence, covered
from councilscope.spans import Span

HEADLINES = (BlockKind.TITLE, BlockKind.HEADING)  # in which words have capitals that are no names
PLACING = frozenset({"in", "near"})
ROW = frozenset({"and", ","})
LEADING = frozenset({"of", "by", "from", "with", "for", "at", "to", "in", "on", "under", "than", "like", "unlike"})


def place_organisations(lexicon: Lexicon, sentence: Sentence, ends: Sequence[int]) -> None:
    """Mark as providers the names of a sentence that end as those of landlords do, in place of what is within them.

    ends: the words of the sentence that may end such a name.
    """
    if sentence.block.kind in HEADLINES:
        return
    for mark in list(_named_by_ending(lexicon, sentence, ends)):
        inside = range(mark.first, mark.last + 1)
        others = [name for name in sentence.names if name.last not in inside and name.first not in inside]
        sentence.names = sorted([*others, mark], key=lambda name: name.first)


def _named_by_ending(lexicon: Lexicon, sentence: Sentence, at_ends: Sequence[int]) -> Iterator[NameMark]:
    words, ends, inner = sentence.words, lexicon.words["organisation-ends"], lexicon.words["inner-groups"]
    places = [at for at in at_ends if at > sentence.lo and words.capital(at)]
    taken = covered(sentence.groups) | _in_bodies(sentence) if places else set()
    for last in places:
        if last + 1 < sentence.hi and words.capital(last + 1) and words.joined(last):
            continue  # the name goes on
        first = _first_capital(words, last, sentence.lo)
        own = [word for word in words.folded[first:last] if word not in ends]
        kinds = lexicon.words["provider-kinds"] | inner
        known = not own or own[-1] in kinds or not inner.isdisjoint(own)
        if not known and taken.isdisjoint(range(first, last + 1)):
            yield NameMark(first, last, (Name("provider", words.folded[last]),))


def located_names(lexicon: Lexicon, sentence: Sentence, group: Group, *, subject: bool) -> list[Span]:
    """'Hill House in Grimsby and Elm Gardens in Brighton': what is named as standing in the council's place, in order.

    subject: whether it stands before its verb, so that a preposition before the name makes it something else.
    Empty if the council is named as anything but a place.
    """
    words, place = sentence.words, group.first
    if sentence.block.kind in HEADLINES or sentence.word(place - 1) not in PLACING:
        return []
    known = covered(mark for mark in sentence.marks if isinstance(mark, Group) or not mark.of("provider"))
    known |= _in_bodies(sentence)
    found: list[Span] = []
    while sentence.word(place - 1) in PLACING:
        last = place - 2 - (sentence.word(place - 2) == ",")
        first = _first_capital(words, last, sentence.lo)
        if not _is_name(lexicon, sentence, first, last, known):
            break
        found.insert(0, Span(words.starts[first], words.ends[last]))
        led = sentence.word(first - 1)
        if led not in ROW:
            return [] if subject and led in LEADING else found
        place = _first_capital(words, sentence.back_over(first, ROW), sentence.lo)
    return found


def _is_name(lexicon: Lexicon, sentence: Sentence, first: int, last: int, known: set[int]) -> bool:
    """True for a run of capitals that is none of the article's councils, bodies and services, nor one plain word."""
    no_names = lexicon.words["service-nouns"] | lexicon.words["person-nouns"]
    run = sentence.words.folded[first : last + 1]
    if not run or not known.isdisjoint(range(first, last + 1)) or not no_names.isdisjoint(run):
        return False
    return first > sentence.lo or (last > first and run[0] not in LEADING)


def _first_capital(words: Words, last: int, start: int) -> int:
    """The first word of the run of capitals that ends at ``last``; ``last + 1`` if it has none itself."""
    first = last + 1
    while first > start and words.capital(first - 1) and (first == last + 1 or words.joined(first - 1)):
        first -= 1
    return first


def _in_bodies(sentence: Sentence) -> set[int]:
    starts = sentence.words.starts
    return {at for at in range(sentence.lo, sentence.hi) if any(b.start <= starts[at] < b.end for b in sentence.bodies)}

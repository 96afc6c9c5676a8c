"""Finds the counts of a sentence: number, out of how many, share, unit; and tells what counts nothing here."""

from __future__ import annotations

from councilscope.matching.phrases import Words
from councilscope.matching.ratings.marks import Sentence
from councilscope.matching.tallies.lexicon import Marks, TallyLexicon
from councilscope.matching.tallies.pieces import Count, Hidden, Term

UNIT_REACH = 6
WHOLE_REACH = 8
DIVIDED_REACH = 6  # words of ' so far , of which'
FRACTION_REACH = 4  # words of 'just over a third'
UNIT_KINDS = ("council-units", "part-units", "people-units", "other-units")
BEFORE_WHOLE = frozenset({"of", "out", "the", "all", "those", "these", "its", "our", "so", "s"})
WITHIN_PHRASE = frozenset({"the", "its", "our", "their", "of", "s"})
FEW = frozenset({"few", "first", "just", "only"})
SPECIFIC = frozenset({"the", "only", "no", "any", "this", "that", "each", "every", "for", "a", "some", "which"})


class Counts:
    """Reads counts off sentences."""

    def __init__(self, lexicon: TallyLexicon, words: Words) -> None:
        self.lexicon = lexicon
        self.words = words

    def of(self, sentence: Sentence, marks: Marks, terms: list[Term], hidden: Hidden) -> list[Count]:
        """The counts in order; a total ('of the 22 judgements …') is given to the counts after it."""
        taken = {at for term in terms for at in range(term.first, term.last + 1)} | hidden.words
        taken |= {at for group in sentence.groups if not group.anaphor for at in range(group.first, group.last + 1)}
        found: list[Count] = []
        wholes: list[Count] = []
        at = sentence.lo
        while at < sentence.hi:
            word = self.words.folded[at]
            number = at not in taken and (word in self.lexicon.counting or word[:1].isdecimal())
            count = self._count_at(sentence, at, marks, terms) if number else None
            if count is not None:
                (wholes if self._is_whole(sentence, count) else found).append(count)
                at = max(count.last, at)
            at += 1
        self._share_wholes(found, wholes)
        return self._with_shares(sentence, found, hidden)

    # --- one count -------------------------------------------------------------------------------------------------

    def _count_at(self, sentence: Sentence, at: int, marks: Marks, terms: list[Term]) -> Count | None:
        share = self.lexicon.share(self.words, at, sentence.hi)
        if share is not None:
            return self._share_at(sentence, at, share, marks)
        nothing = self._nothing(sentence, at, marks)
        number = (0, nothing) if nothing is not None else self.lexicon.number(self.words, at, sentence.hi)
        if number is None or self._counts_nothing(sentence, at, number[1], marks):
            return None
        count = Count(at, number[1], number[0], bound=self._bound(at, marks))
        if self.words.folded[max(sentence.lo, at - 2) : at][-1:] == ["all"] and self.words.folded[at - 2] != "in":
            count.of = count.number
        self._total(sentence, count)
        self._bracket(sentence, count)
        self._unit(sentence, count, marks, terms)
        self._unit_before(sentence, count, marks)
        self._bracket(sentence, count)
        if count.unit_kind == "part-units" and any(last + 1 == at for _, last in marks.get("inspected", ())):
            return None  # 'looked at three aspects of it' says what there was to judge
        if nothing is not None and self.words.folded[at] not in ("none", "neither", "nobody") and count.unit is None:
            return None
        return count

    @staticmethod
    def _bound(at: int, marks: Marks) -> int | None:
        """The first word of 'more than', 'at least' before the number, or None."""
        return next((first for first, last in marks.get("bounds", ()) if last + 1 == at), None)

    def _nothing(self, sentence: Sentence, at: int, marks: Marks) -> int | None:
        return next((last for first, last in marks.get("nothing", ()) if first == at), None)

    def _counts_nothing(self, sentence: Sentence, first: int, last: int, marks: Marks) -> bool:
        """True for time, money, numbered things, fractions, and 'one' that is no number."""
        words = self.words.folded
        after = words[last + 1] if last + 1 < sentence.hi else ""
        before = words[first - 1] if first > sentence.lo else ""
        if any(cue == last + 1 for cue, _ in marks.get("no-units", ())) and "(" not in self.words.gap(last):
            return True
        if any(cue == first - 1 for _, cue in marks.get("numbered", ())):
            return True
        if after in ("in", "out") and self._fraction(sentence, last, after):
            return True
        if after in ("more", "fewer", "less") and "than" in words[last + 1 : last + 4]:
            return True
        standing = before in ("at", "on") and not self._number_at(sentence, first - 2)
        if standing and after not in self.lexicon.units and self._whole_after(sentence, last) is None:
            return True  # 'Anytown, at two, is down'
        if before == "in" and first - 2 >= sentence.lo and self.lexicon.number(self.words, first - 2, first):
            return words[first - 3 : first - 2] != [
                "of"
            ]  # the six of 'one in six', but not of 'two of four in six areas'
        if before == "and" and after in ("other", "others") and self._after_name(sentence, first - 1):
            return True  # 'Anytown and five other councils' are six
        if self._one_of(sentence, first) or (before == "other" and sentence.groups):
            return True  # 'the other five' are named elsewhere
        return words[first] == "one" and self._no_number(sentence, first, before, after)

    def _whole_after(self, sentence: Sentence, last: int) -> int | None:
        """The number of 'of the 150' behind a count, which says that it counts; None if none stands there."""
        counted = Count(last, last, None)
        self._total(sentence, counted)
        return counted.of

    def _number_at(self, sentence: Sentence, at: int) -> bool:
        return at >= sentence.lo and self.lexicon.number(self.words, at, at + 1) is not None

    @staticmethod
    def _after_name(sentence: Sentence, at: int) -> bool:
        return any(group.last + 1 == at for group in sentence.groups)

    def _one_of(self, sentence: Sentence, first: int) -> bool:
        """True for the four of 'one of only four': it tells of the one."""
        at = first - 1
        while at > sentence.lo and self.words.folded[at] in ("only", "just", "the"):
            at -= 1
        return at > sentence.lo and self.words.folded[at - 1 : at + 1] == ["one", "of"]

    def _fraction(self, sentence: Sentence, last: int, after: str) -> bool:
        """'one in five' is a share of an unknown number."""
        return after == "in" and self.lexicon.number(self.words, last + 2, sentence.hi) is not None

    def _no_number(self, sentence: Sentence, at: int, before: str, after: str) -> bool:
        """'the one', 'one of only four councils in that class': no count of one."""
        if before == "only" and self.words.folded[at - 2 : at - 1] not in (["the"], ["are"]):
            before = ""
        if before in SPECIFIC:
            return True
        if after == "of" and not self.lexicon.words["top"].isdisjoint(self.words.folded[at + 2 : at + 4]):
            return True  # 'one of the bottom two classes'
        if after == "of" and not FEW.isdisjoint(self.words.folded[at + 2 : at + 4]):
            return True  # 'has become one of only three', 'one of the first landlords'
        if after in ("another", "who", "with", "day") or (after == "that" and before in ("in", "at", "for", "with")):
            return True
        if after != "of" or at == sentence.lo:
            return after == "of" and self.lexicon.number(self.words, at + 3, sentence.hi) is None
        return before in ("is", "was", "as", "became", "remains", "among", "are", "were", "being", "now")

    def _share_at(self, sentence: Sentence, at: int, share: tuple[float, int], marks: Marks) -> Count | None:
        """'83% of the 200 councils', '19% (28)'; None for the size of a change."""
        number, last = share
        after = self.words.folded[last + 1] if last + 1 < sentence.hi else ""
        if after in self.lexicon.words["deltas"]:
            return None
        count = Count(at, last, None, percent=number, bound=self._bound(at, marks))
        if last + 1 < sentence.hi and "(" in self.words.gap(last):
            inner = self.lexicon.number(self.words, last + 1, sentence.hi)
            if inner is not None and ")" in self.words.gap(inner[1]):
                count.number, count.last = inner
        self._total(sentence, count)
        self._unit(sentence, count, marks, [])
        if count.unit is None:
            self._unit_of_all(sentence, count, marks)
        return count

    # --- what belongs to it ----------------------------------------------------------------------------------------

    def _total(self, sentence: Sentence, count: Count) -> None:
        """'three of the region's nine', 'nine out of 47', '77% of the 731 …'."""
        at = count.last + 1
        if self.words.folded[at : at + 2] == ["out", "of"]:
            at += 1
        if at >= sentence.hi or self.words.folded[at] != "of":
            return
        for step in range(at + 1, min(sentence.hi, at + WHOLE_REACH)):
            total = self.lexicon.number(self.words, step, sentence.hi)
            if total is not None:
                if count.number is None or total[0] >= count.number:
                    count.of, count.last = total
                return
            if self.words.folded[step] in self.lexicon.words["phrase-ends"] - WITHIN_PHRASE:
                return

    def _bracket(self, sentence: Sentence, count: Count) -> None:
        """'28 councils (19%)', '24 (16 per cent)'."""
        at = count.end + 1
        if count.percent is not None or at >= sentence.hi or "(" not in self.words.gap(count.end):
            return
        share = self.lexicon.share(self.words, at, sentence.hi)
        if share is not None:
            count.percent, count.last = share

    def _unit(self, sentence: Sentence, count: Count, marks: Marks, terms: list[Term]) -> None:
        """The noun that is counted, within a few words; a value before it is kept as ``inner``."""
        at = count.last + 1
        if self.words.folded[at : at + 1] == ["of"]:
            at += 1
        end = min(sentence.hi, at + UNIT_REACH)
        starts = {kind: dict(marks.get(kind, ())) for kind in UNIT_KINDS}
        while at < end:
            if at > count.last + 1 and self._broken(at - 1):
                break
            term = next((term for term in terms if term.first == at), None)
            if term is not None:
                if count.inner is not None:
                    break
                count.inner, at = term, term.last + 1
                continue
            for kind in UNIT_KINDS:
                if at in starts[kind] and not self._modifies(starts, at, starts[kind][at]):
                    count.unit, count.unit_kind = (at, starts[kind][at]), kind
                    return
            if self._ends_phrase(at):
                break
            at += 1
        count.inner = None

    def _unit_before(self, sentence: Sentence, count: Count, marks: Marks) -> None:
        """'half of councils (76)', 'one in five councils – 28 – got': the noun of a number set off."""
        gap = self.words.gap(count.first - 1) if count.first > sentence.lo else ""
        if count.unit is None and any(mark in gap for mark in ("(", "–", "—", " - ")):
            for kind in UNIT_KINDS:
                unit = next((cue for cue in marks.get(kind, ()) if cue[1] == count.first - 1), None)
                if unit is not None and self.words.folded[unit[1]].endswith("s"):
                    count.unit, count.unit_kind = unit, kind

    def _unit_of_all(self, sentence: Sentence, count: Count, marks: Marks) -> None:
        """'Of the councils inspected 63 per cent are good': the noun of which the shares are told."""
        for cue in marks.get("council-units", ()):
            lead = self.words.folded[sentence.lo : cue[0]]
            if cue[1] < count.first and lead[:1] == ["of"] and WITHIN_PHRASE.issuperset(lead):
                count.unit, count.unit_kind = cue, "council-units"

    def _broken(self, at: int) -> bool:
        return any(mark in self.words.gap(at) for mark in ".;:–—()") or " - " in self.words.gap(at)

    def _modifies(self, starts: dict[str, dict[int, int]], first: int, last: int) -> bool:
        """True if another unit follows at once: 'fire authorities', 'social services departments'."""
        return any(last + 1 in where for where in starts.values()) and self.words.joined(last)

    def _ends_phrase(self, at: int) -> bool:
        word = self.words.folded[at]
        if word in WITHIN_PHRASE:
            return False
        return word == "," or word in self.lexicon.phrase_ends or word.isdecimal() or word in self.lexicon.numbers

    # --- totals ----------------------------------------------------------------------------------------------------

    def _with_shares(self, sentence: Sentence, counts: list[Count], hidden: Hidden) -> list[Count]:
        """'18 to be good (34%)', 'eight councils - 5% of the total - have': a share set off behind a count."""
        kept: list[Count] = []
        for count in counts:
            before = kept[-1] if kept else None
            closing = self._set_off(sentence, before.end + 1) if before else None
            inside = before is not None and closing is not None and before.end < count.first <= before.end + 2
            bracketed = before is not None and count.first and "(" in self.words.gap(count.first - 1)
            if before and count.number is None and before.percent is None and (bracketed or inside):
                before.percent, before.share = count.percent, (count.first, count.last)
            else:
                kept.append(count)
                closing = self._set_off(sentence, count.end + 1) if count.percent is None else None
            if closing is not None and kept:
                hidden.hide(kept[-1].end + 1, closing)
        return kept

    def _set_off(self, sentence: Sentence, at: int) -> int | None:
        """The last word of '- 8 per cent of the total -', ', a fifth of those inspected,'; None if no share is set off.

        at: the word after the count.
        """
        comma = at < sentence.hi and self.words.folded[at] == ","
        first = at + comma
        gap = self.words.gap(at - 1)
        if first >= sentence.hi or not (comma or any(mark in gap for mark in "-–—(")):
            return None
        share = self.lexicon.share(self.words, first, sentence.hi)
        last = share[1] if share else self._fraction_at(sentence, first)
        while last is not None and last + 1 < sentence.hi:
            if any(mark in self.words.gap(last) for mark in "-–—)"):
                return last
            if self.words.folded[last + 1] == ",":
                return last + 1 if comma else last
            last = last + 1 if self.words.folded[last + 1] in self.lexicon.words["of-a-whole"] else None
        return None

    def _fraction_at(self, sentence: Sentence, first: int) -> int | None:
        """The last word of 'a fifth', 'nearly two thirds', or None."""
        fractions, end = self.lexicon.words["fractions"], min(sentence.hi, first + FRACTION_REACH)
        return next((at for at in range(first, end) if self.words.folded[at] in fractions), None)

    def _is_whole(self, sentence: Sentence, count: Count) -> bool:
        """'Of the 22 judgements', 'Out of 147 councils': out of how many, said first."""
        if self._divided(sentence, count):
            return True
        at = count.first - 1
        lead: list[str] = []
        units = self.lexicon.words["council-units"]
        while at >= sentence.lo and self.words.folded[at] in BEFORE_WHOLE | units and len(lead) < 5:
            lead.append(self.words.folded[at])
            at -= 1
        if "of" not in lead or count.number is None:
            return False
        before = self.words.folded[at] if at >= sentence.lo else ""
        return not before or before in ("that", "and", "but", "while", ",") or self._broken(at)

    def _divided(self, sentence: Sentence, count: Count) -> bool:
        """'131 so far, of which five are outstanding': what follows counts its parts."""
        reach = self.words.folded[count.end + 1 : min(sentence.hi, count.end + 1 + DIVIDED_REACH)]
        parts = next((at for at, word in enumerate(reach) if word in ("which", "whom")), 0)
        told = count.number is not None and reach[max(0, parts - 2) : parts] == [",", "of"]
        return told and self.lexicon.number(self.words, count.end + parts + 2, sentence.hi) is not None

    @staticmethod
    def _share_wholes(found: list[Count], wholes: list[Count]) -> None:
        for whole in wholes:
            for count in found:
                fits = count.first > whole.first and count.of is None and (count.number or 0) <= (whole.number or 0)
                if fits and not any(whole.first < other.first < count.first for other in wholes):
                    count.of, count.shared_of = whole.number, True
                    if count.unit is None:
                        count.unit, count.unit_kind = whole.unit, whole.unit_kind

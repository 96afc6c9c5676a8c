"""Chooses the council that a name means: by date, by the exact name, by the article's other councils and services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from councilscope.knowledge.councils import Council, CouncilKind, CouncilKnowledge, Designation
from councilscope.matching.councils.find import NEVER_BARE, NameHit, NameKind
from councilscope.matching.phrases import fold

BARE = "never-bare"
SOLE = "sole-owner"
EXACT = "exact-name"
DATE = "in-force"
NAMED = "named-elsewhere"
LEVEL = "runs-the-service"
REGION = "region"
TOWN = "town-in-area"
USUAL = "usual-sense"
HEIR = "heir-of-the-name"
AMBIGUOUS = "ambiguous"
NOBODY = "no-council"
CERTAIN = (SOLE, EXACT, DATE)  # rules that need no other council of the article
Narrow = Callable[[list[str]], list[str]]
YEARS_REMEMBERED = 3
PREVAILING = 3  # times as long in being during the article's years as any namesake


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article tells about which councils it may mean.

    first, last: the days between which it was written or that its bodies were at work; None where unknown.
    social: it is about services that districts do not run. local: it speaks of local government, or is too short to
    tell. named: councils that are certain. towns: how often a town in each council's area is named.
    """

    first: date | None = None
    last: date | None = None
    social: bool = False
    local: bool = True
    named: frozenset[str] = frozenset()
    towns: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The council chosen (None if two fit) and the rule that chose; ``fitting`` are those that were left.

    passed: the others, each with the rule that left it out, in that order.
    """

    council: str | None
    rule: str
    fitting: tuple[str, ...] = ()
    passed: tuple[tuple[str, str], ...] = ()


class Resolver:
    """Resolves name hits against the register."""

    def __init__(self, knowledge: CouncilKnowledge) -> None:
        self.councils = knowledge.councils
        self.designations = knowledge.designations
        self.usual = {fold(row.id): row.usual for row in knowledge.ambiguous.values() if row.usual}

    def choose(self, hit: NameHit, surface: Sequence[str], setting: Setting) -> Choice:
        """Who is meant by ``hit``; ``surface`` are the folded words of the place's name.

        Each rule narrows those that the rules before it left, until one is left; a rule that none fits says nothing.
        """
        left = self._of_level(hit)
        passed = [(council, BARE) for council in hit.candidates if council not in left]
        if not left:
            return Choice(None, NOBODY, (), tuple(passed))
        if len(left) == 1:
            return Choice(left[0], SOLE, (), tuple(passed))
        for rule, narrowed in self._rules(hit, surface, setting):
            kept = narrowed(left) or left
            passed += [(council, rule) for council in left if council not in kept]
            left = kept
            if len(left) == 1:
                return Choice(left[0], rule, (), tuple(passed))
        return Choice(None, AMBIGUOUS, tuple(left), tuple(passed))

    def _rules(self, hit: NameHit, surface: Sequence[str], setting: Setting) -> tuple[tuple[str, Narrow], ...]:
        """The rules that tell namesakes apart, in the order in which they are asked."""

        def exact(left: list[str]) -> list[str]:
            return [council for council in left if council in hit.exact]

        return (
            (DATE, lambda left: self._without_forebears(left, setting.first)),
            (EXACT, lambda left: exact(left) if self._specific(hit) else left),
            (DATE, lambda left: self._timely(left, setting)),
            (EXACT, exact),
            (NAMED, lambda left: [council for council in left if council in setting.named]),
            (LEVEL, lambda left: [c for c in left if self.councils[c].social_services] if setting.social else left),
            (TOWN, lambda left: _most({council: setting.towns.get(council, 0) for council in left})),
            (REGION, lambda left: self._of_region(left, setting)),
            (USUAL, lambda left: [council for council in left if council == self.usual.get(tuple(surface))]),
            (HEIR, self._heirs),
        )

    def _of_region(self, left: Sequence[str], setting: Setting) -> list[str]:
        """The one in the region of most of the councils that are certain."""
        regions = Counter(self.councils[council].region for council in sorted(setting.named))
        return _most({council: regions[self.councils[council].region] for council in left})

    def _of_level(self, hit: NameHit) -> list[str]:
        """Fire and combined authorities need their designation, or talk of fire services."""
        if hit.kind is not NameKind.NAME or hit.designation is not None or hit.fire:
            return list(hit.candidates)
        return [council for council in hit.candidates if self.councils[council].kind not in NEVER_BARE]

    def _specific(self, hit: NameHit) -> bool:
        """True unless the designation is one that every council bears, as in 'Cornwall council'."""
        if hit.kind is NameKind.FULL:
            return True
        designation: Designation | None = self.designations.get(hit.designation or "")
        return designation is not None and len(designation.kinds) < len(CouncilKind) - len(NEVER_BARE)

    def _possible(self, council: Council, setting: Setting) -> bool:
        begins = setting.last is None or council.valid_from is None or council.valid_from <= setting.last
        ends = setting.first is None or council.valid_to is None or setting.first <= council.valid_to
        return begins and ends

    def _timely(self, fitting: Sequence[str], setting: Setting) -> list[str]:
        """Those in being at the time; undated, those still in being; all where there is none."""
        timely = [council for council in fitting if self._possible(self.councils[council], setting)]
        if setting.first is None and setting.last is None:
            current = [council for council in timely if self.councils[council].valid_to is None]
            return current or list(fitting)
        if timely:
            return self._prevailing(timely, setting)
        return list(fitting)

    def _prevailing(self, timely: Sequence[str], setting: Setting) -> list[str]:
        """Of several that were in being in those years, the one that was so for much the longest, if there is one."""
        days = {council: self._days(self.councils[council], setting) for council in timely}
        longest = max(days.values())
        kept = [council for council in timely if days[council] * PREVAILING > longest]
        return kept if len(kept) == 1 else list(timely)

    @staticmethod
    def _days(council: Council, setting: Setting) -> int:
        first = max(setting.first or date.min, council.valid_from or date.min)
        last = min(setting.last or date.max, council.valid_to or date.max)
        return max((last - first).days + 1, 0)

    def _without_forebears(self, left: Sequence[str], first: date | None) -> list[str]:
        """Without those long gone whose one heir goes on under their name: 'Wokingham DC' in 2003."""
        heirs = {c: self.councils[c].successors for c in left if self._long_gone(c, first)}
        return [c for c in left if len(heirs.get(c, ())) != 1 or heirs[c][0] not in left]

    def _heirs(self, left: Sequence[str]) -> list[str]:
        """Without those whose heir goes on under their name: in years that both saw, the one of today is likelier."""
        return [c for c in left if not any(heir in left for heir in self.councils[c].successors)]

    def _long_gone(self, council: str, first: date | None) -> bool:
        """True if it ended years before the article."""
        ended = self.councils[council].valid_to
        return ended is not None and first is not None and first.year - ended.year > YEARS_REMEMBERED

    def in_being(self, councils: Collection[str], setting: Setting) -> bool:
        """True if one of them can have been in being when the article was written."""
        return any(self._possible(self.councils[council], setting) for council in councils)


def _most(counts: Mapping[str, int]) -> list[str]:
    """The key with the highest count alone; empty if the count is nought or shared."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] == 0 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return []
    return [ranked[0][0]]

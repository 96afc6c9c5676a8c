"""Whether what a scheme judges is what the text speaks of: whole councils, one service, or whichever is named."""

from __future__ import annotations

from councilscope.knowledge.ratings import Regime
from councilscope.matching.phrases import Words, fold
from councilscope.matching.ratings.lexicon import Lexicon
from councilscope.matching.ratings.marks import NameMark
from councilscope.matching.ratings.regimes import RegimeChoice

WHOLE = "overall"  # the subject of schemes that judge a council as a whole
SMALL_WORDS = frozenset({"the", "of", "and", "a", "an", "for", "in", "to", ",", "or", "how", "s"})
ANY_SERVICE = frozenset({"service", "services", WHOLE, "council", "local", "authority"})


class Matters:
    """What the schemes of one article judge, held against its words."""

    def __init__(self, lexicon: Lexicon, words: Words, choice: RegimeChoice) -> None:
        self.lexicon, self.words, self.choice = lexicon, words, choice
        self._unspoken: dict[str, bool] = {}

    def of_other_service(self, mark: NameMark, regime: Regime) -> bool:
        """'Street cleaning is poor': no matter of a scheme that judges whole councils, or that only its body names."""
        shares = [self.lexicon.subject_shares.get(name.key, ()) for name in mark.of("service")]
        judged = any(regime.id == name for share in shares for name, _ in share)
        unnamed = regime.any_service and regime.id in self.choice.outdone
        return bool(shares) and not judged and (regime.subject == WHOLE or unnamed)

    def judges(self, mark: NameMark, regime: Regime) -> bool:
        """False of 'leisure services' under a scheme of social care: a service that the scheme never judges."""
        services = {name.key for name in mark.of("service")}
        judged = self.lexicon.judged.get(regime.id)
        return not services or judged is None or not judged.isdisjoint(services)

    def never_spoken_of(self, regime: Regime) -> bool:
        """True if the text never speaks of the service that a scheme judges, but of one that its body judges too."""
        if regime.id not in self._unspoken:
            service = set() if regime.any_service else set(fold(regime.subject)) - SMALL_WORDS - ANY_SERVICE
            unspoken = bool(service) and self.words.vocabulary.isdisjoint(service)
            others = (self.lexicon.regimes[other] for other in self.choice.told_of - {regime.id})
            beside = any(other.bodies[:1] == regime.bodies[:1] for other in others)
            self._unspoken[regime.id] = unspoken and (beside or regime.id in self.choice.outdone)
        return self._unspoken[regime.id]

"""Function words of English syntax that the rules walk along; words about councils are in models/."""

from __future__ import annotations

# fmt: off

# Words that stand inside surnames, in lower case.
PARTICLES = frozenset((
    "ab", "al", "ap", "bin", "bint", "da", "de", "del", "della", "den", "der", "des", "di", "dos", "du", "el",
    "ferch", "ibn", "la", "le", "of", "ter", "van", "von", "y",
))

# Words that before a noun phrase.
DETERMINERS = frozenset((
    "a", "all", "an", "another", "her", "his", "its", "many", "most", "my", "one", "our", "several", "some",
    "the", "their", "this",
))

# Words that end a role's complement.
NO_COMPLEMENT = frozenset((
    "about", "after", "against", "also", "among", "are", "as", "be", "because", "been", "before", "between", "but",
    "by", "can", "could", "did", "do", "does", "during", "from", "had", "has", "have", "he", "here", "i", "if",
    "into", "is", "it", "may", "might", "must", "nor", "not", "or", "shall", "she", "should", "since", "than",
    "that", "there", "these", "they", "this", "those", "to", "until", "was", "we", "were", "when", "where", "which",
    "while", "who", "whom", "whose", "will", "would", "you",
))

# Words that lead from a role to its organisation.
PLACE_PREPOSITIONS = frozenset((
    "at", "from", "in", "with", "within",
))

# Words that join a name and its role.
COPULAS = frozenset((
    "as", "be", "became", "become", "been", "is", "remains", "was",
))

# Words that begin a clause about the name before.
RELATIVES = frozenset((
    "who", "whose",
))

# Words that stand between a subject and its verb.
BEFORE_VERBS = frozenset((
    "'d", "'s", "again", "already", "also", "always", "bluntly", "could", "did", "do", "does", "duly", "earlier",
    "even", "further", "had", "has", "have", "immediately", "jokingly", "just", "later", "often", "once",
    "previously", "privately", "proudly", "publicly", "quickly", "quietly", "recently", "repeatedly", "rightly",
    "simply", "still", "subsequently", "then", "today", "would", "yesterday", "’s",
))

# Words of the time that may stand between a subject and its verb ('The minister on Monday said'): nouns that carry
# such a phrase, and the words around them.
TIMES = frozenset((
    "afternoon", "april", "august", "december", "evening", "february", "friday", "january", "july", "june", "march",
    "may", "monday", "month", "morning", "night", "november", "october", "saturday", "september", "sunday",
    "thursday", "tuesday", "wednesday", "week", "weekend", "year",
))
AROUND_TIMES = frozenset(("at", "during", "early", "earlier", "in", "last", "late", "next", "on", "that", "this"))

# Words that begin an adverbial clause or phrase: what follows a comma after it is the subject.
OPENING = frozenset((
    "after", "although", "before", "despite", "during", "following", "given", "if", "in", "on", "once", "since",
    "though", "until", "unless", "when", "while", "without",
))

# Words that stand before a participle: 'by saying', 'before asking'.
BEFORE_PARTICIPLES = frozenset((",", "after", "and", "before", "by", "in", "when", "while"))

REFLEXIVES = frozenset(("herself", "himself", "itself", "themselves"))

# Words that make the name after them no subject.
GOVERNING = frozenset((
    "about", "against", "as", "at", "behind", "between", "by", "for", "from", "in", "like", "of", "on", "over",
    "than", "to", "under", "with",
))

# Words that are never a subject by themselves.
NO_SUBJECT = frozenset((
    "am", "and", "are", "as", "be", "because", "been", "being", "but", "can", "could", "did", "do", "does", "had",
    "has", "have", "here", "how", "i", "if", "is", "it", "may", "might", "must", "n't", "not", "or", "shall",
    "should", "so", "than", "that", "then", "there", "they", "this", "to", "too", "was", "we", "were", "what",
    "when", "where", "which", "while", "why", "will", "would", "you",
))

# Words that begin no reported clause.
NO_CLAUSE = frozenset((
    ",", ".", ":", ";", "about", "after", "against", "and", "anything", "as", "at", "before", "but", "by", "during",
    "earlier", "for", "from", "goodbye", "in", "into", "last", "no", "nothing", "of", "on", "or", "so", "something",
    "sorry", "thank", "thanks", "to", "today", "with", "yes", "yesterday",
))

# Words after which a noun such as 'chair' or 'lead' is a verb.
BEFORE_INFINITIVES = frozenset((
    "can", "could", "may", "might", "must", "not", "shall", "should", "to", "who", "will", "would", "'ll", "’ll",
))

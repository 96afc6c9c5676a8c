"""Ratings: which council was judged what, under which scheme, and whether the judgement holds.

The stages, in their order; each module's rules are named after what they read, with an example of it.

1. What stands in the text. ``lexicon`` what is looked for, built once from the knowledge; ``scan`` puts it into
   sentences: values (``numbers`` for 'two stars', '3 out of 4'), names of judgements, cues, councils in rows
   (``grouping``), clauses and asides. ``marks`` says what a sentence holds, and what a rule may ask of a value's
   place in it.
2. Which scheme. ``regimes`` weighs bodies, cue words and years; ``scene`` keeps this with the article's main council
   and year, for the tallies too; ``matters`` asks whether a scheme judges what the text speaks of, ``subjects``
   which service is judged; ``resolving`` makes a level of a scheme of one value, and one judgement of two halves.
3. What the layout binds. ``lines`` (labels, lists, headings over items) over ``tables``, ``grids`` (flattened
   tables), ``columns`` (titles and cells) and ``labels`` (what words beside a value name).
4. Is it a rating? ``rejections`` take values out; ``frames`` lets them in: after verbs, nouns and names; ``copulas``
   after 'is', ``moving`` in a movement, ``turning`` from then to now; ``ellipsis`` adds the numbers whose noun was
   said before.
5. Who is rated. ``binding`` asks ``groups`` (rows, asides, brackets, appositions), ``providers`` (homes, companies,
   trusts; ``organisations`` finds their names), ``parts`` (what a council has and is not) and ``naming`` (which
   judgement); ``counting`` finds counts of councils, which are no rating; ``announced`` waits for their names.
6. Does it hold? ``status`` (ended, denied, hoped for) over ``history`` (of before), which asks ``retelling`` for an
   earlier inspection told over sentences; ``told`` has the words and the year that are a value's own; ``movement``
   (up, down, the value before).
7. Over the article. ``reader`` goes through it; ``carried`` reaches back to an earlier sentence ('likewise', 'the
   same grade'), ``percentages`` reads shares; ``afterwards`` settles what only the whole article tells, ``rivals``
   which of two values stands; ``drafts`` are ratings in the making, merged where said twice; ``confidence`` says how
   sure; ``component`` is the spaCy component.
"""

from councilscope.matching.ratings.component import Ratings, make_ratings

__all__ = ["Ratings", "make_ratings"]

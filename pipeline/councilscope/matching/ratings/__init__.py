"""Ratings: which council was judged what, under which scheme, and whether the judgement holds."""

from councilscope.matching.ratings.component import Ratings, make_ratings

__all__ = ["Ratings", "make_ratings"]

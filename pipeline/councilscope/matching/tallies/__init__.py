"""Tallies: how many of something got a value or moved."""

from councilscope.matching.tallies.component import Tallies, make_tallies

__all__ = ["Tallies", "make_tallies"]

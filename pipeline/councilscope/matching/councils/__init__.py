"""Finds councils in the text: names, bare places, acronyms, and what stands for them."""

from councilscope.matching.councils.component import Councils, make_councils

__all__ = ["Councils", "make_councils"]

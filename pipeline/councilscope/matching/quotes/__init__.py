"""Quotations, their speakers, and for whom each person speaks."""

from councilscope.matching.quotes.component import Quotes, make_quotes

__all__ = ["Quotes", "make_quotes"]

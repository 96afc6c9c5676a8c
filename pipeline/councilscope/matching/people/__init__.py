"""Names of people with their roles and organisations, and all mentions of the same person."""

from councilscope.matching.people.component import People, make_people

__all__ = ["People", "make_people"]

"""Action points: what is to be done, by whom, by when."""

from councilscope.matching.actions.component import Actions, make_actions

__all__ = ["Actions", "make_actions"]

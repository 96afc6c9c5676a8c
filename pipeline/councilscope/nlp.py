"""The order of the components, in one place."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language

from councilscope.errors import CouncilscopeError
from councilscope.matching.annotations import PREFIX

# Left to right: each reads what those before it wrote, and none calls another.
COMPONENTS = (
    "sections",
    "dates",
    "bodies",
    "people",
    "councils",
    "quotes",
    "ratings",
    "tallies",
    "actions",
    "findings",
)


def build_nlp(overlays: Sequence[Path] = (), model: str | None = None) -> Language:
    """A blank English pipeline with all components of Councilscope.

    overlays: knowledge folders laid over models/. model: an installed spaCy pipeline whose entity recogniser
    is asked about passages that no rule decides, or None for rules alone. Raise C005 if it is not installed.
    """
    if model is not None and find_spec(model) is None:
        raise CouncilscopeError("C005", model=model)
    nlp = spacy.blank("en")
    for name in COMPONENTS:
        if find_spec(f"councilscope.matching.{name}") is None:  # TEMP
            continue
        importlib.import_module(f"councilscope.matching.{name}")
        if not Language.has_factory(PREFIX + name):  # TEMP
            continue
        config: dict[str, object] = {"knowledge": [str(folder) for folder in overlays]}
        if "model" in nlp.get_factory_meta(PREFIX + name).default_config:
            config["model"] = model
        nlp.add_pipe(PREFIX + name, config=config)
    return nlp

"""The order of the components, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language

from councilscope.errors import CouncilscopeError
from councilscope.matching.annotations import PREFIX
from councilscope.matching.tokenizing import CachedTokenizer

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
    nlp.tokenizer = CachedTokenizer(nlp.tokenizer)
    for name in COMPONENTS:
        config: dict[str, object] = {"knowledge": [str(folder) for folder in overlays]}
        if "model" in (nlp.get_factory_meta(PREFIX + name).default_config or {}):
            config["model"] = model
        nlp.add_pipe(PREFIX + name, config=config)
    return nlp

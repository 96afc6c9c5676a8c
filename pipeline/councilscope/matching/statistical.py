"""The optional statistical model: its entity recogniser is asked about passages that no rule decides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Model as ThincModel
from thinc.api import NumpyOps

PERSON = "PERSON"
RECOGNISER = "ner"
UNASKED = ("tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "textcat")  # not even loaded


class PersonRecogniser:
    """Names of people in short passages, by an installed spaCy pipeline. The pipeline loads at the first question."""

    def __init__(self, model: str) -> None:
        self.model = model

    def people_in(self, passages: Sequence[str]) -> list[list[tuple[int, int]]]:
        """For each passage the characters of the people's names that the model sees in it."""
        documents = _recogniser(self.model).pipe(passages)
        return [
            [(entity.start_char, entity.end_char) for entity in document.ents if entity.label_ == PERSON]
            for document in documents
        ]


@lru_cache(maxsize=2)
def _recogniser(model: str) -> Language:
    """The model with its entity recogniser alone, once a process; what it listens to stays."""
    nlp = spacy.load(model, exclude=UNASKED)
    wanted = [name for name in nlp.pipe_names if name in (RECOGNISER, "tok2vec", "transformer")]
    recogniser: Any = nlp.get_pipe(RECOGNISER)
    listens = any(node.name.endswith("-listener") for node in recogniser.model.walk())
    nlp.select_pipes(enable=wanted if listens else [RECOGNISER])
    for _, component in nlp.pipeline:
        network = getattr(component, "model", None)
        if isinstance(network, ThincModel) and isinstance(network.ops, NumpyOps):
            network._to_ops(NumpyOps(use_blis=False))  # numpy's own matrix product takes 0.6 of the time of BLIS
    return nlp

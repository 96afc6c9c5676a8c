"""What must stand in a pipeline before a component: told when the component is added, not when the first text fails."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language

from councilscope.errors import CouncilscopeError
from councilscope.matching.annotations import PREFIX

WRITERS = {"layout": "sections"}
"""Which component writes a list of another name than its own."""


def check_order(nlp: Language, component: str) -> None:
    """Raise C018 where ``nlp`` lacks components whose lists ``component`` reads, or what those read in turn."""
    present = {nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    missing = [name for name in dict.fromkeys(_needed(nlp, component)) if name not in present]
    if missing:
        lines = "; ".join(f'nlp.add_pipe("{name}")' for name in missing)
        raise CouncilscopeError("C018", component=component, lines=lines)


def _needed(nlp: Language, component: str) -> Iterator[str]:
    """The components that must come first, each after what it needs itself."""
    for attribute in nlp.get_factory_meta(component).requires:
        written = attribute.removeprefix(f"doc._.{PREFIX}")
        writer = PREFIX + WRITERS.get(written, written)
        yield from _needed(nlp, writer)
        yield writer

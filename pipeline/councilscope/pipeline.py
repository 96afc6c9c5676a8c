"""The one function of the project: a source article becomes a record or a reject."""

from __future__ import annotations

import hashlib
import re
from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from councilscope.articles import Article, MediaType, Published, Reject, SourceArticle
from councilscope.assembling import assemble
from councilscope.cleaning import clean as cleaned
from councilscope.cleaning import take_as_is
from councilscope.errors import REJECTIONS, CouncilscopeError, RejectedInput
from councilscope.knowledge import load_knowledge
from councilscope.matching.annotations import annotate
from councilscope.matching.weighing import Weighed, ask
from councilscope.nlp import build_nlp
from councilscope.reading import Piece, is_page, read_file, read_piece
from councilscope.records import ArticleRecord
from councilscope.settings import ExtractionSettings

MOST_WORDS = 50_000  # that spaCy keeps between two clearings of its memory, some 15 MB


class Extractor:
    """Holds what is built once: knowledge and the spaCy pipeline. Safe to use for any number of articles."""

    def __init__(self, settings: ExtractionSettings | None = None) -> None:
        """Raise C003 or C004 for knowledge, C005 for a model that is not there."""
        self.settings = settings or ExtractionSettings()
        self.knowledge = load_knowledge(self.settings.knowledge)
        self.nlp = build_nlp(self.settings.knowledge, self.settings.model)
        self._zone = ExitStack()
        self._words = 0

    def process(self, path: Path, relative: str) -> ArticleRecord | Reject:
        """One file as a record, or as a reject with its reason; never raises for what is in the file."""
        try:
            source = read_file(path, relative, self.settings)
        except RejectedInput as reason:
            return _reject(relative, reason)
        except OSError as error:
            return _reject(relative, RejectedInput("R010", problem=error.strerror or type(error).__name__))
        return self.record(source)

    def process_piece(self, piece: Piece, weighed: list[Weighed] | None = None) -> ArticleRecord | Reject:
        """As process, for what was taken out of a file that holds many articles; a reject names its row.

        weighed: a list to be filled with what the rules turned down, in the order in which they did.
        """
        try:
            result = self.record(read_piece(piece, self.settings), weighed)
        except RejectedInput as reason:
            result = _reject(piece.path, reason)
        return replace(result, row=piece.row) if isinstance(result, Reject) else result

    def record(self, source: SourceArticle, weighed: list[Weighed] | None = None) -> ArticleRecord | Reject:
        """A decoded source as a record or a reject; never raises for the text. weighed: see process_piece."""
        try:
            return self.annotated(cleaned(source, self.settings, self.knowledge), weighed)
        except RejectedInput as reason:
            return _reject(source.path, reason)
        except ValidationError as error:
            problems = [
                {"type": found["type"], "loc": list(found["loc"]), "msg": found["msg"]} for found in error.errors()
            ]
            return _reject(source.path, RejectedInput("R007", problem=problems[0]["msg"]), errors=problems)
        except Exception as error:  # noqa: BLE001 - one article must never end a run; the row says what happened
            return _reject(source.path, RejectedInput("R011", problem=f"{type(error).__name__}: {error}"))

    def annotated(self, article: Article, weighed: list[Weighed] | None = None) -> ArticleRecord:
        """A clean article with everything that the components find. weighed: see process_piece.

        Raise RejectedInput (R013) for a text that no article has, pydantic.ValidationError if a component erred.
        """
        if len(article.text) > self.nlp.max_length:
            raise RejectedInput("R013", size=len(article.text), limit=self.nlp.max_length)
        self._recycle_memory()
        doc = self.nlp.make_doc(article.text)
        annotate(doc, "article", article)
        if weighed is not None:
            ask(doc, weighed)
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        return assemble(doc, article, self.knowledge)

    def _recycle_memory(self) -> None:
        """Free spaCy's memory of words every so often: each time would have it learn the same words again."""
        if self._words == 0 or len(self.nlp.vocab) - self._words > MOST_WORDS:
            self._zone.close()
            self._zone.enter_context(self.nlp.memory_zone())
            self._words = len(self.nlp.vocab)


def _reject(path: str, reason: RejectedInput, **details: object) -> Reject:
    named = {key: value for key, value in reason.details.items() if isinstance(value, str | int | float)}
    return Reject(path, reason.code, REJECTIONS[reason.code].stage, str(reason), details={**named, **details})


@lru_cache(maxsize=2)
def _shared_extractor(settings: ExtractionSettings) -> Extractor:
    return Extractor(settings)


def extract(
    text: str,
    *,
    clean: bool = True,
    published: str | None = None,
    url: str | None = None,
    settings: ExtractionSettings | None = None,
) -> ArticleRecord:
    """The record of one article given as plain text or as the source of an HTML page.

    clean: False takes the text as the article, paragraph by paragraph, and removes nothing. published: the
    date (YYYY-MM-DD, YYYY-MM or YYYY) where you know it; None reads it from the text. Raise RejectedInput
    (R001, R005, R006, R012, R013) where there is no article, CouncilscopeError (C006) for another date form,
    pydantic.ValidationError (R007) for a broken record.
    """
    extractor = _shared_extractor(settings or ExtractionSettings())
    if clean:
        article = cleaned(source_of_text(text, url), extractor.settings, extractor.knowledge)
    else:
        article = take_as_is(text, path="text", url=url)
    if not article.text:
        raise RejectedInput("R001")
    if published is not None:
        article = replace(article, published=_given_date(published))
    return extractor.annotated(article)


def source_of_text(text: str, url: str | None = None) -> SourceArticle:
    """A source article from a string, as if it had been read from a UTF-8 file: plain text, or HTML if it begins so."""
    data = text.encode("utf-8", errors="surrogatepass")
    return SourceArticle(
        path="text",
        media_type=MediaType.HTML if is_page(text) else MediaType.PLAIN,
        encoding="utf-8",
        size=len(data),
        data_sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        url=url,
    )


def _given_date(published: str) -> Published:
    precision = {4: "year", 7: "month", 10: "day"}.get(len(published))
    if precision is None or not re.fullmatch(r"\d{4}(-\d{2}){0,2}", published):
        raise CouncilscopeError("C006", name="published", problem=f"{published!r} is not YYYY-MM-DD, YYYY-MM or YYYY")
    return Published(published, precision, "metadata", published)

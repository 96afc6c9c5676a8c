"""``show``: an article for the terminal, what was found marked in its text, and the records below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from councilscope.records import (
    ActionPoint,
    ArticleRecord,
    DateRange,
    Item,
    Party,
    Person,
    Quote,
    Rating,
    Tally,
    TextSpan,
)

STYLES = {
    "council": "bold cyan",
    "body": "bold magenta",
    "person": "bold",
    "rating": "black on yellow",
    "quote": "green",
    "action point": "underline blue",
    "finding": "italic",
}

SHORT = frozenset({"id", "kind", "status", "change", "cue", "sure", "polarity", "mentions", "count"})


def displayed(record: ArticleRecord) -> RenderableType:
    """The article with its finds marked, a legend, and a table for each list that is not empty."""
    about = [part for part in (record.publisher, record.published.date if record.published else None) if part]
    parts: list[RenderableType] = [
        Rule(Text(record.title or record.source.path, style="bold")),
        Text(" · ".join([*about, record.source.path, record.id]), style="dim"),
        Text(),
        _marked(record),
        Text(),
        _legend(),
    ]
    parts += [table for table in _tables(record) if table.row_count]
    parts += [Text(f"warning {warning.code}: {warning.message}", style="dim") for warning in record.warnings]
    return Group(*parts)


def _marked(record: ArticleRecord) -> Text:
    text = Text(record.text)
    for kind, span in _marks(record):
        text.stylize(STYLES[kind], span.start, span.end)
    return text


def _marks(record: ArticleRecord) -> Iterator[tuple[str, TextSpan]]:
    """Spans to mark, wide ones first, so that what stands within them is still seen."""
    for finding in record.findings:
        yield from (("finding", span) for span in _supporting(finding, "text"))
    for action in record.action_points:
        yield from (("action point", span) for span in _supporting(action, "text"))
    for quote in record.quotes:
        yield from (("quote", span) for span in quote.segments)
    for person in record.people:
        yield from (("person", span) for span in person.mentions)
    for body in record.bodies:
        yield from (("body", span) for span in body.mentions)
    for council in record.councils:
        yield from (("council", span) for span in council.mentions)
    for rating in record.ratings:
        yield from (("rating", span) for span in _supporting(rating, "value", "words", "score"))


def _supporting(item: Item, *fields: str) -> Iterable[TextSpan]:
    """The evidence of any of the fields; the first evidence where none is named."""
    found = [evidence for evidence in item.evidence if set(fields) & set(evidence.supports)]
    return found or item.evidence[:1]


def _legend() -> Text:
    legend = Text("marked: ")
    for kind, style in STYLES.items():
        legend.append(kind, style=style)
        legend.append("  ")
    return legend


def _tables(record: ArticleRecord) -> Iterator[Table]:
    councils = {council.id: council.name for council in record.councils}
    bodies = {body.id: body.name for body in record.bodies}
    people = {person.id: person for person in record.people}
    yield _table(
        "Councils",
        ("council", "id", "roles", "mentions", "sure"),
        ((c.name_then or c.name, c.id, ", ".join(c.roles), len(c.mentions), c.confidence) for c in record.councils),
    )
    yield _table(
        "Ratings",
        ("rated", "scheme", "kind", "value", "was", "change", "status", "rule", "sure"),
        (_rating_row(rating, councils) for rating in record.ratings),
    )
    yield _table("Tallies", ("scope", "value", "count", "unit", "rule", "sure"), map(_tally_row, record.tallies))
    yield _table(
        "Quotes",
        ("speaker", "role", "cue", "kind", "words", "sure"),
        (_quote_row(quote, people, bodies | councils) for quote in record.quotes),
    )
    yield _table(
        "Action points",
        ("owner", "kind", "status", "deadline", "words", "sure"),
        map(_action_row, record.action_points),
    )
    yield _table(
        "Findings",
        ("polarity", "subject", "words", "sure"),
        ((f.polarity, f.subject, _shortened(f.text), f.confidence) for f in record.findings),
    )


def _rating_row(rating: Rating, councils: dict[str, str]) -> tuple[object, ...]:
    rated = councils.get(rating.council or "", rating.rated_name)
    kind = f"{rating.kind}: {rating.domain}" if rating.domain else rating.kind
    value = rating.value or (
        f"{rating.score:g} of {rating.score_max:g}" if rating.score and rating.score_max else rating.words
    )
    was = rating.previous.value or rating.previous.words if rating.previous else None
    return rated, rating.scheme, kind, value, was, rating.change, rating.status, rating.rule, rating.confidence


def _tally_row(tally: Tally) -> tuple[object, ...]:
    count = tally.count if tally.of is None else f"{tally.count} of {tally.of}"
    if tally.percent is not None:
        count = f"{tally.percent:g}%" if tally.count is None else f"{count} ({tally.percent:g}%)"
    return _party(tally.scope), tally.value or tally.change, count, tally.unit, tally.rule, tally.confidence


def _quote_row(quote: Quote, people: dict[str, Person], parties: dict[str, str]) -> tuple[object, ...]:
    person = people.get(quote.speaker or "")
    speaks_for = quote.body or quote.council or ""
    name = person.name if person else quote.document or parties.get(speaks_for)
    return name, person.role if person else None, quote.cue, quote.kind, _shortened(quote.text), quote.confidence


def _action_row(action: ActionPoint) -> tuple[object, ...]:
    owner, words = _party(action.owner), _shortened(action.text)
    return owner, action.kind, action.status, _deadline(action.deadline), words, action.confidence


def _party(party: Party | None) -> str | None:
    return party.name if party else None


def _deadline(deadline: DateRange | None) -> str | None:
    if deadline is None:
        return None
    return f"{deadline.text} ({deadline.latest})" if deadline.latest else deadline.text


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in SHORT)
    for row in rows:
        table.add_row(*(Text(_cell(cell)) for cell in row))
    return table


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else str(value)


def _shortened(text: str, length: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 2]} …"

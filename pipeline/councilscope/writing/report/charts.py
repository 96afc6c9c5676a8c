"""The overview's charts as SVG, drawn by Altair; colours follow the page where they are text or lines."""

from __future__ import annotations

import re
from typing import Any

from councilscope.writing.report.figures import FIGURES, OTHERS, Figure

WIDTH, HEIGHT, BAR_STEP = 640, 220, 20
INK = "currentColor"  # so that light, dark and print colours of the page reach into the chart
PALETTE = ("#3b7dd8", "#d9822b", "#3a9a6b", "#b2559b", "#8a7a2d", "#5b6bbf", "#c24d4d", "#4a9aa8", "#8c8c8c")
SIZE = re.compile(r'^<svg [^>]*?width="(\d+)" height="(\d+)"')


def chart_svg(figure: Figure) -> str:
    """The figure as an SVG element for a page; "" where it counts nothing. Text in it is escaped."""
    if not figure.rows:
        return ""
    import vl_convert  # late: a run that draws nothing need not start a JavaScript engine

    svg = str(vl_convert.vegalite_to_svg(_chart(figure).to_dict()))
    return SIZE.sub(r'<svg role="presentation" focusable="false" data-size="\1x\2"', svg, count=1)


def warm_up() -> None:
    """Load the libraries, their fonts and the JavaScript engine that draws, so that the first figure need not wait."""
    for figure in {figure.group is None: figure for figure in FIGURES}.values():
        chart_svg(figure._replace(rows=(("2000", "some", 1),)))


def _chart(figure: Figure) -> Any:
    import altair

    values = [dict(zip((figure.across, figure.group or "group", "count"), row, strict=True)) for row in figure.rows]
    chart = altair.Chart({"values": values}, width=WIDTH).mark_bar()
    whole_numbers = altair.Axis(tickMinStep=1, format="d")
    if figure.group:
        across = altair.X(f"{figure.across}:N", title=figure.across, axis=altair.Axis(labelAngle=-45))
        count = altair.Y("sum(count):Q", title=figure.counted, axis=whole_numbers)
        groups = {group for _, group, _ in figure.rows} - {OTHERS}
        colour = altair.Color(f"{figure.group}:N", title=figure.group, sort=[*sorted(groups), OTHERS])
        chart = chart.properties(height=HEIGHT).encode(x=across, y=count, color=colour)
    else:
        name = altair.Y(f"{figure.across}:N", title=None, sort="-x", axis=altair.Axis(labelLimit=320))
        size = altair.X("sum(count):Q", title=figure.counted, axis=whole_numbers)
        chart = chart.properties(height=altair.Step(BAR_STEP)).encode(x=size, y=name)
    return chart.configure(**_looks())


def _looks() -> dict[str, Any]:
    labels = {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12}
    return {
        "background": "transparent",
        "padding": {
            "left": 40,
            "right": 60,
            "top": 5,
            "bottom": 5,
        },  # the page's font may be wider than the measured one
        "font": "system-ui, sans-serif",
        "axis": {**labels, "domainColor": INK, "tickColor": INK, "gridColor": INK, "gridOpacity": 0.15},
        "legend": {**labels, "labelLimit": 260},
        "range": {"category": list(PALETTE)},
        "bar": {"color": PALETTE[0]},
        "view": {"stroke": None},
    }

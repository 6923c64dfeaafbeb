"""Data visualization: pie, bar, area and line charts, and how series and categories meet."""

from collections.abc import Iterator

from playground.blockkit.composition import ID
from playground.blockkit.kinds import (
    Chars,
    Fields,
    Flaw,
    Many,
    Number,
    Object,
    Shape,
    Typed,
)
from playground.blockkit.relations import distinct

_LABEL = Chars(20)
_AXIS_LABEL = Chars(50, shortest=0)

_SEGMENT = Object(Shape(None, needs={"label": _LABEL, "value": Number(above=0)}))
_POINT = Object(Shape(None, needs={"label": _LABEL, "value": Number()}))
_SERIES = Object(Shape(None, needs={"name": _LABEL, "data": Many(_POINT, most=20)}))
_AXES = Object(
    Shape(
        None,
        needs={"categories": Many(_LABEL, most=20, distinct=True)},
        may={"x_label": _AXIS_LABEL, "y_label": _AXIS_LABEL},
    )
)


def _one_point_per_category(fields: Fields) -> Iterator[Flaw]:
    axes, series = fields.get("axis_config"), fields.get("series")
    categories = axes.get("categories") if isinstance(axes, dict) else None
    if not isinstance(categories, list) or not isinstance(series, list):
        return
    wanted = sorted(label for label in categories if isinstance(label, str))
    for index, line in enumerate(series):
        points = line.get("data") if isinstance(line, dict) else None
        if isinstance(points, list) and _labels(points) != wanted:
            at = f"/series/{index}/data"
            yield Flaw("each series must have one data point for each category", at)


def _labels(points: list[object]) -> list[str]:
    labels = [point.get("label") for point in points if isinstance(point, dict)]
    return sorted(label for label in labels if isinstance(label, str))


def _plotted(name: str) -> Shape:
    return Shape(
        name,
        needs={"series": Many(_SERIES, most=12), "axis_config": _AXES},
        rules=(distinct("series", "name"), _one_point_per_category),
    )


_PIE = Shape("pie", needs={"segments": Many(_SEGMENT, most=12)})

DATA_VISUALIZATION = Shape(
    "data_visualization",
    needs={
        "title": Chars(50),
        "chart": Typed((_plotted("line"), _plotted("bar"), _plotted("area"), _PIE)),
    },
    may={"block_id": ID},
)

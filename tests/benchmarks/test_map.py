"""How long the map takes to paint, beside a bare fill and bare lines measured in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import pytest
from PySide6.QtCore import QLineF, QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from tests.ui.canvas.scenes import large_scene
from tests.ui.conftest import dressed, stage, theme
from tests.ui.stage import Stage
from ui.canvas.map_canvas import MapCanvas
from ui.theme.theme import Theme

__all__ = ["dressed", "stage", "theme"]

pytestmark = [pytest.mark.benchmark, pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)]
WIDE, HIGH = 1200, 800


def cost(run: Callable[[], object], times: int = 15) -> float:
    """Processor time of one run, in milliseconds."""
    run()
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append((time.process_time() - start) * 1000)
    return median(taken)


def bare(links: int) -> float:
    """A fill and so many smooth lines on a picture of the same size."""
    picture = QPixmap(WIDE, HIGH)
    lines = [
        QLineF(QPointF(at * 37 % WIDE, at * 91 % HIGH), QPointF(at * 53 % WIDE, at * 17 % HIGH))
        for at in range(links)
    ]

    def paint() -> None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(picture.rect(), Qt.GlobalColor.white)
        painter.setPen(QPen(Qt.GlobalColor.darkGray, 2))
        painter.drawLines(lines)
        painter.end()

    return cost(paint)


@pytest.mark.parametrize(
    ("count", "frame", "drag"), [(20, 40.0, 3.0), (200, 8.0, 3.0), (1000, 5.0, 3.0), (5000, 5.0, 8.0)]
)
def test_frames(theme: Theme, stage: Stage, count: int, frame: float, drag: float) -> None:
    """``frame`` and ``drag`` are the most, in bare frames with the same links, and in bare fills."""
    canvas = MapCanvas(theme)
    canvas.resize(WIDE, HIGH)
    start = time.perf_counter()
    canvas.set_scene(large_scene(count))
    opened = (time.perf_counter() - start) * 1000
    stage.show(canvas, WIDE, HIGH)
    picture = QPixmap(WIDE, HIGH)

    def whole() -> None:
        canvas.drop_layer()
        canvas.render(picture, QPoint())

    fitted = cost(whole)
    canvas.zoom_by(1 / canvas.camera.zoom, QPointF(WIDE / 2, HIGH / 2))
    canvas._rested()
    full_size = cost(whole)
    canvas.choose(count // 2)
    canvas.nudge(1, 0)

    def step() -> None:
        canvas.nudge(1, 0)
        canvas.render(picture, QPoint())

    moving = cost(step)
    lines, fill = bare(2 * count), bare(0)
    print(
        f"\n{count} partners: opened {opened:.0f} ms; frame {fitted:.1f} ms fitted, {full_size:.1f} ms at full size, "
        f"bare {lines:.1f} ms; drag {moving:.2f} ms, bare fill {fill:.2f} ms"
    )
    assert max(fitted, full_size) < frame * lines + 2
    assert moving < drag * fill + 2

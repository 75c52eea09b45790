"""How long the map takes to paint, beside a bare fill and bare lines measured in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

import pytest
from PySide6.QtCore import QLineF, QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QScrollArea

from partnerdesk.layout.places import arrange
from partnerdesk.layout.rings import by_rings
from tests.ui.canvas.scenes import large_scene
from tests.ui.conftest import dressed, stage, theme
from tests.ui.stage import Stage
from ui.canvas.grid_canvas import GridCanvas
from ui.canvas.map_canvas import MapCanvas
from ui.canvas.scene import Scene
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


def shown_map(theme: Theme, stage: Stage, count: int) -> MapCanvas:
    canvas = MapCanvas(theme)
    canvas.resize(WIDE, HIGH)
    canvas.set_scene(large_scene(count))
    return stage.show(canvas, WIDE, HIGH)


@pytest.mark.parametrize(
    ("count", "frame", "drag"), [(20, 40.0, 3.0), (200, 8.0, 3.0), (1000, 5.0, 3.0), (5000, 5.0, 8.0)]
)
def test_frames(theme: Theme, stage: Stage, count: int, frame: float, drag: float) -> None:
    """``frame`` and ``drag`` are the most, in bare frames with the same links, and in bare fills."""
    start = time.perf_counter()
    canvas = shown_map(theme, stage, count)
    opened = (time.perf_counter() - start) * 1000
    picture = QPixmap(WIDE, HIGH)

    def whole() -> None:
        canvas.drop_layer()
        canvas.render(picture, QPoint())

    fitted = cost(whole)
    canvas.zoom_by(1 / canvas.camera.zoom, QPointF(WIDE / 2, HIGH / 2))
    canvas._rested()
    full_size = cost(whole)
    canvas.choose(count // 2)

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


@pytest.mark.parametrize(("count", "frames"), [(20, 30.0), (200, 5.0), (1000, 3.0), (5000, 5.0)])
def test_a_hand_at_work(theme: Theme, stage: Stage, count: int, frames: float) -> None:
    """Pointing, choosing, dragging twenty, and letting go of them, each in bare frames with the same links at most."""
    canvas = shown_map(theme, stage, count)
    picture, middle = QPixmap(WIDE, HIGH), QPointF(WIDE / 2, HIGH / 2)
    turn = iter(range(1_000_000))

    def point() -> None:
        canvas.partner_at(middle)
        canvas.tie_at(middle)

    def choose() -> None:
        canvas.choose(next(turn) % count + 1)
        canvas.render(picture, QPoint())

    def drag() -> None:
        canvas.nudge(1 if next(turn) % 2 else -1, 0)
        canvas.render(picture, QPoint())

    pointing, choosing = cost(point), cost(choose)
    canvas.select(range(1, min(20, count // 2) + 1), 1)
    dragging = cost(drag)
    dropping = cost(lambda: canvas.ground.places_with(canvas.moving()), 3)
    lines = bare(2 * count)
    print(
        f"\n{count} partners: pointing {pointing:.2f} ms, choosing {choosing:.1f} ms, dragging 20 {dragging:.2f} ms, "
        f"letting go {dropping:.1f} ms, bare {lines:.1f} ms"
    )
    assert max(pointing, choosing, dragging) < frames * lines + 4
    assert dropping < 4 * frames * lines + 10


@pytest.mark.parametrize(("count", "frames"), [(20, 60.0), (200, 20.0), (1000, 20.0)])
def test_the_grid(theme: Theme, stage: Stage, count: int, frames: float) -> None:
    """Opening the grid and painting what the window shows of it, in bare frames with as many lines."""
    plain = large_scene(count)
    partners = {
        each: replace(one, influence=each % 5, interest=each // 5 % 5) for each, one in plain.partners.items()
    }
    grid = GridCanvas(theme)
    grid.resize(WIDE, HIGH)
    opened = cost(lambda: grid.set_scene(Scene(partners, plain.ties)), 3)
    grid.resize(WIDE, max(HIGH, grid.minimumSizeHint().height()))
    area = stage.show(QScrollArea(), WIDE, HIGH)
    area.setWidget(grid)
    picture = QPixmap(WIDE, HIGH)
    painted = cost(lambda: area.viewport().render(picture, QPoint()))
    lines = bare(2 * count)
    print(f"\n{count} partners: opened {opened:.1f} ms, frame {painted:.1f} ms, bare {lines:.1f} ms")
    assert max(opened, painted) < frames * lines + 10


@pytest.mark.parametrize("count", [50, 500])
def test_layouts(count: int) -> None:
    """By force and in rings: never longer than a hundred bare frames of as many lines."""
    scene = large_scene(count)
    categories = {each.id: each.category for each in scene.partners.values()}
    force = cost(lambda: arrange(list(scene.partners), scene.links()), 3)
    rings = cost(lambda: by_rings(categories, scene.links()), 3)
    print(f"\n{count} partners: by force {force:.0f} ms, in rings {rings:.1f} ms")
    assert max(force, rings) < 100 * bare(2 * count)

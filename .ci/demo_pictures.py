"""Draws the pictures of the demo shop's goods into resources/demo/pictures: flat shapes, in two colours each."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from app.documents import raster
from app.documents.drawing import Drawing
from app.documents.paper import Paper
from app.documents.pdf import Pdf
from app.documents.season_shapes import cup, leaf

if TYPE_CHECKING:
    from collections.abc import Callable

TARGET = Path(__file__).parent.parent / "resources" / "demo" / "pictures"
PALETTES = (("#EEF3F8", "#1F4E86", "#9DB6D4"), ("#FBF1E8", "#A8433A", "#E0B49A"))
WIDE, TALL, DPI = 120, 90, 106


def tea(d: Drawing, ink: str, pale: str) -> None:
    """A tin with a label."""
    d.ellipse(60, 80, 26, 3, "#D9D5CC")
    d.box(38, 28, 44, 52, ink, radius=3)
    d.box(36, 22, 48, 10, pale, radius=3)
    d.box(44, 42, 32, 26, "#FFFFFF", radius=2)
    for turn in (-130, -90, -50):
        leaf(d, 60, 62, 15, turn, "#6F9A6B")


def loose(d: Drawing, ink: str, pale: str) -> None:
    """A jar of loose goods and a scoop."""
    d.ellipse(60, 80, 34, 3, "#D9D5CC")
    d.box(34, 26, 40, 54, "#FFFFFF", radius=6)
    d.box(37, 44, 34, 34, pale, radius=4)
    d.box(36, 20, 36, 9, ink, radius=3)
    d.box(76, 66, 26, 12, ink, radius=5)
    d.line(((100, 70), (112, 58)), ink, 4)


def teapot(d: Drawing, ink: str, pale: str) -> None:
    """A round teapot."""
    d.ellipse(60, 79, 36, 3, "#D9D5CC")
    d.ring(30, 54, 12, 12, ink, 4.5)
    d.blob((84, 56), (((96, 52), (94, 36), (106, 34)), ((104, 44), (102, 66), (84, 66))), ink)
    d.ellipse(60, 56, 29, 23, ink)
    d.ellipse(60, 36, 15, 5, pale)
    d.circle(60, 29, 4, ink)
    d.curve((36, 48), (((46, 56), (74, 56), (84, 48)),), pale, 1.6)


def mug(d: Drawing, ink: str, pale: str) -> None:
    """A cup on its saucer."""
    cup(d, 58, 80, 56, ink, pale)


def strainer(d: Drawing, ink: str, pale: str) -> None:
    """A strainer with its handle."""
    d.ellipse(52, 66, 24, 2.4, "#D9D5CC")
    d.blob((26, 42), (((28, 70), (76, 70), (78, 42)), ((78, 42), (26, 42), (26, 42))), pale)
    d.ellipse(52, 42, 27, 6, ink)
    d.ellipse(52, 42, 22, 4, "#FFFFFF")
    d.line(((79, 41), (110, 30)), ink, 4)


def kettle(d: Drawing, ink: str, pale: str) -> None:
    """An electric kettle on its base."""
    d.ellipse(58, 82, 36, 3, "#D9D5CC")
    d.box(34, 76, 48, 5, pale, radius=2)
    d.polygon(((38, 76), (44, 24), (74, 24), (80, 76)), ink)
    d.polygon(((44, 24), (34, 32), (43, 36)), ink)
    d.curve((76, 30), (((102, 30), (102, 70), (80, 70)),), ink, 5)
    d.box(50, 18, 18, 6, pale, radius=3)
    d.line(((52, 40), (50, 66)), pale, 2)


def knife(d: Drawing, ink: str, pale: str) -> None:
    """A knife on its board."""
    d.box(16, 34, 88, 42, "#D9B58A", radius=5)
    d.circle(96, 42, 3, "#EFE3D2")
    d.polygon(((26, 62), (72, 50), (74, 58), (40, 66)), "#FFFFFF")
    d.line(((75, 53), (98, 47)), ink, 6)
    d.line(((20, 76), (100, 76)), pale, 2)


def pan(d: Drawing, ink: str, pale: str) -> None:
    """A pan with its handle."""
    d.ellipse(52, 73, 30, 2.6, "#D9D5CC")
    d.blob((20, 46), (((22, 80), (82, 80), (84, 46)), ((84, 46), (20, 46), (20, 46))), ink)
    d.ellipse(52, 46, 32, 7, pale)
    d.line(((84, 46), (114, 36)), ink, 5)


def bowl(d: Drawing, ink: str, pale: str) -> None:
    """A mixing bowl and a whisk."""
    d.ellipse(60, 80, 36, 3, "#D9D5CC")
    for shift in (-5, 0, 5):
        d.curve((86, 16), (((78 + shift, 34), (64 + shift, 44), (60, 50)),), "#8A9096", 1.4)
    d.line(((84, 18), (96, 6)), ink, 4)
    d.blob((26, 48), (((28, 90), (92, 90), (94, 48)), ((94, 48), (26, 48), (26, 48))), ink)
    d.ellipse(60, 48, 34, 7, pale)


def towel(d: Drawing, ink: str, pale: str) -> None:
    """A folded towel with stripes."""
    d.ellipse(60, 80, 40, 3, "#D9D5CC")
    d.box(24, 58, 72, 20, "#FFFFFF", radius=5)
    d.box(24, 38, 72, 22, pale, radius=5)
    for x in (34, 42, 50):
        d.box(x, 38, 3, 40, ink)


GOODS: dict[str, Callable[[Drawing, str, str], None]] = {
    "tea": tea,
    "loose": loose,
    "teapot": teapot,
    "mug": mug,
    "strainer": strainer,
    "kettle": kettle,
    "knife": knife,
    "pan": pan,
    "bowl": bowl,
    "towel": towel,
}


def main() -> None:
    """Write them all."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, draw in GOODS.items():
        for number, (ground, ink, pale) in enumerate(PALETTES, 1):
            drawing = Drawing(WIDE, TALL)
            drawing.ground(ground)
            draw(drawing, ink, pale)
            (TARGET / f"{name}-{number}.png").write_bytes(_png(drawing))


def _png(drawing: Drawing) -> bytes:
    paper = Paper(name="picture", width=WIDE, height=TALL)
    pdf = Pdf(paper, title="picture", author="Regulars", language="en")
    pdf.page().picture(0, 0, *paper.points, drawing.done())
    page = raster.picture(pdf.data(), 0, DPI)
    shown = Image.frombuffer("RGB", (page.width, page.height), page.data, "raw", "BGRX", page.stride, 1)
    out = io.BytesIO()
    shown.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()

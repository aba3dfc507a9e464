"""Flat shapes drawn once and shown on any number of pages, in any size."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING

from app.documents.ink import rounded
from app.documents.style import colour as pdf_colour

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.documents.pdf_file import PdfFile

Point = tuple[float, float]
# A quarter circle as a curve.
_ROUND = 0.5523


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished drawing, ready to be put into documents as a picture is."""

    name: str
    width: float
    height: float
    operations: bytes

    @property
    def shape(self) -> float:
        """Width over height."""
        return self.width / self.height

    def add_to(self, file: PdfFile) -> int:
        """Write the drawing into a document and return its number; it fills a square of one, as pictures do."""
        box = f"/BBox [0 0 {self.width:g} {self.height:g}]"
        matrix = f"/Matrix [{1 / self.width:.8f} 0 0 {1 / self.height:.8f} 0 0]"
        return file.stream(self.operations, f"/Type /XObject /Subtype /Form {box} {matrix} /Resources << >>")


class Drawing:
    """Shapes in a box of any unit, from the top left corner, y downwards. What is drawn outside is cut off.

    Colours are codes such as `#1F5AA6`.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._operations = [f"1 0 0 -1 0 {height:g} cm 1 j 1 J"]

    def done(self) -> Drawn:
        """The drawing as it stands."""
        operations = "\n".join(self._operations).encode("ascii")
        measures = f"{self.width:g} {self.height:g} ".encode("ascii")
        name = hashlib.sha256(measures + operations).hexdigest()[:16]
        return Drawn(name, self.width, self.height, operations)

    def ground(self, colour: str) -> None:
        """The whole box in one colour."""
        self.box(-1, -1, self.width + 2, self.height + 2, colour)

    def ground_below(self, y: float, colour: str) -> None:
        """Everything below a height in one colour."""
        self.box(-1, y, self.width + 2, self.height - y + 1, colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, radius: float = 0.0) -> None:
        """A rectangle whose top left corner is at x, y."""
        shape = (
            rounded(x, y + height, x + width, y, radius) if radius else f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        )
        self._fill(shape, colour)

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        """A disc around x, y."""
        self.ellipse(x, y, radius, radius, colour)

    def ellipse(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """An oval around x, y by its half axes."""
        self._fill(_oval(x, y, across, down), colour)

    def ring(self, x: float, y: float, across: float, down: float, colour: str, thick: float) -> None:
        """The outline of an oval."""
        self._stroke(_oval(x, y, across, down), colour, thick)

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        """A filled shape with straight sides."""
        self._fill(_straight(points) + " h", colour)

    def blob(self, start: Point, curves: Sequence[tuple[Point, Point, Point]], colour: str) -> None:
        """A filled shape of curves, each by its two handles and its end."""
        self._fill(_curved(start, curves) + " h", colour)

    def line(self, points: Sequence[Point], colour: str, thick: float) -> None:
        """A line through points, its ends round."""
        self._stroke(_straight(points), colour, thick)

    def curve(self, start: Point, curves: Sequence[tuple[Point, Point, Point]], colour: str, thick: float) -> None:
        """A curved line."""
        self._stroke(_curved(start, curves), colour, thick)

    @contextmanager
    def at(self, x: float, y: float, scale: float = 1.0, turn: float = 0.0) -> Iterator[None]:
        """Draw what follows around x, y, larger or smaller, turned clockwise by degrees."""
        right, down = cos(radians(turn)) * scale, sin(radians(turn)) * scale
        self._operations.append(f"q {right:.4f} {down:.4f} {-down:.4f} {right:.4f} {x:.2f} {y:.2f} cm")
        yield
        self._operations.append("Q")

    @contextmanager
    def mirrored(self) -> Iterator[None]:
        """Draw what follows from the right edge, left and right changed."""
        self._operations.append(f"q -1 0 0 1 {self.width:.2f} 0 cm")
        yield
        self._operations.append("Q")

    def _fill(self, shape: str, colour: str) -> None:
        self._operations.append(f"{pdf_colour(colour)} rg {shape} f")

    def _stroke(self, shape: str, colour: str, thick: float) -> None:
        self._operations.append(f"{pdf_colour(colour)} RG {thick:.2f} w {shape} S")


def _straight(points: Sequence[Point]) -> str:
    (x, y), *rest = points
    return f"{x:.2f} {y:.2f} m " + " ".join(f"{right:.2f} {down:.2f} l" for right, down in rest)


def _curved(start: Point, curves: Sequence[tuple[Point, Point, Point]]) -> str:
    parts = (" ".join(f"{x:.2f} {y:.2f}" for x, y in curve) + " c" for curve in curves)
    return f"{start[0]:.2f} {start[1]:.2f} m " + " ".join(parts)


def _oval(x: float, y: float, across: float, down: float) -> str:
    wide, tall = across * _ROUND, down * _ROUND
    curves = (
        ((x + across, y + tall), (x + wide, y + down), (x, y + down)),
        ((x - wide, y + down), (x - across, y + tall), (x - across, y)),
        ((x - across, y - tall), (x - wide, y - down), (x, y - down)),
        ((x + wide, y - down), (x + across, y - tall), (x + across, y)),
    )
    return _curved((x + across, y), curves) + " h"

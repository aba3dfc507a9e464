"""One page being drawn. Places are points from the top left corner, y downwards; text stands on its base line."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents import code128
from app.documents.style import BLACK, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.documents.paper import Paper
    from app.documents.pdf import Pdf
    from app.documents.pdf_file import Shown

# A quarter circle as a curve.
_ROUND = 0.5523


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the page by its top left corner, in points."""

    x: float
    y: float
    width: float
    height: float


class Ink:
    """PDF operations of one page. `height` is where the paper is cut, on a roll."""

    def __init__(self, pdf: Pdf, paper: Paper) -> None:
        self.operations: list[str] = []
        self.paper = paper
        self.height = 0.0
        self._pdf = pdf
        self._fill = ""
        self._font = ""

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw a clean text that begins at x."""
        if not text:
            return
        self._use(style.colour)
        shown = []
        for resource, codes in self._pdf.encode(text, style.weight):
            font = f"/{resource} {style.size:g} Tf "
            shown.append(f"{'' if font == self._font else font}<{codes}> Tj")
            self._font = font
        self.operations.append(f"BT 1 0 0 1 {x:.2f} {-y:.2f} Tm {' '.join(shown)} ET")

    def right(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw a clean text that ends at x."""
        self.text(x - style.width(text), y, text, style)

    def centre(self, x: float, y: float, text: str, style: Style) -> None:
        """Draw a clean text with its middle at x."""
        self.text(x - style.width(text) / 2, y, text, style)

    def box(self, x: float, y: float, width: float, height: float, *, colour: str = BLACK, radius: float = 0.0) -> None:
        """A filled rectangle whose top left corner is at x, y."""
        self._use(colour)
        if radius:
            self.operations.append(rounded(x, -y, x + width, -y - height, radius) + " f")
        else:
            self.operations.append(f"{x:.2f} {-y - height:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, x: float, y: float, width: float, *, thick: float, colour: str = BLACK) -> None:
        """A level line from x, its middle at y."""
        self.box(x, y - thick / 2, width, thick, colour=colour)

    def dashes(self, x: float, y: float, width: float, *, thick: float) -> None:
        """A level dashed line in black."""
        self.operations.append(f"q {thick:.2f} w [2 2] 0 d {x:.2f} {-y:.2f} m {x + width:.2f} {-y:.2f} l S Q")

    def bars(self, x: float, y: float, text: str, *, module: float, height: float) -> bool:
        """Code 128 from x; False, and nothing drawn, if it cannot hold the text."""
        widths = code128.modules(text)
        if widths is None:
            return False
        stripes = []
        for place, digit in enumerate(widths):
            step = int(digit) * module
            if place % 2 == 0:
                stripes.append((x, step, height))
            x += step
        self.stripes(y, stripes)
        return True

    def stripes(self, y: float, stripes: Iterable[tuple[float, float, float]]) -> None:
        """Upright black bars with their tops at y: left edge, width and height of each."""
        self._use(BLACK)
        self.operations += [f"{x:.3f} {-y - tall:.2f} {wide:.3f} {tall:.2f} re" for x, wide, tall in stripes]
        self.operations.append("f")

    def frame(
        self, x: float, y: float, width: float, height: float, *, thick: float, colour: str, radius: float = 0.0
    ) -> None:
        """The outline of a rectangle whose top left corner is at x, y."""
        path = f"{x:.2f} {-y - height:.2f} {width:.2f} {height:.2f} re"
        if radius:
            path = rounded(x, -y, x + width, -y - height, min(radius, width / 2, height / 2))
        self.operations.append(f"q {thick:.2f} w {colour} RG {path} S Q")

    def line(self, x: float, y: float, to: tuple[float, float], *, thick: float, colour: str = BLACK) -> None:
        """A straight line from x, y to another point."""
        end = f"{to[0]:.2f} {-to[1]:.2f} l"
        self.operations.append(f"q {thick:.2f} w {colour} RG {x:.2f} {-y:.2f} m {end} S Q")

    @contextmanager
    def turned(self, x: float, y: float, *, down: bool = False) -> Iterator[None]:
        """What is drawn inside begins at x, y and runs up the page (or `down` it), its lines side by side."""
        turn = "0 -1 1 0" if down else "0 1 -1 0"
        self.operations.append(f"q {turn} {x:.2f} {-y:.2f} cm")
        self._fill = self._font = ""
        yield
        self.operations.append("Q")
        self._fill = self._font = ""

    def picture(self, x: float, y: float, width: float, height: float, picture: Shown) -> None:
        """A picture whose top left corner is at x, y."""
        name = self._pdf.picture(picture)
        self.operations.append(f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {-y - height:.2f} cm /{name} Do Q")

    def cropped(self, frame: Frame, x: float, y: float, width: float, picture: Shown, *, radius: float = 0.0) -> None:
        """A picture whose top left corner is at x, y, as wide as said; only what is inside the frame is seen."""
        left, top, right, bottom = frame.x, -frame.y, frame.x + frame.width, -frame.y - frame.height
        shape = (
            rounded(left, top, right, bottom, radius)
            if radius
            else (f"{left:.2f} {bottom:.2f} {frame.width:.2f} {frame.height:.2f} re")
        )
        self.operations.append(f"q {shape} W n")
        self.picture(x, y, width, width / picture.shape, picture)
        self.operations.append("Q")

    def mark(self, x: float, y: float, size: float, colour: str) -> None:
        """The program's own mark: a bookmark on a rounded ground."""
        self.operations.append(f"q {size:.2f} 0 0 {size:.2f} {x:.2f} {-y:.2f} cm {colour} rg {_MARK} Q")

    def _use(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self.operations.append(f"{colour} rg")


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> str:
    """The outline of a rectangle with round corners; `top` is the larger number."""
    pull = radius * (1 - _ROUND)
    return (
        f"{left + radius:.2f} {top:.2f} m {right - radius:.2f} {top:.2f} l "
        f"{right - pull:.2f} {top:.2f} {right:.2f} {top - pull:.2f} {right:.2f} {top - radius:.2f} c "
        f"{right:.2f} {bottom + radius:.2f} l "
        f"{right:.2f} {bottom + pull:.2f} {right - pull:.2f} {bottom:.2f} {right - radius:.2f} {bottom:.2f} c "
        f"{left + radius:.2f} {bottom:.2f} l "
        f"{left + pull:.2f} {bottom:.2f} {left:.2f} {bottom + pull:.2f} {left:.2f} {bottom + radius:.2f} c "
        f"{left:.2f} {top - radius:.2f} l "
        f"{left:.2f} {top - pull:.2f} {left + pull:.2f} {top:.2f} {left + radius:.2f} {top:.2f} c h"
    )


# The program's mark in a square of one: the ground, the flag in white, two lines of writing in the ground's colour.
_MARK = (
    f"{rounded(0, 0, 1, -1, 0.2)} "
    ".28 -.2 m .72 -.2 l .72 -.8 l .5 -.65 l .28 -.8 l h "
    ".37 -.33 .26 -.055 re .37 -.46 .16 -.055 re f*"
)

"""One start, measured from outside: `python -m bench.first_paint [FOLDER]` ends when its window is painted.

With a folder it is the program's window on that shop, without one a bare PySide6 window with a table. Prints the peak
memory in kilobytes.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


class FirstPaint(QObject):
    """Runs `then` once the widget has been painted."""

    def __init__(self, watched: QWidget, then: Callable[[], None]) -> None:
        super().__init__(watched)
        self._then = then
        self._seen = False
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._then)
        return False


def peak() -> int:
    """The most memory this process held; the system's own figure counts that of the process before it too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def painted() -> None:
    """Tell, and end."""
    print(peak(), flush=True)
    QApplication.exit(0)


def bare() -> int:
    """What every PySide6 program needs at least."""
    app = QApplication([])
    window = QMainWindow()
    table = QTableWidget(20, 6)
    window.setCentralWidget(table)
    window.resize(1280, 800)
    FirstPaint(table.viewport(), painted)
    window.show()
    return int(app.exec())


def ours(folder: Path) -> int:
    """The program, on its counter page."""
    from app.ui import start  # noqa: PLC0415 - the bare window must not load it
    from app.ui.shell.main_window import MainWindow  # noqa: PLC0415 - nor this

    shown = MainWindow.showEvent

    def watch(window: MainWindow, event: object) -> None:
        shown(window, event)  # type: ignore[arg-type]  # Qt passes its own event
        FirstPaint(window.page(), painted)

    MainWindow.showEvent = watch  # type: ignore[method-assign,assignment]  # the only place to look in from outside
    return start.run(folder, None)


if __name__ == "__main__":
    sys.exit(ours(Path(sys.argv[1])) if len(sys.argv) > 1 else bare())

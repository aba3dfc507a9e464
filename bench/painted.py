"""Seeing a widget's first paint, and what the process held by then."""

from __future__ import annotations

import resource
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

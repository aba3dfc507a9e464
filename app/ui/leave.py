"""The system asks the program to end: the window closes as if its own button had been pressed."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


class Leave(QObject):
    """Turns signals of the system into `asked`.

    Python runs its handlers only between its own steps, which a waiting window never takes; the byte that the
    interpreter writes for each signal wakes the window instead.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ear, self._mouth = socket.socketpair()
        self._ear.setblocking(False)
        self._mouth.setblocking(False)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def listen(self) -> None:
        """From now on a signal no longer ends the program at once."""
        signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        for number in _SIGNALS:
            signal.signal(number, lambda _number, _frame: None)

    def _heard(self) -> None:
        self._ear.recv(64)
        self.asked.emit()

"""One window per shop: a second start brings the first window forward instead of opening the shop twice."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QThread, Signal

from app import paths

_FOLDER, _LOCK, _WANTED = "window", "lock", "wanted"
_ANSWER_SECONDS, _PAUSE_MS = 5.0, 20


class OnlyWindow(QObject):
    """Holds the shop's lock while its window is open.

    The two programs speak through a file in the shop's own folder: whoever finds the lock taken leaves one there, and
    the first window, which watches the folder, takes it away. So nothing is left over after a crash: the system knows
    that the lock's owner is gone, and a file nobody took is overwritten.
    """

    wanted = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder / _FOLDER
        self._lock = QLockFile(str(self._folder / _LOCK))
        self._lock.setStaleLockTime(0)  # a window may stay open for weeks
        self._free_for_all = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    @property
    def held(self) -> bool:
        """Whether the shop is this window's."""
        return self._lock.isLocked() or self._free_for_all

    @property
    def _note(self) -> Path:
        return self._folder / _WANTED

    def claim(self) -> bool:
        """Take the shop for this window; False when another window has it.

        A folder that cannot be written is not refused here: opening the shop says what is wrong with it.
        """
        try:
            paths.private_folder(self._folder)
        except OSError:
            self._free_for_all = True
            return True
        if not self._lock.tryLock(0):
            self._free_for_all = self._lock.error() != QLockFile.LockError.LockFailedError
            return self._free_for_all
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._watcher.addPath(str(self._folder))
        return True

    def call(self) -> bool:
        """Ask the window that has the shop to come forward; False when it does not answer."""
        try:
            self._note.touch()
        except OSError:
            return False
        until = monotonic() + _ANSWER_SECONDS
        while self._note.exists():
            if monotonic() > until:
                return False
            QThread.msleep(_PAUSE_MS)
        return True

    def _look(self, _folder: str) -> None:
        if self._note.exists():
            with suppress(OSError):
                self._note.unlink()
            self.wanted.emit()

    def release(self) -> None:
        """Give the shop free for the next start."""
        self._lock.unlock()

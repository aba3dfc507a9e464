"""Where the window has its papers made: beside the window, so that the next sale never waits for a printer."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.errors import AppError
from app.services import settings as settings_service
from app.services.shop import Shop
from app.ui.session import Session

if TYPE_CHECKING:
    from app.services.printing import Made

Failed = Callable[[str, AppError], object]


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper that lies in the shop's folder."""

    made: Made
    file: Path


class PaperDesk(QObject):
    """Makes papers one after the other. `done` carries each paper with its file."""

    done = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def make(
        self, kind: str, number: str, *, paper: str | None = None, send: bool = False, failed: Failed | None = None
    ) -> None:
        """Make a paper, keep it as PDF, and with `send` hand it to the printer."""
        call = partial(_make, self._session.shop, kind, number, paper, send=send)
        self._session.read(call, self._kept, partial(self._failed, number, failed))

    def show(self, kind: str, number: str, *, paper: str | None = None) -> None:
        """Make a paper and open it in the system's viewer."""
        call = partial(_make, self._session.shop, kind, number, paper, send=False)
        self._session.read(call, self._open, partial(self._failed, number, None))

    def _kept(self, kept: Kept) -> None:
        self._session.write(partial(_printing().count_printed, kept.made.kind, kept.made.number))
        self._warn(kept)
        self.done.emit(kept)

    def _open(self, kept: Kept) -> None:
        self._kept(kept)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(kept.file)))

    def _warn(self, kept: Kept) -> None:
        if kept.made.warnings:
            self._session.say(self._session.language.render(kept.made.warnings[0]))

    def _failed(self, number: str, failed: Failed | None, error: AppError) -> None:
        if failed is not None:
            failed(number, error)
        else:
            self._session.tell(error)


def _make(shop: Shop, kind: str, number: str, paper: str | None, *, send: bool) -> Kept:
    printing = _printing()
    made = printing.make(number, kind, paper=paper)
    file = printing.save(shop, made)
    if send:
        printing.send(file, settings_service.load().printer)
    return Kept(made, file)


def _printing() -> ModuleType:
    # Loaded with the first paper, on the reader thread: fonts and drawing would keep the first window waiting.
    return importlib.import_module("app.services.printing")

"""Settling who gets a mailing while its plan is still being made: always for the newest plan, beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import AppError
from app.ui.mailings import late

if TYPE_CHECKING:
    from app.domain.mailing import Mailing
    from app.ui.session import Job, Session

_PATIENCE_MS = 700


class Counting(QObject):
    """`settled` comes when it is done; `refused` carries, in words, why nobody can be counted yet."""

    settled = Signal()
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether it is being done."""
        return self._job is not None and self._job.running

    def start(self, mailing: Mailing) -> None:
        """Begin anew; a card shows how far it is only when it takes long."""
        self.stop()
        language = self._session.language
        try:
            steps = late.gathering(mailing.id, self._session.now())
        except AppError as error:
            self._refuse(error)
            return
        title = language.gettext("Counting who gets “{name}”", name=mailing.plan.name)
        job = self._session.run_job(steps, title, self._end, self._refuse, stopped=self._stopped, patience=_PATIENCE_MS)
        self._job = job if job.running else None

    def stop(self) -> None:
        """Whoever is counted is counted for an older plan."""
        if self._job is not None and self._job.running:
            self._job.cancel()
        self._job = None

    def _end(self, _tally: object) -> None:
        self._job = None
        self.settled.emit()

    def _refuse(self, error: AppError) -> None:
        self._job = None
        self.refused.emit(self._session.language.render(error.text))

    def _stopped(self) -> None:
        """Cancelled on its card. One that was stopped here has given way to another."""
        if self._job is not None and not self._job.running:
            self._job = None
            self.refused.emit(self._session.language.gettext("Not counted yet."))

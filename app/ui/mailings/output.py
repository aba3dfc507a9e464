"""Bringing a mailing to paper: first written, then drawn into one file, then sent to the printer if that was wished."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.domain.mailing import Form, Mailing, MailingState
from app.errors import AppError
from app.services import mailings, print_queue
from app.services import settings as settings_service
from app.services.print_queue import Paper
from app.ui.mailings import late
from app.ui.mailings.print_sheet import KIND_OF_FORM, PrintWish

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.mailing_person import PersonRow
    from app.domain.printer import Printer
    from app.services.mailing_output import Printed
    from app.services.printing import Made
    from app.ui.session import Session


_PATIENCE_MS = 700


@dataclass(frozen=True, slots=True)
class Came:
    """A file with pieces of a mailing, how many, and the printer they were sent to; none if it is only kept."""

    file: Path
    pieces: int
    printer: Printer | None = None


class Output(QObject):
    """`came` carries each file that was made; `failed` the error of one that was not."""

    came = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.busy = False

    def start(self, mailing: Mailing, wish: PrintWish) -> None:
        """Write what is not written, then print what was wished."""
        if self.busy or not mailing.tally.letters:
            return
        self.busy = True
        if mailing.state in (MailingState.GATHERED, MailingState.WRITING):
            self._write(mailing, wish)
        else:
            self._draw(mailing.id, wish)

    def one(self, mailing: Mailing, row: PersonRow) -> None:
        """One letter as it stands, written or not, looked at and printed from there."""
        make = partial(_one, mailing, row, self._session.now())
        self._session.read(make, self._session.papers.look_at, self.failed.emit)

    def _write(self, mailing: Mailing, wish: PrintWish) -> None:
        title = self._session.language.gettext("Writing “{name}”", name=mailing.plan.name)
        try:
            steps = late.writing(mailing.id, self._session.now())
        except AppError as error:
            self._stop(error)
            return
        then = partial(self._wrote, mailing.id, wish)
        self._session.run_job(steps, title, then, self._stop, stopped=self._rest)

    def _wrote(self, mailing: int, wish: PrintWish, _done: object) -> None:
        known = mailings.one(mailing)
        # Whoever said no since they were counted is left out: all of what there is now.
        self._draw(mailing, replace(wish, first=1, last=known.tally.written))

    def _draw(self, mailing: int, wish: PrintWish) -> None:
        known = mailings.one(mailing)
        if not wish.last:
            self._rest()
            return
        target = self._session.shop.papers / _file_name(known, wish)
        title = self._session.language.gettext("Drawing “{name}”", name=known.plan.name)
        try:
            steps = late.printed(mailing, target, wish.form, (wish.first, wish.last))
        except AppError as error:
            self._stop(error)
            return
        then = partial(self._drawn, known, wish)
        self._session.run_job(steps, title, then, self._stop, stopped=self._rest, writes=False)

    def _drawn(self, mailing: Mailing, wish: PrintWish, printed: Printed) -> None:
        if wish.form is mailing.plan.form:
            count = late.counted(mailing.id, (wish.first, wish.last))
            title = self._session.language.gettext("Noting what is printed")
            self._session.run_job(count, title, patience=_PATIENCE_MS)
        if wish.printer is None:
            self._ready(printed, None)
            return
        paper = partial(_paper, mailing, wish, printed.file)
        self._session.read(paper, partial(self._queue, wish.printer, printed), self._stop)

    def _queue(self, printer: Printer, printed: Printed, paper: Paper) -> None:
        seller, now = settings_service.load().seller, self._session.now()
        call = partial(print_queue.add, paper, seller=seller, now=now, printer=printer)
        self._session.write(call, lambda _added: self._queued(printer, printed), self._stop)

    def _queued(self, printer: Printer, printed: Printed) -> None:
        self._session.papers.pump()
        self._ready(printed, printer)

    def _ready(self, printed: Printed, printer: Printer | None) -> None:
        self.busy = False
        if printed.left_out:
            self._session.say(self._session.language.render(printed.left_out[0]))
        self.came.emit(Came(printed.file, printed.pieces, printer))

    def _stop(self, error: AppError) -> None:
        self.busy = False
        self.failed.emit(error)

    def _rest(self) -> None:
        self.busy = False


def show(file: Path) -> None:
    """Open a file in the system's viewer."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def _file_name(mailing: Mailing, wish: PrintWish) -> str:
    """A name any file system takes: numbers hold only letters, digits and hyphens."""
    span = f"{wish.first}-{wish.last}"
    return f"mailing-{mailing.number}-{wish.form.value}-{span}.pdf"


def _one(mailing: Mailing, row: PersonRow, now: datetime) -> Made:
    form = mailing.plan.form
    # Only a letter that has its number can be made anew in another size.
    number = row.letter if form is Form.LETTER else ""
    return late.made(KIND_OF_FORM[form], number, late.piece(mailing.id, row.id, now), late.paper_name(mailing, form))


def _paper(mailing: Mailing, wish: PrintWish, file: Path) -> Paper:
    size = late.paper_name(mailing, wish.form)
    return Paper(KIND_OF_FORM[wish.form], mailing.number, size, file.read_bytes())

"""What settles, writes and draws mailings and letters; loaded with the first of them, beside the window."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from app.domain.mailing import ADDRESS_ONLY
from app.services import settings as settings_service

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from types import ModuleType

    from app.domain.letter_file import LetterDraft
    from app.domain.mailing import Form, Mailing
    from app.services.printing import Made
    from app.ui.worker import Steps


def draft_letter(draft: LetterDraft, now: datetime) -> bytes:
    """A letter that is being written."""
    pdf: bytes = _letters().of_draft(draft, now=now)
    return pdf


def kept_letter(number: str) -> bytes:
    """A letter as it was kept."""
    pdf: bytes = _letters().of_letter(number)
    return pdf


def piece(mailing: int, row: int, now: datetime, form: Form | None = None) -> bytes:
    """One person's piece of a mailing; `form` is another one than the mailing's own."""
    settings = settings_service.load()
    pdf: bytes = _mailings().piece(mailing, row, seller=settings.seller, now=now, settings=settings, form=form)
    return pdf


def first_piece(mailing: int, now: datetime) -> bytes:
    """The first piece of a mailing."""
    settings = settings_service.load()
    pdf: bytes = _mailings().first(mailing, seller=settings.seller, now=now, settings=settings)
    return pdf


def forms() -> tuple[Form, ...]:
    """The forms that can be printed."""
    found: tuple[Form, ...] = _mailings().forms()
    return found


def sizes(form: Form) -> tuple[str, ...]:
    """The papers a form can be on."""
    found: tuple[str, ...] = _mailings().sizes(form)
    return found


def gathering(mailing: int, now: datetime) -> Steps:
    """The steps of settling who gets a mailing."""
    settings = settings_service.load()
    steps: Steps = _gather().gather(mailing, seller=settings.seller, now=now, settings=settings)
    return steps


def writing(mailing: int, now: datetime) -> Steps:
    """The steps of writing a mailing's letters."""
    settings = settings_service.load()
    steps: Steps = _write().write(mailing, seller=settings.seller, now=now, settings=settings)
    return steps


def warm() -> None:
    """Load all of it beside the window, before somebody begins a mailing."""
    for load in (_gather, _write, _output, _mailings, _letters):
        load()


def printed(mailing: int, target: Path, form: Form, span: tuple[int, int]) -> Steps:
    """The steps of drawing the pieces of a written mailing into one file."""
    steps: Steps = _output().to_file(
        mailing, target, settings=settings_service.load(), form=form, first=span[0], last=span[1]
    )
    return steps


def counted(mailing: int, span: tuple[int, int]) -> Steps:
    """The steps of remembering that these pieces were printed once more."""
    steps: Steps = _output().count_printed(mailing, *span)
    return steps


def made(kind: str, number: str, pdf: bytes, paper: str) -> Made:
    """A finished paper, for looking at and printing."""
    paper_made: Made = importlib.import_module("app.services.printing").Made(kind, number, pdf, paper)
    return paper_made


def paper_name(mailing: Mailing, form: Form) -> str:
    """The size of paper that a form of the mailing is on."""
    name: str = _mailings().paper_name(mailing, form, settings_service.load())
    return name


def printable(form: Form) -> tuple[Form, ...]:
    """The mailing's own form, and those that go with it: its envelopes and labels."""
    beside = (one for one in ADDRESS_ONLY if one is not form and one in forms())
    return (form, *beside)


def _letters() -> ModuleType:
    # Fonts and drawing would keep the page waiting that is opened first.
    return importlib.import_module("app.services.letter_preview")


def _mailings() -> ModuleType:
    # As above.
    return importlib.import_module("app.services.mailing_preview")


def _gather() -> ModuleType:
    # Who gets it depends on what has room on the paper: it loads what draws.
    return importlib.import_module("app.services.mailing_gather")


def _write() -> ModuleType:
    # As above.
    return importlib.import_module("app.services.mailing_write")


def _output() -> ModuleType:
    # As above.
    return importlib.import_module("app.services.mailing_output")

"""A written mailing on paper: one PDF in its order, streamed to a file, whole or from the n-th piece to the m-th."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from app.documents.pdf import Pdf
from app.domain.changes import Changes
from app.domain.letter_file import LetterFile
from app.domain.mailing import PRINTABLE, Form, Mailing
from app.domain.progress import Progress
from app.domain.settings import Settings
from app.errors import InputError, PrintError
from app.i18n import N_, Message
from app.models import letter as letters
from app.models import mailing_person
from app.models.database import transaction
from app.services import mailing_forms, mailings

_BATCH = 200
_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Printed:
    """A file with the pieces of a mailing; `pieces` of them. What has no room on its paper is `left_out`, and told."""

    file: Path
    pieces: int
    left_out: tuple[Message, ...] = ()


def to_file(
    mailing_id: int,
    target: Path,
    *,
    settings: Settings,
    form: Form | None = None,
    first: int = 1,
    last: int | None = None,
    paper: str = "",
    sheet: str = "",
    first_label: int | None = None,
) -> Generator[Progress, None, Printed]:
    """Write the pieces from `first` to `last` into one PDF, whole or not at all; stopped, the file is not there.

    `form` is another one than the mailing's own: envelopes or labels for its letters; `paper`, `sheet` and
    `first_label` are others than were planned. Raises InputError for a mailing that is not written and for pieces there
    are not, PrintError for a file that cannot be written.
    """
    known = _placed(mailings.one(mailing_id), form, paper, sheet, first_label)
    wanted = _span(known, first, last)
    check_target(target)
    return _steps(known, target, wanted, known.plan.form, settings)


def _placed(known: Mailing, form: Form | None, paper: str, sheet: str, first_label: int | None) -> Mailing:
    """The mailing as it is put on paper this time."""
    plan = known.plan
    own = form is None or form is plan.form
    place = replace(
        plan,
        form=form or plan.form,
        paper=paper or (plan.paper if own else ""),
        sheet=sheet or plan.sheet,
        first_label=first_label or (plan.first_label if own else 1),
    )
    return replace(known, plan=place)


def _span(known: Mailing, first: int, last: int | None) -> tuple[int, int]:
    if known.state not in PRINTABLE:
        raise InputError(N_("This mailing is not written yet."))
    most = mailing_person.last_piece(known.id)
    end = most if last is None else last
    if not 1 <= first <= end <= most:
        raise InputError(N_("The pieces of this mailing go from 1 to {n}.", n=most))
    return first, end


def _steps(
    known: Mailing, target: Path, span: tuple[int, int], form: Form, settings: Settings
) -> Generator[Progress, None, Printed]:
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            part.chmod(0o600)
            left_out = yield from write(known, out, span, form, settings)
        if len(left_out) > span[1] - span[0]:
            raise PrintError(left_out[0], N_("Choose another paper."))
        part.replace(target)
    except OSError as error:
        raise PrintError(
            N_("“{file}” could not be written: {reason}", file=str(target), reason=os.strerror(error.errno or 0)),
            N_("The mailing stands. Choose another place, or free some room, and print again."),
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return Printed(target, span[1] - span[0] + 1 - len(left_out), left_out)


def write(
    known: Mailing, out: BinaryIO, span: tuple[int, int], form: Form, settings: Settings
) -> Generator[Progress, None, tuple[Message, ...]]:
    """Draw the pieces into an open file, in flat memory however many they are; says what had no room."""
    total, done = span[1] - span[0] + 1, 0
    drawer = mailing_forms.drawer(known, form, settings)
    shop = settings.shop.legal_name
    pdf = Pdf(drawer.paper, title=known.plan.name, author=shop, language=settings.language, out=out)
    left_out: list[Message] = []
    for batch in _letters(known.id, span):
        for letter in batch:
            try:
                drawer.draw(letter, pdf)
            except PrintError as error:
                left_out.append(error.text)
        done += len(batch)
        yield Progress(done, total)
    pdf.close()
    return tuple(left_out)


def count_printed(mailing_id: int, first: int = 1, last: int | None = None) -> Generator[Progress, None, Changes]:
    """Remember that these pieces were printed once more; each step is a batch that is saved."""
    start, end = _span(mailings.one(mailing_id), first, last)
    done, total = 0, end - start + 1
    while rows := mailing_person.pieces(mailing_id, start, end, _BATCH):
        with transaction():
            letters.count_printed_of(letter for _, letter in rows)
        start = rows[-1][0] + 1
        done += len(rows)
        yield Progress(done, total)
    return Changes.of("mailings", "letters")


def check_target(target: Path) -> None:
    """Raises PrintError for a file that is there and is no PDF: nothing is begun that could not be kept."""
    if not target.is_file():
        _check_folder(target)
        return
    with target.open("rb") as reader:
        if reader.read(len(_PDF)) != _PDF:
            raise PrintError(
                N_("“{file}” is there already and is no PDF.", file=str(target)), N_("Choose another file.")
            )


def _check_folder(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=target.parent):
            reason = os.strerror(errno.EISDIR) if target.is_dir() else ""
    except OSError as error:
        reason = os.strerror(error.errno or 0)
    if reason:
        words = N_("“{file}” could not be written: {reason}", file=str(target), reason=reason)
        raise PrintError(words, N_("Choose another file."))


def _letters(mailing_id: int, span: tuple[int, int]) -> Iterator[tuple[LetterFile, ...]]:
    first, last = span
    while rows := mailing_person.pieces(mailing_id, first, last, _BATCH):
        found = letters.of_ids(letter for _, letter in rows)
        yield tuple(found[letter] for _, letter in rows)
        first = rows[-1][0] + 1

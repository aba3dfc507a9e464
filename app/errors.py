"""What can go wrong in a way the person at the counter can act on.

`AppError` is told to the user; any other exception is a bug and goes to the crash report.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.i18n import N_, Message


class AppError(Exception):
    """What happened (title), what is safe (text) and what to do (hint), each waiting for its language."""

    title: Message = N_("That did not work")

    def __init__(self, text: Message, hint: Message | None = None, *, title: Message | None = None) -> None:
        super().__init__(str(text))
        self.text = text
        self.hint = hint
        if title is not None:
            self.title = title


class InputError(AppError):
    """Something typed or read cannot be used; nothing was changed."""

    title = N_("That cannot be used")


class FormError(InputError):
    """A draft cannot be saved; `problems` maps field names to the sentence shown beside each."""

    def __init__(self, problems: Mapping[str, Message]) -> None:
        super().__init__(next(iter(problems.values())))
        self.problems = dict(problems)


class NotFoundError(AppError):
    """A number or code names nothing in this shop."""

    title = N_("Not found")


class StorageError(AppError):
    """The shop's file cannot be read or written; what was acknowledged before is safe."""

    title = N_("The shop’s file cannot be used")


class FileError(AppError):
    """A file chosen by the user cannot be read or written."""

    title = N_("That file cannot be used")


class PrintError(AppError):
    """A paper could not be made or printed; the record it shows stands."""

    title = N_("Not printed")

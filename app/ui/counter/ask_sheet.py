"""A small sheet that asks one thing about the sale; what does not fit is said at its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from app.errors import FormError, InputError
from app.i18n import Language
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.label import Label

Draft = TypeVar("Draft")


class AskSheet(Sheet, Generic[Draft]):
    """Fields bound to a draft; `save` takes the draft and may refuse it with an InputError."""

    def __init__(
        self,
        over: QWidget,
        language: Language,
        title: str,
        specs: tuple[FieldSpec, ...],
        draft: Draft,
        *,
        save: Callable[[Draft], object],
        deed: str,
        about: str = "",
    ) -> None:
        super().__init__(over, title, width=480)
        self._language, self._save = language, save
        self._first = specs[0].name
        if about:
            self.body.addWidget(Label(about, tone="text2", wrap="wrap"))
        self.form = Form(specs, draft)
        self.body.addWidget(self.form)
        self.add_left(Button(language.gettext("Back"), "quiet", key="Esc", run=self.dismiss))
        self.add_right(Button(deed, "primary", "check", "Return", run=self._take), main=True)

    def _take(self) -> None:
        try:
            draft = self.form.draft()
            self._save(draft)
        except FormError as error:
            self.form.show_problems(error.problems)
        except InputError as error:
            self.form.show_problems({self._first: error.text})
        else:
            self.accept()

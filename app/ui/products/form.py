"""The sheet in which a product is written down or changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.services import products
from app.services import settings as settings_service
from app.ui.form_sections import SectionedForm
from app.ui.form_sheet import FormSheet
from app.ui.products.fields import ProductFields, draft_of, fields_of, sections
from app.ui.products.picture_input import PictureInput

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.product import ProductDraft
    from app.services.products import Saved
    from app.ui.session import Session


def open_form(
    over: QWidget, session: Session, draft: ProductDraft, kept: ProductFields | None = None
) -> FormSheet[ProductFields]:
    """Open the form over a window; `kept` is what was typed there last time and not saved."""
    _, settings = session.language.gettext, settings_service.load()
    parts = sections(
        session.language,
        settings_service.profile(settings),
        settings.currency,
        included=settings.prices_include_tax,
        picture=partial(PictureInput, session),
    )
    form = SectionedForm(parts, fields_of(draft, session.language))
    new = draft.id is None
    title = _("New product") if new else _("Change {name}", name=draft.name)
    words = _("Save product") if new else _("Save changes")
    sheet = FormSheet(over, session, title, form, partial(_save, session), words=words)
    if kept is not None:
        form.restore(kept)
    sheet.open()
    return sheet


def _save(session: Session, fields: ProductFields) -> Saved:
    settings = settings_service.load()
    return products.save(draft_of(fields), seller=settings.seller, now=session.now(), settings=settings)

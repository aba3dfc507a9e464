"""The sheet in which a customer is written down or changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.domain import form_rules
from app.errors import FormError
from app.services import customers
from app.services import settings as settings_service
from app.ui.customers import form_specs
from app.ui.customers.fields import CustomerFields, draft_of, fields_of, missing
from app.ui.form_sections import SectionedForm
from app.ui.form_sheet import FormSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.customer import CustomerDraft
    from app.services.customers import Saved
    from app.ui.session import Session


def open_form(
    over: QWidget, session: Session, draft: CustomerDraft, kept: CustomerFields | None = None
) -> FormSheet[CustomerFields]:
    """Open the form over a window; `kept` is what was typed there last time and not saved."""
    _ = session.language.gettext
    new = draft.id is None
    fields = fields_of(draft, session.language)
    settings = settings_service.load()
    rules = form_rules.read(settings.customer_form)
    region = settings_service.profile(settings).phone_region
    asked = form_specs.sections(session.language, rules, region=region, home=settings.country)
    form = SectionedForm(asked, fields)
    title = _("New customer") if new else _("Change {name}", name=draft.display_name)
    words = _("Save customer") if new else _("Save changes")
    sheet = FormSheet(over, session, title, form, partial(_save, session), words=words)
    if kept is not None:
        form.restore(kept)
    sheet.open()
    return sheet


def _save(session: Session, fields: CustomerFields) -> Saved:
    settings = settings_service.load()
    draft = draft_of(fields, session.language)
    unasked = missing(fields, form_rules.read(settings.customer_form))
    if unasked:
        raise FormError(unasked)
    try:
        return customers.save(draft, seller=settings.seller, now=session.now(), settings=settings)
    except FormError as error:
        raise FormError({_FIELD_NAMES.get(name, name): text for name, text in error.problems.items()}) from error


_FIELD_NAMES = {"birth_day": "birthday"}

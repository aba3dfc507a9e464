"""The sheet in which a need is written down, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from app.domain.money import Money
from app.domain.need import NeedDraft, NeedState
from app.services import finding, needs, products
from app.services import settings as settings_service
from app.ui.counter import found
from app.ui.form_sections import FormSection, SectionedForm
from app.ui.form_sheet import FormSheet
from app.ui.widgets.button import Button
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.picker import Picker
from app.ui.widgets.results import Section

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.i18n import Language
    from app.ui.session import Session

_MOST = 40
_MOST_CATEGORIES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedFields:
    """The fields as they stand on the screen."""

    what: str = ""
    features: str = ""
    price_limit: Money | None = None
    wanted_by: date | None = None
    category: str = ""
    note: str = ""


class NeedSheet(FormSheet[NeedFields]):
    """A need of one customer; `moved` carries the state it was put into instead of being saved."""

    moved = Signal(object)

    def __init__(self, over: QWidget, session: Session, draft: NeedDraft, name: str, *, waits: bool = True) -> None:
        language = session.language
        _ = language.gettext
        self._draft = draft
        currency = settings_service.load().currency
        form = SectionedForm((FormSection("", _specs(language, currency)),), _fields(draft))
        title = _("{name} looks for", name=name)
        super().__init__(over, session, title, form, partial(_save, session, draft), words=_("Save"))
        self.session = session
        if draft.id is None:
            self.product = Button(_("A product of the list"), icon="package", key="F6", run=self.pick_product)
            self.add_left(self.product)
            return
        slip = Button(_("Wish slip"), icon="printer", key="F12", run=self.print_slip)
        self.body.addWidget(slip, 0, Qt.AlignmentFlag.AlignLeft)  # the foot has no room for it at large text
        if waits:
            self.add_left(Button(_("Has it"), "quiet", "check", run=partial(self.end, NeedState.MET)))
            self.add_left(Button(_("Given up"), "quiet", "x", run=partial(self.end, NeedState.DROPPED)))
        else:
            again = Button(_("Looks for it again"), "quiet", "rotate-ccw", run=partial(self.end, NeedState.OPEN))
            self.add_left(again)

    def end(self, state: NeedState) -> None:
        """It is met, given up, or open again."""
        self.accept()
        self.moved.emit(state)

    def print_slip(self) -> None:
        """F12: what is looked for, on paper for the customer."""
        self.dismiss()
        self.session.papers.show("order-slip", f"N-{self._draft.id}")

    def pick_product(self) -> None:
        """F6: the very product they look for."""
        language = self.session.language
        picker = Picker(self, language.gettext("Which product?"), partial(_products, language), icon="package")
        picker.picked.connect(self._take_product)
        picker.open()

    def _take_product(self, hit: finding.Hit) -> None:
        self._draft = replace(self._draft, product_id=hit.id, product=hit.title)
        self._save = partial(_save, self.session, self._draft)
        for name, value in (("what", hit.title), ("category", hit.detail)):
            field = self.form.fields[name]
            field.input.set_value(value)
            field.input.edited.emit()


def _products(language: Language, text: str) -> tuple[Section, ...]:
    hits = (hit for hit in finding.find(text, limit=_MOST) if hit.kind == "product") if text else ()
    return found.section(language, language.gettext("Products"), hits)


def _fields(draft: NeedDraft) -> NeedFields:
    return NeedFields(
        what=draft.what,
        features=draft.features,
        price_limit=draft.price_limit,
        wanted_by=draft.wanted_by,
        category=draft.category,
        note=draft.note,
    )


def _specs(language: Language, currency: str) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    known = tuple((name, name) for name, _count in products.categories(_MOST_CATEGORIES))
    return (
        FieldSpec("what", _("What"), required=True, wide=True, hint=_("As you would look for it among your products.")),
        FieldSpec("features", _("Size, colour and the like"), wide=True),
        FieldSpec("price_limit", _("At most, in {currency}", currency=currency), "money", currency=currency),
        FieldSpec("wanted_by", _("Needed by"), "day"),
        FieldSpec(
            "category", _("Anything of the category"), "choice", choices=(("", _("no matter")), *known), wide=True
        ),
        FieldSpec("note", _("Note"), wide=True),
    )


def _save(session: Session, draft: NeedDraft, fields: NeedFields) -> needs.Saved:
    changed = replace(
        draft,
        what=fields.what,
        features=fields.features,
        price_limit=fields.price_limit,
        wanted_by=fields.wanted_by,
        category=fields.category,
        note=fields.note,
    )
    if fields.what != draft.product:
        # Other words than the product's name: it is no longer that very one.
        changed = replace(changed, product_id=None, product="")
    return needs.save(changed, seller=settings_service.load().seller, now=session.now())

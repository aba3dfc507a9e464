"""The second step: what everybody gets, on which paper, with which words, pictures and goods."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.mailing import ADDRESS_ONLY, CARDS, FORM_WORDS, Form, MailingPlan
from app.domain.mailing_audience import Audience
from app.errors import FormError
from app.ui.mailings import late, words
from app.ui.mailings.form_tiles import FormTiles, Tile
from app.ui.mailings.goods_list import GoodsList
from app.ui.mailings.label_sheet_input import LabelSheetInput
from app.ui.mailings.live_paper import LivePaper
from app.ui.mailings.own_words import OwnWords
from app.ui.mailings.page_turn import PageTurn
from app.ui.mailings.step import NARROW, Step
from app.ui.products.picture_input import PictureInput
from app.ui.widgets.actions import Action
from app.ui.widgets.card import Card
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form as Fields
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.domain.mailing import Mailing
    from app.ui.session import Session

_TWO_COLUMNS = 400
# These have room for goods.
_WITH_GOODS = (Form.LETTER, Form.CARD_A5, Form.CARD_A6, Form.LEAFLET)
# Letters and leaflets have pictures of their own.
_WITH_PICTURE = CARDS


class HowStep(Step):
    """Every change is sent as another plan; the first person's piece is seen beside it."""

    text_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan: MailingPlan | None = None
        self.mailing: Mailing | None = None
        self.left.addWidget(self._form_card())
        self.text_card = self._text_card()
        self.left.addWidget(self.text_card)
        self.picture_card = Card(session.language.gettext("Picture"))
        hint = session.language.gettext("Without one of your own, the occasion’s picture stands on it.")
        self.picture_card.add(Label(hint, "detail", wrap="wrap"))
        self.picture = PictureInput(session)
        self.picture.edited.connect(lambda: self._change(picture=str(self.picture.value())))
        self.picture_card.add(self.picture)
        self.left.addWidget(self.picture_card)
        self.goods_card = Card(session.language.gettext("Goods on it"))
        self.goods = GoodsList(session)
        self.goods.changed.connect(self._choose_goods)
        self.goods_card.add(self.goods)
        self.left.addWidget(self.goods_card)
        self.left.addStretch(1)
        self.put_right(self._preview())

    def _form_card(self) -> Card:
        _ = self.language.gettext
        card = Card(_("What they get"))
        self.tiles = FormTiles((), name=_("Form"))
        self.tiles.chosen.connect(self._choose_form)
        card.add(self.tiles)
        specs = (
            FieldSpec("paper", _("Paper"), "choice", choices=(("", ""),)),
            FieldSpec("sheet", _("Sheet of labels"), make=partial(LabelSheetInput, self.language)),
            FieldSpec("first_label", _("First free label on the sheet"), "number"),
        )
        self.fields = Fields(specs, MailingPlan(audience=Audience()), two_from=_TWO_COLUMNS)
        for field in self.fields.fields.values():
            field.input.edited.connect(self._edited)
        card.add(self.fields)
        return card

    def _text_card(self) -> Card:
        _ = self.language.gettext
        card = Card(_("Text"))
        self.edit_button = self._text_action().button("quiet", small=True)
        card.head.addWidget(self.edit_button)
        self.template = Label("", tone="text2", wrap="wrap")
        card.add(self.template)
        self.own = OwnWords(self.session)
        self.own.changed.connect(lambda said: self._change(words=said))
        card.add(self.own)
        return card

    def _preview(self) -> QWidget:
        self.sheet_card = card = Card(ground="sunken")
        self.preview = LivePaper(self.session)
        self.pages = PageTurn(self.preview, self.language)
        self.pages.offered.connect(self.actions_changed)
        card.add(self.pages)
        card.add(self.preview, 1)
        self.caption = Label("", "detail")
        card.add(self.caption)
        self.preview.shown.connect(lambda _pages: self._say_size())
        return card

    # --- what is shown

    def show_mailing(self, mailing: Mailing, plan: MailingPlan) -> None:
        self.mailing = mailing
        self.pages.form = plan.form
        if plan != self.plan:
            self.plan = plan
            self.tiles.set_tiles(self._forms())
            self.tiles.choose(plan.form)
            self._show_sizes(plan)
            self.fields.set_draft(plan)
            self.goods.show_goods(plan.products)
            self.own.show_plan(plan)
            self.template.setText(self.language.join(words.text_in_use(self.language, plan, self.session.now().date())))
            self.text_card.setVisible(plan.form not in ADDRESS_ONLY)
            self.goods_card.setVisible(plan.form in _WITH_GOODS)
            self.picture_card.setVisible(plan.form in _WITH_PICTURE)
            self.picture.set_value(plan.picture)
        self._draw()

    def _forms(self) -> tuple[Tile, ...]:
        render, forms = self.language.render, late.forms()
        return tuple(Tile(form, render(said)) for form, said in FORM_WORDS.items() if form in forms)

    def _show_sizes(self, plan: MailingPlan) -> None:
        sizes = late.sizes(plan.form)
        paper = self.fields.fields["paper"]
        usual = ("", self.language.gettext("The usual one"))
        paper.input.set_choices((usual, *((size, words.paper(self.language, size)) for size in sizes)))  # type: ignore[attr-defined] # a choice
        paper.setVisible(len(sizes) > 1)
        for name in ("sheet", "first_label"):
            self.fields.fields[name].setVisible(plan.form is Form.LABELS)

    def _draw(self) -> None:
        if self.mailing is None or self.plan is None or not self.isVisible():
            return
        self.preview.ask_soon(partial(late.first_piece, self.mailing.id, self.session.now()))

    def _say_size(self) -> None:
        size, example = self.preview.size_words, self.language.gettext("As the first one gets it")
        self.caption.setText(self.language.join((example, size)))

    # --- changes

    def _choose_form(self, form: str) -> None:
        self._change(form=Form(form), paper="", sheet="")

    def _choose_goods(self, ids: tuple[int, ...]) -> None:
        """F7 comes from anywhere on the page; what came of it is seen."""
        self._change(products=ids)
        QTimer.singleShot(0, self, self._show_goods)

    def _show_goods(self) -> None:
        self.scrolled.ensureWidgetVisible(self.goods_card)

    def _edited(self) -> None:
        try:
            plan = self.fields.draft()
        except FormError as error:
            for name, problem in error.problems.items():
                self.fields.fields[name].show_problem(self.language.render(problem))
            return
        self._change(paper=plan.paper, sheet=plan.sheet, first_label=plan.first_label or 1)

    def _change(self, **values: object) -> None:
        if self.plan is not None and self.mailing is not None:
            after = replace(self.plan, **values)  # type: ignore[arg-type] # fields of the plan by name
            self.show_mailing(self.mailing, after)
            self.changed.emit(after)

    # --- keys

    def _text_action(self) -> Action:
        _ = self.language.gettext
        return Action("mailing.text", _("Edit the text"), "F4", self.text_wanted.emit, self._has_text, icon="pencil")

    def _has_text(self) -> bool:
        return self.plan is not None and self.plan.form not in ADDRESS_ONLY

    def view_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        goods = self.plan is not None and self.plan.form in _WITH_GOODS
        add = Action("mailing.goods", _("Add a product"), "F7", self.goods.add, lambda: goods, icon="package")
        return (self._text_action(), add, self.pages.action())

    def focus_start(self) -> None:
        self.tiles.setFocus()

    def set_width(self, width: int) -> None:
        self.sheet_card.setVisible(width >= NARROW)

"""The first step: what a mailing is for, who is meant, and which rules hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import occasion as occasions
from app.domain.letter import OCCASION_WORDS, Occasion
from app.domain.mailing import AIM_WORDS, ORDER_WORDS, Aim, MailingPlan, MailingState, aim_of, is_personal
from app.domain.mailing_audience import Audience, AudienceKind
from app.errors import FormError
from app.services import settings as settings_service
from app.ui.mailings import words
from app.ui.mailings.audience_box import AudienceBox
from app.ui.mailings.plans import OWN_DAY
from app.ui.mailings.step import NARROW, Step
from app.ui.mailings.who_gets_it import WhoGetsIt
from app.ui.speech import LANGUAGE_NAMES
from app.ui.widgets.actions import Action
from app.ui.widgets.card import Card
from app.ui.widgets.field import FieldSpec
from app.ui.widgets.form import Form
from app.ui.widgets.note import Note
from app.ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.domain.mailing import Mailing
    from app.i18n import Language, Message
    from app.ui.session import Session

_TWO_COLUMNS = 400
_ON_A_DAY = frozenset(OWN_DAY.values())


class WhoStep(Step):
    """Every change is sent as another plan; `reason_wanted` asks for the people who are left out."""

    reason_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        _ = session.language.gettext
        self.plan: MailingPlan | None = None
        blank = MailingPlan(audience=Audience())
        what = Card(_("What it is for"))
        self.head = Form(_head(session.language, settings_service.load().country), blank, two_from=_TWO_COLUMNS)
        what.add(self.head)
        who = Card(_("Who is meant"))
        self.audience = AudienceBox(session)
        who.add(self.audience)
        rules = Card(_("Rules"))
        self.rules = Form(_rules(session.language), blank, two_from=_TWO_COLUMNS)
        rules.add(self.rules)
        self.remark = Note(_("A recall goes to everybody concerned, whatever they answered."), tone="warn")
        rules.add(self.remark)
        for card in (what, who, rules):
            self.left.addWidget(card)
        self.left.addStretch(1)
        self.gets = WhoGetsIt(session)
        self.gets.wanted.connect(self.reason_wanted)
        right = QWidget()
        self._beside = QVBoxLayout(right)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addWidget(self.gets)
        self._beside.addStretch(1)
        self._right = Scrolled(right)
        self.put_right(self._right, 4)
        for form in (self.head, self.rules):
            for field in form.fields.values():
                field.input.edited.connect(self._edited)
        self.head.fields["occasion"].input.edited.connect(self._follow_occasion)
        self.audience.changed.connect(self._other_audience)

    # --- what is shown

    def show_mailing(self, mailing: Mailing, plan: MailingPlan) -> None:
        self._count(mailing)
        other = self.plan is None or plan != self.plan
        self.plan = plan
        if other:
            self.head.set_draft(plan)
            self.rules.set_draft(plan)
            self.audience.show_audience(plan.audience)
            self._say_rules()

    def _count(self, mailing: Mailing) -> None:
        if mailing.state is MailingState.DRAFT:
            self.gets.show_nothing(self.language.gettext("Being counted"))
        else:
            self.gets.show_tally(mailing.tally, words.meant(self.language, mailing.plan.audience))

    def show_problems(self, problems: Mapping[str, Message]) -> None:
        """What the service did not take, beside its field."""
        for form in (self.head, self.rules):
            for name, field in form.fields.items():
                field.show_problem(self.language.render(problems[name]) if name in problems else "")

    def _say_rules(self) -> None:
        recall = self.plan is not None and self.plan.aim is Aim.RECALL
        self.remark.setVisible(recall)
        self.rules.fields["every_days"].setVisible(not recall)

    # --- changes

    def _edited(self) -> None:
        if self.plan is None:
            return
        try:
            head, rules = self.head.draft(), self.rules.draft()
        except FormError as error:
            self.show_problems(error.problems)
            return
        self._tell(
            replace(
                self.plan,
                name=head.name,
                occasion=head.occasion,
                delivery=head.delivery,
                aim=rules.aim,
                every_days=rules.every_days or 0,
                per_household=rules.per_household,
                language=rules.language,
                order=rules.order,
            )
        )

    def _follow_occasion(self) -> None:
        """Another occasion brings its own name, rules and people, where nobody said otherwise."""
        plan = self.plan
        if plan is None:
            return
        today, kind = self.session.now().date(), OWN_DAY.get(plan.occasion)
        audience = plan.audience
        if kind is not None:
            audience = replace(audience, kind=kind)
        elif audience.kind in _ON_A_DAY:
            audience = replace(audience, kind=AudienceKind.EVERYONE)
        names = {words.new_name(self.language, one, today) for one in Occasion}
        after = replace(
            plan,
            name=words.new_name(self.language, plan.occasion, today)
            if plan.name in names or not plan.name
            else plan.name,
            aim=aim_of(plan.occasion),
            per_household=not is_personal(plan.occasion),
            audience=audience,
        )
        self.plan = None
        self._show_and_tell(after)

    def _show_and_tell(self, plan: MailingPlan) -> None:
        self.head.set_draft(plan)
        self.rules.set_draft(plan)
        self.audience.show_audience(plan.audience)
        self._tell(plan)

    def _other_audience(self, audience: Audience) -> None:
        if self.plan is not None:
            self._tell(replace(self.plan, audience=audience))

    def _tell(self, plan: MailingPlan) -> None:
        self.plan = plan
        self._say_rules()
        self.changed.emit(plan)

    # --- keys

    def view_actions(self) -> tuple[Action, ...]:
        _ = self.language.gettext
        return (
            Action(
                "audience.narrow",
                _("Only some of them"),
                "F6",
                self.audience.narrow,
                short=_("Filter"),
                icon="list-filter",
            ),
        )

    def set_width(self, width: int) -> None:
        narrow = width < NARROW
        self._right.setVisible(not narrow)
        if narrow:
            self.left.insertWidget(self.left.count() - 1, self.gets)
        else:
            self._beside.insertWidget(0, self.gets)

    def focus_start(self) -> None:
        self.head.fields["occasion"].control.setFocus()


def _head(language: Language, country: str) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    kinds = tuple((one, language.render(OCCASION_WORDS[one])) for one in occasions.offered(country))
    return (
        FieldSpec("occasion", _("Occasion"), "choice", choices=kinds),
        FieldSpec("delivery", _("To be read on"), "day", hint=_("Left empty: the day it is written")),
        FieldSpec("name", _("Name of the mailing"), required=True, wide=True),
    )


def _rules(language: Language) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    aims = tuple((aim, language.render(said)) for aim, said in AIM_WORDS.items())
    speeches = (("", _("To each in their own")), *LANGUAGE_NAMES.items())
    later = _("Whoever had a letter since is left out.")
    return (
        FieldSpec("aim", _("Whose yes it needs"), "choice", choices=aims, wide=True),
        FieldSpec("language", _("Language"), "choice", choices=speeches),
        FieldSpec("order", _("Order"), "choice", choices=_orders(language)),
        FieldSpec("every_days", _("Days between two letters"), "number", hint=later),
        FieldSpec("per_household", _("One letter for each household"), "check", wide=True),
    )


def _orders(language: Language) -> tuple[tuple[object, str], ...]:
    return tuple((order, language.render(said)) for order, said in ORDER_WORDS.items())

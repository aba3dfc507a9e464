"""The steps of a mailing as its bar shows them: which are done, and what each has come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.mailing import FORM_WORDS, OPEN_STATES, MailingState
from app.ui.mailings import words
from app.ui.mailings.steps_bar import Step, StepState

if TYPE_CHECKING:
    from app.domain.mailing import Mailing, MailingPlan
    from app.i18n import Language

#: The steps in which a mailing may still change, in their order; printing follows.
STEPS = ("who", "how", "look")
PRINT = "print"


def of(language: Language, mailing: Mailing, plan: MailingPlan, shown: str) -> tuple[Step, ...]:
    """The steps, with `shown` open; of a mailing that is written only printing is."""
    _, tally = language.gettext, mailing.tally
    still = mailing.state in OPEN_STATES
    counted = mailing.state is not MailingState.DRAFT
    size = words.paper(language, plan.paper)
    written = mailing.number or _("{n} of {total} written", n=tally.written, total=tally.letters)
    told = (
        (_("Audience"), words.letters(language, tally.letters) if counted else _("who gets it")),
        (_("Form"), language.join((language.render(FORM_WORDS[plan.form]), size))),
        (language.pgettext("step", "Preview"), _("look before paper")),
        (language.pgettext("step", "Print"), _("paper or PDF") if still else written),
    )
    at = STEPS.index(shown) if still else len(STEPS)
    return tuple(
        Step(name, title, detail, _state(place, at))
        for place, (name, (title, detail)) in enumerate(zip((*STEPS, PRINT), told, strict=True))
    )


def _state(place: int, at: int) -> StepState:
    return "done" if place < at else "open" if place == at else "later"

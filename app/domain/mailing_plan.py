"""What a mailing's plan has to say before it is kept."""

from __future__ import annotations

from dataclasses import replace

from app.domain import typed
from app.domain.letter_field import FIELDS
from app.domain.mailing import (
    CLOSING,
    GIFT,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_DAYS,
    MOST_PRODUCTS,
    Aim,
    MailingPlan,
)
from app.errors import FormError
from app.i18n import LANGUAGES, N_


def checked(plan: MailingPlan) -> MailingPlan:
    """The same plan with bare texts. Raises FormError for what cannot be, by field."""
    tidy = replace(
        plan,
        name=typed.one_line(plan.name),
        words=_own_words(plan.words),
        every_days=0 if plan.aim is Aim.RECALL else plan.every_days,
    )
    problems = {}
    if not tidy.name:
        problems["name"] = N_("Give the mailing a name.")
    if len(tidy.name) > LONGEST_NAME:
        problems["name"] = N_("This is too long: there is room for {n} characters.", n=LONGEST_NAME)
    if not 0 <= tidy.every_days <= MOST_DAYS:
        problems["every_days"] = N_("Choose from 0 to {n} days.", n=MOST_DAYS)
    if tidy.language not in ("", *LANGUAGES):
        problems["language"] = N_("There is no language “{code}”.", code=tidy.language)
    if len(tidy.products) > MOST_PRODUCTS:
        problems["products"] = N_("There is room for {n} of these.", n=MOST_PRODUCTS)
    for _, name, text in tidy.words:
        if name not in (*FIELDS, GIFT, CLOSING):
            problems["words"] = N_("{field} is not a field of letters.", field=f"{{{name}}}")
        if len(text) > LONGEST_TEXT:
            problems[name] = N_("This is too long: there is room for {n} characters.", n=LONGEST_TEXT)
    if problems:
        raise FormError(problems)
    return tidy


def _own_words(words: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str, str], ...]:
    clean = ((code, name, typed.paragraphs(text)) for code, name, text in words if code in ("", *LANGUAGES))
    return tuple(one for one in clean if one[2])

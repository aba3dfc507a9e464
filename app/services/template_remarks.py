"""What is looked at in a text before it is sent: fields, length, letters no font has, unfair terms."""

from __future__ import annotations

import difflib
from datetime import datetime

from app.documents import writing
from app.domain import letter as rules
from app.domain import template_version
from app.domain.letter import FIELDS, Template
from app.domain.mailing import FORM_WORDS
from app.domain.template_remark import Remark, RemarkKind
from app.domain.template_version import PART_WORDS, PARTS
from app.i18n import Language
from app.services import settings as settings_service
from app.services import template_preview, terms


def remarks(template: Template, customer_id: int | None, words: Language, *, now: datetime) -> tuple[Remark, ...]:
    """Everything there is to say about the text, in the language of the screen; what stops it first."""
    found = [*_fields(template, words), *_problems(template, words)]
    known = template_preview.values(template, customer_id, now=now)
    found += [*_lacking(template, known, words), *_letters(template, words)]
    found += _length(template, customer_id, words, now)
    return (*found, *_terms(template, words))


def nearest(name: str) -> str:
    """The field that somebody meant who typed this, or empty."""
    found = difflib.get_close_matches(name.strip().lower().replace(" ", "_"), FIELDS, 1, 0.6)
    return found[0] if found else ""


def _fields(template: Template, words: Language) -> list[Remark]:
    found: list[Remark] = []
    for part in PARTS:
        for name in rules.fields_in(getattr(template, part)):
            if name not in FIELDS:
                meant = nearest(name)
                title = words.gettext("There is no field {field}.", field=f"{{{name}}}")
                text = (
                    words.gettext("Did you mean {field}, {words}?", field=f"{{{meant}}}", words=_label(meant, words))
                    if meant
                    else words.gettext("F4 lists the fields there are.")
                )
                found.append(Remark(RemarkKind.FIELD, part, title, text))
    return found


def _problems(template: Template, words: Language) -> list[Remark]:
    tidy = template_version.tidied(template)
    wrong = template_version.problems(tidy)
    named = {part for part in PARTS if rules.check(getattr(tidy, part))}
    return [
        Remark(RemarkKind.EMPTY, part, f"{words.render(PART_WORDS[part])}: {words.render(problem)}")
        for part, problem in wrong.items()
        if part not in named
    ]


def _lacking(template: Template, known: dict[str, str], words: Language) -> list[Remark]:
    missing = rules.missing(template, known)
    if not missing:
        return []
    fields = words.join(_label(name, words) for name in missing)
    title = words.gettext("This person would be left out: {fields} is not known.", fields=fields)
    return [Remark(RemarkKind.LACKING, "", title)]


def _length(template: Template, customer_id: int | None, words: Language, now: datetime) -> list[Remark]:
    forms = template_preview.too_long_for(template, customer_id, now=now)
    if not forms:
        return []
    title = words.gettext(
        "This is too long for: {forms}.", forms=words.join(words.render(FORM_WORDS[one]) for one in forms)
    )
    return [Remark(RemarkKind.LENGTH, "body", title)]


def _letters(template: Template, words: Language) -> list[Remark]:
    found: list[Remark] = []
    for part in PARTS:
        for one in writing.missing((getattr(template, part),)):
            title = words.gettext("“{letter}” cannot be printed.", letter=one.char)
            text = (
                words.gettext("It is left out.") if one.left_out else words.gettext("Its number stands in its place.")
            )
            found.append(Remark(RemarkKind.LETTERS, part, title, text))
    return found


def _terms(template: Template, words: Language) -> list[Remark]:
    country = settings_service.load().country
    return [
        Remark(
            RemarkKind.TERM,
            part,
            words.gettext("“{phrase}” may be an unfair term.", phrase=one.phrase),
            words.join(
                (
                    one.kind.reason.in_language(words.code),
                    one.kind.instead.in_language(words.code),
                    f"{one.rule.text.in_language(words.code)} ({one.rule.source})",
                ),
                " ",
            ),
        )
        for part in PARTS
        for one in terms.check(getattr(template, part), country)
    ]


def _label(name: str, words: Language) -> str:
    return words.render(FIELDS[name].label)

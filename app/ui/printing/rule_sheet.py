"""The sheets in which the rule of a kind of paper, or that of all others, is changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from app.domain.print_rule import PrintRule, kind_words
from app.domain.settings import PrintMode
from app.errors import FormError, InputError
from app.services import print_rules, printers, printing
from app.services import settings as settings_service
from app.services.paper_kinds import KINDS
from app.ui.form_sheet import FormSection, FormSheet, SectionedForm
from app.ui.preview_sheet import size_words
from app.ui.printing.words import MODE_WORDS, usual_name
from app.ui.widgets.field import FieldSpec

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.domain.changes import Changes
    from app.i18n import Language
    from app.ui.session import Session


@dataclass(frozen=True, slots=True)
class RuleFields:
    """The rule of one kind as its form asks for it."""

    mode: PrintMode
    printer_id: int | None
    paper: str
    copies: int | None


@dataclass(frozen=True, slots=True)
class GeneralFields:
    """What holds for every kind without a rule of its own."""

    mode: PrintMode
    printer: str


class RuleSheet(FormSheet[RuleFields]):
    """One kind of paper."""

    def __init__(self, over: QWidget, session: Session, rule: PrintRule) -> None:
        language = session.language
        title = language.render(kind_words(rule.kind))
        fields = RuleFields(rule.mode, rule.printer_id, rule.paper, rule.copies)
        form = SectionedForm((FormSection("", _of_kind(language, rule.kind)),), fields)
        words = language.gettext("Save rule")
        super().__init__(over, session, title, form, partial(_save, session, rule), words=words)


class GeneralSheet(FormSheet[GeneralFields]):
    """All other papers."""

    def __init__(self, over: QWidget, session: Session) -> None:
        language, settings = session.language, settings_service.load()
        _ = language.gettext
        fields = GeneralFields(settings.print_mode, printers.usual(settings).name)
        names = _names(fields.printer)
        specs = (
            FieldSpec("mode", _("After a sale"), "choice", choices=_modes(language), hint=_("Other papers follow it")),
            FieldSpec(
                "printer",
                _("Usual printer"),
                "choice",
                choices=(("", _("the computer’s own choice")), *((name, name) for name in names)),
                hint=_("For every paper that names no other"),
            ),
        )
        form = SectionedForm((FormSection("", specs),), fields)
        super().__init__(
            over, session, _("All papers"), form, partial(save_general, session), words=language.gettext("Save rule")
        )


def _names(chosen: str) -> tuple[str, ...]:
    """The shop's printers, then those of the computer."""
    kept = [one.name for one in printers.listed()]
    known = {name.casefold() for name in kept}
    more = [one.name for one in printers.system_queues()] + [chosen]
    return tuple(dict.fromkeys(name for name in (*kept, *(n for n in more if n.casefold() not in known)) if name))


def _modes(language: Language) -> tuple[tuple[object, str], ...]:
    return tuple((mode, language.render(words)) for mode, words in MODE_WORDS.items())


def _of_kind(language: Language, kind: str) -> tuple[FieldSpec, ...]:
    _ = language.gettext
    usual = usual_name(language, printers.usual(settings_service.load()))
    kept = tuple((one.id, one.name) for one in printers.listed())
    sizes = printing.sizes_of(kind) if kind in KINDS else ()
    papers = (("", _("as usual")), *((size, size_words(language, size)) for size in sizes))
    return (
        FieldSpec("mode", _("What becomes of it"), "choice", choices=_modes(language)),
        FieldSpec(
            "printer_id",
            _("Printer"),
            "choice",
            choices=((None, _("the usual one: {name}", name=usual)), *kept),
        ),
        *((FieldSpec("paper", _("Paper size"), "choice", choices=papers),) if sizes else ()),
        FieldSpec("copies", _("Copies"), "number"),
    )


def _save(session: Session, rule: PrintRule, fields: RuleFields) -> Changes:
    new = replace(
        rule, mode=fields.mode, printer_id=fields.printer_id, paper=fields.paper, copies=fields.copies or 0, own=True
    )
    try:
        return print_rules.save(new, seller=settings_service.load().seller, now=session.now())
    except InputError as error:
        raise FormError({"copies": error.text}) from error


def save_general(session: Session, fields: GeneralFields) -> Changes:
    """What holds for every paper without a rule of its own."""
    settings = settings_service.load()
    new = replace(settings, print_mode=fields.mode, printer=fields.printer)
    return settings_service.save(new, seller=settings.seller, now=session.now())

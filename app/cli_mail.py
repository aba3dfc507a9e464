"""Mailings on the command line: written into one file, listed, printed again, and what the post brought back."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain import mailing_words
from app.domain.letter import FIELDS, OCCASION_WORDS, Occasion
from app.domain.mailing import (
    CLOSING,
    EVERY_DAYS,
    GIFT,
    STATE_WORDS,
    Aim,
    Form,
    MailingPlan,
    Order,
    aim_of,
    is_personal,
)
from app.domain.mailing_audience import Audience, AudienceKind
from app.errors import InputError
from app.i18n import N_, NN_
from app.services import mailing_gather, mailing_output, mailing_write, mailings, pictures, products, returned_mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.cli_session import CliSession
    from app.domain.mailing import MailingRow, Tally
    from app.domain.page import Cursor
    from app.services.mailing_output import Printed

_MOST_TOLD = 20
_DAYS = {
    "birthdays": AudienceKind.BIRTHDAYS,
    "name_days": AudienceKind.NAME_DAYS,
    "anniversaries": AudienceKind.ANNIVERSARIES,
}


def mail(session: CliSession, options: Namespace) -> object:
    """`mail OCCASION|list|resume|reprint|returned`."""
    session.open()
    deeds = {"list": _list, "resume": _resume, "reprint": _reprint, "returned": _returned}
    return deeds.get(options.what, _send)(session, options)


# --- a mailing from beginning to end


def _send(session: CliSession, options: Namespace) -> object:
    plan = _plan(session, options)
    target = _target(options) if not options.dry_run else None
    now, settings, seller = session.now(), session.settings, session.seller
    if target is not None:
        mailing_output.check_target(target)
    identity = mailings.new(plan, seller=seller, now=now).id
    try:
        tally = session.worked(mailing_gather.gather(identity, seller=seller, now=now, settings=settings))
        session.tell(mailing_words.summary(tally, plan.every_days))
        if (remark := mailing_words.remark(plan.aim)) is not None:
            session.tell(remark)
    except BaseException:
        mailings.discard(identity)
        raise
    if target is None or not tally.letters:
        return _unwritten(session, options, identity, tally)
    return _finish(session, options, identity, target)


def _finish(session: CliSession, options: Namespace, identity: int, target: Path) -> object:
    """Write what is not written yet, and put all of it into the file."""
    now, settings, seller = session.now(), session.settings, session.seller
    try:
        done = session.worked(mailing_write.write(identity, seller=seller, now=now, settings=settings))
    except KeyboardInterrupt:
        if number := mailings.one(identity).number:
            words = f"regulars mail resume {number} --out {target}"
            session.tell(N_("Stopped half-way; what is written stays. Go on with: {words}", words=words))
        raise
    printed = session.worked(mailing_output.to_file(identity, target, settings=settings))
    _tell_left_out(session, printed)
    session.worked(mailing_output.count_printed(identity))
    answer = _counted(mailings.one(identity).tally) | {"number": done.number, "file": str(target)}
    return answer | {"first": done.first, "last": done.last} if options.json else str(target)


def _unwritten(session: CliSession, options: Namespace, identity: int, tally: Tally) -> object:
    """Nothing is kept of a trial, or of a mailing that nobody gets."""
    mailings.discard(identity)
    if not options.dry_run:
        raise InputError(N_("Nobody gets this mailing."), N_("Nothing was written."))
    answer = _counted(tally) | {"number": "", "file": ""}
    return answer if options.json else session.speech.gettext("Nothing was written.")


def _counted(tally: Tally) -> dict[str, object]:
    return {
        "letters": tally.letters,
        "people": tally.people,
        "left_out": {reason.value: n for reason, n in tally.left_out.items()},
        "languages": dict(tally.languages),
    }


def _picture(text: str) -> str:
    """The picture of an occasion by its name, one that is kept by its digest, or a file that is kept from now on."""
    if not text or text in tuple(Occasion) or pictures.find(text) is not None:
        return text
    return pictures.take_file(Path(text)).digest


def _plan(session: CliSession, options: Namespace) -> MailingPlan:
    occasion, form = Occasion(options.what), Form(options.form)
    aim = aim_of(occasion)
    if form is Form.LEAFLET and aim is Aim.GREETING:
        aim = Aim.OFFER
    own = session.speech.render(OCCASION_WORDS[occasion])
    return MailingPlan(
        name=options.name or session.speech.join((own, session.speech.day(session.now().date()))),
        occasion=occasion,
        form=form,
        paper=options.paper or "",
        sheet=options.sheet or "",
        first_label=options.first_label or 1,
        audience=_audience(options),
        aim=aim,
        every_days=EVERY_DAYS if options.every_days is None else options.every_days,
        per_household=options.per_household and not is_personal(occasion),
        language=options.doc_lang or "",
        order=Order(options.order),
        picture=_picture(options.picture or ""),
        products=tuple(_product(code) for code in options.goods),
        words=tuple(_words(text) for text in options.set),
        delivery=_day(options.delivery) if options.delivery else None,
    )


def _audience(options: Namespace) -> Audience:
    if options.to:
        return Audience(kind=AudienceKind.SEGMENT, segment=options.to)
    if options.tag:
        return Audience(kind=AudienceKind.TAGS, tags=tuple(options.tag))
    if options.bought:
        first, last = (_day(text) if text else None for text in (options.since, options.until))
        return Audience(kind=AudienceKind.PRODUCT, product=_product(options.bought), first=first, last=last)
    for name, kind in _DAYS.items():
        if days := getattr(options, name):
            first, last = (_day(text) for text in days)
            return Audience(kind=kind, first=first, last=last)
    raise InputError(N_("Say who gets it."), N_("Give a saved filter with --to, or another audience."))


def _product(code: str) -> int:
    found = products.by_code(code)
    if found is None:
        raise InputError(N_("There is no product with the code {code}.", code=code))
    return found


def _words(text: str) -> tuple[str, str, str]:
    """`danger=…` for every language, `danger:sk=…` for one."""
    name, mark, words = text.partition("=")
    field, _, code = name.partition(":")
    if not mark or field not in (*FIELDS, GIFT, CLOSING):
        raise InputError(
            N_("“{text}” does not say FIELD=TEXT.", text=text),
            N_("The fields are: {choice}.", choice=", ".join((*FIELDS, GIFT, CLOSING))),
        )
    return code, field, words


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(N_("“{text}” is not a day.", text=text)) from error


def _target(options: Namespace) -> Path:
    if not options.out:
        raise InputError(N_("Say into which file, with --out."))
    return Path(options.out)


# --- afterwards


def _list(session: CliSession, options: Namespace) -> object:
    rows = list(_rows())
    if options.json:
        return [_row(row) for row in rows]
    speech = session.speech
    return "\n".join(
        "\t".join((row.number or "-", row.name, speech.render(STATE_WORDS[row.state]), str(row.letters), str(row.out)))
        for row in rows
    )


def _rows() -> Iterator[MailingRow]:
    cursor: Cursor | None = None
    while True:
        page = mailings.page(cursor)
        yield from page.rows
        cursor = page.next
        if cursor is None:
            return


def _row(row: MailingRow) -> dict[str, object]:
    return {
        "id": row.id,
        "number": row.number,
        "name": row.name,
        "occasion": row.occasion,
        "form": row.form,
        "state": row.state,
        "letters": row.letters,
        "people": row.people,
        "left_out": row.out,
        "written": row.written,
        "created": row.created.isoformat(),
        "sent_on": row.sent_on.isoformat() if row.sent_on else None,
    }


def _resume(session: CliSession, options: Namespace) -> object:
    """Go on with a mailing whose writing was stopped."""
    known, target = mailings.numbered(options.number), _target(options)
    mailing_output.check_target(target)
    return _finish(session, options, known.id, target)


def _reprint(session: CliSession, options: Namespace) -> object:
    known = mailings.numbered(options.number)
    first = options.first or 1
    last = int(options.to) if options.to and options.to.isascii() and options.to.isdecimal() else None
    if options.to and last is None:
        raise InputError(N_("“{text}” is not a number that fits here.", text=options.to))
    target = _target(options)
    form = Form(options.form) if options.form != Form.LETTER else None
    steps = mailing_output.to_file(
        known.id,
        target,
        settings=session.settings,
        form=form,
        first=first,
        last=last,
        paper=options.paper or "",
        sheet=options.sheet or "",
        first_label=options.first_label,
    )
    printed = session.worked(steps)
    _tell_left_out(session, printed)
    session.worked(mailing_output.count_printed(known.id, first, last))
    answer = {"number": known.number, "file": str(target), "pieces": printed.pieces}
    return answer if options.json else str(target)


def _tell_left_out(session: CliSession, printed: Printed) -> None:
    for words in printed.left_out[:_MOST_TOLD]:
        session.tell(words)
    if (more := len(printed.left_out) - _MOST_TOLD) > 0:
        session.tell(NN_("and {n} more", "and {n} more", more))


def _returned(session: CliSession, options: Namespace) -> object:
    now, settings, seller = session.now(), session.settings, session.seller
    if options.undo:
        done = returned_mail.take_back(options.number, seller=seller, now=now, settings=settings)
    else:
        done = returned_mail.returned(options.number, now.date(), seller=seller, now=now, settings=settings)
    if options.json:
        return {"number": done.number, "name": done.name, "addresses": len(done.customers)}
    if not done.customers:
        return session.speech.gettext("{name}: the address was changed since, so none is marked.", name=done.name)
    return session.speech.gettext("The address of {name} is marked: later mailings leave it out.", name=done.name)

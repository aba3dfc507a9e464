"""How a customer is said on the screen: figures, what is due, and the entries of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain import phones, relation
from app.domain.complaint import STATE_WORDS, ComplaintState
from app.domain.customer_card import Due, DueKind, EventKind, HistoryEvent
from app.domain.letter import OCCASION_WORDS, Occasion
from app.domain.names import pinyin
from app.domain.need import NEED_WORDS, NeedState
from app.ui import speech
from app.ui.widgets.chip import Tag
from app.ui.widgets.figures import Figure
from app.ui.widgets.timeline import Happening

if TYPE_CHECKING:
    from datetime import date

    from app.domain.customer_card import CustomerCard, CustomerFile, CustomerRow, SoldItem
    from app.domain.money import Money
    from app.domain.phones import Phone
    from app.i18n import Language
    from app.ui.tokens import Tone

DUE_ICONS: dict[DueKind, tuple[str, Tone]] = {
    DueKind.BIRTHDAY: ("cake", "plum"),
    DueKind.COMPLAINT: ("message-square-warning", "danger"),
    DueKind.WARRANTY: ("shield-check", "warn"),
}
# Details are asked about again after a year and a half.
_STALE_DAYS = 548
NEED_TONES: dict[NeedState, Tone] = {
    NeedState.OPEN: "info",
    NeedState.TOLD: "warn",
    NeedState.MET: "ok",
    NeedState.DROPPED: "neutral",
}
_EVENT_ICONS: dict[EventKind, tuple[str, Tone]] = {
    EventKind.SALE: ("receipt-text", "info"),
    EventKind.RETURN: ("rotate-ccw", "neutral"),
    EventKind.UNIT: ("shield-check", "ok"),
    EventKind.COMPLAINT: ("message-square-warning", "warn"),
    EventKind.LETTER: ("mail", "plum"),
    EventKind.USED: ("gift", "plum"),
    EventKind.NEED: ("heart", "info"),
    EventKind.RELATION: ("users", "neutral"),
}


def phone(number: Phone | None, region: str) -> str:
    """A phone grouped as its country writes it."""
    return phones.display(number, region) if number else ""


def second_line(language: Language, row: CustomerRow) -> str:
    """Below a name in the list: how it is read, else the number and the town."""
    number = language.gettext("No. {number}", number=row.number)
    return pinyin(row.person) or " · ".join(part for part in (number, row.town) if part)


def last_visit(language: Language, row: CustomerRow, today: date) -> str:
    """How long ago the last visit was."""
    return speech.ago(language, row.last_sale_at.date(), today) if row.last_sale_at else ""


def marks(language: Language, row: CustomerRow, today: date) -> tuple[Tag, ...]:
    """At most two chips of a row: what is due, then the tags."""
    due = tuple(due_tag(language, one, today) for one in row.due)
    once = tuple({tag.text: tag for tag in (*due, *(Tag(tag) for tag in row.tags))}.values())
    return once[:2]


def due_tag(language: Language, due: Due, today: date) -> Tag:
    """What is due in one to four words."""
    _ = language.gettext
    match due.kind:
        case DueKind.BIRTHDAY:
            return Tag(speech.due(language, due, today)[0], "plum", "cake")
        case DueKind.COMPLAINT:
            late = due.day < today
            return Tag(_("Complaint late") if late else _("Complaint"), "danger" if late else "info", "clock")
        case DueKind.WARRANTY:
            return Tag(_("Warranty ends {day}", day=speech.near_day(language, due.day, today)), "warn", "shield-check")


def writing(language: Language, code: str) -> str:
    """Which language letters to this customer are in; empty for the shop's own."""
    _ = language.gettext
    return {"en": _("we write in English"), "sk": _("we write in Slovak"), "zh_CN": _("we write in Chinese")}.get(
        code, ""
    )


def number_line(language: Language, card: CustomerCard) -> str:
    """Below the name on a card: how it is read, and the number."""
    line = language.gettext("No. {number}", number=card.number)
    return " · ".join(part for part in (pinyin(card.person), line) if part)


def card_figures(language: Language, card: CustomerCard, today: date) -> tuple[Figure, ...]:
    """Last visit, this year, what is under warranty."""
    _ = language.gettext
    last = Figure(_("Last visit"), _("not yet"))
    if card.last_visit is not None:
        day = card.last_visit.date()
        amount = speech.money(language, card.last_amount) if card.last_amount else ""
        detail = language.join((speech.near_day(language, day, today), amount))
        last = Figure(_("Last visit"), speech.ago(language, day, today), detail)
    visits = language.ngettext("{n} visit", "{n} visits", card.year_visits)
    pieces = language.ngettext("{n} piece", "{n} pieces", card.under_warranty)
    ends = _("next ends {day}", day=language.day(card.next_end)) if card.next_end else ""
    return (
        last,
        Figure(_("This year"), speech.money(language, card.year_spent), visits),
        Figure(_("Under warranty"), pieces, ends),
        Figure(_("Customer since"), str(card.since.year), language.day(card.since)),
    )


def file_figures(
    language: Language, file: CustomerFile, complaints: tuple[int, date | None], today: date
) -> tuple[Figure, ...]:
    """The card's figures, everything since the first day, and the complaints that wait for an answer."""
    _ = language.gettext
    last, year, warranty, _since = card_figures(language, file.card, today)
    papers = language.ngettext("{n} receipt", "{n} receipts", file.sales)
    since = _("In all since {year}", year=file.card.since.year)
    return (
        last,
        year,
        Figure(since, speech.money(language, file.total_spent), papers),
        warranty,
        _waiting(language, complaints, today),
    )


def _waiting(language: Language, complaints: tuple[int, date | None], today: date) -> Figure:
    count, due = complaints
    said, tone = "", ""
    if due is not None:
        said = language.gettext("answer by {day}", day=speech.near_day(language, due, today))
        tone = "danger" if due < today else ""
    return Figure(language.gettext("Open complaints"), language.number(count), said, tone)


def is_stale(checked: date | None, today: date) -> bool:
    """Whether details were checked so long ago, or never, that they are worth a question."""
    return checked is None or (today - checked).days > _STALE_DAYS


def happening(language: Language, event: HistoryEvent, today: date) -> Happening:
    """One entry of the history."""
    icon, tone = _EVENT_ICONS[event.kind]
    day = event.at.date()
    when = language.gettext("today") if day == today else language.short_day(day)
    title, lines, tag = _TELLERS[event.kind](language, event, today)
    return Happening(
        day=when,
        time=language.time(event.at) if day.year == today.year else str(day.year),
        icon=icon,
        title=title,
        tone=tone,
        amount=speech.money(language, event.amount) if event.amount is not None else "",
        tag=tag,
        lines=tuple(line for line in lines if line),
    )


_Told = tuple[str, tuple[str, ...], Tag | None]


def _sale(language: Language, event: HistoryEvent, _today: date) -> _Told:
    title = language.gettext("Purchase {number}", number=event.number)
    return title, (_items(language, event), _for_whom(language, event)), None


def _return(language: Language, event: HistoryEvent, _today: date) -> _Told:
    return language.gettext("Return {number}", number=event.number), (_items(language, event), event.text), None


def _unit(language: Language, event: HistoryEvent, _today: date) -> _Told:
    _ = language.gettext
    until = _("Warranty until {day}", day=language.day(event.until)) if event.until else _("Warranty for life")
    if event.state == "returned":
        until = _("Returned")
    title = event.items[0].name if event.items else event.number
    people = _("Bought by {name}", name=event.buyer) if event.buyer else ""
    if event.person:
        people = _("For {name}", name=event.person)
    number = language.join((event.number, event.text))
    return title, (until, language.join((people, number), ". ")), None


def _complaint(language: Language, event: HistoryEvent, _today: date) -> _Told:
    title = language.gettext("Complaint {number}: {subject}", number=event.number, subject=event.text)
    state = ComplaintState(event.state)
    open_ = state not in (ComplaintState.RESOLVED, ComplaintState.REFUSED, ComplaintState.CLOSED)
    due = language.gettext("Answer by {day}", day=language.day(event.until)) if event.until and open_ else ""
    tag = Tag(language.render(STATE_WORDS[state]), "info" if open_ else "neutral")
    return title, (_items(language, event), due), tag


def _letter(language: Language, event: HistoryEvent, _today: date) -> _Told:
    _ = language.gettext
    known = event.text in tuple(Occasion)
    occasion = language.render(OCCASION_WORDS[Occasion(event.text)]) if known else event.text
    printed = Tag(_("Printed"), "ok") if event.state else Tag(_("Not printed yet"), "neutral")
    tag = Tag(_("Came back"), "warn") if event.state == "returned" else printed
    mailing = tuple(item.name for item in event.items)
    return _("Letter {number}: {occasion}", number=event.number, occasion=occasion), mailing, tag


def _used(language: Language, event: HistoryEvent, _today: date) -> _Told:
    _ = language.gettext
    bought = _("Bought by {name}", name=event.buyer) if event.buyer else _("Bought by somebody not in the file")
    if event.state == EventKind.RETURN:
        bought = _("Returned by {name}", name=event.buyer) if event.buyer else _("Returned")
    promise = _promise(language, event)
    return _items(language, event), (language.join((bought, event.number)), promise), None


def _need(language: Language, event: HistoryEvent, today: date) -> _Told:
    state = NeedState(event.state)
    title = language.gettext("Looks for: {what}", what=event.text)
    tag = Tag(language.render(NEED_WORDS[state]), NEED_TONES[state])
    return title, (limits(language, event.limit, event.until, today),), tag


def _relation(language: Language, event: HistoryEvent, _today: date) -> _Told:
    role = relation.word(event.text, language.code, event.form)
    return language.gettext("Related: {name}", name=event.person), (role,), None


def limits(language: Language, price: Money | None, by: date | None, today: date) -> str:
    """Up to which price, and until when."""
    _ = language.gettext
    dear = _("up to {amount}", amount=round_money(language, price)) if price else ""
    day = speech.near_day(language, by, today).replace(" ", "\u00a0") if by else ""
    return language.join((dear, _("needed by {day}", day=day) if day else ""))


def since(language: Language, day: date, today: date) -> str:
    """From which day on something has been looked for."""
    said = speech.near_day(language, day, today).replace(" ", "\u00a0")
    return language.gettext("looks since {day}", day=said)


def round_money(language: Language, amount: Money) -> str:
    """An amount as people say one they have in mind: without its cents where there are none."""
    said, whole = speech.money(language, amount), amount.decimal
    if whole != whole.to_integral_value():
        return said
    return said.replace(language.amount(amount.minor, amount.currency), language.number(whole, 0))


_TELLERS = {
    EventKind.SALE: _sale,
    EventKind.RETURN: _return,
    EventKind.UNIT: _unit,
    EventKind.COMPLAINT: _complaint,
    EventKind.LETTER: _letter,
    EventKind.USED: _used,
    EventKind.NEED: _need,
    EventKind.RELATION: _relation,
}


def _items(language: Language, event: HistoryEvent) -> str:
    names = language.join((_item(language, item) for item in event.items), "; ")
    if not event.more:
        return names
    return language.ngettext("{items} and {n} more", "{items} and {n} more", event.more, items=names)


def _item(language: Language, item: SoldItem) -> str:
    if item.unit == "pc":
        return item.name if item.quantity == 1 else f"{item.name} ({language.number(item.quantity)}×)"
    return f"{item.name} ({speech.quantity(language, item.quantity, item.unit)})"


def _for_whom(language: Language, event: HistoryEvent) -> str:
    whom = language.gettext("For {name}", name=event.person) if event.person else ""
    return language.join((whom, _promise(language, event)), ". ")


def _promise(language: Language, event: HistoryEvent) -> str:
    if not event.warranties:
        return ""
    if event.warranties > 1:
        return language.ngettext("{n} warranty", "{n} warranties", event.warranties)
    if event.until is None:
        return language.gettext("Warranty for life")
    return language.gettext("Warranty until {day}", day=language.day(event.until))

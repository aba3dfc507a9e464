"""The call list: goods that came in, who asked for them, and a line for what each of them said."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents import style as colours
from app.documents.band import Cell, band
from app.documents.pdf import Pdf
from app.documents.sheet import Block, Sheet, leading
from app.documents.text import lines
from app.documents.tick_box import SIZE, tick_box
from app.documents.words import Words
from app.documents.writing import one_line
from app.domain.consent import State
from app.i18n import N_, OWN_NAMES

if TYPE_CHECKING:
    from datetime import date

    from app.documents.paper import Paper
    from app.documents.shop import ShopFacts, Text
    from app.domain.money import Money
    from app.i18n import Language

CALL_LIST = N_("Call list")
_CONSENT = {
    State.YES: N_("Calls about news are welcome"),
    State.NO: N_("No calls about news: only about what was asked for"),
    State.NOT_ASKED: N_("Never asked about calls: only about what was asked for"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """Somebody who waits for the goods. `consent` is the answer to calls about news; `told` is when they were told."""

    name: str
    number: str
    wants: str
    since: date
    phone: str = ""
    features: str = ""
    limit: Money | None = None
    wanted_by: date | None = None
    told: date | None = None
    note: str = ""
    consent: State = State.NOT_ASKED
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallListFacts:
    """What arrived and whom to call about it, in this order."""

    shop: ShopFacts
    product: str
    made: date
    calls: tuple[CallFacts, ...]
    code: str = ""
    price: Money | None = None
    title: Text = CALL_LIST


def render(facts: CallListFacts, paper: Paper, language: Language) -> bytes:
    """The list as PDF on sheets (A4, A5, Letter)."""
    words = Words(language)
    about = f"{words.say(facts.title)} {facts.product}"
    pdf = Pdf(paper, title=about, author=facts.shop.legal_name, language=language.code)
    sheet = Sheet(pdf, paper, facts.shop)
    sheet.head()
    sheet.title(words.say(facts.title), words.say(N_("They asked for it: tell them that it is here.")))
    sheet.blocks((Block(words.say(N_("Here now")), one_line(facts.product), tuple(filter(None, (facts.code,)))),))
    band(sheet, _cells(facts, words))
    sheet.y += 6 * sheet.unit
    if not facts.calls:
        sheet.paragraph(words.say(N_("Nobody waits for it.")))
    for call in facts.calls:
        _call(sheet, call, words)
    return sheet.finish()


def _cells(facts: CallListFacts, words: Words) -> tuple[Cell, ...]:
    people = Cell(words.say(N_("People to call")), words.language.number(len(facts.calls)), strong=True)
    made = Cell(words.say(N_("List of")), words.language.day(facts.made))
    if facts.price is None:
        return people, made
    return people, Cell(words.say(N_("Price")), words.money(facts.price)), made


def _call(sheet: Sheet, call: CallFacts, words: Words) -> None:
    """A box, the name and the phone large; what they asked for; a line to write on."""
    styles, indent = sheet.styles, SIZE + 4 * sheet.unit
    room = sheet.width - indent
    phones = lines(call.phone or words.say(N_("no phone")), styles.name, room * 0.45)
    beside = max(map(styles.name.width, phones)) + 6 * sheet.unit
    names = lines(call.name, styles.name, room - beside)
    wishes = [line for text in _wishes(call, words) for line in lines(text, styles.small, room)]
    wanted = lines(words.language.join((call.wants, call.features)), styles.text, room)
    height = max(len(names), len(phones)) * styles.name.size * 1.3 + len(wanted) * leading(styles.text)
    sheet.room(height + len(wishes) * styles.small.size * 1.4 + 14 * sheet.unit)
    sheet.y += 2 * sheet.unit
    for place, (name, phone) in enumerate(zip_longest(names, phones, fillvalue="")):
        sheet.put(sheet.left + indent, styles.name.size * 1.3, name, styles.name)
        sheet.ink.right(sheet.right, sheet.y, phone, styles.name)
        if place == 0:
            tick_box(sheet.ink, sheet.left, sheet.y)
    for line in wanted:
        sheet.put(sheet.left + indent, leading(styles.text), line, styles.text)
    for line in wishes:
        sheet.put(sheet.left + indent, styles.small.size * 1.4, line, styles.small)
    base = sheet.down(9 * sheet.unit)
    sheet.ink.rule(sheet.left + indent, base, room, thick=0.2 * mm, colour=colours.THIRD)
    sheet.y += 3 * sheet.unit


def _wishes(call: CallFacts, words: Words) -> tuple[str, ...]:
    """Limit, days and number on one line, then the note, then what the person said about calls."""
    facts: tuple[Text, ...] = (
        N_("up to {price}", price=call.limit) if call.limit else "",
        N_("asked on {day}", day=call.since),
        N_("needed by {day}", day=call.wanted_by) if call.wanted_by else "",
        N_("told on {day}", day=call.told) if call.told else "",
        N_("customer {number}", number=call.number) if call.number else "",
        OWN_NAMES.get(call.language, ""),
    )
    line = " · ".join(words.say(fact) for fact in facts if fact)
    return tuple(filter(None, (line, call.note, words.say(_CONSENT[call.consent]))))

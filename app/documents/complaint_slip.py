"""A complaint slip on a roll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from app.documents.complaint_words import about_person, about_product, received, sections
from app.documents.pdf import Pdf
from app.documents.shop import say
from app.documents.slip import AFTER_RULE, Slip, pitch
from app.documents.text import packed
from app.documents.writing import one_line
from app.i18n import N_

if TYPE_CHECKING:
    from app.documents.complaint_facts import ComplaintFacts
    from app.documents.paper import Paper
    from app.documents.words import Words

_DETAIL = 3.75 * mm
_FIRST = 4.8 * mm
_WISH = N_("You ask for")


def draw(facts: ComplaintFacts, paper: Paper, words: Words) -> bytes:
    """The slip as PDF."""
    about = f"{words.say(facts.title)} {facts.number}"
    pdf = Pdf(paper, title=about, author=facts.shop.legal_name, language=words.language.code)
    slip = Slip(pdf, paper)
    slip.head(facts.shop)
    _heading(slip, facts, words)
    _who_and_what(slip, facts, words)
    _promise(slip, facts, words)
    for heading, text in sections(facts, words):
        slip.lines(words.label(heading, slip.styles.item, slip.width), slip.styles.item, 5.3 * mm)
        slip.lines(text, slip.styles.detail, _DETAIL)
    if facts.legal:
        slip.dashes()
        lead = 4.6 * mm
        for line in facts.legal:
            slip.lines(say(words.language, line), slip.styles.small, lead)
            lead = pitch(slip.styles.small) + 0.5 * mm
    _signatures(slip, words)
    slip.rule()
    slip.code(facts.number)
    return slip.finish()


def _heading(slip: Slip, facts: ComplaintFacts, words: Words) -> None:
    slip.rule()
    slip.title(words.both(facts.title), words.say(facts.title), one_line(facts.number))
    lead = 4.4 * mm
    for line in packed(received(facts, words), slip.styles.detail, slip.width):
        slip.put(slip.left, lead, line, slip.styles.detail)
        lead = _DETAIL
    if facts.copy:
        slip.centre(words.say(N_("COPY {n}", n=facts.copy)), slip.styles.number, AFTER_RULE)


def _who_and_what(slip: Slip, facts: ComplaintFacts, words: Words) -> None:
    groups = []
    if facts.person is not None:
        groups.append((facts.person.name, about_person(facts)))
    groups.append((facts.product, about_product(facts, words)))
    for name, about in groups:
        if name or about:
            slip.dashes()
        if name:
            slip.lines(name, slip.styles.item, _FIRST)
        for line in about:
            slip.lines(line, slip.styles.detail, _DETAIL)


def _promise(slip: Slip, facts: ComplaintFacts, words: Words) -> None:
    if facts.deadline is not None or facts.wish:
        slip.dashes()
    if facts.deadline is not None:
        label = words.label(facts.deadline_label, slip.styles.detail, slip.width)
        slip.lines(label, slip.styles.detail, _FIRST)
        slip.lines(words.language.day(facts.deadline), slip.styles.total, 6.4 * mm)
    if facts.wish:
        both, short = words.both(_WISH), words.say(_WISH)
        slip.pair(both, words.say(facts.wish), slip.styles.text, 5.3 * mm, bold=slip.styles.item, short=short)


def _signatures(slip: Slip, words: Words) -> None:
    for text in (N_("Customer’s signature"), N_("For the shop")):
        base = slip.down(13 * mm)
        slip.ink.rule(slip.left, base, slip.width, thick=0.2 * mm)
        slip.lines(words.label(text, slip.styles.small, slip.width), slip.styles.small, 3.4 * mm)

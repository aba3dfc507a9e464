"""What a person report says under its headings, one function per heading."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from app.documents.birthday_words import birthday_words
from app.documents.field_words import FIELD_WORDS
from app.documents.sheet import leading
from app.documents.text import lines
from app.domain import complaint, consent, postal
from app.domain import need as needs_rules
from app.domain import relation as relation_rules
from app.domain.complaint_file import EVENT_WORDS
from app.domain.customer import FORM_WORDS, KIND_WORDS, FormOfAddress
from app.domain.letter import OCCASION_WORDS
from app.domain.payment import Method
from app.i18n import N_, OWN_NAMES, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.documents.fact_rows import FactRows
    from app.documents.sheet import Sheet
    from app.documents.shop import Text
    from app.documents.words import Words
    from app.domain.customer import Address
    from app.domain.person_report import (
        ComplaintFact,
        ComplaintStep,
        NeedFact,
        PersonReport,
        PurchaseFact,
        PurchaseLine,
        RelationFact,
        WarrantyFact,
    )

Key = TypeVar("Key")

_ACTIONS = {
    "add": N_("written down"),
    "change": N_("changed"),
    "remove": N_("removed"),
    "consent": N_("answer about consent"),
    "consent-undo": N_("answer about consent taken back"),
    "merge": N_("merged with another record"),
    "verify": N_("details checked"),
    "export": N_("taken into a file"),
    "import": N_("came with an import"),
}


def person(_sheet: Sheet, rows: FactRows, report: PersonReport, words: Words) -> None:
    """Name, birthday, language and what the shop noted."""
    draft = report.contact.draft
    form = words.say(FORM_WORDS[draft.form]) if draft.form is not FormOfAddress.UNKNOWN else ""
    other = (f"{program}: {number}" for program, number in report.other_numbers)
    facts: tuple[tuple[Message, str], ...] = (
        (N_("Customer number"), _numbers(report, words)),
        (N_("Kind"), words.say(KIND_WORDS[draft.kind])),
        (N_("Full name"), report.name),
        (N_("Form of address"), form),
        (N_("Organisation"), draft.organisation),
        (N_("Former name"), draft.former_name),
        (N_("Nickname"), draft.nickname),
        (N_("Own salutation"), draft.salutation),
        (N_("Birthday"), birthday_words(draft.birthday, words.language)),
        (N_("Language"), OWN_NAMES.get(draft.language, "")),
        (N_("Occupation"), draft.occupation),
        (N_("Hobbies"), draft.hobbies),
        (N_("Price attitude"), draft.price_attitude),
        (N_("How you found us"), draft.source),
        (N_("Customer card"), draft.card),
        (N_("Tags"), words.language.join(draft.tags)),
        (N_("Note"), draft.note),
        (N_("Note at the counter"), draft.counter_note),
        (N_("Numbers in other programs"), words.language.join(other)),
        (N_("Picture"), words.say(N_("A picture of you is kept.")) if report.contact.portrait else ""),
    )
    for label, text in facts:
        rows.row(words.say(label), (text,))


def _numbers(report: PersonReport, words: Words) -> str:
    earlier = words.language.join(map(str, report.earlier_numbers))
    number = report.contact.number
    return words.say(N_("{number}, earlier {earlier}", number=number, earlier=earlier)) if earlier else str(number)


def reach(_sheet: Sheet, rows: FactRows, report: PersonReport, words: Words, home: str) -> None:
    """Phones, e-mails and addresses, past ones too."""
    draft = report.contact.draft
    for phone in draft.phones:
        rows.row(phone.label or words.say(N_("Phone")), (phone.typed,))
    for email in draft.emails:
        rows.row(email.label or words.say(N_("E-mail")), (email.address,))
    for address in draft.addresses:
        label = N_("Past address") if address.past else N_("Address")
        rows.row(address.label or words.say(label), _address(address, home, words))


def _address(address: Address, home: str, words: Words) -> tuple[str, ...]:
    came_back = N_("A letter to it came back on {day}.", day=address.returned) if address.returned else ""
    past = N_("You do not live there any more.") if address.past and address.label else ""
    return words.language.join(postal.place(address, home)), words.say(past), words.say(came_back)


def answers(_sheet: Sheet, rows: FactRows, report: PersonReport, words: Words) -> None:
    """Every answer with its evidence."""
    for one in report.answers:
        said = words.say(consent.STATE_WORDS[one.state])
        source = words.say(_word(consent.SOURCE_WORDS, one.source))
        by = words.say(N_("written down by {name}", name=one.staff)) if one.staff else ""
        about = f"{words.say(consent.CHANNEL_WORDS[one.channel])} · {words.say(consent.PURPOSE_WORDS[one.purpose])}"
        evidence = _together((words.language.moment(one.at), source, by))
        rows.row(about, (words.say(N_("{answer}, to: “{question}”", answer=said, question=one.wording)), evidence))


def people(_sheet: Sheet, rows: FactRows, report: PersonReport, words: Words) -> None:
    """With whom they live and who is who to them."""
    home = report.household
    if home is not None:
        to = N_("Letters go to {name}.", name=home.letters_to) if home.letters_to else N_("Letters go to all of you.")
        members = words.language.join(home.members)
        rows.row(words.say(N_("Household")), (home.name, members, words.say(to)))
    for one in report.relations:
        word = relation_rules.word(one.they_are, words.language.code, one.form)
        rows.row(word, (f"{one.name} ({one.number})", _choices(one, words), one.note))


def _choices(one: RelationFact, words: Words) -> str:
    said = ((one.pays, N_("pays")), (one.uses, N_("uses what you buy")), (one.gets_letters, N_("gets the letters")))
    return _together(words.say(text) for chosen, text in said if chosen)


def needs(_sheet: Sheet, rows: FactRows, report: PersonReport, words: Words) -> None:
    """What they asked for and how far it is."""
    for one in report.needs:
        rows.row(words.language.day(one.since), (one.what, one.features, _wish(one, words), one.note))


def _wish(one: NeedFact, words: Words) -> str:
    facts: tuple[Text, ...] = (
        _word(needs_rules.NEED_WORDS, one.state),
        one.product,
        N_("up to {price}", price=one.price_limit) if one.price_limit else "",
        N_("needed by {day}", day=one.wanted_by) if one.wanted_by else "",
        N_("told on {day}", day=one.told_at.date()) if one.told_at else "",
        N_("written down by {name}", name=one.staff) if one.staff else "",
    )
    return _together(words.say(fact) for fact in facts if fact)


def purchases(sheet: Sheet, _rows: FactRows, report: PersonReport, words: Words) -> None:
    """Every receipt with its lines."""
    for one in report.purchases:
        _purchase(sheet, one, words)


def _purchase(sheet: Sheet, one: PurchaseFact, words: Words) -> None:
    styles = sheet.styles
    sheet.room(18 * sheet.unit)
    sheet.y += 1.6 * sheet.unit
    kind = words.say(N_("Return")) if one.kind == "return" else ""
    head = _together((one.number, words.language.moment(one.at), kind))
    # What somebody else paid is theirs to know.
    _amount(sheet, head, words.money(one.total) if one.role == "buyer" else "", strong=True)
    for line in one.lines:
        _amount(sheet, f"{words.quantity(line.quantity, _unit(line))} × {line.name}", words.money(line.amount))
        detail = _detail(line, words)
        if detail:
            sheet.paragraph(detail, styles.small, indent=4 * sheet.unit)
    about = _about(one, words)
    if about:
        sheet.paragraph(about, styles.small)
    sheet.y += 1.8 * sheet.unit


def _amount(sheet: Sheet, text: str, amount: str, *, strong: bool = False) -> None:
    """A text that may take several lines, with an amount at the right of its first."""
    style = sheet.styles.small_strong if strong else sheet.styles.small
    indent = 0.0 if strong else 4 * sheet.unit
    room = sheet.width - indent - style.width(amount) - 6 * sheet.unit
    for place, line in enumerate(lines(text, style, room)):
        sheet.put(sheet.left + indent, leading(style), line, style)
        if place == 0:
            sheet.ink.right(sheet.right, sheet.y, amount, style)


def _unit(line: PurchaseLine) -> str:
    return "" if line.unit == "pc" else line.unit


def _detail(line: PurchaseLine, words: Words) -> str:
    facts: tuple[Text, ...] = (
        N_("Serial number {serial}", serial=line.serial) if line.serial else "",
        N_("Batch {batch}", batch=line.batch) if line.batch else "",
        N_("Used by: {name}", name=line.used_by) if line.used_by else "",
    )
    return _together(words.say(fact) for fact in facts if fact)


def _about(one: PurchaseFact, words: Words) -> str:
    paid = (f"{words.say(_method(payment.method))} {words.money(payment.amount)}" for payment in one.paid)
    facts: tuple[Text, ...] = (
        N_("bought by {name}", name=one.buyer) if one.role == "user" and one.buyer else "",
        one.reason,
        one.note,
        N_("sold by {name}", name=one.seller) if one.seller else "",
    )
    return _together((*paid, *(words.say(fact) for fact in facts if fact)))


def _method(key: str) -> Text:
    return Method(key).words if key in tuple(Method) else key


def warranties(_sheet: Sheet, rows: FactRows, report: PersonReport, words: Words) -> None:
    """What was promised and until when."""
    for one in report.warranties:
        rows.row(one.number, (one.product, _promise(one, words)))


def _promise(one: WarrantyFact, words: Words) -> str:
    ends = N_("for life") if one.ends is None else N_("until {day}", day=one.ends)
    facts: tuple[Text, ...] = (
        N_("from {day}", day=one.starts),
        ends,
        N_("Serial number {serial}", serial=one.serial) if one.serial else "",
        N_("Batch {batch}", batch=one.batch) if one.batch else "",
        N_("Receipt {number}", number=one.sale_number),
        N_("Used by: {name}", name=one.used_by) if one.used_by else "",
        N_("given back") if one.state == "returned" else "",
    )
    return _together(words.say(fact) for fact in facts if fact)


def complaints(_sheet: Sheet, rows: FactRows, report: PersonReport, words: Words) -> None:
    """Every complaint with its history."""
    for one in report.complaints:
        steps = (_step(step, words) for step in one.steps)
        texts = (one.subject, *one.description.split("\n"), _course(one, words), one.outcome)
        rows.row(f"{one.number} · {words.language.day(one.received.date())}", (*texts, *steps))


def _course(one: ComplaintFact, words: Words) -> str:
    facts: tuple[Text, ...] = (
        _word(complaint.STATE_WORDS, one.state),
        _word(complaint.CHANNEL_WORDS, one.channel),
        one.about,
        _word(complaint.WISH_WORDS, one.wish) if one.wish else "",
        one.contact,
        one.condition,
        one.accessories,
        N_("answer due {day}", day=one.deadline) if one.deadline else "",
        N_("answered {day}", day=one.closed_on) if one.closed_on else "",
        N_("written down by {name}", name=one.staff) if one.staff else "",
    )
    return _together(words.say(fact) for fact in facts if fact)


def _step(step: ComplaintStep, words: Words) -> str:
    kind = words.say(_word(EVENT_WORDS, step.kind))
    return _together((words.language.moment(step.at), kind, step.text, step.staff))


def letters(_sheet: Sheet, rows: FactRows, report: PersonReport, words: Words) -> None:
    """Every letter as it was written."""
    for one in report.letters:
        occasion = words.say(_word(OCCASION_WORDS, one.occasion))
        to = words.language.join(one.address.split("\n"))
        head = _together((occasion, one.subject, to))
        label = f"{one.number} · {words.language.day(one.at.date())}"
        rows.row(label, (head, *one.text.split("\n")))


def files(_sheet: Sheet, rows: FactRows, report: PersonReport, words: Words) -> None:
    """The pictures and files that are handed over beside this paper."""
    for one in report.files:
        kilobytes = N_("{n} kB", n=words.language.number(max(1, round(one.size / 1024))))
        by = N_("added by {name}", name=one.staff) if one.staff else ""
        about = (words.language.moment(one.added), one.media_type, words.say(kilobytes), words.say(by))
        rows.row(one.name, (_together(about),))


def changes(_sheet: Sheet, rows: FactRows, report: PersonReport, words: Words) -> None:
    """The log: field by field, old and new."""
    for one in report.changes:
        head = _together((words.say(_ACTIONS.get(one.action, one.action)), one.staff))
        fields = (_change(name, before, after, words) for name, before, after in one.differences)
        rows.row(words.language.moment(one.at), (head, *fields))


def _change(name: str, before: str, after: str, words: Words) -> str:
    field = words.say(FIELD_WORDS.get(name, name))
    return f"{field}: {before or '–'} → {after or '–'}"


def _together(facts: Iterable[str]) -> str:
    return " · ".join(filter(None, facts))


def _word(known: Mapping[Key, Message], key: str) -> Text:
    """The program's word for a key; one that it does not know stays as it is."""
    return next((words for one, words in known.items() if str(one) == key), key)

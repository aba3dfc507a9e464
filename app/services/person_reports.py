"""Everything the shop knows about one person, gathered from every register for the person who asks."""

from __future__ import annotations

from datetime import datetime

from app.domain.complaint_file import ComplaintFile
from app.domain.letter_file import LetterFile
from app.domain.need import Need
from app.domain.person_report import (
    ComplaintFact,
    ComplaintStep,
    FileFact,
    HouseholdFact,
    LetterFact,
    NeedFact,
    PaymentFact,
    PersonReport,
    PurchaseFact,
    PurchaseLine,
    RelationFact,
    WarrantyFact,
)
from app.domain.relation import Relative, Side
from app.domain.sale import Sale
from app.domain.unit import UnitFile
from app.errors import NotFoundError
from app.i18n import N_
from app.models import consent, customer, customer_export, erase, person_log
from app.services import attachments, complaints, households, letters, needs, relations, sales, warranties
from app.services import settings as settings_service


def of_customer(customer_id: int, *, now: datetime) -> PersonReport:
    """The report as it stands now, with what came from records merged into this one. Raises NotFoundError."""
    marks = customer.marks(customer_id)
    contact = next(iter(customer_export.contacts((customer_id,), portraits=True)), None)
    if marks is None or contact is None:
        raise NotFoundError(N_("This customer is not in the file any more."))
    ids = erase.records(customer_id)
    trace = erase.trace(ids)
    papers = {kind: [number for number, own in trace.documents if own == kind] for kind in _KINDS}
    return PersonReport(
        made_at=now,
        shop=settings_service.load().shop.legal_name,
        contact=contact,
        since=marks.created.date(),
        answers=consent.of_customer(customer_id),
        household=_household(customer_id),
        relations=tuple(_relation(one) for one in relations.of_customer(customer_id)),
        needs=tuple(_need(one) for one in needs.of_customer(customer_id)),
        purchases=_newest(tuple(_purchase(sales.sale_of(number), ids) for number in papers["sale"])),
        warranties=tuple(_warranty(warranties.unit(number)) for number in reversed(papers["unit"])),
        complaints=tuple(_complaint(complaints.complaint(number)) for number in reversed(papers["complaint"])),
        letters=tuple(_letter(letters.letter(number)) for number in reversed(papers["letter"])),
        files=_files(customer_id),
        earlier_numbers=tuple(number for number in trace.numbers if number != marks.number),
        other_numbers=person_log.other_numbers(ids),
        changes=person_log.entries(trace.numbers),
    )


_KINDS = ("sale", "unit", "complaint", "letter")


def _household(customer_id: int) -> HouseholdFact | None:
    home = households.of_customer(customer_id)
    if home is None:
        return None
    names = {one.id: one.name for one in home.members}
    others = tuple(name for one, name in names.items() if one != customer_id)
    return HouseholdFact(home.name, others, names.get(home.letter_to or 0, ""))


def _relation(one: Relative) -> RelationFact:
    return RelationFact(
        name=one.name,
        number=one.number,
        they_are=one.role,
        form=one.form,
        pays=one.pays,
        uses=one.uses_it,
        gets_letters=one.relation.letters in (Side.ONE, Side.BOTH),
        note=one.relation.note,
    )


def _need(one: Need) -> NeedFact:
    return NeedFact(
        what=one.draft.what,
        state=one.state.value,
        since=one.since,
        features=one.draft.features,
        product=one.draft.product,
        price_limit=one.draft.price_limit,
        wanted_by=one.draft.wanted_by,
        told_at=one.told_at,
        note=one.draft.note,
        staff=one.staff,
    )


def _newest(purchases: tuple[PurchaseFact, ...]) -> tuple[PurchaseFact, ...]:
    return tuple(sorted(purchases, key=lambda one: one.at, reverse=True))


def _purchase(sale: Sale, ids: tuple[int, ...]) -> PurchaseFact:
    """All lines of what they bought; of what somebody else bought, only those that are for them."""
    bought = sale.customer is not None and sale.customer.id in ids
    lines = (line for line in sale.lines if bought or (line.user is not None and line.user.id in ids))
    return PurchaseFact(
        number=sale.number,
        at=sale.at,
        total=sale.total,
        lines=tuple(
            PurchaseLine(
                name=line.name,
                quantity=line.quantity,
                amount=line.amount,
                unit=line.unit,
                serial=line.serial,
                batch=line.batch,
                used_by=line.user.name if line.user else "",
            )
            for line in lines
        ),
        kind=sale.kind.value,
        role="buyer" if bought else "user",
        paid=tuple(PaymentFact(str(one.method), one.amount) for one in sale.payments) if bought else (),
        seller=sale.seller,
        buyer="" if bought or sale.customer is None else sale.customer.name,
        reason=sale.reason,
        note=sale.note if bought else "",
    )


def _warranty(unit: UnitFile) -> WarrantyFact:
    row = unit.row
    return WarrantyFact(
        number=row.number,
        product=row.product,
        starts=row.starts,
        ends=row.ends,
        sale_number=unit.sale_number,
        serial=row.serial,
        batch=row.batch,
        used_by=row.user,
        state="returned" if row.returned else "sold",
    )


def _complaint(file: ComplaintFile) -> ComplaintFact:
    row = file.row
    return ComplaintFact(
        number=row.number,
        received=row.received,
        state=row.state.value,
        channel=file.channel.value,
        subject=row.subject,
        description=file.description,
        about=row.about,
        wish=file.wish.value if file.wish else "",
        contact=file.contact,
        condition=file.condition,
        accessories=file.accessories,
        deadline=row.deadline,
        closed_on=row.closed_on,
        outcome=file.outcome,
        staff=file.staff,
        steps=tuple(ComplaintStep(at=e.at, kind=e.kind, text=e.text, staff=e.staff) for e in file.events),
    )


def _letter(file: LetterFile) -> LetterFact:
    draft = file.draft
    parts = (draft.salutation, draft.body, draft.closing, draft.wish, draft.signature, draft.small_print)
    return LetterFact(
        number=file.row.number,
        at=file.row.at,
        occasion=draft.occasion.value,
        text="\n\n".join(part for part in parts if part),
        address=draft.address,
        subject=draft.subject,
        printed=file.row.printed,
    )


def _files(customer_id: int) -> tuple[FileFact, ...]:
    return tuple(
        FileFact(
            name=one.name,
            media_type=one.media_type,
            size=one.size,
            added=one.added,
            staff=one.staff,
            portrait=one.portrait,
        )
        for one in attachments.of_customer(customer_id)
    )

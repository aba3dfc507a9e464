"""The facts of a complaint slip, and of the intake slip for goods that were handed in with it."""

from __future__ import annotations

import re
from dataclasses import replace

from app.documents.complaint import ComplaintFacts
from app.domain import complaint as rules
from app.domain.cart import Party
from app.domain.complaint_file import ComplaintFile
from app.domain.settings import Settings
from app.errors import InputError
from app.i18n import N_
from app.services import settings as settings_service
from app.services.papers.shop import person_facts, shop_facts

_INTAKE, _READY = N_("Intake slip"), N_("Ready no later than")
_COLLECT = N_("When you collect it")
_BRING = N_("We have these goods in our care. Bring this slip with you.")
# Whoever types Chinese has other commas under the same key.
_COMMAS = re.compile("[,，、;；]")


def facts(complaint: ComplaintFile, settings: Settings, code: str) -> ComplaintFacts:
    """What the slip in the customer's hand says."""
    row = complaint.row
    country = settings_service.profile(settings)
    person = Party(row.customer, complaint.customer_id) if row.customer else None
    text = "\n".join(filter(None, (row.subject, complaint.description)))
    return ComplaintFacts(
        shop=shop_facts(settings, code),
        number=row.number,
        received=row.received,
        channel=rules.CHANNEL_WORDS[complaint.channel],
        received_by=complaint.staff,
        person=person_facts(person, phone=complaint.contact),
        product=row.about,
        serial=complaint.serial,
        batch=complaint.batch,
        receipt_number=complaint.sale_number,
        sold=complaint.sale_day,
        defect=text,
        wish=rules.WISH_WORDS[complaint.wish] if complaint.wish else "",
        condition=complaint.condition,
        accessories=tuple(filter(None, (part.strip() for part in _COMMAS.split(complaint.accessories)))),
        deadline=row.deadline,
        legal=tuple(rule.words.in_language(code) for rule in country.complaint_rules),
    )


def intake_facts(complaint: ComplaintFile, settings: Settings, code: str) -> ComplaintFacts:
    """What was handed in: goods, state, accessories, what is wrong, and until when it is ready.

    Raises InputError where nothing was handed in.
    """
    whole = facts(complaint, settings, code)
    if not (whole.product or whole.condition or whole.accessories):
        raise InputError(
            N_("Nothing was handed in with {number}.", number=whole.number),
            N_("Write the goods, their state or accessories into the complaint first."),
        )
    return replace(
        whole, title=_INTAKE, deadline_label=_READY, handling=_BRING, handling_label=_COLLECT, channel="", legal=()
    )

"""A complaint as a row of our own table, in the order of `own_table.COMPLAINT_COLUMNS`."""

from __future__ import annotations

from datetime import date

from app.domain import cells
from app.domain.complaint_file import ComplaintFile


def row(complaint: ComplaintFile, customer_number: str) -> tuple[str, ...]:
    """Every fact of a complaint as text; its history is one line per event, oldest first: moment; kind; who; text."""
    shown = complaint.row
    return (
        shown.number,
        cells.moment(shown.received),
        shown.state.value,
        shown.subject,
        complaint.description,
        complaint.channel.value,
        customer_number,
        shown.customer,
        complaint.contact,
        complaint.sale_number,
        complaint.unit_number,
        shown.about,
        complaint.wish.value if complaint.wish else "",
        complaint.category.value if complaint.category else "",
        shown.severity.value if shown.severity else "",
        complaint.condition,
        complaint.accessories,
        shown.assigned,
        str(complaint.deadline_days),
        _day(shown.deadline),
        _day(shown.closed_on),
        complaint.outcome,
        complaint.language,
        complaint.staff,
        _history(complaint),
    )


def _history(complaint: ComplaintFile) -> str:
    return "\n".join(
        cells.join((cells.moment(one.at), one.kind, one.staff, one.text)) for one in reversed(complaint.events)
    )


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""

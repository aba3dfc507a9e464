"""Why a record should be looked at, as conditions on a customer `c` and for the rows of a page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from app.domain.freshness import POSTCODES, Reason, old_before
from app.models import stored
from app.models.database import db

RETURNED = (
    "EXISTS (SELECT 1 FROM customer_address l WHERE l.customer_id = c.id AND l.returned_on IS NOT NULL AND l.past = 0)"
)
_UNREACHABLE = (
    "NOT (EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id) "
    "OR EXISTS (SELECT 1 FROM customer_email e WHERE e.customer_id = c.id) "
    "OR EXISTS (SELECT 1 FROM customer_address l WHERE l.customer_id = c.id AND l.past = 0))"
)
PHONE = "EXISTS (SELECT 1 FROM customer_phone p WHERE p.customer_id = c.id AND p.e164 IS NULL)"
_POSTCODE = (
    "EXISTS (SELECT 1 FROM customer_address l JOIN address a ON a.id = l.address_id "
    "JOIN json_each(?) g ON g.key = CASE a.country WHEN '' THEN ? ELSE a.country END "
    "WHERE l.customer_id = c.id AND l.past = 0 AND a.postcode <> '' AND replace(a.postcode, ' ', '') NOT GLOB g.value)"
)
_CONDITIONS: dict[Reason, str] = {
    Reason.NOT_ASKED: "c.asked = 0",
    # What somebody typed in here was true on that day; a list that was imported may be of any age.
    Reason.NEVER_VERIFIED: "c.verified_on IS NULL AND c.import_id IS NOT NULL",
    Reason.OLD: "coalesce(c.verified_on, c.created_at) < ?",
    Reason.NAMELESS: "c.family_name = '' AND c.given_name = '' AND c.organisation = ''",
    Reason.RETURNED: RETURNED,
    Reason.PHONE: PHONE,
    Reason.UNREACHABLE: _UNREACHABLE,
    Reason.POSTCODE: _POSTCODE,
}
#: Whether there is any reason; its marks take `values`.
ANY = f"({' OR '.join(f'({condition})' for condition in _CONDITIONS.values())})"
_FLAGS = ", ".join(_CONDITIONS.values())
_REASONS = f"SELECT c.id, {_FLAGS} FROM customer c WHERE c.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - constants


def values(today: date, country: str) -> tuple[object, ...]:
    """What the marks of the conditions stand for, in a shop of that country."""
    return (stored.day(old_before(today)), json.dumps(POSTCODES), country)


def reasons(ids: Sequence[int], today: date, country: str) -> dict[int, tuple[Reason, ...]]:
    """Why each of these should be looked at, the weightiest reason first; who needs nothing is left out."""
    rows = db.execute_sql(_REASONS, (*values(today, country), json.dumps(list(ids)))).fetchall()
    found = {row[0]: {reason for reason, holds in zip(_CONDITIONS, row[1:], strict=True) if holds} for row in rows}
    return {one: tuple(reason for reason in Reason if reason in why) for one, why in found.items() if why}

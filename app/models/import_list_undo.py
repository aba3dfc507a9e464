"""Taking the import of a list back: what it put beside records, and its records a batch at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from app.domain import document_number
from app.domain.act import ChangeKind
from app.domain.document_number import Kind
from app.models import attachment, import_act, search, stored
from app.models.database import db

# Somebody who was changed, sold to, written to, asked, related or given a file since is no longer the import's.
_UNUSED = """
SELECT c.id FROM customer c WHERE c.id IN (SELECT value FROM json_each(?1)) AND c.updated_at = c.created_at
AND c.merged_into IS NULL AND c.erased_at IS NULL AND c.last_sale_at = '' AND c.id NOT IN (
    SELECT t.value FROM draft d, json_tree(d.cart) t WHERE t.key = 'id' AND t.type = 'integer')
AND NOT EXISTS (SELECT 1 FROM sale WHERE customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM sale_line WHERE user_id = c.id)
AND NOT EXISTS (SELECT 1 FROM unit WHERE customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM unit WHERE user_id = c.id)
AND NOT EXISTS (SELECT 1 FROM complaint WHERE customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM letter WHERE customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM mailing_person WHERE customer_id = c.id AND letter_id IS NOT NULL)
AND NOT EXISTS (SELECT 1 FROM consent WHERE customer_id = c.id AND at > ?2)
AND NOT EXISTS (SELECT 1 FROM attachment WHERE customer_id = c.id AND added_at > ?2)
AND NOT EXISTS (SELECT 1 FROM relation WHERE one_id = c.id)
AND NOT EXISTS (SELECT 1 FROM relation WHERE other_id = c.id)
AND NOT EXISTS (SELECT 1 FROM need WHERE customer_id = c.id)
AND NOT EXISTS (SELECT 1 FROM merge WHERE kept_id = c.id)
AND NOT EXISTS (SELECT 1 FROM merge WHERE gone_id = c.id)
AND NOT EXISTS (SELECT 1 FROM customer WHERE merged_into = c.id)
"""
# Whom only imports have changed is as their own import made them once those changes are taken back.
_SETTLE = {
    ChangeKind.CUSTOMER: """
UPDATE customer SET updated_at = created_at WHERE id = ? AND import_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM audit WHERE kind = 'customer' AND record = CAST(customer.number AS TEXT) AND action <> 'undo')
""",
    ChangeKind.PRODUCT: """
UPDATE product SET updated_at = created_at WHERE id = ? AND import_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM audit WHERE kind = 'product' AND record = product.sku AND action <> 'undo')
""",
}
_ADDRESSES = "SELECT DISTINCT address_id FROM customer_address WHERE customer_id IN (SELECT value FROM json_each(?))"
_FORGET = """
DELETE FROM address WHERE id IN (SELECT value FROM json_each(?))
AND NOT EXISTS (SELECT 1 FROM customer_address WHERE address_id = address.id)
"""
_COMPLAINTS = "SELECT id FROM complaint WHERE import_id = ? AND id > ? ORDER BY id LIMIT ?"
# Imported history is older than the import; whatever is younger was written here.
_UNTOUCHED = """
SELECT c.id FROM complaint c JOIN import_run r ON r.id = c.import_id WHERE c.id IN (SELECT value FROM json_each(?))
AND NOT EXISTS (SELECT 1 FROM complaint_event e WHERE e.complaint_id = c.id AND e.at > r.started_at)
"""
_LAST_NUMBER = "SELECT number FROM complaint WHERE number GLOB ? ORDER BY length(number) DESC, number DESC LIMIT 1"
_SET_NEXT = "UPDATE series SET next = ? WHERE till = ? AND kind = 'complaint' AND next > ?"


def settle(kind: ChangeKind, record: int) -> None:
    """What an earlier import made, and nobody but imports has changed, is that import's own again."""
    if kind in _SETTLE:
        db.execute_sql(_SETTLE[kind], (record,))


def remove_beside(run: int) -> None:
    """Take out what the import put beside customers who were there before: ids of other programs, pictures."""
    for kind, name, _ in import_act.marks(run, "external "):
        sql = "DELETE FROM customer_external WHERE source = ? AND external = ?"
        db.execute_sql(sql, (kind.removeprefix("external "), name))
    for _, name, _ in import_act.marks(run, "attachment"):
        attachment.remove(int(name))


def complaints_after(run: int, last: int, count: int) -> tuple[int, ...]:
    """The next complaints the run made."""
    return _ids(_COMPLAINTS, run, last, count)


def remove_complaints(ids: Sequence[int]) -> int:
    """Remove those of these complaints that nobody has worked on; the others now belong to the shop."""
    untouched = _ids(_UNTOUCHED, _json(ids))
    db.execute_sql("DELETE FROM complaint WHERE id IN (SELECT value FROM json_each(?))", (_json(untouched),))
    db.execute_sql("UPDATE complaint SET import_id = NULL WHERE id IN (SELECT value FROM json_each(?))", (_json(ids),))
    return len(untouched)


def remove_customers(ids: Sequence[int], since: datetime) -> int:
    """Remove those of these customers with whom nothing has happened since; the others now belong to the shop."""
    unused = _ids(_UNUSED, _json(ids), stored.moment(since))
    gone, addresses = _json(unused), _json(_ids(_ADDRESSES, _json(unused)))
    for customer in unused:
        for kind in (search.Kind.CUSTOMER, search.Kind.BUYER):
            search.remove(kind, customer)
    db.execute_sql("UPDATE household SET letter_to = NULL WHERE letter_to IN (SELECT value FROM json_each(?))", (gone,))
    db.execute_sql("DELETE FROM customer WHERE id IN (SELECT value FROM json_each(?))", (gone,))
    db.execute_sql(_FORGET, (addresses,))
    db.execute_sql("UPDATE customer SET import_id = NULL WHERE id IN (SELECT value FROM json_each(?))", (_json(ids),))
    return len(unused)


def remove_empty_households(run: int) -> None:
    """Forget the households of the run in which nobody is left."""
    homes = _json([home for _, _, home in import_act.marks(run, "household")])
    db.execute_sql(
        "DELETE FROM household WHERE id IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM customer WHERE household_id = household.id)",
        (homes,),
    )


def rewind_complaints() -> None:
    """Let each series go on after the last number that is still there."""
    for (till,) in db.execute_sql("SELECT till FROM series WHERE kind = 'complaint'").fetchall():
        row = db.execute_sql(_LAST_NUMBER, (f"{document_number.prefix(Kind.COMPLAINT, till)}-*",)).fetchone()
        following = int(row[0].rpartition("-")[2]) + 1 if row else 1
        db.execute_sql(_SET_NEXT, (following, till, following))


def _json(ids: Sequence[int]) -> str:
    return json.dumps(list(ids))


def _ids(sql: str, *values: object) -> tuple[int, ...]:
    return tuple(int(row[0]) for row in db.execute_sql(sql, values))

"""Is the file sound? The engine's own checks and the rules between tables that no constraint can say."""

from __future__ import annotations

from typing import Any

from app.domain import document_number
from app.domain.document_number import Kind
from app.domain.money import digits
from app.i18n import N_, Message
from app.models import audit
from app.models.database import db

# Each question returns the records that break a rule; an empty answer is good.
_RULES: tuple[tuple[Message, str], ...] = (
    (
        N_("The amounts of the lines are not the amount of the sale"),
        """
        SELECT s.number FROM sale s WHERE iif(s.prices_include_tax, s.due, s.net)
        <> (SELECT coalesce(sum(amount), 0) FROM sale_line WHERE sale_id = s.id)
        """,
    ),
    (
        N_("The discount is not what the lines took off"),
        """
        SELECT s.number FROM sale s WHERE (s.subtotal, s.discount)
        <> (SELECT coalesce(sum(gross), 0), coalesce(sum(discount + shared_discount), 0)
        FROM sale_line WHERE sale_id = s.id)
        """,
    ),
    (
        N_("The payments do not cover the sale"),
        """
        SELECT s.number FROM sale s
        WHERE s.total <> (SELECT coalesce(sum(amount), 0) FROM payment WHERE sale_id = s.id)
        """,
    ),
    (
        N_("The tax table is not the tax of the sale"),
        """
        SELECT s.number FROM sale s WHERE (s.net, s.tax, s.due)
        <> (SELECT coalesce(sum(net), 0), coalesce(sum(tax), 0), coalesce(sum(gross), 0)
        FROM sale_tax WHERE sale_id = s.id)
        """,
    ),
    (
        N_("A sale has no lines"),
        "SELECT number FROM sale s WHERE NOT EXISTS (SELECT 1 FROM sale_line WHERE sale_id = s.id)",
    ),
)
# Price times quantity in whole minor units; a price may be finer than they are.
_CURRENCIES = "SELECT DISTINCT currency FROM sale"
_PRICED = """
SELECT DISTINCT s.number FROM sale_line l JOIN sale s ON s.id = l.sale_id
WHERE s.currency = ? AND abs(l.gross - l.quantity_milli * 1e-9 * l.price_micro * ?) > 0.500001
"""
_NOT_PRICED = N_("Quantity times price is not the amount of a line")
_SERIES = (
    "SELECT till, kind, next FROM series WHERE kind IN ('sale', 'return', 'unit', 'complaint', 'letter', 'mailing')"
)
_USED = """
SELECT count(*), coalesce(max(CAST(substr(number, instr(number, '-') + 1) AS INTEGER)), 0) FROM (
    SELECT number, kind FROM sale UNION ALL SELECT number, 'unit' FROM unit
    UNION ALL SELECT number, 'complaint' FROM complaint UNION ALL SELECT number, 'letter' FROM letter
    UNION ALL SELECT number, 'mailing' FROM mailing WHERE number IS NOT NULL)
WHERE kind = ? AND number GLOB ?
"""
MOST_NAMED = 20


def engine_problems() -> list[Message]:
    """What the engine finds: damaged pages, records that belong to nothing."""
    problems = [
        N_("Storage: {problem}", problem=row[0])
        for row in db.execute_sql("PRAGMA integrity_check").fetchall()
        if row[0] != "ok"
    ]
    problems += [N_("Storage: {problem}", problem=row[0]) for row in db.execute_sql("PRAGMA cipher_integrity_check")]
    for table, row, parent, _ in db.execute_sql("PRAGMA foreign_key_check").fetchmany(MOST_NAMED):
        problems.append(N_("Row {row} of {table} belongs to no {parent}", row=row, table=table, parent=parent))
    return problems


def rule_problems() -> list[Message]:
    """Records whose figures do not fit together, and a broken audit chain."""
    problems = []
    for what, sql in _RULES:
        problems += _named(what, db.execute_sql(sql))
    for (currency,) in db.execute_sql(_CURRENCIES).fetchall():
        problems += _named(_NOT_PRICED, db.execute_sql(_PRICED, (currency, 10 ** digits(currency))))
    broken = audit.first_broken()
    if broken is not None:
        problems.append(N_("The record of who did what was changed at entry {n}", n=broken))
    return problems


def _named(what: Message, records: Any) -> list[Message]:
    numbers = [str(row[0]) for row in records.fetchmany(MOST_NAMED)]
    return [N_("{what}: {numbers}", what=what, numbers=", ".join(numbers))] if numbers else []


def series_gaps() -> list[Message]:
    """Series whose numbers are not exactly 1 to the last one taken. Undone imports leave explained gaps."""
    problems = []
    undone = db.execute_sql("SELECT count(*) FROM import_run WHERE undone_at IS NOT NULL").fetchone()[0]
    for till, kind, following in db.execute_sql(_SERIES).fetchall():
        series = document_number.prefix(Kind(kind), till)
        count, highest = db.execute_sql(_USED, (kind, f"{series}-*")).fetchone()
        if highest >= following:
            problems.append(N_("Series {series}: number {n} was never given out", series=series, n=highest))
        elif count != following - 1 and not undone:
            problems.append(N_("Series {series}: {n} numbers are missing", series=series, n=following - 1 - count))
    return problems

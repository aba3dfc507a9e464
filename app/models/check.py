"""Is the file sound? The engine's own checks and the rules between tables that no constraint can say."""

from __future__ import annotations

from app.i18n import N_, Message
from app.models import audit
from app.models.database import db

# Each question returns the records that break a rule; an empty answer is good.
_RULES: tuple[tuple[Message, str], ...] = (
    (
        N_("The amounts of the lines are not the amount of the sale"),
        """
        SELECT s.number FROM sale s WHERE s.prices_include_tax = 1
        AND s.due <> (SELECT coalesce(sum(amount), 0) FROM sale_line WHERE sale_id = s.id)
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
        SELECT s.number FROM sale s
        WHERE s.tax <> (SELECT coalesce(sum(tax), 0) FROM sale_tax WHERE sale_id = s.id)
        OR s.net <> (SELECT coalesce(sum(net), 0) FROM sale_tax WHERE sale_id = s.id)
        """,
    ),
    (
        N_("A sale has no lines"),
        "SELECT number FROM sale s WHERE NOT EXISTS (SELECT 1 FROM sale_line WHERE sale_id = s.id)",
    ),
)
_SERIES = "SELECT till, kind, next FROM series WHERE kind IN ('sale', 'return', 'unit', 'complaint', 'letter')"
_USED = {
    "sale": "SELECT count(*), max(number) FROM sale WHERE kind = 'sale' AND number GLOB ?",
    "return": "SELECT count(*), max(number) FROM sale WHERE kind = 'return' AND number GLOB ?",
    "unit": "SELECT count(*), max(number) FROM unit WHERE number GLOB ?",
    "complaint": "SELECT count(*), max(number) FROM complaint WHERE number GLOB ?",
    "letter": "SELECT count(*), max(number) FROM letter WHERE number GLOB ?",
}
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
        numbers = [str(row[0]) for row in db.execute_sql(sql).fetchmany(MOST_NAMED)]
        if numbers:
            problems.append(N_("{what}: {numbers}", what=what, numbers=", ".join(numbers)))
    broken = audit.first_broken()
    if broken is not None:
        problems.append(N_("The record of who did what was changed at entry {n}", n=broken))
    return problems


def series_gaps() -> list[Message]:
    """Series whose numbers are not exactly 1 to the last one taken. Undone imports leave explained gaps."""
    problems = []
    undone = db.execute_sql("SELECT count(*) FROM import_run WHERE undone_at IS NOT NULL").fetchone()[0]
    for till, kind, following in db.execute_sql(_SERIES).fetchall():
        letter = {"sale": "T", "return": "R", "unit": "Z", "complaint": "C", "letter": "L"}[kind]
        count, _newest = db.execute_sql(_USED[kind], (f"{letter}{till}-*",)).fetchone()
        if count != following - 1 and not undone:
            problems.append(
                N_("Series {letter}{till}: {n} numbers are missing", letter=letter, till=till, n=following - 1 - count)
            )
    return problems

"""From a key press to the rows it shows, beside the one query that finds them."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

from app.domain import search_keys
from app.models.database import db
from app.services import finding, shop
from bench import figures

if TYPE_CHECKING:
    from pathlib import Path

    from bench.figures import Figure

ROWS = 8
MOST_MILLISECONDS = 16
_NAMES = "SELECT display_name FROM customer WHERE id = ?"
_PHONES = "SELECT e164 FROM customer_phone WHERE id = ? AND e164 IS NOT NULL"
_BARE = (
    "SELECT c.number, c.display_name, c.last_sale_at, (SELECT typed FROM customer_phone p WHERE p.customer_id = c.id) "
    "FROM customer_search s JOIN customer c ON c.id = s.rowid WHERE customer_search MATCH ? "
    "ORDER BY s.rowid DESC LIMIT ?"
)


def keystrokes(count: int, seed: int = 7) -> list[str]:
    """What the box holds after each key while clerks type names and ends of phone numbers of this shop."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be repeated
    most = db.execute_sql("SELECT max(id) FROM customer").fetchone()[0]
    typed: list[str] = []
    while len(typed) < count:
        sql = chance.choice((_NAMES, _NAMES, _PHONES))
        row = db.execute_sql(sql, (chance.randint(1, most),)).fetchone()
        if row is not None:
            text = row[0][-6:] if sql is _PHONES else row[0]
            typed += [text[:end] for end in range(1, len(text) + 1) if not text[:end].endswith(" ")]
    chance.shuffle(typed)
    return typed[:count]


def measure(folder: Path, customers: int, count: int) -> list[Figure]:
    """Every keystroke both ways, in turn."""
    opened = shop.open_shop(folder)
    ours, bare = [], []
    for text in keystrokes(count):
        match = _match(text)
        began = time.perf_counter()
        db.execute_sql(_BARE, (match, ROWS)).fetchall()
        between = time.perf_counter()
        finding.find(text, limit=ROWS)
        bare.append((between - began) * 1000)
        ours.append((time.perf_counter() - between) * 1000)
    opened.close()
    ours.sort()
    bare.sort()
    name = f"keystroke to rows, {customers:,} customers"
    median = figures.within(f"{name} (p50)", figures.percentile(ours, 0.5), figures.percentile(bare, 0.5), "ms", 1.5)
    last = figures.percentile(ours, 0.99)
    aim = f"≤ {MOST_MILLISECONDS} ms"
    slow = figures.Figure(f"{name} (p99)", last, figures.percentile(bare, 0.99), "ms", aim, last <= MOST_MILLISECONDS)
    return [median, slow]


def _match(text: str) -> str:
    """The least that finds it: each word as typed, in the first of its ways."""
    words = (way[0].text.replace('"', '""') for way in search_keys.query(text).words)
    return " AND ".join(f'"{word}"*' for word in words) or '"x"'

"""The full-text index over search keys: which customers and products a typed text means.

Keys come folded from `domain.search_keys`; the engine only splits them at spaces. The index keeps no text and no
positions (words stand in no order), so a million customers take some 130 MB, and it has lists ready for the first one
to five characters: those are what people type. Rows come newest first as the index holds them; nothing is sorted.
Customers who have bought stand in a second, smaller index too, so that a regular is found before a million others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice

from app.domain.batches import batches
from app.domain.search_keys import BACKWARDS, MatchQuery, Term
from app.models.database import db

_ROWS_A_STATEMENT = 400
# A merge of the index that has nothing to do changes fewer rows than this (sqlite.org/fts5.html).
_NOTHING_WRITTEN = 2
# So many of the buyers that the index found are looked at to bring forward those who bought last.
_LOOKED_AT = 200
_TAIL = 4
Rank = Callable[[list[int]], list[int]]


class Kind(StrEnum):
    """What can be found; the value is the name of its index."""

    CUSTOMER = "customer_search"
    BUYER = "buyer_search"
    PRODUCT = "product_search"
    NEED = "need_search"


def create() -> None:
    """The tables of the index that the first shape of the file has, empty."""
    _create(Kind.CUSTOMER, Kind.BUYER, Kind.PRODUCT)


def create_needs() -> None:
    """The index over what customers look for, empty."""
    _create(Kind.NEED)


def _create(*kinds: Kind) -> None:
    for kind in kinds:
        db.execute_sql(
            f"CREATE VIRTUAL TABLE {kind} USING fts5(keys, tokenize = \"ascii tokenchars '~+'\","
            " prefix = '1 2 3 4 5', detail = none, content = '', contentless_delete = 1)",
        )


def put(kind: Kind, record: int, keys: str) -> None:
    """Make a record findable by these keys and no others."""
    put_many(kind, ((record, keys),))


def put_many(kind: Kind, rows: Iterable[tuple[int, str]]) -> None:
    """Make many records findable, each by its keys and no others."""
    for batch in batches(rows, _ROWS_A_STATEMENT):
        places = ", ".join(["(?, ?)"] * len(batch))
        values = [value for row in batch for value in row]
        db.execute_sql(f"INSERT OR REPLACE INTO {kind} (rowid, keys) VALUES {places}", values)  # noqa: S608 - an enum


def remove(kind: Kind, record: int) -> None:
    """Let a record be found no longer."""
    db.execute_sql(f"DELETE FROM {kind} WHERE rowid = ?", (record,))  # noqa: S608 - an enum


def customer_ids(query: MatchQuery, limit: int, rank: Rank = list) -> tuple[int, ...]:
    """At most `limit` customers: those with the words as typed, then phones that end so, then words that begin so.

    In each, who has bought comes first, in the order `rank` gives them, and then the newest.
    """
    whole, begun = _asked(query)
    if not begun or limit < 1:
        return ()
    buyers = _begun(Kind.BUYER, whole, begun, _LOOKED_AT)
    found = dict.fromkeys(rank(_match(Kind.BUYER, whole, _LOOKED_AT) if buyers else []))
    _fill(found, [whole], limit)
    ends = _ends(query)
    if ends and len(found) < limit:
        found |= dict.fromkeys(rank(_match(Kind.BUYER, ends, _LOOKED_AT) if buyers else []))
        _fill(found, [ends], limit)
    found |= dict.fromkeys(rank(buyers))
    _fill(found, _narrow_first(whole, begun), limit)
    return tuple(islice(found, limit))


def among(query: MatchQuery, customers: Sequence[int], limit: int) -> list[int]:
    """At most `limit` of a few customers, those who have every word at least as a beginning; the newest first."""
    _whole, begun = _asked(query)
    if not begun:
        return []
    # The plus has the matches read through once; asking the index for each customer takes a thousand times longer.
    cursor = db.execute_sql(
        "SELECT rowid FROM customer_search WHERE customer_search MATCH ? "
        "AND +rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC LIMIT ?",
        (" AND ".join(begun), json.dumps(list(customers)), limit),
    )
    return [row[0] for row in cursor.fetchall()]


def _fill(found: dict[int, None], questions: Iterable[list[str]], limit: int) -> None:
    """Add the newest customers of each question while there is room: among a million the later ones take longest."""
    for words in questions:
        if len(found) < limit:
            found |= dict.fromkeys(_match(Kind.CUSTOMER, words, limit + len(found)))


def product_ids(query: MatchQuery, limit: int) -> tuple[int, ...]:
    """At most `limit` products: those with the words as typed, then those with words that begin so; newest first."""
    whole, begun = _asked(query)
    if not begun or limit < 1:
        return ()
    found = _begun(Kind.PRODUCT, whole, begun, limit)
    best = _match(Kind.PRODUCT, whole, limit) if len(found) > 1 else []
    return tuple(islice(dict.fromkeys(best + found), limit))


def _asked(query: MatchQuery) -> tuple[list[str], list[str]]:
    """Each word as typed, and each as a beginning."""
    whole = [_any([term for term in word if term.complete], prefix=False) for word in query.words]
    return whole, [_any(word) for word in query.words]


def _ends(query: MatchQuery) -> list[str]:
    """Four digits and more are the end of a phone before they are the beginning of any number."""
    tails = [[term for term in word if term.text.startswith(BACKWARDS)] for word in query.words]
    if not any(tail and len(tail[0].text) > _TAIL for tail in tails):
        return []
    return [_any(tail or word) for tail, word in zip(tails, query.words, strict=True)]


def _narrow_first(whole: list[str], begun: list[str]) -> tuple[list[str], ...]:
    """Several words: all but the last are most likely finished."""
    return (begun,) if len(begun) == 1 else ([*whole[:-1], begun[-1]], begun)


def _begun(kind: Kind, whole: list[str], begun: list[str], limit: int) -> list[int]:
    found = _match(kind, begun, limit)
    if len(begun) > 1 and len(found) == limit:
        # More than fit: those with the finished words whole come before those that only begin like them.
        found = _match(kind, [*whole[:-1], begun[-1]], limit) + found
    return found


def _match(kind: Kind, words: Iterable[str], limit: int) -> list[int]:
    cursor = db.execute_sql(
        f"SELECT rowid FROM {kind} WHERE {kind} MATCH ? ORDER BY rowid DESC LIMIT ?",  # noqa: S608 - an enum
        (" AND ".join(words), limit),
    )
    return [row[0] for row in cursor.fetchall()]


def _any(terms: Sequence[Term], *, prefix: bool = True) -> str:
    return f"({' OR '.join(_term(term, '*' if prefix else '') for term in terms)})"


def _term(term: Term, star: str) -> str:
    country = f" AND {_quoted(term.country)}" if term.country else ""
    return f"({_quoted(term.text)}{star}{country})" if country else f"{_quoted(term.text)}{star}"


def _quoted(text: str) -> str:
    """A literal word of the index's query language; nothing inside it can act."""
    return '"' + text.replace('"', '""') + '"'


def forget_removed(pages: int) -> Iterator[int]:
    """Write the indexes over people anew, so that the words of removed records are in the file no longer.

    A removed record is only marked in the index until its part of it is written again. Each step writes about so many
    pages, in a transaction of its own, and yields the number of steps until then.
    """
    steps = 0
    for kind in (Kind.CUSTOMER, Kind.BUYER, Kind.NEED):
        size = -pages  # a negative one begins with everything
        while True:
            before = db.connection().total_changes
            db.execute_sql(f"INSERT INTO {kind} ({kind}, rank) VALUES ('merge', ?)", (size,))  # noqa: S608 - an enum
            size = pages
            written = db.connection().total_changes - before
            steps += 1
            yield steps
            if written < _NOTHING_WRITTEN:
                break

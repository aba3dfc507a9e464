from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app.domain.customer import Address, CustomerDraft, EmailEntry, PhoneEntry, named
from app.domain.likeness import Reason, Verdict
from app.domain.settings import Settings
from app.errors import NotFoundError
from app.models.database import db
from app.services import customers, duplicates
from bench import duplicates as bench
from bench.duplicate_people import Record
from tests.services.till import steps_of

if TYPE_CHECKING:
    from app.domain.duplicate import Offer, ScanResult
    from app.services.shop import Shop

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SETTINGS = Settings(country="SK", currency="EUR", language="en", seller="Ruth")
PHONE = "0905 218 447"
HOME = Address("Hlavná 5", "Košice")


def person(name: str, phone: str = "", home: Address | None = None, **more: object) -> CustomerDraft:
    numbers = (PhoneEntry(phone),) if phone else ()
    return named(name, phones=numbers, addresses=(home,) if home else (), **more)


def written(draft: CustomerDraft) -> int:
    return customers.save(draft, seller="Ruth", now=NOW, settings=SETTINGS).id


def offered(draft: CustomerDraft) -> tuple[Offer, ...]:
    return duplicates.similar(draft, SETTINGS)


def scanned(now: datetime = NOW) -> ScanResult:
    work = duplicates.scan(now=now)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]  # what a generator returns comes untyped


@pytest.mark.usefixtures("shop")
def test_whoever_is_written_down_again_is_offered_with_the_reason() -> None:
    jana = written(person("Jana Kováčová", PHONE, HOME, emails=(EmailEntry("Jana@Post.sk"),)))
    zhang = written(person("张小伟", "+86 138 0013 8000"))
    written(person("Peter Horák", "0905 111 222"))
    for again in (
        person("Kovacova Jana", "+421905218447"),
        person("J. Kováčová", "905218447"),
        person("Jana Horváthová", PHONE),
        person("Jana Kovačkova", home=Address("Hlavna ul. 5", "Košice")),
        person("Jana Nová", emails=(EmailEntry("jana@post.sk"),)),
        CustomerDraft(phones=(PhoneEntry("0905218447"),)),
    ):
        assert [(one.id, one.likeness.verdict) for one in offered(again)] == [(jana, Verdict.LIKELY)]
    (offer,) = offered(person("Xiaowei Zhang", "138 0013 8000"))
    assert (offer.id, offer.likeness.reasons) == (zhang, (Reason.SOUNDS_SAME, Reason.RARE_NAME, Reason.SAME_PHONE))
    assert (offer.customer.name, offer.customer.phone and offer.customer.phone.raw) == ("张小伟", "+86 138 0013 8000")
    assert offered(person("Eva Celkom-Nová", "0918 000 001")) == ()


@pytest.mark.usefixtures("shop")
def test_a_relative_and_a_namesake_are_offered_as_what_they_are() -> None:
    mother = written(person("Jana Nováková", PHONE, HOME))
    namesake = written(person("Peter Novák", "0918 111 222", Address("Dlhá 1", "Nitra")))
    found = {one.id: one.likeness.verdict for one in offered(person("Peter Novák", PHONE, HOME))}
    assert found == {mother: Verdict.RELATIVE, namesake: Verdict.POSSIBLE}


@pytest.mark.usefixtures("shop")
def test_nobody_is_offered_who_is_gone_who_is_meant_or_who_was_told_apart() -> None:
    father, gone = written(person("Ján Novák", PHONE, HOME)), written(person("Ján Novák", PHONE))
    son = replace(person("Ján Novák", PHONE, HOME), id=written(person("Ján Novák", PHONE, HOME)))
    db.execute_sql("UPDATE customer SET live = 0 WHERE id = ?", (gone,))
    assert [one.id for one in offered(son)] == [father]
    assert son.id is not None
    duplicates.not_same(son.id, father, seller="Ruth", now=NOW)
    assert offered(son) == ()
    duplicates.forget_not_same(father, son.id, seller="Ruth", now=NOW)
    assert [one.id for one in offered(son)] == [father]


@pytest.mark.usefixtures("shop")
def test_pairs_are_found_told_apart_and_asked_about_again() -> None:
    one, other = written(person("Jana Kováčová", PHONE)), written(person("Kováčová Jana", "+421 905 218 447"))
    third, fourth = written(person("张伟", home=HOME)), written(person("Zhang Wei", home=HOME))
    written(person("Peter Kováč", PHONE))
    assert (scanned().pairs, duplicates.count_open()) == (2, 2)
    first = duplicates.open_pairs(limit=1)
    rest = duplicates.open_pairs(first.next, limit=5)
    assert [(pair.one.id, pair.other.id) for pair in (*first.rows, *rest.rows)] == [(one, other), (third, fourth)]
    assert rest.next is None

    duplicates.not_same(other, one, seller="Ruth", now=NOW)
    assert (scanned(LATER).pairs, duplicates.count_open()) == (1, 1)
    (apart,) = duplicates.told_apart().rows
    assert (apart.one.id, apart.staff, apart.likeness.verdict) == (one, "Ruth", Verdict.LIKELY)
    duplicates.forget_not_same(one, other, seller="Ruth", now=LATER)
    assert (duplicates.count_open(), duplicates.told_apart().rows) == (2, ())
    entries = db.execute_sql("SELECT action, staff FROM audit WHERE action LIKE '%not_same' ORDER BY id").fetchall()
    assert entries == [("not_same", "Ruth"), ("forget_not_same", "Ruth")]


@pytest.mark.usefixtures("shop")
def test_a_pair_that_is_alike_no_more_or_gone_is_not_shown() -> None:
    one, other = written(person("Jana Kováčová", PHONE)), written(person("Jana Kováčová", PHONE))
    third = written(person("Jana Kováčová", PHONE))
    scanned()
    assert duplicates.count_open() == 3
    db.execute_sql("UPDATE customer SET live = 0 WHERE id = ?", (third,))
    assert [(pair.one.id, pair.other.id) for pair in duplicates.open_pairs().rows] == [(one, other)]
    customers.save(replace(person("Eva Horáková"), id=other), seller="Ruth", now=NOW, settings=SETTINGS)
    scanned(LATER)
    assert db.execute_sql("SELECT count(*) FROM duplicate_pair").fetchone()[0] == 0
    with pytest.raises(NotFoundError):
        duplicates.not_same(one, third, seller="Ruth", now=NOW)


@pytest.mark.usefixtures("shop")
def test_who_is_written_down_as_a_relative_is_not_asked_about() -> None:
    father, son = written(person("Ján Novák", PHONE, HOME)), written(person("Ján Novák", PHONE, HOME))
    assert scanned().pairs == 1
    db.execute_sql(
        "INSERT INTO relation (one_id, other_id, one_is, other_is, created_at) VALUES (?, ?, 'child', 'parent', '')",
        (son, father),
    )
    assert (scanned(LATER).pairs, duplicates.count_open()) == (0, 0)
    assert offered(replace(person("Ján Novák", PHONE, HOME), id=father)) == ()


@pytest.fixture
def town(shop: Shop) -> list[Record]:
    """A shop of 3,000 people with 150 of them written down twice."""
    assert shop.folder.exists()
    records = bench.population(3_000, 150, 3, None)
    bench.load(records, findable=True)
    return records


def test_planted_duplicates_are_found_and_no_family_is_called_one_person(town: list[Record]) -> None:
    stopped = duplicates.scan(now=NOW)
    for step in stopped:
        assert 0 <= step.done <= step.total
        if duplicates.count_open():
            break
    stopped.close()
    kept = duplicates.count_open()
    result = scanned(LATER)
    assert 0 < kept < result.pairs == duplicates.count_open()
    score = bench.judge(town)
    assert (result.pairs, result.customers) == (score.pairs, len(town))
    assert score.recall >= 0.95
    assert score.precision >= 0.98
    assert (score.family_certain, score.chance_certain) == (0, 0)

    drafts = [replace(record.draft, id=place) for place, record in enumerate(town, 1) if record.kind][:40]
    # In hundreds of the engine's steps; a walk over three thousand customers takes more than a hundred.
    assert max(steps_of(lambda draft=draft: offered(draft)) for draft in drafts) < 60

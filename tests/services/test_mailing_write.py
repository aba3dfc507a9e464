"""Each letter once, in its order, without gaps in the numbers, however often the writing is stopped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents import raster
from app.domain.consent import State
from app.domain.customer import Address
from app.domain.letter import Occasion
from app.domain.mailing import Form, MailingState, Order
from app.domain.mailing_person import LeftOut
from app.errors import InputError, PrintError
from app.models.database import db
from app.services import (
    customer_history,
    households,
    letter_templates,
    letters,
    mailing_output,
    mailings,
    merges,
    privacy,
)
from tests import verbs
from tests.documents.reading import Print
from tests.services.mailing_desk import Post, finished
from tests.services.till import steps_of
from tests.verbs import SELLER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.verbs import Shop

MANY = 230


@pytest.fixture
def post(my_shop: Shop) -> Post:
    return Post(my_shop)


def street(post: Post, many: int) -> None:
    """So many people, in a street that is walked from the highest house to the lowest."""
    for n in range(many):
        post.person(f"Person {n:04d}", at=Address(street=f"Dlhá {many - n}", city="Trnava", postcode="917 01"))


@pytest.fixture(scope="module")
def many(shop_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed file of a shop with a gathered mailing to many."""
    shop = verbs.open_copy(shop_template, tmp_path_factory.mktemp("many") / "shop")
    post = Post(shop)
    street(post, MANY)
    post.gathered()
    shop.close()
    return shop.path


@given(stops=st.lists(st.integers(0, 4), max_size=4))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_killed_anywhere_everybody_gets_one_letter_in_order(
    many: Path, tmp_path_factory: pytest.TempPathFactory, stops: list[int]
) -> None:
    shop = verbs.open_copy(many, tmp_path_factory.mktemp("kill") / "shop")
    post = Post(shop)
    (mailing,) = (row.id for row in mailings.page().rows)
    order = post.who(mailing)
    for steps in stops:
        writing = post.writing(mailing)
        for _ in zip(range(steps), writing, strict=False):
            pass
        writing.close()
        shop.reopen()
        if post.one(mailing).state is MailingState.WRITTEN:
            break
    if post.one(mailing).state is not MailingState.WRITTEN:
        post.write(mailing)
    written = post.letters(mailing)
    assert [name for _, name in written] == order
    assert [number for number, _ in written] == [f"L1-{n:06d}" for n in range(1, MANY + 1)]
    assert order == [f"Person {n:04d}" for n in reversed(range(MANY))]
    assert [row.piece for row in post.rows(mailing)] == list(range(1, MANY + 1))
    assert shop.problems() == []
    shop.close()


def test_a_sale_goes_in_between_and_takes_no_number_of_a_letter(post: Post) -> None:
    street(post, MANY)
    mailing = post.gathered()
    writing = post.writing(mailing)
    next(writing)
    post.shop.sell(verbs.goods("Tea"))
    finished(writing)
    assert len(post.letters(mailing)) == MANY
    assert post.shop.numbers() == ["T1-000001"]


def test_stopped_gathering_leaves_a_draft_that_is_gathered_anew(post: Post) -> None:
    street(post, MANY)
    mailing = post.new()
    gathering = post.gathering(mailing)
    for _ in range(4):
        next(gathering)
    gathering.close()
    assert post.one(mailing).state is MailingState.DRAFT
    with pytest.raises(InputError):
        post.writing(mailing)
    assert post.gather(mailing).letters == MANY


def test_what_is_written_is_not_gathered_changed_or_written_again(post: Post) -> None:
    post.person("Jana")
    mailing = post.sent()
    for deed in (post.gathering, post.writing):
        with pytest.raises(InputError):
            deed(mailing)
    with pytest.raises(InputError):
        mailings.change(mailing, post.plan(), seller=SELLER, now=post.shop.now)
    with pytest.raises(InputError):
        mailings.skip(mailing, post.rows(mailing)[0].id)


def test_a_field_that_does_not_exist_stops_everything_before_it_begins(post: Post) -> None:
    post.person("Jana")
    mailing = post.gathered()
    db.execute_sql(
        "INSERT INTO template (occasion, language, form, version, opening, body, at, staff) VALUES "
        "('season', 'sk', 'letter', 1, '{salutation},', 'Hello {nickname}.', '2026-11-18T00:00:00.000Z', 'R')"
    )
    assert "{nickname}" in letter_templates.template(Occasion.SEASON, "sk").body
    for deed in (post.gathering, post.writing):
        with pytest.raises(PrintError) as error:
            deed(mailing)
        assert error.value.text.params["field"] == "{nickname}"
    assert post.letters(mailing) == []


def test_one_is_edited_one_is_skipped_and_put_back(post: Post) -> None:
    for name in ("Anna", "Beáta", "Cyril"):
        post.person(name)
    mailing = post.gathered()
    anna, beata, cyril = post.rows(mailing)
    draft = mailings.compose(mailing, anna.id, seller=SELLER, now=post.shop.now, settings=post.shop.settings).draft
    own = replace(draft, body="Only for you.")
    mailings.edit(mailing, anna.id, own, seller=SELLER, now=post.shop.now)
    mailings.skip(mailing, beata.id)
    mailings.skip(mailing, cyril.id)
    mailings.put_back(mailing, cyril.id)
    assert (post.one(mailing).tally.letters, post.one(mailing).tally.skipped) == (2, 1)
    done = post.write(mailing)
    assert [name for _, name in post.letters(mailing)] == ["Anna", "Cyril"]
    assert letters.letter(done.first).draft.body == "Only for you."
    assert letters.letter(done.last).draft.body != "Only for you."


def test_two_records_merged_into_one_get_one_letter(post: Post) -> None:
    one, two = post.person("Jana Nováková"), post.person("Jana Novakova")
    mailing = post.gathered()
    merges.merge(one.id or 0, two.id or 0, {}, seller=SELLER, now=post.shop.now)
    assert post.write(mailing).letters == 1
    assert [row.reason for row in mailings.left_out(mailing).rows] == [LeftOut.TWICE]


def test_a_history_names_the_mailing_and_an_erased_person_is_in_none_of_it(post: Post) -> None:
    jana = post.person("Jana Kováčová")
    mailing = post.sent()
    (event,) = (one for one in customer_history.page(jana.id or 0).rows if one.kind == "letter")
    assert [item.name for item in event.items] == ["Winter letter"]
    finished(privacy.erase(post.shop.open, jana.id or 0, seller=SELLER, now=post.shop.now))
    tables = [db.execute_sql(f"SELECT * FROM {name}").fetchall() for name in ("letter", "mailing_person", "mailing")]  # noqa: S608 - names are ours
    kept = [" ".join(map(str, row)) for rows in tables for row in rows]
    assert kept
    assert not [row for row in kept if "Kov" in row or "Hlavná" in row or "hlavna" in row]
    assert post.one(mailing).tally.written == 1


def test_pieces_are_printed_again_after_a_jam_and_look_the_same(post: Post, tmp_path: Path) -> None:
    street(post, 12)
    mailing = post.sent()
    whole, part = tmp_path / "whole.pdf", tmp_path / "part.pdf"
    finished(mailing_output.to_file(mailing, whole, settings=post.shop.settings))
    finished(mailing_output.to_file(mailing, part, settings=post.shop.settings, first=5, last=7))
    pages = Print(whole.read_bytes()).pages
    again = Print(part.read_bytes()).pages
    assert [[(run.x, run.y, run.text) for run in page.runs] for page in again] == [
        [(run.x, run.y, run.text) for run in page.runs] for page in pages[4:7]
    ]
    old, new = whole.read_bytes(), part.read_bytes()
    for place in range(3):
        assert raster.picture(new, place, 72) == raster.picture(old, 4 + place, 72)
    with pytest.raises(InputError):
        mailing_output.to_file(mailing, part, settings=post.shop.settings, first=5, last=13)
    finished(mailing_output.count_printed(mailing, 5, 7))
    assert [letters.letter(f"L1-{n:06d}").row.printed for n in (4, 5, 7, 8)] == [0, 1, 1, 0]


def test_a_file_that_is_no_pdf_stays_and_a_stopped_one_is_not_there(post: Post, tmp_path: Path) -> None:
    street(post, 3)
    mailing = post.sent()
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    with pytest.raises(PrintError):
        mailing_output.to_file(mailing, mine, settings=post.shop.settings)
    assert mine.read_text() == "mine"
    steps = mailing_output.to_file(mailing, tmp_path / "new.pdf", settings=post.shop.settings)
    next(steps)
    steps.close()
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["mine.txt"]


def test_lists_read_a_page_whatever_a_mailing_holds(post: Post) -> None:
    street(post, 60)
    small = post.gathered()
    few = steps_of(lambda: mailings.people(small, None, 20))
    street(post, 240)
    large = post.gathered()
    assert steps_of(lambda: mailings.people(large, None, 20)) < few * 1.5
    page = mailings.people(large, None, 20)
    assert steps_of(lambda: mailings.people(large, page.next, 20)) < few * 1.5


def test_an_earlier_mailing_is_copied_and_a_draft_is_cancelled(post: Post) -> None:
    post.person("Jana", said=State.YES)
    mailing = post.sent()
    copy = mailings.copy(mailing, seller=SELLER, now=post.shop.now).id
    assert post.one(copy).state is MailingState.DRAFT
    assert post.one(copy).plan == post.one(mailing).plan
    mailings.cancel(copy, seller=SELLER, now=post.shop.now)
    assert [(row.id, row.state) for row in mailings.page().rows] == [
        (copy, MailingState.CANCELLED),
        (mailing, MailingState.WRITTEN),
    ]


def test_gathering_anew_keeps_who_was_skipped_and_whose_words_were_changed(post: Post) -> None:
    for name in ("Anna", "Beáta", "Cyril"):
        post.person(name)
    mailing = post.gathered()
    anna, beata, _cyril = post.rows(mailing)
    draft = mailings.compose(mailing, anna.id, seller=SELLER, now=post.shop.now, settings=post.shop.settings).draft
    mailings.edit(mailing, anna.id, replace(draft, body="For you."), seller=SELLER, now=post.shop.now)
    mailings.skip(mailing, beata.id)
    mailings.change(mailing, post.plan(order=Order.NAME), seller=SELLER, now=post.shop.now)
    assert post.gather(mailing).skipped == 1
    assert [(row.name, row.edited) for row in post.rows(mailing)] == [
        ("Anna", True),
        ("Beáta", False),
        ("Cyril", False),
    ]
    mailings.change(mailing, post.plan(occasion=Occasion.THANK_YOU), seller=SELLER, now=post.shop.now)
    post.gather(mailing)
    assert not any(row.edited for row in post.rows(mailing))


def test_erased_from_a_letter_that_named_two(post: Post) -> None:
    jana, peter = post.person("Jana Kováčová", language="en"), post.person("Peter Kováč", language="en")
    households.join(jana.id or 0, peter.id or 0, seller=SELLER, now=post.shop.now, settings=post.shop.settings)
    mailing = post.sent(per_household=True, form=Form.CARD_A5)
    (number,) = (number for number, _ in post.letters(mailing))
    assert "dear Peter" in letters.letter(number).draft.salutation
    assert [event.number for event in customer_history.page(peter.id or 0).rows if event.kind == "letter"] == [number]
    finished(privacy.erase(post.shop.open, peter.id or 0, seller=SELLER, now=post.shop.now))
    kept = letters.letter(number).draft
    assert "Jana" in kept.salutation
    assert "Peter" not in f"{kept.customer_name} {kept.address} {kept.salutation} {kept.body}"


def test_a_gathering_ends_when_the_plan_changes_and_another_one_counts(post: Post) -> None:
    street(post, 120)
    mailing = post.new()
    first = post.gathering(mailing)
    for _ in range(4):
        next(first)
    second = post.gathering(mailing)
    next(second)
    with pytest.raises(InputError):
        finished(first)
    assert finished(second).letters == 120
    third = post.gathering(mailing)
    for _ in range(4):
        next(third)
    mailings.cancel(mailing, seller=SELLER, now=post.shop.now)
    with pytest.raises(InputError):
        finished(third)
    assert post.one(mailing).state is MailingState.CANCELLED


def test_a_plan_that_is_changed_before_the_first_letter_is_not_written(post: Post) -> None:
    post.person("Jana")
    mailing = post.gathered()
    writing = post.writing(mailing)
    mailings.change(mailing, post.plan(occasion=Occasion.THANK_YOU), seller=SELLER, now=post.shop.now)
    with pytest.raises(InputError):
        finished(writing)
    assert post.letters(mailing) == []

"""Letters the post brought back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app.domain.customer import Address
from app.domain.mailing_person import LeftOut
from app.errors import NotFoundError
from app.services import acts, customers, letters, returned_mail
from tests.services.mailing_desk import Post
from tests.verbs import SELLER

if TYPE_CHECKING:
    from app.domain.cart import Party
    from app.services.returned_mail import Returned
    from tests.verbs import Shop


@pytest.fixture
def post(my_shop: Shop) -> Post:
    return Post(my_shop)


def brought_back(post: Post, number: str) -> Returned:
    now = post.shop.now
    return returned_mail.returned(number, now.date(), seller=SELLER, now=now, settings=post.shop.settings)


def marked(person: Party) -> list[bool]:
    return [address.returned is not None for address in customers.draft(person.id or 0).addresses]


def test_the_address_a_letter_went_to_is_marked_and_left_out_from_then_on(post: Post) -> None:
    jana = post.person("Jana")
    mailing = post.gathered()
    done = post.write(mailing)
    back = brought_back(post, f" {done.first.lower()} ")
    assert (back.number, back.customers) == (done.first, (jana.id,))
    assert letters.letter(done.first).returned == post.shop.now.date()
    assert marked(jana) == [True]
    assert post.why(post.gathered(every_days=0)) == {"Jana": LeftOut.RETURNED}


def test_it_can_be_taken_back(post: Post) -> None:
    jana = post.person("Jana")
    done = post.write(post.gathered())
    brought_back(post, done.first)
    returned_mail.take_back(done.first, seller=SELLER, now=post.shop.now, settings=post.shop.settings)
    assert marked(jana) == [False]
    assert letters.letter(done.first).returned is None
    brought_back(post, done.first)
    acts.undo(acts.last()[0].id, seller=SELLER, now=post.shop.now)
    assert marked(jana) == [False]
    with pytest.raises(NotFoundError):
        brought_back(post, "L1-999999")


def test_who_moved_since_keeps_the_new_address(post: Post) -> None:
    jana = post.person("Jana")
    done = post.write(post.gathered())
    draft = customers.draft(jana.id or 0)
    new = Address(street="Nová 1", city="Nitra", postcode="949 01")
    moved = replace(draft, addresses=(new,))
    customers.save(moved, seller=SELLER, now=post.shop.now, settings=post.shop.settings)
    assert brought_back(post, done.first).customers == ()
    assert marked(jana) == [False]

"""Who may be written to: consent, days between letters, households, addresses, and a recall that asks nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from app.domain import mailing_words
from app.domain.birthday import Calendar
from app.domain.consent import Purpose, State
from app.domain.customer import Address, FormOfAddress
from app.domain.letter import Occasion
from app.domain.mailing import Aim
from app.domain.mailing_audience import Audience, AudienceKind
from app.domain.mailing_person import LeftOut, PersonState
from app.domain.need import NeedDraft
from app.domain.relation import RelationDraft, Role, Side
from app.domain.segment import Condition, Field, Operator, Segment
from app.errors import InputError
from app.services import customers, households, mailings, needs, relations, segments
from tests.services.mailing_desk import HOME, Post
from tests.verbs import SELLER

if TYPE_CHECKING:
    from app.domain.cart import Party
    from tests.verbs import Shop

AWAY = Address(street="Dlhá 1", city="Trnava", postcode="917 01")


@pytest.fixture
def post(my_shop: Shop) -> Post:
    return Post(my_shop)


def together(post: Post, one: Party, other: Party) -> int:
    done = households.join(one.id or 0, other.id or 0, seller=SELLER, now=post.shop.now, settings=post.shop.settings)
    return done.household or 0


def test_a_yes_to_cards_is_no_yes_to_offers(post: Post) -> None:
    post.person("Jana", purpose=Purpose.GREETING)
    post.person("Peter", purpose=Purpose.OFFER)
    assert post.who(post.gathered(aim=Aim.GREETING)) == ["Jana"]
    assert post.who(post.gathered(aim=Aim.OFFER)) == ["Peter"]


def test_who_takes_back_their_yes_before_it_is_written_gets_nothing(post: Post) -> None:
    jana, _peter = post.person("Jana"), post.person("Peter")
    mailing = post.gathered()
    post.says(jana, State.NO)
    done = post.write(mailing)
    assert done.letters == 1
    assert post.why(mailing) == {"Jana": LeftOut.SAID_NO}
    assert post.one(mailing).tally.written == 1


def test_a_recall_goes_to_all_who_bought_or_use_it_and_says_so(post: Post) -> None:
    kettle = post.shop.add_product("Kettle", "30")
    jana = post.person("Jana", said=State.NO)
    peter = post.person("Peter", said=None)
    post.person("Eva")
    post.shop.sell(post.shop.line(kettle), buyer=jana)
    post.shop.sell(replace(post.shop.line(kettle), user=peter), buyer=jana)
    recall = replace(
        post.plan(audience=Audience(kind=AudienceKind.PRODUCT, product=kettle)),
        occasion=Occasion.RECALL,
        aim=Aim.RECALL,
        words=(("", "danger", "it may catch fire."),),
    )
    first = mailings.new(recall, seller=SELLER, now=post.shop.now).id
    post.gather(first)
    post.write(first)
    assert sorted(post.who(first)) == ["Jana", "Peter"]
    again = mailings.copy(first, seller=SELLER, now=post.shop.now).id
    post.gather(again)
    assert sorted(post.who(again)) == ["Jana", "Peter"]
    assert mailing_words.remark(post.one(again).plan.aim) is mailing_words.RECALL_NOTE
    piece = mailings.compose(
        again, post.rows(again)[0].id, seller=SELLER, now=post.shop.now, settings=post.shop.settings
    )
    assert "Kettle" in piece.draft.body
    assert "18 November 2026" in piece.draft.body


def test_nobody_is_written_to_twice_within_so_many_days(post: Post) -> None:
    post.person("Jana")
    post.sent()
    post.shop.now += timedelta(days=29)
    assert post.why(post.gathered()) == {"Jana": LeftOut.WRITTEN_TO}
    assert post.who(post.gathered(every_days=14)) == ["Jana"]
    post.shop.now += timedelta(days=1)
    assert post.who(post.gathered()) == ["Jana"]


def test_the_day_of_delivery_decides_how_long_ago_it_was(post: Post) -> None:
    post.person("Jana")
    post.sent()
    post.shop.now += timedelta(days=20)
    later = (post.shop.now + timedelta(days=10)).date()
    assert post.who(post.gathered(delivery=later)) == ["Jana"]


def test_a_household_gets_one_letter_in_all_their_names(post: Post) -> None:
    jana = post.person("Jana Kováčová", form=FormOfAddress.MS, language="sk")
    peter = post.person("Peter Kováč", form=FormOfAddress.MR, language="sk")
    together(post, jana, peter)
    mailing = post.gathered(per_household=True)
    lead, other = post.rows(mailing)
    assert (lead.state, other.state, other.lead) == (PersonState.IN, PersonState.SHARED, lead.id)
    tally = post.one(mailing).tally
    assert (tally.letters, tally.people, tally.out) == (1, 2, 0)
    draft = mailings.compose(mailing, other.id, seller=SELLER, now=post.shop.now, settings=post.shop.settings).draft
    assert draft.customer_name == "Rodina Kováčová"
    assert draft.salutation == "Vážená pani Kováčová, vážený pán Kováč,"
    post.write(mailing)
    post.shop.now += timedelta(days=5)
    assert set(post.why(post.gathered(per_household=True)).values()) == {LeftOut.WRITTEN_TO}


def test_only_those_of_a_household_who_said_yes_are_named(post: Post) -> None:
    jana, peter = post.person("Jana Kováčová"), post.person("Peter Kováč", said=None)
    together(post, jana, peter)
    mailing = post.gathered(per_household=True)
    assert post.who(mailing) == ["Jana Kováčová"]
    assert post.why(mailing) == {"Peter Kováč": LeftOut.NOT_ASKED}


def test_a_household_s_letters_go_to_whom_they_chose_even_if_only_the_other_was_meant(post: Post) -> None:
    jana, peter = post.person("Jana Kováčová"), post.person("Peter Kováč")
    home = together(post, jana, peter)
    households.change(home, "", jana.id, seller=SELLER, now=post.shop.now)
    audience = Audience(kind=AudienceKind.SELECTION, customers=(peter.id or 0,))
    mailing = post.gathered(per_household=True, audience=audience)
    assert post.who(mailing) == ["Jana Kováčová"]
    assert post.why(mailing) == {"Peter Kováč": LeftOut.HOUSEHOLD}


def test_a_household_is_one_even_when_its_people_are_far_apart_in_the_audience(post: Post) -> None:
    first = post.person("Jana Kováčová")
    for n in range(250):
        post.person(f"Stranger {n:03d}", at=AWAY)
    last = post.person("Peter Kováč")
    together(post, first, last)
    tally = post.gather(post.new(per_household=True))
    assert (tally.letters, tally.people) == (251, 252)


def test_letters_for_a_child_go_to_the_parent_who_was_chosen(post: Post) -> None:
    mother, child = post.person("Jana Malá"), post.person("Ema Malá")
    draft = RelationDraft(one_id=mother.id or 0, other_id=child.id or 0, one_is=Role.PARENT.value, letters=Side.ONE)
    relations.save(draft, seller=SELLER, now=post.shop.now)
    mailing = post.gathered(per_household=True)
    assert post.who(mailing) == ["Jana Malá"]
    assert post.why(mailing) == {"Ema Malá": LeftOut.HOUSEHOLD}


def test_a_birthday_card_is_for_the_person_alone(post: Post) -> None:
    jana, peter = post.person("Jana Kováčová"), post.person("Peter Kováč")
    together(post, jana, peter)
    mailing = post.gathered(per_household=True, occasion=Occasion.BIRTHDAY)
    assert sorted(post.who(mailing)) == ["Jana Kováčová", "Peter Kováč"]


def test_an_address_from_which_mail_came_back_is_left_out_until_it_changes(post: Post) -> None:
    back = replace(HOME, returned=date(2026, 11, 1))
    jana = post.person("Jana", at=back)
    two = post.shop.add_customer("Peter", addresses=(back, AWAY))
    post.says(two, State.YES)
    mailing = post.gathered()
    assert post.why(mailing) == {"Jana": LeftOut.RETURNED}
    assert [row.city for row in post.rows(mailing)] == ["Trnava"]
    moved = replace(customers.draft(jana.id or 0), addresses=(AWAY,))
    customers.save(moved, seller=SELLER, now=post.shop.now, settings=post.shop.settings)
    assert sorted(post.who(post.gathered())) == ["Jana", "Peter"]


def test_a_birthday_by_the_moon_falls_on_its_day_of_this_year(post: Post) -> None:
    post.person("张伟", birth_month=8, birth_day=15, birth_calendar=Calendar.LUNAR)
    post.person("王芳", birth_month=8, birth_day=16, birth_calendar=Calendar.LUNAR)
    post.person("Jana", birth_month=9, birth_day=25)
    # The fifteenth of the eighth moon of 2026 is 25 September.
    day = date(2026, 9, 25)
    audience = Audience(kind=AudienceKind.BIRTHDAYS, first=day, last=day)
    mailing = post.gathered(audience=audience, occasion=Occasion.BIRTHDAY)
    assert sorted(post.who(mailing)) == ["Jana", "张伟"]


def test_saved_filters_tags_and_conditions_say_who_is_meant(post: Post) -> None:
    post.person("Jana", tags=("tea",))
    post.person("Peter", at=AWAY, tags=("tea", "coffee"))
    post.person("Eva", at=AWAY)
    town = Condition(Field.TOWN, Operator.IS, "Trnava")
    segments.save(Segment("Trnava", (town,)), seller=SELLER, now=post.shop.now)
    by = AudienceKind
    assert post.who(post.gathered(audience=Audience(kind=by.SEGMENT, segment="trnava"))) == ["Eva", "Peter"]
    assert sorted(post.who(post.gathered(audience=Audience(kind=by.TAGS, tags=("tea", "coffee"))))) == ["Jana", "Peter"]
    assert post.who(post.gathered(audience=Audience(kind=by.TAGS, tags=("tea",), conditions=(town,)))) == ["Peter"]
    assert sorted(post.who(post.gathered(audience=Audience(conditions=(town,))))) == ["Eva", "Peter"]


def test_what_was_bought_in_a_window_of_days_says_who_is_meant(post: Post) -> None:
    kettle = post.shop.add_product("Kettle")
    jana, peter = post.person("Jana"), post.person("Peter")
    post.shop.sell(post.shop.line(kettle), buyer=jana)
    post.shop.now += timedelta(days=10)
    post.shop.sell(post.shop.line(kettle), buyer=peter)
    bought = Audience(kind=AudienceKind.PRODUCT, product=kettle, last=date(2026, 11, 20))
    assert post.who(post.gathered(audience=bought)) == ["Jana"]


def test_a_name_no_font_has_is_said_before_printing(post: Post) -> None:
    post.person("Jana \U0001f381")
    mailing = post.gathered()
    (row,) = mailings.left_out(mailing).rows
    assert (row.reason, row.detail) == (LeftOut.CHARACTER, "\U0001f381 (U+1F381)")


def test_an_empty_field_the_letter_cannot_do_without_leaves_out_by_name(post: Post) -> None:
    post.person("Jana")
    mailing = post.gathered(occasion=Occasion.INVITATION, aim=Aim.GREETING, words=(("", "event", "Baking"),))
    (row,) = mailings.left_out(mailing).rows
    assert (row.reason, row.detail) == (LeftOut.EMPTY_FIELD, "{event_day}")


def test_who_looks_for_a_product_has_a_name_day_or_an_anniversary_is_meant(post: Post) -> None:
    kettle = post.shop.add_product("Blue kettle")
    jana, peter = post.person("Jana Malá", language="sk"), post.person("Peter", language="sk")
    post.person("Eva", language="sk")
    needs.save(NeedDraft(customer_id=jana.id or 0, what="a kettle"), seller=SELLER, now=post.shop.now)
    post.shop.sell(post.shop.line(kettle), buyer=peter)
    assert post.who(post.gathered(audience=Audience(kind=AudienceKind.NEED, product=kettle))) == ["Jana Malá"]
    day = date(2026, 8, 21)
    named = Audience(kind=AudienceKind.NAME_DAYS, first=day, last=day)
    assert post.who(post.gathered(audience=named, occasion=Occasion.NAME_DAY)) == ["Jana Malá"]
    year_later = date(2027, 11, 18)
    first = Audience(kind=AudienceKind.ANNIVERSARIES, first=year_later, last=year_later)
    assert post.who(post.gathered(audience=first, occasion=Occasion.ANNIVERSARY)) == ["Peter"]


def test_an_audience_that_says_nobody_is_told(post: Post) -> None:
    by = AudienceKind
    for kind in (by.SEGMENT, by.TAGS, by.PRODUCT, by.NEED, by.SELECTION, by.BIRTHDAYS):
        with pytest.raises(InputError):
            post.gather(post.new(audience=Audience(kind=kind)))
    backwards = Audience(kind=by.BIRTHDAYS, first=date(2026, 12, 2), last=date(2026, 12, 1))
    with pytest.raises(InputError):
        post.gather(post.new(audience=backwards))


def test_the_shop_s_own_words_stand_in_each_language(post: Post) -> None:
    post.person("Jana", language="sk")
    post.person("Callum", language="en")
    words = (("sk", "gift", "Čaj zadarmo."), ("en", "gift", "Free tea."), ("", "closing", "Ahoj"))
    mailing = post.gathered(words=words)
    found = {}
    for row in post.rows(mailing):
        piece = mailings.compose(mailing, row.id, seller=SELLER, now=post.shop.now, settings=post.shop.settings)
        found[row.name] = (piece.draft.body.split("\n\n")[-1], piece.draft.closing)
    assert found == {"Jana": ("Čaj zadarmo.", "Ahoj"), "Callum": ("Free tea.", "Ahoj")}


def test_one_language_for_all_if_wished(post: Post) -> None:
    post.person("Jana", language="sk")
    post.person("张伟", language="zh_CN")
    tally = post.gather(post.new(language="en"))
    assert tally.languages == {"en": 2}

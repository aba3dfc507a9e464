from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import likeness_name, phones
from app.domain.birthday import Birthday, Calendar
from app.domain.customer import Address, CustomerDraft, CustomerKind, EmailEntry, FormOfAddress, PhoneEntry, named
from app.domain.likeness import LIKELY_FROM, POINTS, REASON_WORDS, Likeness, Reason, Verdict, likeness, remembered
from app.domain.likeness_blocks import Blocks, Census, places
from app.domain.likeness_person import Person, person_of

PHONE = "0905 218 447"
HOME = Address("Hlavná 5", "Košice")
BORN = Birthday(3, 12, 1975)


def customer(
    name: str, phone: str = "", home: Address | None = None, born: Birthday | None = None, **more: object
) -> Person:
    draft = named(
        name,
        phones=(PhoneEntry(phone),) if phone else (),
        addresses=(home,) if home else (),
        birth_month=born.month if born else None,
        birth_day=born.day if born else None,
        birth_year=born.year if born else None,
        birth_calendar=born.calendar if born else Calendar.SOLAR,
        **more,
    )
    return compared(draft)


def compared(draft: CustomerDraft) -> Person:
    return person_of(draft, [phones.normalise(entry.typed, "SK") for entry in draft.phones])


class Town:
    """A file in which these given names are borne by many, and these names by so many."""

    def __init__(self, *given: str, namesakes: int | None = None) -> None:
        self._given, self._namesakes = given, namesakes

    def namesakes(self, letters: str) -> int | None:
        return self._namesakes if letters else None

    def bearers(self, given: str) -> int:
        return 500 if given in self._given else 0


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Jana Kováčová", "KOVACOVA, jana", Reason.SAME_NAME),
        ("Jana Kováčová", "Ing. Jana Kováčová, PhD.", Reason.SAME_NAME),
        ("张伟", "Zhang Wei", Reason.SOUNDS_SAME),
        ("张小伟", "Wei Xiao Zhang", Reason.OTHER_GIVEN),
        ("张小伟", "Xiao-Wei ZHANG", Reason.SOUNDS_SAME),
        ("曾伟", "Zeng Wei", Reason.SOUNDS_SAME),
        ("曾伟", "Ceng Wei", Reason.SOUNDS_SAME),
        ("張偉", "张伟", Reason.SAME_NAME),
        ("张伟", "章伟", Reason.HOMOPHONE),
        ("Jana Novák", "Jana Nováková", Reason.NAME_FORM),
        ("Eva Malá", "Eva Malý", Reason.NAME_FORM),
        ("Zuzana Ševcová", "Zuzana Ševec", Reason.NAME_FORM),
        ("Eva Nováková Kováčová", "Eva Kováčová", Reason.SHORT_NAME),
        ("Zuzka Nová", "Zuzana Nová", Reason.SHORT_NAME),
        ("Bob Smith", "Robert Smith", Reason.SHORT_NAME),
        ("J. Kováčová", "Jana Kováčová", Reason.INITIAL),
        ("Jana Kovačkova", "Jana Kovačova", Reason.NAME_TYPED),
        ("Georgiana Burton", "Goergiana Burton", Reason.NAME_TYPED),
        ("Jana Kováčová", "Peter Kováč", Reason.OTHER_GIVEN),
        ("Janko Novák", "Jana Nováková", Reason.OTHER_GIVEN),
        ("张伟", "张敏", Reason.OTHER_GIVEN),
        ("Jana Kováčová", "Eva Horáková", Reason.OTHER_NAME),
    ],
)
def test_names_agree_in_any_order_and_script_and_say_how(one: str, other: str, reason: Reason) -> None:
    assert reason in likeness(customer(one), customer(other)).reasons


def test_the_same_name_and_phone_are_likely_one_person_however_the_phone_is_written() -> None:
    for written in ("+421 905 218 447", "00421905218447", "905218447", "0905/218447"):
        found = likeness(customer("Jana Kováčová", PHONE), customer("Kovacova Jana", written))
        assert found.verdict is Verdict.LIKELY
        assert Reason.SAME_PHONE in found.reasons


def test_name_phone_and_birthday_are_one_person() -> None:
    found = likeness(customer("Jana Kováčová", PHONE, born=BORN), customer("Jana Kovacova", PHONE, HOME, BORN))
    assert found == Likeness(100, Verdict.SAME, (Reason.SAME_NAME, Reason.SAME_PHONE, Reason.SAME_BIRTHDAY))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (customer("Peter Novák", PHONE, HOME, BORN), customer("Pavol Novák", PHONE, HOME, BORN)),  # twins
        (customer("Ján Novák", PHONE, HOME, BORN), customer("Ján Novák", PHONE, HOME, Birthday(5, 7, 1998))),
        (customer("Ján Novák st.", PHONE, HOME), customer("Ján Novák ml.", PHONE, HOME)),
        (customer("Ján Novák", PHONE, HOME), customer("Ján Novák ml.", PHONE, HOME)),
        (customer("Jana Nováková", PHONE, HOME), customer("Peter Novák", PHONE, HOME)),
        (customer("张小红", PHONE, HOME), customer("张小明", PHONE, HOME)),
        (customer("B. Kocková", PHONE), customer("Bystrík Kocka", PHONE)),
    ],
)  # fmt: skip
def test_a_family_at_one_phone_and_address_is_never_one_person(one: Person, other: Person) -> None:
    found = likeness(one, other)
    assert found.verdict is Verdict.RELATIVE
    assert found.score < LIKELY_FROM


def test_father_and_son_of_one_name_are_asked_about_but_never_certain() -> None:
    father = customer("Ján Novák", PHONE, HOME, emails=(EmailEntry("novak@post.sk"),))
    son = customer("Ján Novák", PHONE, HOME, emails=(EmailEntry("novak@post.sk"),))
    assert likeness(father, son).verdict is Verdict.LIKELY


def test_two_names_that_many_bear_are_two_people_and_a_slip_is_one() -> None:
    hana, jana, jnaa = (customer(f"{name} Nováková", PHONE) for name in ("Hana", "Jana", "Jnaa"))
    town = Town("hana", "jana")
    assert likeness(hana, jana, town).verdict is Verdict.RELATIVE
    assert likeness(jana, jnaa, town).verdict is Verdict.LIKELY


def test_how_many_bear_a_name_decides_where_little_else_is_known() -> None:
    one, other = customer("张伟", born=BORN), customer("张伟", born=BORN)
    assert likeness(one, other, Town(namesakes=2)).verdict is Verdict.LIKELY
    assert likeness(one, other, Town(namesakes=900)).verdict is Verdict.POSSIBLE
    assert likeness(customer("张伟", PHONE), customer("张伟", PHONE), Town(namesakes=900)).verdict is Verdict.LIKELY


def test_house_5_is_not_house_50() -> None:
    neighbour = likeness(
        customer("Jana Kováčová", home=HOME), customer("Jana Kováčová", home=Address("Hlavná 50", "Košice"))
    )
    assert Reason.OTHER_HOUSE in neighbour.reasons
    assert neighbour.verdict is Verdict.POSSIBLE
    for written in ("Hlavná ul. 5", "ul. Hlavna č. 5", "Hlavná 5/12"):
        same = likeness(
            customer("Jana Kováčová", home=HOME), customer("Jana Kováčová", home=Address(written, "Košice 1"))
        )
        assert same.verdict is Verdict.LIKELY


def test_a_woman_who_married_is_found_by_phone_or_by_the_name_she_had() -> None:
    unknown = likeness(customer("Jana Kováčová", PHONE), customer("Jana Horváthová", PHONE))
    assert (unknown.verdict, unknown.reasons[0]) == (Verdict.LIKELY, Reason.RENAMED)
    told = likeness(customer("Jana Kováčová", PHONE), customer("Jana Horváthová", PHONE, former_name="Kováčová"))
    assert told.reasons[0] is Reason.SAME_NAME
    man = customer("Ján Kováč", PHONE, form=FormOfAddress.MR)
    assert likeness(man, customer("Ján Horváth", PHONE)).verdict is Verdict.RELATIVE


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (Birthday(3, 12), Reason.SAME_DAY),
        (Birthday(12, 3, 1975), Reason.DAY_SWAPPED),
        (Birthday(1, 30, 1975, Calendar.LUNAR), Reason.LUNAR_DAY),
        (Birthday(1, 30, None, Calendar.LUNAR), Reason.LUNAR_DAY),
        (Birthday(3, 13, 1975), Reason.NEAR_BIRTHDAY),
        (Birthday(4, 14, 1981), Reason.OTHER_BIRTHDAY),
    ],
)
def test_birthdays_agree_without_a_year_the_wrong_way_round_and_by_the_moon(other: Birthday, reason: Reason) -> None:
    assert reason in likeness(customer("张伟", born=BORN), customer("张伟", born=other)).reasons


def test_a_phone_without_a_name_is_most_likely_who_has_that_phone() -> None:
    nameless = compared(CustomerDraft(phones=(PhoneEntry(PHONE),)))
    assert likeness(nameless, customer("Jana Kováčová", PHONE)).verdict is Verdict.LIKELY


def test_firms_agree_without_their_legal_form_and_a_person_is_no_firm() -> None:
    def firm(name: str) -> Person:
        draft = CustomerDraft(kind=CustomerKind.ORGANISATION, organisation=name, phones=(PhoneEntry(PHONE),))
        return compared(draft)

    assert likeness(firm("Papier, s.r.o."), firm("PAPIER spol. s r. o.")).verdict is Verdict.LIKELY
    assert likeness(firm("Papier, s.r.o."), customer("Jana Kováčová", PHONE)).verdict is Verdict.RELATIVE
    assert likeness(firm("Papier, s.r.o."), firm("Drevo, s.r.o.")).verdict is Verdict.DIFFERENT


def test_every_reason_has_words_and_points() -> None:
    assert set(REASON_WORDS) == set(POINTS) == set(Reason)


def test_what_was_kept_reads_as_it_was_found() -> None:
    found = likeness(customer("Jana Kováčová", PHONE, born=BORN), customer("Jana Kovacova", PHONE, born=BORN))
    assert remembered(found.score, [*found.reasons, "a reason of tomorrow"]) == found


PEOPLE = st.builds(
    customer,
    st.sampled_from(
        ["Jana Kováčová", "J. Kováč", "Peter Kováč ml.", "张伟", "Zhang Wei", "章伟", "", "Bob Smith", "Li"]
    ),
    st.sampled_from(["", PHONE, "+421905218447", "0905 218 448", "12"]),
    st.sampled_from(
        [None, HOME, Address("Hlavná 50", "Košice"), Address("人民路5号", "北京市"), Address(city="Košice")]
    ),
    st.sampled_from([None, BORN, Birthday(12, 3), Birthday(1, 30, 1975, Calendar.LUNAR), Birthday(2, 29, 1975)]),
)


@settings(max_examples=60, deadline=None)
@given(PEOPLE, PEOPLE)
def test_likeness_is_the_same_from_both_sides(one: Person, other: Person) -> None:
    there, back = likeness(one, other), likeness(other, one)
    assert (there.score, there.verdict, sorted(there.reasons)) == (back.score, back.verdict, sorted(back.reasons))
    assert 0 <= there.score <= 100


def test_a_slip_in_each_of_many_names_is_still_near() -> None:
    assert likeness_name.distance("kovacova", "kovcaova", 1) == 1
    assert likeness_name.distance("kovacova", "horakova", 2) == 3


def test_a_hostel_of_hundreds_at_one_phone_costs_little_and_hides_nobody_who_is_there_twice() -> None:
    letters = "abcdefghijklmnopqrst"
    guests = [customer(f"{a}{b}lan {b}{a}nov", PHONE) for a in letters for b in letters]
    twice = [customer(f"{a}{a}lan {a}{a}nov", PHONE) for a in letters]
    blocks, census = Blocks(), Census()
    for guest in (*guests, *twice):
        blocks.add(guest)
        census.add(guest)
    pairs = {places(pair) for part in blocks.pairs() for pair in part}
    assert len(pairs) < 80 * len(guests)
    assert {(letters.index(a) * (len(letters) + 1), len(guests) + letters.index(a)) for a in letters} <= pairs
    assert census.namesakes(guests[0].names[0].letters[0]) == 2


def test_the_wrong_way_round_is_one_key() -> None:
    assert person_of(named("Wei Zhang"), ()).names[0].letters == person_of(named("张伟"), ()).names[0].letters


def test_two_names_of_the_calendar_are_two_people_however_near_they_are() -> None:
    stanislav = customer("Stanislav Sameľ", home=HOME)
    assert likeness(stanislav, customer("Branislav Sameľ", home=HOME)).verdict is Verdict.RELATIVE
    assert Reason.NAME_TYPED in likeness(stanislav, customer("Stanislaw Sameľ", home=HOME)).reasons


def test_father_and_son_of_one_name_and_phone_born_on_one_day_of_two_generations_are_never_one() -> None:
    father = customer("Peter Novák", PHONE, born=Birthday(1, 1, 1950))
    son = customer("Peter Novák", PHONE, born=Birthday(1, 1, 1980))
    assert likeness(father, son).verdict in (Verdict.RELATIVE, Verdict.DIFFERENT, Verdict.POSSIBLE)

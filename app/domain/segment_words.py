"""Saved filters in words: what a condition is called when it is chosen, and what a whole filter says."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.consent import Channel, Purpose
from app.domain.customer import KIND_WORDS, CustomerKind
from app.domain.money import Money
from app.domain.segment import Condition, Conditions, Field, Operator
from app.i18n import N_, OWN_NAMES, Message

FIELD_WORDS: dict[Field, Message] = {
    Field.TAG: N_("Tag"),
    Field.TOWN: N_("Town"),
    Field.POSTCODE: N_("Postcode"),
    Field.LANGUAGE: N_("Language of letters"),
    Field.KIND: N_("Person or organisation"),
    Field.SOURCE: N_("How they found us"),
    Field.LAST_VISIT: N_("Last visit"),
    Field.SPENT_YEAR: N_("Spent this year"),
    Field.PURCHASES: N_("Purchases so far"),
    Field.PURCHASES_YEAR: N_("Purchases in twelve months"),
    Field.PRODUCT: N_("Bought this product"),
    Field.CATEGORY: N_("Bought from this category"),
    Field.BIRTH_MONTH: N_("Month of birth"),
    Field.BIRTHDAY: N_("Birthday"),
    Field.NAME_DAY: N_("Name day"),
    Field.PHONE: N_("Phone"),
    Field.EMAIL: N_("E-mail"),
    Field.ADDRESS: N_("Address"),
    Field.CONSENT: N_("Consent"),
    Field.NEED: N_("Waiting for goods"),
    Field.WARRANTY: N_("Warranty"),
    Field.COMPLAINT: N_("Complaint"),
    Field.VERIFIED: N_("Verified"),
    Field.RETURNED_MAIL: N_("Returned mail"),
    Field.IMPOSSIBLE_PHONE: N_("Phone that cannot be"),
    Field.IMPORT: N_("Came with import"),
    Field.HOUSEHOLD: N_("Household"),
    Field.TO_CHECK: N_("To be checked"),
}
_F, _O = Field, Operator
OPERATOR_WORDS: dict[tuple[Field, Operator], Message] = {
    (_F.TAG, _O.IS): N_("has the tag"),
    (_F.TAG, _O.IS_NOT): N_("does not have the tag"),
    (_F.TOWN, _O.IS): N_("lives in"),
    (_F.TOWN, _O.IS_NOT): N_("does not live in"),
    (_F.POSTCODE, _O.BEGINS): N_("begins with"),
    (_F.LANGUAGE, _O.IS): N_("is"),
    (_F.KIND, _O.IS): N_("is"),
    (_F.SOURCE, _O.IS): N_("is"),
    (_F.LAST_VISIT, _O.LONGER_AGO): N_("more than … days ago"),
    (_F.LAST_VISIT, _O.WITHIN): N_("in the last … days"),
    (_F.LAST_VISIT, _O.BEFORE): N_("before the day"),
    (_F.LAST_VISIT, _O.SINCE): N_("on or after the day"),
    (_F.LAST_VISIT, _O.NEVER): N_("never"),
    (_F.SPENT_YEAR, _O.AT_LEAST): N_("at least"),
    (_F.PURCHASES, _O.AT_LEAST): N_("at least"),
    (_F.PURCHASES_YEAR, _O.AT_LEAST): N_("at least"),
    (_F.PRODUCT, _O.IS): N_("is"),
    (_F.CATEGORY, _O.IS): N_("is"),
    (_F.BIRTHDAY, _O.WITHIN): N_("in the next … days"),
    (_F.BIRTH_MONTH, _O.IS): N_("is"),
    (_F.NAME_DAY, _O.WITHIN): N_("in the next … days"),
    (_F.PHONE, _O.HAS): N_("is known"),
    (_F.PHONE, _O.HAS_NOT): N_("is missing"),
    (_F.EMAIL, _O.HAS): N_("is known"),
    (_F.EMAIL, _O.HAS_NOT): N_("is missing"),
    (_F.ADDRESS, _O.HAS): N_("is known"),
    (_F.ADDRESS, _O.HAS_NOT): N_("is missing"),
    (_F.CONSENT, _O.YES): N_("said yes to"),
    (_F.CONSENT, _O.NO): N_("said no to"),
    (_F.CONSENT, _O.NOT_ASKED): N_("was not asked about"),
    (_F.NEED, _O.HAS): N_("yes"),
    (_F.WARRANTY, _O.HAS): N_("something is under warranty"),
    (_F.WARRANTY, _O.WITHIN): N_("ends in the next … days"),
    (_F.COMPLAINT, _O.HAS): N_("is open"),
    (_F.VERIFIED, _O.LONGER_AGO): N_("more than … days ago"),
    (_F.VERIFIED, _O.BEFORE): N_("before the day"),
    (_F.VERIFIED, _O.NEVER): N_("never"),
    (_F.RETURNED_MAIL, _O.HAS): N_("yes"),
    (_F.IMPOSSIBLE_PHONE, _O.HAS): N_("yes"),
    (_F.TO_CHECK, _O.HAS): N_("yes"),
    (_F.IMPORT, _O.IS): N_("number"),
    (_F.HOUSEHOLD, _O.HAS): N_("belongs to one"),
    (_F.HOUSEHOLD, _O.HAS_NOT): N_("belongs to none"),
}
CONSENT_WORDS: dict[tuple[Channel, Purpose], Message] = {
    (Channel.LETTER, Purpose.GREETING): N_("greetings by letter"),
    (Channel.LETTER, Purpose.OFFER): N_("offers by letter"),
    (Channel.EMAIL, Purpose.GREETING): N_("greetings by e-mail"),
    (Channel.EMAIL, Purpose.OFFER): N_("offers by e-mail"),
    (Channel.PHONE, Purpose.GREETING): N_("greetings by phone"),
    (Channel.PHONE, Purpose.OFFER): N_("offers by phone"),
    (Channel.MESSAGE, Purpose.GREETING): N_("greetings by text message"),
    (Channel.MESSAGE, Purpose.OFFER): N_("offers by text message"),
}
MONTH_WORDS: tuple[Message, ...] = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def describe(conditions: Conditions) -> tuple[Message, ...]:
    """One clause for each condition: `town is Trenčín`, `last visit before 22 Aug 2026`."""
    return tuple(_SAID[one.field, one.operator](one) for one in conditions)


def _consent(one: Condition) -> Message:
    return CONSENT_WORDS[Channel(one.value), Purpose(one.extra)]


_SAID: dict[tuple[Field, Operator], Callable[[Condition], Message]] = {
    (_F.TAG, _O.IS): lambda one: N_("tag is “{tag}”", tag=one.value),
    (_F.TAG, _O.IS_NOT): lambda one: N_("without the tag “{tag}”", tag=one.value),
    (_F.TOWN, _O.IS): lambda one: N_("town is {town}", town=one.value),
    (_F.TOWN, _O.IS_NOT): lambda one: N_("town is not {town}", town=one.value),
    (_F.POSTCODE, _O.BEGINS): lambda one: N_("postcode begins with {text}", text=one.value),
    (_F.LANGUAGE, _O.IS): lambda one: N_("letters in {language}", language=OWN_NAMES.get(one.value, one.value)),
    (_F.KIND, _O.IS): lambda one: N_("kind: {kind}", kind=KIND_WORDS[CustomerKind(one.value)]),
    (_F.SOURCE, _O.IS): lambda one: N_("found us by “{text}”", text=one.value),
    (_F.LAST_VISIT, _O.LONGER_AGO): lambda one: N_("last visit more than {n} days ago", n=one.number),
    (_F.LAST_VISIT, _O.WITHIN): lambda one: N_("last visit in the last {n} days", n=one.number),
    (_F.LAST_VISIT, _O.BEFORE): lambda one: N_("last visit before {day}", day=one.day),
    (_F.LAST_VISIT, _O.SINCE): lambda one: N_("last visit on or after {day}", day=one.day),
    (_F.LAST_VISIT, _O.NEVER): lambda _one: N_("never bought anything"),
    (_F.SPENT_YEAR, _O.AT_LEAST): lambda one: N_(
        "spent at least {amount} this year", amount=Money(one.number, one.extra)
    ),
    (_F.PURCHASES, _O.AT_LEAST): lambda one: N_("purchases so far: at least {n}", n=one.number),
    (_F.PURCHASES_YEAR, _O.AT_LEAST): lambda one: N_("purchases in twelve months: at least {n}", n=one.number),
    (_F.PRODUCT, _O.IS): lambda one: N_("bought “{name}”", name=one.extra or one.value),
    (_F.CATEGORY, _O.IS): lambda one: N_("bought something of “{name}”", name=one.value),
    (_F.BIRTHDAY, _O.WITHIN): lambda one: N_("birthday in the next {n} days", n=one.number),
    (_F.BIRTH_MONTH, _O.IS): lambda one: N_("born in {month}", month=MONTH_WORDS[one.number - 1]),
    (_F.NAME_DAY, _O.WITHIN): lambda one: N_("name day in the next {n} days", n=one.number),
    (_F.PHONE, _O.HAS): lambda _one: N_("phone known"),
    (_F.PHONE, _O.HAS_NOT): lambda _one: N_("no phone"),
    (_F.EMAIL, _O.HAS): lambda _one: N_("e-mail known"),
    (_F.EMAIL, _O.HAS_NOT): lambda _one: N_("no e-mail"),
    (_F.ADDRESS, _O.HAS): lambda _one: N_("address known"),
    (_F.ADDRESS, _O.HAS_NOT): lambda _one: N_("no address"),
    (_F.CONSENT, _O.YES): lambda one: N_("said yes to {what}", what=_consent(one)),
    (_F.CONSENT, _O.NO): lambda one: N_("said no to {what}", what=_consent(one)),
    (_F.CONSENT, _O.NOT_ASKED): lambda one: N_("not asked about {what}", what=_consent(one)),
    (_F.NEED, _O.HAS): lambda _one: N_("waiting for goods"),
    (_F.WARRANTY, _O.HAS): lambda _one: N_("something under warranty"),
    (_F.WARRANTY, _O.WITHIN): lambda one: N_("a warranty ends in the next {n} days", n=one.number),
    (_F.COMPLAINT, _O.HAS): lambda _one: N_("a complaint is open"),
    (_F.VERIFIED, _O.LONGER_AGO): lambda one: N_("verified more than {n} days ago", n=one.number),
    (_F.VERIFIED, _O.BEFORE): lambda one: N_("verified before {day}", day=one.day),
    (_F.VERIFIED, _O.NEVER): lambda _one: N_("never verified"),
    (_F.RETURNED_MAIL, _O.HAS): lambda _one: N_("a letter came back"),
    (_F.IMPOSSIBLE_PHONE, _O.HAS): lambda _one: N_("a phone that cannot be"),
    (_F.TO_CHECK, _O.HAS): lambda _one: N_("to be checked"),
    (_F.IMPORT, _O.IS): lambda one: N_("came with import {n}", n=one.value),
    (_F.HOUSEHOLD, _O.HAS): lambda _one: N_("lives in a household"),
    (_F.HOUSEHOLD, _O.HAS_NOT): lambda _one: N_("in no household"),
}

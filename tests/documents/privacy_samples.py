"""Facts of the papers about privacy and calls, for the tests; every test changes what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from app.documents.call_list import CallFacts, CallListFacts
from app.documents.consent_form import Clause, ConsentFormFacts, Purpose, Question
from app.documents.person_report import PersonReportFacts
from app.documents.privacy_notice import PrivacyNoticeFacts, Section
from app.documents.shop import PersonFacts
from app.domain.consent import State
from app.domain.money import Money
from app.domain.person_report import (
    ComplaintFact,
    ComplaintStep,
    FileFact,
    HouseholdFact,
    LetterFact,
    LogFact,
    NeedFact,
    PaymentFact,
    PersonReport,
    PurchaseFact,
    PurchaseLine,
    RelationFact,
    WarrantyFact,
)
from tests.documents.samples import SHOP, gbp
from tests.exchange.test_writers import ANSWER, FULL

FORM = ConsentFormFacts(
    shop=SHOP,
    person=PersonFacts(
        name="Jana Kováčová",
        number="1042",
        address_lines=("Štúrovo námestie 14", "911 01 Trenčín"),
        phone="0905 218 447",
        email="jana@example.com",
    ),
    purposes=(
        Purpose(
            "Greetings and birthday cards",
            (
                Question(
                    "May we send you a card for your birthday and holidays?", yes=True, answered=date(2026, 11, 2)
                ),
                Question("May we call you to congratulate you?", yes=False, answered=date(2026, 11, 2)),
            ),
        ),
        Purpose("News and offers", (Question("May we send you news and offers by e-mail?"),)),
    ),
    free="Your answers are free.",
    clauses=(
        Clause("Changing your mind", "Take back any yes at any time."),
        Clause("What happens with your data", "We use your name for what you allow here. " * 6),
    ),
)
NOTICE = PrivacyNoticeFacts(
    shop=SHOP,
    sections=(Section("What we keep", ("Your name.", "What you bought.")), Section("How long", ("Ten years.",))),
    checked=date(2026, 11, 22),
)
MORNING = datetime.fromisoformat("2026-11-18T14:51:00+01:00")
REPORT = PersonReport(
    made_at=datetime.fromisoformat("2026-11-22T10:00:00+01:00"),
    shop=SHOP.legal_name,
    contact=FULL,
    since=date(2024, 3, 1),
    answers=(ANSWER, replace(ANSWER, state=State.NO, source="phone", staff="Peter")),
    household=HouseholdFact("Kováčovci", ("Jana Kováčová", "Štefan Kováč"), "Jana Kováčová"),
    relations=(RelationFact(name="Štefan Kováč", number=1043, they_are="spouse", pays=True, note="since 1999"),),
    needs=(
        NeedFact(
            what="Cast iron pan",
            state="open",
            since=date(2026, 5, 1),
            features="24 cm, for induction",
            price_limit=gbp(4500),
            wanted_by=date(2026, 12, 20),
            staff="Ruth",
        ),
    ),
    purchases=(
        PurchaseFact(
            number="T1-004513",
            at=MORNING,
            total=gbp(5670),
            lines=(
                PurchaseLine(
                    name="Electric kettle 1.7 l, brushed steel",
                    quantity=Decimal(1),
                    amount=gbp(4410),
                    serial="KT-2209-118734",
                    used_by="Štefan Kováč",
                ),
                PurchaseLine(name="Tea towel", quantity=Decimal(3), amount=gbp(1260)),
                PurchaseLine(name="White tea", quantity=Decimal("0.150"), unit="kg", amount=gbp(0)),
            ),
            paid=(PaymentFact("cash", gbp(5670)),),
            seller="Ruth",
        ),
    ),
    warranties=(
        WarrantyFact(
            number="Z-000482",
            product="Electric kettle",
            starts=date(2026, 11, 18),
            ends=date(2028, 11, 18),
            sale_number="T1-004513",
            serial="KT-2209-118734",
        ),
    ),
    complaints=(
        ComplaintFact(
            number="R-000071",
            received=MORNING,
            state="resolved",
            channel="phone",
            subject="It no longer switches off",
            description="Water drips.\nTwice a day.",
            wish="repair",
            deadline=date(2026, 12, 18),
            closed_on=date(2026, 12, 1),
            outcome="Repaired",
            steps=(ComplaintStep(at=MORNING, kind="received", staff="Ruth"),),
        ),
    ),
    letters=(
        LetterFact(
            number="M-000032",
            at=MORNING,
            occasion="birthday",
            subject="For your birthday",
            address="Jana Kováčová\nTrenčín",
            text="Dear Jana,\nall the best.",
        ),
    ),
    files=(FileFact(name="photo.jpg", media_type="image/jpeg", size=120_000, added=MORNING, staff="Ruth"),),
    earlier_numbers=(977,),
    other_numbers=(("shopify", "6543"),),
    changes=(
        LogFact(
            at=MORNING,
            staff="Ruth",
            action="change",
            before='{"family_name": "Nováková", "tags": []}',
            after='{"family_name": "Kováčová", "tags": ["gifts"]}',
        ),
    ),
)
PERSON = PersonReportFacts(shop=SHOP, report=REPORT, home="SK")
CALLS = CallListFacts(
    shop=SHOP,
    product="Cast iron pan 24 cm",
    made=date(2026, 11, 22),
    code="8590001187349",
    price=Money(4200, "GBP"),
    calls=(
        CallFacts(
            name="Jana Kováčová",
            number="1042",
            phone="0905 218 447",
            wants="Cast iron pan",
            features="24 cm, for induction",
            limit=gbp(4500),
            since=date(2026, 5, 1),
            wanted_by=date(2026, 12, 20),
            note="evenings only",
            consent=State.YES,
            language="sk",
        ),
        CallFacts(
            name="张伟", number="1077", phone="", wants="铸铁锅", since=date(2026, 8, 3), told=date(2026, 11, 20)
        ),
    ),
)

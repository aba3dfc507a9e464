"""Facts of one shop's papers for the tests; every test changes what it is about."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from app.documents.certificate import CertificateFacts
from app.documents.complaint import ComplaintFacts
from app.documents.letter import LetterFacts, LetterForm
from app.documents.receipt import PaymentLine, PointsFacts, ReceiptFacts, ReceiptLine, TaxRow, WarrantyRow
from app.documents.shop import PersonFacts, Registration, ShopFacts
from app.domain.money import Money
from app.domain.settings import Settings
from app.i18n import N_
from app.services import envelopes


def gbp(minor: int) -> Money:
    return Money(minor, "GBP")


SHOP = ShopFacts(
    legal_name="Marlowe & Daughter",
    trade_line="Kitchen and home",
    address_lines=("14 Quay Street", "Falmouth TR11 3LH"),
    phone="01326 555 014",
    registrations=(Registration("VAT", "GB 123 4567 89"),),
)

LINES = (
    ReceiptLine(name="Stovetop moka pot, 6 cups", quantity=Decimal(1), unit_price=Decimal("34.90"), amount=gbp(3490)),
    ReceiptLine(
        name="Electric kettle 1.7 l, brushed steel, with temperature control",
        second_name="电热水壶 1.7 升 拉丝不锈钢",
        quantity=Decimal(1),
        unit_price=Decimal("49.00"),
        amount=gbp(4410),
        discount_percent=Decimal(10),
        serial="KT-2209-118734",
        user="Li Na",
    ),
    ReceiptLine(
        name="White tea Silver Needle 2025",
        quantity=Decimal("0.150"),
        unit="kg",
        unit_price=Decimal(128),
        amount=gbp(1920),
        tax_rate=Decimal(0),
    ),
    ReceiptLine(name="Tea towel, blue stripe", quantity=Decimal(3), unit_price=Decimal("4.20"), amount=gbp(1260)),
)

SALE = ReceiptFacts(
    shop=SHOP,
    number="T1-004513",
    issued=datetime(2026, 11, 18, 14, 51),
    total=gbp(11080),
    till="1",
    clerk="Ruth",
    customer=PersonFacts(name="张伟 Zhang Wei", number="1042"),
    lines=LINES,
    subtotal=gbp(11570),
    discount=gbp(-490),
    payments=(PaymentLine(label=N_("Cash"), amount=gbp(11080), tendered=gbp(12000)),),
    change=gbp(920),
    taxes=(
        TaxRow(rate=Decimal(20), net=gbp(7633), tax=gbp(1527), gross=gbp(9160)),
        TaxRow(rate=Decimal(0), net=gbp(1920), tax=gbp(0), gross=gbp(1920)),
    ),
    warranties=(WarrantyRow(product="Kettle", serial="KT-2209-118734", ends=date(2028, 11, 18)),),
    points=PointsFacts(earned=110, balance=522),
    footer=(N_("Thank you for coming back."), "Sales record, not a fiscal receipt."),
)

CERTIFICATE = CertificateFacts(
    shop=SHOP,
    number="Z-000482",
    receipt_number="T1-004513",
    sold=date(2026, 11, 18),
    issued=date(2026, 11, 18),
    product="Electric kettle",
    ends=date(2028, 11, 18),
    serial="KT-2209-118734",
    buyer=PersonFacts(name="Jana Kováčová", address_lines=("Štúrovo námestie 14", "911 01 Trenčín")),
    user="Štefan Kováč",
    term="24 months from delivery",
    price=Money(4410, "EUR"),
    answer_days=30,
    rights=("Repair or replacement without charge.", "A refund if neither is possible."),
    care=("Descale it once a month.",),
    place="Trenčín",
    signer="Mária Hrušovská",
)

COMPLAINT = ComplaintFacts(
    shop=SHOP,
    number="R-000071",
    received=datetime(2026, 11, 20, 9, 41),
    defect="It no longer switches off.\nWater drips from the base.",
    channel="in person",
    received_by="Ruth",
    person=PersonFacts(name="Jana Kováčová", number="1042", phone="+421 905 123 456"),
    product="Electric kettle",
    serial="KT-2209-118734",
    receipt_number="T1-004513",
    sold=date(2026, 11, 18),
    price=gbp(4410),
    wish="Repair",
    condition="Scratch on the lid.",
    accessories=("base", "box"),
    deadline=date(2026, 12, 20),
    handling="We send it to the supplier and telephone you.",
    legal=("Complaints are settled within 30 days.",),
)

WINDOWS = envelopes.windows_of(Settings(country="SK"))

LETTER = LetterFacts(
    shop=SHOP,
    recipient_lines=("Jana Kováčová", "Štúrovo námestie 14", "911 01 Trenčín"),
    written=date(2026, 12, 10),
    salutation="Dear Mrs Kováčová,",
    paragraphs=("The casserole you looked for has come.", "We kept a red one for you."),
    closing="Yours sincerely",
    signature_lines=("Mária Hrušovská", "and everyone at the shop"),
    subject="Your casserole",
    number="M-000032",
    windows=WINDOWS,
)

CHINESE_LETTER = LetterFacts(
    shop=SHOP,
    recipient_lines=("310002", "杭州市上城区中山南路 12 号", "张伟 先生 收"),
    written=date(2027, 2, 1),
    date_text="丙午年腊月廿四",
    salutation="张伟先生：",
    paragraphs=(
        "您好！十一月您来给母亲挑的那对建盏，不知她用着可还顺手？您说“她最喜欢兔毫”，我们都记着。",
        "得空来坐。",
    ),
    closing="恭祝",
    wish="新春吉祥，阖家安康！",
    signature_lines=("老街茶器　陈静　敬上",),
    windows=WINDOWS,
    form=LetterForm.CHINESE,
)

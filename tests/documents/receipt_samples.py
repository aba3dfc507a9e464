"""A shop, its goods and its people in each language, and every paper that leaves its counter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any

from app.documents import receipt
from app.documents.paper import PAPERS
from app.documents.receipt import (
    CareRow,
    CreditFacts,
    PaymentLine,
    PointsFacts,
    ReceiptFacts,
    ReceiptKind,
    ReceiptLine,
    TaxRow,
    Until,
    WarrantyRow,
)
from app.documents.receipt_facts import FISCAL
from app.documents.shop import PersonFacts, Registration, ShopFacts
from app.domain.money import Money
from app.i18n import LANGUAGES, N_, language
from app.services import countries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.domain.country import Country
    from app.i18n import Language


@dataclass(frozen=True)
class Goods:
    """What one shop sells, in its own language and, below it, in another."""

    pot: tuple[str, str]
    kettle: tuple[str, str]
    tea: tuple[str, str]
    towel: tuple[str, str]
    care: str
    reason: str
    terms: str


@dataclass(frozen=True)
class SampleShop:
    """A shop of one country with a known customer."""

    country: Country
    facts: ShopFacts
    customer: PersonFacts
    user: str
    clerk: str
    goods: Goods

    def money(self, minor: int) -> Money:
        return Money(minor, self.country.currency)


_EN = SampleShop(
    countries.country("GB"),
    ShopFacts(
        legal_name="Marlowe & Daughter",
        trade_line="Kitchen and home",
        address_lines=("14 Quay Street, Falmouth TR11 3LH",),
        phone="01326 555 014",
        registrations=(Registration("VAT", "GB 123 4567 89"),),
    ),
    PersonFacts(name="张伟 Zhang Wei", number="1042"),
    "Li Na",
    "Ruth",
    Goods(
        ("Stovetop moka pot, 6 cups", "摩卡壶 6 杯"),
        ("Electric kettle 1.7 l, brushed steel, with temperature control", "电热水壶 1.7 升 拉丝不锈钢"),
        ("White tea Silver Needle 2025", "白毫银针 2025 散装"),
        ("Tea towel, blue stripe", "茶巾 蓝条"),
        "Descale it once a month. Never put the base into water.",
        "Does not fit the hob",
        "Unused goods can be exchanged within 28 days with this receipt. Your rights by law are not affected.",
    ),
)
_SK = SampleShop(
    countries.country("SK"),
    ShopFacts(
        legal_name="Kováčovci – domáce potreby, s. r. o.",
        trade_line="Všetko pre kuchyňu a záhradu",
        address_lines=("Štúrovo námestie 14, 911 01 Trenčín",),
        phone="032 555 01 40",
        registrations=(
            Registration("IČO", "51 234 567"),
            Registration("DIČ", "2120123456"),
            Registration("IČ DPH", "SK2120123456"),
        ),
    ),
    PersonFacts(name="Ing. Ľubomíra Šťastná-Kráľovičová", number="1 042"),
    "Štefan Šťastný",
    "Mária Hrušovská",
    Goods(
        ("Moka kanvica na sporák, 6 šálok", "Stovetop moka pot, 6 cups"),
        ("Rýchlovarná kanvica 1,7 l z kartáčovanej ocele s reguláciou teploty", "Electric kettle 1.7 l"),
        ("Biely čaj Strieborné ihličie 2025", "White tea Silver Needle 2025"),
        ("Utierka s modrým pásikom", "Tea towel, blue stripe"),
        "Raz za mesiac ju odvápnite. Podstavec nikdy neponárajte do vody.",
        "Nesedí na indukciu",
        "Nepoužitý tovar vymeníme do 28 dní s týmto dokladom. Vaše zákonné práva tým nie sú dotknuté.",
    ),
)
_ZH = SampleShop(
    countries.country("CN"),
    ShopFacts(
        legal_name="杭州老街茶器有限公司",
        trade_line="茶具　茶叶　家居",
        address_lines=("杭州市上城区中山南路 12 号",),
        phone="0571-5550 1420",
        registrations=(Registration("统一社会信用代码", "91330102MA2H4X8K9Q"),),
    ),
    PersonFacts(name="张伟", number="1042"),
    "李娜",
    "陈静",
    Goods(
        ("摩卡壶 6 杯装", "Stovetop moka pot, 6 cups"),
        ("电热水壶 1.7 升 拉丝不锈钢机身 可调温度 自动断电", "Electric kettle 1.7 l, brushed steel"),
        ("白毫银针 2025 年 散装", "White tea Silver Needle 2025"),
        ("茶巾（蓝条纹）", "Tea towel, blue stripe"),
        "每月除垢一次。底座切勿浸水。",
        "与灶具不合",
        "未使用的商品凭本小票 28 天内可换货。您的法定权利不受影响。",
    ),
)
SHOPS = {"en": _EN, "sk": _SK, "zh_CN": _ZH}
# What stands beside each language on a bilingual paper.
SECONDS = {"en": "zh_CN", "sk": "en", "zh_CN": "en"}
_SOLD = datetime(2026, 11, 18, 14, 51)
_ENDS = date(2028, 11, 18)
_SERIAL = "KT-2209-118734"
_FREE, _FULL = Decimal(0), Decimal(20)


def _lines(shop: SampleShop) -> tuple[ReceiptLine, ...]:
    goods, money = shop.goods, shop.money
    return (
        ReceiptLine(
            name=goods.pot[0],
            second_name=goods.pot[1],
            quantity=Decimal(1),
            unit_price=Decimal("34.90"),
            amount=money(3490),
            tax_rate=_FULL,
        ),
        ReceiptLine(
            name=goods.kettle[0],
            second_name=goods.kettle[1],
            quantity=Decimal(1),
            unit_price=Decimal("49.00"),
            amount=money(4410),
            discount_percent=Decimal(10),
            serial=_SERIAL,
            user=shop.user,
            tax_rate=_FULL,
        ),
        ReceiptLine(
            name=goods.tea[0],
            second_name=goods.tea[1],
            quantity=Decimal("0.150"),
            unit="kg",
            unit_price=Decimal(128),
            amount=money(1920),
            batch="B-2025-04",
            tax_rate=_FREE,
        ),
        ReceiptLine(
            name=goods.towel[0],
            second_name=goods.towel[1],
            quantity=Decimal(3),
            unit_price=Decimal("4.20"),
            amount=money(1260),
            tax_rate=_FULL,
        ),
    )


def _footer(shop: SampleShop) -> tuple[Any, ...]:
    return (N_("Thank you for coming."), shop.country.guarantee, shop.country.non_fiscal)


def receipt_sale(language: Language) -> ReceiptFacts:
    """Four lines, a discount, cash with change, two rates, warranties, care, points and credit, terms."""
    shop = SHOPS[language.code]
    money = shop.money
    return ReceiptFacts(
        shop=shop.facts,
        number="T1-004513",
        title=shop.country.receipt_title,
        issued=_SOLD,
        total=money(11080),
        till="1",
        clerk=shop.clerk,
        customer=shop.customer,
        lines=_lines(shop),
        subtotal=money(11570),
        discount=money(-490),
        payments=(PaymentLine(label=N_("Cash"), amount=money(11080), tendered=money(12000)),),
        change=money(920),
        tax_name=shop.country.tax_name,
        taxes=(
            TaxRow(rate=_FULL, net=money(7633), tax=money(1527), gross=money(9160)),
            TaxRow(rate=_FREE, net=money(1920), tax=money(0), gross=money(1920)),
        ),
        warranties=(
            WarrantyRow(product=shop.goods.pot[0], ends=_ENDS),
            WarrantyRow(product=shop.goods.kettle[0], serial=_SERIAL, ends=_ENDS),
            WarrantyRow(product=shop.goods.towel[0], ends=date(2027, 11, 18), pieces=3),
        ),
        warranty_note=N_("Keep this paper: it is your proof for the warranty."),
        care=(CareRow(product=shop.goods.kettle[0], hint=shop.goods.care),),
        points=PointsFacts(earned=110, balance=522),
        credit=CreditFacts(given=money(-2000), balance=money(3500)),
        fiscal_id="O-7DBC8DEA",
        fiscal_label=shop.country.fiscal_id or FISCAL,
        terms=shop.goods.terms,
        footer=_footer(shop),
    )


def receipt_short(language: Language) -> ReceiptFacts:
    """The commonest one: one thing, by card, to nobody known."""
    whole = receipt_sale(language)
    line = whole.lines[0]
    return replace(
        whole,
        customer=None,
        lines=(line,),
        subtotal=None,
        discount=None,
        total=line.amount,
        payments=(PaymentLine(label=N_("Card"), amount=line.amount),),
        change=None,
        taxes=whole.taxes[:1],
        warranties=(),
        warranty_note="",
        care=(),
        points=None,
        credit=None,
        fiscal_id="",
        terms="",
    )


def receipt_copy(language: Language) -> ReceiptFacts:
    """The second reprint, paid in several ways, with both discounts and coins that are rounded."""
    whole = receipt_sale(language)
    money = SHOPS[language.code].money
    return replace(
        whole,
        copy=2,
        sale_discount=money(-554),
        sale_discount_percent=Decimal(5),
        rounding=money(-1),
        total=money(10525),
        payments=(
            PaymentLine(label=N_("Card"), amount=money(5000)),
            PaymentLine(label=N_("Store credit"), amount=money(2000)),
            PaymentLine(label=N_("Cash"), amount=money(3525), tendered=money(5000)),
        ),
        change=money(1475),
    )


def receipt_return(language: Language) -> ReceiptFacts:
    """One thing brought back and paid back."""
    whole = receipt_short(language)
    line = whole.lines[0]
    back = replace(line, quantity=-line.quantity, amount=-line.amount)
    return replace(
        whole,
        number="R1-000027",
        title=N_("Return"),
        kind=ReceiptKind.RETURN,
        customer=SHOPS[language.code].customer,
        original_number="T1-004400",
        reason=SHOPS[language.code].goods.reason,
        lines=(back,),
        total=back.amount,
        payments=(PaymentLine(label=N_("Card"), amount=back.amount),),
        taxes=tuple(replace(row, net=-row.net, tax=-row.tax, gross=-row.gross) for row in whole.taxes),
    )


def receipt_exchange(language: Language) -> ReceiptFacts:
    """One thing brought back and another taken in one ticket."""
    whole = receipt_sale(language)
    money = SHOPS[language.code].money
    line = whole.lines[0]
    reason = SHOPS[language.code].goods.reason
    back = replace(line, quantity=-line.quantity, amount=-line.amount, original_number="T1-004400", reason=reason)
    return replace(
        whole,
        lines=(back, whole.lines[1]),
        subtotal=None,
        discount=None,
        total=money(920),
        payments=(PaymentLine(label=N_("Cash"), amount=money(920), tendered=money(1000)),),
        change=money(80),
        taxes=(TaxRow(rate=_FULL, net=money(767), tax=money(153), gross=money(920)),),
        warranties=whole.warranties[1:2],
        points=PointsFacts(earned=-26, balance=496),
        credit=None,
        terms="",
    )


def gift_receipt(language: Language) -> ReceiptFacts:
    """The sale for who unwraps it."""
    whole = receipt_sale(language)
    nothing = Money(0, whole.total.currency)
    unpriced = tuple(
        replace(line, unit_price=_FREE, amount=nothing, discount_percent=None, tax_rate=None, user="")
        for line in whole.lines
    )
    return ReceiptFacts(
        shop=whole.shop,
        number="GT1-004513",
        title=N_("Gift receipt"),
        kind=ReceiptKind.GIFT,
        issued=whole.issued,
        total=nothing,
        lines=unpriced,
        warranties=whole.warranties,
        warranty_note=whole.warranty_note,
        care=whole.care,
        until=Until(label=N_("Exchange until"), day=date(2026, 12, 18)),
        terms=whole.terms,
        footer=(N_("Chosen for you with care. Bring this slip to exchange it."),),
    )


# Every paper of the counter by its kind and variant: the word before the stroke is the kind.
SAMPLES: dict[str, Callable[[Language], Any]] = {
    "receipt": receipt_sale,
    "receipt/short": receipt_short,
    "receipt/copy": receipt_copy,
    "receipt/return": receipt_return,
    "receipt/exchange": receipt_exchange,
    "gift-receipt": gift_receipt,
}

# What is kept as golden pages and put on contact sheets, beside the papers of the shops' own day.
SIZES = ("58mm", "80mm", "A5")
# On these also in two languages.
BILINGUAL = ("58mm", "A4")
# What a sale and a gift receipt say alone is kept with the papers of a shop's day.
_OWN = ("receipt", "gift-receipt")


def variants() -> Iterator[tuple[str, bytes]]:
    """Every variant in every language on rolls and sheets, and in two languages."""
    for name, (variant, size, code, second) in _chosen().items():
        beside = language(second) if second else None
        yield name, receipt.render(SAMPLES[variant](language(code)), PAPERS[size], language(code), beside)


def names() -> tuple[str, ...]:
    """What they are called."""
    return tuple(_chosen())


def _chosen() -> dict[str, tuple[str, str, str, str]]:
    alone = [(*one, "") for one in product(SAMPLES, SIZES, LANGUAGES) if one[0] not in _OWN]
    beside = [(*one, SECONDS[one[2]]) for one in product(SAMPLES, BILINGUAL, LANGUAGES)]
    return {"-".join(filter(None, one)).replace("/", "-"): one for one in (*alone, *beside)}

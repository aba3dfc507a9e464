"""Facts of labels and envelopes for the tests and for `make papers`; every test changes what it is about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from app.documents import envelope, label
from app.documents.envelope_facts import EnvelopeFacts
from app.documents.label_facts import (
    AddressLabel,
    Label,
    LabelsFacts,
    PriceTag,
    SpineLabel,
    TextLabel,
    UnitPriceFacts,
)
from app.documents.paper import ENVELOPES
from app.domain.label_sheet import LabelSheet
from app.domain.money import Money
from app.i18n import LANGUAGES, N_, language
from app.services import label_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

TWELVE_LINES = (
    "Prof. Ing. arch. Mgr. art. Svetozára Krasoslava Hviezdoslavová-Országhová, PhD.",
    "Združenie priateľov ľudovej keramiky a tradičných remesiel hornej Oravy, n. o.",
    "Oddelenie zahraničných vzťahov",
    "k rukám pani riaditeľky",
    "Dom služieb, vchod B",
    "3. poschodie, dvere č. 312",
    "Areál bývalých závodov",
    "Nábrežie arm. gen. L. Svobodu 1384/47A",
    "Podhradie",
    "okres Dolný Kubín",
    "026 01 Dolný Kubín",
    "SLOVAKIA",
)
ADDRESSES = {
    "en": (
        ("Mrs Emily Whitmore", "14 Harbour Lane", "Whitby", "North Yorkshire", "YO21 3QP"),
        ("The Featherstonehaugh-Cholmondeley family", "The Old Rectory, Nether Wallop", "Stockbridge", "SO20 8ET"),
    ),
    "sk": (("Jana Kováčová", "Námestie SNP 12", "811 06 Bratislava"), TWELVE_LINES),
    "zh_CN": (
        ("310012", "浙江省杭州市西湖区文三路 388 号钱江科技大厦 15 楼", "陈静 收"),
        ("610041", "四川省成都市武侯区人民南路四段 27 号 𠮷祥商务港 2 栋", "张䶮㛃 先生 收"),
    ),
}


def sheet(name: str) -> LabelSheet:
    """A sheet of the table."""
    return next(one for one in label_sheets.known() if one.name == name)


def tags(code: str, *, shelf: bool = False) -> tuple[PriceTag, ...]:
    """Goods with every kind of code and note."""
    currency = {"en": "GBP", "sk": "EUR", "zh_CN": "CNY"}[code]
    names = {
        "en": (
            "Cast iron pan 24 cm",
            "Green tea, loose leaf",
            "Linen tea towel with herringbone stripe, washed",
            "Jam",
        ),
        "sk": ("Liatinová panvica 24 cm", "Zelený čaj sypaný", "Ľanová utierka s rybou kosťou, predpraná", "Džem"),
        "zh_CN": ("铸铁平底锅 24 厘米", "明前龙井散装绿茶", "亚麻人字纹茶巾，预洗柔软，适合擦拭瓷器与玻璃杯", "果酱"),
    }[code]
    raised = code == "sk"
    kilogram = N_("kg")
    return (
        PriceTag(
            name=names[0],
            price=Money(4200, currency),
            was=Money(4990, currency),
            was_note=N_("Lowest price of the last {n} days: {price}", n=30, price=Money(4990, currency)),
            code="4006381333931",
            number="PAN24",
            supplier="Merotrade",
            made=date(2028, 11, 18),
            shelf=shelf,
            raised=raised,
        ),
        PriceTag(
            name=names[1],
            price=Money(640, currency),
            unit_price=UnitPriceFacts(Decimal("51.20"), currency, kilogram),
            code="96385074",
            number="1042",
            shelf=shelf,
            raised=raised,
        ),
        PriceTag(
            name=names[2],
            price=Money(128450, currency),
            code="TOWEL-7",
            number="TOWEL-7",
            supplier="Ľan s. r. o.",
            shelf=shelf,
            raised=raised,
        ),
        PriceTag(
            name=names[3],
            price=Money(95, currency),
            per=kilogram,
            code="036000291452",
            tax_note=N_("plus {tax}", tax="VAT"),
            shelf=shelf,
            american=True,
            raised=raised,
        ),
    )


def spines(code: str) -> tuple[SpineLabel, ...]:
    return {
        "en": (SpineLabel("Complaints", "2028 · C-001 to C-120"), SpineLabel("Warranties", "January to June 2028")),
        "sk": (SpineLabel("Reklamácie", "2028 · č. 1 až 120"), SpineLabel("Záruky", "január až jún 2028")),
        "zh_CN": (SpineLabel("投诉登记", "2028 年 1–120 号"), SpineLabel("保修单", "2028 年上半年")),
    }[code]


def labels(kind: str, code: str) -> tuple[Label, ...]:
    """The labels of one kind."""
    if kind == "address":
        return tuple(AddressLabel(lines, lines[0]) for lines in ADDRESSES[code])
    if kind == "spine":
        return spines(code)
    if kind == "text":
        words = {"en": "Fragile. This side up", "sk": "Krehké. Neklopiť", "zh_CN": "易碎品，请勿倒置"}
        return (TextLabel(words[code]),)
    return tags(code, shelf=kind == "shelf")


# What each kind is shown on.
SHEETS = {
    "address": ("Avery L7160", "HERMA 5051"),
    "price": ("Avery L7651", "Avery Zweckform 3490", "Avery L7160"),
    "shelf": ("Avery L7163", "Rayfilm 0410"),
    "spine": ("HERMA 5092", "Rayfilm 8001"),
    "text": ("Avery 3112",),
}


def facts(kind: str, code: str, name: str, **changes: object) -> LabelsFacts:
    """A sheet of labels of one kind."""
    values: dict[str, object] = {"sheet": sheet(name), "labels": labels(kind, code), "outlines": True} | changes
    return LabelsFacts(**values)  # type: ignore[arg-type]  # fields by name


ENVELOPE = {
    "en": EnvelopeFacts(
        sender_lines=("Marlowe & Daughter", "14 Quay Street", "Falmouth", "TR11 3LH"),
        recipient_lines=ADDRESSES["en"][0],
    ),
    "sk": EnvelopeFacts(
        sender_lines=("Dom a záhrada, s. r. o.", "Štúrovo námestie 14", "911 01 Trenčín"), recipient_lines=TWELVE_LINES
    ),
    "zh_CN": EnvelopeFacts(
        sender_lines=("杭州市上城区中山南路 12 号", "老街茶器"),
        recipient_lines=ADDRESSES["zh_CN"][1],
        sender_postcode="310002",
        chinese=True,
    ),
}
# On what size the envelope of each language is shown.
FACES = {"en": "No10", "sk": "C6", "zh_CN": "ZL"}


def names() -> tuple[str, ...]:
    """What `samples` makes."""
    shown = tuple(f"{kind}-{name}-{code}" for code in LANGUAGES for kind, sheets in SHEETS.items() for name in sheets)
    return (*(name.replace(" ", "-") for name in shown), *(f"face-{FACES[code]}-{code}" for code in LANGUAGES))


def samples() -> Iterator[tuple[str, bytes]]:
    """Every kind of label on its sheets and an envelope, in every language: a name and the PDF."""
    for code in LANGUAGES:
        speech = language(code)
        for kind, sheets in SHEETS.items():
            for name in sheets:
                made = label.render(facts(kind, code, name, start=3), speech)
                yield f"{kind}-{name}-{code}".replace(" ", "-"), made
        size = FACES[code]
        yield f"face-{size}-{code}", envelope.render(ENVELOPE[code], ENVELOPES[size], speech)

"""What one day in three shops was about: an English, a Chinese and a Slovak one, with everything a paper can show."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.customer import Address, PhoneEntry
from app.domain.settings import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """Something on the shelf, with what a sale of it says."""

    name: str
    price: str
    code: str = ""
    tax: str = "standard"
    unit: str = "pc"
    quantity: str = "1"
    discount: str = ""
    months: int = 0
    serial: str = ""
    care: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One shop, one buyer, one sale and what became of it."""

    language: str
    country: str
    currency: str
    shop: Identity
    clerk: str
    buyer: str
    user: str
    form: str
    address: Address
    phone: PhoneEntry
    goods: tuple[Goods, ...]
    defect: str
    description: str
    condition: str
    accessories: str
    need: str
    features: str


ENGLISH = Story(
    language="en",
    country="GB",
    currency="GBP",
    shop=Identity(
        legal_name="Marlowe & Daughter Ltd",
        trade_line="Kitchen and home since 1987",
        street="14 Quay Street",
        city="Falmouth",
        postcode="TR11 3LH",
        phone="01326 555 014",
        email="hello@marlowe.example",
        website="marlowe.example",
        hours="Mon–Sat 9–17.30",
        registration_id="04512377",
        vat_id="GB 123 4567 89",
    ),
    clerk="Ruth",
    buyer="Jana Kováčová",
    user="Li Na",
    form="ms",
    address=Address(street="Flat 3, 27 Arwenack Avenue", city="Falmouth", postcode="TR11 3JW", country="GB"),
    phone=PhoneEntry("07700 900 118"),
    goods=(
        Goods(name="Stovetop moka pot, 6 cups", price="34.90", code="4006381333931", months=24),
        Goods(
            name="Electric kettle 1.7 l, brushed steel, with temperature control and a lid that stays cool",
            price="49.00",
            discount="10",
            months=24,
            serial="KT-2209-118734",
            care="Descale it once a month.",
        ),
        Goods(name="White tea Silver Needle 2025", price="128", tax="zero", unit="kg", quantity="0.150"),
        Goods(name="Tea towel, blue stripe", price="4.20", quantity="3"),
    ),
    defect="It no longer switches off",
    description="It boils on after the water is hot. Water drips from the base.",
    condition="Scratch on the lid",
    accessories="base, box",
    need="Cast iron casserole",
    features="24 cm, red, for induction",
)

CHINESE = Story(
    language="zh_CN",
    country="CN",
    currency="CNY",
    shop=Identity(
        legal_name="杭州老街茶器有限公司",
        trade_line="茶器 · 茶叶 · 家用",
        street="上城区中山南路 12 号",
        city="杭州市",
        postcode="310002",
        phone="0571 5550 0140",
        email="chen@laojie.example",
        hours="每日 9:00–20:00",
        registration_id="91330102MA0000000X",
    ),
    clerk="陈静",
    buyer="张伟",
    user="李娜",
    form="mr",
    address=Address(
        street="西湖区文三路 90 号 3 幢 2 单元 501 室", city="杭州市", region="浙江省", postcode="310012", country="CN"
    ),
    phone=PhoneEntry("138 0571 5550"),
    goods=(
        Goods(name="建盏兔毫茶杯（一对）", price="368", code="6901234567892", months=12),
        Goods(
            name="电热水壶 1.7 升 拉丝不锈钢 可调温 双层防烫壶身 带智能恒温底座",
            price="399",
            discount="10",
            months=24,
            serial="KT-2209-118734",
            care="每月除垢一次。",
        ),
        Goods(name="白毫银针 2025 年春茶", price="1280", tax="reduced", unit="kg", quantity="0.150"),
        Goods(name="蓝条茶巾", price="25", quantity="3"),
    ),
    defect="水烧开后不断电",
    description="水开后继续沸腾，底座渗水。",
    condition="壶盖有划痕",
    accessories="底座、包装盒",
    need="铸铁炖锅",
    features="24 厘米，红色，可用电磁炉",
)

SLOVAK = Story(
    language="sk",
    country="SK",
    currency="EUR",
    shop=Identity(
        legal_name="Dom a záhrada, s. r. o.",
        trade_line="Všetko pre kuchyňu, dom a záhradu",
        street="Štúrovo námestie 14",
        city="Trenčín",
        postcode="911 01",
        phone="032 555 01 40",
        email="obchod@domazahrada.example",
        website="domazahrada.example",
        hours="po–pi 9–18, so 9–12",
        registration_id="51 234 567",
        tax_id="2121234567",
        vat_id="SK2121234567",
    ),
    clerk="Mária",
    buyer="Jana Kováčová",
    user="Štefan Kováč",
    form="ms",
    address=Address(street="Ulica 1. mája 27/3", city="Ľubotín nad Váhom", postcode="914 41", country="SK"),
    phone=PhoneEntry("0905 218 447"),
    goods=(
        Goods(name="Moka kanvica na 6 šálok", price="34.90", code="4006381333931", months=24),
        Goods(
            name="Rýchlovarná kanvica 1,7 l, brúsená oceľ, s nastavením teploty a dvojitým plášťom",
            price="49.00",
            discount="10",
            months=24,
            serial="KT-2209-118734",
            care="Raz za mesiac odstráňte vodný kameň.",
        ),
        Goods(name="Biely čaj Strieborné ihličky 2025", price="128", tax="reduced", unit="kg", quantity="0.150"),
        Goods(name="Utierka s modrým pásikom", price="4.20", quantity="3"),
    ),
    defect="Kanvica sa nevypína",
    description="Voda vrie ďalej, aj keď je horúca. Zospodu kvapká voda.",
    condition="Škrabanec na veku",
    accessories="podstavec, škatuľa",
    need="Liatinový hrniec",
    features="24 cm, červený, na indukciu",
)

STORIES = (ENGLISH, CHINESE, SLOVAK)

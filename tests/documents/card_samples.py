"""Facts of cards, postcards and leaflets for the tests, and for looking at every page."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from app.documents import card, leaflet, postcard
from app.documents.card_facts import CardFacts
from app.documents.leaflet_facts import ItemFacts, LeafletFacts
from app.documents.letter import LetterFacts, LetterForm
from app.documents.paper import A4, A5, CARD_A5, CARD_A6, CARDS, LETTER, POSTCARDS
from app.documents.season_picture import NAMES
from app.documents.shop import ShopFacts
from app.i18n import LANGUAGES, N_, language

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

ENGLISH_SHOP = ShopFacts(
    legal_name="Marlowe & Daughter",
    trade_line="Kitchen and home",
    address_lines=("14 Quay Street", "Falmouth TR11 3LH"),
    phone="01326 555 014",
    hours="Mon–Sat 9–17",
)
SLOVAK_SHOP = ShopFacts(
    legal_name="Lipa – domáce potreby",
    address_lines=("Štúrovo námestie 3", "911 01 Trenčín"),
    phone="+421 32 555 01 40",
    hours="Po – Pi 9.00 – 17.00, So 9.00 – 12.00",
)
CHINESE_SHOP = ShopFacts(
    legal_name="老街茶器", address_lines=("杭州市上城区河坊街 88 号",), phone="0571 8700 1122", hours="每日 9:00–20:00"
)
SHOPS = {"en": ENGLISH_SHOP, "sk": SLOVAK_SHOP, "zh_CN": CHINESE_SHOP}


def _drawn(size: tuple[int, int], ground: str, thing: str, kind: str = "PNG") -> bytes:
    picture = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(picture)
    wide, tall = size
    side = min(size) * 0.34
    pen.ellipse((wide / 2 - side, tall / 2 - side, wide / 2 + side, tall / 2 + side), fill=thing)
    pen.rectangle((wide / 2 - side * 0.3, tall / 2 - side * 1.2, wide / 2 + side * 0.3, tall / 2), fill=thing)
    out = io.BytesIO()
    picture.save(out, kind)
    return out.getvalue()


@cache
def pictures() -> dict[str, bytes]:
    """A square on white, a wide view, a banner, a tall thing on black."""
    return {
        "white": _drawn((600, 600), "#FFFFFF", "#A8231B"),
        "view": _drawn((900, 600), "#DCE6EE", "#1F3E6B", "JPEG"),
        "banner": _drawn((1200, 200), "#F0D9A0", "#3F6645"),
        "tall": _drawn((300, 900), "#101010", "#E8B84A", "JPEG"),
    }


def items(code: str) -> tuple[ItemFacts, ...]:
    """Twelve goods, in every way a picture can be or be missing."""
    words = _GOODS[code]
    shapes = (("white", "#FFFFFF"), ("view", ""), ("banner", ""), ("", ""), ("tall", "#101010"), ("", ""))
    currency = {"en": "GBP", "sk": "EUR", "zh_CN": "CNY"}[code]
    made = []
    for place, (name, line, price, category) in enumerate(words):
        shape, ground = shapes[place % len(shapes)]
        made.append(
            ItemFacts(
                name=name,
                line=line,
                price=Decimal(price) if price else None,
                currency=currency,
                per=N_("kg") if price == "128" else "",
                new=place % 3 == 0,
                picture=pictures()[shape] if shape else None,
                ground=ground,
                category=category,
            )
        )
    return tuple(made)


_GOODS = {
    "en": (
        ("Enamel teapot", "1.5 l, pours without a drip", "28.90", "Teapots"),
        ("Cast iron pan", "24 cm, for every hob", "42.00", "Pans"),
        ("Beeswax candle", "burns for forty hours", "9.50", "Candles"),
        ("Gift basket", "filled as you wish", "25.00", "Gifts"),
        ("Electric kettle 1.7 l, brushed steel, with temperature control and a very long name", "", "49.00", "Kettles"),
        ("Tea towel", "linen, blue stripe", "4.20", "Linen"),
        ("Silver Needle, loose", "white tea of this spring", "128", "Tea"),
        ("Bread knife", "20 cm, olive wood", "31.00", "Knives"),
        ("Screws 4 × 40", "by the piece", "0.035", "Iron"),
        ("Preserving jars, set of six", "with rubber rings", "17.40", "Jars"),
        ("Storm lantern", "", "", "Lamps"),
        ("Apron, grey", "with two pockets", "19.00", "Linen"),
    ),
    "sk": (
        ("Smaltovaný čajník", "1,5 l", "28.90", "Čajníky"),
        ("Liatinová panvica", "24 cm", "42.00", "Panvice"),
        ("Vosková sviečka", "z včelieho vosku", "9.50", "Sviečky"),
        ("Darčekový kôš", "podľa želania", "25.00", "Darčeky"),
        (
            "Rýchlovarná kanvica 1,7 l z brúsenej ocele s nastavením teploty a veľmi dlhým názvom",
            "",
            "49.00",
            "Kanvice",
        ),
        ("Utierka", "ľan, modrý pásik", "4.20", "Ľan"),
        ("Strieborné ihličie, sypané", "biely čaj z tohtoročnej jari", "128", "Čaj"),
        ("Nôž na chlieb", "20 cm, olivové drevo", "31.00", "Nože"),
        ("Skrutky 4 × 40", "po kusoch", "0.035", "Železo"),
        ("Zaváracie poháre, sada šiestich", "s gumičkami", "17.40", "Poháre"),
        ("Lampáš", "", "", "Lampy"),
        ("Zástera, sivá", "s dvoma vreckami", "19.00", "Ľan"),
    ),
    "zh_CN": (
        ("西施紫砂壶", "220 毫升", "368", "茶壶"),
        ("白毫银针", "2026 年，50 克", "64", "茶叶"),
        ("建盏兔毫", "品茗杯一对", "196", "茶杯"),
        ("新春礼盒", "茶与杯，可刻字", "288", "礼品"),
        ("手工拉丝不锈钢恒温电热水壶一点七升带温度显示与自动断电长名称示例", "", "459", "水壶"),
        ("茶巾", "棉麻，蓝条", "18", "布艺"),
        ("龙井散茶", "明前头采", "128", "茶叶"),
        ("面包刀", "20 厘米，橄榄木柄", "266", "刀具"),
        ("螺丝 4×40", "按只计", "0.035", "五金"),
        ("密封罐六只装", "带胶圈", "139", "罐"),
        ("马灯", "", "", "灯具"),
        ("围裙，灰", "两个口袋", "99", "布艺"),
    ),
}

LETTERS = {
    "sk": LetterFacts(
        shop=SLOVAK_SHOP,
        recipient_lines=("Jana Kováčová", "Štúrovo námestie 14", "911 01 Trenčín"),
        written=date(2026, 12, 10),
        salutation="Milá pani Kováčová,",
        paragraphs=(
            "ďakujeme, že ste k nám aj tento rok chodili, v daždi aj v horúčave. Potešilo nás, že kanvica slúži.",
            "Liatinový hrniec, ktorý ste hľadali, už máme. Jeden sme Vám odložili, červený, ako ste chceli.",
            "Želáme Vám a celej rodine pokojné sviatky, veľa zdravia a dôvod zastaviť sa u nás aj na kus reči.",
        ),
        signature_lines=("Mária Hrušovská", "a celá predajňa Lipa"),
        subject="Pokojné Vianoce",
        number="M-000032",
        small_print="Píšeme Vám, lebo ste s tým súhlasili. Stačí povedať a prestaneme.",
    ),
    "en": LetterFacts(
        shop=ENGLISH_SHOP,
        recipient_lines=("Mrs Eleanor Whitcombe", "The Old Rectory", "22 Harbour Lane", "Falmouth TR11 4QX"),
        written=date(2026, 12, 10),
        salutation="Dear Mrs Whitcombe,",
        paragraphs=(
            "Thank you for coming in all through the year, in rain and in shine. We were glad to hear of your kettle.",
            "The cast iron casserole you looked for has come. We have kept one for you, a red one, as you wished.",
            "All of us wish you and yours a peaceful Christmas and a new year in good health.",
        ),
        closing="With warm wishes,",
        signature_lines=("Ruth Marlowe", "and everyone at the shop"),
        subject="A peaceful Christmas",
        number="M-000032",
        small_print="We write because you said we may. A word from you and we stop.",
    ),
    "zh_CN": LetterFacts(
        shop=CHINESE_SHOP,
        recipient_lines=("310002", "杭州市上城区中山南路 12 号", "张伟 先生 收"),
        written=date(2027, 2, 1),
        date_text="丙午年腊月廿四",
        salutation="张伟先生：",
        paragraphs=(
            "您好！又是一年。十一月您来给母亲挑的那对建盏，不知她用着可还顺手？",
            "今年的新茶我们替您留了一份，没有加香，您可以放心。得空来坐，水总是热的。",
        ),
        closing="恭祝",
        wish="新春吉祥，阖家安康！",
        signature_lines=("老街茶器　陈静　敬上",),
        form=LetterForm.CHINESE,
        subject="新春快乐",
        number="M-000033",
        small_print="本卡由您同意后寄出，来店或来电即可停寄。",
    ),
}
_FRONTS = {
    "sk": ("season", "Pokojné Vianoce", "a šťastný nový rok 2027", "Na zimné večery"),
    "en": ("season", "A peaceful Christmas", "and a happy new year 2027", "For winter evenings"),
    "zh_CN": ("spring_festival", "新春快乐", "丁未羊年", "新春茶讯"),
}
_GIFTS = {
    "sk": "S touto kartou Vám do Troch kráľov nabrúsime jeden nôž zadarmo.",
    "en": "Bring this card before Twelfth Night and we sharpen one knife for you, free.",
    "zh_CN": "正月十五前，凭此卡换桂花乌龙一小罐。",
}
TITLES = {
    "birthday": "Happy birthday",
    "name_day": "Happy name day",
    "anniversary": "A year with us",
    "spring_festival": "Happy New Year",
    "lantern": "Happy Lantern Festival",
    "dragon_boat": "Dragon Boat greetings",
    "mid_autumn": "Happy Mid-Autumn",
    "double_ninth": "Double Ninth greetings",
    "easter": "Happy Easter",
    "season": "Season’s greetings",
    "spring": "Spring is here",
    "summer": "A lovely summer",
    "autumn": "Golden days",
    "winter": "Warm winter days",
    "thank_you": "Thank you",
    "win_back": "We have missed you",
    "new_goods": "New in the shop",
    "invitation": "You are invited",
    "free": "A line from us",
    "garden": "From the garden",
    "recall": "An important notice",
}
LEAFLET_PAPERS = (A4, A5, LETTER)


def card_facts(code: str, occasion: str = "", **more: object) -> CardFacts:
    """A card with goods and a gift, as somebody of that language gets it."""
    usual, title, subtitle, goods_title = _FRONTS[code]
    facts = CardFacts(
        letter=LETTERS[code],
        occasion=occasion or usual,
        title=title,
        subtitle=subtitle,
        items=items(code)[:4],
        items_title=goods_title,
        gift=_GIFTS[code],
    )
    return replace(facts, **more)  # type: ignore[arg-type]  # fields by name


def leaflet_facts(code: str, per_page: int = 6, **more: object) -> LeafletFacts:
    """A leaflet of twelve goods."""
    title = {"en": "New this season", "sk": "Novinky tejto sezóny", "zh_CN": "本季新品"}[code]
    subtitle = {"en": "Chosen for cold evenings", "sk": "Vybrané na dlhé večery", "zh_CN": "为您挑选"}[code]
    facts = LeafletFacts(
        shop=SHOPS[code],
        items=items(code),
        title=title,
        subtitle=subtitle,
        occasion=_FRONTS[code][0],
        notes=(N_("Prices include tax."),),
        per_page=per_page,
    )
    return replace(facts, **more)  # type: ignore[arg-type]  # fields by name


def samples(only: Container[str] | None = None) -> Iterator[tuple[str, bytes]]:
    """Every kind in every language and size, or only those named: a name and the PDF."""
    for name, make in _makers():
        if only is None or name in only:
            yield name, make()


def _makers() -> Iterator[tuple[str, Callable[[], bytes]]]:
    for code in LANGUAGES:
        speech = language(code)
        for paper in CARDS.values():
            short = _short(code) if paper is CARD_A6 else card_facts(code)
            yield f"{paper.name}-{code}", partial(card.render, short, paper, speech)
        for paper in POSTCARDS.values():
            yield f"{paper.name}-{code}", partial(postcard.render, _short(code), paper, speech)
        for paper in LEAFLET_PAPERS:
            for per_page in leaflet.PER_PAGE:
                facts = leaflet_facts(code, per_page)
                yield f"leaflet-{per_page}-{paper.name}-{code}", partial(leaflet.render, facts, paper, speech)
    for occasion in NAMES:
        greeting = card_facts("en", occasion, title=TITLES[occasion], subtitle="")
        yield f"card-{occasion}", partial(card.render, greeting, CARD_A5, language("en"))


def names(leaflets: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What `samples` makes, of leaflets only those named by how many and on which paper: `6-A4`."""
    sizes = (*CARDS, *POSTCARDS, *(f"leaflet-{one}" for one in leaflets))
    return (*(f"{size}-{code}" for code in LANGUAGES for size in sizes), *(f"card-{occasion}" for occasion in NAMES))


def _short(code: str) -> CardFacts:
    letter = LETTERS[code]
    kept = letter.paragraphs[:1] if code != "zh_CN" else letter.paragraphs
    return card_facts(code, letter=replace(letter, paragraphs=kept), gift="")

"""The product tables of other programs, and the names columns of any table go by."""

from __future__ import annotations

from app.domain.own_table import LATER_PRODUCT_COLUMNS, PRODUCT_COLUMNS
from app.domain.table_columns import Field, TablePreset, folded
from app.i18n import N_

OWN = "regulars"
FIELDS = (
    Field(
        "name",
        N_("Name"),
        "name; product name; item name; title; product; item; article; nazov; nazov produktu; nazev; "
        "nombre; bezeichnung; artikel; produkt; 名称; 商品名称; 品名; 商品; class name; nom",
    ),
    Field(
        "code",
        N_("Bar code"),
        "barcode; bar code; ean; ean13; ean 13; gtin; upc; isbn; code; ciarovy kod; carovy kod; codigo "
        "de barras; strichcode; kod; 条码; 条形码; 商品条码; codes; variant barcode",
        many=True,
    ),
    Field(
        "sku",
        N_("Own code"),
        "own code; sku; ref; reference; article number; item number; product code; variant sku; plu; kod "
        "produktu; cislo tovaru; katalogove cislo; artikelnummer; 货号; 编码; 商品编码; class id",
    ),
    Field(
        "price",
        N_("Price"),
        "price; regular price; variant price; unit price; retail price; selling price; cena; cena s dph; "
        "precio; preis; prix; 售价; 价格; 单价; 零售价",
    ),
    Field(
        "tax",
        N_("Tax"),
        "tax; vat; tax rate; tax class; dph; sadzba dph; iva; mwst; 税率; 税",
    ),
    Field(
        "unit",
        N_("Unit"),
        "unit; unit of measure; merna jednotka; mj; einheit; unidad; 单位",
    ),
    Field(
        "category",
        N_("Category"),
        "category; categories; product category; type; group; department; kategoria; kategorie; skupina; "
        "categoria; 类别; 分类; coarse class name",
    ),
    Field(
        "supplier",
        N_("Supplier"),
        "supplier; vendor; default vendor name; manufacturer; brand; brands; dodavatel; vyrobca; "
        "proveedor; lieferant; 供应商; 品牌",
    ),
    Field(
        "warranty",
        N_("Warranty"),
        "warranty; guarantee; warranty months; zaruka; zaruka mesiace; garantie; garantia; 保修; 质保",
    ),
    Field(
        "serial",
        N_("Asks a serial number"),
        "asks serial; serial; serial number; seriove cislo; 序列号",
    ),
    Field(
        "batch",
        N_("Asks a batch"),
        "asks batch; batch; lot; sarza; 批号",
    ),
    Field(
        "care",
        N_("Care"),
        "care; care instructions; osetrovanie; starostlivost; 保养",
    ),
    Field(
        "prompt",
        N_("Prompt"),
        "prompt; hint; upozornenie; 提示",
    ),
    Field(
        "active",
        N_("Sold now"),
        "active; published; status; available for sale; predava sa; 在售",
    ),
    Field(
        "inactive",
        N_("Not sold any more"),
        "not sold any more; archived; discontinued; 停售",
    ),
    Field(
        "content",
        N_("Content"),
        "content; contents; net content; net weight; package size; pack size; obsah; obsah balenia; objem; hmotnost; "
        "inhalt; nettofullmenge; fullmenge; contenido; 净含量; 含量; 规格",
    ),
    Field(
        "pitch",
        N_("Line for leaflets"),
        "pitch; leaflet line; short description; kratky popis; krotky opis; 简介; 卖点",
    ),
    Field(
        "new_on",
        N_("New since"),
        "new since; new on; nove od; novinka od; 上新日期",
    ),
    Field(
        "weight",
        N_("Sold by weight"),
        "sold by weight",
    ),
    Field(
        "handle",
        N_("Group of variants"),
        "handle; reference handle; parent",
    ),
    Field(
        "option",
        N_("Variant"),
        "variation name; variant; option",
        many=True,
    ),
)
_OWN_FIELDS = (
    "sku",
    "name",
    "code",
    "price",
    "tax",
    "unit",
    "category",
    "supplier",
    "warranty",
    "serial",
    "batch",
    "care",
    "prompt",
    "inactive",
    "content",
    "pitch",
    "new_on",
)
_LOYVERSE = {
    "handle": "handle",
    "sku": "sku",
    "ref": "sku",
    "name": "name",
    "nombre": "name",
    "category": "category",
    "categoria": "category",
    "barcode": "code",
    "codigo de barras": "code",
    "sold by weight": "weight",
    "vendido por peso": "weight",
    "supplier": "supplier",
    "proveedor": "supplier",
    "option 1 value": "option",
    "option 2 value": "option",
    "option 3 value": "option",
    "valor de opcion 1": "option",
    "valor de opcion 2": "option",
    "valor de opcion 3": "option",
    "price*": "price",
    "precio*": "price",
    "available for sale*": "active",
    "disponible para la venta*": "active",
    "tax *": "tax",
    "impuesto *": "tax",
}
PRESETS = (
    TablePreset(
        OWN,
        "Regulars",
        tuple(folded(name) for name in PRODUCT_COLUMNS if name not in LATER_PRODUCT_COLUMNS),
        dict(zip(map(folded, PRODUCT_COLUMNS), _OWN_FIELDS, strict=True)),
    ),
    TablePreset(
        "shopify",
        "Shopify",
        ("handle", "title", "variant price"),
        {
            "handle": "handle",
            "title": "name",
            "vendor": "supplier",
            "type": "category",
            "product type": "category",
            "status": "active",
            "variant sku": "sku",
            "variant price": "price",
            "variant barcode": "code",
            "option1 value": "option",
            "option2 value": "option",
            "option3 value": "option",
        },
    ),
    TablePreset("loyverse", "Loyverse", ("handle", "cost", "price*"), _LOYVERSE),
    TablePreset("loyverse", "Loyverse", ("handle", "nombre", "precio*"), _LOYVERSE),
    TablePreset(
        "woocommerce",
        "WooCommerce",
        ("id", "type", "sku", "name", "regular price"),
        {
            "sku": "sku",
            "name": "name",
            "published": "active",
            "tax class": "tax",
            "regular price": "price",
            "categories": "category",
            "gtin upc ean or isbn": "code",
            "brands": "supplier",
        },
    ),
    TablePreset(
        "square",
        "Square",
        ("token", "item name", "variation name"),
        {
            "item name": "name",
            "variation name": "option",
            "sku": "sku",
            "category": "category",
            "categories": "category",
            "gtin": "code",
            "price": "price",
            "default vendor name": "supplier",
            "archived": "inactive",
        },
    ),
)

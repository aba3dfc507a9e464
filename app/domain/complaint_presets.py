"""The complaint tables of other programs, and the names columns of any table go by."""

from __future__ import annotations

from app.domain.own_table import COMPLAINT_COLUMNS
from app.domain.table_columns import Field, TablePreset, folded
from app.i18n import N_

OWN, CFPB = "regulars", "cfpb"
FIELDS = (
    Field(
        "number",
        N_("Number"),
        "number; complaint id; id; case; ticket; cislo; 编号; 投诉编号",
    ),
    Field(
        "received",
        N_("Received"),
        "received; date; date received; created; created at; opened; datum; datum prijatia; prijate; 日期; "
        "投诉日期; 受理日期; fecha",
    ),
    Field(
        "subject",
        N_("What is wrong"),
        "subject; issue; title; summary; problem; predmet; vada; 主题; 投诉内容; asunto",
        many=True,
    ),
    Field(
        "description",
        N_("Description"),
        "description; text; details; narrative; consumer complaint narrative; complaint; popis; opis; "
        "描述; 内容; descripcion",
        many=True,
    ),
    Field(
        "customer_number",
        N_("Customer number"),
        "customer number; cislo zakaznika; 客户编号",
    ),
    Field(
        "customer",
        N_("Customer"),
        "customer; customer name; name; client; consumer; zakaznik; meno; 客户; 顾客; 姓名",
    ),
    Field(
        "contact",
        N_("Contact"),
        "contact; phone; e mail; email; telefon; kontakt; 电话",
        many=True,
    ),
    Field(
        "about",
        N_("About what"),
        "about; product; sub product; item; tovar; produkt; 商品",
        many=True,
    ),
    Field(
        "channel",
        N_("How it came"),
        "channel; submitted via; via; source; sposob; 渠道; 方式",
    ),
    Field(
        "state",
        N_("State"),
        "state; status; stav; 状态",
    ),
    Field(
        "closed",
        N_("Answered on"),
        "answered on; closed; closed on; date closed; vybavene; 处理日期",
    ),
    Field(
        "outcome",
        N_("Outcome"),
        "outcome; resolution; result; answer; vysledok; vybavenie; 结果",
    ),
    Field(
        "category",
        N_("Category"),
        "category; kind; druh; kategoria; 类别",
    ),
    Field(
        "severity",
        N_("Severity"),
        "severity; priority; zavaznost; 严重程度",
    ),
    Field(
        "wish",
        N_("Wish"),
        "wish; demand; request; poziadavka; 诉求",
    ),
    Field(
        "condition",
        N_("Condition"),
        "condition; stav tovaru",
    ),
    Field(
        "accessories",
        N_("Accessories"),
        "accessories; prislusenstvo; 配件",
    ),
    Field(
        "assigned",
        N_("Assigned"),
        "assigned; assigned to; owner; riesitel; 负责人",
    ),
    Field(
        "receipt",
        N_("Receipt"),
        "receipt; receipt number; blocek; 小票",
    ),
    Field(
        "unit",
        N_("Warranty number"),
        "warranty number",
    ),
    Field(
        "days",
        N_("Days to answer"),
        "days to answer",
    ),
    Field(
        "deadline",
        N_("Deadline"),
        "deadline; due; lehota; 期限",
    ),
    Field(
        "language",
        N_("Language"),
        "language; jazyk; 语言",
    ),
    Field(
        "staff",
        N_("Taken by"),
        "taken by; prijal; 经办人",
    ),
    Field(
        "history",
        N_("History"),
        "history",
    ),
    Field(
        "note",
        N_("Into the history"),
        "",
        many=True,
    ),
)
_OWN_FIELDS = (
    "number",
    "received",
    "state",
    "subject",
    "description",
    "channel",
    "customer_number",
    "customer",
    "contact",
    "receipt",
    "unit",
    "about",
    "wish",
    "category",
    "severity",
    "condition",
    "accessories",
    "assigned",
    "days",
    "deadline",
    "closed",
    "outcome",
    "language",
    "staff",
    "history",
)
PRESETS = (
    TablePreset(
        OWN,
        "Regulars",
        tuple(map(folded, COMPLAINT_COLUMNS)),
        dict(zip(map(folded, COMPLAINT_COLUMNS), _OWN_FIELDS, strict=True)),
    ),
    TablePreset(
        CFPB,
        "CFPB",
        ("date received", "issue", "consumer complaint narrative", "complaint id"),
        {
            "date received": "received",
            "product": "about",
            "sub product": "about",
            "issue": "subject",
            "sub issue": "subject",
            "consumer complaint narrative": "description",
            "company public response": "outcome",
            "submitted via": "channel",
            "company response to consumer": "state",
            "complaint id": "number",
            "company": "note",
            "state": "note",
            "zip code": "note",
            "tags": "note",
            "consumer consent provided": "note",
            "date sent to company": "note",
            "timely response": "note",
            "consumer disputed": "note",
        },
    ),
)

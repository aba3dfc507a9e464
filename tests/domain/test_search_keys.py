from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from app.domain.names import PersonName, parse
from app.domain.phones import Phone, normalise
from app.domain.search_keys import customer_keys, product_keys, query

KEY = re.compile(r"[~+]?[\w\U00020000-\U000323af]+")


def keys_of(name: str) -> set[str]:
    return set(customer_keys([parse(name)]).split())


def test_a_chinese_name_has_its_characters_pinyin_and_initials() -> None:
    assert keys_of("张小伟") == {
        "张", "张小伟", "小伟", "伟", "zhang", "xiao", "wei", "zhangxiaowei", "xiaowei", "zxw", "xw",
    }  # fmt: skip


def test_korean_and_kana_are_words_not_chinese() -> None:
    assert keys_of("김철수") == {"김철수"}
    assert keys_of("ヤマダ") == {"ヤマタ"}


def test_a_surname_with_two_readings_has_keys_for_both() -> None:
    assert {"zengwei", "zw", "cengwei", "cw"} <= keys_of("曾伟")
    assert {"yuefu", "lefu"} <= keys_of("乐福")
    assert {"lvli", "luli", "lyuli"} <= keys_of("吕丽")


def test_traditional_and_simplified_characters_make_the_same_keys_and_ask_for_them() -> None:
    assert keys_of("張偉") == keys_of("张伟")
    assert {"shanwei", "danwei"} <= keys_of("單偉")
    assert {"欧阳娜娜", "ouyangnana", "oynn"} <= keys_of("歐陽娜娜")
    assert query("葉問 茶壺") == query("叶问 茶壶")
    assert {"茶壶", "chahu"} <= set(product_keys("茶壺").split())


def test_an_accented_name_has_plain_words_and_initials_both_ways() -> None:
    assert keys_of("Jana Kováčová") == {"jana", "kovacova", "jk", "kj"}
    assert {"o", "brien", "obrien"} <= keys_of("Pat O’Brien")


def test_a_phone_has_its_national_digits_from_either_end_and_its_country() -> None:
    keys = customer_keys([], [normalise("0905 218 447", "SK"), Phone("12 34")]).split()

    assert keys == ["+421", "905218447", "~744812509", "1234", "~4321"]


def test_a_product_has_its_codes_words_and_pinyin() -> None:
    keys = set(product_keys("紫砂壶 220 ml", ["0012345678905"], "WT-2025/A", "Čaj").split())

    assert {"紫砂壶", "砂壶", "zishahu", "zsh", "220", "ml", "caj", "wt", "2025", "wt2025a"} <= keys
    assert {"0012345678905", "12345678905"} <= keys


def test_nothing_typed_asks_for_nothing() -> None:
    for empty in ("", "  ", '"*', "-", "()", "+", "…"):
        assert not query(empty)


def test_what_looks_like_a_command_is_only_words() -> None:
    assert [word[0].text for word in query('NEAR(jana* OR "kov") -keys:x').words] == [
        "near", "jana", "or", "kov", "keys", "x",
    ]  # fmt: skip


@given(st.text(), st.text(), st.text())
def test_keys_of_any_text_are_plain_words(family: str, given_name: str, other: str) -> None:
    keys = customer_keys([PersonName(family, given_name)], [Phone(other)], number=other, emails=[other], town=other)

    assert all(KEY.fullmatch(key) and len(key) <= 41 for key in keys.split())
    assert all(KEY.fullmatch(term.text) for word in query(other).words for term in word)

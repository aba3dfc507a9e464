from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.names import PersonName, display, initials, pinyin, syllables
from app.domain.phones import normalise
from app.domain.search_keys import customer_keys, product_keys, query
from app.models import database, search
from app.models.search import Kind

NAMES = Path(__file__).parent.parent / "data" / "names.tsv"


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[None]:
    database.connect(tmp_path / "shop.db")
    with database.transaction():
        search.create()
    yield
    database.disconnect()


def customers(typed: str, limit: int = 50) -> tuple[int, ...]:
    return search.customer_ids(query(typed), limit)


def add(record: int, name: PersonName, phone: str = "", region: str = "SK") -> None:
    keys = customer_keys([name], [normalise(phone, region)] if phone else [], number=str(1000 + record))
    search.put(Kind.CUSTOMER, record, keys)


@pytest.fixture
def zhang_and_jana(shop: None) -> None:  # noqa: ARG001 - a fixture stands on a fixture
    add(1, PersonName("张", "伟"), "138 0571 2206", "CN")
    add(2, PersonName("Kováčová", "Jana"), "0905 218 447")


@pytest.mark.usefixtures("zhang_and_jana")
@pytest.mark.parametrize(
    "typed",
    ["张伟", "伟", "张 伟", "zhang wei", "zhangwei", "Zhāng Wěi", "zw", "ZW", "wei zhang", "zhangw", "z w", "2206",
     "138 0571", "+86 138", "0086 138", "1001", "138 2206", "张 2206"],
)  # fmt: skip
def test_zhang_wei_is_found_by(typed: str) -> None:
    assert customers(typed)[0] == 1


@pytest.mark.usefixtures("zhang_and_jana")
@pytest.mark.parametrize(
    "typed",
    ["kovac", "kovác", "KOVÁČOVÁ", "jana kov", "kov jan", "JK", "kj", "0905 218", "0905218447", "+421 905",
     "00421 905 218", "421905218447", "905/218", "218447", "1002"],
)  # fmt: skip
def test_jana_kovacova_is_found_by(typed: str) -> None:
    assert customers(typed) == (2,)


@pytest.mark.usefixtures("zhang_and_jana")
@pytest.mark.parametrize("typed", ["", " ", "*", '"', "jana zhang", "kovacovaa", "+420 905", "9999", "伟张"])
def test_nobody_is_found_by(typed: str) -> None:
    assert customers(typed) == ()


@pytest.mark.usefixtures("shop")
def test_whole_words_come_before_beginnings_and_newer_before_older() -> None:
    for record, (family, given_name) in enumerate(
        [("Ján", "Novák"), ("Ján", "Malý"), ("Jánošík", "Peter"), ("Jánošík", "Ivan")], 1
    ):
        add(record, PersonName(family, given_name))

    assert customers("jan") == (2, 1, 4, 3)
    assert customers("jan", 3) == (2, 1, 4)


@pytest.mark.usefixtures("shop")
def test_among_many_beginnings_the_finished_word_counts_first() -> None:
    add(1, PersonName("李", "伟"))
    for record in range(2, 30):
        add(record, PersonName("林", "伟民"))

    assert customers("li w", 5)[0] == 1


@pytest.mark.usefixtures("zhang_and_jana")
def test_a_changed_record_is_found_by_its_new_words_alone() -> None:
    add(2, PersonName("Nová", "Jana"), "0911 222 333")

    assert customers("kovac") == customers("0905") == ()
    assert customers("nova") == customers("2333") == (2,)


@pytest.mark.usefixtures("zhang_and_jana")
def test_a_removed_record_is_not_found() -> None:
    search.remove(Kind.CUSTOMER, 2)

    assert customers("jana") == ()
    assert customers("zw") == (1,)


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("typed", ["enamel", "smalt", "zish", "zsh", "壶", "WT-2025", "wt2025", "7417", "85900", "茶"])
def test_products_are_found_by_words_codes_and_pinyin(typed: str) -> None:
    search.put(Kind.PRODUCT, 1, product_keys("Enamel 紫砂壶", ["8590001187417"], "WT-2025", "茶具", "Smaltovňa"))
    search.put(Kind.PRODUCT, 2, product_keys("Kettle", ["5901234123457"]))

    assert search.product_ids(query(typed), 10) == (1,)


@pytest.mark.usefixtures("shop")
def test_every_name_of_the_lists_is_found_by_each_of_its_keys() -> None:
    people = [line.split("\t") for line in NAMES.read_text("utf-8").splitlines() if not line.startswith("#")]
    names = [PersonName(family, given_name) for family, given_name, _ in people]
    search.put_many(Kind.CUSTOMER, ((record, customer_keys([name])) for record, name in enumerate(names, 1)))

    missing = [
        (typed, display(name))
        for record, (name, (_, _, reading)) in enumerate(zip(names, people, strict=True), 1)
        for typed in _ways(name, reading)
        if record not in customers(typed, 1000)
    ]

    assert len(names) > 200
    assert missing == []


def _ways(name: PersonName, surname_reading: str) -> list[str]:
    if not name.han:
        full = display(name)
        return [full, _plain(full), _plain(name.family)[:3] + " " + _plain(name.given)[:2], initials(name)]
    family = surname_reading or " ".join(one.shown for one in syllables(name) if one.in_family)
    given_name = " ".join(one.shown for one in syllables(name) if not one.in_family)
    spoken = _plain(f"{family} {given_name}").split()
    first_letters = "".join(sound[0] for sound in spoken)
    return [
        display(name), name.given, pinyin(name), " ".join(spoken), "".join(spoken), "".join(spoken)[:-1],
        f"{_plain(given_name)} {_plain(family)}", first_letters,
    ]  # fmt: skip


def _plain(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


@pytest.mark.usefixtures("zhang_and_jana")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text() | st.sampled_from(['NEAR("a" b)', "keys:jana", "a AND OR NOT", "^jan*", "jana + -", "{jana}", "%_", "\0"])
)
def test_nothing_typed_acts_on_the_index(typed: str) -> None:
    customers(typed)


@pytest.mark.usefixtures("shop")
def test_a_search_reads_what_it_shows_however_many_match() -> None:
    """Sorting, or looking at each match, takes steps for each of the 20,000; fifty rows of them take a few hundred."""
    names = [PersonName("王", given_name) for given_name in ("伟", "芳", "娜", "敏", "静")]
    keys = [customer_keys([name], [normalise("0905 218 447", "SK")]) for name in names]
    search.put_many(Kind.CUSTOMER, ((record, keys[record % 5]) for record in range(1, 20_001)))

    for typed in ("w", "w w", "9", "0905", "8447", "+421 9", "王", "wang w", "x", "王 9"):
        assert _steps(typed) < 2_000, typed


def _steps(typed: str) -> int:
    """Steps of the engine for fifty rows."""
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    connection = database.db.connection()
    connection.set_progress_handler(count, 1)
    customers(typed)
    connection.set_progress_handler(None, 1)
    return counted[0]

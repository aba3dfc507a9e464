"""Pictures and files kept with a customer."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from app.domain.attachment import PICTURE_SIDE
from app.errors import FileError, NotFoundError
from app.models.database import db
from app.services import attachments
from tests import verbs

if TYPE_CHECKING:
    from pathlib import Path

_ORIENTATION = 0x0112
_TURNED_RIGHT = 6


def picture(size: tuple[int, int] = (60, 40), kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **more)
    return out.getvalue()


def keep(shop: verbs.Shop, customer: int, name: str, content: bytes) -> attachments.Kept:
    return attachments.keep(customer, name, content, seller=verbs.SELLER, now=shop.now)


@pytest.fixture
def jana(my_shop: verbs.Shop) -> int:
    identity = my_shop.add_customer("Jana Kováčová").id
    assert identity is not None
    return identity


def test_a_picture_is_kept_small_upright_and_without_the_place_it_was_taken(my_shop: verbs.Shop, jana: int) -> None:
    exif = Image.Exif()
    exif[_ORIENTATION] = _TURNED_RIGHT
    exif[0x010E] = "taken at home"
    kept = keep(my_shop, jana, "../../holiday.PNG", picture((3000, 1500), "JPEG", exif=exif))
    (file,) = attachments.of_customer(jana)
    assert (file.id, file.name, file.portrait, file.picture) == (kept.id, "holiday.jpg", True, True)
    shown = attachments.portrait(jana)
    assert shown is not None
    assert b"taken at home" not in shown
    with Image.open(io.BytesIO(shown)) as opened:
        assert opened.size == (PICTURE_SIDE // 2, PICTURE_SIDE)


def test_any_other_file_is_kept_byte_for_byte_and_written_out_again(
    my_shop: verbs.Shop, jana: int, tmp_path: Path
) -> None:
    file = tmp_path / "measures.txt"
    file.write_bytes(b"\x00\xff waist 80\n")
    kept = attachments.add(jana, file, seller=verbs.SELLER, now=my_shop.now)
    copy = attachments.save_copy(kept.id, tmp_path / "copy.txt")
    assert copy.read_bytes() == file.read_bytes()
    assert keep(my_shop, jana, "again.txt", file.read_bytes()).id == kept.id  # the same content once


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bomb.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "damaged"),
        ("cut.jpg", picture(kind="JPEG")[:200], "damaged"),
        ("huge.png", picture((6000, 5000)), "25 million pixels"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        ("scan.tiff", picture(kind="TIFF"), "TIFF"),
    ],
)
def test_a_picture_that_could_do_harm_is_refused_in_words(
    my_shop: verbs.Shop, jana: int, name: str, content: bytes, said: str
) -> None:
    with pytest.raises(FileError) as refused:
        keep(my_shop, jana, name, content)
    assert said in str(refused.value.hint)
    assert attachments.of_customer(jana) == ()


def test_a_file_that_is_too_large_or_gone_is_refused(my_shop: verbs.Shop, jana: int, tmp_path: Path) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as out:
        out.truncate(11 * 1024**2)
    for path, said in ((large, "larger than 10 MB"), (tmp_path / "none.txt", "cannot be read")):
        with pytest.raises(FileError, match=said):
            attachments.add(jana, path, seller=verbs.SELLER, now=my_shop.now)


def test_a_removed_file_comes_back_and_the_portrait_with_it(my_shop: verbs.Shop, jana: int) -> None:
    first = keep(my_shop, jana, "first.png", picture())
    second = keep(my_shop, jana, "second.png", picture((50, 50)))
    attachments.set_portrait(second.id, seller=verbs.SELLER, now=my_shop.now)
    removed = attachments.remove(second.id, seller=verbs.SELLER, now=my_shop.now)
    assert [file.name for file in attachments.of_customer(jana)] == ["first.jpg"]
    with pytest.raises(NotFoundError):
        attachments.content(second.id)
    attachments.put_back(removed, seller=verbs.SELLER, now=my_shop.now)
    assert [(file.name, file.portrait) for file in attachments.of_customer(jana)] == [
        ("second.jpg", True),
        ("first.jpg", False),
    ]
    assert first.id
    assert db.execute_sql("SELECT count(*) FROM attachment_content").fetchone() == (2,)
    assert my_shop.problems() == []

"""Words tell receipts, advertisements and empty chats from what people write."""

from __future__ import annotations

import pytest

from heirloom.core.records import Kind, Size
from heirloom.core.screening import Clutter
from heirloom.learning.screening.facts import ScreenFacts
from heirloom.learning.screening.kinds import clutter_of, is_guarded
from heirloom.learning.screening.screens import is_named_so, size_evidence

ADVERT = """View in browser. Summer sale: 40% off everything, limited-time offer! Shop now with promo code SUN.
You are receiving this email because you subscribed to our newsletter. Unsubscribe."""
ADVERT_HAN = "尊敬的会员：双十一特惠，全场满300减50，优惠券限时领取，立即购买！回复TD退订"
RECEIPT = """CORNER SHOP  Tax invoice 0012  Qty Item Price
Milk 1.20  Bread 2.35  Coffee 4.10   Subtotal 7.65  GST 0.46  Total 8.11  Cash 10.00 Change 1.89"""
LETTER = """Dear Anna,
the price of bread has gone up again, and the total of my savings is small. The sale of the house is done.
Love, your mother"""


def document(text: str, **more: object) -> ScreenFacts:
    return ScreenFacts(Kind.DOCUMENT, "text/plain", text=text, characters=len(text), was_read=True, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        ADVERT,
        ADVERT_HAN,
        f"Dear valued customer,\nyou'll love our sale.\n{ADVERT}\nLove,\nThe Corner Shop",
        f"Dear Anna,\n{ADVERT}",
        f"Mum deserves the best: our sale for mothers.\n{ADVERT}",
        f"亲爱的会员：\n给爸爸妈妈的礼物，{ADVERT_HAN}",
        "亲爱的小雨：\n双十一特惠，全场包邮，优惠券限时领取，立即购买！",
    ],
    ids=["plain", "chinese", "dear customer", "by name", "to mothers", "to members", "chinese by name"],
)
def test_advertising_is_named_whomever_it_greets(text: str) -> None:
    assert clutter_of(document(text))[0].kind is Clutter.ADVERT
    assert not is_guarded(document(text))


@pytest.mark.parametrize(
    "text",
    [
        "Dear Anna,\nthe special offer is over, it was 40% off.\nClick here, said the screen.\nLove,\nKarl",
        "阿云：\n来信收到了，知道你在学校一切都好。\n妈妈",
        "We miss you all.\nYour loving son,\nKarl",
        "今天爷爷教我骑自行车。",
    ],
    ids=["letter about a sale", "chinese letter", "farewell alone", "relation"],
)
def test_what_is_written_to_somebody_close_is_guarded(text: str) -> None:
    assert clutter_of(document(text)) == ()
    assert is_guarded(document(text))


@pytest.mark.parametrize(
    "text", ["I love this program, it is dear to users.", "Yours or mine: a table of owners.", "Hello, world"]
)
def test_words_that_letters_use_too_guard_nothing(text: str) -> None:
    assert not is_guarded(document(text))


def test_a_receipt_is_named_by_its_words() -> None:
    (why, *_) = clutter_of(document(RECEIPT))
    assert (why.kind, why.words) == (Clutter.RECEIPT, "receipt")


def test_a_letter_is_no_clutter_whatever_it_tells_of() -> None:
    assert clutter_of(document(LETTER)) == ()
    assert is_guarded(document(LETTER))


@pytest.mark.parametrize(
    "text",
    [
        "[12.03.19, 18:01:44] Messages and calls are end-to-end encrypted.",
        "12/03/2019, 18:01 - Messages and calls are end-to-end encrypted.\n12/03/2019, 18:02 - <Media omitted>\n",
        "2021-03-04 10:00 以上是打招呼的内容",
    ],
)
def test_a_chat_in_which_nobody_spoke_is_empty(text: str) -> None:
    assert clutter_of(document(text))[0].kind is Clutter.EMPTY_CHAT


@pytest.mark.parametrize(
    "text", ["12/03/2019, 18:01 - Karl: are you coming?\n", "Tuesday\n12/03/2019, 18:01 - left", "hello"]
)
def test_a_chat_with_a_word_in_it_is_not(text: str) -> None:
    assert clutter_of(document(text)) == ()


def test_documents_without_anything_are_blank_where_they_were_read() -> None:
    assert clutter_of(document(""))[0].kind is Clutter.BLANK
    assert clutter_of(ScreenFacts(Kind.DOCUMENT)) == ()
    assert clutter_of(document("", is_encrypted=True)) == ()
    assert clutter_of(document("", pages=3)) == ()  # its page was not seen


def test_what_nobody_can_read_is_broken_and_what_is_locked_is_not() -> None:
    assert clutter_of(ScreenFacts(Kind.PHOTO, is_broken=True))[0].kind is Clutter.BROKEN
    assert clutter_of(ScreenFacts(Kind.FILE, bytes=0))[0].words == "empty"
    assert clutter_of(ScreenFacts(Kind.FILE, is_broken=True)) == ()
    assert clutter_of(ScreenFacts(Kind.DOCUMENT, is_broken=True, is_encrypted=True)) == ()


def test_the_smallest_pictures_are_tiny() -> None:
    assert clutter_of(ScreenFacts(Kind.PHOTO, size=Size(96, 64)))[0].kind is Clutter.TINY
    assert clutter_of(ScreenFacts(Kind.PHOTO, size=Size(320, 240))) == ()


@pytest.mark.parametrize("name", ["Screenshot_20200101-1.png", "Screen Shot 2020.png", "屏幕截图 12.png", "截屏1.jpg"])
def test_names_tell_screens(name: str) -> None:
    assert is_named_so(name)
    assert not is_named_so("IMG_2020.jpg")


def test_sides_of_phones_speak_for_screens_whichever_way_they_lie() -> None:
    assert size_evidence(Size(1170, 2532)) == size_evidence(Size(2532, 1170)) > size_evidence(Size(1920, 1080)) > 0
    assert size_evidence(Size(4032, 3024)) == size_evidence(None) == 0

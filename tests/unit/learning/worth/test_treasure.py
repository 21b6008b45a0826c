"""Reasons to treasure a memory: letters, old prints, named days, far places; and none for what is ordinary."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from heirloom.core.records import Camera, CaptureTime, Item, ItemId, ItemNumber, Kind, ObjectId, Size
from heirloom.core.screening import Treasure
from heirloom.learning.worth.letters import letter_strength
from heirloom.learning.worth.treasure import Life, treasure_of

TODAY = date(2026, 6, 1)
LETTER = """My dear Rose,
the apple tree behind the woodshed has finally come down in the storm, and we sat by the window all night.
Come before the end of summer, the children ask for you every day.
With all my love,
Edith"""
BUSINESS = """Dear customer,
your invoice no. 4711 is enclosed. Please pay the total due within fourteen days to the account number below.
Yours faithfully, the accounts department"""


def item(kind: Kind = Kind.PHOTO, name: str = "IMG_0001.jpg", **facts: Any) -> Item:
    return Item(
        ItemId("0" * 32), ItemNumber(1), ObjectId("0" * 64), kind, "image/jpeg", name, 1000, datetime.now(UTC), **facts
    )


def kinds(life: Life) -> list[Treasure | object]:
    return [why.kind for why in treasure_of(life)]


def taken(year: int, evidence: str = "exif_original") -> CaptureTime:
    return CaptureTime(datetime(year, 5, 17, 12), None, evidence)


def test_an_ordinary_photo_has_no_reason() -> None:
    ordinary = item(captured=taken(2024), camera=Camera("Canon", "EOS 80D"), size=Size(6000, 4000))
    assert treasure_of(Life(ordinary, TODAY, paths=("/home/a/DCIM/100CANON/IMG_0001.jpg",))) == ()


MAIL = "Return-Path: <a@b.example>\nReceived: from one by another\nMIME-Version: 1.0\nSubject: {}\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Hello, here is some text without a meaning. It shows what a printed text\nlooks like at this place.", False),
        ("Hello Karl\nthe boat is in the water again and we took it out to the island on Sunday, all of us.", True),
        (
            MAIL.format("Hi", "The list of what was changed since last week follows below, one line for each entry."),
            False,
        ),
        (MAIL.format("Sunday", "Dear Karl,\nthe boat is in the water again and we took it out.\n\nLove,\nMarta"), True),
    ],
    ids=["filler", "greeting", "mail", "letter by mail"],
)
def test_a_greeting_alone_has_a_line_of_its_own(text: str, is_one: bool) -> None:
    assert (letter_strength(text) >= 0.5) is is_one


CONTENTS = """Contents
1 Foo 2
2 Bar 3
1 Foo
Hello, here is some text without a meaning. This text should show what a
printed text will look like at this place, and nothing else at all."""
ZH_FACTORY = """秀英：
我已经平安到了，住在工厂宿舍，八个人一间。这里天气很热，伙食还可以，你和孩子不用挂念。
等下个月发了工资就寄回去，叫小明好好念书。
"""
ZH_HOME = """阿云：
　　来信收到了，知道你在学校一切都好，我和你爸爸就放心了。院子里的石榴树今年发了新芽。
　　随信寄去一双布鞋，合脚不合脚，写信告诉我。
　　　　　　妈妈
　　　　一九八五年四月六日"""


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (CONTENTS, False),
        (
            "Dear valued customer,\nour summer sale begins, and you'll love our prices, all of them.\nLove,\nthe shop",
            False,
        ),
        ("Dear Sir or Madam,\nplease find enclosed the papers that you asked for in your last message to us.", False),
        ("Two columns of text\nYour Name\nJanuary 2024\nThis is a document that shows how two columns are set.", False),
        (
            "尊敬的用户：\n您好！您的服务将于本月到期，请及时办理续费手续，以免影响您的正常使用，感谢您的支持与理解。",
            False,
        ),
        ("目录：\n第一章 绪论，第二章 方法，第三章 结果与讨论，第四章 结论，附录与参考文献，致谢以及索引部分。", False),
        ("MIME-Version: 1.0\nFrom: a@b.example\nSubject: Hi\nHi,\nDo you like this message of ours?\n-Me", False),
        ("Received: by one\nid 27CE\nDate: Fri\nDear Rose,\nthe tree is down, come soon.\nLove,\nEdith", True),
        (ZH_HOME, True),
        ("小雨：\n备用钥匙放在门口第三个花盆下面，冰箱里有绿豆汤，放学回来先喝一碗。\n妈妈", True),
        ("2003年7月20日\u3000星期日\u3000晴\n今天爷爷教我骑自行车，他在后面扶着车座，跟着我跑。", True),
        (ZH_FACTORY + "建国 1994年8月20日", True),
        (ZH_FACTORY + "建国\n一九九四年八月二十日", True),
        (ZH_FACTORY + "光明电子有限公司 1994年8月20日", False),
        ("Dear Mum and Dad,\nmy first week of real work is over, and they put me in the tide room.\nYour Rose", True),
        ("Dear Edith, dear Johannes, dear everybody who found a chair:\nfifty years ago two people met.", True),
    ],
)
def test_who_writes_to_whom_makes_a_letter(text: str, is_one: bool) -> None:
    assert (letter_strength(text) >= 0.3) is is_one


def test_endless_lines_cost_nothing() -> None:
    began = time.process_time()
    for line in ("\n", " ", "\u3000", "love\n", "my ", "Dear "):
        letter_strength(line * 2_000 + "x" * 100)
    assert time.process_time() - began < 1.0


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (LETTER, True),
        (BUSINESS, False),
        (
            "亲爱的妈妈：\n我在这里一切都好，请您放心。昨天学校放假，我们去了海边，看到了很大的船，大家都很高兴，晚上还一起包了饺子，唱歌唱到很晚才睡。\n想念你们\n爱你的女儿",
            True,
        ),
        (
            "Mix flour and butter. Bake for forty minutes at 180 degrees. Let it cool on the rack overnight.",
            False,
        ),
    ],
    ids=["letter", "business", "chinese letter", "recipe"],
)
def test_a_letter_is_known_by_greeting_and_farewell(text: str, is_one: bool) -> None:
    assert (letter_strength(text) >= 0.6) is is_one
    reasons = treasure_of(Life(item(Kind.DOCUMENT, "a.txt"), TODAY, text=text))
    assert (Treasure.LETTER in [why.kind for why in reasons]) is is_one


def test_an_old_print_from_a_scanner() -> None:
    found = kinds(
        Life(item(captured=taken(1974), camera=Camera("EPSON", "Perfection V600"), size=Size(3000, 2000)), TODAY)
    )
    assert found[0] is Treasure.SCANNED_PRINT
    assert Treasure.OLD in found
    assert Treasure.ONLY_COPY in found


@pytest.mark.parametrize(
    ("name", "media_type", "captured", "is_print"),
    [
        ("IMG_2210.jpg", "image/jpeg", taken(2024), False),
        ("chart.png", "image/png", None, False),
        ("Oma 1956.jpg", "image/jpeg", None, True),
        ("0007.tif", "image/tiff", None, True),
        ("a.jpg", "image/jpeg", taken(1985), True),
        ("a.jpg", "image/jpeg", CaptureTime(datetime(1980, 1, 1, 0, 4), None, "exif_original"), False),
        ("20195601.jpg", "image/jpeg", None, False),
    ],
)
def test_a_grey_picture_without_a_camera_needs_a_sign_of_a_print(
    name: str, media_type: str, captured: CaptureTime | None, is_print: bool
) -> None:
    picture = replace(item(name=name, captured=captured, size=Size(2000, 1500)), media_type=media_type)
    assert (Treasure.SCANNED_PRINT in kinds(Life(picture, TODAY, is_grey=True))) is is_print


def test_what_only_a_file_time_dates_is_not_old() -> None:
    assert kinds(Life(item(captured=taken(1980, "mtime"), camera=Camera("Canon", "A1")), TODAY)) == []


def test_a_second_copy_is_not_the_only_one() -> None:
    life = Life(item(captured=taken(1974), camera=Camera("EPSON", "Perfection V600")), TODAY, copies=1)
    assert Treasure.ONLY_COPY not in kinds(life)


@pytest.mark.parametrize("path", ["/p/Wedding 2014/IMG_1.jpg", "/p/2014_婚礼/IMG_1.jpg"])
def test_a_named_day_is_named_by_its_folder(path: str) -> None:
    reasons = treasure_of(Life(item(captured=taken(2014), camera=Camera("Canon")), TODAY, paths=(path,)))
    assert [why.kind for why in reasons] == [Treasure.NAMED_DAY]


def test_what_is_opened_again_and_again() -> None:
    photo = item(captured=taken(2024), camera=Camera("Canon"))
    assert kinds(Life(photo, TODAY, opened=2)) == []
    nine = treasure_of(Life(photo, TODAY, opened=9))[0]
    assert (nine.kind, nine.count) == (Treasure.OPENED, 9)


def test_a_far_place_of_few_pictures() -> None:
    photo = item(captured=taken(2024), camera=Camera("Canon"), place="Reykjavik")
    rare = Life(photo, TODAY, at_place=3, placed=500, from_home_km=1900.0)
    assert kinds(rare) == [Treasure.RARE_PLACE]
    assert kinds(Life(photo, TODAY, at_place=3, placed=500, from_home_km=10.0)) == []
    assert kinds(Life(photo, TODAY, at_place=3, placed=20, from_home_km=1900.0)) == []


def test_words_by_hand_count() -> None:
    photo = item(captured=taken(2024), camera=Camera("Canon"), caption="the thief!")
    assert kinds(Life(photo, TODAY, spoken_by_hand=True)) == [Treasure.SPOKEN_OF]

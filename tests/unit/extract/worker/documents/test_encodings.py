"""Bytes of unknown encoding become the text that was saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heirloom.extract.worker.documents.encodings import decode, named_in

NOTES = [
    ("gbk", "今天早上我们去公园散步，天气很好。"),
    ("gbk", "收据 合计 25元"),
    ("big5", "今天早上我們去公園散步，天氣很好。"),
    ("big5", "收據 合計 25元"),
    ("cp932", "今日は公園に行きました。"),
    ("cp932", "領収書 合計 250円"),
    ("euc_jp", "お母さんの誕生日"),
    ("euc_kr", "오늘 공원에 갔습니다."),
    ("cp949", "영수증 합계 25원"),
    ("cp1252", "Übermäßig schöne Grüße aus München"),
    ("cp1252", "café"),
    ("cp1252", "El niño comió mañana"),
    ("cp1252", "50 € – “quoted”"),
    ("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy"),
    ("cp1250", "Zażółć gęślą jaźń dziś wieczorem"),
    ("cp1251", "Дорогая мама, пишу тебе письмо из Москвы"),
    ("koi8_r", "Дорогая мама, пишу тебе письмо из Москвы"),
    ("koi8_r", "Летом мы ездили с бабушкой на озеро и собирали землянику."),
    ("cp1251", "СПИСОК ГОСТЕЙ НА СВАДЬБУ"),
    ("cp866", "Летом мы ездили с бабушкой на озеро и собирали землянику."),
    ("iso8859_5", "Летом мы ездили с бабушкой на озеро и собирали землянику."),
    ("koi8_u", "Бабуся пекла пиріг із вишнями, а дід лагодив паркан."),
    ("cp1255", "נסענו לים עם הילדים בקיץ שעבר"),
    ("cp1256", "ذهبنا إلى البحر مع الأطفال في الصيف الماضي"),
    ("iso8859_6", "كان بيتنا القديم قرب النهر وراء السوق"),
    ("cp1253", "Το παλιό μας σπίτι ήταν κοντά στο ποτάμι"),
    ("cp1253", "Καλημέρα αγαπητή μου γιαγιά"),
    ("cp1254", "Sevgili büyükanne, bugün çok güneşli ve sıcak"),
    ("cp1255", "שלום סבתא, מה שלומך היום"),
    ("cp1256", "مرحبا يا جدتي كيف حالك اليوم"),
    ("cp874", "สวัสดีคุณยาย วันนี้อากาศดี"),
]
CJK = [
    "big5", "cp949", "euc_jisx0213", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "hz", "iso2022_jp", "iso2022_kr",
    "johab", "shift_jis", "shift_jisx0213",
]  # fmt: skip
"""All of the corpus' encodings but big5hkscs, whose fifteen rare characters spell no word."""


@pytest.mark.parametrize(("encoding", "text"), NOTES)
def test_short_notes_in_old_encodings(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", CJK)
def test_real_files_of_known_encoding(corpus: Path, encoding: str) -> None:
    data = (corpus / "documents/python3.11/cjkencodings" / f"{encoding}.txt").read_bytes()
    assert decode(data).text == data.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@given(
    text=st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
        lambda t: "\ufeff" not in t
    )
)
def test_unicode_with_its_mark_is_exact(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.sure) == (text, True)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(encoding: str) -> None:
    text = "Dear Anna, 收据 is enclosed.\r\n"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "一九八五年的夏天，祖母带我们去划船，荷花开得正好。",
        "親愛的媽媽：你好嗎？我在臺北一切都好。",
        "お母さんの誕生日に花を買いました。",
        "할머니께 편지를 씁니다.",
        "Дорогая мама, пишу тебе письмо из Москвы.",
        "СПИСОК ГОСТЕЙ НА СВАДЬБУ",
        "Καλημέρα αγαπητή μου γιαγιά",
        "שלום סבתא, מה שלומך היום",
        "مرحبا يا جدتي كيف حالك اليوم",
        "สวัสดีคุณยาย วันนี้อากาศดี",
        "Receipt no. 4471: 2 kg of flour",
    ],
)
def test_utf16_without_its_mark_in_every_script(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)


@pytest.mark.parametrize(
    "data",
    [
        b"hello\0world persimmonnul\0\0",
        b"Name\0Street\0City\0Edith Quince\0Hollow Lane 4\0Bath\0",
        b"The plumber came\n" + b"\0" * 41 + b"\nend of log\n",
        b"The plumber came\n" + b"\0" * 4096,
        b"".join(word.ljust(16, b"\0") for word in (b"We", b"pomegranate", b"and", b"kg", b"Edith")),
        "Größe\0日记\0第二行\0".encode(),
    ],
    ids=["end", "fields", "gap", "padding", "columns", "words"],
)
def test_zeros_between_words_are_no_utf16(data: bytes) -> None:
    assert decode(data).text == data.decode()


@pytest.mark.parametrize("encoding", ["gbk", "big5", "cp1251", "cp1252"])
def test_a_gap_of_zeros_in_an_old_encoding(encoding: str) -> None:
    text = {"gbk": "今天早上我们去公园散步，天气很好。", "big5": "今天早上我們去公園散步，天氣很好。"}.get(encoding)
    text = text or ("Дорогая мама, пишу тебе" if encoding == "cp1251" else "Übermäßig schöne Grüße")
    for zeros in (1, 2, 41, 400):
        whole = f"{text}\n{chr(0) * zeros}\n{text}\n"
        assert decode(whole.encode(encoding)).text == whole


def test_a_character_cut_or_broken_leaves_short_utf8_what_it_is() -> None:
    text = "一九八五年的夏天"
    for cut in (1, 2):
        assert decode(text.encode()[:-cut]).text == text[:-1] + "\ufffd"
    broken = bytearray(text.encode())
    broken[-1] = 0x3F
    assert decode(bytes(broken)).text == text[:-1] + "\ufffd?"
    broken[10] = 0xFF
    assert decode(bytes(broken)).text.startswith("一九八")
    assert decode("Дорогая мама".encode()[:-1]).text == "Дорогая мам\ufffd"
    assert decode("soirée au café".encode("cp1252")).text == "soirée au café"


def test_a_log_with_one_broken_byte_stays_utf8() -> None:
    text = "Größe überprüft, 温度 正常。" * 5
    data = text.encode() + b"\xff\n"
    found = decode(data)
    assert (found.text, found.sure) == (text + "\ufffd\n", False)


def test_what_the_file_says_is_believed_where_it_fits() -> None:
    data = "Ñandú".encode("cp1252")
    assert decode(data, "cp1252").sure
    assert decode(data, "no-such-encoding").text == "Ñandú"


def test_the_name_of_a_file_may_state_its_encoding(corpus: Path) -> None:
    data = (corpus / "documents/python3.11/cjkencodings/big5hkscs.txt").read_bytes()
    assert decode(data, named_in("big5hkscs.txt")).text == data.decode("big5hkscs")
    assert decode("Ünï".encode(), named_in("big5.txt")).text == "Ünï"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("letters.KOI8-R.txt", "koi8_r"),
        ("from cp1250 (old).txt", "cp1250"),
        ("gbk_2.txt", "gbk"),
        ("big5hkscs-utf8.txt", "big5hkscs"),
        ("bigger5.txt", None),
        ("cp12521.txt", None),
        ("notes.txt", None),
    ],
)
def test_encodings_in_names(name: str, encoding: str | None) -> None:
    assert named_in(name) == encoding


@given(st.binary(max_size=3000))
def test_any_bytes_give_some_text(data: bytes) -> None:
    assert isinstance(decode(data).text, str)

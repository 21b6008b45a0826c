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

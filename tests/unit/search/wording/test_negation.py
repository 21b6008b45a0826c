"""What a question leaves out, and what only sounds like it."""

from __future__ import annotations

import pytest

from heirloom.search.wording.negation import take_negation


@pytest.mark.parametrize(
    ("text", "rest", "part"),
    [
        ("NOT cat", "", "cat"),
        ("not a cat", "", "cat"),
        ("not of cats", "", "cats"),
        ("without people", "", "people"),
        ("beach without people", "beach", "people"),
        ("beach without any people at sunset", "beach at sunset", "people"),
        ("dogs but not puppies", "dogs", "puppies"),
        ("dog NOT cat", "dog", "cat"),
        ("dog not cat", "dog", "cat"),
        ("that are not of people", "", "people"),
        ("dog -leash", "dog", "leash"),
        ("dog -leash -collar", "dog", "leash, collar"),
        ("without a dog or a cat on the beach", "on the beach", "dog, cat"),
        ("not taken in Lisbon", "", "Lisbon"),
        ("not from 2003", "", "2003"),
        ("没有狗也没有猫", "", "狗, 猫"),
        ("没有狗和猫的海滩", "海滩", "狗, 猫"),
        ("没有和尚的庙", "庙", "和尚"),
        ('dog -"red car"', "dog", "red car"),
        ("-cat", "", "cat"),
        ("beach -people summer 2019", "beach summer 2019", "people"),
        ("-people beach", "beach", "people"),
        ("-截图 发票", "发票", "截图"),
        ("发票 -截图 2019年", "发票 2019年", "截图"),
        ("dog -leash park -collar", "dog park", "leash, collar"),
        ('-"red car" street', "street", "red car"),
        ("dog -leash, 2019", "dog 2019", "leash"),
        ("beach 2019-05 -people", "beach 2019-05", "people"),
        ("x-ray -skull 2019", "x-ray 2019", "skull"),
        ("June 2019 -people beach", "June 2019 beach", "people"),
        ("no people", "", "people"),
        ("empty street, no cars", "empty street", "cars"),
        ("flowers except roses", "flowers", "roses"),
        ("没有猫", "", "猫"),
        ("没有人的海滩", "海滩", "人"),
        ("海滩没有人", "海滩", "人"),
        ("不含文字的图", "图", "文字"),
        ("不是猫", "", "猫"),
        ("除了猫以外的动物", "动物", "猫"),
        ("无人的海滩", "海滩", "人"),
        ("2019年以外", "", "2019年"),
        ("2019年之外的海滩", "海滩", "2019年"),
        ("海滩，2019年除外", "海滩", "2019年"),
        ("去年春节以外", "", "去年春节"),
        ("除了2019年和2020年", "", "2019年, 2020年"),
        ("2015年到2018年以外的狗", "狗", "2015年到2018年"),
        ("except 2019", "", "2019"),
        ("dog except 2019 and 2020", "dog", "2019 and 2020"),
        ("dog except in 2015-2018", "dog", "2015-2018"),
        ("dog, any year but 2019", "dog", "2019"),
        ("beach outside of 2019", "beach", "2019"),
        ("dog -2019", "dog", "2019"),
    ],
)
def test_words_after_a_negation_are_left_out(text: str, rest: str, part: str) -> None:
    found = take_negation(text, led=False, asks=False)
    assert found is not None
    assert (found.rest, ", ".join(found.parts)) == (rest, part)


@pytest.mark.parametrize(
    "text",
    [
        "no parking sign",
        "no smoking",
        "no entry",
        "no way out",
        "no dogs allowed sign",
        "a dog with no collar",
        "a man with no hat",
        "to be or not to be",
        "not only cats",
        "do not disturb",
        "why not me",
        "she is not smiling",
        "forget me not",
        '"without you" song',
        "x-ray",
        "mother-in-law",
        "well-known street",
        "-5 degrees",
        "2019-05 beach",
        "1999 -2003 beach",
        "beach 2019-05-01 - 2019-06-01",
        "June -August 2019 beach",
        "summer 2018 -winter 2019",
        "Mon -Fri opening hours",
        "beach - people",
        "海滩-人",
        '"dog -leash" park',
        "T-shirt e-mail",
        "read_me -_- now",
        "-f.txt",
        "bus no 12",
        "note",
        "有没有狗",
        "是不是猫",
        "无人机",
        "无锡",
        "没有你的日子",
        "没有",
        "without",
        "not",
        "flow -dash experimental results",
        "flow over a plate -dash",
        "what was written without a pen",
        "mice without the gene are resistant to what was induced in others",
        "除了北海还有什么地方",
        "废除了学校的制度",
        "谁不是得主",
        "意料之外",
        "除此以外",
        "八小时以外",
        "all but one",
        "beach 2015 -2019",
        "outside the house",
    ],
)
def test_ordinary_words_turn_no_question_round(text: str) -> None:
    assert take_negation(text, led=False, asks=False) is None


def test_what_is_asked_of_papers_keeps_its_words() -> None:
    assert take_negation("how to bake bread without yeast", led=False, asks=True) is None
    assert take_negation("recipe -eggs", led=False, asks=True) is not None


def test_after_photos_what_is_beside_is_left_out() -> None:
    found = take_negation("北京以外", led=True, asks=False)
    assert found is not None
    assert (found.rest, found.parts) == ("", ("北京",))
    assert take_negation("北京以外", led=False, asks=False) is None
    assert take_negation("意料以外", led=True, asks=False) is None


def test_after_photos_of_no_means_none() -> None:
    assert take_negation("no text", led=True, asks=False) is not None
    assert take_negation("no text", led=False, asks=False) is None

"""The recovery key's text: nothing typed wrongly passes, and the wrong group is named."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heirloom.core.errors import WrongSecret
from heirloom.vault.keys.recovery_key import ALPHABET, RecoveryKeyTypo, check_group, decode, encode, new_secret

SECRET = bytes(range(200, 222))
TEXT = encode(SECRET)


def test_the_text_of_a_key_is_frozen() -> None:
    assert TEXT == "H2FV-RRWS-GJK5-K42T-9WH3-TG7R-8FXX-GEVH-J28W-W94T-8T8X-SZDG"
    assert encode(bytes(22)).startswith("222")
    assert bytes(decode(TEXT)) == SECRET


@given(st.binary(min_size=22, max_size=22))
def test_every_key_comes_back(secret: bytes) -> None:
    text = encode(secret)
    groups = text.split("-")
    assert len(groups) == 12
    assert {len(group) for group in groups} == {4}
    assert set(text) <= set(ALPHABET + "-")
    assert not set(ALPHABET) & set("01ILOU")
    assert bytes(decode(text)) == secret


@pytest.mark.parametrize(
    "typed",
    [
        TEXT.lower(),
        TEXT.replace("-", ""),
        TEXT.replace("-", " "),
        TEXT.replace("-", " – "),
        f"  {TEXT[:29]}\n{TEXT[29:]}\r\n",
        "".join(chr(ord(symbol) + 0xFEE0) if symbol != "-" else "－" for symbol in TEXT),
    ],
    ids=["lower", "no hyphens", "spaces", "dashes", "two lines", "full width"],
)
def test_case_spaces_and_dashes_do_not_matter(typed: str) -> None:
    assert bytes(decode(typed)) == SECRET


def test_every_single_wrong_symbol_is_named_by_its_group() -> None:
    plain = TEXT.replace("-", "")
    for at, symbol in itertools.product(range(48), ALPHABET):
        if symbol == plain[at]:
            continue
        with pytest.raises(RecoveryKeyTypo) as caught:
            decode(plain[:at] + symbol + plain[at + 1 :])
        assert caught.value.groups == (at // 4 + 1,)
        assert f"group {at // 4 + 1}" in caught.value.message


def test_swapped_neighbours_are_noticed_in_every_possible_group() -> None:
    """All 30 × 30 × 30 groups; each holds three pairs of neighbours, the check symbol's included."""
    for symbols in itertools.product(ALPHABET[::3], ALPHABET, ALPHABET[::2]):
        data = "".join(symbols)
        group = next(data + check for check in ALPHABET if check_group(4, data + check))
        for at in range(3):
            swapped = group[:at] + group[at + 1] + group[at] + group[at + 2 :]
            assert swapped == group or not check_group(4, swapped)


def test_groups_in_each_others_place_are_noticed() -> None:
    groups = TEXT.split("-")
    for one, other in itertools.combinations(range(12), 2):
        mixed = groups.copy()
        mixed[one], mixed[other] = mixed[other], mixed[one]
        with pytest.raises(RecoveryKeyTypo) as caught:
            decode("-".join(mixed))
        assert caught.value.groups == (one + 1, other + 1)


def test_a_group_cut_short_is_named() -> None:
    groups = TEXT.split("-")
    groups[6] = groups[6][:3]
    with pytest.raises(RecoveryKeyTypo) as caught:
        decode("-".join(groups))
    assert caught.value.groups == (7,)


@pytest.mark.parametrize(
    "typed", ["", "hello", TEXT[:-1].replace("-", ""), TEXT + TEXT[:5], "?" * 48, "É" * 48, "ß" * 24]
)
def test_what_is_no_key_is_refused_as_a_wrong_secret(typed: str) -> None:
    with pytest.raises(WrongSecret):
        decode(typed)


def test_numbers_past_176_bits_are_no_key() -> None:
    most = "".join(
        next(f"ZZZ{check}" for check in ALPHABET if check_group(number, f"ZZZ{check}")) for number in range(1, 13)
    )
    with pytest.raises(RecoveryKeyTypo):
        decode(most)


def test_one_group_can_be_checked_alone() -> None:
    groups = TEXT.split("-")
    assert check_group(1, groups[0].lower())
    assert not check_group(2, groups[0])
    assert not check_group(0, groups[0])
    assert not check_group(13, groups[0])
    assert not check_group(1, "")


def test_new_secrets_are_random() -> None:
    assert len(new_secret()) == 22
    assert new_secret() != new_secret()

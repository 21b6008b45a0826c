"""The channel between gate and main process: frames arrive whole, the key as raw bytes, nonsense ends it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from heirloom.gui.process.channel import Channel
from heirloom.gui.process.messages import FirstRunChoices, Opened

KEY = bytes(range(32))


@pytest.fixture
def ends() -> Iterator[tuple[Channel, Channel]]:
    """Both ends: what one says the other hears."""
    to_other, from_one = os.pipe(), os.pipe()
    one, other = Channel(to_other[0], from_one[1]), Channel(from_one[0], to_other[1])
    yield one, other
    one.close()
    other.close()


def test_words_and_fields_arrive_in_order(ends: tuple[Channel, Channel]) -> None:
    one, other = ends
    assert one.say("ready")
    assert one.say("leave", why="lock", window=[1, 2, 3, 4, 0])
    first, second = other.hear(), other.hear()
    assert first is not None
    assert second is not None
    assert (first.word, second.word, second.fields) == ("ready", "leave", {"why": "lock", "window": [1, 2, 3, 4, 0]})


def test_the_key_comes_with_the_vault(ends: tuple[Channel, Channel]) -> None:
    one, other = ends
    opened = Opened(Path("/v/家"), bytearray(KEY), FirstRunChoices(("/a", "/b"), None), ("/in",))
    assert one.hand_over(opened)
    heard = other.hear()
    assert heard is not None
    assert heard.opened == opened
    assert heard.opened is not None
    assert bytes(heard.opened.unlock_key) == KEY


def test_the_key_is_never_text(ends: tuple[Channel, Channel]) -> None:
    one, other = ends
    one.hand_over(Opened(Path("/v"), bytearray(KEY)))
    raw = os.read(other.reads, 4096)
    assert raw.endswith(KEY)
    assert KEY.hex().encode() not in raw


def test_it_is_in_no_representation() -> None:
    opened = Opened(Path("/v"), bytearray(KEY))
    assert "unlock_key" not in repr(opened)
    opened.wipe()
    assert opened.unlock_key == bytes(32)


def test_a_key_of_another_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Opened(Path("/v"), bytearray(31))


def test_the_end_of_the_other_side_is_heard(ends: tuple[Channel, Channel]) -> None:
    one, other = ends
    os.close(one.writes)
    assert other.hear() is None
    one.writes = os.open(os.devnull, os.O_WRONLY)


def test_nobody_listens(ends: tuple[Channel, Channel]) -> None:
    one, other = ends
    os.close(other.reads)
    assert not one.say("ready")
    other.reads = os.open(os.devnull, os.O_RDONLY)


@pytest.mark.parametrize("raw", [b"\xff\xff\xff\xff", b"\0\0\0\x02[]", b"\0\0\0\x02{}", b"\0\0\0\x03abc", b"\0\0"])
def test_nonsense_ends_it(ends: tuple[Channel, Channel], raw: bytes) -> None:
    one, other = ends
    os.write(one.writes, raw)
    os.close(one.writes)
    assert other.hear() is None
    one.writes = os.open(os.devnull, os.O_WRONLY)

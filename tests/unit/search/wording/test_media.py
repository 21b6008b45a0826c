"""Words for recordings, and words that only hold them."""

from __future__ import annotations

import pytest

from heirloom.search.wording.media import take_media


@pytest.mark.parametrize(
    ("text", "rest", "media"),
    [
        ("videos", "", "video"),
        ("our home movies", "", "video"),
        ("videos of the sea", "the sea", "video"),
        ("birthday video", "birthday", "video"),
        ("a video from Lisbon", "from Lisbon", "video"),
        ("voice memo", "", "audio"),
        ("grandma's voice messages", "grandma's", "audio"),
        ("recordings of the choir", "the choir", "audio"),
        ("视频", "", "video"),
        ("海边的视频", "海边", "video"),
        ("录音", "", "audio"),
        ("奶奶的录音", "奶奶", "audio"),
        ("video game", "video game", None),
        ("recording studio", "recording studio", None),
        ("录音笔", "录音笔", None),
        ("a dog", "a dog", None),
    ],
)
def test_recordings_are_told_by_their_words(text: str, rest: str, media: str | None) -> None:
    assert take_media(text)[:2] == (rest, media)

"""Before much is added on the word of a few, the command line says what may be wrong, and at a terminal asks."""

from __future__ import annotations

from io import StringIO

import pytest

from heirloom.cli.albums import agrees_to_add
from heirloom.cli.output import Output


class Terminal(StringIO):
    """Somebody sits there and types."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stdin", "agrees"),
    [
        (Terminal("y\n"), True),
        (Terminal("\n"), False),
        (Terminal(""), False),
        (StringIO("n\n"), True),
    ],
    ids=["yes", "enter", "gone", "no terminal"],
)
def test_it_is_told_and_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stdin: StringIO, agrees: bool
) -> None:
    monkeypatch.setattr("sys.stdin", stdin)
    assert agrees_to_add(510, 255, Output(as_json=False)) is agrees
    told = capsys.readouterr()
    assert told.out == ""
    assert "510 memories would join; about 255 of them may be wrong." in told.err
    assert ("Add them?" in told.err) is stdin.isatty()

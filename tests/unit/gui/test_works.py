"""What others' works are for is told in the language of the window."""

from __future__ import annotations

from heirloom.gui.screens.settings.about import papers
from heirloom.gui.screens.settings.about.parts import PARTS, part_text


def test_every_part_in_the_list_can_be_translated() -> None:
    works = papers.find().works
    assert works
    assert {work.part for work in works} == PARTS


def test_in_english_it_is_told_as_the_list_tells_it() -> None:
    work = papers.Work("Some", "a part nobody knew", "MIT", "somebody")
    assert part_text(work) == "a part nobody knew"

"""Names of people in a question, and words that only look like one."""

from __future__ import annotations

import pytest

from heirloom.search.wording.people import without_names


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Uncle Bernard", ""),
        ("uncle bernard", ""),
        ("Aunt Hyacinth on the beach", "on the beach"),
        ("Anna on the beach", "on the beach"),
        ("anna's birthday cake", "birthday cake"),
        ("Grandma Rose with a dog", "with a dog"),
        ("a rose", "a rose"),
        ("grandma in the garden", "grandma in the garden"),
        ("a St Bernard dog", "a St Bernard dog"),
        ("a doctor with a patient", "a doctor with a patient"),
        ("a bill", "a bill"),
    ],
)
def test_names_are_nothing_to_see(text: str, seen: str) -> None:
    assert without_names(text) == seen
